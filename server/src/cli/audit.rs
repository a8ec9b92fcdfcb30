//! `poort audit`.

use super::CliError;
use crate::config::Config;
use crate::store::events::{Broken, verify};
use clap::Subcommand;
use std::process::ExitCode;

#[derive(Subcommand)]
pub(super) enum Audit {
    /// Walk the chain of the whole history and tell whether anything was edited, removed, moved or cut.
    Verify {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Runs a command about the history. Fails when the chain is broken.
pub(super) async fn run(config: &Config, command: Audit) -> Result<ExitCode, CliError> {
    let Audit::Verify { json } = command;
    let state = super::open(config).await?;
    let verdict = verify(&state.database.read).await?;
    if json {
        println!("{}", serde_json::to_string(&verdict)?);
    } else {
        match &verdict.broken {
            None => println!("{} events, unbroken. Head: {}", verdict.events, verdict.head),
            Some(Broken::Edited { seq }) => println!("Event {seq} was edited: its content does not give its hash."),
            Some(Broken::Unlinked { seq }) => println!("Event {seq} does not follow the one before it: something was removed or moved."),
            Some(Broken::Cut { expected, found }) => println!("The history ends at event {found}, but {expected} events were written."),
        }
    }
    Ok(if verdict.broken.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

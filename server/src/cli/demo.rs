//! `poort demo`: the fictitious set that shows what Poort does.

use super::CliError;
use crate::config::Config;
use crate::demo;
use crate::state::State;
use clap::Subcommand;
use std::time::Instant;

#[derive(Subcommand)]
pub(super) enum Demo {
    /// Load the demo set; does nothing when it is there already.
    Load,
    /// Remove everything that the demo set brought.
    Remove,
    /// Write a large portfolio, the same for the same seed. Loads the demo set first, because its people decide.
    Bulk {
        /// How many projects.
        #[arg(long)]
        projects: u64,
        /// Where the dice begin; each seed can be used once.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

/// Runs a command about the demo set.
pub(super) async fn run(config: &Config, command: Demo) -> Result<(), CliError> {
    let state = super::open(config).await?;
    match command {
        Demo::Load => load(&state, config).await?,
        Demo::Remove => {
            demo::remove(&state).await?;
            println!("The demo set is removed. Its events stay in the history.");
        }
        Demo::Bulk { projects, seed } => {
            load(&state, config).await?;
            let begun = Instant::now();
            let rows = demo::bulk(&state, projects, seed).await?;
            let milliseconds = begun.elapsed().as_millis().max(1);
            println!("{projects} projects, {rows} rows in {milliseconds} ms: {} rows a second.", u128::from(rows) * 1_000 / milliseconds);
        }
    }
    Ok(())
}

async fn load(state: &State, config: &Config) -> Result<(), CliError> {
    match demo::load(state, config.demo_password.clone()).await? {
        Some(password) => {
            println!("The demo set is loaded. Sign in with one of these addresses and the password {password}");
            for account in demo::ACCOUNTS {
                println!("  {:<26} {}", account.email, account.what);
            }
        }
        None => println!("The demo set is there already."),
    }
    Ok(())
}

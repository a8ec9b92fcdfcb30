//! `poort people`: what an operator without a browser does for people with an account.

use super::CliError;
use crate::config::Config;
use crate::factors::resets;
use clap::Subcommand;
use domain::people::clean_address;
use std::process::ExitCode;

/// What is done.
#[derive(Debug, Subcommand)]
pub(super) enum People {
    /// Take the second factor of somebody away who lost it, and end their sessions. The history tells that the operator did.
    ResetFactor {
        /// The e-mail address of the account.
        email: String,
    },
}

/// Does it.
pub(super) async fn run(config: &Config, command: People) -> Result<ExitCode, CliError> {
    let state = super::open(config).await?;
    match command {
        People::ResetFactor { email } => {
            let email = clean_address(&email);
            if resets::by_operator(&state, &email).await? {
                println!("The second factor of {email} is reset. They sign in with their password and set up a new one.");
                Ok(ExitCode::SUCCESS)
            } else {
                eprintln!("poort: nobody with the address {email} has a second factor");
                Ok(ExitCode::FAILURE)
            }
        }
    }
}

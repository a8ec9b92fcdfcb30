//! `poort demo`: the fictitious set that shows what Poort does.

use super::CliError;
use crate::config::Config;
use crate::demo;
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum Demo {
    /// Load the demo set; does nothing when it is there already.
    Load,
    /// Remove everything that the demo set brought.
    Remove,
}

/// Runs a command about the demo set.
pub(super) async fn run(config: &Config, command: Demo) -> Result<(), CliError> {
    let state = super::open(config).await?;
    match command {
        Demo::Load => match demo::load(&state, config.demo_password.clone()).await? {
            Some(password) => {
                println!("The demo set is loaded. Sign in with one of these addresses and the password {password}");
                for account in demo::ACCOUNTS {
                    println!("  {:<26} {}", account.email, account.what);
                }
            }
            None => println!("The demo set is there already."),
        },
        Demo::Remove => {
            demo::remove(&state).await?;
            println!("The demo set is removed. Its events stay in the history.");
        }
    }
    Ok(())
}

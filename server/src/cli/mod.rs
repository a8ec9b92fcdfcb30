//! The command line `poort`.

mod audit;
mod demo;
mod import;
mod people;
mod routes;
mod serve;
mod setup_token;

use crate::config::{Config, ConfigArgs};
use crate::state::{Clock, State};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Poort: a portfolio of innovation projects through phases and gates.
#[derive(Parser)]
#[command(name = "poort", version, about)]
struct Line {
    #[command(flatten)]
    config: ConfigArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages.
    Serve,
    /// Bring the schema up to date and fill the reference tables.
    Migrate,
    /// Make the one-time token with which the first administrator sets a password, or one more when none can come in.
    SetupToken,
    /// The demo set.
    #[command(subcommand)]
    Demo(demo::Demo),
    /// Bring in data from files.
    #[command(subcommand)]
    Import(import::Import),
    /// The history.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// People: who has access, inviting somebody, ending access, a second factor that was lost.
    #[command(subcommand)]
    People(people::People),
    /// Every route: method, path, action required, public or not.
    Routes {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// What went wrong, in words for the terminal.
pub type CliError = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command of this process.
pub async fn run() -> ExitCode {
    let line = Line::parse();
    match execute(line).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("poort: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(line: Line) -> Result<ExitCode, CliError> {
    if let Command::Routes { json } = line.command {
        routes::print(json)?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = line.config.check()?;
    match line.command {
        Command::Serve => serve::run(&config).await?,
        Command::Migrate => {
            open(&config).await?;
            println!("The database is up to date.");
        }
        Command::SetupToken => setup_token::run(&config).await?,
        Command::Demo(command) => demo::run(&config, command).await?,
        Command::Import(command) => import::run(&config, command).await?,
        Command::Audit(command) => return audit::run(&config, command).await,
        Command::People(command) => people::run(&config, command).await?,
        Command::Routes { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// The state, with the database open and up to date.
async fn open(config: &Config) -> Result<State, CliError> {
    let cannot = |error: &dyn std::fmt::Display| format!("the database cannot be used: {error}");
    let state = State::open(config, Clock::default()).await.map_err(|error| cannot(&error))?;
    let written = crate::gates::fill_ledger(&state).await.map_err(|error| cannot(&error))?;
    if written > 0 {
        tracing::info!(written, "decisions that were signed before there was a ledger got their rows");
    }
    Ok(state)
}

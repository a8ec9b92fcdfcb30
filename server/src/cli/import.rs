//! `poort import`.

use super::CliError;
use crate::config::Config;
use crate::imports::{FileProblem, Importer, ProjectList, broken_off, import_file, refusal, refused_import, write_json, write_summary, written};
use crate::state::new_id;
use app::language::Words;
use clap::{Subcommand, ValueEnum};
use domain::ids::ImportId;
use domain::people::Language;
use std::io::stdout;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub(super) enum Import {
    /// Bring in a list of projects from before 2010, in one transaction.
    Projects {
        /// The file.
        file: PathBuf,
        /// How the file is written.
        #[arg(long, value_enum)]
        format: Format,
        /// Tell what is wrong, row by row, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// The dry run as JSON.
        #[arg(long, requires = "dry_run")]
        json: bool,
    },
}

/// The formats that are read.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// The list of Dutch projects in the European structural funds, in CSV.
    EfroNl,
}

/// The terminal speaks Dutch, the first language.
const WORDS: Words = Words::new(Language::Nl);

/// Runs an import or its dry run; the dry run needs no database.
pub(super) async fn run(config: &Config, command: Import) -> Result<(), CliError> {
    let Import::Projects { file, format: Format::EfroNl, dry_run, json } = command;
    if dry_run {
        return print_dry_run(&file, json);
    }
    let state = super::open(config).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let broken_off = broken_off(&state.database.read, &name).await?;
    let imported = import_file(&state, Importer::Operator, broken_off.unwrap_or_else(|| ImportId(new_id())), &file).await;
    match imported {
        Ok(imported) => println!("{}", written(WORDS, &imported)),
        Err(error) => return Err(refused_import(WORDS, &error).unwrap_or_else(|| format!("{error:?}")).into()),
    }
    Ok(())
}

fn print_dry_run(file: &Path, json: bool) -> Result<(), CliError> {
    let worded = |problem: FileProblem| refusal(WORDS, &problem);
    let report = ProjectList::open(file).map_err(worded)?.dry_run().map_err(worded)?;
    if json {
        write_json(&report, &mut stdout().lock())?
    } else {
        write_summary(WORDS, &report, &mut stdout().lock())?
    }
    Ok(())
}

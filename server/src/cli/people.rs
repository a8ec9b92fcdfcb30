//! `poort people`: who has access, inviting somebody, and ending access, for an operator without a browser.

use super::CliError;
use crate::config::Config;
use crate::factors::resets;
use crate::frame::answer::{Unsaved, Why};
use crate::people::invitations::{self, By};
use crate::people::list::everybody;
use crate::people::{end_access, store::by_email};
use crate::state::State;
use app::language::Words;
use app::people::{days_words, invitation_label, role_words};
use clap::Subcommand;
use domain::people::{InternalInvitationForm, Language, LeavingForm, clean_address};
use domain::problem::Problem;
use serde_json::json;

#[derive(Subcommand)]
pub(super) enum People {
    /// Everybody with an account: name, address, roles with their days, when last seen.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Invite somebody inside the programme; prints the link, which works once.
    Invite {
        /// The name.
        #[arg(long)]
        name: String,
        /// The e-mail address.
        #[arg(long)]
        email: String,
        /// `programme_manager`, `steering_member` or `administrator`.
        #[arg(long)]
        role: String,
        /// The seat of a steering member: `member`, `chair` or `secretary`.
        #[arg(long, default_value = "")]
        seat: String,
        /// First day of the role, such as 1-12-2027.
        #[arg(long, default_value = "")]
        first_day: String,
        /// Last day of the role.
        #[arg(long, default_value = "")]
        last_day: String,
        /// The language of the message: `nl` or `en`.
        #[arg(long, default_value = "nl")]
        language: String,
    },
    /// End somebody's access now; what they signed keeps their name.
    End {
        /// The e-mail address.
        #[arg(long)]
        email: String,
        /// Why.
        #[arg(long)]
        reason: String,
        /// The address of the programme manager who takes over the projects.
        #[arg(long)]
        successor: Option<String>,
    },
    /// Take the second factor of somebody away who lost it, and end their sessions. The history tells that the operator did.
    ResetFactor {
        /// The e-mail address of the account.
        #[arg(long)]
        email: String,
    },
}

/// The terminal speaks Dutch, the first language.
const WORDS: Words = Words::new(Language::Nl);

/// Runs the command.
pub(super) async fn run(config: &Config, command: People) -> Result<(), CliError> {
    let state = super::open(config).await?;
    match command {
        People::List { json } => list(&state, json).await,
        People::Invite { name, email, role, seat, first_day, last_day, language } => {
            invite(&state, InternalInvitationForm { name, email, language, role, seat, first_day, last_day }).await
        }
        People::End { email, reason, successor } => end(&state, (&email, reason), successor.as_deref()).await,
        People::ResetFactor { email } => reset_factor(&state, &clean_address(&email)).await,
    }
}

async fn list(state: &State, as_json: bool) -> Result<(), CliError> {
    let found = everybody(&state.database.read, state.clock.today()).await?;
    if as_json {
        let role =
            |row: &::entity::person_role::Model| json!({ "role": row.role, "seat": row.seat, "first_day": row.first_day, "last_day": row.last_day });
        let person = |one: &crate::people::list::Found| {
            let roles: Vec<_> = one.roles.iter().map(role).collect();
            let (name, email) = (&one.person.name, &one.person.email);
            json!({ "name": name, "email": email, "organisation": one.organisation, "active": one.person.active, "roles": roles, "seen": one.seen })
        };
        println!("{}", serde_json::to_string_pretty(&found.iter().map(person).collect::<Vec<_>>())?);
        return Ok(());
    }
    for one in found {
        let days = |row: &::entity::person_role::Model| {
            days_words(WORDS, (row.first_day, row.last_day)).map(|days| format!(" ({days})")).unwrap_or_default()
        };
        let roles: Vec<String> = one.roles.iter().map(|row| format!("{}{}", role_words(WORDS, row.role, row.seat), days(row))).collect();
        let roles = if one.person.active { roles.join("; ") } else { WORDS.t("people-ended") };
        let seen = one.seen.map_or_else(|| WORDS.t("people-never-seen"), |at| WORDS.date_time(at));
        println!("{} <{}>\t{roles}\t{seen}", one.person.name, one.person.email);
    }
    Ok(())
}

fn told(problems: &[Problem]) -> CliError {
    let lines: Vec<String> = problems.iter().map(|one| WORDS.problem(&one.kind, &invitation_label(WORDS, &one.field))).collect();
    lines.join("\n").into()
}

fn why(unsaved: Unsaved) -> CliError {
    match unsaved {
        Unsaved::Failed(error) => error.to_string().into(),
        Unsaved::Again(Why::Problems(problems)) => told(&problems),
        Unsaved::Again(Why::Lost) => WORDS.t("meanwhile").into(),
        Unsaved::Again(Why::Refused(never)) => match never {},
    }
}

async fn invite(state: &State, form: InternalInvitationForm) -> Result<(), CliError> {
    let new = form.check(Language::Nl, state.clock.today()).map_err(|problems| told(&problems))?;
    let write = state.begin().await?;
    let (path, events) = invitations::invite((state, &write), &By::OPERATOR, new, None).await.map_err(why)?;
    write.finish(events).await?;
    println!("{}{path}", state.base_url.as_str().trim_end_matches('/'));
    Ok(())
}

async fn end(state: &State, (email, reason): (&str, String), successor: Option<&str>) -> Result<(), CliError> {
    let read = &state.database.read;
    let account = by_email(read, &clean_address(email)).await?.ok_or_else(|| WORDS.t("people-none"))?;
    let successor = match successor {
        Some(email) => by_email(read, &clean_address(email)).await?.ok_or_else(|| WORDS.t("people-none"))?.id.to_string(),
        None => String::new(),
    };
    let write = state.begin().await?;
    let form = LeavingForm { reason, successor };
    let events = end_access::end((state, &write), &By::OPERATOR, &account, &form).await.map_err(why)?;
    write.finish(events).await?;
    println!("{}", WORDS.t("done-access-ended"));
    Ok(())
}

async fn reset_factor(state: &State, email: &str) -> Result<(), CliError> {
    if !resets::by_operator(state, email).await? {
        return Err(format!("nobody with the address {email} has a second factor").into());
    }
    println!("The second factor of {email} is reset. They sign in with their password and set up a new one.");
    Ok(())
}

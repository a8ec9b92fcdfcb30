//! What the limits on sign-in and links leave behind: a line in the log for each failure, in the history one event for each account that reached
//! its limit, and in the security log what failed or was refused. All of it is written by and by: a wrong password takes no turn of the writer, and nobody grows the history by guessing.

use crate::frame::respond::AppError;
use crate::frame::security_log;
use crate::security::address::Address;
use crate::security::limit_reports::{Reached, Reports, Strangers};
use crate::security::refusals::Refusal;
use crate::state::State;
use crate::store::events::Event;
use ::entity::person;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::audit::HistoryEvent;
use domain::people::{SecurityAction, SecurityResult, whole_seconds};
use sea_orm::DbErr;
use std::time::Duration;
use tokio::sync::watch;

/// How often what happened is written into the history.
const WRITES_EVERY: Duration = Duration::from_secs(60);
/// How often at most an event tells of accounts that are not there and of addresses: a stranger can make as many of them as they like.
const STRANGERS_EVERY: TimeDelta = TimeDelta::hours(1);

/// What is to be written now.
fn due(reports: &Reports, now: DateTime<Utc>) -> Vec<Event> {
    let Reached { people, factors, strangers } = reports.take(now, STRANGERS_EVERY);
    let known = people.into_iter().map(|(person, name)| HistoryEvent::SignInLimited { person, name });
    let factors = factors.into_iter().map(|(person, name)| HistoryEvent::FactorLimited { person, name });
    let strangers = strangers.map(|Strangers { unknown, addresses }| HistoryEvent::StrangersLimited { unknown_accounts: unknown, addresses });
    known.chain(factors).chain(strangers).map(Event::by_operator).collect()
}

/// Notes for the security log what failed or was refused, and to whom when somebody was signed in.
pub fn note(state: &State, (action, result, object): (SecurityAction, SecurityResult, &str), from: Address, actor: Option<&Actor>) {
    let actor = actor.map(|actor| (actor.id, actor.name.clone()));
    state.refusals.note(Refusal { actor, ..Refusal::new(action, result, object, from) }, state.clock.now());
}

/// A try to sign in, or to have a new password, that came too soon.
pub(crate) fn came_too_soon(state: &State, action: SecurityAction, email: &str, from: Address) {
    note(state, (action, SecurityResult::Refused, &masked(email)), from, None);
}

/// A password of now that was wrong, from somebody who is signed in: counted like one at the door, where it could have been tried as well.
pub(crate) fn wrong_password(state: &State, actor: &Actor, account: &person::Model, from: Address) {
    count_failure(state, (&account.email, Some(account)), from);
    note(state, (SecurityAction::Password, SecurityResult::Failed, ""), from, Some(actor));
}

/// Counts and logs a sign-in that failed, with the account if there is one.
pub(crate) fn sign_in_failed(state: &State, (email, account): (&str, Option<&person::Model>), from: Address) {
    let object = account.map_or_else(|| masked(email), of_person);
    note(state, (SecurityAction::SignIn, SecurityResult::Failed, &object), from, None);
    count_failure(state, (email, account), from);
}

fn count_failure(state: &State, (email, account): (&str, Option<&person::Model>), from: Address) {
    let now = state.clock.now();
    let reached = state.attempts.sign_in_failed(email, from, now);
    tracing::info!(address = %from, account = masked(email), known = account.is_some(), "a sign-in failed");
    let known = account.filter(|_| reached.account);
    if let Some(person) = known {
        state.reports.account(person.id, &person.name);
    }
    let is_unknown = reached.account && account.is_none();
    state.reports.strangers(Strangers { unknown: u64::from(is_unknown), addresses: u64::from(reached.address) });
    if let Some(wait) = state.attempts.sign_in_waits(email, from, now) {
        let (account, address) = (reached.account, reached.address);
        tracing::warn!(address = %from, account = masked(email), seconds = whole_seconds(wait), reached.account = account, reached.address = address, "sign-in waits");
    }
}

/// The first letter and the host: enough to recognise somebody by, and no password that was typed in the wrong field.
fn masked(email: &str) -> String {
    let host = email.rsplit_once('@').map(|(_, host)| host).filter(|host| host.len() <= 100 && !host.contains(char::is_control));
    match (email.chars().next(), host) {
        (Some(first), Some(host)) if first.is_alphanumeric() => format!("{first}…@{host}"),
        _ => "no address".to_owned(),
    }
}

/// Lets an address try a link.
///
/// # Errors
/// 429 after too many that were wrong.
pub fn may_try_link(state: &State, from: Address) -> Result<(), AppError> {
    let wait = state.attempts.link_waits(from, state.clock.now());
    let Some(wait) = wait else { return Ok(()) };
    note(state, (SecurityAction::Link, SecurityResult::Refused, ""), from, None);
    Err(AppError::TooMany { seconds: whole_seconds(wait) })
}

/// A link that nobody was given, counted and logged: it is not there.
pub fn wrong_link(state: &State, from: Address) -> AppError {
    tracing::info!(address = %from, "a link that is not there was tried");
    note(state, (SecurityAction::Link, SecurityResult::Failed, ""), from, None);
    if state.attempts.link_failed(from, state.clock.now()) {
        tracing::warn!(address = %from, "links wait");
        state.reports.strangers(Strangers { unknown: 0, addresses: 1 });
    }
    AppError::NotFound
}

/// Lets somebody try a code or a passkey, of this account or of nobody known yet. It counts as in vain until [`factor_right`].
///
/// # Errors
/// The seconds to wait, after too many that were wrong.
pub fn factor_tried(state: &State, account: Option<&person::Model>, from: Address) -> Result<(), i64> {
    let id = account.map(|account| account.id.to_string());
    match state.attempts.factor_tried(id.as_deref(), from, state.clock.now()) {
        Ok(reached) => {
            if let Some(person) = account.filter(|_| reached.account) {
                tracing::warn!(address = %from, account = masked(&person.email), "a second factor waits");
                state.reports.factor(person.id, &person.name);
            }
            state.reports.strangers(Strangers { unknown: 0, addresses: u64::from(reached.address) });
            Ok(())
        }
        Err(wait) => {
            let object = account.map(of_person).unwrap_or_default();
            note(state, (SecurityAction::Factor, SecurityResult::Refused, &object), from, None);
            Err(whole_seconds(wait))
        }
    }
}

/// The code or the passkey was wrong.
pub fn factor_wrong(state: &State, account: Option<&person::Model>, from: Address) {
    let object = account.map(of_person).unwrap_or_default();
    note(state, (SecurityAction::Factor, SecurityResult::Failed, &object), from, None);
}

fn of_person(account: &person::Model) -> String {
    format!("person {}", account.id)
}

/// An invitation that came too soon after others.
pub fn invitation_waits(state: &State, actor: &Actor, email: &str, from: Address) {
    note(state, (SecurityAction::Invitation, SecurityResult::Refused, &masked(email)), from, Some(actor));
}

/// The code or the passkey was right.
pub fn factor_right(state: &State, account: Option<&person::Model>, from: Address) {
    let id = account.map(|account| account.id.to_string());
    state.attempts.factor_right(id.as_deref(), from);
}

/// Writes what happened into the history and the security log.
///
/// # Errors
/// What could not be written is in the log, and what is for the security log waits for the next time.
pub async fn report(state: &State) -> Result<(), DbErr> {
    let now = state.clock.now();
    let (events, refusals) = (due(&state.reports, now), state.refusals.take());
    if events.is_empty() && refusals.is_empty() {
        return Ok(());
    }
    let written = async {
        let write = state.database.begin(now).await?;
        if !refusals.is_empty() {
            security_log::keep(&write, refusals.clone(), now).await?;
        }
        write.finish(events).await
    };
    let written = written.await;
    if written.is_err() {
        state.refusals.put_back(refusals);
    }
    written
}

/// Reports until the other end of `stopped` is dropped, and then once more.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    let mut is_over = false;
    while !is_over {
        is_over = tokio::time::timeout(WRITES_EVERY, stopped.changed()).await.is_ok();
        if let Err(error) = report(&state).await {
            tracing::error!(%error, "that sign-in was limited could not be written into the history");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_knows_somebody_by_a_letter_and_a_host_and_never_a_password() {
        let rows = [
            ("anna@poort.example", "a…@poort.example"),
            ("een lang geheim", "no address"),
            ("", "no address"),
            ("@poort.example", "no address"),
            ("a@b\nc", "no address"),
        ];
        for (email, told) in rows {
            assert_eq!(masked(email), told, "{email:?}");
        }
        assert_eq!(masked(&format!("a@{}", "b".repeat(101))), "no address");
    }
}

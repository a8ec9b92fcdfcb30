//! The password of now, asked of somebody who is signed in before they change how they sign in. It is limited like the password at the door, by the
//! same counters: whoever finds a browser open guesses here no faster than there.

use crate::frame::answer::Unsaved;
use crate::frame::limits;
use crate::frame::respond::AppError;
use crate::security::address::Address;
use crate::state::State;
use ::entity::person;
use domain::access::Actor;
use domain::people::{SecurityAction, SecurityResult, whole_seconds};
use domain::problem::{Problem, ProblemKind};

/// What who comes from an address with a crowd before them is told to wait, in seconds.
const CROWDED: i64 = 30;

/// Looks whether it is the password of this account.
///
/// # Errors
/// A problem with the field when it is not; 429 when it was tried too often.
pub(super) async fn check(state: &State, (actor, account): (&Actor, &person::Model), typed: String, from: Address) -> Result<(), Unsaved> {
    waits(state, (actor, account), from)?;
    let Some(turn) = state.passwords.turn(from).await else { return Err(AppError::TooMany { seconds: CROWDED }.into()) };
    // Of many who come at once, the later ones meet here what the first have left.
    waits(state, (actor, account), from)?;
    let (is_right, place) = turn.verify(typed, account.password_hash.clone()).await;
    if is_right {
        return Ok(());
    }
    limits::wrong_password(state, actor, account, from);
    drop(place);
    Err(not_the_password())
}

fn waits(state: &State, (actor, account): (&Actor, &person::Model), from: Address) -> Result<(), AppError> {
    let Some(wait) = state.attempts.sign_in_waits(&account.email, from, state.clock.now()) else { return Ok(()) };
    limits::note(state, (SecurityAction::Password, SecurityResult::Refused, ""), from, Some(actor));
    Err(AppError::TooMany { seconds: whole_seconds(wait) })
}

/// What is said of a password that is not that of the account.
pub(super) fn not_the_password() -> Unsaved {
    vec![Problem::new("current_password", ProblemKind::NotThePassword)].into()
}

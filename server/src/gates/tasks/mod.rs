//! What gates and decisions ask of a person.

mod at_conditions;
mod at_decisions;
mod at_gates;

pub(crate) use at_gates::{WAITING, WITH_GATE_DATE, coming};

use crate::state::State;
use app::language::Words;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::Actor;
use domain::gates::tasks::Task;
use domain::people::Role;
use sea_orm::DbErr;

/// Gates that wait, conditions to see to or to verify, decisions to sign. At most four queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let mut items = Vec::new();
    let is_of_programme = actor.is(Role::SteeringMember) || actor.is(Role::ProgrammeManager);
    if is_of_programme {
        items.extend(at_gates::waiting(state, actor, words, today).await?);
    }
    items.extend(at_conditions::tasks(state, actor, words, today).await?);
    if is_of_programme {
        items.extend(at_decisions::to_sign(state, actor, words, today).await?);
    }
    Ok(items)
}

/// How a task is called.
pub(crate) const fn key(task: Task) -> &'static str {
    match task {
        Task::Decide => "work-decide",
        Task::Check => "work-check",
        Task::Prepare => "work-gate",
        Task::Finish => "work-draft",
        Task::SeeHold => "work-hold",
        Task::Sign => "work-sign",
        Task::TakeBack => "work-take-back",
        Task::Verify => "work-condition",
        Task::SeeTo => "work-see-to",
        Task::ConfirmStop => "work-stop",
        Task::AcceptEvidence => "work-evidence",
    }
}

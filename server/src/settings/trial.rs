//! Trying the mail server, and what was recorded of that and of the other steps that leave no trace of their own.

use crate::frame::answer::Unsaved;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::setup_step;
use app::mail::Rendered;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::MessageId;
use domain::settings::{MailTrouble, SetupStep, StepOutcome};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// No mail server is set: there is nothing to try.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoServer;

/// What was recorded of a step.
pub(super) async fn recorded(connection: &impl ConnectionTrait, step: SetupStep) -> Result<Option<setup_step::Model>, DbErr> {
    setup_step::Entity::find_by_id(step).one(connection).await
}

/// Sends a message to this address and keeps how that went. The server is asked before the turn to write begins: it may take long.
///
/// # Errors
/// That no server is set, or whatever the database says.
pub(super) async fn run(
    state: &State,
    permit: &Permit<act::ManageSettings>,
    submission: &Submission,
    (address, letter): (String, Rendered),
) -> Result<(), Unsaved<NoServer>> {
    let Some(sender) = &state.mail else { return Err(Unsaved::refused(NoServer)) };
    let sent = sender.try_out(MessageId(new_id()), &address, letter, state.clock.now()).await;
    let (outcome, trouble, answer) = match sent {
        Ok(()) => (StepOutcome::Works, None, String::new()),
        Err((trouble, answer)) => (StepOutcome::Failed, Some(trouble), answer.chars().take(1_000).collect()),
    };
    let write = submission.begin(state).await?;
    record(&write, SetupStep::Mail, outcome, (address, trouble, answer)).await?;
    let happened = HistoryEvent::MailTried { works: outcome == StepOutcome::Works };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

/// Keeps that the programme goes on without mail.
pub(super) async fn leave_out(state: &State, permit: &Permit<act::ManageSettings>, submission: &Submission) -> Result<(), Unsaved<NoServer>> {
    let write = submission.begin(state).await?;
    record(&write, SetupStep::Mail, StepOutcome::Without, (String::new(), None, String::new())).await?;
    let happened = HistoryEvent::MailLeftOut {};
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

/// Keeps that somebody looked at the parameters; once is enough.
pub(super) async fn look(state: &State, permit: &Permit<act::ManageSettings>, submission: &Submission) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    if recorded(&write, SetupStep::Parameters).await?.is_some() {
        return Ok(());
    }
    record(&write, SetupStep::Parameters, StepOutcome::Seen, (String::new(), None, String::new())).await?;
    let happened = HistoryEvent::ParametersSeen {};
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

/// Puts what was recorded of a step in the place of what was there.
async fn record(
    write: &Write,
    step: SetupStep,
    outcome: StepOutcome,
    (address, trouble, answer): (String, Option<MailTrouble>, String),
) -> Result<(), DbErr> {
    use setup_step::Column as Of;
    let row = setup_step::Model { step, outcome, address, trouble, answer, recorded_at: write.now(), is_demo: false }.into_active_model();
    let columns = [Of::Outcome, Of::Address, Of::Trouble, Of::Answer, Of::RecordedAt, Of::IsDemo];
    let in_its_place = OnConflict::column(Of::Step).update_columns(columns).to_owned();
    setup_step::Entity::insert(row).on_conflict(in_its_place).exec_without_returning(write).await.map(|_| ())
}

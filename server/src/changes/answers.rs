//! Asking the partners, what they say, and handing a request in once they agree.

use super::apply::{Decided, carry_out};
use super::read;
use super::write::{begin, circles, clear, counted, in_state, looked, save, told};
use crate::dossier::change::{self, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::Circle;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{change_consent, change_request, project};
use domain::access::{Actor, Permit, ProjectStanding, act};
use domain::audit::HistoryEvent;
use domain::changes::{ChangeState, Obstacle, Way, concerned, may_answer};
use domain::ids::{ChangeRequestId, OrganisationId};
use domain::mail::MailKind;
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};

/// Somebody answers for a partner that is not theirs to answer for, or answered already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotYours;

/// Asks the partners concerned. Where nobody but the lead partner is concerned, the request waits for the lead partner at once.
///
/// # Errors
/// 409 when somebody changed the project since or it is no draft; or what stands in the way.
pub(super) async fn ask(
    state: &State,
    permit: &Permit<act::WriteChange>,
    submission: &Submission,
    id: ChangeRequestId,
) -> Result<(), Unsaved<Vec<Obstacle>>> {
    let change = begin(state, permit, submission).await?;
    let request = in_state(&change, id, ChangeState::Draft).await?;
    let preview = looked(state, &change, &request).await?;
    clear(preview.obstacles)?;
    let round = request.row.round + 1;
    let asked = concerned(&request.content.before, &request.content.after);
    let rows = asked.iter().zip(0..).map(|(one, position)| {
        let (organisation_id, name) = (one.organisation, one.name.clone());
        let (agrees, given_by, given_at, reason) = (None, None, None, String::new());
        change_consent::Model { change_id: id, round, organisation_id, name, position, agrees, reason, on_behalf: false, given_by, given_at }
            .into_active_model()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        change_consent::Entity::insert_many(rows).exec_without_returning(&change.write).await?;
    }
    let row = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::Consent),
        round: Set(round),
        since: Set(change.now()),
        at_stake: Set(preview.at_stake),
        steering_decides: Set(preview.way == Way::Steering),
        ..Default::default()
    };
    save(&change, row).await?;
    let everybody: Vec<Circle> = asked.iter().map(|one| Circle::Of(one.organisation)).chain([Circle::Lead, Circle::Manager]).collect();
    told(state, &change, (permit.person(), id), (MailKind::ChangeAsked, &request.row.reason), everybody).await?;
    let names = asked.into_iter().map(|one| one.name).collect();
    let happened = HistoryEvent::ChangeAsked { change: id, number: counted(request.row.number), asked: names };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// A partner says whether it agrees; a programme manager writes down what a partner without an account said.
///
/// # Errors
/// 409 when somebody changed the project since or the partners are not asked any more; or that it is not theirs to say.
pub(super) async fn answer(
    state: &State,
    permit: &Permit<act::AnswerChange>,
    (actor, standing): (&Actor, ProjectStanding),
    submission: &Submission,
    (id, organisation, agrees, reason): (ChangeRequestId, OrganisationId, bool, String),
) -> Result<(), Unsaved<NotYours>> {
    let change = begin(state, permit, submission).await?;
    let request = in_state(&change, id, ChangeState::Consent).await?;
    let asked = request.asked();
    let consent = asked.consents.iter().find(|one| one.organisation == organisation).filter(|one| may_answer(&asked, one, (actor, standing)));
    let Some(consent) = consent else { return Err(Unsaved::refused(NotYours)) };
    let on_behalf = actor.organisation != Some(organisation);
    let row = change_consent::ActiveModel {
        change_id: Set(id),
        round: Set(request.row.round),
        organisation_id: Set(organisation),
        agrees: Set(Some(agrees)),
        reason: Set(reason.clone()),
        on_behalf: Set(on_behalf),
        given_by: Set(Some(actor.id)),
        given_at: Set(Some(change.now())),
        ..Default::default()
    };
    change_consent::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
    let writers = [Circle::Lead, Circle::Manager, Circle::Person(request.row.written_by)];
    told(state, &change, (permit.person(), id), (MailKind::ChangeAnswered, &reason), writers).await?;
    let (number, name) = (counted(request.row.number), consent.name.clone());
    let happened = HistoryEvent::ChangeAnswered { change: id, number, organisation: name, agrees, reason, on_behalf };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// A request goes back to being written; what the partners said stays to be read, and they are asked again.
///
/// # Errors
/// 409 when somebody changed the project since, or when it is not under way.
pub(super) async fn reopen(state: &State, permit: &Permit<act::WriteChange>, submission: &Submission, id: ChangeRequestId) -> Result<(), Unsaved> {
    let change = begin(state, permit, submission).await?;
    let request = read::one(&change.write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    if !matches!(request.row.state, ChangeState::Consent | ChangeState::HandedIn) {
        return Err(AppError::Conflict.into());
    }
    let row = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::Draft),
        since: Set(change.now()),
        handed_in_by: Set(None),
        handed_in_at: Set(None),
        ..Default::default()
    };
    save(&change, row).await?;
    told(state, &change, (permit.person(), id), (MailKind::ChangeWithdrawn, ""), circles(&request)).await?;
    let happened = HistoryEvent::ChangeReopened { change: id, number: counted(request.row.number) };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// Hands a request in, with which the lead partner agrees. A small shift is carried out at once.
///
/// # Errors
/// 409 when somebody changed the project since or the partners are not asked; or what stands in the way.
pub(super) async fn hand_in(
    state: &State,
    permit: &Permit<act::HandInChange>,
    submission: &Submission,
    id: ChangeRequestId,
) -> Result<(), Unsaved<Vec<Obstacle>>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let request = in_state(&change, id, ChangeState::Consent).await?;
    let preview = looked(state, &change, &request).await?;
    clear(request.asked().unagreed().into_iter().chain(preview.obstacles).collect())?;
    let (by, now, number) = (permit.person(), change.now(), counted(request.row.number));
    let row = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::HandedIn),
        since: Set(now),
        handed_in_by: Set(Some(by)),
        handed_in_at: Set(Some(now)),
        at_stake: Set(preview.at_stake),
        steering_decides: Set(preview.way == Way::Steering),
        ..Default::default()
    };
    save(&change, row).await?;
    let handed_in = Event::by(by, permit.person_name(), HistoryEvent::ChangeHandedIn { change: id, number });
    if preview.way == Way::Small {
        let decided = Decided { by: (by, permit.person_name()), reason: String::new(), row: change_request::ActiveModel::default() };
        return carry_out(state, change, &request, decided, vec![handed_in]).await;
    }
    let deciders = match preview.way {
        Way::Small | Way::Manager => vec![Circle::Office],
        Way::Steering => vec![Circle::Seats, Circle::Manager],
    };
    told(state, &change, (by, id), (MailKind::ChangeHandedIn, &request.row.reason), deciders).await?;
    Ok(change.finish(project::ActiveModel::default(), handed_in).await?)
}

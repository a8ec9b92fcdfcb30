//! Writing a request, and taking it back.

use super::content::Content;
use super::preview::{Looked, Preview};
use super::read::{self, Request};
use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::state::State;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{change_request, project};
use domain::Eur;
use domain::access::act::Act;
use domain::access::{Permit, ProjectStanding, act};
use domain::audit::HistoryEvent;
use domain::changes::{ChangeState, Joining, NewChange, Obstacle};
use domain::ids::{ChangeRequestId, PartnerId, PersonId};
use domain::mail::MailKind;
use domain::partners::{PartnerFacts, PartnerRole};
use domain::projects::{Approved, Phase};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// A request that is written: the new one's id, or that of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writes {
    /// A new request for this phase.
    New(ChangeRequestId, Phase),
    /// One that is a draft.
    Draft(ChangeRequestId),
}

/// The organisation that was named as the one that joins: by its number, or by its whole name. One that looks on so far keeps its place.
pub(super) async fn joining(connection: &impl ConnectionTrait, named: &str, partners: &[PartnerFacts], id: PartnerId) -> Result<Joining, DbErr> {
    use ::entity::organisation::Column as Of;
    let named = named.trim();
    if named.is_empty() {
        return Ok(Joining::Nobody);
    }
    let number: String = named.chars().filter(|c| !c.is_whitespace()).collect();
    let is_it = Condition::any().add(Of::KvkNumber.eq(number)).add(Of::SearchName.eq(domain::names::normalised(named)));
    let found = ::entity::organisation::Entity::find().filter(Of::MergedInto.is_null()).filter(is_it).all(connection).await?;
    let [one] = found.as_slice() else { return Ok(Joining::Unknown) };
    let known = partners.iter().find(|partner| partner.organisation == one.id);
    Ok(Joining::Partner(PartnerFacts {
        id: known.map_or(id, |partner| partner.id),
        organisation: one.id,
        name: one.name.clone(),
        role: PartnerRole::Participant,
        organisation_type: one.organisation_type,
        size: one.size_class,
        region: one.region,
        is_core_business: known.and_then(|partner| partner.is_core_business),
    }))
}

/// Writes a request: a new one, or a draft again.
///
/// # Errors
/// 404 when the draft is not there; 409 when somebody changed the project since, when it is no draft any more, or when the phase was not approved.
pub(super) async fn write(
    state: &State,
    permit: &Permit<act::WriteChange>,
    submission: &Submission,
    writes: Writes,
    (before, new): (domain::changes::Standing, NewChange),
) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let (now, by) = (change.now(), permit.person());
    let content = Content { before, after: new.after };
    let stored = versioned::write(&content)?;
    let (id, number, phase) = match writes {
        Writes::New(id, phase) => {
            if !approves(&change, phase).await? {
                return Err(AppError::Conflict.into());
            }
            let number = read::of_project(&change.write, permit.project()).await?.first().map_or(1, |last| last.number + 1);
            let row = change_request::ActiveModel {
                id: Set(id),
                project_id: Set(permit.project()),
                number: Set(number),
                phase: Set(phase),
                state: Set(ChangeState::Draft),
                reason: Set(new.reason.clone()),
                content: Set(stored),
                round: Set(0),
                at_stake: Set(Eur::ZERO),
                steering_decides: Set(false),
                written_by: Set(by),
                written_at: Set(now),
                changed_by: Set(by),
                since: Set(now),
                committed_change: Set(Eur::ZERO),
                is_demo: Set(change.project.is_demo),
                ..Default::default()
            };
            change_request::Entity::insert(row).exec_without_returning(&change.write).await?;
            (id, number, phase)
        }
        Writes::Draft(id) => {
            let request = in_state(&change, id, ChangeState::Draft).await?;
            let row = change_request::ActiveModel {
                id: Set(id),
                reason: Set(new.reason.clone()),
                content: Set(stored),
                changed_by: Set(by),
                since: Set(now),
                ..Default::default()
            };
            save(&change, row).await?;
            (id, request.row.number, request.row.phase)
        }
    };
    let happened = HistoryEvent::ChangeWritten { change: id, number: counted(number), phase, reason: new.reason };
    Ok(change.finish(project::ActiveModel::default(), Event::by(by, permit.person_name(), happened)).await?)
}

/// Whether the money of a phase was approved.
pub(super) async fn approves(change: &Change, phase: Phase) -> Result<bool, DbErr> {
    let approved: Approved = crate::dossier::approved::approved(&change.write, &change.project).await?;
    Ok(approved.covers(phase))
}

/// The number as the history tells it.
pub(super) fn counted(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// A request in this state.
///
/// # Errors
/// 404 when it is not there, 409 when it is further.
pub(super) async fn in_state(change: &Change, id: ChangeRequestId, state: ChangeState) -> Result<Request, AppError> {
    let request = read::one(&change.write, change.project.id, id).await?.ok_or(AppError::NotFound)?;
    if request.row.state == state { Ok(request) } else { Err(AppError::Conflict) }
}

/// Writes what changes in a request.
pub(super) async fn save(change: &Change, row: change_request::ActiveModel) -> Result<(), DbErr> {
    change_request::Entity::update(row).validate()?.exec_without_returning(&change.write).await.map(|_| ())
}

/// What the request would do now, in the write.
pub(super) async fn looked(state: &State, change: &Change, request: &Request) -> Result<Preview, DbErr> {
    let reference = state.reference();
    let (row, content) = (&request.row, &request.content);
    let looked = Looked { reference: &reference, project: &change.project, phase: row.phase, id: row.id, content };
    looked.preview(&change.write, change.now(), state.clock.today()).await
}

/// Refused where anything stands in the way.
pub(super) fn clear(obstacles: Vec<Obstacle>) -> Result<(), Unsaved<Vec<Obstacle>>> {
    if obstacles.is_empty() { Ok(()) } else { Err(Unsaved::refused(obstacles)) }
}

/// Tells everybody of these circles, and leads them to the request.
pub(super) async fn told(
    state: &State,
    change: &Change,
    (by, id): (PersonId, ChangeRequestId),
    (kind, reason): (MailKind, &str),
    circles: impl IntoIterator<Item = Circle>,
) -> Result<(), DbErr> {
    let about = Told::of(kind, app::paths::change(change.project.id, id)).because(reason);
    tell((&change.write, &state.base_url), &change.project, by, circles, &about).await
}

/// Begins a step of a request that leaves the project's money as it is.
pub(super) async fn begin<A: Act<On = ProjectStanding>>(state: &State, permit: &Permit<A>, submission: &Submission) -> Result<Change, AppError> {
    change::begin(state, permit, submission, Touches::Beside).await
}

/// The organisations that were asked and the lead partner, for what they are to hear.
pub(super) fn circles(request: &Request) -> Vec<Circle> {
    let asked = request.now().map(|one| Circle::Of(one.organisation_id));
    asked.chain([Circle::Lead, Circle::Manager, Circle::Person(request.row.written_by)]).collect()
}

/// Takes a request back, with a reason. It stays to be read.
///
/// # Errors
/// 409 when somebody changed the project since, or when it was decided or recorded.
pub(super) async fn withdraw(
    state: &State,
    permit: &Permit<act::WriteChange>,
    submission: &Submission,
    (id, reason): (ChangeRequestId, &str),
) -> Result<(), Unsaved> {
    let change = begin(state, permit, submission).await?;
    let request = read::one(&change.write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    if request.row.state.is_closed() || request.row.state == ChangeState::Recorded {
        return Err(AppError::Conflict.into());
    }
    let row = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::Withdrawn),
        since: Set(change.now()),
        withdrawn_by: Set(Some(permit.person())),
        withdrawn_at: Set(Some(change.now())),
        withdrawn_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    save(&change, row).await?;
    if request.row.state != ChangeState::Draft {
        told(state, &change, (permit.person(), id), (MailKind::ChangeWithdrawn, reason), circles(&request)).await?;
    }
    let happened = HistoryEvent::ChangeWithdrawn { change: id, number: counted(request.row.number), reason: reason.to_owned() };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

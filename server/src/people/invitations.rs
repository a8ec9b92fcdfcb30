//! Invitations for every role: a one-time link of 256 bits of which only the hash is kept. Making, sending again, taking back and finding one;
//! using it is in `accepting.rs`.

use super::roles::held;
use super::store::{by_email, is_demo};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::security::tokens::{self, Token};
use crate::state::days::{day_of, end_in_days, end_of, is_over};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{invitation, organisation, outbox, person, project};
use app::language::Words;
use app::people::role_words;
use chrono::{DateTime, Utc};
use domain::access::{Permit, act::Act};
use domain::audit::HistoryEvent;
use domain::ids::{InvitationId, PersonId, ProjectId};
use domain::mail::MailKind;
use domain::people::{
    InvitationForm, InvitationState, InvitedTo, Language, NewInvitation, Role, RoleInTime, RoleRefusal, may_be_given, whole_seconds,
};
use domain::problem::{Problem, ProblemKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

/// Who does something: a person with a permit, or the operator on the command line.
#[derive(Debug, Clone)]
pub struct By {
    /// The person; none for the operator.
    pub person: Option<PersonId>,
    name: String,
}

impl By {
    /// The operator, on the command line.
    pub const OPERATOR: Self = Self { person: None, name: String::new() };

    /// The person of a permit.
    pub fn of<A: Act>(permit: &Permit<A>) -> Self {
        Self { person: Some(permit.person()), name: permit.person_name().to_owned() }
    }

    /// Somebody for whom no permit speaks: the link of an invitation does.
    pub(super) fn account(account: &person::Model) -> Self {
        Self { person: Some(account.id), name: account.name.clone() }
    }

    /// What they did.
    pub fn did(&self, happened: HistoryEvent) -> Event {
        match self.person {
            Some(person) => Event::by(person, &self.name, happened),
            None => Event::by_operator(happened),
        }
    }
}

/// How an invitation stands.
pub fn state_of(row: &invitation::Model, now: DateTime<Utc>) -> InvitationState {
    InvitationState::of(row.used_at.is_some(), row.withdrawn_at.is_some(), is_over(row.expires_at, now))
}

/// What an invitation is for.
pub const fn invited_to(row: &invitation::Model) -> InvitedTo {
    let role = RoleInTime { role: row.role, seat: row.seat, first_day: row.first_day, last_day: row.last_day };
    InvitedTo { role, organisation: row.organisation_id }
}

/// Why somebody with an account is not given this, if anything forbids it.
pub(super) async fn refused(
    connection: &impl ConnectionTrait,
    by: Option<PersonId>,
    account: &person::Model,
    to: InvitedTo,
) -> Result<Option<RoleRefusal>, DbErr> {
    if !account.active {
        return Ok(Some(RoleRefusal::Ended));
    }
    let held = held(connection, account.id).await?;
    if let Err(refusal) = may_be_given(by == Some(account.id), to.role, &held) {
        return Ok(Some(refusal));
    }
    let works_elsewhere = to.organisation.is_some() && account.organisation_id.is_some() && account.organisation_id != to.organisation;
    Ok(works_elsewhere.then_some(RoleRefusal::OtherOrganisation))
}

/// Invites somebody, and tells the path of the link and what happened. An earlier invitation of the same address to the same role that still stands open is withdrawn.
///
/// # Errors
/// A problem with the address when it, or who invites, has to wait, or when whoever has it may not have the role.
pub async fn invite(
    (state, write): (&State, &Write),
    by: &By,
    new: NewInvitation,
    project: Option<ProjectId>,
) -> Result<(String, Vec<Event>), Unsaved> {
    in_time(state, by, &new.email, write.now())?;
    let account = by_email(write, &new.email).await?;
    if let Some(account) = &account
        && let Some(refusal) = refused(write, by.person, account, new.to).await?
    {
        return Err(vec![Problem::new("email", ProblemKind::RoleRefused(refusal))].into());
    }
    let Sent { id, path, organisation } = send((state, write), by, (&new, project), account.is_some()).await?;
    let NewInvitation { name, to, .. } = new;
    let invited = match to.role.role {
        Role::Reviewer => HistoryEvent::ExpertInvited { invitation: id, name },
        access_role => HistoryEvent::PersonInvited { invitation: id, name, access_role, seat: to.role.seat, organisation },
    };
    let event = by.did(invited);
    Ok((path, vec![project.into_iter().fold(event, Event::in_project)]))
}

/// Counts an invitation, before anything is said of who has the address: whoever tries address after address waits. The operator does not.
fn in_time(state: &State, by: &By, email: &str, now: DateTime<Utc>) -> Result<(), Vec<Problem>> {
    let Some(person) = by.person else { return Ok(()) };
    let tried = state.attempts.invitation_tried(&person.to_string(), email, now);
    tried.map_err(|wait| vec![Problem::new("email", ProblemKind::TooSoon(whole_seconds(wait)))])
}

/// An invitation that was made.
struct Sent {
    id: InvitationId,
    /// The path of its link.
    path: String,
    /// The name of the organisation.
    organisation: Option<String>,
}

/// Writes the invitation and its message.
async fn send(
    (state, write): (&State, &Write),
    by: &By,
    (new, project): (&NewInvitation, Option<ProjectId>),
    has_account: bool,
) -> Result<Sent, Unsaved> {
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let now = write.now();
    let earlier = invitation::Entity::find().filter(invitation::Column::Email.eq(&new.email)).all(write).await?;
    let is_same = |row: &&invitation::Model| (row.role, row.seat, row.organisation_id) == (new.to.role.role, new.to.role.seat, new.to.organisation);
    for row in earlier.iter().filter(is_same).filter(|row| state_of(row, now) == InvitationState::Open) {
        close(write, row).await?;
    }
    // A role that ends before the fourteen days are over is no use afterwards.
    let expires_at = new.to.role.last_day.map(end_of).into_iter().fold(end_in_days(now, InvitationForm::DAYS), Ord::min);
    let id = InvitationId(new_id());
    let row = invitation::ActiveModel {
        id: Set(id),
        token_hash: Set(tokens::hash(token.secret())),
        email: Set(new.email.clone()),
        name: Set(new.name.clone()),
        language: Set(new.language),
        role: Set(new.to.role.role),
        seat: Set(new.to.role.seat),
        organisation_id: Set(new.to.organisation),
        project_id: Set(project),
        first_day: Set(new.to.role.first_day),
        last_day: Set(new.to.role.last_day),
        invited_by: Set(by.person),
        invited_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
        used_by: Set(None),
        withdrawn_at: Set(None),
    };
    row.insert(write).await?;
    let organisation = organisation_name(write, new.to).await?;
    let is_demo = match by.person {
        Some(person) => is_demo(write, person).await?,
        None => false,
    };
    let letter = Notification {
        said: Said::default(),
        kind: match new.to.role.role {
            Role::Reviewer if !has_account => MailKind::ExpertInvited,
            Role::Reviewer | Role::Partner => MailKind::Invited,
            Role::ProgrammeManager | Role::SteeringMember | Role::Administrator => MailKind::InvitedToProgramme,
        },
        to: Recipient::Address { email: new.email.clone(), name: new.name.clone(), language: new.language, is_demo },
        title: title(new.language, new.to, organisation.as_deref(), project_title(write, project).await?.as_deref()),
        until: Some(day_of(expires_at)),
        path: app::paths::invitation(token.secret()),
        expires_at: Some(expires_at),
    };
    queue(write, &state.base_url, vec![letter], now).await?;
    Ok(Sent { id, path: app::paths::invitation(token.secret()), organisation })
}

/// What somebody is invited to, in words: the role with its organisation, and the project.
pub(super) fn title(language: Language, to: InvitedTo, organisation: Option<&str>, project: Option<&str>) -> String {
    let role = role_words(Words::new(language), to.role.role, to.role.seat);
    [Some(role.as_str()), organisation, project].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(super) async fn organisation_name(connection: &impl ConnectionTrait, to: InvitedTo) -> Result<Option<String>, DbErr> {
    let Some(id) = to.organisation else { return Ok(None) };
    Ok(organisation::Entity::find_by_id(id).one(connection).await?.map(|row| row.name))
}

pub(super) async fn project_title(connection: &impl ConnectionTrait, project: Option<ProjectId>) -> Result<Option<String>, DbErr> {
    let Some(id) = project else { return Ok(None) };
    let title = project::Entity::find_by_id(id).select_only().column(project::Column::Title).into_tuple();
    title.one(connection).await
}

/// Takes an invitation back, together with the message that still waits.
pub(super) async fn close(write: &Write, row: &invitation::Model) -> Result<(), DbErr> {
    let now = write.now();
    let withdrawn = invitation::ActiveModel { id: Set(row.id), withdrawn_at: Set(Some(now)), ..Default::default() };
    invitation::Entity::update(withdrawn).validate()?.exec(write).await?;
    let serves_nobody = outbox::ActiveModel { expires_at: Set(Some(now)), ..Default::default() };
    let of_it = Condition::all().add(outbox::Column::Address.eq(&row.email)).add(outbox::Column::CreatedAt.eq(row.invited_at));
    outbox::Entity::update_many()
        .set(serves_nobody)
        .filter(of_it.add(outbox::Column::Kind.is_in(kinds())).add(outbox::Column::SentAt.is_null()))
        .exec(write)
        .await
        .map(|_| ())
}

fn kinds() -> impl Iterator<Item = MailKind> {
    MailKind::ALL.iter().copied().filter(|kind| kind.is_secret())
}

/// Address and time of every invitation whose message could not be sent so far. One query.
pub async fn unsent(connection: &impl ConnectionTrait) -> Result<BTreeSet<(String, DateTime<Utc>)>, DbErr> {
    let failed = outbox::Entity::find().select_only().columns([outbox::Column::Address, outbox::Column::CreatedAt]);
    let failed = failed.filter(outbox::Column::Kind.is_in(kinds())).filter(outbox::Column::LastError.is_not_null());
    let failed = failed.filter(outbox::Column::SentAt.is_null()).filter(outbox::Column::CopiedAt.is_null());
    Ok(failed.into_tuple::<(String, DateTime<Utc>)>().all(connection).await?.into_iter().collect())
}

/// The invitations that this finds, the last one first. One query.
pub async fn all(connection: &impl ConnectionTrait, of: Condition) -> Result<Vec<invitation::Model>, DbErr> {
    invitation::Entity::find().filter(of).order_by_desc(invitation::Column::InvitedAt).all(connection).await
}

/// The one invitation among those that this finds.
///
/// # Errors
/// 404 when there is none.
pub async fn one(connection: &impl ConnectionTrait, id: InvitationId, of: Condition) -> Result<invitation::Model, AppError> {
    invitation::Entity::find_by_id(id).filter(of).one(connection).await?.ok_or(AppError::NotFound)
}

/// Withdraws an invitation that stands open.
///
/// # Errors
/// Lost when it does not stand open any more.
pub async fn withdraw(write: &Write, by: &By, id: InvitationId) -> Result<Vec<Event>, Unsaved> {
    let row = one(write, id, Condition::all()).await?;
    if state_of(&row, write.now()) != InvitationState::Open {
        return Err(AppError::Conflict.into());
    }
    close(write, &row).await?;
    let event = by.did(HistoryEvent::InvitationWithdrawn { invitation: id, name: row.name });
    Ok(vec![row.project_id.into_iter().fold(event, Event::in_project)])
}

/// Sends an invitation again that stands open or waited too long: with a new link, and all its days.
///
/// # Errors
/// Lost when it was used or taken back. A problem with the address, as when it is made.
pub async fn again((state, write): (&State, &Write), by: &By, id: InvitationId) -> Result<Vec<Event>, Unsaved> {
    let row = one(write, id, Condition::all()).await?;
    match state_of(&row, write.now()) {
        InvitationState::Open | InvitationState::Expired => {}
        InvitationState::Used | InvitationState::Withdrawn => return Err(AppError::Conflict.into()),
    }
    in_time(state, by, &row.email, write.now())?;
    close(write, &row).await?;
    let to = invited_to(&row);
    let account = by_email(write, &row.email).await?;
    if let Some(account) = &account
        && let Some(refusal) = refused(write, by.person, account, to).await?
    {
        return Err(vec![Problem::new("email", ProblemKind::RoleRefused(refusal))].into());
    }
    let new = NewInvitation { name: row.name, email: row.email, language: row.language, to };
    let Sent { id: invitation, .. } = send((state, write), by, (&new, row.project_id), account.is_some()).await?;
    let event = by.did(HistoryEvent::InvitationSentAgain { invitation, name: new.name });
    Ok(vec![row.project_id.into_iter().fold(event, Event::in_project)])
}

/// The invitation behind a link, and how it stands.
pub async fn find(
    connection: &impl ConnectionTrait,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Option<(invitation::Model, InvitationState)>, DbErr> {
    let of_link = invitation::Entity::find().filter(invitation::Column::TokenHash.eq(tokens::hash(secret)));
    Ok(of_link.one(connection).await?.map(|row| {
        let state = state_of(&row, now);
        (row, state)
    }))
}

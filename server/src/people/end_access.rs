//! Ending somebody's access: sessions, links and roles end in the same write, and the projects that they ran and the
//! conditions that they saw to go to somebody else. What they signed
//! keeps their name.

use super::invitations::{By, close, state_of};
use super::leaving_rounds;
use super::roles::may_end;
use super::store::with_role;
use crate::dossier::decision_conditions::{self, OwnCondition};
use crate::frame::answer::Unsaved;
use crate::frame::ending::end_everything_of;
use crate::frame::pending;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{decision_condition_hand, invitation, outbox, person, person_role, project, review, review_round};
use chrono::NaiveDate;
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::{InvitationState, LeavingForm, Role};
use domain::problem::{Problem, ProblemKind};
use domain::projects::Status;
use domain::reviews::ReviewStatus;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};

/// The projects that somebody runs and that go on. One query.
pub async fn projects_of(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<project::Model>, DbErr> {
    let open = project::Column::Status.is_in(Status::ALL.iter().copied().filter(|status| !status.is_final()));
    let rows = project::Entity::find().filter(project::Column::ManagerId.eq(person)).filter(open);
    rows.order_by_asc(project::Column::TitleKey).all(connection).await
}

/// The projects of which somebody is the contact person and that go on, by title. One query.
pub async fn contact_of(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<String>, DbErr> {
    let open = project::Column::Status.is_in(Status::ALL.iter().copied().filter(|status| !status.is_final()));
    let rows = project::Entity::find().filter(project::Column::ContactId.eq(person)).filter(open);
    Ok(rows.order_by_asc(project::Column::TitleKey).all(connection).await?.into_iter().map(|row| row.title).collect())
}

/// Whether this is the last partner of their organisation with access. Two queries.
pub async fn is_last_of_organisation(connection: &impl ConnectionTrait, of: &person::Model, today: NaiveDate) -> Result<bool, DbErr> {
    let Some(organisation) = of.organisation_id else { return Ok(false) };
    let own = with_role(Role::Partner, today).filter(person::Column::Id.eq(of.id));
    if own.count(connection).await? == 0 {
        return Ok(false);
    }
    let others = with_role(Role::Partner, today).filter(person::Column::OrganisationId.eq(organisation)).filter(person::Column::Id.ne(of.id));
    Ok(others.count(connection).await? == 0)
}

/// What waits for somebody and becomes a task of programme managers, each with its number: rounds that they chair, reviews. Two queries.
pub async fn stays_with(connection: &impl ConnectionTrait, person: PersonId) -> Result<[u64; 2], DbErr> {
    let chaired = review_round::Column::ChairId.eq(person).and(review_round::Column::ClosedAt.is_null());
    let rounds = review_round::Entity::find().filter(chaired).count(connection).await?;
    let on_hand = ReviewStatus::ALL.iter().copied().filter(|status| status.is_on_hand());
    let reviews = review::Entity::find().filter(review::Column::ExpertId.eq(person)).filter(review::Column::Status.is_in(on_hand));
    Ok([rounds, reviews.count(connection).await?])
}

/// Who can take over: every other programme manager whose role counts today. One query.
pub async fn successors(connection: &impl ConnectionTrait, of: PersonId, today: NaiveDate) -> Result<Vec<person::Model>, DbErr> {
    with_role(Role::ProgrammeManager, today).filter(person::Column::Id.ne(of)).all(connection).await
}

/// Ends it.
///
/// # Errors
/// Lost when it was ended meanwhile. A problem with the reason, with who takes over, or when the last administrator would go.
pub async fn end((state, write): (&State, &Write), by: &By, account: &person::Model, form: &LeavingForm) -> Result<Vec<Event>, Unsaved> {
    let found = person::Entity::find_by_id(account.id).one(write).await?.ok_or(AppError::NotFound)?;
    if !found.active {
        return Err(AppError::Conflict.into());
    }
    if let Err(refusal) = may_end(write, by, account).await? {
        return Err(vec![Problem::new("reason", ProblemKind::RoleRefused(refusal))].into());
    }
    let projects = projects_of(write, account.id).await?;
    let others = successors(write, account.id, day_of(write.now())).await?;
    let conditions = decision_conditions::of_person(write, account.id).await?;
    let has_tasks = !projects.is_empty() || !conditions.is_empty();
    let leaving = form.check(&others.iter().map(|one| one.id).collect::<Vec<_>>(), has_tasks)?;
    shut(write, account).await?;
    leaving_rounds::tell((state, write), account.id, &others).await?;
    let mut events = vec![by.did(HistoryEvent::AccessEnded { person: account.id, name: account.name.clone(), reason: leaving.reason })];
    let successor = others.into_iter().find(|one| Some(one.id) == leaving.successor);
    if let Some(successor) = successor.filter(|_| has_tasks) {
        events.extend(hand_over(write, by, (account, &successor), projects).await?);
        events.extend(hand_over_conditions(write, by, (account, &successor), conditions).await?);
        tell(state, write, (account, &successor)).await?;
    }
    Ok(events)
}

/// Nothing of this account works from now on.
async fn shut(write: &Write, account: &person::Model) -> Result<(), DbErr> {
    let now = write.now();
    let ended = person::ActiveModel { id: Set(account.id), active: Set(false), version: Set(account.version + 1), ..Default::default() };
    person::Entity::update(ended).validate()?.exec(write).await?;
    end_everything_of(write, account.id, now).await?;
    pending::end_all(write, account.id).await?;
    let roles = person_role::ActiveModel { ended_at: Set(Some(now)), ..Default::default() };
    let open = person_role::Column::PersonId.eq(account.id).and(person_role::Column::EndedAt.is_null());
    person_role::Entity::update_many().set(roles).filter(open).exec(write).await?;
    let theirs = Condition::any().add(invitation::Column::Email.eq(&account.email)).add(invitation::Column::InvitedBy.eq(account.id));
    for row in super::invitations::all(write, theirs).await? {
        if state_of(&row, now) == InvitationState::Open {
            close(write, &row).await?;
        }
    }
    let serves_nobody = outbox::ActiveModel { expires_at: Set(Some(now)), ..Default::default() };
    let waiting = outbox::Column::Address.eq(&account.email).and(outbox::Column::SentAt.is_null());
    outbox::Entity::update_many().set(serves_nobody).filter(waiting).exec(write).await.map(|_| ())
}

/// The projects get another programme manager.
async fn hand_over(
    write: &Write,
    by: &By,
    (account, successor): (&person::Model, &person::Model),
    projects: Vec<project::Model>,
) -> Result<Vec<Event>, DbErr> {
    let ids = projects.iter().map(|row| row.id);
    let change = project::Entity::update_many()
        .col_expr(project::Column::ManagerId, Expr::value(successor.id))
        .col_expr(project::Column::Version, Expr::col(project::Column::Version).add(1))
        .filter(project::Column::Id.is_in(ids));
    change.exec(write).await?;
    let told = |row: project::Model| {
        let (handed_by, handed_to) = (account.name.clone(), successor.name.clone());
        by.did(HistoryEvent::TaskHandedOver { project: row.id, title: row.title, handed_by, handed_to }).in_project(row.id)
    };
    Ok(projects.into_iter().map(told).collect())
}

/// The open conditions get another person who sees to them; what was decided stays as it was.
async fn hand_over_conditions(
    write: &Write,
    by: &By,
    (account, successor): (&person::Model, &person::Model),
    conditions: Vec<OwnCondition>,
) -> Result<Vec<Event>, DbErr> {
    let hand = |one: &OwnCondition| {
        decision_condition_hand::Model { decision_condition_id: one.id, person_id: successor.id, handed_at: write.now() }.into_active_model()
    };
    if !conditions.is_empty() {
        let newest = OnConflict::column(decision_condition_hand::Column::DecisionConditionId)
            .update_columns([decision_condition_hand::Column::PersonId, decision_condition_hand::Column::HandedAt])
            .to_owned();
        decision_condition_hand::Entity::insert_many(conditions.iter().map(hand)).on_conflict(newest).exec_without_returning(write).await?;
    }
    let told = |one: OwnCondition| {
        let (handed_by, handed_to) = (account.name.clone(), successor.name.clone());
        by.did(HistoryEvent::ConditionHandedOver { project: one.project_id, text: one.text, handed_by, handed_to }).in_project(one.project_id)
    };
    Ok(conditions.into_iter().map(told).collect())
}

/// Whoever takes over is told.
async fn tell(state: &State, write: &Write, (account, successor): (&person::Model, &person::Model)) -> Result<(), DbErr> {
    let letter = Notification {
        said: Said::default(),
        kind: MailKind::TasksHandedOver,
        to: Recipient::Person(successor.id),
        title: account.name.clone(),
        until: None,
        path: app::paths::my_work(),
        expires_at: None,
    };
    queue(write, &state.base_url, vec![letter], write.now()).await
}

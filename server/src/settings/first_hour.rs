//! What is known of a programme that begins. Everything that the steps of the first hour read is read here, and nowhere else.

use crate::frame::in_force;
use crate::state::days::day_of;
use ::entity::{bureau, invitation, organisation, person, person_role, project, setup_step};
use app::settings::{InService, InvitedPerson};
use chrono::{DateTime, Utc};
use domain::people::{Role, SteeringSeat};
use domain::settings::{FirstHour, MailStanding, SeatState, SetupStep, StepOutcome};
use futures::try_join;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// What is known, and who is in.
pub(super) struct Known {
    pub(super) facts: FirstHour,
    pub(super) people: InService,
    pub(super) mail: Option<setup_step::Model>,
    /// How many organisations and projects came in.
    pub(super) came_in: (u64, u64),
}

/// Reads all of it.
pub(super) async fn known(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Known, DbErr> {
    let recorded = [SetupStep::Mail, SetupStep::Parameters];
    let steps = setup_step::Entity::find().filter(setup_step::Column::Step.is_in(recorded)).all(connection);
    let bureau = bureau::Entity::find_by_id(1).one(connection);
    let counts = async { Ok((organisation::Entity::find().count(connection).await?, project::Entity::find().count(connection).await?)) };
    let (steps, bureau, mut people, invited, came_in) = try_join!(steps, bureau, in_service(connection, now), invited(connection, now), counts)?;
    let of_step = |step: SetupStep| steps.iter().find(|row| row.step == step);
    let mail = of_step(SetupStep::Mail).cloned();
    let holds = |seat: SteeringSeat| people.steering.iter().filter(|(held, _)| *held == seat).fold(0, |sum: u64, _| sum + 1);
    let asked =
        |seat: SteeringSeat| invited.iter().filter(|one| (one.role, one.seat) == (Role::SteeringMember, Some(seat))).fold(0, |sum: u64, _| sum + 1);
    let seat = |seat| match (holds(seat), asked(seat)) {
        (0, 0) => SeatState::Empty,
        (0, _) => SeatState::Invited,
        (_, _) => SeatState::Taken,
    };
    let facts = FirstHour {
        has_bureau: bureau.is_some(),
        mail: match mail.as_ref().map(|row| row.outcome) {
            Some(StepOutcome::Works) => MailStanding::Works,
            Some(StepOutcome::Failed) => MailStanding::Failed,
            Some(StepOutcome::Without) => MailStanding::LeftOut,
            Some(StepOutcome::Seen) | None => MailStanding::Untried,
        },
        saw_parameters: of_step(SetupStep::Parameters).is_some(),
        managers: people.managers.iter().fold(0, |sum, _| sum + 1),
        managers_invited: invited.iter().filter(|one| one.role == Role::ProgrammeManager).fold(0, |sum, _| sum + 1),
        chair: seat(SteeringSeat::Chair),
        secretary: seat(SteeringSeat::Secretary),
        members: holds(SteeringSeat::Member),
        members_invited: asked(SteeringSeat::Member),
    };
    people.invited = invited;
    Ok(Known { facts, people, mail, came_in })
}

/// The managers and the steering group, by name.
async fn in_service(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<InService, DbErr> {
    let rows: Vec<(Role, String, Option<SteeringSeat>)> = person_role::Entity::find()
        .select_only()
        .column(person_role::Column::Role)
        .column(person::Column::Name)
        .column(person_role::Column::Seat)
        .join(
            sea_orm::JoinType::InnerJoin,
            person_role::Entity::belongs_to(person::Entity).from(person_role::Column::PersonId).to(person::Column::Id).into(),
        )
        .filter(person_role::Column::Role.is_in([Role::ProgrammeManager, Role::SteeringMember]))
        .filter(in_force::on(day_of(now)))
        .filter(person::Column::Active.eq(true))
        .order_by_asc(person::Column::Name)
        .into_tuple()
        .all(connection)
        .await?;
    let mut people = InService::default();
    for (role, name, seat) in rows {
        if role == Role::ProgrammeManager {
            people.managers.push(name);
        } else {
            people.steering.push((seat.unwrap_or(SteeringSeat::Member), name));
        }
    }
    Ok(people)
}

/// Who has an invitation as a manager or to the steering group that stands open, by name.
async fn invited(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<InvitedPerson>, DbErr> {
    let rows: Vec<(String, Role, Option<SteeringSeat>, DateTime<Utc>)> = invitation::Entity::find()
        .select_only()
        .columns([invitation::Column::Name, invitation::Column::Role, invitation::Column::Seat, invitation::Column::ExpiresAt])
        .filter(invitation::Column::Role.is_in([Role::ProgrammeManager, Role::SteeringMember]))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .order_by_asc(invitation::Column::Name)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|(name, role, seat, expires_at)| InvitedPerson { name, role, seat, until: day_of(expires_at) }).collect())
}

//! What proposals to stop ask of a person.

use crate::gates::tasks::key;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{project, stop_proposal};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, ProjectStanding};
use domain::gates::{Signer, StopReason, steering_confirms, stop_waits, tasks};
use domain::ids::{PersonId, ProjectId};
use domain::projects::{Phase, Place, Status};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

#[derive(FromQueryResult)]
struct Row {
    id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    proposed_by: Option<PersonId>,
    proposed_at: DateTime<Utc>,
    reason: StopReason,
}

/// Stops that this person may confirm. At most one query.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use project::Column as Of;
    use stop_proposal::Column as By;
    if !actor.may_sign() {
        return Ok(Vec::new());
    }
    let any_phase = Signer::of(actor).is_chair_or_secretary();
    let phases = Phase::ALL.iter().copied().filter(|phase| any_phase || !steering_confirms(*phase));
    let can_stop = |status: &Status| Phase::ALL.iter().any(|phase| stop_waits(Place { phase: *phase, status: *status }));
    let project = stop_proposal::Entity::belongs_to(project::Entity).from(By::ProjectId).to(Of::Id);
    let rows = stop_proposal::Entity::find()
        .select_only()
        .columns([Of::Id, Of::Title, Of::Phase, Of::Status])
        .columns([By::ProposedBy, By::ProposedAt, By::Reason])
        .join(JoinType::InnerJoin, project.into())
        .filter(By::ConfirmedAt.is_null())
        .filter(By::WithdrawnAt.is_null())
        .filter(Condition::any().add(By::ProposedBy.is_null()).add(By::ProposedBy.ne(actor.id)))
        .filter(Of::Phase.is_in(phases))
        .filter(Of::Status.is_in(Status::ALL.iter().copied().filter(can_stop)))
        .order_by_asc(Of::TitleKey)
        .order_by_asc(Of::Id)
        .limit(WorkItem::MOST)
        .into_model::<Row>()
        .all(&state.database.read)
        .await?;
    let item = |row: Row| {
        let place = Place { phase: row.phase, status: row.status };
        let task = tasks::at_stop(place, row.proposed_by, (actor, ProjectStanding::outside(row.id)))?;
        Some(WorkItem {
            what: words.t(key(task)),
            project: row.title,
            href: paths::stop(row.id),
            due_on: None,
            project_id: Some(row.id),
            about: Some(words.with("work-about-stop", &[("reason", words.label(row.reason).into())])),
            since: Some(day_of(row.proposed_at)),
            facts: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

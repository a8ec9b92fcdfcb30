//! The one way to change a dossier: the row's version, the lock of a frozen dossier, the totals and the history, in one transaction.

use crate::dossier::programme_total;
use crate::dossier::programme_total::Total;
use crate::dossier::totals;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::{Event, record};
use ::entity::project;
use chrono::{DateTime, Utc};
use domain::access::act::Act;
use domain::access::{Permit, ProjectStanding};
use domain::ids::ProjectId;
use domain::projects::Place;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// A change of a project that has begun. `Contributed` is what the project contributed to the programme before; nothing where the change
/// stands beside its money.
pub struct Change<Contributed = Total> {
    /// The transaction that everything is written in.
    pub transaction: Write,
    /// The project as it was before.
    pub project: project::Model,
    contributed: Contributed,
    now: DateTime<Utc>,
}

/// Begins what people say of a dossier for its coming gate: opinions, evidence, judgements. What the partners wrote in the dossier itself
/// begins with [`edit::begin`](crate::dossier::edit::begin).
///
/// # Errors
/// 409 when somebody changed it since this version was read, or when the dossier is frozen or closed.
pub async fn begin<A: Act<On = ProjectStanding>>(state: &State, permit: &Permit<A>, version: i64) -> Result<Change, AppError> {
    let change = begin_any(state, permit, version).await?;
    let place = Place { phase: change.project.phase, status: change.project.status };
    if place.is_writable() { Ok(change) } else { Err(AppError::Conflict) }
}
/// Begins a change of the project that a frozen dossier does not stand in the way of, such as a signature.
///
/// # Errors
/// 409 when somebody changed it since this version was read.
pub async fn begin_any<A: Act<On = ProjectStanding>>(state: &State, permit: &Permit<A>, version: i64) -> Result<Change, AppError> {
    let Change { transaction, project, now, .. } = begin_beside(state, permit, version).await?;
    let contributed = programme_total::contributed(&transaction, project.id).await?;
    Ok(Change { transaction, project, contributed, now })
}

/// Begins what stands beside the project and leaves its dossier, its money and its place as they are, such as a decision before it is
/// signed.
///
/// # Errors
/// 409 when somebody changed it since this version was read.
pub async fn begin_beside<A: Act<On = ProjectStanding>>(state: &State, permit: &Permit<A>, version: i64) -> Result<Change<()>, AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    let project = project::Entity::find_by_id(permit.project()).one(&transaction).await?.ok_or(AppError::NotFound)?;
    if project.version != version {
        return Err(AppError::Conflict);
    }
    Ok(Change { transaction, project, contributed: (), now })
}

/// Begins what happens by itself, such as the end of a hold. Nobody read a version before; what begins here looks again itself.
///
/// # Errors
/// 404 when the project is not there.
pub async fn begin_by_itself(state: &State, id: ProjectId) -> Result<Change, AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    let project = project::Entity::find_by_id(id).one(&transaction).await?.ok_or(AppError::NotFound)?;
    let contributed = programme_total::contributed(&transaction, id).await?;
    Ok(Change { transaction, project, contributed, now })
}

impl<Contributed> Change<Contributed> {
    /// Remembers that the form was handled, in the transaction of its effect.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remember<A: Act<On = ProjectStanding>>(&self, submission: &Submission, permit: &Permit<A>) -> Result<(), AppError> {
        submission.keep(&self.transaction, permit.person(), self.now).await
    }

    /// The time of the change.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }
}

impl Change {
    /// Writes the row's new version, brings the project's and the programme's totals up to date, writes the event, and commits. `row`
    /// holds what else changes in the project.
    pub async fn finish(self, row: project::ActiveModel, event: Event) -> Result<(), AppError> {
        let Self { transaction, project, contributed, now } = self;
        let row = project::ActiveModel { id: Set(project.id), version: Set(project.version + 1), updated_at: Set(now), ..row };
        let project = row.update(&transaction).await?;
        totals::renew(&transaction, &project).await?;
        programme_total::moved(&transaction, &project, contributed).await?;
        record(&transaction, event.in_project(project.id), now).await?;
        Ok(transaction.commit().await?)
    }
}

impl Change<()> {
    /// Writes the row's new version and the event, and commits.
    pub async fn finish(self, event: Event) -> Result<(), AppError> {
        let Self { transaction, project, now, .. } = self;
        let row = project::ActiveModel { id: Set(project.id), version: Set(project.version + 1), updated_at: Set(now), ..Default::default() };
        project::Entity::update(row).validate()?.exec_without_returning(&transaction).await?;
        record(&transaction, event.in_project(project.id), now).await?;
        Ok(transaction.commit().await?)
    }
}

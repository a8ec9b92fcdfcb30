//! The one way to change a project: the row's version, the lock of a frozen dossier, the totals and the history, in one write.

use crate::dossier::judged::can_be_judged;
use crate::dossier::programme_total;
use crate::dossier::programme_total::Total;
use crate::dossier::schedule;
use crate::dossier::totals;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::project;
use chrono::{DateTime, Utc};
use domain::access::act::Act;
use domain::access::{Permit, ProjectStanding};
use domain::ids::ProjectId;
use domain::projects::Place;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// What a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// What people say of a dossier for its coming gate: it is refused while the dossier is frozen or closed. What the partners wrote in the
    /// dossier itself begins with [`edit::begin`](crate::dossier::edit::begin).
    Dossier,
    /// What the programme judges of a dossier: also while it is frozen, until a decision is recorded.
    Judged,
    /// The project's place or money, also while its dossier is frozen, such as a signature.
    Project,
    /// What stands beside the project and leaves dossier, money and place as they are, such as a decision before it is signed.
    Beside,
}

/// A change of a project that has begun.
pub struct Change {
    /// The write that everything is part of.
    pub write: Write,
    /// The project as it was before.
    pub project: project::Model,
    /// What the project contributed to the programme before; nothing where the change leaves its money as it is.
    contributed: Option<Total>,
    /// What else follows from the change and is told after it.
    follows: Vec<Event>,
}

/// Begins a change of the permit's project, asked for by a form.
///
/// # Errors
/// 409 when somebody changed it since the form's version was read, or when what it touches is not open to change; to the first result when the
/// form was handled before.
pub async fn begin<A: Act<On = ProjectStanding>>(
    state: &State,
    permit: &Permit<A>,
    submission: &Submission,
    touches: Touches,
) -> Result<Change, AppError> {
    let change = Change::of(submission.begin(state).await?, permit.project(), touches).await?;
    let place = Place { phase: change.project.phase, status: change.project.status };
    let is_open = match touches {
        Touches::Dossier => place.is_writable(),
        Touches::Judged => can_be_judged(&change.write, &change.project).await?,
        Touches::Project | Touches::Beside => true,
    };
    if is_open && change.project.version == submission.version { Ok(change) } else { Err(AppError::Conflict) }
}

impl Change {
    /// A change in a write that no form asked for, such as the end of a hold. Nobody read a version before; what begins here looks again itself.
    ///
    /// # Errors
    /// 404 when the project is not there.
    pub async fn of(write: Write, id: ProjectId, touches: Touches) -> Result<Self, AppError> {
        let project = project::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
        let contributed = match touches {
            Touches::Dossier | Touches::Judged | Touches::Project => Some(programme_total::contributed(&write, id).await?),
            Touches::Beside => None,
        };
        Ok(Self { write, project, contributed, follows: Vec::new() })
    }

    /// The time of the change.
    pub const fn now(&self) -> DateTime<Utc> {
        self.write.now()
    }

    /// What else follows from the change, told after it in the same write.
    pub fn also(&mut self, events: Vec<Event>) {
        self.follows.extend(events);
    }

    /// Writes the row's new version, brings the project's and the programme's totals up to date, tells the history, and makes it last. `row`
    /// holds what else changes in the project.
    ///
    /// # Errors
    /// Nothing is written then.
    pub async fn finish(self, row: project::ActiveModel, event: Event) -> Result<(), AppError> {
        self.finish_with(row, vec![event]).await
    }

    /// The same for a change that brings more along.
    ///
    /// # Errors
    /// Nothing is written then.
    pub async fn finish_with(self, row: project::ActiveModel, events: Vec<Event>) -> Result<(), AppError> {
        let Self { write, project, contributed, follows } = self;
        let row = project::ActiveModel { id: Set(project.id), version: Set(project.version + 1), updated_at: Set(write.now()), ..row };
        let mut scheduled = None;
        match contributed {
            Some(before) => {
                let after = project::Entity::update(row).validate()?.exec(&write).await?;
                totals::renew(&write, &after).await?;
                programme_total::moved(&write, &after, before).await?;
                scheduled = schedule::make(&write, &project, &after).await?;
            }
            None => {
                project::Entity::update(row).validate()?.exec_without_returning(&write).await?;
            }
        }
        let events = events.into_iter().chain(scheduled).map(|event| event.in_project(project.id));
        Ok(write.finish(events.chain(follows)).await?)
    }
}

//! The logbook in the database: notes of the own organisation in a project, read and written by its people.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{log_entry, organisation, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{LogEntryId, OrganisationId, ProjectId};
use domain::people::Language;
use domain::projects::Period;
use domain::reports::{LogForm, NewLog};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// The notes of an organisation in a project, the last day first. One query.
pub(super) async fn of(connection: &impl ConnectionTrait, project: ProjectId, organisation: OrganisationId) -> Result<Vec<log_entry::Model>, DbErr> {
    use log_entry::Column as Of;
    let own = log_entry::Entity::find().filter(Of::ProjectId.eq(project)).filter(Of::OrganisationId.eq(organisation));
    own.order_by_desc(Of::HappenedOn).order_by_desc(Of::Id).all(connection).await
}

/// A note as the rules know it.
pub(super) fn note(row: &log_entry::Model) -> NewLog {
    NewLog { kind: row.kind, happened_on: row.happened_on, text: row.text.clone(), hours: row.hours }
}

/// The days on which a note can be about.
pub(super) fn period(project: &project::Model) -> Period {
    Period::of(project.start_on, project.phase_from, project.duration_months.and_then(|months| u32::try_from(months).ok()))
}

/// One note of this organisation; nobody else's is there.
pub(super) async fn one(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    (organisation, id): (OrganisationId, LogEntryId),
) -> Result<Option<log_entry::Model>, DbErr> {
    use log_entry::Column as Of;
    let found = log_entry::Entity::find_by_id(id).filter(Of::ProjectId.eq(project)).filter(Of::OrganisationId.eq(organisation));
    found.one(connection).await
}

/// A form about a note, and whose.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::KeepOwnReport>,
    pub(super) submission: &'a Submission,
    pub(super) organisation: OrganisationId,
}

impl Submit<'_> {
    async fn begin(&self) -> Result<(Write, project::Model, String), AppError> {
        let write = self.submission.begin(self.state).await?;
        let project = project::Entity::find_by_id(self.permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
        let name = organisation::Entity::find_by_id(self.organisation).one(&write).await?.map(|row| row.name).unwrap_or_default();
        Ok((write, project, name))
    }

    async fn as_read(&self, write: &Write, id: LogEntryId) -> Result<log_entry::Model, AppError> {
        let row = one(write, self.permit.project(), (self.organisation, id)).await?;
        row.filter(|row| row.version == self.submission.version).ok_or(AppError::Conflict)
    }

    fn event(&self, happened: HistoryEvent) -> Event {
        Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(self.permit.project())
    }

    /// Notes something, or writes a note again.
    ///
    /// # Errors
    /// 409 when somebody changed it meanwhile, or every problem.
    pub(super) async fn save(&self, id: Option<LogEntryId>, typed: &LogForm, language: Language) -> Result<(), Unsaved> {
        let (write, project, organisation) = self.begin().await?;
        let before = match id {
            Some(id) => Some(self.as_read(&write, id).await?),
            None => None,
        };
        let NewLog { kind, happened_on, text, hours } = typed.check(period(&project), self.state.clock.today(), language)?;
        let entry = before.as_ref().map_or_else(|| LogEntryId(new_id()), |row| row.id);
        let row = log_entry::Model {
            id: entry,
            project_id: project.id,
            organisation_id: self.organisation,
            kind,
            happened_on,
            text,
            hours,
            written_by: self.permit.person(),
            written_at: write.now(),
            version: before.as_ref().map_or(1, |row| row.version + 1),
        };
        match before {
            Some(_) => {
                log_entry::Entity::update(row.into_active_model().reset_all()).validate()?.exec_without_returning(&write).await?;
            }
            None => {
                log_entry::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
            }
        }
        Ok(write.finish([self.event(HistoryEvent::LogNoted { entry, organisation, log_kind: kind, happened_on })]).await?)
    }

    /// Takes a note out.
    ///
    /// # Errors
    /// 409 when somebody changed it meanwhile.
    pub(super) async fn remove(&self, id: LogEntryId) -> Result<(), Unsaved> {
        let (write, _, organisation) = self.begin().await?;
        let log_entry::Model { id: entry, kind, happened_on, .. } = self.as_read(&write, id).await?;
        log_entry::Entity::delete_by_id(entry).exec(&write).await?;
        Ok(write.finish([self.event(HistoryEvent::LogRemoved { entry, organisation, log_kind: kind, happened_on })]).await?)
    }
}

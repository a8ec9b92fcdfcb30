//! Writing lines in kind: those of the own organisation, and nobody else's.

use super::read;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{in_kind_line, organisation, partner, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{InKindLineId, OrganisationId};
use domain::in_kind::{InKindForm, InKindNumbers, NewLine};
use domain::names::normalised;
use domain::people::Language;
use domain::projects::{Phase, Place};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A form about a line, and whose.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::KeepOwnInKind>,
    pub(super) submission: &'a Submission,
    pub(super) organisation: Option<OrganisationId>,
}

/// A write that has begun, in a project whose dossier is open.
struct Begun {
    write: Write,
    project: project::Model,
    place: partner::Model,
    name: String,
}

impl Submit<'_> {
    async fn begin(&self) -> Result<Begun, AppError> {
        let write = self.submission.begin(self.state).await?;
        let project = project::Entity::find_by_id(self.permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
        let place = read::place(&write, project.id, self.organisation).await?.ok_or(AppError::NotFound)?;
        let name = organisation::Entity::find_by_id(place.organisation_id).one(&write).await?.map(|row| row.name).unwrap_or_default();
        let is_open = Place { phase: project.phase, status: project.status }.is_writable();
        if is_open { Ok(Begun { write, project, place, name }) } else { Err(AppError::Conflict) }
    }

    /// The line with this id, as it was when the form was read.
    async fn as_read(&self, begun: &Begun, id: InKindLineId) -> Result<in_kind_line::Model, AppError> {
        let row = read::find(&begun.write, begun.place.id, id).await?;
        row.filter(|row| row.version == self.submission.version).ok_or(AppError::Conflict)
    }

    fn event(&self, begun: &Begun, happened: HistoryEvent) -> Event {
        Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(begun.project.id)
    }

    /// Adds a line, or writes the one with this id again.
    pub(super) async fn save(&self, id: Option<InKindLineId>, typed: &InKindForm, language: Language) -> Result<(), Unsaved> {
        let begun = self.begin().await?;
        let before = match id {
            Some(id) => Some(self.as_read(&begun, id).await?),
            None => None,
        };
        let phase = typed.phase.parse().unwrap_or(Phase::Start);
        let around = read::around(&begun.write, &begun.project, begun.place.organisation_id, (phase, before.as_ref())).await?;
        let line = typed.check(&InKindNumbers::of(&self.state.reference().values), &around, language)?;
        let (method, phase, year) = (line.method, line.phase, line.year);
        let row = written(line);
        let id = match &before {
            Some(before) => {
                let row = in_kind_line::ActiveModel { id: Set(before.id), version: Set(before.version + 1), ..row };
                in_kind_line::Entity::update(row).validate()?.exec_without_returning(&begun.write).await?;
                before.id
            }
            None => {
                let id = InKindLineId(new_id());
                let row = in_kind_line::ActiveModel {
                    id: Set(id),
                    project_id: Set(begun.project.id),
                    partner_id: Set(begun.place.id),
                    created_at: Set(begun.write.now()),
                    version: Set(1),
                    ..row
                };
                in_kind_line::Entity::insert(row).exec_without_returning(&begun.write).await?;
                id
            }
        };
        let event = self.event(&begun, HistoryEvent::InKindSaved { line: id, organisation: begun.name.clone(), phase, method, year });
        Ok(begun.write.finish([event]).await?)
    }

    /// Takes a line away.
    pub(super) async fn remove(&self, id: InKindLineId) -> Result<(), Unsaved> {
        let begun = self.begin().await?;
        let in_kind_line::Model { phase, method, year, .. } = self.as_read(&begun, id).await?;
        in_kind_line::Entity::delete_by_id(id).exec(&begun.write).await?;
        let event = self.event(&begun, HistoryEvent::InKindRemoved { line: id, organisation: begun.name.clone(), phase, method, year });
        Ok(begun.write.finish([event]).await?)
    }
}

/// The columns that a form changes.
fn written(line: NewLine) -> in_kind_line::ActiveModel {
    let NewLine { method, phase, person, from_on, until_on, year, inputs, market_value, evidence, value } = line;
    in_kind_line::ActiveModel {
        phase: Set(phase),
        method: Set(method),
        person_key: Set(normalised(&person)),
        person: Set(person),
        from_on: Set(from_on),
        until_on: Set(until_on),
        year: Set(year),
        amount: Set(inputs.amount),
        residual: Set(inputs.residual),
        life_hours: Set(inputs.life_hours),
        hours: Set(inputs.hours),
        market_value: Set(market_value),
        evidence: Set(evidence),
        value: Set(value),
        ..Default::default()
    }
}

//! Writing a forecast: another version of the own organisation, and nobody else's.

use super::read;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::ledger;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{forecast, forecast_row, organisation, partner, project};
use domain::Eur;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{ForecastId, OrganisationId};
use domain::ledger::{ForecastForm, HalfYear};
use domain::people::Language;
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// A form about a forecast, and whose.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::KeepOwnForecast>,
    pub(super) submission: &'a Submission,
    pub(super) organisation: Option<OrganisationId>,
}

impl Submit<'_> {
    /// Adds a version after the one that the form was read at.
    pub(super) async fn save(&self, typed: &ForecastForm, language: Language) -> Result<(), Unsaved> {
        let write = self.submission.begin(self.state).await?;
        let project = project::Entity::find_by_id(self.permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
        let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(project.id));
        let place = places.filter(partner::Column::OrganisationId.eq(self.organisation)).one(&write).await?.ok_or(AppError::NotFound)?;
        let (organisation, phase) = (place.organisation_id, project.phase.money_phase());
        let versions = read::versions(&write, project.id, phase).await?;
        let last = versions.iter().rfind(|one| one.organisation == organisation);
        if last.map_or(0, |one| one.version) != self.submission.version {
            return Err(AppError::Conflict.into());
        }
        let rows = ledger::of_project(&write, project.id).await?;
        let left = read::left(&write, &rows, phase).await?.get(&organisation).copied().unwrap_or_default();
        let now = HalfYear::of(self.state.clock.today());
        let before: Option<Vec<(HalfYear, Eur)>> = last.map(|one| one.amounts.iter().filter(|(half, _)| *half >= now).copied().collect());
        if !left.is_positive() {
            return Err(vec![Problem::new("explanation", ProblemKind::AmountAbove(Eur::ZERO))].into());
        }
        let new = typed.check(before.as_deref(), left, language)?;
        let (id, version) = (ForecastId(new_id()), self.submission.version + 1);
        let row = forecast::Model {
            id,
            project_id: project.id,
            phase,
            organisation_id: organisation,
            version,
            explanation: new.explanation.clone(),
            made_by: Some(self.permit.person()),
            made_at: write.now(),
            is_demo: project.is_demo,
        };
        forecast::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
        let rows = new.amounts.iter().map(|(half_year, amount)| forecast_row::Model { forecast_id: id, half_year: *half_year, amount: *amount });
        forecast_row::Entity::insert_many(rows.map(IntoActiveModel::into_active_model)).exec_without_returning(&write).await?;
        let name = organisation::Entity::find_by_id(organisation).one(&write).await?.map(|row| row.name).unwrap_or_default();
        let happened =
            HistoryEvent::ForecastSaved { forecast: id, organisation: name, phase, number: version, total: new.total, reason: new.explanation };
        let event = Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(project.id);
        Ok(write.finish([event]).await?)
    }
}

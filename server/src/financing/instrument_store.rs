//! Writing instruments.

use super::store::read_instrument;
use crate::dossier::edit;
use crate::dossier::edit::{Approved, Edit, Editor, Edits};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::versioned;
use ::entity::{instrument, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::changed::{Fields, Value, differences};
use domain::financing::NewInstrument;
use domain::ids::{InstrumentId, ProjectId};
use domain::projects::Part;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// A form about an instrument, and who edits.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::EditDossier>,
    pub(super) submission: &'a Submission,
    pub(super) editor: &'a Editor,
}

/// The instruments of a project, in the order in which they came. One query.
pub(super) async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<(InstrumentId, NewInstrument)>, DbErr> {
    let rows = instrument::Entity::find()
        .filter(instrument::Column::ProjectId.eq(project))
        .order_by_asc(instrument::Column::Position)
        .order_by_asc(instrument::Column::Id)
        .all(connection)
        .await?;
    rows.iter().map(|row| Ok((row.id, read_instrument(row)?))).collect()
}

/// One instrument of this project; none when it is another project's.
pub(super) async fn find(connection: &impl ConnectionTrait, project: ProjectId, id: InstrumentId) -> Result<Option<NewInstrument>, DbErr> {
    let row = instrument::Entity::find_by_id(id).filter(instrument::Column::ProjectId.eq(project)).one(connection).await?;
    row.as_ref().map(read_instrument).transpose()
}

impl Submit<'_> {
    async fn begin(&self) -> Result<Edit, AppError> {
        edit::begin(self.state, self.permit, self.submission).await
    }

    /// Adds an instrument, or writes the one with this id again.
    pub(super) async fn save(&self, id: Option<InstrumentId>, instrument: &NewInstrument) -> Result<(), Unsaved<Approved>> {
        let edit = self.begin().await?;
        let (write, project) = (&edit.write, self.permit.project());
        let before = match id {
            Some(id) => Some(find(write, project, id).await?.ok_or(AppError::NotFound)?),
            None => None,
        };
        let id = id.unwrap_or_else(|| InstrumentId(new_id()));
        let row = instrument::ActiveModel { id: Set(id), ..changed(instrument)? };
        if before.is_some() {
            instrument::Entity::update(row).validate()?.exec_without_returning(write).await?;
        } else {
            let last = of_project(write, project).await?.len();
            let position = i32::try_from(last).map_err(|error| AppError::Internal(error.to_string()))?;
            let row = instrument::ActiveModel { project_id: Set(project), position: Set(position), ..row };
            instrument::Entity::insert(row).exec_without_returning(write).await?;
        }
        let (kind, phase, counterparty, amount) = (instrument.kind, instrument.phase, instrument.counterparty.clone(), instrument.amount);
        let happened = |edited| HistoryEvent::InstrumentSaved { instrument: id, kind, phase, counterparty, amount, edited };
        edit.finish(project::ActiveModel::default(), edits(before.as_ref(), Some(instrument)), self.editor, happened).await
    }

    /// Takes an instrument away.
    pub(super) async fn remove(&self, id: InstrumentId) -> Result<(), Unsaved<Approved>> {
        let edit = self.begin().await?;
        let instrument = find(&edit.write, self.permit.project(), id).await?.ok_or(AppError::NotFound)?;
        instrument::Entity::delete_by_id(id).exec(&edit.write).await?;
        let edits = edits(Some(&instrument), None);
        let NewInstrument { kind, phase, counterparty, amount, .. } = instrument;
        let happened = |edited| HistoryEvent::InstrumentRemoved { instrument: id, kind, phase, counterparty, amount, edited };
        edit.finish(project::ActiveModel::default(), edits, self.editor, happened).await
    }
}

/// What changed in an instrument.
fn edits(before: Option<&NewInstrument>, after: Option<&NewInstrument>) -> Edits {
    let of = |one: Option<&NewInstrument>| one.map(fields).unwrap_or_default();
    let differs = differences("instrument", None, &of(before), &of(after));
    let mut edits = Edits::default();
    // An instrument that moves to another phase leaves one and comes to the other.
    for phase in [before, after].into_iter().flatten().map(|one| one.phase).collect::<BTreeSet<_>>() {
        edits.touch(Part::Instrument(phase), &differs);
    }
    edits.tell(differs);
    edits
}

/// What stands in an instrument, for the history.
fn fields(instrument: &NewInstrument) -> Fields {
    let NewInstrument { kind, phase, counterparty, amount, signed_on, details } = instrument;
    let mut fields = vec![
        ("phase", Value::code(Some(phase.code()))),
        ("counterparty", Value::text(counterparty)),
        ("government_buyer", Value::code(details.government_buyer.then_some("yes"))),
        ("amount", Value::Money(*amount)),
        ("terms", Value::text(&details.terms)),
        ("signed_on", Value::day(*signed_on)),
        ("next_on", Value::day(details.next_on)),
        ("ended_on", Value::day(details.ended_on)),
    ];
    fields.extend(kind.records().iter().map(|record| (record.code(), Value::text(details.record(*record)))));
    fields
}

/// The columns that a form changes.
fn changed(instrument: &NewInstrument) -> Result<instrument::ActiveModel, AppError> {
    let NewInstrument { kind, phase, counterparty, amount, signed_on, details } = instrument;
    Ok(instrument::ActiveModel {
        phase: Set(*phase),
        kind: Set(*kind),
        counterparty: Set(counterparty.clone()),
        amount: Set(*amount),
        signed_on: Set(*signed_on),
        details: Set(versioned::write(details)?),
        ..Default::default()
    })
}

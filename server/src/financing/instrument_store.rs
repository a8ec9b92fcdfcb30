//! Writing instruments.

use super::store::read_instrument;
use crate::dossier::edit;
use crate::dossier::edit::{Edit, EditError, Editor, Edits};
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::form_key::FormKey;
use ::entity::instrument;
use domain::access::{Permit, act};
use domain::changed::{Fields, Value, differences};
use domain::financing::NewInstrument;
use domain::ids::{InstrumentId, ProjectId};
use domain::projects::Part;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::BTreeSet;

/// What a form changes, and the key that makes a double submit have one effect.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::EditDossier>,
    pub(super) version: i64,
    pub(super) key: FormKey,
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
        edit::begin(self.state, self.permit, self.version).await
    }

    /// Adds an instrument, or writes the one with this id again.
    pub(super) async fn save(&self, id: Option<InstrumentId>, instrument: &NewInstrument) -> Result<(), EditError> {
        let edit = self.begin().await?;
        let (transaction, project) = (&edit.transaction, self.permit.project());
        let before = match id {
            Some(id) => Some(find(transaction, project, id).await?.ok_or(AppError::NotFound)?),
            None => None,
        };
        let id = id.unwrap_or_else(|| InstrumentId(new_id()));
        let row = instrument::ActiveModel { id: Set(id), ..changed(instrument)? };
        if before.is_some() {
            row.update(transaction).await?;
        } else {
            let last = of_project(transaction, project).await?.len();
            let position = i32::try_from(last).map_err(|error| AppError::Internal(error.to_string()))?;
            instrument::ActiveModel { project_id: Set(project), position: Set(position), ..row }.insert(transaction).await?;
        }
        self.finish(edit, "instrument_saved", id, (before.as_ref(), Some(instrument))).await
    }

    /// Takes an instrument away.
    pub(super) async fn remove(&self, id: InstrumentId) -> Result<(), EditError> {
        let edit = self.begin().await?;
        let instrument = find(&edit.transaction, self.permit.project(), id).await?.ok_or(AppError::NotFound)?;
        instrument::Entity::delete_by_id(id).exec(&edit.transaction).await?;
        self.finish(edit, "instrument_removed", id, (Some(&instrument), None)).await
    }

    async fn finish(
        &self,
        edit: Edit,
        action: &'static str,
        id: InstrumentId,
        (before, after): (Option<&NewInstrument>, Option<&NewInstrument>),
    ) -> Result<(), EditError> {
        let told =
            after.or(before).map(|one| json!({ "kind": one.kind, "phase": one.phase, "counterparty": one.counterparty, "amount": one.amount }));
        let onward = app::paths::instruments(self.permit.project());
        self.key.remember(&edit.transaction, self.permit.person(), &onward, edit.now()).await?;
        let event = Event::by(self.permit.person(), self.permit.person_name(), action).about("instrument", id).with(told.unwrap_or_default());
        let of = |one: Option<&NewInstrument>| one.map(fields).unwrap_or_default();
        let differs = differences("instrument", None, &of(before), &of(after));
        let mut edits = Edits::default();
        // An instrument that moves to another phase leaves one and comes to the other.
        for phase in [before, after].into_iter().flatten().map(|one| one.phase).collect::<BTreeSet<_>>() {
            edits.touch(Part::Instrument(phase), &differs);
        }
        edits.tell(differs);
        edit.finish(Default::default(), event, edits, self.editor).await
    }
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
    let details = serde_json::to_string(details).map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(instrument::ActiveModel {
        phase: Set(*phase),
        kind: Set(*kind),
        counterparty: Set(counterparty.clone()),
        amount: Set(*amount),
        signed_on: Set(*signed_on),
        details: Set(details),
        ..Default::default()
    })
}

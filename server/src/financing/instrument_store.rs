//! Writing instruments.

use super::store::read_instrument;
use crate::audit::Event;
use crate::form_key::FormKey;
use crate::projects::change::{self, Change};
use crate::respond::AppError;
use crate::state::{State, new_id};
use ::entity::instrument;
use domain::access::{Permit, act};
use domain::financing::NewInstrument;
use domain::ids::{InstrumentId, ProjectId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

/// What a form changes, and the key that makes a double submit have one effect.
pub(super) struct Submit<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Permit<act::EditDossier>,
    pub(super) version: i64,
    pub(super) key: FormKey,
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
    async fn begin(&self) -> Result<Change, AppError> {
        change::begin(self.state, self.permit, self.version).await
    }

    /// Adds an instrument, or writes the one with this id again.
    pub(super) async fn save(&self, id: Option<InstrumentId>, instrument: &NewInstrument) -> Result<(), AppError> {
        let change = self.begin().await?;
        let (transaction, project) = (&change.transaction, self.permit.project());
        let (row, id) = match id {
            Some(id) => (changed(instrument)?, id),
            None => {
                let last = of_project(transaction, project).await?.len();
                let position = i32::try_from(last).map_err(|error| AppError::Internal(error.to_string()))?;
                let row = instrument::ActiveModel { project_id: Set(project), position: Set(position), ..changed(instrument)? };
                (row, InstrumentId(new_id()))
            }
        };
        let is_new = row.project_id.is_set();
        let row = instrument::ActiveModel { id: Set(id), ..row };
        if is_new {
            row.insert(transaction).await?;
        } else {
            find(transaction, project, id).await?.ok_or(AppError::NotFound)?;
            row.update(transaction).await?;
        }
        self.finish(change, "instrument_saved", id, instrument).await
    }

    /// Takes an instrument away.
    pub(super) async fn remove(&self, id: InstrumentId) -> Result<(), AppError> {
        let change = self.begin().await?;
        let instrument = find(&change.transaction, self.permit.project(), id).await?.ok_or(AppError::NotFound)?;
        instrument::Entity::delete_by_id(id).exec(&change.transaction).await?;
        self.finish(change, "instrument_removed", id, &instrument).await
    }

    async fn finish(&self, change: Change, action: &'static str, id: InstrumentId, instrument: &NewInstrument) -> Result<(), AppError> {
        let NewInstrument { kind, phase, counterparty, amount, .. } = instrument;
        let onward = app::paths::instruments(self.permit.project());
        self.key.remember(&change.transaction, self.permit.person(), &onward, change.now()).await?;
        let event = Event::by(self.permit.person(), self.permit.person_name(), action).about("instrument", id);
        let detail = json!({ "kind": kind, "phase": phase, "counterparty": counterparty, "amount": amount });
        change.finish(Default::default(), event.with(detail)).await
    }
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

//! A row of the ledger as the database keeps it, and as the rules know it.

use ::entity::ledger_row;
use chrono::{DateTime, Utc};
use domain::ids::ProjectId;
use domain::ledger::{Cause, Posting, Row};
use sea_orm::DbErr;

/// The row as the database keeps it.
pub fn model_of((project_id, is_demo): (ProjectId, bool), row: &Row, booked_at: DateTime<Utc>) -> ledger_row::Model {
    let Posting { kind, phase, organisation, source, means, instrument, amount, booked_on, follows, cause } = row.posting.clone();
    let year = row.posting.year();
    let (decision_id, stop_id, document, change_id) = match cause {
        Cause::Decision(id) => (Some(id), None, None, None),
        Cause::Stop(id) => (None, Some(id), None, None),
        Cause::Document(name) => (None, None, Some(name), None),
        Cause::Change(id) => (None, None, None, Some(id)),
    };
    ledger_row::Model {
        id: row.id,
        project_id,
        kind,
        phase,
        organisation_id: organisation,
        source,
        means,
        instrument,
        amount,
        booked_on,
        year,
        follows_id: follows,
        decision_id,
        stop_id,
        document,
        change_id,
        booked_at,
        is_demo,
    }
}

/// The row as the rules know it.
///
/// # Errors
/// A row without a cause, which the table refuses.
pub fn row_of(model: &ledger_row::Model) -> Result<Row, DbErr> {
    let cause = match (model.decision_id, model.stop_id, &model.document, model.change_id) {
        (Some(id), None, None, None) => Cause::Decision(id),
        (None, Some(id), None, None) => Cause::Stop(id),
        (None, None, Some(name), None) => Cause::Document(name.clone()),
        (None, None, None, Some(id)) => Cause::Change(id),
        _ => return Err(DbErr::Custom(format!("row {} of the ledger does not say why it is there", model.id))),
    };
    let posting = Posting {
        kind: model.kind,
        phase: model.phase,
        organisation: model.organisation_id,
        source: model.source,
        means: model.means,
        instrument: model.instrument,
        amount: model.amount,
        booked_on: model.booked_on,
        follows: model.follows_id,
        cause,
    };
    Ok(Row { id: model.id, posting })
}

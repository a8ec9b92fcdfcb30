//! The financing table and the instruments in the database.

use super::table::table;
use crate::dossier::edit;
use crate::dossier::edit::{Approved, Editor, Edits};
use crate::dossier::money::row_of;
use crate::frame::answer::Unsaved;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::versioned;
use ::entity::{financing_row, instrument, project};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::changed::differences;
use domain::financing::{FinancingRow, InstrumentRecord, NewInstrument, Totals};
use domain::gates::InstrumentFacts;
use domain::ids::{PartnerId, ProjectId};
use domain::projects::{Part, Phase};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// Saves these lines of a phase; lines of other partners stay as they are.
///
/// # Errors
/// 409 when somebody changed the project since this version was read, or when the dossier is frozen; what was approved and may not be changed
/// so.
pub async fn save(
    state: &State,
    permit: &Permit<act::EditDossier>,
    submission: &Submission,
    (phase, lines): (Phase, &[FinancingRow]),
    editor: &Editor,
) -> Result<(), Unsaved<Approved>> {
    let edit = edit::begin(state, permit, submission).await?;
    edit.refuse_fixed([Part::Money(phase)]).await?;
    let (write, project) = (&edit.write, permit.project());
    let (partners, before) = table(write, project, phase).await?;
    let saved: Vec<PartnerId> = lines.iter().map(|row| row.partner).collect();
    financing_row::Entity::delete_many()
        .filter(financing_row::Column::ProjectId.eq(project))
        .filter(financing_row::Column::Phase.eq(phase))
        .filter(financing_row::Column::PartnerId.is_in(saved))
        .exec(write)
        .await?;
    let filled = lines.iter().filter(|row| **row != FinancingRow::empty(row.partner));
    let rows: Vec<_> = filled.map(|row| row_of(project, phase, row).into_active_model()).collect();
    // A row has a dozen columns, and a statement of SQLite at most 32,766 values.
    for some in rows.chunks(1_000) {
        financing_row::Entity::insert_many(some.iter().cloned()).exec_without_returning(write).await?;
    }
    let saved = |row: &FinancingRow| *lines.iter().find(|line| line.partner == row.partner).unwrap_or(row);
    let after: Vec<FinancingRow> = before.iter().map(saved).collect();
    let mut edits = Edits::default();
    for partner in &partners {
        let row = |rows: &[FinancingRow]| rows.iter().find(|row| row.partner == partner.id).map(FinancingRow::fields).unwrap_or_default();
        edits.add(Part::Money(phase), differences("money", Some(&partner.name), &row(&before), &row(&after)));
    }
    edits.tell(differences("total", None, &Totals::of(&before).fields(), &Totals::of(&after).fields()));
    edit.finish(project::ActiveModel::default(), edits, editor, |edited| HistoryEvent::FinancingChanged { of: phase, phase, edited }).await
}

/// The instruments of one phase as the rules know them. One query.
///
/// # Errors
/// Details that cannot be read.
pub async fn instruments(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<InstrumentFacts>, DbErr> {
    let rows = instrument::Entity::find()
        .filter(instrument::Column::ProjectId.eq(project))
        .filter(instrument::Column::Phase.eq(phase))
        .order_by_asc(instrument::Column::Position)
        .order_by_asc(instrument::Column::Id)
        .all(connection)
        .await?;
    rows.iter().map(|row| read_instrument(row).map(facts)).collect()
}

/// An instrument as it was typed.
///
/// # Errors
/// Details that cannot be read.
pub fn read_instrument(row: &instrument::Model) -> Result<NewInstrument, DbErr> {
    let details = versioned::read(&row.details, row.id)?;
    let (counterparty, signed_on) = (row.counterparty.clone(), row.signed_on);
    Ok(NewInstrument { kind: row.kind, phase: row.phase, counterparty, amount: row.amount, signed_on, details })
}

fn facts(instrument: NewInstrument) -> InstrumentFacts {
    let NewInstrument { kind, phase: _, counterparty, amount, signed_on, details } = instrument;
    let has = |record| !details.record(record).is_empty();
    let text = |record| Some(details.record(record).to_owned()).filter(|text| !text.is_empty());
    InstrumentFacts {
        kind,
        counterparty,
        is_government_buyer: details.government_buyer,
        amount,
        has_terms: !details.terms.is_empty(),
        signed_on,
        has_schedule: has(InstrumentRecord::RepaymentSchedule),
        has_share_percent: has(InstrumentRecord::SharePercent),
        has_exit_terms: has(InstrumentRecord::ExitTerms),
        has_coverage: has(InstrumentRecord::CoveragePercent),
        has_duration: has(InstrumentRecord::Duration),
        has_premium: has(InstrumentRecord::Premium),
        has_procurement_route: has(InstrumentRecord::ProcurementRoute),
        has_advice: has(InstrumentRecord::InvestmentAdvice),
        has_justification: has(InstrumentRecord::GrantJustification),
        has_legal_basis: has(InstrumentRecord::LegalBasis),
        legal_check_by: text(InstrumentRecord::LegalCheckBy),
        is_open: details.ended_on.is_none(),
        administrator: text(InstrumentRecord::Administrator),
        next_on: details.next_on,
        has_expected_return: has(InstrumentRecord::ExpectedReturn),
    }
}

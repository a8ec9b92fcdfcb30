//! The ledger of demo projects: what was signed and stopped becomes rows by the same rules as in use, and CoatSafe spent a part before it stopped.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::gates::details::Details;
use crate::ledger::{Book, SignedDecision};
use crate::state::days::day_of;
use crate::state::new_id;
use ::entity::{decision, ledger_row};
use domain::Eur;
use domain::financing::FinancingRow;
use domain::gates::Outcome;
use domain::ids::ProjectId;
use domain::ledger::{Cause, RowKind};
use domain::partners::PartnerFacts;
use domain::projects::Phase;
use sea_orm::DbErr;
use uuid::Uuid;

/// What CoatSafe reported, got approved and was paid before its partners stopped, and under which names.
const COATSAFE: [(RowKind, i64, &str); 3] = [
    (RowKind::Claim, -45, "Kostenverslag 1"),
    (RowKind::Realisation, -32, "Kostenverslag 1"),
    (RowKind::Payment, -25, "Betaling op kostenverslag 1"),
];
const COATSAFE_SPENT: Eur = Eur::euros(18_000);

/// Adds the rows of a project of the demo set.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), DbErr> {
    let partners: Vec<PartnerFacts> = plan.partners.iter().map(|(partner, _)| partner.clone()).collect();
    let mut next_id = new_id;
    let mut book = Book::open((plan.id, true), Vec::new(), &mut next_id);
    let team = Team { partners: &partners, financing: &|phase| plan.rows(phase).to_vec() };
    team.signed(&rows.decisions, plan.id, &mut book)?;
    let stop = rows.stops.iter().find(|stop| stop.project_id == plan.id && stop.confirmed_at.is_some());
    if let Some((stop, at)) = stop.and_then(|stop| Some((stop, stop.confirmed_at?))) {
        if plan.row.code == "P09" {
            for (kind, before, document) in COATSAFE {
                book.spent(kind, COATSAFE_SPENT, hour(days(day_of(at), before), 12), document)?;
            }
        }
        book.ended(&Cause::Stop(stop.id), at)?;
    }
    rows.ledger.extend(book.new_rows());
    Ok(())
}

/// The rows of what was signed about one project of a large portfolio.
pub(super) fn of_signed(
    id: ProjectId,
    team: &Team<'_>,
    decisions: &[decision::Model],
    next_id: &mut (dyn FnMut() -> Uuid + Send),
) -> Result<Vec<ledger_row::Model>, DbErr> {
    let mut book = Book::open((id, true), Vec::new(), next_id);
    team.signed(decisions, id, &mut book)?;
    Ok(book.new_rows())
}

/// Who takes part, and who pays what in a phase.
pub(super) struct Team<'a> {
    pub(super) partners: &'a [PartnerFacts],
    pub(super) financing: &'a dyn Fn(Phase) -> Vec<FinancingRow>,
}

impl Team<'_> {
    /// Books the signed decisions of a project in the order of their signatures.
    fn signed(&self, decisions: &[decision::Model], id: ProjectId, book: &mut Book<'_>) -> Result<(), DbErr> {
        let own = decisions.iter().filter(|row| row.project_id == id).filter_map(|row| Some((row.signed_at?, row)));
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|(at, _)| *at);
        let mut has_stopped = false;
        for (at, row) in own {
            let amounts = Details::read(row)?.decision.amounts;
            let financing = (self.financing)(row.gate.money_phase());
            book.signed(&SignedDecision { row, at, amounts: &amounts, partners: self.partners, financing: &financing, has_stopped })?;
            has_stopped |= row.outcome == Outcome::NoGo;
        }
        Ok(())
    }
}

//! Commitments lapse: when a phase has ended, and after it the months in which what was spent can still be told, what is left is released. A
//! commitment that was settled is done with and does not lapse; what waits for a decision waits.

use super::{Cause, Posting, Row, RowKind, release};
use crate::money::Overflow;
use crate::projects::{Period, Phase, Status};
use chrono::{Months, NaiveDate};
use std::collections::BTreeSet;

/// The document that a release names when its commitment lapsed.
pub const LAPSED: &str = "lapsed";

/// Where a project is, as far as its commitments are measured by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// The phase that it is in.
    pub phase: Phase,
    /// What is happening with it.
    pub status: Status,
    /// The days between which it works.
    pub period: Period,
    /// Since when it is in the phase.
    pub phase_from: Option<NaiveDate>,
    /// By when the first condition that comes before the phase is to be met.
    pub waits_until: Option<NaiveDate>,
}

impl Running {
    /// The last day of a phase; none for one that has not come, of which nobody said how long it lasts, or about which somebody has to decide.
    pub fn last_day(&self, of: Phase) -> Option<NaiveDate> {
        if of < self.phase {
            return self.phase_from.and_then(|day| day.pred_opt());
        }
        if of > self.phase {
            return None;
        }
        match self.status {
            Status::Active | Status::Recycled | Status::Legacy => self.period.last,
            Status::AwaitingStart => self.waits_until,
            Status::Draft | Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => None,
            // What ended released what it had, or is in the closed phase.
            Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => None,
        }
    }

    /// The phases whose commitments have lapsed on this day: the last day has passed, and after it so many whole months.
    pub fn lapsed_phases(&self, phases: impl IntoIterator<Item = Phase>, (months, today): (u32, NaiveDate)) -> BTreeSet<Phase> {
        let has_lapsed = |phase: &Phase| {
            let last = self.last_day(*phase).and_then(|day| day.checked_add_months(Months::new(months)));
            last.is_some_and(|last| today > last)
        };
        phases.into_iter().filter(has_lapsed).collect()
    }
}

/// The rows that release what is left of the commitments of these phases. Nothing the second time.
///
/// # Errors
/// When a sum cannot be held.
pub fn lapse(rows: &[Row], phases: &BTreeSet<Phase>, on: NaiveDate, cause: &Cause) -> Result<Vec<Posting>, Overflow> {
    let settled: BTreeSet<_> = rows.iter().filter(|row| row.posting.kind == RowKind::Settlement).filter_map(|row| row.posting.commitment()).collect();
    let of_these = |row: &&Row| phases.contains(&row.posting.phase) && row.posting.commitment().is_some_and(|key| !settled.contains(&key));
    let these: Vec<Row> = rows.iter().filter(of_these).cloned().collect();
    release(&these, on, cause)
}

/// The phases of which something has lapsed already: a correction of what they were promised is set right there.
pub fn phases_lapsed(rows: &[Row]) -> BTreeSet<Phase> {
    let is_lapse = |row: &&Row| row.posting.kind == RowKind::Release && row.posting.cause == Cause::Document(LAPSED.to_owned());
    rows.iter().filter(is_lapse).map(|row| row.posting.phase).collect()
}

#[cfg(test)]
mod tests;

//! Who has a report now. Each side has a term: the partners until it is due, the programme twenty working days.

use super::{ReportFacts, ReportState, working_days_after};
use crate::text_enum;
use chrono::NaiveDate;

/// Working days that the programme has for a report.
pub const PROGRAMME_DAYS: usize = 20;

text_enum! {
    /// Who has a report.
    pub enum ReportHolder {
        /// Nobody: its time has not come, or it is approved.
        Nobody = "nobody",
        /// The partners whose part is not in.
        Partners = "partners",
        /// The lead partner, who hands in the whole.
        Lead = "lead",
        /// The programme.
        Programme = "programme",
    }
}

/// Who has it.
pub fn holder(facts: &ReportFacts) -> ReportHolder {
    match facts.state {
        ReportState::Scheduled | ReportState::Approved | ReportState::PartlyApproved => ReportHolder::Nobody,
        ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm => ReportHolder::Programme,
        ReportState::PartsIn => ReportHolder::Lead,
        ReportState::Open | ReportState::Draft | ReportState::Returned => {
            if facts.parts.iter().all(|part| part.is_in) {
                ReportHolder::Lead
            } else {
                ReportHolder::Partners
            }
        }
    }
}

/// The last day on which the programme is in time with a report that came on this day.
pub fn programme_term(came_on: NaiveDate) -> NaiveDate {
    working_days_after(came_on, PROGRAMME_DAYS)
}

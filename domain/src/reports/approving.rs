//! What the programme does with a report: open it, remark, give it back, approve it. Who wrote in it does none of that.

use super::{ReportFacts, ReportRefusal, ReportState, ReportStep, next, next_working_day};
use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::{Days, NaiveDate};

/// Days that partners have at least to mend a report.
const DAYS_TO_MEND: u64 = 1;
/// And at most.
const DAYS_TO_MEND_AT_MOST: u64 = 92;

fn judge(facts: &ReportFacts, by: PersonId, step: ReportStep) -> Result<ReportState, ReportRefusal> {
    let to = next(facts.state, step).map_err(|refused| ReportRefusal::NotNow(refused.from))?;
    if facts.authors.contains(&by) { Err(ReportRefusal::OwnReport) } else { Ok(to) }
}

/// Whether it counts that this person opened a report: it can no longer be taken back then.
pub fn may_open(facts: &ReportFacts, by: PersonId) -> bool {
    facts.state.is_with_programme() && !facts.is_opened && !facts.authors.contains(&by)
}

/// Whether somebody may remark on a section.
///
/// # Errors
/// Why not.
pub fn may_remark(facts: &ReportFacts, by: PersonId) -> Result<(), ReportRefusal> {
    judge(facts, by, ReportStep::Return).map(|_| ())
}

/// Whether a remark may be taken away: until it was given back to its partner.
///
/// # Errors
/// Why not.
pub fn may_unremark(facts: &ReportFacts, by: PersonId) -> Result<(), ReportRefusal> {
    may_remark(facts, by)
}

/// Whether somebody may give a report back, and how far it is then.
///
/// # Errors
/// Why not.
pub fn may_return(facts: &ReportFacts, by: PersonId) -> Result<ReportState, ReportRefusal> {
    let to = judge(facts, by, ReportStep::Return)?;
    if facts.parts.iter().all(|part| part.remarked.is_empty()) { Err(ReportRefusal::NothingRemarked) } else { Ok(to) }
}

/// Whether somebody may approve a report.
///
/// # Errors
/// Why not.
pub fn may_approve(facts: &ReportFacts, by: PersonId) -> Result<ReportState, ReportRefusal> {
    let to = judge(facts, by, ReportStep::Approve { is_partly: false })?;
    if facts.parts.iter().all(|part| part.remarked.is_empty()) { Ok(to) } else { Err(ReportRefusal::RemarksOpen) }
}

/// Where this step of somebody who judges leads.
///
/// # Errors
/// Why it does not go.
pub fn may_judge(facts: &ReportFacts, by: PersonId, step: ReportStep) -> Result<ReportState, ReportRefusal> {
    judge(facts, by, step)
}

/// What somebody typed who gives a report back.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReturnForm {
    /// The last day for the mended one.
    pub due_on: String,
}

/// Until when a report is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnTo {
    /// The last day.
    pub due_on: NaiveDate,
}

impl ReturnForm {
    /// The day that was given, moved to a working day.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, today: NaiveDate, language: Language) -> Result<ReturnTo, Vec<Problem>> {
        let mut read = FormReader::new(language);
        if self.due_on.trim().is_empty() {
            read.problem("due_on", ProblemKind::Missing);
        }
        let day = read.date("due_on", &self.due_on);
        let ahead = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
        let (first, last) = (ahead(DAYS_TO_MEND), ahead(DAYS_TO_MEND_AT_MOST));
        match day {
            Some(day) if day < first => read.problem("due_on", ProblemKind::DayBefore(first)),
            Some(day) if day > last => read.problem("due_on", ProblemKind::DayAfter(last)),
            Some(_) | None => {}
        }
        read.finish(day.map(|day| ReturnTo { due_on: next_working_day(day) }))
    }
}

//! The same bill, time sheet or file twice, over all projects. Specification, section 6.6.

use super::{CostCategory, NewCost};
use crate::Eur;
use crate::ids::{CostLineId, OrganisationId, ProjectId, ReportId};
use crate::in_kind::Hours;
use crate::names::normalised;
use crate::reports::ReportKind;
use crate::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// What was used twice.
    pub enum DoubleKind {
        /// A bill: its number, or its amount and day.
        Invoice = "invoice",
        /// A time sheet: the same person, days and hours.
        TimeSheet = "time_sheet",
        /// A file: the same bytes.
        File = "file",
    }
}

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePlace {
    /// The line.
    pub line: CostLineId,
    /// Its number in the part.
    pub number: i32,
    /// In which report.
    pub report: ReportId,
    /// What kind of report that is, and the how manieth.
    pub report_name: (ReportKind, i32),
    /// In which project.
    pub project: ProjectId,
    /// What that is called.
    pub title: String,
    /// Of which organisation.
    pub organisation: OrganisationId,
}

/// A line that is there already, as far as others are measured by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Where it stands.
    pub place: LinePlace,
    /// What it is for.
    pub category: CostCategory,
    /// Its first and last day.
    pub days: (NaiveDate, NaiveDate),
    /// In which year.
    pub year: i32,
    /// Who worked, as names are told apart; empty for what is no work.
    pub person: String,
    /// How long.
    pub hours: Hours,
    /// How much.
    pub value: Eur,
    /// Whose bill, as names are told apart.
    pub supplier: String,
    /// The number of the bill, as numbers are told apart.
    pub invoice: String,
    /// The hash of the file that proves it.
    pub sha256: Option<String>,
}

/// What makes two names one.
pub fn name_key(name: &str) -> String {
    normalised(name).replace(' ', "")
}

/// What makes two numbers of bills one: `2026-0187`, `2026 0187` and `20260187`.
pub fn invoice_key(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What of a new line stands in another one already. `here` is the report and the organisation whose part it is in.
pub(super) fn double(new: &NewCost, sha256: Option<&str>, one: &Counted, here: (ReportId, OrganisationId)) -> Option<DoubleKind> {
    let is_same_part = (one.place.report, one.place.organisation) == here;
    let is_own = one.place.organisation == here.1;
    if is_same_bill(new, one) {
        return Some(DoubleKind::Invoice);
    }
    let person = name_key(&new.person);
    let is_same_sheet = new.category.is_labour()
        && one.category.is_labour()
        && is_own
        && person == one.person
        && (new.from_on, new.until_on) == one.days
        && new.hours == one.hours;
    if is_same_sheet {
        return Some(DoubleKind::TimeSheet);
    }
    // One file may prove several lines of one part, and what is depreciated has one proof in each period of its project.
    let may_share = is_same_part || (is_own && new.category.is_spread() && one.category.is_spread());
    (sha256.is_some() && sha256 == one.sha256.as_deref() && !may_share).then_some(DoubleKind::File)
}

/// The same number of the same supplier, or the same number, amount and day however the supplier is written, or the same amount and day of the same
/// supplier where a number is missing.
fn is_same_bill(new: &NewCost, one: &Counted) -> bool {
    if new.category.is_spread() && one.category.is_spread() {
        return false;
    }
    let (supplier, invoice) = (name_key(&new.supplier), invoice_key(&new.invoice));
    let same_supplier = !supplier.is_empty() && supplier == one.supplier;
    let same_number = !invoice.is_empty() && invoice == one.invoice;
    let same_amount = new.value == one.value && new.from_on == one.days.0;
    let number_is_missing = invoice.is_empty() || one.invoice.is_empty();
    (same_number && (same_supplier || same_amount)) || (same_supplier && same_amount && number_is_missing)
}

//! A cost line as it was typed, and as it may be saved.

use super::double::{Counted, DoubleKind, LinePlace, invoice_key, name_key};
use super::{CostAround, CostCategory, CostMeans};
use crate::Eur;
use crate::form_reader::FormReader;
use crate::ids::DocumentId;
use crate::in_kind::{Hours, InKindMethod, Input, Inputs, check_rate, value};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Characters that a description has at most.
pub const COST_TEXT: u32 = 200;

/// What somebody typed about a cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostForm {
    /// The day, or the first one.
    pub from_on: String,
    /// The last day; empty for a single one.
    pub until_on: String,
    /// What it was.
    pub description: String,
    /// The code of a [`CostCategory`].
    pub category: String,
    /// The work package.
    pub work_package: String,
    /// The code of a [`CostMeans`].
    pub means: String,
    /// Who worked: a name or staff number within the organisation.
    pub person: String,
    /// How hours are valued; empty where the amount is typed.
    pub method: String,
    /// Wage, cost or rate: what the method asks.
    pub rate: String,
    /// Hours.
    pub hours: String,
    /// How much.
    pub amount: String,
    /// Whose bill.
    pub supplier: String,
    /// The number of the bill.
    pub invoice: String,
    /// The document that proves it.
    pub evidence: String,
}

/// A cost that may be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCost {
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// The year of the first day.
    pub year: i32,
    /// What it was.
    pub description: String,
    /// What it is for.
    pub category: CostCategory,
    /// The work package; may be empty.
    pub work_package: String,
    /// In money or in kind.
    pub means: CostMeans,
    /// Who worked; empty for what is no work.
    pub person: String,
    /// How hours are valued; none where the amount was typed.
    pub method: Option<InKindMethod>,
    /// What the method calculates with.
    pub rate: Eur,
    /// Hours.
    pub hours: Hours,
    /// How much it is.
    pub value: Eur,
    /// Whose bill.
    pub supplier: String,
    /// Its number.
    pub invoice: String,
    /// What proves it.
    pub document: Option<DocumentId>,
}

/// Why a line is refused: everything that is wrong, and where the other one stands that it doubles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCost {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Where the other line stands.
    pub double: Option<Box<(DoubleKind, LinePlace)>>,
}

impl NewCost {
    /// The line as others are measured by it.
    pub fn counted(&self, place: LinePlace, sha256: Option<String>) -> Counted {
        Counted {
            place,
            category: self.category,
            days: (self.from_on, self.until_on),
            year: self.year,
            person: name_key(&self.person),
            hours: self.hours,
            value: self.value,
            supplier: name_key(&self.supplier),
            invoice: invoice_key(&self.invoice),
            sha256,
        }
    }
}

impl CostForm {
    /// The form that shows a line.
    pub fn of(line: &NewCost, language: Language) -> Self {
        let hours = if line.hours.is_positive() { line.hours.written(language) } else { String::new() };
        let asks_rate = line.method.is_some_and(|method| method.asks(Input::Amount));
        let until = if line.until_on == line.from_on { String::new() } else { line.until_on.to_string() };
        Self {
            from_on: line.from_on.to_string(),
            until_on: until,
            description: line.description.clone(),
            category: line.category.to_string(),
            work_package: line.work_package.clone(),
            means: line.means.to_string(),
            person: line.person.clone(),
            method: line.method.map(|method| method.to_string()).unwrap_or_default(),
            rate: if asks_rate { line.rate.written(language) } else { String::new() },
            hours,
            amount: if line.method.is_some() { String::new() } else { line.value.written(language) },
            supplier: line.supplier.clone(),
            invoice: line.invoice.clone(),
            evidence: line.document.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    /// The line that was typed, among what is there already.
    ///
    /// # Errors
    /// Everything that is wrong with it. Specification, section 6.6: outside the period or before the start of the project, more hours than a year has,
    /// above the budget, and a bill, time sheet or file that was used before.
    pub fn check(&self, around: &CostAround, language: Language) -> Result<NewCost, RefusedCost> {
        let mut read = FormReader::new(language);
        let days = self.days(&mut read, around);
        let description = read.line("description", &self.description, 3..=COST_TEXT);
        let category: Option<CostCategory> = read.required("category", &self.category);
        let work_package = read.line("work_package", &self.work_package, 0..=40);
        let means: Option<CostMeans> = read.required("means", &self.means);
        let document = self.document(&mut read, around);
        let Some((((from_on, until_on), category), means)) = days.zip(category).zip(means) else {
            return Err(RefusedCost { problems: read.finish(None::<()>).err().unwrap_or_default(), double: None });
        };
        let needs_bill = means == CostMeans::Cash && category.needs_invoice();
        let least = u32::from(needs_bill);
        let supplier = read.line("supplier", &self.supplier, (2 * least)..=120);
        let invoice = read.line("invoice", &self.invoice, least..=60);
        let person = read.line("person", &self.person, u32::from(category.is_labour())..=120);
        let (method, rate, hours, value) = self.worth(&mut read, around, category, language);
        let new = NewCost {
            from_on,
            until_on,
            year: from_on.year(),
            description,
            category,
            work_package,
            means,
            person,
            method,
            rate,
            hours,
            value,
            supplier,
            invoice,
            document,
        };
        let double = measured(&mut read, &new, around);
        read.finish(Some(new)).map_err(|problems| RefusedCost { problems, double })
    }

    /// Days within the period, and not before the project starts.
    fn days(&self, read: &mut FormReader, around: &CostAround) -> Option<(NaiveDate, NaiveDate)> {
        if self.from_on.trim().is_empty() {
            read.problem("from_on", ProblemKind::Missing);
        }
        let from = read.date("from_on", &self.from_on);
        let typed = read.date("until_on", &self.until_on);
        if !self.until_on.trim().is_empty() && typed.is_none() {
            return None;
        }
        let (first, last, from) = (around.first_day(), around.period.1, from?);
        let until = typed.unwrap_or(from);
        if from < first {
            read.problem("from_on", ProblemKind::DayBefore(first));
        } else if from > last {
            read.problem("from_on", ProblemKind::DayAfter(last));
        }
        if until < from {
            read.problem("until_on", ProblemKind::DayBefore(from));
        } else if until > last && typed.is_some() {
            read.problem("until_on", ProblemKind::DayAfter(last));
        }
        Some((from, until))
    }

    fn document(&self, read: &mut FormReader, around: &CostAround) -> Option<DocumentId> {
        let typed = self.evidence.trim();
        let found = around.evidence.iter().find(|one| one.id.to_string() == typed || one.name.eq_ignore_ascii_case(typed));
        if !typed.is_empty() && found.is_none() {
            read.problem("evidence", ProblemKind::NotOnTheList);
        }
        found.map(|one| one.id)
    }

    /// What it is worth: hours by a rate where a method says so, else the amount that was typed.
    fn worth(
        &self,
        read: &mut FormReader,
        around: &CostAround,
        category: CostCategory,
        language: Language,
    ) -> (Option<InKindMethod>, Eur, Hours, Eur) {
        let chosen: Option<InKindMethod> = read.choice("method", &self.method);
        let method = chosen.filter(|method| category.takes(*method));
        if chosen.is_some() && method.is_none() {
            read.problem("method", ProblemKind::NotOnTheList);
        }
        let needs_hours = category.is_labour() || method.is_some();
        let hours = match Hours::parse(&self.hours, language) {
            Some(hours) if hours.is_positive() || !needs_hours => hours,
            Some(hours) => {
                read.problem("hours", ProblemKind::Missing);
                hours
            }
            None => {
                read.problem("hours", ProblemKind::NotHours);
                Hours::ZERO
            }
        };
        let typed = read.amount("amount", &self.amount);
        let Some(method) = method else {
            if typed == Eur::ZERO && !self.amount.trim().chars().any(|c| c.is_alphabetic() || ('1'..='9').contains(&c)) {
                read.problem("amount", ProblemKind::Missing);
            }
            if category.is_labour() && is_above_ceiling((typed, hours), around) {
                read.problem("amount", ProblemKind::RateAbove(around.numbers.ceiling));
            }
            return (None, Eur::ZERO, hours, typed);
        };
        let rate = read.amount("rate", &self.rate);
        if method.asks(Input::Amount) && rate == Eur::ZERO && self.rate.trim().is_empty() {
            read.problem("rate", ProblemKind::Missing);
        }
        let inputs = Inputs { amount: rate, hours, ..Inputs::default() };
        if let Err(above) = check_rate(method, &inputs, &around.numbers) {
            read.problem("rate", ProblemKind::RateAbove(above.0));
        }
        let worth = value(method, &inputs, &around.numbers).unwrap_or_else(|| {
            read.problem("hours", ProblemKind::AmountAbove(Eur::MAX));
            Eur::ZERO
        });
        if !self.amount.trim().is_empty() && typed.is_positive() && typed != worth {
            read.problem("amount", ProblemKind::NotTheProduct(worth));
        }
        (Some(method), if method.asks(Input::Amount) { rate } else { Eur::ZERO }, hours, worth)
    }
}

/// Whether an hour comes to more than the ceiling, where the amount was typed.
fn is_above_ceiling((typed, hours): (Eur, Hours), around: &CostAround) -> bool {
    let (amount, hours) = (i128::from(typed.0) * 100, i128::from(hours.0));
    hours > 0 && amount > i128::from(around.numbers.ceiling.0) * hours
}

/// What a line is measured by: the hours of a year, the budget, and every other line.
fn measured(read: &mut FormReader, new: &NewCost, around: &CostAround) -> Option<Box<(DoubleKind, LinePlace)>> {
    if new.category.is_labour() {
        if new.until_on.year() != new.year {
            read.problem("until_on", ProblemKind::OtherYear);
        }
        let most = around.numbers.hours_of_year;
        let left = around.hours(&new.person, new.year).map_or(Hours::ZERO, |there| Hours((most.0 - there.0).max(0)));
        if new.hours > left && !new.person.is_empty() {
            read.problem("hours", ProblemKind::HoursOfYear { left, most, year: new.year });
        }
    }
    let left = around.left.of(new.means);
    if new.value > left {
        read.problem("amount", ProblemKind::AboveBudget(left.max(Eur::ZERO)));
    }
    let (kind, place) = around.double(new)?;
    let field = match kind {
        DoubleKind::Invoice if new.invoice.is_empty() => "supplier",
        DoubleKind::Invoice => "invoice",
        DoubleKind::TimeSheet => "hours",
        DoubleKind::File => "evidence",
    };
    read.problem(field, ProblemKind::ClaimedTwice(kind));
    Some(Box::new((kind, place.clone())))
}

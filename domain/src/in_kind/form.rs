//! A line in kind as it was typed, and as it may be saved.

use super::person_year::one_year;
use super::value::field_of_value;
use super::{Around, Hours, InKindMethod, InKindNumbers, Input, Inputs, check_rate, value};
use crate::Eur;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Phase;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters that evidence has at least: a name by which it is found.
pub const AT_LEAST_EVIDENCE: u32 = 5;
/// And at most.
pub const EVIDENCE_LIMIT: u32 = 300;

/// What somebody typed about a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InKindForm {
    /// The code of an [`InKindMethod`].
    pub method: String,
    /// The code of the [`Phase`].
    pub phase: String,
    /// A name or staff number within the organisation.
    pub person: String,
    /// The first day.
    pub from_on: String,
    /// The last day, in the same year.
    pub until_on: String,
    /// Wage, cost, rate or price.
    pub amount: String,
    /// What equipment is worth at the end of its life.
    pub residual: String,
    /// How long equipment lasts.
    pub life_hours: String,
    /// Hours for the project.
    pub hours: String,
    /// What it costs on the market.
    pub market_value: String,
    /// What proves it: a time sheet, a depreciation sheet, a proof of the price.
    pub evidence: String,
}

/// A line that may be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// How it is valued.
    pub method: InKindMethod,
    /// In which phase.
    pub phase: Phase,
    /// Who works; empty for what is no work.
    pub person: String,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// The year of both.
    pub year: i32,
    /// What it calculates with.
    pub inputs: Inputs,
    /// What it costs on the market, where the method asks.
    pub market_value: Option<Eur>,
    /// What proves it.
    pub evidence: String,
    /// What it is worth.
    pub value: Eur,
}

impl InKindForm {
    /// The form that shows a line.
    pub fn of(line: &NewLine, language: Language) -> Self {
        let NewLine { method, phase, person, from_on, until_on, year: _, inputs, market_value, evidence, value: _ } = line;
        let asked = |input: Input, written: String| if method.asks(input) { written } else { String::new() };
        Self {
            method: method.to_string(),
            phase: phase.to_string(),
            person: person.clone(),
            from_on: from_on.to_string(),
            until_on: until_on.to_string(),
            amount: asked(Input::Amount, inputs.amount.written(language)),
            residual: asked(Input::Residual, inputs.residual.written(language)),
            life_hours: asked(Input::LifeHours, inputs.life_hours.written(language)),
            hours: asked(Input::Hours, inputs.hours.written(language)),
            market_value: market_value.map(|value| value.written(language)).unwrap_or_default(),
            evidence: evidence.clone(),
        }
    }

    /// The line that was typed, among what is there already.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, numbers: &InKindNumbers, around: &Around, language: Language) -> Result<NewLine, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let Some(method) = read.required::<InKindMethod>("method", &self.method) else { return read.finish(None) };
        let phase: Option<Phase> = read.required("phase", &self.phase);
        if let Some(Phase::Intake | Phase::Closed) = phase {
            read.problem("phase", ProblemKind::NotOnTheList);
        }
        let person = if method.is_labour() { read.line("person", &self.person, 1..=120) } else { String::new() };
        let days = self.days(&mut read, around);
        let inputs = self.inputs(&mut read, method, language);
        let market_value = method.asks(Input::MarketValue).then(|| positive(&mut read, Input::MarketValue, &self.market_value));
        let evidence = read.line("evidence", &self.evidence, AT_LEAST_EVIDENCE..=EVIDENCE_LIMIT);
        if let Err(above) = check_rate(method, &inputs, numbers) {
            read.problem(field_of_value(method), ProblemKind::RateAbove(above.0));
        }
        let value = value(method, &inputs, numbers);
        match (value, market_value) {
            (None, _) => read.problem(field_of_value(method), ProblemKind::AmountAbove(Eur::MAX)),
            (Some(value), Some(market)) if market.is_positive() && value > market => {
                read.problem(field_of_value(method), ProblemKind::AmountAbove(market));
            }
            (Some(_), _) => {}
        }
        if let (Some((_, _, year)), true) = (days, method.is_labour() && !person.is_empty()) {
            within_the_year(&mut read, (&person, year), inputs.hours, numbers, around);
            if around.is_used_elsewhere(&person, &evidence) {
                read.problem("evidence", ProblemKind::UsedElsewhere);
            }
        }
        match around.support.refused_with(around.before, value.unwrap_or_default()) {
            Ok(None) => {}
            Ok(Some(excess)) => read.problem(field_of_value(method), ProblemKind::PublicAboveCost(excess)),
            Err(_) => read.problem(field_of_value(method), ProblemKind::AmountAbove(Eur::MAX)),
        }
        let line = phase.zip(days).zip(value).map(|((phase, (from_on, until_on, year)), value)| NewLine {
            method,
            phase,
            person,
            from_on,
            until_on,
            year,
            inputs,
            market_value,
            evidence,
            value,
        });
        read.finish(line)
    }

    /// The days, in one year and while the project works. HARD: specification, section 4.3.
    fn days(&self, read: &mut FormReader, around: &Around) -> Option<(NaiveDate, NaiveDate, i32)> {
        for (field, typed) in [("from_on", &self.from_on), ("until_on", &self.until_on)] {
            if typed.trim().is_empty() {
                read.problem(field, ProblemKind::Missing);
            }
        }
        let (from, until) = (read.date("from_on", &self.from_on), read.date("until_on", &self.until_on));
        if let Some((from, first)) = from.zip(around.period.first)
            && from < first
        {
            read.problem("from_on", ProblemKind::DayBefore(first));
        }
        if let Some((until, last)) = until.zip(around.period.last)
            && until > last
        {
            read.problem("until_on", ProblemKind::DayAfter(last));
        }
        let (from, until) = from.zip(until)?;
        if until < from {
            read.problem("until_on", ProblemKind::DayBefore(from));
            return None;
        }
        let year = one_year(from, until);
        if year.is_none() {
            read.problem("until_on", ProblemKind::OtherYear);
        }
        year.map(|year| (from, until, year))
    }

    fn inputs(&self, read: &mut FormReader, method: InKindMethod, language: Language) -> Inputs {
        let mut inputs = Inputs::default();
        for &input in method.inputs() {
            match input {
                Input::Amount => inputs.amount = positive(read, input, &self.amount),
                Input::Residual => inputs.residual = read.amount(input.code(), &self.residual),
                Input::LifeHours => inputs.life_hours = hours(read, input, &self.life_hours, language),
                Input::Hours => inputs.hours = hours(read, input, &self.hours, language),
                Input::MarketValue => {}
            }
        }
        if inputs.residual > inputs.amount {
            read.problem(Input::Residual.code(), ProblemKind::AmountAbove(inputs.amount));
        }
        if method.asks(Input::LifeHours) && inputs.hours > inputs.life_hours && inputs.life_hours.is_positive() {
            read.problem(Input::Hours.code(), ProblemKind::HoursAbove(inputs.life_hours));
        }
        inputs
    }
}

/// An amount that has to be there.
fn positive(read: &mut FormReader, input: Input, typed: &str) -> Eur {
    if typed.trim().is_empty() {
        read.problem(input.code(), ProblemKind::Missing);
        return Eur::ZERO;
    }
    let before = read.amount(input.code(), typed);
    if before == Eur::ZERO && typed.trim().chars().all(|c| matches!(c, '0' | ',' | '.')) {
        read.problem(input.code(), ProblemKind::Missing);
    }
    before
}

/// Hours that have to be there.
fn hours(read: &mut FormReader, input: Input, typed: &str, language: Language) -> Hours {
    match Hours::parse(typed, language) {
        Some(hours) if hours.is_positive() => hours,
        Some(_) => {
            read.problem(input.code(), ProblemKind::Missing);
            Hours::ZERO
        }
        None => {
            read.problem(input.code(), ProblemKind::NotHours);
            Hours::ZERO
        }
    }
}

/// No person works more than a year has hours, over all projects. HARD: specification, section 4.3.
fn within_the_year(read: &mut FormReader, (person, year): (&str, i32), hours: Hours, numbers: &InKindNumbers, around: &Around) {
    let most = numbers.hours_of_year;
    let left = around.hours(person, year).map_or(Hours::ZERO, |there| Hours((most.0 - there.0).max(0)));
    if hours > left {
        read.problem(Input::Hours.code(), ProblemKind::HoursOfYear { left, most, year });
    }
}

//! What a partner expects to need of its promise, by half-year: versions that are followed and never changed. Without one, what is left is spread
//! over the days that its phase still has.

use super::divide;
use crate::Eur;
use crate::form_reader::FormReader;
use crate::money::Overflow;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use chrono::{Datelike, NaiveDate};
use std::str::FromStr;

/// Half-years that a forecast reaches ahead at most.
const MOST: usize = 12;

/// Half a calendar year, counted from the year nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
pub struct HalfYear(pub i32);

impl HalfYear {
    /// The one that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 2 + i32::from(day.month() > 6))
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(2)
    }

    /// The first or the second of its year.
    pub const fn number(self) -> i32 {
        self.0.rem_euclid(2) + 1
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), if self.number() == 1 { 1 } else { 7 }, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().unwrap_or_default()
    }
}

impl std::fmt::Display for HalfYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.year(), self.number())
    }
}

/// No half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoHalfYear;

impl FromStr for HalfYear {
    type Err = NoHalfYear;

    fn from_str(text: &str) -> Result<Self, NoHalfYear> {
        let (year, number) = text.split_once('-').ok_or(NoHalfYear)?;
        let (year, number): (i32, i32) = (year.parse().map_err(|_| NoHalfYear)?, number.parse().map_err(|_| NoHalfYear)?);
        if (1_900..3_000).contains(&year) && (1..=2).contains(&number) { Ok(Self(year * 2 + number - 1)) } else { Err(NoHalfYear) }
    }
}

/// The half-years from today to the last day, and one more for what is paid afterwards.
pub fn half_years(today: NaiveDate, last: Option<NaiveDate>) -> Vec<HalfYear> {
    let (first, last) = (HalfYear::of(today), last.map_or(HalfYear::of(today), HalfYear::of));
    std::iter::successors(Some(first), |half| Some(half.next())).take_while(|half| *half <= last.max(first).next()).take(MOST).collect()
}

/// What is left, spread over the days that are left; all of it now where there are none.
pub fn spread(left: Eur, today: NaiveDate, last: Option<NaiveDate>) -> Vec<(HalfYear, Eur)> {
    let halves = half_years(today, last);
    let days = |half: &HalfYear| {
        let (from, until) = (half.first_day().max(today), last.map_or(half.last_day(), |last| last.min(half.last_day())));
        Eur((until - from).num_days().saturating_add(1).max(0))
    };
    let weights: Vec<Eur> = if last.is_some_and(|last| last >= today) { halves.iter().map(days).collect() } else { vec![Eur::ZERO; halves.len()] };
    halves.into_iter().zip(divide(left.max(Eur::ZERO), &weights)).collect()
}

/// What a partner is expected to need from today on: as it forecast itself, or else what is left, spread over the days that are left.
pub fn expected(forecast: Option<&[(HalfYear, Eur)]>, left: Eur, (today, last): (NaiveDate, Option<NaiveDate>)) -> Vec<(HalfYear, Eur)> {
    let now = HalfYear::of(today);
    forecast.map_or_else(|| spread(left, today, last), |amounts| amounts.iter().filter(|(half, _)| *half >= now).copied().collect())
}

/// A forecast as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForecastForm {
    /// An amount for each half-year.
    pub amounts: Vec<(HalfYear, String)>,
    /// Why it moves.
    pub explanation: String,
}

/// A forecast that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewForecast {
    /// An amount for each half-year.
    pub amounts: Vec<(HalfYear, Eur)>,
    /// Their sum.
    pub total: Eur,
    /// Why it moves; empty where nothing moves much.
    pub explanation: String,
}

/// Whether an amount moves more than ten percent.
pub fn moves_much(before: Eur, after: Eur) -> bool {
    let moved = (i128::from(after.0) - i128::from(before.0)).abs();
    moved * 10 > i128::from(before.0).abs()
}

/// The field of a half-year.
pub fn amount_field(half: HalfYear) -> String {
    format!("amount.{half}")
}

impl ForecastForm {
    /// The form that shows amounts.
    pub fn of(amounts: &[(HalfYear, Eur)], language: Language) -> Self {
        Self { amounts: amounts.iter().map(|(half, amount)| (*half, amount.written(language))).collect(), explanation: String::new() }
    }

    /// The forecast that was typed. `before` is the version that it follows; none for the first. `left` is committed and neither released nor paid.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, before: Option<&[(HalfYear, Eur)]>, left: Eur, language: Language) -> Result<NewForecast, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let amounts: Vec<(HalfYear, Eur)> = self.amounts.iter().map(|(half, typed)| (*half, read.amount(&amount_field(*half), typed))).collect();
        let total: Result<Eur, Overflow> = Eur::checked_sum(amounts.iter().map(|(_, amount)| *amount));
        let last = amounts.iter().rfind(|(_, amount)| amount.is_positive()).or(amounts.last());
        if let Some((half, _)) = last.filter(|_| total.is_ok_and(|total| total > left) || total.is_err()) {
            read.problem(&amount_field(*half), ProblemKind::AmountAbove(left));
        }
        let was = |half: HalfYear| before.and_then(|rows| rows.iter().find(|(one, _)| *one == half)).map_or(Eur::ZERO, |(_, amount)| *amount);
        let moves = before.is_some() && amounts.iter().any(|(half, amount)| moves_much(was(*half), *amount));
        if before.is_some() && amounts.iter().all(|(half, amount)| was(*half) == *amount) {
            read.problem("explanation", ProblemKind::Unchanged);
        }
        let least = if moves { REASON_AT_LEAST } else { 0 };
        let explanation = read.paragraphs("explanation", &self.explanation, least..=REASON_AT_MOST);
        read.finish(total.ok().map(|total| NewForecast { amounts, total, explanation }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn half(text: &str) -> HalfYear {
        text.parse().expect("a half-year")
    }

    fn typed(amounts: &[(&str, &str)], explanation: &str) -> ForecastForm {
        let amounts = amounts.iter().map(|(one, amount)| (half(one), (*amount).to_owned())).collect();
        ForecastForm { amounts, explanation: explanation.to_owned() }
    }

    fn problems(form: &ForecastForm, before: Option<&[(HalfYear, Eur)]>, left: i64) -> Vec<(String, ProblemKind)> {
        let checked = form.check(before, Eur::euros(left), Language::Nl);
        checked.err().unwrap_or_default().into_iter().map(|problem| (problem.field, problem.kind)).collect()
    }

    #[test]
    fn a_half_year_is_written_as_it_is_read_and_has_its_days() {
        for (text, first, last) in [("2026-2", "2026-07-01", "2026-12-31"), ("2027-1", "2027-01-01", "2027-06-30")] {
            let one = half(text);
            assert_eq!((one.to_string().as_str(), one.first_day(), one.last_day()), (text, day(first), day(last)));
            assert_eq!((HalfYear::of(day(first)), HalfYear::of(day(last))), (one, one));
        }
        assert_eq!(half("2026-2").next(), half("2027-1"));
        for wrong in ["2026", "2026-0", "2026-3", "x-1", "99999-1"] {
            assert_eq!(wrong.parse::<HalfYear>(), Err(NoHalfYear), "{wrong}");
        }
    }

    #[test]
    fn what_is_left_is_spread_over_its_days_and_adds_up_to_the_cent() {
        let told = spread(Eur(100_001), day("2026-10-01"), Some(day("2027-06-30")));
        // 92 and 181 of 273 days, and nothing in the half-year after it.
        assert_eq!(told, [(half("2026-2"), Eur(33_700)), (half("2027-1"), Eur(66_301)), (half("2027-2"), Eur(0))]);
        assert_eq!(told.iter().map(|(_, amount)| *amount).sum::<Eur>(), Eur(100_001));
        let over = spread(Eur(500), day("2026-10-01"), Some(day("2026-09-30")));
        assert_eq!(over, [(half("2026-2"), Eur(500)), (half("2027-1"), Eur(0))], "all of it now");
        assert_eq!(spread(Eur(500), day("2026-10-01"), None), [(half("2026-2"), Eur(500)), (half("2027-1"), Eur(0))]);
        assert_eq!(spread(Eur(-5), day("2026-10-01"), None).iter().map(|(_, amount)| amount.0).sum::<i64>(), 0);
        assert_eq!(half_years(day("2026-10-01"), Some(day("2099-01-01"))).len(), MOST);
    }

    #[test]
    fn a_partner_is_expected_to_need_what_it_forecast_from_today_on_and_otherwise_what_is_left() {
        let (on, left) = ((day("2026-10-01"), Some(day("2026-12-31"))), Eur(500));
        let forecast = [(half("2026-1"), Eur(70)), (half("2026-2"), Eur(80))];
        assert_eq!(expected(Some(&forecast), left, on), [(half("2026-2"), Eur(80))], "what is past is not needed any more");
        assert_eq!(expected(None, left, on), spread(left, on.0, on.1));
        assert_eq!(expected(Some(&[]), left, on), [], "a partner that expects nothing needs nothing");
    }

    #[test]
    fn more_than_is_left_is_refused_and_all_of_it_is_not() {
        let form = typed(&[("2026-2", "40.000"), ("2027-1", "60.000"), ("2027-2", "0")], "");
        assert_eq!(problems(&form, None, 100_000), []);
        assert_eq!(problems(&form, None, 99_999), [("amount.2027-1".to_owned(), ProblemKind::AmountAbove(Eur::euros(99_999)))]);
        let wrong = typed(&[("2026-2", "veel")], "");
        assert_eq!(problems(&wrong, None, 1), [("amount.2026-2".to_owned(), ProblemKind::NotAnAmount)]);
    }

    #[test]
    fn a_move_of_more_than_ten_percent_is_explained_and_a_smaller_one_need_not_be() {
        let before = [(half("2026-2"), Eur::euros(40_000)), (half("2027-1"), Eur::euros(50_000))];
        let of = |one: &str, other: &str, why: &str| problems(&typed(&[("2026-2", one), ("2027-1", other)], why), Some(&before), 100_000);
        assert_eq!(of("44.000", "50.000", ""), []);
        assert_eq!(of("44.000,01", "50.000", ""), [("explanation".to_owned(), ProblemKind::Missing)]);
        assert_eq!(of("40.000", "44.999", "Later."), [("explanation".to_owned(), ProblemKind::TooShort(REASON_AT_LEAST))]);
        assert_eq!(of("40.000", "44.999", "De levering van de oven komt een half jaar later."), []);
        assert_eq!(of("40.000", "50.000", ""), [("explanation".to_owned(), ProblemKind::Unchanged)]);
        assert!(moves_much(Eur::ZERO, Eur(1)) && !moves_much(Eur::ZERO, Eur::ZERO));
    }
}

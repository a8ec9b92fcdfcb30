//! The form for a round: what it is called, which gate it serves, who leads its panel, and what its criteria weigh and ask.

use super::{Criteria, CriteriaProblem, Criterion, Points, Weighing};
use crate::form_reader::FormReader;
use crate::gates::Gate;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A round as typed. Its fields are `name`, `gate`, `due_on`, `chair`, `has_rebuttal`, `total`, `weight.FIT` and `threshold.FIT`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundForm {
    /// What it is called.
    pub name: String,
    /// The gate that the projects stand before.
    pub gate: String,
    /// The last day to hand in.
    pub due_on: String,
    /// Who leads the panel.
    pub chair: String,
    /// `yes` when the applicant may answer.
    pub has_rebuttal: String,
    /// The least total, of 100.
    pub total: String,
    /// Points of each criterion.
    pub weights: BTreeMap<Criterion, String>,
    /// The least of each criterion, in percent.
    pub thresholds: BTreeMap<Criterion, String>,
}

/// A round that may be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRound {
    /// What it is called.
    pub name: String,
    /// The gate.
    pub gate: Gate,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// Who leads the panel.
    pub chair: PersonId,
    /// The applicant may answer.
    pub has_rebuttal: bool,
    /// What is weighed and asked.
    pub criteria: Criteria,
}

impl RoundForm {
    /// The gates before which experts review: gate 1 always, the two after it where somebody wants to.
    pub const GATES: [Gate; 3] = [Gate::G1, Gate::G2, Gate::G3];
    const NAME: std::ops::RangeInclusive<u32> = 3..=200;

    /// A form that begins with these criteria, for gate 1, with an answer of the applicant.
    pub fn begun(criteria: &Criteria) -> Self {
        let of = |part: fn(Weighing) -> u32| Criterion::ALL.iter().map(|one| (*one, part(criteria.of(*one)).to_string())).collect();
        Self {
            gate: Gate::G1.code().to_owned(),
            has_rebuttal: "yes".to_owned(),
            total: (criteria.least_total().0 / 10).to_string(),
            weights: of(|weighing| weighing.weight),
            thresholds: of(|weighing| weighing.threshold),
            ..Self::default()
        }
    }

    /// The form with one field as it was typed; none for a name that it does not know.
    pub fn with(mut self, field: &str, typed: &str) -> Option<Self> {
        let place = match field {
            "name" => &mut self.name,
            "gate" => &mut self.gate,
            "due_on" => &mut self.due_on,
            "chair" => &mut self.chair,
            "has_rebuttal" => &mut self.has_rebuttal,
            "total" => &mut self.total,
            other => {
                let (part, code) = other.split_once('.')?;
                let criterion: Criterion = code.parse().ok()?;
                match part {
                    "weight" => self.weights.entry(criterion).or_default(),
                    "threshold" => self.thresholds.entry(criterion).or_default(),
                    _ => return None,
                }
            }
        };
        typed.clone_into(place);
        Some(self)
    }

    /// The round, when nothing is wrong with it.
    ///
    /// # Errors
    /// Every problem at once. Only somebody of `chairs` leads a panel, and nobody hands in before `today`.
    pub fn check(&self, language: Language, today: NaiveDate, chairs: &[PersonId]) -> Result<NewRound, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let name = read.line("name", &self.name, Self::NAME);
        let gate: Option<Gate> = read.required("gate", &self.gate);
        if gate.is_some_and(|gate| !Self::GATES.contains(&gate)) {
            read.problem("gate", ProblemKind::NotOnTheList);
        }
        if self.due_on.trim().is_empty() {
            read.problem("due_on", ProblemKind::Missing);
        }
        let due_on = read.date("due_on", &self.due_on);
        if due_on.is_some_and(|day| day < today) {
            read.problem("due_on", ProblemKind::InThePast);
        }
        let chair: Option<PersonId> = read.required("chair", &self.chair);
        if chair.is_some_and(|chair| !chairs.contains(&chair)) {
            read.problem("chair", ProblemKind::NotOnTheList);
        }
        let criteria = self.criteria(&mut read);
        let all = (|| Some((gate?, due_on?, chair?, criteria?)))();
        let has_rebuttal = self.has_rebuttal == "yes";
        read.finish(all.map(|(gate, due_on, chair, criteria)| NewRound { name, gate, due_on, chair, has_rebuttal, criteria }))
    }

    fn criteria(&self, read: &mut FormReader) -> Option<Criteria> {
        let mut number = |field: &str, typed: &str| {
            if typed.trim().is_empty() {
                read.problem(field, ProblemKind::Missing);
            }
            read.whole(field, typed, 0..=100)
        };
        let typed = |of: &BTreeMap<Criterion, String>, criterion: Criterion| of.get(&criterion).cloned().unwrap_or_default();
        let mut weighings = BTreeMap::new();
        for &criterion in Criterion::ALL {
            let weight = number(&format!("weight.{criterion}"), &typed(&self.weights, criterion));
            let threshold = number(&format!("threshold.{criterion}"), &typed(&self.thresholds, criterion));
            if let (Some(weight), Some(threshold)) = (weight, threshold) {
                weighings.insert(criterion, Weighing { weight, threshold });
            }
        }
        let total = number("total", &self.total);
        if weighings.len() < Criterion::ALL.len() {
            return None;
        }
        match Criteria::new(weighings, Points::whole(total?)) {
            Ok(criteria) => Some(criteria),
            Err(problems) => {
                if let Some(sum) = problems.iter().find_map(|problem| if let CriteriaProblem::Weights(sum) = problem { Some(*sum) } else { None }) {
                    read.problem(&format!("weight.{}", Criterion::Fit), ProblemKind::NotHundred(sum));
                }
                None
            }
        }
    }
}

/// The last day to hand in, as it is put off: later than it was, and not a day that is over.
///
/// # Errors
/// What is wrong with it.
pub fn extended(language: Language, typed: &str, was: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Vec<Problem>> {
    let mut read = FormReader::new(language);
    if typed.trim().is_empty() {
        read.problem("due_on", ProblemKind::Missing);
    }
    let day = read.date("due_on", typed);
    match day {
        Some(day) if day <= was => read.problem("due_on", ProblemKind::NotAfter),
        Some(day) if day < today => read.problem("due_on", ProblemKind::InThePast),
        Some(_) | None => {}
    }
    read.finish(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const CHAIR: PersonId = PersonId(Uuid::from_u128(1));

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
    }

    fn usual() -> Criteria {
        let weighing = |weight, threshold| Weighing { weight, threshold };
        let all = [weighing(25, 70), weighing(20, 50), weighing(25, 70), weighing(15, 50), weighing(15, 50)];
        Criteria::new(Criterion::ALL.iter().copied().zip(all).collect(), Points::whole(70)).expect("criteria")
    }

    fn form() -> RoundForm {
        RoundForm { name: "Najaar".to_owned(), due_on: "24-11-2026".to_owned(), chair: CHAIR.to_string(), ..RoundForm::begun(&usual()) }
    }

    fn check(form: &RoundForm) -> Result<NewRound, Vec<Problem>> {
        form.check(Language::Nl, today(), &[CHAIR])
    }

    #[test]
    fn a_round_takes_over_the_usual_criteria() {
        let round = check(&form()).expect("a round");
        assert_eq!((round.gate, round.due_on, round.chair, round.has_rebuttal), (Gate::G1, today(), CHAIR, true));
        assert_eq!(round.criteria, usual());
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let other = PersonId(Uuid::from_u128(2)).to_string();
        let rows = [
            ("name", "ab", ProblemKind::TooShort(3)),
            ("name", "", ProblemKind::Missing),
            ("gate", "G0", ProblemKind::NotOnTheList),
            ("gate", "", ProblemKind::Missing),
            ("due_on", "23-11-2026", ProblemKind::InThePast),
            ("due_on", "", ProblemKind::Missing),
            ("chair", other.as_str(), ProblemKind::NotOnTheList),
            ("chair", "", ProblemKind::Missing),
            ("total", "101", ProblemKind::NotBetween(0, 100)),
            ("total", "", ProblemKind::Missing),
            ("weight.FIT", "26", ProblemKind::NotHundred(101)),
            ("weight.INN", "", ProblemKind::Missing),
            ("threshold.SUS", "101", ProblemKind::NotBetween(0, 100)),
        ];
        for (field, typed, kind) in rows {
            let at = if kind == ProblemKind::NotHundred(101) { "weight.FIT" } else { field };
            let form = form().with(field, typed).expect("a field of the form");
            assert_eq!(check(&form), Err(vec![Problem::new(at, kind)]), "{field} {typed:?}");
        }
        assert!(check(&RoundForm::default()).is_err_and(|problems| problems.len() == 15));
    }

    #[test]
    fn a_field_that_is_not_of_the_form_is_not_taken() {
        assert_eq!(form().with("weight.XXX", "1"), None);
        assert_eq!(form().with("made_by", "1"), None);
    }

    #[test]
    fn the_last_day_is_put_off_and_never_brought_forward() {
        let was = today();
        let told = |typed: &str| extended(Language::Nl, typed, was, today()).map_err(|problems| problems[0].kind);
        assert_eq!(told("25-11-2026"), Ok(was.succ_opt().expect("a day")));
        assert_eq!(told("24-11-2026"), Err(ProblemKind::NotAfter));
        assert_eq!(told(""), Err(ProblemKind::Missing));
        assert_eq!(told("soon"), Err(ProblemKind::NotADate));
        let long_ago = today() - chrono::Days::new(9);
        assert_eq!(extended(Language::Nl, "20-11-2026", long_ago, today()).map_err(|problems| problems[0].kind), Err(ProblemKind::InThePast));
        assert_eq!(extended(Language::Nl, "24-11-2026", long_ago, today()), Ok(today()));
    }
}

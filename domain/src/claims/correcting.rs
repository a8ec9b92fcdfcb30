//! What changes after a report was approved: a parked line that is taken up, and an error that somebody found. The line and its verdict stay as they
//! are; a correction is tied to the line and books the difference.

use super::CostError;
use crate::Eur;
use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use serde::{Deserialize, Serialize};

/// How a line of an approved report stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What was claimed.
    pub claimed: Eur,
    /// What is approved by now, corrections included.
    pub approved: Eur,
    /// It is parked, and nobody took it up yet.
    pub is_parked: bool,
    /// The report is approved, or partly.
    pub is_approved: bool,
    /// Who wrote in the report.
    pub is_author: bool,
    /// Who approved and confirmed the report.
    pub approvers: Vec<PersonId>,
}

/// Why a line is not corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectRefusal {
    /// Its report is not approved yet: its verdict can be changed.
    NotApproved,
    /// Who wrote in the report does not judge it.
    OwnReport,
    /// It is much: somebody corrects it who did not approve the report.
    OtherPerson,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CorrectForm {
    /// What is approved of the line from now on.
    pub amount: String,
    /// The code of a [`CostError`].
    pub error: String,
    /// Why.
    pub reason: String,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    /// The difference with what was approved before; below zero where less is.
    pub change: Eur,
    /// What was wrong; none where a parked line is approved whole.
    pub error: Option<CostError>,
    /// Why.
    pub reason: String,
}

impl Standing {
    /// Whether somebody may correct the line at all.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_correct(&self) -> Result<(), CorrectRefusal> {
        match (self.is_approved, self.is_author) {
            (false, _) => Err(CorrectRefusal::NotApproved),
            (true, true) => Err(CorrectRefusal::OwnReport),
            (true, false) => Ok(()),
        }
    }

    /// Whether this person may make this correction: above the limit somebody does who did not approve.
    ///
    /// # Errors
    /// Why not.
    pub fn may_make(&self, correction: &NewCorrection, by: PersonId, limit: Eur) -> Result<(), CorrectRefusal> {
        self.may_correct()?;
        let is_much = correction.change.0.unsigned_abs() > limit.0.unsigned_abs();
        if is_much && self.approvers.contains(&by) { Err(CorrectRefusal::OtherPerson) } else { Ok(()) }
    }
}

impl CorrectForm {
    /// The correction that was typed.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, standing: &Standing, language: Language) -> Result<NewCorrection, Vec<Problem>> {
        let mut read = FormReader::new(language);
        if self.amount.trim().is_empty() {
            read.problem("amount", ProblemKind::Missing);
        }
        let amount = read.amount("amount", &self.amount);
        if amount > standing.claimed {
            read.problem("amount", ProblemKind::AmountAbove(standing.claimed));
        }
        if amount == standing.approved && !standing.is_parked && !self.amount.trim().is_empty() {
            read.problem("amount", ProblemKind::Unchanged);
        }
        let is_whole = amount == standing.claimed;
        let error = if is_whole { read.choice("error", &self.error) } else { read.required("error", &self.error) };
        let why = reason(&self.reason).unwrap_or_else(|problem| {
            read.problem("reason", problem);
            String::new()
        });
        read.finish(Some(NewCorrection { change: amount - standing.approved, error, reason: why }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn standing(claimed: i64, approved: i64, is_parked: bool) -> Standing {
        let approvers = vec![PersonId(Uuid::from_u128(1))];
        let (claimed, approved) = (Eur::euros(claimed), Eur::euros(approved));
        Standing { claimed, approved, is_parked, is_approved: true, is_author: false, approvers }
    }

    fn typed(amount: &str, error: &str) -> CorrectForm {
        CorrectForm { amount: amount.to_owned(), error: error.to_owned(), reason: "De accountant vond een telfout.".to_owned() }
    }

    #[test]
    fn a_correction_is_the_difference_and_stays_between_nothing_and_the_claim() {
        let made = |form: CorrectForm, standing: &Standing| form.check(standing, Language::Nl).map(|one| one.change.0 / 100);
        let fields = |form: CorrectForm, standing: &Standing| {
            form.check(standing, Language::Nl).err().unwrap_or_default().into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        let line = standing(100, 60, false);
        assert_eq!(made(typed("40", "other_amount"), &line), Ok(-20));
        assert_eq!(made(typed("100", ""), &line), Ok(40));
        assert_eq!(fields(typed("60", "other_amount"), &line), ["amount"]);
        assert_eq!(fields(typed("101", "other_amount"), &line), ["amount"]);
        assert_eq!(fields(typed("", ""), &line), ["amount", "error"]);
        let parked = standing(100, 0, true);
        assert_eq!(made(typed("0", "no_evidence"), &parked), Ok(0), "a parked line may come to nothing");
        assert_eq!(made(typed("100", ""), &parked), Ok(100));
    }

    #[test]
    fn no_author_corrects_nobody_corrects_what_is_not_approved_and_much_is_corrected_by_somebody_else() {
        let (line, limit) = (standing(60_000, 0, true), Eur::euros(25_000));
        let of = |euros: i64| NewCorrection { change: Eur::euros(euros), error: None, reason: String::new() };
        let (one, other) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        assert_eq!(line.may_make(&of(25_000), one, limit), Ok(()));
        assert_eq!(line.may_make(&of(25_001), one, limit), Err(CorrectRefusal::OtherPerson));
        assert_eq!(line.may_make(&of(-25_001), one, limit), Err(CorrectRefusal::OtherPerson));
        assert_eq!(line.may_make(&of(25_001), other, limit), Ok(()));
        assert_eq!(Standing { is_author: true, ..line.clone() }.may_correct(), Err(CorrectRefusal::OwnReport));
        assert_eq!(Standing { is_approved: false, ..line }.may_correct(), Err(CorrectRefusal::NotApproved));
    }
}

//! What the programme says of a line: approved, approved for a part, or parked for later.

use crate::Eur;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What is said of a line.
    pub enum VerdictKind {
        /// All of it.
        Approve = "approve",
        /// A part of it, or nothing.
        Part = "part",
        /// Nothing yet: it is taken up later.
        Park = "park",
    }
}

text_enum! {
    /// What is wrong with a line.
    pub enum CostError {
        /// Nothing proves it.
        NoEvidence = "no_evidence",
        /// The proof says something else.
        OtherAmount = "other_amount",
        /// It is no cost that counts.
        NotEligible = "not_eligible",
        /// It is no cost of this project.
        OtherProject = "other_project",
        /// A rate that was not agreed.
        Rate = "rate",
        /// Hours that are not proven.
        Hours = "hours",
        /// It was told before.
        Double = "double",
        /// Anything else.
        Other = "other",
    }
}

/// What was typed about a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VerdictForm {
    /// The code of a [`VerdictKind`].
    pub kind: String,
    /// How much is approved, where it is a part.
    pub amount: String,
    /// The code of a [`CostError`].
    pub error: String,
    /// Why.
    pub reason: String,
}

/// What is said of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVerdict {
    /// What.
    pub kind: VerdictKind,
    /// How much is approved.
    pub approved: Eur,
    /// What is wrong, where something is.
    pub error: Option<CostError>,
    /// Why; empty where all of it is approved.
    pub reason: String,
}

impl VerdictForm {
    /// Nothing was said.
    pub fn is_empty(&self) -> bool {
        self.kind.trim().is_empty()
    }

    /// What was said of a line of so much.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, claimed: Eur, language: Language) -> Result<NewVerdict, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let Some(kind) = read.required::<VerdictKind>("kind", &self.kind) else { return read.finish(None) };
        if kind == VerdictKind::Approve {
            return read.finish(Some(NewVerdict { kind, approved: claimed, error: None, reason: String::new() }));
        }
        let why = reason(&self.reason).unwrap_or_else(|problem| {
            read.problem("reason", problem);
            String::new()
        });
        if kind == VerdictKind::Park {
            return read.finish(Some(NewVerdict { kind, approved: Eur::ZERO, error: None, reason: why }));
        }
        if self.amount.trim().is_empty() {
            read.problem("amount", ProblemKind::Missing);
        }
        let approved = read.amount("amount", &self.amount);
        if approved >= claimed {
            read.problem("amount", ProblemKind::AmountAbove(Eur(claimed.0 - 1)));
        }
        let error = read.required("error", &self.error);
        read.finish(Some(NewVerdict { kind, approved, error, reason: why }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHY: &str = "De factuur noemt een ander bedrag.";

    fn form(kind: &str, amount: &str, error: &str, reason: &str) -> VerdictForm {
        VerdictForm { kind: kind.to_owned(), amount: amount.to_owned(), error: error.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn all_a_part_or_nothing_yet_is_said_and_what_is_not_approved_has_a_reason() {
        let said = |form: VerdictForm| form.check(Eur::euros(100), Language::Nl).map(|one| (one.approved, one.error));
        assert_eq!(said(form("approve", "", "", "")), Ok((Eur::euros(100), None)));
        assert_eq!(said(form("part", "60", "other_amount", WHY)), Ok((Eur::euros(60), Some(CostError::OtherAmount))));
        assert_eq!(said(form("part", "0", "no_evidence", WHY)), Ok((Eur::ZERO, Some(CostError::NoEvidence))));
        assert_eq!(said(form("park", "", "", WHY)), Ok((Eur::ZERO, None)));
        let problems = |form: VerdictForm| {
            let problems = form.check(Eur::euros(100), Language::Nl).err().unwrap_or_default();
            problems.into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        assert_eq!(problems(form("", "", "", "")), ["kind"]);
        assert_eq!(problems(form("part", "", "", "kort")), ["reason", "amount", "error"]);
        assert_eq!(problems(form("part", "100", "rate", WHY)), ["amount"], "a part is less than all");
        assert_eq!(problems(form("park", "", "", "")), ["reason"]);
    }
}

//! Somebody leaves: why, and who takes over what they ran.

use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

/// The end of somebody's access as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeavingForm {
    /// Why.
    pub reason: String,
    /// Who takes over the projects; empty when there are none.
    pub successor: String,
}

/// The end of somebody's access after checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Why.
    pub reason: String,
    /// Who takes over.
    pub successor: Option<PersonId>,
}

impl LeavingForm {
    /// What was typed, when nothing is wrong with it. `offered` are those who can take over; somebody has to when there is anything to take over
    /// and anybody who can.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, offered: &[PersonId], has_projects: bool) -> Result<Leaving, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let codes: Vec<String> = offered.iter().map(ToString::to_string).collect();
        let chosen = read.offered("successor", &self.successor, &codes);
        let successor = offered.iter().copied().find(|one| chosen.as_ref() == Some(&one.to_string()));
        if has_projects && !offered.is_empty() && self.successor.trim().is_empty() {
            read.problem("successor", ProblemKind::Missing);
        }
        let reason = read.line("reason", &self.reason, 3..=200);
        read.finish(Some(Leaving { reason, successor }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn who_leaves_has_a_reason_and_hands_over_what_they_ran() {
        let (one, other) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let form = |successor: Option<PersonId>| LeavingForm {
            reason: " Uit  dienst ".to_owned(),
            successor: successor.map(|id| id.to_string()).unwrap_or_default(),
        };
        let leaving = |successor| Ok(Leaving { reason: "Uit dienst".to_owned(), successor });
        assert_eq!(form(Some(one)).check(&[one], true), leaving(Some(one)));
        assert_eq!(form(None).check(&[one], false), leaving(None));
        assert_eq!(form(None).check(&[], true), leaving(None), "nobody is there to take over");
        assert_eq!(form(None).check(&[one], true), Err(vec![Problem::new("successor", ProblemKind::Missing)]));
        assert_eq!(form(Some(other)).check(&[one], true), Err(vec![Problem::new("successor", ProblemKind::NotOnTheList)]));
        let silent = LeavingForm { reason: String::new(), ..form(Some(one)) };
        assert_eq!(silent.check(&[one], true), Err(vec![Problem::new("reason", ProblemKind::Missing)]));
    }
}

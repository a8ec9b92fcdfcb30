//! A scenario: requests of a round that somebody chose together, with a name and a note. It is kept to be compared, and is never applied.

use crate::form_reader::FormReader;
use crate::ids::ProposalId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What somebody typed and chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScenarioForm {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// The ids of the requests.
    pub chosen: Vec<String>,
}

/// A scenario that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScenario {
    /// 3 to 100 characters.
    pub name: String,
    /// At most [`ScenarioForm::NOTE`] characters; may be empty.
    pub note: String,
    /// At least one.
    pub chosen: BTreeSet<ProposalId>,
}

impl ScenarioForm {
    /// How long a note may be.
    pub const NOTE: u32 = 1_000;

    /// The scenario that was typed, of these requests.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self, offered: &[ProposalId]) -> Result<NewScenario, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let name = read.line("name", &self.name, 3..=100);
        let note = read.text("note", &self.note, Self::NOTE);
        let chosen: Vec<Option<ProposalId>> = self.chosen.iter().map(|id| id.parse().ok().filter(|id| offered.contains(id))).collect();
        if chosen.contains(&None) {
            read.problem("chosen", ProblemKind::NotOnTheList);
        } else if chosen.is_empty() {
            read.problem("chosen", ProblemKind::Missing);
        }
        read.finish(Some(NewScenario { name, note, chosen: chosen.into_iter().flatten().collect() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> ProposalId {
        ProposalId(uuid::Uuid::from_u128(number))
    }

    fn form(name: &str, note: &str, chosen: &[u128]) -> ScenarioForm {
        ScenarioForm { name: name.to_owned(), note: note.to_owned(), chosen: chosen.iter().map(|number| id(*number).to_string()).collect() }
    }

    #[test]
    fn a_scenario_has_a_name_and_requests_of_its_round() {
        let offered = [id(1), id(2), id(3)];
        let scenario = form(" Zonder  de grootste ", "Eerst de kleine.\r\n", &[3, 1, 3]).check(&offered).expect("a scenario");
        assert_eq!((scenario.name.as_str(), scenario.note.as_str()), ("Zonder de grootste", "Eerst de kleine."));
        assert_eq!(scenario.chosen, [id(1), id(3)].into());
    }

    #[test]
    fn every_problem_is_told() {
        let missing = |field| Problem::new(field, ProblemKind::Missing);
        assert_eq!(form("", "", &[]).check(&[id(1)]), Err(vec![missing("name"), missing("chosen")]));
        assert_eq!(form("Klein", "", &[1, 9]).check(&[id(1)]), Err(vec![Problem::new("chosen", ProblemKind::NotOnTheList)]));
        let long = "x".repeat(1_001);
        let problems = form("Klein", &long, &[1]).check(&[id(1)]).expect_err("a note that is too long");
        assert_eq!(problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["note"]);
        assert!(form("Klein", &long[1..], &[1]).check(&[id(1)]).is_ok());
        let strange = ScenarioForm { chosen: vec!["x".to_owned()], ..form("Klein", "", &[]) };
        assert_eq!(strange.check(&[id(1)]), Err(vec![Problem::new("chosen", ProblemKind::NotOnTheList)]));
    }
}

//! Evidence for a condition as it is handed in: what it is and where it can be found.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// Evidence as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EvidenceForm {
    /// What it is.
    pub title: String,
    /// Where it can be found, such as a file number or an address.
    pub reference: String,
}

/// Evidence that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// What it is.
    pub title: String,
    /// Where it can be found.
    pub reference: String,
}

impl EvidenceForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language) -> Result<NewEvidence, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let title = reader.line("title", &self.title, 3..=160);
        let reference = reader.line("reference", &self.reference, 1..=400);
        reader.finish(Some(NewEvidence { title, reference }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn evidence_has_a_name_and_a_place() {
        let missing = ["title", "reference"].map(|field| Problem::new(field, ProblemKind::Missing));
        assert_eq!(EvidenceForm::default().check(Language::Nl), Err(missing.to_vec()));
        let form = EvidenceForm { title: "  Labovereenkomst ".to_owned(), reference: "dossier 12".to_owned() };
        let evidence = NewEvidence { title: "Labovereenkomst".to_owned(), reference: "dossier 12".to_owned() };
        assert_eq!(form.check(Language::Nl), Ok(evidence));
    }
}

//! Evidence for a condition as it is handed in: what it is and where it can be found.

use crate::form_reader::FormReader;
use crate::ids::DocumentId;
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
    /// The id of the document that it is, where it is one of the project.
    pub document: String,
}

/// Evidence that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// What it is.
    pub title: String,
    /// Where it can be found; may be empty for a document of the project.
    pub reference: String,
    /// The document that it is.
    pub document: Option<DocumentId>,
}

impl EvidenceForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language) -> Result<NewEvidence, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let title = reader.line("title", &self.title, 3..=160);
        let document: Option<DocumentId> = reader.choice("document", &self.document);
        let least = u32::from(self.document.trim().is_empty());
        let reference = reader.line("reference", &self.reference, least..=400);
        reader.finish(Some(NewEvidence { title, reference, document }))
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
        let form = EvidenceForm { title: "  Labovereenkomst ".to_owned(), reference: "dossier 12".to_owned(), document: String::new() };
        let evidence = NewEvidence { title: "Labovereenkomst".to_owned(), reference: "dossier 12".to_owned(), document: None };
        assert_eq!(form.check(Language::Nl), Ok(evidence));
        let id = DocumentId(uuid::Uuid::from_u128(7));
        let chosen = EvidenceForm { reference: String::new(), document: id.to_string(), ..form };
        assert_eq!(chosen.check(Language::Nl).map(|evidence| (evidence.reference, evidence.document)), Ok((String::new(), Some(id))));
        let strange = EvidenceForm { document: "iets".to_owned(), ..chosen };
        assert_eq!(strange.check(Language::Nl), Err(vec![Problem::new("document", ProblemKind::NotOnTheList)]));
    }
}

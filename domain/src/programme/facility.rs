//! What an administrator says about a facility. The policy note (section 7) does not tell which ones were started.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use crate::projects::FacilityStatus;
use serde::{Deserialize, Serialize};

/// What was typed about a facility: the fields of [`NewFacilityStatus`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FacilityForm {
    pub status: String,
    pub source: String,
}

/// What is known of a facility, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFacilityStatus {
    /// Planned, started, ended, or unknown again.
    pub status: FacilityStatus,
    /// Who says so, with the date; 5 to 300 characters unless nothing is known.
    pub source: String,
}

impl FacilityForm {
    /// What was typed, when it can be kept.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self) -> Result<NewFacilityStatus, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let status = read.required("status", &self.status);
        let least = if status == Some(FacilityStatus::Unknown) { 0 } else { 5 };
        let source = read.line("source", &self.source, least..=300);
        read.finish(status.map(|status| NewFacilityStatus { status, source }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn form(status: &str, source: &str) -> FacilityForm {
        FacilityForm { status: status.to_owned(), source: source.to_owned() }
    }

    #[test]
    fn a_status_has_a_source() {
        let known = NewFacilityStatus { status: FacilityStatus::Started, source: "Jaarverslag 2025, 1 maart 2026".to_owned() };
        assert_eq!(form("started", " Jaarverslag 2025,  1 maart 2026").check(), Ok(known));
        assert_eq!(form("unknown", "").check().map(|one| one.status), Ok(FacilityStatus::Unknown));
    }

    #[test]
    fn a_status_without_a_source_or_off_the_list_is_refused() {
        assert_eq!(form("planned", "").check(), Err(vec![Problem::new("source", ProblemKind::Missing)]));
        assert_eq!(form("", "Jaarverslag").check(), Err(vec![Problem::new("status", ProblemKind::Missing)]));
        assert_eq!(form("broken", "Jaarverslag").check(), Err(vec![Problem::new("status", ProblemKind::NotOnTheList)]));
    }
}

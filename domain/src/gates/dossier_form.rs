//! What the gates ask beyond partners and money, as typed: the business case, dates, openness, technique, market and lessons.

use super::{Accession, BusinessCaseFacts, MarketProof, RecordFacts};
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The most characters of a paragraph in the dossier.
pub const PARAGRAPH_LIMIT: u32 = 4_000;

/// What somebody typed in the dossier: the fields of [`NewDossier`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DossierForm {
    pub business_case_parts: Vec<String>,
    pub business_case_on: String,
    /// `yes` when it is ticked.
    pub business_case_approved: String,
    pub application_on: String,
    pub works_start_on: String,
    pub accession: String,
    pub trl: String,
    pub proof_of_concept: String,
    pub market_proofs: Vec<String>,
    /// One lesson a line.
    pub lessons: String,
    pub stopping_considered: String,
}

/// Dossier facts that may be saved. Texts are empty while nobody wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewDossier {
    /// Which parts of the business case are complete, of which day it is, and whether all partners approved it.
    pub business_case: BusinessCaseFacts,
    /// The day of the application.
    pub application_on: Option<NaiveDate>,
    /// The day works started or will start.
    pub works_start_on: Option<NaiveDate>,
    /// Whether outsiders can still join.
    pub accession: Option<Accession>,
    /// Technology readiness level, 1 to 9.
    pub trl: Option<u32>,
    /// The prototype or proof of concept, and where to see it.
    pub proof_of_concept: String,
    /// Proofs that the market has taken the result up.
    pub market_proofs: Vec<MarketProof>,
    /// What was learnt, one lesson a line.
    pub lessons: String,
    /// What happens if the partners stop now.
    pub stopping_considered: String,
}

impl DossierForm {
    /// The facts that were typed.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields. A version and an application have a day that has come.
    pub fn check(&self, language: Language, today: NaiveDate) -> Result<NewDossier, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let parts = read.choices("business_case_parts", &self.business_case_parts);
        let version_on = read.past_date("business_case_on", &self.business_case_on, today);
        let is_approved_by_all = self.business_case_approved == "yes";
        if is_approved_by_all && self.business_case_on.trim().is_empty() {
            read.problem("business_case_on", ProblemKind::Missing);
        }
        let application_on = read.past_date("application_on", &self.application_on, today);
        let works_start_on = read.date("works_start_on", &self.works_start_on);
        let accession = read.choice("accession", &self.accession);
        let trl = read.whole("trl", &self.trl, 1..=9);
        let proof_of_concept = read.text("proof_of_concept", &self.proof_of_concept, PARAGRAPH_LIMIT);
        let market_proofs = read.choices("market_proofs", &self.market_proofs);
        let lessons = read.text("lessons", &self.lessons, PARAGRAPH_LIMIT);
        let stopping_considered = read.text("stopping_considered", &self.stopping_considered, PARAGRAPH_LIMIT);
        read.finish(Some(NewDossier {
            business_case: BusinessCaseFacts { parts, version_on, is_approved_by_all },
            application_on,
            works_start_on,
            accession,
            trl,
            proof_of_concept,
            market_proofs,
            lessons,
            stopping_considered,
        }))
    }
}

impl NewDossier {
    /// How many lessons were written down.
    pub fn lesson_count(&self) -> u32 {
        let lessons = self.lessons.lines().filter(|line| !line.trim().is_empty()).count();
        u32::try_from(lessons).unwrap_or(u32::MAX)
    }

    /// The same as the gate rules read it, beside the public summary of the project.
    pub fn record(&self, public_summary: &str) -> RecordFacts {
        RecordFacts {
            application_on: self.application_on,
            works_start_on: self.works_start_on,
            accession: self.accession,
            trl: self.trl,
            has_proof_of_concept: !self.proof_of_concept.trim().is_empty(),
            lessons: self.lesson_count(),
            has_public_summary: !public_summary.trim().is_empty(),
            market_proofs: self.market_proofs.clone(),
        }
    }
}

/// Codes as one text, for storing.
pub fn codes_to_text(codes: impl IntoIterator<Item = &'static str>) -> String {
    codes.into_iter().collect::<Vec<_>>().join(",")
}

/// The members that a stored text names, whatever stands between them.
///
/// # Errors
/// A code that is not on the list.
pub fn codes_from_text<T: FromStr>(text: &str) -> Result<Vec<T>, T::Err> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').filter(|code| !code.is_empty()).map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::BusinessCasePart;
    use crate::text_enum::UnknownCode;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn an_empty_dossier_may_be_saved() {
        assert_eq!(DossierForm::default().check(Language::Nl, today()), Ok(NewDossier::default()));
    }

    #[test]
    fn a_full_dossier_reads_back_as_it_was_typed() {
        let form = DossierForm {
            business_case_parts: vec!["team".to_owned(), "risks".to_owned(), "team".to_owned()],
            business_case_on: "23-11-2026".to_owned(),
            business_case_approved: "yes".to_owned(),
            works_start_on: "1 maart 2027".to_owned(),
            accession: "conditional".to_owned(),
            trl: "4".to_owned(),
            market_proofs: vec!["first_revenue".to_owned()],
            lessons: "Meet eerder.\n\nVraag de klant.".to_owned(),
            ..DossierForm::default()
        };
        let dossier = form.check(Language::Nl, today()).unwrap();
        let case =
            BusinessCaseFacts { parts: vec![BusinessCasePart::Team, BusinessCasePart::Risks], version_on: Some(today()), is_approved_by_all: true };
        assert_eq!((dossier.business_case.clone(), dossier.accession, dossier.trl), (case, Some(Accession::Conditional), Some(4)));
        assert_eq!(
            (dossier.works_start_on, dossier.market_proofs.as_slice()),
            (NaiveDate::from_ymd_opt(2027, 3, 1), [MarketProof::FirstRevenue].as_slice())
        );
        assert_eq!(dossier.lesson_count(), 2);
    }

    #[test]
    fn a_dossier_is_refused_with_all_of_its_problems() {
        let form = DossierForm {
            business_case_parts: vec!["magic".to_owned()],
            business_case_approved: "yes".to_owned(),
            application_on: "24-11-2026".to_owned(),
            works_start_on: "ooit".to_owned(),
            accession: "maybe".to_owned(),
            trl: "10".to_owned(),
            market_proofs: vec!["hope".to_owned()],
            stopping_considered: "x".repeat(4_001),
            ..DossierForm::default()
        };
        let problems = vec![
            Problem::new("business_case_parts", ProblemKind::NotOnTheList),
            Problem::new("business_case_on", ProblemKind::Missing),
            Problem::new("application_on", ProblemKind::InTheFuture),
            Problem::new("works_start_on", ProblemKind::NotADate),
            Problem::new("accession", ProblemKind::NotOnTheList),
            Problem::new("trl", ProblemKind::NotBetween(1, 9)),
            Problem::new("market_proofs", ProblemKind::NotOnTheList),
            Problem::new("stopping_considered", ProblemKind::TooLong(PARAGRAPH_LIMIT)),
        ];
        assert_eq!(form.check(Language::Nl, today()), Err(problems));
    }

    #[test]
    fn codes_survive_being_stored() {
        let text = codes_to_text(BusinessCasePart::ALL.iter().map(|part| part.code()));
        assert_eq!(codes_from_text(&text), Ok(BusinessCasePart::ALL.to_vec()));
        assert_eq!(codes_from_text::<MarketProof>(""), Ok(Vec::new()));
        assert_eq!(codes_from_text(r#"["first_revenue", "new_company"]"#), Ok(vec![MarketProof::FirstRevenue, MarketProof::NewCompany]));
        let unknown = UnknownCode { list: "MarketProof", code: "gone".to_owned() };
        assert_eq!(codes_from_text::<MarketProof>("first_revenue, gone"), Err(unknown));
    }
}

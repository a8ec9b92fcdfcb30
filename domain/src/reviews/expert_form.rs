//! What is kept of an expert.

use super::ExpertRole;
use crate::form_reader::FormReader;
use crate::ids::OrganisationId;
use crate::partners::OrganisationType;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An expert's profile as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExpertForm {
    /// Name or KvK number of where the expert works; empty for somebody who works alone.
    pub organisation: String,
    /// From where the expert looks.
    pub role: String,
    /// `yes` when the expert can judge a business case.
    pub judges_business_case: String,
    /// `yes` when the expert works outside Twente.
    pub is_from_outside: String,
    /// Codes of the technology sub-areas.
    pub sub_areas: Vec<String>,
    /// Codes of the application areas.
    pub application_areas: Vec<String>,
    /// Languages that the expert reads.
    pub languages: Vec<String>,
    /// Reviews on hand at the same time, at most.
    pub most_reviews: String,
    /// First day on which the expert can be asked; empty for no limit.
    pub available_from: String,
    /// Last day on which a review can be due; empty for no limit.
    pub available_until: String,
}

/// A profile that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExpert {
    /// Where the expert works.
    pub organisation: Option<OrganisationId>,
    /// From where the expert looks.
    pub role: ExpertRole,
    /// Can judge a business case.
    pub judges_business_case: bool,
    /// Works outside Twente.
    pub is_from_outside: bool,
    /// Technology sub-areas.
    pub sub_areas: Vec<String>,
    /// Application areas.
    pub application_areas: Vec<String>,
    /// Languages that the expert reads.
    pub languages: Vec<Language>,
    /// Reviews on hand at the same time, at most.
    pub most_reviews: u32,
    /// First day on which the expert can be asked.
    pub available_from: Option<NaiveDate>,
    /// Last day on which a review can be due.
    pub available_until: Option<NaiveDate>,
}

impl ExpertForm {
    /// Reviews on hand at the same time, when nobody said otherwise.
    pub const USUAL_REVIEWS: u32 = 4;
    const REVIEWS: std::ops::RangeInclusive<u32> = 1..=30;

    /// The profile, when nothing is wrong with it. `employer` is the organisation that the typed name was found to mean.
    ///
    /// # Errors
    /// Every problem at once. Who works for a government that decides with the programme is no outsider to it.
    pub fn check(
        &self,
        language: Language,
        (sub_areas, application_areas): (&[String], &[String]),
        employer: Option<(OrganisationId, OrganisationType)>,
    ) -> Result<NewExpert, Vec<Problem>> {
        let mut read = FormReader::new(language);
        if employer.is_none() && !self.organisation.trim().is_empty() {
            read.problem("organisation", ProblemKind::NotOnTheList);
        }
        if employer.is_some_and(|(_, kind)| kind == OrganisationType::Government) {
            read.problem("organisation", ProblemKind::NotExternal);
        }
        let role = read.required("role", &self.role);
        let sub_areas = read.all_offered("sub_areas", &self.sub_areas, sub_areas);
        let is_empty = |typed: &[String]| typed.iter().all(|one| one.trim().is_empty());
        if is_empty(&self.sub_areas) {
            read.problem("sub_areas", ProblemKind::NothingTicked);
        }
        let application_areas = read.all_offered("application_areas", &self.application_areas, application_areas);
        let languages = read.choices("languages", &self.languages);
        if is_empty(&self.languages) {
            read.problem("languages", ProblemKind::NothingTicked);
        }
        if self.most_reviews.trim().is_empty() {
            read.problem("most_reviews", ProblemKind::Missing);
        }
        let most_reviews = read.whole("most_reviews", &self.most_reviews, Self::REVIEWS);
        let available_from = read.date("available_from", &self.available_from);
        let available_until = read.date("available_until", &self.available_until);
        if available_from.zip(available_until).is_some_and(|(from, until)| until < from) {
            read.problem("available_until", ProblemKind::NotAfter);
        }
        read.finish(role.zip(most_reviews).map(|(role, most_reviews)| NewExpert {
            organisation: employer.map(|(id, _)| id),
            role,
            judges_business_case: self.judges_business_case == "yes",
            is_from_outside: self.is_from_outside == "yes",
            sub_areas,
            application_areas,
            languages,
            most_reviews,
            available_from,
            available_until,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const COMPANY: (OrganisationId, OrganisationType) = (OrganisationId(Uuid::from_u128(1)), OrganisationType::Company);

    fn form() -> ExpertForm {
        ExpertForm {
            organisation: "Sluis".to_owned(),
            role: "industry".to_owned(),
            judges_business_case: "yes".to_owned(),
            sub_areas: vec!["HTS.1".to_owned()],
            languages: vec!["nl".to_owned(), "en".to_owned()],
            most_reviews: "4".to_owned(),
            available_until: "31-12-2026".to_owned(),
            ..ExpertForm::default()
        }
    }

    fn check(form: &ExpertForm, employer: Option<(OrganisationId, OrganisationType)>) -> Result<NewExpert, Vec<Problem>> {
        form.check(Language::Nl, (&["HTS.1".to_owned()], &["health".to_owned()]), employer)
    }

    #[test]
    fn a_profile_says_what_an_expert_knows_and_when() {
        let expert = check(&form(), Some(COMPANY)).expect("a profile");
        assert_eq!((expert.organisation, expert.role, expert.most_reviews), (Some(COMPANY.0), ExpertRole::Industry, 4));
        assert_eq!((expert.judges_business_case, expert.is_from_outside), (true, false));
        assert_eq!((expert.languages.len(), expert.available_from), (2, None));
        let alone = ExpertForm { organisation: String::new(), ..form() };
        assert_eq!(check(&alone, None).map(|expert| expert.organisation), Ok(None));
    }

    #[test]
    fn everything_that_is_wrong_with_a_profile_is_told_at_once() {
        let told = |form: ExpertForm, employer| check(&form, employer).map_err(|all| all.into_iter().map(|one| (one.field, one.kind)).collect());
        let one = |field: &str, kind| Err(vec![(field.to_owned(), kind)]);
        assert_eq!(told(form(), None), one("organisation", ProblemKind::NotOnTheList));
        assert_eq!(told(form(), Some((COMPANY.0, OrganisationType::Government))), one("organisation", ProblemKind::NotExternal));
        assert_eq!(told(ExpertForm { role: "friend".to_owned(), ..form() }, Some(COMPANY)), one("role", ProblemKind::NotOnTheList));
        let unknown = ExpertForm { sub_areas: vec!["XYZ".to_owned()], ..form() };
        assert_eq!(told(unknown, Some(COMPANY)), one("sub_areas", ProblemKind::NotOnTheList));
        assert_eq!(told(ExpertForm { most_reviews: "0".to_owned(), ..form() }, Some(COMPANY)), one("most_reviews", ProblemKind::NotBetween(1, 30)));
        assert_eq!(told(ExpertForm { sub_areas: vec![" ".to_owned()], ..form() }, Some(COMPANY)), one("sub_areas", ProblemKind::NothingTicked));
        let back = ExpertForm { available_from: "1-1-2027".to_owned(), ..form() };
        assert_eq!(told(back, Some(COMPANY)), one("available_until", ProblemKind::NotAfter));
        assert!(check(&ExpertForm { available_from: "31-12-2026".to_owned(), ..form() }, Some(COMPANY)).is_ok(), "a single day");
        assert!(check(&ExpertForm::default(), None).is_err_and(|problems| problems.len() == 4));
    }
}

//! The forms for an organisation and for its place in a project.

use super::{OrganisationType, PartnerFacts, PartnerRole, Region, Sector, SizeClass};
use crate::form_reader::FormReader;
use crate::ids::OrganisationId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

/// What somebody typed about an organisation: the fields of [`NewOrganisation`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    pub name: String,
    pub organisation_type: String,
    pub size: String,
    pub region: String,
    pub sector: String,
    pub kvk_number: String,
    pub foreign_register_id: String,
    pub group: String,
}

/// An organisation that may be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    /// 2 to 200 characters.
    pub name: String,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size; a company has one.
    pub size: Option<SizeClass>,
    /// Where it has its seat.
    pub region: Region,
    /// Its sector group.
    pub sector: Sector,
    /// Chamber of Commerce number, eight digits. A Dutch company has one.
    pub kvk_number: Option<String>,
    /// Number in a foreign register. A foreign company has one.
    pub foreign_register_id: Option<String>,
    /// The group of companies that it belongs to. No expert of the group reviews its projects.
    pub group: Option<String>,
}

/// What was typed into one field.
type TextOf = fn(&OrganisationForm) -> &str;

impl OrganisationForm {
    /// The organisation that was typed.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self) -> Result<NewOrganisation, Vec<Problem>> {
        self.check_beside(None)
    }

    /// The organisation that was typed, beside how it stands: a name that nobody touched is no reason to refuse.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check_beside(&self, stored: Option<&Self>) -> Result<NewOrganisation, Vec<Problem>> {
        let is_untouched = |text: TextOf| stored.is_some_and(|stored| text(stored).trim() == text(self).trim());
        let texts: [(&str, TextOf); 3] =
            [("name", |form| &form.name), ("foreign_register_id", |form| &form.foreign_register_id), ("group", |form| &form.group)];
        let untouched = texts.into_iter().filter(|(_, text)| is_untouched(*text) && !text(self).trim().is_empty());
        let mut read = FormReader::beside(Language::Nl, untouched.map(|(name, _)| name.to_owned()).collect());
        let name = read.line("name", &self.name, 2..=200);
        let organisation_type = read.required("organisation_type", &self.organisation_type);
        let is_company = organisation_type == Some(OrganisationType::Company);
        let size = if is_company { read.required("size", &self.size) } else { read.choice("size", &self.size) };
        let region = read.required("region", &self.region);
        let sector = read.required("sector", &self.sector);
        let kvk_number: String = self.kvk_number.chars().filter(|c| !c.is_whitespace()).collect();
        let foreign_register_id = read.line("foreign_register_id", &self.foreign_register_id, 0..=40);
        if !kvk_number.is_empty() && !foreign_register_id.is_empty() {
            read.problem("kvk_number", ProblemKind::OneOfTwo);
        } else if !kvk_number.is_empty() && (kvk_number.len() != 8 || kvk_number.chars().any(|c| !c.is_ascii_digit())) {
            read.problem("kvk_number", ProblemKind::NotAKvkNumber);
        } else if is_company && region == Some(Region::Abroad) && foreign_register_id.is_empty() {
            read.problem("foreign_register_id", ProblemKind::Missing);
        } else if is_company && region.is_some() && region != Some(Region::Abroad) && kvk_number.is_empty() {
            read.problem("kvk_number", ProblemKind::Missing);
        }
        let group = read.line("group", &self.group, 0..=200);
        let filled = |text: String| if text.is_empty() { None } else { Some(text) };
        let (kvk_number, foreign_register_id) = (filled(kvk_number), filled(foreign_register_id));
        read.finish(organisation_type.zip(region).zip(sector).map(|((organisation_type, region), sector)| NewOrganisation {
            name,
            organisation_type,
            size,
            region,
            sector,
            kvk_number,
            foreign_register_id,
            group: filled(group),
        }))
    }
}

/// What somebody typed about an organisation's place in a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartnerForm {
    /// The organisation's id.
    pub organisation: String,
    /// The code of a [`PartnerRole`].
    pub role: String,
    /// `yes`, `no`, or `unknown`.
    pub core_business: String,
}

/// A place in a project that may be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPartner {
    /// The organisation that takes it.
    pub organisation: OrganisationId,
    /// What it does.
    pub role: PartnerRole,
    /// Whether the project is its core business; nothing when not known.
    pub is_core_business: Option<bool>,
}

impl PartnerForm {
    /// The place that was typed, beside the other partners of the project: an organisation takes one place and a project has one lead.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self, others: &[PartnerFacts]) -> Result<NewPartner, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let organisation = read.required("organisation", &self.organisation);
        if others.iter().any(|other| Some(other.organisation) == organisation) {
            read.problem("organisation", ProblemKind::AlreadyPartner);
        }
        let role = read.required("role", &self.role);
        if role == Some(PartnerRole::Lead) && others.iter().any(|other| other.role == PartnerRole::Lead) {
            read.problem("role", ProblemKind::HasLead);
        }
        let is_core_business = match self.core_business.trim() {
            "yes" => Some(true),
            "no" => Some(false),
            "" | "unknown" => None,
            _ => {
                read.problem("core_business", ProblemKind::NotOnTheList);
                None
            }
        };
        read.finish(organisation.zip(role).map(|(organisation, role)| NewPartner { organisation, role, is_core_business }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(organisation_type: &str, region: &str, kvk: &str, foreign: &str) -> Vec<(String, ProblemKind)> {
        let form = OrganisationForm {
            name: "'s-Gravenzande Médical".to_owned(),
            organisation_type: organisation_type.to_owned(),
            size: "small".to_owned(),
            region: region.to_owned(),
            sector: "ict".to_owned(),
            kvk_number: kvk.to_owned(),
            foreign_register_id: foreign.to_owned(),
            group: String::new(),
        };
        form.check().err().unwrap_or_default().into_iter().map(|problem| (problem.field, problem.kind)).collect()
    }

    #[test]
    fn a_dutch_company_has_a_kvk_number_and_a_foreign_one_a_register_id() {
        let rows = [
            ("company", "twente", "99000001", "", None),
            ("company", "twente", "9900 0001", "", None),
            ("company", "twente", "", "", Some(("kvk_number", ProblemKind::Missing))),
            ("company", "twente", "9900001", "", Some(("kvk_number", ProblemKind::NotAKvkNumber))),
            ("company", "twente", "99000001", "HRB 1", Some(("kvk_number", ProblemKind::OneOfTwo))),
            ("company", "abroad", "", "HRB 1", None),
            ("company", "abroad", "", "", Some(("foreign_register_id", ProblemKind::Missing))),
            ("knowledge", "twente", "", "", None),
            ("government", "twente", "99000001", "", None),
            ("knowledge", "abroad", "99000001", "X", Some(("kvk_number", ProblemKind::OneOfTwo))),
        ];
        for (organisation_type, region, kvk, foreign, expected) in rows {
            let expected: Vec<_> = expected.into_iter().map(|(field, kind)| (field.to_owned(), kind)).collect();
            assert_eq!(problems(organisation_type, region, kvk, foreign), expected, "{organisation_type} {region} {kvk} {foreign}");
        }
    }

    #[test]
    fn an_organisation_takes_one_place_and_a_project_has_one_lead() {
        let id = |number| OrganisationId(uuid::Uuid::from_u128(number));
        let form = |number, role: &str, core: &str| PartnerForm {
            organisation: id(number).to_string(),
            role: role.to_owned(),
            core_business: core.to_owned(),
        };
        let lead = PartnerFacts {
            id: crate::ids::PartnerId(uuid::Uuid::from_u128(1)),
            organisation: id(1),
            name: "Regge".to_owned(),
            role: PartnerRole::Lead,
            organisation_type: OrganisationType::Company,
            size: None,
            region: Region::Twente,
            is_core_business: None,
        };
        let participant = PartnerFacts { role: PartnerRole::Participant, ..lead.clone() };
        let refused = |field: &str, kind| Err(vec![Problem::new(field, kind)]);
        let place = |number, role| Ok(NewPartner { organisation: id(number), role, is_core_business: None });
        assert_eq!(form(2, "participant", "").check(std::slice::from_ref(&lead)), place(2, PartnerRole::Participant));
        assert_eq!(form(2, "lead", "").check(std::slice::from_ref(&participant)), place(2, PartnerRole::Lead));
        assert_eq!(form(2, "lead", "").check(std::slice::from_ref(&lead)), refused("role", ProblemKind::HasLead));
        assert_eq!(form(1, "participant", "").check(std::slice::from_ref(&lead)), refused("organisation", ProblemKind::AlreadyPartner));
        for (typed, expected) in [("yes", Some(true)), ("no", Some(false)), (" ", None), ("unknown", None)] {
            assert_eq!(form(2, "lead", typed).check(&[]).map(|partner| partner.is_core_business), Ok(expected), "{typed}");
        }
        assert_eq!(form(2, "lead", "a bit").check(&[]), Err(vec![Problem::new("core_business", ProblemKind::NotOnTheList)]));
    }

    #[test]
    fn an_empty_organisation_is_refused_with_every_field_that_it_needs() {
        let fields: Vec<String> = OrganisationForm::default().check().err().unwrap_or_default().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["name", "organisation_type", "region", "sector"]);
    }
}

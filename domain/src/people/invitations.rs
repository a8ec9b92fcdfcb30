//! Invitations: who invites whom, what is typed for one, and how it stands. One way for every role.

use super::roles::{RoleForm, RoleInTime};
use super::{Language, Role, email};
use crate::form_reader::FormReader;
use crate::ids::OrganisationId;
use crate::partners::PartnerRole;
use crate::problem::Problem;
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How an invitation stands.
    pub enum InvitationState {
        /// It can still be used.
        Open = "open",
        /// It was used.
        Used = "used",
        /// It was taken back, or a later one took its place.
        Withdrawn = "withdrawn",
        /// Its days are over.
        Expired = "expired",
    }
}

impl InvitationState {
    /// How it stands, from what happened to it.
    pub const fn of(is_used: bool, is_withdrawn: bool, is_late: bool) -> Self {
        match (is_used, is_withdrawn, is_late) {
            (true, _, _) => Self::Used,
            (false, true, _) => Self::Withdrawn,
            (false, false, true) => Self::Expired,
            (false, false, false) => Self::Open,
        }
    }
}

/// What somebody is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitedTo {
    /// The role, with its days.
    pub role: RoleInTime,
    /// The organisation of a partner.
    pub organisation: Option<OrganisationId>,
}

/// An invitation that may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// The name.
    pub name: String,
    /// The address, in small letters.
    pub email: String,
    /// The language of the message.
    pub language: Language,
    /// What it is for.
    pub to: InvitedTo,
}

/// The invitation of an expert as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InvitationForm {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language of the message.
    pub language: String,
}

impl InvitationForm {
    /// Days that an invitation stands open.
    pub const DAYS: u32 = 14;

    /// The invitation of an expert, when nothing is wrong with it.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, language: Language) -> Result<NewInvitation, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let to = InvitedTo { role: RoleInTime::lasting(Role::Reviewer, None), organisation: None };
        let new = self.read(&mut read, Some(to));
        read.finish(new)
    }

    fn read(&self, read: &mut FormReader, to: Option<InvitedTo>) -> Option<NewInvitation> {
        let name = read.line("name", &self.name, 1..=120);
        let email = email(read, &self.email);
        let language = read.required("language", &self.language);
        language.zip(to).map(|(language, to)| NewInvitation { name, email, language, to })
    }
}

/// The invitation of somebody inside the programme as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InternalInvitationForm {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language of the message.
    pub language: String,
    /// Code of the role.
    pub role: String,
    /// Code of the seat.
    pub seat: String,
    /// The first day of the role.
    pub first_day: String,
    /// The last day of the role.
    pub last_day: String,
}

impl InternalInvitationForm {
    /// The invitation, when nothing is wrong with it.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, language: Language, today: NaiveDate) -> Result<NewInvitation, Vec<Problem>> {
        let Self { name, email, language: of_message, role, seat, first_day, last_day } = self.clone();
        let mut read = FormReader::new(language);
        let role = RoleForm { role, seat, first_day, last_day }.read(&mut read, today);
        let to = role.map(|role| InvitedTo { role, organisation: None });
        let new = InvitationForm { name, email, language: of_message }.read(&mut read, to);
        read.finish(new)
    }
}

/// The invitation of somebody of an organisation that takes part in a project, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectInvitationForm {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language of the message.
    pub language: String,
    /// The organisation.
    pub organisation: String,
}

impl ProjectInvitationForm {
    /// The invitation, when nothing is wrong with it. `offered` are the organisations of which this reader invites people.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, language: Language, offered: &[OrganisationId]) -> Result<NewInvitation, Vec<Problem>> {
        let Self { name, email, language: of_message, organisation } = self.clone();
        let mut read = FormReader::new(language);
        let codes: Vec<String> = offered.iter().map(ToString::to_string).collect();
        if organisation.trim().is_empty() {
            read.problem("organisation", crate::problem::ProblemKind::Missing);
        }
        let chosen = read.offered("organisation", &organisation, &codes);
        let organisation = offered.iter().copied().find(|one| chosen.as_ref() == Some(&one.to_string()));
        let to = organisation.map(|one| InvitedTo { role: RoleInTime::lasting(Role::Partner, None), organisation: Some(one) });
        let new = InvitationForm { name, email, language: of_message }.read(&mut read, to);
        read.finish(new)
    }
}

/// Whether people of an organisation with this place in a project are invited by its lead; a programme manager invites the lead's.
pub const fn is_invited_to_project(is_manager: bool, place: PartnerRole) -> bool {
    match place {
        PartnerRole::Lead => true,
        PartnerRole::Participant | PartnerRole::Funder | PartnerRole::Subcontractor | PartnerRole::Buyer | PartnerRole::Interested => !is_manager,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::SteeringSeat;
    use crate::problem::ProblemKind;
    use uuid::Uuid;

    const EXPERT: InvitedTo = InvitedTo { role: RoleInTime::lasting(Role::Reviewer, None), organisation: None };

    #[test]
    fn an_invitation_is_used_once_in_time_and_unless_it_was_taken_back() {
        assert_eq!(InvitationState::of(false, false, false), InvitationState::Open);
        assert_eq!(InvitationState::of(true, true, true), InvitationState::Used);
        assert_eq!(InvitationState::of(false, true, true), InvitationState::Withdrawn);
        assert_eq!(InvitationState::of(false, false, true), InvitationState::Expired);
    }

    #[test]
    fn an_invitation_needs_a_name_an_address_and_a_language() {
        let typed = InvitationForm { name: " Noor  Demo".to_owned(), email: " Noor@Demo.example".to_owned(), language: "en".to_owned() };
        let invitation = NewInvitation { name: "Noor Demo".to_owned(), email: "noor@demo.example".to_owned(), language: Language::En, to: EXPERT };
        assert_eq!(typed.check(Language::Nl), Ok(invitation));
        let wrong = InvitationForm { email: "noor".to_owned(), ..typed };
        assert_eq!(wrong.check(Language::Nl), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
        assert!(InvitationForm::default().check(Language::Nl).is_err_and(|problems| problems.len() == 3));
    }

    #[test]
    fn who_works_for_the_programme_is_invited_to_a_role_with_days() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
        let form = InternalInvitationForm {
            name: "Lotte".to_owned(),
            email: "Lotte Demo <lotte@demo.example>".to_owned(),
            language: "nl".to_owned(),
            role: "steering_member".to_owned(),
            seat: "secretary".to_owned(),
            first_day: "1-12-2026".to_owned(),
            last_day: "20-12-2026".to_owned(),
        };
        let new = form.check(Language::Nl, today).expect("an invitation");
        assert_eq!(
            (new.email.as_str(), new.to.role.seat, new.to.role.role),
            ("lotte@demo.example", Some(SteeringSeat::Secretary), Role::SteeringMember)
        );
        let all = InternalInvitationForm::default().check(Language::Nl, today).expect_err("all of it is missing");
        assert_eq!(all.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["role", "name", "email", "language"]);
        let partner = InternalInvitationForm { role: "partner".to_owned(), ..form };
        assert_eq!(partner.check(Language::Nl, today), Err(vec![Problem::new("role", ProblemKind::NotOnTheList)]));
    }

    #[test]
    fn people_of_a_project_are_invited_for_an_organisation_that_is_offered() {
        let (own, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let form = |organisation: String| ProjectInvitationForm {
            name: "Sanne".to_owned(),
            email: "sanne@demo.example".to_owned(),
            language: "nl".to_owned(),
            organisation,
        };
        let new = form(own.to_string()).check(Language::Nl, &[own]).expect("an invitation");
        assert_eq!((new.to.organisation, new.to.role.role), (Some(own), Role::Partner));
        assert_eq!(form(other.to_string()).check(Language::Nl, &[own]), Err(vec![Problem::new("organisation", ProblemKind::NotOnTheList)]));
        assert_eq!(form(String::new()).check(Language::Nl, &[own]), Err(vec![Problem::new("organisation", ProblemKind::Missing)]));
    }

    #[test]
    fn a_manager_invites_the_lead_and_a_lead_everybody_of_the_project() {
        let invited = |is_manager| PartnerRole::ALL.iter().filter(|place| is_invited_to_project(is_manager, **place)).count();
        assert_eq!((invited(true), invited(false)), (1, PartnerRole::ALL.len()));
        assert!(is_invited_to_project(true, PartnerRole::Lead));
    }
}

//! Conflicts that the data show by themselves, whatever was declared.

use super::InterestKind;
use crate::ids::OrganisationId;
use crate::names::normalised;
use crate::partners::bare_name;
use serde::{Deserialize, Serialize};

/// A conflict that the data show, with what shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FoundConflict {
    /// Works for a partner of the project.
    Employer(String),
    /// Works for a company of the same group as a partner.
    Group(String),
    /// Works for an organisation that was a partner before.
    EarlierPartner(String),
    /// Has an e-mail address in the domain of a person of a partner.
    MailDomain(String),
    /// Declared an interest in a partner in an earlier round.
    DeclaredBefore(InterestKind, String),
    /// Works for an organisation that is called the same as a partner: it may have been entered twice.
    SameName(String),
}

/// An organisation as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: OrganisationId,
    /// What it is called.
    pub name: String,
    /// The group that it belongs to, if it belongs to one.
    pub group: Option<String>,
}

/// What is known of an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertTies {
    /// Where the expert works.
    pub employer: Option<Party>,
    /// The address that the expert signs in with.
    pub email: String,
    /// Interests that were declared in earlier rounds.
    pub declared: Vec<(InterestKind, OrganisationId)>,
}

/// What is known of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectTies {
    /// Its partners.
    pub partners: Vec<Party>,
    /// Its partners of before.
    pub earlier: Vec<Party>,
    /// The addresses of the people of its partners.
    pub emails: Vec<String>,
}

/// Domains in which anybody has an address, so that sharing one says nothing; everybody of the demo set has one in the last.
const FOR_ANYBODY: [&str; 11] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "live.nl",
    "kpnmail.nl",
    "ziggo.nl",
    "xs4all.nl",
    "icloud.com",
    "yahoo.com",
    "proton.me",
    "demo.example",
];

/// The domain of an address; nothing where anybody can have one.
pub fn domain_of(email: &str) -> Option<String> {
    let domain = email.rsplit_once('@')?.1.trim().to_lowercase();
    (!domain.is_empty() && !FOR_ANYBODY.contains(&domain.as_str())).then_some(domain)
}

/// The conflicts that the data show, each once.
pub fn found_conflicts(expert: &ExpertTies, project: &ProjectTies) -> Vec<FoundConflict> {
    let mut found = Vec::new();
    if let Some(employer) = &expert.employer {
        let is_same = |party: &&Party| party.id == employer.id;
        let group = |party: &Party| party.group.as_deref().map(normalised).filter(|group| !group.is_empty());
        let own_group = group(employer);
        let in_group = |party: &&Party| party.id != employer.id && own_group.is_some() && group(party) == own_group;
        let own_name = bare_name(&employer.name);
        let has_same_name = |party: &&Party| party.id != employer.id && !own_name.is_empty() && bare_name(&party.name) == own_name;
        found.extend(project.partners.iter().filter(is_same).map(|party| FoundConflict::Employer(party.name.clone())));
        found.extend(project.partners.iter().filter(in_group).map(|party| FoundConflict::Group(party.name.clone())));
        found.extend(project.earlier.iter().filter(is_same).map(|party| FoundConflict::EarlierPartner(party.name.clone())));
        found.extend(project.partners.iter().filter(has_same_name).map(|party| FoundConflict::SameName(party.name.clone())));
    }
    if let Some(own) = domain_of(&expert.email)
        && project.emails.iter().any(|email| domain_of(email).as_ref() == Some(&own))
    {
        found.push(FoundConflict::MailDomain(own));
    }
    let declared = expert.declared.iter().filter_map(|(kind, organisation)| {
        let party = project.partners.iter().find(|party| party.id == *organisation)?;
        Some(FoundConflict::DeclaredBefore(*kind, party.name.clone()))
    });
    found.extend(declared);
    found.sort();
    found.dedup();
    found
}

/// What the data show now and nobody knew when the expert declared: not found then, and not told then as an interest of the same kind.
pub fn new_ties(shown: &[FoundConflict], found: &[FoundConflict], kinds: &[InterestKind]) -> Vec<FoundConflict> {
    let is_told = |tie: &FoundConflict| match tie {
        FoundConflict::DeclaredBefore(kind, _) => kinds.contains(kind),
        FoundConflict::Employer(_)
        | FoundConflict::Group(_)
        | FoundConflict::EarlierPartner(_)
        | FoundConflict::MailDomain(_)
        | FoundConflict::SameName(_) => false,
    };
    shown.iter().filter(|tie| !found.contains(tie) && !is_told(tie)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn party(number: u128, group: Option<&str>) -> Party {
        Party { id: OrganisationId(Uuid::from_u128(number)), name: format!("Partij {number}"), group: group.map(str::to_owned) }
    }

    fn expert(employer: Option<Party>, email: &str) -> ExpertTies {
        ExpertTies { employer, email: email.to_owned(), declared: Vec::new() }
    }

    fn project(partners: &[Party]) -> ProjectTies {
        ProjectTies { partners: partners.to_vec(), earlier: Vec::new(), emails: vec!["lead@weverij.example".to_owned()] }
    }

    #[test]
    fn an_expert_without_ties_has_no_conflict() {
        let of_weaver = project(&[party(1, Some("Textiel Groep")), party(2, None)]);
        assert_eq!(found_conflicts(&expert(Some(party(3, None)), "ada@kennis.example"), &of_weaver), []);
        assert_eq!(found_conflicts(&expert(None, "ada@kennis.example"), &of_weaver), []);
    }

    #[test]
    fn the_employer_its_group_and_a_partner_of_before_are_conflicts() {
        let mut of_weaver = project(&[party(1, Some("Textiel Groep"))]);
        of_weaver.earlier = vec![party(4, None)];
        let found = |employer| found_conflicts(&expert(Some(employer), "ada@kennis.example"), &of_weaver);
        assert_eq!(found(party(1, Some("Textiel Groep"))), [FoundConflict::Employer("Partij 1".to_owned())]);
        assert_eq!(found(party(2, Some("Textiel Groep"))), [FoundConflict::Group("Partij 1".to_owned())]);
        assert_eq!(found(party(4, None)), [FoundConflict::EarlierPartner("Partij 4".to_owned())]);
    }

    #[test]
    fn a_partner_that_is_called_the_same_as_the_employer_is_a_conflict_whatever_its_number() {
        let called = |number: u128, name: &str, group: Option<&str>| Party { name: name.to_owned(), ..party(number, group) };
        let of_weaver = project(&[called(1, "Regge Mechatronica B.V.", Some("Textiel Groep"))]);
        let found = |employer| found_conflicts(&expert(Some(employer), "ada@kennis.example"), &of_weaver);
        assert_eq!(found(called(2, "regge mechatronica", None)), [FoundConflict::SameName("Regge Mechatronica B.V.".to_owned())]);
        assert_eq!(found(called(2, "Dinkel Mechatronica", None)), []);
        assert_eq!(found(called(2, "Dinkel", Some(" textiel groep"))), [FoundConflict::Group("Regge Mechatronica B.V.".to_owned())]);
    }

    #[test]
    fn what_nobody_knew_at_the_declaration_is_new_and_what_was_found_or_told_is_not() {
        let (employer, before) =
            (FoundConflict::Employer("Weverij".to_owned()), FoundConflict::DeclaredBefore(InterestKind::Financial, "Weverij".to_owned()));
        let shown = [employer.clone(), before.clone()];
        assert_eq!(new_ties(&shown, &[], &[]), shown);
        assert_eq!(new_ties(&shown, std::slice::from_ref(&employer), &[]), [before]);
        assert_eq!(new_ties(&shown, &[], &[InterestKind::Financial]), std::slice::from_ref(&employer));
        assert_eq!(new_ties(&shown, &[employer], &[InterestKind::Financial]), []);
    }

    #[test]
    fn a_shared_mail_domain_is_a_conflict_unless_anybody_can_have_it() {
        let mut of_weaver = project(&[party(1, None)]);
        assert_eq!(found_conflicts(&expert(None, "ada@Weverij.example"), &of_weaver), [FoundConflict::MailDomain("weverij.example".to_owned())]);
        of_weaver.emails = vec!["lead@gmail.com".to_owned()];
        assert_eq!(found_conflicts(&expert(None, "ada@gmail.com"), &of_weaver), []);
    }

    #[test]
    fn what_was_declared_before_counts_again() {
        let mut ada = expert(None, "ada@kennis.example");
        ada.declared = vec![(InterestKind::Financial, party(1, None).id), (InterestKind::Competitor, party(9, None).id)];
        let told = [FoundConflict::DeclaredBefore(InterestKind::Financial, "Partij 1".to_owned())];
        assert_eq!(found_conflicts(&ada, &project(&[party(1, None)])), told);
    }
}

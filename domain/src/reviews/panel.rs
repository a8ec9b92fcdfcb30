//! Who suits a project, with the reasons, and whether a panel is in balance. Hints warn; they stop nobody.

use super::AssignmentProblem;
use crate::ids::OrganisationId;
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// From where an expert looks.
    pub enum ExpertRole {
        /// Science.
        Science = "science",
        /// Industry.
        Industry = "industry",
        /// Finance.
        Finance = "finance",
        /// Users of what is made.
        User = "user",
    }
}

/// What an expert knows, and where the expert comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Technology sub-areas, such as `HTS.1`.
    pub sub_areas: Vec<String>,
    /// Application areas.
    pub application_areas: Vec<String>,
    /// From where the expert looks.
    pub role: ExpertRole,
    /// Can judge a business case.
    pub judges_business_case: bool,
    /// Where the expert works.
    pub organisation: Option<OrganisationId>,
    /// Works outside Twente.
    pub is_from_outside: bool,
}

/// What a project is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The primary sub-area.
    pub primary: Option<String>,
    /// The other sub-areas.
    pub others: Vec<String>,
    /// Application areas.
    pub application_areas: Vec<String>,
}

/// Why an expert suits a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Knows the primary sub-area.
    Primary(String),
    /// Knows another sub-area of the project.
    Other(String),
    /// Knows the technology area, not the sub-area.
    SameArea(String),
    /// Knows the application area.
    Application(String),
}

/// What a pair costs without any expertise.
const STRANGER: u32 = 40;
/// What a pair costs less when the expert knows an application area of the project.
const APPLICATION: u32 = 5;

/// The area of a sub-area: `HTS` of `HTS.1`.
fn area(sub_area: &str) -> &str {
    sub_area.split('.').next().unwrap_or(sub_area)
}

/// Why an expert suits a project, the strongest reason first; nothing for a stranger to it.
pub fn reasons(expert: &Profile, subject: &Subject) -> Vec<Reason> {
    let knows = |code: &&String| expert.sub_areas.contains(code);
    let near = |code: &&String| expert.sub_areas.iter().any(|own| area(own) == area(code));
    let all = || subject.primary.iter().chain(&subject.others);
    let primary = subject.primary.iter().find(knows).map(|code| Reason::Primary(code.clone()));
    let other = || subject.others.iter().find(knows).map(|code| Reason::Other(code.clone()));
    let same_area = || all().find(near).map(|code| Reason::SameArea(area(code).to_owned()));
    let application = subject.application_areas.iter().find(|code| expert.application_areas.contains(code));
    primary.or_else(other).or_else(same_area).into_iter().chain(application.map(|code| Reason::Application(code.clone()))).collect()
}

/// What the pair costs in an assignment: the more an expert knows of a project, the less.
pub fn cost(reasons: &[Reason]) -> u32 {
    let technology = reasons.iter().map(|reason| match reason {
        Reason::Primary(_) => 0,
        Reason::Other(_) => 10,
        Reason::SameArea(_) => 20,
        Reason::Application(_) => STRANGER,
    });
    let knows_application = reasons.iter().any(|reason| matches!(reason, Reason::Application(_)));
    technology.min().unwrap_or(STRANGER) + if knows_application { 0 } else { APPLICATION }
}

/// Whether an expert who told when they can is there for a review: from today on, and through its last day.
pub fn is_available((from, until): (Option<NaiveDate>, Option<NaiveDate>), today: NaiveDate, due_on: NaiveDate) -> bool {
    from.is_none_or(|from| from <= today) && until.is_none_or(|until| until >= due_on)
}

text_enum! {
    /// What a panel lacks.
    pub enum Hint {
        /// Nobody from industry.
        NoIndustry = "no_industry",
        /// Nobody from outside Twente.
        NobodyFromOutside = "nobody_from_outside",
        /// Nobody who can judge the business case.
        NobodyForBusinessCase = "nobody_for_business_case",
        /// Everybody works for the same organisation.
        OneOrganisation = "one_organisation",
    }
}

/// What the experts of a project lack together.
pub fn hints(panel: &[Profile]) -> Vec<Hint> {
    let lacks = |has: fn(&Profile) -> bool| !panel.iter().any(has);
    let first = panel.first().and_then(|one| one.organisation);
    let is_one_organisation = panel.len() > 1 && first.is_some() && panel.iter().all(|one| one.organisation == first);
    let all = [
        (Hint::NoIndustry, lacks(|one| one.role == ExpertRole::Industry)),
        (Hint::NobodyFromOutside, lacks(|one| one.is_from_outside)),
        (Hint::NobodyForBusinessCase, lacks(|one| one.judges_business_case)),
        (Hint::OneOrganisation, is_one_organisation),
    ];
    all.into_iter().filter(|(_, is_lacking)| *is_lacking).map(|(hint, _)| hint).collect()
}

/// What is asked of an assignment, from profiles and subjects. `may_read` is false for a pair with a conflict.
pub fn wanted(
    subjects: &[Subject],
    experts: &[Profile],
    may_read: impl Fn(usize, usize) -> bool,
    (needs, room): (Vec<u32>, Vec<u32>),
    spread: u32,
) -> AssignmentProblem {
    let pair = |project: usize, subject: &Subject, at: usize, expert: &Profile| may_read(project, at).then(|| cost(&reasons(expert, subject)));
    let row = |(project, subject)| experts.iter().enumerate().map(|(at, expert)| pair(project, subject, at, expert)).collect();
    AssignmentProblem { costs: subjects.iter().enumerate().map(row).collect(), needs, room, spread }
}

#[cfg(test)]
mod tests {
    use super::super::assign;
    use super::*;
    use uuid::Uuid;

    fn codes(all: &[&str]) -> Vec<String> {
        all.iter().map(|code| (*code).to_owned()).collect()
    }

    fn an_expert(sub_areas: &[&str], applications: &[&str]) -> Profile {
        Profile {
            sub_areas: codes(sub_areas),
            application_areas: codes(applications),
            role: ExpertRole::Industry,
            judges_business_case: true,
            organisation: Some(OrganisationId(Uuid::from_u128(1))),
            is_from_outside: true,
        }
    }

    fn a_subject() -> Subject {
        Subject { primary: Some("HTS.1".to_owned()), others: codes(&["HTM.3"]), application_areas: codes(&["health"]) }
    }

    #[test]
    fn who_knows_more_of_a_project_costs_less() {
        let costs = [
            an_expert(&["HTS.1"], &["health"]),
            an_expert(&["HTS.1"], &[]),
            an_expert(&["HTM.3"], &[]),
            an_expert(&["HTS.5"], &[]),
            an_expert(&["MED.1"], &["health"]),
            an_expert(&["MED.1"], &[]),
        ]
        .map(|expert| cost(&reasons(&expert, &a_subject())));
        assert_eq!(costs, [0, 5, 15, 25, 40, 45]);
    }

    #[test]
    fn the_reasons_say_why() {
        let told = [Reason::Primary("HTS.1".to_owned()), Reason::Application("health".to_owned())];
        assert_eq!(reasons(&an_expert(&["HTM.3", "HTS.1"], &["health"]), &a_subject()), told);
        assert_eq!(reasons(&an_expert(&["HTM.5"], &[]), &a_subject()), [Reason::SameArea("HTM".to_owned())]);
        assert_eq!(reasons(&an_expert(&[], &["building"]), &a_subject()), []);
    }

    #[test]
    fn a_panel_in_balance_has_no_hint() {
        let mut other = an_expert(&["HTS.1"], &[]);
        other.organisation = None;
        assert_eq!(hints(&[an_expert(&["HTS.1"], &[]), other]), []);
    }

    #[test]
    fn a_panel_out_of_balance_is_told_what_it_lacks() {
        let mut scientist = an_expert(&["HTS.1"], &[]);
        (scientist.role, scientist.is_from_outside, scientist.judges_business_case) = (ExpertRole::Science, false, false);
        assert_eq!(hints(&[scientist.clone(), scientist]), Hint::ALL);
    }

    #[test]
    fn an_expert_is_there_through_the_last_day_or_not_at_all() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
        let is_there = |from, until| is_available((from, until), day(10).expect("a day"), day(20).expect("a day"));
        assert!(is_there(None, None) && is_there(day(10), day(20)));
        assert!(!is_there(day(11), None) && !is_there(None, day(19)));
    }

    #[test]
    fn a_conflicted_pair_is_never_proposed() {
        let experts = [an_expert(&["HTS.1"], &["health"]), an_expert(&[], &[])];
        let asked = wanted(&[a_subject()], &experts, |_, expert| expert != 0, (vec![1], vec![1, 1]), 1);
        assert_eq!(assign(&asked).pairs, [(0, 1)]);
    }
}

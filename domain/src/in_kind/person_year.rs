//! Hours of one person in one year, over all projects, and what else a new line is measured by.

use super::{Hours, InKindMethod, Support};
use crate::ids::ProjectId;
use crate::money::Overflow;
use crate::names::normalised;
use crate::projects::Period;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A line that is there already, as far as others are measured by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// In which project.
    pub project: ProjectId,
    /// How it is valued.
    pub method: InKindMethod,
    /// Who works; empty for what is no work.
    pub person: String,
    /// In which year.
    pub year: i32,
    /// How long.
    pub hours: Hours,
    /// What proves it.
    pub evidence: String,
}

/// What stands around a line that somebody writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// The project.
    pub project: Option<ProjectId>,
    /// The days between which it works.
    pub period: Period,
    /// The other lines of the organisation, over all projects.
    pub others: Vec<Counted>,
    /// The money of the phase, with what the other lines of it are worth in kind.
    pub support: Support,
    /// What the line was worth before; nothing for a new one.
    pub before: crate::Eur,
}

impl Around {
    /// Hours of this person in this year that are there already.
    ///
    /// # Errors
    /// When they cannot be held.
    pub fn hours(&self, person: &str, year: i32) -> Result<Hours, Overflow> {
        let key = normalised(person);
        let of_person = self.others.iter().filter(|one| one.method.is_labour() && one.year == year && normalised(&one.person) == key);
        of_person.map(|one| one.hours).try_fold(Hours::ZERO, Hours::checked_add)
    }

    /// Whether the same evidence of the same person stands in another project.
    pub fn is_used_elsewhere(&self, person: &str, evidence: &str) -> bool {
        let (person, evidence) = (normalised(person), normalised(evidence));
        self.others.iter().any(|one| {
            self.project.is_some_and(|project| project != one.project)
                && one.method.is_labour()
                && normalised(&one.person) == person
                && normalised(&one.evidence) == evidence
        })
    }
}

/// A person in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonYear {
    /// Who, as it was written first.
    pub person: String,
    /// Which year.
    pub year: i32,
    /// How long, over all projects.
    pub hours: Hours,
}

/// The hours of each person in each year, by name and year.
///
/// # Errors
/// When a sum cannot be held.
pub fn person_years(lines: &[Counted]) -> Result<Vec<PersonYear>, Overflow> {
    let mut all: BTreeMap<(String, i32), PersonYear> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.method.is_labour()) {
        let empty = PersonYear { person: line.person.clone(), year: line.year, hours: Hours::ZERO };
        let one = all.entry((normalised(&line.person), line.year)).or_insert(empty);
        one.hours = one.hours.checked_add(line.hours)?;
    }
    Ok(all.into_values().collect())
}

/// The year in which both days lie.
pub(super) fn one_year(from: NaiveDate, until: NaiveDate) -> Option<i32> {
    (from.year() == until.year()).then(|| from.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn line(project: u128, person: &str, year: i32, hours: i64) -> Counted {
        let (method, evidence) = (InKindMethod::FixedRate, "Urenstaat 1".to_owned());
        Counted { project: ProjectId(Uuid::from_u128(project)), method, person: person.to_owned(), year, hours: Hours::whole(hours), evidence }
    }

    #[test]
    fn hours_of_one_person_are_counted_over_all_projects_however_the_name_is_written() {
        let others = vec![line(1, "Zoë de Vries", 2026, 900), line(2, "zoe de vries", 2026, 700), line(2, "Zoë de Vries", 2027, 5), {
            Counted { method: InKindMethod::FacilityHours, ..line(1, "Zoë de Vries", 2026, 400) }
        }];
        let around = Around { others: others.clone(), ..Around::default() };
        assert_eq!(around.hours("Zoë de Vries", 2026), Ok(Hours::whole(1_600)));
        let told: Vec<_> = person_years(&others).expect("sums").into_iter().map(|one| (one.person, one.year, one.hours)).collect();
        assert_eq!(told, [("Zoë de Vries".to_owned(), 2026, Hours::whole(1_600)), ("Zoë de Vries".to_owned(), 2027, Hours::whole(5))]);
    }

    #[test]
    fn the_same_time_sheet_in_two_projects_is_seen() {
        let around = Around { project: Some(ProjectId(Uuid::from_u128(1))), others: vec![line(2, "Zoë", 2026, 1)], ..Around::default() };
        assert!(around.is_used_elsewhere("zoe", "urenstaat  1"));
        assert!(!around.is_used_elsewhere("Bo", "Urenstaat 1") && !around.is_used_elsewhere("Zoë", "Urenstaat 2"));
        let same = Around { project: Some(ProjectId(Uuid::from_u128(2))), ..around };
        assert!(!same.is_used_elsewhere("Zoë", "Urenstaat 1"), "two lines of one project may share it");
    }
}

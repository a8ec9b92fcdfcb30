//! Assessments: one person's opinion of one condition, what it counts for, and the form to give it.

use super::{Condition, Level, Opinion, Signal};
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use serde::{Deserialize, Serialize};

/// One opinion on one condition at one gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Which of the eight.
    pub condition: Condition,
    /// Whose opinion.
    pub opinion: Opinion,
    /// The level that was given.
    pub level: Level,
    /// Why; empty when none was needed.
    pub reason: String,
    /// How many pieces of evidence were accepted for it.
    pub evidence_accepted: u32,
}

impl Assessment {
    /// What the opinion counts for: a score without accepted evidence is capped at 2.
    pub fn counted_level(&self) -> Level {
        if self.evidence_accepted == 0 { self.level.min(Level::WITHOUT_EVIDENCE) } else { self.level }
    }
}

/// The level that counts at a gate, and whose opinion it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentLevel {
    /// Which of the eight.
    pub condition: Condition,
    /// The counted level.
    pub level: Level,
    /// The panel's or the programme manager's.
    pub opinion: Opinion,
}

/// The opinion that counts for a condition: the panel's, else the programme manager's, never the lead partner's own.
pub fn current_level(condition: Condition, assessments: &[Assessment]) -> Option<CurrentLevel> {
    [Opinion::Panel, Opinion::ProgrammeManager].into_iter().find_map(|opinion| {
        let assessment = assessments.iter().find(|one| one.condition == condition && one.opinion == opinion)?;
        Some(CurrentLevel { condition, level: assessment.counted_level(), opinion })
    })
}

/// The current levels of all conditions that have one.
pub fn current_levels(assessments: &[Assessment]) -> Vec<CurrentLevel> {
    Condition::ALL.iter().filter_map(|condition| current_level(*condition, assessments)).collect()
}

/// An assessment as it was typed. Fields `level` and `reason`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentForm {
    /// 0 to 4.
    pub level: String,
    /// Why this level.
    pub reason: String,
}

/// An assessment that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// The level given.
    pub level: Level,
    /// Why; empty when the signals do not speak against the level.
    pub reason: String,
}

impl AssessmentForm {
    /// Checks the form beside the signals of the condition: a level that contradicts one of them needs a reason.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, signals: &[Signal]) -> Result<NewAssessment, Vec<Problem>> {
        let mut problems = Vec::new();
        let reason = self.reason.trim();
        let length = u32::try_from(reason.chars().count()).unwrap_or(u32::MAX);
        let level = self.level.trim().parse().ok().and_then(Level::new);
        if level.is_none() {
            let kind = if self.level.trim().is_empty() { ProblemKind::Missing } else { ProblemKind::NotBetween(0, 4) };
            problems.push(Problem::new("level", kind));
        }
        let needs_reason = level.is_some_and(|level| signals.iter().any(|signal| signal.contradicts(level)));
        if needs_reason && length == 0 {
            problems.push(Problem::new("reason", ProblemKind::Missing));
        } else if needs_reason && length < REASON_AT_LEAST {
            problems.push(Problem::new("reason", ProblemKind::TooShort(REASON_AT_LEAST)));
        } else if length > REASON_AT_MOST {
            problems.push(Problem::new("reason", ProblemKind::TooLong(REASON_AT_MOST)));
        }
        match level {
            Some(level) if problems.is_empty() => Ok(NewAssessment { level, reason: reason.to_owned() }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn an_assessment(opinion: Opinion, level: Level, evidence_accepted: u32) -> Assessment {
        Assessment { condition: Condition::ActiveSme, opinion, level, reason: String::new(), evidence_accepted }
    }

    #[test]
    fn a_score_without_accepted_evidence_counts_for_two_at_most() {
        let counted = |evidence| Level::ALL.map(|level| an_assessment(Opinion::Panel, level, evidence).counted_level().number());
        assert_eq!(counted(0), [0, 1, 2, 2, 2]);
        assert_eq!(counted(1), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_panel_goes_before_the_programme_manager_and_the_lead_partner_never_counts() {
        let lead = an_assessment(Opinion::LeadPartner, Level::ALL[4], 1);
        let manager = an_assessment(Opinion::ProgrammeManager, Level::ALL[3], 1);
        let panel = an_assessment(Opinion::Panel, Level::ALL[1], 1);
        let level = |assessments: &[Assessment]| current_level(Condition::ActiveSme, assessments).map(|one| (one.opinion, one.level.number()));
        assert_eq!(level(std::slice::from_ref(&lead)), None);
        assert_eq!(level(&[lead.clone(), manager.clone()]), Some((Opinion::ProgrammeManager, 3)));
        let all = [lead, manager, panel];
        assert_eq!(level(&all), Some((Opinion::Panel, 1)));
        let counts = CurrentLevel { condition: Condition::ActiveSme, level: Level::ALL[1], opinion: Opinion::Panel };
        assert_eq!((current_levels(&all), current_levels(&all[..1])), (vec![counts], vec![]));
    }

    #[test]
    fn a_level_that_contradicts_a_signal_needs_a_reason() {
        let none = [Signal::ActiveSmes { names: Vec::new() }];
        let form = |level: &str, reason: &str| AssessmentForm { level: level.to_owned(), reason: reason.to_owned() };
        let problem = |field: &str, kind| Err(vec![Problem::new(field, kind)]);
        assert_eq!(form("", "").check(&none), problem("level", ProblemKind::Missing));
        assert_eq!(form("5", "").check(&none), problem("level", ProblemKind::NotBetween(0, 4)));
        assert_eq!(form("3", "").check(&none), problem("reason", ProblemKind::Missing));
        assert_eq!(form("3", "te kort").check(&none), problem("reason", ProblemKind::TooShort(20)));
        assert_eq!(form("3", &"x".repeat(19)).check(&none), problem("reason", ProblemKind::TooShort(20)));
        assert!(form("3", &"x".repeat(20)).check(&none).is_ok() && form("2", &"x".repeat(2_000)).check(&none).is_ok());
        assert_eq!(form("2", &"x".repeat(2_001)).check(&none), problem("reason", ProblemKind::TooLong(2_000)));
        assert_eq!(form("2", "").check(&none), Ok(NewAssessment { level: Level::ALL[2], reason: String::new() }));
        let reason = "Een mkb-bedrijf tekent volgende week.";
        assert_eq!(form("3", reason).check(&none), Ok(NewAssessment { level: Level::ALL[3], reason: reason.to_owned() }));
    }
}

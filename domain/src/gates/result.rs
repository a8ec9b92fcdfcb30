//! What a rule says of a project, who can mend it and where, and what all rules say together.

use super::{Finding, Gate, RuleId, Severity};
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a rule says of a project.
    pub enum Verdict {
        /// Met.
        Met = "met",
        /// Not met.
        Unmet = "unmet",
        /// A person has not judged it yet.
        Awaiting = "awaiting",
        /// There is nothing in the project that the rule is about.
        NotApplicable = "not_applicable",
        /// Waits for a part of the product that is not there yet.
        NotYetInUse = "not_yet_in_use",
    }
}

text_enum! {
    /// The part of the dossier where something is mended.
    pub enum DossierPart {
        /// The project's own fields.
        Project = "project",
        /// The partners.
        Partners = "partners",
        /// The financing table.
        Financing = "financing",
        /// The eight conditions.
        Conditions = "conditions",
        /// The business case, the agreements and what was learnt.
        BusinessCase = "business_case",
        /// The instruments.
        Instruments = "instruments",
        /// The judgements.
        Judgement = "judgement",
        /// What the experts made of it.
        Reviews = "reviews",
        /// The reports of the phase.
        Reports = "reports",
        /// The documents.
        Documents = "documents",
        /// The gate page.
        Gate = "gate",
    }
}

/// Who can mend something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mender {
    /// The lead partner.
    LeadPartner,
    /// One partner, by name.
    Partner {
        /// The organisation's name.
        name: String,
    },
    /// The programme manager.
    ProgrammeManager,
    /// The steering group.
    SteeringGroup,
    /// The administrator.
    Administrator,
}

/// What one rule says of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleResult {
    /// Which rule.
    pub rule: RuleId,
    /// How strong it is in this rule set.
    pub severity: Severity,
    /// Met, not met, or neither.
    pub verdict: Verdict,
    /// What was compared.
    pub finding: Finding,
    /// Who can mend it.
    pub mend: Mender,
    /// Where.
    pub place: DossierPart,
}

impl RuleResult {
    /// Not met, or not judged yet.
    pub const fn is_open(&self) -> bool {
        match self.verdict {
            Verdict::Unmet | Verdict::Awaiting => true,
            Verdict::Met | Verdict::NotApplicable | Verdict::NotYetInUse => false,
        }
    }
}

/// What the rules say together: what stops a go, what needs a reason, what is only shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// The gate.
    pub gate: Gate,
    /// What has to come first: HARD rules that are open, which nobody can override, and POLICY rules that nobody judged yet.
    pub blockers: Vec<RuleResult>,
    /// POLICY rules that are not met: the decider can deviate with a reason.
    pub deviations_needed: Vec<RuleResult>,
    /// WARN and INFO rules that are open.
    pub warnings: Vec<RuleResult>,
    /// How many rules are met.
    pub met: u32,
    /// How many rules have a verdict: met or open.
    pub evaluated: u32,
    /// How many rules wait for a part of the product.
    pub not_yet_in_use: u32,
}

impl Readiness {
    /// Sorts results by what they mean for a decision.
    pub fn of(gate: Gate, results: &[RuleResult]) -> Self {
        let count = |verdict| results.iter().fold(0, |sum, one| if one.verdict == verdict { sum + 1 } else { sum });
        let open = |severities: &[Severity]| -> Vec<RuleResult> {
            results.iter().filter(|one| one.is_open() && severities.contains(&one.severity)).cloned().collect()
        };
        let (unjudged, policy): (Vec<_>, Vec<_>) = open(&[Severity::Policy]).into_iter().partition(|one| one.verdict == Verdict::Awaiting);
        let first = open(&[Severity::Hard]).into_iter().chain(unjudged).collect();
        Self {
            gate,
            blockers: first,
            deviations_needed: policy,
            warnings: open(&[Severity::Warn, Severity::Info]),
            met: count(Verdict::Met),
            evaluated: count(Verdict::Met) + count(Verdict::Unmet) + count(Verdict::Awaiting),
            not_yet_in_use: count(Verdict::NotYetInUse),
        }
    }

    /// Whether a go needs nothing more.
    pub const fn is_ready(&self) -> bool {
        self.blockers.is_empty() && self.deviations_needed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(severity: Severity, verdict: Verdict) -> RuleResult {
        let (finding, mend, place) = (Finding::Count(0), Mender::LeadPartner, DossierPart::Project);
        RuleResult { rule: RuleId::All01, severity, verdict, finding, mend, place }
    }

    #[test]
    fn open_rules_are_sorted_by_severity_and_every_verdict_is_counted() {
        let times = |verdict| match verdict {
            Verdict::Met => 5,
            Verdict::Unmet => 3,
            Verdict::Awaiting => 2,
            Verdict::NotApplicable => 7,
            Verdict::NotYetInUse => 1,
        };
        let of = |severity: &Severity| {
            let verdicts = Verdict::ALL.iter().flat_map(|verdict| std::iter::repeat_n(*verdict, times(*verdict)));
            verdicts.map(|verdict| result(*severity, verdict)).collect::<Vec<_>>()
        };
        let results: Vec<RuleResult> = Severity::ALL.iter().flat_map(of).collect();
        let with = |severity: Severity, verdict: Verdict, times| std::iter::repeat_n(result(severity, verdict), times);
        let open = |severity: Severity| with(severity, Verdict::Unmet, 3).chain(with(severity, Verdict::Awaiting, 2));
        let expected = Readiness {
            gate: Gate::G1,
            blockers: open(Severity::Hard).chain(with(Severity::Policy, Verdict::Awaiting, 2)).collect(),
            deviations_needed: with(Severity::Policy, Verdict::Unmet, 3).collect(),
            warnings: open(Severity::Warn).chain(open(Severity::Info)).collect(),
            met: 20,
            evaluated: 40,
            not_yet_in_use: 4,
        };
        assert_eq!(Readiness::of(Gate::G1, &results), expected);
    }

    #[test]
    fn a_project_is_ready_when_nothing_hard_and_no_policy_is_open() {
        for verdict in Verdict::ALL {
            for (severity, matters) in [(Severity::Hard, true), (Severity::Policy, true), (Severity::Warn, false), (Severity::Info, false)] {
                let is_open = matches!(verdict, Verdict::Unmet | Verdict::Awaiting);
                let readiness = Readiness::of(Gate::G0, &[result(severity, *verdict), result(Severity::Hard, Verdict::Met)]);
                assert_eq!(readiness.is_ready(), !(matters && is_open), "{severity} {verdict}");
            }
        }
    }
}

//! What the rules of a gate come to: whether the project can go on, who can mend what is open, and how far it is.

use super::{DossierPart, Mender, Outcome, RuleResult, Severity, Verdict};
use crate::access::{Actor, ProjectStanding};
use crate::people::Role;
use crate::text_enum;

/// Whether a go is possible, as the rules stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Every rule that can stop a go is met.
    CanGo,
    /// A go needs a reason for so many POLICY rules.
    CanGoWithDeviations(u32),
    /// A go is refused.
    CannotGo {
        /// HARD rules that are open.
        hard: u32,
        /// POLICY rules that nobody judged yet: there is nothing to deviate from before somebody does.
        unjudged: u32,
    },
}

impl Outlook {
    /// What the results come to. It says what [`decide`](super::decide) will say of a go.
    pub fn of(results: &[RuleResult]) -> Self {
        let (mut hard, mut unjudged, mut deviations) = (0, 0, 0);
        for result in results.iter().filter(|one| one.is_open()) {
            match result.severity {
                Severity::Hard => hard += 1,
                Severity::Policy if result.verdict == Verdict::Awaiting => unjudged += 1,
                Severity::Policy => deviations += 1,
                Severity::Warn | Severity::Info => {}
            }
        }
        if hard + unjudged > 0 {
            Self::CannotGo { hard, unjudged }
        } else if deviations > 0 {
            Self::CanGoWithDeviations(deviations)
        } else {
            Self::CanGo
        }
    }
}

/// The one line that a gate is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// The project stands before another gate, and what was signed at this one counts.
    Decided(Outcome),
    /// The project stands before another gate, and nothing was signed at this one.
    NotDue,
    /// The gate is the next one.
    Open(Outlook),
}

impl Headline {
    /// `signed`: the last decision at this gate that counts.
    pub fn of(is_due: bool, signed: Option<Outcome>, results: &[RuleResult]) -> Self {
        match (is_due, signed) {
            (true, _) => Self::Open(Outlook::of(results)),
            (false, Some(outcome)) => Self::Decided(outcome),
            (false, None) => Self::NotDue,
        }
    }
}

text_enum! {
    /// Who can mend an open rule, as people read a list of what is open.
    pub enum MendingParty {
        /// The lead partner, or one of the others.
        Partners = "partners",
        /// The programme managers.
        Programme = "programme",
        /// The experts of a panel.
        Experts = "experts",
        /// The steering group.
        Steering = "steering",
        /// The administrator.
        Administrator = "administrator",
    }
}

impl MendingParty {
    /// Who mends this rule. What stands among the reviews is for the experts, whoever asks them.
    pub fn of(result: &RuleResult) -> Self {
        if result.place == DossierPart::Reviews {
            return Self::Experts;
        }
        match result.mend {
            Mender::LeadPartner | Mender::Partner { .. } => Self::Partners,
            Mender::ProgrammeManager => Self::Programme,
            Mender::SteeringGroup => Self::Steering,
            Mender::Administrator => Self::Administrator,
        }
    }

    /// Which of them the reader is; none for who only reads along.
    pub fn of_reader(actor: &Actor, standing: ProjectStanding) -> Option<Self> {
        if actor.is(Role::ProgrammeManager) {
            Some(Self::Programme)
        } else if actor.is(Role::SteeringMember) {
            Some(Self::Steering)
        } else if standing.leads {
            Some(Self::Partners)
        } else {
            None
        }
    }
}

/// How many rules say what, and whose the open ones are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Met.
    pub met: u32,
    /// Not met, or not judged yet.
    pub open: u32,
    /// About something that this project does not have.
    pub not_applicable: u32,
    /// Waiting for a part of the product.
    pub not_yet_in_use: u32,
    /// Who can mend how many of the open ones: the reader first, who has none left out.
    pub by: Vec<(MendingParty, u32)>,
}

impl Tally {
    /// Counts results for a reader.
    pub fn of(results: &[RuleResult], reader: Option<MendingParty>) -> Self {
        let count = |matches: &dyn Fn(&RuleResult) -> bool| results.iter().fold(0, |sum, one| if matches(one) { sum + 1 } else { sum });
        let with = |verdict| count(&|one| one.verdict == verdict);
        let mut parties: Vec<MendingParty> = MendingParty::ALL.to_vec();
        parties.sort_by_key(|party| Some(*party) != reader);
        let by = parties.into_iter().map(|party| (party, count(&|one| one.is_open() && MendingParty::of(one) == party)));
        Self {
            met: with(Verdict::Met),
            open: with(Verdict::Unmet) + with(Verdict::Awaiting),
            not_applicable: with(Verdict::NotApplicable),
            not_yet_in_use: with(Verdict::NotYetInUse),
            by: by.filter(|(_, open)| *open > 0).collect(),
        }
    }

    /// How many rules have a verdict. What does not apply here is not added to what is met.
    pub const fn judged(&self) -> u32 {
        self.met + self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::{Finding, RuleId};
    use crate::ids::{OrganisationId, PersonId, ProjectId};
    use crate::people::Language;
    use uuid::Uuid;

    fn result(severity: Severity, verdict: Verdict) -> RuleResult {
        let (finding, mend, place) = (Finding::Nothing, Mender::LeadPartner, DossierPart::Project);
        RuleResult { rule: RuleId::All01, severity, verdict, finding, mend, place }
    }

    fn open_for(mend: Mender, place: DossierPart) -> RuleResult {
        RuleResult { mend, place, ..result(Severity::Policy, Verdict::Unmet) }
    }

    #[test]
    fn the_verdict_is_one_line_and_says_what_a_decision_would_say() {
        let met = result(Severity::Hard, Verdict::Met);
        let (deviation, warning) = (result(Severity::Policy, Verdict::Unmet), result(Severity::Warn, Verdict::Unmet));
        let told = |results: &[&RuleResult]| Outlook::of(&results.iter().map(|one| (*one).clone()).collect::<Vec<_>>());
        assert_eq!(told(&[&met, &warning, &result(Severity::Info, Verdict::Awaiting)]), Outlook::CanGo);
        assert_eq!(told(&[&met, &deviation, &deviation, &warning]), Outlook::CanGoWithDeviations(2));
        assert_eq!(told(&[&deviation, &result(Severity::Hard, Verdict::Unmet)]), Outlook::CannotGo { hard: 1, unjudged: 0 });
        assert_eq!(told(&[&deviation, &result(Severity::Hard, Verdict::Awaiting)]), Outlook::CannotGo { hard: 1, unjudged: 0 });
        assert_eq!(told(&[&met, &result(Severity::Policy, Verdict::Awaiting)]), Outlook::CannotGo { hard: 0, unjudged: 1 });
        assert_eq!(told(&[&result(Severity::Policy, Verdict::NotApplicable), &result(Severity::Hard, Verdict::NotYetInUse)]), Outlook::CanGo);
    }

    #[test]
    fn a_gate_that_was_passed_tells_its_decision_and_one_that_is_not_due_tells_so() {
        let results = [result(Severity::Policy, Verdict::Unmet)];
        assert_eq!(Headline::of(true, None, &results), Headline::Open(Outlook::CanGoWithDeviations(1)));
        assert_eq!(Headline::of(true, Some(Outcome::Recycle), &results), Headline::Open(Outlook::CanGoWithDeviations(1)));
        assert_eq!(Headline::of(false, Some(Outcome::Go), &results), Headline::Decided(Outcome::Go));
        assert_eq!(Headline::of(false, None, &results), Headline::NotDue);
    }

    #[test]
    fn what_is_open_is_counted_by_who_mends_it_with_the_reader_first() {
        let partner = Mender::Partner { name: "Regge".to_owned() };
        let results = [
            open_for(Mender::LeadPartner, DossierPart::Financing),
            open_for(partner, DossierPart::Financing),
            open_for(Mender::ProgrammeManager, DossierPart::Judgement),
            open_for(Mender::ProgrammeManager, DossierPart::Reviews),
            open_for(Mender::LeadPartner, DossierPart::Reviews),
            open_for(Mender::SteeringGroup, DossierPart::Financing),
            RuleResult { mend: Mender::Administrator, ..result(Severity::Policy, Verdict::NotYetInUse) },
            result(Severity::Hard, Verdict::Met),
            result(Severity::Policy, Verdict::NotApplicable),
        ];
        let of = |reader| Tally::of(&results, reader).by;
        let (partners, programme) = ((MendingParty::Partners, 2), (MendingParty::Programme, 1));
        let (experts, steering) = ((MendingParty::Experts, 2), (MendingParty::Steering, 1));
        assert_eq!(of(None), [partners, programme, experts, steering]);
        assert_eq!(of(Some(MendingParty::Partners)), [partners, programme, experts, steering]);
        assert_eq!(of(Some(MendingParty::Programme)), [programme, partners, experts, steering]);
        assert_eq!(of(Some(MendingParty::Administrator)), [partners, programme, experts, steering]);
        let administrator = [open_for(Mender::Administrator, DossierPart::Gate)];
        assert_eq!(Tally::of(&administrator, None).by, [(MendingParty::Administrator, 1)]);
    }

    #[test]
    fn what_does_not_apply_is_counted_apart_from_what_is_met() {
        let times = |verdict, times| std::iter::repeat_n(result(Severity::Policy, verdict), times);
        let results: Vec<_> = times(Verdict::Met, 14)
            .chain(times(Verdict::Unmet, 4))
            .chain(times(Verdict::Awaiting, 2))
            .chain(times(Verdict::NotApplicable, 3))
            .chain(times(Verdict::NotYetInUse, 5))
            .collect();
        let tally = Tally::of(&results, None);
        assert_eq!((tally.met, tally.open, tally.not_applicable, tally.not_yet_in_use, tally.judged()), (14, 6, 3, 5, 20));
    }

    #[test]
    fn the_reader_is_the_party_that_can_act() {
        let organisation = OrganisationId(Uuid::from_u128(1));
        let actor = |role| Actor {
            id: PersonId(Uuid::from_u128(2)),
            name: "A. Lezer".to_owned(),
            roles: vec![role],
            seat: None,
            organisation: Some(organisation),
            language: Language::Nl,
        };
        let project = ProjectId(Uuid::from_u128(3));
        let leads = ProjectStanding { project, takes_part: true, leads: true };
        let takes_part = ProjectStanding { leads: false, ..leads };
        let outside = ProjectStanding::outside(project);
        assert_eq!(MendingParty::of_reader(&actor(Role::ProgrammeManager), outside), Some(MendingParty::Programme));
        assert_eq!(MendingParty::of_reader(&actor(Role::SteeringMember), outside), Some(MendingParty::Steering));
        assert_eq!(MendingParty::of_reader(&actor(Role::Partner), leads), Some(MendingParty::Partners));
        assert_eq!(MendingParty::of_reader(&actor(Role::Partner), takes_part), None);
        assert_eq!(MendingParty::of_reader(&actor(Role::Reviewer), outside), None);
    }
}

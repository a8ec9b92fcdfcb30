//! The 65 rules by their ids, the gate of each, and what a rule that is not in use yet waits for.

use super::Gate;
use crate::text_enum;

text_enum! {
    /// A gate rule. The code is the id of `gate_rules.csv`.
    pub enum RuleId {
        /// Dossier complete and frozen as a numbered snapshot.
        All01 = "ALL-01",
        /// Budget balances.
        All02 = "ALL-02",
        /// Programme money available.
        All03 = "ALL-03",
        /// State-aid basis chosen per beneficiary and inside its limit.
        All04 = "ALL-04",
        /// Decision makers declared interests; recused members removed from quorum.
        All05 = "ALL-05",
        /// Programme match stays comparable.
        All06 = "ALL-06",
        /// Stopping has been considered.
        All07 = "ALL-07",
        /// At least one active technology sub-area and one application area.
        G0R01 = "G0-01",
        /// Result is an application or semi-finished product, not basic technology.
        G0R02 = "G0-02",
        /// Lead partner and contact person present.
        G0R03 = "G0-03",
        /// At least two interested organisations, one of them a company.
        G0R04 = "G0-04",
        /// Small budget.
        G0R05 = "G0-05",
        /// Short lead time.
        G0R06 = "G0-06",
        /// Co-financing may be 100% in kind; never block on cash.
        G0R07 = "G0-07",
        /// Co-financing present.
        G0R08 = "G0-08",
        /// At least one of the five start activities planned.
        G0R09 = "G0-09",
        /// Date of the next go/no-go set and inside the phase.
        G0R10 = "G0-10",
        /// Societal challenge tagged (preference).
        G0R11 = "G0-11",
        /// Monitoring agreement offered to every company.
        G0R12 = "G0-12",
        /// Possible duplicate.
        G0R13 = "G0-13",
        /// First scan of the eight conditions at the G0 levels.
        G0R14 = "G0-14",
        /// Opportunity is plausible and new for the region.
        G0R15 = "G0-15",
        /// Start-phase final report approved.
        G1R01 = "G1-01",
        /// Business case complete, consortium-approved and recent.
        G1R02 = "G1-02",
        /// Own cash from partners above zero.
        G1R03 = "G1-03",
        /// Minimum cash share of the non-government contribution.
        G1R04 = "G1-04",
        /// Every participant carries own risk.
        G1R05 = "G1-05",
        /// No participant above the cost share limit.
        G1R06 = "G1-06",
        /// At least one active SME.
        G1R07 = "G1-07",
        /// At least two independent companies and one knowledge institution.
        G1R08 = "G1-08",
        /// External expert reviews submitted.
        G1R09 = "G1-09",
        /// Consensus score above thresholds.
        G1R10 = "G1-10",
        /// Multi-year project.
        G1R11 = "G1-11",
        /// Application dated before start of works.
        G1R12 = "G1-12",
        /// No undertaking in difficulty, no open recovery order.
        G1R13 = "G1-13",
        /// Consortium agreement on file (IP, publication, entry, exit, risk).
        G1R14 = "G1-14",
        /// Monitoring agreement signed by every company participant.
        G1R15 = "G1-15",
        /// Eight conditions at the G1 levels.
        G1R16 = "G1-16",
        /// Work is pre-competitive.
        G1R17 = "G1-17",
        /// Societal challenge tagged.
        G1R18 = "G1-18",
        /// Entry route for large companies from outside the region.
        G1R19 = "G1-19",
        /// Survey baseline present for every company.
        G1R20 = "G1-20",
        /// All innovation-phase reports approved.
        G2R01 = "G2-01",
        /// Deliverables accepted or explained.
        G2R02 = "G2-02",
        /// No plain grant unless justified.
        G2R03 = "G2-03",
        /// At least one market instrument with counterparty and terms.
        G2R04 = "G2-04",
        /// Signed contract, letter of intent or launching customer.
        G2R05 = "G2-05",
        /// Prototype or proof of concept evidence.
        G2R06 = "G2-06",
        /// Repayment schedule or exit terms recorded.
        G2R07 = "G2-07",
        /// Aid element (gross grant equivalent) computed and cumulated.
        G2R08 = "G2-08",
        /// Business case updated and investor grade.
        G2R09 = "G2-09",
        /// Government as buyer: procurement route recorded.
        G2R10 = "G2-10",
        /// Independent investment advice above threshold.
        G2R11 = "G2-11",
        /// IP ownership and licences settled.
        G2R12 = "G2-12",
        /// Eight conditions at the G2 levels.
        G2R13 = "G2-13",
        /// Latest survey wave answered.
        G2R14 = "G2-14",
        /// Final report approved.
        G3R01 = "G3-01",
        /// Financial settlement done on realised cost.
        G3R02 = "G3-02",
        /// Open loans, shares and guarantees handed to portfolio administration.
        G3R03 = "G3-03",
        /// After-care monitoring planned.
        G3R04 = "G3-04",
        /// Lessons recorded and cleared for publication.
        G3R05 = "G3-05",
        /// Retention date set.
        G3R06 = "G3-06",
        /// Aid above the publication threshold published.
        G3R07 = "G3-07",
        /// Graduated if at least one market proof, else closed as completed.
        G3R08 = "G3-08",
        /// Eight conditions at the G3 levels (only for "graduated").
        G3R09 = "G3-09",
    }
}

text_enum! {
    /// A part of the product that some rules wait for.
    pub enum Later {
        /// The state-aid engine.
        Aid = "aid",
        /// Monitoring agreements and survey waves.
        Survey = "survey",
        /// Meetings with declared interests and a quorum.
        Meetings = "meetings",
        /// The ledger of claims and payments.
        Ledger = "ledger",
    }
}

impl RuleId {
    /// The gate that the rule belongs to; none for the rules of every gate.
    pub fn gate(self) -> Option<Gate> {
        Gate::ALL.iter().copied().find(|gate| self.code().starts_with(gate.code()))
    }

    /// What the rule waits for; none for a rule that is evaluated today.
    pub const fn needs(self) -> Option<Later> {
        match self {
            Self::All04 | Self::G1R13 | Self::G2R08 | Self::G3R06 | Self::G3R07 => Some(Later::Aid),
            Self::G0R12 | Self::G1R15 | Self::G1R20 | Self::G2R14 | Self::G3R04 => Some(Later::Survey),
            Self::All05 => Some(Later::Meetings),
            Self::G3R02 => Some(Later::Ledger),
            Self::All01
            | Self::All02
            | Self::All03
            | Self::All06
            | Self::All07
            | Self::G0R01
            | Self::G0R02
            | Self::G0R03
            | Self::G0R04
            | Self::G0R05
            | Self::G0R06
            | Self::G0R07
            | Self::G0R08
            | Self::G0R09
            | Self::G0R10
            | Self::G0R11
            | Self::G0R13
            | Self::G0R14
            | Self::G0R15
            | Self::G1R01
            | Self::G1R02
            | Self::G1R03
            | Self::G1R04
            | Self::G1R05
            | Self::G1R06
            | Self::G1R07
            | Self::G1R08
            | Self::G1R09
            | Self::G1R10
            | Self::G1R11
            | Self::G1R12
            | Self::G1R14
            | Self::G1R16
            | Self::G1R17
            | Self::G1R18
            | Self::G1R19
            | Self::G2R01
            | Self::G2R02
            | Self::G2R03
            | Self::G2R04
            | Self::G2R05
            | Self::G2R06
            | Self::G2R07
            | Self::G2R09
            | Self::G2R10
            | Self::G2R11
            | Self::G2R12
            | Self::G2R13
            | Self::G3R01
            | Self::G3R03
            | Self::G3R05
            | Self::G3R08
            | Self::G3R09 => None,
        }
    }

    /// Whether the rule runs at a gate. A project that entered at gate 1 or 2 gets the G0 rules there too,
    /// except the three about a small, short, in-kind start (G0-05, G0-06, G0-07).
    pub fn applies(self, gate: Gate, entry_gate: Gate) -> bool {
        let is_about_the_start = matches!(self, Self::G0R05 | Self::G0R06 | Self::G0R07);
        match self.gate() {
            None => true,
            Some(own) if own == gate => true,
            Some(Gate::G0) => gate == entry_gate && matches!(gate, Gate::G1 | Gate::G2) && !is_about_the_start,
            Some(Gate::G1 | Gate::G2 | Gate::G3) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_65_rules_and_53_of_them_are_evaluated() {
        assert_eq!(RuleId::ALL.len(), 65);
        assert_eq!(RuleId::ALL.iter().filter(|rule| rule.needs().is_none()).count(), 53);
    }

    #[test]
    fn a_direct_entry_gets_the_rules_of_gate_0_without_those_about_a_small_start() {
        let run = |gate, entry| RuleId::ALL.iter().filter(|rule| rule.applies(gate, entry)).count();
        assert_eq!(Gate::ALL.iter().map(|gate| run(*gate, Gate::G0)).collect::<Vec<_>>(), [22, 27, 21, 16]);
        assert_eq!((run(Gate::G1, Gate::G1), run(Gate::G2, Gate::G2), run(Gate::G2, Gate::G1)), (39, 33, 21));
        assert!(!RuleId::G0R05.applies(Gate::G1, Gate::G1));
    }
}

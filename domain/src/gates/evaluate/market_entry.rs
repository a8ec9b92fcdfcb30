//! G2-03 to G2-11: from innovation to market entry. Revolving money, contracts, launching customers (policy note 2010, sections 9 and 9c).

use super::{Answer, Asked};
use crate::conditions::{Condition, Level};
use crate::financing::InstrumentKind;
use crate::gates::{DossierPart, Finding, InstrumentFacts, InstrumentNamed, Mender};

impl Asked<'_> {
    /// A plain grant is an exception with three things on record: why, on what legal basis, and who checked it.
    pub(super) fn grants_are_justified(&self) -> Answer {
        let is_plain = |one: &&InstrumentFacts| one.kind == InstrumentKind::Grant;
        self.nothing_lacks(is_plain, |one| one.has_justification && one.has_legal_basis && one.legal_check_by.is_some())
    }

    pub(super) fn market_instrument_is_chosen(&self) -> Answer {
        let is_complete = |one: &&InstrumentFacts| one.kind.is_market_instrument() && !one.counterparty.trim().is_empty() && one.has_terms;
        let chosen = self.facts.instruments.iter().filter(is_complete).fold(0, |sum, _| sum + 1);
        Answer::when(chosen >= 1, Finding::Count(chosen), DossierPart::Instruments)
    }

    pub(super) fn contract_or_launching_customer(&self) -> Answer {
        let counts = |one: &&InstrumentFacts| match one.kind {
            InstrumentKind::LaunchingCustomer => true,
            InstrumentKind::BusinessContract => one.signed_on.is_some(),
            InstrumentKind::Grant
            | InstrumentKind::Participation
            | InstrumentKind::Loan
            | InstrumentKind::Guarantee
            | InstrumentKind::ProvisionalOrder => false,
        };
        let found = self.facts.instruments.iter().filter(counts).fold(0, |sum, _| sum + 1);
        Answer::when(found >= 1, Finding::Count(found), DossierPart::Instruments)
    }

    pub(super) fn concept_is_proven(&self) -> Answer {
        let need = self.parameters.min_trl;
        let (trl, has_proof_of_concept) = (self.facts.record.trl, self.facts.record.has_proof_of_concept);
        let holds = has_proof_of_concept && trl.is_some_and(|level| level >= need);
        Answer::when(holds, Finding::Readiness { trl, need, has_proof_of_concept }, DossierPart::BusinessCase)
    }

    pub(super) fn repayment_or_exit_is_arranged(&self) -> Answer {
        let returns = |one: &&InstrumentFacts| returns_money(one.kind);
        self.nothing_lacks(returns, |one| match one.kind {
            InstrumentKind::Loan => one.has_schedule,
            InstrumentKind::Participation => one.has_share_percent && one.has_exit_terms,
            InstrumentKind::Guarantee => one.amount.is_positive() && one.has_coverage && one.has_duration && one.has_premium,
            InstrumentKind::Grant | InstrumentKind::ProvisionalOrder | InstrumentKind::BusinessContract | InstrumentKind::LaunchingCustomer => true,
        })
    }

    pub(super) fn business_case_is_investor_grade(&self) -> Answer {
        let case = &self.facts.business_case;
        let max_age = self.parameters.market_max_age;
        let level = self.facts.level(Condition::BusinessCase);
        let is_recent = case.is_recent(self.facts.today, max_age);
        let holds = is_recent && level.is_some_and(|level| Some(level) >= Level::new(4));
        let finding = Finding::BusinessCase {
            missing: case.missing(),
            version_on: case.version_on,
            max_age,
            is_recent: case.version_on.map(|_| is_recent),
            is_approved_by_all: case.is_approved_by_all,
            level,
        };
        Answer::when(holds, finding, DossierPart::BusinessCase)
    }

    pub(super) fn public_procurement_is_lawful(&self) -> Answer {
        self.nothing_lacks(|one| one.is_government_buyer, |one| one.has_procurement_route)
    }

    pub(super) fn investment_advice_is_on_file(&self) -> Answer {
        let limit = self.parameters.advice_above;
        self.nothing_lacks(|one| one.kind.is_revolving() && one.amount > limit, |one| one.has_advice).by(Mender::ProgrammeManager)
    }

    /// Met when every instrument that the rule is about has what it needs; not applicable when there is none.
    pub(super) fn nothing_lacks(&self, is_about: impl Fn(&&InstrumentFacts) -> bool, has_it: impl Fn(&InstrumentFacts) -> bool) -> Answer {
        let about: Vec<&InstrumentFacts> = self.facts.instruments.iter().filter(is_about).collect();
        if about.is_empty() {
            return Answer::not_applicable(DossierPart::Instruments);
        }
        let lacking = about.into_iter().filter(|one| !has_it(one));
        let names: Vec<_> = lacking.map(|one| InstrumentNamed { kind: one.kind, counterparty: one.counterparty.clone() }).collect();
        Answer::when(names.is_empty(), Finding::Instruments(names), DossierPart::Instruments)
    }
}

/// Loans, shares and guarantees: money that comes back, or may have to be paid.
pub(super) const fn returns_money(kind: InstrumentKind) -> bool {
    match kind {
        InstrumentKind::Loan | InstrumentKind::Participation | InstrumentKind::Guarantee => true,
        InstrumentKind::Grant | InstrumentKind::ProvisionalOrder | InstrumentKind::BusinessContract | InstrumentKind::LaunchingCustomer => false,
    }
}

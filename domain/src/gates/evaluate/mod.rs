//! Evaluating the rules of a gate: facts in, one result a rule out. One file a gate computes, nothing here stores.

mod every_gate;
mod innovation;
mod market_entry;
mod money;
mod outcome;
mod reporting;
mod start;

#[cfg(test)]
mod tests;

use super::{DossierPart, Facts, Finding, LevelShortfall, Mender, Parameters, RuleId, RuleParameter, RuleResult, RuleSet, Verdict};
use crate::Share;
use crate::conditions::{Condition, ConditionLevels};

pub use every_gate::missing_fields;
pub use money::MoneyRules;

/// Evaluates every rule that applies at the gate, in the order people read them.
pub fn evaluate(rules: &RuleSet, facts: &Facts) -> Vec<RuleResult> {
    let asked = Asked::of(rules, facts);
    let applying = rules.rules().iter().filter(|rule| rule.id.applies(facts.gate, facts.entry_gate));
    applying
        .map(|rule| {
            let Answer { verdict, finding, mend, place } = asked.answer(rule.id, rules.levels());
            RuleResult { rule: rule.id, severity: rule.severity, verdict, finding, mend, place }
        })
        .collect()
}

/// What one rule says, whether it applies at the gate or not.
pub fn verdict(rules: &RuleSet, facts: &Facts, rule: RuleId) -> Verdict {
    Asked::of(rules, facts).answer(rule, rules.levels()).verdict
}

/// What a computation reads.
struct Asked<'a> {
    facts: &'a Facts,
    parameters: &'a Parameters,
    /// G2-02: the share of what was promised that is enough. Not among the numbers that go to a browser.
    min_deliverables: Share,
}

impl<'a> Asked<'a> {
    fn of(rules: &'a RuleSet, facts: &'a Facts) -> Self {
        let min_deliverables = match rules.rule(RuleId::G2R02).map(|rule| &rule.parameter) {
            Some(RuleParameter::Share(share)) => *share,
            Some(_) | None => Share::basis_points(10_000),
        };
        Self { facts, parameters: rules.parameters(), min_deliverables }
    }
}

/// What a computation says.
struct Answer {
    verdict: Verdict,
    finding: Finding,
    mend: Mender,
    place: DossierPart,
}

impl Answer {
    /// Met when the comparison holds. Until a computation says otherwise the lead partner mends it.
    fn when(holds: bool, finding: Finding, place: DossierPart) -> Self {
        let verdict = if holds { Verdict::Met } else { Verdict::Unmet };
        Self { verdict, finding, mend: Mender::LeadPartner, place }
    }

    /// There is nothing in the project that the rule is about.
    fn not_applicable(place: DossierPart) -> Self {
        Self { verdict: Verdict::NotApplicable, finding: Finding::Nothing, mend: Mender::LeadPartner, place }
    }

    /// Somebody else mends it.
    fn by(mut self, mender: Mender) -> Self {
        self.mend = mender;
        self
    }

    /// The one partner that is named mends it; with several the lead partner does.
    fn by_the_one(self, names: &[String]) -> Self {
        match names {
            [name] => self.by(Mender::Partner { name: name.clone() }),
            [] | [_, _, ..] => self,
        }
    }
}

impl Asked<'_> {
    /// The answer to one rule.
    fn answer(&self, rule: RuleId, levels: &ConditionLevels) -> Answer {
        match rule {
            RuleId::All01 => self.dossier_is_complete(),
            RuleId::All02 => self.budget_balances(),
            RuleId::All03 => self.programme_money_is_available(),
            RuleId::All06 => self.programme_match_holds(),
            RuleId::G0R01 => self.areas_are_chosen(),
            RuleId::G0R02 => self.is_no_basic_technology(),
            RuleId::G0R03 => self.lead_and_contact_are_present(),
            RuleId::G0R04 => self.two_parties_are_in_sight(),
            RuleId::G0R05 => self.budget_is_small(),
            RuleId::G0R06 => self.lead_time_is_short(),
            RuleId::G0R07 => self.cash_may_be_zero(),
            RuleId::G0R08 => self.cofinancing_is_present(),
            RuleId::G0R09 => self.start_activities_are_chosen(),
            RuleId::G0R10 => self.next_gate_is_planned(),
            RuleId::G0R11 => self.challenge_is_tagged(),
            RuleId::G0R13 => self.is_no_duplicate(),
            RuleId::G0R14 | RuleId::G1R16 | RuleId::G2R13 | RuleId::G3R09 => self.conditions_are_at_level(levels),
            RuleId::All07 | RuleId::G0R15 | RuleId::G1R17 => self.is_judged(rule),
            RuleId::G1R01 | RuleId::G3R01 => self.end_report_is_approved(),
            RuleId::G1R02 => self.business_case_is_clear(),
            RuleId::G1R03 => self.companies_bring_cash(),
            RuleId::G1R04 => self.cash_share_is_enough(),
            RuleId::G1R05 => self.all_partners_carry_risk(),
            RuleId::G1R06 => self.no_partner_is_too_large(),
            RuleId::G1R07 => self.an_sme_is_active(),
            RuleId::G1R08 => self.companies_and_knowledge_take_part(),
            RuleId::G1R09 => self.experts_reviewed(),
            RuleId::G1R10 => self.panel_score_is_enough(),
            RuleId::G1R11 => self.runs_for_years(),
            RuleId::G1R12 => self.applied_before_works(),
            RuleId::G1R14 => self.agreement_is_signed(),
            RuleId::G1R18 => self.challenge_is_tagged_as_required(),
            RuleId::G1R19 => self.outsiders_can_join(),
            RuleId::G2R01 => self.no_report_is_open(),
            RuleId::G2R02 => self.results_are_delivered(),
            RuleId::G2R03 => self.grants_are_justified(),
            RuleId::G2R04 => self.market_instrument_is_chosen(),
            RuleId::G2R05 => self.contract_or_launching_customer(),
            RuleId::G2R06 => self.concept_is_proven(),
            RuleId::G2R07 => self.repayment_or_exit_is_arranged(),
            RuleId::G2R09 => self.business_case_is_investor_grade(),
            RuleId::G2R10 => self.public_procurement_is_lawful(),
            RuleId::G2R11 => self.investment_advice_is_on_file(),
            RuleId::G2R12 => self.ownership_is_settled(),
            RuleId::G3R03 => self.instruments_are_handed_over(),
            RuleId::G3R05 => self.lessons_are_recorded(),
            RuleId::G3R08 => self.market_is_proven(),
            RuleId::All04 | RuleId::All05 | RuleId::G0R12 => Self::waits(),
            RuleId::G1R13 | RuleId::G1R15 | RuleId::G1R20 => Self::waits(),
            RuleId::G2R08 | RuleId::G2R14 => Self::waits(),
            RuleId::G3R02 | RuleId::G3R04 | RuleId::G3R06 | RuleId::G3R07 => Self::waits(),
        }
    }

    /// A rule that waits for a part of the product.
    fn waits() -> Answer {
        Answer { verdict: Verdict::NotYetInUse, finding: Finding::Nothing, mend: Mender::Administrator, place: DossierPart::Gate }
    }

    /// A named person's judgement with a reason.
    fn is_judged(&self, rule: RuleId) -> Answer {
        let (verdict, finding) = match self.facts.judgement(rule) {
            Some(judgement) => {
                let verdict = if judgement.is_met { Verdict::Met } else { Verdict::Unmet };
                (verdict, Finding::Judged { by: judgement.by.clone(), reason: judgement.reason.clone() })
            }
            None => (Verdict::Awaiting, Finding::Nothing),
        };
        Answer { verdict, finding, mend: Mender::ProgrammeManager, place: DossierPart::Judgement }
    }

    /// The eight conditions at the levels of the gate. Awaiting while a condition below its level was not assessed at all.
    fn conditions_are_at_level(&self, levels: &ConditionLevels) -> Answer {
        let shortfalls: Vec<LevelShortfall> = Condition::ALL
            .iter()
            .filter_map(|condition| {
                let need = levels.required(*condition, self.facts.gate);
                let is = self.facts.level(*condition);
                if is.is_some_and(|level| level >= need) { None } else { Some(LevelShortfall { condition: *condition, is, need }) }
            })
            .collect();
        let is_awaited = shortfalls.iter().any(|one| one.is.is_none());
        let mut answer = Answer::when(shortfalls.is_empty(), Finding::LevelsBelow(shortfalls), DossierPart::Conditions).by(Mender::ProgrammeManager);
        if is_awaited {
            answer.verdict = Verdict::Awaiting;
        }
        answer
    }
}

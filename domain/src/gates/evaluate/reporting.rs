//! G1-01, G2-01, G2-02 and G3-01 about the reports of the phase that the gate ends, and G1-14 and G2-12 about documents.

use super::{Answer, Asked};
use crate::Share;
use crate::gates::{DossierPart, Finding, Mender, ReportingFacts, RuleId, Verdict};
use crate::reports::ReportState;

impl Asked<'_> {
    /// The end report of the phase. A project that comes in at the gate itself had no such phase.
    pub(super) fn end_report_is_approved(&self) -> Answer {
        let Some(reports) = self.reports() else { return self.without_reports() };
        let answer = Answer::when(reports.end.is_some_and(ReportState::is_approved), Finding::EndReport(reports.end), DossierPart::Reports);
        match reports.end {
            Some(state) if state.is_with_programme() => answer.by(Mender::ProgrammeManager),
            // A schedule is made of the days of the phase.
            None => Answer { place: DossierPart::Project, ..answer },
            Some(_) => answer,
        }
    }

    /// No report is being written, late, or with the programme: what its day has not come for does not count.
    pub(super) fn no_report_is_open(&self) -> Answer {
        let Some(ReportingFacts { asked, approved, open, .. }) = self.reports().cloned() else { return self.without_reports() };
        if asked == 0 {
            return Answer::not_applicable(DossierPart::Reports);
        }
        Answer::when(open == 0, Finding::PhaseReports { asked, approved, open }, DossierPart::Reports)
    }

    /// Of what was promised by the end of the period that was approved last, so much was accepted or explained.
    pub(super) fn results_are_delivered(&self) -> Answer {
        let Some(reports) = self.reports() else { return self.without_reports() };
        if reports.asked == 0 {
            return Answer::not_applicable(DossierPart::Reports);
        }
        let (is, need) = (reports.delivered, self.min_deliverables);
        let holds = is.is_some_and(|is| is.share().is_none_or(|share: Share| share >= need));
        let answer = Answer::when(holds, Finding::Delivered { is, need }, DossierPart::Reports);
        if is.is_some() { answer } else { Answer { verdict: Verdict::Awaiting, ..answer.by(Mender::ProgrammeManager) } }
    }

    /// The agreement is on file and everybody signed it.
    pub(super) fn agreement_is_signed(&self) -> Answer {
        let Some(documents) = &self.facts.documents else { return Self::frozen_before(DossierPart::Documents) };
        let agreement = documents.agreement.clone();
        let holds = agreement.as_ref().is_some_and(|one| one.is_signed_by_all);
        Answer::when(holds, Finding::Agreement(agreement), DossierPart::Documents)
    }

    /// A person judged it, and the judgement rests on a document.
    pub(super) fn ownership_is_settled(&self) -> Answer {
        let answer = self.is_judged(RuleId::G2R12);
        let (Some(documents), Some(judgement)) = (&self.facts.documents, self.facts.judgement(RuleId::G2R12)) else { return answer };
        let document = documents.ownership.clone();
        let lacks_only_the_document = judgement.is_met && document.is_none();
        let finding = Finding::JudgedOn { by: judgement.by.clone(), reason: judgement.reason.clone(), document };
        if lacks_only_the_document { Answer::when(false, finding, DossierPart::Documents) } else { Answer { finding, ..answer } }
    }

    fn reports(&self) -> Option<&ReportingFacts> {
        self.facts.reports.as_ref().filter(|_| self.facts.gate != self.facts.entry_gate)
    }

    /// Who comes in at this gate had no phase before it; or the dossier was frozen before there were reports.
    fn without_reports(&self) -> Answer {
        if self.facts.gate == self.facts.entry_gate {
            Answer::not_applicable(DossierPart::Reports)
        } else {
            Self::frozen_before(DossierPart::Reports)
        }
    }

    /// The rule came into use after the dossier was frozen.
    fn frozen_before(place: DossierPart) -> Answer {
        Answer { verdict: Verdict::NotYetInUse, finding: Finding::Nothing, mend: Mender::LeadPartner, place }
    }
}

#[cfg(test)]
mod tests {
    use crate::gates::builder::{a_project_at, rule_set};
    use crate::gates::{DossierPart, Facts, Gate, Mender, RuleId, RuleResult, Verdict};
    use crate::reports::{Delivered, ReportState};

    fn told(rule: RuleId, gate: Gate, change: impl FnOnce(&mut Facts)) -> (Verdict, Mender, DossierPart) {
        let mut facts = a_project_at(gate).facts();
        change(&mut facts);
        let RuleResult { verdict, mend, place, .. } =
            crate::gates::evaluate(&rule_set(), &facts).into_iter().find(|one| one.rule == rule).expect("the rule applies");
        (verdict, mend, place)
    }

    fn end(state: Option<ReportState>) -> impl FnOnce(&mut Facts) {
        move |facts| facts.reports.as_mut().expect("reports").end = state
    }

    #[test]
    fn who_has_the_end_report_mends_it_and_without_one_the_days_of_the_phase_are_missing() {
        use ReportState as S;
        for rule in [(RuleId::G1R01, Gate::G1), (RuleId::G3R01, Gate::G3)] {
            for state in S::ALL {
                let is_met = state.is_approved();
                let expected = match state {
                    S::Submitted | S::Resubmitted | S::ToConfirm => Mender::ProgrammeManager,
                    S::Scheduled | S::Open | S::Draft | S::PartsIn | S::Returned | S::Approved | S::PartlyApproved => Mender::LeadPartner,
                };
                let verdict = if is_met { Verdict::Met } else { Verdict::Unmet };
                assert_eq!(told(rule.0, rule.1, end(Some(*state))), (verdict, expected, DossierPart::Reports), "{state}");
            }
            assert_eq!(told(rule.0, rule.1, end(None)), (Verdict::Unmet, Mender::LeadPartner, DossierPart::Project));
        }
    }

    #[test]
    fn who_comes_in_at_a_gate_reports_nothing_of_the_phase_before_it() {
        let enters = |gate| move |facts: &mut Facts| (facts.entry_gate, facts.reports) = (gate, None);
        for (rule, gate) in [(RuleId::G1R01, Gate::G1), (RuleId::G2R01, Gate::G2), (RuleId::G2R02, Gate::G2)] {
            assert_eq!(told(rule, gate, enters(gate)).0, Verdict::NotApplicable, "{rule}");
        }
    }

    #[test]
    fn a_dossier_of_before_reports_and_documents_is_not_held_to_rules_about_them() {
        let before = |facts: &mut Facts| (facts.reports, facts.documents) = (None, None);
        for rule in
            [(RuleId::G1R01, Gate::G1), (RuleId::G1R14, Gate::G1), (RuleId::G2R01, Gate::G2), (RuleId::G2R02, Gate::G2), (RuleId::G3R01, Gate::G3)]
        {
            assert_eq!(told(rule.0, rule.1, before).0, Verdict::NotYetInUse, "{}", rule.0);
        }
        assert_eq!(told(RuleId::G2R12, Gate::G2, before).0, Verdict::Met, "a judgement as it was");
    }

    #[test]
    fn four_fifths_of_what_was_promised_is_enough_and_nothing_promised_is_nothing_missing() {
        let is = |promised, accepted| {
            told(RuleId::G2R02, Gate::G2, move |facts| {
                facts.reports.as_mut().expect("reports").delivered = Some(Delivered { promised, accepted });
            })
            .0
        };
        assert_eq!([is(10, 8), is(10, 7), is(5, 5), is(0, 0)], [Verdict::Met, Verdict::Unmet, Verdict::Met, Verdict::Met]);
        let nobody_said = told(RuleId::G2R02, Gate::G2, |facts| facts.reports.as_mut().expect("reports").delivered = None);
        assert_eq!(nobody_said, (Verdict::Awaiting, Mender::ProgrammeManager, DossierPart::Reports));
        assert_eq!(told(RuleId::G2R02, Gate::G2, |facts| facts.reports = Some(crate::gates::ReportingFacts::default())).0, Verdict::NotApplicable);
    }

    #[test]
    fn a_judgement_on_ownership_needs_a_document_and_a_document_alone_judges_nothing() {
        let without = told(RuleId::G2R12, Gate::G2, |facts| facts.documents.as_mut().expect("documents").ownership = None);
        assert_eq!(without, (Verdict::Unmet, Mender::LeadPartner, DossierPart::Documents));
        let unjudged = told(RuleId::G2R12, Gate::G2, |facts| facts.judgements.clear());
        assert_eq!(unjudged, (Verdict::Awaiting, Mender::ProgrammeManager, DossierPart::Judgement));
    }
}

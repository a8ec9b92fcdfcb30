//! G1-02 to G1-19: from start to innovation. Own money, shared risk, a clear business case (policy note 2010, section 9b).

use super::{Answer, Asked};
use crate::gates::{Accession, DossierPart, Finding, Mender, Verdict};
use crate::partners::OrganisationType;
use crate::reviews::{Criterion, Points};

impl Asked<'_> {
    pub(super) fn business_case_is_clear(&self) -> Answer {
        let case = &self.facts.business_case;
        let max_age = self.parameters.innovation_max_age;
        let missing = case.missing();
        let is_recent = case.is_recent(self.facts.today, max_age);
        let holds = missing.is_empty() && case.is_approved_by_all && is_recent;
        let finding = Finding::BusinessCase {
            missing,
            version_on: case.version_on,
            max_age,
            is_recent: case.version_on.map(|_| is_recent),
            is_approved_by_all: case.is_approved_by_all,
            level: None,
        };
        Answer::when(holds, finding, DossierPart::BusinessCase)
    }

    pub(super) fn companies_bring_cash(&self) -> Answer {
        let cash = self.facts.money().company_cash();
        Answer::when(cash.is_positive(), Finding::CompanyCash(cash), DossierPart::Financing)
    }

    pub(super) fn cash_share_is_enough(&self) -> Answer {
        let (is, need) = (self.facts.money().cash_share(), self.parameters.min_cash_share);
        Answer::when(is.is_some_and(|share| share >= need), Finding::CashShare { is, need }, DossierPart::Financing)
    }

    /// A share of nothing is no risk, also when a steering decision has set the minimum to zero.
    pub(super) fn all_partners_carry_risk(&self) -> Answer {
        let need = self.parameters.min_risk_share;
        let nothing = crate::Share::basis_points(0);
        let shares = self.facts.money().risk_shares();
        let of = shares.iter().fold(0, |sum, _| sum + 1);
        let too_low = shares.into_iter().filter(|(_, risk)| *risk < need || *risk <= nothing);
        let names: Vec<String> = too_low.map(|(partner, _)| partner.name.clone()).collect();
        let one = names.clone();
        Answer::when(of > 0 && names.is_empty(), Finding::PartnersWithoutRisk { of, names, need }, DossierPart::Financing).by_the_one(&one)
    }

    pub(super) fn no_partner_is_too_large(&self) -> Answer {
        let limit = self.parameters.max_cost_share;
        match self.facts.money().largest_cost_share() {
            Some((partner, is)) => {
                let name = partner.name.clone();
                Answer::when(is <= limit, Finding::LargestCostShare { name, is, limit }, DossierPart::Financing)
            }
            None => Answer::when(false, Finding::Nothing, DossierPart::Financing),
        }
    }

    pub(super) fn an_sme_is_active(&self) -> Answer {
        let need = self.parameters.active_sme_share;
        let names = self.facts.smes_with(need);
        Answer::when(!names.is_empty(), Finding::ActiveSmes { names, need }, DossierPart::Partners)
    }

    pub(super) fn companies_and_knowledge_take_part(&self) -> Answer {
        let count = |kind: OrganisationType| self.facts.participants().fold(0, |sum, one| if one.organisation_type == kind { sum + 1 } else { sum });
        let (companies, knowledge) = (count(OrganisationType::Company), count(OrganisationType::Knowledge));
        let all = self.facts.participants().fold(0, |sum, _| sum + 1);
        Answer::when(companies >= 2 && knowledge >= 1, Finding::Organisations { all, companies, knowledge }, DossierPart::Partners)
    }

    /// Three independent reviews, and a panel that has agreed on what they say.
    pub(super) fn experts_reviewed(&self) -> Answer {
        let (counted, need) = (self.facts.reviews.counted, self.parameters.min_reviews);
        let is_agreed = self.facts.reviews.agreed.is_some();
        let finding = Finding::Reviews { counted, need, is_agreed };
        Answer::when(counted >= need && is_agreed, finding, DossierPart::Reviews).by(Mender::ProgrammeManager)
    }

    /// The total and each criterion against their thresholds; contribution to the goal and economic outlook ask more than the others.
    pub(super) fn panel_score_is_enough(&self) -> Answer {
        let (total, heavy, others) = self.parameters.panel_thresholds;
        let need = Points::whole(total);
        let Some(agreed) = &self.facts.reviews.agreed else {
            let finding = Finding::PanelScore { total: None, need, below: Vec::new() };
            let answer = Answer::when(false, finding, DossierPart::Reviews).by(Mender::ProgrammeManager);
            return Answer { verdict: Verdict::Awaiting, ..answer };
        };
        let asks = |criterion: Criterion| if matches!(criterion, Criterion::Fit | Criterion::Economy) { heavy } else { others };
        let reaches = |criterion: &Criterion| agreed.scores.get(criterion).is_some_and(|score| score.percent() >= asks(*criterion));
        let below: Vec<Criterion> = Criterion::ALL.iter().filter(|criterion| !reaches(criterion)).copied().collect();
        let holds = agreed.total >= need && below.is_empty();
        Answer::when(holds, Finding::PanelScore { total: Some(agreed.total), need, below }, DossierPart::Reviews)
    }

    pub(super) fn runs_for_years(&self) -> Answer {
        let (from, to) = self.parameters.innovation_months;
        let is = self.facts.project.duration_months;
        Answer::when(is.is_some_and(|months| (from..=to).contains(&months)), Finding::Months { is, from, to }, DossierPart::Project)
    }

    /// GBER Art. 6: the application comes before the first work. Without another record, works start with the phase.
    pub(super) fn applied_before_works(&self) -> Answer {
        let applied_on = self.facts.record.application_on;
        let works_start_on = self.facts.record.works_start_on.or(self.facts.project.start_on);
        let holds = applied_on.zip(works_start_on).is_some_and(|(applied, works)| applied < works);
        Answer::when(holds, Finding::Application { applied_on, works_start_on }, DossierPart::BusinessCase)
    }

    /// Policy note 2010, section 11 says "moeten" where section 6 says "bij voorkeur": required unless a steering decision says otherwise.
    pub(super) fn challenge_is_tagged_as_required(&self) -> Answer {
        if self.parameters.challenge_required { self.challenge_is_tagged() } else { Answer::not_applicable(DossierPart::Project) }
    }

    pub(super) fn outsiders_can_join(&self) -> Answer {
        let accession = self.facts.record.accession;
        let holds = match accession {
            Some(Accession::Open | Accession::Conditional) => true,
            Some(Accession::Closed) | None => false,
        };
        Answer::when(holds, Finding::Accession(accession), DossierPart::BusinessCase)
    }
}

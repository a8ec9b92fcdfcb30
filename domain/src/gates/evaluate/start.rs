//! G0-01 to G0-13: from intake to start. A start project is never stopped for lack of cash.

use super::{Answer, Asked};
use crate::Share;
use crate::gates::{DossierPart, Finding, Mender};
use crate::partners::OrganisationType;
use crate::projects::{AreaStatus, Phase, ResultType};
use chrono::Months;

impl Asked<'_> {
    pub(super) fn areas_are_chosen(&self) -> Answer {
        let (active, waiting): (Vec<_>, Vec<_>) = self.facts.project.sub_areas.iter().partition(|area| area.status == AreaStatus::Active);
        let applications = self.facts.project.application_areas;
        let finding = Finding::Areas {
            active: active.iter().fold(0, |sum, _| sum + 1),
            waiting: waiting.iter().map(|area| area.code.clone()).collect(),
            applications,
        };
        let answer = Answer::when(!active.is_empty() && applications > 0, finding, DossierPart::Project);
        if active.is_empty() && !waiting.is_empty() { answer.by(Mender::SteeringGroup) } else { answer }
    }

    pub(super) fn is_no_basic_technology(&self) -> Answer {
        let result_type = self.facts.project.result_type;
        let holds = match result_type {
            Some(ResultType::Application | ResultType::SemiFinished) => true,
            Some(ResultType::BasicTechnology) | None => false,
        };
        Answer::when(holds, Finding::ResultIs(result_type), DossierPart::Project)
    }

    pub(super) fn lead_and_contact_are_present(&self) -> Answer {
        let lead = self.facts.lead().map(|partner| partner.name.clone());
        let contact = self.facts.project.contact.clone();
        // The lead is one of the partners; the contact person stands with the texts.
        let place = if lead.is_some() { DossierPart::Project } else { DossierPart::Partners };
        Answer::when(lead.is_some() && contact.is_some(), Finding::LeadAndContact { lead, contact }, place)
    }

    /// Interested parties count here.
    pub(super) fn two_parties_are_in_sight(&self) -> Answer {
        let count = |kind: OrganisationType| self.facts.partners.iter().fold(0, |sum, one| if one.organisation_type == kind { sum + 1 } else { sum });
        let all = self.facts.partners.iter().fold(0, |sum, _| sum + 1);
        let companies = count(OrganisationType::Company);
        let finding = Finding::Organisations { all, companies, knowledge: count(OrganisationType::Knowledge) };
        Answer::when(all >= 2 && companies >= 1, finding, DossierPart::Partners)
    }

    pub(super) fn budget_is_small(&self) -> Answer {
        let (is, limit) = (self.facts.public(), self.parameters.start_max_public);
        Answer::when(is <= limit, Finding::Amount { is, limit }, DossierPart::Financing)
    }

    pub(super) fn lead_time_is_short(&self) -> Answer {
        let (is, to) = (self.facts.project.duration_months, self.parameters.start_max_months);
        let holds = is.is_some_and(|months| months <= to);
        Answer::when(holds, Finding::Months { is, from: 0, to }, DossierPart::Project)
    }

    /// Policy note 2010, section 9a: cofinancing of a start may be fully in kind, so this rule only shows the share.
    pub(super) fn cash_may_be_zero(&self) -> Answer {
        let finding = Finding::CashShare { is: self.facts.money().cash_share(), need: Share::basis_points(0) };
        Answer::when(true, finding, DossierPart::Financing)
    }

    pub(super) fn cofinancing_is_present(&self) -> Answer {
        let need = self.parameters.start_min_cofinancing;
        let is = self.facts.money().own_share();
        Answer::when(is.is_some_and(|share| share >= need), Finding::OwnShare { is, need }, DossierPart::Financing)
    }

    pub(super) fn start_activities_are_chosen(&self) -> Answer {
        let chosen = self.facts.project.activities.iter().filter(|activity| activity.phase() == Phase::Start).fold(0, |sum, _| sum + 1);
        Answer::when(chosen >= 1, Finding::Count(chosen), DossierPart::Project)
    }

    pub(super) fn next_gate_is_planned(&self) -> Answer {
        let project = &self.facts.project;
        let by = match (project.start_on, project.duration_months) {
            (Some(start), Some(months)) => start.checked_add_months(Months::new(months)),
            (Some(_) | None, _) => None,
        };
        let is = project.next_gate_on;
        let holds = match (is, project.start_on, by) {
            (Some(date), Some(start), Some(last)) => start <= date && date <= last,
            (Some(_) | None, _, _) => false,
        };
        Answer::when(holds, Finding::DateBy { is, by }, DossierPart::Project)
    }

    pub(super) fn challenge_is_tagged(&self) -> Answer {
        let challenges = self.facts.project.challenges;
        Answer::when(challenges >= 1, Finding::Count(challenges), DossierPart::Project)
    }

    pub(super) fn is_no_duplicate(&self) -> Answer {
        let duplicates = self.facts.duplicates.clone();
        Answer::when(duplicates.is_empty(), Finding::PossibleDuplicates(duplicates), DossierPart::Gate).by(Mender::ProgrammeManager)
    }
}

#[cfg(test)]
mod tests {
    use crate::Share;
    use crate::gates::builder::{a_project_at, rule_set};
    use crate::gates::{Finding, Gate, Readiness, RuleId, evaluate};

    #[test]
    fn a_start_in_kind_only_is_never_stopped_for_cash() {
        let results = evaluate(&rule_set(), &a_project_at(Gate::G0).facts());
        assert!(Readiness::of(Gate::G0, &results).is_ready());
        let share = Finding::CashShare { is: Some(Share::basis_points(0)), need: Share::basis_points(0) };
        let told = results.into_iter().find(|one| one.rule == RuleId::G0R07).map(|one| one.finding);
        assert_eq!(told, Some(share));
    }
}

//! ALL-01 to ALL-06: the dossier, the budget and the programme's money, at every gate.

use super::{Answer, Asked};
use crate::Eur;
use crate::gates::{DossierPart, Facts, Finding, Gate, MandatoryField, Mender};

/// The mandatory fields of the phase that are still empty (ALL-01). What a field says is for other rules.
pub fn missing_fields(facts: &Facts) -> Vec<MandatoryField> {
    let project = &facts.project;
    let is_empty = |field: &MandatoryField| match field {
        MandatoryField::Title => project.title.trim().is_empty(),
        MandatoryField::Lead => facts.lead().is_none(),
        MandatoryField::SubArea => project.sub_areas.is_empty(),
        MandatoryField::ResultType => project.result_type.is_none(),
        MandatoryField::ProductMarketCombination => facts.gate != Gate::G0 && !project.has_product_market_combination,
        MandatoryField::StartOn => project.start_on.is_none(),
        MandatoryField::Duration => project.duration_months.is_none(),
        MandatoryField::Financing => !facts.cost().is_positive(),
    };
    MandatoryField::ALL.iter().filter(|field| is_empty(field)).copied().collect()
}

impl Asked<'_> {
    pub(super) fn dossier_is_complete(&self) -> Answer {
        let missing = missing_fields(self.facts);
        let place = missing.first().map_or(DossierPart::Project, |field| field.place());
        Answer::when(missing.is_empty(), Finding::MissingFields(missing), place)
    }

    pub(super) fn budget_balances(&self) -> Answer {
        let (money, names) = (self.facts.money(), self.facts.unbalanced());
        if money.is_empty() {
            return Answer::when(false, Finding::Nothing, DossierPart::Financing);
        }
        let total = money.difference();
        let holds = total == Eur::ZERO && names.is_empty();
        let one = names.clone();
        Answer::when(holds, Finding::DifferenceOf { total, names }, DossierPart::Financing).by_the_one(&one)
    }

    pub(super) fn programme_money_is_available(&self) -> Answer {
        let limit = self.parameters.public_ceiling - self.facts.programme.committed;
        let is = self.facts.public();
        Answer::when(is <= limit, Finding::Amount { is, limit }, DossierPart::Financing).by(Mender::SteeringGroup)
    }

    /// A programme without government money has nothing to match.
    pub(super) fn programme_match_holds(&self) -> Answer {
        let need = self.parameters.match_target;
        let is = self.facts.programme.match_after.ratio();
        Answer::when(is.is_none_or(|ratio| ratio >= need), Finding::MatchRatio { is, need }, DossierPart::Financing).by(Mender::SteeringGroup)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::a_project_at;

    #[test]
    fn a_product_market_combination_is_mandatory_after_the_start() {
        for gate in Gate::ALL {
            let mut facts = a_project_at(*gate).facts();
            facts.project.has_product_market_combination = false;
            let expected = if *gate == Gate::G0 { vec![] } else { vec![MandatoryField::ProductMarketCombination] };
            assert_eq!(missing_fields(&facts), expected, "{gate}");
        }
    }

    #[test]
    fn what_is_mandatory_is_told_in_reading_order() {
        let mut facts = a_project_at(Gate::G1).facts();
        let project = &mut facts.project;
        (project.title, project.sub_areas, project.result_type) = (" ".to_owned(), Vec::new(), None);
        (project.has_product_market_combination, project.start_on, project.duration_months) = (false, None, None);
        (facts.partners, facts.financing) = (Vec::new(), Vec::new());
        assert_eq!(missing_fields(&facts), MandatoryField::ALL);
    }
}

//! What is mended line by line: a line that does not balance (ALL-02), and a partner that bears too little of its own cost (G1-05).

use super::search::Search;
use super::{Shift, Step};
use crate::Eur;
use crate::financing::FinancingRow;
use crate::ids::PartnerId;
use crate::partners::PartnerFacts;

/// What goes up where something is still to be found, and down where there is too much.
const WAYS: [(Option<Shift>, Option<Shift>); 4] = [
    (Some(Shift::InKindUp), Some(Shift::InKindDown)),
    (Some(Shift::CashUp), Some(Shift::CashDown)),
    (Some(Shift::CostDown), Some(Shift::CostUp)),
    (None, Some(Shift::PublicDown)),
];

/// Every line that is off balances in one and the same way.
pub(super) fn balances(search: &Search<'_>) -> Vec<Vec<Step>> {
    let off: Vec<(FinancingRow, Eur)> = {
        let money = search.facts.money();
        money.row_differences().into_iter().map(|(partner, difference)| (money.row(partner.id), difference)).collect()
    };
    let one = |(row, difference): &(FinancingRow, Eur), (short, over): (Option<Shift>, Option<Shift>)| {
        let (shift, amount) = if difference.is_positive() { (short?, *difference) } else { (over?, Eur::ZERO - *difference) };
        (amount <= shift.most(row)).then_some(Step::Money { partner: row.partner, shift, amount })
    };
    let all = |way: &(Option<Shift>, Option<Shift>)| off.iter().map(|row| one(row, *way)).collect::<Option<Vec<Step>>>();
    WAYS.iter().filter_map(all).filter(|steps| search.passes(steps)).collect()
}

/// What a partner does itself in the place of public money, and what it does more where there is not so much public money.
const RISKS: [(Shift, Shift); 3] =
    [(Shift::InKindForPublic, Shift::MoreInKind), (Shift::CashForPublic, Shift::MoreCash), (Shift::LessPublic, Shift::LessPublic)];

/// Every partner that bears too little gets its own smallest change.
pub(super) fn risks(search: &Search<'_>) -> Vec<Vec<Step>> {
    let taking_part = search.facts.partners.iter().filter(|partner| partner.takes_part());
    let low: Vec<(PartnerId, Search<'_>)> =
        taking_part.map(|partner: &PartnerFacts| (partner.id, search.of_one(partner))).filter(|(_, own)| !own.passes(&[])).collect();
    let one = |(partner, own): &(PartnerId, Search<'_>), shift: Shift| {
        let most = shift.most(&own.facts.money().row(*partner));
        own.least(most, |amount| vec![Step::Money { partner: *partner, shift, amount }])
    };
    let way = |(swap, more): &(Shift, Shift)| {
        let all: Option<Vec<_>> = low.iter().map(|own| one(own, *swap).or_else(|| one(own, *more))).collect();
        all.map(|steps| steps.concat()).filter(|steps| search.passes(steps))
    };
    let mut found: Vec<Vec<Step>> = RISKS.iter().filter_map(way).collect();
    found.dedup();
    found
}

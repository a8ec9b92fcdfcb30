//! Organisations that come in: those that show interest already take part (G1-08), or one more joins.

use super::search::Search;
use super::{Newcomer, Step};
use crate::Eur;
use crate::gates::RuleId;
use crate::partners::PartnerRole;

/// A company that joins with just enough cost, which it pays with own cash.
pub(super) fn with_cost(search: &Search<'_>, newcomer: Newcomer) -> Vec<Vec<Step>> {
    let joins = |amount| vec![Step::Joins { newcomer, role: PartnerRole::Participant, amount }];
    search.least(Eur::MAX, joins).into_iter().collect()
}

/// The fewest organisations that are enough. Where some show interest already, they come first, and all new ones beside it.
pub(super) fn organisations(search: &Search<'_>) -> Vec<Vec<Step>> {
    let role = if search.rule == RuleId::G0R04 { PartnerRole::Interested } else { PartnerRole::Participant };
    let joins = |newcomer| Step::Joins { newcomer, role, amount: Eur::ZERO };
    let new = |companies: usize, knowledge: usize| {
        let companies = std::iter::repeat_n(joins(Newcomer::Company), companies);
        companies.chain(std::iter::repeat_n(joins(Newcomer::Knowledge), knowledge)).collect::<Vec<_>>()
    };
    let sizes = [(1, 0), (0, 1), (2, 0), (1, 1), (2, 1)];
    let Some(all_new) = sizes.into_iter().map(|(companies, knowledge)| new(companies, knowledge)).find(|steps| search.passes(steps)) else {
        return Vec::new();
    };
    let with_interested = among_the_interested(search, &all_new);
    if with_interested == all_new || !search.passes(&with_interested) { vec![all_new] } else { vec![with_interested, all_new] }
}

/// The same, with partners that only show interest in the place of new ones of their type.
fn among_the_interested(search: &Search<'_>, all_new: &[Step]) -> Vec<Step> {
    let mut interested: Vec<_> = search.facts.partners.iter().filter(|partner| partner.role == PartnerRole::Interested).collect();
    let mut instead = |step: &Step| {
        let Step::Joins { newcomer, role: PartnerRole::Participant, .. } = step else { return *step };
        let place = interested.iter().position(|partner| partner.organisation_type == newcomer.organisation_type());
        place.map_or(*step, |place| Step::TakesPart { partner: interested.remove(place).id })
    };
    all_new.iter().map(&mut instead).collect()
}

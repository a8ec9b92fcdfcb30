//! Who bears how much of the cost: no participant too much (G1-06), an SME enough (G1-07).

use super::search::{Search, may_pay};
use super::{Newcomer, Shift, Step, joining};
use crate::Eur;
use crate::ids::PartnerId;
use crate::partners::PartnerFacts;

/// More work that a partner pays itself.
const OWN: [Shift; 2] = [Shift::MoreInKind, Shift::MoreCash];

/// The partners that take part, with their cost: the highest first.
fn by_cost<'a>(search: &'a Search<'_>) -> Vec<(&'a PartnerFacts, Eur)> {
    let money = search.facts.money();
    let taking_part = search.facts.partners.iter().filter(|partner| partner.takes_part());
    let mut all: Vec<_> = taking_part.map(|partner| (partner, money.row(partner.id).cost)).collect();
    all.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    all
}

/// Work with its money from one partner to another, as much as the rule asks. At most so much that `to` has no more than `from` afterwards.
fn moved(search: &Search<'_>, from: PartnerId, to: PartnerId, up_to: Eur) -> Option<Vec<Step>> {
    let row = search.facts.money().row(from);
    let most = up_to.min(row.cost).min(row.financing());
    search.least(most, |amount| vec![Step::Cost { from, to, amount }])
}

fn more(search: &Search<'_>, partner: PartnerId, shift: Shift, up_to: Eur) -> Option<Vec<Step>> {
    let most = shift.most(&search.facts.money().row(partner)).min(up_to);
    search.least(most, |amount| vec![Step::Money { partner, shift, amount }])
}

/// The partner above the limit hands over work or does less, or another one does more: each to or by whom it is possible, the smallest first.
pub(super) fn smaller_shares(search: &Search<'_>) -> Vec<Vec<Step>> {
    let all = by_cost(search);
    let [(largest, cost), others @ ..] = all.as_slice() else { return Vec::new() };
    let half = |other: Eur| Eur((*cost - other).cents() / 2);
    let handed = others.iter().rev().find_map(|(to, own)| moved(search, largest.id, to.id, half(*own)));
    let less = [Shift::LessPublic, Shift::LessInKind].into_iter().filter_map(|shift| more(search, largest.id, shift, *cost));
    let paying: Vec<_> = others.iter().rev().filter(|(partner, _)| may_pay(partner)).map(|(partner, own)| (partner.id, *cost - *own)).collect();
    let grown = OWN.iter().filter_map(|shift| paying.iter().find_map(|(id, room)| more(search, *id, *shift, *room)));
    handed.into_iter().chain(less).chain(grown).collect()
}

/// The SME that bears most takes over work or does more; an SME joins.
pub(super) fn active_smes(search: &Search<'_>) -> Vec<Vec<Step>> {
    let all = by_cost(search);
    let sme = all.iter().find(|(partner, _)| partner.is_sme()).map(|(partner, _)| partner.id);
    let giver = all.iter().find(|(partner, _)| Some(partner.id) != sme).map(|(partner, cost)| (partner.id, *cost));
    let taken = sme.zip(giver).and_then(|(to, (from, cost))| moved(search, from, to, cost));
    let grown = sme.into_iter().flat_map(|id| OWN.iter().filter_map(move |shift| more(search, id, *shift, Eur::MAX)));
    [taken.into_iter().chain(grown).collect(), joining::with_cost(search, Newcomer::Sme)].concat()
}

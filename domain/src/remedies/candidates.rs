//! Which changes are tried for which rule.

use super::search::{Search, may_pay};
use super::{Newcomer, Shift, Step, balance, cost, joining};
use crate::gates::RuleId;
use crate::partners::{OrganisationType, PartnerFacts};

/// Every smallest change that makes the rule pass, in no order. Rules that are not about money, risk or partners have none, nor has a table in
/// which nothing was filled in: there is nothing yet to change.
pub(super) fn candidates(search: &Search<'_>) -> Vec<Vec<Step>> {
    let is_empty = search.facts.money().is_empty();
    match search.rule {
        RuleId::G0R04 | RuleId::G1R08 => joining::organisations(search),
        RuleId::All02 | RuleId::All03 | RuleId::All06 | RuleId::G0R05 | RuleId::G0R08 if is_empty => Vec::new(),
        RuleId::G1R03 | RuleId::G1R04 | RuleId::G1R05 | RuleId::G1R06 | RuleId::G1R07 if is_empty => Vec::new(),
        RuleId::All02 => balance::balances(search),
        RuleId::All03 | RuleId::G0R05 => less_public(search),
        RuleId::All06 | RuleId::G0R08 => [less_public(search), spread(search, &[Shift::MoreInKind, Shift::MoreCash], may_pay)].concat(),
        RuleId::G1R03 => company_cash(search),
        RuleId::G1R04 => spread(search, &[Shift::CashForInKind, Shift::CashForPublic, Shift::MoreCash, Shift::LessInKind], may_pay),
        RuleId::G1R05 => balance::risks(search),
        RuleId::G1R06 => cost::smaller_shares(search),
        RuleId::G1R07 => cost::active_smes(search),
        RuleId::All01 | RuleId::All04 | RuleId::All05 | RuleId::All07 => Vec::new(),
        RuleId::G0R01 | RuleId::G0R02 | RuleId::G0R03 | RuleId::G0R06 | RuleId::G0R07 | RuleId::G0R09 => Vec::new(),
        RuleId::G0R10 | RuleId::G0R11 | RuleId::G0R12 | RuleId::G0R13 | RuleId::G0R14 | RuleId::G0R15 => Vec::new(),
        RuleId::G1R01 | RuleId::G1R02 | RuleId::G1R09 | RuleId::G1R10 | RuleId::G1R11 | RuleId::G1R12 => Vec::new(),
        RuleId::G1R13 | RuleId::G1R14 | RuleId::G1R15 | RuleId::G1R16 | RuleId::G1R17 | RuleId::G1R18 => Vec::new(),
        RuleId::G1R19 | RuleId::G1R20 => Vec::new(),
        RuleId::G2R01 | RuleId::G2R02 | RuleId::G2R03 | RuleId::G2R04 | RuleId::G2R05 | RuleId::G2R06 => Vec::new(),
        RuleId::G2R07 | RuleId::G2R08 | RuleId::G2R09 | RuleId::G2R10 | RuleId::G2R11 | RuleId::G2R12 => Vec::new(),
        RuleId::G2R13 | RuleId::G2R14 => Vec::new(),
        RuleId::G3R01 | RuleId::G3R02 | RuleId::G3R03 | RuleId::G3R04 | RuleId::G3R05 | RuleId::G3R06 => Vec::new(),
        RuleId::G3R07 | RuleId::G3R08 | RuleId::G3R09 => Vec::new(),
    }
}

fn spread(search: &Search<'_>, shifts: &[Shift], may: impl Fn(&PartnerFacts) -> bool) -> Vec<Vec<Step>> {
    shifts.iter().filter_map(|shift| search.spread(*shift, &may)).collect()
}

/// Partners pay themselves what public money was to pay, or the work is smaller.
fn less_public(search: &Search<'_>) -> Vec<Vec<Step>> {
    let paid = spread(search, &[Shift::InKindForPublic, Shift::CashForPublic], may_pay);
    [paid, spread(search, &[Shift::LessPublic], |_| true)].concat()
}

/// Cash of a company; where there is no company, of one that joins.
fn company_cash(search: &Search<'_>) -> Vec<Vec<Step>> {
    let is_company = |partner: &PartnerFacts| may_pay(partner) && partner.organisation_type == OrganisationType::Company;
    let found = spread(search, &[Shift::CashForInKind, Shift::CashForPublic, Shift::MoreCash], is_company);
    if found.is_empty() { joining::with_cost(search, Newcomer::Company) } else { found }
}

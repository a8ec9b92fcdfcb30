//! What a decision is about: the frozen dossier, beside what others judge of it now.

use super::facts::GateState;
use domain::gates::Facts;

/// What is decided on: what the partners brought in stays as it was frozen, their documents among it; what others judge of it, reports included,
/// and the programme's money, is as it stands now. A dossier of before there were reports is not held to them.
pub fn decided_on(gate_state: &GateState) -> Facts {
    let frozen = gate_state.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).map(|snapshot| snapshot.content.facts.clone());
    let now = gate_state.facts.clone();
    match frozen {
        Some(frozen) => Facts {
            reports: frozen.reports.as_ref().and(now.reports),
            judgements: now.judgements,
            levels: now.levels,
            programme: now.programme,
            reviews: now.reviews,
            ..frozen
        },
        None => now,
    }
}

/// Whether partners and money still are what was frozen.
pub fn is_current(frozen: &Facts, now: &Facts) -> bool {
    let partners = |facts: &Facts| {
        let mut partners: Vec<_> = facts.partners.iter().map(|partner| (partner.id, partner.role)).collect();
        partners.sort();
        partners
    };
    let is_same = |facts: &Facts, other: &Facts| facts.partners.iter().all(|one| facts.money().row(one.id) == other.money().row(one.id));
    partners(frozen) == partners(now) && is_same(frozen, now)
}

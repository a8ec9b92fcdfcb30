//! What a decision is about: the frozen dossier, beside what others judge of it now.

use super::facts::GateState;
use crate::dossier::frozen::Content;
use domain::gates::Facts;

/// What is decided on: what the partners brought in stays as it was frozen; what others judge of it, and the programme's money, is as it
/// stands now.
pub fn decided_on(gate_state: &GateState) -> Facts {
    let frozen = gate_state.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).and_then(|snapshot| Content::read(&snapshot.content));
    let now = gate_state.facts.clone();
    match frozen {
        Some(content) => Facts { judgements: now.judgements, levels: now.levels, programme: now.programme, reviews: now.reviews, ..content.facts },
        None => now,
    }
}

/// Whether partners and money still are what was frozen. A content of another shape says nothing, and does not stand in the way.
pub fn is_current(content: &str, now: &Facts) -> bool {
    let Some(Content { facts, .. }) = Content::read(content) else { return true };
    let partners = |facts: &Facts| {
        let mut partners: Vec<_> = facts.partners.iter().map(|partner| (partner.id, partner.role)).collect();
        partners.sort();
        partners
    };
    let is_same = |facts: &Facts, other: &Facts| facts.partners.iter().all(|one| facts.money().row(one.id) == other.money().row(one.id));
    partners(&facts) == partners(now) && is_same(&facts, now)
}

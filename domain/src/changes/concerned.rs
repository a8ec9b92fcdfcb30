//! Which partners have to agree with a request: those whose amounts, place or terms it changes. The lead partner agrees by handing it in.

use super::standing::places;
use super::{ChangeKind, Standing, kinds};
use crate::ids::OrganisationId;
use crate::partners::PartnerRole;
use serde::{Deserialize, Serialize};

/// A partner that has to agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concerned {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
}

/// The partners that have to agree, in the order of the partners. Another duration or aim binds everybody who takes part.
pub fn concerned(before: &Standing, after: &Standing) -> Vec<Concerned> {
    let kinds = kinds(before, after);
    let binds_all = kinds.contains(&ChangeKind::Duration) || kinds.contains(&ChangeKind::Aims);
    let is_other_party = |name: &str| {
        let moved = before.instruments.iter().filter(|one| after.instruments.iter().any(|other| other.id == one.id && other.terms != one.terms));
        moved.into_iter().any(|one| one.counterparty == name)
    };
    let mut all: Vec<Concerned> = Vec::new();
    for (id, was, is) in places(before, after) {
        let Some(partner) = was.or(is) else { continue };
        let leads = was.is_some_and(|partner| partner.role == PartnerRole::Lead);
        let is_moved = was != is || before.row(id) != after.row(id);
        let is_bound = binds_all && partner.takes_part();
        if !leads && (is_moved || is_bound || is_other_party(&partner.name)) {
            all.push(Concerned { organisation: partner.organisation, name: partner.name.clone() });
        }
    }
    all
}

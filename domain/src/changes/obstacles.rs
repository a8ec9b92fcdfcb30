//! What stands in the way of a request: each by its name, all of them at once.

use super::shift::Shift;
use super::{Standing, kinds};
use crate::money::Eur;
use crate::partners::PartnerRole;
use crate::projects::{Place, Status};

/// Why a request does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// It changes nothing.
    Nothing,
    /// What was approved changed since it was written.
    Moved,
    /// The project stands where nothing is changed: a gate waits, it is on hold, or it has ended.
    NotNow(Status),
    /// Of a partner the cost is not what pays for it.
    Unbalanced {
        /// The partner.
        partner: String,
        /// Cost without what pays for it.
        difference: Eur,
    },
    /// A partner would leave with money in the budget.
    LeavesWithMoney {
        /// The partner.
        partner: String,
    },
    /// Who leads cannot leave.
    LeadLeaves,
    /// The programme does not have so much public money left.
    AboveCeiling {
        /// How much too much.
        above: Eur,
    },
    /// A partner would get less public money than what was approved or paid already.
    BelowSpent {
        /// The partner.
        partner: String,
    },
    /// A correction of a decision waits for its second signature: that comes first.
    CorrectionWaits,
    /// Partners that have not said anything yet.
    Silent(Vec<String>),
    /// Partners that do not agree.
    Disagree(Vec<String>),
    /// A sum that cannot be held.
    TooLarge,
}

/// What there is to pay from, and where the project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Public money of the programme that is not committed.
    pub left: Eur,
    /// How much more the request would commit; below zero when less.
    pub more: Eur,
    /// Where the project stands.
    pub place: Place,
}

/// What stands in the way of a request by itself, whoever agrees. The identity of section 4.4 holds for each partner whose line changes.
pub fn obstacles(before: &Standing, after: &Standing, room: Room) -> Vec<Obstacle> {
    let mut all = Vec::new();
    if !room.place.is_writable() {
        all.push(Obstacle::NotNow(room.place.status));
    }
    if kinds(before, after).is_empty() {
        all.push(Obstacle::Nothing);
    }
    if Shift::between(before, after).is_err() {
        all.push(Obstacle::TooLarge);
        return all;
    }
    for row in &after.rows {
        let name = || before.partner(row.partner).or_else(|| after.partner(row.partner)).map(|partner| partner.name.clone()).unwrap_or_default();
        if after.partner(row.partner).is_none() {
            all.push(Obstacle::LeavesWithMoney { partner: name() });
        } else if *row != before.row(row.partner) && row.difference() != Eur::ZERO {
            all.push(Obstacle::Unbalanced { partner: name(), difference: row.difference() });
        }
    }
    if !after.partners.iter().any(|partner| partner.role == PartnerRole::Lead) && before.partners.iter().any(|one| one.role == PartnerRole::Lead) {
        all.push(Obstacle::LeadLeaves);
    }
    if room.more.is_positive() && room.more > room.left {
        all.push(Obstacle::AboveCeiling { above: room.more - room.left });
    }
    all
}

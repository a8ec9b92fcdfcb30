//! How much money a request moves, what is at stake in it, and so who decides.

use super::standing::places;
use super::{ChangeKind, Standing, kinds};
use crate::financing::{AMOUNT_COLUMNS, FinancingRow};
use crate::money::{Eur, Overflow};
use crate::share::Share;

/// Money that goes from one place in a budget to another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shift {
    /// The most that comes in or goes out in one category, over all partners.
    pub moved: Eur,
    /// What the phase cost before.
    pub cost: Eur,
    /// Whether public money moves.
    pub is_public: bool,
}

impl Shift {
    /// What moves between two budgets. In each category the amounts that rise and those that fall are added up apart, so that money which goes
    /// from one partner to another counts, though the total stays.
    ///
    /// # Errors
    /// When a sum cannot be held.
    pub fn between(before: &Standing, after: &Standing) -> Result<Self, Overflow> {
        let cost = Eur::checked_sum(before.rows.iter().map(|row| row.cost))?;
        let mut shift = Self { cost, ..Self::default() };
        for column in AMOUNT_COLUMNS {
            let (mut risen, mut fallen) = (Eur::ZERO, Eur::ZERO);
            for (partner, _, _) in places(before, after) {
                let amount = |standing: &Standing| FinancingRow::amount(&standing.row(partner), column);
                let difference = amount(after).checked_sub(amount(before))?;
                if difference.is_positive() {
                    risen = risen.checked_add(difference)?;
                } else {
                    fallen = fallen.checked_sub(difference)?;
                }
            }
            let moved = risen.max(fallen);
            shift.moved = shift.moved.max(moved);
            shift.is_public |= column.starts_with("public_") && moved.is_positive();
        }
        Ok(shift)
    }
}

/// The numbers that a request is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Above this part of the cost a shift is decided on.
    pub share: Share,
    /// And above this amount.
    pub amount: Eur,
    /// Up to this amount a programme manager decides.
    pub mandate: Eur,
}

/// Who decides on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nobody: it is a small shift, which is carried out as soon as it is handed in.
    Small,
    /// A programme manager, who did not write it.
    Manager,
    /// The chair and the secretary of the steering group.
    Steering,
}

/// The money that a request is about: what moves; for aims the public money of the phase, for a partner that comes, goes or has another size its
/// public money, for terms the amount of the instrument.
///
/// # Errors
/// When a sum cannot be held.
pub fn at_stake(before: &Standing, after: &Standing) -> Result<Eur, Overflow> {
    let mut most = Shift::between(before, after)?.moved;
    let kinds = kinds(before, after);
    if kinds.contains(&ChangeKind::Aims) {
        most = most.max(Eur::checked_sum(before.rows.iter().map(|row| row.public.total()))?);
    }
    for (partner, was, is) in places(before, after) {
        let is_moved = match (was, is) {
            (Some(was), Some(is)) => was.size != is.size,
            (Some(_), None) | (None, Some(_)) => true,
            (None, None) => false,
        };
        if is_moved {
            most = most.max(before.row(partner).public.total()).max(after.row(partner).public.total());
        }
    }
    let changed = before.instruments.iter().filter(|one| after.instruments.iter().any(|other| other.id == one.id && other.terms != one.terms));
    Ok(changed.fold(most, |most, one| most.max(one.amount)))
}

/// Who decides. Small is a shift of own and other money that is no more than both limits; what public money it takes is always decided.
///
/// # Errors
/// When a sum cannot be held.
pub fn way(before: &Standing, after: &Standing, limits: Limits) -> Result<Way, Overflow> {
    let shift = Shift::between(before, after)?;
    let is_budget_alone = kinds(before, after) == [ChangeKind::Budget];
    let within_share = Share::of(shift.moved, shift.cost).is_some_and(|share| share <= limits.share);
    if is_budget_alone && !shift.is_public && within_share && shift.moved <= limits.amount {
        return Ok(Way::Small);
    }
    Ok(if at_stake(before, after)? <= limits.mandate { Way::Manager } else { Way::Steering })
}

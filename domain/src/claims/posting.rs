//! What cost books: public money pays its share of each euro of an approved budget. What is booked of a commitment is always the share of all cost that
//! stands so far, cut to the cent, so that the sum of the rows is exact whatever is added or taken back, and in whatever order.

use crate::Eur;
use crate::ids::OrganisationId;
use crate::ledger::{Cause, CommitmentKey, Posting, Row, RowKind};
use crate::money::Overflow;
use crate::projects::Phase;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A commitment to a partner with what is booked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The commitment that rows follow.
    pub of: Row,
    /// What was promised.
    pub committed: Eur,
    /// What is left of that after what was released.
    pub most: Eur,
    /// What is booked already.
    pub booked: Eur,
}

/// The approved budget of a partner in a phase, and the public money in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Funding {
    /// What the part of the partner costs.
    pub cost: Eur,
    /// The commitments.
    pub shares: Vec<Share>,
}

impl Funding {
    /// Out of the rows of a project: of one phase and of a partner, by every organisation that became one with it.
    ///
    /// # Errors
    /// A sum that cannot be held.
    pub fn of(rows: &[Row], kind: RowKind, phase: Phase, partner: &BTreeSet<OrganisationId>) -> Result<Self, Overflow> {
        let mut funding = Self::default();
        let mut shares: BTreeMap<CommitmentKey, Share> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.posting.phase == phase && partner.contains(&row.posting.organisation)) {
            let posting = &row.posting;
            if posting.kind == RowKind::BudgetLine {
                funding.cost = funding.cost.checked_add(posting.amount)?;
            }
            let Some(key) = posting.commitment() else { continue };
            if posting.kind == RowKind::Commitment {
                let share = shares.entry(key).or_insert_with(|| Share { of: row.clone(), committed: Eur::ZERO, most: Eur::ZERO, booked: Eur::ZERO });
                share.committed = share.committed.checked_add(posting.amount)?;
                share.most = share.most.checked_add(posting.amount)?;
                if posting.amount.is_positive() {
                    share.of = row.clone();
                }
            }
            let Some(share) = shares.get_mut(&key) else { continue };
            if posting.kind == RowKind::Release {
                share.most = share.most.checked_sub(posting.amount)?;
            }
            if posting.kind == kind {
                share.booked = share.booked.checked_add(posting.amount)?;
            }
        }
        funding.shares = shares.into_values().collect();
        Ok(funding)
    }

    /// The rows that a change of cost books, after so much cost before it. What is added never lowers what is booked, and the other way round.
    pub fn follow(&mut self, kind: RowKind, (before, change): (Eur, Eur), on: NaiveDate, document: &str) -> Vec<Posting> {
        let after = before + change;
        let mut postings = Vec::new();
        for share in &mut self.shares {
            let target = part(after, share.committed, self.cost).min(share.most.max(Eur::ZERO));
            let amount = if change.is_positive() { (target - share.booked).max(Eur::ZERO) } else { (target - share.booked).min(Eur::ZERO) };
            if amount == Eur::ZERO {
                continue;
            }
            share.booked += amount;
            let cause = Cause::Document(document.to_owned());
            postings.push(Posting { kind, amount, booked_on: on, follows: Some(share.of.id), cause, ..share.of.posting.clone() });
        }
        postings
    }
}

/// The share of a commitment in so much cost, cut to the cent.
fn part(cost: Eur, committed: Eur, budget: Eur) -> Eur {
    if !budget.is_positive() {
        return Eur::ZERO;
    }
    let exact = i128::from(cost.0.max(0)) * i128::from(committed.0.max(0)) / i128::from(budget.0);
    i64::try_from(exact).map_or(Eur::MAX, Eur).min(committed)
}

/// What each commitment pays of so much cost, in the order of the commitments.
pub fn shares(funding: &Funding, cost: Eur) -> Vec<Eur> {
    funding.shares.iter().map(|share| part(cost, share.committed, funding.cost)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::financing::{InstrumentKind, PublicSource};
    use crate::ids::LedgerRowId;
    use uuid::Uuid;

    fn row(id: u128, kind: RowKind, source: Option<PublicSource>, amount: i64) -> Row {
        let posting = Posting {
            kind,
            phase: Phase::Innovation,
            organisation: OrganisationId(Uuid::from_u128(1)),
            source,
            means: None,
            instrument: source.map(|_| InstrumentKind::Grant),
            amount: Eur(amount),
            booked_on: "2026-05-01".parse().expect("a day"),
            follows: None,
            cause: Cause::Document("besluit".to_owned()),
        };
        Row { id: LedgerRowId(Uuid::from_u128(id)), posting }
    }

    fn rows() -> Vec<Row> {
        vec![
            row(1, RowKind::BudgetLine, None, 90_000),
            row(2, RowKind::Commitment, Some(PublicSource::Province), 30_000),
            row(3, RowKind::Commitment, Some(PublicSource::Municipality), 20_001),
        ]
    }

    fn funding(rows: &[Row], kind: RowKind) -> Funding {
        Funding::of(rows, kind, Phase::Innovation, &BTreeSet::from([OrganisationId(Uuid::from_u128(1))])).expect("sums")
    }

    #[test]
    fn the_rows_of_many_lines_add_up_to_the_share_of_their_sum_to_the_cent() {
        let mut one = funding(&rows(), RowKind::Claim);
        let day = "2026-11-30".parse().expect("a day");
        let (mut before, mut booked) = (Eur::ZERO, 0);
        for cents in [1, 1, 1, 7, 333, 12_345, 1_009, 99, 40_000, 1] {
            booked += one.follow(RowKind::Claim, (before, Eur(cents)), day, "regel").iter().map(|posting| posting.amount.0).sum::<i64>();
            before += Eur(cents);
            assert_eq!(booked, shares(&one, before).iter().map(|part| part.0).sum::<i64>(), "after {before:?}");
        }
        for cents in [12_345, 1, 99] {
            booked += one.follow(RowKind::Claim, (before, Eur(-cents)), day, "terug").iter().map(|posting| posting.amount.0).sum::<i64>();
            before = before - Eur(cents);
            assert_eq!(booked, shares(&one, before).iter().map(|part| part.0).sum::<i64>(), "after taking back {cents}");
        }
    }

    #[test]
    fn a_whole_budget_books_every_commitment_whole_and_not_a_cent_more() {
        let mut one = funding(&rows(), RowKind::Claim);
        let day = "2026-11-30".parse().expect("a day");
        let booked: Vec<i64> = one.follow(RowKind::Claim, (Eur::ZERO, Eur(90_000)), day, "alles").iter().map(|row| row.amount.0).collect();
        let sources: Vec<i64> = one.shares.iter().map(|share| share.committed.0).collect();
        assert_eq!((booked.iter().sum::<i64>(), booked), (50_001, sources));
        assert_eq!(one.follow(RowKind::Claim, (Eur(90_000), Eur(5)), day, "meer"), [], "never above what was promised");
    }

    #[test]
    fn what_was_released_is_not_booked_and_a_partner_without_public_money_books_nothing() {
        let mut rows = rows();
        rows.push(row(4, RowKind::Release, Some(PublicSource::Province), 25_000));
        let mut one = funding(&rows, RowKind::Realisation);
        let day = "2026-11-30".parse().expect("a day");
        let booked: i64 = one.follow(RowKind::Realisation, (Eur::ZERO, Eur(90_000)), day, "alles").iter().map(|row| row.amount.0).sum();
        assert_eq!(booked, 5_000 + 20_001);
        assert_eq!(funding(&rows[..1], RowKind::Claim).follow(RowKind::Claim, (Eur::ZERO, Eur(5)), day, "eigen geld"), []);
        assert_eq!(funding(&rows[1..], RowKind::Claim).follow(RowKind::Claim, (Eur::ZERO, Eur(5)), day, "geen begroting"), []);
    }
}

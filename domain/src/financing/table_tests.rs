//! The financing table at its edges, and against the totals of the demo set. Specification, section 10.

use super::{CofinancingMode, Financing, FinancingRow, InstrumentKind, PublicMoney, PublicSource};
use crate::ids::{OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use crate::programme::Matching;
use crate::{Eur, Share};
use OrganisationType::{Company, Government, Knowledge};
use PartnerRole::{Funder, Lead, Participant};

pub(super) fn partner(number: u128, role: PartnerRole, organisation_type: OrganisationType) -> PartnerFacts {
    let (id, organisation) = (PartnerId(uuid::Uuid::from_u128(number)), OrganisationId(uuid::Uuid::from_u128(number)));
    let size = if organisation_type == Company { Some(SizeClass::Small) } else { None };
    PartnerFacts {
        id,
        organisation,
        name: format!("Partner {number}"),
        role,
        organisation_type,
        size,
        region: Region::Twente,
        is_core_business: None,
    }
}

fn row(number: u128, cents: [i64; 5]) -> FinancingRow {
    let [cost, public, cash, in_kind, other] = cents.map(Eur);
    FinancingRow {
        partner: PartnerId(uuid::Uuid::from_u128(number)),
        cost,
        public: PublicMoney::only(PublicSource::Province, public),
        own_cash: cash,
        own_in_kind: in_kind,
        other,
    }
}

#[test]
fn one_cent_is_enough_to_be_out_of_balance() {
    let partners = [partner(1, Lead, Company)];
    for (public, difference) in [(50, 0), (49, 1), (51, -1)] {
        let rows = [row(1, [100, public, 25, 20, 5])];
        let table = Financing::new(&rows, &partners, &[]);
        assert_eq!((table.difference(), table.balances()), (Eur(difference), difference == 0));
        assert_eq!(table.row_differences().len(), usize::from(difference != 0));
    }
}

#[test]
fn zero_euros_is_not_in_balance_and_not_fully_in_kind() {
    let partners = [partner(1, Lead, Company)];
    for rows in [vec![], vec![row(1, [0; 5])]] {
        let table = Financing::new(&rows, &partners, &[]);
        assert_eq!((table.difference(), table.balances(), table.cofinancing_mode()), (Eur::ZERO, false, None));
    }
    let rows = [row(1, [100, 100, 0, 0, 0])];
    let paid = Financing::new(&rows, &partners, &[]);
    assert_eq!((paid.balances(), paid.cofinancing_mode()), (true, None), "nobody brings anything");
}

#[test]
fn risk_is_exact_and_without_cost_it_is_all_or_nothing() {
    let partners = [
        partner(1, Lead, Company),
        partner(2, Participant, Knowledge),
        partner(3, Participant, Company),
        partner(4, Funder, Company),
        partner(5, Participant, Company),
    ];
    let rows = [row(1, [10_000, 9_000, 500, 500, 0]), row(2, [10_000, 9_001, 0, 999, 0]), row(3, [0, 0, 0, 1, 0]), row(4, [0, 0, 5, 0, 0])];
    let shares: Vec<Share> = Financing::new(&rows, &partners, &[]).risk_shares().into_iter().map(|(_, share)| share).collect();
    assert_eq!(shares, [1_000, 999, 10_000, 0].map(Share::basis_points));
}

#[test]
fn the_largest_cost_share_is_exact_at_seventy_percent() {
    let partners = [partner(1, Lead, Knowledge), partner(2, Participant, Company), partner(3, Funder, Company)];
    for (largest, smaller) in [(7_000, 3_000), (7_001, 2_999)] {
        let rows = [row(1, [largest, largest, 0, 0, 0]), row(2, [smaller, smaller, 0, 0, 0]), row(3, [5_000, 0, 0, 5_000, 0])];
        let table = Financing::new(&rows, &partners, &[]);
        assert_eq!(table.largest_cost_share(), Some((&partners[0], Share::basis_points(largest))));
        assert_eq!(table.sme_cost_share(), Some(Share::basis_points(smaller)));
    }
    for (first, second, largest) in [(5_000, 5_000, 0), (4_999, 5_001, 1)] {
        let rows = [row(1, [first, first, 0, 0, 0]), row(2, [second, second, 0, 0, 0])];
        let share = Share::basis_points(first.max(second));
        assert_eq!(Financing::new(&rows, &partners, &[]).largest_cost_share(), Some((&partners[largest], share)), "the first of equals");
    }
    assert_eq!(Financing::new(&[], &partners, &[]).largest_cost_share(), None);
}

#[test]
fn cash_of_a_government_is_public_money_and_no_cash_share_or_match() {
    let partners = [partner(1, Lead, Company), partner(2, Participant, Knowledge), partner(3, Participant, Government)];
    let rows = [row(1, [200, 100, 50, 50, 0]), row(2, [200, 100, 0, 100, 0]), row(3, [100, 0, 100, 0, 0])];
    let table = Financing::new(&rows, &partners, &[]);
    assert_eq!(table.cash_share(), Some(Share::basis_points(2_500)));
    assert_eq!(table.in_kind_share(), Some(Share::basis_points(7_500)));
    assert_eq!(table.company_cash(), Eur(50));
    assert_eq!(table.matching(), Matching { companies: Eur(100), institutions: Eur(100), government: Eur(300) });
    assert_eq!((table.match_ratio(), table.company_match()), (Share::of(Eur(2), Eur(3)), Share::of(Eur(1), Eur(3))));
    assert_eq!(Financing::new(&rows[..0], &partners, &[]).match_ratio(), None);
}

#[test]
fn the_cofinancing_mode_follows_instruments_then_cash() {
    let partners = [partner(1, Lead, Company), partner(2, Participant, Government)];
    let in_kind = [row(1, [100, 50, 0, 50, 0]), row(2, [10, 0, 10, 0, 0])];
    let cash = [row(1, [100, 50, 1, 49, 0])];
    for &kind in InstrumentKind::ALL {
        let instruments = [kind];
        let revolving = |otherwise| Some(if kind.is_revolving() { CofinancingMode::Revolving } else { otherwise });
        assert_eq!(Financing::new(&in_kind, &partners, &instruments).cofinancing_mode(), revolving(CofinancingMode::FullyInKind));
        assert_eq!(Financing::new(&cash, &partners, &instruments).cofinancing_mode(), revolving(CofinancingMode::PartCash));
    }
}

/// Thousands of euros of the demo projects without the three intakes: cost, public, own cash, own in kind, other.
const DEMO: [[i64; 5]; 21] = [
    [2_400, 1_200, 420, 780, 0],
    [3_100, 1_500, 600, 1_000, 0],
    [90, 45, 0, 45, 0],
    [96, 48, 0, 48, 0],
    [2_800, 1_350, 500, 950, 0],
    [1_600, 780, 260, 560, 0],
    [98, 49, 10, 39, 0],
    [1_000, 400, 450, 150, 0],
    [80, 40, 0, 40, 0],
    [700, 250, 300, 150, 0],
    [1_900, 900, 350, 650, 0],
    [1_200, 300, 700, 200, 0],
    [1_500, 750, 250, 500, 0],
    [92, 46, 5, 41, 0],
    [2_000, 900, 500, 600, 0],
    [100, 50, 0, 50, 0],
    [88, 44, 4, 40, 0],
    [1_300, 620, 230, 450, 0],
    [600, 0, 330, 120, 150],
    [2_600, 1_250, 450, 900, 0],
    [84, 42, 12, 30, 0],
];

#[test]
fn the_demo_projects_add_up_to_a_match_of_one_point_twenty() {
    let partners = [partner(1, Lead, Company)];
    let all: Matching =
        DEMO.iter().map(|thousands| Financing::new(&[row(1, thousands.map(|amount| amount * 100_000))], &partners, &[]).matching()).sum();
    assert_eq!((all.own(), all.government), (Eur::euros(12_714_000), Eur::euros(10_564_000)));
    assert_eq!(all.ratio().map(Share::hundredths), Some(120));
}

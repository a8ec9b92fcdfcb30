//! What follows from a financing table: balance, cash share, risk shares, cost shares, match and cofinancing mode.

use super::{CofinancingMode, FinancingRow, InstrumentKind, Totals};
use crate::ids::PartnerId;
use crate::money::Eur;
use crate::partners::{OrganisationType, PartnerFacts};
use crate::programme::Matching;
use crate::share::Share;

/// The financing of one phase: a line a partner, the partners, and the instruments of the phase.
/// A partner without a line has no cost and brings nothing.
#[derive(Debug, Clone)]
pub struct Financing<'a> {
    rows: &'a [FinancingRow],
    partners: &'a [PartnerFacts],
    instruments: &'a [InstrumentKind],
    /// The places of the lines by partner: hundreds of lines are looked up at every key that is typed.
    by_partner: Vec<(PartnerId, usize)>,
    /// The cost of everybody who takes part.
    participants_cost: Eur,
}

impl<'a> Financing<'a> {
    /// The financing that these lines, partners and instruments make.
    pub fn new(rows: &'a [FinancingRow], partners: &'a [PartnerFacts], instruments: &'a [InstrumentKind]) -> Self {
        let mut by_partner: Vec<(PartnerId, usize)> = rows.iter().enumerate().map(|(place, row)| (row.partner, place)).collect();
        by_partner.sort_unstable();
        let mut financing = Self { rows, partners, instruments, by_partner, participants_cost: Eur::ZERO };
        financing.participants_cost = financing.participants().map(|partner| financing.row(partner.id).cost).sum();
        financing
    }

    /// The line of a partner.
    pub fn row(&self, partner: PartnerId) -> FinancingRow {
        let place = self.by_partner.partition_point(|(one, _)| *one < partner);
        let found = self.by_partner.get(place).filter(|(one, _)| *one == partner).and_then(|(_, place)| self.rows.get(*place));
        found.copied().unwrap_or_else(|| FinancingRow::empty(partner))
    }

    /// Every column added up.
    pub fn totals(&self) -> Totals {
        self.rows.iter().fold(Totals::default(), |totals, row| totals + row)
    }

    /// Cost without financing, to the cent. Rule ALL-02 wants zero.
    pub fn difference(&self) -> Eur {
        self.totals().difference()
    }

    /// Whether the table balances to the cent. Rule ALL-02. While nothing costs or pays anything there is nothing to balance.
    pub fn balances(&self) -> bool {
        self.difference() == Eur::ZERO && !self.is_empty()
    }

    /// Whether no amount was filled in.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| *row == FinancingRow::empty(row.partner))
    }

    /// Partners whose own line differs, with the difference. Cash that one partner pays into the joint pot shows here as two differences
    /// that cancel out.
    pub fn row_differences(&self) -> Vec<(&'a PartnerFacts, Eur)> {
        self.partners.iter().map(|partner| (partner, self.row(partner.id).difference())).filter(|(_, difference)| *difference != Eur::ZERO).collect()
    }

    /// Own contributions of everybody but governments.
    pub fn own(&self) -> Eur {
        self.sum(is_not_government, FinancingRow::own)
    }

    /// Own cash of everybody but governments.
    pub fn own_cash(&self) -> Eur {
        self.sum(is_not_government, |row| row.own_cash)
    }

    /// Own cash of companies. Rule G1-03.
    pub fn company_cash(&self) -> Eur {
        self.sum(is_company, |row| row.own_cash)
    }

    /// Cash in the non-government contribution; none when nobody contributes. Rule G1-04.
    pub fn cash_share(&self) -> Option<Share> {
        Share::of(self.own_cash(), self.own())
    }

    /// In-kind work in the non-government contribution. Rule G0-07 allows all of it.
    pub fn in_kind_share(&self) -> Option<Share> {
        Share::of(self.own() - self.own_cash(), self.own())
    }

    /// The non-government contribution in the whole cost. Rule G0-08.
    pub fn own_share(&self) -> Option<Share> {
        Share::of(self.own(), self.totals().cost)
    }

    /// What a partner bears itself: own contribution over cost. Without cost it is all or nothing. Specification, section 0, `risk_p`.
    pub fn risk_share(&self, partner: PartnerId) -> Share {
        let row = self.row(partner);
        Share::of(row.own(), row.cost).unwrap_or_else(|| Share::basis_points(if row.own().is_positive() { 10_000 } else { 0 }))
    }

    /// The risk share of every lead and participant, in the order of the partners. Rule G1-05.
    pub fn risk_shares(&self) -> Vec<(&'a PartnerFacts, Share)> {
        self.participants().map(|partner| (partner, self.risk_share(partner.id))).collect()
    }

    /// A partner's part of the cost of all participants; none while nothing costs anything.
    pub fn cost_share(&self, partner: PartnerId) -> Option<Share> {
        Share::of(self.row(partner).cost, self.participants_cost)
    }

    /// The participant with the largest part of the cost; the first of equals. Rule G1-06.
    pub fn largest_cost_share(&self) -> Option<(&'a PartnerFacts, Share)> {
        let shares = self.participants().filter_map(|partner| Some((partner, self.cost_share(partner.id)?)));
        shares.reduce(|largest, next| if next.1 > largest.1 { next } else { largest })
    }

    /// The part of the participants' cost that small and medium-sized companies carry. Condition C4.
    pub fn sme_cost_share(&self) -> Option<Share> {
        let cost = self.participants().filter(|partner| partner.is_sme()).map(|partner| self.row(partner.id).cost).sum();
        Share::of(cost, self.participants_cost)
    }

    /// What this table adds to the programme's match. What a government brings itself is public money, never match.
    pub fn matching(&self) -> Matching {
        let companies = self.sum(is_company, FinancingRow::own);
        Matching { companies, institutions: self.own() - companies, government: self.totals().public.total() + (self.totals().own() - self.own()) }
    }

    /// Own contributions of companies and institutions for each public euro. Policy note 2010, section 1.
    pub fn match_ratio(&self) -> Option<Share> {
        self.matching().ratio()
    }

    /// Own contributions of companies alone for each public euro.
    pub fn company_match(&self) -> Option<Share> {
        self.matching().company_ratio()
    }

    /// How the partners pay their part; none while nobody brings anything. Policy note 2010, section 9.
    pub fn cofinancing_mode(&self) -> Option<CofinancingMode> {
        if self.instruments.iter().any(|instrument| instrument.is_revolving()) {
            Some(CofinancingMode::Revolving)
        } else if self.own_cash().is_positive() {
            Some(CofinancingMode::PartCash)
        } else {
            self.own().is_positive().then_some(CofinancingMode::FullyInKind)
        }
    }

    fn participants(&self) -> impl Iterator<Item = &'a PartnerFacts> + use<'a> {
        self.partners.iter().filter(|partner| partner.takes_part())
    }

    fn sum(&self, counts: impl Fn(OrganisationType) -> bool, amount: impl Fn(&FinancingRow) -> Eur) -> Eur {
        self.partners.iter().filter(|partner| counts(partner.organisation_type)).map(|partner| amount(&self.row(partner.id))).sum()
    }
}

const fn is_company(organisation: OrganisationType) -> bool {
    match organisation {
        OrganisationType::Company => true,
        OrganisationType::Knowledge
        | OrganisationType::Government
        | OrganisationType::CivilSociety
        | OrganisationType::Investor
        | OrganisationType::Intermediary => false,
    }
}

const fn is_not_government(organisation: OrganisationType) -> bool {
    match organisation {
        OrganisationType::Government => false,
        OrganisationType::Company
        | OrganisationType::Knowledge
        | OrganisationType::CivilSociety
        | OrganisationType::Investor
        | OrganisationType::Intermediary => true,
    }
}

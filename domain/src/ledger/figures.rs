//! The programme's figures about money: indicators K01 to K06 and K13 of the specification, section 7.6, and the ceiling.

use super::{Chain, Column, Means};
use crate::money::Overflow;
use crate::partners::OrganisationType;
use crate::programme::Matching;
use crate::{Eur, Share};

/// The most public money that may be committed, and what takes room under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// The most.
    pub most: Eur,
    /// Committed by signed decisions.
    pub committed: Eur,
    /// Released of that.
    pub released: Eur,
}

impl Ceiling {
    /// What takes room: committed and not released.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn taken(self) -> Result<Eur, Overflow> {
        self.committed.checked_sub(self.released)
    }

    /// What can still be committed; below zero where more was promised than there is.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn left(self) -> Result<Eur, Overflow> {
        self.most.checked_sub(self.taken()?)
    }
}

/// What the figures are computed from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeFigures {
    /// The columns of public money.
    pub chain: Chain,
    /// Own contributions, and what governments bring.
    pub matching: Matching,
    /// Own cash of companies.
    pub company_cash: Eur,
    /// Own contributions in kind of everybody but governments.
    pub in_kind: Eur,
}

/// The indicators about money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicators {
    /// K01: public money that was committed. What was released since stands beside it and is not taken off.
    pub committed: Eur,
    /// K02: what companies and institutions bring for each committed public euro. A government brings no match.
    pub match_ratio: Option<Share>,
    /// K03: what companies alone bring for each committed public euro; stricter than K02 and never mixed with it.
    pub private_leverage: Option<Share>,
    /// K04: own cash of companies for each committed public euro.
    pub cash_leverage: Option<Share>,
    /// K05: in kind in what companies and institutions bring.
    pub in_kind_share: Option<Share>,
    /// K06: approved of what is committed.
    pub exhaustion: Option<Share>,
    /// Beside K06: claimed and not approved yet.
    pub claimed_only: Eur,
}

impl ProgrammeFigures {
    /// Adds what somebody brings in cash or in kind. A government never brings match: what it brings is public money.
    ///
    /// # Errors
    /// When a sum cannot be held.
    pub fn contribute(&mut self, by: OrganisationType, means: Option<Means>, amount: Eur) -> Result<(), Overflow> {
        let is_cash = match means {
            Some(Means::Cash) => true,
            Some(Means::InKind) => false,
            Some(Means::Other) | None => return Ok(()),
        };
        let side = match by {
            OrganisationType::Government => {
                self.matching.government = self.matching.government.checked_add(amount)?;
                return Ok(());
            }
            OrganisationType::Company => &mut self.matching.companies,
            OrganisationType::Knowledge | OrganisationType::CivilSociety => &mut self.matching.institutions,
            OrganisationType::Investor | OrganisationType::Intermediary => &mut self.matching.institutions,
        };
        *side = side.checked_add(amount)?;
        match (is_cash, by == OrganisationType::Company) {
            (true, true) => self.company_cash = self.company_cash.checked_add(amount)?,
            (true, false) => {}
            (false, _) => self.in_kind = self.in_kind.checked_add(amount)?,
        }
        Ok(())
    }

    /// The indicators; a ratio is none where there is nothing to divide by.
    ///
    /// # Errors
    /// When a sum cannot be held.
    pub fn indicators(&self) -> Result<Indicators, Overflow> {
        let committed = self.chain.get(Column::Committed);
        let own = self.matching.companies.checked_add(self.matching.institutions)?;
        Ok(Indicators {
            committed,
            match_ratio: Share::of(own, committed),
            private_leverage: Share::of(self.matching.companies, committed),
            cash_leverage: Share::of(self.company_cash, committed),
            in_kind_share: Share::of(self.in_kind, own),
            exhaustion: Share::of(self.chain.get(Column::Approved), committed),
            claimed_only: self.chain.get(Column::Claimed).checked_sub(self.chain.get(Column::Approved))?,
        })
    }
}

/// K13: what stopping early avoided. Three figures that are never added up: only the first is a fact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AvoidedCost {
    /// Committed and released.
    pub released: Eur,
    /// Public money of the next phase, as the decision estimates it; none where nobody estimated it.
    pub next_phase: Option<Eur>,
    /// What the partners would have brought, as the decision estimates it; none where nobody estimated it.
    pub partners: Option<Eur>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::RowKind;

    fn figures() -> ProgrammeFigures {
        let mut chain = Chain::default();
        for (kind, amount) in [(RowKind::Commitment, 1_000), (RowKind::Claim, 400), (RowKind::Realisation, 250), (RowKind::Release, 100)] {
            chain.add(kind, None, Eur(amount)).expect("a sum");
        }
        let matching = Matching { companies: Eur(700), institutions: Eur(500), government: Eur(9_000) };
        ProgrammeFigures { chain, matching, company_cash: Eur(300), in_kind: Eur(900) }
    }

    #[test]
    fn each_indicator_has_its_own_formula() {
        let indicators = figures().indicators();
        let committed = Eur(1_000);
        let expected = Indicators {
            committed,
            match_ratio: Share::of(Eur(1_200), committed),
            private_leverage: Share::of(Eur(700), committed),
            cash_leverage: Share::of(Eur(300), committed),
            in_kind_share: Share::of(Eur(900), Eur(1_200)),
            exhaustion: Share::of(Eur(250), committed),
            claimed_only: Eur(150),
        };
        assert_eq!(indicators, Ok(expected));
    }

    #[test]
    fn without_commitments_there_is_nothing_to_divide_by_and_a_sum_that_cannot_be_held_is_no_figure() {
        let figures = figures();
        let none = ProgrammeFigures { chain: Chain::default(), ..figures.clone() }.indicators().expect("sums");
        assert_eq!((none.match_ratio, none.private_leverage, none.cash_leverage, none.exhaustion), (None, None, None, None));
        assert_eq!(ProgrammeFigures::default().indicators().map(|one| one.in_kind_share), Ok(None));
        let matching = Matching { companies: Eur(i64::MAX), ..figures.matching };
        assert_eq!(ProgrammeFigures { matching, ..figures }.indicators(), Err(Overflow));
    }

    #[test]
    fn a_government_never_brings_match_and_a_bank_loan_is_nobodys_own() {
        let mut figures = ProgrammeFigures::default();
        for (number, by) in (0..).zip(OrganisationType::ALL) {
            for (means, amount) in [(Some(Means::Cash), 1), (Some(Means::InKind), 10), (Some(Means::Other), 100), (None, 1_000)] {
                figures.contribute(*by, means, Eur(amount * 10_i64.pow(number))).expect("a sum");
            }
        }
        let of =
            |by: OrganisationType| 10_i64.pow(u32::try_from(OrganisationType::ALL.iter().position(|one| *one == by).expect("listed")).expect("few"));
        let (company, government) = (of(OrganisationType::Company), of(OrganisationType::Government));
        let all: i64 = OrganisationType::ALL.iter().map(|one| of(*one)).sum();
        let matching =
            Matching { companies: Eur(11 * company), institutions: Eur(11 * (all - company - government)), government: Eur(11 * government) };
        assert_eq!((figures.matching, figures.company_cash, figures.in_kind), (matching, Eur(company), Eur(10 * (all - government))));
    }

    #[test]
    fn what_is_released_comes_back_under_the_ceiling() {
        let ceiling = Ceiling { most: Eur(100), committed: Eur(90), released: Eur(20) };
        assert_eq!((ceiling.taken(), ceiling.left()), (Ok(Eur(70)), Ok(Eur(30))));
        assert_eq!(Ceiling { released: Eur(0), committed: Eur(101), ..ceiling }.left(), Ok(Eur(-1)));
        assert_eq!(Ceiling { most: Eur(i64::MIN), ..ceiling }.left(), Err(Overflow));
    }
}

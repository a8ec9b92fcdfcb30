//! The match: what companies and institutions bring for each public euro, for one project or all of them.

use crate::money::Eur;
use crate::share::Share;
use serde::{Deserialize, Serialize};
use std::iter::Sum;

/// The two sides of the match. Policy note 2010, section 1: "bedrijven en instellingen".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Matching {
    /// Own contributions of companies.
    pub companies: Eur,
    /// Own contributions of knowledge institutions and other institutions that are no government.
    pub institutions: Eur,
    /// Public money, and what governments bring themselves.
    pub government: Eur,
}

impl Matching {
    /// Own contributions of companies and institutions together.
    pub fn own(self) -> Eur {
        self.companies + self.institutions
    }

    /// Companies and institutions for each public euro; none without public money. Indicator K02.
    pub fn ratio(self) -> Option<Share> {
        Share::of(self.own(), self.government)
    }

    /// Companies alone for each public euro. Indicator K03.
    pub fn company_ratio(self) -> Option<Share> {
        Share::of(self.companies, self.government)
    }
}

impl std::ops::Add for Matching {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            companies: self.companies + other.companies,
            institutions: self.institutions + other.institutions,
            government: self.government + other.government,
        }
    }
}

impl Sum for Matching {
    fn sum<I: Iterator<Item = Self>>(projects: I) -> Self {
        projects.fold(Self::default(), |sum, project| sum + project)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_of_the_match_adds_up_by_itself() {
        let one = Matching { companies: Eur(1), institutions: Eur(20), government: Eur(300) };
        let all: Matching = std::iter::repeat_n(one, 3).sum();
        assert_eq!(all, Matching { companies: Eur(3), institutions: Eur(60), government: Eur(900) });
        assert_eq!((all.own(), all.ratio(), all.company_ratio()), (Eur(63), one.ratio(), Share::of(Eur(1), Eur(300))));
        assert_eq!(Matching::default().ratio(), None);
    }
}

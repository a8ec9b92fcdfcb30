//! Public money beside what things cost in money. Specification, section 4.3, from Reg. 2021/1060, Art. 67(1)(a).

use crate::Eur;
use crate::money::Overflow;

/// What a phase costs, what of that is in kind, and what governments give.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Support {
    /// What it costs, with what is in kind.
    pub cost: Eur,
    /// What is in kind.
    pub in_kind: Eur,
    /// What governments give.
    pub public: Eur,
    /// European money is among it: the rule is law then, and else a warning.
    pub is_european: bool,
}

impl Support {
    /// By how much public money is above the cost without what is in kind; zero where it is not.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn excess(self) -> Result<Eur, Overflow> {
        Ok(self.public.checked_sub(self.cost.checked_sub(self.in_kind)?)?.max(Eur::ZERO))
    }

    /// What more in kind is refused for: European money is among it, and public money would be further above the cost in money than before.
    ///
    /// # Errors
    /// When a sum cannot be held.
    pub fn refused_with(self, before: Eur, after: Eur) -> Result<Option<Eur>, Overflow> {
        let with = |in_kind: Eur| -> Result<Eur, Overflow> { Self { in_kind: self.in_kind.checked_add(in_kind)?, ..self }.excess() };
        let (before, after) = (with(before)?, with(after)?);
        Ok(Some(after).filter(|after| self.is_european && *after > before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cost: i64, in_kind: i64, public: i64, is_european: bool) -> Support {
        Support { cost: Eur(cost), in_kind: Eur(in_kind), public: Eur(public), is_european }
    }

    #[test]
    fn public_money_up_to_the_cost_in_money_is_fine_and_a_cent_more_is_told() {
        assert_eq!(of(90_000, 45_000, 45_000, true).excess(), Ok(Eur(0)));
        assert_eq!(of(90_000, 45_001, 45_000, false).excess(), Ok(Eur(1)));
        assert_eq!(of(0, 0, i64::MAX, false).excess(), Ok(Eur(i64::MAX)));
        assert_eq!(of(i64::MIN, 1, 0, false).excess(), Err(Overflow));
    }

    #[test]
    fn more_in_kind_is_refused_only_where_european_money_is_and_only_when_it_gets_worse() {
        let support = of(100, 40, 50, true);
        assert_eq!(support.refused_with(Eur(0), Eur(10)), Ok(None), "at the limit");
        assert_eq!(support.refused_with(Eur(0), Eur(11)), Ok(Some(Eur(1))));
        assert_eq!(support.refused_with(Eur(20), Eur(15)), Ok(None), "less than before may be saved");
        assert_eq!(of(100, 40, 50, false).refused_with(Eur(0), Eur(60)), Ok(None), "elsewhere it is a warning");
    }
}

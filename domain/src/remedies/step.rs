//! One change of facts, and the facts after it.

use super::Shift;
use crate::Eur;
use crate::financing::{FinancingRow, PublicSource};
use crate::gates::Facts;
use crate::ids::{OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use crate::text_enum;
use uuid::Uuid;

text_enum! {
    /// What an organisation that comes in has to be.
    pub enum Newcomer {
        /// A company of any size.
        Company = "company",
        /// A company of small or medium size.
        Sme = "sme",
        /// A knowledge institution.
        Knowledge = "knowledge",
    }
}

impl Newcomer {
    /// What it is in the rules.
    pub const fn organisation_type(self) -> OrganisationType {
        match self {
            Self::Company | Self::Sme => OrganisationType::Company,
            Self::Knowledge => OrganisationType::Knowledge,
        }
    }
}

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Money in one line.
    Money {
        /// Whose line.
        partner: PartnerId,
        /// What happens to it.
        shift: Shift,
        /// By how much.
        amount: Eur,
    },
    /// Work goes from one partner to another, together with what pays for it.
    Cost {
        /// Who does less.
        from: PartnerId,
        /// Who does more.
        to: PartnerId,
        /// How much it costs.
        amount: Eur,
    },
    /// A partner that shows interest takes part.
    TakesPart {
        /// Which partner.
        partner: PartnerId,
    },
    /// An organisation comes in that is no partner yet.
    Joins {
        /// What it is.
        newcomer: Newcomer,
        /// What it does.
        role: PartnerRole,
        /// Its cost, which it pays with own cash.
        amount: Eur,
    },
}

impl Step {
    /// The amount of money that it is about.
    pub const fn amount(&self) -> Eur {
        match self {
            Self::Money { amount, .. } | Self::Cost { amount, .. } | Self::Joins { amount, .. } => *amount,
            Self::TakesPart { .. } => Eur::ZERO,
        }
    }

    fn apply(self, facts: &mut Facts) {
        match self {
            Self::Money { partner, shift, amount } => {
                let row = line(facts, partner);
                *row = shift.apply(row, amount);
            }
            Self::Cost { from, to, amount } => {
                let part = part_of(line(facts, from), amount);
                let giver = line(facts, from);
                *giver = combined(giver, &part, |amount, part| amount - part);
                let taker = line(facts, to);
                *taker = combined(taker, &part, |amount, part| amount + part);
            }
            Self::TakesPart { partner } => {
                facts.partners.iter_mut().filter(|one| one.id == partner).for_each(|one| one.role = PartnerRole::Participant);
            }
            Self::Joins { newcomer, role, amount } => {
                let number = Uuid::from_u128(facts.partners.iter().fold(u128::MAX, |number, _| number - 1));
                facts.partners.push(PartnerFacts {
                    id: PartnerId(number),
                    organisation: OrganisationId(number),
                    name: String::new(),
                    role,
                    organisation_type: newcomer.organisation_type(),
                    size: (newcomer == Newcomer::Sme).then_some(SizeClass::Small),
                    region: Region::Twente,
                    is_core_business: None,
                });
                if amount.is_positive() {
                    facts.financing.push(FinancingRow { cost: amount, own_cash: amount, ..FinancingRow::empty(PartnerId(number)) });
                }
            }
        }
    }
}

/// The line of a partner; a partner without one gets an empty one.
fn line(facts: &mut Facts, partner: PartnerId) -> &mut FinancingRow {
    let place = facts.financing.iter().position(|row| row.partner == partner).unwrap_or_else(|| {
        facts.financing.push(FinancingRow::empty(partner));
        facts.financing.len() - 1
    });
    &mut facts.financing[place]
}

/// The part of a line that costs this much, with the same mix of money as the whole line. Single cents that the mix leaves over come out of
/// work in kind first.
pub(super) fn part_of(row: &FinancingRow, amount: Eur) -> FinancingRow {
    let whole = i128::from(row.financing().cents()).max(1);
    let share = |of: Eur| Eur(i64::try_from(i128::from(of.cents()) * i128::from(amount.cents()) / whole).unwrap_or(0));
    let mut part = combined(row, row, |of, _| share(of));
    part.cost = amount;
    let mut left = part.difference();
    let mut take = |room: Eur| {
        let taken = left.min(room);
        left = left - taken;
        taken
    };
    part.own_in_kind += take(row.own_in_kind - part.own_in_kind);
    part.own_cash += take(row.own_cash - part.own_cash);
    part.other += take(row.other - part.other);
    for &source in PublicSource::ALL {
        let own = part.public.from(source);
        part.public.set(source, own + take(row.public.from(source) - own));
    }
    part
}

/// Every amount of one line combined with that of another.
fn combined(row: &FinancingRow, other: &FinancingRow, of: impl Fn(Eur, Eur) -> Eur) -> FinancingRow {
    let mut sum = FinancingRow::empty(row.partner);
    sum.cost = of(row.cost, other.cost);
    PublicSource::ALL.iter().for_each(|&source| sum.public.set(source, of(row.public.from(source), other.public.from(source))));
    sum.own_cash = of(row.own_cash, other.own_cash);
    sum.own_in_kind = of(row.own_in_kind, other.own_in_kind);
    sum.other = of(row.other, other.other);
    sum
}

/// The facts after these steps. What the project adds to the programme's match moves along.
pub(super) fn apply_all(facts: &Facts, steps: &[Step]) -> Facts {
    let mut after = facts.clone();
    steps.iter().for_each(|step| step.apply(&mut after));
    let (was, is) = (facts.money().matching(), after.money().matching());
    let sum = &mut after.programme.match_after;
    sum.companies = sum.companies + is.companies - was.companies;
    sum.institutions = sum.institutions + is.institutions - was.institutions;
    sum.government = sum.government + is.government - was.government;
    after
}

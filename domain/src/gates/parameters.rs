//! The numbers that rules compare with: read from a cell, kept with the rule, and gathered by name for the computations.

use super::{Rule, RuleId, RuleSetProblem};
use crate::{Eur, Share};
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

/// The number that a rule compares with, in its own unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleParameter {
    /// The rule has no number.
    Nothing,
    /// An amount.
    Amount(Eur),
    /// A share, or a ratio such as 1.00.
    Share(Share),
    /// A number of months.
    Months(u32),
    /// From so many months to so many.
    MonthsBetween(u32, u32),
    /// A number of years.
    Years(u32),
    /// A plain number: reviews, a readiness level.
    Count(u32),
    /// A share, or else so many hours.
    ShareOrHours(Share, u32),
    /// Panel thresholds in percent: the total, the two heavy criteria, the others.
    Thresholds(u32, u32, u32),
    /// The levels of `conditions.csv`.
    Levels,
    /// A choice in words that no rule of today compares with.
    Word(String),
    /// Whether the rule's subject is required at all.
    Required(bool),
}

impl RuleParameter {
    /// Reads the cell of the rule; none when the rule cannot compare with it.
    pub fn parse(rule: RuleId, cell: &str) -> Option<Self> {
        let cell = cell.trim();
        Some(match rule {
            RuleId::All03 | RuleId::G0R05 | RuleId::G2R11 | RuleId::G3R07 => Self::Amount(Eur::euros(cell.parse().ok()?)),
            RuleId::All06 | RuleId::G0R07 | RuleId::G0R08 | RuleId::G1R04 | RuleId::G1R05 | RuleId::G1R06 | RuleId::G2R02 => {
                Self::Share(share(cell)?)
            }
            RuleId::G0R06 | RuleId::G1R02 | RuleId::G2R09 => Self::Months(cell.parse().ok()?),
            RuleId::G3R04 | RuleId::G3R06 => Self::Years(cell.parse().ok()?),
            RuleId::G1R09 | RuleId::G2R06 => Self::Count(cell.parse().ok()?),
            RuleId::G1R11 => {
                let (from, to) = cell.split_once(';')?;
                Self::MonthsBetween(from.trim().parse().ok()?, to.trim().parse().ok()?)
            }
            RuleId::G1R07 => {
                let (part, hours) = cell.split_once(';')?;
                Self::ShareOrHours(share(part.trim())?, hours.trim().parse().ok()?)
            }
            RuleId::G1R10 => {
                let mut percents = cell.split('/').map(|percent| percent.trim().parse().ok());
                Self::Thresholds(percents.next()??, percents.next()??, percents.next()??)
            }
            RuleId::G0R14 | RuleId::G1R16 | RuleId::G2R13 | RuleId::G3R09 => Self::Levels,
            RuleId::G1R18 => Self::Required(cell.parse().ok()?),
            RuleId::All04 | RuleId::G2R03 => Self::Word(cell.to_owned()),
            RuleId::All01
            | RuleId::All02
            | RuleId::All05
            | RuleId::All07
            | RuleId::G0R01
            | RuleId::G0R02
            | RuleId::G0R03
            | RuleId::G0R04
            | RuleId::G0R09
            | RuleId::G0R10
            | RuleId::G0R11
            | RuleId::G0R12
            | RuleId::G0R13
            | RuleId::G0R15
            | RuleId::G1R01
            | RuleId::G1R03
            | RuleId::G1R08
            | RuleId::G1R12
            | RuleId::G1R13
            | RuleId::G1R14
            | RuleId::G1R15
            | RuleId::G1R17
            | RuleId::G1R19
            | RuleId::G1R20
            | RuleId::G2R01
            | RuleId::G2R04
            | RuleId::G2R05
            | RuleId::G2R07
            | RuleId::G2R08
            | RuleId::G2R10
            | RuleId::G2R12
            | RuleId::G2R14
            | RuleId::G3R01
            | RuleId::G3R02
            | RuleId::G3R03
            | RuleId::G3R05
            | RuleId::G3R08 => {
                if !cell.is_empty() {
                    return None;
                }
                Self::Nothing
            }
        })
    }
}

/// A decimal such as `0.25` or `1` as an exact share.
fn share(cell: &str) -> Option<Share> {
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    if fraction.len() > 4 || !fraction.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let points: i64 = format!("{fraction:0<4}").parse().ok()?;
    Some(Share::basis_points(whole.parse::<u32>().map(i64::from).ok()? * 10_000 + points))
}

/// The numbers of the evaluated rules by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct Parameters {
    /// ALL-03: public money of the programme in all.
    pub public_ceiling: Eur,
    /// ALL-06: euros of companies and institutions for each public euro.
    pub match_target: Share,
    /// G0-05.
    pub start_max_public: Eur,
    /// G0-06.
    pub start_max_months: u32,
    /// G0-08.
    pub start_min_cofinancing: Share,
    /// G1-02.
    pub innovation_max_age: u32,
    /// G1-04.
    pub min_cash_share: Share,
    /// G1-05.
    pub min_risk_share: Share,
    /// G1-06.
    pub max_cost_share: Share,
    /// G1-07; the hours beside it wait for work packages.
    pub active_sme_share: Share,
    /// G1-09.
    pub min_reviews: u32,
    /// G1-10: percent of the total, of the two heavy criteria, of the others.
    pub panel_thresholds: (u32, u32, u32),
    /// G1-11: from so many months to so many.
    pub innovation_months: (u32, u32),
    /// G1-18.
    pub challenge_required: bool,
    /// G2-06.
    pub min_trl: u32,
    /// G2-09.
    pub market_max_age: u32,
    /// G2-11.
    pub advice_above: Eur,
}

impl Parameters {
    /// Gathers the numbers of the rules.
    ///
    /// # Errors
    /// The first rule that is absent or has a number of the wrong kind.
    pub fn of(rules: &[Rule]) -> Result<Self, RuleSetProblem> {
        let wrong = |id: RuleId| RuleSetProblem::WrongParameter { rule: id, cell: format!("{:?}", parameter(rules, id)) };
        let amount = |id| if let Some(RuleParameter::Amount(amount)) = parameter(rules, id) { Ok(*amount) } else { Err(wrong(id)) };
        let share = |id| {
            let Some(RuleParameter::Share(share) | RuleParameter::ShareOrHours(share, _)) = parameter(rules, id) else { return Err(wrong(id)) };
            Ok(*share)
        };
        let number = |id| {
            let Some(RuleParameter::Months(number) | RuleParameter::Count(number)) = parameter(rules, id) else { return Err(wrong(id)) };
            Ok(*number)
        };
        let Some(RuleParameter::MonthsBetween(from, to)) = parameter(rules, RuleId::G1R11) else { return Err(wrong(RuleId::G1R11)) };
        let Some(RuleParameter::Thresholds(total, heavy, others)) = parameter(rules, RuleId::G1R10) else { return Err(wrong(RuleId::G1R10)) };
        let Some(RuleParameter::Required(challenge_required)) = parameter(rules, RuleId::G1R18) else { return Err(wrong(RuleId::G1R18)) };
        Ok(Self {
            public_ceiling: amount(RuleId::All03)?,
            match_target: share(RuleId::All06)?,
            start_max_public: amount(RuleId::G0R05)?,
            start_max_months: number(RuleId::G0R06)?,
            start_min_cofinancing: share(RuleId::G0R08)?,
            innovation_max_age: number(RuleId::G1R02)?,
            min_cash_share: share(RuleId::G1R04)?,
            min_risk_share: share(RuleId::G1R05)?,
            max_cost_share: share(RuleId::G1R06)?,
            active_sme_share: share(RuleId::G1R07)?,
            min_reviews: number(RuleId::G1R09)?,
            panel_thresholds: (*total, *heavy, *others),
            innovation_months: (*from, *to),
            challenge_required: *challenge_required,
            min_trl: number(RuleId::G2R06)?,
            market_max_age: number(RuleId::G2R09)?,
            advice_above: amount(RuleId::G2R11)?,
        })
    }
}

/// The number of a rule.
fn parameter(rules: &[Rule], id: RuleId) -> Option<&RuleParameter> {
    rules.iter().find(|rule| rule.id == id).map(|rule| &rule.parameter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_in_the_unit_of_its_rule() {
        let rows = [
            (RuleId::All01, "", Some(RuleParameter::Nothing)),
            (RuleId::All01, "9", None),
            (RuleId::All06, "1.00", Some(RuleParameter::Share(Share::basis_points(10_000)))),
            (RuleId::G0R07, "0", Some(RuleParameter::Share(Share::basis_points(0)))),
            (RuleId::G1R07, "0.05; 100", Some(RuleParameter::ShareOrHours(Share::basis_points(500), 100))),
            (RuleId::G1R10, "70/70/50", Some(RuleParameter::Thresholds(70, 70, 50))),
            (RuleId::G1R11, "12; 48", Some(RuleParameter::MonthsBetween(12, 48))),
            (RuleId::G1R18, "true", Some(RuleParameter::Required(true))),
            (RuleId::G1R04, "a quarter", None),
            (RuleId::G1R04, "0.1234", Some(RuleParameter::Share(Share::basis_points(1_234)))),
            (RuleId::G1R04, "0.12345", None),
            (RuleId::G1R04, "0.+25", None),
        ];
        for (rule, cell, expected) in rows {
            assert_eq!(RuleParameter::parse(rule, cell), expected, "{rule} {cell:?}");
        }
    }
}

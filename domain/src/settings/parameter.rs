//! The numbers of the programme that rules calculate with and that may change: each with its unit, its range and where it comes from. Every
//! one of them is read by a rule of a gate, decides who decides, values what is in kind, releases money or says how grants are paid: a number that
//! changes nothing is not among them.

use crate::gates::{Provenance, Rule, RuleId, RuleParameter};
use crate::{Eur, Share, text_enum};
use std::collections::BTreeMap;

text_enum! {
    /// A parameter of the programme.
    pub enum ParameterKey {
        /// ALL-03: public money of the programme in all.
        PublicCeiling = "public_ceiling",
        /// ALL-06: what companies and institutions bring for the public money.
        MatchTarget = "match_target",
        /// Up to which amount a programme manager decides gate 0.
        Mandate = "mandate",
        /// Above which part of the cost a shift in an approved budget is decided on.
        ChangeShare = "change_share",
        /// Above which amount it is decided on.
        ChangeAmount = "change_amount",
        /// Up to which amount a programme manager decides on a change of what was approved.
        ChangeMandate = "change_mandate",
        /// G0-05: public money of the start phase.
        StartMaxPublic = "start_max_public",
        /// G0-06: how long the start phase lasts at most.
        StartMaxMonths = "start_max_months",
        /// G0-08: own contribution in the start phase.
        StartMinCofinancing = "start_min_cofinancing",
        /// G1-02: how old the business case may be.
        InnovationMaxAge = "innovation_max_age",
        /// G1-04: money in the own contribution.
        MinCashShare = "min_cash_share",
        /// G1-05: what each partner carries itself.
        MinRiskShare = "min_risk_share",
        /// G1-06: what one partner carries at most.
        MaxCostShare = "max_cost_share",
        /// G1-07: what makes a small company an active one.
        ActiveSmeShare = "active_sme_share",
        /// G1-09: reviews.
        MinReviews = "min_reviews",
        /// G1-10: the total of the panel.
        PanelTotal = "panel_total",
        /// G1-10: the two heavy criteria.
        PanelHeavy = "panel_heavy",
        /// G1-10: the other criteria.
        PanelOthers = "panel_others",
        /// G1-11: how long the innovation phase lasts at least.
        InnovationMinMonths = "innovation_min_months",
        /// G1-11: how long it lasts at most.
        InnovationMaxMonths = "innovation_max_months",
        /// G2-06: the readiness level.
        MinTrl = "min_trl",
        /// G2-09: how old the business case may be.
        MarketMaxAge = "market_max_age",
        /// G2-11: above which amount an investor's advice is needed.
        AdviceAbove = "advice_above",
        /// Below which amount a grant is paid without cost lines.
        SmallGrantBelow = "small_grant_below",
        /// From which amount on an accountant reports on a grant.
        AccountantFrom = "accountant_from",
        /// What is paid at once of a small grant.
        AdvanceSmall = "advance_small",
        /// What is paid at once of another grant.
        Advance = "advance",
        /// What is paid of a grant at most before it is settled.
        PaymentCeiling = "payment_ceiling",
        /// How long it takes from one instalment to the next.
        InstalmentMonths = "instalment_months",
        /// Above which approved cost of a report a second person confirms.
        SecondApproval = "second_approval",
        /// In kind: the most that an hour of work counts for.
        InKindCeiling = "in_kind_ceiling",
        /// In kind: what an hour counts for at the fixed rate.
        InKindFixedRate = "in_kind_fixed_rate",
        /// In kind: hours that a person works in a year, over all projects.
        InKindHours = "in_kind_hours",
        /// In kind: the wage with the employer's charges, as a percentage of the wage.
        InKindWagePercent = "in_kind_wage_percent",
        /// After how many months without a settlement a commitment of an ended phase lapses.
        LapseMonths = "lapse_months",
    }
}

impl ParameterKey {
    /// The rule of a gate that compares with it; none for what decides who decides, and for what is read away from gates.
    pub const fn rule(self) -> Option<RuleId> {
        match self {
            Self::Mandate | Self::ChangeShare | Self::ChangeAmount | Self::ChangeMandate => None,
            Self::SmallGrantBelow | Self::AccountantFrom | Self::AdvanceSmall => None,
            Self::Advance | Self::PaymentCeiling | Self::InstalmentMonths | Self::SecondApproval => None,
            Self::InKindCeiling | Self::InKindFixedRate | Self::InKindHours | Self::InKindWagePercent | Self::LapseMonths => None,
            Self::PublicCeiling => Some(RuleId::All03),
            Self::MatchTarget => Some(RuleId::All06),
            Self::StartMaxPublic => Some(RuleId::G0R05),
            Self::StartMaxMonths => Some(RuleId::G0R06),
            Self::StartMinCofinancing => Some(RuleId::G0R08),
            Self::InnovationMaxAge => Some(RuleId::G1R02),
            Self::MinCashShare => Some(RuleId::G1R04),
            Self::MinRiskShare => Some(RuleId::G1R05),
            Self::MaxCostShare => Some(RuleId::G1R06),
            Self::ActiveSmeShare => Some(RuleId::G1R07),
            Self::MinReviews => Some(RuleId::G1R09),
            Self::PanelTotal | Self::PanelHeavy | Self::PanelOthers => Some(RuleId::G1R10),
            Self::InnovationMinMonths | Self::InnovationMaxMonths => Some(RuleId::G1R11),
            Self::MinTrl => Some(RuleId::G2R06),
            Self::MarketMaxAge => Some(RuleId::G2R09),
            Self::AdviceAbove => Some(RuleId::G2R11),
        }
    }
}

text_enum! {
    /// In what a parameter is counted; always in whole ones.
    pub enum ParameterUnit {
        /// Whole euros.
        Euros = "eur",
        /// Whole percents.
        Percent = "percent",
        /// Months.
        Months = "months",
        /// A plain number.
        Count = "count",
    }
}

/// One row of `parameters.csv`, unread.
#[derive(Debug, Clone, Copy)]
pub struct ParameterRow<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its unit.
    pub unit: &'a str,
    /// The value that it begins with.
    pub value: i64,
    /// The smallest value.
    pub least: i64,
    /// The largest value.
    pub most: i64,
    /// Where it comes from.
    pub provenance: &'a str,
    /// The section of the policy note that it belongs to; empty where there is none.
    pub section: &'a str,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Which one.
    pub key: ParameterKey,
    /// In what it is counted.
    pub unit: ParameterUnit,
    /// The value that it begins with.
    pub default: i64,
    /// The smallest value.
    pub least: i64,
    /// The largest value.
    pub most: i64,
    /// Where the number comes from: only one from the note needs a decision of the steering group.
    pub provenance: Provenance,
    /// The section of the policy note that it belongs to; empty where there is none.
    pub section: String,
}

impl Parameter {
    /// Reads a row; none when a code is unknown or its value lies outside its own range.
    pub fn parse(row: &ParameterRow<'_>) -> Option<Self> {
        let ParameterRow { key, unit, value, least, most, provenance, section } = *row;
        let (key, unit, provenance) = (key.parse().ok()?, unit.parse().ok()?, provenance.parse().ok()?);
        let is_inside = least <= value && value <= most;
        is_inside.then(|| Self { key, unit, default: value, least, most, provenance, section: section.to_owned() })
    }

    /// Whether a change asks for the decision of the steering group that allows it.
    pub fn needs_decision(&self) -> bool {
        self.provenance == Provenance::Seed
    }

    /// From which value to which it may go, with the other parameters as they are: what is the least stays below what is the most.
    pub fn range(&self, values: &ParameterValues) -> (i64, i64) {
        if self.key == ParameterKey::InnovationMinMonths {
            (self.least, self.most.min(values.get(ParameterKey::InnovationMaxMonths)))
        } else if self.key == ParameterKey::InnovationMaxMonths {
            (self.least.max(values.get(ParameterKey::InnovationMinMonths)), self.most)
        } else if self.key == ParameterKey::SmallGrantBelow {
            (self.least, self.most.min(values.get(ParameterKey::AccountantFrom)))
        } else if self.key == ParameterKey::AccountantFrom {
            (self.least.max(values.get(ParameterKey::SmallGrantBelow)), self.most)
        } else if self.key == ParameterKey::Advance {
            (self.least, self.most.min(values.get(ParameterKey::PaymentCeiling)))
        } else if self.key == ParameterKey::PaymentCeiling {
            (self.least.max(values.get(ParameterKey::Advance)), self.most)
        } else {
            (self.least, self.most)
        }
    }
}

/// What every parameter is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParameterValues(BTreeMap<ParameterKey, i64>);

impl ParameterValues {
    /// The values that the parameters begin with.
    pub fn of(parameters: &[Parameter]) -> Self {
        Self(parameters.iter().map(|parameter| (parameter.key, parameter.default)).collect())
    }

    /// The same with another value.
    #[must_use]
    pub fn with(mut self, key: ParameterKey, value: i64) -> Self {
        self.0.insert(key, value);
        self
    }

    /// A value; zero for a parameter that is not there.
    pub fn get(&self, key: ParameterKey) -> i64 {
        self.0.get(&key).copied().unwrap_or_default()
    }

    /// An amount of money.
    pub fn amount(&self, key: ParameterKey) -> Eur {
        Eur::euros(self.get(key))
    }

    /// A part of a whole.
    pub fn share(&self, key: ParameterKey) -> Share {
        Share::basis_points(self.get(key) * 100)
    }

    fn number(&self, key: ParameterKey) -> u32 {
        u32::try_from(self.get(key)).unwrap_or_default()
    }

    /// The rule with the number that it compares with now; as it was where no parameter is its number.
    pub fn apply(&self, rule: Rule) -> Rule {
        let keys: Vec<ParameterKey> = ParameterKey::ALL.iter().copied().filter(|key| key.rule() == Some(rule.id)).collect();
        let Some(first) = keys.first().copied() else { return rule };
        let parameter = match rule.parameter {
            RuleParameter::Amount(_) => RuleParameter::Amount(self.amount(first)),
            RuleParameter::Share(_) => RuleParameter::Share(self.share(first)),
            RuleParameter::ShareOrHours(_, hours) => RuleParameter::ShareOrHours(self.share(first), hours),
            RuleParameter::Months(_) => RuleParameter::Months(self.number(first)),
            RuleParameter::Count(_) => RuleParameter::Count(self.number(first)),
            RuleParameter::MonthsBetween(..) => {
                RuleParameter::MonthsBetween(self.number(ParameterKey::InnovationMinMonths), self.number(ParameterKey::InnovationMaxMonths))
            }
            RuleParameter::Thresholds(..) => RuleParameter::Thresholds(
                self.number(ParameterKey::PanelTotal),
                self.number(ParameterKey::PanelHeavy),
                self.number(ParameterKey::PanelOthers),
            ),
            other @ (RuleParameter::Nothing
            | RuleParameter::Years(_)
            | RuleParameter::Levels
            | RuleParameter::Word(_)
            | RuleParameter::Required(_)) => other,
        };
        Rule { parameter, ..rule }
    }
}

#[cfg(test)]
mod tests;

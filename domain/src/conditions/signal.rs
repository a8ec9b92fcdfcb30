//! Signals: facts shown beside a score. They never set it; a score that speaks against one needs a reason.

use super::{Condition, Level};
use crate::Share;
use crate::gates::{Accession, BusinessCasePart, Facts};
use crate::partners::{OrganisationType, Region, SizeClass};
use crate::projects::{AreaStatus, ResultType};
use serde::{Deserialize, Serialize};

/// One fact about a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signal {
    /// C1: knowledge institutions in Twente or East Netherlands that take part.
    RegionalKnowledge {
        /// Who.
        names: Vec<String>,
    },
    /// C1: high tech facilities in use.
    Facilities(u32),
    /// C1: chosen sub-areas that are on the list and active.
    ActiveSubAreas(u32),
    /// C2: whether a product-market combination is named.
    ProductMarketCombination(bool),
    /// C2: what the project makes.
    ResultIs(Option<ResultType>),
    /// C3: complete parts of the business case.
    BusinessCaseParts {
        /// Complete.
        complete: u32,
        /// In all.
        of: u32,
    },
    /// C3: the age of the business case in days; none without a version.
    BusinessCaseAge(Option<i64>),
    /// C3: whether all partners approved it.
    BusinessCaseApproved(bool),
    /// C4: SMEs that take part and carry cost.
    ActiveSmes {
        /// Who.
        names: Vec<String>,
    },
    /// C4: the part of the cost that SMEs carry.
    SmeCostShare(Option<Share>),
    /// C5: a participant's own risk.
    PartnerRisk {
        /// Whose.
        name: String,
        /// Own contribution over cost.
        is: Share,
    },
    /// C5: participants without own contribution.
    PartnersAtZero {
        /// Participants in all.
        of: u32,
        /// Who carries nothing.
        names: Vec<String>,
    },
    /// C5: the lowest and the highest own risk.
    RiskRange {
        /// Lowest.
        lowest: Share,
        /// Highest.
        highest: Share,
    },
    /// C5: the largest part of the cost.
    LargestCostShare {
        /// Whose.
        name: String,
        /// The part.
        is: Share,
    },
    /// C5: cash as a part of the own contribution.
    CashShare(Option<Share>),
    /// C6: whether this is a company's core business; none when it has not said. Openness comes easier outside the core.
    CoreBusiness {
        /// The company.
        name: String,
        /// Its answer.
        is: Option<bool>,
    },
    /// C7: whether outsiders can join.
    Accession(Option<Accession>),
    /// C7: large organisations from outside Twente that take part. Presence, shown apart from openness.
    LargeOutsiders {
        /// Who.
        names: Vec<String>,
    },
    /// C8: the lead partner.
    LeadNamed(Option<String>),
}

impl Signal {
    /// Whether a level says something else than the signal, so that it needs a reason. The rubrics of section 3 say from which level.
    pub fn contradicts(&self, level: Level) -> bool {
        let from = |lowest: u8, is_absent: bool| is_absent && level.number() >= lowest;
        match self {
            Self::RegionalKnowledge { names } | Self::ActiveSmes { names } => from(3, names.is_empty()),
            Self::ActiveSubAreas(count) => from(3, *count == 0),
            Self::ProductMarketCombination(is_named) => from(3, !is_named),
            Self::ResultIs(result_type) => from(3, matches!(result_type, None | Some(ResultType::BasicTechnology))),
            Self::BusinessCaseParts { complete, of } => from(3, complete < of),
            Self::BusinessCaseAge(age) => from(2, age.is_none()),
            Self::BusinessCaseApproved(is_approved) => from(3, !is_approved),
            Self::PartnersAtZero { names, .. } => from(3, !names.is_empty()),
            Self::LargestCostShare { is, .. } => from(4, *is > Share::basis_points(5_000)),
            Self::Accession(accession) => match accession {
                Some(Accession::Open | Accession::Conditional) => level.number() == 0,
                Some(Accession::Closed) => from(1, true),
                None => from(2, true),
            },
            Self::LargeOutsiders { names } => from(4, names.is_empty()),
            Self::LeadNamed(lead) => from(2, lead.is_none()),
            Self::Facilities(count) => from(4, *count == 0),
            Self::SmeCostShare(_) | Self::PartnerRisk { .. } | Self::RiskRange { .. } | Self::CashShare(_) | Self::CoreBusiness { .. } => false,
        }
    }
}

/// The signals of a condition, from the facts of a project.
pub fn signals(condition: Condition, facts: &Facts) -> Vec<Signal> {
    match condition {
        Condition::KnowledgeBase => {
            let is_regional = |region| matches!(region, Region::Twente | Region::EastNetherlands);
            let knowledge = facts.participants().filter(|one| one.organisation_type == OrganisationType::Knowledge && is_regional(one.region));
            let active = facts.project.sub_areas.iter().filter(|area| area.status == AreaStatus::Active).fold(0, |sum, _| sum + 1);
            vec![
                Signal::RegionalKnowledge { names: knowledge.map(|one| one.name.clone()).collect() },
                Signal::Facilities(facts.project.facilities),
                Signal::ActiveSubAreas(active),
            ]
        }
        Condition::MarketDriven => {
            vec![Signal::ProductMarketCombination(facts.project.has_product_market_combination), Signal::ResultIs(facts.project.result_type)]
        }
        Condition::BusinessCase => business_case(facts),
        Condition::ActiveSme => {
            vec![Signal::ActiveSmes { names: facts.smes_with(Share::basis_points(0)) }, Signal::SmeCostShare(facts.money().sme_cost_share())]
        }
        Condition::RiskSharing => risk(facts),
        Condition::OpenInnovation => {
            let companies = facts.participants().filter(|one| one.organisation_type == OrganisationType::Company);
            companies.map(|one| Signal::CoreBusiness { name: one.name.clone(), is: one.is_core_business }).collect()
        }
        Condition::OpenToOutsiders => {
            let outsiders = facts.participants().filter(|one| one.size == Some(SizeClass::Large) && one.region != Region::Twente);
            vec![Signal::Accession(facts.record.accession), Signal::LargeOutsiders { names: outsiders.map(|one| one.name.clone()).collect() }]
        }
        Condition::SelfOrganisation => vec![Signal::LeadNamed(facts.lead().map(|lead| lead.name.clone()))],
    }
}

/// C3: how complete, how old, approved by whom.
fn business_case(facts: &Facts) -> Vec<Signal> {
    let case = &facts.business_case;
    let of = BusinessCasePart::ALL.iter().fold(0, |sum, _| sum + 1);
    let complete = of - case.missing().iter().fold(0, |sum, _| sum + 1);
    vec![
        Signal::BusinessCaseParts { complete, of },
        Signal::BusinessCaseAge(case.version_on.map(|day| (facts.today - day).num_days())),
        Signal::BusinessCaseApproved(case.is_approved_by_all),
    ]
}

/// C5: every participant's own risk, the ones at zero by name, and the extremes.
fn risk(facts: &Facts) -> Vec<Signal> {
    let money = facts.money();
    let risks = money.risk_shares();
    let mut signals: Vec<Signal> = risks.iter().map(|(one, is)| Signal::PartnerRisk { name: one.name.clone(), is: *is }).collect();
    let at_zero = facts.participants().filter(|one| !money.row(one.id).own().is_positive());
    let names = at_zero.map(|one| one.name.clone()).collect();
    signals.push(Signal::PartnersAtZero { of: risks.iter().fold(0, |sum, _| sum + 1), names });
    let range = || risks.iter().map(|(_, risk)| *risk);
    signals.extend(range().min().zip(range().max()).map(|(lowest, highest)| Signal::RiskRange { lowest, highest }));
    signals.extend(money.largest_cost_share().map(|(partner, is)| Signal::LargestCostShare { name: partner.name.clone(), is }));
    signals.push(Signal::CashShare(money.cash_share()));
    signals
}

/// What stands between a condition and its level at the gate, in facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Which of the eight.
    pub condition: Condition,
    /// The level that counts; none when it was not assessed.
    pub is: Option<Level>,
    /// The level that the gate asks for.
    pub need: Level,
    /// The signals that speak against the needed level, such as the partners at zero by name.
    pub because: Vec<Signal>,
}

/// The conditions that are below the level of the gate, or that signals speak against.
pub fn gaps(levels: &super::ConditionLevels, facts: &Facts) -> Vec<Gap> {
    let gap = |condition: &Condition| {
        let need = levels.required(*condition, facts.gate);
        let is = facts.level(*condition);
        let because: Vec<Signal> = signals(*condition, facts).into_iter().filter(|signal| signal.contradicts(need)).collect();
        let is_below = is.is_none_or(|level| level < need);
        (is_below || !because.is_empty()).then_some(Gap { condition: *condition, is, need, because })
    };
    Condition::ALL.iter().filter_map(gap).collect()
}

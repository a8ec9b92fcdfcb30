//! The data files of the demo set, row by row as they are written.

use domain::projects::{Phase, ResultType};
use sea_orm::DbErr;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// `demo_organisations.csv`.
#[derive(Deserialize)]
pub(super) struct OrganisationRow {
    pub(super) code: String,
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: domain::partners::OrganisationType,
    pub(super) size: domain::partners::SizeClass,
    pub(super) location: String,
    pub(super) sector_group: domain::partners::Sector,
    pub(super) kvk_demo: String,
}

/// `demo_projects.csv`.
#[derive(Deserialize)]
pub(super) struct ProjectRow {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) sub_area: String,
    pub(super) application_areas: String,
    pub(super) challenges: String,
    pub(super) phase: Phase,
    pub(super) status: String,
    pub(super) start_offset_months: i32,
    pub(super) duration_months: u32,
    pub(super) total_cost_eur: i64,
    pub(super) public_eur: i64,
    pub(super) own_cash_eur: i64,
    pub(super) other_eur: i64,
}

/// `demo_stories.csv`: what a project is about and how it went.
#[derive(Deserialize)]
pub(super) struct StoryRow {
    pub(super) code: String,
    pub(super) cluster: String,
    pub(super) result_type: ResultType,
    pub(super) facilities: String,
    pub(super) activities: String,
    /// A digit for each condition at the gate that is next.
    pub(super) levels: String,
    pub(super) market_start: Option<i32>,
    pub(super) stopped_by: String,
    pub(super) public_summary: String,
    pub(super) aim: String,
    pub(super) product_market_combination: String,
}

/// `demo_partners.csv`: shares are percentages of the project's totals. Without a public
/// share the partner has its part of the public money until market entry, and there carries no risk at all.
#[derive(Deserialize)]
pub(super) struct PartnerRow {
    pub(super) project: String,
    pub(super) organisation: String,
    pub(super) role: domain::partners::PartnerRole,
    pub(super) core_business: Option<bool>,
    pub(super) cost: i64,
    pub(super) public: Option<i64>,
    pub(super) cash: i64,
    pub(super) other: i64,
}

/// `demo_money.csv`: what other phases than the current one cost.
#[derive(Deserialize)]
pub(super) struct MoneyRow {
    pub(super) project: String,
    pub(super) phase: Phase,
    pub(super) cost: i64,
    pub(super) public: i64,
    pub(super) own_cash: i64,
    pub(super) other: i64,
}

/// `demo_instruments.csv`: details as `record=text` between bars.
#[derive(Deserialize)]
pub(super) struct InstrumentRow {
    pub(super) project: String,
    pub(super) phase: Phase,
    pub(super) kind: domain::financing::InstrumentKind,
    pub(super) counterparty: String,
    pub(super) amount: i64,
    pub(super) signed_months: Option<i32>,
    pub(super) details: String,
}

/// `demo_decisions.csv`: decisions with a story of their own.
#[derive(Deserialize)]
pub(super) struct DecisionRow {
    pub(super) project: String,
    pub(super) gate: domain::gates::Gate,
    pub(super) deviation_rule: Option<domain::gates::RuleId>,
    pub(super) points: String,
    pub(super) rationale: String,
    pub(super) public_summary: String,
    pub(super) deviation: String,
}

/// All files.
pub(super) struct Files {
    pub(super) organisations: Vec<OrganisationRow>,
    pub(super) projects: Vec<ProjectRow>,
    pub(super) stories: Vec<StoryRow>,
    pub(super) partners: Vec<PartnerRow>,
    pub(super) money: Vec<MoneyRow>,
    pub(super) instruments: Vec<InstrumentRow>,
    pub(super) decisions: Vec<DecisionRow>,
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, DbErr> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|error| DbErr::Custom(format!("{file}: {error}")))
}

macro_rules! data {
    ($file:literal) => {
        rows($file, include_str!(concat!("../../data/", $file)))?
    };
}

impl Files {
    /// Reads all files.
    pub(super) fn read() -> Result<Self, DbErr> {
        Ok(Self {
            organisations: data!("demo_organisations.csv"),
            projects: data!("demo_projects.csv"),
            stories: data!("demo_stories.csv"),
            partners: data!("demo_partners.csv"),
            money: data!("demo_money.csv"),
            instruments: data!("demo_instruments.csv"),
            decisions: data!("demo_decisions.csv"),
        })
    }
}

/// The codes of a list in one cell.
pub(super) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').filter(|code| !code.is_empty())
}

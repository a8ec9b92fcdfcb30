//! Reference data in memory: the lists, conditions and rules that almost every page needs, read once and again after a change.

mod names;
mod seed;

pub use names::{Named, Names};
pub use seed::plant;

use crate::store::database::Database;
use ::entity::{
    application_area, cluster, cluster_condition, facility, gate_rule, phase_description, programme, societal_challenge, technology_area,
};
use chrono::{DateTime, Utc};
use domain::conditions::ConditionLevels;
use domain::gates::{RuleId, RuleRow, RuleSet};
use sea_orm::{DbErr, EntityTrait, QueryOrder};

/// What the programme works with.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Ceiling, match, jobs, mandate.
    pub programme: programme::Model,
    /// Areas and sub-areas.
    pub technology: Vec<technology_area::Model>,
    /// Application areas.
    pub applications: Vec<application_area::Model>,
    /// Societal challenges.
    pub challenges: Vec<societal_challenge::Model>,
    /// The clusters of 2005.
    pub clusters: Vec<cluster::Model>,
    /// Facilities.
    pub facilities: Vec<facility::Model>,
    /// The three phases.
    pub phases: Vec<phase_description::Model>,
    /// The eight conditions.
    pub conditions: Vec<cluster_condition::Model>,
    /// The rules with their words.
    pub rule_rows: Vec<gate_rule::Model>,
    /// The rules as the domain evaluates them.
    pub rules: RuleSet,
}

/// The version of the rules in our data files.
const RULE_SET_VERSION: u32 = 1;

/// Reads the reference data, planting it first where the tables are empty.
///
/// # Errors
/// Whatever the database says, or a rule that cannot be read.
pub async fn load(database: &Database, now: DateTime<Utc>) -> Result<Reference, DbErr> {
    if programme::Entity::find_by_id(1).one(&database.read).await?.is_none() {
        plant(database, now).await?;
    }
    let read = &database.read;
    let programme = programme::Entity::find_by_id(1).one(read).await?.ok_or_else(|| DbErr::Custom("the programme has no row".to_owned()))?;
    let conditions = cluster_condition::Entity::find().order_by_asc(cluster_condition::Column::Sort).all(read).await?;
    let rule_rows = gate_rule::Entity::find().order_by_asc(gate_rule::Column::Sort).all(read).await?;
    let rules = rule_set(&programme, &rule_rows, &conditions)?;
    Ok(Reference {
        programme,
        technology: technology_area::Entity::find().order_by_asc(technology_area::Column::Sort).all(read).await?,
        applications: application_area::Entity::find().order_by_asc(application_area::Column::Sort).all(read).await?,
        challenges: societal_challenge::Entity::find().order_by_asc(societal_challenge::Column::Sort).all(read).await?,
        clusters: cluster::Entity::find().order_by_asc(cluster::Column::Sort).all(read).await?,
        facilities: facility::Entity::find().order_by_asc(facility::Column::Sort).all(read).await?,
        phases: phase_description::Entity::find().order_by_asc(phase_description::Column::Sort).all(read).await?,
        conditions,
        rule_rows,
        rules,
    })
}

/// The number of a rule. Ceiling and match are the programme's own figures, and stand there and nowhere else.
fn number(programme: &programme::Model, row: &gate_rule::Model) -> String {
    let points = programme.match_target_basis_points;
    if row.id == RuleId::All03.code() {
        (programme.public_ceiling.0 / 100).to_string()
    } else if row.id == RuleId::All06.code() {
        format!("{}.{:04}", points / 10_000, points % 10_000)
    } else {
        row.default_value.clone()
    }
}

fn rule_set(programme: &programme::Model, rows: &[gate_rule::Model], conditions: &[cluster_condition::Model]) -> Result<RuleSet, DbErr> {
    let unreadable = |problem: &dyn std::fmt::Debug| DbErr::Custom(format!("the gate rules cannot be used: {problem:?}"));
    let rules: Result<Vec<_>, _> = rows
        .iter()
        .map(|row| {
            RuleSet::parse_row(&RuleRow {
                gate: &row.gate,
                rule_id: &row.id,
                kind: row.kind.code(),
                severity: row.severity.code(),
                default: &number(programme, row),
                provenance: &row.provenance,
            })
        })
        .collect();
    let cells: Vec<_> = conditions
        .iter()
        .map(|row| (row.code.code(), [row.level_g0, row.level_g1, row.level_g2, row.level_g3].map(|level| level.to_string())))
        .collect();
    let levels = ConditionLevels::parse(cells.iter().map(|(code, cells)| (*code, [&*cells[0], &*cells[1], &*cells[2], &*cells[3]])))
        .map_err(|problem| unreadable(&problem))?;
    RuleSet::new(RULE_SET_VERSION, rules.map_err(|problem| unreadable(&problem))?, levels).map_err(|problem| unreadable(&problem))
}

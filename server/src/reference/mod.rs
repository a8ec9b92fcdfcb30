//! Reference data in memory: the lists, conditions and rules that almost every page needs, read once and again after a change.

mod aliases;
mod names;
mod parameters;
mod seed;

pub use names::{Named, Names};
pub use seed::plant;

use crate::store::database::Database;
use ::entity::{
    application_area, bureau, cluster, cluster_condition, facility, gate_rule, mail_text, parameter_change, parameter_confirmation,
    phase_description, programme, reference_alias, societal_challenge, technology_area,
};
use chrono::{DateTime, Utc};
use domain::conditions::ConditionLevels;
use domain::gates::{RuleId, RuleRow, RuleSet};
use domain::mail::MailKind;
use domain::people::Language;
use domain::settings::{AliasKind, Bureau, OwnText, Parameter, ParameterKey, ParameterValues};
use sea_orm::{DbErr, EntityTrait, QueryOrder};
use std::collections::BTreeSet;

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
    /// The programme bureau, once it is filled in.
    pub bureau: Option<Bureau>,
    /// The parameters of the programme.
    pub parameters: Vec<Parameter>,
    /// What they are now.
    pub values: ParameterValues,
    /// Those that a person changed, or confirmed as they are now.
    pub checked: BTreeSet<ParameterKey>,
    /// The programme's own sentences in messages.
    pub mail_texts: Vec<mail_text::Model>,
}

impl Reference {
    /// The rules as they would be with other values.
    ///
    /// # Errors
    /// A rule that cannot be used.
    pub fn rules_with(&self, values: &ParameterValues) -> Result<RuleSet, DbErr> {
        rule_set(&self.programme, &self.rule_rows, &self.conditions, (values, self.rules.version()))
    }

    /// The own sentences of a message.
    pub fn own_text(&self, kind: MailKind, language: Language) -> OwnText {
        let row = self.mail_texts.iter().find(|row| row.kind == kind && row.language == language);
        row.map(|row| OwnText { opening: row.opening.clone(), closing: row.closing.clone() }).unwrap_or_default()
    }
}

/// Reads the reference data, planting it first where the tables are empty.
///
/// # Errors
/// A rule that cannot be read.
pub async fn load(database: &Database, now: DateTime<Utc>) -> Result<Reference, DbErr> {
    if programme::Entity::find_by_id(1).one(&database.read).await?.is_none() {
        plant(database, now).await?;
    }
    let read = &database.read;
    let programme = programme::Entity::find_by_id(1).one(read).await?.ok_or_else(|| DbErr::Custom("the programme has no row".to_owned()))?;
    let conditions = cluster_condition::Entity::find().order_by_asc(cluster_condition::Column::Sort).all(read).await?;
    let rule_rows = gate_rule::Entity::find().order_by_asc(gate_rule::Column::Sort).all(read).await?;
    let changes = parameter_change::Entity::find().order_by_asc(parameter_change::Column::Id).all(read).await?;
    let parameters = parameters::of(&programme)?;
    let values = changes.iter().fold(ParameterValues::of(&parameters), |values, change| values.with(change.parameter, change.value));
    let confirmed = parameter_confirmation::Entity::find().all(read).await?;
    let confirmed = confirmed.into_iter().filter(|row| row.value == values.get(row.parameter)).map(|row| row.parameter);
    let checked = changes.iter().map(|change| change.parameter).chain(confirmed).collect();
    let version = changes.iter().map(|change| u32::try_from(change.rule_set_version).unwrap_or_default()).max().unwrap_or(RuleSet::FIRST);
    let programme = parameters::applied(programme, &values);
    let rules = rule_set(&programme, &rule_rows, &conditions, (&values, version))?;
    let aliases = reference_alias::Entity::find().all(read).await?;
    let bureau = bureau::Entity::find_by_id(1).one(read).await?;
    let bureau = bureau.map(|bureau::Model { name, phone, email, address, .. }| Bureau { name, phone, email, address });
    let technology = technology_area::Entity::find().order_by_asc(technology_area::Column::Sort).all(read).await?;
    let applications = application_area::Entity::find().order_by_asc(application_area::Column::Sort).all(read).await?;
    let clusters = cluster::Entity::find().order_by_asc(cluster::Column::Sort).all(read).await?;
    Ok(Reference {
        programme,
        technology: aliases::beside(AliasKind::Technology, technology, &aliases),
        applications: aliases::beside(AliasKind::Application, applications, &aliases),
        challenges: societal_challenge::Entity::find().order_by_asc(societal_challenge::Column::Sort).all(read).await?,
        clusters: aliases::beside(AliasKind::Cluster, clusters, &aliases),
        facilities: facility::Entity::find().order_by_asc(facility::Column::Sort).all(read).await?,
        phases: phase_description::Entity::find().order_by_asc(phase_description::Column::Sort).all(read).await?,
        conditions,
        rule_rows,
        rules,
        bureau,
        parameters,
        values,
        checked,
        mail_texts: mail_text::Entity::find().all(read).await?,
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

fn rule_set(
    programme: &programme::Model,
    rows: &[gate_rule::Model],
    conditions: &[cluster_condition::Model],
    (values, version): (&ParameterValues, u32),
) -> Result<RuleSet, DbErr> {
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
            .map(|rule| values.apply(rule))
        })
        .collect();
    let cells: Vec<_> = conditions
        .iter()
        .map(|row| (row.code.code(), [row.level_g0, row.level_g1, row.level_g2, row.level_g3].map(|level| level.to_string())))
        .collect();
    let levels = ConditionLevels::parse(cells.iter().map(|(code, cells)| (*code, [&*cells[0], &*cells[1], &*cells[2], &*cells[3]])))
        .map_err(|problem| unreadable(&problem))?;
    RuleSet::new(version, rules.map_err(|problem| unreadable(&problem))?, levels).map_err(|problem| unreadable(&problem))
}

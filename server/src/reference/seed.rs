//! The first filling of the reference tables, from the data files that are compiled in.

use crate::store::database::Database;
use ::entity::{
    application_area, cluster, cluster_condition, facility, gate_rule, phase_description, programme, societal_challenge, technology_area,
};
use chrono::{DateTime, Utc};
use domain::Eur;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// Policy note 2010, section 1: 100 million euro of public money.
const PUBLIC_CEILING: Eur = Eur::euros(100_000_000);
/// Policy note 2010, section 1: a comparable contribution.
const MATCH_TARGET_BASIS_POINTS: i64 = 10_000;
/// Policy note 2010, section 1: jobs created and retained.
const JOBS_TARGET: i32 = 12_000;
/// What a programme manager may decide alone at gate 0. Not from the note.
const MANDATE: Eur = Eur::euros(50_000);

#[derive(Deserialize)]
struct AreaRow {
    code: String,
    #[serde(default)]
    parent_code: Option<String>,
    name_nl: String,
    name_en: String,
    #[serde(default)]
    status: String,
    sort: i32,
}

#[derive(Deserialize)]
struct ClusterRow {
    code: String,
    label_nl_section1: String,
    label_nl_section4: String,
    label_en: String,
    sort: i32,
}

#[derive(Deserialize)]
struct FacilityRow {
    code: String,
    label_seed: String,
    name_en: String,
    status: String,
    sort: i32,
}

#[derive(Deserialize)]
struct PhaseRow {
    code: String,
    sort: i32,
    name_nl: String,
    name_en: String,
    activities_nl: String,
    activities_en: String,
    features_nl: String,
    features_en: String,
    instruments_nl: String,
    instruments_en: String,
}

#[derive(Deserialize)]
struct ConditionRow {
    code: String,
    sort: i32,
    name_nl: String,
    name_en: String,
    definition_nl: String,
    definition_en: String,
    min_level_g0: i32,
    min_level_g1: i32,
    min_level_g2: i32,
    min_level_g3: i32,
}

#[derive(Deserialize)]
struct RuleRow {
    gate: String,
    rule_id: String,
    kind: String,
    severity: String,
    label_nl: String,
    label_en: String,
    formula: String,
    parameter: String,
    default: String,
    provenance: String,
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, DbErr> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|error| DbErr::Custom(format!("{file}: {error}")))
}

fn code<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, DbErr> {
    text.parse().map_err(|error| DbErr::Custom(format!("{error}")))
}

macro_rules! data {
    ($file:literal) => {
        rows($file, include_str!(concat!("../../data/", $file)))?
    };
}

async fn insert<M, A>(transaction: &impl ConnectionTrait, rows: Vec<M>) -> Result<(), DbErr>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + Send,
{
    A::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await.map(|_| ())
}

/// Fills every reference table, in one transaction.
///
/// # Errors
/// A data file that cannot be read.
pub async fn plant(database: &Database, now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    let programme = programme::Model {
        id: 1,
        public_ceiling: PUBLIC_CEILING,
        match_target_basis_points: MATCH_TARGET_BASIS_POINTS,
        jobs_target: JOBS_TARGET,
        mandate: MANDATE,
        version: 1,
    };
    insert(&write, vec![programme]).await?;
    areas(&write).await?;
    lists(&write).await?;
    phases_and_conditions(&write).await?;
    rules(&write).await?;
    write.finish([]).await
}

async fn areas(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    let rows: Vec<AreaRow> = data!("technology_areas.csv");
    let models: Result<Vec<_>, DbErr> = rows
        .into_iter()
        .map(|row| {
            let parent_code = row.parent_code.filter(|parent| !parent.is_empty());
            Ok(technology_area::Model {
                code: row.code,
                parent_code,
                name_nl: row.name_nl,
                name_en: row.name_en,
                status: code(&row.status)?,
                sort: row.sort,
            })
        })
        .collect();
    insert(transaction, models?).await?;
    let rows: Vec<AreaRow> = data!("application_areas.csv");
    insert(
        transaction,
        rows.into_iter().map(|row| application_area::Model { code: row.code, name_nl: row.name_nl, name_en: row.name_en, sort: row.sort }).collect(),
    )
    .await?;
    let rows: Vec<AreaRow> = data!("societal_challenges.csv");
    insert(
        transaction,
        rows.into_iter()
            .map(|row| societal_challenge::Model { code: row.code, name_nl: row.name_nl, name_en: row.name_en, sort: row.sort })
            .collect(),
    )
    .await
}

async fn lists(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    let rows: Vec<ClusterRow> = data!("clusters_2005.csv");
    let clusters = rows
        .into_iter()
        .map(|row| cluster::Model {
            code: row.code,
            name_nl: row.label_nl_section1,
            alias_nl: row.label_nl_section4,
            name_en: row.label_en,
            sort: row.sort,
        })
        .collect();
    insert(transaction, clusters).await?;
    let rows: Vec<FacilityRow> = data!("facilities.csv");
    let facilities: Result<Vec<_>, DbErr> = rows
        .into_iter()
        .map(|row| {
            Ok(facility::Model {
                code: row.code,
                name_nl: row.label_seed,
                name_en: row.name_en,
                status: code(&row.status)?,
                status_source: String::new(),
                sort: row.sort,
            })
        })
        .collect();
    insert(transaction, facilities?).await
}

async fn phases_and_conditions(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    let rows: Vec<PhaseRow> = data!("phases.csv");
    let phases: Result<Vec<_>, DbErr> = rows
        .into_iter()
        .map(|row| {
            Ok(phase_description::Model {
                code: code(&row.code)?,
                name_nl: row.name_nl,
                name_en: row.name_en,
                activities_nl: row.activities_nl,
                activities_en: row.activities_en,
                features_nl: row.features_nl,
                features_en: row.features_en,
                instruments_nl: row.instruments_nl,
                instruments_en: row.instruments_en,
                sort: row.sort,
            })
        })
        .collect();
    insert(transaction, phases?).await?;
    let rows: Vec<ConditionRow> = data!("conditions.csv");
    let conditions: Result<Vec<_>, DbErr> = rows
        .into_iter()
        .map(|row| {
            Ok(cluster_condition::Model {
                code: code(&row.code)?,
                name_nl: row.name_nl,
                name_en: row.name_en,
                definition_nl: row.definition_nl,
                definition_en: row.definition_en,
                level_g0: row.min_level_g0,
                level_g1: row.min_level_g1,
                level_g2: row.min_level_g2,
                level_g3: row.min_level_g3,
                sort: row.sort,
            })
        })
        .collect();
    insert(transaction, conditions?).await
}

async fn rules(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    let rows: Vec<RuleRow> = data!("gate_rules.csv");
    let rules: Result<Vec<_>, DbErr> = rows
        .into_iter()
        .zip(1..)
        .map(|(row, sort)| {
            Ok(gate_rule::Model {
                id: row.rule_id,
                gate: row.gate,
                kind: code(&row.kind)?,
                severity: code(&row.severity)?,
                label_nl: row.label_nl,
                label_en: row.label_en,
                formula: row.formula,
                parameter: row.parameter,
                default_value: row.default,
                provenance: row.provenance,
                sort,
            })
        })
        .collect();
    insert(transaction, rules?).await
}

//! The facts of a project at a gate, gathered in three statements, and with them what stands at the gate already.

use super::standing::{self, Row, SEPARATOR};
use crate::financing;
use crate::reference::Reference;
use ::entity::project;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::conditions::{Assessment, Level, standing_levels};
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::gates::{
    BusinessCaseFacts, Facts, Gate, InstrumentFacts, Judgement, Outcome, PossibleDuplicate, ProgrammeFacts, ProjectFacts, RecordFacts, SubAreaFacts,
    are_alike,
};
use domain::ids::{DecisionId, OrganisationId, PartnerId, PersonId, SnapshotId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use domain::projects::{AreaStatus, Phase, TagList};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use std::str::FromStr;

/// The facts, and what stands at the gate.
#[derive(Debug, Clone)]
pub struct Survey {
    /// The facts as they are now.
    pub facts: Facts,
    /// The opinions at the gate.
    pub assessments: Vec<Assessment>,
    /// The latest frozen dossier for this gate.
    pub snapshot: Option<SnapshotHead>,
    /// Every decision about the project, oldest first.
    pub decisions: Vec<DecisionHead>,
}

/// A frozen dossier.
#[derive(Debug, Clone)]
pub struct SnapshotHead {
    /// Its id.
    pub id: SnapshotId,
    /// Its number in the project.
    pub number: u32,
    /// Its content.
    pub content: String,
    /// Who froze it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// It was given back.
    pub is_released: bool,
}

/// A decision in one line.
#[derive(Debug, Clone)]
pub struct DecisionHead {
    /// Its id.
    pub id: DecisionId,
    /// The gate.
    pub gate: Gate,
    /// What it says.
    pub outcome: Outcome,
    /// Who took it.
    pub by: String,
    /// The same person's id.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// The number of the dossier.
    pub dossier: Option<u32>,
    /// Signed by both.
    pub is_signed: bool,
    /// A signed correction stands in its place.
    pub is_superseded: bool,
    /// It corrects an earlier one.
    pub is_correction: bool,
}

/// The phase whose money a gate is about: the one that it leads to, at gate 3 the current one.
pub const fn money_phase(gate: Gate) -> Phase {
    match gate {
        Gate::G0 => Phase::Start,
        Gate::G1 => Phase::Innovation,
        Gate::G2 | Gate::G3 => Phase::MarketEntry,
    }
}

/// The facts of a project at a gate, and what stands at the gate. Three statements, and a fourth after something happened in the programme.
///
/// # Errors
/// Whatever the database says.
pub async fn survey(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<Survey, DbErr> {
    let instruments = financing::store::instruments(connection, project.id, money_phase(gate)).await?;
    survey_with(connection, reference, project, gate, (today, instruments)).await
}

/// The facts that the signals beside the conditions read; no signal reads an instrument. Two statements.
///
/// # Errors
/// Whatever the database says.
pub async fn for_signals(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<Facts, DbErr> {
    Ok(survey_with(connection, reference, project, gate, (today, Vec::new())).await?.facts)
}

async fn survey_with(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    (today, instruments): (NaiveDate, Vec<InstrumentFacts>),
) -> Result<Survey, DbErr> {
    let (partners, financing) = money(connection, project, gate).await?;
    let rows = standing::rows(connection, project.id, gate).await?;
    let of = |kind: &'static str| rows.iter().filter(move |row| row.kind == kind);
    let event = of("head").next().and_then(|row| row.number).unwrap_or(0);
    let programme = reference.figures.at(connection, event).await?;
    let (business_case, record) = of("dossier").next().map(|row| dossier(row, project)).unwrap_or_default();
    let assessments: Vec<Assessment> = of("assessment").filter_map(|row| assessment(row, &rows)).collect();
    let judgements = of("judgement")
        .filter_map(|row| Some(Judgement { rule: row.code().parse().ok()?, is_met: row.flag == Some(1), reason: row.body(), by: row.name() }));
    let duplicates = of("alike").filter(|row| are_alike(&row.name(), &project.title));
    let mut facts = Facts {
        gate,
        entry_gate: project.entry_gate,
        today,
        project: about(reference, project, &rows),
        partners,
        financing,
        instruments,
        programme,
        business_case,
        record,
        levels: standing_levels(&assessments),
        judgements: judgements.collect(),
        duplicates: duplicates.map(|row| PossibleDuplicate { code: row.number().to_string(), title: row.name() }).collect(),
    };
    if gate != Gate::G3 {
        facts.programme = ProgrammeFacts { match_after: programme.match_after + facts.money().matching(), ..programme };
    }
    let mut decisions: Vec<_> = of("decision").filter_map(decision).collect();
    decisions.sort_by_key(|one| (one.at, one.id));
    Ok(Survey { facts, assessments, snapshot: of("snapshot").next().and_then(snapshot), decisions })
}

#[derive(FromQueryResult)]
struct MoneyRow {
    id: PartnerId,
    organisation: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    size: Option<SizeClass>,
    region: Region,
    is_core_business: Option<bool>,
    cost: Option<Eur>,
    european: Option<Eur>,
    national: Option<Eur>,
    province: Option<Eur>,
    municipality: Option<Eur>,
    own_cash: Option<Eur>,
    own_in_kind: Option<Eur>,
    other: Option<Eur>,
}

const MONEY: &str = "SELECT p.id, p.organisation_id AS organisation, o.name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business AS is_core_business, f.cost, f.public_european AS european, f.public_national AS national, f.public_province AS province, \
     f.public_municipality AS municipality, f.own_cash, f.own_in_kind, f.other \
     FROM partner p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN financing_row f ON f.partner_id = p.id AND f.phase = $2 AND f.project_id = $1 \
     WHERE p.project_id = $1 ORDER BY p.position, p.id";

/// The partners, and their rows in the phase that the gate is about. One query.
async fn money(connection: &impl ConnectionTrait, project: &project::Model, gate: Gate) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let values = [project.id.into(), money_phase(gate).into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), MONEY, values);
    let rows = MoneyRow::find_by_statement(statement).all(connection).await?;
    let financing = rows.iter().filter_map(|row| {
        let public = PublicMoney::from_sources(|source| {
            let amount = match source {
                PublicSource::European => row.european,
                PublicSource::National => row.national,
                PublicSource::Province => row.province,
                PublicSource::Municipality => row.municipality,
            };
            amount.unwrap_or(Eur::ZERO)
        });
        Some(FinancingRow { partner: row.id, cost: row.cost?, public, own_cash: row.own_cash?, own_in_kind: row.own_in_kind?, other: row.other? })
    });
    let financing = financing.collect();
    let partners = rows.into_iter().map(|row| PartnerFacts {
        id: row.id,
        organisation: row.organisation,
        name: row.name,
        role: row.role,
        organisation_type: row.organisation_type,
        size: row.size,
        region: row.region,
        is_core_business: row.is_core_business,
    });
    Ok((partners.collect(), financing))
}

fn about(reference: &Reference, project: &project::Model, rows: &[Row]) -> ProjectFacts {
    let tags = |list: TagList| rows.iter().filter(move |row| row.kind == "tag" && row.code() == list.code()).map(Row::name);
    let count = |list: TagList| tags(list).fold(0, |sum, _| sum + 1);
    let status = |code: &str| reference.technology.iter().find(|area| area.code == code).map_or(AreaStatus::Retired, |area| area.status);
    let others = tags(TagList::SubArea).filter(|code| Some(code) != project.primary_sub_area.as_ref());
    ProjectFacts {
        title: project.title.clone(),
        phase: project.phase,
        contact: rows.iter().find(|row| row.kind == "contact").map(Row::name),
        sub_areas: project.primary_sub_area.iter().cloned().chain(others).map(|code| SubAreaFacts { status: status(&code), code }).collect(),
        application_areas: count(TagList::ApplicationArea),
        challenges: count(TagList::Challenge),
        result_type: project.result_type,
        has_product_market_combination: !project.product_market_combination.trim().is_empty(),
        activities: tags(TagList::Activity).filter_map(|code| code.parse().ok()).collect(),
        facilities: count(TagList::Facility),
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        next_gate_on: project.next_gate_on,
    }
}

/// The codes in a text, whatever stands between them.
fn codes<T: FromStr>(text: &str) -> Vec<T> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').filter_map(|code| code.parse().ok()).collect()
}

fn dossier(row: &Row, project: &project::Model) -> (BusinessCaseFacts, RecordFacts) {
    let body = row.body();
    let mut texts = body.split(SEPARATOR);
    let [accession, proof, lessons, proofs, parts, version] = [(); 6].map(|()| texts.next().unwrap_or_default());
    let case = BusinessCaseFacts { parts: codes(parts), version_on: version.parse().ok(), is_approved_by_all: row.flag == Some(1) };
    let record = RecordFacts {
        application_on: row.day,
        works_start_on: row.until,
        accession: accession.parse().ok(),
        trl: row.number.and_then(|level| u32::try_from(level).ok()),
        has_proof_of_concept: !proof.trim().is_empty(),
        lessons: lessons.lines().filter(|line| !line.trim().is_empty()).fold(0, |sum, _| sum + 1),
        has_public_summary: !project.public_summary.trim().is_empty(),
        market_proofs: codes(proofs),
    };
    (case, record)
}

fn assessment(row: &Row, rows: &[Row]) -> Option<Assessment> {
    let evidence = rows.iter().find(|one| one.kind == "evidence" && one.code == row.code).map_or(0, Row::number);
    Some(Assessment {
        condition: row.code().parse().ok()?,
        opinion: row.name().parse().ok()?,
        level: Level::new(u8::try_from(row.number()).ok()?)?,
        reason: row.body(),
        evidence_accepted: evidence,
    })
}

fn snapshot(row: &Row) -> Option<SnapshotHead> {
    let (id, at) = (SnapshotId(row.id?), row.at?);
    Some(SnapshotHead { id, number: row.number(), content: row.body(), by: row.name(), at, is_released: row.flag == Some(1) })
}

fn decision(row: &Row) -> Option<DecisionHead> {
    let (gate, outcome) = row.code().split_once(' ')?;
    let marks = row.flag.unwrap_or(0);
    Some(DecisionHead {
        id: DecisionId(row.id?),
        gate: gate.parse().ok()?,
        outcome: outcome.parse().ok()?,
        by: row.name(),
        person: PersonId(row.person?),
        at: row.at?,
        dossier: row.number.and_then(|number| u32::try_from(number).ok()),
        is_signed: marks & 1 != 0,
        is_superseded: marks & 2 != 0,
        is_correction: marks & 4 != 0,
    })
}

//! The facts of a project at a gate, gathered in three statements, and with them what stands at the gate already.

use super::partners_and_money::partners_and_money;
use super::signer::signer;
use super::snapshot::decided_on;
use super::standing::{self, ROLES_FROM, Row, SEPARATOR};
use crate::dossier::due::due;
use crate::financing;
use crate::reference::Reference;
use ::entity::project;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::conditions::{Assessment, Level, standing_levels};
use domain::gates::{
    AgreedFacts, AtGate, BusinessCaseFacts, DecisionState, Facts, Gate, InstrumentFacts, Judgement, PossibleDuplicate, ProgrammeFacts, ProjectFacts,
    ProposedDecision, RecordFacts, ReviewFacts, SubAreaFacts, TakenDecision, are_alike, is_held, recorded,
};
use domain::ids::{DecisionId, PersonId, SnapshotId};
use domain::programme::Matching;
use domain::projects::{AreaStatus, Place, TagList};
use domain::reviews::{Criteria, NewConsensus};
use sea_orm::{ConnectionTrait, DbErr};
use std::str::FromStr;

/// The facts, and what stands at the gate.
#[derive(Debug, Clone)]
pub struct GateState {
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
    /// Who took it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says, about which dossier, and how far it is.
    pub taken: TakenDecision,
}

/// The facts of a project at a gate, and what stands at the gate. Three statements.
pub async fn gate_state(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<GateState, DbErr> {
    let instruments = financing::store::instruments(connection, project.id, gate.money_phase()).await?;
    gate_state_with(connection, reference, project, gate, (today, instruments)).await
}

/// The facts that the signals beside the conditions read; no signal reads an instrument. Two statements.
pub async fn for_signals(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<Facts, DbErr> {
    Ok(gate_state_with(connection, reference, project, gate, (today, Vec::new())).await?.facts)
}

async fn gate_state_with(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    (today, instruments): (NaiveDate, Vec<InstrumentFacts>),
) -> Result<GateState, DbErr> {
    let (partners, financing) = partners_and_money(connection, project, gate).await?;
    let rows = standing::rows(connection, project.id, gate).await?;
    let of = |kind: &'static str| rows.iter().filter(move |row| row.kind == kind);
    let programme = programme(&rows);
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
        reviews: reviews(of("panel")),
        duplicates: duplicates.map(|row| PossibleDuplicate { code: row.number().to_string(), title: row.name() }).collect(),
    };
    if gate != Gate::G3 {
        facts.programme = ProgrammeFacts { match_after: programme.match_after + facts.money().matching(), ..programme };
    }
    let mut decisions: Vec<_> = of("decision").filter_map(decision).collect();
    decisions.sort_by_key(|one| (one.at, one.id));
    Ok(GateState { facts, assessments, snapshot: of("snapshot").next().and_then(snapshot), decisions })
}

/// What stands at the gate of this survey, when it is the one that the project comes to next.
pub fn at_gate(reference: &Reference, project: &project::Model, gate_state: &GateState) -> AtGate {
    let taken = || gate_state.decisions.iter().map(|one| &one.taken);
    let dossier = gate_state.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).map(|snapshot| snapshot.number);
    AtGate {
        gate: due(project),
        place: Place { phase: project.phase, status: project.status },
        hold_until: project.hold_until,
        is_held: is_held(taken(), dossier),
        recorded: recorded(taken()),
        requested: decided_on(gate_state).public(),
        mandate: reference.programme.mandate,
        manager: project.manager_id,
    }
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

/// What the programme has committed and matched: two numbers in each of two rows.
fn programme(rows: &[Row]) -> ProgrammeFacts {
    let of = |kind: &str| rows.iter().find(|row| row.kind == kind).map_or((None, None), |row| (row.number, row.flag));
    let ((committed, government), (companies, institutions)) = (of("total"), of("match"));
    let money = |cents: Option<i64>| Eur(cents.unwrap_or(0));
    let match_after = Matching { companies: money(companies), institutions: money(institutions), government: money(government) };
    ProgrammeFacts { committed: money(committed), match_after }
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

/// The panel that agreed last; while none has, the one with the most reviews that count.
fn reviews<'a>(panels: impl Iterator<Item = &'a Row>) -> ReviewFacts {
    let Some(row) = panels.max_by_key(|row| (row.at, row.number)) else { return ReviewFacts::default() };
    let read = || {
        let criteria: Criteria = serde_json::from_str(&row.name()).ok()?;
        let agreed: NewConsensus = serde_json::from_str(&row.body()).ok()?;
        let scores = agreed.scores();
        Some(AgreedFacts { total: criteria.total(&scores), scores, advice: agreed.advice })
    };
    ReviewFacts { counted: row.number(), agreed: if row.at.is_some() { read() } else { None } }
}

fn snapshot(row: &Row) -> Option<SnapshotHead> {
    let (id, at) = (SnapshotId(row.id?), row.at?);
    Some(SnapshotHead { id, number: row.number(), content: row.body(), by: row.name(), at, is_released: row.flag == Some(1) })
}

fn decision(row: &Row) -> Option<DecisionHead> {
    let (gate, outcome) = row.code().split_once(' ')?;
    let marks = row.flag.unwrap_or(0);
    let is = |mark: i64| marks & mark != 0;
    let decision = ProposedDecision {
        gate: gate.parse().ok()?,
        outcome: outcome.parse().ok()?,
        state: DecisionState::of(is(1), is(2), is(8)),
        is_correction: is(4),
        signed_by: vec![signer(PersonId(row.person?), marks / ROLES_FROM, row.body().parse().ok())],
    };
    let dossier = row.number.and_then(|number| u32::try_from(number).ok());
    Some(DecisionHead { id: DecisionId(row.id?), by: row.name(), at: row.at?, taken: TakenDecision { decision, dossier } })
}

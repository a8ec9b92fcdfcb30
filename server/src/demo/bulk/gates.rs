//! What happened to a project of a large portfolio at its gates.

use super::dice::Dice;
use super::team::Team;
use super::{Stage, facts};
use crate::demo::calendar::{days, hour};
use crate::demo::ledger;
use crate::demo::rows::Rows;
use crate::dossier::frozen::{Content, Texts};
use crate::dossier::frozen_more::More;
use crate::gates::details::Details;
use crate::security::tokens::sha256;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{decision, judgement, snapshot};
use chrono::NaiveDate;
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::conditions::Condition;
use domain::financing::{FinancingRow, InstrumentKind, PublicSource};
use domain::gates::{Gate, NewAmount, NewDecision, Outcome, RuleId, RuleResult, StopReason, evaluate};
use domain::ids::{DecisionId, PersonId, ProjectId, SnapshotId};
use domain::projects::{Phase, Status};
use sea_orm::DbErr;

/// A project that came to its gates.
pub(super) struct Came<'a> {
    pub(super) id: ProjectId,
    pub(super) texts: Texts,
    pub(super) phase: Phase,
    pub(super) sub_area: Option<String>,
    pub(super) start_on: NaiveDate,
    pub(super) months: u32,
    pub(super) made_on: NaiveDate,
    pub(super) team: &'a Team,
    pub(super) levels: &'a [(Condition, i32)],
    pub(super) manager: &'a (PersonId, String),
}

/// The gates behind a project with what was decided there; without a decision the gate is asked for.
pub(super) fn visits(phase: Phase, status: Status) -> Vec<(Gate, Option<Outcome>)> {
    let behind = match phase {
        Phase::Intake => 0,
        Phase::Start => 1,
        Phase::Innovation => 2,
        Phase::MarketEntry | Phase::Closed => 3,
    };
    let mut all: Vec<_> = Gate::ALL.iter().take(behind).map(|gate| (*gate, Some(Outcome::Go))).collect();
    let next = match status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => Some(None),
        Status::OnHold => Some(Some(Outcome::Hold)),
        Status::Recycled => Some(Some(Outcome::Recycle)),
        Status::Stopped | Status::Refused => Some(Some(Outcome::NoGo)),
        Status::Graduated => Some(Some(Outcome::Graduated)),
        Status::ClosedCompleted => Some(Some(Outcome::ClosedCompleted)),
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Legacy => None,
    };
    all.extend(Gate::of(phase).zip(next));
    all
}

/// Adds snapshots, judgements, decisions and what the history tells of them.
pub(super) fn write(dice: &mut Dice, stage: &Stage, came: &Came<'_>, visits: Vec<(Gate, Option<Outcome>)>, rows: &mut Rows) -> Result<(), DbErr> {
    let step = (stage.today - came.made_on).num_days() / (i64::try_from(visits.len()).unwrap_or(1) + 1);
    for ((number, (gate, outcome)), count) in (1..).zip(visits).zip(1..) {
        let day = days(came.made_on, step * count);
        let (manager, name) = came.manager;
        let facts = facts::at(stage, came, gate, day);
        let own = rows.dossiers.last().filter(|row| row.project_id == came.id);
        let more = Some(More::of(own, &[], [], [])?);
        let content = Content { results: evaluate(&stage.reference.rules, &facts), facts, texts: came.texts.clone(), more, documents: Vec::new() };
        let (frozen, results) = (versioned::write(&content)?, content.results);
        let id = SnapshotId(dice.id());
        let hash = sha256(&frozen);
        let asked = HistoryEvent::GateRequested { snapshot: id, gate, number, sha256: hash.clone(), on_behalf: true };
        rows.events.push((hour(day, 9), Event::by(*manager, name, asked).in_project(came.id)));
        rows.snapshots.push(snapshot::Model {
            id,
            project_id: came.id,
            gate,
            number,
            sha256: hash,
            content: frozen,
            rule_set_version: stage.reference.rules.version().to_string(),
            frozen_by: Some(*manager),
            frozen_at: hour(day, 9),
            is_demo: true,
        });
        rows.judgements.push(judgement::Model {
            project_id: came.id,
            gate,
            rule_id: RuleId::All07.code().to_owned(),
            met: true,
            reason: facts::JUDGED.to_owned(),
            judged_by: Some(*manager),
            judged_at: hour(day, 11),
        });
        if let Some(outcome) = outcome {
            decide(dice, stage, came, &new(came, gate, outcome, days(day, 5)), (gate, (id, number), results), rows)?;
        }
    }
    let team = ledger::Team { partners: &came.team.partners, financing: &|phase| came.team.rows(phase).to_vec() };
    // The decisions of this project are the last ones.
    let first = rows.decisions.iter().rposition(|row| row.project_id != came.id).map_or(0, |last| last + 1);
    rows.ledger.extend(ledger::of_signed(came.id, &team, &rows.decisions[first..], &mut || dice.id_beside())?);
    Ok(())
}

/// What was decided. The amounts are small: what the programme can commit is not what a large portfolio is about.
fn new(came: &Came<'_>, gate: Gate, outcome: Outcome, day: NaiveDate) -> NewDecision {
    let asked = came.team.sum(gate.money_phase(), |row| row.public.total());
    let amount = Eur(asked.cents() / 100_000 * 100);
    let approved = NewAmount { source: PublicSource::Province, instrument: InstrumentKind::Grant, amount };
    let is_stop = outcome == Outcome::NoGo;
    let is_end = matches!(outcome, Outcome::Graduated | Outcome::ClosedCompleted);
    let words = |holds: bool, words: &str| if holds { words.to_owned() } else { String::new() };
    NewDecision {
        outcome,
        rationale:
            "De stuurgroep heeft het dossier besproken. De acht voorwaarden, de financiering en de risico's zijn gewogen en de partners zijn gehoord."
                .to_owned(),
        public_summary: format!("Over {} is een besluit genomen.", came.texts.title),
        effective_on: day,
        next_gate_on: (outcome == Outcome::Go).then(|| days(day, 240)).or_else(|| (outcome == Outcome::Recycle).then(|| days(day, 90))),
        resume_on: (outcome == Outcome::Hold).then(|| days(day, 150)),
        awaited: words(outcome == Outcome::Hold, "Een toezegging van een tweede geldgever"),
        amounts: if outcome.commits() { vec![approved] } else { Vec::new() },
        deviations: std::collections::BTreeMap::new(),
        advice_reason: String::new(),
        conditions: Vec::new(),
        points: if outcome == Outcome::Recycle { vec!["De business case noemt nog geen klant.".to_owned()] } else { Vec::new() },
        reasons: if is_stop { vec![StopReason::Market] } else { Vec::new() },
        released: Eur::ZERO,
        unavoidable: Eur::ZERO,
        avoided_public: if is_stop { asked } else { Eur::ZERO },
        avoided_own: if is_stop { came.team.sum(gate.money_phase(), FinancingRow::own) } else { Eur::ZERO },
        after_care: words(is_end, "Elk jaar een gesprek en de enquête, vijf jaar lang."),
        legal_basis: words(outcome.commits(), "Subsidieregeling van de provincie (fictief)"),
        award_reference: String::new(),
    }
}

fn decide(
    dice: &mut Dice,
    stage: &Stage,
    came: &Came<'_>,
    new: &NewDecision,
    (gate, (snapshot, number), results): (Gate, (SnapshotId, i64), Vec<RuleResult>),
    rows: &mut Rows,
) -> Result<(), DbErr> {
    let (id, day, outcome) = (DecisionId(dice.id()), new.effective_on, new.outcome);
    let details = Details { decision: new.clone(), results, rule_set_version: stage.reference.rules.version().to_string() };
    rows.decisions.push(decision::Model {
        id,
        project_id: came.id,
        gate,
        snapshot_id: Some(snapshot),
        outcome,
        rationale: new.rationale.clone(),
        public_summary: new.public_summary.clone(),
        effective_on: Some(day),
        next_gate_on: new.next_gate_on,
        resume_on: new.resume_on,
        approved_public: new.committed(),
        details: versioned::write(&details)?,
        decided_by: stage.chair.0,
        decided_at: hour(day, 10),
        signed_by: Some(stage.secretary.0),
        signed_at: Some(hour(day, 15)),
        supersedes_id: None,
        is_demo: true,
        void_at: None,
        void_by: None,
        void_reason: None,
        void_cause: None,
        correction_reason: None,
    });
    let (approved_public, deviations, dossier) = (new.committed(), new.deviations.keys().copied().collect(), u32::try_from(number).ok());
    let decided = HistoryEvent::GateDecided { decision: id, gate, outcome, approved_public, deviations, dossier };
    let signed = HistoryEvent::DecisionSigned { decision: id, gate, outcome, approved_public, supersedes: None };
    rows.events.extend(
        [(&stage.chair, decided, 10), (&stage.secretary, signed, 15)]
            .map(|((who, name), happened, at)| (hour(day, at), Event::by(*who, name, happened).in_project(came.id))),
    );
    Ok(())
}

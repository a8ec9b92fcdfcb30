//! What happened to a project of a large portfolio at its gates.

use super::Stage;
use super::dice::Dice;
use crate::audit::Event;
use crate::demo::calendar::{days, hour};
use crate::demo::rows::Rows;
use crate::security::tokens::sha256;
use ::entity::{decision, judgement, snapshot};
use chrono::NaiveDate;
use domain::Eur;
use domain::gates::{Gate, Outcome, RuleId};
use domain::ids::{DecisionId, PersonId, ProjectId, SnapshotId};
use domain::projects::{Phase, Status};
use sea_orm::DbErr;
use serde_json::json;

/// A project that came to its gates.
pub(super) struct Came<'a> {
    pub(super) id: ProjectId,
    pub(super) title: String,
    pub(super) phase: Phase,
    pub(super) status: Status,
    pub(super) start_on: NaiveDate,
    pub(super) made_on: NaiveDate,
    pub(super) public: Eur,
    pub(super) manager: &'a (PersonId, String),
}

/// The gates behind a project with what was decided there; without a decision the gate is asked for.
fn visits(came: &Came<'_>) -> Vec<(Gate, Option<Outcome>)> {
    let behind = match came.phase {
        Phase::Intake => 0,
        Phase::Start => 1,
        Phase::Innovation => 2,
        Phase::MarketEntry | Phase::Closed => 3,
    };
    let mut all: Vec<_> = Gate::ALL.iter().take(behind).map(|gate| (*gate, Some(Outcome::Go))).collect();
    let next = match came.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => Some(None),
        Status::OnHold => Some(Some(Outcome::Hold)),
        Status::Recycled => Some(Some(Outcome::Recycle)),
        Status::Stopped | Status::Refused => Some(Some(Outcome::NoGo)),
        Status::Graduated => Some(Some(Outcome::Graduated)),
        Status::ClosedCompleted => Some(Some(Outcome::ClosedCompleted)),
        Status::Draft | Status::Active | Status::Legacy => None,
    };
    all.extend(Gate::of(came.phase).zip(next));
    all
}

/// Adds snapshots, judgements, decisions and what the history tells of them.
pub(super) fn write(dice: &mut Dice, stage: &Stage, came: &Came<'_>, rows: &mut Rows) -> Result<(), DbErr> {
    let visits = visits(came);
    let step = (stage.today - came.made_on).num_days() / (i64::try_from(visits.len()).unwrap_or(1) + 1);
    for ((number, (gate, outcome)), count) in (1..).zip(visits).zip(1..) {
        let day = days(came.made_on, step * count);
        let (manager, name) = came.manager;
        let content = json!({
            "facts": { "gate": gate, "today": day, "project": { "title": came.title, "phase": gate.from(), "start_on": came.start_on } },
            "results": [],
        })
        .to_string();
        let id = SnapshotId(dice.id());
        let asked = Event::by(*manager, name, "gate_requested").in_project(came.id).about("snapshot", id);
        rows.events.push((hour(day, 9), asked.with(json!({ "gate": gate, "number": number }))));
        rows.snapshots.push(snapshot::Model {
            id,
            project_id: came.id,
            gate,
            number,
            sha256: sha256(&content),
            content,
            rule_set_version: stage.rule_set.clone(),
            frozen_by: Some(*manager),
            frozen_at: hour(day, 9),
            is_demo: true,
        });
        rows.judgements.push(judgement::Model {
            project_id: came.id,
            gate,
            rule_id: RuleId::All07.code().to_owned(),
            met: true,
            reason: "De partners beschrijven wat er gebeurt als zij nu stoppen.".to_owned(),
            judged_by: Some(*manager),
            judged_at: hour(day, 11),
        });
        if let Some(outcome) = outcome {
            decide(dice, stage, came, (gate, outcome, days(day, 5)), id, rows);
        }
    }
    Ok(())
}

fn decide(dice: &mut Dice, stage: &Stage, came: &Came<'_>, (gate, outcome, day): (Gate, Outcome, NaiveDate), snapshot: SnapshotId, rows: &mut Rows) {
    let id = DecisionId(dice.id());
    let goes_on = outcome == Outcome::Go;
    // Money of earlier phases is smaller: the ceiling of the programme is not what a large portfolio is about.
    let approved = if goes_on { Eur(came.public.cents() / 100_000 * 100) } else { Eur::ZERO };
    rows.decisions.push(decision::Model {
        id,
        project_id: came.id,
        gate,
        snapshot_id: Some(snapshot),
        outcome,
        rationale:
            "De stuurgroep heeft het dossier besproken. De acht voorwaarden, de financiering en de risico's zijn gewogen en de partners zijn gehoord."
                .to_owned(),
        public_summary: format!("Over {} is een besluit genomen.", came.title),
        effective_on: Some(day),
        next_gate_on: goes_on.then(|| days(day, 240)),
        resume_on: (outcome == Outcome::Hold).then(|| days(day, 150)),
        approved_public: approved,
        details: "{}".to_owned(),
        decided_by: stage.chair.0,
        decided_at: hour(day, 10),
        signed_by: Some(stage.secretary.0),
        signed_at: Some(hour(day, 15)),
        supersedes_id: None,
        is_demo: true,
    });
    let people = [(&stage.chair, "gate_decided", 10), (&stage.secretary, "decision_signed", 15)];
    rows.events.extend(people.map(|((who, name), action, at)| {
        let event = Event::by(*who, name, action).in_project(came.id).about("decision", id);
        (hour(day, at), event.with(json!({ "gate": gate, "outcome": outcome })))
    }));
}

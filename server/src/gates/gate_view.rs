//! The parts of the gate pages, put together from what was read.

use super::facts::{DecisionHead, SnapshotHead, Survey};
use super::request::due;
use crate::actor::SignedIn;
use crate::projects::access::Found;
use crate::reference::{Named, Reference};
use ::entity::{gate_rule, project};
use app::gates::{DecisionLine, FrozenLine, GateActions, LevelLine, RouteView, RuleLine, RuleNames, Top};
use chrono_tz::Europe::Amsterdam;
use domain::access::act;
use domain::conditions::Condition;
use domain::gates::{DecisionState, Facts, Gate, Provenance, RuleResult};
use domain::people::{Language, Role, SteeringSeat};
use domain::projects::{Place, Status};

/// The project on top of a page.
pub(super) fn top(project: &project::Model) -> Top {
    Top { project: project.id, title: project.title.clone(), status: project.status, version: project.version }
}

/// What the rules are called.
pub(super) fn names(reference: &Reference, language: Language) -> RuleNames {
    let name = |row: &gate_rule::Model| match language {
        Language::Nl => row.label_nl.clone(),
        Language::En => row.label_en.clone(),
    };
    RuleNames(reference.rule_rows.iter().filter_map(|row| Some((row.id.parse().ok()?, name(row)))).collect())
}

/// Results with their words.
pub(super) fn lines(reference: &Reference, language: Language, results: Vec<RuleResult>) -> Vec<RuleLine> {
    let names = names(reference, language);
    let line = |result: RuleResult| {
        let rule = reference.rules.rule(result.rule);
        RuleLine {
            label: names.of(result.rule),
            provenance: rule.map_or(Provenance::Assumption, |rule| rule.provenance),
            source: rule.map(|rule| rule.provenance_note.clone()).unwrap_or_default(),
            result,
        }
    };
    results.into_iter().map(line).collect()
}

/// The dossier that lies before the deciders.
pub(super) fn frozen(survey: &Survey) -> Option<FrozenLine> {
    let line = |snapshot: &SnapshotHead| FrozenLine { id: snapshot.id, number: snapshot.number, by: snapshot.by.clone(), at: snapshot.at };
    survey.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).map(line)
}

const fn state(one: &DecisionHead) -> DecisionState {
    match (one.is_superseded, one.is_signed) {
        (true, _) => DecisionState::Superseded,
        (false, true) => DecisionState::Signed,
        (false, false) => DecisionState::Proposed,
    }
}

/// The decisions at a gate.
pub(super) fn decisions(survey: &Survey, gate: Gate) -> Vec<DecisionLine> {
    let line = |one: &DecisionHead| DecisionLine { id: one.id, outcome: one.outcome, by: one.by.clone(), at: one.at, state: state(one) };
    survey.decisions.iter().filter(|one| one.gate == gate).map(line).collect()
}

/// The route of the project.
pub(super) fn route(project: &project::Model, survey: &Survey) -> RouteView {
    let is_passed = |one: &&DecisionHead| one.is_signed && !one.is_superseded && one.outcome.is_passed();
    RouteView {
        project: project.id,
        place: Place { phase: project.phase, status: project.status },
        due: due(project),
        passed: survey.decisions.iter().filter(is_passed).map(|one| (one.gate, one.at.with_timezone(&Amsterdam).date_naive())).collect(),
        next_gate_on: project.next_gate_on,
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        today: survey.facts.today,
    }
}

/// The eight conditions at the gate.
pub(super) fn levels(reference: &Reference, survey: &Survey, gate: Gate) -> Vec<LevelLine> {
    let evidence = |condition| survey.assessments.iter().filter(|one| one.condition == condition).map(|one| one.evidence_accepted).max();
    let line = |condition: &Condition| LevelLine {
        condition: *condition,
        level: survey.facts.level(*condition).map(domain::conditions::Level::number),
        required: reference.rules.levels().required(*condition, gate).number(),
        evidence: evidence(*condition).unwrap_or(0),
    };
    Condition::ALL.iter().map(line).collect()
}

/// Public money, own cash, own in kind and other money.
pub(super) fn money(facts: &Facts) -> [domain::Eur; 4] {
    let totals = facts.money().totals();
    [totals.public.total(), totals.own_cash, totals.own_in_kind, totals.other]
}

/// What the reader can do at the gate now.
pub(super) fn may(signed: &SignedIn, found: &Found, survey: &Survey, gate: Gate) -> GateActions {
    let (actor, standing) = (&signed.actor, found.standing);
    let place = Place { phase: found.project.phase, status: found.project.status };
    let is_due = due(&found.project) == Some(gate);
    let is_open = is_due && place.awaits_decision();
    let waiting = survey.decisions.iter().rev().find(|one| one.gate == gate && !one.is_signed);
    let decides = match gate {
        Gate::G0 => true,
        Gate::G1 | Gate::G2 | Gate::G3 => actor.is(Role::SteeringMember) && matches!(actor.seat, Some(SteeringSeat::Chair | SteeringSeat::Secretary)),
    };
    let is_on_hold = is_due && place.status == Status::OnHold;
    GateActions {
        edit: place.is_writable() && actor.may(act::EditDossier, standing),
        request: is_due && place.is_writable() && actor.may(act::RequestGate, standing),
        release: (is_open || is_on_hold) && actor.may(act::ReleaseDossier, standing),
        decide: is_open && waiting.is_none() && decides && actor.may(act::DecideGate, standing),
        sign: waiting.is_some_and(|one| one.person != actor.id) && signs(signed, gate) && actor.may(act::SignDecision, standing),
        judge: is_due && place.is_writable() && actor.may(act::JudgeRule, standing),
    }
}

/// Whether the reader can be the second to sign at this gate.
pub(super) fn signs(signed: &SignedIn, gate: Gate) -> bool {
    match gate {
        Gate::G0 => true,
        Gate::G1 | Gate::G2 | Gate::G3 => signed.actor.is(Role::SteeringMember),
    }
}

/// What a technology area is called, for the dossier.
pub(crate) fn area(reference: &Reference, code: &str, language: Language) -> String {
    reference.technology.iter().find(|area| area.code == code).map_or_else(|| code.to_owned(), |area| area.name(language).to_owned())
}

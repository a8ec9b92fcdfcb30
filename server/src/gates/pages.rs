//! The parts of the gate pages, put together from what was read.

use super::facts::{GateState, at_gate};
use super::heads::{DecisionHead, SnapshotHead};
use crate::dossier::access::Found;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::reference::Reference;
use crate::state::days::day_of;
use ::entity::{gate_rule, project};
use app::gates::{
    CaseLook, DecisionLine, FrozenLine, GateActions, LevelLine, LooksView, MoneyLook, PanelLook, RouteView, RuleLine, RuleNames, Top, VerdictView,
};
use domain::access::act;
use domain::conditions::{Condition, Level};
use domain::gates::{BusinessCasePart, DecisionState, Facts, Gate, Headline, MendingParty, Provenance, Route, RuleResult, Tally, may_sign};
use domain::people::{Language, Role};
use domain::projects::Place;

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
pub(super) fn frozen(gate_state: &GateState) -> Option<FrozenLine> {
    let line = |snapshot: &SnapshotHead| FrozenLine { id: snapshot.id, number: snapshot.number, by: snapshot.by.clone(), at: snapshot.at };
    gate_state.snapshot.as_ref().filter(|snapshot| !snapshot.is_released).map(line)
}

/// The decisions at a gate that the reader may know of: what is not signed is for who decides.
pub(super) fn decisions(signed: &SignedIn, found: &Found, gate_state: &GateState, gate: Gate) -> Vec<DecisionLine> {
    let (actor, standing) = (&signed.actor, found.standing);
    let reads_all = actor.may(act::ReadUnsigned, standing);
    let line = |one: &DecisionHead| {
        let decision = &one.taken.decision;
        let may_sign = may_sign(decision, actor, standing);
        DecisionLine { id: one.id, outcome: decision.outcome, by: one.by.clone(), at: one.at, state: decision.state, may_sign }
    };
    let is_for_reader = |one: &&DecisionHead| one.taken.decision.gate == gate && (reads_all || one.taken.decision.state.was_signed());
    gate_state.decisions.iter().filter(is_for_reader).map(line).collect()
}

/// The route of the project.
pub(super) fn route(project: &project::Model, gate_state: &GateState) -> RouteView {
    let is_passed = |one: &&DecisionHead| one.taken.decision.state == DecisionState::Signed && one.taken.decision.outcome.is_passed();
    let passed = gate_state.decisions.iter().filter(is_passed);
    let route = Route {
        place: Place { phase: project.phase, status: project.status },
        due: due(project),
        passed: passed.map(|one| (one.taken.decision.gate, day_of(one.at))).collect(),
        next_gate_on: project.next_gate_on,
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        today: gate_state.facts.today,
    };
    RouteView { project: project.id, route }
}

/// The eight conditions at the gate.
pub(super) fn levels(reference: &Reference, gate_state: &GateState, gate: Gate) -> Vec<LevelLine> {
    let evidence = |condition| gate_state.assessments.iter().filter(|one| one.condition == condition).map(|one| one.evidence_accepted).max();
    let line = |condition: &Condition| LevelLine {
        condition: *condition,
        level: gate_state.facts.level(*condition).map(Level::number),
        required: reference.rules.levels().required(*condition, gate).number(),
        evidence: evidence(*condition).unwrap_or(0),
    };
    Condition::ALL.iter().map(line).collect()
}

/// The verdict of the rules on a gate, for its reader.
pub(super) fn verdict(signed: &SignedIn, found: &Found, gate_state: &GateState, gate: Gate, results: &[RuleResult]) -> VerdictView {
    let counts = |one: &&DecisionHead| one.taken.decision.gate == gate && one.taken.decision.state == DecisionState::Signed;
    let last = gate_state.decisions.iter().rev().find(counts).map(|one| one.taken.decision.outcome);
    let reader = MendingParty::of_reader(&signed.actor, found.standing);
    let headline = Headline::of(due(&found.project) == Some(gate), last, results);
    VerdictView { headline, tally: Tally::of(results, reader), reader }
}

/// Business case, money and advice at a gate. What the panel advises is for who decides, as on the page of the reviews.
pub(super) fn looks(reference: &Reference, signed: &SignedIn, facts: &Facts, has_page: bool) -> LooksView {
    let decides = signed.actor.is(Role::ProgrammeManager) || signed.actor.is(Role::SteeringMember);
    let (case, totals, is_intake) = (&facts.business_case, facts.money().totals(), facts.gate == Gate::G0);
    LooksView {
        case: (!is_intake).then(|| CaseLook {
            level: facts.level(Condition::BusinessCase).map(Level::number),
            required: reference.rules.levels().required(Condition::BusinessCase, facts.gate).number(),
            version_on: case.version_on,
            parts: (BusinessCasePart::ALL.len() - case.missing().len(), BusinessCasePart::ALL.len()),
            is_approved: case.is_approved_by_all,
        }),
        money: MoneyLook {
            parts: [totals.public.total(), totals.own_cash, totals.own_in_kind, totals.other],
            difference: facts.money().difference(),
            own_per_public: facts.own_per_public(),
        },
        panel: (!is_intake).then(|| PanelLook {
            is_agreed: facts.reviews.agreed.is_some(),
            agreed: facts.reviews.agreed.clone().filter(|_| decides).map(|agreed| (agreed.total, agreed.advice, agreed.scores)),
            counted: decides.then_some(facts.reviews.counted),
            has_page,
        }),
    }
}

/// What the reader can do at the gate now.
pub(super) fn may(reference: &Reference, signed: &SignedIn, found: &Found, gate_state: &GateState, gate: Gate) -> GateActions {
    let (actor, standing) = (&signed.actor, found.standing);
    let at = at_gate(reference, &found.project, gate_state);
    let is_due = at.gate == Some(gate);
    GateActions {
        edit: at.place.is_writable() && actor.may(act::EditDossier, standing),
        request: is_due && at.may_prepare(actor, standing),
        release: is_due && at.may_release(actor, standing),
        is_partner: !actor.is(Role::ProgrammeManager),
        decide: is_due && at.may_decide(actor, standing),
        agenda: is_due && at.may_put_on_agenda(actor, standing),
        judge: is_due && at.may_judge(actor, standing),
    }
}

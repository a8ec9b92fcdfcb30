//! What a decision form is about: the gate of a project or the correction of a signed decision, what can be chosen, and the check of what was typed.

use super::decide;
use super::details::Details;
use super::facts::{GateState, gate_state};
use super::owners::Candidates;
use super::phase_run::phase_run;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::decision;
use app::gates::PhaseRun;
use domain::changed::Changed;
use domain::gates::{DecisionFacts, DecisionForm, Gate, NewDecision, NotDecided, Outcome, Proposed, changes, is_possible};
use domain::people::Language;
use domain::problem::Problem;
use sea_orm::DbErr;

/// What is decided: the gate of a project, or the correction of one of its decisions.
pub(super) struct About {
    pub(super) found: Found,
    pub(super) gate: Gate,
    pub(super) corrected: Option<decision::Model>,
    pub(super) gate_state: GateState,
    pub(super) facts: DecisionFacts,
    /// The names of who can see to a condition.
    pub(super) candidates: Candidates,
    /// How the phase before the gate went.
    pub(super) run: PhaseRun,
}

pub(super) async fn about(state: &State, signed: &SignedIn, found: Found, gate: Gate, corrected: Option<decision::Model>) -> Result<About, AppError> {
    let reference = state.reference();
    let gate_state = gate_state(&state.database.read, &reference, &found.project, gate, state.clock.today()).await?;
    let facts = match &corrected {
        Some(row) => decide::correction_facts(&reference, &found.project, &gate_state, &signed.actor, row)?,
        None => decide::facts(&reference, &found.project, &gate_state, &signed.actor),
    };
    let candidates = Candidates::beside(&state.database.read, gate_state.facts.partners.clone(), state.clock.today()).await?;
    let run = phase_run(&state.database.read, &found.project, gate, state.clock.today()).await?;
    Ok(About { found, gate, corrected, gate_state, facts, candidates, run })
}

/// What a form holds once it is checked: a decision, or a correction with its reason.
pub(super) struct Checked {
    pub(super) decision: NewDecision,
    pub(super) reason: String,
    pub(super) changes: Vec<Changed>,
}

impl About {
    /// The outcomes that can be chosen: a correction leaves the one that was signed.
    pub(super) fn outcomes(&self) -> Vec<Outcome> {
        let of_gate = Outcome::ALL.iter().copied().filter(|outcome| is_possible(*outcome, self.gate));
        let open = of_gate.filter(|outcome| self.facts.corrects.is_none_or(|signed| signed == *outcome));
        // What lets the project go on stands first.
        let (mut passed, other): (Vec<_>, Vec<_>) = open.partition(|outcome| outcome.is_passed());
        passed.extend(other);
        passed
    }

    /// What was typed as a decision with what follows from it, or everything that stands in its way.
    pub(super) fn decide(&self, state: &State, language: Language, form: &DecisionForm) -> Result<Result<(Checked, Proposed), NotDecided>, DbErr> {
        let before = self.corrected.as_ref().map(Details::read).transpose()?.map(|details| details.decision);
        let decided = form.decide(&self.facts, language, state.clock.today(), before.as_ref());
        Ok(decided.map(|(decision, reason, proposed)| {
            let changes = before.map(|before| changes(&before, &decision)).unwrap_or_default();
            (Checked { decision, reason, changes }, proposed)
        }))
    }

    /// Checks what was typed for the write, which asks the rules itself.
    pub(super) fn check(&self, state: &State, language: Language, form: &DecisionForm) -> Result<Checked, CheckProblem> {
        let today = state.clock.today();
        let Some(row) = &self.corrected else {
            let decision = form.check(language, self.gate, today).map_err(CheckProblem::Typed)?;
            return Ok(Checked { decision, reason: String::new(), changes: Vec::new() });
        };
        let before = Details::read(row).map_err(CheckProblem::Stored)?.decision;
        let (decision, reason) = form.check_correction(language, self.gate, today, &before).map_err(CheckProblem::Typed)?;
        let changes = changes(&before, &decision);
        Ok(Checked { decision, reason, changes })
    }
}

/// Why a form is not checked.
pub(super) enum CheckProblem {
    /// What was typed.
    Typed(Vec<Problem>),
    /// What is stored.
    Stored(DbErr),
}

impl<R> From<CheckProblem> for Unsaved<R> {
    fn from(problem: CheckProblem) -> Self {
        match problem {
            CheckProblem::Typed(problems) => problems.into(),
            CheckProblem::Stored(error) => AppError::from(error).into(),
        }
    }
}

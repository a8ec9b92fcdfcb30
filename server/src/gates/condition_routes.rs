//! A condition of a signed decision: who sees to it reports it done, somebody else says that it is met or what is still missing.

use super::decision_routes::{Said, show};
use super::met::{self, ConditionRefusal};
use super::routes::again;
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{DecisionConditionId, DecisionId, ProjectId};
use domain::problem::{Problem, ProblemKind};
use std::collections::BTreeMap;

/// Project, decision and condition, as the addresses have them.
type Of = (ProjectId, DecisionId, DecisionConditionId);

/// The one field of these forms: what was done, seen, or is missing.
fn field(condition: DecisionConditionId) -> String {
    format!("note-{condition}")
}

/// What was typed in it.
fn note(pairs: &Pairs, condition: DecisionConditionId) -> Result<String, Vec<Problem>> {
    let note = pairs.get(&field(condition)).unwrap_or_default().trim().to_owned();
    if note.is_empty() { Err(vec![Problem::new(field(condition), ProblemKind::Missing)]) } else { Ok(note) }
}

async fn answered(
    (state, signed, submission): (&State, &SignedIn, &Submission),
    (project, id, condition): Of,
    pairs: &Pairs,
    saved: Result<(), Unsaved<ConditionRefusal>>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let said = Said { notes: BTreeMap::from([(condition, pairs.get(&field(condition)).unwrap_or_default().to_owned())]), ..Said::default() };
        let refused = |key| FormErrors::default().and(field(condition), words.t(key));
        let said = match why {
            Why::Problems(problems) => Said { errors: FormErrors::read(words, &problems, |_| words.t("condition-note")), ..said },
            Why::Refused(ConditionRefusal::OwnerVerifies) => Said { errors: refused("condition-owner-verifies"), ..said },
            Why::Refused(ConditionRefusal::NotTheOwner) => Said { errors: refused("condition-not-the-owner"), ..said },
            Why::Lost => Said { notice: Some(who_was_first(state, words, project).await?), ..said },
        };
        show(state, signed, &again(state, signed, project).await?, id, said).await
    })
    .await
}

pub(super) async fn report(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(of): Ids<Of>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (project, id, condition) = of;
    let (_, permit) = access::permit(&state, &signed, act::SeeToCondition, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, id), "condition-reported").await?;
    let saved = async {
        let note = note(&pairs, condition)?;
        met::report(&state, &permit, &signed.actor, &submission, (id, condition, &note)).await
    };
    answered((&state, &signed, &submission), of, &pairs, saved.await).await
}

pub(super) async fn met(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(of): Ids<Of>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (project, id, condition) = of;
    let (_, permit) = access::permit(&state, &signed, act::VerifyCondition, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, id), "condition-met").await?;
    let saved = async {
        let note = note(&pairs, condition)?;
        met::met(&state, &permit, &signed.actor, &submission, (id, condition, &note)).await
    };
    answered((&state, &signed, &submission), of, &pairs, saved.await).await
}

pub(super) async fn send_back(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(of): Ids<Of>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (project, id, condition) = of;
    let (_, permit) = access::permit(&state, &signed, act::VerifyCondition, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, id), "condition-sent-back").await?;
    let saved = async {
        let reason = note(&pairs, condition)?;
        met::send_back(&state, &permit, &signed.actor, &submission, (id, condition, &reason)).await
    };
    answered((&state, &signed, &submission), of, &pairs, saved.await).await
}

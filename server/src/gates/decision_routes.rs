//! A recorded decision: its page, the second signature, and its conditions.

use super::details::Details;
use super::routes::again;
use super::sign;
use super::{pages, read};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::people::store::chair_and_secretary;
use crate::state::State;
use ::entity::{decision, project};
use app::gates::{ConditionLine, DecisionPage, DecisionView, SignatureLine, VoidLine};
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::Eur;
use domain::access::{Actor, ProjectStanding, act};
use domain::gates::tasks::{may_report, may_verify};
use domain::gates::{Decider, DecisionState, NewDecision, SignRefusal, changes, is_signable, may_record, may_sign, may_withdraw};
use domain::ids::{DecisionConditionId, DecisionId, ProjectId};
use domain::projects::Place;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Whether this person records a correction of a decision: who could record the decision itself, and nobody else.
pub(super) fn may_correct((actor, standing): (&Actor, ProjectStanding), project: &project::Model, row: &decision::Model, mandate: Eur) -> bool {
    let amount = project.public_money.max(row.approved_public);
    actor.may(act::DecideGate, standing) && may_record(row.gate, &Decider::of(actor, project.manager_id), amount, mandate).is_empty()
}

/// Who takes back what nobody can sign any more: chair and secretary of today, by name.
async fn takers(state: &State) -> Result<Vec<String>, AppError> {
    let read = &state.database.read;
    let seats = chair_and_secretary(read, state.clock.today()).await?;
    Ok(names::names(read, seats).await?.into_values().collect())
}

/// What the page says besides the decision.
#[derive(Default)]
pub(super) struct Said {
    pub(super) refused: Option<SignRefusal>,
    pub(super) errors: FormErrors,
    pub(super) notes: BTreeMap<DecisionConditionId, String>,
    pub(super) notice: Option<NoticeView>,
}

pub(super) async fn show(state: &State, signed: &SignedIn, found: &Found, id: DecisionId, said: Said) -> Result<Response, AppError> {
    let connection = &state.database.read;
    let row = read::one(connection, found.project.id, id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(connection, id, state.clock.today()).await?.ok_or(AppError::NotFound)?;
    let conditions = read::conditions(connection, id).await?;
    let (words, actor) = (signed.visit.words(), &signed.actor);
    let (decision_state, proposed, standing) = (around.state(&row), around.proposed(&row), found.standing);
    let reads_all = actor.may(act::ReadUnsigned, standing);
    if !reads_all && !decision_state.was_signed() {
        return Err(AppError::NotFound);
    }
    let Details { decision, rule_set_version, .. } = Details::read(&row)?;
    let corrected = match row.supersedes_id {
        Some(before) => read::one(connection, found.project.id, before).await?,
        None => None,
    };
    let decision = NewDecision { conditions: conditions.iter().map(read::Condition::condition).collect(), ..decision };
    let before = corrected.map(|row| Details::read(&row)).transpose()?.map(|details| details.decision);
    let changed = before.map(|before| changes(&before, &decision)).unwrap_or_default();
    let second = around.signed_by.clone().zip(row.signed_at).map(|(by, at)| SignatureLine { by, at });
    let place = Place { phase: found.project.phase, status: found.project.status };
    let conditions = conditions.into_iter().map(|one| {
        let (open, is_typed) = (one.open(decision_state, place), said.notes.contains_key(&one.id));
        let (is_own, is_open) = (open.owner.is(actor), one.verified_at.is_none());
        ConditionLine {
            id: one.id,
            condition: one.condition(),
            met: one.verified_by.clone().zip(one.verified_at).map(|(by, at)| (SignatureLine { by, at }, one.note.clone().unwrap_or_default())),
            // Whoever typed something gets it back, with what is wrong.
            may_verify: is_open && (may_verify(&open, (actor, standing)) || is_typed && !is_own),
            may_report: is_open && (may_report(&open, (actor, standing)) || is_typed && is_own),
            reported: one.reported_by.clone().zip(one.reported_at).map(|(by, at)| (SignatureLine { by, at }, one.report.clone().unwrap_or_default())),
            is_own,
            handed_to: one.handed_to,
            is_owner_known: open.owner.is_known(),
            key: state.form_key(actor.id),
        }
    });
    let void = row.void_at.zip(row.void_cause).map(|(at, cause)| VoidLine {
        cause,
        by: around.voided_by.clone(),
        at,
        reason: row.void_reason.clone().unwrap_or_default(),
    });
    let view = DecisionView {
        top: pages::top(&found.project),
        gate: row.gate,
        id,
        state: decision_state,
        signatures: std::iter::once(SignatureLine { by: around.decided_by.clone(), at: row.decided_at }).chain(second).collect(),
        dossier: around
            .snapshot
            .zip(around.number)
            .map(|(id, number)| (id, u32::try_from(number).unwrap_or(0), around.sha256.clone().unwrap_or_default())),
        decision,
        rule_set: rule_set_version,
        conditions: conditions.collect(),
        supersedes: row.supersedes_id,
        changes: changed,
        correction_reason: row.correction_reason.clone(),
        superseded_by: around.corrected_by.filter(|_| reads_all || decision_state == DecisionState::Superseded),
        names: pages::names(&state.reference(), signed.visit.language),
        key: state.form_key(signed.actor.id),
        may_sign: may_sign(&proposed, actor, standing),
        may_withdraw: may_withdraw(&proposed, actor, standing),
        takers: if decision_state == DecisionState::Proposed && !is_signable(&proposed) { Some(takers(state).await?) } else { None },
        void,
        may_correct: decision_state == DecisionState::Signed
            && around.corrected_by.is_none()
            && may_correct((actor, standing), &found.project, &row, state.reference().programme.mandate),
        refused: said.refused,
        errors: said.errors,
        notes: said.notes,
        notice: said.notice,
        today: state.clock.today(),
    };
    let title = format!("{}: {}", view.top.title, words.label(row.outcome));
    Ok(page(state, &signed.visit, title, move || view! { <DecisionPage words view /> }.into_any()))
}

pub(super) async fn decision_page(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    show(&state, &signed, &found, id, Said::default()).await
}

pub(super) async fn sign(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::SignDecision, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, id), "signed").await?;
    pairs.nothing_else()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = sign::sign(&state, &permit, &signed.actor, &submission, id).await;
    answer(&submission, saved, async |why| {
        let said = match why {
            Why::Refused(refusal) => Said { refused: Some(refusal), ..Said::default() },
            Why::Problems(_) | Why::Lost => Said { notice: Some(who_was_first(&state, signed.visit.words(), project).await?), ..Said::default() },
        };
        show(&state, &signed, &again(&state, &signed, project).await?, id, said).await
    })
    .await
}

//! The levels that the panel gives to the eight conditions: one short form, once the reviews are open and until the gate is decided.

use super::look::titles;
use super::routes::meanwhile;
use crate::actor::SignedIn;
use crate::audit::{Event, record};
use crate::conditions::store::assessments;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, page, with_status};
use crate::reviews::access;
use crate::routes::{Access, Route, get, post};
use crate::sent::Sent;
use crate::state::{State, new_id};
use ::entity::{assessment, project, proposal, review_round};
use app::panels::{LevelsPage, LevelsView, level_label};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::conditions::{AssessmentForm, Condition, LevelsForm, NewAssessment, Opinion};
use domain::ids::{AssessmentId, ProposalId, RoundId};
use domain::projects::Status;
use leptos::prelude::*;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    const CHAIR: Access = Access::Needs(Action::ChairPanel);
    let path = "/rounds/{round}/proposals/{proposal}/levels";
    vec![get(path, CHAIR, form), post(path, CHAIR, give)]
}

type Of = Ids<(RoundId, ProposalId)>;
type Typed = (Option<LevelsForm>, FormErrors, Option<NoticeView>);

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of) -> Result<Response, AppError> {
    let (round, _) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    show(&state, &signed, (&round, &proposal), (None, FormErrors::default(), None)).await
}

async fn show(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (typed, errors, notice): Typed,
) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let given = assessments(read, proposal.project_id, round.gate).await?;
    let own = given.into_iter().filter(|one| one.opinion == Opinion::Panel);
    let kept = || LevelsForm(own.map(|one| (one.condition, AssessmentForm { level: one.level.number().to_string(), reason: one.reason })).collect());
    let view = LevelsView {
        round: round.id,
        round_name: round.name.clone(),
        proposal: proposal.id,
        version: proposal.version,
        project: titles(read, std::slice::from_ref(proposal)).await?.into_values().next().unwrap_or_default(),
        is_opened: proposal.opened_at.is_some(),
        form: typed.unwrap_or_else(kept),
        errors,
        notice,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("panel-levels-title"), move || view! { <LevelsPage words view /> }.into_any()))
}

async fn give(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of, pairs: Pairs) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    let sent = Sent::read(&pairs, &paths::panel_proposal(round.id, id), "panel-levels-given")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let words = signed.visit.words();
    let mut form = LevelsForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that the levels do not have")))?;
    }
    let new = match form.check() {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::read(words, &problems, |field| level_label(words, field));
            let shown = show(&state, &signed, (&round, &proposal), (Some(form), errors, None)).await?;
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
        }
    };
    match keep(&state, &permit, &sent, (&round, id), new).await {
        Ok(()) => Ok(sent.onward()),
        Err(AppError::Conflict) => {
            if let Some(onward) = sent.led(&state, permit.person()).await? {
                return Ok(onward);
            }
            let typed = (Some(form), FormErrors::default(), Some(meanwhile(words)));
            Ok(with_status(StatusCode::CONFLICT, show(&state, &signed, (&round, &proposal), typed).await?))
        }
        Err(error) => Err(error),
    }
}

/// Keeps the levels in the place of those of before. What the panel takes back is taken away.
async fn keep(
    state: &State,
    permit: &Permit<act::ChairPanel>,
    sent: &Sent,
    (round, id): (&review_round::Model, ProposalId),
    new: BTreeMap<Condition, NewAssessment>,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = sent.begin(state, permit.person()).await?;
    let proposal = access::proposal(&transaction, permit.round(), id).await?;
    let project = project::Entity::find_by_id(proposal.project_id).one(&transaction).await?.ok_or(AppError::NotFound)?;
    let is_before = matches!(project.status, Status::GateRequested | Status::UnderReview);
    if proposal.opened_at.is_none() || !is_before {
        return Err(AppError::Conflict);
    }
    assessment::Entity::delete_many()
        .filter(assessment::Column::ProjectId.eq(proposal.project_id))
        .filter(assessment::Column::Gate.eq(round.gate))
        .filter(assessment::Column::Opinion.eq(Opinion::Panel))
        .exec(&transaction)
        .await?;
    let told: BTreeMap<_, _> = new.iter().map(|(condition, one)| (condition.code(), one.level.number())).collect();
    for (condition, one) in new {
        let row = assessment::ActiveModel {
            id: Set(AssessmentId(new_id())),
            project_id: Set(proposal.project_id),
            gate: Set(round.gate),
            condition_code: Set(condition),
            opinion: Set(Opinion::Panel),
            level: Set(i32::from(one.level.number())),
            reason: Set(one.reason),
            // Partners read the levels, and not who sits on the panel.
            assessed_by: Set(None),
            assessed_at: Set(now),
        };
        row.insert(&transaction).await?;
    }
    let event = Event::by_expert(permit.person(), "panel_levels_given").in_project(proposal.project_id).about("proposal", id);
    record(&transaction, event.with(json!({ "gate": round.gate, "levels": told })), now).await?;
    sent.keep(&transaction, permit.person(), now).await?;
    Ok(transaction.commit().await?)
}

//! The levels that the panel gives to the eight conditions: one short form, once the reviews are open and until the gate is decided.

use super::look::titles;
use super::routes::meanwhile;
use crate::dossier::levels::assessments;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::access;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{assessment, project, proposal, review_round};
use app::panels::{LevelsPage, LevelsView, level_label};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::audit::HistoryEvent;
use domain::conditions::{AssessmentForm, Condition, LevelsForm, NewAssessment, Opinion};
use domain::ids::{AssessmentId, ProposalId, RoundId};
use domain::projects::Status;
use leptos::prelude::*;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
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
    let form = match typed {
        Some(typed) => typed,
        None => kept(read, (round, proposal)).await?,
    };
    let view = LevelsView {
        round: round.id,
        round_name: round.name.clone(),
        proposal: proposal.id,
        version: version(read, proposal.id).await?,
        project: titles(read, std::slice::from_ref(proposal)).await?.into_values().next().unwrap_or_default(),
        is_opened: proposal.opened_at.is_some(),
        form,
        errors,
        notice,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("panel-levels-title"), move || view! { <LevelsPage words view /> }.into_any()))
}

/// The levels as they are kept.
async fn kept(read: &impl ConnectionTrait, (round, proposal): (&review_round::Model, &proposal::Model)) -> Result<LevelsForm, DbErr> {
    let given = assessments(read, proposal.project_id, round.gate).await?;
    let own = given.into_iter().filter(|one| one.opinion == Opinion::Panel);
    Ok(LevelsForm(own.map(|one| (one.condition, AssessmentForm { level: one.level.number().to_string(), reason: one.reason })).collect()))
}

/// The version of the levels: the number of the event that told them last.
async fn version(connection: &impl ConnectionTrait, proposal: ProposalId) -> Result<i64, DbErr> {
    Ok(version_of(last_about(connection, &format!("proposal {proposal}"), "panel_levels_given").await?.as_ref()))
}

async fn give(extract::State(state): extract::State<State>, signed: SignedIn, Ids((round, id)): Of, pairs: Pairs) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::panel_proposal(round.id, id), "panel-levels-given").await?;
    let mut form = LevelsForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that the levels do not have")))?;
    }
    let saved = async {
        let new = form.check()?;
        keep(&state, &permit, &submission, (&round, id), new).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let (errors, notice) = match why {
            Why::Problems(problems) => (FormErrors::read(words, &problems, |field| level_label(words, field)), None),
            // What was typed comes back, and beside it what is stored by now.
            Why::Lost => {
                let stored = differing(words.language(), &form.fields(), &kept(&state.database.read, (&round, &proposal)).await?.fields());
                (FormErrors::default().beside(words, &stored, |field| level_label(words, field)), Some(meanwhile(words)))
            }
        };
        show(&state, &signed, (&round, &proposal), (Some(form), errors, notice)).await
    })
    .await
}

/// Keeps the levels in the place of those of before. What the panel takes back is taken away. Lost when the reviews are shut, the gate is
/// decided, or somebody gave levels since the form's version.
async fn keep(
    state: &State,
    permit: &Permit<act::ChairPanel>,
    submission: &Submission,
    (round, id): (&review_round::Model, ProposalId),
    new: BTreeMap<Condition, NewAssessment>,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let proposal = access::proposal(&write, permit.round(), id).await?;
    let project = project::Entity::find_by_id(proposal.project_id).one(&write).await?.ok_or(AppError::NotFound)?;
    let is_before = matches!(project.status, Status::GateRequested | Status::UnderReview);
    if proposal.opened_at.is_none() || !is_before || version(&write, id).await? != submission.version {
        return Err(AppError::Conflict.into());
    }
    assessment::Entity::delete_many()
        .filter(assessment::Column::ProjectId.eq(proposal.project_id))
        .filter(assessment::Column::Gate.eq(round.gate))
        .filter(assessment::Column::Opinion.eq(Opinion::Panel))
        .exec(&write)
        .await?;
    let levels = new.iter().map(|(condition, one)| (*condition, one.level.number())).collect();
    let rows = new.into_iter().map(|(condition, one)| assessment::ActiveModel {
        id: Set(AssessmentId(new_id())),
        project_id: Set(proposal.project_id),
        gate: Set(round.gate),
        condition_code: Set(condition),
        opinion: Set(Opinion::Panel),
        level: Set(i32::from(one.level.number())),
        reason: Set(one.reason),
        // Partners read the levels, and not who sits on the panel.
        assessed_by: Set(None),
        assessed_at: Set(write.now()),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        assessment::Entity::insert_many(rows).exec_without_returning(&write).await?;
    }
    let given = HistoryEvent::PanelLevelsGiven { proposal: id, gate: round.gate, levels };
    Ok(write.finish([Event::by_expert(permit.person(), given).in_project(proposal.project_id)]).await?)
}

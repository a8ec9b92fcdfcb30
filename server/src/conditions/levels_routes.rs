//! The page of all eight conditions of a project, and its form: a level and a reason for each, saved at once.

use super::all_page::{self, AllTyped};
use super::pages;
use super::save::{self, GivesOpinion};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::conditions::{ConditionsPage, level_label};
use app::paths;
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::conditions::{LevelsForm, signals};
use domain::gates::Gate;
use domain::ids::ProjectId;
use leptos::prelude::*;

type At = Ids<(ProjectId, Gate)>;

pub(super) async fn show(state: &State, signed: &SignedIn, found: &Found, gate: Gate, typed: AllTyped) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = all_page::all(state, (&signed.actor, signed.visit.language), found, gate, typed).await?;
    let title = words.with("conditions-title", &[("gate", words.label(gate).into())]);
    Ok(page(state, &signed.visit, title, move || view! { <ConditionsPage words view /> }.into_any()))
}

pub(super) async fn assess_project(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    at: At,
    form: Pairs,
) -> Result<Response, AppError> {
    assess(&state, &signed, act::AssessProject, at, &form).await
}

pub(super) async fn assess_own_project(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    at: At,
    form: Pairs,
) -> Result<Response, AppError> {
    assess(&state, &signed, act::AssessOwnProject, at, &form).await
}

async fn assess<A: GivesOpinion>(state: &State, signed: &SignedIn, action: A, Ids((project, gate)): At, pairs: &Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, action, project).await?;
    let submission = Submission::read(state, signed, pairs, &paths::conditions(project, gate), "assessed").await?;
    let mut form = LevelsForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that the levels do not have")))?;
    }
    let saved = async {
        let facts = pages::facts_at(state, &found.project, gate).await?;
        let new = form.check_beside(|condition| signals(condition, &facts))?;
        save::assess_all(state, &permit, gate, new, &submission).await
    };
    answer(&submission, saved.await, async |why| {
        let words = signed.visit.words();
        let (found, _) = access::permit(state, signed, act::ReadProject, project).await?;
        let typed = AllTyped { form: Some(form), is_lost: why == Why::Lost, ..AllTyped::default() };
        let typed = match why {
            Why::Problems(problems) => AllTyped { errors: FormErrors::read(words, &problems, |field| level_label(words, field)), ..typed },
            Why::Lost => AllTyped { notice: Some(meanwhile(state, words, &found.project).await?), ..typed },
        };
        show(state, signed, &found, gate, typed).await
    })
    .await
}

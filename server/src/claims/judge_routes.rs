//! The verdicts about the lines of a part.

use super::judge_page::{self, Again};
use super::judge_store::Judging;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reports::{around, refused};
use crate::state::State;
use app::claims::CostsJudgePage;
use app::paths;
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::act;
use domain::claims::VerdictForm;
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::reports::ReportRefusal;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct AskedFor {
    page: Option<String>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    Query(asked): Query<AskedFor>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    show_page(&state, &signed, &found, (id, part, asked.page.as_deref()), Again::default()).await
}

async fn show_page(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (id, part, asked): (ReportId, OrganisationId, Option<&str>),
    again: Again,
) -> Result<Response, AppError> {
    let around = around(state, signed, found, id).await?;
    // What was not handed in is not read by the programme.
    super::pages::reader(signed, found, &around, part).ok_or(AppError::NotFound)?;
    let words = signed.visit.words();
    let view = judge_page::view(state, signed, found, (&around, part, asked), again).await?;
    Ok(page(state, &signed.visit, words.t("costs-judge-title"), move || view! { <CostsJudgePage words view /> }.into_any()))
}

/// The verdicts as they were sent, by the number of the line; nothing else.
fn read(pairs: &Pairs) -> Result<BTreeMap<i32, VerdictForm>, AppError> {
    let mut forms: BTreeMap<i32, VerdictForm> = BTreeMap::new();
    for (name, value) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        let unknown = || AppError::BadForm(format!("a field {name:?} that the form does not have"));
        let mut parts = name.split('.');
        let (Some("lines"), Some(number), Some(field), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(unknown());
        };
        let form = forms.entry(number.parse().map_err(|_| unknown())?).or_default();
        let place = match field {
            "kind" => &mut form.kind,
            "amount" => &mut form.amount,
            "error" => &mut form.error,
            "reason" => &mut form.reason,
            _ => return Err(unknown()),
        };
        value.clone_into(place);
    }
    Ok(forms)
}

async fn went(
    (state, signed, found): (&State, &SignedIn, &Found),
    submission: &Submission,
    (at, asked): ((ReportId, OrganisationId), Option<&str>),
    (saved, typed): (Result<(), Unsaved<ReportRefusal>>, BTreeMap<i32, VerdictForm>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let again = Again { typed, ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Refused(refusal) => Again { notice: Some(refused(words, &refusal)), ..again },
            Why::Lost => Again { notice: Some(who_was_first(state, words, found.project.id).await?), ..again },
        };
        show_page(state, signed, found, (at.0, at.1, asked), again).await
    })
    .await
}

pub(super) async fn judge(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    Query(asked): Query<AskedFor>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::costs_judge(project, id, part), "costs-judged").await?;
    let forms = read(&pairs)?;
    let judging = Judging { state: &state, permit: &permit, submission: &submission, part: (id, part) };
    let saved = judging.judge(&forms, signed.visit.language).await;
    went((&state, &signed, &found), &submission, ((id, part), asked.page.as_deref()), (saved, forms)).await
}

pub(super) async fn approve_rest(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::costs_judge(project, id, part), "costs-judged").await?;
    pairs.nothing_else()?;
    let judging = Judging { state: &state, permit: &permit, submission: &submission, part: (id, part) };
    let saved = judging.approve_rest().await;
    went((&state, &signed, &found), &submission, ((id, part), None), (saved, BTreeMap::new())).await
}

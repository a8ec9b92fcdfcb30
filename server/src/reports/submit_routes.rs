//! Handing in the whole, after a question, and taking it back.

use super::report_routes::{refused, show_page};
use super::{pages, submit};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reports::{SubmitPage, SubmitView, report_field};
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{ProjectId, ReportId};
use domain::problem::Problem;
use domain::reason::reason;
use domain::reports::{ReportRefusal, may_submit};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Default)]
struct Again {
    reason: String,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::SubmitReport, project).await?;
    question(&state, &signed, &found, id, Again::default()).await
}

async fn question(state: &State, signed: &SignedIn, found: &Found, id: ReportId, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let around = pages::around(state, signed, found, id).await?;
    let facts = &around.whole.facts;
    let Again { reason, problems, notice } = again;
    let view = SubmitView {
        head: pages::head(state, found, &around.whole),
        missing: facts.parts_missing(),
        reason,
        keys: (state.form_key(signed.actor.id), around.whole.row.version),
        refused: notice.or_else(|| may_submit(facts, true).err().map(|refusal| refused(words, &refusal))),
        errors: FormErrors::read(words, &problems, |field| report_field(words, field)),
    };
    Ok(page(state, &signed.visit, words.t("report-submit"), move || view! { <SubmitPage words view /> }.into_any()))
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Typed {
    reason: String,
}

pub(super) async fn submit(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::SubmitReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-submitted").await?;
    let Typed { reason: typed } = pairs.read()?;
    let words = signed.visit.words();
    let is_missing = !pages::around(&state, &signed, &found, id).await?.whole.facts.parts_missing().is_empty();
    let saved = async {
        let checked = match reason(&typed) {
            Ok(reason) => reason,
            Err(kind) if is_missing => return Err(vec![Problem::new("reason", kind)].into()),
            Err(_) => String::new(),
        };
        submit::submit(&state, &permit, &submission, (id, &checked)).await
    };
    let saved: Result<(), Unsaved<ReportRefusal>> = saved.await;
    answer(&submission, saved, async |why| {
        let again = match why {
            Why::Problems(problems) => Again { reason: typed, problems, notice: None },
            Why::Refused(refusal) => Again { reason: typed, problems: Vec::new(), notice: Some(refused(words, &refusal)) },
            Why::Lost => Again { reason: typed, problems: Vec::new(), notice: Some(who_was_first(&state, words, project).await?) },
        };
        question(&state, &signed, &found, id, again).await
    })
    .await
}

pub(super) async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ReportId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::SubmitReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-withdrawn").await?;
    pairs.nothing_else()?;
    let words = signed.visit.words();
    answer(&submission, submit::withdraw(&state, &permit, &submission, id).await, async |why| {
        let notice = match why {
            Why::Problems(problems) => return Err(AppError::Internal(format!("a form without fields has problems: {problems:?}"))),
            Why::Refused(refusal) => refused(words, &refusal),
            Why::Lost => who_was_first(&state, words, project).await?,
        };
        show_page(&state, &signed, &found, id, Some(notice)).await
    })
    .await
}

//! Taking a line in kind away, after a question.

use super::line_routes::own_line;
use super::read;
use super::store::Submit;
use crate::dossier::access::{self, Found};
use crate::dossier::resubmission::{self, locked_notice};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::in_kind_line;
use app::in_kind::{InKindRemovePage, InKindRemoveView, OwnLine};
use app::paths;
use app::ui::NoticeView;
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::{InKindLineId, ProjectId};
use leptos::prelude::*;

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, line)): Ids<(ProjectId, InKindLineId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnInKind, id).await?;
    let row = own_line(&state, &signed, id, line).await?.ok_or(AppError::NotFound)?;
    Ok(question(&state, &signed, &found, &row, None))
}

fn question(state: &State, signed: &SignedIn, found: &Found, row: &in_kind_line::Model, notice: Option<NoticeView>) -> Response {
    let words = signed.visit.words();
    let view = InKindRemoveView {
        project: found.project.id,
        title: found.project.title.clone(),
        line: OwnLine { id: row.id, line: read::line_of(row), is_outside: false },
        form: resubmission::is_writable(&found.project).then(|| (state.form_key(signed.actor.id), row.version)),
        notice: notice.or_else(|| locked_notice(words, &found.project)),
    };
    page(state, &signed.visit, words.t("in-kind-remove-title"), move || view! { <InKindRemovePage words view /> }.into_any())
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, line)): Ids<(ProjectId, InKindLineId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::KeepOwnInKind, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::in_kind(id), "in-kind-removed").await?;
    pairs.nothing_else()?;
    let submit = Submit { state: &state, permit: &permit, submission: &submission, organisation: signed.actor.organisation };
    answer(&submission, submit.remove(line).await, async |why| match why {
        Why::Problems(problems) => Err(AppError::Internal(format!("a question without fields has problems: {problems:?}"))),
        Why::Lost => {
            let (found, _) = access::permit(&state, &signed, act::KeepOwnInKind, id).await?;
            let row = own_line(&state, &signed, id, line).await?.ok_or(AppError::NotFound)?;
            let notice = meanwhile(&state, signed.visit.words(), &found.project).await?;
            Ok(question(&state, &signed, &found, &row, Some(notice)))
        }
    })
    .await
}

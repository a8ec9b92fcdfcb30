//! One line in kind of the own organisation: to add, to read and to change.

use super::pages::phases;
use super::read;
use super::store::Submit;
use crate::dossier::access::{self, Found};
use crate::dossier::resubmission::{self, locked_notice};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{gone, meanwhile};
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::in_kind_line;
use app::in_kind::{InKindLinePage, InKindLineView, in_kind_label};
use app::paths;
use app::ui::{FormErrors, NoticeView, StoredField};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::ids::{InKindLineId, ProjectId};
use domain::in_kind::{InKindForm, InKindMethod, InKindNumbers};
use domain::problem::Problem;
use leptos::prelude::*;
use serde::Deserialize;

/// A line on its way to its own people.
struct Shown {
    line: Option<InKindLineId>,
    typed: InKindForm,
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    version: i64,
    key: Option<String>,
    notice: Option<NoticeView>,
}

impl Shown {
    const fn new(line: Option<InKindLineId>, typed: InKindForm, version: i64) -> Self {
        Self { line, typed, problems: Vec::new(), stored: Vec::new(), version, key: None, notice: None }
    }

    fn of(row: &in_kind_line::Model, signed: &SignedIn) -> Self {
        Self::new(Some(row.id), InKindForm::of(&read::line_of(row), signed.visit.language), row.version)
    }

    fn page(self, state: &State, signed: &SignedIn, found: &Found) -> Result<Response, AppError> {
        let words = signed.visit.words();
        let method = method_of(&self.typed)?;
        let label = |field: &str| in_kind_label(words, method, field);
        let errors = FormErrors::read(words, &self.problems, label).beside(words, &self.stored, label);
        let key = self.key.unwrap_or_else(|| Basis::of(&fields(&self.typed)).key(state, signed.actor.id));
        let view = InKindLineView {
            project: found.project.id,
            title: found.project.title.clone(),
            line: self.line,
            method,
            typed: self.typed,
            phases: phases().to_vec(),
            form: resubmission::is_writable(&found.project).then_some((key, self.version)),
            errors,
            notice: self.notice.or_else(|| locked_notice(words, &found.project)),
            numbers: InKindNumbers::of(&state.reference().values),
            period: read::period(&found.project),
        };
        Ok(page(state, &signed.visit, words.label(method), move || view! { <InKindLinePage words view /> }.into_any()))
    }
}

fn method_of(typed: &InKindForm) -> Result<InKindMethod, AppError> {
    typed.method.parse().map_err(|_| AppError::BadForm("a method of valuation that is not on the list".to_owned()))
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    method: Option<String>,
}

pub(super) async fn new(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnInKind, id).await?;
    let method = chosen.method.and_then(|code| code.parse::<InKindMethod>().ok());
    let Some(method) = method.filter(|_| resubmission::is_writable(&found.project)) else {
        return Ok(Redirect::to(&paths::in_kind(id)).into_response());
    };
    let phase = found.project.phase.money_phase().to_string();
    Shown::new(None, InKindForm { method: method.to_string(), phase, ..InKindForm::default() }, 0).page(&state, &signed, &found)
}

/// The line of the own organisation; nobody else's is there.
pub(super) async fn own_line(state: &State, signed: &SignedIn, id: ProjectId, line: InKindLineId) -> Result<Option<in_kind_line::Model>, AppError> {
    let place = read::place(&state.database.read, id, signed.actor.organisation).await?.ok_or(AppError::NotFound)?;
    Ok(read::find(&state.database.read, place.id, line).await?)
}

pub(super) async fn show_line(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, line)): Ids<(ProjectId, InKindLineId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnInKind, id).await?;
    let row = own_line(&state, &signed, id, line).await?.ok_or(AppError::NotFound)?;
    Shown::of(&row, &signed).page(&state, &signed, &found)
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (id, None), &pairs).await
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, line)): Ids<(ProjectId, InKindLineId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (id, Some(line)), &pairs).await
}

type At = (ProjectId, Option<InKindLineId>);

async fn write(state: &State, signed: &SignedIn, (id, line): At, pairs: &Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, act::KeepOwnInKind, id).await?;
    let submission = Submission::read(state, signed, pairs, &paths::in_kind(id), "in-kind-saved").await?;
    let typed: InKindForm = pairs.read()?;
    if let Some(line) = line
        && own_line(state, signed, id, line).await?.is_none()
    {
        return was_taken_away(state, signed, &found, (line, typed)).await;
    }
    method_of(&typed)?;
    let submit = Submit { state, permit: &permit, submission: &submission, organisation: signed.actor.organisation };
    let saved = submit.save(line, &typed, signed.visit.language).await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let key = Some(key_again(state, signed.actor.id, pairs));
            Shown { problems, key, ..Shown::new(line, typed, submission.version) }.page(state, signed, &found)
        }
        Why::Lost => lost(state, signed, (id, line), pairs).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, (id, line): At, pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::KeepOwnInKind, id).await?;
    let typed: InKindForm = pairs.read()?;
    let notice = meanwhile(state, words, &found.project).await?;
    let Some(line) = line else { return Shown { notice: Some(notice), ..Shown::new(None, typed, 0) }.page(state, signed, &found) };
    let Some(row) = own_line(state, signed, id, line).await? else {
        return was_taken_away(state, signed, &found, (line, typed)).await;
    };
    let stored = fields(&InKindForm::of(&read::line_of(&row), signed.visit.language));
    let merged = merge(signed.visit.language, pairs, &fields(&typed), &stored);
    let notice = Some(merged.tell(words, notice));
    let key = Some(Basis::of(&stored).key(state, signed.actor.id));
    let typed = merged.form.read()?;
    Shown { notice, stored: merged.clashes, key, ..Shown::new(Some(line), typed, row.version) }.page(state, signed, &found)
}

/// A colleague took the line away meanwhile: what was typed stands in a form for a new one.
async fn was_taken_away(state: &State, signed: &SignedIn, found: &Found, (line, typed): (InKindLineId, InKindForm)) -> Result<Response, AppError> {
    let gone = gone(&state.database.read, &format!("in_kind_line {line}"), "in_kind_removed").await?;
    let gone = gone.filter(|gone| gone.project() == Some(found.project.id)).ok_or(AppError::NotFound)?;
    let notice = Some(gone.notice(signed.visit.words()));
    let shown = Shown { notice, ..Shown::new(None, typed, 0) }.page(state, signed, found)?;
    Ok(with_status(StatusCode::CONFLICT, shown))
}

//! Withdrawing a document after a question, and having one stand for something in the dossier.

use super::access::{self as own, document};
use super::document_routes;
use super::pages::Typed;
use super::read::Document;
use super::store::Bringer;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::documents::{WithdrawPage, WithdrawView, document_label};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::documents::DocumentReader;
use domain::ids::{DocumentId, ProjectId};
use leptos::prelude::*;
use serde::Deserialize;

type At = Ids<(ProjectId, DocumentId)>;

/// The document, for who keeps it up.
async fn kept(state: &State, signed: &SignedIn, at: (ProjectId, DocumentId)) -> Result<(Found, Document, DocumentReader), AppError> {
    let (found, document, reader) = document(state, signed, at).await?;
    if !reader.may_keep(own::whose(&document.row)) {
        return Err(AppError::NotAllowed(Action::KeepDocuments));
    }
    Ok((found, document, reader))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: String,
}

pub(super) async fn ask(extract::State(state): extract::State<State>, signed: SignedIn, Ids(at): At) -> Result<Response, AppError> {
    access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    let (found, document, _) = kept(&state, &signed, at).await?;
    Ok(question(&state, &signed, &found, &document, (String::new(), FormErrors::default(), None)))
}

fn question(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    document: &Document,
    (reason, errors, notice): (String, FormErrors, Option<NoticeView>),
) -> Response {
    let words = signed.visit.words();
    let view = WithdrawView {
        project: found.project.id,
        title: found.project.title.clone(),
        id: document.row.id,
        name: document.newest().map(|one| one.name.clone()).unwrap_or_default(),
        is_in_use: document.is_in_use(),
        is_withdrawn: document.row.withdrawn_at.is_some(),
        key: state.form_key(signed.actor.id),
        version: document.row.version,
        reason,
        errors,
        notice,
    };
    page(state, &signed.visit, words.t("document-withdraw-title"), move || view! { <WithdrawPage words view /> }.into_any())
}

pub(super) async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): At,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    let (_, _, reader) = kept(&state, &signed, at).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::document(at.0, at.1), "document-withdrawn").await?;
    let Reason { reason } = pairs.read()?;
    let bringer = Bringer { permit: &permit, organisation: signed.actor.organisation, reader };
    answer(&submission, bringer.withdraw(&state, &submission, at.1, &reason).await, async |why| {
        let words = signed.visit.words();
        let (_, document, _) = kept(&state, &signed, at).await?;
        let (errors, notice) = match why {
            Why::Problems(problems) => (FormErrors::read(words, &problems, |field| document_label(words, field)), None),
            Why::Lost => (FormErrors::default(), Some(meanwhile(&state, words, &found.project).await?)),
        };
        Ok(question(&state, &signed, &found, &document, (reason, errors, notice)))
    })
    .await
}

pub(super) async fn choose(extract::State(state): extract::State<State>, signed: SignedIn, Ids(at): At, pairs: Pairs) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    let (_, _, reader) = kept(&state, &signed, at).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::document(at.0, at.1), "document-chosen").await?;
    let is_signed = pairs.get("signed_by_all") == Some("yes");
    pairs.without("signed_by_all").nothing_else()?;
    let bringer = Bringer { permit: &permit, organisation: signed.actor.organisation, reader };
    answer(&submission, bringer.choose(&state, &submission, (at.1, is_signed)).await, async |why| {
        let (found, document, reader) = kept(&state, &signed, at).await?;
        let notice = match why {
            Why::Problems(_) => None,
            Why::Lost => Some(meanwhile(&state, signed.visit.words(), &found.project).await?),
        };
        document_routes::shown(&state, &signed, &found, (document, reader), Typed { notice, ..Typed::default() }).await
    })
    .await
}

//! Files that come in one form: new documents, or a new version of one. What can be kept is kept; what cannot is told by its name.

use super::form_files::{self, Arrived, FormFiles};
use super::pages::{self, Typed};
use super::receive::{self, Kept};
use super::store::{Bringer, Brought};
use super::{access as own, document_routes};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::documents::{DocumentsPage, document_label, refusal_words};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract::{self, Request};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Permit, act};
use domain::documents::{DocumentForm, DocumentKind, FileRefusal, NewDocument};
use domain::ids::{DocumentId, DocumentVersionId, ProjectId};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;

/// Files that were not taken, by their names.
type Refused = Vec<(String, FileRefusal)>;

/// What status tells of files that were not taken: that of the first one.
pub(super) fn status_of(refusal: &FileRefusal) -> StatusCode {
    match refusal {
        FileRefusal::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        FileRefusal::NotStored => StatusCode::INSUFFICIENT_STORAGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn told(signed: &SignedIn, errors: FormErrors, refused: &Refused) -> FormErrors {
    let words = signed.visit.words();
    refused.iter().fold(errors, |errors, (name, refusal)| errors.and("files", refusal_words(words, name, refusal)))
}

/// Stores the files that can be.
async fn store(
    state: &State,
    project: ProjectId,
    files: Vec<Arrived>,
    is_photo: bool,
) -> Result<(Vec<(DocumentVersionId, Kept)>, Refused), AppError> {
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for Arrived { id, name, part } in files {
        let stored = match part {
            Ok(part) => receive::store(state, project, part, (&name, is_photo)).await?,
            Err(refusal) => Err(refusal),
        };
        match stored {
            Ok(one) => kept.push((id, one)),
            Err(refusal) => refused.push((name, refusal)),
        }
    }
    Ok((kept, refused))
}

fn bringer<'a>(signed: &SignedIn, found: &Found, permit: &'a Permit<act::KeepDocuments>) -> Bringer<'a> {
    Bringer { permit, organisation: signed.actor.organisation, reader: own::reader(signed, found) }
}

async fn save(
    state: &State,
    submission: &Submission,
    bringer: &Bringer<'_>,
    new: NewDocument,
    brought: Vec<Brought>,
) -> Result<(), Unsaved<FileRefusal>> {
    let write = submission.begin(state).await?;
    bringer.add(write, &new, brought).await
}

async fn renewed(state: &State, submission: &Submission, bringer: &Bringer<'_>, brought: Brought) -> Result<(), Unsaved<FileRefusal>> {
    let write = submission.begin(state).await?;
    bringer.renew(write, brought, Some(submission.version)).await
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    request: Request,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepDocuments, id).await?;
    let FormFiles { pairs, files } = form_files::read(&state, request).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::documents(id), "document-added").await?;
    let typed: DocumentForm = pairs.without("files").read()?;
    let mut problems = Vec::new();
    let new = typed.check(signed.visit.language).map_err(|found| problems.extend(found)).ok();
    if files.is_empty() {
        problems.push(Problem::new("files", ProblemKind::Missing));
    }
    let (kept, mut refused) = match &new {
        Some(new) if problems.is_empty() => store(&state, id, files, new.kind == DocumentKind::Photo).await?,
        Some(_) | None => (Vec::new(), Vec::new()),
    };
    let count = kept.len();
    let saved: Result<(), Unsaved<FileRefusal>> = match &new {
        Some(new) if !kept.is_empty() => {
            let brought = kept.into_iter().map(|(version, kept)| Brought { document: DocumentId(version.0), version, kept }).collect();
            let bringer = bringer(&signed, &found, &permit);
            save(&state, &submission, &bringer, new.clone(), brought).await
        }
        Some(_) | None => Err(std::mem::take(&mut problems).into()),
    };
    let words = signed.visit.words();
    let (saved, is_kept) = match saved {
        // Some were kept, and some were not: the page says which.
        Ok(()) if !refused.is_empty() => (Err(Unsaved::Again(Why::Problems(Vec::new()))), true),
        saved => (saved, false),
    };
    if is_kept {
        let notice = NoticeView { tone: Tone::Warn, title: words.with("documents-some-kept", &[("count", count.into())]), text: None };
        let form = DocumentForm { kind: typed.kind, ..DocumentForm::default() };
        let typed = Typed { form, errors: told(&signed, FormErrors::default(), &refused), notice: Some(notice), ..Typed::default() };
        return again(&state, &signed, id, typed, &refused).await;
    }
    answer(&submission, saved, async |why| {
        let (problems, notice) = match why {
            Why::Problems(problems) => (problems, None),
            Why::Refused(refusal) => {
                refused.push((String::new(), refusal));
                (Vec::new(), None)
            }
            Why::Lost => (Vec::new(), Some(meanwhile(&state, words, &found.project).await?)),
        };
        let errors = FormErrors::read(words, &problems, |field| document_label(words, field));
        let typed = Typed { form: typed, errors: told(&signed, errors, &refused), notice, ..Typed::default() };
        let shown = again(&state, &signed, id, typed, &refused).await?;
        // Without a refusal of a file the form itself is the reason, or who was first.
        Ok(if refused.is_empty() { with_status(StatusCode::OK, shown) } else { shown })
    })
    .await
}

async fn again(state: &State, signed: &SignedIn, id: ProjectId, typed: Typed, refused: &Refused) -> Result<Response, AppError> {
    let (found, _) = access::permit(state, signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let view = pages::list(state, signed, &found, typed).await?;
    let shown = page(state, &signed.visit, words.t("documents-title"), move || view! { <DocumentsPage words view /> }.into_any());
    Ok(with_status(refused.first().map_or(StatusCode::UNPROCESSABLE_ENTITY, |(_, refusal)| status_of(refusal)), shown))
}

pub(super) async fn renew(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, document)): Ids<(ProjectId, DocumentId)>,
    request: Request,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepDocuments, id).await?;
    let (_, before, reader) = own::document(&state, &signed, (id, document)).await?;
    if !reader.may_keep(own::whose(&before.row)) {
        return Err(AppError::NotAllowed(domain::access::Action::KeepDocuments));
    }
    let FormFiles { pairs, mut files } = form_files::read(&state, request).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::document(id, document), "document-renewed").await?;
    pairs.without("files").nothing_else()?;
    files.truncate(1);
    let is_photo = before.row.kind == DocumentKind::Photo;
    let (kept, mut refused) = store(&state, id, files, is_photo).await?;
    let saved: Result<(), Unsaved<FileRefusal>> = match kept.into_iter().next() {
        Some((version, kept)) => {
            let bringer = bringer(&signed, &found, &permit);
            renewed(&state, &submission, &bringer, Brought { document, version, kept }).await
        }
        None if refused.is_empty() => Err(vec![Problem::new("files", ProblemKind::Missing)].into()),
        None => Err(Vec::new().into()),
    };
    answer(&submission, saved, async |why| {
        let words = signed.visit.words();
        let (problems, notice) = match why {
            Why::Problems(problems) => (problems, None),
            Why::Refused(refusal) => {
                refused.push((String::new(), refusal));
                (Vec::new(), None)
            }
            Why::Lost => (Vec::new(), Some(meanwhile(&state, words, &found.project).await?)),
        };
        let errors = FormErrors::read(words, &problems, |field| document_label(words, field));
        let typed = Typed { errors: told(&signed, errors, &refused), notice, ..Typed::default() };
        let (found, now, reader) = own::document(&state, &signed, (id, document)).await?;
        let shown = document_routes::shown(&state, &signed, &found, (now, reader), typed).await?;
        Ok(match refused.first() {
            Some((_, refusal)) => with_status(status_of(refusal), shown),
            None => shown,
        })
    })
    .await
}

//! Files that come in pieces, by the tus protocol: begun, asked how far, gone on with, and ended. Whoever begins one goes on with it; for everybody
//! else it is not there.

use super::receive::{self, not_stored};
use super::store::{Bringer, Brought};
use super::tus::{AT_ONCE, Checksum, OnItsWay, VERSION, ends_at, header as told, number, said};
use super::upload_routes::status_of;
use super::{access as own, read};
use crate::dossier::access::{self, Found};
use crate::files::parts::{Cut, append};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why};
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use app::documents::{document_label, refusal_words};
use app::paths;
use axum::Json;
use axum::body::Body;
use axum::extract;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::access::{Action, Permit, act};
use domain::documents::{DocumentForm, DocumentKind, FileRefusal, check_room, check_size};
use domain::ids::{DocumentId, DocumentVersionId, ProjectId, UploadId};
use domain::problem::Problem;
use futures::TryStreamExt;
use serde_json::json;

type At = Ids<(ProjectId, UploadId)>;

/// An answer of this protocol.
fn speak(status: StatusCode, headers: &[(&'static str, String)]) -> Response {
    let mut response = status.into_response();
    for (name, value) in headers.iter().chain(&[("tus-resumable", VERSION.to_owned())]) {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The same with a sentence for the person.
fn say(status: StatusCode, said: &str) -> Response {
    let mut response = (status, Json(json!({ "said": said }))).into_response();
    response.headers_mut().insert(HeaderName::from_static("tus-resumable"), HeaderValue::from_static(VERSION));
    response
}

fn refuse(signed: &SignedIn, name: &str, refusal: &FileRefusal) -> Response {
    say(status_of(refusal), &refusal_words(signed.visit.words(), name, refusal))
}

fn problems(signed: &SignedIn, problems: &[Problem]) -> Response {
    let words = signed.visit.words();
    let told: Vec<String> = problems.iter().map(|one| words.problem(&one.kind, &document_label(words, &one.field))).collect();
    say(StatusCode::UNPROCESSABLE_ENTITY, &told.join(" "))
}

/// Another version of the protocol is not spoken here.
fn other_version(headers: &HeaderMap) -> Option<Response> {
    (told(headers, "tus-resumable") != Some(VERSION)).then(|| speak(StatusCode::PRECONDITION_FAILED, &[("tus-version", VERSION.to_owned())]))
}

pub(super) async fn begin(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(project): Ids<ProjectId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepDocuments, project).await?;
    if let Some(response) = other_version(&headers) {
        return Ok(response);
    }
    let bad = |what: &str| AppError::BadForm(what.to_owned());
    let size = number(&headers, "upload-length").ok_or_else(|| bad("a file without its length"))?;
    let mut said = said(told(&headers, "upload-metadata").unwrap_or_default()).ok_or_else(|| bad("what is said of a file cannot be read"))?;
    let mut take = |name: &str| said.remove(name).unwrap_or_default();
    let (name, document, sha256) = (take("filename"), take("document"), take("sha256"));
    let form = DocumentForm {
        kind: take("kind"),
        caption: take("caption"),
        maker: take("maker"),
        permission: take("permission"),
        recognisable: take("recognisable"),
    };
    let document: Option<DocumentId> = if document.is_empty() { None } else { Some(document.parse().map_err(|_| AppError::NotFound)?) };
    match document {
        Some(id) => {
            let (_, before, reader) = own::document(&state, &signed, (project, id)).await?;
            if !reader.may_keep(own::whose(&before.row)) || before.row.withdrawn_at.is_some() {
                return Err(AppError::NotAllowed(Action::KeepDocuments));
            }
        }
        None => {
            if let Err(found) = form.check(signed.visit.language) {
                return Ok(problems(&signed, &found));
            }
        }
    }
    let used = read::used(&state.database.read, project).await?;
    if let Err(refusal) = check_size(size).and_then(|()| check_room(used, size)) {
        return Ok(refuse(&signed, &name, &refusal));
    }
    if !own::takes_documents(&found.project) {
        return Ok(say(StatusCode::UNPROCESSABLE_ENTITY, &signed.visit.words().t("documents-closed")));
    }
    let open: Vec<OnItsWay> = state.files.parts.all_begun().await;
    if open.iter().filter(|one| one.person == signed.actor.id).count() >= AT_ONCE {
        return Err(AppError::TooMany { seconds: 3_600 });
    }
    let id = UploadId(new_id());
    let sha256 = Some(sha256.to_lowercase()).filter(|hash| !hash.is_empty());
    let note = OnItsWay { id, project, person: signed.actor.id, name, size, document, form, sha256, ends_at: ends_at(state.clock.now()) };
    if let Err(error) = state.files.parts.begin(id, &note).await {
        return Ok(refuse(&signed, &note.name, &not_stored(&error)));
    }
    Ok(speak(StatusCode::CREATED, &[("location", paths::upload(project, id)), ("upload-expires", note.ends_at.to_rfc2822())]))
}

/// The file on its way of this person; for everybody else, and once it is over, it is not there.
async fn on_its_way(state: &State, signed: &SignedIn, (project, id): (ProjectId, UploadId)) -> Result<Option<OnItsWay>, AppError> {
    let note: Option<OnItsWay> = state.files.parts.begun(id).await;
    Ok(note.filter(|note| note.project == project && note.person == signed.actor.id && note.ends_at > state.clock.now()))
}

pub(super) async fn offset(extract::State(state): extract::State<State>, signed: SignedIn, Ids(at): At) -> Result<Response, AppError> {
    access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    let Some(note) = on_its_way(&state, &signed, at).await? else { return arrived_before(&state, &signed, at).await };
    let offset = state.files.parts.arrived(note.id).await.map_err(|_| AppError::NotFound)?;
    let headers = [("upload-offset", offset.to_string()), ("upload-length", note.size.to_string()), ("upload-expires", note.ends_at.to_rfc2822())];
    Ok(speak(StatusCode::OK, &headers))
}

/// It arrived, and the answer that said so did not.
async fn arrived_before(state: &State, signed: &SignedIn, (project, id): (ProjectId, UploadId)) -> Result<Response, AppError> {
    let row = read::version(&state.database.read, DocumentVersionId(id.0)).await?.ok_or(AppError::NotFound)?;
    own::document(state, signed, (project, row.document_id)).await?;
    let size = row.size.to_string();
    Ok(speak(
        StatusCode::OK,
        &[("upload-offset", size.clone()), ("upload-length", size), ("content-location", paths::document(project, row.document_id))],
    ))
}

pub(super) async fn end(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): At,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    if let Some(response) = other_version(&headers) {
        return Ok(response);
    }
    let note = on_its_way(&state, &signed, at).await?.ok_or(AppError::NotFound)?;
    state.files.parts.forget(note.id).await.map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(speak(StatusCode::NO_CONTENT, &[]))
}

pub(super) async fn go_on(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): At,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepDocuments, at.0).await?;
    if let Some(response) = other_version(&headers) {
        return Ok(response);
    }
    if told(&headers, "content-type") != Some("application/offset+octet-stream") {
        return Ok(speak(StatusCode::UNSUPPORTED_MEDIA_TYPE, &[]));
    }
    let note = on_its_way(&state, &signed, at).await?.ok_or(AppError::NotFound)?;
    let mut checksum = match told(&headers, "upload-checksum").map(Checksum::read) {
        Some(None) => return Ok(speak(StatusCode::BAD_REQUEST, &[])),
        known => known.flatten(),
    };
    let locked = state.files.parts.go_on(note.id).await.map_err(|_| AppError::NotFound)?;
    let Some(mut part) = locked else { return Ok(speak(StatusCode::LOCKED, &[])) };
    let before = state.files.parts.arrived(note.id).await.map_err(|_| AppError::NotFound)?;
    if number(&headers, "upload-offset") != Some(before) {
        return Ok(speak(StatusCode::CONFLICT, &[("upload-offset", before.to_string())]));
    }
    let pieces = body.into_data_stream().inspect_ok(|piece| {
        if let Some(checksum) = &mut checksum {
            checksum.take(piece);
        }
    });
    let written = append(&mut part, pieces, note.size.saturating_sub(before)).await;
    let is_wrong = checksum.is_some_and(|checksum| !checksum.agrees());
    match written {
        Ok(_) if is_wrong => {
            // Nothing of a piece that is not what was sent stays.
            part.set_len(before).await.map_err(|error| AppError::Internal(error.to_string()))?;
            return Ok(speak(StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST), &[("upload-offset", before.to_string())]));
        }
        Ok(_) => {}
        Err(Cut::Sender(_)) => return Err(AppError::BadForm("a piece of a file that breaks off".to_owned())),
        Err(Cut::TooLarge) => {
            part.set_len(before).await.map_err(|error| AppError::Internal(error.to_string()))?;
            return Ok(speak(StatusCode::PAYLOAD_TOO_LARGE, &[("upload-offset", before.to_string())]));
        }
        Err(Cut::Disk(error)) => return Ok(refuse(&signed, &note.name, &not_stored(&error))),
    }
    let offset = state.files.parts.arrived(note.id).await.map_err(|_| AppError::NotFound)?;
    if offset < note.size {
        return Ok(speak(StatusCode::NO_CONTENT, &[("upload-offset", offset.to_string()), ("upload-expires", note.ends_at.to_rfc2822())]));
    }
    let finished = finish(&state, (&signed, &found, &permit), &note).await;
    drop(part);
    finished
}

/// The whole of it is here: it becomes a document, or a version of one, as it would have from a form.
async fn finish(
    state: &State,
    (signed, found, permit): (&SignedIn, &Found, &Permit<act::KeepDocuments>),
    note: &OnItsWay,
) -> Result<Response, AppError> {
    let part = state.files.parts.whole(note.id);
    let before = match note.document {
        Some(id) => Some(own::document(state, signed, (note.project, id)).await?.1.row.kind),
        None => None,
    };
    let is_photo = before.map_or(note.form.kind == DocumentKind::Photo.code(), |kind| kind == DocumentKind::Photo);
    let stored = match &note.sha256 {
        Some(told) if receive::hash(&part).await? != *told => Err(FileRefusal::OtherHash),
        Some(_) | None => receive::store(state, note.project, part, (&note.name, is_photo)).await?,
    };
    let saved = match stored {
        Ok(kept) => save(state, (signed, found, permit), note, kept).await,
        Err(refusal) => Err(Unsaved::refused(refusal)),
    };
    state.files.parts.forget(note.id).await.map_err(|error| AppError::Internal(error.to_string()))?;
    let document = note.document.unwrap_or(DocumentId(note.id.0));
    Ok(match saved {
        Ok(()) => {
            let place = paths::document(note.project, document);
            speak(StatusCode::NO_CONTENT, &[("upload-offset", note.size.to_string()), ("content-location", place)])
        }
        Err(Unsaved::Again(Why::Refused(refusal))) => refuse(signed, &note.name, &refusal),
        Err(Unsaved::Again(Why::Problems(found))) => problems(signed, &found),
        Err(Unsaved::Again(Why::Lost)) => say(StatusCode::FORBIDDEN, &signed.visit.words().t("meanwhile-unknown")),
        Err(Unsaved::Failed(error)) => return Err(error),
    })
}

async fn save(
    state: &State,
    (signed, found, permit): (&SignedIn, &Found, &Permit<act::KeepDocuments>),
    note: &OnItsWay,
    kept: receive::Kept,
) -> Result<(), Unsaved<FileRefusal>> {
    let bringer = Bringer { permit, organisation: signed.actor.organisation, reader: own::reader(signed, found) };
    let version = DocumentVersionId(note.id.0);
    match note.document {
        Some(document) => bringer.renew(state.begin().await?, Brought { document, version, kept }, None).await,
        None => {
            let new = note.form.check(signed.visit.language)?;
            let document = DocumentId(note.id.0);
            bringer.add(state.begin().await?, &new, vec![Brought { document, version, kept }]).await
        }
    }
}

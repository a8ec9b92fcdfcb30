//! Statements of the bank: the file that is brought, what each line says before anything is booked, and the booking.

use super::camt::{self, CamtProblem};
use super::statements::{self, Refused};
use super::{orders, pages};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post, upload};
use crate::frame::submission::Submission;
use crate::security::tokens::sha256;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::payments::{StatementPage, UploadPage, UploadView};
use app::ui::{NoticeView, Tone};
use axum::extract::{self, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::BankStatementId;
use leptos::prelude::*;

/// The file, and room for the form around it.
const BODY_LIMIT: usize = camt::SIZE_LIMIT + 64 * 1024;

/// The routes of this file.
pub(super) fn routes() -> Vec<Route> {
    const PAYERS: Access = Access::Needs(Action::ManagePayments);
    vec![
        get("/payments/statements", PAYERS, form),
        upload("/payments/statements", PAYERS, BODY_LIMIT, bring),
        get("/payments/statements/{statement}", PAYERS, show),
        post("/payments/statements/{statement}", PAYERS, book),
        post("/payments/statements/{statement}/throw-away", PAYERS, throw_away),
    ]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManagePayments)?;
    Ok(show_form(&state, &signed, None))
}

fn show_form(state: &State, signed: &SignedIn, problem: Option<(String, Option<BankStatementId>)>) -> Response {
    let words = signed.visit.words();
    let (problem, before) = problem.map_or((None, None), |(problem, before)| (Some(problem), before));
    let view = UploadView { key: state.form_key(signed.actor.id), problem, before };
    page(state, &signed.visit, words.t("statement-bring"), move || view! { <UploadPage words view /> }.into_any())
}

/// What the form holds: its key, and the file with its name.
struct Sent {
    key: String,
    name: String,
    bytes: Vec<u8>,
}

async fn sent(request: Request, state: &State) -> Result<Result<Sent, CamtProblem>, AppError> {
    let unreadable = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Ok(Err(CamtProblem::TooLarge)),
        _ => Err(AppError::BadForm(error.to_string())),
    };
    let mut form = Multipart::from_request(request, state).await.map_err(|error| AppError::BadForm(error.to_string()))?;
    let mut sent = Sent { key: String::new(), name: String::new(), bytes: Vec::new() };
    let mut has_file = false;
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return unreadable(error),
        };
        match field.name() {
            Some("key") => sent.key = field.text().await.map_err(|error| AppError::BadForm(error.to_string()))?,
            Some("version") => {}
            Some("file") => {
                has_file = true;
                sent.name = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect();
                match field.bytes().await {
                    Ok(bytes) => sent.bytes = bytes.to_vec(),
                    Err(error) => return unreadable(error),
                }
            }
            other => return Err(AppError::BadForm(format!("a field {other:?} that the form does not have"))),
        }
    }
    if has_file { Ok(Ok(sent)) } else { Err(AppError::BadForm("a form without a file".to_owned())) }
}

async fn bring(extract::State(state): extract::State<State>, signed: SignedIn, request: Request) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    let words = signed.visit.words();
    let sent = match sent(request, &state).await? {
        Ok(sent) => sent,
        Err(problem) => return Ok(with_status(StatusCode::PAYLOAD_TOO_LARGE, show_form(&state, &signed, Some((told(words, problem), None))))),
    };
    // What makes two forms the same is what the file holds.
    let held = sha256(&String::from_utf8_lossy(&sent.bytes));
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("key", sent.key.as_str()), ("version", "0"), ("file", held.as_str())])
        .finish();
    let pairs = Pairs::parse(body.as_bytes(), paths::payment_statements());
    let submission = Submission::read(&state, &signed, &pairs, &paths::payments(), "statement-read").await?;
    // Beside the requests: a large file takes its time.
    let read = tokio::task::spawn_blocking(move || (camt::read(&sent.bytes), sent.name)).await;
    let (read, name) = read.map_err(|error| AppError::Internal(error.to_string()))?;
    let read = match read {
        Ok(read) => read,
        Err(problem) => {
            let status = if problem == CamtProblem::TooLarge { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
            return Ok(with_status(status, show_form(&state, &signed, Some((told(words, problem), None)))));
        }
    };
    let saved: Result<(), Unsaved<Refused>> = statements::bring(&state, &permit, &submission, (&read, &name)).await;
    answer(&submission, saved, async |why| {
        let problem = match why {
            Why::Refused(Refused::OtherAccount) => (words.t("statement-other-account"), None),
            Why::Refused(Refused::BroughtBefore(id)) => (words.t("statement-brought-before"), Some(id)),
            Why::Problems(_) | Why::Lost => (words.t("statement-meanwhile"), None),
        };
        Ok(show_form(&state, &signed, Some(problem)))
    })
    .await
}

fn told(words: Words, problem: CamtProblem) -> String {
    words.t(match problem {
        CamtProblem::TooLarge => "statement-too-large",
        CamtProblem::Damaged => "statement-damaged",
        CamtProblem::NotAStatement => "statement-other-file",
        CamtProblem::NoAccount => "statement-no-account",
        CamtProblem::NotALine => "statement-not-a-line",
    })
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<BankStatementId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePayments)?;
    show_statement(&state, &signed, id, None).await
}

async fn show_statement(state: &State, signed: &SignedIn, id: BankStatementId, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let statement = statements::one(read, id).await?;
    let rows = statements::lines_of(read, id).await?;
    let title = words.with("statement-title", &[("name", statement.name.clone().into())]);
    let found = if statement.booked_at.is_some() { None } else { Some(statements::matched(read, &rows).await?) };
    let said = rows.iter().filter_map(|row| row.order_id);
    let named = found.iter().flat_map(|found| found.found.iter().filter_map(|one| one.order)).chain(said).collect();
    let orders = orders::named(read, named).await?;
    let view = pages::statement(state, signed, (statement, rows), (found.map(|found| found.found), orders, notice)).await?;
    Ok(page(state, &signed.visit, title, move || view! { <StatementPage words view /> }.into_any()))
}

async fn book(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<BankStatementId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    statements::one(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payment_statement(id), "statement-booked").await?;
    pairs.nothing_else()?;
    let saved = statements::book(&state, &permit, &submission, id).await;
    answer(&submission, saved, async |_| show_booked_before(&state, &signed, id).await).await
}

async fn throw_away(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<BankStatementId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    statements::one(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payments(), "statement-thrown-away").await?;
    pairs.nothing_else()?;
    let saved = statements::throw_away(&state, &permit, &submission, id).await;
    answer(&submission, saved, async |_| show_booked_before(&state, &signed, id).await).await
}

async fn show_booked_before(state: &State, signed: &SignedIn, id: BankStatementId) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("statement-booked-before")) };
    show_statement(state, signed, id, Some(notice)).await
}

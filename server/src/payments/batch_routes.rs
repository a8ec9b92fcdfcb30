//! What is due and the proposals made of it: the list, one proposal with its forms, and its file for the bank.

use super::batches::{self, Refused};
use super::due::{self, Of};
use super::{accounts, orders, pages, pain};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::listing::{PAGE_SIZE, page_number};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::payments::{BatchPage, CODES_APART, PaymentsPage, refusal_notice};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract::{self, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::PaymentBatchId;
use domain::payments::{BatchState, message_id};
use domain::problem::{Problem, ProblemKind};
use domain::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this file.
pub(super) fn routes() -> Vec<Route> {
    const PAYERS: Access = Access::Needs(Action::ManagePayments);
    vec![
        get("/payments", PAYERS, list),
        post("/payments", PAYERS, propose),
        get("/payments/batches/{batch}", PAYERS, show),
        post("/payments/batches/{batch}/approve", PAYERS, approve),
        post("/payments/batches/{batch}/send", PAYERS, send),
        post("/payments/batches/{batch}/withdraw", PAYERS, withdraw),
        get("/payments/batches/{batch}/file", PAYERS, file),
    ]
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
}

/// What was typed into the form of a proposal.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ProposalForm {
    pay_on: String,
    line: Vec<String>,
}

type Typed = (ProposalForm, FormErrors, Option<NoticeView>);

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ManagePayments)?;
    show_list(&state, &signed, &asked, None).await
}

async fn show_list(state: &State, signed: &SignedIn, asked: &Asked, typed: Option<Typed>) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let number = page_number(Some(&asked.page));
    let (rows, total) = orders::list(read, number).await?;
    let lines = due::lines(read, state, Of::Programme, None).await?;
    let own = accounts::of(read, None).await?;
    let statements = super::statements::latest(read, PAGE_SIZE).await?;
    let (form, errors, notice) = typed.unwrap_or_default();
    let (form, errors) = ((form.pay_on, form.line), errors);
    let view = pages::payments(state, signed, (lines, own.standing()), (rows, number, total), (statements, form, errors, notice)).await?;
    Ok(page(state, &signed.visit, words.t("payments-title"), move || view! { <PaymentsPage words view /> }.into_any()))
}

async fn propose(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payments(), "payments-proposed").await?;
    let typed: ProposalForm = pairs.read()?;
    let line = typed.line.iter().flat_map(|codes| codes.split(CODES_APART)).map(str::to_owned).collect();
    let form = ProposalForm { line, ..typed };
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let pay_on = reader.date("pay_on", &form.pay_on);
        match pay_on {
            None if form.pay_on.trim().is_empty() => reader.problem("pay_on", ProblemKind::Missing),
            Some(day) if day < state.clock.today() => reader.problem("pay_on", ProblemKind::InThePast),
            Some(_) | None => {}
        }
        if form.line.is_empty() {
            reader.problem("line", ProblemKind::NothingTicked);
        }
        let pay_on = reader.finish(pay_on)?;
        batches::propose(&state, &permit, &submission, (&form.line, pay_on)).await.map(|_| ())
    }
    .await;
    again(&state, &signed, &submission, saved, form).await
}

async fn again(
    state: &State,
    signed: &SignedIn,
    submission: &Submission,
    saved: Result<(), Unsaved<Refused>>,
    form: ProposalForm,
) -> Result<Response, AppError> {
    answer(submission, saved, async |why| {
        let words = signed.visit.words();
        let field = |field: &str| words.t(if field == "line" { "payments-lines" } else { "payments-field-pay_on" });
        let typed = match why {
            Why::Problems(problems) => (form, FormErrors::read(words, &problems, field), None),
            Why::Refused(_) => {
                let nothing = [Problem::new("line", ProblemKind::NothingTicked)];
                (form, FormErrors::read(words, &nothing, field), None)
            }
            Why::Lost => {
                let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("payments-meanwhile")) };
                (ProposalForm { line: Vec::new(), ..form }, FormErrors::default(), Some(notice))
            }
        };
        show_list(state, signed, &Asked::default(), Some(typed)).await
    })
    .await
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PaymentBatchId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePayments)?;
    show_batch(&state, &signed, id, (String::new(), FormErrors::default(), None)).await
}

async fn show_batch(
    state: &State,
    signed: &SignedIn,
    id: PaymentBatchId,
    typed: (String, FormErrors, Option<NoticeView>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let row = orders::one(&state.database.read, id).await?;
    let orders = orders::orders(&state.database.read, id).await?;
    let title = words.with("batch-title", &[("number", message_id(row.number).into())]);
    let view = pages::batch(state, signed, row, (orders, typed)).await?;
    Ok(page(state, &signed.visit, title, move || view! { <BatchPage words view /> }.into_any()))
}

/// The page of a proposal again, with why its step was not taken.
async fn step(
    (state, signed, submission): (&State, &SignedIn, &Submission),
    (id, reason): (PaymentBatchId, String),
    saved: Result<(), Unsaved<Refused>>,
) -> Result<Response, AppError> {
    answer(submission, saved, async |why| {
        let words = signed.visit.words();
        let typed = match why {
            Why::Problems(problems) => (reason, FormErrors::read(words, &problems, |_| words.t("batch-reason")), None),
            Why::Refused(Refused::Step(refusal)) => (reason, FormErrors::default(), Some(refusal_notice(words, refusal))),
            Why::Refused(Refused::Blocked(names)) => {
                let text = words.with("batch-blocked-text", &[("names", names.join(", ").into())]);
                (reason, FormErrors::default(), Some(NoticeView { tone: Tone::Warn, title: words.t("batch-blocked"), text: Some(text) }))
            }
            Why::Refused(Refused::NoOwnAccount | Refused::Nothing) => {
                let notice = NoticeView { tone: Tone::Warn, title: words.t("batch-no-account"), text: Some(words.t("batch-no-account-text")) };
                (reason, FormErrors::default(), Some(notice))
            }
            Why::Lost => {
                let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("batch-meanwhile")) };
                (reason, FormErrors::default(), Some(notice))
            }
        };
        show_batch(state, signed, id, typed).await
    })
    .await
}

async fn approve(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<PaymentBatchId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    orders::one(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payment_batch(id), "payments-approved").await?;
    pairs.nothing_else()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = batches::approve(&state, &permit, &submission, id).await;
    step((&state, &signed, &submission), (id, String::new()), saved).await
}

async fn send(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<PaymentBatchId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    orders::one(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payment_batch(id), "payments-sent").await?;
    pairs.nothing_else()?;
    let saved = batches::send(&state, &permit, &submission, id).await;
    step((&state, &signed, &submission), (id, String::new()), saved).await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<PaymentBatchId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePayments)?;
    orders::one(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::payment_batch(id), "payments-withdrawn").await?;
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let reason = reader.line("reason", &typed, REASON_AT_LEAST..=REASON_AT_MOST);
        batches::withdraw(&state, &permit, &submission, (id, reader.finish(Some(reason))?)).await
    }
    .await;
    step((&state, &signed, &submission), (id, typed), saved).await
}

/// The file for the bank: the same one however often it is taken, so that the bank knows it when it comes twice.
async fn file(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PaymentBatchId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePayments)?;
    let row = orders::one(&state.database.read, id).await?;
    let Some((made_at, account)) = row.sent_at.zip(row.account_id).filter(|_| batches::facts(&row).state() == BatchState::Sent) else {
        return Err(AppError::NotFound);
    };
    let from = accounts::one(&state.database.read, account).await?;
    let orders = orders::orders(&state.database.read, id).await?;
    let transfers = pages::transfers((row.number, made_at, row.pay_on), &from, &orders)?;
    let text = pain::write(&transfers).map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"{}.xml\"", message_id(row.number));
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

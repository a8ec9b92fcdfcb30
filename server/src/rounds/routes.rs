//! The pages of a round and their forms, for programme managers.

use super::asking::{self, NotAsked};
use super::pages::{self, Typed};
use super::store::{self, Manager};
use super::{assignment_routes, chair_routes, grid_routes, reminder_routes, review_routes, take_out_routes};
use crate::experts::store::reviewers;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::{access, criteria};
use crate::state::{State, new_id};
use app::experts::available_words;
use app::language::Words;
use app::paths;
use app::reviews::conflict_words;
use app::rounds::{AskPage, GridQuery, NewRoundPage, NewRoundView, RoundPage, field_label};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, act};
use domain::form_reader::FormReader;
use domain::ids::{PersonId, ProjectId, ProposalId, RoundId};
use domain::problem::Problem;
use domain::reviews::{FoundConflict, RoundForm};
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ManageRounds);
    vec![
        get("/rounds/new", MANAGERS, new_form),
        post("/rounds/new", MANAGERS, make),
        get("/rounds/{round}", MANAGERS, one),
        post("/rounds/{round}/projects", MANAGERS, bring),
        get("/rounds/{round}/assignment", MANAGERS, assignment_routes::propose),
        post("/rounds/{round}/assignment", MANAGERS, assignment_routes::ask),
        post("/rounds/{round}/remind", MANAGERS, reminder_routes::all),
        post("/rounds/{round}/extend", MANAGERS, grid_routes::extend),
        get("/rounds/{round}/chair", MANAGERS, chair_routes::form),
        post("/rounds/{round}/chair", MANAGERS, chair_routes::name),
        get("/rounds/{round}/close", MANAGERS, take_out_routes::close_form),
        post("/rounds/{round}/close", MANAGERS, take_out_routes::close),
        get("/rounds/{round}/proposals/{proposal}/take-out", MANAGERS, take_out_routes::form),
        post("/rounds/{round}/proposals/{proposal}/take-out", MANAGERS, take_out_routes::remove),
        get("/rounds/{round}/proposals/{proposal}/ask", MANAGERS, ask_form),
        post("/rounds/{round}/proposals/{proposal}/ask", MANAGERS, ask),
        post("/rounds/{round}/reviews/{review}/remind", MANAGERS, reminder_routes::one),
        get("/rounds/{round}/reviews/{review}/extend", MANAGERS, review_routes::extend_form),
        post("/rounds/{round}/reviews/{review}/extend", MANAGERS, review_routes::extend),
        get("/rounds/{round}/reviews/{review}/replace", MANAGERS, review_routes::replace_form),
        post("/rounds/{round}/reviews/{review}/replace", MANAGERS, review_routes::replace),
    ]
}

async fn new_form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show_form(&state, &signed, (RoundForm::begun(&criteria::usual()?), Vec::new())).await
}

async fn show_form(state: &State, signed: &SignedIn, (form, problems): (RoundForm, Vec<Problem>)) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let chairs = pages::people(&reviewers(&state.database.read, state.clock.today()).await?);
    let view = NewRoundView { form, problems, chairs, key: state.form_key(signed.actor.id) };
    Ok(page(state, &signed.visit, words.t("round-new"), move || view! { <NewRoundPage words view /> }.into_any()))
}

async fn make(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageRounds)?;
    let id = RoundId(new_id());
    let submission = Submission::read(&state, &signed, &pairs, &paths::round(id), "round-made").await?;
    let mut form = RoundForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a round does not have")))?;
    }
    let chairs: Vec<PersonId> = reviewers(&state.database.read, state.clock.today()).await?.iter().map(|person| person.id).collect();
    let saved = async {
        let new = form.check(signed.visit.language, state.clock.today(), &chairs)?;
        store::make(&state, &permit, &submission, id, new).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show_form(&state, &signed, (form, problems)).await,
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

/// What the address of a round asks of its grid.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    order: String,
}

async fn one(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<RoundId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show(&state, &signed, id, Typed { query: GridQuery::read(&asked.state, &asked.order), ..Typed::default() }).await
}

pub(super) async fn show(state: &State, signed: &SignedIn, id: RoundId, typed: Typed) -> Result<Response, AppError> {
    let (round, _) = access::round(state, signed, act::ReadRound, id).await?;
    let words = signed.visit.words();
    let title = round.name.clone();
    let view = pages::round(state, round, typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, title, move || view! { <RoundPage words view /> }.into_any()))
}

/// Who sent a form about this round, and what it carries.
pub(super) async fn read((state, signed): (&State, &SignedIn), round: RoundId, pairs: &Pairs, done: &str) -> Result<(Manager, Submission), AppError> {
    let permit = signed.permit(act::ManageRounds)?;
    access::round(state, signed, act::ReadRound, round).await?;
    let submission = Submission::read(state, signed, pairs, &paths::round(round), done).await?;
    Ok((permit, submission))
}

/// Somebody was first: the page as it is now.
pub(super) async fn lost(state: &State, signed: &SignedIn, round: RoundId) -> Result<Response, AppError> {
    show_notice(state, signed, round, meanwhile(signed.visit.words())).await
}

/// That somebody was first.
pub(super) fn meanwhile(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("panel-meanwhile")) }
}

pub(super) async fn show_notice(state: &State, signed: &SignedIn, round: RoundId, notice: NoticeView) -> Result<Response, AppError> {
    show(state, signed, round, Typed { notice: Some(notice), ..Typed::default() }).await
}

pub(super) fn chosen<T: std::str::FromStr>(signed: &SignedIn, pairs: &Pairs, field: &str) -> Result<T, Vec<Problem>> {
    let mut read = FormReader::new(signed.visit.language);
    let chosen = read.required(field, pairs.get(field).unwrap_or_default());
    read.finish(chosen)
}

async fn bring(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>, pairs: Pairs) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "project-brought").await?;
    let saved = async {
        let project: ProjectId = chosen(&signed, &pairs, "project")?;
        store::bring(&state, &permit, &submission, round, project).await
    }
    .await;
    let words = signed.visit.words();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
            show(&state, &signed, round, Typed { errors, ..Typed::default() }).await
        }
        Why::Refused(found) => {
            let notice = NoticeView { title: words.t("round-chair-is-tied"), ..tied(words, &found) };
            show_notice(&state, &signed, round, notice).await
        }
        Why::Lost => lost(&state, &signed, round).await,
    })
    .await
}

async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, proposal)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "expert-asked").await?;
    let saved = async {
        let expert: PersonId = chosen(&signed, &pairs, "expert")?;
        asking::ask(&state, &permit, &submission, round, &[(proposal, expert)]).await
    }
    .await;
    let typed = pairs.get("expert").unwrap_or_default().to_owned();
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show_ask(&state, &signed, (round, proposal), (typed, problems, None)).await,
        Why::Refused(found) => {
            let notice = Some(not_asked(signed.visit.words(), &found));
            show_ask(&state, &signed, (round, proposal), (typed, Vec::new(), notice)).await
        }
        Why::Lost => lost(&state, &signed, round).await,
    })
    .await
}

/// Why nobody was asked.
pub(super) fn not_asked(words: Words, refusal: &NotAsked) -> NoticeView {
    match refusal {
        NotAsked::Tied(found) => tied(words, found),
        NotAsked::Away(from, until) => {
            let text = available_words(words, (*from, *until));
            NoticeView { tone: Tone::Warn, title: words.t("round-is-tied"), text: Some(words.with("round-is-away", &[("when", text.into())])) }
        }
    }
}

/// What ties somebody to the project.
pub(super) fn tied(words: Words, found: &[FoundConflict]) -> NoticeView {
    let why: Vec<String> = found.iter().map(|one| conflict_words(words, one)).collect();
    NoticeView { tone: Tone::Warn, title: words.t("round-is-tied"), text: Some(why.join(" ")) }
}

async fn ask_form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(of): Ids<(RoundId, ProposalId)>) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show_ask(&state, &signed, of, (String::new(), Vec::new(), None)).await
}

async fn show_ask(
    state: &State,
    signed: &SignedIn,
    (round, proposal): (RoundId, ProposalId),
    typed: (String, Vec<Problem>, Option<NoticeView>),
) -> Result<Response, AppError> {
    let (round, _) = access::round(state, signed, act::ReadRound, round).await?;
    let proposal = access::proposal(&state.database.read, round.id, proposal).await?;
    let words = signed.visit.words();
    let view = pages::ask(state, (&round, &proposal), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("round-ask"), move || view! { <AskPage words view /> }.into_any()))
}

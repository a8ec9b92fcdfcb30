//! The pages of a round and their forms, for programme managers.

use super::look::{self, Typed};
use super::store::{self, Asked};
use super::{assignment, reminders, review_routes};
use crate::experts::store::reviewers;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::reviews::{access, criteria};
use crate::state::{State, new_id};
use app::language::Words;
use app::paths;
use app::reviews::conflict_words;
use app::rounds::{AskPage, NewRoundPage, NewRoundView, RoundPage, field_label};
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::form_reader::FormReader;
use domain::ids::{PersonId, ProjectId, ProposalId, RoundId};
use domain::problem::Problem;
use domain::reviews::{FoundConflict, RoundForm};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ManageRounds);
    vec![
        get("/rounds/new", MANAGERS, new_form),
        post("/rounds/new", MANAGERS, make),
        get("/rounds/{round}", MANAGERS, one),
        post("/rounds/{round}/projects", MANAGERS, bring),
        get("/rounds/{round}/assignment", MANAGERS, assignment::propose),
        post("/rounds/{round}/assignment", MANAGERS, assignment::ask),
        post("/rounds/{round}/remind", MANAGERS, reminders::all),
        post("/rounds/{round}/close", MANAGERS, review_routes::close),
        get("/rounds/{round}/proposals/{proposal}/ask", MANAGERS, ask_form),
        post("/rounds/{round}/proposals/{proposal}/ask", MANAGERS, ask),
        post("/rounds/{round}/reviews/{review}/remind", MANAGERS, reminders::one),
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
    let chairs = look::people(&reviewers(&state.database.read).await?);
    let view = NewRoundView { form, problems, chairs, key: state.form_key(signed.actor.id) };
    Ok(page(state, &signed.visit, words.t("round-new"), move || view! { <NewRoundPage words view /> }.into_any()))
}

async fn make(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageRounds)?;
    let id = RoundId(new_id());
    let submission = Submission::read(&pairs, &paths::round(id), "round-made")?;
    if let Some(onward) = submission.already_handled(&state, permit.person()).await? {
        return Ok(onward);
    }
    let mut form = RoundForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a round does not have")))?;
    }
    let chairs: Vec<PersonId> = reviewers(&state.database.read).await?.iter().map(|person| person.id).collect();
    match form.check(signed.visit.language, state.clock.today(), &chairs) {
        Ok(new) => store::make(&state, &permit, &submission, id, new).await.map(|()| submission.onward()),
        Err(problems) => Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show_form(&state, &signed, (form, problems)).await?)),
    }
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<RoundId>) -> Result<Response, AppError> {
    signed.permit(act::ManageRounds)?;
    show(&state, &signed, id, Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, id: RoundId, typed: Typed) -> Result<Response, AppError> {
    let (round, _) = access::round(state, signed, act::ReadRound, id).await?;
    let words = signed.visit.words();
    let title = round.name.clone();
    let view = look::round(state, round, typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, title, move || view! { <RoundPage words view /> }.into_any()))
}

/// What every form of the page does: a form that was handled before leads on, and one that came too late shows the page as it is now.
pub(super) struct Posted<'a> {
    state: &'a State,
    signed: &'a SignedIn,
    pub(super) permit: Permit<act::ManageRounds>,
    pub(super) submission: Submission,
    round: RoundId,
}

impl<'a> Posted<'a> {
    pub(super) async fn read(
        (state, signed): (&'a State, &'a SignedIn),
        round: RoundId,
        pairs: &Pairs,
        done: &str,
    ) -> Result<Result<Self, Response>, AppError> {
        let permit = signed.permit(act::ManageRounds)?;
        access::round(state, signed, act::ReadRound, round).await?;
        let submission = Submission::read(pairs, &paths::round(round), done)?;
        if let Some(onward) = submission.already_handled(state, permit.person()).await? {
            return Ok(Err(onward));
        }
        Ok(Ok(Self { state, signed, permit, submission, round }))
    }

    pub(super) async fn refused(&self, status: StatusCode, typed: Typed) -> Result<Response, AppError> {
        Ok(with_status(status, show(self.state, self.signed, self.round, typed).await?))
    }

    pub(super) async fn onward(&self, result: Result<(), AppError>) -> Result<Response, AppError> {
        match result {
            Ok(()) => Ok(self.submission.onward()),
            Err(AppError::Conflict) => {
                if let Some(onward) = self.submission.already_handled(self.state, self.permit.person()).await? {
                    return Ok(onward);
                }
                let words = self.signed.visit.words();
                let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("panel-meanwhile")) };
                self.refused(StatusCode::CONFLICT, Typed { notice: Some(notice), ..Typed::default() }).await
            }
            Err(error) => Err(error),
        }
    }
}

pub(super) fn chosen<T: std::str::FromStr>(signed: &SignedIn, pairs: &Pairs, field: &str) -> Result<T, Vec<Problem>> {
    let mut read = FormReader::new(signed.visit.language);
    let chosen = read.required(field, pairs.get(field).unwrap_or_default());
    read.finish(chosen)
}

async fn bring(extract::State(state): extract::State<State>, signed: SignedIn, Ids(round): Ids<RoundId>, pairs: Pairs) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "project-brought").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    let project: ProjectId = match chosen(&signed, &pairs, "project") {
        Ok(project) => project,
        Err(problems) => {
            let words = signed.visit.words();
            let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
            return posted.refused(StatusCode::UNPROCESSABLE_ENTITY, Typed { errors, notice: None }).await;
        }
    };
    match store::bring(&state, &posted.permit, &posted.submission, round, project).await {
        Ok(Ok(())) => Ok(posted.submission.onward()),
        Ok(Err(found)) => {
            let words = signed.visit.words();
            let notice = NoticeView { title: words.t("round-chair-is-tied"), ..tied(words, &found) };
            posted.refused(StatusCode::UNPROCESSABLE_ENTITY, Typed { notice: Some(notice), ..Typed::default() }).await
        }
        Err(error) => posted.onward(Err(error)).await,
    }
}

async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, proposal)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let posted = match Posted::read((&state, &signed), round, &pairs, "expert-asked").await? {
        Ok(posted) => posted,
        Err(onward) => return Ok(onward),
    };
    let typed = pairs.get("expert").unwrap_or_default().to_owned();
    let refused = |problems, notice| async {
        let shown = show_ask(&state, &signed, (round, proposal), (typed.clone(), problems, notice)).await?;
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    let expert: PersonId = match chosen(&signed, &pairs, "expert") {
        Ok(expert) => expert,
        Err(problems) => return refused(problems, None).await,
    };
    match store::ask(&state, &posted.permit, &posted.submission, (round, proposal), expert).await {
        Ok(Asked::Kept) => Ok(posted.submission.onward()),
        Ok(Asked::Tied(found)) => refused(Vec::new(), Some(tied(signed.visit.words(), &found))).await,
        Err(error) => posted.onward(Err(error)).await,
    }
}

/// Why nobody was asked.
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
    let view = look::ask(&state.database.read, (&round, &proposal), typed, state.form_key(signed.actor.id)).await?;
    Ok(page(state, &signed.visit, words.t("round-ask"), move || view! { <AskPage words view /> }.into_any()))
}

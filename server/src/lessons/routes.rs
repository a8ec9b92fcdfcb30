//! The addresses of lessons: the list, one lesson, its words, and what two people do with it.

use super::read::{self, Wanted};
use super::{pages, store, told, told_routes};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::listing::page_links;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::lesson;
use app::lessons::{LessonFormPage, LessonFormView, LessonPage, LessonsPage, LessonsShown, LessonsView, clear_refusal, lesson_field};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, Global, act};
use domain::form_reader::FormReader;
use domain::ids::LessonId;
use domain::lessons::{LessonForm, LessonSource, LessonSubject, may_change};
use domain::problem::Problem;
use domain::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use leptos::prelude::*;
use serde::Deserialize;

/// How much of what was told is shown at once, of reports and of stops.
const TOLD_AT_ONCE: u64 = 25;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READERS: Access = Access::Needs(Action::ReadLessons);
    const KEEPERS: Access = Access::Needs(Action::KeepLessons);
    vec![
        get("/lessons", READERS, list),
        get("/lessons/{lesson}", READERS, show),
        get("/lessons/{lesson}/edit", KEEPERS, edit),
        post("/lessons/{lesson}/edit", KEEPERS, change),
        post("/lessons/{lesson}/clear", KEEPERS, clear),
        post("/lessons/{lesson}/take-back", KEEPERS, take_back),
    ]
    .into_iter()
    .chain(told_routes::routes())
    .collect()
}

/// What the address of the list asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    subject: String,
    show: String,
    page: Option<String>,
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadLessons)?;
    let (connection, words) = (&state.database.read, signed.visit.words());
    let keeps = signed.actor.may(act::KeepLessons, Global);
    let shown = match asked.show.as_str() {
        "waiting" if keeps => LessonsShown::Waiting,
        "told" if keeps => LessonsShown::Told,
        _ => LessonsShown::Published,
    };
    let (q, subject) = (asked.q.trim().to_owned(), asked.subject.parse::<LessonSubject>().ok());
    let (mut lines, mut told, mut links) = (Vec::new(), Vec::new(), None);
    if shown == LessonsShown::Told {
        told = told::unseen_told(connection, TOLD_AT_ONCE).await?.into_iter().map(pages::told_view).collect();
    } else {
        let wanted = Wanted { is_published: shown == LessonsShown::Published, q: q.clone(), subject };
        let found = read::list(connection, &wanted, asked.page.as_deref()).await?;
        let titles = read::titles(connection, &signed.actor, found.rows.iter().map(|row| row.project_id).collect()).await?;
        lines = found.rows.iter().map(|row| pages::line(row, &titles)).collect();
        let code = subject.map(LessonSubject::code).unwrap_or_default();
        let show = if shown == LessonsShown::Waiting { "waiting" } else { "" };
        let pairs = [("show", show), ("q", q.as_str()), ("subject", code)];
        links = (found.total > 0).then(|| page_links(&paths::lessons(), &pairs, found.page, found.total));
    }
    let counts = if keeps { (read::waiting(connection).await?, told::count(connection).await?) } else { (0, 0) };
    let key = state.form_key(signed.actor.id);
    let view = LessonsView { shown, q, subject, lines, told, page: links, keeps, counts, key };
    Ok(page(&state, &signed.visit, words.t("lessons-title"), move || view! { <LessonsPage words view /> }.into_any()))
}

async fn found(state: &State, signed: &SignedIn, id: LessonId) -> Result<lesson::Model, AppError> {
    read::one(&state.database.read, &signed.actor, id).await?.ok_or(AppError::NotFound)
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<LessonId>) -> Result<Response, AppError> {
    signed.permit(act::ReadLessons)?;
    show_one(&state, &signed, id, (String::new(), FormErrors::default(), None)).await
}

type Typed = (String, FormErrors, Option<NoticeView>);

async fn show_one(state: &State, signed: &SignedIn, id: LessonId, typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let row = found(state, signed, id).await?;
    let view = pages::lesson(state, signed, &row, typed).await?;
    Ok(page(state, &signed.visit, row.title, move || view! { <LessonPage words view /> }.into_any()))
}

/// The form again, with what was typed.
#[derive(Default)]
pub(super) struct Again {
    pub(super) typed: Option<LessonForm>,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<NoticeView>,
}

/// The page of the form.
pub(super) fn show_form(state: &State, signed: &SignedIn, view: LessonFormView) -> Response {
    let words = signed.visit.words();
    let title = words.t(if view.lesson.is_some() { "lesson-edit" } else { "lesson-new" });
    page(state, &signed.visit, title, move || view! { <LessonFormPage words view /> }.into_any())
}

async fn edit(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<LessonId>) -> Result<Response, AppError> {
    signed.permit(act::KeepLessons)?;
    show_edit(&state, &signed, id, Again::default()).await
}

/// What is public is shown as it stands: it is taken back before its words change.
async fn show_edit(state: &State, signed: &SignedIn, id: LessonId, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let row = found(state, signed, id).await?;
    if !may_change(read::facts(&row)) {
        let notice = NoticeView { tone: Tone::Warn, title: words.t("lesson-is-public"), text: Some(words.t("lesson-is-public-text")) };
        return show_one(state, signed, id, (String::new(), FormErrors::default(), Some(notice))).await;
    }
    let told = match (row.part_id, row.stop_id) {
        (Some(part), _) => told::one(&state.database.read, LessonSource::Report(part)).await?,
        (None, Some(stop)) => told::one(&state.database.read, LessonSource::Stop(stop)).await?,
        (None, None) => None,
    };
    let Again { typed, problems, notice } = again;
    let view = LessonFormView {
        lesson: Some((id, read::facts(&row).stage())),
        action: paths::lesson_edit(id),
        told: told.map(pages::told_view),
        typed: typed.unwrap_or_else(|| LessonForm::of(&pages::words_of(&row))),
        errors: FormErrors::read(words, &problems, |field| lesson_field(words, field)),
        notice,
        keys: (state.form_key(signed.actor.id), row.version),
    };
    Ok(show_form(state, signed, view))
}

async fn change(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<LessonId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepLessons)?;
    let row = found(&state, &signed, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::lesson(id), "lesson-saved").await?;
    let typed: LessonForm = pairs.read()?;
    let saved = async { store::change(&state, &permit, &submission, (id, typed.check(signed.visit.language)?)).await };
    answer(&submission, saved.await, async |why| {
        let again = Again { typed: Some(typed), ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Lost => Again { notice: Some(who_was_first(&state, signed.visit.words(), row.project_id).await?), ..again },
        };
        show_edit(&state, &signed, id, again).await
    })
    .await
}

async fn clear(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<LessonId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepLessons)?;
    let row = found(&state, &signed, id).await?;
    let told = if row.cleared_at.is_some() { "lesson-published" } else { "lesson-cleared" };
    let submission = Submission::read(&state, &signed, &pairs, &paths::lesson(id), told).await?;
    pairs.nothing_else()?;
    let saved = store::clear(&state, &permit, &submission, id).await;
    answer(&submission, saved, async |why| {
        let words = signed.visit.words();
        let notice = match why {
            Why::Refused(refusal) => NoticeView { tone: Tone::Warn, title: words.t("lesson-not-cleared"), text: Some(clear_refusal(words, refusal)) },
            Why::Problems(_) | Why::Lost => who_was_first(&state, words, row.project_id).await?,
        };
        show_one(&state, &signed, id, (String::new(), FormErrors::default(), Some(notice))).await
    })
    .await
}

async fn take_back(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<LessonId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepLessons)?;
    let row = found(&state, &signed, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::lesson(id), "lesson-taken-back").await?;
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    pairs.without("reason").nothing_else()?;
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let reason = reader.paragraphs("reason", &typed, REASON_AT_LEAST..=REASON_AT_MOST);
        store::take_back(&state, &permit, &submission, (id, reader.finish(Some(reason))?)).await
    };
    answer(&submission, saved.await, async |why| {
        let words = signed.visit.words();
        let again = match why {
            Why::Problems(problems) => (typed, FormErrors::read(words, &problems, |_| words.t("lesson-why-back")), None),
            Why::Lost => (typed, FormErrors::default(), Some(who_was_first(&state, words, row.project_id).await?)),
        };
        show_one(&state, &signed, id, again).await
    })
    .await
}

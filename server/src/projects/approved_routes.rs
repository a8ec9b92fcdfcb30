//! The description of an approved project for its lead partner: to read, with a form for what stays open.

use super::form_routes::{About, lost};
use crate::dossier::access::Found;
use crate::dossier::edit::Approved;
use crate::dossier::{form_values, resubmission};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, with_status};
use crate::projects::{fields, store};
use crate::state::State;
use app::projects::{ApprovedPage, ApprovedView};
use app::ui::NoticeView;
use axum::http::StatusCode;
use axum::response::Response;
use domain::form_reader::FormReader;
use domain::problem::Problem;
use domain::projects::{NewProject, Part, REASON_FIELD, TagList};
use leptos::prelude::*;

/// The open fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Open {
    contact: String,
    challenges: Vec<String>,
}

/// What the page says beside what is stored.
pub(super) struct Typed {
    open: Option<Open>,
    /// The form as it was sent.
    form: Option<Pairs>,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
    is_lost: bool,
    version: Option<i64>,
}

impl Open {
    fn read(form: &Pairs) -> Self {
        let challenges = form.0.iter().filter(|(name, _)| name == "challenges").map(|(_, code)| code.clone()).collect();
        Self { contact: form.get("contact").unwrap_or_default().to_owned(), challenges }
    }

    fn of(project: &NewProject) -> Self {
        Self { contact: project.contact.map(|person| person.to_string()).unwrap_or_default(), challenges: project.challenges.clone() }
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let challenges = self.challenges.iter().map(|code| ("challenges".to_owned(), code.clone()));
        std::iter::once(("contact".to_owned(), self.contact.clone())).chain(challenges).collect()
    }
}

impl Typed {
    /// A fresh page.
    pub(super) const fn new(notice: Option<NoticeView>) -> Self {
        Self { open: None, form: None, problems: Vec::new(), notice, is_lost: false, version: None }
    }

    /// A form that came too late.
    pub(super) fn lost(notice: NoticeView, form: &Pairs) -> Self {
        Self { open: Some(Open::read(form)), form: Some(form.clone()), is_lost: true, ..Self::new(Some(notice)) }
    }
}

/// The page.
pub(super) async fn show(state: &State, signed: &SignedIn, found: &Found, typed: Typed) -> Result<Response, AppError> {
    let (words, reference) = (signed.visit.words(), state.reference());
    let stored = fields::stored(&found.project, &store::tags(&state.database.read, found.project.id).await?);
    let (open, kept) = (typed.open.unwrap_or_else(|| Open::of(&stored)), Open::of(&stored).pairs());
    let (may_choose, mut notice) = (stored.challenges.is_empty(), typed.notice);
    let (open, differs, key) = match typed.form {
        Some(form) if typed.is_lost => {
            let merged = resubmission::merge(words, &found.project, &form, (&open.pairs(), &kept));
            notice = notice.map(|notice| merged.tell(words, notice));
            (Open::read(&merged.form), merged.clashes, Basis::of(&kept).key(state, signed.actor.id))
        }
        Some(form) => (open, Vec::new(), key_again(state, signed.actor.id, &form)),
        None => (open, Vec::new(), Basis::of(&kept).key(state, signed.actor.id)),
    };
    let view = ApprovedView {
        project: resubmission::head(&found.project),
        fields: fields::of_project(&stored),
        names: reference.all_names(words.language()),
        contacts: form_values::contacts(&state.database.read, words, &found.project, state.clock.today()).await?,
        contact: open.contact,
        challenges: may_choose.then(|| (reference.list(TagList::Challenge, words.language()), open.challenges)),
        problems: typed.problems,
        stored: differs.into_iter().filter(|one| may_choose || one.field == "contact").collect(),
        notice,
        key,
        version: typed.version.unwrap_or(found.project.version),
    };
    Ok(page(state, &signed.visit, words.t("project-edit"), move || view! { <ApprovedPage words view /> }.into_any()))
}

/// Saves the open fields; everything else stays as it is stored.
pub(super) async fn change(
    state: &State,
    signed: &SignedIn,
    (found, permit, submission, editor): About<'_>,
    form: &Pairs,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let stored = fields::stored(&found.project, &store::tags(&state.database.read, found.project.id).await?);
    let codes = |list: Vec<(String, String)>| list.into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    let contacts = codes(form_values::contacts(&state.database.read, words, &found.project, state.clock.today()).await?);
    let offered = codes(state.reference().list(TagList::Challenge, words.language()));
    let open = Open::read(form);
    let mut read = FormReader::new(words.language());
    let contact = read.offered("contact", &open.contact, &contacts).and_then(|id| id.parse().ok());
    let challenges =
        if stored.challenges.is_empty() { read.all_offered("challenges", &open.challenges, &offered) } else { stored.challenges.clone() };
    let new = read.finish(Some(NewProject { contact, challenges, ..stored }));
    let saved = async { store::change(state, permit, submission, new?, editor).await };
    answer(submission, saved.await, async |why| match why {
        Why::Problems(problems) if problems.iter().all(|problem| problem.field != REASON_FIELD) => {
            let notice = resubmission::lock(state, signed, found, Part::Text).await?.notice();
            let typed = Typed { open: Some(open), form: Some(form.clone()), problems, version: Some(submission.version), ..Typed::new(notice) };
            show(state, signed, found, typed).await
        }
        // What is asked of an approved part here was not approved when the page was shown.
        Why::Problems(_) | Why::Refused(Approved) | Why::Lost => {
            Ok(with_status(StatusCode::CONFLICT, lost(state, signed, found.project.id, form).await?))
        }
    })
    .await
}

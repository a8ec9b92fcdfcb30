//! Forms that come second: the same form sent twice, a form that somebody else was ahead of, and a dossier that cannot be changed now.

use crate::dossier::access::Found;
use crate::dossier::approved::approved;
use crate::frame::actor::SignedIn;
use crate::frame::basis::{self, Merged};
use crate::frame::differing::{Fields, differing};
use crate::frame::form::Pairs;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use ::entity::project;
use app::language::Words;
use app::projects::{LockedPage, LockedView, ProjectHead};
use app::ui::{NoticeView, StoredField};
use axum::response::Response;
use domain::access::act;
use domain::projects::{Part, Place};
use leptos::prelude::*;

/// Who was first, or that what the form is about was approved meanwhile and is no longer the reader's to change.
pub async fn lost_notice(state: &State, signed: &SignedIn, found: &Found, lock: &Lock) -> Result<NoticeView, AppError> {
    if lock.is_shut() {
        return refused_notice(state, signed, found).await;
    }
    crate::frame::meanwhile::meanwhile(state, signed.visit.words(), &found.project).await
}

/// What is stored beside what was typed, for a form of one thought, such as a level with its reason; nothing while the dossier is closed.
pub fn stored_beside(words: Words, project: &project::Model, typed: &Fields, stored: &Fields) -> Vec<StoredField> {
    if is_writable(project) { differing(words.language(), typed, stored) } else { Vec::new() }
}

/// What was typed with what is stored, for a form that can be saved again; as it was typed while the dossier is closed.
pub fn merge(words: Words, project: &project::Model, form: &Pairs, fields: (&Fields, &Fields)) -> Merged {
    merge_thoughts(words, project, form, fields, |name| name)
}

/// The same where several fields are one thought.
pub fn merge_thoughts(words: Words, project: &project::Model, form: &Pairs, fields: (&Fields, &Fields), thought: fn(&str) -> &str) -> Merged {
    if is_writable(project) { basis::merge_thoughts(words.language(), form, fields, thought) } else { Merged::as_sent(form.clone()) }
}

/// Whether the dossier can be changed now.
pub fn is_writable(project: &project::Model) -> bool {
    Place { phase: project.phase, status: project.status }.is_writable()
}

/// Why a dossier that the reader might change is not to be changed now.
pub fn locked_notice(words: Words, project: &project::Model) -> Option<NoticeView> {
    (!is_writable(project)).then(|| app::projects::locked_notice(words, project.status))
}

/// The page that says why the dossier cannot be changed now; nothing when it can.
pub fn locked(state: &State, signed: &SignedIn, project: &project::Model) -> Option<Response> {
    if is_writable(project) {
        return None;
    }
    let words = signed.visit.words();
    let view = LockedView { project: head(project), status: project.status };
    Some(page(state, &signed.visit, words.t("project-locked-title"), move || view! { <LockedPage words view /> }.into_any()))
}

/// What a page about an approved part is given: why it is locked and whom to ask, or that a reason is needed. Nothing while it is not approved.
pub async fn lock(state: &State, signed: &SignedIn, found: &Found, part: Part) -> Result<Lock, AppError> {
    if !is_writable(&found.project) {
        return Ok(Lock::Open);
    }
    let approved = approved(&state.database.read, &found.project).await?;
    if approved.fixes(part) {
        return Ok(Lock::Fixed(app::projects::fixed_notice(signed.visit.words())));
    }
    lock_of(state, signed, found, approved.locks(part)).await
}

/// The same where it is known whether the part is approved.
pub async fn lock_of(state: &State, signed: &SignedIn, found: &Found, is_locked: bool) -> Result<Lock, AppError> {
    let words = signed.visit.words();
    Ok(match is_locked {
        false => Lock::Open,
        true if signed.actor.may(act::ChangeApproved, found.standing) => Lock::WithReason(app::projects::approved_for_manager(words)),
        true => Lock::Shut(app::projects::approved_notice(words, manager(state, &found.project).await?.as_deref())),
    })
}

/// Whether the reader may change an approved part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lock {
    /// It is not approved.
    Open,
    /// With a reason, as the notice says.
    WithReason(NoticeView),
    /// No; the notice says why and whom to ask.
    Shut(NoticeView),
    /// Nobody may: it changes by a request that is approved, as the notice says.
    Fixed(NoticeView),
}

impl Lock {
    /// What the page says about it.
    pub fn notice(&self) -> Option<NoticeView> {
        match self {
            Self::Open => None,
            Self::WithReason(notice) | Self::Shut(notice) | Self::Fixed(notice) => Some(notice.clone()),
        }
    }

    /// Whether the reader only reads.
    pub const fn is_shut(&self) -> bool {
        matches!(self, Self::Shut(_) | Self::Fixed(_))
    }

    /// Whether it changes by a request alone.
    pub const fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    /// The field for the reason, with what was typed in it; none where no reason is needed.
    pub fn reason(&self, typed: &str) -> Option<String> {
        matches!(self, Self::WithReason(_)).then(|| typed.to_owned())
    }
}

/// Why an edit was refused: what it is about was approved, and is not the reader's to change. Where a programme manager is refused, nobody may.
pub async fn refused_notice(state: &State, signed: &SignedIn, found: &Found) -> Result<NoticeView, AppError> {
    let words = signed.visit.words();
    if signed.actor.may(act::ChangeApproved, found.standing) {
        return Ok(app::projects::fixed_refused(words));
    }
    Ok(app::projects::approved_refused(words, manager(state, &found.project).await?.as_deref()))
}

/// The name of the programme manager.
async fn manager(state: &State, project: &project::Model) -> Result<Option<String>, AppError> {
    let Some(id) = project.manager_id else { return Ok(None) };
    Ok(names::name(&state.database.read, id).await?)
}

/// The project as the pages below it name it.
pub fn head(project: &project::Model) -> ProjectHead {
    ProjectHead { project: project.id, title: project.title.clone() }
}

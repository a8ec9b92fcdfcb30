//! A dossier that cannot be changed now, and why.

use super::LockedView;
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Notice, NoticeView, PageHead, StatusBadge, Tone};
use domain::projects::Status;
use leptos::prelude::*;

/// Says why, and leads back to the project.
#[component]
pub fn LockedPage(words: Words, view: LockedView) -> AnyView {
    let notice = locked_notice(words, view.status);
    let crumbs = view.project.crumbs(words);
    let status = view.status;
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=words.t("project-locked-title") crumbs><StatusBadge words status /></PageHead>
            <Notice notice />
            <p><ButtonLink href=paths::project(view.project.project) label=words.t("project-back") kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}

/// Why the dossier cannot be changed in this status.
pub fn locked_notice(words: Words, status: Status) -> NoticeView {
    let text = match status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => "project-locked-frozen",
        Status::OnHold => "project-locked-on-hold",
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => "project-locked-closed",
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => "project-locked-otherwise",
    };
    NoticeView { tone: Tone::Neutral, title: words.t("project-locked-title"), text: Some(words.t(text)) }
}

/// Why an approved part is not the reader's to change, and whom to ask.
pub fn approved_notice(words: Words, manager: Option<&str>) -> NoticeView {
    NoticeView { tone: Tone::Neutral, title: words.t("approved-title"), text: Some(ask(words, manager)) }
}

/// The same after the reader tried, with what was typed below it.
pub fn approved_refused(words: Words, manager: Option<&str>) -> NoticeView {
    let text = format!("{} {}", ask(words, manager), words.t("approved-kept"));
    NoticeView { tone: Tone::Warn, title: words.t("approved-refused"), text: Some(text) }
}

/// What a programme manager knows before changing an approved part.
pub fn approved_for_manager(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Neutral, title: words.t("approved-title"), text: Some(words.t("approved-manager")) }
}

/// Why nobody changes an approved budget by filling it in.
pub fn fixed_notice(words: Words) -> NoticeView {
    NoticeView { tone: Tone::Neutral, title: words.t("approved-title"), text: Some(words.t("approved-fixed")) }
}

/// The same after the reader tried, with what was typed below it.
pub fn fixed_refused(words: Words) -> NoticeView {
    let text = format!("{} {}", words.t("approved-fixed"), words.t("approved-kept"));
    NoticeView { tone: Tone::Warn, title: words.t("approved-refused"), text: Some(text) }
}

fn ask(words: Words, manager: Option<&str>) -> String {
    match manager {
        Some(name) => words.with("approved-ask", &[("manager", name.to_owned().into())]),
        None => words.t("approved-ask-anybody"),
    }
}

//! The proposal to stop once more, before it is handed in.

use crate::language::Words;
use crate::paths;
use crate::ui::{BackToForm, CheckAnswers, Link, PageHead, SummaryRow};
use domain::gates::{NewStop, StopForm};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// What was filled in.
pub struct StopCheckView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Who proposes.
    pub who: String,
    /// The proposal as it was understood.
    pub new: NewStop,
    /// The proposal as it was typed, to send again.
    pub form: StopForm,
    /// The key of the form.
    pub key: String,
    /// The version of the project.
    pub version: i64,
    /// The steering group confirms in this phase.
    pub steering_confirms: bool,
}

/// The page.
#[component]
pub fn StopCheckPage(words: Words, view: StopCheckView) -> AnyView {
    let StopCheckView { project, title, who, new, form, key, version, steering_confirms } = view;
    let rows = vec![
        SummaryRow::text(words.t("stop-who"), who),
        SummaryRow::text(words.t("stop-reason"), words.label(new.reason)),
        SummaryRow::text(words.t("stop-learned"), new.learned),
        SummaryRow::text(words.t("stop-ends-on"), words.date(new.ends_on)),
        SummaryRow::text(words.t("stop-unavoidable"), words.money(new.unavoidable)),
        SummaryRow::text(words.t("stop-agreed"), words.t("stop-agreed-yes")),
    ];
    let hidden = [
        ("key", key),
        ("version", version.to_string()),
        ("reason", form.reason),
        ("learned", form.learned),
        ("ends_on", form.ends_on),
        ("unavoidable", form.unavoidable),
        ("confirm", form.confirm),
    ];
    let hidden = hidden.map(|(name, value)| (name.to_owned(), value)).to_vec();
    view! {
        <PageHead words title=words.t("stop-check-title") crumbs=vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)] />
        <CheckAnswers
            words
            rows
            action=paths::stop(project)
            hidden
            confirm=words.t("stop-propose")
            back=BackToForm::Sent(paths::stop_check(project))
            consequence=words.t(if steering_confirms { "stop-consequence-later" } else { "stop-consequence" })
        />
    }
    .into_any()
}

//! What a project is about, on its page.

use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, SummaryList, SummaryRow};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// What a project is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutView {
    /// The project.
    pub project: ProjectId,
    /// The public summary.
    pub summary: String,
    /// What it is after.
    pub aim: String,
    /// Its product-market combination.
    pub combination: String,
    /// Terms and values about it, worded by the server from the reference data.
    pub facts: Vec<(String, String)>,
    /// Whether the reader may change the dossier.
    pub may_edit: bool,
}

/// The section.
#[component]
pub fn ProjectAbout(words: Words, view: AboutView) -> AnyView {
    let texts = [("project-summary", view.summary), ("project-aim", view.aim), ("project-combination", view.combination)];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| view! { <div class="stack stack--tight"><h3>{words.t(key)}</h3><p class="prose">{text}</p></div> })
        .collect::<Vec<_>>();
    let rows = view.facts.into_iter().map(|(term, detail)| SummaryRow::text(term, detail)).collect();
    let edit = view.may_edit.then(|| paths::project_edit(view.project));
    view! {
        <section class="card" aria-labelledby="about">
            <h2 id="about">{words.t("project-about")}</h2>
            {texts}
            <SummaryList rows />
            {edit.map(|href| view! { <ButtonLink href label=words.t("project-change") kind=ButtonKind::Quiet /> })}
        </section>
    }
    .into_any()
}

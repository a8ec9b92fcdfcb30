//! An instrument that somebody took away while somebody else was writing it: what was typed is kept, to read.

use super::instrument_page::{below_instruments, facts};
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Notice, NoticeView, PageHead, SummaryList};
use domain::financing::{InstrumentForm, InstrumentKind};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// What the page shows.
pub struct InstrumentGoneView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Which kind it was, and what was typed; none where nothing was.
    pub typed: Option<(InstrumentKind, InstrumentForm)>,
    /// Who took it away.
    pub notice: NoticeView,
}

/// The page.
#[component]
pub fn InstrumentGonePage(words: Words, view: InstrumentGoneView) -> AnyView {
    let InstrumentGoneView { project, title, typed, notice } = view;
    let heading = typed.as_ref().map_or_else(|| words.t("instruments-title"), |(kind, _)| words.label(*kind));
    let rows = typed.map(|(kind, typed)| view! { <SummaryList rows=facts(words, kind, &typed) /> });
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=heading crumbs=below_instruments(words, project, title) />
            <Notice notice />
            {rows}
            <p><ButtonLink href=paths::instruments(project) label=words.t("instruments-title") kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}

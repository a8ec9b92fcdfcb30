//! Earlier versions of a draft, to read and copy from.

use super::DraftsView;
use super::review_page::crumbs;
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, PageHead, SummaryList, SummaryRow};
use domain::reviews::{Criterion, ReviewForm, Score};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DraftsPage(words: Words, view: DraftsView) -> AnyView {
    let DraftsView { head, drafts } = view;
    let is_empty = drafts.is_empty();
    let mut crumbs = crumbs(words);
    crumbs.push(Link::new(paths::review_write(head.id), words.with("workbench-title", &[("project", head.title.into())])));
    let parts = drafts
        .into_iter()
        .map(|(form, at)| view! { <section class="stack"><h2>{words.date_time(at)}</h2><SummaryList rows=rows(words, &form) /></section> })
        .collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("drafts-title") lead=words.t("drafts-lead") crumbs />
        {parts}
        {is_empty.then(|| view! { <EmptyState title=words.t("drafts-none") text=words.t("drafts-none-text") /> })}
    }
    .into_any()
}

fn rows(words: Words, form: &ReviewForm) -> Vec<SummaryRow> {
    let of = |criterion: &Criterion| {
        let typed = form.scores.get(criterion).cloned().unwrap_or_default();
        let score = typed.parse::<Score>().map_or(typed, |score| words.score(score));
        let text = form.comments.get(criterion).cloned().unwrap_or_default();
        SummaryRow { term: words.label(*criterion), detail: view! { <b>{score}</b><br /><span class="prose">{text}</span> }.into_any(), change: None }
    };
    let mut rows: Vec<_> = Criterion::ALL.iter().map(of).collect();
    if !form.note.is_empty() {
        rows.push(SummaryRow::text(words.t("review-note"), form.note.clone()));
    }
    rows
}

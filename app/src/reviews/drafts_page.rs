//! Earlier versions of a draft, to read and copy from.

use super::review_page::crumbs;
use super::{DraftsView, EarlierDraft};
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, PageHead, Pagination, SummaryList, SummaryRow};
use domain::reviews::{Criterion, ReviewForm, Score};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DraftsPage(words: Words, view: DraftsView) -> AnyView {
    let DraftsView { head, is_open, drafts, page } = view;
    let is_empty = page.total == 0;
    let mut crumbs = crumbs(words);
    let (back, title) = if is_open { (paths::review_write(head.id), "workbench-title") } else { (paths::review(head.id), "review-title") };
    crumbs.push(Link::new(back, words.with(title, &[("project", head.title.into())])));
    let parts = drafts.into_iter().map(|draft| part(words, &draft)).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("drafts-title") lead=words.t("drafts-lead") crumbs />
        {parts}
        {is_empty.then(|| view! { <EmptyState title=words.t("drafts-none") text=words.t("drafts-none-text") /> })}
        {(!is_empty).then(|| view! { <Pagination words page /> })}
    }
    .into_any()
}

fn part(words: Words, draft: &EarlierDraft) -> impl IntoView + use<> {
    let EarlierDraft { form, at, kind } = draft;
    let kind = kind.map(|kind| view! { <p class="quiet">{words.label(kind)}</p> });
    view! {
        <section class="stack">
            <h2>{words.date_time(*at)}</h2>
            {kind}
            <SummaryList rows=rows(words, form) />
        </section>
    }
}

/// What the draft says; a field of which nothing is missing has no row.
fn rows(words: Words, form: &ReviewForm) -> Vec<SummaryRow> {
    let of = |criterion: &Criterion| {
        let typed = form.scores.get(criterion).cloned().unwrap_or_default();
        let score = typed.parse::<Score>().map_or(typed, |score| words.score(score));
        let text = form.comments.get(criterion).cloned().unwrap_or_default();
        let line_break = (!score.is_empty() && !text.is_empty()).then(|| view! { <br /> });
        let is_there = !score.is_empty() || !text.is_empty();
        let score = (!score.is_empty()).then(|| view! { <b>{score}</b> });
        let detail = view! { {score}{line_break}<span class="prose">{text}</span> }.into_any();
        is_there.then(|| SummaryRow { term: words.label(*criterion), detail, change: None })
    };
    let mut rows: Vec<_> = Criterion::ALL.iter().filter_map(of).collect();
    if !form.note.is_empty() {
        rows.push(SummaryRow::text(words.t("review-note"), form.note.clone()));
    }
    rows
}

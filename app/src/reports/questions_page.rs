//! What becomes of answers: each section with how often it was answered and used, those that nobody used first in sight, and the time that it took.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, EmptyState, Link, PageHead, Table, Tile, Tiles, Tone};
use chrono::NaiveDate;
use domain::reports::SectionUse;
use leptos::prelude::*;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionsView {
    /// From which day on reports were approved.
    pub since: NaiveDate,
    /// How often each section was used.
    pub sections: Vec<SectionUse>,
    /// Parts that were approved.
    pub parts: i64,
    /// Parts of which the time was told.
    pub told: i64,
    /// Minutes of those.
    pub minutes: i64,
}

/// The page.
#[component]
pub fn QuestionsPage(words: Words, view: QuestionsView) -> AnyView {
    let QuestionsView { since, sections, parts, told, minutes } = view;
    let unused = i64::try_from(sections.iter().filter(|one| one.is_unused()).count()).unwrap_or_default();
    let mean =
        minutes.checked_div(told).map_or_else(|| words.t("questions-no-time"), |mean| words.with("questions-minutes", &[("count", mean.into())]));
    let tile = |figure: String, label: &str, tone: Tone| Tile { figure, label: words.t(label), href: None, tone };
    let tiles = vec![
        tile(words.number(parts), "questions-parts", Tone::Neutral),
        tile(mean, "questions-mean", Tone::Neutral),
        tile(words.number(unused), "questions-unused", if unused > 0 { Tone::Warn } else { Tone::Neutral }),
    ];
    let told_of = words.with("questions-told-of", &[("told", words.number(told).into()), ("parts", words.number(parts).into())]);
    let table = if parts == 0 {
        view! { <EmptyState title=words.t("questions-none") text=words.t("questions-none-text") /> }.into_any()
    } else {
        table(words, &sections)
    };
    view! {
        <PageHead
            words
            title=words.t("questions-title")
            crumbs=vec![Link::new(paths::reports(), words.t("reports-title"))]
            lead=words.with("questions-lead", &[("since", words.date(since).into())])
        />
        <Tiles tiles />
        <p class="quiet small">{told_of}</p>
        {table}
    }
    .into_any()
}

fn table(words: Words, sections: &[SectionUse]) -> AnyView {
    let count = |count: u64| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |one: &SectionUse| {
        let verdict = if one.is_unused() {
            view! { <Badge tone=Tone::Warn label=words.t("questions-can-go") /> }.into_any()
        } else {
            words.t(if one.section.is_counted() { "questions-counted" } else { "questions-used" }).into_any()
        };
        view! {
            <tr>
                <th scope="row">{words.label(one.section)}</th>
                <td class="num" data-name=words.t("questions-answered")>{count(one.answered)}</td>
                <td class="num" data-name=words.t("questions-remarked")>{count(one.remarked)}</td>
                <td class="num" data-name=words.t("questions-lessons")>{count(one.lessons)}</td>
                <td data-name=words.t("questions-verdict")>{verdict}</td>
            </tr>
        }
    };
    let rows = sections.iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("questions-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("questions-section")}</th>
                    <th scope="col" class="num">{words.t("questions-answered")}</th>
                    <th scope="col" class="num">{words.t("questions-remarked")}</th>
                    <th scope="col" class="num">{words.t("questions-lessons")}</th>
                    <th scope="col">{words.t("questions-verdict")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

//! The heat table: every project with its eight conditions, to find the weak ones.

use super::view::{HeatRow, HeatView};
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Link, PageHead, Pagination, SortHeader, StatusBadge, Table};
use domain::conditions::{Condition, Level};
use domain::projects::Phase;
use leptos::prelude::*;

/// The heat table.
#[component]
pub fn HeatPage(words: Words, view: HeatView) -> AnyView {
    let HeatView { rows, by_title, by_weakest, title_href, weakest_href, page } = view;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio"))];
    let heads = Condition::ALL
        .iter()
        .map(|condition| view! { <th scope="col" class="heat"><abbr title=words.label(*condition)>{condition.code()}</abbr></th> })
        .collect::<Vec<_>>();
    let is_empty = rows.is_empty();
    let rows = rows.into_iter().map(|row| view! { <HeatLine words row /> }).collect::<Vec<_>>();
    let legend = Condition::ALL.iter().map(|condition| view! { <li><b>{condition.code()}</b>" "{words.label(*condition)}</li> }).collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=words.t("heat-title")>
                <thead>
                    <tr>
                        <SortHeader words label=words.t("heat-project") href=title_href direction=by_title />
                        <SortHeader words label=words.t("heat-weakest") href=weakest_href direction=by_weakest />
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pagination words page />
            <ul class="heat-legend quiet small">{legend}</ul>
        }
    });
    let empty = is_empty.then(|| view! { <EmptyState title=words.t("heat-none") text=words.t("heat-none-text") /> });
    view! {
        <PageHead words title=words.t("heat-title") lead=words.t("heat-lead") crumbs />
        {empty}
        {table}
    }
    .into_any()
}

#[component]
fn HeatLine(words: Words, row: HeatRow) -> impl IntoView {
    let HeatRow { project, phase, status, gate, levels } = row;
    // The largest gap to what the gate asks; of equal gaps the lowest level.
    let gap =
        |(condition, level, need): &(Condition, Option<u8>, u8)| level.map(|level| (i16::from(level) - i16::from(*need), level, *condition, *need));
    let weakest = levels.iter().filter_map(gap).min();
    let weakest = match weakest {
        Some((_, level, condition, need)) => {
            words.with("heat-weakest-is", &[("condition", condition.code().into()), ("level", level.into()), ("need", need.into())])
        }
        None => words.t("heat-not-assessed"),
    };
    let cells = levels.into_iter().map(|(condition, level, required)| view! { <HeatCell words condition level required /> }).collect::<Vec<_>>();
    let at = match phase {
        Phase::Intake | Phase::Closed => words.label(phase),
        Phase::Start | Phase::Innovation | Phase::MarketEntry => {
            words.with("heat-at", &[("phase", words.label(phase).into()), ("gate", words.label(gate).into())])
        }
    };
    view! {
        <tr>
            <th scope="row">
                <a href=paths::conditions(project.id, gate)>{project.title}</a>
                <span class="below small quiet">{at}" "<StatusBadge words status /></span>
            </th>
            <td class="nowrap" data-name=words.t("heat-weakest")>{weakest}</td>
            {cells}
        </tr>
    }
}

#[component]
fn HeatCell(words: Words, condition: Condition, level: Option<u8>, required: u8) -> impl IntoView {
    let band = level.and_then(Level::new).map(|level| level.band().code());
    let short = level.is_some_and(|level| level < required).then_some("");
    let spoken = match level {
        Some(level) => words.with("level-and-required", &[("level", level.into()), ("required", required.into())]),
        None => words.with("level-not-assessed-required", &[("required", required.into())]),
    };
    let title = format!("{}: {spoken}", words.label(condition));
    let figure = level.map_or_else(|| "–".to_owned(), |level| level.to_string());
    view! {
        <td class="heat" data-band=band data-short=short title=title data-name=condition.code()>
            <span aria-hidden="true">{figure}</span>
            <span class="sr">{spoken}</span>
        </td>
    }
}

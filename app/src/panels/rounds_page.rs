//! The rounds of review, the one that closes last on top.

use super::{RoundLine, RoundsView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, PageHead, Table, Tone};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RoundsPage(words: Words, view: RoundsView) -> AnyView {
    let RoundsView { lines, today, may_manage } = view;
    let is_empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| row(words, (today, may_manage), line)).collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=words.t("rounds-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("reviews-round")}</th>
                        <th scope="col">{words.t("rounds-gate")}</th>
                        <th scope="col">{words.t("rounds-chair")}</th>
                        <th scope="col">{words.t("reviews-due")}</th>
                        {may_manage.then(|| view! { <th scope="col"><span class="sr">{words.t("panel-next")}</span></th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    view! {
        <PageHead words title=words.t("rounds-title") lead=words.t("rounds-lead") />
        {may_manage.then(|| view! {
            <div class="actions">
                <ButtonLink href=paths::round_new() label=words.t("round-new") />
                <ButtonLink href=paths::experts() label=words.t("experts-title") kind=ButtonKind::Quiet />
            </div>
        })}
        {table}
        {is_empty.then(|| view! { <EmptyState title=words.t("rounds-none") text=words.t("rounds-none-text") /> })}
    }
    .into_any()
}

fn row(words: Words, (today, may_manage): (NaiveDate, bool), line: RoundLine) -> impl IntoView {
    let distance = (!line.is_closed).then(|| {
        let tone = if line.due_on < today { Tone::Bad } else { Tone::Neutral };
        view! { " "<Badge tone label=words.distance(today, line.due_on) /> }
    });
    view! {
        <tr>
            <th scope="row"><a href=paths::panel(line.id)>{line.name}</a></th>
            <td data-name=words.t("rounds-gate")>{words.label(line.gate)}</td>
            <td data-name=words.t("rounds-chair")>{line.chair}</td>
            <td class="nowrap" data-name=words.t("reviews-due")>{words.date(line.due_on)}{distance}</td>
            {may_manage.then(|| view! { <td><a href=paths::round(line.id)>{words.t("rounds-manage")}</a></td> })}
        </tr>
    }
}

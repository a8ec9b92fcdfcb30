//! The instruments of a project, and the way to add one.

use super::financing_page::crumbs;
use super::view::{InstrumentLine, InstrumentsView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, EmptyState, Icon, Notice, PageHead, Shape, Table, Tone};
use domain::financing::InstrumentKind;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// Grants, loans, contracts and the like.
#[component]
pub fn InstrumentsPage(words: Words, view: InstrumentsView) -> AnyView {
    let InstrumentsView { project, title, lines, may_edit, notice } = view;
    let empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| row(words, project, line)).collect::<Vec<_>>();
    let table = if empty {
        view! { <EmptyState title=words.t("instruments-empty") text=words.t("instruments-empty-text") /> }.into_any()
    } else {
        view! {
            <Table label=words.t("instruments-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("instruments-kind")}</th>
                        <th scope="col">{words.t("instruments-counterparty")}</th>
                        <th scope="col" class="num">{words.t("instruments-amount")}</th>
                        <th scope="col">{words.t("instruments-phase")}</th>
                        <th scope="col">{words.t("instruments-records")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    view! {
        <div class="stack stack--loose">
            <PageHead words title=words.t("instruments-title") crumbs=crumbs(words, project, title) lead=words.t("instruments-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            {table}
            {may_edit.then(|| view! { <AddInstrument words project /> })}
        </div>
    }
    .into_any()
}

fn row(words: Words, project: ProjectId, line: InstrumentLine) -> impl IntoView {
    let missing: Vec<String> = line.missing.iter().map(|record| words.t(&format!("record-{record}"))).collect();
    let records = if missing.is_empty() {
        view! { <Badge tone=Tone::Good label=words.t("instruments-complete") /> }.into_any()
    } else {
        view! { <span>{words.with("instruments-missing", &[("records", missing.join(", ").into())])}</span> }.into_any()
    };
    let counterparty = if line.counterparty.is_empty() { words.t("instruments-nobody") } else { line.counterparty };
    view! {
        <tr>
            <th scope="row"><a href=paths::instrument(project, line.id)>{words.label(line.kind)}</a></th>
            <td data-name=words.t("instruments-counterparty")>{counterparty}</td>
            <td class="num" data-name=words.t("instruments-amount")>{words.money(line.amount)}</td>
            <td data-name=words.t("instruments-phase")>{words.label(line.phase)}</td>
            <td data-name=words.t("instruments-records")>{records}</td>
        </tr>
    }
}

#[component]
fn AddInstrument(words: Words, project: ProjectId) -> impl IntoView {
    let kinds = InstrumentKind::ALL
        .iter()
        .map(|kind| {
            view! {
                <li>
                    <a class="button button--quiet" href=paths::instrument_new(project, *kind)>
                        <Icon shape=Shape::Plus />
                        <span>{words.label(*kind)}</span>
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="add-title">
            <h2 id="add-title">{words.t("instruments-add")}</h2>
            <ul class="actions">{kinds}</ul>
        </section>
    }
}

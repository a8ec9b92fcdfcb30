//! The eight conditions of a project at a gate: what counts, the three opinions apart, and what is missing.

use super::all_conditions::all_conditions;
use super::signal_words::gap_words;
use super::view::{ConditionsView, MatrixRowView};
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{ConditionMatrix, ConditionRow, ErrorSummary, LevelDots, Link, Notice, PageHead, Table, Tabs};
use domain::conditions::Opinion;
use domain::gates::Gate;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The matrix.
#[component]
pub fn ConditionsPage(words: Words, view: ConditionsView) -> AnyView {
    let (project, gate, errors, notice) = (view.project.clone(), view.gate, view.errors.clone(), view.notice.clone());
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project.id), project.title.clone())];
    let tabs = Gate::ALL
        .iter()
        .map(|one| NavigationItem { href: paths::conditions(project.id, *one), label: words.label(*one), current: *one == gate })
        .collect();
    let matrix = view.rows.iter().map(|row| matrix_row(words, project.id, gate, row)).collect();
    let opinions = view.rows.iter().map(|row| view! { <OpinionsRow words row /> }).collect::<Vec<_>>();
    let heads = Opinion::ALL.iter().map(|opinion| view! { <th scope="col">{words.label(*opinion)}</th> }).collect::<Vec<_>>();
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.with("conditions-title", &[("gate", words.label(gate).into())]) lead=words.t("conditions-lead") crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        <Tabs label=words.t("conditions-gates") items=tabs />
        <section class="stack">
            <ConditionMatrix words rows=matrix />
            <p class="quiet small">{words.t("conditions-assumption")}</p>
        </section>
        <section class="stack">
            <h2>{words.t("conditions-opinions")}</h2>
            <p class="quiet">{words.t("conditions-opinions-lead")}</p>
            <Table label=words.t("conditions-opinions")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("condition-column")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{opinions}</tbody>
            </Table>
        </section>
        {all_conditions(words, view)}
    }
    .into_any()
}

fn matrix_row(words: Words, project: ProjectId, gate: Gate, row: &MatrixRowView) -> ConditionRow {
    let mut support = vec![words.with("evidence-accepted-count", &[("count", row.accepted.into())])];
    support.extend((row.offered > 0).then(|| words.with("evidence-offered-count", &[("count", row.offered.into())])));
    support.extend(row.gap.as_ref().map(|gap| gap_words(words, gap)));
    ConditionRow {
        condition: row.condition,
        href: Some(paths::condition(project, gate, row.condition)),
        level: row.standing,
        required: Some(row.required),
        support: support.join(" "),
    }
}

#[component]
fn OpinionsRow<'a>(words: Words, row: &'a MatrixRowView) -> impl IntoView + use<> {
    let required = Some(row.required);
    let cells = row
        .opinions
        .iter()
        .zip(Opinion::ALL)
        .map(|(level, opinion)| match *level {
            level @ Some(_) => view! { <td data-name=words.label(*opinion)><LevelDots words level required /></td> }.into_any(),
            None => view! { <td class="quiet small" data-name=words.label(*opinion)>{words.t("level-not-assessed")}</td> }.into_any(),
        })
        .collect::<Vec<_>>();
    view! {
        <tr>
            <th scope="row">{words.label(row.condition)}</th>
            {cells}
        </tr>
    }
}

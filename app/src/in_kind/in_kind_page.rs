//! What a project gets in kind: the sums beside the financing table for everybody, the own lines, and all lines for who checks them.

use super::view::{CheckedLine, ExplainedRow, InKindView, OwnLine, OwnLines, SupportLine};
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, Icon, Link, Notice, NoticeView, PageHead, Shape, Table, Tone};
use domain::Eur;
use domain::ids::ProjectId;
use domain::in_kind::{Hours, InKindMethod, Input};
use leptos::prelude::*;

/// The page.
#[component]
pub fn InKindPage(words: Words, view: InKindView) -> AnyView {
    let InKindView { project, title, rows, support, own, checked, may_edit, notice } = view;
    let crumbs = crumbs(words, project, title);
    let support = support.into_iter().map(|line| view! { <Notice notice=support_notice(words, &line) /> }).collect::<Vec<_>>();
    view! {
        <div class="stack stack--loose">
            <PageHead words title=words.t("in-kind-title") crumbs lead=words.t("in-kind-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            {support}
            <section class="stack" aria-labelledby="sums">
                <h2 id="sums">{words.t("in-kind-sums")}</h2>
                {sums(words, rows)}
            </section>
            {own.map(|own| own_section(words, project, own, may_edit))}
            {checked.map(|lines| checked_section(words, lines))}
        </div>
    }
    .into_any()
}

pub(super) fn crumbs(words: Words, project: ProjectId, title: String) -> Vec<Link> {
    vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)]
}

fn support_notice(words: Words, line: &SupportLine) -> NoticeView {
    let (tone, key) = if line.is_law { (Tone::Bad, "in-kind-support-law") } else { (Tone::Warn, "in-kind-support-warn") };
    let title = words.with("in-kind-support", &[("phase", words.label(line.phase).into()), ("amount", words.money(line.excess).into())]);
    NoticeView { tone, title, text: Some(words.t(key)) }
}

/// Each partner in each phase: what the financing table says, what lines explain, and what is between.
fn sums(words: Words, rows: Vec<ExplainedRow>) -> AnyView {
    if rows.is_empty() {
        return view! { <EmptyState title=words.t("in-kind-none") text=words.t("in-kind-none-text") /> }.into_any();
    }
    let total = |of: fn(&ExplainedRow) -> Eur| words.figure(rows.iter().map(of).sum());
    let (shown, explained) = (total(|row| row.shown), total(|row| row.explained));
    let row = |row: &ExplainedRow| {
        let between = row.shown - row.explained;
        let told = if between == Eur::ZERO {
            words.t("in-kind-equal")
        } else if between > Eur::ZERO {
            words.with("in-kind-to-explain", &[("amount", words.money(between).into())])
        } else {
            words.with("in-kind-too-much", &[("amount", words.money(Eur(-between.0)).into())])
        };
        view! {
            <tr>
                <th scope="row">{row.partner.clone()}</th>
                <td data-name=words.t("in-kind-phase")>{words.label(row.phase)}</td>
                <td class="num" data-name=words.t("in-kind-shown")>{words.figure(row.shown)}</td>
                <td class="num" data-name=words.t("in-kind-explained")>{words.figure(row.explained)}</td>
                <td data-name=words.t("in-kind-between")>{told}</td>
            </tr>
        }
    };
    let body = rows.iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("in-kind-sums")>
            <thead>
                <tr>
                    <th scope="col">{words.t("in-kind-partner")}</th>
                    <th scope="col">{words.t("in-kind-phase")}</th>
                    <th scope="col" class="num">{words.t("in-kind-shown")}</th>
                    <th scope="col" class="num">{words.t("in-kind-explained")}</th>
                    <th scope="col">{words.t("in-kind-between")}</th>
                </tr>
            </thead>
            <tbody>{body}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">{words.t("in-kind-total")}</th>
                    <td class="num" data-name=words.t("in-kind-shown")>{shown}</td>
                    <td class="num" data-name=words.t("in-kind-explained")>{explained}</td>
                    <td></td>
                </tr>
            </tfoot>
        </Table>
    }
    .into_any()
}

/// Hours as people write them, with the word.
pub(super) fn hours(words: Words, hours: Hours) -> String {
    words.with("in-kind-hours", &[("hours", hours.written(words.language()).into())])
}

fn own_section(words: Words, project: ProjectId, own: OwnLines, may_edit: bool) -> AnyView {
    let OwnLines { lines, sum, years, most } = own;
    let years = years.into_iter().map(|one| {
        let told = words.with(
            "in-kind-of-year",
            &[
                ("person", one.person.into()),
                ("year", one.year.to_string().into()),
                ("hours", one.hours.written(words.language()).into()),
                ("most", most.written(words.language()).into()),
            ],
        );
        view! { <li>{told}</li> }
    });
    let years: Vec<_> = years.collect();
    let people = (!years.is_empty()).then(|| {
        view! {
            <h3>{words.t("in-kind-years")}</h3>
            <ul class="plain">{years}</ul>
        }
    });
    let table = if lines.is_empty() {
        view! { <EmptyState title=words.t("in-kind-own-none") text=words.t("in-kind-own-none-text") /> }.into_any()
    } else {
        own_table(words, project, lines, sum)
    };
    view! {
        <section class="stack" aria-labelledby="own">
            <h2 id="own">{words.t("in-kind-own")}</h2>
            <p class="quiet">{words.t("in-kind-own-text")}</p>
            {table}
            {people}
            {may_edit.then(|| add(words, project))}
        </section>
    }
    .into_any()
}

fn own_table(words: Words, project: ProjectId, lines: Vec<OwnLine>, sum: Eur) -> AnyView {
    let row = |own: OwnLine| {
        let line = own.line;
        let days = words.with("in-kind-days", &[("from", words.date(line.from_on).into()), ("until", words.date(line.until_on).into())]);
        let outside = own.is_outside.then(|| view! { <span class="below small">{words.t("in-kind-outside")}</span> });
        let person = (!line.person.is_empty()).then(|| view! { <span class="below quiet small">{line.person.clone()}</span> });
        let counted = if line.method.asks(Input::Hours) { hours(words, line.inputs.hours) } else { String::new() };
        view! {
            <tr>
                <th scope="row"><a href=paths::in_kind_line(project, own.id)>{words.label(line.method)}</a>{person}</th>
                <td data-name=words.t("in-kind-phase")>{words.label(line.phase)}</td>
                <td data-name=words.t("in-kind-when")>{days}{outside}</td>
                <td class="num" data-name=words.t("in-kind-field-hours")>{counted}</td>
                <td data-name=words.t("in-kind-field-evidence")>{line.evidence}</td>
                <td class="num" data-name=words.t("in-kind-value")>{words.figure(line.value)}</td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("in-kind-own")>
            <thead>
                <tr>
                    <th scope="col">{words.t("in-kind-field-method")}</th>
                    <th scope="col">{words.t("in-kind-phase")}</th>
                    <th scope="col">{words.t("in-kind-when")}</th>
                    <th scope="col" class="num">{words.t("in-kind-field-hours")}</th>
                    <th scope="col">{words.t("in-kind-field-evidence")}</th>
                    <th scope="col" class="num">{words.t("in-kind-value")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="5">{words.t("in-kind-total")}</th>
                    <td class="num" data-name=words.t("in-kind-value")>{words.figure(sum)}</td>
                </tr>
            </tfoot>
        </Table>
    }
    .into_any()
}

/// One link for each way to value: the form asks what that way needs.
fn add(words: Words, project: ProjectId) -> impl IntoView {
    let link = |method: &InKindMethod| {
        view! {
            <li>
                <a class="button button--quiet" href=paths::in_kind_new(project, *method)>
                    <Icon shape=Shape::Plus />
                    <span>{words.label(*method)}</span>
                </a>
            </li>
        }
    };
    view! {
        <h3>{words.t("in-kind-add")}</h3>
        <ul class="actions">{InKindMethod::ALL.iter().map(link).collect::<Vec<_>>()}</ul>
    }
}

/// For who checks: no names, and no value beside hours that would tell a wage.
fn checked_section(words: Words, lines: Vec<CheckedLine>) -> AnyView {
    let row = |line: CheckedLine| {
        let value = line.value.map_or_else(|| words.t("in-kind-in-sum"), |value| words.figure(value));
        view! {
            <tr>
                <th scope="row">{line.partner}</th>
                <td data-name=words.t("in-kind-phase")>{words.label(line.phase)}</td>
                <td data-name=words.t("in-kind-field-method")>{words.label(line.method)}</td>
                <td data-name=words.t("in-kind-year")>{line.year.to_string()}</td>
                <td class="num" data-name=words.t("in-kind-field-hours")>{line.hours.map(|counted| hours(words, counted)).unwrap_or_default()}</td>
                <td data-name=words.t("in-kind-field-evidence")>{line.evidence}</td>
                <td class="num" data-name=words.t("in-kind-value")>{value}</td>
            </tr>
        }
    };
    let table = if lines.is_empty() {
        view! { <EmptyState title=words.t("in-kind-checked-none") text=words.t("in-kind-checked-none-text") /> }.into_any()
    } else {
        let rows = lines.into_iter().map(row).collect::<Vec<_>>();
        view! {
            <Table label=words.t("in-kind-checked")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("in-kind-partner")}</th>
                        <th scope="col">{words.t("in-kind-phase")}</th>
                        <th scope="col">{words.t("in-kind-field-method")}</th>
                        <th scope="col">{words.t("in-kind-year")}</th>
                        <th scope="col" class="num">{words.t("in-kind-field-hours")}</th>
                        <th scope="col">{words.t("in-kind-field-evidence")}</th>
                        <th scope="col" class="num">{words.t("in-kind-value")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="checked">
            <h2 id="checked">{words.t("in-kind-checked")}</h2>
            <p class="quiet">{words.t("in-kind-checked-text")}</p>
            {table}
        </section>
    }
    .into_any()
}

//! The numbers that the rules calculate with: what each is, where it comes from and how far it may go, and those that the note fixes.

use super::parameter_words::{parameter_range, parameter_source, parameter_value};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, FormKeys, Link, PageHead, SummaryList, SummaryRow, Table, Tone};
use chrono::{DateTime, Utc};
use domain::settings::Parameter;
use leptos::prelude::*;

/// What the page shows.
pub struct ParametersView {
    /// The parameters.
    pub lines: Vec<ParameterLine>,
    /// The jobs that the note aims at.
    pub jobs: i32,
    /// When somebody said that they were looked at.
    pub seen_at: Option<DateTime<Utc>>,
    /// The key of the form.
    pub key: String,
}

/// One parameter.
pub struct ParameterLine {
    /// Which one, and what holds for it.
    pub parameter: Parameter,
    /// What it is.
    pub value: i64,
    /// From which value to which it may go now.
    pub range: (i64, i64),
    /// It is to be confirmed by a person, and was not yet.
    pub is_unchecked: bool,
}

/// The page.
#[component]
pub fn ParametersPage(words: Words, view: ParametersView) -> AnyView {
    let ParametersView { lines, jobs, seen_at, key } = view;
    let lead = words.with("parameters-lead", &[("count", lines.len().into())]);
    let rows = lines.into_iter().map(|line| view! { <ParameterRow words line /> }).collect::<Vec<_>>();
    let fixed = vec![
        SummaryRow::text(words.t("parameter-fixed-jobs"), words.number(jobs.into())),
        SummaryRow::text(words.t("parameter-fixed-cash"), words.t("parameter-fixed-cash-text")),
        SummaryRow::text(words.t("parameter-fixed-challenge"), words.t("parameter-fixed-challenge-text")),
    ];
    let seen = match seen_at {
        Some(at) => view! { <p class="quiet">{words.with("parameters-seen-at", &[("at", words.date_time(at).into())])}</p> }.into_any(),
        None => view! {
            <form class="stack" method="post" action=paths::settings_parameters_seen()>
                <FormKeys key version=0 />
                <p>{words.t("parameters-seen-text")}</p>
                <div class="actions"><Button label=words.t("parameters-seen") kind=ButtonKind::Quiet /></div>
            </form>
        }
        .into_any(),
    };
    view! {
        <PageHead words title=words.t("parameters-title") lead crumbs=vec![Link::new(paths::settings(), words.t("nav-settings"))] />
        <Table label=words.t("parameters-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("parameter-column")}</th>
                    <th scope="col" class="num">{words.t("parameter-column-value")}</th>
                    <th scope="col">{words.t("parameter-column-source")}</th>
                    <th scope="col">{words.t("parameter-column-range")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {seen}
        <section class="stack">
            <h2>{words.t("parameters-fixed")}</h2>
            <p class="quiet small">{words.t("parameters-fixed-text")}</p>
            <SummaryList rows=fixed />
        </section>
    }
    .into_any()
}

#[component]
fn ParameterRow(words: Words, line: ParameterLine) -> impl IntoView {
    let ParameterLine { parameter, value, range, is_unchecked } = line;
    let changed = (value != parameter.default).then(|| view! { " "<Badge tone=Tone::Accent label=words.t("parameter-changed") /> });
    let unchecked = is_unchecked.then(|| view! { " "<Badge tone=Tone::Warn label=words.t("parameter-unchecked") /> });
    let rule = parameter.key.rule().map(|rule| view! { <span class="below quiet small">{rule.code()}</span> });
    view! {
        <tr>
            <th scope="row"><a href=paths::settings_parameter(parameter.key.code())>{words.label(parameter.key)}</a>{changed}{unchecked}{rule}</th>
            <td class="num" data-name=words.t("parameter-column-value")>{parameter_value(words, parameter.unit, value)}</td>
            <td data-name=words.t("parameter-column-source")>{parameter_source(words, &parameter)}</td>
            <td data-name=words.t("parameter-column-range")>{parameter_range(words, parameter.unit, range)}</td>
        </tr>
    }
}

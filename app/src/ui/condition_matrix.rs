//! The eight conditions under each other: level, verdict and what supports it.

use super::badge::{Badge, Tone};
use super::level_dots::LevelDots;
use super::table::Table;
use crate::language::Words;
use domain::conditions::Condition;
use leptos::prelude::*;

/// One condition at one gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionRow {
    /// Which one.
    pub condition: Condition,
    /// Where it is assessed; absent for who cannot see that.
    pub href: Option<String>,
    /// From 0 to 4; none when not assessed.
    pub level: Option<u8>,
    /// The level that the gate asks.
    pub required: Option<u8>,
    /// What supports the level, in short.
    pub support: String,
}

/// The conditions as a table. The verdict follows from level and required level.
#[component]
pub fn ConditionMatrix(words: Words, rows: Vec<ConditionRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <MatrixRow words row /> }).collect::<Vec<_>>();
    view! {
        <Table label=words.t("conditions-table")>
            <thead>
                <tr>
                    <th scope="col">{words.t("condition-column")}</th>
                    <th scope="col">{words.t("level-column")}</th>
                    <th scope="col">{words.t("level-verdict-column")}</th>
                    <th scope="col">{words.t("support-column")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn MatrixRow(words: Words, row: ConditionRow) -> impl IntoView {
    let (tone, verdict) = verdict(words, row.level, row.required);
    let label = words.label(row.condition);
    let name = match row.href {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-name=words.t("level-column")><LevelDots words level=row.level required=row.required /></td>
            <td data-name=words.t("level-verdict-column")><Badge tone label=verdict /></td>
            <td class="quiet small" data-name=words.t("support-column")>{row.support}</td>
        </tr>
    }
}

fn verdict(words: Words, level: Option<u8>, required: Option<u8>) -> (Tone, String) {
    match (level, required) {
        (None, _) => (Tone::Neutral, words.t("level-verdict-open")),
        (Some(_), None) => (Tone::Neutral, words.t("level-verdict-not-asked")),
        (Some(level), Some(required)) if level >= required => (Tone::Good, words.t("level-verdict-met")),
        (Some(level), Some(required)) => (Tone::Warn, words.with("level-verdict-short", &[("steps", (required - level).into())])),
    }
}

//! The requests of a project on the page of its money: what waits, with whom and since when.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, Table, Tone};
use chrono::NaiveDate;
use domain::changes::{ChangeKind, ChangeState};
use domain::ids::{ChangeRequestId, ProjectId};
use domain::projects::Phase;
use leptos::prelude::*;

/// The requests of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesView {
    /// The project.
    pub project: ProjectId,
    /// The requests, the last first.
    pub lines: Vec<ChangeLine>,
    /// The phase for which the reader may ask for a change.
    pub asks_for: Option<Phase>,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// Which one.
    pub id: ChangeRequestId,
    /// Counted from one.
    pub number: i32,
    /// The phase.
    pub phase: Phase,
    /// What it changes.
    pub kinds: Vec<ChangeKind>,
    /// How far it is.
    pub state: ChangeState,
    /// The partners for which it waits.
    pub waits_for: Vec<String>,
    /// Whether the steering group decides.
    pub steering_decides: bool,
    /// Since when.
    pub since: NaiveDate,
}

/// How a state looks.
pub(super) const fn tone(state: ChangeState) -> Tone {
    match state {
        ChangeState::Draft | ChangeState::Withdrawn | ChangeState::Refused => Tone::Neutral,
        ChangeState::Consent | ChangeState::HandedIn | ChangeState::Recorded => Tone::Warn,
        ChangeState::Approved => Tone::Good,
    }
}

/// With whom a request lies; nobody once it is closed.
pub(super) fn holder(words: Words, state: ChangeState, waits_for: &[String], steering_decides: bool) -> String {
    match state {
        ChangeState::Draft => words.t("change-with-writer"),
        ChangeState::Consent if waits_for.is_empty() => words.t("change-with-lead"),
        ChangeState::Consent => waits_for.join(", "),
        ChangeState::HandedIn if !steering_decides => words.t("change-with-manager"),
        ChangeState::HandedIn => words.t("change-with-steering"),
        ChangeState::Recorded => words.t("change-with-seat"),
        ChangeState::Approved | ChangeState::Refused | ChangeState::Withdrawn => "–".to_owned(),
    }
}

/// The section.
#[component]
pub fn ChangeList(words: Words, view: ChangesView) -> impl IntoView {
    let ChangesView { project, lines, asks_for } = view;
    let is_empty = lines.is_empty();
    let row = |line: ChangeLine| {
        let kinds = line.kinds.iter().map(|kind| words.label(*kind)).collect::<Vec<_>>().join(", ");
        let name = words.with("change-name", &[("number", i64::from(line.number).into())]);
        view! {
            <tr>
                <th scope="row"><a href=paths::change(project, line.id)>{name}</a><span class="below quiet small">{words.label(line.phase)}</span></th>
                <td data-name=words.t("change-what")>{kinds}</td>
                <td data-name=words.t("change-state")><Badge tone=tone(line.state) label=words.label(line.state) /></td>
                <td data-name=words.t("change-with")>{holder(words, line.state, &line.waits_for, line.steering_decides)}</td>
                <td data-name=words.t("change-since")>{words.date(line.since)}</td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    let heads = ["change-request", "change-what", "change-state", "change-with", "change-since"];
    let heads = heads.map(|head| view! { <th scope="col">{words.t(head)}</th> }).into_iter().collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! { <Table label=words.t("change-requests")><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></Table> }
    });
    let ask = asks_for.map(|phase| {
        view! { <p class="actions"><ButtonLink href=paths::change_new(project, phase) label=words.t("change-ask") kind=ButtonKind::Quiet /></p> }
    });
    view! {
        <section class="stack" aria-labelledby="changes">
            <h2 id="changes">{words.t("change-requests")}</h2>
            <p class="quiet">{words.t("change-list-text")}</p>
            {is_empty.then(|| view! { <p>{words.t("change-none")}</p> })}
            {table}
            {ask}
        </section>
    }
}

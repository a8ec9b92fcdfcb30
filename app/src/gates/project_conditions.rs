//! The open conditions of signed decisions on the page of a project: what has to be met, by when, by whom, and whether the phase waits for it.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Notice, NoticeView, Tone};
use chrono::NaiveDate;
use domain::gates::{ConditionSignal, ConditionTiming};
use domain::ids::{DecisionId, ProjectId};
use domain::projects::Phase;
use leptos::prelude::*;

/// An open condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenConditionLine {
    /// Of which decision.
    pub decision: DecisionId,
    /// What must be true.
    pub text: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Before the phase starts, or before its date.
    pub timing: ConditionTiming,
}

/// The open conditions of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenConditionsView {
    /// The project.
    pub project: ProjectId,
    /// The phase that waits for the conditions that come first; none when it has started.
    pub waits: Option<Phase>,
    /// The conditions, soonest first.
    pub lines: Vec<OpenConditionLine>,
    /// Today.
    pub today: NaiveDate,
}

/// How an open condition with this date is shown: late in red, within fourteen days in amber.
pub(super) fn signal_badge(words: Words, due_on: NaiveDate, today: NaiveDate) -> (Tone, String) {
    let tone = match ConditionSignal::of(due_on, today) {
        ConditionSignal::Late => Tone::Bad,
        ConditionSignal::Soon => Tone::Warn,
        ConditionSignal::Ahead => Tone::Neutral,
    };
    (tone, words.distance(today, due_on))
}

/// The section.
#[component]
pub fn ProjectOpenConditions(words: Words, view: OpenConditionsView) -> AnyView {
    let OpenConditionsView { project, waits, lines, today } = view;
    let first = lines.iter().filter(|line| line.timing == ConditionTiming::Precedent);
    let by = first.clone().map(|line| line.due_on).max();
    let notice = waits.zip(by).map(|(phase, by)| NoticeView {
        tone: Tone::Warn,
        title: words.with("phase-waits", &[("phase", words.label(phase).into())]),
        text: Some(words.with("phase-waits-text", &[("count", first.count().into()), ("date", words.date(by).into())])),
    });
    let items = lines
        .iter()
        .map(|line| {
            let (tone, label) = signal_badge(words, line.due_on, today);
            let about = [("timing", words.label(line.timing).into()), ("date", words.date(line.due_on).into()), ("owner", line.owner.clone().into())];
            let about = words.with("open-condition-about", &about);
            view! {
                <li>
                    <a class="tasks__what" href=paths::decision(project, line.decision)>{line.text.clone()}</a>
                    <Badge tone label />
                    <p>{about}</p>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="open-conditions">
            <h2 id="open-conditions">{words.t("open-conditions")}</h2>
            {notice.map(|notice| view! { <Notice notice /> })}
            <ul class="tasks">{items}</ul>
        </section>
    }
    .into_any()
}

//! When a report is due, with whom it is and since when: one box on top of its pages, the same for both sides.

use super::view::ReportHead;
use super::words::{days_late, holder, lateness};
use crate::language::Words;
use chrono::Days;
use domain::reports::{Lateness, ReportReminder, ReportState};
use leptos::prelude::*;

/// The box.
#[component]
pub fn DueBox(words: Words, head: ReportHead) -> AnyView {
    let ReportHead { line, today, on_hold } = head;
    let late = lateness(&line);
    let title = match (line.state, late) {
        (ReportState::Approved, _) => words.t("report-due-approved"),
        (ReportState::PartlyApproved, _) => words.t("report-due-partly"),
        (ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm, _) => words.t("report-due-programme"),
        (ReportState::Scheduled, _) => words.t("report-due-later"),
        (ReportState::Open | ReportState::Draft | ReportState::PartsIn | ReportState::Returned, Lateness::InTime) => words.distance(today, line.due),
        (ReportState::Open | ReportState::Draft | ReportState::PartsIn | ReportState::Returned, Lateness::Late | Lateness::Blocks) => {
            days_late(words, line.days_past)
        }
    };
    let blocks_on = line.due.checked_add_days(Days::new(ReportReminder::Blocks.offset().unsigned_abs())).unwrap_or(line.due);
    let with = words.with("report-with", &[("who", holder(words, &line).into()), ("since", words.date(line.since).into())]);
    let due = words.with("report-due-on", &[("due", words.last_day(line.due).into())]);
    let (sentences, tone): (Vec<String>, &str) = match line.state {
        ReportState::Approved | ReportState::PartlyApproved => {
            (vec![words.with("report-approved-on", &[("day", words.date(line.since).into())])], "good")
        }
        ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm => {
            let term = line.programme_due.map(|day| words.with("report-programme-due", &[("day", words.date(day).into())]));
            (std::iter::once(with).chain(term).chain([words.t("report-paused")]).collect(), "accent")
        }
        ReportState::Scheduled => (vec![words.with("report-opens", &[("due", words.last_day(line.due).into())])], "neutral"),
        ReportState::Open | ReportState::Draft | ReportState::PartsIn | ReportState::Returned => match late {
            Lateness::InTime => (vec![due, with], "accent"),
            Lateness::Late => {
                let blocks = words.with("report-blocks-on", &[("day", words.date(blocks_on).into())]);
                (vec![due, with, blocks], "warn")
            }
            Lateness::Blocks => (vec![due, with, words.t("report-blocks")], "bad"),
        },
    };
    let hold = on_hold.then(|| view! { <p>{words.t("report-on-hold")}</p> });
    view! {
        <section class="notice" data-tone=tone aria-labelledby="due">
            <h2 id="due">{title}</h2>
            {sentences.into_iter().map(|text| view! { <p>{text}</p> }).collect::<Vec<_>>()}
            {hold}
        </section>
    }
    .into_any()
}

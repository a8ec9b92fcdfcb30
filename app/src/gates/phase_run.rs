//! How the phase before a gate went: the short view that the programme manager gave after each report, drawn and in figures, beside what was promised.

use crate::language::Words;
use crate::paths;
use crate::reports::{ReportLine, delivered_of, report_name};
use crate::ui::{SummaryList, SummaryRow, Table};
use chrono::NaiveDate;
use domain::gates::Gate;
use domain::ids::{ProjectId, SnapshotId};
use domain::reports::{Delivered, ReportAspect};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// An approved report with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunReport {
    /// The report.
    pub line: ReportLine,
    /// One to five for each aspect.
    pub marks: BTreeMap<ReportAspect, u8>,
    /// What the programme manager added.
    pub note: String,
}

/// What was promised at the go that led to the phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// The dossier that was approved.
    pub dossier: (SnapshotId, u32),
    /// The aim.
    pub aim: String,
    /// The product and its market.
    pub result: String,
    /// The day of the business case.
    pub case_on: Option<NaiveDate>,
}

/// How the phase went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhaseRun {
    /// Its approved reports, by their periods.
    pub reports: Vec<RunReport>,
    /// What was promised; none where the project came in without a go of ours.
    pub promised: Option<Promised>,
    /// What came of what was promised by the last report that counts it.
    pub delivered: Option<Delivered>,
}

/// The section; nothing where no report of the phase was approved.
#[component]
pub(super) fn PhaseRunSection(words: Words, project: ProjectId, gate: Gate, run: PhaseRun) -> impl IntoView {
    (!run.reports.is_empty()).then(|| {
        let title = words.with("run-title", &[("phase", words.label(gate.from()).to_lowercase().into())]);
        let notes = run.reports.iter().filter(|one| !one.note.is_empty()).map(|one| note(words, one)).collect::<Vec<_>>();
        let notes = (!notes.is_empty()).then(|| view! { <details><summary>{words.t("run-notes")}</summary><ul class="stack">{notes}</ul></details> });
        view! {
            <section class="stack" aria-labelledby="run">
                <h2 id="run">{title}</h2>
                <p class="quiet">{words.t("run-lead")}</p>
                {marks(words, &run.reports)}
                {notes}
                {promised(words, project, run.promised, run.delivered)}
            </section>
        }
    })
}

fn note(words: Words, one: &RunReport) -> AnyView {
    view! { <li><a href=paths::report(one.line.project, one.line.report)>{report_name(words, &one.line)}</a>": "{one.note.clone()}</li> }.into_any()
}

/// A row for each aspect: its course as a small picture, and the figures.
fn marks(words: Words, reports: &[RunReport]) -> AnyView {
    let heads = reports.iter().map(|one| {
        let (_, until) = one.line.period;
        view! {
            <th scope="col" class="num">
                <a href=paths::report(one.line.project, one.line.report)>{report_name(words, &one.line)}</a>
                <br/>
                <span class="quiet small">{words.date(until)}</span>
            </th>
        }
    });
    let row = |aspect: &ReportAspect| {
        let given: Vec<Option<u8>> = reports.iter().map(|one| one.marks.get(aspect).copied()).collect();
        let last = given.iter().rev().find_map(|mark| *mark);
        let anchor = last.map(|mark| words.t(&format!("report-anchor-{aspect}-{mark}")));
        let cells = reports.iter().zip(&given).map(|(one, mark)| {
            let told = mark.map_or_else(|| "–".to_owned(), |mark| mark.to_string());
            view! { <td class="num" data-name=report_name(words, &one.line)>{told}</td> }
        });
        view! {
            <tr>
                <th scope="row">{words.label(*aspect)}{anchor.map(|anchor| view! { <span class="below quiet small">{anchor}</span> })}</th>
                <td data-name=words.t("run-course")>{course(&given)}</td>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
    };
    let heads = heads.collect::<Vec<_>>();
    let rows = ReportAspect::ALL.iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("run-marks")>
            <thead><tr><th scope="col">{words.t("run-aspect")}</th><th scope="col">{words.t("run-course")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

/// How wide a report is in the picture, and how high a mark.
const STEP: usize = 18;
const RISE: usize = 6;

/// Dots from one at the bottom to five on top, joined by a line. The figures stand beside it.
fn course(given: &[Option<u8>]) -> AnyView {
    let (width, height) = (STEP * given.len().max(1), RISE * 6);
    let spot = |(place, mark): (usize, &Option<u8>)| {
        let mark = usize::from((*mark)?.clamp(1, 5));
        Some((STEP * place + STEP / 2, height - RISE * mark))
    };
    let spots: Vec<(usize, usize)> = given.iter().enumerate().filter_map(spot).collect();
    let line = spots.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    let dots = spots.iter().map(|(x, y)| view! { <circle cx=x.to_string() cy=y.to_string() r="3" fill="currentColor" /> }).collect::<Vec<_>>();
    let middle = height - RISE * 3;
    view! {
        <svg width=width.to_string() height=height.to_string() viewBox=format!("0 0 {width} {height}") aria-hidden="true">
            <line x1="0" x2=width.to_string() y1=middle.to_string() y2=middle.to_string() stroke="currentColor" stroke-opacity="0.3" stroke-dasharray="2 3" />
            <polyline points=line fill="none" stroke="currentColor" stroke-opacity="0.6" />
            {dots}
        </svg>
    }
    .into_any()
}

fn promised(words: Words, project: ProjectId, promised: Option<Promised>, delivered: Option<Delivered>) -> AnyView {
    let mut rows = Vec::new();
    let dossier = promised.as_ref().map(|one| {
        let (id, number) = one.dossier;
        view! { <p class="small"><a href=paths::snapshot(project, id)>{words.with("dossier-number", &[("number", number.into())])}</a></p> }
    });
    if let Some(one) = promised {
        let text = |text: String| if text.trim().is_empty() { words.t("finding-nothing-yet") } else { text };
        rows.push(SummaryRow::text(words.t("run-aim"), text(one.aim)));
        rows.push(SummaryRow::text(words.t("run-result"), text(one.result)));
        rows.push(SummaryRow::text(words.t("run-case"), one.case_on.map_or_else(|| words.t("finding-no-date"), |day| words.date(day))));
    }
    rows.extend(delivered.map(|is| SummaryRow::text(words.t("report-delivered"), delivered_of(words, is))));
    (!rows.is_empty())
        .then(|| {
            view! {
                <h3>{words.t("run-promised")}</h3>
                <SummaryList rows />
                {dossier}
            }
        })
        .into_any()
}

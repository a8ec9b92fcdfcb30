//! Reports in words: what one is called, its questions, and why something does not go.

use crate::language::Words;
use crate::ui::Tone;
use domain::Eur;
use domain::ids::ProjectId;
use domain::reports::{
    Delivered, FieldKind, Lateness, NewLog, ReportAsk, ReportAspect, ReportField, ReportHolder, ReportKind, ReportRefusal, ReportState,
};

use super::view::ReportLine;

/// What a report is called: "Halfjaarrapport 3".
pub fn report_name(words: Words, line: &ReportLine) -> String {
    kind_name(words, line.kind, line.number)
}

/// What the how manieth report of a kind is called.
pub fn kind_name(words: Words, kind: ReportKind, number: i32) -> String {
    let key = match kind {
        ReportKind::Interim => "report-name-interim",
        ReportKind::HalfYear => "report-name-half-year",
        ReportKind::End => "report-name-end",
    };
    words.with(key, &[("number", i64::from(number).into())])
}

/// The way to a report.
pub(super) fn crumbs(words: Words, (project, title): (ProjectId, &str)) -> Vec<crate::ui::Link> {
    use crate::paths;
    use crate::ui::Link;
    vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), title.to_owned()),
        Link::new(paths::project_reports(project), words.t("reports-title")),
    ]
}

/// The way to what stands below a report.
pub fn crumbs_below(words: Words, line: &ReportLine) -> Vec<crate::ui::Link> {
    let mut crumbs = crumbs(words, (line.project, &line.title));
    crumbs.push(crate::ui::Link::new(crate::paths::report(line.project, line.report), report_name(words, line)));
    crumbs
}

/// What a question is called.
pub fn report_field(words: Words, field: &str) -> String {
    match field {
        "text" => words.t("report-remark-field"),
        "answer" => words.t("report-answer-field"),
        "reason" => words.t("report-missing-field"),
        _ => field.parse::<ReportField>().map(|field| words.label(field)).unwrap_or_default(),
    }
}

/// What a field is called where a report is judged.
pub fn judge_label(words: Words, field: &str) -> String {
    match field {
        "due_on" => words.t("report-return-field"),
        "reason" => words.t("report-reopen-field"),
        "note" => words.t("report-view-note"),
        "promised" | "accepted" => words.t(&format!("report-field-{field}")),
        _ => field.parse::<ReportAspect>().map(|aspect| words.label(aspect)).unwrap_or_default(),
    }
}

/// An answer as it is read.
pub fn shown_answer(words: Words, field: ReportField, value: &str) -> String {
    match field.kind() {
        FieldKind::Text => value.to_owned(),
        FieldKind::Amount => value.parse().map(|cents| words.money(Eur(cents))).unwrap_or_default(),
        FieldKind::Count => value.parse().map(|count| words.number(count)).unwrap_or_default(),
        FieldKind::Ask => value.parse::<ReportAsk>().map(|ask| words.label(ask)).unwrap_or_default(),
        FieldKind::Tick => words.t("report-ticked"),
    }
}

/// A note as it stands in a report: its day, what it says, and the hours.
pub fn noted_line(words: Words, note: &NewLog) -> String {
    let day = words.date(note.happened_on);
    if !note.hours.is_positive() {
        return format!("{day}: {}", note.text);
    }
    let hours = note.hours.written(words.language());
    words.with("log-line-hours", &[("day", day.into()), ("text", note.text.clone().into()), ("hours", hours.into())])
}

/// "4 van 5".
pub fn delivered_of(words: Words, is: Delivered) -> String {
    words.with("report-delivered-of", &[("accepted", is.accepted.into()), ("promised", is.promised.into())])
}

/// How a state looks.
pub(super) const fn tone(state: ReportState) -> Tone {
    match state {
        ReportState::Scheduled | ReportState::Open => Tone::Neutral,
        ReportState::Draft | ReportState::PartsIn | ReportState::Submitted | ReportState::Resubmitted => Tone::Accent,
        ReportState::ToConfirm => Tone::Accent,
        ReportState::Returned => Tone::Warn,
        ReportState::Approved | ReportState::PartlyApproved => Tone::Good,
    }
}

/// How late a report is, while partners owe it.
pub(super) fn lateness(line: &ReportLine) -> Lateness {
    if line.state.is_owed() { Lateness::of(line.days_past) } else { Lateness::InTime }
}

/// "9 dagen te laat".
pub(super) fn days_late(words: Words, days: i64) -> String {
    words.with("report-days-late", &[("days", days.into())])
}

/// With whom it is.
pub(super) fn holder(words: Words, line: &ReportLine) -> String {
    match line.holder {
        ReportHolder::Nobody => "–".to_owned(),
        ReportHolder::Partners | ReportHolder::Lead | ReportHolder::Programme => words.label(line.holder),
    }
}

/// Why something does not go.
pub fn report_refusal(words: Words, refusal: &ReportRefusal) -> String {
    match refusal {
        ReportRefusal::NotOpen(day) => words.with("report-refused-not-open", &[("day", words.date(*day).into())]),
        ReportRefusal::NotOwnPart => words.t("report-refused-not-own"),
        ReportRefusal::NotNow(state) => words.with("report-refused-not-now", &[("state", words.label(*state).to_lowercase().into())]),
        ReportRefusal::PartIsIn => words.t("report-refused-part-in"),
        ReportRefusal::PartNotIn => words.t("report-refused-part-not-in"),
        ReportRefusal::SectionAccepted => words.t("report-refused-accepted"),
        ReportRefusal::NoSuchSection => words.t("report-refused-no-section"),
        ReportRefusal::RemarksOpen => words.t("report-refused-remarks-open"),
        ReportRefusal::Incomplete(sections) | ReportRefusal::Unanswered(sections) => {
            let names = sections.iter().map(|section| words.label(*section)).collect::<Vec<_>>().join(", ");
            let key = if matches!(refusal, ReportRefusal::Unanswered(_)) { "report-refused-unanswered" } else { "report-refused-incomplete" };
            words.with(key, &[("sections", names.into())])
        }
        ReportRefusal::PartsMissing(names) => words.with("report-refused-missing", &[("partners", names.join(", ").into())]),
        ReportRefusal::LeadPartMissing => words.t("report-refused-lead-missing"),
        ReportRefusal::Opened => words.t("report-refused-opened"),
        ReportRefusal::OwnReport => words.t("report-refused-own"),
        ReportRefusal::NothingRemarked => words.t("report-refused-no-remark"),
        ReportRefusal::LinesOpen(count) => words.with("report-refused-lines-open", &[("count", (*count).into())]),
        ReportRefusal::SecondPerson => words.t("report-refused-second"),
    }
}

//! Lessons of the demo set: two that two people cleared, one that waits for the second, one that a partner keeps private; what else partners told
//! waits to be looked at.

use super::calendar::hour;
use super::cast::Who;
use super::rows::Rows;
use crate::state::days::day_of;
use crate::state::new_id;
use crate::store::events::Event;
use ::entity::{lesson, report, report_part};
use chrono::{DateTime, Days, Utc};
use domain::audit::HistoryEvent;
use domain::ids::LessonId;
use domain::lessons::LessonSubject;
use domain::names::normalised;
use domain::reports::ReportField;

/// A lesson in the words of the programme, with how many people cleared it.
const LESSONS: [(&str, LessonSubject, &str, usize); 4] = [
    (
        "Laat de platen een nacht in de hal liggen",
        LessonSubject::Technology,
        "Platen die van buiten komen lassen slecht: er zit vocht op. Na een nacht in de hal hield de naad wel. Reken er in de planning een dag voor.",
        2,
    ),
    (
        "Vraag de vergunning aan voordat de machine besteld is",
        LessonSubject::Rules,
        "De vergunning duurde acht maanden en de machine stond al in de loods. Wie eerst de gemeente belt, betaalt geen opslag.",
        2,
    ),
    (
        "Meet bij de klant, en niet in het lab",
        LessonSubject::Market,
        "In het lab haalden we alle eisen. Bij de eerste klant was het stoffiger en koeler. Begin met een meting op de plek waar het gebruikt wordt.",
        1,
    ),
    (
        "Spreek af wie de hars bestelt",
        LessonSubject::Partners,
        "Twee partners bestelden dezelfde hars, en een derde wachtte erop. Leg in de eerste week vast wie wat inkoopt.",
        0,
    ),
];

/// What partners tell in the reports of the demo set, in turn.
pub(super) const TOLD: [&str; 6] = [
    "Lassen gaat beter als de platen een nacht in de hal hebben gelegen.",
    "De vergunning duurde acht maanden. De volgende keer vragen we die aan voordat we bestellen.",
    "Bij de klant was het stoffiger dan in het lab. Daar hadden we eerder moeten meten.",
    "Twee van ons bestelden dezelfde hars. We spreken nu per week af wie inkoopt.",
    "Een student van Saxion vond in drie weken een fout waar wij een halfjaar op zochten.",
    "De verzekeraar wilde de proef pas dekken na een keuring. Vraag dat in de eerste maand.",
];

/// Adds the lessons, each of another approved report.
pub(super) fn write((manager, second): (&Who, &Who), rows: &mut Rows) {
    let approved = |part: &&report_part::Model| rows.reports.iter().any(|row| row.id == part.report_id && row.approved_at.is_some());
    let parts: Vec<report_part::Model> = rows.report_parts.iter().filter(approved).cloned().collect();
    for (which, lesson) in LESSONS.iter().enumerate() {
        // The report in which it was told, in the words of a partner.
        let told = |part: &&report_part::Model| {
            let says = |one: &::entity::report_answer::Model| one.part_id == part.id && one.field == ReportField::Lessons && one.value == TOLD[which];
            rows.report_answers.iter().any(says)
        };
        let Some(part) = parts.iter().find(told) else { continue };
        let Some(report) = rows.reports.iter().find(|row| row.id == part.report_id).cloned() else { continue };
        add((manager, second), rows, (part, &report), lesson);
    }
}

fn add(
    (manager, second): (&Who, &Who),
    rows: &mut Rows,
    (part, report): (&report_part::Model, &report::Model),
    (title, subject, text, cleared): &(&str, LessonSubject, &str, usize),
) {
    let Some(approved_at) = report.approved_at else { return };
    let id = LessonId(new_id());
    let after = |days: u64| hour(day_of(approved_at) + Days::new(days), 9);
    let (made_at, cleared_at, published_at) = (after(1), after(2), after(3));
    let has = |count: usize, at: DateTime<Utc>| (*cleared >= count).then_some(at);
    let is_allowed = rows.report_answers.iter().any(|one| one.part_id == part.id && one.field == ReportField::LessonsPublic);
    rows.lessons.push(lesson::Model {
        id,
        project_id: report.project_id,
        phase: report.phase,
        part_id: Some(part.id),
        stop_id: None,
        is_allowed,
        title: (*title).to_owned(),
        subject: *subject,
        text: (*text).to_owned(),
        search_key: normalised(&format!("{title} {text}")),
        made_by: manager.0,
        made_at,
        cleared_by: (*cleared >= 1).then_some(manager.0),
        cleared_at: has(1, cleared_at),
        published_by: (*cleared >= 2).then_some(second.0),
        published_at: has(2, published_at),
        is_demo: true,
        version: 1 + i64::try_from(*cleared).unwrap_or_default(),
    });
    let lesson_title = || (*title).to_owned();
    let happened = [
        (0, made_at, manager, HistoryEvent::LessonAdded { lesson: id, lesson_title: lesson_title() }),
        (1, cleared_at, manager, HistoryEvent::LessonCleared { lesson: id, lesson_title: lesson_title() }),
        (2, published_at, second, HistoryEvent::LessonPublished { lesson: id, lesson_title: lesson_title() }),
    ];
    for (_, at, (person, name), event) in happened.into_iter().filter(|(step, ..)| step <= cleared) {
        rows.events.push((at, Event::by(*person, name, event).in_project(report.project_id)));
    }
}

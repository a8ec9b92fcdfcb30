//! The URLs of lessons.

use super::*;

paths! {
    /// The lessons of projects.
    lessons() = "/lessons";
    /// One lesson.
    lesson(lesson: LessonId) = "/lessons/{lesson}";
    /// Its words.
    lesson_edit(lesson: LessonId) = "/lessons/{lesson}/edit";
    /// One of two people clears it here.
    lesson_clear(lesson: LessonId) = "/lessons/{lesson}/clear";
    /// It is taken back from the public here.
    lesson_take_back(lesson: LessonId) = "/lessons/{lesson}/take-back";
    /// The form that puts into the collection what a partner told in a report.
    lesson_of_report(part: ReportPartId) = "/lessons/of-report/{part}";
    /// What a partner told is passed over here.
    lesson_of_report_pass(part: ReportPartId) = "/lessons/of-report/{part}/pass-over";
    /// The form that puts into the collection what was told at a stop.
    lesson_of_stop(stop: StopProposalId) = "/lessons/of-stop/{stop}";
    /// What was told at a stop is passed over here.
    lesson_of_stop_pass(stop: StopProposalId) = "/lessons/of-stop/{stop}/pass-over";
}

//! The pages of lessons.

mod form_page;
mod lesson_page;
mod lessons_page;
mod view;

pub use form_page::{LessonFormPage, lesson_field};
pub use lesson_page::{LessonPage, clear_refusal};
pub use lessons_page::LessonsPage;
pub use view::{ClearedBy, LessonFormView, LessonLine, LessonView, LessonsShown, LessonsView, Told};

use crate::paths;
use domain::lessons::LessonSource;

/// Where what was told is put into the collection.
pub fn add_path(source: LessonSource) -> String {
    match source {
        LessonSource::Report(part) => paths::lesson_of_report(part),
        LessonSource::Stop(stop) => paths::lesson_of_stop(stop),
    }
}

/// Where it is passed over.
pub(crate) fn pass_path(source: LessonSource) -> String {
    match source {
        LessonSource::Report(part) => paths::lesson_of_report_pass(part),
        LessonSource::Stop(stop) => paths::lesson_of_stop_pass(stop),
    }
}

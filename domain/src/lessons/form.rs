//! A lesson as it is typed.

use super::LessonSubject;
use crate::changed::{Fields, Value};
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// Characters that a title has at most.
pub const TITLE_LIMIT: u32 = 120;
/// Characters that a lesson has at most.
pub const LESSON_LIMIT: u32 = 2_000;
const TITLE_AT_LEAST: u32 = 5;
const LESSON_AT_LEAST: u32 = 20;

/// What somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LessonForm {
    /// The lesson in one line.
    pub title: String,
    /// The code of a [`LessonSubject`].
    pub subject: String,
    /// What was learned, so that somebody outside the project can use it.
    pub text: String,
}

/// A lesson that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLesson {
    /// The lesson in one line.
    pub title: String,
    /// What it is about.
    pub subject: LessonSubject,
    /// What was learned.
    pub text: String,
}

impl NewLesson {
    /// Its fields, for the history.
    pub fn fields(&self) -> Fields {
        vec![("title", Value::text(&self.title)), ("subject", Value::code(Some(self.subject.code()))), ("text", Value::text(&self.text))]
    }
}

impl LessonForm {
    /// The form that shows a lesson.
    pub fn of(lesson: &NewLesson) -> Self {
        Self { title: lesson.title.clone(), subject: lesson.subject.to_string(), text: lesson.text.clone() }
    }

    /// The lesson that was typed.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, language: Language) -> Result<NewLesson, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let title = read.line("title", &self.title, TITLE_AT_LEAST..=TITLE_LIMIT);
        let subject = read.required::<LessonSubject>("subject", &self.subject);
        let text = read.paragraphs("text", &self.text, LESSON_AT_LEAST..=LESSON_LIMIT);
        read.finish(subject.map(|subject| NewLesson { title, subject, text }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn form(title: &str, subject: &str, text: &str) -> LessonForm {
        LessonForm { title: title.to_owned(), subject: subject.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_lesson_has_a_title_a_subject_and_a_text_that_others_can_use() {
        let typed = form(" Vraag eerst de vergunning aan ", "rules", "De vergunning kostte acht maanden.\nBegin daarmee.");
        let new = typed.check(Language::Nl).expect("a lesson");
        assert_eq!((new.title.as_str(), new.subject), ("Vraag eerst de vergunning aan", LessonSubject::Rules));
        assert_eq!(new.text, "De vergunning kostte acht maanden.\nBegin daarmee.");
    }

    #[test]
    fn every_problem_of_a_lesson_is_told_at_once() {
        let problems = form("", "weather", "Kort.").check(Language::Nl).expect_err("problems");
        let expected = [("title", ProblemKind::Missing), ("subject", ProblemKind::NotOnTheList), ("text", ProblemKind::TooShort(20))];
        assert_eq!(problems, expected.map(|(field, kind)| Problem::new(field, kind)));
        let long = form("Een titel", "money", &"é".repeat(2_001)).check(Language::Nl).expect_err("a problem");
        assert_eq!(long, [Problem::new("text", ProblemKind::TooLong(2_000))]);
    }
}

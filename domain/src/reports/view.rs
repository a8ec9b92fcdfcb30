//! The short view of the programme manager after each report: six marks of one to five, which the next gate shows.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use crate::text_enum;
use std::collections::BTreeMap;

/// Characters that the note has at most.
pub const VIEW_NOTE_LIMIT: u32 = 2_000;

text_enum! {
    /// What the programme manager looks at.
    pub enum ReportAspect {
        /// Whether it goes as planned.
        OnTrack = "on_track",
        /// Money.
        Money = "money",
        /// Results.
        Results = "results",
        /// How the partners work together.
        Partners = "partners",
        /// Risk.
        Risk = "risk",
        /// Whether it will be used.
        Exploitation = "exploitation",
    }
}

/// What somebody chose, by the code of the aspect, and wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewForm {
    /// One to five.
    pub marks: BTreeMap<ReportAspect, String>,
    /// What there is to add.
    pub note: String,
}

/// A view that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    /// One to five each.
    pub marks: BTreeMap<ReportAspect, u8>,
    /// What there is to add.
    pub note: String,
}

impl ViewForm {
    /// The view that was given: all six.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, language: Language) -> Result<NewView, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let mut marks = BTreeMap::new();
        for aspect in ReportAspect::ALL {
            let typed = self.marks.get(aspect).map_or("", String::as_str);
            if typed.trim().is_empty() {
                read.problem(aspect.code(), crate::problem::ProblemKind::Missing);
            } else if let Some(mark) = read.whole(aspect.code(), typed, 1..=5).and_then(|mark| u8::try_from(mark).ok()) {
                marks.insert(*aspect, mark);
            }
        }
        let note = read.text("note", &self.note, VIEW_NOTE_LIMIT);
        read.finish(Some(NewView { marks, note }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn given(mark: &str) -> ViewForm {
        ViewForm { marks: ReportAspect::ALL.iter().map(|one| (*one, mark.to_owned())).collect(), note: " Goed op weg. ".to_owned() }
    }

    #[test]
    fn a_view_has_six_marks_of_one_to_five() {
        let view = given("5").check(Language::Nl).expect("a view");
        assert_eq!((view.marks.len(), view.marks.values().copied().max(), view.note.as_str()), (6, Some(5), "Goed op weg."));
    }

    #[test]
    fn a_mark_that_is_missing_or_none_of_five_is_refused() {
        let mut form = given("3");
        form.marks.remove(&ReportAspect::Risk);
        form.marks.insert(ReportAspect::Money, "6".to_owned());
        let problems: Vec<_> = form.check(Language::Nl).expect_err("refused").into_iter().map(|one| (one.field, one.kind)).collect();
        assert_eq!(problems, [("money".to_owned(), ProblemKind::NotBetween(1, 5)), ("risk".to_owned(), ProblemKind::Missing)]);
    }
}

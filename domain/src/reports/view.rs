//! The short view of the programme manager after each report: six marks of one to five, which the next gate shows.

use super::delivered::{Delivered, PROMISED_AT_MOST};
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Phase;
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
    /// How many deliverables were promised by the end of the period.
    pub promised: String,
    /// How many of those were accepted or explained.
    pub accepted: String,
}

/// A view that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    /// One to five each.
    pub marks: BTreeMap<ReportAspect, u8>,
    /// What there is to add.
    pub note: String,
    /// What came of what was promised, where that is counted.
    pub delivered: Option<Delivered>,
}

impl ViewForm {
    /// The view that was given: all six, and in a phase in which that is counted what came of what was promised.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, phase: Phase, language: Language) -> Result<NewView, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let mut marks = BTreeMap::new();
        for aspect in ReportAspect::ALL {
            let typed = self.marks.get(aspect).map_or("", String::as_str);
            if typed.trim().is_empty() {
                read.problem(aspect.code(), ProblemKind::Missing);
            } else if let Some(mark) = read.whole(aspect.code(), typed, 1..=5).and_then(|mark| u8::try_from(mark).ok()) {
                marks.insert(*aspect, mark);
            }
        }
        let note = read.text("note", &self.note, VIEW_NOTE_LIMIT);
        let delivered = if Delivered::is_counted(phase) { self.delivered(&mut read) } else { None };
        read.finish(Some(NewView { marks, note, delivered }))
    }
}

impl ViewForm {
    fn delivered(&self, read: &mut FormReader) -> Option<Delivered> {
        let mut count = |field: &str, typed: &str, most: u32| {
            if typed.trim().is_empty() {
                read.problem(field, ProblemKind::Missing);
                return None;
            }
            read.whole(field, typed, 0..=most)
        };
        let promised = count("promised", &self.promised, PROMISED_AT_MOST);
        let accepted = count("accepted", &self.accepted, promised.unwrap_or(PROMISED_AT_MOST));
        promised.zip(accepted).map(|(promised, accepted)| Delivered { promised, accepted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(mark: &str) -> ViewForm {
        let marks = ReportAspect::ALL.iter().map(|one| (*one, mark.to_owned())).collect();
        ViewForm { marks, note: " Goed op weg. ".to_owned(), ..ViewForm::default() }
    }

    #[test]
    fn what_was_promised_is_counted_after_the_start_and_no_more_of_it_came_than_that() {
        let counts = |promised: &str, accepted: &str| {
            let form = ViewForm { promised: promised.to_owned(), accepted: accepted.to_owned(), ..given("4") };
            form.check(Phase::Innovation, Language::Nl)
                .map(|view| view.delivered)
                .map_err(|all| all.into_iter().map(|one| (one.field, one.kind)).collect::<Vec<_>>())
        };
        assert_eq!(counts("5", "4"), Ok(Some(Delivered { promised: 5, accepted: 4 })));
        assert_eq!(counts("4", "5"), Err(vec![("accepted".to_owned(), ProblemKind::NotBetween(0, 4))]));
        let both = ["promised", "accepted"].map(|field| (field.to_owned(), ProblemKind::Missing));
        assert_eq!(counts("", " "), Err(both.to_vec()));
    }

    #[test]
    fn a_view_has_six_marks_of_one_to_five() {
        let view = given("5").check(Phase::Start, Language::Nl).expect("a view");
        assert_eq!((view.marks.len(), view.marks.values().copied().max(), view.note.as_str()), (6, Some(5), "Goed op weg."));
    }

    #[test]
    fn a_mark_that_is_missing_or_none_of_five_is_refused() {
        let mut form = given("3");
        form.marks.remove(&ReportAspect::Risk);
        form.marks.insert(ReportAspect::Money, "6".to_owned());
        let problems: Vec<_> = form.check(Phase::Start, Language::Nl).expect_err("refused").into_iter().map(|one| (one.field, one.kind)).collect();
        assert_eq!(problems, [("money".to_owned(), ProblemKind::NotBetween(1, 5)), ("risk".to_owned(), ProblemKind::Missing)]);
    }
}

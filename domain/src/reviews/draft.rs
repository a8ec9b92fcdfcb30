//! Drafts while they are written: which save comes after which, what of one still stands in the next, and what a draft takes in.

use super::{Criterion, ReviewForm, Score};
use crate::text_enum;
use uuid::Uuid;

text_enum! {
    /// Why an earlier draft is kept.
    pub enum DraftKind {
        /// It was the draft, or on its way to be it, until something later took its place.
        Replaced = "replaced",
        /// It was typed where something later of another window had not been read.
        Elsewhere = "elsewhere",
        /// It was typed when the review could not be changed any more.
        Refused = "refused",
    }
}

/// The save that a draft stands by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LastSave {
    /// The opened page that it came from.
    pub window: Option<Uuid>,
    /// Which of that page's saves it was, counted from 1; 0 where the page does not count.
    pub turn: i64,
    /// The version of the review that it made.
    pub version: i64,
}

/// A save as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftSave {
    /// The opened page that it comes from.
    pub window: Option<Uuid>,
    /// Which of that page's saves it is; none without scripts.
    pub turn: Option<i64>,
    /// The version of the review that the page has read.
    pub version: i64,
}

/// How a save stands to what was saved before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It comes after it.
    Newest,
    /// A later save of the same page was here first.
    Late,
    /// Another page saved something that this one has not read.
    Elsewhere,
}

impl DraftSave {
    /// How it stands to the last save. A page never quarrels with itself: what it sent while it was left, and heard no answer to, is its own.
    pub fn arrives(&self, last: &LastSave) -> Arrival {
        let is_own = self.window.is_some() && self.window == last.window;
        match (is_own, self.turn) {
            (true, Some(turn)) if turn <= last.turn => Arrival::Late,
            (true, _) => Arrival::Newest,
            (false, _) if self.version >= last.version => Arrival::Newest,
            (false, _) => Arrival::Elsewhere,
        }
    }
}

impl ReviewForm {
    /// Bytes of text that a draft has at most.
    pub const KEPT_AT_MOST: usize = 256 * 1024;

    /// Whether it is more than a draft takes in.
    pub fn is_too_large(&self) -> bool {
        let texts = self.scores.values().chain(self.comments.values()).chain([&self.note]);
        texts.map(String::len).sum::<usize>() > Self::KEPT_AT_MOST
    }

    /// The draft that it becomes after `before`: everything as typed, but for a score that is none, which leaves the one before in its place.
    #[must_use]
    pub fn kept_after(mut self, before: &Self) -> Self {
        for criterion in self.wrong_scores() {
            match before.scores.get(&criterion) {
                Some(score) => self.scores.insert(criterion, score.clone()),
                None => self.scores.remove(&criterion),
            };
        }
        self
    }

    /// The criteria whose score as typed is none.
    pub fn wrong_scores(&self) -> Vec<Criterion> {
        let is_wrong = |criterion: &Criterion| {
            let typed = self.typed_score(*criterion);
            !typed.is_empty() && typed.parse::<Score>().is_err()
        };
        Criterion::ALL.iter().copied().filter(is_wrong).collect()
    }

    /// The texts and scores that cannot be had back from a newer draft. Nothing is lost while somebody types on: a text still stands when
    /// taking one piece out of the newer one gives it back, and a score when it is the same.
    #[must_use]
    pub fn lost_in(&self, newer: &Self) -> Self {
        let mut lost = Self::default();
        for &criterion in Criterion::ALL {
            let score = self.typed_score(criterion);
            if !score.is_empty() && score != newer.typed_score(criterion) {
                lost.scores.insert(criterion, score.to_owned());
            }
            let text = self.comments.get(&criterion).map_or("", String::as_str);
            if !still_stands(text, newer.comments.get(&criterion).map_or("", String::as_str)) {
                lost.comments.insert(criterion, text.to_owned());
            }
        }
        if !still_stands(&self.note, &newer.note) {
            lost.note.clone_from(&self.note);
        }
        lost
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether both hold the same, whatever is written down for what is empty.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.lost_in(other).is_empty() && other.lost_in(self).is_empty()
    }
}

/// Whether an older text is what one piece taken out of the newer one leaves.
fn still_stands(older: &str, newer: &str) -> bool {
    let (length, in_newer) = (older.chars().count(), newer.chars().count());
    let begins_alike = older.chars().zip(newer.chars()).take_while(|(one, other)| one == other).count();
    let ends_alike = older.chars().rev().zip(newer.chars().rev()).take_while(|(one, other)| one == other).count();
    in_newer >= length && begins_alike + ends_alike >= length
}

#[cfg(test)]
mod tests {
    use super::super::{comment_field, score_field};
    use super::*;

    fn comment(text: &str) -> ReviewForm {
        ReviewForm::default().with(&comment_field(Criterion::Fit), text)
    }

    #[test]
    fn typing_on_loses_nothing_and_taking_away_does() {
        let stands = [("", ""), ("", "a"), ("Goed.", "Goed. Sterk."), ("Goed.", "Heel goed. Goed."), ("aa", "aaa"), ("ab", "axb"), ("é", "èé")];
        for (older, newer) in stands {
            assert_eq!(comment(older).lost_in(&comment(newer)), ReviewForm::default(), "{older:?} in {newer:?}");
        }
        let is_lost = [("a", ""), ("aa", "a"), ("Goed.", "Slecht."), ("ab", "ba"), ("abc", "axbxc"), ("é", "è©"), ("teh", "te")];
        for (older, newer) in is_lost {
            assert_eq!(comment(older).lost_in(&comment(newer)), comment(older), "{older:?} in {newer:?}");
        }
    }

    #[test]
    fn what_is_lost_is_only_what_changed() {
        let older = comment("Goed.").with("note", "Bekend.").with("score.FIT", "3.5").with("score.INN", "4").with("comment.INN", "Nieuw.");
        let newer = comment("Goed. Sterk.").with("note", "Onbekend.").with("score.FIT", "4").with("score.INN", "4").with("comment.INN", "Anders.");
        let lost = ReviewForm::default().with("note", "Bekend.").with("score.FIT", "3.5").with("comment.INN", "Nieuw.");
        assert_eq!(older.lost_in(&newer), lost);
        assert!(older.says_the_same(&older.clone().with("comment.SUS", "")) && !older.says_the_same(&newer));
        assert!(!comment("").says_the_same(&comment("a")) && !comment("a").says_the_same(&comment("")));
    }

    #[test]
    fn a_score_that_is_none_leaves_the_one_before_in_its_place_and_keeps_the_texts() {
        let before = comment("Goed.").with("score.FIT", "4");
        for wrong in ["3.4", "6", "-1", "drie"] {
            let typed = comment("Beter.").with(&score_field(Criterion::Fit), wrong).with("score.INN", wrong).with("score.ECO", "2");
            assert_eq!(typed.wrong_scores(), [Criterion::Fit, Criterion::Innovation], "{wrong}");
            assert_eq!(typed.kept_after(&before), comment("Beter.").with("score.FIT", "4").with("score.ECO", "2"), "{wrong}");
        }
    }

    #[test]
    fn a_window_never_quarrels_with_itself_and_other_windows_have_to_have_read() {
        let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let last = LastSave { window: Some(own), turn: 5, version: 9 };
        let sent = |window, turn, version| DraftSave { window, turn, version }.arrives(&last);
        let told = [
            (sent(Some(own), Some(6), 2), Arrival::Newest, "its next one, whatever it has read"),
            (sent(Some(own), None, 2), Arrival::Newest, "the same page sent again without scripts"),
            (sent(Some(own), Some(5), 9), Arrival::Late, "the same one once more"),
            (sent(Some(own), Some(4), 8), Arrival::Late, "one that was held up"),
            (sent(Some(other), Some(1), 9), Arrival::Newest, "a page that has read it"),
            (sent(Some(other), Some(1), 12), Arrival::Newest, "or something that came after it"),
            (sent(Some(other), Some(99), 8), Arrival::Elsewhere, "a page that has not"),
            (sent(None, None, 8), Arrival::Elsewhere, "a page that has no mark has to have read too"),
            (sent(None, None, 9), Arrival::Newest, "and may when it has"),
        ];
        for (is, must_be, why) in told {
            assert_eq!(is, must_be, "{why}");
        }
        let unmarked = LastSave { window: None, turn: 0, version: 9 };
        assert_eq!(DraftSave { window: None, turn: Some(3), version: 8 }.arrives(&unmarked), Arrival::Elsewhere, "no mark is nobody's own");
    }

    #[test]
    fn a_draft_takes_in_a_quarter_of_a_megabyte() {
        let full = comment(&"é".repeat(131_072));
        assert!(!full.is_too_large() && full.with("note", "x").is_too_large());
    }
}

//! What the facts of an event are about, and how exactly it is told.

use crate::reviews::{Disclosure, Viewer};

/// What the facts of an event are about, and so who may read them. The stored event has all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facts {
    /// Whoever may read the event.
    Open,
    /// Who reviews, and what is said between chair and expert: it may quote a review and name its author.
    AboutReviews,
    /// What a decision says before two people signed it; once it is signed, the event of the signature says it to everybody.
    AboutUnsigned,
}

impl Facts {
    /// Whether these eyes may read them; `unsigned` for who reads decisions before they are signed. Once reviews are open others read what they say, under letters; who wrote them and what the chair gave
    /// back stays with the author.
    pub const fn are_for(self, viewer: Viewer, unsigned: bool) -> bool {
        match self {
            Self::Open => true,
            Self::AboutUnsigned => unsigned,
            Self::AboutReviews => matches!(viewer.sees(false), Disclosure::Everything),
        }
    }
}

/// How exactly the history tells when something happened to who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// To the second, in its order among the others.
    ByTime,
    /// By its day alone, after everything else of that day: who else was there at the time would tell whose deed it is.
    ByDay,
}

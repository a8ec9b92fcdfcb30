//! How far a lesson is on its way to the public: two people clear it, one after the other, and each text is cleared anew.

use crate::ids::PersonId;
use crate::text_enum;

text_enum! {
    /// How far a lesson is.
    pub enum LessonStage {
        /// It stands in the collection; nobody cleared it.
        Noted = "noted",
        /// One of two people cleared it.
        ClearedOnce = "cleared_once",
        /// Two people cleared it.
        Published = "published",
    }
}

/// What rules know of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonFacts {
    /// Who cleared it first.
    pub cleared_by: Option<PersonId>,
    /// Who cleared it second.
    pub published_by: Option<PersonId>,
    /// The partner who wrote it lets it be public; always so for what the programme wrote itself.
    pub is_allowed: bool,
}

impl LessonFacts {
    /// How far it is.
    pub const fn stage(self) -> LessonStage {
        match (self.cleared_by, self.published_by) {
            (_, Some(_)) => LessonStage::Published,
            (Some(_), None) => LessonStage::ClearedOnce,
            (None, None) => LessonStage::Noted,
        }
    }
}

/// Why somebody does not clear a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClearRefusal {
    /// The partner who wrote it did not let it be public.
    NotAllowed,
    /// They cleared it already; somebody else is the second.
    SamePerson,
    /// It is public.
    Published,
}

/// Whether somebody may clear a lesson, and how far it is then.
///
/// # Errors
/// Why not.
pub fn may_clear(facts: LessonFacts, by: PersonId) -> Result<LessonStage, ClearRefusal> {
    if !facts.is_allowed {
        return Err(ClearRefusal::NotAllowed);
    }
    match facts.stage() {
        LessonStage::Published => Err(ClearRefusal::Published),
        LessonStage::ClearedOnce if facts.cleared_by == Some(by) => Err(ClearRefusal::SamePerson),
        LessonStage::ClearedOnce => Ok(LessonStage::Published),
        LessonStage::Noted => Ok(LessonStage::ClearedOnce),
    }
}

/// Whether its words may change: what the public reads is taken back first. Who cleared other words clears these again.
pub fn may_change(facts: LessonFacts) -> bool {
    facts.stage() != LessonStage::Published
}

/// Whether it can be taken back: from the public, or from between the two.
pub fn may_take_back(facts: LessonFacts) -> bool {
    facts.stage() != LessonStage::Noted
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ONE: PersonId = PersonId(Uuid::from_u128(1));
    const OTHER: PersonId = PersonId(Uuid::from_u128(2));

    const fn facts(cleared_by: Option<PersonId>, published_by: Option<PersonId>) -> LessonFacts {
        LessonFacts { cleared_by, published_by, is_allowed: true }
    }

    #[test]
    fn two_people_clear_a_lesson_one_after_the_other() {
        assert_eq!(may_clear(facts(None, None), ONE), Ok(LessonStage::ClearedOnce));
        assert_eq!(may_clear(facts(Some(ONE), None), OTHER), Ok(LessonStage::Published));
    }

    #[test]
    fn nobody_is_both_of_the_two_and_nothing_is_cleared_a_third_time() {
        assert_eq!(may_clear(facts(Some(ONE), None), ONE), Err(ClearRefusal::SamePerson));
        assert_eq!(may_clear(facts(Some(ONE), Some(OTHER)), ONE), Err(ClearRefusal::Published));
    }

    #[test]
    fn what_a_partner_keeps_private_is_never_cleared() {
        for by in [ONE, OTHER] {
            assert_eq!(may_clear(LessonFacts { is_allowed: false, ..facts(None, None) }, by), Err(ClearRefusal::NotAllowed));
        }
    }

    #[test]
    fn words_change_until_they_are_public_and_what_was_cleared_can_be_taken_back() {
        let all = [facts(None, None), facts(Some(ONE), None), facts(Some(ONE), Some(OTHER))];
        assert_eq!(all.map(may_change), [true, true, false]);
        assert_eq!(all.map(may_take_back), [false, true, true]);
        assert_eq!(all.map(LessonFacts::stage), [LessonStage::Noted, LessonStage::ClearedOnce, LessonStage::Published]);
    }
}

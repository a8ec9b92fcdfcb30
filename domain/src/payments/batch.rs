//! A proposal of payments: one person makes it, another one approves it, it goes to the bank, and the bank says what became of each payment.

use crate::ids::PersonId;
use crate::text_enum;

text_enum! {
    /// How far a proposal is.
    pub enum BatchState {
        /// Waits for the second person.
        Proposed = "proposed",
        /// May go to the bank.
        Approved = "approved",
        /// Its file was made for the bank.
        Sent = "sent",
        /// Taken back before it was sent.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// How far one payment is.
    pub enum OrderState {
        /// In a proposal that is not sent.
        Proposed = "proposed",
        /// With the bank.
        Sent = "sent",
        /// The bank says that it was paid.
        Paid = "paid",
        /// The bank says that it came back.
        Returned = "returned",
        /// Its proposal was taken back.
        Withdrawn = "withdrawn",
    }
}

impl OrderState {
    /// Of a payment in a proposal that is so far, of which the bank said this.
    pub const fn of(batch: BatchState, is_paid: bool, is_returned: bool) -> Self {
        match (batch, is_paid, is_returned) {
            (_, _, true) => Self::Returned,
            (_, true, false) => Self::Paid,
            (BatchState::Sent, false, false) => Self::Sent,
            (BatchState::Proposed | BatchState::Approved, false, false) => Self::Proposed,
            (BatchState::Withdrawn, false, false) => Self::Withdrawn,
        }
    }
}

/// Why a step of a proposal is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchRefusal {
    /// It is their own proposal: a second person looks at it.
    OwnProposal,
    /// It is further already, or was taken back.
    NotNow,
}

/// What the rules read of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchFacts {
    /// Who made it.
    pub proposed_by: PersonId,
    /// Somebody else approved it.
    pub is_approved: bool,
    /// Its file was made.
    pub is_sent: bool,
    /// It was taken back.
    pub is_withdrawn: bool,
}

impl BatchFacts {
    /// How far it is.
    pub const fn state(self) -> BatchState {
        if self.is_withdrawn {
            BatchState::Withdrawn
        } else if self.is_sent {
            BatchState::Sent
        } else if self.is_approved {
            BatchState::Approved
        } else {
            BatchState::Proposed
        }
    }

    /// Whether this person approves it.
    ///
    /// # Errors
    /// Why not.
    pub fn may_approve(self, person: PersonId) -> Result<(), BatchRefusal> {
        match self.state() {
            BatchState::Proposed if self.proposed_by == person => Err(BatchRefusal::OwnProposal),
            BatchState::Proposed => Ok(()),
            BatchState::Approved | BatchState::Sent | BatchState::Withdrawn => Err(BatchRefusal::NotNow),
        }
    }

    /// Whether its file is made for the bank.
    ///
    /// # Errors
    /// Why not.
    pub fn may_send(self) -> Result<(), BatchRefusal> {
        if self.state() == BatchState::Approved { Ok(()) } else { Err(BatchRefusal::NotNow) }
    }

    /// Whether it is taken back. What is with the bank is not.
    ///
    /// # Errors
    /// Why not.
    pub fn may_withdraw(self) -> Result<(), BatchRefusal> {
        match self.state() {
            BatchState::Proposed | BatchState::Approved => Ok(()),
            BatchState::Sent | BatchState::Withdrawn => Err(BatchRefusal::NotNow),
        }
    }
}

/// What a proposal is called in the file for the bank.
pub fn message_id(number: i64) -> String {
    format!("POORT-{number:06}")
}

/// What a payment is called at both ends, so that the answer of the bank finds it. At most 35 characters, as the bank takes them.
pub fn end_to_end(number: i64, position: usize) -> String {
    format!("POORT-{number:06}-{position:04}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ONE: PersonId = PersonId(Uuid::from_u128(1));
    const OTHER: PersonId = PersonId(Uuid::from_u128(2));

    fn batch(is_approved: bool, is_sent: bool, is_withdrawn: bool) -> BatchFacts {
        BatchFacts { proposed_by: ONE, is_approved, is_sent, is_withdrawn }
    }

    #[test]
    fn two_people_stand_for_a_proposal() {
        assert_eq!(batch(false, false, false).may_approve(ONE), Err(BatchRefusal::OwnProposal));
        assert_eq!(batch(false, false, false).may_approve(OTHER), Ok(()));
        for done in [batch(true, false, false), batch(true, true, false), batch(false, false, true)] {
            assert_eq!(done.may_approve(OTHER), Err(BatchRefusal::NotNow), "{done:?}");
        }
    }

    #[test]
    fn only_what_was_approved_goes_to_the_bank_and_what_is_there_is_not_taken_back() {
        let rows = [
            (batch(false, false, false), BatchState::Proposed, false, true),
            (batch(true, false, false), BatchState::Approved, true, true),
            (batch(true, true, false), BatchState::Sent, false, false),
            (batch(true, false, true), BatchState::Withdrawn, false, false),
        ];
        for (facts, state, sends, withdraws) in rows {
            assert_eq!((facts.state(), facts.may_send().is_ok(), facts.may_withdraw().is_ok()), (state, sends, withdraws));
        }
    }

    #[test]
    fn a_payment_is_what_the_bank_says_of_it() {
        let of = OrderState::of;
        assert_eq!([of(BatchState::Proposed, false, false), of(BatchState::Approved, false, false)], [OrderState::Proposed; 2]);
        assert_eq!([of(BatchState::Sent, false, false), of(BatchState::Withdrawn, false, false)], [OrderState::Sent, OrderState::Withdrawn]);
        assert_eq!([of(BatchState::Sent, true, false), of(BatchState::Sent, true, true)], [OrderState::Paid, OrderState::Returned]);
    }

    #[test]
    fn names_fit_what_the_bank_takes_and_differ() {
        assert_eq!((message_id(12).as_str(), end_to_end(12, 3).as_str()), ("POORT-000012", "POORT-000012-0003"));
        assert!(end_to_end(i64::MAX, 99_999).len() <= 35);
    }
}

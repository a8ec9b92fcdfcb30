//! What there is to tell, and where a message stands.

use crate::text_enum;

text_enum! {
    /// What a message tells. None holds scores, comments or the names of experts: only a title, a date and a link.
    pub enum MailKind {
        /// To an expert without an account: the one-time link that opens one.
        ExpertInvited = "expert_invited",
        /// To an expert: a review is asked of you.
        ReviewAsked = "review_asked",
        /// To an expert: your review is due.
        ReviewReminder = "review_reminder",
        /// To an expert: you have more time.
        ReviewExtended = "review_extended",
        /// To an expert: your review is no longer needed, another expert took it over.
        ReviewWithdrawn = "review_withdrawn",
        /// To the chair: an expert declared an interest, and you decide.
        InterestDeclared = "interest_declared",
        /// To the expert: the chair decided about your interest.
        InterestDecided = "interest_decided",
        /// To an expert: the chair gave your review back.
        ReviewReopened = "review_reopened",
        /// To the programme manager: a review that was asked for falls away.
        ReviewMissing = "review_missing",
        /// To the chair: enough reviews came in to open the consensus.
        ReviewsComplete = "reviews_complete",
        /// To the experts of a panel: you may read each other's reviews.
        ConsensusOpened = "consensus_opened",
        /// To the applicant: the comments are there, and you may answer.
        CommentsReady = "comments_ready",
        /// To the steering group and the programme manager: the panel's advice is there.
        AdviceReady = "advice_ready",
    }
}

impl MailKind {
    /// Whether whoever reads the message can do what only its reader may: its text is wiped as soon as it has served.
    pub const fn is_secret(self) -> bool {
        match self {
            Self::ExpertInvited => true,
            Self::ReviewAsked
            | Self::ReviewReminder
            | Self::ReviewExtended
            | Self::ReviewWithdrawn
            | Self::InterestDeclared
            | Self::InterestDecided
            | Self::ReviewReopened
            | Self::ReviewMissing
            | Self::ReviewsComplete
            | Self::ConsensusOpened
            | Self::CommentsReady
            | Self::AdviceReady => false,
        }
    }
}

text_enum! {
    /// Where a message stands.
    pub enum MessageState {
        /// Still to be sent, or to be copied by hand.
        Waiting = "waiting",
        /// Not sent, and not tried again: every try failed, or its link is past its time.
        Failed = "failed",
        /// Sent by Poort, or by hand.
        Sent = "sent",
    }
}

#[cfg(test)]
mod tests {
    use super::MailKind;

    #[test]
    fn only_the_message_with_a_one_time_link_is_secret() {
        let secret: Vec<_> = MailKind::ALL.iter().filter(|kind| kind.is_secret()).collect();
        assert_eq!(secret, [&MailKind::ExpertInvited]);
    }
}

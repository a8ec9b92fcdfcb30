//! What there is to tell, and where a message stands.

use crate::text_enum;

text_enum! {
    /// What a message tells. None holds scores, comments or the names of experts: only a title, a date, a link, and where its reader is to know
    /// it the outcome or a reason.
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
        /// To the chair: the data show what ties an expert to a project, and you decide.
        TieFound = "tie_found",
        /// To an expert who read the other reviews: the chair asks you to add to your own.
        NoteAsked = "note_asked",
        /// To experts, chair and manager: the dossier was taken back, nobody reads or scores it any more.
        DossierTakenBack = "dossier_taken_back",
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
        /// To an expert: the project was taken out of the round, and your review is no longer needed.
        ProjectTakenOut = "project_taken_out",
        /// To who decides, and to the lead partner for whom it was done: a gate was asked for.
        GateRequested = "gate_requested",
        /// To the lead partner and who decides: the dossier was given back.
        GateReleased = "gate_released",
        /// To who can sign: a decision was recorded.
        DecisionRecorded = "decision_recorded",
        /// To who can sign: a correction was recorded.
        CorrectionRecorded = "correction_recorded",
        /// To the partners, the programme manager and the steering group: a decision was signed.
        DecisionSigned = "decision_signed",
        /// To the same: a correction was signed.
        DecisionCorrected = "decision_corrected",
        /// To who can sign and the programme manager: a decision was taken back.
        DecisionWithdrawn = "decision_withdrawn",
        /// To who confirms, the lead partner and the programme manager: it was proposed to stop.
        StopProposed = "stop_proposed",
        /// To the partners, the programme manager and the steering group: the project has stopped.
        StopConfirmed = "stop_confirmed",
        /// To the partners, the programme manager and who confirms: the proposal to stop was taken back.
        StopWithdrawn = "stop_withdrawn",
        /// To the partners concerned: do you agree with a change of what was approved?
        ChangeAsked = "change_asked",
        /// To who wrote a request: a partner agrees with it, or does not.
        ChangeAnswered = "change_answered",
        /// To who decides: a request was handed in.
        ChangeHandedIn = "change_handed_in",
        /// To the other seat of the steering group: a decision on a request was recorded.
        ChangeRecorded = "change_recorded",
        /// To the partners and the programme manager: a request was approved and carried out.
        ChangeApproved = "change_approved",
        /// To the same: a request was not approved.
        ChangeRefused = "change_refused",
        /// To whom it concerned: a request was taken back, or is being written again.
        ChangeWithdrawn = "change_withdrawn",
        /// To the partners, the programme manager and the steering group: what was left of a promise lapsed.
        MoneyLapsed = "money_lapsed",
        /// To the partners whose part is not in: a report is asked for.
        ReportAsked = "report_asked",
        /// To the same: it is due soon.
        ReportDue = "report_due",
        /// To the same, and later to the programme manager: it is late.
        ReportLate = "report_late",
        /// To all of them, and chair and secretary: payments and gate requests wait.
        ReportBlocks = "report_blocks",
        /// To the lead partner: every part is in.
        ReportPartsIn = "report_parts_in",
        /// To the programme manager: a report was handed in.
        ReportSubmitted = "report_submitted",
        /// To the partners: a report was given back with remarks.
        ReportReturned = "report_returned",
        /// To the other programme managers: one of two people approved a report.
        ReportToConfirm = "report_to_confirm",
        /// To the people of a partner: a cost line of theirs was corrected.
        CostCorrected = "cost_corrected",
        /// To the partners: a report was approved.
        ReportApproved = "report_approved",
        /// To who sees to a condition: it comes due.
        ConditionDue = "condition_due",
        /// To who sees to a condition: it is late.
        ConditionLate = "condition_late",
        /// To who verifies a condition: who sees to it reported that it is done.
        ConditionReported = "condition_reported",
        /// To who reported a condition done: something is still missing.
        ConditionSentBack = "condition_sent_back",
        /// To somebody of an organisation in a project, or an expert with an account: the one-time link that gives the role.
        Invited = "invited",
        /// To somebody inside the programme: the one-time link that gives the role. Only administrators copy it: it may open their own account.
        InvitedToProgramme = "invited_to_programme",
        /// To somebody with an account: you have a role from now on.
        RoleGiven = "role_given",
        /// To who has a role, and to the administrators: it ends within a week.
        RoleEnding = "role_ending",
        /// To a programme manager: the projects of somebody who left are yours from now on.
        TasksHandedOver = "tasks_handed_over",
        /// To somebody with an account: the one-time link with which they choose a new password.
        PasswordReset = "password_reset",
        /// To the same: your password was changed.
        PasswordChanged = "password_changed",
        /// To the new address of somebody: the one-time link that confirms it.
        EmailChangeConfirm = "email_change_confirm",
        /// To the old address of somebody: you sign in with another one from now on.
        EmailChanged = "email_changed",
        /// To somebody: your account was opened on a device that was not seen before.
        NewDevice = "new_device",
        /// To the owner of an account: a second factor was set up.
        FactorSetUp = "factor_set_up",
        /// To the owner of an account: a second factor was removed.
        FactorRemoved = "factor_removed",
        /// To the owner of an account: a recovery code was used.
        RecoveryCodeUsed = "recovery_code_used",
        /// To who may confirm it: a lost second factor is to be reset.
        FactorResetAsked = "factor_reset_asked",
        /// To the owner of an account: the second factor was reset.
        FactorReset = "factor_reset",
        /// To who has the account: from now on it can be signed in to by way of a provider.
        SignInLinked = "sign_in_linked",
        /// To the owner of an account: wrong passwords were tried until it had to wait.
        SignInLimited = "sign_in_limited",
        /// To the owner of an account: wrong codes were tried until it had to wait.
        FactorLimited = "factor_limited",
        /// To programme managers: who leads the panel of a round can do so no more.
        ChairMissing = "chair_missing",
        /// To an expert: you lead the panel of a round from now on.
        ChairNamed = "chair_named",
        /// To who entered the bank account of now, and to everybody of the organisation: another one was entered. The number is in none of them.
        AccountEntered = "account_entered",
        /// To the same: the bank account was confirmed by a second person.
        AccountConfirmed = "account_confirmed",
        /// To the other programme managers: payments wait for a second person.
        PaymentsProposed = "payments_proposed",
    }
}

impl MailKind {
    /// Whether whoever reads the message can do what only its reader may: its text is wiped as soon as it has served.
    pub const fn is_secret(self) -> bool {
        match self {
            Self::ExpertInvited | Self::Invited | Self::InvitedToProgramme => true,
            Self::ReviewAsked
            | Self::ReviewReminder
            | Self::ReviewExtended
            | Self::ReviewWithdrawn
            | Self::InterestDeclared
            | Self::InterestDecided
            | Self::ReviewReopened
            | Self::TieFound
            | Self::NoteAsked
            | Self::DossierTakenBack
            | Self::ReviewMissing
            | Self::ReviewsComplete
            | Self::ConsensusOpened
            | Self::CommentsReady
            | Self::AdviceReady
            | Self::ProjectTakenOut => false,
            Self::GateRequested | Self::GateReleased | Self::DecisionRecorded | Self::CorrectionRecorded | Self::DecisionSigned => false,
            Self::DecisionCorrected | Self::DecisionWithdrawn | Self::StopProposed | Self::StopConfirmed | Self::StopWithdrawn => false,
            Self::ChangeAsked | Self::ChangeAnswered | Self::ChangeHandedIn | Self::ChangeRecorded => false,
            Self::ChangeApproved | Self::ChangeRefused | Self::ChangeWithdrawn => false,
            Self::ConditionDue | Self::ConditionLate | Self::ConditionReported | Self::ConditionSentBack | Self::MoneyLapsed => false,
            Self::ReportAsked | Self::ReportDue | Self::ReportLate | Self::ReportBlocks | Self::ReportPartsIn => false,
            Self::ReportSubmitted | Self::ReportReturned | Self::ReportToConfirm | Self::CostCorrected => false,
            Self::ReportApproved => false,
            Self::RoleGiven | Self::RoleEnding | Self::TasksHandedOver => false,
            Self::PasswordReset | Self::EmailChangeConfirm => true,
            Self::PasswordChanged | Self::EmailChanged | Self::NewDevice => false,
            Self::FactorSetUp | Self::FactorRemoved | Self::RecoveryCodeUsed | Self::FactorResetAsked | Self::FactorReset => false,
            Self::SignInLinked | Self::SignInLimited | Self::FactorLimited | Self::ChairMissing | Self::ChairNamed => false,
            Self::AccountEntered | Self::AccountConfirmed | Self::PaymentsProposed => false,
        }
    }
}

impl MailKind {
    /// Whether it is about who has access to the programme.
    pub const fn is_about_access(self) -> bool {
        matches!(self, Self::InvitedToProgramme | Self::RoleGiven | Self::RoleEnding)
    }

    /// Whether it warns of what somebody may have done in another's name: it goes at once, whatever its reader chose about mail.
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::AccountEntered | Self::AccountConfirmed)
    }

    /// Whether it is about the account of its reader and about nothing in the programme: it names no project, and goes at once whatever its
    /// reader chose about mail.
    pub const fn is_about_account(self) -> bool {
        let is_about_entry = matches!(
            self,
            Self::PasswordReset
                | Self::PasswordChanged
                | Self::EmailChangeConfirm
                | Self::EmailChanged
                | Self::NewDevice
                | Self::SignInLinked
                | Self::SignInLimited
        );
        let is_about_factor =
            matches!(self, Self::FactorSetUp | Self::FactorRemoved | Self::RecoveryCodeUsed | Self::FactorReset | Self::FactorLimited);
        is_about_entry || is_about_factor
    }
}

text_enum! {
    /// Where a message stands.
    pub enum MessageState {
        /// Still to be sent, or to be copied by hand.
        Waiting = "waiting",
        /// Not sent: a try failed, which is tried again or was given up, or its link is past its time.
        Failed = "failed",
        /// Sent by Poort, or by hand.
        Sent = "sent",
    }
}

#[cfg(test)]
mod tests {
    use super::MailKind;

    #[test]
    fn only_messages_with_a_one_time_link_are_secret() {
        let secret: Vec<_> = MailKind::ALL.iter().filter(|kind| kind.is_secret()).collect();
        let expected =
            [MailKind::ExpertInvited, MailKind::Invited, MailKind::InvitedToProgramme, MailKind::PasswordReset, MailKind::EmailChangeConfirm];
        assert_eq!(secret, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn twelve_messages_are_about_the_account_of_their_reader() {
        let about: Vec<_> = MailKind::ALL.iter().filter(|kind| kind.is_about_account()).map(|kind| kind.code()).collect();
        let entry = ["password_reset", "password_changed", "email_change_confirm", "email_changed", "new_device"];
        let factor = ["factor_set_up", "factor_removed", "recovery_code_used", "factor_reset"];
        let limits = ["sign_in_linked", "sign_in_limited", "factor_limited"];
        assert_eq!(about, [&entry[..], &factor[..], &limits[..]].concat());
    }
}

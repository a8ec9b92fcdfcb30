//! What can happen, as the history names it. The codes are stored and hashed, so they never change.

use crate::text_enum;

text_enum! {
    /// One kind of event in the history.
    pub enum HistoryAction {
        /// Somebody signed in.
        SignedIn = "signed_in",
        /// A one-time token for the first administrator was made.
        SetupTokenMade = "setup_token_made",
        /// The first administrator made an account.
        FirstAdministrator = "first_administrator",
        /// The demo set was loaded.
        DemoLoaded = "demo_loaded",
        /// The demo set was removed.
        DemoRemoved = "demo_removed",
        /// A made-up portfolio was added to measure with.
        PortfolioMade = "portfolio_made",
        /// Projects came in from a file.
        ProjectsImported = "projects_imported",
        /// An organisation was added.
        OrganisationMade = "organisation_made",
        /// An organisation was changed.
        OrganisationChanged = "organisation_changed",
        /// An administrator said what is known of a facility.
        FacilityChanged = "facility_changed",
        /// A project was started.
        ProjectMade = "project_made",
        /// A project's description was changed.
        ProjectChanged = "project_changed",
        /// What is on record in the dossier was changed.
        DossierChanged = "dossier_changed",
        /// A partner joined.
        PartnerAdded = "partner_added",
        /// A partner's place was changed.
        PartnerChanged = "partner_changed",
        /// A partner left.
        PartnerRemoved = "partner_removed",
        /// The financing table was changed.
        FinancingChanged = "financing_changed",
        /// An instrument was added or changed.
        InstrumentSaved = "instrument_saved",
        /// An instrument was taken away.
        InstrumentRemoved = "instrument_removed",
        /// Somebody gave an opinion on a condition.
        Assessed = "assessed",
        /// Evidence was handed in.
        EvidenceAdded = "evidence_added",
        /// Evidence was accepted.
        EvidenceAccepted = "evidence_accepted",
        /// Rules that need a person were judged.
        Judged = "judged",
        /// A gate was asked for and the dossier frozen.
        GateRequested = "gate_requested",
        /// The request was withdrawn and the dossier opened again.
        GateReleased = "gate_released",
        /// A decision was recorded.
        GateDecided = "gate_decided",
        /// A decision was signed by the second person.
        DecisionSigned = "decision_signed",
        /// A decision was replaced by a correction.
        DecisionCorrected = "decision_corrected",
        /// A decision was taken back before it was signed.
        DecisionWithdrawn = "decision_withdrawn",
        /// A project on hold was put on the agenda, by itself or by somebody.
        PutOnAgenda = "put_on_agenda",
        /// A condition of a decision was verified.
        ConditionMet = "condition_met",
        /// An expert was invited.
        ExpertInvited = "expert_invited",
        /// The invitation of an expert was withdrawn.
        InvitationWithdrawn = "invitation_withdrawn",
        /// An expert opened an account with an invitation.
        AccountOpened = "account_opened",
        /// What is kept of an expert was changed.
        ExpertChanged = "expert_changed",
        /// A round of reviews was made.
        RoundMade = "round_made",
        /// A project was brought before a panel.
        ProposalAdded = "proposal_added",
        /// An expert was asked for a review.
        ReviewAsked = "review_asked",
        /// An expert was reminded of a review.
        ReviewReminded = "review_reminded",
        /// An administrator asked for a review or a panel and was refused.
        ReviewWithheld = "review_withheld",
        /// A panel gave levels to the conditions.
        PanelLevelsGiven = "panel_levels_given",
        /// Another expert took over a review.
        ReviewReplaced = "review_replaced",
        /// A round was closed.
        RoundClosed = "round_closed",
        /// An expert got more time for a review.
        ReviewExtended = "review_extended",
        /// An expert said yes to a review.
        ReviewAccepted = "review_accepted",
        /// An expert said no to a review.
        ReviewDeclined = "review_declined",
        /// The applicant answered the comments of the experts.
        ReviewsAnswered = "reviews_answered",
        /// An expert declared an interest.
        InterestDeclared = "interest_declared",
        /// An expert handed a review in.
        ReviewSubmitted = "review_submitted",
        /// A review was put aside for an interest that came to light.
        ReviewVoided = "review_voided",
        /// The chair of a panel decided on an interest.
        InterestDecided = "interest_decided",
        /// The chair opened the reviews of a project to the panel.
        ConsensusOpened = "consensus_opened",
        /// An interest left a panel with too few reviews, and its consensus was shut.
        ConsensusShut = "consensus_shut",
        /// The chair gave a review back to its expert.
        ReviewReopened = "review_reopened",
        /// What a panel agreed on was recorded.
        ConsensusRecorded = "consensus_recorded",
        /// The partners proposed to stop.
        StopProposed = "stop_proposed",
        /// The proposal to stop was confirmed.
        StopConfirmed = "stop_confirmed",
        /// The proposal to stop was taken back.
        StopWithdrawn = "stop_withdrawn",
        /// Somebody chose when to get mail.
        MailChoiceChanged = "mail_choice_changed",
        /// A manager sent a message by hand.
        MessageMarkedSent = "message_marked_sent",
        /// A manager had a message tried again.
        MessageRetried = "message_retried",
    }
}

impl HistoryAction {
    /// Whether its facts say what a decision says before two people signed it: those are for who decides. Once it is signed, the event of the
    /// signature says it to everybody.
    pub const fn is_about_a_decision(self) -> bool {
        matches!(self, Self::GateDecided | Self::DecisionCorrected | Self::DecisionWithdrawn)
    }
}

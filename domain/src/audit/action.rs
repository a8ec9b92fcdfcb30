//! The kinds of event, by their codes. They are stored and hashed, so they never change.

crate::text_enum! {
    /// One kind of event in the history.
    pub enum HistoryAction {
        /// Somebody signed in.
        SignedIn = "signed_in",
        /// An account was tried too often.
        SignInLimited = "sign_in_limited",
        /// Accounts that are not there, or addresses, were tried too often.
        StrangersLimited = "strangers_limited",
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
        /** An organisation was added. */ OrganisationMade = "organisation_made",
        /** An organisation was changed. */ OrganisationChanged = "organisation_changed",
        /** Somebody proposed that two organisations are one. */ MergeProposed = "merge_proposed",
        /** Two organisations became one. */ OrganisationsMerged = "organisations_merged",
        /** A proposal that two organisations are one was taken back. */ MergeWithdrawn = "merge_withdrawn",
        /** Two organisations that became one are two again. */ OrganisationsParted = "organisations_parted",
        /** An administrator said what is known of a facility. */ FacilityChanged = "facility_changed",
        /** A project was started. */ ProjectMade = "project_made",
        /** A project's description was changed. */ ProjectChanged = "project_changed",
        /** What is on record in the dossier was changed. */ DossierChanged = "dossier_changed",
        /** A partner joined. */ PartnerAdded = "partner_added",
        /** A partner's place was changed. */ PartnerChanged = "partner_changed",
        /// A partner left.
        PartnerRemoved = "partner_removed",
        /// The financing table was changed.
        FinancingChanged = "financing_changed",
        /// An instrument was added or changed.
        InstrumentSaved = "instrument_saved",
        /// An instrument was taken away.
        InstrumentRemoved = "instrument_removed",
        /// A partner forecast what it needs.
        ForecastSaved = "forecast_saved",
        /// A line in kind was added or changed.
        InKindSaved = "in_kind_saved",
        /// A document was added.
        DocumentAdded = "document_added",
        /// A document has a new version.
        DocumentRenewed = "document_renewed",
        /// A document was withdrawn.
        DocumentWithdrawn = "document_withdrawn",
        /// It was chosen which document stands for something in the dossier.
        DocumentChosen = "document_chosen",
        /// The virus scanner found something in a document that was taken before.
        DocumentBlocked = "document_blocked",
        /// A line in kind was taken away.
        InKindRemoved = "in_kind_removed",
        /// Somebody gave an opinion on a condition.
        Assessed = "assessed",
        /// A request to change what was approved was written.
        ChangeWritten = "change_written",
        /// The partners were asked whether they agree with a change.
        ChangeAsked = "change_asked",
        /// A partner said whether it agrees with a change.
        ChangeAnswered = "change_answered",
        /// A request went back to who wrote it.
        ChangeReopened = "change_reopened",
        /// A request was handed in.
        ChangeHandedIn = "change_handed_in",
        /// A decision on a request was recorded, and waits for the second signature.
        ChangeRecorded = "change_recorded",
        /// A recorded decision on a request was taken back.
        ChangeUnrecorded = "change_unrecorded",
        /// A request was approved and carried out.
        ChangeApproved = "change_approved",
        /// A request was not approved.
        ChangeRefused = "change_refused",
        /// A request was taken back.
        ChangeWithdrawn = "change_withdrawn",
        /// Evidence was handed in.
        EvidenceAdded = "evidence_added",
        /// A manager accepted the evidence of a condition.
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
        /// Who sees to a condition reported that it is done.
        ConditionReported = "condition_reported",
        /// Who verifies a condition said what is still missing.
        ConditionSentBack = "condition_sent_back",
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
        /// Another expert leads the panel of a round, in the place of a chair who can do so no more.
        ChairNamed = "chair_named",
        /// A project was brought before a panel.
        ProposalAdded = "proposal_added",
        /// A project was taken out of a round.
        ProposalTakenOut = "proposal_taken_out",
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
        /// What ties an expert to a project came to light after the declaration.
        TieFound = "tie_found",
        /// The chair asked an expert who read the other reviews to add to the own one.
        NoteAsked = "note_asked",
        /// An expert added to a review after the others could be read.
        NoteAdded = "note_added",
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
        /// What a project that ended did not spend was released.
        MoneyReleased = "money_released",
        /// What was left of the commitments of a phase lapsed.
        MoneyLapsed = "money_lapsed",
        /// The reports of a phase were scheduled.
        ReportsScheduled = "reports_scheduled",
        /// A section of a report was saved.
        ReportWritten = "report_written",
        /// A partner said whether it had cost in a period.
        ReportFormChosen = "report_form_chosen",
        /// A partner handed in its part of a report.
        ReportPartIn = "report_part_in",
        /// A partner took its part of a report back.
        ReportPartBack = "report_part_back",
        /// A report was handed in.
        ReportSubmitted = "report_submitted",
        /// A report was taken back.
        ReportWithdrawn = "report_withdrawn",
        /// The programme opened a report.
        ReportOpened = "report_opened",
        /// The programme remarked on a section of a report.
        ReportRemarked = "report_remarked",
        /// A remark that was not given back was taken away.
        ReportUnremarked = "report_unremarked",
        /// A partner answered a remark.
        ReportAnswered = "report_answered",
        /// A report was given back.
        ReportReturned = "report_returned",
        /// A report was approved.
        ReportApproved = "report_approved",
        /// A lesson was put into the collection.
        LessonAdded = "lesson_added",
        /// What a project learned was not put into the collection.
        LessonPassedOver = "lesson_passed_over",
        /// The words of a lesson were changed.
        LessonChanged = "lesson_changed",
        /// The first of two people cleared a lesson.
        LessonCleared = "lesson_cleared",
        /// The second cleared a lesson: it is public.
        LessonPublished = "lesson_published",
        /// A lesson was taken back from the public.
        LessonTakenBack = "lesson_taken_back",
        /// A partner noted something in its logbook.
        LogNoted = "log_noted",
        /// A note was taken out of a logbook.
        LogRemoved = "log_removed",
        /// The rest of a schedule of reports moved with a phase.
        ReportsMoved = "reports_moved",
        /// A partner agreed to be monitored.
        MonitoringAgreed = "monitoring_agreed",
        /// A report was approved, and not all of its cost.
        ReportPartlyApproved = "report_partly_approved",
        /// One of two people approved a report.
        ReportApprovedFirst = "report_approved_first",
        /// The verdicts about a report were opened again.
        ReportReopened = "report_reopened",
        /// A cost line was saved.
        CostLineSaved = "cost_line_saved",
        /// A cost line was taken out.
        CostLineRemoved = "cost_line_removed",
        /// A line that waited to be mended was taken out.
        CostWaitingRemoved = "cost_waiting_removed",
        /// Cost lines were brought from a spreadsheet.
        CostLinesBrought = "cost_lines_brought",
        /// The programme judged cost lines.
        CostsJudged = "costs_judged",
        /// A cost line of an approved report was corrected.
        CostCorrected = "cost_corrected",
        /// Decisions of before there was a ledger got their rows.
        LedgerFilled = "ledger_filled",
        /// Somebody chose when to get mail.
        MailChoiceChanged = "mail_choice_changed",
        /// A manager sent a message by hand.
        MessageMarkedSent = "message_marked_sent",
        /// A manager had a message tried again.
        MessageRetried = "message_retried",
        /// Somebody was invited to a role.
        PersonInvited = "person_invited",
        /// The message of an invitation was sent again, with a new link.
        InvitationSentAgain = "invitation_sent_again",
        /// Somebody with an account accepted an invitation.
        InvitationAccepted = "invitation_accepted",
        /// Somebody was given a role.
        RoleGiven = "role_given",
        /// The end of a role was told.
        RoleEnded = "role_ended",
        /// Somebody's access was ended.
        AccessEnded = "access_ended",
        /// A project of somebody who left got another programme manager.
        ConditionHandedOver = "condition_handed_over",
        /// A task was handed to somebody else.
        TaskHandedOver = "task_handed_over",
        /// An administrator signed who has access.
        AccessReviewed = "access_reviewed",
        /// The programme bureau's name or contact was changed.
        BureauChanged = "bureau_changed",
        /// An administrator tried the mail server.
        MailTried = "mail_tried",
        /// An administrator chose to go on without mail.
        MailLeftOut = "mail_left_out",
        /// An administrator looked at the parameters.
        ParametersSeen = "parameters_seen",
        /// A parameter of the programme was changed.
        ParameterChanged = "parameter_changed",
        /// Another name was put beside a label of the note, or taken away.
        AliasChanged = "alias_changed",
        /// The programme's own sentences in a message were changed.
        MailTextChanged = "mail_text_changed",
        /// An administrator came in with a token of the operator while there were administrators.
        FurtherAdministrator = "further_administrator",
        /// Somebody changed the name on their account.
        AccountRenamed = "account_renamed",
        /// Somebody changed their password.
        PasswordChanged = "password_changed",
        /// Somebody chose a new password with a link that was mailed.
        PasswordReset = "password_reset",
        /// The address that somebody signs in with was changed.
        EmailChanged = "email_changed",
        /// Somebody ended their sessions elsewhere.
        SessionsEnded = "sessions_ended",
        /// A person set up a second factor.
        FactorSetUp = "factor_set_up",
        /// A person removed a second factor.
        FactorRemoved = "factor_removed",
        /// A person made new recovery codes.
        RecoveryCodesMade = "recovery_codes_made",
        /// A recovery code was used.
        RecoveryCodeUsed = "recovery_code_used",
        /// The second factor of an account was guessed too often.
        FactorLimited = "factor_limited",
        /// An administrator said from when a second factor is required.
        FactorRuleChanged = "factor_rule_changed",
        /// An administrator asked to reset a lost second factor.
        FactorResetAsked = "factor_reset_asked",
        /// The request to reset a lost second factor was taken back.
        FactorResetWithdrawn = "factor_reset_withdrawn",
        /// A lost second factor was reset.
        FactorReset = "factor_reset",
        /// Somebody kept a scenario of a round.
        ScenarioSaved = "scenario_saved",
        /// A person confirmed a parameter of payments.
        ParameterConfirmed = "parameter_confirmed",
        /// A bank account was entered.
        AccountEntered = "account_entered",
        /// A bank account was confirmed by a second person.
        AccountConfirmed = "account_confirmed",
        /// A bank account that waited was taken back.
        AccountWithdrawn = "account_withdrawn",
        /// Payments were proposed.
        PaymentsProposed = "payments_proposed",
        /// Proposed payments were approved by a second person.
        PaymentsApproved = "payments_approved",
        /// Proposed payments were taken back.
        PaymentsWithdrawn = "payments_withdrawn",
        /// The file with payments was made for the bank.
        PaymentsSent = "payments_sent",
        /// A statement of the bank was brought in.
        StatementRead = "statement_read",
        /// A statement of the bank that was not booked was thrown away.
        StatementThrownAway = "statement_thrown_away",
        /// What a statement of the bank says was booked.
        StatementBooked = "statement_booked",
        /// The bank paid.
        PaymentMade = "payment_made",
        /** A payment came back. */ PaymentReturned = "payment_returned",
        /** Somebody linked their account to a provider of sign-ins. */ SignInLinked = "sign_in_linked",
        /// Somebody took the link to a provider of sign-ins away.
        SignInUnlinked = "sign_in_unlinked",
    }
}

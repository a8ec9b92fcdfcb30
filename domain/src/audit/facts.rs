//! What the facts of an event are about, and how exactly it is told.

use super::HistoryAction;
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

impl HistoryAction {
    /// How exactly it is told when this happened. `is_named` says whether the event names who did it. What experts do with reviews names nobody,
    /// and neither does what follows from it by itself; nobody who reads the history may read whose they are.
    pub const fn told(self, is_named: bool) -> Told {
        match (is_named, self.facts()) {
            (true, _) | (false, Facts::Open | Facts::AboutUnsigned) => Told::ByTime,
            (false, Facts::AboutReviews) => Told::ByDay,
        }
    }

    /// What the facts of this kind of event are about.
    pub const fn facts(self) -> Facts {
        use HistoryAction as A;
        match self {
            A::SignedIn | A::SignInLimited | A::StrangersLimited | A::SetupTokenMade | A::FirstAdministrator => Facts::Open,
            A::AccountOpened | A::MailChoiceChanged => Facts::Open,
            A::AccountRenamed | A::PasswordChanged | A::PasswordReset | A::EmailChanged | A::SessionsEnded => Facts::Open,
            A::SignInLinked | A::SignInUnlinked => Facts::Open,
            A::DemoLoaded | A::DemoRemoved | A::PortfolioMade | A::ProjectsImported | A::MessageMarkedSent | A::MessageRetried => Facts::Open,
            A::MergeProposed | A::OrganisationsMerged | A::MergeWithdrawn | A::OrganisationsParted => Facts::Open,
            A::OrganisationMade | A::OrganisationChanged | A::FacilityChanged | A::ProjectMade | A::ProjectChanged | A::DossierChanged => Facts::Open,
            A::PartnerAdded | A::PartnerChanged | A::PartnerRemoved | A::FinancingChanged | A::InstrumentSaved | A::InstrumentRemoved => Facts::Open,
            // How it is valued and in which year: never wages, rates, hours or who.
            A::InKindSaved | A::InKindRemoved | A::ForecastSaved => Facts::Open,
            // Of what tells wages neither name nor hash.
            A::DocumentAdded | A::DocumentRenewed | A::DocumentWithdrawn | A::DocumentChosen | A::DocumentBlocked => Facts::Open,
            A::Assessed | A::EvidenceAdded | A::EvidenceAccepted | A::Judged | A::GateRequested | A::GateReleased => Facts::Open,
            A::StopProposed | A::StopConfirmed | A::StopWithdrawn | A::PutOnAgenda => Facts::Open,
            A::MoneyReleased | A::MoneyLapsed | A::LedgerFilled => Facts::Open,
            A::ChangeWritten | A::ChangeAsked | A::ChangeAnswered | A::ChangeReopened | A::ChangeHandedIn => Facts::Open,
            A::ChangeApproved | A::ChangeRefused | A::ChangeWithdrawn => Facts::Open,
            A::ReportsScheduled | A::ReportWritten | A::ReportFormChosen | A::ReportPartIn | A::ReportPartBack | A::ReportSubmitted => Facts::Open,
            A::ReportWithdrawn
            | A::ReportOpened
            | A::ReportRemarked
            | A::ReportUnremarked
            | A::ReportAnswered
            | A::ReportReturned
            | A::ReportApproved => Facts::Open,
            A::LessonAdded | A::LessonPassedOver | A::LessonChanged | A::LessonCleared | A::LessonPublished | A::LessonTakenBack => Facts::Open,
            A::LogNoted | A::LogRemoved | A::ReportsMoved | A::MonitoringAgreed => Facts::Open,
            A::ReportPartlyApproved | A::ReportApprovedFirst | A::ReportReopened => Facts::Open,
            A::CostLineSaved | A::CostLineRemoved | A::CostWaitingRemoved | A::CostLinesBrought | A::CostsJudged | A::CostCorrected => Facts::Open,
            A::ChangeRecorded | A::ChangeUnrecorded => Facts::AboutUnsigned,
            A::DecisionSigned | A::ConditionMet | A::ConditionReported | A::ConditionSentBack => Facts::Open,
            A::GateDecided | A::DecisionCorrected | A::DecisionWithdrawn => Facts::AboutUnsigned,
            // The name of an expert, and of a round: not who reviews what.
            A::ExpertInvited | A::InvitationWithdrawn | A::RoundMade | A::RoundClosed | A::ProposalAdded => Facts::Open,
            A::ProposalTakenOut | A::ScenarioSaved => Facts::Open,
            // What the applicant did, what was refused, and the levels that stand with the conditions.
            A::ReviewsAnswered | A::ReviewWithheld | A::PanelLevelsGiven => Facts::Open,
            A::ReviewAsked | A::ReviewReminded | A::ReviewReplaced | A::ReviewExtended | A::ReviewAccepted | A::ReviewDeclined => Facts::AboutReviews,
            A::InterestDeclared | A::InterestDecided | A::ReviewSubmitted | A::ReviewVoided | A::ReviewReopened => Facts::AboutReviews,
            // Where somebody works and when they can tells whose review it is.
            A::ExpertChanged => Facts::AboutReviews,
            A::TieFound | A::NoteAsked | A::NoteAdded => Facts::AboutReviews,
            A::ConsensusOpened | A::ConsensusShut | A::ConsensusRecorded | A::ChairNamed => Facts::AboutReviews,
            A::PersonInvited | A::InvitationSentAgain | A::InvitationAccepted | A::RoleGiven | A::RoleEnded => Facts::Open,
            A::AccessEnded | A::ConditionHandedOver | A::TaskHandedOver | A::AccessReviewed => Facts::Open,
            A::BureauChanged | A::MailTried | A::MailLeftOut | A::ParametersSeen | A::ParameterChanged | A::AliasChanged => Facts::Open,
            A::MailTextChanged | A::FurtherAdministrator => Facts::Open,
            // That an account changed, and never its number.
            A::ParameterConfirmed | A::AccountEntered | A::AccountConfirmed | A::AccountWithdrawn => Facts::Open,
            A::PaymentsProposed | A::PaymentsApproved | A::PaymentsWithdrawn | A::PaymentsSent => Facts::Open,
            A::StatementRead | A::StatementThrownAway | A::StatementBooked | A::PaymentMade | A::PaymentReturned => Facts::Open,
            A::FactorSetUp | A::FactorRemoved | A::RecoveryCodesMade | A::RecoveryCodeUsed | A::FactorLimited => Facts::Open,
            A::FactorRuleChanged | A::FactorResetAsked | A::FactorResetWithdrawn | A::FactorReset => Facts::Open,
        }
    }
}

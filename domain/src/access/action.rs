//! Everything that can be asked of Poort, once as a list and once as types for permits.

use super::permit::{Global, OrganisationStanding, OwnReview, ProjectStanding, RoundStanding, Subject};
use crate::text_enum;

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $code:literal on $subject:ty,)+) => {
        text_enum! {
            /// Something that a person can ask for.
            pub enum Action { $($(#[$meta])* $name = $code,)+ }
        }

        /// The actions as types: `Permit<act::DecideGate>` proves that deciding was allowed.
        pub mod act {
            use super::{Action, Global, OrganisationStanding, OwnReview, ProjectStanding, RoundStanding, Subject};

            /// An action as a type.
            pub trait Act {
                /// The same action as a value.
                const ACTION: Action;
                /// What it is done to.
                type On: Subject;
            }

            $($(#[$meta])* #[derive(Debug, Clone, Copy)] pub struct $name;
            impl Act for $name {
                const ACTION: Action = Action::$name;
                type On = $subject;
            })+
        }
    };
}

actions! {
    /// See what waits for oneself.
    SeeMyWork = "see_my_work" on Global,
    /// See the list of projects that one may see.
    ReadPortfolio = "read_portfolio" on Global,
    /// Read a project.
    ReadProject = "read_project" on ProjectStanding,
    /// Start a new project.
    CreateProject = "create_project" on Global,
    /// Change the dossier: description, partners, money, instruments.
    EditDossier = "edit_dossier" on ProjectStanding,
    /// Change what was approved at a gate, with a reason.
    ChangeApproved = "change_approved" on ProjectStanding,
    /// Read the list of organisations.
    ReadOrganisations = "read_organisations" on Global,
    /// Add or change an organisation.
    EditOrganisations = "edit_organisations" on Global,
    /// Give the lead partner's own opinion on the conditions.
    AssessOwnProject = "assess_own_project" on ProjectStanding,
    /// Give the programme manager's opinion on the conditions.
    AssessProject = "assess_project" on ProjectStanding,
    /// Add evidence for a condition.
    AddEvidence = "add_evidence" on ProjectStanding,
    /// Accept evidence.
    AcceptEvidence = "accept_evidence" on ProjectStanding,
    /// Judge the rules that need a person.
    JudgeRule = "judge_rule" on ProjectStanding,
    /// Ask for a gate: freezes the dossier. A programme manager does it on behalf of the lead partner, and it is logged.
    RequestGate = "request_gate" on ProjectStanding,
    /// Open a frozen dossier again; cancels the request.
    ReleaseDossier = "release_dossier" on ProjectStanding,
    /// Decide a gate.
    DecideGate = "decide_gate" on ProjectStanding,
    /// Sign a decision as the second person.
    SignDecision = "sign_decision" on ProjectStanding,
    /// Take back a decision that is not signed; the rule of the gate says who.
    WithdrawDecision = "withdraw_decision" on ProjectStanding,
    /// Read a decision that is not signed, or was taken back.
    ReadUnsigned = "read_unsigned" on ProjectStanding,
    /// Put a project on hold back on the agenda before its date.
    PutOnAgenda = "put_on_agenda" on ProjectStanding,
    /// Verify that a condition of a decision is met.
    VerifyCondition = "verify_condition" on ProjectStanding,
    /// Report that a condition of a decision that one sees to is done.
    SeeToCondition = "see_to_condition" on ProjectStanding,
    /// Propose to stop.
    ProposeStop = "propose_stop" on ProjectStanding,
    /// Confirm that the partners stop; the rule of the phase says who.
    ConfirmStop = "confirm_stop" on ProjectStanding,
    /// Take back a proposal to stop.
    WithdrawStop = "withdraw_stop" on ProjectStanding,
    /// Write a request to change what was approved, ask the partners, and take it back.
    WriteChange = "write_change" on ProjectStanding,
    /// Say whether one's organisation agrees with a request to change what was approved.
    AnswerChange = "answer_change" on ProjectStanding,
    /// Hand in a request to change what was approved, with which the lead partner agrees.
    HandInChange = "hand_in_change" on ProjectStanding,
    /// Decide on a request to change what was approved: a programme manager within the mandate, above it the steering group.
    DecideChange = "decide_change" on ProjectStanding,
    /// Read what happened in a project.
    ReadProjectHistory = "read_project_history" on ProjectStanding,
    /// Read what happened everywhere.
    ReadHistory = "read_history" on Global,
    /// Bring projects in from a file.
    ImportProjects = "import_projects" on Global,
    /// Read the programme's figures, rules and lists.
    ReadProgramme = "read_programme" on Global,
    /// Read what the whole programme committed, released, approved and paid.
    ReadProgrammeMoney = "read_programme_money" on Global,
    /// Invite experts and keep what they know.
    ManageExperts = "manage_experts" on Global,
    /// Keep what oneself knows and when one is available, as an expert.
    KeepOwnProfile = "keep_own_profile" on Global,
    /// Make rounds of review, ask experts, remind them and give them more time.
    ManageRounds = "manage_rounds" on Global,
    /// Read how a round stands; what the reviews say is blind until the chair opens it.
    ReadRound = "read_round" on RoundStanding,
    /// Lead the panel: decide on interests, open the consensus, give a review back, record what was agreed.
    ChairPanel = "chair_panel" on RoundStanding,
    /// Answer the comments of the experts, as the applicant.
    AnswerReviews = "answer_reviews" on ProjectStanding,
    /// See the reviews that one was asked for.
    SeeOwnReviews = "see_own_reviews" on Global,
    /// Say yes or no, declare interests, write and hand in one's own review.
    WriteReview = "write_review" on OwnReview,
    /// Read what waits to be sent and what was, and try again or send by hand.
    ReadMessages = "read_messages" on Global,
    /// Choose when to get mail.
    ChooseMail = "choose_mail" on Global,
    /// Manage people and their roles.
    ManagePeople = "manage_people" on Global,
    /// Set the status of facilities and other reference data.
    ManageReference = "manage_reference" on Global,
    /// Invite people of the organisations that take part in a project.
    InviteToProject = "invite_to_project" on ProjectStanding,
    /// Set what holds for the whole programme: its bureau, its parameters, its sentences in mail.
    ManageSettings = "manage_settings" on Global,
    /// See that messages wait or failed, without what they say.
    SeeOutbox = "see_outbox" on Global,
    /// Keep the own account: name, language, password, address, and where one is signed in.
    KeepOwnAccount = "keep_own_account" on Global,
    /// Read what failed or was refused at the doors.
    ReadSecurityLog = "read_security_log" on Global,
    /// Keep one's own second factor, and confirm with it who one is.
    KeepOwnFactor = "keep_own_factor" on Global,
    /// Say from when a second factor is required, and ask to reset a lost one.
    ManageFactors = "manage_factors" on Global,
    /// Confirm, as the second person, that a lost second factor is reset.
    ConfirmFactorReset = "confirm_factor_reset" on Global,
    /// Keep what the own organisation brings in kind to a project, wages and rates included.
    KeepOwnInKind = "keep_own_in_kind" on ProjectStanding,
    /// Forecast what the own organisation needs of what was promised to it.
    KeepOwnForecast = "keep_own_forecast" on ProjectStanding,
    /// Write the logbook and the own part of a report, and hand that in.
    KeepOwnReport = "keep_own_report" on ProjectStanding,
    /// Hand in the whole report of a project, and take it back.
    SubmitReport = "submit_report" on ProjectStanding,
    /// Remark on a report, give it back, approve it.
    JudgeReport = "judge_report" on ProjectStanding,
    /// Read the lessons of projects.
    ReadLessons = "read_lessons" on Global,
    /// Put lessons into the collection, and clear them for publication.
    KeepLessons = "keep_lessons" on Global,
    /// Check what partners bring in kind: methods, hours and evidence, without wages and names.
    CheckInKind = "check_in_kind" on ProjectStanding,
    /// Bring documents of a project, bring a new version of one, and withdraw one.
    KeepDocuments = "keep_documents" on ProjectStanding,
    /// Say that the own organisation agrees to be monitored; a programme manager writes down what was signed on paper.
    AgreeToMonitoring = "agree_to_monitoring" on ProjectStanding,
    /// See what fits of the requests of a round, and keep scenarios of it.
    WeighRequests = "weigh_requests" on Global,
    /// Read the bank account of an organisation, and enter another one.
    KeepAccount = "keep_account" on OrganisationStanding,
    /// Confirm, as the second person, the bank account of an organisation.
    ConfirmAccount = "confirm_account" on OrganisationStanding,
    /// Propose payments, approve those of somebody else, take their file to the bank and bring its answer.
    ManagePayments = "manage_payments" on Global,
}

impl Action {
    /// Whether it is for everybody with an account, also before a role begins and after the last one is over.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::SeeMyWork | Self::KeepOwnAccount | Self::KeepOwnFactor | Self::ChooseMail)
    }

    /// Whether it is about what experts say of a project.
    pub const fn is_about_reviews(self) -> bool {
        matches!(self, Self::ReadRound | Self::ChairPanel | Self::AnswerReviews | Self::SeeOwnReviews | Self::WriteReview)
    }
}

#[cfg(test)]
mod tests {
    use super::Action;

    #[test]
    fn five_actions_are_about_what_experts_say() {
        let about: Vec<Action> = Action::ALL.iter().copied().filter(|action| action.is_about_reviews()).collect();
        let expected = [Action::ReadRound, Action::ChairPanel, Action::AnswerReviews, Action::SeeOwnReviews, Action::WriteReview];
        assert_eq!(about, expected);
    }
}

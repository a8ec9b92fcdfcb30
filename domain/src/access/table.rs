//! The permission table: one exhaustive match a role over every action, so that a new action stops the build until each role is decided.
//! The golden copy that people review is `docs/generated/permissions.md`.

use super::Action;
use crate::people::Role;
use crate::text_enum;

text_enum! {
    /// How far a role reaches with an action.
    pub enum Reach {
        /// Not at all.
        Never = "never",
        /// Projects that the person's organisation takes part in.
        OwnProjects = "own_projects",
        /// Projects that the person's organisation leads.
        LedProjects = "led_projects",
        /// Gate 0 below the mandate; the gate's own rules check the amount.
        InMandate = "in_mandate",
        /// Chair and secretary of the steering group, and a programme manager where the rule of the gate lets one.
        Signatories = "signatories",
        /// Reviews that the person was asked for.
        OwnReviews = "own_reviews",
        /// Rounds of which the person leads the panel.
        ChairedRounds = "chaired_rounds",
        /// The organisation that the person works for.
        OwnOrganisation = "own_organisation",
        /// Everywhere.
        Always = "always",
    }
}

/// How far `role` reaches with `action`.
pub const fn reach(role: Role, action: Action) -> Reach {
    match role {
        Role::Partner => partner(action),
        Role::Reviewer => reviewer(action),
        Role::ProgrammeManager => programme_manager(action),
        Role::SteeringMember => steering_member(action),
        Role::Administrator => administrator(action),
    }
}

const fn partner(action: Action) -> Reach {
    use Action as A;
    match action {
        A::ChooseMail => Reach::Always,
        A::ReadMessages => Reach::Never,
        A::KeepOwnAccount => Reach::Always,
        A::ReadSecurityLog => Reach::Never,
        A::SeeMyWork | A::ReadPortfolio | A::ReadProgramme | A::ReadOrganisations | A::CreateProject => Reach::Always,
        A::ReadProject | A::SeeToCondition | A::ProposeStop | A::WithdrawStop => Reach::OwnProjects,
        A::EditDossier | A::AssessOwnProject | A::AddEvidence | A::RequestGate | A::ReleaseDossier | A::ReadProjectHistory => Reach::LedProjects,
        A::ChangeApproved | A::EditOrganisations | A::AssessProject | A::AcceptEvidence | A::JudgeRule => Reach::Never,
        A::DecideGate | A::SignDecision | A::VerifyCondition => Reach::Never,
        A::WithdrawDecision | A::ReadUnsigned | A::PutOnAgenda => Reach::Never,
        A::ConfirmStop | A::ReadHistory | A::ImportProjects | A::ManagePeople | A::ManageReference => Reach::Never,
        A::AnswerReviews => Reach::LedProjects,
        A::ManageExperts | A::ManageRounds | A::ReadRound | A::ChairPanel | A::SeeOwnReviews | A::WriteReview | A::KeepOwnProfile => Reach::Never,
        A::InviteToProject => Reach::LedProjects,
        A::ManageSettings | A::SeeOutbox | A::ReadProgrammeMoney => Reach::Never,
        A::KeepOwnFactor => Reach::Always,
        A::ManageFactors | A::ConfirmFactorReset => Reach::Never,
        A::WriteChange | A::HandInChange => Reach::LedProjects,
        A::AnswerChange => Reach::OwnProjects,
        A::DecideChange => Reach::Never,
        A::WeighRequests | A::ConfirmAccount | A::ManagePayments => Reach::Never,
        A::KeepAccount => Reach::OwnOrganisation,
        A::CheckInKind => Reach::Never,
        A::KeepOwnInKind | A::KeepOwnForecast | A::KeepDocuments | A::KeepOwnReport | A::AgreeToMonitoring => Reach::OwnProjects,
        A::SubmitReport => Reach::LedProjects,
        A::JudgeReport => Reach::Never,
        A::ReadLessons => Reach::Always,
        A::KeepLessons => Reach::Never,
    }
}

const fn reviewer(action: Action) -> Reach {
    use Action as A;
    match action {
        A::ChooseMail => Reach::Always,
        A::ReadMessages => Reach::Never,
        A::KeepOwnAccount => Reach::Always,
        A::ReadSecurityLog => Reach::Never,
        A::SeeMyWork | A::ReadProgramme | A::SeeOwnReviews | A::KeepOwnProfile => Reach::Always,
        A::WriteReview => Reach::OwnReviews,
        A::ReadRound | A::ChairPanel => Reach::ChairedRounds,
        A::ChangeApproved | A::ManageExperts | A::ManageRounds | A::AnswerReviews => Reach::Never,
        A::ReadPortfolio | A::ReadProject | A::CreateProject | A::EditDossier | A::ReadOrganisations | A::EditOrganisations => Reach::Never,
        A::AssessOwnProject | A::AssessProject | A::AddEvidence | A::AcceptEvidence | A::JudgeRule | A::RequestGate | A::ReleaseDossier => {
            Reach::Never
        }
        A::DecideGate | A::SignDecision | A::VerifyCondition | A::ProposeStop | A::ConfirmStop | A::ReadProjectHistory => Reach::Never,
        A::WithdrawDecision | A::ReadUnsigned | A::PutOnAgenda | A::WithdrawStop | A::SeeToCondition => Reach::Never,
        A::ReadHistory | A::ImportProjects | A::ManagePeople | A::ManageReference => Reach::Never,
        A::InviteToProject => Reach::Never,
        A::ManageSettings | A::SeeOutbox | A::ReadProgrammeMoney => Reach::Never,
        A::KeepOwnFactor => Reach::Always,
        A::ManageFactors | A::ConfirmFactorReset => Reach::Never,
        A::WriteChange | A::HandInChange | A::AnswerChange | A::DecideChange => Reach::Never,
        A::WeighRequests | A::KeepAccount | A::ConfirmAccount | A::ManagePayments => Reach::Never,
        A::KeepOwnInKind | A::KeepOwnForecast | A::CheckInKind | A::KeepDocuments => Reach::Never,
        A::KeepOwnReport | A::SubmitReport | A::JudgeReport | A::AgreeToMonitoring => Reach::Never,
        A::ReadLessons | A::KeepLessons => Reach::Never,
    }
}

const fn programme_manager(action: Action) -> Reach {
    use Action as A;
    match action {
        A::ChooseMail | A::ReadMessages => Reach::Always,
        A::KeepOwnAccount => Reach::Always,
        A::ReadSecurityLog => Reach::Never,
        A::SeeMyWork | A::ReadPortfolio | A::ReadProject | A::CreateProject | A::EditDossier | A::ReadOrganisations => Reach::Always,
        A::ChangeApproved | A::EditOrganisations | A::AssessProject | A::AddEvidence | A::AcceptEvidence => Reach::Always,
        A::JudgeRule | A::RequestGate => Reach::Always,
        A::ReleaseDossier | A::VerifyCondition | A::ProposeStop | A::ConfirmStop | A::ReadProjectHistory | A::ImportProjects => Reach::Always,
        A::ReadProgramme | A::ManageExperts | A::ManageRounds | A::ReadRound => Reach::Always,
        A::ReadUnsigned | A::PutOnAgenda | A::WithdrawStop | A::SeeToCondition => Reach::Always,
        A::ChairPanel | A::SeeOwnReviews | A::WriteReview | A::KeepOwnProfile | A::AnswerReviews => Reach::Never,
        A::DecideGate => Reach::InMandate,
        A::SignDecision | A::WithdrawDecision => Reach::Signatories,
        A::AssessOwnProject | A::ReadHistory | A::ManagePeople | A::ManageReference => Reach::Never,
        A::InviteToProject => Reach::Always,
        A::ManageSettings | A::SeeOutbox => Reach::Never,
        A::KeepOwnFactor | A::ConfirmFactorReset | A::ReadProgrammeMoney | A::WeighRequests | A::CheckInKind => Reach::Always,
        A::ManageFactors | A::KeepOwnInKind | A::KeepOwnForecast => Reach::Never,
        A::KeepOwnReport | A::SubmitReport => Reach::Never,
        A::JudgeReport | A::AgreeToMonitoring => Reach::Always,
        A::WriteChange | A::AnswerChange => Reach::Always,
        A::DecideChange => Reach::InMandate,
        A::HandInChange => Reach::Never,
        A::KeepAccount | A::ConfirmAccount | A::ManagePayments | A::KeepDocuments => Reach::Always,
        A::ReadLessons | A::KeepLessons => Reach::Always,
    }
}

const fn steering_member(action: Action) -> Reach {
    use Action as A;
    match action {
        A::ChooseMail => Reach::Always,
        A::ReadMessages => Reach::Never,
        A::KeepOwnAccount => Reach::Always,
        A::ReadSecurityLog => Reach::Never,
        A::SeeMyWork | A::ReadPortfolio | A::ReadProject | A::ReadOrganisations | A::ReadProjectHistory | A::ReadHistory => Reach::Always,
        A::ReadProgramme | A::DecideGate | A::VerifyCondition | A::ReadRound | A::WithdrawDecision | A::ReadUnsigned => Reach::Always,
        A::SeeToCondition | A::ReadProgrammeMoney => Reach::Always,
        A::ManageExperts | A::ManageRounds | A::ChairPanel | A::SeeOwnReviews | A::WriteReview | A::KeepOwnProfile | A::AnswerReviews => Reach::Never,
        A::SignDecision | A::PutOnAgenda | A::ConfirmStop => Reach::Signatories,
        A::CreateProject | A::EditDossier | A::ChangeApproved | A::EditOrganisations | A::AssessOwnProject => Reach::Never,
        A::AssessProject | A::AddEvidence => Reach::Never,
        A::AcceptEvidence | A::JudgeRule | A::RequestGate | A::ReleaseDossier | A::ProposeStop | A::WithdrawStop => Reach::Never,
        A::ImportProjects | A::ManagePeople | A::ManageReference => Reach::Never,
        A::InviteToProject => Reach::Never,
        A::ManageSettings | A::SeeOutbox => Reach::Never,
        A::KeepOwnFactor => Reach::Always,
        A::ManageFactors | A::ConfirmFactorReset => Reach::Never,
        A::WeighRequests => Reach::Always,
        A::DecideChange => Reach::Signatories,
        A::WriteChange | A::HandInChange | A::AnswerChange => Reach::Never,
        A::KeepAccount | A::ConfirmAccount | A::ManagePayments => Reach::Never,
        A::KeepOwnInKind | A::KeepOwnForecast | A::CheckInKind | A::KeepDocuments => Reach::Never,
        A::KeepOwnReport | A::SubmitReport | A::JudgeReport | A::AgreeToMonitoring => Reach::Never,
        A::ReadLessons => Reach::Always,
        A::KeepLessons => Reach::Never,
    }
}

const fn administrator(action: Action) -> Reach {
    use Action as A;
    match action {
        A::ChooseMail => Reach::Always,
        // Those about accounts and access alone: see `domain::mail::may_read`.
        A::ReadMessages => Reach::Always,
        A::KeepOwnAccount | A::ReadSecurityLog => Reach::Always,
        A::SeeMyWork | A::ReadProgramme | A::ReadHistory | A::ManagePeople | A::ManageReference | A::ReadOrganisations => Reach::Always,
        A::ReadPortfolio | A::ReadProject | A::CreateProject | A::EditDossier | A::ChangeApproved | A::EditOrganisations => Reach::Never,
        A::AssessOwnProject => Reach::Never,
        A::AssessProject | A::AddEvidence | A::AcceptEvidence | A::JudgeRule | A::RequestGate | A::ReleaseDossier => Reach::Never,
        A::DecideGate | A::SignDecision | A::VerifyCondition | A::ProposeStop | A::ConfirmStop | A::ReadProjectHistory => Reach::Never,
        A::WithdrawDecision | A::ReadUnsigned | A::PutOnAgenda | A::WithdrawStop | A::SeeToCondition => Reach::Never,
        A::ImportProjects | A::ReadProgrammeMoney => Reach::Never,
        A::ManageExperts
        | A::ManageRounds
        | A::ReadRound
        | A::ChairPanel
        | A::SeeOwnReviews
        | A::WriteReview
        | A::KeepOwnProfile
        | A::AnswerReviews => Reach::Never,
        A::InviteToProject => Reach::Never,
        A::ManageSettings | A::SeeOutbox => Reach::Always,
        A::KeepOwnFactor | A::ManageFactors | A::ConfirmFactorReset => Reach::Always,
        A::WriteChange | A::HandInChange | A::AnswerChange | A::DecideChange => Reach::Never,
        A::WeighRequests | A::KeepAccount | A::ConfirmAccount | A::ManagePayments => Reach::Never,
        A::KeepOwnInKind | A::KeepOwnForecast | A::CheckInKind | A::KeepDocuments => Reach::Never,
        A::KeepOwnReport | A::SubmitReport | A::JudgeReport | A::AgreeToMonitoring => Reach::Never,
        A::ReadLessons => Reach::Always,
        A::KeepLessons => Reach::Never,
    }
}

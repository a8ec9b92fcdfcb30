//! Who could do what somebody may not: which roles have an action, and who gives them. It comes from the permission table alone, so that it says
//! nothing of the thing that was asked for.

use super::{Action, Reach, reach};
use crate::people::Role;
use crate::text_enum;

text_enum! {
    /// In which place somebody has an action.
    pub enum Holder {
        /// At an organisation that takes part in the project.
        Participant = "participant",
        /// At the organisation that leads the project.
        Lead = "lead",
        /// At any partner.
        Partner = "partner",
        /// As an expert, of a review that was asked of them.
        AskedExpert = "asked_expert",
        /// As the chair of a panel.
        PanelChair = "panel_chair",
        /// As any expert.
        Expert = "expert",
        /// As a programme manager.
        ProgrammeManager = "programme_manager",
        /// As chair or secretary of the steering group.
        Signatory = "signatory",
        /// As a member of the steering group.
        SteeringMember = "steering_member",
        /// As an administrator.
        Administrator = "administrator",
    }
}

text_enum! {
    /// Who gives a place.
    pub enum Giver {
        /// An administrator gives the roles of the programme itself.
        Administrator = "administrator",
        /// A programme manager invites experts and lead partners.
        ProgrammeManager = "programme_manager",
        /// The lead partner invites colleagues and people of the other partners.
        Lead = "lead",
    }
}

impl Holder {
    /// Who gives it.
    pub const fn given_by(self) -> Giver {
        match self {
            Self::Participant | Self::Partner => Giver::Lead,
            Self::Lead | Self::AskedExpert | Self::PanelChair | Self::Expert => Giver::ProgrammeManager,
            Self::ProgrammeManager | Self::Signatory | Self::SteeringMember | Self::Administrator => Giver::Administrator,
        }
    }

    const fn of(role: Role, reach: Reach) -> Option<Self> {
        Some(match (role, reach) {
            (_, Reach::Never) => return None,
            (_, Reach::OwnProjects) => Self::Participant,
            (_, Reach::LedProjects) => Self::Lead,
            (_, Reach::OwnReviews) => Self::AskedExpert,
            (_, Reach::ChairedRounds) => Self::PanelChair,
            (_, Reach::OwnOrganisation) => Self::Partner,
            (Role::Partner, Reach::InMandate | Reach::Signatories | Reach::Always) => Self::Partner,
            (Role::Reviewer, Reach::InMandate | Reach::Signatories | Reach::Always) => Self::Expert,
            (Role::ProgrammeManager, Reach::InMandate | Reach::Signatories | Reach::Always) => Self::ProgrammeManager,
            (Role::SteeringMember, Reach::Signatories) => Self::Signatory,
            (Role::SteeringMember, Reach::InMandate | Reach::Always) => Self::SteeringMember,
            (Role::Administrator, Reach::InMandate | Reach::Signatories | Reach::Always) => Self::Administrator,
        })
    }
}

/// Who has an action, in the order of the roles.
pub fn holders(action: Action) -> Vec<Holder> {
    Role::ALL.iter().filter_map(|role| Holder::of(*role, reach(*role, action))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_who_has_the_action_and_who_gives_that_place() {
        let rows = [
            (Action::ManagePeople, vec![Holder::Administrator]),
            (Action::ManageExperts, vec![Holder::ProgrammeManager]),
            (Action::EditDossier, vec![Holder::Lead, Holder::ProgrammeManager]),
            (Action::PutOnAgenda, vec![Holder::ProgrammeManager, Holder::Signatory]),
            (Action::SeeToCondition, vec![Holder::Participant, Holder::ProgrammeManager, Holder::SteeringMember]),
            (Action::WriteReview, vec![Holder::AskedExpert]),
            (Action::ChairPanel, vec![Holder::PanelChair]),
        ];
        for (action, expected) in rows {
            assert_eq!(holders(action), expected, "{action}");
        }
        let given = [Holder::Participant, Holder::Lead, Holder::PanelChair, Holder::Signatory].map(Holder::given_by);
        assert_eq!(given, [Giver::Lead, Giver::ProgrammeManager, Giver::ProgrammeManager, Giver::Administrator]);
    }

    #[test]
    fn every_action_is_had_by_somebody() {
        assert_eq!(Action::ALL.iter().filter(|action| holders(**action).is_empty()).count(), 0);
    }
}

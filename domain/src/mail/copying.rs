//! Who reads a message that is not theirs, on the page of messages, and who may copy it where no mail server sends it. Whoever copies the link
//! for a new password could use it: so nobody copies one of somebody who may do more than they.

use super::MailKind;
use crate::people::Role;

/// Whether somebody with these roles sees that there is such a message. An administrator reads no projects, and so nothing but what is about
/// accounts and access; a programme manager reads everything but the link that gives a role inside the programme, to which they do not invite.
pub fn may_read(kind: MailKind, reader: &[Role]) -> bool {
    let as_manager = reader.contains(&Role::ProgrammeManager) && kind != MailKind::InvitedToProgramme;
    as_manager
        || reader.contains(&Role::Administrator) && (kind.is_about_account() || kind.is_about_access() || matches!(kind, MailKind::FactorResetAsked))
}

/// Whether somebody with these roles may copy the text of a message to somebody with those: of a secret one to a programme manager, a member of the
/// steering group or an administrator only an administrator may.
pub fn may_copy(kind: MailKind, reader: &[Role], addressee: &[Role]) -> bool {
    let is_internal = addressee.iter().any(|role| match role {
        Role::ProgrammeManager | Role::SteeringMember | Role::Administrator => true,
        Role::Partner | Role::Reviewer => false,
    });
    may_read(kind, reader) && (!kind.is_secret() || !is_internal || reader.contains(&Role::Administrator))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANAGER: &[Role] = &[Role::ProgrammeManager];
    const ADMINISTRATOR: &[Role] = &[Role::Administrator];

    #[test]
    fn a_secret_of_who_decides_or_manages_is_copied_by_an_administrator_alone() {
        for kind in [MailKind::PasswordReset, MailKind::EmailChangeConfirm] {
            for role in Role::ALL {
                let is_outside = matches!(role, Role::Partner | Role::Reviewer);
                assert_eq!(may_copy(kind, MANAGER, &[*role]), is_outside, "{kind} to {role}");
                assert!(may_copy(kind, ADMINISTRATOR, &[*role]), "{kind} to {role}");
            }
            assert!(!may_copy(kind, MANAGER, &[Role::Partner, Role::SteeringMember]), "the most that somebody may counts");
        }
        assert!(may_copy(MailKind::ExpertInvited, MANAGER, &[]), "who has no account yet has no role");
    }

    #[test]
    fn an_administrator_sees_messages_about_accounts_and_access_and_no_others() {
        let read = |reader: &[Role]| MailKind::ALL.iter().copied().filter(|kind| may_read(*kind, reader)).collect::<Vec<_>>();
        let expected = [
            MailKind::InvitedToProgramme,
            MailKind::RoleGiven,
            MailKind::RoleEnding,
            MailKind::PasswordReset,
            MailKind::PasswordChanged,
            MailKind::EmailChangeConfirm,
            MailKind::EmailChanged,
            MailKind::NewDevice,
            MailKind::FactorSetUp,
            MailKind::FactorRemoved,
            MailKind::RecoveryCodeUsed,
            MailKind::FactorResetAsked,
            MailKind::FactorReset,
            MailKind::SignInLinked,
            MailKind::SignInLimited,
            MailKind::FactorLimited,
        ];
        assert_eq!(read(ADMINISTRATOR), expected);
        for kind in MailKind::ALL {
            assert_eq!(may_read(*kind, MANAGER), *kind != MailKind::InvitedToProgramme, "{kind}");
            for role in [Role::Partner, Role::Reviewer, Role::SteeringMember] {
                assert!(!may_read(*kind, &[role]) && !may_copy(*kind, &[role], &[]), "{kind} to {role}");
            }
        }
        assert!(may_copy(MailKind::NewDevice, MANAGER, ADMINISTRATOR), "what is no secret is copied as ever");
    }
}

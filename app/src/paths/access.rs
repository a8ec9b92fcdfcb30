//! The URLs of who has access: people and their roles, the own account, second factors, signing in by way of a provider, and what an administrator sets.

use domain::ids::{FactorResetId, InvitationId, PasskeyId, PersonId, ProjectId, RoleId};

paths! {
    /// The invitation of a new expert.
    expert_invite() = "/experts/invite";
    /// Takes an invitation back.
    invitation_withdraw(invitation: InvitationId) = "/experts/invitations/{invitation}/withdraw";
    /// Sends the invitation of an expert again.
    invitation_again(invitation: InvitationId) = "/experts/invitations/{invitation}/again";
    /// Everybody with an account.
    people() = "/people";
    /// The invitation of somebody inside the programme.
    people_invite() = "/people/invite";
    /// Takes an invitation back, as an administrator.
    people_withdraw(invitation: InvitationId) = "/people/invitations/{invitation}/withdraw";
    /// Sends an invitation again, as an administrator.
    people_again(invitation: InvitationId) = "/people/invitations/{invitation}/again";
    /// Who has access, to print and to sign.
    access_list() = "/people/access-list";
    /// Somebody with an account.
    person(person: PersonId) = "/people/{person}";
    /// Gives somebody a role.
    person_role_new(person: PersonId) = "/people/{person}/roles/new";
    /// Ends a role.
    person_role_end(person: PersonId, role: RoleId) = "/people/{person}/roles/{role}/end";
    /// Ends somebody's access.
    person_end(person: PersonId) = "/people/{person}/end";
    /// Who has access to a project.
    project_people(project: ProjectId) = "/projects/{project}/people";
    /// Takes back an invitation to a project.
    project_withdraw(project: ProjectId, invitation: InvitationId) = "/projects/{project}/people/{invitation}/withdraw";
    /// Sends an invitation to a project again.
    project_again(project: ProjectId, invitation: InvitationId) = "/projects/{project}/people/{invitation}/again";
    /// What an administrator sets.
    settings() = "/settings";
    /// The programme bureau and how to reach it.
    settings_bureau() = "/settings/bureau";
    /// Whether mail goes out, and what waits.
    settings_mail() = "/settings/mail";
    /// Sends a test message, form only.
    settings_mail_try() = "/settings/mail/try";
    /// Goes on without mail, form only.
    settings_mail_without() = "/settings/mail/without";
    /// The parameters of the programme.
    settings_parameters() = "/settings/parameters";
    /// Says that the parameters were looked at, form only.
    settings_parameters_seen() = "/settings/parameters/seen";
    /// A parameter: its value, where it comes from, and what it was.
    settings_parameter(key: &str) = "/settings/parameters/{key}";
    /// What another value does, before it is kept; form only.
    settings_parameter_check(key: &str) = "/settings/parameters/{key}/check";
    /// The lists of the note and their other names.
    settings_reference() = "/settings/reference";
    /// Another name beside a label of the note.
    settings_alias(kind: &str, code: &str) = "/settings/reference/{kind}/{code}";
    /// The messages that Poort writes.
    settings_mail_texts() = "/settings/mail-texts";
    /// The programme's own sentences in a message.
    settings_mail_text(kind: &str, language: &str) = "/settings/mail-texts/{kind}/{language}";
    /// The own account.
    account() = "/account";
    /// A new password for who knows the one of now.
    account_password() = "/account/password";
    /// Another address to sign in with.
    account_email() = "/account/email";
    /// Ends one session.
    account_session_end(handle: &str) = "/account/sessions/{handle}/end";
    /// Ends every session but this one.
    account_sessions_end() = "/account/sessions/end-others";
    /// The one-time link that confirms another address.
    email_change(token: &str) = "/email-change/{token}";
    /// Asks for a link with which to choose a new password.
    reset() = "/reset";
    /// The one-time link with which to choose a new password.
    reset_link(token: &str) = "/reset/{token}";
    /// What failed or was refused at the doors.
    security_log() = "/security-log";
    /// The second factor of one's own account.
    second_factor() = "/account/second-factor";
    /// Sets up an app that makes codes.
    factor_app() = "/account/second-factor/app";
    /// Removes the app.
    factor_app_remove() = "/account/second-factor/app/remove";
    /// Adds a passkey.
    passkeys() = "/account/second-factor/passkeys";
    /// Removes a passkey.
    passkey_remove(passkey: PasskeyId) = "/account/second-factor/passkeys/{passkey}/remove";
    /// Makes new recovery codes.
    recovery_codes() = "/account/second-factor/codes";
    /// The second step of signing in.
    second_step() = "/sign-in/second-step";
    /// Signs in with a passkey alone.
    passkey_sign_in() = "/sign-in/passkey";
    /// Asks somebody who is signed in to confirm who they are.
    confirm() = "/confirm";
    /// From when a second factor is required, who has one, and lost ones that wait for a second person.
    factors() = "/second-factors";
    /// Asks to reset a lost factor.
    factor_reset() = "/second-factors/resets";
    /// Confirms that a lost factor is reset.
    factor_reset_confirm(reset: FactorResetId) = "/second-factors/resets/{reset}/confirm";
    /// Takes the request back.
    factor_reset_withdraw(reset: FactorResetId) = "/second-factors/resets/{reset}/withdraw";
    /// Signing in by way of the provider: to it.
    sso() = "/sso";
    /// Back from the provider.
    sso_callback() = "/sso/callback";
    /// Whether the reader signs in by way of the provider, and whose account came from there.
    sso_link() = "/sso/link";
    /// The reader does not sign in by way of the provider any more.
    sso_unlink() = "/sso/unlink";
}

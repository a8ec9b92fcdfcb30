//! What failed or was refused at a door, as the security log names it. The codes are stored, so they never change.

use crate::text_enum;

text_enum! {
    /// What was tried.
    pub enum SecurityAction {
        /// To sign in.
        SignIn = "sign_in",
        /// To have a link for a new password sent.
        Reset = "reset",
        /// A one-time link: set-up, an invitation, a new password, another address, a form that was kept.
        Link = "link",
        /// The password of now, asked of somebody who is signed in.
        Password = "password",
        /// Something for which the person has no role.
        Permission = "permission",
        /// A code or a passkey.
        Factor = "factor",
        /// An invitation to somebody.
        Invitation = "invitation",
    }
}

text_enum! {
    /// How it ended.
    pub enum SecurityResult {
        /// It was looked at and wrong.
        Failed = "failed",
        /// It was not looked at: too soon, or not allowed.
        Refused = "refused",
    }
}

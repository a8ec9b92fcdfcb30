//! People's roles with their days, invitations, the languages they read, how often a secret may be tried, what a password must be, and what people
//! keep of their own account.

mod account;
mod address;
mod administrator;
mod attempts;
mod device;
mod factor;
mod finding;
mod invitations;
mod leaving;
mod password;
mod quarter;
mod roles;
mod security;
mod ways_in;

pub use account::{AccountForm, EmailForm, LinkState, NewAccount, NewPasswordForm, PasswordForm};
pub use address::{clean_address, email};
pub use administrator::{AdministratorForm, NewAdministrator};
pub use attempts::{Attempts, Limit, whole_seconds};
pub use device::{Browser, Device, System};
pub use factor::{
    CONFIRMED_FOR, Confirmed, FactorForm, FactorKind, FactorResetForm, FactorRule, FactorRuleForm, NewFactorReset, ResetState, Typed, needs_factor,
};
pub use finding::{AccessShown, FactorStanding, PeopleOrder};
pub use invitations::{
    InternalInvitationForm, InvitationForm, InvitationState, InvitedTo, NewInvitation, ProjectInvitationForm, is_invited_to_project,
};
pub use leaving::{Leaving, LeavingForm};
pub use password::{PASSWORD_AT_LEAST, PASSWORD_AT_MOST, new_password, own_words};
pub use quarter::Quarter;
pub use roles::{EndRoleForm, EndsWhen, RoleForm, RoleInTime, RoleRefusal, may_be_given, may_go};
pub use security::{SecurityAction, SecurityResult};
pub use ways_in::{ASKED_WITHIN, ChosenWay, ConfirmedBy, InvitedForm, NewInvited, WaysIn, was_asked_now};

use crate::text_enum;

text_enum! {
    /// What a person is in the programme. A partner who leads a project is a [`Standing`](crate::access::Standing), not a role.
    pub enum Role {
        /// Works for an organisation that takes part in projects.
        Partner = "partner",
        /// Scores proposals from outside.
        Reviewer = "reviewer",
        /// Runs the portfolio for the programme office.
        ProgrammeManager = "programme_manager",
        /// Decides, as a member of the steering group.
        SteeringMember = "steering_member",
        /// Manages people and settings; reads no projects, no reviews and no survey answers.
        Administrator = "administrator",
    }
}

text_enum! {
    /// A steering member's seat. Chair and secretary sign.
    pub enum SteeringSeat {
        /// Votes.
        Member = "member",
        /// Leads the meeting and signs.
        Chair = "chair",
        /// Keeps the minutes and signs.
        Secretary = "secretary",
    }
}

text_enum! {
    /// A language of the product.
    pub enum Language {
        /// Dutch, the first language.
        Nl = "nl",
        /// English.
        En = "en",
    }
}

impl Language {
    /// The mark between groups of three digits, for [`Eur::parse`](crate::Eur::parse).
    pub const fn thousands(self) -> char {
        match self {
            Self::Nl => '.',
            Self::En => ',',
        }
    }

    /// The mark before the cents.
    pub const fn decimal(self) -> char {
        match self {
            Self::Nl => ',',
            Self::En => '.',
        }
    }

    /// A whole number in groups of three digits: `1.250.000`.
    pub fn grouped(self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.thousands());
            }
            text.push(digit);
        }
        text
    }
}

//! What the pages of invitations are given, and roles in words.

use crate::language::Words;
use crate::ui::{FormErrors, Link};
use chrono::NaiveDate;
use domain::ids::InvitationId;
use domain::people::{InvitationState, Role, SteeringSeat};

/// The page behind the link of an invitation. The password is never sent back.
pub struct InvitationView {
    /// The secret of the link.
    pub token: String,
    /// The address that it is for.
    pub email: String,
    /// What it gives, in words.
    pub role: String,
    /// Who invited.
    pub inviter: Option<String>,
    /// First and last day of the role.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// The last day on which the link works.
    pub until: NaiveDate,
    /// What its reader does.
    pub way: InvitationWay,
    /// What is wrong.
    pub errors: FormErrors,
}

/// What the reader of an invitation does.
pub enum InvitationWay {
    /// Open an account with this name.
    Open {
        /// The name as typed.
        name: String,
        /// How its person will sign in.
        by: OpenBy,
    },
    /// Accept, signed in with this name.
    Accept {
        /// The name of the account.
        name: String,
    },
    /// Sign in first: the address has an account.
    SignIn,
}

/// How the person of a new account will sign in.
pub enum OpenBy {
    /// With a password, unless they go to the provider of sign-ins, where one is set.
    Password {
        /// To the provider.
        provider: Option<Link>,
    },
    /// By way of the provider, from where they came.
    Provider {
        /// What people call it.
        name: String,
        /// Their address there, when it told one.
        email: Option<String>,
    },
}

/// One invitation in a list.
pub struct InvitedLine {
    /// Which one.
    pub id: InvitationId,
    /// Who was invited.
    pub name: String,
    /// The address.
    pub email: String,
    /// To which role.
    pub role: (Role, Option<SteeringSeat>),
    /// For which organisation.
    pub organisation: Option<String>,
    /// In which project.
    pub project: Option<String>,
    /// Who invited; none for the operator.
    pub by: Option<String>,
    /// The day on which it was sent.
    pub on: NaiveDate,
    /// The last day on which it works.
    pub until: NaiveDate,
    /// How it stands.
    pub state: InvitationState,
    /// Whether its message could not be sent so far.
    pub is_unsent: bool,
    /// Where it is sent again, and where it is withdrawn; none where this reader does neither.
    pub deeds: Option<(String, String)>,
}

/// A role in words: a seat in the steering group by its own name.
pub fn role_words(words: Words, role: Role, seat: Option<SteeringSeat>) -> String {
    match seat {
        Some(seat) => words.t(&format!("role-seat-{seat}")),
        None => words.label(role),
    }
}

/// First and last day in words; none for a role without either.
pub fn days_words(words: Words, (first, last): (Option<NaiveDate>, Option<NaiveDate>)) -> Option<String> {
    let day = |date| words.date(date).into();
    match (first, last) {
        (None, None) => None,
        (Some(first), None) => Some(words.with("role-from", &[("from", day(first))])),
        (None, Some(last)) => Some(words.with("role-until", &[("until", day(last))])),
        (Some(first), Some(last)) => Some(words.with("role-between", &[("from", day(first)), ("until", day(last))])),
    }
}

/// What a field of an invitation or a role is called.
pub fn invitation_label(words: Words, field: &str) -> String {
    match field {
        "name" => words.t("setup-name"),
        "email" => words.t("email"),
        "password" => words.t("password"),
        "by" => words.t("invitation-by"),
        "language" => words.t("expert-field-language"),
        field => words.t(&format!("access-field-{}", field.replace('_', "-"))),
    }
}

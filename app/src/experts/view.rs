//! What the pages of experts are given.

use crate::language::Words;
use crate::ui::{NoticeView, StoredField};
use chrono::NaiveDate;
use domain::ids::{InvitationId, PersonId};
use domain::people::{InvitationForm, InvitationState};
use domain::problem::Problem;
use domain::reviews::{ExpertForm, ExpertRole};
use domain::settings::Bureau;

/// Code and name of every member of a list.
pub type Codes = Vec<(String, String)>;

/// Everybody who reviews.
pub struct ExpertsView {
    /// The experts, by name.
    pub lines: Vec<ExpertLine>,
    /// The invitations, the last one first.
    pub invitations: Vec<InvitationLine>,
    /// The key of the forms.
    pub key: String,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// One expert.
pub struct ExpertLine {
    /// Who it is.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Where the expert works.
    pub organisation: Option<String>,
    /// What is kept of the expert.
    pub known: Option<KnownExpert>,
    /// Reviews on hand.
    pub on_hand: usize,
    /// Reviews that were handed in, of all rounds.
    pub handed_in: usize,
}

/// What is kept of an expert.
pub struct KnownExpert {
    /// From where the expert looks.
    pub role: ExpertRole,
    /// Works outside Twente.
    pub is_from_outside: bool,
    /// Can judge a business case.
    pub judges_business_case: bool,
    /// What the sub-areas are called.
    pub sub_areas: Vec<String>,
    /// Reviews on hand at the same time, at most.
    pub most_reviews: i32,
    /// First and last day.
    pub available: (Option<NaiveDate>, Option<NaiveDate>),
}

/// One invitation.
pub struct InvitationLine {
    /// Whether its message could not be sent so far.
    pub is_unsent: bool,
    /// Which one.
    pub id: InvitationId,
    /// Who was invited.
    pub name: String,
    /// The address.
    pub email: String,
    /// How it stands.
    pub state: InvitationState,
    /// The day on which it was sent.
    pub invited_on: NaiveDate,
    /// The last day on which it works.
    pub until: NaiveDate,
}

/// The form of a profile.
pub struct ExpertView {
    /// Who it is; none for one's own profile.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// Where the expert works, as it is stored.
    pub organisation: Option<String>,
    /// The sub-areas to choose from.
    pub sub_areas: Codes,
    /// The application areas to choose from.
    pub application_areas: Codes,
    /// What was typed.
    pub typed: ExpertForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
    /// The version that was read.
    pub version: i64,
    /// Whom an expert asks about the own profile.
    pub bureau: Option<Bureau>,
}

/// The form of an invitation.
pub struct InviteView {
    /// What was typed.
    pub typed: InvitationForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
}

/// What a field is called.
pub fn field_label(words: Words, field: &str) -> String {
    match field {
        "password" => words.t("password"),
        field => words.t(&format!("expert-field-{}", field.replace('_', "-"))),
    }
}

//! What the pages about people are given.

use super::InvitedLine;
use crate::ui::{Direction, NoticeView, PageLinks};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, ProjectId, RoleId};
use domain::people::{
    AccessShown, EndRoleForm, FactorStanding, InternalInvitationForm, LeavingForm, PeopleOrder, ProjectInvitationForm, Role, RoleForm, SteeringSeat,
};
use domain::problem::Problem;

/// A role as a page shows it.
pub struct RoleLine {
    /// Which one.
    pub id: RoleId,
    /// The role.
    pub role: Role,
    /// The seat.
    pub seat: Option<SteeringSeat>,
    /// First and last day, where somebody said so.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// Since when it counts.
    pub since: NaiveDate,
    /// Whether it counts today.
    pub counts: bool,
    /// Who gave it, where it is known.
    pub given_by: Option<String>,
}

/// Somebody in a list.
pub struct PersonLine {
    /// Who it is.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Where they work.
    pub organisation: Option<String>,
    /// Their roles that are not over.
    pub roles: Vec<RoleLine>,
    /// When they were last seen.
    pub seen: Option<DateTime<Utc>>,
    /// Whether the account is open.
    pub is_active: bool,
    /// Whether the reader is this person.
    pub is_reader: bool,
}

/// Figures about who has access.
pub struct AccessFigures {
    /// People with a role that counts today.
    pub people: usize,
    /// Invitations that stand open, and those that waited too long.
    pub invited: (usize, usize),
    /// People who need a second factor, now or later, and have none.
    pub without_factor: usize,
    /// Roles that end in this quarter, and its last day.
    pub ending: (usize, NaiveDate),
    /// Whether the list of this quarter is to be signed, and whether that of the one before was left out.
    pub to_sign: (bool, bool),
}

/// Everybody with an account.
pub struct PeopleView {
    /// Figures on top.
    pub figures: AccessFigures,
    /// What was sought.
    pub q: String,
    /// The role that the list was narrowed to.
    pub role: Option<Role>,
    /// Whose access is shown.
    pub access: AccessShown,
    /// What the list is sorted by, and which way.
    pub order: (PeopleOrder, Direction),
    /// Each column with the address of the list sorted by it.
    pub columns: Vec<(PeopleOrder, String)>,
    /// The people on this page, each with how they stand with the second factor.
    pub lines: Vec<(PersonLine, FactorStanding)>,
    /// Where this page stands.
    pub page: PageLinks,
    /// Invitations that stand open or waited too long.
    pub invited: Vec<InvitedLine>,
    /// The key of the forms.
    pub key: String,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// Today.
    pub today: NaiveDate,
}

/// Somebody's own page for administrators.
pub struct PersonView {
    /// Who it is.
    pub line: PersonLine,
    /// How they stand with the second factor.
    pub factor: FactorStanding,
    /// Sessions that last.
    pub sessions: usize,
    /// Invitations to the address that stand open.
    pub invitations: usize,
    /// Today.
    pub today: NaiveDate,
}

/// The form of an invitation to the programme.
pub struct InternalInviteView {
    /// What was typed.
    pub typed: InternalInvitationForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
}

/// The form of a role.
pub struct RoleFormView {
    /// Whose.
    pub person: (PersonId, String),
    /// What was typed.
    pub typed: RoleForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
}

/// The form that ends a role.
pub struct EndRoleView {
    /// Whose.
    pub person: (PersonId, String),
    /// Which role.
    pub role: RoleLine,
    /// What was typed.
    pub typed: EndRoleForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
}

/// The form that ends somebody's access.
pub struct LeavingView {
    /// Whose.
    pub person: (PersonId, String),
    /// The projects that are handed over.
    pub projects: Vec<String>,
    /// Who can take over.
    pub successors: Vec<(PersonId, String)>,
    /// The projects of which the person is the contact.
    pub contact_of: Vec<String>,
    /// Nobody else of their organisation has access.
    pub is_last: bool,
    /// How many open conditions of decisions go to who takes over.
    pub conditions: usize,
    /// Rounds and reviews that are not handed over here.
    pub stays: [u64; 2],
    /// What was typed.
    pub typed: LeavingForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
}

/// Who has access, to print and to sign.
pub struct AccessListView {
    /// Everybody with access.
    pub lines: Vec<PersonLine>,
    /// Today.
    pub today: NaiveDate,
    /// The quarter of today.
    pub quarter: String,
    /// Its last day.
    pub due_on: NaiveDate,
    /// Whether it is still to be signed, and whether the one before was left out.
    pub to_sign: (bool, bool),
    /// Quarter, people, name and time of every signature, the last one first.
    pub signed: Vec<(String, i64, String, DateTime<Utc>)>,
    /// The hash of what is signed.
    pub digest: String,
    /// The key of the form.
    pub key: String,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// Who has access to a project.
pub struct ProjectPeopleView {
    /// The project and its title.
    pub project: (ProjectId, String),
    /// Each organisation with its people.
    pub organisations: Vec<(String, String, Vec<PersonLine>)>,
    /// The invitations of this project that stand open or waited too long.
    pub invited: Vec<InvitedLine>,
    /// Whether this reader invites.
    pub may_invite: bool,
    /// The organisations of which this reader invites people.
    pub offered: Vec<(String, String)>,
    /// What was typed.
    pub typed: ProjectInvitationForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The key of the form.
    pub key: String,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

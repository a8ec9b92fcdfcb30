//! Pages about people: signing in, invitations, and who has access.

mod access_forms;
mod access_list_page;
mod factor_words;
mod invitation_page;
mod invitation_view;
mod invited_table;
mod people_page;
mod people_view;
mod person_page;
mod project_people_page;
mod resume_page;
mod setup_page;
mod sign_in_page;
mod sso_pages;
mod unsent_page;

pub use access_forms::{EndRolePage, InternalInvitePage, LeavingPage, RoleFormPage};
pub use access_list_page::AccessListPage;
pub use factor_words::{factor_words, has_words};
pub use invitation_page::{InvitationGonePage, InvitationPage, InvitationSignedInPage};
pub use invitation_view::{InvitationView, InvitationWay, InvitedLine, OpenBy, days_words, invitation_label, role_words};
pub use invited_table::InvitedTable;
pub use people_page::PeoplePage;
pub use people_view::{
    AccessFigures, AccessListView, EndRoleView, InternalInviteView, LeavingView, PeopleView, PersonLine, PersonView, ProjectPeopleView, RoleFormView,
    RoleLine,
};
pub use person_page::PersonPage;
pub use project_people_page::ProjectPeoplePage;
pub use resume_page::{ResumePage, ResumeView};
pub use setup_page::{SetupPage, SetupView};
pub use sign_in_page::{SignInError, SignInPage, SignInView};
pub use sso_pages::{Linked, SsoLinkPage, SsoLinkView, SsoProblem, SsoProblemPage, SsoProblemView};
pub use unsent_page::{UnsentPage, UnsentText, UnsentView};

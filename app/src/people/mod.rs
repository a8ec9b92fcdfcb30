//! Pages about people: signing in.

mod resume_page;
mod setup_page;
mod sign_in_page;
mod sso_pages;
mod unsent_page;

pub use resume_page::{ResumePage, ResumeView};
pub use setup_page::{SetupPage, SetupView};
pub use sign_in_page::{SignInError, SignInPage, SignInView};
pub use sso_pages::{Linked, SsoLinkPage, SsoLinkView, SsoProblem, SsoProblemPage};
pub use unsent_page::{UnsentPage, UnsentText, UnsentView};

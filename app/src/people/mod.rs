//! Pages about people: signing in.

mod setup_page;
mod sign_in_page;

pub use setup_page::{SetupPage, SetupView};
pub use sign_in_page::{SignInError, SignInPage, SignInView};

//! Pages about people: signing in.

mod sign_in_page;

pub use sign_in_page::{SignInError, SignInPage, SignInView};

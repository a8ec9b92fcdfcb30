//! Pages about the second factor: one's own, the second step of signing in, confirming who one is, and what an administrator keeps.

mod account_page;
mod app_page;
mod ask_page;
mod codes_page;
mod factors_page;
mod passkey_form;
mod passkey_page;
mod resets;

pub use account_page::{PasskeyLine, SecondFactorPage, SecondFactorView};
pub use app_page::{AppPage, AppView};
pub use ask_page::{AskPage, AskView, Asked, AskedFor};
pub use codes_page::{CodesPage, CodesView};
pub use factors_page::{FactorLine, FactorsPage, FactorsView};
pub use passkey_form::PasskeyQuestion;
pub use passkey_page::{PasskeyError, PasskeyPage, PasskeyView};
pub use resets::ResetLine;

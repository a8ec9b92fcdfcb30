//! The own account: name, language, password, address and sessions; a new password by mail; and the security log.

mod account_page;
mod email_page;
mod password_fields;
mod password_page;
mod reset_pages;
mod security_log_page;

pub use account_page::{AccountPage, AccountView, SessionView, account_field};
pub use email_page::{EmailConfirmPage, EmailConfirmView, EmailPage, EmailView};
pub use password_page::{PasswordPage, PasswordView};
pub use reset_pages::{LinkGonePage, ResetAskPage, ResetAskView, ResetPage, ResetView, WhichLink};
pub use security_log_page::{SecurityEventView, SecurityLogPage, SecurityLogView};

use crate::language::Words;
use domain::people::Device;

/// A device in plain words: "Firefox op Windows".
pub fn device_words(words: Words, user_agent: &str) -> String {
    let Device { browser, system } = Device::of(user_agent);
    words.with("account-device", &[("browser", words.label(browser).into()), ("system", words.label(system).into())])
}

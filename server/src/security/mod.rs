//! What keeps strangers out, apart from any request: tokens, passwords and how easily they are guessed, codes, passkeys, sealed texts, addresses, how often somebody may try, and where a way may
//! lead.

pub mod address;
pub mod attempts;
pub mod cose;
pub mod limit_reports;
pub mod local_path;
pub mod passwords;
pub mod recovery;
pub mod refusals;
pub mod sealed;
pub mod strength;
pub mod tokens;
pub mod totp;
pub mod webauthn;

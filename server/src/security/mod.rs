//! What every response carries and what every request must bring: headers, nonce, known host, tokens; where it comes from, how often it may try
//! and where it may lead.

pub mod address;
pub mod attempts;
pub mod form_secret;
pub mod headers;
pub mod local_path;
pub mod sealed;
pub mod tokens;

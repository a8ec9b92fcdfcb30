//! What every response carries and what every request must bring: headers, nonce, known host, tokens.

pub mod form_secret;
pub mod headers;
pub mod sealed;
pub mod tokens;

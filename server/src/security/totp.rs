//! Codes of an app: another one each half minute (RFC 6238), six digits, as every app makes them.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;
use totp_rs::{Builder, Secret, Totp};
use url::form_urlencoded::byte_serialize;

/// What an app and Poort know together: 160 bits.
#[derive(Clone)]
pub struct AppSecret(Secret);

/// The seconds for which a code is the one.
const STEP: u64 = 30;

impl AppSecret {
    /// A new secret.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 20];
        getrandom::fill(&mut bytes)?;
        Ok(Self(Secret::from(bytes)))
    }

    /// The secret as an app shows it; spaces do not count.
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        Secret::try_from_base32(text.to_ascii_uppercase()).ok().map(Self)
    }

    /// The secret as text, for somebody who types it into an app.
    pub fn text(&self) -> String {
        self.0.to_base32()
    }

    /// The half minute of a code, when it is the code of now, of the half minute before or of the one after: clocks differ.
    pub fn step_of(&self, code: &str, seconds: i64) -> Option<i64> {
        let step = self.totp().check(code, u64::try_from(seconds).ok()?)?;
        i64::try_from(step).ok()
    }

    /// The code at a moment.
    pub fn code(&self, seconds: i64) -> String {
        self.totp().generate(u64::try_from(seconds).unwrap_or(0)).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(self.0.clone()).with_digits(6).with_step_duration(STEP).with_skew(1).build_noncompliant()
    }

    /// The address that an app reads from a picture.
    pub fn address(&self, account: &str) -> String {
        let account: String = byte_serialize(account.as_bytes()).collect();
        format!("otpauth://totp/Poort:{account}?secret={}&issuer=Poort", self.text())
    }
}

/// A picture with squares that an app reads: how many squares a side has, and the dark ones as the path of an SVG.
pub fn picture(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", at % width, at / width);
        }
    }
    Some((width, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        let secret = AppSecret(Secret::from(b"12345678901234567890".to_vec()));
        let rows = [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037")];
        for (seconds, code) in rows {
            assert_eq!(secret.code(seconds), code, "at {seconds}");
            assert_eq!(secret.step_of(code, seconds), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_counts_one_half_minute_early_or_late_and_no_more() {
        let secret = AppSecret::read("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ").expect("a secret");
        assert_eq!(secret.text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let code = secret.code(3_000_000);
        let found = [-60, -30, 0, 30, 60].map(|late| secret.step_of(&code, 3_000_000 + late).is_some());
        assert_eq!(found, [false, true, true, true, false]);
        assert!(AppSecret::read("geen geheim!").is_none());
    }

    #[test]
    fn an_app_reads_the_secret_from_a_picture() {
        let secret = AppSecret::read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("a secret");
        let address = secret.address("noor+x@demo.example");
        assert_eq!(address, "otpauth://totp/Poort:noor%2Bx%40demo.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Poort");
        let (width, path) = picture(&address).expect("a picture");
        assert!(width >= 21 && path.starts_with("M0 0h1v1h-1z"), "the first square of a corner is dark");
        assert_ne!(secret.text(), AppSecret::new().expect("randomness").text());
    }
}

//! The reason that somebody gives for what they do: short, but more than a word.

use crate::problem::ProblemKind;

/// Characters that a reason has at least.
pub const REASON_AT_LEAST: u32 = 20;
/// Characters that a reason has at most.
pub const REASON_AT_MOST: u32 = 2_000;

/// Checks a reason that was typed.
///
/// # Errors
/// What is wrong with it.
pub fn reason(typed: &str) -> Result<String, ProblemKind> {
    let text = typed.trim();
    match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
        0 => Err(ProblemKind::Missing),
        length if length < REASON_AT_LEAST => Err(ProblemKind::TooShort(REASON_AT_LEAST)),
        length if length > REASON_AT_MOST => Err(ProblemKind::TooLong(REASON_AT_MOST)),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_more_than_a_word_and_less_than_a_book() {
        assert_eq!(reason("  \n "), Err(ProblemKind::Missing));
        assert_eq!(reason(" Negentien tekens... "), Err(ProblemKind::TooShort(20)));
        assert_eq!(reason(" Precies twintig tek. "), Ok("Precies twintig tek.".to_owned()));
        let long = "é".repeat(2_000);
        assert_eq!((reason(&long), reason(&format!("{long}."))), (Ok(long.clone()), Err(ProblemKind::TooLong(2_000))));
    }
}

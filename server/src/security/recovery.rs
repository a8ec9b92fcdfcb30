//! Recovery codes: sixteen signs that are not mistaken for one another, 80 bits. Only their hash is kept.

use super::tokens;

/// Five bits each; without i, l, o and u, which look like others.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many a person gets at a time.
pub const AT_A_TIME: usize = 10;

/// New codes, as a person keeps them: in fours.
///
/// # Errors
/// When the system has no randomness to give.
pub fn new_codes() -> Result<Vec<String>, getrandom::Error> {
    let mut codes = Vec::with_capacity(AT_A_TIME);
    for _ in 0..AT_A_TIME {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)?;
        let signs: Vec<char> = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
        codes.push(signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"));
    }
    Ok(codes)
}

/// What the database keeps of a code of this person; strokes and capitals do not count.
pub fn hash(person: &str, code: &str) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect();
    tokens::hash(&format!("recovery {person} {code}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ten_codes_differ_and_are_read_however_they_are_typed() {
        let codes = new_codes().expect("randomness");
        assert_eq!((codes.len(), codes.iter().collect::<BTreeSet<_>>().len()), (AT_A_TIME, AT_A_TIME));
        assert!(codes.iter().all(|code| code.len() == 19 && code.split('-').all(|four| four.len() == 4)), "{codes:?}");
        assert_eq!(hash("p", "ab12-cd34-ef56-gh78"), hash("p", "AB12CD34 EF56GH78"));
        assert_ne!(hash("p", "ab12-cd34-ef56-gh78"), hash("q", "ab12-cd34-ef56-gh78"));
    }
}

//! Text as every bank in SEPA takes it: Latin letters without marks, digits, and a few signs.

use unicode_normalization::UnicodeNormalization;

/// A text in the letters that SEPA takes, at most so many: marks fall off, other signs become a space.
pub fn sepa_text(text: &str, most: usize) -> String {
    let plain = |letter: char| -> String {
        match letter {
            'ß' => "ss".to_owned(),
            'æ' => "ae".to_owned(),
            'Æ' => "AE".to_owned(),
            'ø' => "o".to_owned(),
            'Ø' => "O".to_owned(),
            '&' => "+".to_owned(),
            letter if letter.is_ascii_alphanumeric() || "/-?:().,'+".contains(letter) => letter.to_string(),
            letter if unicode_normalization::char::is_combining_mark(letter) => String::new(),
            _ => " ".to_owned(),
        }
    };
    let text: String = text.nfd().map(plain).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(most).collect();
    // A name cannot begin or end with a slash, nor be empty.
    let cut = cut.trim_matches(['/', ' ']).replace("//", "/");
    if cut.is_empty() { "-".to_owned() } else { cut }
}

#[cfg(test)]
mod tests {
    use super::sepa_text;

    #[test]
    fn marks_fall_off_and_what_a_bank_does_not_take_becomes_a_space() {
        let rows = [
            ("Coöperatie Één & zoon (fictief)", "Cooperatie Een + zoon (fictief)"),
            ("Straße «Ångström»", "Strasse Angstrom"),
            ("a\u{1F600}b<c>d\"e;f", "a b c d e f"),
            ("//x//", "x"),
            ("\u{4e2d}", "-"),
        ];
        for (text, expected) in rows {
            assert_eq!(sepa_text(text, 70), expected, "{text}");
        }
        assert_eq!(sepa_text("abcdef", 4), "abcd");
    }
}

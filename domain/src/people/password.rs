//! What a password must be: long, and not made of what others know of its owner or of the programme. Nothing is asked about capitals or digits.
//! How easily the rest is guessed the server estimates, with a library for which the browser has no room.

use crate::form_reader::FormReader;
use crate::problem::ProblemKind;

/// Characters that a password has at least.
pub const PASSWORD_AT_LEAST: u32 = 12;
/// Characters that a password has at most.
pub const PASSWORD_AT_MOST: u32 = 200;
/// Letters that are left at least when everything that others know is taken out.
const LEFT_AT_LEAST: usize = 6;
/// The shortest part of a name or an address that is looked for.
const PART: usize = 3;

/// Words that whoever guesses here tries first.
pub const PROGRAMME_WORDS: [&str; 11] =
    ["innovatieplatform", "wachtwoord", "innovatie", "innovation", "programma", "programme", "password", "platform", "twente", "welkom", "poort"];

/// Checks a new password in this field; `own` is its owner's name and address.
pub fn new_password(reader: &mut FormReader, field: &str, typed: &str, own: &[&str]) {
    let length = u32::try_from(typed.chars().count()).unwrap_or(u32::MAX);
    match length {
        0 => reader.problem(field, ProblemKind::Missing),
        1..PASSWORD_AT_LEAST => reader.problem(field, ProblemKind::TooShort(PASSWORD_AT_LEAST)),
        PASSWORD_AT_LEAST..=PASSWORD_AT_MOST if is_known(typed, own) => reader.problem(field, ProblemKind::OwnWords),
        PASSWORD_AT_LEAST..=PASSWORD_AT_MOST => {}
        _ => reader.problem(field, ProblemKind::TooLong(PASSWORD_AT_MOST)),
    }
}

/// The parts of names and addresses that are looked for in a password, longest first.
pub fn own_words(own: &[&str]) -> Vec<String> {
    let lower = own.iter().map(|text| text.to_lowercase()).collect::<Vec<_>>();
    let parts = lower.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let mut words: Vec<String> = parts.filter(|part| part.chars().count() >= PART).map(str::to_owned).collect();
    words.extend(PROGRAMME_WORDS.map(str::to_owned));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    words
}

/// Whether hardly a letter is left without the words that others know.
fn is_known(typed: &str, own: &[&str]) -> bool {
    let lower = typed.to_lowercase();
    let words = own_words(own);
    let rest = words.iter().fold(lower.clone(), |rest, word| rest.replace(word, " "));
    rest != lower && rest.chars().filter(|letter| letter.is_alphabetic()).count() < LEFT_AT_LEAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Language;
    use crate::problem::Problem;

    fn told(typed: &str) -> Option<ProblemKind> {
        let mut reader = FormReader::new(Language::Nl);
        new_password(&mut reader, "password", typed, &["Anke Boer-de Wit", "a.boer@regge-werken.example"]);
        match reader.finish(Some(())) {
            Ok(()) => None,
            Err(problems) => problems.first().map(|Problem { kind, .. }| *kind),
        }
    }

    #[test]
    fn a_sentence_or_a_few_loose_words_are_taken_exactly_as_typed() {
        for typed in [
            "paard koffie zolder fiets",
            "een lange zin",
            " twaalf tekens",
            "ïjskoud väterland",
            "Anke houdt van perenijs op zondag",
            &"x".repeat(200),
        ] {
            assert_eq!(told(typed), None, "{typed}");
        }
    }

    #[test]
    fn too_short_too_long_and_what_everybody_knows_are_refused() {
        let rows = [
            ("", ProblemKind::Missing),
            ("elf tekens!", ProblemKind::TooShort(PASSWORD_AT_LEAST)),
            ("AnkeBoer2026!", ProblemKind::OwnWords),
            ("anke.boer-anke.boer", ProblemKind::OwnWords),
            ("reggewerken123", ProblemKind::OwnWords),
            ("regge-werken.example", ProblemKind::OwnWords),
            ("poortpoortpoort", ProblemKind::OwnWords),
            ("Welkom2026Twente", ProblemKind::OwnWords),
            ("Wachtwoord2026!", ProblemKind::OwnWords),
        ];
        for (typed, problem) in rows {
            assert_eq!(told(typed), Some(problem), "{typed}");
        }
        assert_eq!(told(&"x".repeat(201)), Some(ProblemKind::TooLong(PASSWORD_AT_MOST)));
    }
}

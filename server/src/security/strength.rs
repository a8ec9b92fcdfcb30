//! How easily a password is guessed: an estimate by a library that knows common passwords, names, words, dates and rows of keys. It stays here and
//! not in the rules, because its lists of words would weigh more than everything else that the browser loads.

use domain::people::own_words;
use domain::problem::{Problem, ProblemKind};
use zxcvbn::{Score, zxcvbn};

/// The problem with a new password in this field, if it is guessed quickly; `own` is its owner's name and address.
pub fn weakness(field: &str, password: &str, own: &[&str]) -> Option<Problem> {
    let words = own_words(own);
    let known: Vec<&str> = words.iter().map(String::as_str).collect();
    (zxcvbn(password, &known).score() < Score::Three).then(|| Problem::new(field, ProblemKind::EasyToGuess))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_and_rows_of_keys_are_refused_and_loose_words_are_not() {
        let own = ["Anke Boer", "anke@regge.example"];
        for weak in ["passwordpassword", "qwertyuiop12", "123456789012", "aaaaaaaaaaaaaaaa", "iloveyou1234", "abcdefghijkl", "qazwsxedcrfv"] {
            assert_eq!(weakness("password", weak, &own), Some(Problem::new("password", ProblemKind::EasyToGuess)), "{weak}");
        }
        for strong in [
            "paard koffie zolder fiets",
            "een lange zin",
            "een heel andere zin",
            "een-lang-wachtwoord",
            "Xk4!vvQz09pL",
            "correct horse battery staple",
        ] {
            assert_eq!(weakness("password", strong, &own), None, "{strong}");
        }
    }
}

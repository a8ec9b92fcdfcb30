//! A flag in a sentence: something to talk about, never a correction.

use crate::language::Words;
use domain::reviews::Flag;

/// What there is to talk about. Reviews are named by their letters.
pub(super) fn flag_words(words: Words, flag: Flag, letters: &[char]) -> String {
    let letter = |at: usize| letters.get(at).map(char::to_string).unwrap_or_default();
    match flag {
        Flag::Spread(criterion, low, high, odd) => {
            let values = [("criterion", words.label(criterion).into()), ("low", words.score(low).into()), ("high", words.score(high).into())];
            with_odd(words.with("flag-spread", &values), odd.map(|at| words.with("flag-odd", &[("letter", letter(at).into())])))
        }
        Flag::TotalSpread(low, high) => words.with("flag-total-spread", &[("low", words.points(low).into()), ("high", words.points(high).into())]),
        Flag::Outlier(at) => words.with("flag-outlier", &[("letter", letter(at).into())]),
        Flag::Straddle(criterion, odd) => {
            let told = words.with("flag-straddle", &[("criterion", words.label(criterion).into())]);
            with_odd(told, odd.map(|at| words.with("flag-alone", &[("letter", letter(at).into())])))
        }
        Flag::TotalStraddle(odd) => {
            with_odd(words.t("flag-total-straddle"), odd.map(|at| words.with("flag-alone", &[("letter", letter(at).into())])))
        }
        Flag::Thin(at, criterion) => words.with("flag-thin", &[("letter", letter(at).into()), ("criterion", words.label(criterion).into())]),
    }
}

/// A sentence, and the one that it is about where it is one.
fn with_odd(told: String, odd: Option<String>) -> String {
    match odd {
        Some(odd) => format!("{told} {odd}"),
        None => told,
    }
}

//! A flag in a sentence: something to talk about, never a correction.

use crate::language::Words;
use domain::reviews::Flag;

/// What there is to talk about. Reviews are named by their letters.
pub(super) fn flag_words(words: Words, flag: Flag, letters: &[char]) -> String {
    let letter = |at: usize| letters.get(at).map(char::to_string).unwrap_or_default();
    match flag {
        Flag::Spread(criterion, low, high) => words.with(
            "flag-spread",
            &[("criterion", words.label(criterion).into()), ("low", words.score(low).into()), ("high", words.score(high).into())],
        ),
        Flag::TotalSpread(low, high) => words.with("flag-total-spread", &[("low", words.points(low).into()), ("high", words.points(high).into())]),
        Flag::Outlier(at) => words.with("flag-outlier", &[("letter", letter(at).into())]),
        Flag::Straddle(criterion) => words.with("flag-straddle", &[("criterion", words.label(criterion).into())]),
        Flag::TotalStraddle => words.t("flag-total-straddle"),
        Flag::Thin(at, criterion) => words.with("flag-thin", &[("letter", letter(at).into()), ("criterion", words.label(criterion).into())]),
    }
}

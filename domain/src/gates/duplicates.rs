//! Titles that look alike: three letters at a time, so that a swapped word or a typing error does not hide a duplicate.

use crate::{Eur, Share};
use std::collections::BTreeSet;

/// Titles at least this alike count as possibly the same: 0.8.
pub const ALIKE: Share = Share::basis_points(8_000);

/// The part of all three-letter groups that both titles have. Case, punctuation and word order of single spaces do not matter.
pub fn similarity(one: &str, other: &str) -> Share {
    let (one, other) = (trigrams(one), trigrams(other));
    let both = one.intersection(&other).count();
    let all = one.union(&other).count();
    let [both, all] = [both, all].map(|groups| Eur(i64::try_from(groups).unwrap_or(i64::MAX)));
    Share::of(both, all).unwrap_or(Share::basis_points(0))
}

/// Whether two titles are alike enough to ask about.
pub fn are_alike(one: &str, other: &str) -> bool {
    similarity(one, other) >= ALIKE
}

/// The three-letter groups of each word, padded so that beginnings count more.
fn trigrams(title: &str) -> BTreeSet<[char; 3]> {
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let padded: Vec<char> = [' ', ' '].into_iter().chain(word.chars()).chain([' ']).collect();
            padded.windows(3).map(|three| [three[0], three[1], three[2]]).collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_wholly_like_itself_and_without_letters_like_nothing() {
        assert_eq!(similarity("Sluis", "sluis"), Share::basis_points(10_000));
        // Both begin with s: one group of seven.
        assert_eq!(Some(similarity("Sol", "Sap")), Share::of(Eur(1), Eur(7)));
        assert_eq!((similarity("", ""), similarity("Sluis", "!")), (Share::basis_points(0), Share::basis_points(0)));
    }

    #[test]
    fn titles_that_differ_in_marks_and_word_order_are_alike_and_others_are_not() {
        let rows = [
            ("LabChip Vecht", "labchip vecht!", true),
            ("Slimme sensoren voor dijkbewaking", "Dijkbewaking: slimme sensoren voor", true),
            ("Slimme sensoren voor dijkbewaking", "Slimme sensor voor dijkbewaking", true),
            ("Composieten in bruggen en sluizen", "Composieten in bruggen en sluizen 2", true),
            ("LabChip Vecht", "LabChip Dinkel", false),
            ("LabChip Vecht", "ThermoBrug", false),
            ("", "", false),
        ];
        for (one, other, alike) in rows {
            assert_eq!(are_alike(one, other), alike, "{one:?} and {other:?}: {:?}", similarity(one, other));
        }
    }
}

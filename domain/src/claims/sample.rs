//! Which lines are looked at first: those with a risk, and a few by lot. The lot is the same for everybody who looks, and every line says why it is in.

use crate::Eur;
use crate::in_kind::Hours;
use crate::text_enum;

text_enum! {
    /// Why a line is in the sample.
    pub enum Risk {
        /// It is a large part of the claim.
        High = "high",
        /// Nothing proves it, and something should.
        NoEvidence = "no_evidence",
        /// It is among the largest of the first claim of its partner.
        First = "first",
        /// Many hours of one person.
        Hours = "hours",
        /// By lot.
        Lot = "lot",
    }
}

/// A line, as far as risk reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskFacts {
    /// How much.
    pub value: Eur,
    /// How long somebody worked.
    pub hours: Hours,
    /// For so many days.
    pub days: i64,
    /// A document proves it.
    pub has_evidence: bool,
    /// A document should.
    pub needs_evidence: bool,
}

/// A line is a large part from one tenth of the claim on.
const HIGH: i128 = 10;
/// Of a first claim so many of the largest lines are in.
const OF_FIRST: usize = 3;
/// More than eight hours on each of five days in seven are many.
const MANY_OF_WEEK: i64 = 40;
/// One in so many of the other lines is in by lot, and at least one.
const ONE_IN: usize = 20;

/// The lines to look at, each with everything that speaks for it; in the order of the claim. `seed` is the same for one report.
pub fn sample(lines: &[RiskFacts], is_first: bool, seed: u128) -> Vec<(usize, Vec<Risk>)> {
    let sum: i128 = lines.iter().map(|line| i128::from(line.value.0)).sum();
    let mut largest: Vec<usize> = (0..lines.len()).collect();
    largest.sort_by_key(|&index| std::cmp::Reverse(lines[index].value));
    largest.truncate(if is_first { OF_FIRST } else { 0 });
    let mut found: Vec<(usize, Vec<Risk>)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let rows = [
            (Risk::High, lines.len() > 1 && i128::from(line.value.0) * HIGH >= sum),
            (Risk::NoEvidence, line.needs_evidence && !line.has_evidence),
            (Risk::First, largest.contains(&index)),
            (Risk::Hours, line.hours.is_positive() && line.hours.0 * 7 > MANY_OF_WEEK * 100 * line.days.max(1)),
        ];
        let why: Vec<Risk> = rows.into_iter().filter(|(_, is)| *is).map(|(risk, _)| risk).collect();
        if !why.is_empty() {
            found.push((index, why));
        }
    }
    let mut others: Vec<usize> = (0..lines.len()).filter(|index| found.iter().all(|(one, _)| one != index)).collect();
    let count = others.len().div_ceil(ONE_IN);
    others.sort_by_key(|&index| lot(seed, index));
    found.extend(others.into_iter().take(count).map(|index| (index, vec![Risk::Lot])));
    found.sort_by_key(|(index, _)| *index);
    found
}

/// A number by lot for a line, always the same for the same seed: the mixing of `SplitMix64`.
fn lot(seed: u128, index: usize) -> u64 {
    let part = |shift: u32| u64::try_from((seed >> shift) & u128::from(u64::MAX)).unwrap_or_default();
    let mut mixed = (part(0) ^ part(64)).wrapping_add(u64::try_from(index).unwrap_or_default().wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(euros: i64) -> RiskFacts {
        RiskFacts { value: Eur::euros(euros), hours: Hours::ZERO, days: 1, has_evidence: true, needs_evidence: true }
    }

    #[test]
    fn what_is_large_unproven_or_many_hours_is_in_with_its_reasons() {
        let mut lines = vec![line(10); 30];
        lines[3] = line(1_000);
        lines[5].has_evidence = false;
        lines[6] = RiskFacts { has_evidence: false, needs_evidence: false, ..line(10) };
        lines[7] = RiskFacts { hours: Hours::whole(181), days: 31, ..line(10) };
        lines[8] = RiskFacts { hours: Hours::whole(177), days: 31, ..line(10) };
        let found = sample(&lines, false, 7);
        let why = |index: usize| found.iter().find(|(one, _)| *one == index).map(|(_, why)| why.clone());
        assert_eq!((why(3), why(5), why(7)), (Some(vec![Risk::High]), Some(vec![Risk::NoEvidence]), Some(vec![Risk::Hours])));
        for index in [6, 8] {
            assert!(why(index).is_none_or(|why| why == [Risk::Lot]), "{index}");
        }
        assert_eq!(found.iter().filter(|(_, why)| *why == [Risk::Lot]).count(), 2, "one in twenty of the other 27");
    }

    #[test]
    fn the_lot_is_the_same_for_one_report_and_another_for_the_next() {
        let lines = vec![line(10); 100];
        assert_eq!(sample(&lines, false, 11), sample(&lines, false, 11));
        assert_ne!(sample(&lines, false, 11), sample(&lines, false, 12));
        assert_eq!(sample(&[], true, 11), []);
        assert_eq!(sample(&[line(5)], false, 11), [(0, vec![Risk::Lot])], "one line is looked at");
    }

    #[test]
    fn of_a_first_claim_the_largest_lines_are_in() {
        let mut lines = vec![line(10); 40];
        (lines[1], lines[2], lines[9]) = (line(30), line(20), line(25));
        let first: Vec<usize> = sample(&lines, true, 1).into_iter().filter(|(_, why)| why.contains(&Risk::First)).map(|(index, _)| index).collect();
        assert_eq!(first, [1, 2, 9]);
    }
}

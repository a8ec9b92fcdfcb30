//! Which row of a list is about which project that came from an earlier release of it, and what changed between the two.

use super::{Column, LegacyProject};
use crate::Eur;
use crate::changed::Value;
use crate::names::normalised;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use unicode_normalization::UnicodeNormalization;

/// What a row is known by again, small enough to hold for every row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    beneficiary: u64,
    title: u64,
    whole: u64,
    content: u64,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    total: Option<Eur>,
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Trace {
    /// What this row is known by.
    pub fn of(project: &LegacyProject) -> Self {
        Self {
            beneficiary: hash(&normalised(project.beneficiary.as_deref().unwrap_or_default())),
            title: hash(&normalised(&project.title)),
            whole: hash(&project.repeat_key()),
            content: hash(&format!("{:?}", TAKEN.map(|column| project.value(column)))),
            start: project.start,
            end: project.end,
            total: project.total,
        }
    }

    /// Whether both say the same in every column that ends up in a project.
    pub const fn says_the_same(&self, other: &Self) -> bool {
        self.content == other.content
    }

    const fn name(&self) -> (u64, u64) {
        (self.beneficiary, self.title)
    }

    /// How many of first day, last day and total are stated in both and equal: none of them for another round under the same name.
    fn likeness(&self, other: &Self) -> usize {
        let is_same = [
            self.start.is_some() && self.start == other.start,
            self.end.is_some() && self.end == other.end,
            self.total.is_some() && self.total == other.total,
        ];
        is_same.iter().filter(|is_same| **is_same).count()
    }

    /// The same money from the same day on under a name of which one half changed.
    fn is_renamed(&self, other: &Self) -> bool {
        let is_same_work = self.start.is_some() && self.start == other.start && self.total.is_some() && self.total == other.total;
        is_same_work && (self.beneficiary == other.beneficiary || self.title == other.title)
    }
}

/// For each row of a list the known one that it is about, by its place among them; none for a row that is new. Each is taken once: rows that
/// repeat a known one first, then those of the same name with the most in common, then those of which half the name changed.
pub fn pair(known: &[Trace], list: &[Trace]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; list.len()];
    let mut of_name: BTreeMap<(u64, u64), BTreeSet<usize>> = BTreeMap::new();
    for (place, one) in known.iter().enumerate() {
        of_name.entry(one.name()).or_default().insert(place);
    }
    for least in [None, Some(3), Some(2), Some(1)] {
        for (pair, row) in pairs.iter_mut().zip(list).filter(|(pair, _)| pair.is_none()) {
            let Some(free) = of_name.get_mut(&row.name()) else { continue };
            let is_like = |one: &Trace| least.map_or(one.whole == row.whole, |least| one.likeness(row) >= least);
            *pair = free.iter().copied().find(|place| is_like(&known[*place]));
            if let Some(place) = pair {
                free.remove(place);
            }
        }
    }
    let mut free: BTreeSet<usize> = of_name.into_values().flatten().collect();
    for (pair, row) in pairs.iter_mut().zip(list).filter(|(pair, _)| pair.is_none()) {
        *pair = free.iter().copied().find(|place| known[*place].is_renamed(row));
        if let Some(place) = pair {
            free.remove(place);
        }
    }
    pairs
}

/// The columns that end up in a project, in the order of a list.
const TAKEN: [Column; 9] = [
    Column::Beneficiary,
    Column::Title,
    Column::Summary,
    Column::EuGrant,
    Column::OtherPublic,
    Column::OtherPrivate,
    Column::Total,
    Column::Start,
    Column::End,
];

/// The columns in which two releases say something else of a project. How a text is stored, and blanks in it, are no change.
pub fn changed_columns(before: &LegacyProject, now: &LegacyProject) -> Vec<Column> {
    TAKEN.iter().copied().filter(|column| before.value(*column) != now.value(*column)).collect()
}

impl LegacyProject {
    /// What it says in a column that ends up in a project.
    pub fn value(&self, column: Column) -> Value {
        let text =
            |text: Option<&str>| Value::text(&text.unwrap_or_default().nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "));
        let money = |amount: Option<Eur>| amount.map_or(Value::Nothing, Value::Money);
        match column {
            Column::Beneficiary => text(self.beneficiary.as_deref()),
            Column::Title => text(Some(&self.title)),
            Column::Summary => text(self.summary.as_deref()),
            Column::EuGrant => money(self.eu_grant),
            Column::OtherPublic => money(self.other_public),
            Column::OtherPrivate => money(self.other_private),
            Column::Total => money(self.total),
            Column::Start => Value::day(self.start),
            Column::End => Value::day(self.end),
            Column::TitleEnglish | Column::Fund | Column::Authority | Column::Website | Column::UnionRate | Column::Updated | Column::Theme => {
                Value::Nothing
            }
        }
    }
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;

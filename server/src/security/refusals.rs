//! What failed or was refused and does not stand in the security log yet: counted in this server's memory, within a bound, so that no request of a
//! stranger writes anything by itself. When there is no room for more, what comes is counted without saying of whom or of what.

use super::address::Address;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::people::{SecurityAction, SecurityResult};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many different things are kept until the log is written.
const MOST: usize = 100;
/// The longest text that is kept of what was tried.
const LONGEST: usize = 150;

/// Something that failed or was refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// What was tried.
    pub action: SecurityAction,
    /// How it ended.
    pub result: SecurityResult,
    /// On what: a person, an address of a page, or part of an e-mail address; never a secret.
    pub object: String,
    /// From which address; empty when it is not told.
    pub origin: String,
    /// By whom, when they were signed in.
    pub actor: Option<(PersonId, String)>,
}

impl Refusal {
    /// Something that somebody tried from an address.
    pub fn new(action: SecurityAction, result: SecurityResult, object: &str, from: Address) -> Self {
        let object = object.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
        Self { action, result, object, origin: from.to_string(), actor: None }
    }

    /// The same without saying of whom or of what.
    #[must_use]
    pub fn of_anybody(self) -> Self {
        Self { object: String::new(), origin: String::new(), actor: None, ..self }
    }
}

/// How often, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// How often.
    pub times: i64,
    /// The first time.
    pub first: DateTime<Utc>,
    /// The last time.
    pub last: DateTime<Utc>,
}

impl Times {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { times: self.times.saturating_add(other.times), first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// What failed or was refused since the log was written last.
#[derive(Debug, Clone, Default)]
pub struct Refusals(Arc<Mutex<BTreeMap<Refusal, Times>>>);

impl Refusals {
    fn kept(&self) -> MutexGuard<'_, BTreeMap<Refusal, Times>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more.
    pub fn note(&self, refusal: Refusal, now: DateTime<Utc>) {
        let mut kept = self.kept();
        let has_room = kept.len() < MOST || kept.contains_key(&refusal);
        add(&mut kept, if has_room { refusal } else { refusal.of_anybody() }, Times { times: 1, first: now, last: now });
    }

    /// What is to be written now.
    pub fn take(&self) -> BTreeMap<Refusal, Times> {
        std::mem::take(&mut *self.kept())
    }

    /// What could not be written waits for the next time.
    pub fn put_back(&self, refusals: BTreeMap<Refusal, Times>) {
        let mut kept = self.kept();
        for (refusal, times) in refusals {
            let has_room = kept.len() < 2 * MOST || kept.contains_key(&refusal);
            add(&mut kept, if has_room { refusal } else { refusal.of_anybody() }, times);
        }
    }
}

/// Counts it with the same that is there.
pub fn add(kept: &mut BTreeMap<Refusal, Times>, refusal: Refusal, times: Times) {
    kept.entry(refusal).and_modify(|before| *before = before.and(times)).or_insert(times);
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone};

    #[test]
    fn the_same_is_counted_and_a_flood_of_others_takes_no_room() {
        let (refusals, noon) = (Refusals::default(), Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap());
        let tried = |object: &str| Refusal::new(SecurityAction::SignIn, SecurityResult::Failed, object, Address::of([192, 0, 2, 1].into()));
        for second in 0..5 {
            refusals.note(tried("a…@poort.example"), noon + TimeDelta::seconds(second));
        }
        for number in 0..10_000 {
            refusals.note(tried(&number.to_string()), noon);
        }
        let taken = refusals.take();
        assert!(taken.len() == MOST + 1 && refusals.take().is_empty());
        assert_eq!(taken.get(&tried("a…@poort.example")), Some(&Times { times: 5, first: noon, last: noon + TimeDelta::seconds(4) }));
        assert_eq!(taken.values().map(|times| times.times).sum::<i64>(), 10_005, "every one is counted");
        refusals.put_back(taken);
        refusals.note(tried("a…@poort.example"), noon);
        assert_eq!(refusals.take().get(&tried("a…@poort.example")).map(|times| times.times), Some(6));
    }

    #[test]
    fn what_was_tried_is_kept_short_and_on_one_line() {
        let long =
            Refusal::new(SecurityAction::Link, SecurityResult::Failed, &format!("a\nb{}", "x".repeat(500)), Address::of([192, 0, 2, 1].into()));
        assert_eq!((long.object.chars().count(), long.object.starts_with("abx"), long.origin.as_str()), (LONGEST, true, "192.0.2.1"));
    }
}

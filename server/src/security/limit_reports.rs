//! Limits on sign-in that were reached and do not stand in the history yet.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Accounts that are not there, and addresses, that reached their limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strangers {
    /// How many accounts that are not there.
    pub unknown: u64,
    /// How many addresses.
    pub addresses: u64,
}

#[derive(Debug, Default)]
struct Waiting {
    people: BTreeMap<PersonId, String>,
    factors: BTreeMap<PersonId, String>,
    strangers: Strangers,
    told_at: Option<DateTime<Utc>>,
}

/// What is told at one time.
#[derive(Debug, Default)]
pub struct Reached {
    /// Who reached their limit, with their names.
    pub people: BTreeMap<PersonId, String>,
    /// Whose second factor was guessed at their limit, with their names.
    pub factors: BTreeMap<PersonId, String>,
    /// Strangers, when it is time to tell of them.
    pub strangers: Option<Strangers>,
}

/// The limits that were reached.
#[derive(Debug, Clone, Default)]
pub struct Reports(Arc<Mutex<Waiting>>);

impl Reports {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An account reached its limit.
    pub fn account(&self, id: PersonId, name: &str) {
        self.waiting().people.insert(id, name.to_owned());
    }

    /// The second factor of an account reached its limit.
    pub fn factor(&self, id: PersonId, name: &str) {
        self.waiting().factors.insert(id, name.to_owned());
    }

    /// Accounts that are not there, or addresses, reached theirs.
    pub fn strangers(&self, more: Strangers) {
        let mut waiting = self.waiting();
        waiting.strangers.unknown += more.unknown;
        waiting.strangers.addresses += more.addresses;
    }

    /// What is to be told now. Strangers are told of once in `every`.
    pub fn take(&self, now: DateTime<Utc>, every: TimeDelta) -> Reached {
        let mut waiting = self.waiting();
        let may_tell = waiting.told_at.is_none_or(|at| now - at >= every) && waiting.strangers != Strangers::default();
        let strangers = may_tell.then(|| std::mem::take(&mut waiting.strangers));
        if may_tell {
            waiting.told_at = Some(now);
        }
        Reached { people: std::mem::take(&mut waiting.people), factors: std::mem::take(&mut waiting.factors), strangers }
    }
}

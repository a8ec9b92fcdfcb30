//! Limits on sign-in that were reached, and do not stand in the history or were not told to their owners yet.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::mail::MailKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Accounts that are not there, and addresses, that reached their limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strangers {
    /// How many accounts that are not there.
    pub unknown: u64,
    /// How many addresses.
    pub addresses: u64,
}

/// Whose account it is, and what they are told.
pub type Owner = (PersonId, MailKind);

#[derive(Debug, Default)]
struct Waiting {
    people: BTreeMap<PersonId, String>,
    factors: BTreeMap<PersonId, String>,
    untold: BTreeSet<Owner>,
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
        let mut waiting = self.waiting();
        waiting.people.insert(id, name.to_owned());
        waiting.untold.insert((id, MailKind::SignInLimited));
    }

    /// The second factor of an account reached its limit.
    pub fn factor(&self, id: PersonId, name: &str) {
        let mut waiting = self.waiting();
        waiting.factors.insert(id, name.to_owned());
        waiting.untold.insert((id, MailKind::FactorLimited));
    }

    /// Accounts that are not there, or addresses, reached theirs.
    pub fn strangers(&self, more: Strangers) {
        let mut waiting = self.waiting();
        waiting.strangers.unknown += more.unknown;
        waiting.strangers.addresses += more.addresses;
    }

    /// Whoever is to be told that a limit of their account was reached.
    pub fn take_untold(&self) -> BTreeSet<Owner> {
        std::mem::take(&mut self.waiting().untold)
    }

    /// They could not be told: they wait for the next time.
    pub fn put_back(&self, untold: BTreeSet<Owner>) {
        self.waiting().untold.extend(untold);
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

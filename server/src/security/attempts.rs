//! Who tried a secret in vain, and how often: counted in this server's memory, within a bound, and lost when it starts again.
//!
//! No counter makes room for another, so nobody frees one by filling the memory: when it is full, who comes new shares counters with others.

use super::address::Address;
use chrono::{DateTime, TimeDelta, Utc};
use domain::people::{Attempts, Limit};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many counters are kept: some ten megabytes.
const MOST: usize = 100_000;
/// How many counters who comes new shares when there is no room: of each kind.
const SHARED: u64 = 1_024;
/// How often counters that count nothing any more are looked for, when there is no room.
const TIDIES: TimeDelta = TimeDelta::minutes(1);

/// A secret that is guessed by somebody who is not signed in, or not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// A password.
    SignIn,
    /// A link with a token: set-up, an invitation, a new password, a form that was kept.
    Link,
    /// Asking for a link with which one chooses a new password.
    Reset,
    /// A code or a passkey.
    Factor,
}

/// What is counted. Accounts are kept as hashes with this server's own key, so that what somebody typed takes no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    AccountAtAddress(u64, Address),
    Account(u64),
    Address(Door, Address),
    ResetAtAddress(u64, Address),
    Reset(u64),
    Shared(u8, u64),
    FactorAtAddress(u64, Address),
    Factor(u64),
    Inviter(u64),
    Invited(u64),
}

impl Key {
    const fn kind(self) -> u8 {
        match self {
            Self::AccountAtAddress(..) => 0,
            Self::Account(_) => 1,
            Self::Address(Door::SignIn, _) => 2,
            Self::Address(Door::Link, _) => 3,
            Self::Address(Door::Reset, _) => 4,
            Self::ResetAtAddress(..) => 5,
            Self::Reset(_) => 6,
            Self::Shared(kind, _) => kind,
            Self::FactorAtAddress(..) => 7,
            Self::Factor(_) => 8,
            Self::Address(Door::Factor, _) => 9,
            Self::Inviter(_) => 10,
            Self::Invited(_) => 11,
        }
    }

    const fn limit(self) -> Limit {
        match self.kind() {
            0 | 7 => Limit::ACCOUNT_AT_ADDRESS,
            1 | 6 | 8 => Limit::ACCOUNT,
            5 => Limit::RESET,
            10 => Limit::INVITER,
            11 => Limit::INVITED,
            _ => Limit::ADDRESS,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Counter {
    attempts: Attempts,
    tally: Tally,
}

/// What happened to an account since its owner last signed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passwords that were wrong.
    pub failed: u32,
    /// Tries that came too soon, right or wrong.
    pub refused: u32,
}

#[derive(Debug, Default)]
struct Kept {
    counters: HashMap<Key, Counter>,
    tidied: Option<DateTime<Utc>>,
}

/// Counts tries in vain.
#[derive(Clone, Default)]
pub struct Counters {
    kept: Arc<Mutex<Kept>>,
    hasher: RandomState,
}

/// A limit that a failure has just reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Of the account, from this address or from all.
    pub account: bool,
    /// Of the address.
    pub address: bool,
}

impl Counters {
    /// How long to wait before this account may be tried from this address; nothing when it may be now. The same whether the account exists or not.
    pub fn sign_in_waits(&self, email: &str, from: Address, now: DateTime<Utc>) -> Option<TimeDelta> {
        self.waits(&self.of_sign_in(email, from), now)
    }

    /// A try that came too soon.
    pub fn sign_in_refused(&self, email: &str, from: Address) {
        let [_, account, _] = self.of_sign_in(email, from);
        if let Some(counter) = self.kept().counters.get_mut(&account) {
            counter.tally.refused = counter.tally.refused.saturating_add(1);
        }
    }

    /// A password that was wrong, or an account that is not there.
    pub fn sign_in_failed(&self, email: &str, from: Address, now: DateTime<Utc>) -> Reached {
        let [pair, account, address] = self.of_sign_in(email, from).map(|key| self.fail(key, now));
        Reached { account: pair || account, address }
    }

    /// The account's owner is in: its counters begin again, those of the address do not. Tells what had happened since the last time.
    pub fn signed_in(&self, email: &str, from: Address) -> Tally {
        let [pair, account, _] = self.of_sign_in(email, from);
        let mut kept = self.kept();
        kept.counters.remove(&pair);
        kept.counters.remove(&account).map(|counter| counter.tally).unwrap_or_default()
    }

    /// How long to wait before a link may be tried from this address.
    pub fn link_waits(&self, from: Address, now: DateTime<Utc>) -> Option<TimeDelta> {
        self.waits(&[Key::Address(Door::Link, from)], now)
    }

    /// A link that nobody was given. Tells whether that reached the limit.
    pub fn link_failed(&self, from: Address, now: DateTime<Utc>) -> bool {
        self.fail(Key::Address(Door::Link, from), now)
    }

    /// How long to wait before a link for a new password may be asked for this account from this address. The same whether the account exists or not.
    pub fn reset_waits(&self, email: &str, from: Address, now: DateTime<Utc>) -> Option<TimeDelta> {
        self.waits(&self.of_reset(email, from), now)
    }

    /// A link for a new password was asked: right or wrong, each counts. Tells whether that reached the limit of the address.
    pub fn reset_asked(&self, email: &str, from: Address, now: DateTime<Utc>) -> bool {
        let [_, _, address] = self.of_reset(email, from).map(|key| self.fail(key, now));
        address
    }

    fn of_reset(&self, email: &str, from: Address) -> [Key; 3] {
        let account = self.hasher.hash_one(email);
        [Key::ResetAtAddress(account, from), Key::Reset(account), Key::Address(Door::Reset, from)]
    }

    /// A try at the second factor of an account, or at that of nobody known: counted as in vain until it is known to be right, so that many
    /// at once are no freer than one after the other. Gives the wait when it comes too soon.
    pub fn factor_tried(&self, account: Option<&str>, from: Address, now: DateTime<Utc>) -> Result<Reached, TimeDelta> {
        let mut reached = Reached::default();
        for (key, is_reached) in self.tried(&self.of_factor(account, from), now)? {
            if matches!(key, Key::Address(..)) {
                reached.address |= is_reached;
            } else {
                reached.account |= is_reached;
            }
        }
        Ok(reached)
    }

    /// An invitation by somebody to an address: sent or refused, each counts. Gives the wait when it comes too soon.
    pub fn invitation_tried(&self, inviter: &str, email: &str, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        let keys = [Key::Inviter(self.hasher.hash_one(inviter)), Key::Invited(self.hasher.hash_one(email))];
        self.tried(&keys, now).map(|_| ())
    }

    /// Counts a try of each, and tells which reached its limit by it; none of them when one has to wait.
    fn tried(&self, keys: &[Key], now: DateTime<Utc>) -> Result<Vec<(Key, bool)>, TimeDelta> {
        let mut kept = self.kept();
        if let Some(wait) = self.longest(&kept, keys, now) {
            return Err(wait);
        }
        Ok(keys.iter().map(|key| (*key, self.fail_in(&mut kept, *key, now))).collect())
    }

    /// It was right: the counters of the account begin again, and the address is not charged with it.
    pub fn factor_right(&self, account: Option<&str>, from: Address) {
        let mut kept = self.kept();
        for key in self.of_factor(account, from) {
            if !matches!(key, Key::Address(..)) {
                kept.counters.remove(&key);
            } else if let Some(counter) = kept.counters.get_mut(&key) {
                counter.attempts = counter.attempts.taken_back();
            }
        }
    }

    fn of_factor(&self, account: Option<&str>, from: Address) -> Vec<Key> {
        let of_account =
            account.map(|account| self.hasher.hash_one(account)).map(|account| [Key::FactorAtAddress(account, from), Key::Factor(account)]);
        of_account.into_iter().flatten().chain([Key::Address(Door::Factor, from)]).collect()
    }

    fn of_sign_in(&self, email: &str, from: Address) -> [Key; 3] {
        let account = self.hasher.hash_one(email);
        [Key::AccountAtAddress(account, from), Key::Account(account), Key::Address(Door::SignIn, from)]
    }

    fn waits(&self, keys: &[Key], now: DateTime<Utc>) -> Option<TimeDelta> {
        self.longest(&self.kept(), keys, now)
    }

    fn longest(&self, kept: &Kept, keys: &[Key], now: DateTime<Utc>) -> Option<TimeDelta> {
        let waits = keys.iter().filter_map(|key| {
            let counter = kept.counters.get(&self.place(kept, *key))?;
            counter.attempts.wait(key.limit(), now)
        });
        waits.max()
    }

    fn fail(&self, key: Key, now: DateTime<Utc>) -> bool {
        self.fail_in(&mut self.kept(), key, now)
    }

    fn fail_in(&self, kept: &mut Kept, key: Key, now: DateTime<Utc>) -> bool {
        kept.tidy(now);
        let place = self.place(kept, key);
        let counter = kept.counters.entry(place).or_insert(Counter { attempts: Attempts::none(now), tally: Tally::default() });
        counter.attempts = counter.attempts.failed(key.limit(), now);
        counter.tally.failed = counter.tally.failed.saturating_add(1);
        counter.attempts.has_reached(key.limit())
    }

    /// The counter of a key: its own, or a shared one when there is no room for it.
    fn place(&self, kept: &Kept, key: Key) -> Key {
        let is_own = kept.counters.len() < MOST || kept.counters.contains_key(&key);
        if is_own { key } else { Key::Shared(key.kind(), self.hasher.hash_one(key) % SHARED) }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// When there is no room, takes away what counts nothing any more.
    fn tidy(&mut self, now: DateTime<Utc>) {
        let is_due = self.tidied.is_none_or(|at| now - at >= TIDIES);
        if self.counters.len() >= MOST && is_due {
            self.counters.retain(|key, counter| counter.attempts.standing(key.limit(), now) > 0);
            self.tidied = Some(now);
        }
    }
}

#[cfg(test)]
mod tests;

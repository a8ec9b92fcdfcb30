//! Passwords: argon2id, two at a time, so that a rush of sign-ins cannot eat the memory. Addresses take turns, each with one password in work at
//! most: whoever floods one door waits behind themselves, and others do not. Unknown people cost the same work.

use super::address::Address;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

/// How many passwords are worked on at once.
const AT_ONCE: usize = 2;
/// How many of one address wait at most; who comes after them is told to come back.
const WAITING: usize = 1_000;

/// Who takes a turn: an address, or this server itself.
type Turner = Option<Address>;

/// Who works, and who waits for a turn.
#[derive(Default)]
struct Line {
    working: HashSet<Turner>,
    waiting: HashMap<Turner, VecDeque<oneshot::Sender<Slot>>>,
    /// Those who wait, each once, in the order of their turns.
    order: VecDeque<Turner>,
}

impl Line {
    /// Gives turns while there are any, the first of each who is not at work already.
    fn go_on(&mut self, turns: &Arc<Mutex<Self>>) {
        while self.working.len() < AT_ONCE {
            let Some(place) = self.order.iter().position(|one| !self.working.contains(one)) else { return };
            let Some(of) = self.order.remove(place) else { return };
            let next = self.waiting.get_mut(&of).and_then(VecDeque::pop_front);
            if self.waiting.get(&of).is_some_and(|rest| !rest.is_empty()) {
                self.order.push_back(of);
            } else {
                self.waiting.remove(&of);
            }
            // Whoever went away meanwhile has lost the turn, and it is given to the next.
            let Some(next) = next.filter(|next| !next.is_closed()) else { continue };
            self.working.insert(of);
            if let Err(mut slot) = next.send(Slot { of, turns: turns.clone(), is_over: false }) {
                slot.is_over = true;
                self.working.remove(&of);
            }
        }
    }
}

/// A place at work, given back when it is dropped.
pub struct Slot {
    of: Turner,
    turns: Arc<Mutex<Line>>,
    /// Nobody took it, and whoever holds the line gave it back.
    is_over: bool,
}

impl Drop for Slot {
    fn drop(&mut self) {
        if !self.is_over {
            let mut line = line(&self.turns);
            line.working.remove(&self.of);
            line.go_on(&self.turns);
        }
    }
}

fn line(turns: &Mutex<Line>) -> MutexGuard<'_, Line> {
    turns.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Mutex<Line>>,
    hasher: Argon2<'static>,
    nobody: Arc<str>,
}

impl Passwords {
    /// Ready, with the hash that stands in for people who do not exist.
    pub fn new() -> Self {
        Self::costing(Params::DEFAULT_M_COST, Params::DEFAULT_T_COST)
    }

    /// The same with hashes that cost this many kilobytes and passes.
    pub fn costing(kilobytes: u32, passes: u32) -> Self {
        let params = Params::new(kilobytes, passes, Params::DEFAULT_P_COST, None).unwrap_or_default();
        let hasher = Argon2::new(Algorithm::default(), Version::default(), params);
        let nobody = hash_now(&hasher, "nobody has this password").unwrap_or_default();
        Self { turns: Arc::default(), hasher, nobody: nobody.into() }
    }

    /// The hash of a password that this server itself sets; `None` when it could not be made.
    pub async fn hash(&self, password: String) -> Option<String> {
        self.wait(None).await?.hash(password).await
    }

    /// The hash of a password that came from an address; `None` when it could not be made.
    pub async fn hash_of(&self, from: Address, password: String) -> Option<String> {
        self.turn(from).await?.hash(password).await
    }

    /// Whether the password belongs to the hash, when this server itself asks.
    pub async fn verify(&self, password: String, hash: Option<String>) -> bool {
        match self.wait(None).await {
            Some(turn) => turn.verify(password, hash).await.0,
            None => false,
        }
    }

    /// Whether a password that came from an address belongs to the hash, when there is a turn.
    pub async fn verify_of(&self, from: Address, password: String, hash: Option<String>) -> bool {
        match self.turn(from).await {
            Some(turn) => turn.verify(password, hash).await.0,
            None => false,
        }
    }

    /// A turn for an address; waits until there is one. None when too many wait there already.
    pub async fn turn(&self, from: Address) -> Option<Turn> {
        self.wait(Some(from)).await
    }

    async fn wait(&self, of: Turner) -> Option<Turn> {
        let given = {
            let mut line = line(&self.turns);
            let (sender, given) = oneshot::channel();
            let waiting = line.waiting.entry(of).or_default();
            if waiting.len() >= WAITING {
                return None;
            }
            waiting.push_back(sender);
            if !line.order.contains(&of) {
                line.order.push_back(of);
            }
            line.go_on(&self.turns);
            given
        };
        Some(Turn { slot: given.await.ok()?, hasher: self.hasher.clone(), nobody: self.nobody.clone() })
    }
}

/// A turn to work on one password.
pub struct Turn {
    slot: Slot,
    hasher: Argon2<'static>,
    nobody: Arc<str>,
}

impl Turn {
    /// Whether the password belongs to the hash, and the place of this turn: whoever is next comes once it is let go, so a failure is counted before
    /// that. Without a hash the same work is done and the answer is no.
    pub async fn verify(self, password: String, hash: Option<String>) -> (bool, Option<Slot>) {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.as_ref().to_owned());
        let matches =
            self.work(move || PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()));
        let (matches, slot) = matches.await.unzip();
        (matches.unwrap_or(false) && known, slot)
    }

    async fn hash(self, password: String) -> Option<String> {
        let hasher = self.hasher.clone();
        self.work(move || hash_now(&hasher, &password)).await?.0
    }

    /// Works, and gives the place back with what came of it: when nobody waits for it any more, it is free then.
    async fn work<T: Send + 'static>(self, act: impl FnOnce() -> T + Send + 'static) -> Option<(T, Slot)> {
        let slot = self.slot;
        spawn_blocking(move || (act(), slot)).await.ok()
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

fn hash_now(hasher: &Argon2<'_>, password: &str) -> Option<String> {
    hasher.hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use std::net::{IpAddr, Ipv4Addr};
    use std::pin::Pin;

    type Waits = Pin<Box<dyn Future<Output = Option<Turn>>>>;

    fn address(last: u8) -> Address {
        Address::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)))
    }

    /// Somebody who asks for a turn, and has it at once or waits.
    fn asks(passwords: &Passwords, last: u8) -> (Option<Turn>, Waits) {
        let passwords = passwords.clone();
        let mut waits: Waits = Box::pin(async move { passwords.turn(address(last)).await });
        let turn = waits.as_mut().now_or_never().flatten();
        (turn, waits)
    }

    fn has_turn(waits: &mut Waits) -> Option<Turn> {
        waits.as_mut().now_or_never().flatten()
    }

    #[test]
    fn a_flood_from_one_address_keeps_one_place_and_others_do_not_wait_behind_it() {
        let passwords = Passwords::new();
        let (first, _) = asks(&passwords, 1);
        let flood: Vec<_> = (0..500).map(|_| asks(&passwords, 1)).collect();
        assert!(first.is_some() && flood.iter().all(|(turn, _)| turn.is_none()), "one of an address at a time");
        let (honest, _) = asks(&passwords, 2);
        assert!(honest.is_some(), "who comes from elsewhere is next, whoever waits");
        let (_, mut third) = asks(&passwords, 3);
        let (_, mut fourth) = asks(&passwords, 4);
        drop(honest);
        let third_turn = has_turn(&mut third);
        assert!(third_turn.is_some() && has_turn(&mut fourth).is_none());
        drop(first);
        assert!(has_turn(&mut fourth).is_none(), "the flood stood in line before the fourth, with one turn");
        drop(third_turn);
        assert!(has_turn(&mut fourth).is_some(), "and has no second one before them");
    }

    #[test]
    fn addresses_take_turns_and_who_went_away_keeps_nobody_waiting() {
        let passwords = Passwords::new();
        let ((one, _), (two, _)) = (asks(&passwords, 1), asks(&passwords, 2));
        let (_, gone) = asks(&passwords, 3);
        let (_, mut next) = asks(&passwords, 4);
        drop(gone);
        drop(one);
        assert!(has_turn(&mut next).is_some());
        drop(two);
        assert!(asks(&passwords, 5).0.is_some() && line(&passwords.turns).waiting.is_empty());
    }

    #[test]
    fn no_more_wait_at_one_address_than_there_is_room_for() {
        let passwords = Passwords::new();
        let mut held: Vec<_> = (0..=WAITING).map(|_| asks(&passwords, 1)).collect();
        let passwords_too = passwords.clone();
        assert!(matches!(async move { passwords_too.turn(address(1)).await.is_none() }.now_or_never(), Some(true)));
        assert!(asks(&passwords, 2).0.is_some());
        held.clear();
        assert!(line(&passwords.turns).working.is_empty());
    }

    #[tokio::test]
    async fn who_does_not_exist_costs_as_much_as_who_does() {
        let passwords = Passwords::new();
        let hash = passwords.hash("paard koffie zolder".to_owned()).await.expect("a hash");
        let cost = |hash: &str| hash.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cost(&passwords.nobody), cost(&hash));
        assert_eq!(cost(&hash)[3], "m=19456,t=2,p=1", "what OWASP advises for argon2id");
    }

    #[tokio::test]
    async fn a_password_is_right_for_its_own_hash_alone_and_for_nobody() {
        let passwords = Passwords::new();
        let hash = passwords.hash("paard koffie zolder".to_owned()).await;
        assert!(passwords.verify("paard koffie zolder".to_owned(), hash.clone()).await);
        assert!(!passwords.verify_of(address(1), "paard koffie".to_owned(), hash).await);
        assert!(!passwords.verify_of(address(1), "nobody has this password".to_owned(), None).await);
        assert!(line(&passwords.turns).working.is_empty());
    }
}

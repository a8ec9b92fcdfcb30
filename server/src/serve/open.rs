//! The connections that are open: so many at most, so many of one address, and the one that was silent longest makes room for who comes new.

use super::pulse::Pulse;
use crate::security::address::{Address, TrustedProxies};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// How many connections are open at most.
const MOST: usize = 1_000;
/// How many files the database, mail and the rest of Poort may have open beside them.
const OTHER_FILES: usize = 200;
/// How many connections may be on their way out while others come in.
const ENDING: usize = 50;

/// How many connections there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Of all addresses.
    total: usize,
    /// Of one address, trusted proxies excepted: everybody comes through them.
    of_address: usize,
}

impl Bounds {
    /// As many as this many open files allow.
    fn within(files: u64) -> Self {
        let files = usize::try_from(files).unwrap_or(usize::MAX);
        let total = files.saturating_sub(OTHER_FILES + ENDING).clamp(10, MOST);
        Self { total, of_address: total / 2 }
    }

    /// Raises the number of files that this process may have open as far as the system lets it, and stays below it.
    pub(super) fn of_this_process() -> Self {
        let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or_else(|error| {
            tracing::warn!(%error, "how many files may be open could not be raised");
            1_024
        });
        Self::within(files)
    }
}

struct Connection {
    address: Address,
    pulse: Arc<Pulse>,
    ends: Arc<Notify>,
    is_ending: bool,
}

#[derive(Default)]
struct Listed {
    next: u64,
    connections: BTreeMap<u64, Connection>,
}

/// The open connections.
#[derive(Clone)]
pub(super) struct Open {
    bounds: Bounds,
    proxies: Arc<TrustedProxies>,
    rooms: Arc<Semaphore>,
    listed: Arc<Mutex<Listed>>,
}

/// A connection's place among the open ones, until it is dropped.
pub(super) struct Place {
    number: u64,
    listed: Arc<Mutex<Listed>>,
    pub(super) pulse: Arc<Pulse>,
    ends: Arc<Notify>,
    _room: OwnedSemaphorePermit,
}

impl Open {
    pub(super) fn new(bounds: Bounds, proxies: Arc<TrustedProxies>) -> Self {
        let rooms = Arc::new(Semaphore::new(bounds.total + ENDING));
        Self { bounds, proxies, rooms, listed: Arc::default() }
    }

    /// Waits until one more can be accepted. Connections that must go are gone in a moment.
    pub(super) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        self.rooms.clone().acquire_owned().await.ok()
    }

    /// A place for a connection; none when all that could make room for it are at work.
    pub(super) fn admit(&self, ip: IpAddr, room: OwnedSemaphorePermit) -> Option<Place> {
        let (address, now) = (Address::of(ip), Instant::now());
        let mut listed = self.listed();
        let own = listed.staying().filter(|one| one.address == address).count();
        if own >= self.bounds.of_address && !self.proxies.has(ip) {
            listed.makes_room(now, |one| one.address == address)?;
        } else if listed.staying().count() >= self.bounds.total {
            listed.makes_room(now, |_| true)?;
        }
        let (number, pulse, ends) = (listed.next, Pulse::new(), Arc::new(Notify::new()));
        listed.next += 1;
        listed.connections.insert(number, Connection { address, pulse: pulse.clone(), ends: ends.clone(), is_ending: false });
        Some(Place { number, listed: self.listed.clone(), pulse, ends, _room: room })
    }

    /// Ends what has lasted long enough, once a second, for ever.
    pub(super) async fn sweep(self) {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.end_silent(Instant::now());
        }
    }

    fn end_silent(&self, now: Instant) {
        for connection in self.listed().connections.values_mut().filter(|one| one.pulse.is_over(now)) {
            connection.end();
        }
    }

    fn listed(&self) -> MutexGuard<'_, Listed> {
        self.listed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listed {
    fn staying(&self) -> impl Iterator<Item = &Connection> {
        self.connections.values().filter(|one| !one.is_ending)
    }

    /// Ends the one among these that was silent longest.
    fn makes_room(&mut self, now: Instant, is_among: impl Fn(&Connection) -> bool) -> Option<()> {
        let among = self.connections.iter_mut().filter(|(_, one)| !one.is_ending && is_among(one));
        let silent = among.filter_map(|(number, one)| Some(((one.pulse.silent(now)?, Reverse(*number)), one)));
        let (_, longest) = silent.max_by_key(|(silence, _)| *silence)?;
        longest.end();
        Some(())
    }
}

impl Connection {
    fn end(&mut self) {
        self.is_ending = true;
        self.ends.notify_one();
    }
}

impl Place {
    /// Comes when the connection has to end.
    pub(super) async fn ends(&self) {
        self.ends.notified().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.listed.lock().unwrap_or_else(PoisonError::into_inner).connections.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    const BOUNDS: Bounds = Bounds { total: 4, of_address: 2 };

    fn ip(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    async fn admit(open: &Open, last: u8) -> Option<Place> {
        let room = open.room().await.expect("a room");
        open.admit(ip(last), room)
    }

    /// Whether a connection was told to end.
    fn has_to_end(place: &Place) -> bool {
        place.ends().now_or_never().is_some()
    }

    #[test]
    fn there_are_fewer_connections_than_files() {
        let rows = [(1_024, 774), (256, 10), (4_096, 1_000), (u64::MAX, 1_000), (0, 10)];
        for (files, total) in rows {
            assert_eq!(Bounds::within(files), Bounds { total, of_address: total / 2 }, "{files} files");
        }
    }

    #[tokio::test]
    async fn an_address_that_has_its_share_ends_its_own_longest_silence() {
        let open = Open::new(BOUNDS, Arc::default());
        let other = admit(&open, 2).await.expect("a place");
        let first = admit(&open, 1).await.expect("a place");
        let second = admit(&open, 1).await.expect("a place");
        let third = admit(&open, 1).await;
        assert!(third.is_some());
        assert_eq!([has_to_end(&other), has_to_end(&first), has_to_end(&second)], [false, true, false]);
    }

    #[tokio::test]
    async fn when_all_places_are_taken_the_longest_silence_ends_and_work_does_not() {
        let open = Open::new(BOUNDS, Arc::default());
        let mut places = Vec::new();
        for last in 1..=4 {
            places.push(admit(&open, last).await.expect("a place"));
        }
        let _work = places[0].pulse.request();
        assert!(admit(&open, 5).await.is_some());
        assert_eq!([has_to_end(&places[0]), has_to_end(&places[1])], [false, true]);
    }

    #[tokio::test]
    async fn who_comes_when_everybody_works_is_turned_away_and_nobody_else() {
        let open = Open::new(BOUNDS, Arc::default());
        let mut places = Vec::new();
        for last in [1, 1, 2, 3] {
            let place = admit(&open, last).await.expect("a place");
            places.push((place.pulse.request(), place));
        }
        assert!(admit(&open, 1).await.is_none() && admit(&open, 9).await.is_none());
        places.pop();
        assert!(admit(&open, 9).await.is_some());
    }

    #[tokio::test]
    async fn a_trusted_proxy_takes_more_than_the_share_of_one() {
        let proxies = TrustedProxies::read("192.0.2.1").expect("an address");
        let open = Open::new(BOUNDS, Arc::new(proxies));
        let mut places = Vec::new();
        for _ in 0..4 {
            places.push(admit(&open, 1).await.expect("a place"));
        }
        assert!(!has_to_end(&places[0]));
        assert!(admit(&open, 1).await.is_some());
        assert!(has_to_end(&places[0]), "as all together may take");
    }

    #[tokio::test]
    async fn silence_ends() {
        let open = Open::new(BOUNDS, Arc::default());
        let place = admit(&open, 1).await.expect("a place");
        let now = Instant::now();
        for (seconds, ends) in [(10, false), (20, true)] {
            open.end_silent(now + Duration::from_secs(seconds));
            assert_eq!(has_to_end(&place), ends, "after {seconds} seconds");
        }
    }
}

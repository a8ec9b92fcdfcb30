//! Links for a new password that were asked for and are not sent yet. Asking only leaves the address here: so it takes as long for an account that
//! is there as for one that is not. They wait in this server's memory, within a bound; who asked when it ended asks again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many addresses wait at most.
const MOST: usize = 10_000;

/// The addresses for which a link was asked.
#[derive(Debug, Clone, Default)]
pub struct ResetRequests(Arc<Mutex<BTreeSet<String>>>);

impl ResetRequests {
    fn waiting(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody asked for a link. Asked twice before it is sent, it is sent once. Tells whether there was room.
    pub fn ask(&self, email: &str) -> bool {
        let mut waiting = self.waiting();
        let has_room = waiting.len() < MOST || waiting.contains(email);
        if has_room {
            waiting.insert(email.to_owned());
        }
        has_room
    }

    /// The addresses that wait, which do so no more.
    pub fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut *self.waiting())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asked_twice_it_waits_once_and_there_is_an_end_to_the_room() {
        let requests = ResetRequests::default();
        assert!(requests.ask("anna@poort.example") && requests.ask("anna@poort.example"));
        assert_eq!(requests.take().into_iter().collect::<Vec<_>>(), ["anna@poort.example"]);
        assert!((0..MOST).all(|number| requests.ask(&number.to_string())));
        assert!(!requests.ask("anna@poort.example") && requests.ask("1"));
    }
}

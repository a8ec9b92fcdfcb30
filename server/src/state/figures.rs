//! Counts and sums over the portfolio that were asked for lately, each for a state of the history.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The figures that were asked for lately.
#[derive(Clone, Default)]
pub struct Figures(Arc<Mutex<HashMap<Key, Known>>>);

type Key = (String, String);
type Known = (i64, NaiveDate, OfPortfolio);

/// How many figures are kept before the room is cleared.
const ROOM: usize = 512;

/// The figures on top of the list; for a count only `projects` is filled.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub struct OfPortfolio {
    /// How many projects.
    pub projects: i64,
    /// Past the day of their gate.
    pub late: i64,
    /// With an open request.
    pub waiting: i64,
    /// In a phase.
    pub running: i64,
    /// In cents.
    pub public_money: i64,
    /// In cents.
    pub own_money: i64,
}

impl Figures {
    /// The figures for this question, when nothing was written since.
    pub fn known(&self, key: &Key, seq: i64, today: NaiveDate) -> Option<OfPortfolio> {
        let figures = self.0.lock().ok()?;
        figures.get(key).filter(|(at, day, _)| (*at, *day) == (seq, today)).map(|(_, _, figures)| *figures)
    }

    /// Keeps the figures for a question.
    pub fn keep(&self, key: Key, seq: i64, today: NaiveDate, figures: OfPortfolio) {
        let Ok(mut room) = self.0.lock() else { return };
        if room.len() >= ROOM {
            room.clear();
        }
        room.insert(key, (seq, today, figures));
    }
}

//! Counts and sums over the portfolio that were asked for lately. Readers do not pay for every write: each figure is computed by one of those
//! who ask for it, and while others write it takes at most a tenth of the time.

use chrono::NaiveDate;
use domain::Eur;
use domain::financing::PublicSource;
use domain::ledger::{HalfYear, Means, RowKind};
use domain::partners::OrganisationType;
use domain::projects::Phase;
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The figures of one kind that were asked for lately.
#[derive(Clone)]
pub struct Figures<T>(Arc<Mutex<HashMap<Key, Place<T>>>>);

impl<T> Default for Figures<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

type Key = (String, String);
/// One figure; whoever computes it holds it, and the others wait for what comes of it.
type Place<T> = Arc<tokio::sync::Mutex<Option<Known<T>>>>;

/// How many figures are kept before the room is cleared.
const ROOM: usize = 512;
/// A figure that took less than this is computed again after every write.
const CHEAP: Duration = Duration::from_millis(2);
/// How many times the time that it took a figure is told although somebody wrote meanwhile.
const TIMES: u32 = 10;
/// How old a figure is at most when somebody wrote meanwhile.
const OLDEST: Duration = Duration::from_secs(1);

/// The figures on top of the list; for a count only `projects`, `ended` and `largest` are filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct OfPortfolio {
    /// How many projects.
    pub projects: i64,
    /// Past the day of their gate.
    pub late: i64,
    /// With an open request.
    pub waiting: i64,
    /// With an open condition of a decision that is past its date.
    pub conditions_late: i64,
    /// Whose first open condition comes due.
    pub conditions_soon: i64,
    /// In a phase.
    pub running: i64,
    /// In cents.
    pub public_money: i64,
    /// In cents.
    pub own_money: i64,
    /// In cents, of the start phase.
    pub public_start: i64,
    /// In cents, of the innovation phase.
    pub public_innovation: i64,
    /// In cents, of market entry.
    pub public_market: i64,
    /// How many have ended; asked with a count only.
    #[sea_orm(skip)]
    pub ended: i64,
    /// All money of the project with the most, in cents; asked with a count only.
    #[sea_orm(skip)]
    pub largest: i64,
}

/// A sum over rows of the ledger that are alike.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MoneyGroup {
    /// What the rows are.
    pub kind: RowKind,
    /// Which government gives it.
    pub source: Option<PublicSource>,
    /// How somebody else brings it.
    pub means: Option<Means>,
    /// The phase whose money it is.
    pub phase: Phase,
    /// The year it counts for.
    pub year: i32,
    /// The technology area of the project.
    pub area: Option<String>,
    /// What the partner is.
    pub organisation_type: OrganisationType,
    /// One for money of the phase that its project is in.
    pub is_current: i32,
    /// In cents.
    pub amount: i64,
}

/// What the programme needs in a half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Which one.
    pub half: HalfYear,
    /// What partners forecast.
    pub forecast: Eur,
    /// What is left of who forecast nothing, spread.
    pub spread: Eur,
}

/// The state of the portfolio that a figure is about: the last event of the history, and the day.
pub type Moment = (i64, NaiveDate);

#[derive(Debug)]
struct Known<T> {
    figures: T,
    of: Moment,
    took: Duration,
    at: Instant,
}

impl<T> Known<T> {
    /// Whether it is told at a moment, this long after it was computed.
    fn is_told(&self, moment: Moment, age: Duration) -> bool {
        let lasts = (self.took * TIMES).min(OLDEST);
        self.of == moment || self.of.1 == moment.1 && self.took >= CHEAP && age < lasts
    }
}

impl<T: Clone> Figures<T> {
    /// The figures for a question: those that are known, or else those that are computed now.
    ///
    /// # Errors
    /// Whatever computing them says.
    pub async fn get<E>(&self, key: Key, moment: Moment, compute: impl AsyncFnOnce() -> Result<T, E>) -> Result<T, E> {
        let place = self.place(key);
        let mut place = place.lock().await;
        if let Some(known) = place.as_ref().filter(|known| known.is_told(moment, known.at.elapsed())) {
            return Ok(known.figures.clone());
        }
        let begun = Instant::now();
        let figures = compute().await?;
        *place = Some(Known { figures: figures.clone(), of: moment, took: begun.elapsed(), at: Instant::now() });
        Ok(figures)
    }

    fn place(&self, key: Key) -> Place<T> {
        let mut room = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if room.len() >= ROOM && !room.contains_key(&key) {
            room.clear();
        }
        Arc::clone(room.entry(key).or_insert_with(|| Arc::new(tokio::sync::Mutex::new(None))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day in November")
    }

    fn known(took: u64) -> Known<OfPortfolio> {
        Known { figures: OfPortfolio::default(), of: (7, day(23)), took: Duration::from_millis(took), at: Instant::now() }
    }

    #[test]
    fn a_figure_is_told_until_somebody_writes_and_a_dear_one_ten_times_as_long_as_it_took() {
        let ms = Duration::from_millis;
        assert!(known(1).is_told((7, day(23)), ms(60_000)), "nobody wrote");
        assert!(!known(1).is_told((8, day(23)), ms(0)), "a cheap one is always that of the rows");
        assert!(known(15).is_told((8, day(23)), ms(149)) && !known(15).is_told((8, day(23)), ms(150)));
        assert!(known(400).is_told((8, day(23)), ms(999)) && !known(400).is_told((8, day(23)), ms(1_000)), "never older than a second");
        assert!(!known(15).is_told((8, day(24)), ms(0)), "on another day other gates are late");
    }

    #[tokio::test]
    async fn those_who_ask_at_once_share_one_computation() {
        let (figures, count) = (Figures::default(), std::cell::Cell::new(0));
        let ask = async || {
            let compute = async || {
                count.set(count.get() + 1);
                tokio::task::yield_now().await;
                Ok::<_, Infallible>(OfPortfolio { projects: 3, ..OfPortfolio::default() })
            };
            figures.get((String::new(), String::new()), (7, day(23)), compute).await
        };
        let told = futures::future::join_all((0..5).map(|_| ask())).await;
        assert!(told.iter().all(|figures| figures.is_ok_and(|figures| figures.projects == 3)));
        assert_eq!(count.get(), 1);
    }
}

//! What every handler can reach: the database, the clock, new ids, the reference data, and where the built files are.

pub mod days;
pub mod figures;

use crate::assets::Bundle;
use crate::config::Config;
use crate::files::Files;
use crate::oidc::Provider;
use crate::reference::Reference;
use crate::security::address::TrustedProxies;
use crate::security::attempts::Counters;
use crate::security::limit_reports::Reports;
use crate::security::passwords::Passwords;
use crate::security::refusals::Refusals;
use crate::smtp::Sender;
use crate::state::figures::{Figures, MoneyGroup, Need, OfPortfolio};
use crate::store::database::{Database, Write};
use crate::store::form_secret::FormSecret;
use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};
use domain::gates::ComingYear;
use domain::ids::PersonId;
use sea_orm::DbErr;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use url::Url;
use uuid::{NoContext, Timestamp, Uuid};

/// Shared by all requests.
#[derive(Clone)]
pub struct State {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The public URL.
    pub base_url: Url,
    /// The data folder.
    pub data_dir: PathBuf,
    /// Files that people bring.
    pub files: Files,
    /// The browser bundle.
    pub bundle: Arc<Bundle>,
    /// Counts and sums over the portfolio.
    pub figures: Figures<OfPortfolio>,
    /// The gates of the coming year on the portfolio.
    pub years: Figures<ComingYear>,
    /// The sums over the ledger.
    pub money: Figures<Arc<Vec<MoneyGroup>>>,
    /// What the programme needs by half-year.
    pub needs: Figures<Arc<Vec<Need>>>,
    /// What sends mail; without it a programme manager copies each message.
    pub mail: Option<Sender>,
    /// The provider of sign-ins, when one is set.
    pub oidc: Option<Provider>,
    /// Hashing of passwords, a few at a time and by turns.
    pub passwords: Passwords,
    /// What marks whose form it is.
    pub form_secret: FormSecret,
    /// The proxies that tell who asks.
    pub proxies: Arc<TrustedProxies>,
    /// Who tried a secret in vain, and how often.
    pub attempts: Counters,
    /// Limits that were reached, on their way to the history.
    pub reports: Reports,
    /// What failed or was refused, on its way to the security log.
    pub refusals: Refusals,
    reference: Arc<RwLock<Arc<Reference>>>,
}

/// Where `now` comes from. Tests set it.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<RwLock<DateTime<Utc>>>>);

impl Clock {
    /// A clock that stands still until it is set.
    pub fn standing_at(now: DateTime<Utc>) -> Self {
        Self(Some(Arc::new(RwLock::new(now))))
    }

    /// Sets a standing clock; the system's clock cannot be set.
    pub fn set(&self, now: DateTime<Utc>) {
        if let Some(mut standing) = self.0.as_ref().and_then(|clock| clock.write().ok()) {
            *standing = now;
        }
    }

    /// The time, cut to microseconds: what both databases keep.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = self.0.as_ref().and_then(|clock| clock.read().ok().map(|now| *now)).unwrap_or_else(Utc::now);
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }

    /// The day in Twente.
    pub fn today(&self) -> NaiveDate {
        days::day_of(self.now())
    }
}

impl State {
    /// Opens the database, brings it up to date and loads the reference data.
    pub async fn open(config: &Config, clock: Clock) -> Result<Self, DbErr> {
        let database = Database::connect(config.kind, &config.database_url).await?;
        database.migrate().await?;
        let reference = crate::reference::load(&database, clock.now()).await?;
        let form_secret = FormSecret::load(&database, clock.now()).await?;
        Ok(Self {
            database,
            clock,
            base_url: config.base_url.clone(),
            data_dir: config.data_dir.clone(),
            files: Files::new(&config.files, &config.data_dir),
            bundle: Arc::new(Bundle::embedded()),
            figures: Figures::default(),
            years: Figures::default(),
            money: Figures::default(),
            needs: Figures::default(),
            mail: config.mail.clone(),
            oidc: config.oidc.clone(),
            passwords: Passwords::new(),
            form_secret,
            proxies: Arc::new(config.trusted_proxies.clone()),
            attempts: Counters::default(),
            reports: Reports::default(),
            refusals: Refusals::default(),
            reference: Arc::new(RwLock::new(Arc::new(reference))),
        })
    }

    /// Begins a write now; see [`Database::begin`].
    ///
    /// # Errors
    /// When the turn does not come in time.
    pub async fn begin(&self) -> Result<Write, DbErr> {
        self.database.begin(self.clock.now()).await
    }

    /// The key of a new form for this person. Its id tells when the page was made.
    pub fn form_key(&self, person: PersonId) -> String {
        let now = self.clock.now();
        let at = Timestamp::from_unix(NoContext, u64::try_from(now.timestamp()).unwrap_or(0), now.timestamp_subsec_nanos());
        self.form_secret.new_key(Uuid::new_v7(at), person)
    }

    /// The reference data as it is now.
    pub fn reference(&self) -> Arc<Reference> {
        self.reference.read().map_or_else(|poisoned| poisoned.into_inner().clone(), |reference| reference.clone())
    }

    /// Reads the reference data again, after somebody changed it.
    pub async fn refresh_reference(&self) -> Result<(), DbErr> {
        let fresh = Arc::new(crate::reference::load(&self.database, self.clock.now()).await?);
        if let Ok(mut reference) = self.reference.write() {
            *reference = fresh;
        }
        Ok(())
    }
}

/// A new id, in the order of time.
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

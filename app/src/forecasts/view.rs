//! What the pages about forecasts show.

use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::ids::ProjectId;
use domain::ledger::{ForecastForm, HalfYear};
use domain::projects::Phase;

/// The forecasts of a project.
pub struct ForecastView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase whose money it is.
    pub phase: Phase,
    /// The half-years that somebody expects something in.
    pub halves: Vec<HalfYear>,
    /// One line a partner.
    pub lines: Vec<ForecastLine>,
    /// The form of the own organisation; none for who has none, or has nothing left.
    pub own: Option<OwnForecast>,
    /// Who was first.
    pub notice: Option<NoticeView>,
}

/// What a partner expects.
pub struct ForecastLine {
    /// Who.
    pub partner: String,
    /// Committed and neither released nor paid.
    pub left: Eur,
    /// By half-year.
    pub amounts: Vec<(HalfYear, Eur)>,
    /// Which version, and when it was made; none where what is left is spread.
    pub version: Option<(i64, DateTime<Utc>)>,
    /// Why it moved.
    pub explanation: String,
}

/// The form of the own organisation.
pub struct OwnForecast {
    /// What is left.
    pub left: Eur,
    /// What was typed, or stands there.
    pub typed: ForecastForm,
    /// The form's key.
    pub key: String,
    /// The version that it follows.
    pub version: i64,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A half-year of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedLine {
    /// Which one.
    pub half: HalfYear,
    /// What partners forecast.
    pub forecast: Eur,
    /// What is left of the others, spread.
    pub spread: Eur,
}

//! Dates, moments and how far away they are. Moments are told in Dutch time.

use super::Words;
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::people::Language;
use icu_calendar::{Date, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{M, YM, YMD};
use icu_locale_core::{Locale, locale};

struct Formats {
    long: Option<DateTimeFormatter<YMD>>,
    medium: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
    month_short: Option<DateTimeFormatter<M>>,
}

impl Formats {
    fn of(locale: Locale) -> Self {
        let medium = DateTimeFormatter::try_new(locale.clone().into(), YMD::medium()).ok();
        let month = DateTimeFormatter::try_new(locale.clone().into(), YM::long()).ok();
        let month_short = DateTimeFormatter::try_new(locale.clone().into(), M::medium()).ok();
        Self { long: DateTimeFormatter::try_new(locale.into(), YMD::long()).ok(), medium, month, month_short }
    }
}

thread_local! {
    static DUTCH: Formats = Formats::of(locale!("nl-NL"));
    static ENGLISH: Formats = Formats::of(locale!("en-GB"));
}

impl Words {
    /// A day: "4 mei 2024", "4 May 2024".
    pub fn date(self, date: NaiveDate) -> String {
        self.written(date, |formats, date| Some(formats.long.as_ref()?.format(&date).to_string()))
    }

    /// A day with a short month, for tables: "9 jan 2025".
    pub fn date_short(self, date: NaiveDate) -> String {
        self.written(date, |formats, date| Some(formats.medium.as_ref()?.format(&date).to_string()))
    }

    /// The day of a moment in Dutch time.
    pub fn day_of(self, moment: DateTime<Utc>) -> String {
        self.date(moment.with_timezone(&Amsterdam).date_naive())
    }

    /// A moment in Dutch time: "23 november 2026 om 16.12 uur", "23 November 2026, 16:12".
    pub fn date_time(self, moment: DateTime<Utc>) -> String {
        let local = moment.with_timezone(&Amsterdam);
        let (hour, minute) = (format!("{:02}", local.hour()), format!("{:02}", local.minute()));
        self.with("date-time", &[("date", self.date(local.date_naive()).into()), ("hour", hour.into()), ("minute", minute.into())])
    }

    /// A last day, with its last minute and the zone for readers abroad: "12 december 2026, 23.59 uur Nederlandse tijd (CET)".
    pub fn last_day(self, day: NaiveDate) -> String {
        let noon = day.and_hms_opt(12, 0, 0).and_then(|noon| Amsterdam.from_local_datetime(&noon).earliest());
        let zone = noon.map(|noon| noon.format("%Z").to_string()).unwrap_or_default();
        self.with("last-day", &[("date", self.date(day).into()), ("zone", zone.into())])
    }

    /// The time of day in Twente: "14.03", "14:03".
    pub fn time(self, moment: DateTime<Utc>) -> String {
        let local = moment.with_timezone(&Amsterdam);
        let (hour, minute) = (format!("{:02}", local.hour()), format!("{:02}", local.minute()));
        self.with("time-of-day", &[("hour", hour.into()), ("minute", minute.into())])
    }

    /// When something was saved: "Bewaard om 14.03 uur", and with its date on another day: "Bewaard op 22 november 2026 om 14.03 uur".
    pub fn saved(self, moment: DateTime<Utc>, today: NaiveDate) -> String {
        if moment.with_timezone(&Amsterdam).date_naive() == today {
            return self.with("saved-at", &[("at", self.time(moment).into())]);
        }
        self.with("saved-on", &[("at", self.date_time(moment).into())])
    }

    /// How far away a deadline is: "nog 3 dagen", "vandaag", "5 dagen te laat".
    pub fn distance(self, today: NaiveDate, date: NaiveDate) -> String {
        let days = (date - today).num_days();
        match days {
            0 => self.t("distance-today"),
            1.. => self.with("distance-left", &[("days", days.into())]),
            _ => self.with("distance-late", &[("days", (-days).into())]),
        }
    }

    /// How long to wait, in seconds up to a minute, in whole minutes up to two hours, and then in whole hours: "30 seconden", "3 minuten".
    pub fn wait(self, seconds: i64) -> String {
        if seconds <= 60 {
            return self.with("wait-seconds", &[("count", seconds.into())]);
        }
        if seconds <= 2 * 60 * 60 {
            return self.with("wait-minutes", &[("count", ((seconds + 59) / 60).into())]);
        }
        self.with("wait-hours", &[("count", ((seconds + 3_599) / 3_600).into())])
    }

    /// A month: "januari 2027", "January 2027".
    pub fn month(self, date: NaiveDate) -> String {
        self.written(date, |formats, date| Some(formats.month.as_ref()?.format(&date).to_string()))
    }

    /// A month without its year, for an axis: "jan", "Jan".
    pub fn month_short(self, date: NaiveDate) -> String {
        self.written(date, |formats, date| Some(formats.month_short.as_ref()?.format(&date).to_string()))
    }

    fn written(self, date: NaiveDate, write: impl FnOnce(&Formats, Date<Iso>) -> Option<String>) -> String {
        let written = |formats: &Formats| {
            let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
            write(formats, Date::<Iso>::try_new_iso(date.year(), month, day).ok()?)
        };
        let written = match self.language() {
            Language::Nl => DUTCH.with(written),
            Language::En => ENGLISH.with(written),
        };
        written.unwrap_or_else(|| date.to_string())
    }
}

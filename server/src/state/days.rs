//! Days as people mean them: in Dutch time, and the last one through its last minute, also around the nights when the clock is changed.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;

/// The day on which a moment lies in the Netherlands.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Amsterdam).date_naive()
}

/// The last moment of a day in the Netherlands, to the microsecond that both databases keep.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let next = day.succ_opt().unwrap_or(day);
    // The clock is changed at two or three in the night, so that every day has its midnight.
    let midnight = Amsterdam.from_local_datetime(&next.and_time(chrono::NaiveTime::MIN)).earliest();
    midnight.map_or(DateTime::<Utc>::MAX_UTC, |midnight| midnight.with_timezone(&Utc) - TimeDelta::microseconds(1))
}

/// The last moment of the day that lies so many days after the day of this moment.
pub fn end_in_days(moment: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    let day = day_of(moment);
    end_of(day.checked_add_days(Days::new(days.into())).unwrap_or(day))
}

/// Whether the day on which this moment lies is over.
pub fn is_over(last: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    end_of(day_of(last)) < now
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_last_day_lasts_through_its_last_minute_in_winter_in_summer_and_when_the_clock_is_changed() {
        let rows = [
            ("2026-11-28T14:00:00Z", "2026-12-12", "2026-12-12T22:59:59.999999Z"),
            ("2026-06-01T21:59:00Z", "2026-06-15", "2026-06-15T21:59:59.999999Z"),
            // Half past midnight of the 11th in summer; the clock goes back on the 25th.
            ("2026-10-10T22:30:00Z", "2026-10-25", "2026-10-25T22:59:59.999999Z"),
            ("2026-10-11T23:30:00Z", "2026-10-26", "2026-10-26T22:59:59.999999Z"),
            // The clock goes forward on the 29th of March.
            ("2026-03-15T23:30:00Z", "2026-03-30", "2026-03-30T21:59:59.999999Z"),
            ("2026-03-15T22:30:00Z", "2026-03-29", "2026-03-29T21:59:59.999999Z"),
        ];
        for (made, day, end) in rows {
            let last = end_in_days(at(made), 14);
            assert_eq!((day_of(last).to_string().as_str(), last), (day, at(end)), "made at {made}");
            assert!(!is_over(last, last) && is_over(last, last + TimeDelta::microseconds(1)));
        }
    }

    #[test]
    fn what_was_made_with_an_hour_lasts_through_its_day_all_the_same() {
        let made_with_an_hour = at("2026-12-12T09:15:00Z");
        assert!(!is_over(made_with_an_hour, at("2026-12-12T22:59:59Z")));
        assert!(is_over(made_with_an_hour, at("2026-12-12T23:00:00Z")));
    }
}

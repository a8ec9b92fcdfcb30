//! Dutch public holidays, computed, and the working days between them. The days of the Algemene termijnenwet, article 3, with Good Friday as its second
//! paragraph has it. Liberation Day counts each fifth year, as the programme counts it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let leap_centuries = century - century / 4;
    let moon = (19 * golden + leap_centuries - (century - (century + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let week = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * week) / 451;
    let day = moon + week - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

/// The day on which the birthday of the king, and before 2014 of the queen, is celebrated: not on a Sunday, but the day before.
fn birthday(year: i32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year, 4, if year >= 2014 { 27 } else { 30 })?;
    if day.weekday() == Weekday::Sun { day.pred_opt() } else { Some(day) }
}

/// Whether nobody works because of a public holiday.
pub fn is_holiday(day: NaiveDate) -> bool {
    let year = day.year();
    let from_easter = easter(year).map(|easter| (day - easter).num_days());
    let is_fixed = matches!((day.month(), day.day()), (1, 1) | (12, 25 | 26));
    // Good Friday, Easter, Ascension, Whitsun.
    let moves = matches!(from_easter, Some(-2 | 0 | 1 | 39 | 49 | 50));
    is_fixed || moves || birthday(year) == Some(day) || (year % 5 == 0 && (day.month(), day.day()) == (5, 5))
}

/// Whether people work.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// The day itself, or else the first one after it on which people work.
pub fn next_working_day(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| is_working_day(*day)).unwrap_or(day)
}

/// The day on which so many working days have passed after this one.
pub fn working_days_after(day: NaiveDate, count: usize) -> NaiveDate {
    let after = day.iter_days().skip(1).filter(|day| is_working_day(*day));
    after.take(count).last().unwrap_or_else(|| day.checked_add_days(Days::new(1)).unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        let almanac = [
            "2000-04-23",
            "2008-03-23",
            "2010-04-04",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ];
        for text in almanac {
            assert_eq!(easter(day(text).year()), Some(day(text)));
        }
    }

    #[test]
    fn the_holidays_of_2026_are_these_and_no_others() {
        let year = day("2026-01-01").iter_days().take(365);
        let found: Vec<String> = year.filter(|day| is_holiday(*day)).map(|day| day.format("%m-%d").to_string()).collect();
        assert_eq!(found, ["01-01", "04-03", "04-05", "04-06", "04-27", "05-14", "05-24", "05-25", "12-25", "12-26"]);
    }

    #[test]
    fn kings_day_is_on_the_26th_when_the_27th_is_a_sunday_and_queens_day_went_before() {
        assert!(is_holiday(day("2025-04-26")) && !is_holiday(day("2025-04-27")), "a Sunday");
        assert!(is_holiday(day("2026-04-27")) && !is_holiday(day("2026-04-26")));
        assert!(is_holiday(day("2010-04-30")) && !is_holiday(day("2010-04-27")));
    }

    #[test]
    fn liberation_day_counts_each_fifth_year() {
        assert!(is_holiday(day("2025-05-05")) && is_holiday(day("2030-05-05")));
        assert!(!is_holiday(day("2026-05-05")) && !is_holiday(day("2029-05-05")));
    }

    #[test]
    fn what_falls_on_no_working_day_moves_to_the_next_one_and_what_does_not_stays() {
        assert_eq!(next_working_day(day("2026-11-19")), day("2026-11-19"), "a Thursday");
        assert_eq!(next_working_day(day("2026-11-21")), day("2026-11-23"), "a Saturday");
        assert_eq!(next_working_day(day("2026-04-03")), day("2026-04-07"), "Good Friday to the Tuesday after Easter");
        assert_eq!(next_working_day(day("2027-12-25")), day("2027-12-27"), "Christmas on a Saturday");
        assert_eq!(next_working_day(day("2028-02-29")), day("2028-02-29"), "a leap day on a Tuesday");
    }

    #[test]
    fn working_days_are_counted_without_weekends_and_holidays() {
        assert_eq!(working_days_after(day("2026-05-18"), 20), day("2026-06-16"), "Whit Monday is none");
        assert_eq!(working_days_after(day("2026-11-20"), 1), day("2026-11-23"));
    }
}

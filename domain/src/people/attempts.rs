//! How often somebody may try a secret: a few times freely, then with waits that grow up to a bound. Every quiet while forgives one failure,
//! so that nobody is shut out for ever.

use chrono::{DateTime, TimeDelta, Utc};

/// How many failures are free, and how the waits grow after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// From this failure on each brings a wait.
    pub free: u32,
    /// The first wait; each further failure doubles it.
    pub first: TimeDelta,
    /// The longest wait.
    pub longest: TimeDelta,
    /// A quiet while as long as this forgives one failure.
    pub forgives: TimeDelta,
}

impl Limit {
    /// One account, tried from one address: whoever guesses here soon waits an hour, and others who try the account elsewhere do not.
    pub const ACCOUNT_AT_ADDRESS: Self = Self { free: 5, first: TimeDelta::seconds(30), longest: TimeDelta::hours(1), forgives: TimeDelta::hours(1) };
    /// One account, tried from anywhere. Its waits stay short: strangers must not keep its owner out.
    pub const ACCOUNT: Self = Self { free: 10, first: TimeDelta::seconds(30), longest: TimeDelta::minutes(15), forgives: TimeDelta::hours(1) };
    /// One address, whatever it tries: a whole office may stand behind it.
    pub const ADDRESS: Self = Self { free: 30, first: TimeDelta::seconds(30), longest: TimeDelta::minutes(15), forgives: TimeDelta::minutes(10) };

    /// Links for a new password asked for one account at one address, or from anywhere: one is enough, and each is a mail to somebody.
    pub const RESET: Self = Self { free: 3, first: TimeDelta::minutes(1), longest: TimeDelta::hours(1), forgives: TimeDelta::hours(1) };

    /// Invitations by one person: a whole programme is invited in a morning, and nobody finds out by hundreds who has an account.
    pub const INVITER: Self = Self { free: 40, first: TimeDelta::minutes(1), longest: TimeDelta::hours(1), forgives: TimeDelta::minutes(10) };
    /// Invitations to one address, by whomever: each is a mail to somebody who may not want it.
    pub const INVITED: Self = Self { free: 3, first: TimeDelta::hours(6), longest: TimeDelta::hours(24), forgives: TimeDelta::hours(24) };

    /// The wait that this many failures bring.
    fn wait(self, failures: u32) -> TimeDelta {
        let Some(doubled) = failures.checked_sub(self.free) else { return TimeDelta::zero() };
        let factor = 1_i32.checked_shl(doubled.min(30)).unwrap_or(i32::MAX);
        self.first.checked_mul(factor).unwrap_or(self.longest).min(self.longest)
    }
}

/// The failures of one account or address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    failures: u32,
    last: DateTime<Utc>,
}

impl Attempts {
    /// Nothing has failed yet.
    pub const fn none(now: DateTime<Utc>) -> Self {
        Self { failures: 0, last: now }
    }

    /// Another failure.
    #[must_use]
    pub fn failed(self, limit: Limit, now: DateTime<Utc>) -> Self {
        Self { failures: self.standing(limit, now).saturating_add(1), last: now }
    }

    /// The last one was none after all.
    #[must_use]
    pub const fn taken_back(self) -> Self {
        Self { failures: self.failures.saturating_sub(1), last: self.last }
    }

    /// How many failures still count.
    pub fn standing(self, limit: Limit, now: DateTime<Utc>) -> u32 {
        let whiles = (now - self.last).num_seconds() / limit.forgives.num_seconds().max(1);
        self.failures.saturating_sub(u32::try_from(whiles.max(0)).unwrap_or(u32::MAX))
    }

    /// How long to wait before the next try; nothing when it may be now.
    pub fn wait(self, limit: Limit, now: DateTime<Utc>) -> Option<TimeDelta> {
        let wait = limit.wait(self.failures);
        Some((self.last + wait - now).min(wait)).filter(|left| *left > TimeDelta::zero())
    }

    /// Whether the last failure was the one that brought the first wait.
    pub fn has_reached(self, limit: Limit) -> bool {
        self.failures == limit.free
    }
}

/// A wait in whole seconds, as `Retry-After` and pages tell it: never too short.
pub fn whole_seconds(wait: TimeDelta) -> i64 {
    wait.num_seconds() + i64::from(wait.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
    }

    /// The seconds to wait after each of this many failures, each tried as soon as it may be.
    fn waits(limit: Limit, count: u32) -> Vec<i64> {
        let (mut attempts, mut now) = (Attempts::none(noon()), noon());
        let mut told = Vec::new();
        for _ in 0..count {
            attempts = attempts.failed(limit, now);
            let wait = attempts.wait(limit, now).unwrap_or_default();
            told.push(wait.num_seconds());
            now += wait;
        }
        told
    }

    #[test]
    fn waits_begin_after_the_free_tries_double_and_stop_growing() {
        let rows = [
            (Limit::ACCOUNT_AT_ADDRESS, 13, vec![0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]),
            (Limit::ACCOUNT, 16, vec![0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]),
            (Limit { free: 1, ..Limit::ADDRESS }, 4, vec![30, 60, 120, 240]),
            (Limit::INVITED, 6, vec![0, 0, 21_600, 43_200, 86_400, 86_400]),
        ];
        for (limit, count, expected) in rows {
            assert_eq!(waits(limit, count), expected, "{limit:?}");
        }
        assert_eq!(waits(Limit::ADDRESS, 30), [vec![0; 29], vec![30]].concat());
        assert_eq!(waits(Limit { forgives: TimeDelta::days(365), ..Limit::ADDRESS }, 5_000)[4_999], 900, "for ever the same bound");
    }

    #[test]
    fn a_quiet_while_forgives_one_failure_and_enough_of_them_all() {
        let limit = Limit::ACCOUNT;
        let twelve = (0..12).fold(Attempts::none(noon()), |attempts, _| attempts.failed(limit, noon()));
        let after = |minutes| noon() + TimeDelta::minutes(minutes);
        for (minutes, standing) in [(0, 12), (59, 12), (60, 11), (119, 11), (120, 10), (719, 1), (720, 0), (100_000, 0), (-60, 12)] {
            assert_eq!(twelve.standing(limit, after(minutes)), standing, "after {minutes} minutes");
        }
        assert_eq!(twelve.failed(limit, after(120)).standing(limit, after(120)), 11);
        assert_eq!(twelve.taken_back().standing(limit, noon()), 11);
        assert_eq!(Attempts::none(noon()).taken_back(), Attempts::none(noon()));
        assert_eq!(twelve.failed(limit, after(720)), Attempts::none(after(720)).failed(limit, after(720)));
    }

    #[test]
    fn a_wait_runs_out_and_never_grows_when_the_clock_is_set_back() {
        let limit = Limit { free: 1, ..Limit::ACCOUNT };
        let one = Attempts::none(noon()).failed(limit, noon());
        let left = |seconds| one.wait(limit, noon() + TimeDelta::seconds(seconds)).map(|wait| wait.num_seconds());
        assert_eq!([left(0), left(29), left(30), left(31), left(-500)], [Some(30), Some(1), None, None, Some(30)]);
        assert_eq!(Attempts::none(noon()).wait(limit, noon()), None);
    }

    #[test]
    fn the_first_wait_is_reached_once() {
        let limit = Limit::ACCOUNT;
        let mut attempts = Attempts::none(noon());
        let reached = (0..20).filter(|_| {
            attempts = attempts.failed(limit, noon());
            attempts.has_reached(limit)
        });
        assert_eq!(reached.count(), 1);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_and_never_too_short() {
        let rows = [(TimeDelta::seconds(30), 30), (TimeDelta::milliseconds(29_001), 30), (TimeDelta::milliseconds(1), 1), (TimeDelta::zero(), 0)];
        assert_eq!(rows.map(|(wait, _)| whole_seconds(wait)), rows.map(|(_, seconds)| seconds));
    }
}

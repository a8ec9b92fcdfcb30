//! How often a message is tried, and how long between.

use chrono::TimeDelta;

/// After this many tries a message is given up: some twenty hours after the first.
pub const MOST_TRIES: i32 = 8;

/// How long to wait after this many failed tries; nothing when it is given up. A mail server that is restarted is back within
/// minutes, one that is replaced within the day.
pub const fn retry_after(tries: i32) -> Option<TimeDelta> {
    match tries {
        ..=1 => Some(TimeDelta::minutes(1)),
        2 => Some(TimeDelta::minutes(5)),
        3 => Some(TimeDelta::minutes(15)),
        4 => Some(TimeDelta::minutes(60)),
        5..MOST_TRIES => Some(TimeDelta::hours(6)),
        MOST_TRIES.. => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_eight_times_ever_further_apart() {
        let minutes: Vec<_> = (1..=MOST_TRIES).map(|tries| retry_after(tries).map(|wait| wait.num_minutes())).collect();
        assert_eq!(minutes, [Some(1), Some(5), Some(15), Some(60), Some(360), Some(360), Some(360), None]);
    }

    #[test]
    fn whatever_was_tried_more_often_stays_given_up() {
        assert_eq!((retry_after(9), retry_after(i32::MAX)), (None, None));
    }
}

//! A flood of tries takes no more room than there is.

use super::*;
use chrono::TimeZone;
use std::net::{IpAddr, Ipv4Addr};

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
}

fn address(number: u32) -> Address {
    Address::of(IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + number)))
}

#[test]
fn a_flood_takes_no_more_room_than_there_is_and_frees_nobody() {
    let counters = Counters::default();
    for _ in 0..5 {
        counters.sign_in_failed("anna@poort.example", address(0), noon());
    }
    for number in 1..80_000 {
        counters.sign_in_failed(&format!("{number}@poort.example"), address(number), noon());
    }
    let room = counters.kept().counters.len();
    assert!(room >= MOST && room <= MOST + 4 * usize::try_from(SHARED).unwrap(), "{room}");
    assert_eq!(counters.sign_in_waits("anna@poort.example", address(0), noon()), Some(TimeDelta::seconds(30)));
    let later = noon() + TimeDelta::days(10);
    counters.sign_in_failed("bert@poort.example", address(90_000), later);
    assert_eq!(counters.kept().counters.len(), 3, "what counts nothing any more is gone when room is asked for");
}

#[test]
fn asking_for_a_new_password_is_counted_apart_from_signing_in() {
    let counters = Counters::default();
    for _ in 0..2 {
        counters.reset_asked("anna@poort.example", address(0), noon());
        assert_eq!(counters.reset_waits("anna@poort.example", address(0), noon()), None);
    }
    counters.reset_asked("anna@poort.example", address(0), noon());
    assert_eq!(counters.reset_waits("anna@poort.example", address(0), noon()), Some(TimeDelta::minutes(1)));
    assert_eq!(counters.reset_waits("anna@poort.example", address(1), noon()), None, "from elsewhere it may be asked");
    assert_eq!(counters.sign_in_waits("anna@poort.example", address(0), noon()), None, "and signing in is another door");
}

#[test]
fn who_comes_new_when_there_is_no_room_is_counted_too() {
    let counters = Counters::default();
    for number in 0..40_000 {
        counters.sign_in_failed(&format!("{number}@poort.example"), address(number), noon());
    }
    let new = ("carla@poort.example", address(50_000));
    for _ in 0..5 {
        counters.sign_in_failed(new.0, new.1, noon());
    }
    assert!(counters.sign_in_waits(new.0, new.1, noon()).is_some());
    assert_eq!(counters.signed_in(new.0, new.1), Tally::default(), "nobody begins a shared counter again");
    assert!(counters.sign_in_waits(new.0, new.1, noon()).is_some());
}

#[test]
fn invitations_are_counted_for_who_invites_and_for_who_is_invited() {
    let counters = Counters::default();
    for _ in 0..3 {
        assert_eq!(counters.invitation_tried("anna", "noor@elders.example", noon()), Ok(()));
    }
    assert_eq!(counters.invitation_tried("bert", "noor@elders.example", noon()), Err(TimeDelta::hours(6)), "whoever invites");
    for number in 3..40 {
        assert_eq!(counters.invitation_tried("anna", &format!("{number}@elders.example"), noon()), Ok(()), "{number}");
    }
    assert_eq!(counters.invitation_tried("anna", "kim@elders.example", noon()), Err(TimeDelta::minutes(1)));
    assert_eq!(counters.invitation_tried("bert", "kim@elders.example", noon()), Ok(()), "others do not wait, and what was refused did not count");
    assert_eq!(counters.invitation_tried("bert", "noor@elders.example", noon() + TimeDelta::hours(6)), Ok(()));
}

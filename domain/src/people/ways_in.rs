//! By which ways somebody comes in: what an invited person chooses, what confirms later that it is they, and which way may go.

use super::{Language, new_password};
use crate::form_reader::FormReader;
use crate::problem::{Problem, ProblemKind};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long ago a provider of sign-ins may have asked somebody who they are for it to count as now: the way back to Poort, on two machines whose
/// clocks differ.
pub const ASKED_WITHIN: TimeDelta = TimeDelta::minutes(3);

/// What confirms that somebody is who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmedBy {
    /// The second factor.
    Factor,
    /// The password.
    Password,
    /// The provider of sign-ins, which asks them again.
    Provider,
}

/// The ways in that somebody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WaysIn {
    /// A password.
    pub has_password: bool,
    /// A passkey, which is a way in by itself.
    pub has_passkey: bool,
    /// A second factor of any kind.
    pub has_factor: bool,
    /// A link with the provider of sign-ins that is set.
    pub has_provider: bool,
}

impl WaysIn {
    /// What may confirm who they are: the second factor alone where there is one, else the password or the provider. Nothing for who has none of them.
    pub fn confirmed_by(self) -> Vec<ConfirmedBy> {
        if self.has_factor {
            return vec![ConfirmedBy::Factor];
        }
        let password = self.has_password.then_some(ConfirmedBy::Password);
        let provider = self.has_provider.then_some(ConfirmedBy::Provider);
        password.into_iter().chain(provider).collect()
    }

    /// Whether the link with the provider may go: another way in stays.
    pub const fn may_unlink(self) -> bool {
        self.has_password || self.has_passkey
    }
}

/// Whether the provider asked just now who somebody is, and did not let them pass because it knew them from before.
pub fn was_asked_now(asked_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    asked_at.is_some_and(|at| (now - at).abs() <= ASKED_WITHIN)
}

/// The way in that an invited person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChosenWay {
    /// This password, exactly as typed.
    Password(String),
    /// The provider of sign-ins, where they just were.
    Provider,
}

/// What somebody without an account fills in behind the link of an invitation; somebody with one only presses the button.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InvitedForm {
    /// Their name.
    pub name: String,
    /// Their password; empty where the provider stands in its place.
    pub password: String,
    /// [`Self::PROVIDER`], or nothing for a password.
    pub by: String,
}

/// The account after checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvited {
    /// The name.
    pub name: String,
    /// The way in.
    pub way: ChosenWay,
}

impl InvitedForm {
    /// What stands in the form of who comes by way of the provider.
    pub const PROVIDER: &'static str = "provider";

    /// Whether the form is that of who comes by way of the provider.
    pub fn is_by_provider(&self) -> bool {
        self.by == Self::PROVIDER
    }

    /// Checks the form. `email` is the address of the invitation; `has_come` says whether the browser came from the provider within the time for it.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, (email, has_come): (&str, bool), language: Language) -> Result<NewInvited, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let name = reader.line("name", &self.name, 1..=120);
        let way = if self.is_by_provider() {
            if !has_come {
                reader.problem("by", ProblemKind::NotConfirmed);
            }
            ChosenWay::Provider
        } else {
            new_password(&mut reader, "password", &self.password, &[&self.name, email]);
            ChosenWay::Password(self.password.clone())
        };
        reader.finish(Some(NewInvited { name, way }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn ways(has_password: bool, has_factor: bool, has_provider: bool) -> WaysIn {
        WaysIn { has_password, has_passkey: false, has_factor, has_provider }
    }

    #[test]
    fn a_second_factor_confirms_alone_and_the_provider_beside_the_password_or_in_its_place() {
        use ConfirmedBy as By;
        let rows = [
            (ways(true, true, true), vec![By::Factor]),
            (ways(false, true, true), vec![By::Factor]),
            (ways(true, false, false), vec![By::Password]),
            (ways(true, false, true), vec![By::Password, By::Provider]),
            (ways(false, false, true), vec![By::Provider]),
            (ways(false, false, false), vec![]),
        ];
        for (ways, by) in rows {
            assert_eq!(ways.confirmed_by(), by, "{ways:?}");
        }
    }

    #[test]
    fn the_link_with_the_provider_goes_only_where_a_password_or_a_passkey_stays() {
        assert!(ways(true, false, true).may_unlink() && WaysIn { has_passkey: true, ..ways(false, true, true) }.may_unlink());
        assert!(!ways(false, false, true).may_unlink());
        assert!(!ways(false, true, true).may_unlink(), "a code of an app alone lets nobody in");
    }

    #[test]
    fn a_provider_that_asked_before_or_does_not_say_when_confirms_nothing() {
        let now = Utc.with_ymd_and_hms(2026, 11, 29, 12, 0, 0).unwrap();
        let asked = |seconds| was_asked_now(Some(now - TimeDelta::seconds(seconds)), now);
        assert_eq!([0, 180, 181, -180, -181].map(asked), [true, true, false, true, false]);
        assert!(!was_asked_now(None, now));
    }

    #[test]
    fn an_invited_person_chooses_a_password_or_comes_by_way_of_the_provider() {
        let typed = |password: &str, by: &str| InvitedForm { name: " Noor  Demo".to_owned(), password: password.to_owned(), by: by.to_owned() };
        let check = |form: InvitedForm, has_come| form.check(("noor@demo.example", has_come), Language::Nl);
        let with_password = NewInvited { name: "Noor Demo".to_owned(), way: ChosenWay::Password("kade regent zacht".to_owned()) };
        assert_eq!(check(typed("kade regent zacht", ""), false), Ok(with_password));
        let by_provider = NewInvited { name: "Noor Demo".to_owned(), way: ChosenWay::Provider };
        assert_eq!(check(typed("", "provider"), true), Ok(by_provider));
        assert_eq!(check(typed("", "provider"), false), Err(vec![Problem::new("by", ProblemKind::NotConfirmed)]));
        assert_eq!(check(typed("", "iets anders"), true), Err(vec![Problem::new("password", ProblemKind::Missing)]));
        assert_eq!(check(typed("noordemo2026", ""), false), Err(vec![Problem::new("password", ProblemKind::OwnWords)]));
        let all = InvitedForm::default().check(("noor@demo.example", false), Language::Nl);
        assert_eq!(all, Err(["name", "password"].map(|field| Problem::new(field, ProblemKind::Missing)).to_vec()));
    }
}

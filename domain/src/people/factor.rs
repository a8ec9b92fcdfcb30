//! The second factor: what somebody may type as one, for how long it counts, who must have one and from when, and who resets one that was lost.

use super::{Language, Role};
use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use crate::text_enum;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What somebody proves beside or instead of a password.
    pub enum FactorKind {
        /// A code of an app, another one each half minute (TOTP, RFC 6238).
        App = "app",
        /// A key that a device or a password manager keeps (WebAuthn).
        Passkey = "passkey",
    }
}

/// For how long somebody who confirmed who they are is not asked again: domain.md, story 5 of the administrator.
pub const CONFIRMED_FOR: TimeDelta = TimeDelta::minutes(10);

/// Whether a role needs a second factor once the rule holds: it decides, or lets others in.
pub const fn needs_factor(role: Role) -> bool {
    match role {
        Role::ProgrammeManager | Role::SteeringMember | Role::Administrator => true,
        Role::Partner | Role::Reviewer => false,
    }
}

/// From when a second factor is required; never, until an administrator says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactorRule {
    /// The first day on which it is.
    pub from: Option<NaiveDate>,
}

impl FactorRule {
    /// Whether somebody with these roles needs one on this day.
    pub fn requires(self, roles: &[Role], today: NaiveDate) -> bool {
        self.from.is_some_and(|from| from <= today) && roles.iter().copied().any(needs_factor)
    }

    /// The day from which somebody with these roles will need one, now or later.
    pub fn concerns(self, roles: &[Role]) -> Option<NaiveDate> {
        self.from.filter(|_| roles.iter().copied().any(needs_factor))
    }
}

/// How a session stands: when its person last confirmed who they are, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    /// When a factor or a password was given last.
    pub at: Option<DateTime<Utc>>,
    /// Whether the second factor was given in this session.
    pub with_factor: bool,
    /// Whether the person has a second factor.
    pub has_factor: bool,
}

impl Confirmed {
    /// Whether that was within the last ten minutes. Who has a second factor confirmed with it.
    pub fn is_recent(self, now: DateTime<Utc>) -> bool {
        self.at.is_some_and(|at| now - at <= CONFIRMED_FOR) && (self.with_factor || !self.has_factor)
    }
}

/// What was typed in the field for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits: the code of an app.
    App(String),
    /// Sixteen signs: a recovery code, in small letters without its strokes.
    Recovery(String),
}

/// The one field of the pages that ask for a code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    /// The code as typed.
    pub code: String,
}

impl FactorForm {
    /// The code; spaces and strokes do not count.
    ///
    /// # Errors
    /// The problem, when it is neither a code of an app nor a recovery code.
    pub fn check(&self) -> Result<Typed, Vec<Problem>> {
        let mut reader = FormReader::new(Language::Nl);
        let code: String = self.code.chars().filter(|sign| sign.is_ascii_alphanumeric()).map(|sign| sign.to_ascii_lowercase()).collect();
        let is_app = code.len() == 6 && code.bytes().all(|sign| sign.is_ascii_digit());
        match code.len() {
            0 => reader.problem("code", ProblemKind::Missing),
            6 if is_app => {}
            16 => {}
            _ => reader.problem("code", ProblemKind::NotACode),
        }
        reader.finish(Some(if is_app { Typed::App(code) } else { Typed::Recovery(code) }))
    }
}

/// From when a second factor is required, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactorRuleForm {
    /// The first day; empty where it is offered only.
    pub from: String,
}

impl FactorRuleForm {
    /// The rule. Its first day leaves people time to set one up: it lies after today, unless it stays as it was.
    ///
    /// # Errors
    /// What is wrong with the day.
    pub fn check(&self, (today, before): (NaiveDate, FactorRule), language: Language) -> Result<FactorRule, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let from = if self.from.trim().is_empty() { None } else { reader.date("from", &self.from) };
        if from.is_some_and(|from| from <= today) && from != before.from {
            reader.problem("from", ProblemKind::NotAfter);
        }
        reader.finish(Some(FactorRule { from }))
    }
}

/// A request to reset a lost factor, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactorResetForm {
    /// Whose it is.
    pub person: String,
    /// How the administrator knows that it is lost, and that it is they who ask.
    pub reason: String,
}

/// A request after checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFactorReset {
    /// Whose factor it is.
    pub person: PersonId,
    /// The reason.
    pub reason: String,
}

impl FactorResetForm {
    /// Checks the request against who has a factor.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, offered: &[PersonId], language: Language) -> Result<NewFactorReset, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let offered: Vec<String> = offered.iter().map(ToString::to_string).collect();
        let person = reader.offered("person", &self.person, &offered);
        if self.person.is_empty() {
            reader.problem("person", ProblemKind::Missing);
        }
        let reason = reader.paragraphs("reason", &self.reason, REASON_AT_LEAST..=REASON_AT_MOST);
        let person = person.and_then(|id| id.parse().ok());
        reader.finish(person.map(|person| NewFactorReset { person, reason }))
    }
}

/// How far the reset of a lost factor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResetState {
    /// Whose factor it is.
    pub of: PersonId,
    /// Who asked.
    pub asked_by: PersonId,
    /// Confirmed or taken back.
    pub is_over: bool,
    /// From when nobody can confirm it any more.
    pub ends_at: DateTime<Utc>,
}

impl ResetState {
    /// For how long a request waits for a second person.
    pub const LASTS: TimeDelta = TimeDelta::days(1);

    /// Whether this person may confirm it: not who asked, and not whose factor it is.
    pub fn may_confirm(self, person: PersonId, now: DateTime<Utc>) -> bool {
        self.is_open(now) && person != self.asked_by && person != self.of
    }

    /// Whether it still waits.
    pub fn is_open(self, now: DateTime<Utc>) -> bool {
        !self.is_over && now <= self.ends_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0).unwrap()
    }

    #[test]
    fn who_decides_or_lets_others_in_needs_a_factor_from_the_first_day_on() {
        let rule = FactorRule { from: Some(day("2026-12-01")) };
        let rows = [
            (Role::Partner, false),
            (Role::Reviewer, false),
            (Role::ProgrammeManager, true),
            (Role::SteeringMember, true),
            (Role::Administrator, true),
        ];
        for (role, needs) in rows {
            assert_eq!(rule.requires(&[role], day("2026-12-01")), needs, "{role}");
            assert_eq!(rule.concerns(&[role]), rule.from.filter(|_| needs), "{role}");
            assert!(!rule.requires(&[role], day("2026-11-30")) && !FactorRule::default().requires(&[role], day("2026-12-01")));
        }
        assert!(rule.requires(&[Role::Partner, Role::SteeringMember], day("2027-01-01")), "one role is enough");
    }

    #[test]
    fn a_confirmation_counts_ten_minutes_and_with_the_factor_where_there_is_one() {
        let at = |seconds| Confirmed { at: Some(noon() - TimeDelta::seconds(seconds)), with_factor: false, has_factor: false };
        assert_eq!([0, 599, 600, 601].map(|seconds| at(seconds).is_recent(noon())), [true, true, true, false]);
        assert!(!Confirmed { at: None, ..at(0) }.is_recent(noon()));
        assert!(!Confirmed { has_factor: true, ..at(0) }.is_recent(noon()), "the factor was set up elsewhere since");
        assert!(Confirmed { has_factor: true, with_factor: true, ..at(0) }.is_recent(noon()));
    }

    #[test]
    fn a_code_of_an_app_and_a_recovery_code_are_told_apart_however_they_are_typed() {
        let check = |code: &str| FactorForm { code: code.to_owned() }.check();
        assert_eq!(check(" 123 456 "), Ok(Typed::App("123456".to_owned())));
        assert_eq!(check("ABCD-efgh-2345-jkmn"), Ok(Typed::Recovery("abcdefgh2345jkmn".to_owned())));
        assert_eq!(check(" - "), Err(vec![Problem::new("code", ProblemKind::Missing)]));
        for wrong in ["12345", "1234567", "12345a", "abcd-efgh-2345-jkm"] {
            assert_eq!(check(wrong), Err(vec![Problem::new("code", ProblemKind::NotACode)]), "{wrong}");
        }
    }

    #[test]
    fn the_first_day_lies_after_today_unless_it_stays() {
        let check = |from: &str, before: Option<&str>| {
            let before = FactorRule { from: before.map(day) };
            FactorRuleForm { from: from.to_owned() }.check((day("2026-11-23"), before), Language::Nl)
        };
        assert_eq!(check("24-11-2026", None), Ok(FactorRule { from: Some(day("2026-11-24")) }));
        assert_eq!(check("23-11-2026", None), Err(vec![Problem::new("from", ProblemKind::NotAfter)]));
        assert_eq!(check("2026-11-01", Some("2026-11-01")), Ok(FactorRule { from: Some(day("2026-11-01")) }));
        assert_eq!(check(" ", Some("2026-11-01")), Ok(FactorRule { from: None }));
        assert_eq!(check("ooit", None), Err(vec![Problem::new("from", ProblemKind::NotADate)]));
    }

    #[test]
    fn a_reset_names_somebody_who_has_a_factor_and_a_reason() {
        let [one, other] = [1, 2].map(|number| PersonId(Uuid::from_u128(number)));
        let check = |person: &str, reason: &str| FactorResetForm { person: person.to_owned(), reason: reason.to_owned() }.check(&[one], Language::Nl);
        let reason = "Telefoon kwijt; aan de balie met een paspoort.";
        assert_eq!(check(&one.to_string(), reason), Ok(NewFactorReset { person: one, reason: reason.to_owned() }));
        let missing = [("person", ProblemKind::Missing), ("reason", ProblemKind::Missing)].map(|(field, kind)| Problem::new(field, kind));
        assert_eq!(check("", ""), Err(missing.to_vec()));
        assert_eq!(check(&other.to_string(), reason), Err(vec![Problem::new("person", ProblemKind::NotOnTheList)]));
    }

    #[test]
    fn a_second_person_confirms_within_a_day() {
        let [of, asked_by, other] = [1, 2, 3].map(|number| PersonId(Uuid::from_u128(number)));
        let waits = ResetState { of, asked_by, is_over: false, ends_at: noon() };
        assert_eq!([of, asked_by, other].map(|person| waits.may_confirm(person, noon())), [false, false, true]);
        assert!(!waits.may_confirm(other, noon() + TimeDelta::seconds(1)) && !ResetState { is_over: true, ..waits }.may_confirm(other, noon()));
    }
}

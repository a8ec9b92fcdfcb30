//! Bank accounts: a number that is right, whose it is, and the second person who makes it valid.

use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use iban::IbanLike;
use serde::{Deserialize, Serialize};

/// The countries whose accounts a SEPA credit transfer reaches, as the European Payments Council lists them.
const SEPA: [&str; 42] = [
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA",
];

/// The number of a bank account that is well formed and whose check digits are right. What is printed of it by accident does not tell it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Iban(String);

impl Iban {
    /// Reads a number as people write it, in groups or without, in capitals or not.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, ProblemKind> {
        let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
        let read: iban::Iban = plain.parse().map_err(|_| ProblemKind::NotAnIban)?;
        let number = read.electronic_str();
        if SEPA.contains(&number.get(..2).unwrap_or_default()) { Ok(Self(number.to_owned())) } else { Err(ProblemKind::NotSepa) }
    }

    /// As machines write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, for who needs the number.
    pub fn grouped(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }

    /// The last four, for who has to tell accounts apart.
    pub fn masked(&self) -> String {
        format!("•••• {}", self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default())
    }
}

impl std::fmt::Debug for Iban {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

/// An account as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    /// The number.
    pub iban: String,
    /// In whose name it stands at the bank.
    pub holder: String,
}

/// An account that can be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The number.
    pub iban: Iban,
    /// In whose name it stands.
    pub holder: String,
}

impl AccountForm {
    /// The most characters that a bank takes of a name.
    pub const HOLDER_AT_MOST: u32 = 70;

    /// Checks the form. `now` is the account that counts today.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, now: Option<&Iban>) -> Result<NewAccount, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let iban = match Iban::parse(&self.iban) {
            _ if self.iban.trim().is_empty() => Err(ProblemKind::Missing),
            Ok(iban) if now == Some(&iban) => Err(ProblemKind::Unchanged),
            read => read,
        };
        let iban = iban.map_err(|kind| reader.problem("iban", kind)).ok();
        let holder = reader.line("holder", &self.holder, 2..=Self::HOLDER_AT_MOST);
        reader.finish(iban.map(|iban| NewAccount { iban, holder }))
    }
}

text_enum! {
    /// Where the account of an organisation stands.
    pub enum AccountStanding {
        /// Nobody entered one.
        None = "none",
        /// One was entered and waits for the second person.
        Waiting = "waiting",
        /// Two people stand for it.
        Confirmed = "confirmed",
        /// There is one, and another one waits: nothing is paid until it is clear which is right.
        Changing = "changing",
    }
}

impl AccountStanding {
    /// With an account that counts, and with one that waits.
    pub const fn of(has_confirmed: bool, has_waiting: bool) -> Self {
        match (has_confirmed, has_waiting) {
            (false, false) => Self::None,
            (false, true) => Self::Waiting,
            (true, false) => Self::Confirmed,
            (true, true) => Self::Changing,
        }
    }

    /// Whether money goes there.
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Confirmed)
    }
}

/// Why somebody does not confirm an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountRefusal {
    /// They entered it themselves: a second person looks at it.
    OwnEntry,
    /// They work for whom it is: somebody of the programme looks at it who does not.
    OwnOrganisation,
}

/// Whether this person confirms an account that that one entered. `is_of_theirs` says that they work for the organisation itself.
///
/// # Errors
/// [`AccountRefusal`] says why not.
pub fn may_confirm_account(entered_by: PersonId, person: PersonId, is_of_theirs: bool) -> Result<(), AccountRefusal> {
    if entered_by == person {
        Err(AccountRefusal::OwnEntry)
    } else if is_of_theirs {
        Err(AccountRefusal::OwnOrganisation)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NUMBER: &str = "NL91ABNA0417164300";

    #[test]
    fn a_number_is_read_in_groups_and_small_letters_and_one_wrong_digit_is_refused() {
        for typed in [NUMBER, "NL91 ABNA 0417 1643 00", " nl91abna0417164300 ", "NL91\u{a0}ABNA\u{a0}0417 1643 00"] {
            assert_eq!(Iban::parse(typed).map(|iban| iban.0), Ok(NUMBER.to_owned()), "{typed}");
        }
        for typed in ["NL92ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643000", "0417164300", "NL91-ABNA", "XX91ABNA0417164300"] {
            assert_eq!(Iban::parse(typed), Err(ProblemKind::NotAnIban), "{typed}");
        }
        assert_eq!(Iban::parse("BR1500000000000010932840814P2"), Err(ProblemKind::NotSepa), "a real number that SEPA does not reach");
        assert!(Iban::parse("DE89370400440532013000").is_ok() && Iban::parse("BE68539007547034").is_ok());
    }

    #[test]
    fn every_number_with_one_digit_changed_is_refused() {
        for place in 2..NUMBER.len() {
            let changed: String = NUMBER
                .char_indices()
                .map(|(index, letter)| match letter.to_digit(10) {
                    Some(digit) if index == place => char::from_digit((digit + 1) % 10, 10).expect("a digit"),
                    _ => letter,
                })
                .collect();
            assert_eq!(Iban::parse(&changed).is_ok(), changed == NUMBER, "{changed}");
        }
    }

    #[test]
    fn only_who_needs_it_reads_more_than_the_last_four() {
        let iban = Iban::parse(NUMBER).expect("a number");
        assert_eq!((iban.masked().as_str(), iban.grouped().as_str()), ("•••• 4300", "NL91 ABNA 0417 1643 00"));
        assert_eq!(format!("{iban:?}"), "•••• 4300");
    }

    #[test]
    fn a_form_is_refused_with_everything_that_is_wrong_and_the_same_number_changes_nothing() {
        let wrong = AccountForm { iban: "NL00".to_owned(), holder: "x".to_owned() };
        let problems = [Problem::new("iban", ProblemKind::NotAnIban), Problem::new("holder", ProblemKind::TooShort(2))];
        assert_eq!(wrong.check(Language::Nl, None), Err(problems.to_vec()));
        let missing = ["iban", "holder"].map(|field| Problem::new(field, ProblemKind::Missing));
        assert_eq!(AccountForm::default().check(Language::Nl, None), Err(missing.to_vec()));
        let form = AccountForm { iban: NUMBER.to_owned(), holder: " Dinkeldal  B.V. ".to_owned() };
        let iban = Iban::parse(NUMBER).expect("a number");
        let new = NewAccount { iban: iban.clone(), holder: "Dinkeldal B.V.".to_owned() };
        assert_eq!(form.check(Language::Nl, None), Ok(new));
        assert_eq!(form.check(Language::Nl, Some(&iban)), Err(vec![Problem::new("iban", ProblemKind::Unchanged)]));
    }

    #[test]
    fn the_second_person_is_another_one_and_does_not_work_there() {
        let [one, other] = [1, 2].map(|number| PersonId(Uuid::from_u128(number)));
        assert_eq!(may_confirm_account(one, one, false), Err(AccountRefusal::OwnEntry));
        assert_eq!(may_confirm_account(one, one, true), Err(AccountRefusal::OwnEntry));
        assert_eq!(may_confirm_account(one, other, true), Err(AccountRefusal::OwnOrganisation));
        assert_eq!(may_confirm_account(one, other, false), Ok(()));
    }

    #[test]
    fn nothing_is_paid_while_an_account_waits() {
        let paid: Vec<_> = AccountStanding::ALL.iter().filter(|standing| standing.is_paid()).collect();
        assert_eq!(paid, [&AccountStanding::Confirmed]);
        assert_eq!(AccountStanding::of(true, true), AccountStanding::Changing);
        assert_eq!(AccountStanding::of(false, true), AccountStanding::Waiting);
        assert_eq!(AccountStanding::of(true, false), AccountStanding::Confirmed);
        assert_eq!(AccountStanding::of(false, false), AccountStanding::None);
    }
}

//! The forms with which somebody keeps the own account: name and language, the password, and the address to sign in with.

use super::{Language, email, new_password};
use crate::form_reader::FormReader;
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

/// Name and language as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountForm {
    /// The name on the pages.
    pub name: String,
    /// The code of a language.
    pub language: String,
}

/// Name and language after checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The name on the pages.
    pub name: String,
    /// The language of pages and mail.
    pub language: Language,
}

impl AccountForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language) -> Result<NewAccount, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let name = reader.line("name", &self.name, 1..=120);
        let chosen = reader.required("language", &self.language);
        reader.finish(chosen.map(|language| NewAccount { name, language }))
    }
}

/// A change of the password as typed. Nothing of it ever comes back on a page.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    /// The password of now.
    pub current_password: String,
    /// The one that takes its place.
    pub password: String,
}

impl PasswordForm {
    /// Checks what can be checked without knowing the password of now; `has_password` is whether there is one.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, (own, has_password): (&[&str], bool)) -> Result<(), Vec<Problem>> {
        let mut reader = FormReader::new(language);
        if has_password && self.current_password.is_empty() {
            reader.problem("current_password", ProblemKind::Missing);
        }
        new_password(&mut reader, "password", &self.password, own);
        if has_password && !self.password.is_empty() && self.password == self.current_password {
            reader.problem("password", ProblemKind::SameAsNow);
        }
        reader.finish(Some(()))
    }
}

/// A new password behind a link, as typed.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewPasswordForm {
    /// The password.
    pub password: String,
}

impl NewPasswordForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, own: &[&str]) -> Result<(), Vec<Problem>> {
        let mut reader = FormReader::new(language);
        new_password(&mut reader, "password", &self.password, own);
        reader.finish(Some(()))
    }
}

/// Another address to sign in with, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EmailForm {
    /// The new address.
    pub email: String,
    /// The password of now.
    pub current_password: String,
}

impl EmailForm {
    /// The new address, in small letters. The password of now is asked of who has one.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, (address_now, has_password): (&str, bool)) -> Result<String, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let new = email(&mut reader, &self.email);
        if new == address_now {
            reader.problem("email", ProblemKind::SameAsNow);
        }
        if has_password && self.current_password.is_empty() {
            reader.problem("current_password", ProblemKind::Missing);
        }
        reader.finish(Some(new))
    }
}

/// How a one-time link stands that was mailed to somebody with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It works.
    Open,
    /// It was used.
    Used,
    /// Its hour is over, a later one took its place, or nobody was given it: all look the same.
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_language_are_needed() {
        let check = |name: &str, language: &str| AccountForm { name: name.to_owned(), language: language.to_owned() }.check(Language::Nl);
        assert_eq!(check(" Anke  Boer ", "en"), Ok(NewAccount { name: "Anke Boer".to_owned(), language: Language::En }));
        assert_eq!(check("", ""), Err(["name", "language"].map(|field| Problem::new(field, ProblemKind::Missing)).to_vec()));
        assert_eq!(check("Anke", "fr"), Err(vec![Problem::new("language", ProblemKind::NotOnTheList)]));
    }

    #[test]
    fn a_new_password_is_another_one_and_the_one_of_now_is_asked() {
        let check = |now: &str, new: &str| {
            PasswordForm { current_password: now.to_owned(), password: new.to_owned() }
                .check(Language::Nl, (&["Anke Boer", "anke@demo.example"], true))
        };
        assert_eq!(check("paard koffie zolder", "fiets lamp wolk boter"), Ok(()));
        let first = PasswordForm { current_password: String::new(), password: "fiets lamp wolk boter".to_owned() };
        assert_eq!(first.check(Language::Nl, (&["Anke Boer"], false)), Ok(()), "who has none is not asked for it");
        assert_eq!(check("", ""), Err(["current_password", "password"].map(|field| Problem::new(field, ProblemKind::Missing)).to_vec()));
        let same = Problem::new("password", ProblemKind::SameAsNow);
        assert_eq!(check("paard koffie zolder", "paard koffie zolder"), Err(vec![same]));
        assert_eq!(check("x", "AnkeBoer12345"), Err(vec![Problem::new("password", ProblemKind::OwnWords)]));
        assert_eq!(
            NewPasswordForm { password: "kort".to_owned() }.check(Language::Nl, &[]),
            Err(vec![Problem::new("password", ProblemKind::TooShort(12))])
        );
    }

    #[test]
    fn a_new_address_is_another_one_and_can_be_sent_to() {
        let check =
            |email: &str| EmailForm { email: email.to_owned(), current_password: "x".to_owned() }.check(Language::Nl, ("anke@demo.example", true));
        assert_eq!(check(" Anke@Elders.example "), Ok("anke@elders.example".to_owned()));
        assert_eq!(check("Anke@demo.example"), Err(vec![Problem::new("email", ProblemKind::SameAsNow)]));
        assert_eq!(check("anke"), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
        let without = EmailForm { email: "anke@elders.example".to_owned(), current_password: String::new() };
        assert_eq!(without.check(Language::Nl, ("a@b.example", true)), Err(vec![Problem::new("current_password", ProblemKind::Missing)]));
        assert_eq!(without.check(Language::Nl, ("a@b.example", false)), Ok("anke@elders.example".to_owned()));
    }
}

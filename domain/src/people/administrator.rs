//! The form of the first administrator.

use super::{Language, email, new_password};
use crate::form_reader::FormReader;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// The first administrator's account as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AdministratorForm {
    /// The one-time token of the link.
    pub token: String,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: String,
}

/// The account after checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAdministrator {
    /// The address, in small letters.
    pub email: String,
    /// The name.
    pub name: String,
    /// The password, exactly as typed.
    pub password: String,
}

impl AdministratorForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language) -> Result<NewAdministrator, Vec<Problem>> {
        let mut reader = FormReader::new(language);
        let email = email(&mut reader, &self.email);
        let name = reader.line("name", &self.name, 1..=120);
        new_password(&mut reader, "password", &self.password, &[&self.name, &self.email]);
        reader.finish(Some(NewAdministrator { email, name, password: self.password.clone() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn typed(email: &str, name: &str, password: &str) -> AdministratorForm {
        AdministratorForm { token: String::new(), email: email.to_owned(), name: name.to_owned(), password: password.to_owned() }
    }

    #[test]
    fn an_account_needs_an_address_a_name_and_a_long_password() {
        let check = |form: AdministratorForm| form.check(Language::Nl);
        let missing = ["email", "name", "password"].map(|field| Problem::new(field, ProblemKind::Missing));
        assert_eq!(check(typed("", "", "")), Err(missing.to_vec()));
        assert_eq!(check(typed("anke@twente", "Anke", "twaalf tekens")), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
        assert_eq!(check(typed("anke@demo.example", "Anke", "elf tekens!")), Err(vec![Problem::new("password", ProblemKind::TooShort(12))]));
        let made = NewAdministrator { email: "anke@demo.example".to_owned(), name: "Anke Boer".to_owned(), password: " twaalf tekens".to_owned() };
        assert_eq!(check(typed(" Anke@Demo.example ", "Anke  Boer", " twaalf tekens")), Ok(made));
    }
}

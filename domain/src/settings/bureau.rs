//! Who runs the programme from day to day, and how to reach them: what the pages name wherever somebody has to ask.

use crate::form_reader::FormReader;
use crate::people::{Language, email};
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

/// Digits that a telephone number has at least, without and with the number of a country.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// The programme bureau.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bureau {
    /// What it is called.
    pub name: String,
    /// Its telephone number, as people write it.
    pub phone: String,
    /// Its e-mail address, in small letters.
    pub email: String,
    /// Where it sits, in a few lines; may be empty.
    pub address: String,
}

impl Bureau {
    /// The address of a link that calls it: the digits, with the plus of a country in front where it has one.
    pub fn phone_href(&self) -> String {
        let plus = if self.phone.trim_start().starts_with('+') { "+" } else { "" };
        // `+31 (0)53` is dialled without the zero between brackets.
        let dialled = if plus.is_empty() { self.phone.clone() } else { self.phone.replace("(0)", "") };
        format!("tel:{plus}{}", dialled.chars().filter(char::is_ascii_digit).collect::<String>())
    }

    /// The address of a link that writes to it.
    pub fn email_href(&self) -> String {
        format!("mailto:{}", self.email)
    }
}

/// The bureau as it was typed: the fields of [`Bureau`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BureauForm {
    pub name: String,
    pub phone: String,
    pub email: String,
    pub address: String,
}

impl BureauForm {
    /// Characters that an address has at most.
    pub const ADDRESS_AT_MOST: u32 = 300;

    /// The bureau, when people can reach it.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self) -> Result<Bureau, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let name = read.line("name", &self.name, 2..=120);
        let phone = read.line("phone", &self.phone, 1..=40);
        if !phone.is_empty() && !is_phone(&phone) {
            read.problem("phone", ProblemKind::NotAPhoneNumber);
        }
        let email = email(&mut read, &self.email);
        let address = read.text("address", &self.address, Self::ADDRESS_AT_MOST);
        read.finish(Some(Bureau { name, phone, email, address }))
    }
}

/// Digits with what people put between them, and enough of them to dial.
fn is_phone(text: &str) -> bool {
    let is_known = |(at, c): (usize, char)| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '/') || (c == '+' && at == 0);
    text.chars().enumerate().all(is_known) && DIGITS.contains(&text.chars().filter(char::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, phone: &str, email: &str) -> BureauForm {
        BureauForm { name: name.to_owned(), phone: phone.to_owned(), email: email.to_owned(), address: "Hal 1\r\nEnschede".to_owned() }
    }

    #[test]
    fn a_bureau_has_a_name_a_number_and_an_address_and_both_lead_there() {
        let bureau = typed(" Bureau  Twente", "053 - 000 00 00", "<Bureau@Demo.example>").check().expect("a bureau");
        assert_eq!((bureau.name.as_str(), bureau.address.as_str()), ("Bureau Twente", "Hal 1\nEnschede"));
        assert_eq!((bureau.phone_href(), bureau.email_href()), ("tel:0530000000".to_owned(), "mailto:bureau@demo.example".to_owned()));
        let abroad = Bureau { phone: "+31 (0)53 000 00 00".to_owned(), ..bureau };
        assert_eq!(abroad.phone_href(), "tel:+31530000000");
    }

    #[test]
    fn a_bureau_that_nobody_can_reach_is_refused_with_every_problem() {
        let missing = ["name", "phone", "email"].map(|field| Problem::new(field, ProblemKind::Missing));
        assert_eq!(BureauForm::default().check(), Err(missing.to_vec()));
        for phone in ["bel ons", "053", "05+3 000 00 00", "0530000000000000"] {
            assert_eq!(typed("Bureau", phone, "a@demo.example").check(), Err(vec![Problem::new("phone", ProblemKind::NotAPhoneNumber)]), "{phone}");
        }
        assert_eq!(typed("Bureau", "053 000 00 00", "bureau").check(), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
    }
}

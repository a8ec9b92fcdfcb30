//! Whether two organisations may be the same one, entered twice: by number, by name without its legal form, or by the domain of the addresses of
//! their people. A likeness asks; it decides nothing.

use crate::gates::are_alike;
use crate::names::normalised;
use crate::text_enum;

text_enum! {
    /// In what two organisations are alike.
    pub enum Likeness {
        /// The number at the Chamber of Commerce or in a foreign register.
        Number = "number",
        /// The name, but for its legal form, marks and a typing error.
        Name = "name",
        /// The domain of e-mail addresses.
        Domain = "domain",
    }
}

/// An organisation as far as it matters here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What it is called.
    pub name: String,
    /// Its numbers, in whatever register.
    pub numbers: Vec<String>,
    /// The domains of its people's addresses, without those in which anybody has one.
    pub domains: Vec<String>,
}

/// Legal forms at the end of a name, with and without points.
const FORMS: [&str; 16] = ["bv", "b v", "nv", "n v", "vof", "v o f", "cv", "c v", "ba", "u a", "ua", "gmbh", "ltd", "llc", "inc", "holding"];

/// A name by which organisations are told apart: small letters, no marks, and no legal form at its end.
pub fn bare_name(name: &str) -> String {
    let mut bare = normalised(name);
    while let Some(shorter) = FORMS.iter().find_map(|form| bare.strip_suffix(form)?.strip_suffix(' ').map(str::to_owned)) {
        bare = shorter;
    }
    bare
}

/// In what two organisations are alike; nothing for strangers.
pub fn likeness(one: &Known, other: &Known) -> Vec<Likeness> {
    let share =
        |left: &[String], right: &[String]| left.iter().any(|one| !one.is_empty() && right.iter().any(|other| one.eq_ignore_ascii_case(other)));
    let (name, other_name) = (bare_name(&one.name), bare_name(&other.name));
    let is_named_alike = !name.is_empty() && (name == other_name || are_alike(&name, &other_name));
    let all = [
        (Likeness::Number, share(&one.numbers, &other.numbers)),
        (Likeness::Name, is_named_alike),
        (Likeness::Domain, share(&one.domains, &other.domains)),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(likeness, _)| likeness).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str, number: &str, domain: &str) -> Known {
        Known { name: name.to_owned(), numbers: vec![number.to_owned()], domains: vec![domain.to_owned()] }
    }

    #[test]
    fn a_legal_form_marks_and_capitals_do_not_make_another_name() {
        for name in ["Regge Mechatronica", "REGGE MECHATRONICA B.V.", "Regge-Mechatronica bv", "Regge Mechatronica Holding B.V."] {
            assert_eq!(bare_name(name), "regge mechatronica", "{name}");
        }
        assert_eq!((bare_name("BV"), bare_name("Bouwbv")), ("bv".to_owned(), "bouwbv".to_owned()));
    }

    #[test]
    fn the_same_name_number_or_domain_is_a_likeness_and_strangers_have_none() {
        let regge = known("Regge Mechatronica", "99000001", "regge.example");
        assert_eq!(likeness(&regge, &known("Regge Mechatronica B.V.", "99000002", "")), [Likeness::Name]);
        assert_eq!(likeness(&regge, &known("Composieten in bruggen", "99000001", "")), [Likeness::Number]);
        assert_eq!(likeness(&regge, &known("Dinkel", "", "REGGE.example")), [Likeness::Domain]);
        assert_eq!(likeness(&regge, &known("Dinkel", "", "")), []);
        assert_eq!(likeness(&known("", "", ""), &known("", "", "")), [], "what is empty is like nothing");
    }
}

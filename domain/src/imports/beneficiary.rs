//! Names of beneficiaries: what kind of organisation a name points to, and where it is.

use crate::names::normalised;
use crate::partners::{OrganisationType, Region};

/// The type that a name shows by itself, such as `Gemeente Hengelo`; nothing when a person has to look.
pub fn likely_type(name: &str) -> Option<OrganisationType> {
    let name = normalised(name);
    let words: Vec<&str> = name.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let starts = |list: &[&str]| words.iter().any(|word| list.iter().any(|start| word.starts_with(start)));
    let initials = |letters: &[&str]| words.windows(letters.len()).any(|window| window == letters);
    if has(&["gemeente", "provincie", "ministerie", "stadsregio", "uwv"]) || starts(&["waterschap", "hoogheemraad", "wetterskip"]) {
        Some(OrganisationType::Government)
    } else if has(&["bv", "nv", "vof", "holding"]) || initials(&["b", "v"]) || initials(&["n", "v"]) || initials(&["v", "o", "f"]) {
        Some(OrganisationType::Company)
    } else if has(&["saxion", "roc", "aoc", "tno", "tu", "umc", "vso", "praktijkonderwijs"])
        || starts(&["universit", "hogeschool", "scholengemeenschap"])
        || words.iter().any(|word| word.ends_with("college") || word.ends_with("lyceum") || word.ends_with("hogeschool"))
    {
        Some(OrganisationType::Knowledge)
    } else if has(&["stichting", "st", "stg", "vereniging", "federatie"]) {
        Some(OrganisationType::CivilSociety)
    } else {
        None
    }
}

/// The fourteen municipalities of Twente, a word of each that no other place has, and Twente itself.
const TWENTE: [&str; 15] = [
    "twente",
    "almelo",
    "borne",
    "dinkelland",
    "enschede",
    "haaksbergen",
    "hellendoorn",
    "hengelo",
    "goor",
    "losser",
    "oldenzaal",
    "rijssen",
    "tubbergen",
    "twenterand",
    "wierden",
];

/// The region that a name shows by itself, such as `Saxion Enschede`; nothing when a person has to look.
pub fn likely_region(name: &str) -> Option<Region> {
    normalised(name).split(' ').any(|word| TWENTE.contains(&word)).then_some(Region::Twente)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_names_show_their_type_and_others_do_not() {
        let rows = [
            ("Paques B.V.", Some(OrganisationType::Company)),
            ("Leenheer BV", Some(OrganisationType::Company)),
            ("NS Groep NV", Some(OrganisationType::Company)),
            ("Hanzehogeschool Groningen", Some(OrganisationType::Knowledge)),
            ("Universiteit Twente", Some(OrganisationType::Knowledge)),
            ("Stichting ROC van Twente", Some(OrganisationType::Knowledge)),
            ("Stichting Roelof van Echten College", Some(OrganisationType::Knowledge)),
            ("Gemeente Enschede", Some(OrganisationType::Government)),
            ("Waterschap Regge en Dinkel", Some(OrganisationType::Government)),
            ("A+O fonds Gemeenten", None),
            ("Stichting OOI", Some(OrganisationType::CivilSociety)),
            ("TRPC", None),
        ];
        for (name, expected) in rows {
            assert_eq!(likely_type(name), expected, "{name}");
        }
    }

    #[test]
    fn names_with_a_place_in_twente_are_from_there_and_others_may_be_from_anywhere() {
        let rows = [("Universiteit Twente", Some(Region::Twente)), ("Gemeente Hengelo (O)", Some(Region::Twente)), ("Paques B.V.", None)];
        for (name, expected) in rows {
            assert_eq!(likely_region(name), expected, "{name}");
        }
    }
}

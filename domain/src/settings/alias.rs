//! Another name beside a label of the policy note. The label itself stays: rules, frozen dossiers and the note speak of it.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A list of the policy note whose members may have another name.
    pub enum AliasKind {
        /// Technology areas and their parts.
        Technology = "technology",
        /// Application areas.
        Application = "application",
        /// The clusters of 2005.
        Cluster = "cluster",
    }
}

/// The other name as it was typed, in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AliasForm {
    /// In Dutch.
    pub alias_nl: String,
    /// In English.
    pub alias_en: String,
}

/// The other name in both languages; both empty takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewAlias {
    /// In Dutch, at most 80 characters.
    pub nl: String,
    /// In English, at most 80 characters.
    pub en: String,
}

impl AliasForm {
    /// The name, when it can be kept: in both languages or in none, and no copy of the label.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, (label_nl, label_en): (&str, &str)) -> Result<NewAlias, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let is_empty = self.alias_nl.trim().is_empty() && self.alias_en.trim().is_empty();
        let least = u32::from(!is_empty);
        let nl = read.line("alias_nl", &self.alias_nl, least..=80);
        let en = read.line("alias_en", &self.alias_en, least..=80);
        for (field, alias, label) in [("alias_nl", &nl, label_nl), ("alias_en", &en, label_en)] {
            if !alias.is_empty() && alias.to_lowercase() == label.to_lowercase() {
                read.problem(field, ProblemKind::Unchanged);
            }
        }
        read.finish(Some(NewAlias { nl, en }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(nl: &str, en: &str) -> Result<NewAlias, Vec<Problem>> {
        AliasForm { alias_nl: nl.to_owned(), alias_en: en.to_owned() }.check(("Gezondheid", "Health"))
    }

    #[test]
    fn another_name_stands_in_both_languages_or_in_none() {
        assert_eq!(check(" Zorg  en  welzijn", "Care"), Ok(NewAlias { nl: "Zorg en welzijn".to_owned(), en: "Care".to_owned() }));
        assert_eq!(check("", " "), Ok(NewAlias::default()));
        assert_eq!(check("Zorg", ""), Err(vec![Problem::new("alias_en", ProblemKind::Missing)]));
    }

    #[test]
    fn the_label_itself_is_no_other_name_and_a_sentence_is_too_long() {
        assert_eq!(check("gezondheid", "Care"), Err(vec![Problem::new("alias_nl", ProblemKind::Unchanged)]));
        assert_eq!(check(&"z".repeat(81), "Care"), Err(vec![Problem::new("alias_nl", ProblemKind::TooLong(80))]));
    }
}

//! What the members of the lists are called, in the reader's language.

use super::Reference;
use ::entity::{application_area, cluster, facility, societal_challenge, technology_area};
use domain::people::Language;
use domain::projects::TagList;

/// A row with a code and a name in both languages.
pub trait Named {
    /// The stored code.
    fn code(&self) -> &str;
    /// The name in a language.
    fn name(&self, language: Language) -> &str;
}

macro_rules! named {
    ($($list:ident)+) => {$(
        impl Named for $list::Model {
            fn code(&self) -> &str {
                &self.code
            }

            fn name(&self, language: Language) -> &str {
                match language {
                    Language::Nl => &self.name_nl,
                    Language::En => &self.name_en,
                }
            }
        }
    )+};
}
named!(technology_area application_area societal_challenge cluster facility);

/// Code and name of every member of a list, in its order.
pub type Names = Vec<(String, String)>;

fn names<N: Named>(rows: &[N], language: Language) -> Names {
    rows.iter().map(|row| (row.code().to_owned(), row.name(language).to_owned())).collect()
}

impl Reference {
    /// The sub-areas that a project may choose, and the areas that have none.
    pub fn sub_areas(&self, language: Language) -> Names {
        let with_parts: Vec<&str> = self.technology.iter().filter_map(|area| area.parent_code.as_deref()).collect();
        let rows: Vec<_> = self.technology.iter().filter(|area| !with_parts.contains(&area.code.as_str())).cloned().collect();
        names(&rows, language)
    }

    /// The names of a list that projects choose from; activities are a closed list and have none here.
    pub fn list(&self, list: TagList, language: Language) -> Names {
        match list {
            TagList::SubArea => self.sub_areas(language),
            TagList::ApplicationArea => names(&self.applications, language),
            TagList::Challenge => names(&self.challenges, language),
            TagList::Facility => names(&self.facilities, language),
            TagList::Activity => Vec::new(),
        }
    }

    /// Code and name of every member of every list, to name what is stored; areas that projects no longer choose included.
    pub fn all_names(&self, language: Language) -> Names {
        let rest = [names(&self.applications, language), names(&self.challenges, language), names(&self.facilities, language)];
        let mut all = names(&self.technology, language);
        all.extend(rest.into_iter().flatten().chain(names(&self.clusters, language)));
        all
    }

    /// The clusters of 2005.
    pub fn cluster_names(&self, language: Language) -> Names {
        names(&self.clusters, language)
    }

    /// What an area or sub-area is called.
    pub fn technology_name(&self, code: &str, language: Language) -> String {
        self.technology.iter().find(|area| area.code == code).map_or_else(|| code.to_owned(), |area| area.name(language).to_owned())
    }
}

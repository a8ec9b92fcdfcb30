//! The conflicts that the data showed when an expert declared. Version 2 knows of one more kind than version 1.

use crate::store::versioned::{Unreadable, Versioned};
use domain::reviews::{FoundConflict, InterestKind};
use serde::{Deserialize, Serialize};

/// What the data showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found(pub Vec<FoundConflict>);

/// Before there were versions, the list stood alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum AnyV1 {
    Alone(Vec<ConflictV1>),
    Named { found: Vec<ConflictV1> },
}

#[derive(Serialize, Deserialize)]
struct FoundV2 {
    found: Vec<ConflictV2>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ConflictV2 {
    Before(ConflictV1),
    Since(SinceV2),
}

#[derive(Serialize, Deserialize)]
enum SinceV2 {
    SameName(String),
}

#[derive(Serialize, Deserialize)]
enum ConflictV1 {
    Employer(String),
    Group(String),
    EarlierPartner(String),
    MailDomain(String),
    DeclaredBefore(InterestKind, String),
}

impl From<FoundConflict> for ConflictV2 {
    fn from(conflict: FoundConflict) -> Self {
        Self::Before(match conflict {
            FoundConflict::Employer(name) => ConflictV1::Employer(name),
            FoundConflict::Group(name) => ConflictV1::Group(name),
            FoundConflict::EarlierPartner(name) => ConflictV1::EarlierPartner(name),
            FoundConflict::MailDomain(domain) => ConflictV1::MailDomain(domain),
            FoundConflict::DeclaredBefore(kind, name) => ConflictV1::DeclaredBefore(kind, name),
            FoundConflict::SameName(name) => return Self::Since(SinceV2::SameName(name)),
        })
    }
}

impl From<ConflictV2> for FoundConflict {
    fn from(conflict: ConflictV2) -> Self {
        match conflict {
            ConflictV2::Before(conflict) => conflict.into(),
            ConflictV2::Since(SinceV2::SameName(name)) => Self::SameName(name),
        }
    }
}

impl From<ConflictV1> for FoundConflict {
    fn from(conflict: ConflictV1) -> Self {
        match conflict {
            ConflictV1::Employer(name) => Self::Employer(name),
            ConflictV1::Group(name) => Self::Group(name),
            ConflictV1::EarlierPartner(name) => Self::EarlierPartner(name),
            ConflictV1::MailDomain(domain) => Self::MailDomain(domain),
            ConflictV1::DeclaredBefore(kind, name) => Self::DeclaredBefore(kind, name),
        }
    }
}

impl Versioned for Found {
    const NAME: &'static str = "conflicts found at the declaration";
    const VERSION: u32 = 2;
    const WAS_A_LIST: bool = true;

    fn written(&self) -> impl Serialize {
        FoundV2 { found: self.0.iter().cloned().map(Into::into).collect() }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let (AnyV1::Alone(found) | AnyV1::Named { found }) = serde_json::from_str(text)?;
                Ok(Self(found.into_iter().map(Into::into).collect()))
            }
            2 => Ok(Self(serde_json::from_str::<FoundV2>(text)?.found.into_iter().map(Into::into).collect())),
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::versioned;

    fn before() -> Vec<FoundConflict> {
        vec![
            FoundConflict::Employer("Folie Fabriek BV".to_owned()),
            FoundConflict::Group("Folie Groep".to_owned()),
            FoundConflict::EarlierPartner("Stichting Stof".to_owned()),
            FoundConflict::MailDomain("folie.example".to_owned()),
            FoundConflict::DeclaredBefore(InterestKind::Financial, "Folie Fabriek BV".to_owned()),
        ]
    }

    #[test]
    fn conflicts_of_version_1_are_read() {
        assert_eq!(versioned::read(include_str!("golden/found_v1.json"), 1), Ok(Found(before())));
    }

    #[test]
    fn conflicts_of_version_2_are_read_and_written_as_they_are() {
        let expected = [before(), vec![FoundConflict::SameName("Folie-fabriek".to_owned())]].concat();
        assert_eq!(versioned::golden::<Found>(include_str!("golden/found_v2.json")), Found(expected));
    }

    #[test]
    fn conflicts_of_before_versions_are_a_list() {
        let expected = vec![
            FoundConflict::Employer("Folie Fabriek BV".to_owned()),
            FoundConflict::DeclaredBefore(InterestKind::Financial, "Folie Fabriek BV".to_owned()),
        ];
        assert_eq!(versioned::read(include_str!("golden/found_before_versions.json"), 1), Ok(Found(expected)));
    }

    #[test]
    fn a_kind_of_conflict_that_is_not_known_is_an_error() {
        let read = versioned::read::<Found>(r#"{"version":1,"found":[{"Neighbour":"Folie Fabriek BV"}]}"#, 7);
        assert!(read.is_err_and(|error| error.to_string().contains("the conflicts found at the declaration of 7")));
    }
}

//! The conflicts that the data showed when an expert declared.

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
    Named(FoundV1),
}

#[derive(Serialize, Deserialize)]
struct FoundV1 {
    found: Vec<ConflictV1>,
}

#[derive(Serialize, Deserialize)]
enum ConflictV1 {
    Employer(String),
    Group(String),
    EarlierPartner(String),
    MailDomain(String),
    DeclaredBefore(InterestKind, String),
}

impl From<FoundConflict> for ConflictV1 {
    fn from(conflict: FoundConflict) -> Self {
        match conflict {
            FoundConflict::Employer(name) => Self::Employer(name),
            FoundConflict::Group(name) => Self::Group(name),
            FoundConflict::EarlierPartner(name) => Self::EarlierPartner(name),
            FoundConflict::MailDomain(domain) => Self::MailDomain(domain),
            FoundConflict::DeclaredBefore(kind, name) => Self::DeclaredBefore(kind, name),
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
    const VERSION: u32 = 1;
    const WAS_A_LIST: bool = true;

    fn written(&self) -> impl Serialize {
        FoundV1 { found: self.0.iter().cloned().map(Into::into).collect() }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let (AnyV1::Alone(found) | AnyV1::Named(FoundV1 { found })) = serde_json::from_str(text)?;
                Ok(Self(found.into_iter().map(Into::into).collect()))
            }
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::versioned;

    #[test]
    fn conflicts_of_version_1_are_read_and_written_as_they_are() {
        let expected = vec![
            FoundConflict::Employer("Folie Fabriek BV".to_owned()),
            FoundConflict::Group("Folie Groep".to_owned()),
            FoundConflict::EarlierPartner("Stichting Stof".to_owned()),
            FoundConflict::MailDomain("folie.example".to_owned()),
            FoundConflict::DeclaredBefore(InterestKind::Financial, "Folie Fabriek BV".to_owned()),
        ];
        assert_eq!(versioned::golden::<Found>(include_str!("../golden/found_v1.json")), Found(expected));
    }

    #[test]
    fn conflicts_of_before_versions_are_a_list() {
        let expected = vec![
            FoundConflict::Employer("Folie Fabriek BV".to_owned()),
            FoundConflict::DeclaredBefore(InterestKind::Financial, "Folie Fabriek BV".to_owned()),
        ];
        assert_eq!(versioned::read(include_str!("../golden/found_before_versions.json"), 1), Ok(Found(expected)));
    }

    #[test]
    fn a_kind_of_conflict_that_is_not_known_is_an_error() {
        let read = versioned::read::<Found>(r#"{"version":1,"found":[{"Neighbour":"Folie Fabriek BV"}]}"#, 7);
        assert!(read.is_err_and(|error| error.to_string().contains("the conflicts found at the declaration of 7")));
    }
}

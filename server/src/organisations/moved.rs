//! What a merge moved from one organisation to the other, kept so that it can be moved back.

use crate::store::versioned::{Unreadable, Versioned, same_fields};
use domain::ids::{PartnerId, PersonId, ProjectId};
use serde::{Deserialize, Serialize};

/// Places in projects, people, and projects that it left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) places: Vec<PartnerId>,
    pub(super) people: Vec<PersonId>,
    pub(super) left: Vec<ProjectId>,
}

#[derive(Serialize, Deserialize)]
struct MovedV1 {
    places: Vec<PartnerId>,
    people: Vec<PersonId>,
    left: Vec<ProjectId>,
}

same_fields! { MovedV1 = Moved { places, people, left } }

impl Versioned for Moved {
    const NAME: &'static str = "list of what a merge moved";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        MovedV1::from(self.clone())
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => Ok(serde_json::from_str::<MovedV1>(text)?.into()),
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::versioned;
    use uuid::Uuid;

    #[test]
    fn what_a_merge_moved_is_read_and_written_as_it_is() {
        let id = Uuid::from_u128;
        let expected = Moved { places: vec![PartnerId(id(1)), PartnerId(id(2))], people: vec![PersonId(id(3))], left: vec![ProjectId(id(4))] };
        assert_eq!(versioned::golden::<Moved>(include_str!("golden/moved_v1.json")), expected);
    }
}

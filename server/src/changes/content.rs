//! What a request holds: what was approved when it was written, and what would be approved then.

use crate::store::versioned::{Unreadable, Versioned};
use domain::changes::Standing;
use serde::{Deserialize, Serialize};

/// Before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// As it stood.
    pub before: Standing,
    /// As it would be.
    pub after: Standing,
}

impl Versioned for Content {
    const NAME: &'static str = "content of the change request";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        self
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => Ok(serde_json::from_str(text)?),
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::versioned;
    use domain::changes::{ChangeKind, kinds};

    #[test]
    fn a_request_of_version_1_is_read_and_written_as_it_is() {
        let content: Content = versioned::golden(include_str!("golden/change_v1.json"));
        assert_eq!(kinds(&content.before, &content.after), [ChangeKind::Budget, ChangeKind::Duration]);
        assert_eq!((content.before.partners.len(), content.after.instruments.len()), (2, 1));
    }

    #[test]
    fn a_request_of_another_shape_is_an_error() {
        for text in [r#"{"version":1,"before":{}}"#, r#"{"version":2}"#, "meer geld"] {
            let read = versioned::read::<Content>(text, 7);
            assert!(read.is_err_and(|error| error.to_string().contains("content of the change request of 7")), "{text}");
        }
    }
}

//! What is kept of an instrument besides its columns.

use crate::store::versioned::{Unreadable, Versioned};
use domain::financing::InstrumentDetails;
use serde::Serialize;

/// The records have the names of a closed list, which never change; the golden files hold the rest of the shape still: see decision 18.
impl Versioned for InstrumentDetails {
    const NAME: &'static str = "details of the instrument";
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
    use domain::financing::InstrumentRecord;

    #[test]
    fn details_of_version_1_are_read_and_written_as_they_are() {
        let details: InstrumentDetails = versioned::golden(include_str!("golden/instrument_v1.json"));
        let (next_on, ended_on) = (details.next_on.map(|day| day.to_string()), details.ended_on.map(|day| day.to_string()));
        assert_eq!((details.terms.as_str(), details.government_buyer), ("Vijf jaar", true));
        assert_eq!((next_on.as_deref(), ended_on.as_deref()), (Some("2027-02-01"), Some("2031-01-31")));
        for record in InstrumentRecord::ALL {
            assert_eq!(details.record(*record), format!("Over {record}"));
        }
    }

    #[test]
    fn details_of_before_versions_hold_what_was_written_and_no_more() {
        let expected = InstrumentDetails { terms: "5 jaar".to_owned(), legal_basis: "Subsidieregeling".to_owned(), ..InstrumentDetails::default() };
        assert_eq!(versioned::read(include_str!("golden/instrument_before_versions.json"), 1), Ok(expected));
    }

    #[test]
    fn details_of_another_shape_are_an_error() {
        for text in [r#"{"terms":5}"#, r#"{"next_on":"morgen"}"#, "vijf jaar"] {
            let read = versioned::read::<InstrumentDetails>(text, 7);
            assert!(read.is_err_and(|error| error.to_string().contains("details of the instrument of 7")), "{text}");
        }
    }
}

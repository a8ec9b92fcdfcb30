//! The criteria of a round.

use crate::store::versioned::{Unreadable, Versioned, same_fields};
use domain::reviews::{Criteria, Criterion, Points, Weighing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The total is counted in tenths of a point.
#[derive(Serialize, Deserialize)]
struct CriteriaV1 {
    weighings: BTreeMap<Criterion, WeighingV1>,
    total: Points,
}

#[derive(Serialize, Deserialize)]
struct WeighingV1 {
    weight: u32,
    threshold: u32,
}

same_fields! { WeighingV1 = Weighing { weight, threshold } }

impl Versioned for Criteria {
    const NAME: &'static str = "criteria of the round";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        let weighings = Criterion::ALL.iter().map(|criterion| (*criterion, self.of(*criterion).into())).collect();
        CriteriaV1 { weighings, total: self.least_total() }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let CriteriaV1 { weighings, total } = serde_json::from_str(text)?;
                let weighings = weighings.into_iter().map(|(criterion, one)| (criterion, one.into())).collect();
                Self::new(weighings, total).map_err(|problems| Unreadable::Content(format!("{problems:?}")))
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
    fn criteria_of_version_1_are_read_and_written_as_they_are() {
        let rows = [(25, 70), (20, 50), (25, 70), (15, 50), (15, 50)].map(|(weight, threshold)| Weighing { weight, threshold });
        let expected = Criteria::new(Criterion::ALL.iter().copied().zip(rows).collect(), Points::whole(70));
        assert_eq!(Ok(versioned::golden::<Criteria>(include_str!("../golden/criteria_v1.json"))), expected);
    }

    #[test]
    fn criteria_that_do_not_come_to_100_are_an_error() {
        let told = "the criteria of the round of 7 cannot be read: [Without(Innovation), Without(Economy), Without(Quality), \
                    Without(Sustainability), Weights(25)]";
        let read = versioned::read::<Criteria>(r#"{"weighings":{"FIT":{"weight":25,"threshold":70}},"total":700}"#, 7);
        assert_eq!(read, Err(sea_orm::DbErr::Custom(told.to_owned())));
    }
}

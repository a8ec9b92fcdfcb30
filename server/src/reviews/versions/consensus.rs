//! What a panel agreed on, and what its chair has of it so far.

use crate::store::versioned::{Unreadable, Versioned, same_fields};
use domain::reviews::{Advice, AgreementForm, ConsensusForm, Criterion, NewAgreement, NewConsensus, Score};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
struct ConsensusV1 {
    agreements: BTreeMap<Criterion, AgreementV1>,
    advice: Advice,
    reasons: String,
}

/// The score is counted in halves.
#[derive(Serialize, Deserialize)]
struct AgreementV1 {
    score: Score,
    text: String,
    reason: String,
    minority: String,
}

/// Empty where the panel agreed without a draft.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct DraftV1 {
    agreements: BTreeMap<Criterion, AgreementDraftV1>,
    advice: String,
    reasons: String,
}

/// The score is as it was typed.
#[derive(Serialize, Deserialize)]
struct AgreementDraftV1 {
    score: String,
    text: String,
    reason: String,
    minority: String,
}

same_fields! {
    AgreementV1 = NewAgreement { score, text, reason, minority }
    AgreementDraftV1 = AgreementForm { score, text, reason, minority }
}

/// The same for every criterion, in the other shape.
fn each<One, Other: From<One>>(all: BTreeMap<Criterion, One>) -> BTreeMap<Criterion, Other> {
    all.into_iter().map(|(criterion, one)| (criterion, one.into())).collect()
}

impl Versioned for NewConsensus {
    const NAME: &'static str = "consensus";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        let Self { agreements, advice, reasons } = self.clone();
        ConsensusV1 { agreements: each(agreements), advice, reasons }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let ConsensusV1 { agreements, advice, reasons } = serde_json::from_str(text)?;
                Ok(Self { agreements: each(agreements), advice, reasons })
            }
            other => Err(Unreadable::Version(other)),
        }
    }
}

impl Versioned for ConsensusForm {
    const NAME: &'static str = "draft of the consensus";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        let Self { agreements, advice, reasons } = self.clone();
        DraftV1 { agreements: each(agreements), advice, reasons }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let DraftV1 { agreements, advice, reasons } = serde_json::from_str(text)?;
                Ok(Self { agreements: each(agreements), advice, reasons })
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
    fn a_consensus_of_version_1_is_read_and_written_as_it_is() {
        let agreed = NewAgreement {
            score: Score::of_halves(7).expect("a score"),
            text: "Het panel is het eens.".to_owned(),
            reason: "Ver van het gemiddelde na uitleg.".to_owned(),
            minority: "Een lid ziet het anders.".to_owned(),
        };
        let expected = NewConsensus {
            agreements: BTreeMap::from([(Criterion::Fit, agreed)]),
            advice: Advice::FundIfMoney,
            reasons: "Een goed plan als er geld is.".to_owned(),
        };
        assert_eq!(versioned::golden::<NewConsensus>(include_str!("../golden/consensus_v1.json")), expected);
    }

    #[test]
    fn a_draft_of_version_1_is_read_and_written_as_it_is_and_an_empty_one_too() {
        let typed = [
            ("score.FIT", "3,5"),
            ("text.FIT", "Het panel"),
            ("reason.FIT", "Na uitleg"),
            ("minority.FIT", "Een lid"),
            ("advice", "fund"),
            ("reasons", "Een goed pl"),
        ];
        let expected = typed.iter().try_fold(ConsensusForm::default(), |form, (field, typed)| form.with(field, typed));
        assert_eq!(Some(versioned::golden::<ConsensusForm>(include_str!("../golden/consensus_draft_v1.json"))), expected);
        assert_eq!(versioned::read("{}", 1), Ok(ConsensusForm::default()));
    }

    #[test]
    fn a_consensus_without_an_advice_is_an_error() {
        let told = "the consensus of 7 cannot be read: another shape from column 30 on";
        let read = versioned::read::<NewConsensus>(r#"{"agreements":{},"reasons":""}"#, 7);
        assert_eq!(read, Err(sea_orm::DbErr::Custom(told.to_owned())));
    }
}

//! Why a request does not go on, and what its fields are called.

use crate::language::Words;
use domain::changes::{DecidingRefusal, Obstacle};

/// What stands in the way.
pub fn obstacle_words(words: Words, obstacle: &Obstacle) -> String {
    let named = |key: &str, partner: &str| words.with(key, &[("partner", partner.to_owned().into())]);
    match obstacle {
        Obstacle::Nothing => words.t("change-obstacle-nothing"),
        Obstacle::Moved => words.t("change-obstacle-moved"),
        Obstacle::NotNow(status) => words.with("change-obstacle-not-now", &[("status", words.label(*status).into())]),
        Obstacle::Unbalanced { partner, difference } => {
            words.with("change-obstacle-unbalanced", &[("partner", partner.clone().into()), ("difference", words.money(*difference).into())])
        }
        Obstacle::LeavesWithMoney { partner } => named("change-obstacle-leaves-with-money", partner),
        Obstacle::LeadLeaves => words.t("change-obstacle-lead-leaves"),
        Obstacle::AboveCeiling { above } => words.with("change-obstacle-ceiling", &[("above", words.money(*above).into())]),
        Obstacle::BelowSpent { partner } => named("change-obstacle-spent", partner),
        Obstacle::CorrectionWaits => words.t("change-obstacle-correction"),
        Obstacle::Silent(names) => words.with("change-obstacle-silent", &[("partners", names.join(", ").into())]),
        Obstacle::Disagree(names) => words.with("change-obstacle-disagree", &[("partners", names.join(", ").into())]),
        Obstacle::TooLarge => words.t("change-obstacle-too-large"),
    }
}

/// Why somebody does not decide, and who can.
pub fn deciding_refusal(words: Words, refusal: DecidingRefusal) -> String {
    match refusal {
        DecidingRefusal::NotWaiting => words.t("change-refused-not-waiting"),
        DecidingRefusal::OwnRequest => words.t("change-refused-own"),
        DecidingRefusal::AboveMandate { is, mandate } => {
            words.with("change-refused-mandate", &[("is", words.money(is).into()), ("mandate", words.money(mandate).into())])
        }
        DecidingRefusal::OtherSeatSigns => words.t("change-refused-seat"),
        DecidingRefusal::NotADecider => words.t("change-refused-decider"),
    }
}

/// What a field of the forms about a request is called.
pub fn change_field(words: Words, field: &str) -> String {
    match field {
        "reason" => words.t("change-reason"),
        "duration_months" => words.t("project-field-duration_months"),
        "aim" => words.t("project-field-aim"),
        "deliverable" => words.t("project-field-product_market_combination"),
        "joins" => words.t("change-joins"),
        "leaves" => words.t("change-leaves"),
        "agrees" => words.t("change-agrees"),
        "organisation" => words.t("change-partner"),
        "verdict" => words.t("change-verdict"),
        _ if field.starts_with("size.") => words.t("organisation-field-size"),
        _ => words.t("change-terms"),
    }
}

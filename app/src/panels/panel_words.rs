//! What the fields of the chair's forms are called.

use crate::language::Words;
use domain::reviews::Criterion;

/// What a field is called, such as `reason` or `text.FIT`.
pub fn panel_field(words: Words, field: &str) -> String {
    match field {
        "measure" => words.t("panel-measure"),
        "reason" => words.t("panel-reason"),
        "advice" => words.t("consensus-advice"),
        "reasons" => words.t("consensus-reasons"),
        other => {
            let (part, code) = other.split_once('.').unwrap_or_default();
            let of = match part {
                "score" => words.t("review-score"),
                "text" => words.t("consensus-text"),
                "reason" => words.t("consensus-reason"),
                _ => words.t("consensus-minority"),
            };
            code.parse::<Criterion>().map_or(of.clone(), |criterion| format!("{}: {of}", words.label(criterion)))
        }
    }
}

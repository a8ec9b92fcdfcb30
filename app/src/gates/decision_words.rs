//! What the fields of a decision are called.

use super::RuleNames;
use crate::language::Words;

/// The label of a field of the form, such as `rationale` or `conditions.1.due_on`.
pub fn field_label(words: Words, names: &RuleNames, field: &str) -> String {
    let mut parts = field.splitn(3, '.');
    let (list, key, part) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let number = key.and_then(|key| key.parse::<u32>().ok()).map_or(0, |number| number + 1);
    match (list, key, part) {
        ("deviation", Some(rule), _) => {
            let name = rule.parse().map_or_else(|_| rule.to_owned(), |rule| names.of(rule));
            words.with("deviation-label", &[("rule", name.into())])
        }
        ("amounts" | "conditions", Some(_), Some(part)) => {
            let key = format!("decision-{list}-{part}");
            words.with("decision-row-label", &[("label", words.t(&key).into()), ("number", number.into())])
        }
        ("points", Some(_), _) => words.with("decision-row-label", &[("label", words.t("decision-points").into()), ("number", number.into())]),
        (single, _, _) => words.t(&format!("decision-{}", single.replace('_', "-"))),
    }
}

//! What an event changed: which field, whose, and what stood there before and after. Stored with the event for ever, so names do not change.

use crate::Eur;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stood in a field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// Words that somebody wrote.
    Text(String),
    /// An amount, in cents.
    Money(Eur),
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(i64),
    /// Codes of a list; the field says which.
    Codes(Vec<String>),
}

/// One field of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Whose field it is, such as a partner's name; none when it is the thing itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The field with the part that it stands in, such as `project.title`.
    pub field: String,
    /// What stood there.
    #[serde(default)]
    pub old: Value,
    /// What stands there.
    #[serde(default)]
    pub new: Value,
}

/// The fields of one thing with what stands in them.
pub type Fields = Vec<(&'static str, Value)>;

impl Value {
    /// Words, or nothing.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    /// A day, or nothing.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// One code of a list, or nothing.
    pub fn code(code: Option<impl Into<String>>) -> Self {
        code.map_or(Self::Nothing, |code| Self::Codes(vec![code.into()]))
    }

    /// Codes of a list; in another order they are the same.
    pub fn codes(codes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut codes: Vec<String> = codes.into_iter().map(Into::into).collect();
        codes.sort();
        if codes.is_empty() { Self::Nothing } else { Self::Codes(codes) }
    }
}

/// The fields of a part that differ, in the order of the new ones. A thing that was not there has no fields.
pub fn differences(part: &str, of: Option<&str>, old: &Fields, new: &Fields) -> Vec<Changed> {
    let gone = old.iter().filter(|(field, _)| new.iter().all(|(other, _)| other != field)).map(|(field, _)| *field);
    let fields = new.iter().map(|(field, _)| *field).chain(gone);
    let stands =
        |fields: &Fields, wanted: &str| fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value.clone()).unwrap_or_default();
    fields
        .map(|field| Changed { of: of.map(str::to_owned), field: format!("{part}.{field}"), old: stands(old, field), new: stands(new, field) })
        .filter(|changed| changed.old != changed.new)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told_and_what_was_not_there_is_nothing() {
        let old: Fields = vec![("title", Value::text("Sluis")), ("cost", Value::Money(Eur::euros(45_000))), ("gone", Value::Number(1))];
        let new: Fields = vec![("title", Value::text("Sluis")), ("cost", Value::Money(Eur::euros(145_000))), ("aim", Value::text("Meten"))];
        let told = |field: &str, old, new| Changed { of: Some("Regge".to_owned()), field: format!("money.{field}"), old, new };
        let expected = [
            told("cost", Value::Money(Eur::euros(45_000)), Value::Money(Eur::euros(145_000))),
            told("aim", Value::Nothing, Value::text("Meten")),
            told("gone", Value::Number(1), Value::Nothing),
        ];
        assert_eq!(differences("money", Some("Regge"), &old, &new), expected);
        assert_eq!(differences("money", None, &new, &new), []);
    }

    #[test]
    fn codes_in_another_order_are_the_same_and_none_is_nothing() {
        assert_eq!(Value::codes(["b", "a"]), Value::codes(["a", "b"]));
        assert_eq!(Value::codes(Vec::<String>::new()), Value::Nothing);
        assert_eq!(Value::codes(["b", "a"]), Value::Codes(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(Value::code(Some("a")), Value::Codes(vec!["a".to_owned()]));
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        assert_eq!(Value::day(Some(day)), Value::Day(day));
        assert_eq!((Value::code(None::<String>), Value::text(""), Value::day(None)), (Value::Nothing, Value::Nothing, Value::Nothing));
    }

    #[test]
    fn what_was_stored_reads_back() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23);
        for value in [Value::Nothing, Value::text("a"), Value::Money(Eur(-1)), Value::day(day), Value::Number(3), Value::codes(["HTS.1"])] {
            let one = Changed { of: None, field: "f".to_owned(), old: Value::Nothing, new: value };
            let text = serde_json::to_string(&one).unwrap();
            assert_eq!(serde_json::from_str::<Changed>(&text).unwrap(), one, "{text}");
        }
        let golden = r#"{"of":"Regge","field":"money.cost","old":{"money":4500000},"new":{"money":14500000}}"#;
        let one: Changed = serde_json::from_str(golden).unwrap();
        assert_eq!((serde_json::to_string(&one).unwrap().as_str(), one.new), (golden, Value::Money(Eur::euros(145_000))));
    }
}

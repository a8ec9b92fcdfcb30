//! Where something else is stored than what somebody typed. The page that comes back after another was first shows both, field by field, so
//! that nobody overwrites what they have not seen.

use app::ui::StoredField;
use domain::Eur;
use domain::dates::parse_date;
use domain::people::Language;
use serde::Serialize;

/// The fields of a form with what stands in them, as a browser would send them; a name comes more than once for choices.
pub type Fields = Vec<(String, String)>;

/// The fields of a form that holds a text, or a list of texts, a field.
pub fn fields(form: &impl Serialize) -> Fields {
    let text = serde_html_form::to_string(form).unwrap_or_default();
    url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

/// The fields in which something else is stored than what was typed, in the order of the form.
pub fn differing(language: Language, typed: &Fields, stored: &Fields) -> Vec<StoredField> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in stored.iter().chain(typed) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let differs = |name: &&str| {
        let (typed, stored) = (of(typed, name), of(stored, name));
        (!is_same(language, name, &typed, &stored)).then(|| StoredField { field: (*name).to_owned(), values: stored })
    };
    names.iter().filter_map(differs).collect()
}

/// What stands in a field, without blanks around it.
pub fn of(fields: &Fields, name: &str) -> Vec<String> {
    fields.iter().filter(|(field, value)| field == name && !value.trim().is_empty()).map(|(_, value)| value.trim().to_owned()).collect()
}

fn is_same(language: Language, name: &str, typed: &[String], stored: &[String]) -> bool {
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    if sorted(typed) == sorted(stored) {
        return true;
    }
    let one = |values: &[String]| values.first().cloned().unwrap_or_default();
    let (typed, stored) = (one(typed), one(stored));
    if is_amount(name) {
        let read = |text: &str| Eur::parse(text, language.thousands()).ok();
        read(&typed).is_some_and(|amount| Some(amount) == read(&stored))
    } else if is_day(name) {
        let read = |text: &str| parse_date(text, language).ok();
        read(&typed).is_some_and(|day| Some(day) == read(&stored))
    } else {
        false
    }
}

/// Whether an amount of money is typed in a field: 1.000 and 1.000,00 are the same.
fn is_amount(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name);
    name.starts_with("public_") && name != "public_summary" || matches!(name, "cost" | "own_cash" | "own_in_kind" | "other" | "amount")
}

/// Whether a day is typed in a field: 1-5-2027 and 1 mei 2027 are the same.
fn is_day(name: &str) -> bool {
    name.ends_with("_on") || name.starts_with("available_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::projects::ProjectForm;

    fn project(title: &str, challenges: &[&str], start_on: &str) -> Fields {
        fields(&ProjectForm {
            title: title.to_owned(),
            challenges: challenges.iter().map(|&code| code.to_owned()).collect(),
            start_on: start_on.to_owned(),
            ..ProjectForm::default()
        })
    }

    fn told(typed: &Fields, stored: &Fields) -> Vec<(String, Vec<String>)> {
        differing(Language::Nl, typed, stored).into_iter().map(|one| (one.field, one.values)).collect()
    }

    #[test]
    fn each_field_that_differs_is_told_once_with_what_is_stored_in_the_order_of_the_form() {
        let typed = project("Mijn naam", &["zorg"], "1 mei 2027");
        let stored = project("Hun naam", &["zorg", "bouw"], "");
        let expected = [
            ("title".to_owned(), vec!["Hun naam".to_owned()]),
            ("challenges".to_owned(), vec!["zorg".to_owned(), "bouw".to_owned()]),
            ("start_on".to_owned(), vec![]),
        ];
        assert_eq!(told(&typed, &stored), expected);
    }

    #[test]
    fn the_same_in_other_words_is_not_told() {
        assert_eq!(told(&project("Naam ", &["b", "a"], "1-5-2027"), &project("Naam", &["a", "b"], "1 mei 2027")), []);
        let amount = |text: &str| vec![("rows.0.cost".to_owned(), text.to_owned())];
        assert_eq!(told(&amount("145000"), &amount("145.000,00")), []);
        assert_eq!(told(&amount(""), &amount("0")), []);
        assert_eq!(told(&amount("veel"), &amount("0")), [("rows.0.cost".to_owned(), vec!["0".to_owned()])]);
        let text = |text: &str| vec![("aim".to_owned(), text.to_owned())];
        assert_eq!(told(&text("1.000"), &text("1000")), [("aim".to_owned(), vec!["1000".to_owned()])]);
    }
}

//! What somebody typed into a form that could not be handled: to read, to copy, and to send again.

use super::button::Button;
use crate::language::Words;
use leptos::prelude::*;

/// The form as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Where it was sent.
    pub path: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
    /// Whether sending it again may help.
    pub may_send: bool,
}

impl KeptForm {
    /// What a person typed, without keys, codes and choices.
    fn texts(&self) -> Vec<String> {
        let own = self.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "path" | "next"));
        let is_all = |text: &str, letter: fn(&char) -> bool| text.chars().all(|c| letter(&c) || c.is_ascii_digit() || ".,-/_".contains(c));
        let is_number = |text: &str| is_all(text, |_| false);
        let is_code = |text: &str| is_all(text, char::is_ascii_lowercase) || is_all(text, char::is_ascii_uppercase);
        let typed = own.map(|(_, value)| value.trim()).filter(|text| !text.is_empty() && (is_number(text) || !is_code(text)));
        typed.map(str::to_owned).collect()
    }
}

/// The texts, and the button that sends all of it again.
#[component]
pub fn KeptFormFields(words: Words, form: KeptForm) -> AnyView {
    let texts = form.texts();
    let KeptForm { path, fields, may_send } = form;
    let typed = (!texts.is_empty()).then(|| {
        let lines = texts.into_iter().map(|text| view! { <li class="prose">{text}</li> }).collect::<Vec<_>>();
        view! {
            <section class="card stack">
                <h2>{words.t("kept-typed")}</h2>
                <ul class="stack">{lines}</ul>
            </section>
        }
    });
    let again = may_send.then(|| {
        let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
        view! {
            <form method="post" action=path>
                {fields}
                <div class="actions"><Button label=words.t("resume-send") /></div>
            </form>
        }
    });
    view! { {typed} {again} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::KeptForm;

    #[test]
    fn what_was_typed_is_shown_and_keys_and_codes_are_not() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = vec![
            pair("key", "1 2"),
            pair("version", "3"),
            pair("kind", "loan"),
            pair("aim", " Een lange zin. "),
            pair("cost", "45.000"),
            pair("title", "Sluis"),
        ];
        let form = KeptForm { path: "/projects".to_owned(), fields, may_send: true };
        assert_eq!(form.texts(), ["Een lange zin.", "45.000", "Sluis"]);
    }
}

//! The page on which a person chooses when to get mail.

use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, FormErrors, FormPage, Link, NoticeView, RadioGroup, StoredField};
use domain::mail::{MailChoice, MailChoiceForm};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the form shows.
pub struct PreferencesView {
    /// The address that mail goes to.
    pub address: String,
    /// What was chosen.
    pub typed: MailChoiceForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The page.
#[component]
pub fn PreferencesPage(words: Words, view: PreferencesView) -> AnyView {
    let PreferencesView { address, typed, problems, stored, notice, key, version } = view;
    let label = words.with("preferences-choice", &[("address", address.into())]);
    let errors = FormErrors::read(words, &problems, |_| label.clone()).beside(words, &stored, |_| label.clone());
    view! {
        <FormPage
            words
            title=words.t("preferences-title")
            lead=words.t("preferences-lead")
            crumbs=Vec::new()
            errors=errors.clone()
            notice
            action=paths::preferences()
            keys=(key, version)
            save=words.t("preferences-save")
            leave=Link::new(paths::my_work(), words.t("nav-my-work"))
        >
            <RadioGroup name="choice" label=label.clone() choices=Choice::explained(words, MailChoice::ALL) value=typed.choice error=errors.of("choice") />
        </FormPage>
    }
    .into_any()
}

//! The form in which an administrator says what is known of a facility.

use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, Field, FormErrors, FormPage, Link, NoticeView, RadioGroup, StoredField};
use domain::problem::Problem;
use domain::programme::FacilityForm;
use domain::projects::FacilityStatus;
use leptos::prelude::*;

/// What the form shows.
pub struct FacilityFormView {
    /// Its code, for the address.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What was typed.
    pub typed: FacilityForm,
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
pub fn FacilityFormPage(words: Words, view: FacilityFormView) -> AnyView {
    let FacilityFormView { code, name, typed, problems, stored, notice, key, version } = view;
    let label = move |field: &str| words.t(&format!("facility-field-{field}"));
    let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
    let crumbs = vec![Link::new(paths::programme(), words.t("nav-programme"))];
    view! {
        <FormPage
            words
            title=name
            lead=words.t("facility-lead")
            crumbs
            errors=errors.clone()
            notice
            action=paths::facility(&code)
            keys=(key, version)
            save=words.t("facility-save")
            leave=Link::new(paths::programme(), words.t("facility-cancel"))
        >
                <RadioGroup
                    name="status"
                    label=label("status")
                    choices=Choice::of(words, FacilityStatus::ALL)
                    value=typed.status
                    error=errors.of("status")
                />
                <Field name="source" label=label("source") hint=words.t("facility-source-hint") value=typed.source error=errors.of("source") />
        </FormPage>
    }
    .into_any()
}

//! The form with another name beside a label of the policy note.

use crate::language::Words;
use crate::paths;
use crate::ui::{Field, FormErrors, FormPage, Link, NoticeView, StoredField};
use domain::problem::Problem;
use domain::settings::{AliasForm, AliasKind};
use leptos::prelude::*;

/// What the form shows.
pub struct AliasView {
    /// Of which list.
    pub kind: AliasKind,
    /// The code of the row.
    pub code: String,
    /// The label of the note.
    pub label: String,
    /// What was typed.
    pub typed: AliasForm,
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
pub fn AliasPage(words: Words, view: AliasView) -> AnyView {
    let AliasView { kind, code, label: title, typed, problems, stored, notice, key, version } = view;
    let label = move |field: &str| words.t(&format!("alias-field-{field}"));
    let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
    view! {
        <FormPage
            words
            title
            lead=words.t("alias-lead")
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings")), Link::new(paths::settings_reference(), words.t("settings-to-reference"))]
            errors=errors.clone()
            notice
            action=paths::settings_alias(kind.code(), &code)
            keys=(key, version)
            save=words.t("alias-save")
            leave=Link::new(paths::settings_reference(), words.t("settings-cancel"))
        >
            <Field name="alias_nl" label=label("alias_nl") hint=words.t("alias-hint") value=typed.alias_nl error=errors.of("alias_nl") />
            <Field name="alias_en" label=label("alias_en") value=typed.alias_en error=errors.of("alias_en") />
        </FormPage>
    }
    .into_any()
}

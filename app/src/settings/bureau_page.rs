//! The form with name and contact of the programme bureau.

use crate::language::Words;
use crate::paths;
use crate::ui::{Field, FormErrors, FormPage, InputKind, Link, NoticeView, Room, StoredField, TextArea};
use domain::problem::Problem;
use domain::settings::BureauForm;
use leptos::prelude::*;

/// What the form shows.
pub struct BureauPageView {
    /// What was typed.
    pub typed: BureauForm,
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
pub fn BureauPage(words: Words, view: BureauPageView) -> AnyView {
    let BureauPageView { typed, problems, stored, notice, key, version } = view;
    let label = move |field: &str| words.t(&format!("bureau-field-{field}"));
    let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
    view! {
        <FormPage
            words
            title=words.t("bureau-title")
            lead=words.t("bureau-lead")
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings"))]
            errors=errors.clone()
            notice
            action=paths::settings_bureau()
            keys=(key, version)
            save=words.t("bureau-save")
            leave=Link::new(paths::settings(), words.t("settings-cancel"))
        >
            <Field name="name" label=label("name") value=typed.name error=errors.of("name") />
            <Field name="phone" label=label("phone") value=typed.phone error=errors.of("phone") />
            <Field name="email" label=label("email") value=typed.email kind=InputKind::Email error=errors.of("email") />
            <TextArea name="address" label=label("address") value=typed.address rows=3 room=Room::of(words, BureauForm::ADDRESS_AT_MOST) error=errors.of("address") />
        </FormPage>
    }
    .into_any()
}

//! The description of a project that was approved, for its lead partner: to read, with the fields that stay open.

use super::ProjectHead;
use super::choices::named;
use super::form_page::label;
use crate::history::{changed_field, changed_value};
use crate::language::Words;
use crate::paths;
use crate::ui::{CheckboxGroup, FormErrors, FormGroup, FormPage, Link, NoticeView, Select, StoredField, SummaryList, SummaryRow};
use domain::changed::Fields;
use domain::problem::Problem;
use leptos::prelude::*;

/// Codes with what they are called.
type Named = Vec<(String, String)>;

/// What the page shows.
pub struct ApprovedView {
    /// The project.
    pub project: ProjectHead,
    /// What was approved.
    pub fields: Fields,
    /// What the codes of the lists are called.
    pub names: Named,
    /// Who may be the contact.
    pub contacts: Named,
    /// The contact that was chosen.
    pub contact: String,
    /// The societal challenges to choose from and those chosen; none where the project has one.
    pub challenges: Option<(Named, Vec<String>)>,
    /// What is wrong with the open fields.
    pub problems: Vec<Problem>,
    /// What else is stored in them by now.
    pub stored: Vec<StoredField>,
    /// Why the rest is locked, or what happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The page.
#[component]
pub fn ApprovedPage(words: Words, view: ApprovedView) -> AnyView {
    let ApprovedView { project, fields, names, contacts, contact, challenges, problems, stored, notice, key, version } = view;
    let errors = FormErrors::read(words, &problems, |field| label(words, field)).beside(words, &stored, |field| label(words, field));
    let row = |(field, value): &(&str, _)| {
        let name = format!("project.{field}");
        SummaryRow::text(changed_field(words, &name), changed_value(words, &names, &name, value))
    };
    let rows = fields.iter().map(row).collect();
    let crumbs = project.crumbs(words);
    let id = project.project;
    let first = challenges.map(|(choices, values)| {
        view! {
            <CheckboxGroup
                name="challenges"
                label=label(words, "challenges")
                hint=words.t("approved-first-challenge-hint")
                choices=named(choices)
                values
                error=errors.of("challenges")
            />
        }
    });
    view! {
        <FormPage
            words
            title=words.t("project-edit")
            crumbs
            errors=errors.clone()
            notice
            action=paths::project_edit(id)
            keys=(key, version)
            save=words.t("project-save")
            leave=Link::new(paths::project(id), words.t("project-cancel"))
        >
            <input type="hidden" name="part" value="open" />
            <FormGroup label=words.t("approved-contact") hint=words.t("approved-contact-lead")>
                <Select
                    name="contact"
                    label=label(words, "contact")
                    choices=named(contacts)
                    value=contact
                    empty=words.t("project-no-contact")
                    error=errors.of("contact")
                />
                {first}
            </FormGroup>
        </FormPage>
        <div class="narrow stack"><SummaryList rows /></div>
    }
    .into_any()
}

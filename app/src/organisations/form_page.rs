//! The form for an organisation.

use super::{AlikeOrganisation, OrganisationFormView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, Field, FormErrors, FormGroup, FormPage, InputKind, Link, RadioGroup, Select};
use domain::partners::{OrganisationForm, OrganisationType, Region, Sector, SizeClass};
use leptos::prelude::*;

/// A new organisation, or one that is changed.
#[component]
pub fn OrganisationFormPage(words: Words, view: OrganisationFormView) -> AnyView {
    let OrganisationFormView { organisation, typed, problems, alike, mail_domain, stored, notice, key, version } = view;
    let is_new = organisation.is_none();
    let errors = FormErrors::read(words, &problems, |field| label(words, field)).beside(words, &stored, |field| label(words, field));
    let mut crumbs = vec![Link::new(paths::organisations(), words.t("organisations-title"))];
    let (title, action, back) = match organisation {
        None => (words.t("organisation-new"), paths::organisation_new(), paths::organisations()),
        Some((id, name)) => {
            crumbs.push(Link::new(paths::organisation(id), name));
            (words.t("organisation-edit"), paths::organisation_edit(id), paths::organisation(id))
        }
    };
    view! {
        <FormPage
            words
            title
            crumbs
            errors=errors.clone()
            notice
            action
            keys=(key, version)
            save=words.t("organisation-save")
            leave=Link::new(back, words.t("organisation-cancel"))
        >
                {like(words, alike)}
                <Fields words typed errors />
                {is_new
                    .then(|| {
                        view! {
                            <Field
                                name="mail_domain"
                                label=words.t("organisation-mail-domain")
                                hint=words.t("organisation-mail-domain-hint")
                                value=mail_domain
                                short=true
                            />
                        }
                    })}
        </FormPage>
    }
    .into_any()
}

/// Organisations that the new one is like, with the box that says it is another one.
fn like(words: Words, alike: Vec<AlikeOrganisation>) -> Option<AnyView> {
    let line = |one: AlikeOrganisation| {
        let what = one.likeness.iter().map(|likeness| words.label(*likeness)).collect::<Vec<_>>().join(", ");
        view! { <li><a href=paths::organisation(one.card.id)>{one.card.told(words)}</a>": "{what}</li> }
    };
    let lines = alike.into_iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="notice" data-tone="warn" aria-labelledby="alike-title">
                <h2 id="alike-title">{words.t("organisation-may-be-there")}</h2>
                <p>{words.t("organisation-may-be-there-text")}</p>
                <ul>{lines}</ul>
                <label class="choice"><input type="checkbox" name="is_other" value="yes" /><span>{words.t("organisation-is-other")}</span></label>
            </section>
        }
        .into_any()
    })
}

fn label(words: Words, field: &str) -> String {
    words.t(&format!("organisation-field-{field}"))
}

#[component]
fn Fields(words: Words, typed: OrganisationForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let mut sizes = vec![Choice::new("", words.t("organisation-size-none"))];
    sizes.extend(Choice::explained(words, SizeClass::ALL));
    let place_errors = errors.clone();
    view! {
        <FormGroup label=words.t("organisation-group-what")>
            <Field name="name" label=label("name") value=typed.name error=errors.of("name") autocomplete="organization" />
            <Select
                name="organisation_type"
                label=label("organisation_type")
                choices=Choice::of(words, OrganisationType::ALL)
                value=typed.organisation_type
                empty=words.t("organisation-choose")
                error=errors.of("organisation_type")
            />
            <RadioGroup
                name="size"
                label=label("size")
                choices=sizes
                value=typed.size
                hint=words.t("organisation-size-hint")
                error=errors.of("size")
            />
            <Select
                name="sector"
                label=label("sector")
                choices=Choice::of(words, Sector::ALL)
                value=typed.sector
                empty=words.t("organisation-choose")
                error=errors.of("sector")
            />
        </FormGroup>
        <FormGroup label=words.t("organisation-group-where")>
            <RadioGroup name="region" label=label("region") choices=Choice::of(words, Region::ALL) value=typed.region error=place_errors.of("region") />
            <Field
                name="kvk_number"
                label=label("kvk_number")
                kind=InputKind::Digits
                value=typed.kvk_number
                hint=words.t("organisation-kvk-hint")
                error=place_errors.of("kvk_number")
                short=true
            />
            <Field
                name="foreign_register_id"
                label=label("foreign_register_id")
                value=typed.foreign_register_id
                hint=words.t("organisation-foreign-hint")
                error=place_errors.of("foreign_register_id")
                short=true
            />
            <Field
                name="group"
                label=label("group")
                value=typed.group
                hint=words.t("organisation-group-hint")
                error=place_errors.of("group")
            />
        </FormGroup>
    }
}

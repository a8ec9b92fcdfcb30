//! What is kept of an expert: the form for programme managers, and for experts themselves.

use super::{Codes, ExpertView, field_label};
use crate::language::Words;
use crate::paths;
use crate::settings::AskBureau;
use crate::ui::{CheckboxGroup, Choice, DateField, Field, FormErrors, FormGroup, FormPage, InputKind, Link, RadioGroup};
use domain::people::Language;
use domain::reviews::{ExpertForm, ExpertRole};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ExpertPage(words: Words, view: ExpertView) -> AnyView {
    let ExpertView { person, name, organisation, sub_areas, application_areas, typed, problems, stored, notice, key, version, bureau } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field)).beside(words, &stored, |field| field_label(words, field));
    let back = if person.is_some() { paths::experts() } else { paths::reviews() };
    let (title, lead, action, crumb) = match person {
        Some(id) => (words.with("expert-title", &[("name", name.into())]), None, paths::expert(id), words.t("experts-title")),
        None => (words.t("profile-title"), Some(words.t("profile-lead")), paths::profile(), words.t("nav-reviews")),
    };
    let works = match (person, organisation) {
        (Some(_), _) => {
            let (value, error) = (typed.organisation.clone(), errors.of("organisation"));
            let (label, hint) = (field_label(words, "organisation"), words.t("expert-organisation-hint"));
            view! { <Field name="organisation" label value hint error autocomplete="off" /> }.into_any()
        }
        (None, Some(organisation)) => view! { <p>{words.with("profile-works-at", &[("organisation", organisation.into())])}</p> }.into_any(),
        (None, None) => view! { <p>{words.t("profile-works-alone")}</p> }.into_any(),
    };
    let ask = person.is_none().then(|| view! { <AskBureau words bureau /> });
    let who = who(words, &typed, &errors);
    let knows = [
        many(words, &errors, "sub_areas", (&typed.sub_areas, sub_areas)),
        many(words, &errors, "application_areas", (&typed.application_areas, application_areas)),
    ];
    let when = when(words, &typed, &errors);
    view! {
        <FormPage
            words
            title
            lead
            crumbs=vec![Link::new(back.clone(), crumb)]
            errors
            notice
            action
            keys=(key, version)
            save=words.t("expert-save")
            leave=Link::new(back, words.t("expert-cancel"))
        >
            <FormGroup label=words.t("expert-group-who")>{works} {ask} {who}</FormGroup>
            <FormGroup label=words.t("expert-group-knows")>{knows}</FormGroup>
            <FormGroup label=words.t("expert-group-when")>{when}</FormGroup>
        </FormPage>
    }
    .into_any()
}

fn who(words: Words, typed: &ExpertForm, errors: &FormErrors) -> AnyView {
    let answers = || vec![Choice::new("yes", words.t("expert-yes")), Choice::new("no", words.t("expert-no"))];
    let yes_or_no = |name: &'static str, value: &str| {
        let value = if value.is_empty() { "no" } else { value }.to_owned();
        view! { <RadioGroup name label=field_label(words, name) choices=answers() value error=errors.of(name) /> }
    };
    view! {
        <RadioGroup
            name="role"
            label=field_label(words, "role")
            choices=Choice::of(words, ExpertRole::ALL)
            value=typed.role.clone()
            error=errors.of("role")
        />
        {yes_or_no("judges_business_case", &typed.judges_business_case)}
        {yes_or_no("is_from_outside", &typed.is_from_outside)}
    }
    .into_any()
}

fn many(words: Words, errors: &FormErrors, name: &'static str, (values, of): (&[String], Codes)) -> AnyView {
    let choices = of.into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    view! { <CheckboxGroup name label=field_label(words, name) choices values=values.to_vec() error=errors.of(name) /> }.into_any()
}

fn when(words: Words, typed: &ExpertForm, errors: &FormErrors) -> AnyView {
    let day = |name: &'static str, value: &str| {
        let (label, value, hint) = (field_label(words, name), value.to_owned(), words.t("expert-available-hint"));
        view! { <DateField words name label value hint error=errors.of(name) /> }
    };
    view! {
        <CheckboxGroup
            name="languages"
            label=field_label(words, "languages")
            choices=Choice::of(words, Language::ALL)
            values=typed.languages.clone()
            error=errors.of("languages")
        />
        <Field
            name="most_reviews"
            label=field_label(words, "most_reviews")
            value=typed.most_reviews.clone()
            kind=InputKind::Digits
            error=errors.of("most_reviews")
            short=true
        />
        <div class="cells">{day("available_from", &typed.available_from)} {day("available_until", &typed.available_until)}</div>
    }
    .into_any()
}

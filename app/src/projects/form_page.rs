//! The form for a project: one page, in the order in which people tell about it. A draft needs only a title.

use super::change_reason::{ChangeReason, reason_label};
use super::choices::named;
use super::{ProjectChoices, ProjectFormView};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    CheckboxGroup, Choice, DateField, Field, FormErrors, FormGroup, FormPage, InputKind, Link, Notice, NoticeView, RadioGroup, Room, Select,
    TextArea, Tone,
};
use domain::projects::{AIM_LIMIT, Activity, COMBINATION_LIMIT, ProjectForm, ProjectKind, REASON_FIELD, ResultType, SUMMARY_LIMIT};
use leptos::prelude::*;

/// A new project, or one that is changed.
#[component]
pub fn ProjectFormPage(words: Words, view: ProjectFormView) -> AnyView {
    let ProjectFormView { project, typed, problems, stored, choices, same_title, reason, notice, key, version } = view;
    let errors = FormErrors::read(words, &problems, |field| label(words, field)).beside(words, &stored, |field| label(words, field));
    let errors = if same_title.is_some() { errors.and("again", words.t("project-same-title-confirm")) } else { errors };
    let is_new = project.is_none();
    let crumbs = project.as_ref().map_or_else(|| vec![Link::new(paths::portfolio(), words.t("nav-portfolio"))], |project| project.crumbs(words));
    let (title, lead, action, back) = match project {
        None => ("project-new", "project-new-lead", paths::project_new(), paths::portfolio()),
        Some(head) => ("project-edit", "project-edit-lead", paths::project_edit(head.project), paths::project(head.project)),
    };
    view! {
        <FormPage
            words
            title=words.t(title)
            lead=words.t(lead)
            crumbs
            errors=errors.clone()
            notice
            action
            keys=(key, version)
            save=words.t(if is_new { "project-make" } else { "project-save" })
            leave=Link::new(back, words.t("project-cancel"))
        >
                {same_title.map(|other| view! { <SecondDraft words other /> })}
                <Idea words typed=typed.clone() errors=errors.clone() />
                <Focus words typed=typed.clone() errors=errors.clone() choices=choices.clone() />
                <Place words typed=typed.clone() errors=errors.clone() choices=choices.clone() />
                <Plan words typed errors=errors.clone() choices is_new />
                <ChangeReason words reason errors=&errors />
        </FormPage>
    }
    .into_any()
}

/// What a field is called.
pub(super) fn label(words: Words, field: &str) -> String {
    if field == REASON_FIELD {
        return reason_label(words);
    }
    words.t(&format!("project-field-{field}"))
}

/// The person says that a second draft with the same title is meant.
#[component]
fn SecondDraft(words: Words, other: Link) -> impl IntoView {
    let notice = NoticeView { tone: Tone::Warn, title: words.t("project-same-title"), text: Some(words.t("project-same-title-text")) };
    view! {
        <div class="stack">
            <Notice notice />
            <p><a href=other.href>{other.label}</a></p>
            <CheckboxGroup
                name="again"
                label=words.t("project-same-title-question")
                choices=vec![Choice::new("yes", words.t("project-same-title-yes"))]
            />
        </div>
    }
}

#[component]
fn Idea(words: Words, typed: ProjectForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let hint = move |field: &str| words.t(&format!("project-hint-{field}"));
    let own = errors.clone();
    let text = move |field: &'static str, value: String, (rows, most): (u8, u32)| {
        view! { <TextArea name=field label=label(field) value hint=hint(field) error=own.of(field) rows room=Room::of(words, most) /> }
    };
    view! {
        <FormGroup label=words.t("project-group-idea")>
            <Field name="title" label=label("title") value=typed.title hint=hint("title") error=errors.of("title") autocomplete="off" />
            {text("public_summary", typed.public_summary, (5, SUMMARY_LIMIT))}
            {text("aim", typed.aim, (6, AIM_LIMIT))}
            {text("product_market_combination", typed.product_market_combination, (4, COMBINATION_LIMIT))}
        </FormGroup>
    }
}

#[component]
fn Focus(words: Words, typed: ProjectForm, errors: FormErrors, choices: ProjectChoices) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let own = errors.clone();
    let many = move |field: &'static str, values: Vec<String>, choices: Vec<Choice>| {
        view! { <CheckboxGroup name=field label=label(field) choices values error=own.of(field) /> }
    };
    view! {
        <FormGroup label=words.t("project-group-focus") hint=words.t("project-group-focus-hint")>
            <RadioGroup
                name="result_type"
                label=label("result_type")
                choices=Choice::explained(words, ResultType::ALL)
                value=typed.result_type
                error=errors.of("result_type")
            />
            <Select
                name="primary_sub_area"
                label=label("primary_sub_area")
                choices=named(choices.sub_areas.clone())
                value=typed.primary_sub_area
                empty=words.t("project-choose")
                error=errors.of("primary_sub_area")
            />
            {many("secondary_sub_areas", typed.secondary_sub_areas, named(choices.sub_areas))}
            {many("application_areas", typed.application_areas, named(choices.application_areas))}
            {many("challenges", typed.challenges, named(choices.challenges))}
        </FormGroup>
    }
}

#[component]
fn Place(words: Words, typed: ProjectForm, errors: FormErrors, choices: ProjectChoices) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let kind = if typed.kind.is_empty() { ProjectKind::ClusterProject.code().to_owned() } else { typed.kind };
    view! {
        <FormGroup label=words.t("project-group-place")>
            <RadioGroup name="kind" label=label("kind") choices=Choice::of(words, ProjectKind::ALL) value=kind error=errors.of("kind") />
            <Select
                name="cluster"
                label=label("cluster")
                choices=named(choices.clusters)
                value=typed.cluster
                empty=words.t("project-no-cluster")
                error=errors.of("cluster")
            />
            <CheckboxGroup
                name="facilities"
                label=label("facilities")
                choices=named(choices.facilities)
                values=typed.facilities
                error=errors.of("facilities")
            />
        </FormGroup>
    }
}

#[component]
fn Plan(words: Words, typed: ProjectForm, errors: FormErrors, choices: ProjectChoices, is_new: bool) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let hint = move |field: &str| format!("{} {}", words.t(&format!("project-hint-{field}")), words.t("date-hint"));
    let own = errors.clone();
    let contact = (!is_new).then(|| {
        let hint = if choices.contacts.is_empty() { "project-contact-none" } else { "project-hint-contact" };
        view! {
            <Select
                name="contact"
                label=label("contact")
                choices=named(choices.contacts)
                value=typed.contact
                empty=words.t("project-no-contact")
                hint=words.t(hint)
                error=own.of("contact")
            />
        }
    });
    view! {
        <FormGroup label=words.t("project-group-plan") hint=words.t("project-group-plan-hint")>
            <CheckboxGroup
                name="activities"
                label=label("activities")
                choices=Choice::of(words, Activity::ALL)
                values=typed.activities
                error=errors.of("activities")
            />
            <DateField words name="start_on" label=label("start_on") hint=hint("start_on") value=typed.start_on error=errors.of("start_on") />
            <Field
                name="duration_months"
                label=label("duration_months")
                kind=InputKind::Digits
                value=typed.duration_months
                error=errors.of("duration_months")
                autocomplete="off"
                short=true
            />
            <DateField words name="next_gate_on" label=label("next_gate_on") hint=hint("next_gate_on") value=typed.next_gate_on error=errors.of("next_gate_on") />
            {contact}
        </FormGroup>
    }
}

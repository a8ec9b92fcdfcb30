//! The forms with which an administrator invites somebody, gives a role, ends one, and ends somebody's access.

use super::{EndRoleView, InternalInviteView, LeavingView, RoleFormView, days_words, invitation_label, role_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, DateField, Field, FormErrors, FormPage, InputKind, Link, RadioGroup, Select};
use domain::ids::PersonId;
use domain::people::{EndsWhen, Language, Role, RoleForm, SteeringSeat};
use leptos::prelude::*;

/// Role, seat and days.
fn role_fields(words: Words, typed: RoleForm, errors: &FormErrors) -> AnyView {
    let RoleForm { role, seat, first_day, last_day } = typed;
    let label = move |field: &str| invitation_label(words, field);
    let cards = Role::INTERNAL
        .iter()
        .map(|role| Choice { hint: Some(words.t(&format!("role-card-{role}"))), ..Choice::new(role.code(), words.label(*role)) });
    let (role_error, seat_error) = (errors.of("role"), errors.of("seat"));
    let (first_error, last_error) = (errors.of("first_day"), errors.of("last_day"));
    view! {
        <RadioGroup name="role" label=label("role") choices=cards.collect() value=role hint=words.t("role-hint") error=role_error />
        <Select
            name="seat"
            label=label("seat")
            choices=Choice::of(words, SteeringSeat::ALL)
            value=seat
            empty=words.t("seat-none")
            hint=words.t("seat-hint")
            error=seat_error
        />
        <DateField words name="first_day" label=label("first_day") value=first_day hint=words.t("role-first-hint") error=first_error />
        <DateField words name="last_day" label=label("last_day") value=last_day hint=words.t("role-last-hint") error=last_error />
    }
    .into_any()
}

/// The invitation of somebody inside the programme.
#[component]
pub fn InternalInvitePage(words: Words, view: InternalInviteView) -> AnyView {
    let InternalInviteView { typed, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |field| invitation_label(words, field));
    let (name, email, language) = (errors.of("name"), errors.of("email"), errors.of("language"));
    let of_role = RoleForm { role: typed.role, seat: typed.seat, first_day: typed.first_day, last_day: typed.last_day };
    let label = move |field: &str| invitation_label(words, field);
    let fields = role_fields(words, of_role, &errors);
    view! {
        <FormPage
            words
            title=words.t("people-invite")
            lead=words.t("people-invite-lead")
            crumbs=vec![Link::new(paths::people(), words.t("people-title"))]
            errors=errors.clone()
            notice=None
            action=paths::people_invite()
            keys=(key, 0)
            save=words.t("people-invite-do")
            leave=Link::new(paths::people(), words.t("expert-cancel"))
        >
            <Field name="name" label=label("name") value=typed.name autocomplete="off" error=name />
            <Field name="email" label=label("email") value=typed.email kind=InputKind::Email autocomplete="off" error=email />
            {fields}
            <RadioGroup name="language" label=label("language") choices=Choice::of(words, Language::ALL) value=typed.language error=language />
        </FormPage>
    }
    .into_any()
}

fn crumbs(words: Words, (id, name): &(PersonId, String)) -> Vec<Link> {
    vec![Link::new(paths::people(), words.t("people-title")), Link::new(paths::person(*id), name.clone())]
}

/// A role for somebody with an account.
#[component]
pub fn RoleFormPage(words: Words, view: RoleFormView) -> AnyView {
    let RoleFormView { person, typed, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |field| invitation_label(words, field));
    let fields = role_fields(words, typed, &errors);
    view! {
        <FormPage
            words
            title=words.t("role-give")
            lead=words.with("role-give-lead", &[("name", person.1.clone().into())])
            crumbs=crumbs(words, &person)
            errors=errors.clone()
            notice=None
            action=paths::person_role_new(person.0)
            keys=(key, 0)
            save=words.t("role-give-do")
            leave=Link::new(paths::person(person.0), words.t("expert-cancel"))
        >
            {fields}
        </FormPage>
    }
    .into_any()
}

/// The end of a role.
#[component]
pub fn EndRolePage(words: Words, view: EndRoleView) -> AnyView {
    let EndRoleView { person, role, typed, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |field| invitation_label(words, field));
    let (when, error) = (errors.of("when"), errors.of("last_day"));
    let label = move |field: &str| invitation_label(words, field);
    let what = role_words(words, role.role, role.seat);
    let days = days_words(words, role.days).map(|days| format!(", {days}")).unwrap_or_default();
    view! {
        <FormPage
            words
            title=words.t("role-end")
            lead=words.with("role-end-lead", &[("name", person.1.clone().into()), ("role", format!("{what}{days}").into())])
            crumbs=crumbs(words, &person)
            errors=errors.clone()
            notice=None
            action=paths::person_role_end(person.0, role.id)
            keys=(key, 0)
            save=words.t("role-end-do")
            leave=Link::new(paths::person(person.0), words.t("expert-cancel"))
        >
            <RadioGroup name="when" label=label("when") choices=Choice::of(words, EndsWhen::ALL) value=typed.when error=when />
            <DateField words name="last_day" label=label("last_day") value=typed.last_day hint=words.t("role-end-hint") error />
        </FormPage>
    }
    .into_any()
}

/// The end of somebody's access.
#[component]
pub fn LeavingPage(words: Words, view: LeavingView) -> AnyView {
    let LeavingView { person, projects, contact_of, is_last, conditions, successors, stays, typed, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |field| invitation_label(words, field));
    let (reason, successor) = (errors.of("reason"), errors.of("successor"));
    let choices = successors.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect::<Vec<_>>();
    let label = move |field: &str| invitation_label(words, field);
    let left = ["leaving-rounds", "leaving-reviews"].into_iter().zip(stays).filter(|(_, count)| *count > 0);
    let left = left.map(|(key, count)| view! { <li>{words.with(key, &[("count", count.into())])}</li> }).collect::<Vec<_>>();
    let left = (!left.is_empty()).then(|| view! { <div class="stack"><p>{words.t("leaving-left")}</p><ul>{left}</ul></div> });
    let of_conditions = (conditions > 0).then(|| words.with("leaving-conditions", &[("count", conditions.into())]));
    let handed = (!projects.is_empty() || of_conditions.is_some()).then(|| {
        let lines = projects.into_iter().chain(of_conditions).map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
        view! {
            <Select name="successor" label=label("successor") choices value=typed.successor empty=words.t("project-choose") error=successor />
            <ul class="small">{lines}</ul>
        }
    });
    let last = is_last.then(|| words.t("leaving-last"));
    let contact = (!contact_of.is_empty()).then(|| words.with("leaving-contact", &[("projects", contact_of.join(", ").into())]));
    let partner = [contact, last].into_iter().flatten().map(|text| view! { <p>{text}</p> }).collect::<Vec<_>>();
    view! {
        <FormPage
            words
            title=words.t("person-end-title")
            lead=words.with("person-end-text", &[("name", person.1.clone().into())])
            crumbs=crumbs(words, &person)
            errors=errors.clone()
            notice=None
            action=paths::person_end(person.0)
            keys=(key, 0)
            save=words.with("person-end-do", &[("name", person.1.clone().into())])
            leave=Link::new(paths::person(person.0), words.t("expert-cancel"))
        >
            {handed}
            {left}
            {partner}
            <Field name="reason" label=label("reason") value=typed.reason hint=words.t("leaving-reason-hint") autocomplete="off" error=reason />
        </FormPage>
    }
    .into_any()
}

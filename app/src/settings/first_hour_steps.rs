//! What stands under each step of the first hour.

use super::ask_bureau::BureauLinks;
use super::first_hour::FirstHourView;
use super::mail_page::MailForms;
use super::parameter_words::{parameter_source, parameter_value};
use crate::language::Words;
use crate::paths;
use crate::ui::{FormErrors, Notice};
use domain::people::SteeringSeat;
use domain::settings::{MailStanding, SetupStep};
use leptos::prelude::*;

/// The pages where people are invited.
const PEOPLE: &str = "/people";

/// What stands under a step.
pub(super) fn step_body(words: Words, view: &FirstHourView, step: SetupStep) -> AnyView {
    match step {
        SetupStep::Bureau => bureau(words, view),
        SetupStep::Mail => mail(words, view),
        SetupStep::Parameters => parameters(words, view),
        SetupStep::Managers => managers(words, view),
        SetupStep::Steering => steering(words, view),
    }
}

fn bureau(words: Words, view: &FirstHourView) -> AnyView {
    let link = |key: &str| view! { <a href=paths::settings_bureau()>{words.t(key)}</a> };
    let told = match view.bureau.clone() {
        Some(bureau) => view! { <p><BureauLinks bureau />". "{link("first-hour-change-bureau")}</p> }.into_any(),
        None => view! { <p>{link("first-hour-fill-bureau")}</p> }.into_any(),
    };
    view! { {told}<p class="small quiet">{words.t("first-hour-bureau-text")}</p> }.into_any()
}

fn mail(words: Words, view: &FirstHourView) -> AnyView {
    let notice = view.trial.as_ref().and_then(|trial| trial.notice(words)).map(|notice| view! { <Notice notice /> });
    let link = view! { <p><a href=paths::settings_mail()>{words.t("settings-to-mail")}</a></p> };
    if view.facts.is_done(SetupStep::Mail) {
        return view! { {notice}{link} }.into_any();
    }
    let again = view.facts.mail == MailStanding::Failed;
    let (email, keys, has_server) = (view.email.clone(), view.keys.clone(), view.has_server);
    let none = (!has_server).then(|| view! { <p>{words.t("mail-server-none")}</p> });
    view! {
        {notice}
        {none}
        <MailForms words has_server email errors=FormErrors::default() again may_leave_out=true keys />
        {link}
    }
    .into_any()
}

fn parameters(words: Words, view: &FirstHourView) -> AnyView {
    let (all, fixed) = view.counts;
    let about = [("all", all.into()), ("note", fixed.into()), ("rest", (all - fixed).into())];
    let rows = view.parameters.iter().map(|(parameter, value)| {
        let shown = parameter_value(words, parameter.unit, *value);
        let source = parameter_source(words, parameter);
        view! { <div><dt>{words.label(parameter.key)}</dt><dd>{shown}" "<span class="quiet small">{source}</span></dd></div> }
    });
    view! {
        <p>{words.with("first-hour-parameters-text", &about)}</p>
        <dl class="facts">{rows.collect::<Vec<_>>()}</dl>
        <p><a href=paths::settings_parameters()>{words.t("first-hour-to-parameters")}</a></p>
    }
    .into_any()
}

fn managers(words: Words, view: &FirstHourView) -> AnyView {
    let about = [("in", view.facts.managers.into()), ("invited", view.facts.managers_invited.into())];
    let names = view.people.managers.iter().map(|name| view! { <li>{name.clone()}</li> }).collect::<Vec<_>>();
    let names = (!names.is_empty()).then(|| view! { <ul class="seats">{names}</ul> });
    view! {
        <p>{words.with("first-hour-people", &about)}</p>
        {names}
        <p class="small quiet">{words.t("first-hour-managers-text")}</p>
        <p><a href=PEOPLE>{words.t("first-hour-invite-managers")}</a></p>
    }
    .into_any()
}

fn steering(words: Words, view: &FirstHourView) -> AnyView {
    let seat = |seat: SteeringSeat| {
        let names: Vec<_> = view.people.steering.iter().filter(|(held, _)| *held == seat).map(|(_, name)| name.clone()).collect();
        let names = if names.is_empty() { words.t("seat-nobody") } else { names.join(", ") };
        view! { <li><b>{words.label(seat)}</b><span>{names}</span></li> }
    };
    let about = [("in", view.facts.members.into()), ("invited", view.facts.members_invited.into())];
    let seats = [SteeringSeat::Chair, SteeringSeat::Secretary, SteeringSeat::Member].map(seat).into_iter().collect::<Vec<_>>();
    view! {
        <p>{words.t("first-hour-steering-text")}</p>
        <ul class="seats">{seats}</ul>
        <p class="small quiet">{words.with("first-hour-members", &about)}</p>
        <p><a href=PEOPLE>{words.t("first-hour-invite-steering")}</a></p>
    }
    .into_any()
}

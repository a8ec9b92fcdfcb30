//! What stands under each step of the first hour.

use super::ask_bureau::BureauLinks;
use super::first_hour::FirstHourView;
use super::mail_page::MailForms;
use super::parameter_words::{parameter_source, parameter_value};
use super::steering_seats::{invite, steering_seats};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, FormErrors, Notice, Tone};
use domain::people::Role;
use domain::settings::{MailStanding, SetupStep};
use leptos::prelude::*;

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
    let link = view! { <p><a href=paths::settings_mail()>{words.t("first-hour-to-mail")}</a></p> };
    if view.facts.is_done(SetupStep::Mail) {
        let told = view.trial.as_ref().and_then(|trial| trial.notice(words)).map(|notice| view! { <p>{notice.title}</p> });
        return view! { {told}{link} }.into_any();
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
        view! { <div><dt>{words.label(parameter.key)}</dt><dd><b>{shown}</b></dd><dd class="small quiet">{source}</dd></div> }
    });
    let link = view! { <p><a href=paths::settings_parameters()>{words.t("first-hour-to-parameters")}</a></p> };
    let text = words.with("first-hour-parameters-text", &about);
    if view.facts.is_done(SetupStep::Parameters) {
        return view! { <p>{text}</p>{link} }.into_any();
    }
    view! {
        <p>{text}</p>
        <dl class="facts params">{rows.collect::<Vec<_>>()}</dl>
        {link}
    }
    .into_any()
}

fn managers(words: Words, view: &FirstHourView) -> AnyView {
    let people = &view.people;
    let inside = people.managers.iter().map(|name| {
        view! { <li><span class="tasks__what">{name.clone()}</span><Badge tone=Tone::Good label=words.t("first-hour-inside") /></li> }.into_any()
    });
    let invited = people.invited.iter().filter(|one| one.role == Role::ProgrammeManager).map(|one| {
        let until = words.with("first-hour-invited-until", &[("date", words.last_day(one.until).into())]);
        let copy = (!view.has_server).then(|| view! { <a href=paths::messages()>{words.t("first-hour-copy")}</a> });
        view! {
            <li>
                <span class="tasks__what">{one.name.clone()}</span>
                <Badge tone=Tone::Accent label=words.t("first-hour-invited") />
                <p class="tasks__below"><span>{until}</span>{copy}</p>
            </li>
        }
        .into_any()
    });
    let lines: Vec<_> = inside.chain(invited).collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="tasks">{lines}</ul> });
    view! {
        {list}
        <p class="small quiet">{words.t("first-hour-managers-text")}</p>
        <p><a href=invite(Role::ProgrammeManager, None)>{words.t("first-hour-invite-managers")}</a></p>
    }
    .into_any()
}

fn steering(words: Words, view: &FirstHourView) -> AnyView {
    view! {
        <p>{words.t("first-hour-steering-text")}</p>
        {steering_seats(words, &view.people)}
        <p><a href=invite(Role::SteeringMember, None)>{words.t("first-hour-invite-steering")}</a></p>
    }
    .into_any()
}

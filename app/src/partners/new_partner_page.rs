//! The form for a new partner: find the organisation, choose it, say what it does.

use super::{Match, NewPartnerView, core_business, label};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::projects::ChangeReason;
use crate::settings::AskBureau;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Choice, EmptyState, ErrorSummary, Field, FormErrors, FormGroup, FormKeys, InputKind, Link, Notice, PageHead,
    RadioGroup, Shape,
};
use leptos::prelude::*;

/// Two steps on one page; the second appears when something was found.
#[component]
pub fn NewPartnerPage(words: Words, view: NewPartnerView) -> AnyView {
    let errors = FormErrors::read(words, &view.problems, |field| label(words, field));
    let project = view.project.project;
    let mut crumbs = view.project.crumbs(words);
    crumbs.push(Link::new(paths::partners(project), words.t("partners-title")));
    let notice = view.notice.clone();
    let q = view.q.clone();
    let role = (!view.typed.role.is_empty()).then(|| view! { <input type="hidden" name="role" value=view.typed.role.clone() /> });
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("partner-new") lead=words.t("partner-new-lead") crumbs />
            {notice.map(|notice| view! { <Notice notice /> })}
            <form class="filters" role="search" action=paths::partner_new(project)>
                <Field name="q" label=words.t("partner-search") kind=InputKind::Search value=q />
                {role}
                <Button label=words.t("partner-find") kind=ButtonKind::Quiet icon=Shape::Search />
            </form>
            {found(words, view, errors)}
        </div>
    }
    .into_any()
}

fn found(words: Words, view: NewPartnerView, errors: FormErrors) -> AnyView {
    if view.matches.is_empty() {
        let may_add = view.add_organisation.is_some();
        let action = view.add_organisation.map(|href| Link::new(href, words.t("organisation-new")));
        let text = if may_add { "partner-nothing-found-add" } else { "partner-nothing-found-ask" };
        let ask = (!may_add).then(|| view! { <AskBureau words bureau=view.bureau /> });
        return (!view.q.is_empty())
            .then(|| view! { <EmptyState title=words.t("partner-nothing-found") text=words.t(text) action />{ask} })
            .into_any();
    }
    let project = view.project.project;
    let (taken, free): (Vec<Match>, Vec<Match>) = view.matches.into_iter().partition(|one| one.is_partner);
    let choices = free.into_iter().map(|one| organisation_choice(words, one)).collect::<Vec<_>>();
    let taken = taken.into_iter().map(|one| view! { <li>{words.with("partner-already", &[("name", one.name.into())])}</li> }).collect::<Vec<_>>();
    let taken = (!taken.is_empty()).then(|| view! { <ul class="quiet">{taken}</ul> });
    if choices.is_empty() {
        return taken.into_any();
    }
    let (organisation_error, reason_errors) = (errors.of("organisation"), errors.clone());
    view! {
        <form class="stack stack--loose" method="post" action=paths::partner_new(project)>
            <FormKeys key=view.key version=view.version />
            <Keeping words place=paths::partner_new(project) />
            <input type="hidden" name="q" value=view.q />
            <FormGroup label=words.t("partner-group-who")>
                <RadioGroup
                    name="organisation"
                    label=label(words, "organisation")
                    choices=choices
                    value=view.typed.organisation
                    hint=view.has_more.then(|| words.t("partner-more"))
                    error=organisation_error
                />
                {taken}
            </FormGroup>
            <FormGroup label=words.t("partner-group-what") hint=view.joining_is_shut.then(|| words.t("partner-joining-shut"))>
                <RadioGroup
                    name="role"
                    label=label(words, "role")
                    choices=Choice::explained(words, &view.roles)
                    value=view.typed.role
                    error=errors.of("role")
                />
                <RadioGroup
                    name="core_business"
                    label=label(words, "core_business")
                    choices=core_business(words)
                    value=view.typed.core_business
                    error=errors.of("core_business")
                />
            </FormGroup>
            <ChangeReason words reason=view.reason errors=&reason_errors />
            <div class="actions">
                <Button label=words.t("partner-add") />
                <ButtonLink href=paths::partners(project) label=words.t("partner-cancel") kind=ButtonKind::Quiet />
            </div>
        </form>
    }
    .into_any()
}

fn organisation_choice(words: Words, one: Match) -> Choice {
    let told = [words.label(one.organisation_type), words.label(one.region)].into_iter().chain(one.number).collect::<Vec<_>>();
    let hint = told.join(", ");
    Choice { hint: Some(hint), ..Choice::new(one.organisation.to_string(), one.name) }
}

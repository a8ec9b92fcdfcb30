//! The form for a partner that is there.

use super::{PartnerView, core_business, facts, label};
use crate::language::Words;
use crate::paths;
use crate::projects::ChangeReason;
use crate::ui::{ButtonKind, ButtonLink, Choice, FormErrors, FormGroup, FormPage, Link, Notice, PageHead, RadioGroup, SummaryList};
use leptos::prelude::*;

/// Role and core business, and the way out.
#[component]
pub fn PartnerPage(words: Words, view: PartnerView) -> AnyView {
    let PartnerView { project, partner, name, roles, typed, problems, stored, reason, is_shut, notice, key, version, leads } = view;
    let errors = FormErrors::read(words, &problems, |field| label(words, field)).beside(words, &stored, |field| label(words, field));
    let mut crumbs = project.crumbs(words);
    let project = project.project;
    crumbs.push(Link::new(paths::partners(project), words.t("partners-title")));
    if is_shut {
        return view! {
            <div class="narrow stack stack--loose">
                <PageHead words title=name crumbs />
                {notice.map(|notice| view! { <Notice notice /> })}
                <SummaryList rows=facts(words, &typed) />
                <p><ButtonLink href=paths::partners(project) label=words.t("partner-remove-back") kind=ButtonKind::Quiet /></p>
            </div>
        }
        .into_any();
    }
    let reason_errors = errors.clone();
    let leave = (!leads).then(|| {
        view! { <p><a href=paths::partner_remove(project, partner)>{words.t("partner-remove")}</a></p> }
    });
    view! {
        <FormPage
            words
            title=name
            crumbs
            errors=errors.clone()
            notice
            action=paths::partner(project, partner)
            keys=(key, version)
            save=words.t("partner-save")
            leave=Link::new(paths::partners(project), words.t("partner-cancel"))
        >
                <FormGroup label=words.t("partner-group-what") hint=leads.then(|| words.t("partner-leads-hint"))>
                    <RadioGroup
                        name="role"
                        label=label(words, "role")
                        choices=Choice::explained(words, &roles)
                        value=typed.role
                        error=errors.of("role")
                    />
                    <RadioGroup
                        name="core_business"
                        label=label(words, "core_business")
                        choices=core_business(words)
                        value=typed.core_business
                        error=errors.of("core_business")
                    />
                </FormGroup>
                <ChangeReason words reason errors=&reason_errors />
        </FormPage>
        {leave}
    }
    .into_any()
}

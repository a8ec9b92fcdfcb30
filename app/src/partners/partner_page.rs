//! The form for a partner that is there.

use super::{PartnerView, core_business, label};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, FormErrors, FormGroup, FormPage, Link, RadioGroup};
use leptos::prelude::*;

/// Role and core business, and the way out.
#[component]
pub fn PartnerPage(words: Words, view: PartnerView) -> AnyView {
    let PartnerView { project, partner, name, roles, typed, problems, notice, key, version, leads } = view;
    let errors = FormErrors::read(words, &problems, |field| label(words, field));
    let mut crumbs = project.crumbs(words);
    let project = project.project;
    crumbs.push(Link::new(paths::partners(project), words.t("partners-title")));
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
        </FormPage>
        {leave}
    }
    .into_any()
}

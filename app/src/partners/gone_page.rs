//! A partner that left while somebody was writing about it: what was typed is kept, to read.

use super::{PartnerGoneView, facts};
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Link, Notice, PageHead, SummaryList};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PartnerGonePage(words: Words, view: PartnerGoneView) -> AnyView {
    let PartnerGoneView { project, typed, notice } = view;
    let mut crumbs = project.crumbs(words);
    crumbs.push(Link::new(paths::partners(project.project), words.t("partners-title")));
    let has_typed = !typed.role.is_empty();
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=words.t("partner-gone-title") crumbs />
            <Notice notice />
            {has_typed.then(|| view! { <SummaryList rows=facts(words, &typed) /> })}
            <p><ButtonLink href=paths::partners(project.project) label=words.t("partner-remove-back") kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}

//! Who pays what in a phase.

use super::figures_table::FiguresTable;
use super::financing_table::FinancingTable;
use super::sheet_forms::SheetForms;
use super::view::FinancingView;
use crate::document::NavigationItem;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, ErrorSummary, FormKeys, Link, Notice, PageHead, Tabs};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::Phase;
use leptos::prelude::*;

/// The table of one phase, with the other phases one click away.
#[component]
pub fn FinancingPage(words: Words, view: FinancingView) -> AnyView {
    let FinancingView { project, title, phase, sheet, form, addable, pasted, change, errors, notice } = view;
    let heading = words.with("financing-title", &[("phase", words.label(phase).into())]);
    let table = match form {
        Some((key, version)) => view! {
            <form class="stack stack--loose" method="post" action=paths::financing(project, phase)>
                <FormKeys key version />
                <Keeping words place=paths::financing(project, phase) />
                <FinancingTable sheet />
                <SheetForms words project addable pasted errors=&errors />
            </form>
        }
        .into_any(),
        None => view! { <FiguresTable sheet /> }.into_any(),
    };
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=heading crumbs=crumbs(words, project, title) lead=words.t("financing-lead")>
                <ButtonLink href=paths::workbook(project, phase) label=words.t("workbook-link") kind=ButtonKind::Quiet />
                <ButtonLink href=paths::instruments(project) label=words.t("instruments-title") kind=ButtonKind::Quiet />
            </PageHead>
            {notice.map(|notice| view! { <Notice notice /> })}
            {change.map(|href| view! { <AskForChange words href /> })}
            <Tabs label=words.t("financing-phases") items=tabs(words, project, phase) />
            {table}
        </div>
    }
    .into_any()
}

/// The way to a request, under the notice that the budget is approved.
#[component]
pub(super) fn AskForChange(words: Words, href: String) -> impl IntoView {
    view! { <p class="actions"><ButtonLink href label=words.t("change-ask") /></p> }
}

/// The way back up from a page of the project.
pub(super) fn crumbs(words: Words, project: ProjectId, title: String) -> Vec<Link> {
    vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)]
}

/// The phases that have money: those that a gate leads to.
fn tabs(words: Words, project: ProjectId, current: Phase) -> Vec<NavigationItem> {
    let phases = [Gate::G0, Gate::G1, Gate::G2].map(Gate::to);
    let tab = |phase| NavigationItem { href: paths::financing(project, phase), label: words.label(phase), current: phase == current };
    phases.map(tab).to_vec()
}

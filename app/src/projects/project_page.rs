//! One project at a glance: what each feature shows of it, and the way to the rest.

use super::{Doors, ProjectAbout, ProjectView, Section};
use crate::conditions::ProjectConditions;
use crate::financing::ProjectMoney;
use crate::gates::{ProjectDecisions, ProjectOpenConditions, ProjectRoute};
use crate::language::Words;
use crate::partners::ProjectPartners;
use crate::paths;
use crate::start_list::ProjectStart;
use crate::stop::ProjectStop;
use crate::ui::{ButtonLink, Link, PageHead, StatusBadge};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProjectPage(words: Words, view: ProjectView) -> AnyView {
    let ProjectView { id, title, status, gate, sections, doors } = view;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("portfolio-title")), Link::new(paths::project(id), title.clone())];
    let gate = gate.map(|gate| {
        view! { <ButtonLink href=paths::gate(id, gate) label=words.with("project-to-gate", &[("gate", words.label(gate).into())]) /> }
    });
    let (mut top, mut main, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for section in sections {
        match section {
            Section::Route(view) => top.push(view! { <ProjectRoute words view /> }.into_any()),
            Section::Stop(view) => top.push(view! { <ProjectStop words view /> }.into_any()),
            Section::OpenConditions(view) => top.push(view! { <ProjectOpenConditions words view /> }.into_any()),
            Section::Start(view) => top.push(view! { <ProjectStart words view /> }.into_any()),
            Section::Money(view) => main.push(view! { <ProjectMoney words view /> }.into_any()),
            Section::Partners(view) => main.push(view! { <ProjectPartners words view /> }.into_any()),
            Section::Conditions(view) => main.push(view! { <ProjectConditions words view /> }.into_any()),
            Section::Decisions(view) => main.push(view! { <ProjectDecisions words view /> }.into_any()),
            Section::About(view) => beside.push(view! { <ProjectAbout words view /> }.into_any()),
        }
    }
    view! {
        <PageHead words title crumbs>
            <StatusBadge words status />
            {gate}
        </PageHead>
        {top}
        <div class="two">
            <div class="stack stack--loose">{main}</div>
            <aside class="stack">
                {beside}
                {more(words, id, doors)}
            </aside>
        </div>
    }
    .into_any()
}

fn more(words: Words, id: ProjectId, doors: Doors) -> AnyView {
    view! {
        <section class="stack stack--tight" aria-labelledby="more">
            <h2 id="more">{words.t("project-more")}</h2>
            <ul class="links">
                <li><a href=paths::dossier(id)>{words.t("project-dossier")}</a></li>
                <li><a href=paths::documents(id)>{words.t("documents-title")}</a></li>
                <li><a href=paths::project_money(id)>{words.t("project-money-link")}</a></li>
                <li><a href=paths::forecast(id)>{words.t("forecast-title")}</a></li>
                <li><a href=paths::project_reports(id)>{words.t("reports-title")}</a></li>
                <li><a href=paths::in_kind(id)>{words.t("in-kind-title")}</a></li>
                <li><a href=paths::instruments(id)>{words.t("project-instruments")}</a></li>
                {doors.history.then(|| view! { <li><a href=paths::project_history(id)>{words.t("project-history")}</a></li> })}
                {doors.stop.then(|| view! { <li><a href=paths::stop(id)>{words.t("project-stop")}</a></li> })}
            </ul>
        </section>
    }
    .into_any()
}

//! The start list of each partner: what is arranged, what is not, and who mends it.

use super::{StartListView, StartPartner};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, EmptyState, FormKeys, Link, Notice, PageHead, Task, TaskRow, Tone};
use domain::ids::ProjectId;
use domain::start_list::{StartItem, StartLine, is_open};
use leptos::prelude::*;

/// The page.
#[component]
pub fn StartListPage(words: Words, view: StartListView) -> AnyView {
    let StartListView { project, title, partners, notice } = view;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("portfolio-title")), Link::new(paths::project(project), title.clone())];
    let is_empty = partners.is_empty();
    let lists = partners.into_iter().enumerate().map(|(place, partner)| of_partner(words, project, (place, partner))).collect::<Vec<_>>();
    let lists = if is_empty {
        view! { <EmptyState title=words.t("start-list-none") text=words.t("start-list-none-text") /> }.into_any()
    } else {
        lists.into_any()
    };
    view! {
        <div class="stack stack--loose">
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.with("start-list-of", &[("title", title.into())]) crumbs lead=words.t("start-list-lead")>
                <a href=paths::project_payments(project)>{words.t("start-list-payments")}</a>
            </PageHead>
            {lists}
        </div>
    }
    .into_any()
}

fn of_partner(words: Words, project: ProjectId, (place, partner): (usize, StartPartner)) -> AnyView {
    let id = format!("partner-{place}");
    let (tone, label) = if is_open(&partner.lines) { (Tone::Warn, "start-list-not-ready") } else { (Tone::Good, "start-list-ready") };
    let rows = partner.lines.iter().map(|line| row(words, project, &partner, *line)).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <div class="head__row"><h2 id=id.clone()>{partner.name.clone()}</h2><Badge tone label=words.t(label) /></div>
            <ul class="tasks">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(words: Words, project: ProjectId, partner: &StartPartner, line: StartLine) -> AnyView {
    let (tone, label) = if line.is_done { (Tone::Good, "start-list-done") } else { (Tone::Warn, "start-list-todo") };
    let href = match line.item {
        StartItem::Contacts => Some(paths::project_people(project)),
        StartItem::BankAccount => Some(paths::organisation_account(partner.organisation)),
        StartItem::Agreement => Some(paths::documents(project)),
        StartItem::SpendProfile => Some(paths::forecast(project)),
        StartItem::Monitoring => None,
    };
    let task = Task {
        what: words.label(line.item),
        href: href.filter(|_| !line.is_done),
        badge: Some((tone, words.t(label))),
        text: Some(words.t(&format!("start-text-{}", line.item))),
        source: None,
        who: (!line.is_done).then(|| words.with("mender", &[("who", words.label(line.mender).into())])),
    };
    let agree = (line.item == StartItem::Monitoring && !line.is_done && partner.may_agree).then(|| {
        let label = words.t(if partner.is_own { "start-agree" } else { "start-agree-on-paper" });
        view! {
            <form method="post" action=paths::start_monitoring(project, partner.organisation)>
                <FormKeys key=partner.key.clone() version=0 />
                <Button label kind=ButtonKind::Quiet />
            </form>
        }
        .into_any()
    });
    view! { <TaskRow task beside=agree /> }.into_any()
}

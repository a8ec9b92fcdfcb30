//! Lists of reports: of a project, and of all.

use super::view::{ReportLine, ReportsShown, ReportsView};
use super::words::{days_late, holder, lateness, report_name, tone};
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, PageHead, Pagination, Table, Tabs, Tone};
use chrono::NaiveDate;
use domain::reports::Lateness;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReportsPage(words: Words, view: ReportsView) -> AnyView {
    let ReportsView { of, lines, shown, page, today, keeps_log } = view;
    let crumbs = match &of {
        Some((project, title)) => {
            vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(*project), title.clone())]
        }
        None => Vec::new(),
    };
    let (is_all, is_empty) = (of.is_none(), lines.is_empty());
    let lead = if is_all { "reports-lead" } else { "reports-lead-project" };
    let log = of.as_ref().filter(|_| keeps_log).map(|(project, _)| {
        view! { <ButtonLink href=paths::logbook(*project) label=words.t("log-title") kind=ButtonKind::Quiet /> }
    });
    let lessons = is_all.then(|| view! { <ButtonLink href=paths::lessons() label=words.t("lessons-title") kind=ButtonKind::Quiet /> });
    let questions = is_all.then(|| view! { <ButtonLink href=paths::report_questions() label=words.t("questions-title") kind=ButtonKind::Quiet /> });
    let rows = lines.iter().map(|line| row(words, line, is_all, today)).collect::<Vec<_>>();
    let heads = ["reports-report", "reports-period", "reports-due", "reports-with", "reports-since", "reports-state"];
    let heads = heads.map(|head| view! { <th scope="col">{words.t(head)}</th> }).into_iter().collect::<Vec<_>>();
    let table = if is_empty {
        let nothing_now = is_all && matches!(shown, ReportsShown::Open | ReportsShown::Late);
        let (title, text) = if nothing_now { ("reports-none-open", "reports-none-open-text") } else { ("reports-none", "reports-none-text") };
        view! { <EmptyState title=words.t(title) text=words.t(text) /> }.into_any()
    } else {
        view! { <Table label=words.t("reports-title")><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></Table> }.into_any()
    };
    view! {
        <div class="stack stack--loose">
            <PageHead words title=words.t("reports-title") crumbs lead=words.t(lead)>{log}{lessons}{questions}</PageHead>
            {is_all.then(|| filters(words, shown))}
            {table}
            {page.map(|page| view! { <Pagination words page /> })}
        </div>
    }
    .into_any()
}

fn filters(words: Words, shown: ReportsShown) -> AnyView {
    let all = [
        (ReportsShown::Open, "", "reports-show-open"),
        (ReportsShown::Late, "?show=late", "reports-show-late"),
        (ReportsShown::Programme, "?show=programme", "reports-show-programme"),
        (ReportsShown::Approved, "?show=approved", "reports-show-approved"),
    ];
    let tab = |(which, query, label): (ReportsShown, &str, &str)| NavigationItem {
        href: format!("{}{query}", paths::reports()),
        label: words.t(label),
        current: which == shown,
    };
    view! { <Tabs label=words.t("reports-show") items=all.map(tab).into_iter().collect() /> }.into_any()
}

fn row(words: Words, line: &ReportLine, is_all: bool, today: NaiveDate) -> AnyView {
    let (from, until) = line.period;
    let late = lateness(line);
    let badge = match late {
        Lateness::InTime => None,
        Lateness::Late => Some(view! { <Badge tone=Tone::Warn label=days_late(words, line.days_past) /> }),
        Lateness::Blocks => Some(view! { <Badge tone=Tone::Bad label=days_late(words, line.days_past) /> }),
    };
    // With the programme its own term counts; partners are told theirs.
    let due = line.programme_due.unwrap_or(line.due);
    let left = (badge.is_none() && line.state.is_owed() || line.programme_due.is_some())
        .then(|| view! { <span class="below quiet small">{words.distance(today, due)}</span> });
    let about = if is_all { line.title.clone() } else { words.label(line.phase) };
    view! {
        <tr>
            <th scope="row">
                <a href=paths::report(line.project, line.report)>{report_name(words, line)}</a>
                <span class="below quiet small">{about}</span>
            </th>
            <td data-name=words.t("reports-period")>
                {words.with("reports-from-until", &[("from", words.date(from).into()), ("until", words.date(until).into())])}
            </td>
            <td data-name=words.t("reports-due")>{words.date(due)}{left}" "{badge}</td>
            <td data-name=words.t("reports-with")>{holder(words, line)}</td>
            <td data-name=words.t("reports-since")>{words.date(line.since)}</td>
            <td data-name=words.t("reports-state")><Badge tone=tone(line.state) label=words.label(line.state) /></td>
        </tr>
    }
    .into_any()
}

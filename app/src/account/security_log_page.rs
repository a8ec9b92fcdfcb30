//! What failed or was refused at the doors, newest first.

use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{EmptyState, PageHead, PageLinks, Pagination, Table, Tabs};
use chrono::{DateTime, Utc};
use domain::people::{SecurityAction, SecurityResult};
use leptos::prelude::*;

/// What the page shows.
pub struct SecurityLogView {
    /// The kind that is looked at; none for all.
    pub action: Option<SecurityAction>,
    /// Newest first.
    pub events: Vec<SecurityEventView>,
    /// Where this page of them stands.
    pub page: PageLinks,
}

/// The same thing within a minute or so.
pub struct SecurityEventView {
    /// The last time.
    pub at: DateTime<Utc>,
    /// What was tried.
    pub action: SecurityAction,
    /// How it ended.
    pub result: SecurityResult,
    /// On what; empty where nothing is told.
    pub object: String,
    /// By whom; empty for somebody who was not signed in.
    pub who: String,
    /// From which address; empty where many are counted together.
    pub origin: String,
    /// How often.
    pub times: i64,
}

/// The page.
#[component]
pub fn SecurityLogPage(words: Words, view: SecurityLogView) -> AnyView {
    let SecurityLogView { action, events, page } = view;
    let all = NavigationItem { href: paths::security_log(), label: words.t("security-log-all"), current: action.is_none() };
    let of_kind = SecurityAction::ALL.iter().map(|one| NavigationItem {
        href: format!("{}?kind={one}", paths::security_log()),
        label: words.label(*one),
        current: action == Some(*one),
    });
    let is_empty = events.is_empty();
    let rows = events.into_iter().map(|event| view! { <Event words event /> }).collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=words.t("security-log-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("event-at")}</th>
                        <th scope="col">{words.t("event-what")}</th>
                        <th scope="col">{words.t("security-log-object")}</th>
                        <th scope="col">{words.t("event-who")}</th>
                        <th scope="col">{words.t("security-log-origin")}</th>
                        <th scope="col" class="num">{words.t("security-log-times")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pagination words page />
        }
    });
    view! {
        <PageHead words title=words.t("security-log-title") lead=words.t("security-log-lead") />
        <Tabs label=words.t("security-log-tabs") items=std::iter::once(all).chain(of_kind).collect() />
        {is_empty.then(|| view! { <EmptyState title=words.t("security-log-none") text=words.t("security-log-none-text") /> })}
        {table}
    }
    .into_any()
}

#[component]
fn Event(words: Words, event: SecurityEventView) -> impl IntoView {
    let SecurityEventView { at, action, result, object, who, origin, times } = event;
    let or_nothing = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    view! {
        <tr>
            <td class="nowrap" data-name=words.t("event-at")>{words.date_time(at)}</td>
            <td data-name=words.t("event-what")>{words.label(action)}<br /><span class="quiet small">{words.label(result)}</span></td>
            <td class="break" data-name=words.t("security-log-object")>{or_nothing(object)}</td>
            <td data-name=words.t("event-who")>{or_nothing(who)}</td>
            <td data-name=words.t("security-log-origin")>{or_nothing(origin)}</td>
            <td class="num" data-name=words.t("security-log-times")>{words.number(times)}</td>
        </tr>
    }
}

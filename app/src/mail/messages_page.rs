//! What waits to be sent, what was sent and what failed, with what a manager can do about it.

use super::{MessageView, MessagesView};
use crate::document::NavigationItem;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, EmptyState, FormKeys, Notice, NoticeView, PageHead, Pagination, SummaryList, SummaryRow, Tabs, Tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn MessagesPage(words: Words, view: MessagesView) -> AnyView {
    let MessagesView { key, is_configured, state, counts, rows, page } = view;
    let tabs = counts.into_iter().map(|(one, count)| NavigationItem {
        href: format!("{}?state={one}", paths::messages()),
        label: words.with("messages-tab", &[("state", words.label(one).into()), ("count", count.into())]),
        current: one == state,
    });
    let is_empty = rows.is_empty();
    let messages = rows.into_iter().map(|message| view! { <Message words key=key.clone() message /> }).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("messages-title") lead=words.t("messages-lead") />
        <Notice notice=how_it_goes(words, is_configured) />
        <Tabs label=words.t("messages-tabs") items=tabs.collect() />
        {is_empty.then(|| view! { <EmptyState title=words.t(&format!("messages-none-{state}")) text=words.t("messages-none-text") /> })}
        <div class="stack stack--loose">{messages}</div>
        {(!is_empty).then(|| view! { <Pagination words page /> })}
    }
    .into_any()
}

/// Whether Poort sends, said before anything else.
fn how_it_goes(words: Words, is_configured: bool) -> NoticeView {
    let (tone, title, text) = if is_configured {
        (Tone::Good, "messages-configured", "messages-configured-text")
    } else {
        (Tone::Warn, "messages-by-hand", "messages-by-hand-text")
    };
    NoticeView { tone, title: words.t(title), text: Some(words.t(text)) }
}

#[component]
fn Message(words: Words, key: String, message: MessageView) -> impl IntoView {
    let id = message.id;
    let retry = message.may_retry.then(|| {
        let key = key.clone();
        view! { <form method="post" action=paths::message_retry(id)><FormKeys key version=0 /><Button label=words.t("message-retry") kind=ButtonKind::Quiet /></form> }
    });
    let mark = message.may_mark.then(|| {
        let key = key.clone();
        view! { <form method="post" action=paths::message_copied(id)><FormKeys key version=0 /><Button label=words.t("message-mark") kind=ButtonKind::Quiet /></form> }
    });
    view! {
        <article class="stack" id=format!("m{id}")>
            <h2>{message.subject.clone()}</h2>
            <SummaryList rows=facts(words, message) />
            <div class="actions">{mark}{retry}</div>
        </article>
    }
}

fn facts(words: Words, message: MessageView) -> Vec<SummaryRow> {
    let fact = |key: &str, detail: String| SummaryRow::text(words.t(key), detail);
    let at = |key: &str, moment: Option<_>| moment.map(|moment| fact(key, words.date_time(moment)));
    let next = if message.in_digest { "message-next-daily" } else { "message-next" };
    let of_account = message.kind.is_about_account();
    let rows = [
        Some(fact("message-to", message.address)),
        Some(fact("message-kind", words.label(message.kind))),
        Some(fact("message-written", words.date_time(message.written_at))),
        at(next, message.next_at),
        at("message-sent", message.sent_at),
        at("message-copied", message.copied_at),
        message.error.map(|error| fact("message-error", error)),
        message.is_expired.then(|| fact("message-expired", words.t(if of_account { "message-expired-account" } else { "message-expired-text" }))),
        message.is_for_administrator.then(|| fact("message-text", words.t("message-for-administrator"))),
        message.text.map(|text| fact("message-text", text)),
    ];
    rows.into_iter().flatten().collect()
}

//! Who has access, on paper, and the signature of an administrator for each quarter.

use super::people_page::seen_words;
use super::{AccessListView, PersonLine, role_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, FormKeys, Link, Notice, NoticeView, PageHead, Table, Tone};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

/// The page.
#[component]
pub fn AccessListPage(words: Words, view: AccessListView) -> AnyView {
    let AccessListView { lines, today, quarter, due_on, to_sign, signed, digest, key, notice } = view;
    let about = [("date", words.date(today).into()), ("count", lines.len().into())];
    let rows = lines.into_iter().map(|line| rows(words, line, today)).collect::<Vec<_>>();
    let due = words.with("access-list-due", &[("quarter", quarter.clone().into()), ("date", words.date(due_on).into())]);
    let late = to_sign.1.then(|| NoticeView { tone: Tone::Warn, title: words.t("access-list-late"), text: Some(due.clone()) });
    let sign = to_sign.0.then(|| {
        view! {
            <form class="stack" method="post" action=paths::access_list()>
                <FormKeys key version=0 />
                <input type="hidden" name="digest" value=digest />
                <p>{due}</p>
                <div class="actions"><Button label=words.with("access-list-sign", &[("quarter", quarter.into())]) /></div>
            </form>
        }
    });
    view! {
        <div class="stack stack--loose">
            {notice.map(|notice| view! { <Notice notice /> })}
            {late.map(|notice| view! { <Notice notice /> })}
            <PageHead
                words
                title=words.t("access-list-title")
                lead=words.with("access-list-lead", &about)
                crumbs=vec![Link::new(paths::people(), words.t("people-title"))]
            />
            <Table label=words.t("access-list-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("experts-name")}</th>
                        <th scope="col">{words.t("people-organisation")}</th>
                        <th scope="col">{words.t("person-role")}</th>
                        <th scope="col">{words.t("access-since")}</th>
                        <th scope="col">{words.t("access-until")}</th>
                        <th scope="col">{words.t("people-seen")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <section class="stack" aria-labelledby="signed">
                <h2 id="signed">{words.t("access-list-signed")}</h2>
                {signatures(words, signed)}
                {sign}
            </section>
        </div>
    }
    .into_any()
}

/// One row for each role.
fn rows(words: Words, line: PersonLine, today: NaiveDate) -> Vec<AnyView> {
    let PersonLine { id, name, email, organisation, roles, seen, .. } = line;
    let seen = seen_words(words, seen, today);
    let row = |role: super::RoleLine| {
        let until = role.days.1.map(|day| words.date_short(day)).unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><a href=paths::person(id)>{name.clone()}</a><p class="small quiet">{email.clone()}</p></th>
                <td data-name=words.t("people-organisation")>{organisation.clone()}</td>
                <td data-name=words.t("person-role")>{role_words(words, role.role, role.seat)}</td>
                <td class="nowrap" data-name=words.t("access-since")>{words.date_short(role.since)}</td>
                <td class="nowrap" data-name=words.t("access-until")>{until}</td>
                <td data-name=words.t("people-seen")>{seen.clone()}</td>
            </tr>
        }
        .into_any()
    };
    roles.into_iter().map(row).collect()
}

fn signatures(words: Words, signed: Vec<(String, i64, String, DateTime<Utc>)>) -> AnyView {
    if signed.is_empty() {
        return view! { <p class="quiet">{words.t("access-list-unsigned")}</p> }.into_any();
    }
    let line = |(quarter, people, name, at): (String, i64, String, DateTime<Utc>)| {
        let about = [("quarter", quarter.into()), ("count", people.into()), ("name", name.into()), ("at", words.date_time(at).into())];
        view! { <li>{words.with("access-list-signature", &about)}</li> }
    };
    view! { <ul>{signed.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
}

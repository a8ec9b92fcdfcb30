//! Somebody with an account, as an administrator sees them: roles, where they are signed in, and the ways to change that.

use super::people_page::seen_words;
use super::{PersonLine, PersonView, RoleLine, days_words, factor_words, role_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, PageHead, Shape, SummaryList, SummaryRow, Table};
use domain::ids::PersonId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PersonPage(words: Words, view: PersonView) -> AnyView {
    let PersonView { line, factor, sessions, invitations, today } = view;
    let PersonLine { id, name, email, organisation, roles, seen, is_active, is_reader } = line;
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    let factor_row = SummaryRow { term: words.t("second-factor-title"), detail: factor_words(words, factor, today), change: None };
    let factor_row = if factor.has_any() { factor_row.changed_at(paths::factors(), words.t("person-factor-lost")) } else { factor_row };
    let facts = [
        Some(SummaryRow::text(words.t("email"), email)),
        organisation.map(|place| SummaryRow::text(words.t("people-organisation"), place)),
        Some(SummaryRow::text(words.t("people-seen"), seen_words(words, seen, today))),
        is_active.then(|| SummaryRow::text(words.t("person-inside"), count("person-sessions", sessions))),
        is_active.then(|| SummaryRow::text(words.t("person-links"), count("person-invitations", invitations))),
        is_active.then_some(factor_row),
    ];
    let crumbs = vec![Link::new(paths::people(), words.t("people-title"))];
    let lead = (!is_active).then(|| words.t("person-ended"));
    let end = (is_active && !is_reader).then(|| {
        view! {
            <section class="stack" aria-labelledby="end">
                <h2 id="end">{words.t("person-end-title")}</h2>
                <p>{words.with("person-end-text", &[("name", name.clone().into())])}</p>
                <div class="actions"><ButtonLink href=paths::person_end(id) label=words.t("person-end-go") kind=ButtonKind::Quiet /></div>
            </section>
        }
    });
    view! {
        <div class="stack stack--loose">
            <PageHead words title=name.clone() lead crumbs />
            <SummaryList rows=facts.into_iter().flatten().collect() />
            {is_active.then(|| given(words, id, roles))}
            {end}
        </div>
    }
    .into_any()
}

fn given(words: Words, id: PersonId, roles: Vec<RoleLine>) -> AnyView {
    let rows = roles.into_iter().map(|line| row(words, id, line)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <EmptyState title=words.t("people-no-role") text=words.t("person-no-role-text") /> }.into_any()
    } else {
        view! {
            <Table label=words.t("people-roles")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("person-role")}</th>
                        <th scope="col">{words.t("role-days")}</th>
                        <th scope="col">{words.t("role-given-by")}</th>
                        <th scope="col"><span class="sr">{words.t("round-next")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="roles">
            <h2 id="roles">{words.t("people-roles")}</h2>
            {list}
            <div class="actions"><ButtonLink href=paths::person_role_new(id) label=words.t("role-give") kind=ButtonKind::Quiet icon=Shape::Plus /></div>
        </section>
    }
    .into_any()
}

fn row(words: Words, person: PersonId, line: RoleLine) -> impl IntoView {
    let role = role_words(words, line.role, line.seat);
    let days = days_words(words, line.days).unwrap_or_else(|| words.with("role-since", &[("from", words.date(line.since).into())]));
    let waits = (!line.counts).then(|| view! { " "<Badge label=words.t("role-to-come") /> });
    let by = line.given_by.unwrap_or_else(|| words.t("role-given-by-unknown"));
    view! {
        <tr>
            <th scope="row">{role.clone()}{waits}</th>
            <td data-name=words.t("role-days")>{days}</td>
            <td data-name=words.t("role-given-by")>{by}</td>
            <td><a href=paths::person_role_end(person, line.id)>{words.t("role-end")}<span class="sr">{format!(": {role}")}</span></a></td>
        </tr>
    }
}

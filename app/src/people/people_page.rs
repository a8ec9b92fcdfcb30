//! Everybody with an account: figures, search, the list, and the invitations that are out.

use super::{AccessFigures, InvitedTable, PeopleView, PersonLine, RoleLine, days_words, factor_words, role_words};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Choice, Direction, EmptyState, Field, InputKind, Notice, PageHead, Pagination, Select, Shape, SortHeader,
    Table, Tile, Tiles, Tone,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{AccessShown, FactorStanding, PeopleOrder, Role};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PeoplePage(words: Words, view: PeopleView) -> AnyView {
    let PeopleView { figures, q, role, access, order, columns, lines, page, invited, key, notice, today } = view;
    let list = if lines.is_empty() {
        view! { <EmptyState title=words.t("people-none") text=words.t("people-none-text") /> }.into_any()
    } else {
        view! { <div class="stack">{table(words, (columns, order), lines, today)}<Pagination words page /></div> }.into_any()
    };
    view! {
        <PageHead words title=words.t("people-title") lead=words.t("people-lead")>
            <ButtonLink href=paths::access_list() label=words.t("access-list-title") kind=ButtonKind::Quiet />
            <ButtonLink href=paths::people_invite() label=words.t("people-invite") icon=Shape::Plus />
        </PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        <Tiles tiles=tiles(words, &figures) />
        <form class="filters" role="search" action=paths::people()>
            <Field name="q" label=words.t("people-search") kind=InputKind::Search value=q />
            <Select
                name="role"
                label=words.t("person-role")
                choices=Choice::of(words, Role::ALL)
                value=role.map(Role::code).unwrap_or_default()
                empty=words.t("people-every-role")
            />
            <Select name="access" label=words.t("people-access") choices=Choice::of(words, AccessShown::ALL) value=access.code() />
            {(order.0 != PeopleOrder::Name).then(|| view! { <input type="hidden" name="sort" value=order.0.code() /> })}
            {(order.1 == Direction::Descending).then(|| view! { <input type="hidden" name="descending" value="1" /> })}
            <Button label=words.t("organisations-find") kind=ButtonKind::Quiet icon=Shape::Search />
        </form>
        {list}
        <InvitedTable words lines=invited key />
        <p class="quiet small">{words.t("people-who-invites")}</p>
    }
    .into_any()
}

fn tiles(words: Words, figures: &AccessFigures) -> Vec<Tile> {
    let AccessFigures { people, invited: (open, late), without_factor, ending: (ending, until), to_sign: (to_sign, was_left_out) } = figures;
    let number = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let tile = |figure: String, label: String, href: String, tone| Tile { figure, label, href: Some(href), tone };
    let shown = |access: AccessShown| format!("{}?access={access}", paths::people());
    let invitations = words.with("people-tile-invited", &[("late", number(*late).into())]);
    let ends = words.with("people-tile-ending", &[("date", words.date(*until).into())]);
    let (sign, tone) = match (to_sign, was_left_out) {
        (true, true) => ("people-tile-sign-late", Tone::Warn),
        (true, false) => ("people-tile-sign", Tone::Neutral),
        (false, _) => ("people-tile-signed", Tone::Good),
    };
    vec![
        tile(number(*people), words.t("people-tile-people"), paths::people(), Tone::Neutral),
        tile(number(*open), invitations, format!("{}#invitations", paths::people()), Tone::Neutral),
        tile(
            number(*without_factor),
            words.with("people-tile-without-factor", &[("count", (*without_factor).into())]),
            shown(AccessShown::WithoutFactor),
            if *without_factor > 0 { Tone::Warn } else { Tone::Neutral },
        ),
        tile(number(*ending), ends, shown(AccessShown::Ending), Tone::Neutral),
        tile(words.date_short(*until), words.t(sign), paths::access_list(), tone),
    ]
}

/// The people in a table whose columns sort it.
fn table(
    words: Words,
    (columns, (order, direction)): (Vec<(PeopleOrder, String)>, (PeopleOrder, Direction)),
    lines: Vec<(PersonLine, FactorStanding)>,
    today: NaiveDate,
) -> AnyView {
    let head = move |(column, href): (PeopleOrder, String)| {
        let direction = (column == order).then_some(direction);
        view! { <SortHeader words label=words.t(column_key(column)) href direction /> }
    };
    let rows = lines.into_iter().map(|(line, factor)| person(words, line, factor, today)).collect::<Vec<_>>();
    view! {
        <Table label=words.t("people-title")>
            <thead>
                <tr>{columns.into_iter().map(head).collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

const fn column_key(column: PeopleOrder) -> &'static str {
    match column {
        PeopleOrder::Name => "experts-name",
        PeopleOrder::Role => "people-roles",
        PeopleOrder::Seen => "people-seen",
        PeopleOrder::Factor => "second-factor-title",
    }
}

fn person(words: Words, line: PersonLine, factor: FactorStanding, today: NaiveDate) -> impl IntoView {
    let PersonLine { id, name, email, organisation, roles, seen, is_active, is_reader } = line;
    let roles = if is_active { role_list(words, roles) } else { view! { <Badge label=words.t("people-ended") /> }.into_any() };
    let seen = seen_words(words, seen, today);
    view! {
        <tr>
            <th scope="row">
                <a href=paths::person(id)>{name}</a>
                <p class="small quiet">{email}</p>
                {organisation.map(|place| view! { <p class="small quiet">{place}</p> })}
                {is_reader.then(|| view! { <p class="small quiet">{words.t("people-you")}</p> })}
            </th>
            <td data-name=words.t("people-roles")>{roles}</td>
            <td data-name=words.t("people-seen")>{seen}</td>
            <td data-name=words.t("second-factor-title")>{is_active.then(|| factor_words(words, factor, today))}</td>
        </tr>
    }
}

/// When somebody was last seen: today with the time, before that the day.
pub(super) fn seen_words(words: Words, seen: Option<DateTime<Utc>>, today: NaiveDate) -> String {
    let Some(at) = seen else { return words.t("people-never-seen") };
    let day = words.day_of(at);
    if day == words.date(today) { words.with("people-seen-today", &[("at", words.time(at).into())]) } else { day }
}

/// The roles of somebody, each with its days.
pub(super) fn role_list(words: Words, roles: Vec<RoleLine>) -> AnyView {
    if roles.is_empty() {
        return view! { <span class="quiet">{words.t("people-no-role")}</span> }.into_any();
    }
    let lines = roles
        .into_iter()
        .map(|line| {
            let days = days_words(words, line.days);
            let waits = (!line.counts).then(|| view! { " "<Badge label=words.t("role-to-come") /> });
            view! { <li>{role_words(words, line.role, line.seat)}{waits}{days.map(|days| view! { <p class="small quiet">{days}</p> })}</li> }
        })
        .collect::<Vec<_>>();
    view! { <ul class="plain">{lines}</ul> }.into_any()
}

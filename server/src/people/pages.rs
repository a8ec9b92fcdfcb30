//! What the pages about who has access show.

use super::access_list::{signatures, to_sign};
use super::invitations::{self, state_of, unsent};
use super::invited::{any, organisations, titles, waiting};
use super::list::{Found, since};
use super::roles::in_time;
use crate::frame::answer::Why;
use crate::frame::listing::{PAGE_SIZE, page_links, page_within};
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{invitation, person_role};
use app::language::Words;
use app::paths;
use app::people::{AccessFigures, InvitedLine, PeopleView, PersonLine, RoleLine};
use app::ui::{NoticeView, Tone};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::people::{InvitationState, Quarter, Role};
use sea_orm::DbErr;
use std::collections::BTreeMap;

/// What was asked of the list of people.
pub(super) struct Sought {
    pub(super) q: String,
    pub(super) role: Option<Role>,
    pub(super) ended: bool,
    pub(super) page: Option<String>,
}

/// A role as a page shows it.
pub(super) fn role_line(row: &person_role::Model, names: &BTreeMap<PersonId, String>, today: NaiveDate) -> RoleLine {
    RoleLine {
        id: row.id,
        role: row.role,
        seat: row.seat,
        days: (row.first_day, row.last_day),
        since: since(row),
        counts: in_time(row).counts_on(today),
        given_by: row.given_by.and_then(|id| names.get(&id).cloned()),
    }
}

/// Somebody as a page shows them.
pub(super) fn person_line(found: Found, names: &BTreeMap<PersonId, String>, (reader, today): (PersonId, NaiveDate)) -> PersonLine {
    PersonLine {
        roles: found.roles.iter().map(|row| role_line(row, names, today)).collect(),
        id: found.person.id,
        is_reader: found.person.id == reader,
        is_active: found.person.active,
        name: found.person.name,
        email: found.person.email,
        organisation: found.organisation,
        seen: found.seen,
    }
}

/// The people whom a reader seeks, with figures on top and invitations below. A dozen queries, whatever their number.
pub(super) async fn people(
    state: &State,
    reader: PersonId,
    sought: Sought,
    (key, notice): (String, Option<NoticeView>),
) -> Result<PeopleView, AppError> {
    let (read, today, now) = (&state.database.read, state.clock.today(), state.clock.now());
    let everybody = super::list::everybody(read, today).await?;
    let invited =
        lines(state, invitations::all(read, waiting(any())).await?, |row| (paths::people_again(row.id), paths::people_withdraw(row.id))).await?;
    let quarter = Quarter::of(today);
    let ends = |row: &&person_role::Model| row.last_day.is_some_and(|last| last <= quarter.last_day());
    let began_on = everybody.iter().map(|found| day_of(found.person.created_at)).min();
    let is_open = |line: &&InvitedLine| line.state == InvitationState::Open;
    let open = invited.iter().filter(is_open).count();
    let figures = AccessFigures {
        people: everybody.iter().filter(|found| found.has_access(today)).count(),
        invited: (open, invited.len() - open),
        ending: (everybody.iter().filter(|found| found.person.active).flat_map(|found| &found.roles).filter(ends).count(), quarter.last_day()),
        to_sign: to_sign(&signatures(read).await?, today, began_on),
    };
    let Sought { q, role, ended, page } = sought;
    let is_sought = |found: &Found| found.person.active != ended && (q.is_empty() || found.has(&q)) && role.is_none_or(|role| found.is(role, today));
    let found: Vec<Found> = everybody.into_iter().filter(is_sought).collect();
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let number = page_within(page.as_deref(), PAGE_SIZE, total);
    let before = usize::try_from((number - 1) * PAGE_SIZE).unwrap_or(usize::MAX);
    let shown = found.into_iter().skip(before).take(usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX));
    let nobody = BTreeMap::new();
    let narrowed = [("q", q.as_str()), ("role", role.map(Role::code).unwrap_or_default()), ("access", if ended { "ended" } else { "" })];
    Ok(PeopleView {
        figures,
        page: page_links(&paths::people(), &narrowed, number, total),
        lines: shown.map(|found| person_line(found, &nobody, (reader, today))).collect(),
        q,
        role,
        ended,
        invited: invited.into_iter().filter(|line| line.until >= day_of(now) || line.state != InvitationState::Used).collect(),
        key,
        notice,
        today,
    })
}

/// Invitations as a page shows them. Four queries, whatever their number.
pub(super) async fn lines(
    state: &State,
    rows: Vec<invitation::Model>,
    deeds: impl Fn(&invitation::Model) -> (String, String),
) -> Result<Vec<InvitedLine>, DbErr> {
    let (read, now) = (&state.database.read, state.clock.now());
    let by = names::names(read, rows.iter().filter_map(|row| row.invited_by)).await?;
    let places = organisations(read, rows.iter().filter_map(|row| row.organisation_id).collect()).await?;
    let projects = titles(read, rows.iter().filter_map(|row| row.project_id).collect()).await?;
    let unsent = unsent(read).await?;
    let line = |row: invitation::Model| InvitedLine {
        deeds: Some(deeds(&row)),
        state: state_of(&row, now),
        is_unsent: unsent.contains(&(row.email.clone(), row.invited_at)),
        id: row.id,
        role: (row.role, row.seat),
        organisation: row.organisation_id.and_then(|id| places.get(&id).cloned()),
        project: row.project_id.and_then(|id| projects.get(&id).cloned()),
        by: row.invited_by.and_then(|id| by.get(&id).cloned()),
        on: day_of(row.invited_at),
        until: day_of(row.expires_at),
        name: row.name,
        email: row.email,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Why an invitation was not sent again or taken back.
pub fn why_not(words: Words, why: &Why) -> NoticeView {
    let text = match why {
        Why::Problems(problems) => problems.first().map(|one| words.problem(&one.kind, &words.t("email"))),
        Why::Lost => Some(words.t("experts-invitation-meanwhile")),
        Why::Refused(never) => match *never {},
    };
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text }
}

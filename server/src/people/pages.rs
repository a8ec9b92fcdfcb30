//! What the pages about who has access show.

use super::invitations::{state_of, unsent};
use super::invited::{organisations, titles};
use super::list::{Found, since};
use super::roles::in_time;
use crate::frame::answer::Why;
use crate::frame::names;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{invitation, person_role};
use app::language::Words;
use app::people::{InvitedLine, PersonLine, RoleLine};
use app::ui::{NoticeView, Tone};
use chrono::NaiveDate;
use domain::ids::PersonId;
use sea_orm::DbErr;
use std::collections::BTreeMap;

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

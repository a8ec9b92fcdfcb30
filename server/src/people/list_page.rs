//! What the list of people shows: whom the reader seeks, in the order that they ask for, with figures on top and invitations below.

use super::access_list::{signatures, to_sign};
use super::factor_standing::standings;
use super::invitations;
use super::invited::{any, waiting};
use super::list::{Found, everybody};
use super::pages::{lines, person_line};
use crate::frame::listing::{PAGE_SIZE, address, page_links, page_within};
use crate::frame::respond::AppError;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::person_role;
use app::paths;
use app::people::{AccessFigures, InvitedLine, PeopleView};
use app::ui::{Direction, NoticeView};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::people::{AccessShown, FactorStanding, InvitationState, PeopleOrder, Quarter, Role};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What was asked of the list.
pub(super) struct Sought {
    pub(super) q: String,
    pub(super) role: Option<Role>,
    pub(super) access: AccessShown,
    pub(super) order: (PeopleOrder, Direction),
    pub(super) page: Option<String>,
}

impl Default for Sought {
    fn default() -> Self {
        Self { q: String::new(), role: None, access: AccessShown::Open, order: (PeopleOrder::Name, Direction::Ascending), page: None }
    }
}

impl Sought {
    /// What the address of the list asks for, sorted in this order.
    fn pairs(&self, (order, direction): (PeopleOrder, Direction)) -> [(&'static str, &str); 5] {
        let is_usual = order == PeopleOrder::Name;
        [
            ("q", &self.q),
            ("role", self.role.map(Role::code).unwrap_or_default()),
            ("access", if self.access == AccessShown::Open { "" } else { self.access.code() }),
            ("sort", if is_usual { "" } else { order.code() }),
            ("descending", if direction == Direction::Descending { "1" } else { "" }),
        ]
    }

    /// The address of the same list sorted by a column, the other way round when it is sorted by it now.
    fn sorted_by(&self, order: PeopleOrder) -> String {
        let direction = if self.order == (order, Direction::Ascending) { Direction::Descending } else { Direction::Ascending };
        address(&paths::people(), &self.pairs((order, direction)))
    }
}

/// What decides whether somebody is on the list.
struct Known {
    today: NaiveDate,
    standings: BTreeMap<PersonId, FactorStanding>,
}

impl Known {
    fn standing(&self, found: &Found) -> FactorStanding {
        self.standings.get(&found.person.id).copied().unwrap_or_default()
    }

    fn is_shown(&self, sought: &Sought, found: &Found) -> bool {
        let has_access = match sought.access {
            AccessShown::Open => found.person.active,
            AccessShown::WithoutFactor => found.person.active && self.standing(found).is_missing(),
            AccessShown::Ending => found.person.active && ends_soon(found, self.today).next().is_some(),
            AccessShown::Ended => !found.person.active,
        };
        has_access && (sought.q.is_empty() || found.has(&sought.q)) && sought.role.is_none_or(|role| found.is(role, self.today))
    }

    fn compare(&self, order: PeopleOrder, one: &Found, other: &Found) -> Ordering {
        let first_role = |found: &Found| found.roles.iter().map(|row| row.role).min();
        match order {
            // They come by name.
            PeopleOrder::Name => Ordering::Equal,
            PeopleOrder::Role => first_role(one).cmp(&first_role(other)),
            PeopleOrder::Seen => one.seen.cmp(&other.seen),
            PeopleOrder::Factor => self.standing(one).order().cmp(&self.standing(other).order()),
        }
    }
}

/// The roles of somebody that end in the quarter of today.
fn ends_soon(found: &Found, today: NaiveDate) -> impl Iterator<Item = &person_role::Model> {
    let until = Quarter::of(today).last_day();
    found.roles.iter().filter(move |row| row.last_day.is_some_and(|last| last <= until))
}

fn sorted(mut people: Vec<Found>, known: &Known, (order, direction): (PeopleOrder, Direction)) -> Vec<Found> {
    match (order, direction) {
        (PeopleOrder::Name, Direction::Descending) => people.reverse(),
        (_, Direction::Ascending) => people.sort_by(|one, other| known.compare(order, one, other)),
        // Who is equal stays sorted by name.
        (_, Direction::Descending) => people.sort_by(|one, other| known.compare(order, other, one)),
    }
    people
}

/// The people whom a reader seeks, with figures on top and invitations below. Some fifteen queries, whatever their number.
pub(super) async fn people(
    state: &State,
    reader: PersonId,
    sought: Sought,
    (key, notice): (String, Option<NoticeView>),
) -> Result<PeopleView, AppError> {
    let (read, today, now) = (&state.database.read, state.clock.today(), state.clock.now());
    let everybody = everybody(read, today).await?;
    let known = Known { today, standings: standings(read, &everybody, today).await? };
    let invited =
        lines(state, invitations::all(read, waiting(any())).await?, |row| (paths::people_again(row.id), paths::people_withdraw(row.id))).await?;
    let began_on = everybody.iter().map(|found| day_of(found.person.created_at)).min();
    let open = invited.iter().filter(|line: &&InvitedLine| line.state == InvitationState::Open).count();
    let active = || everybody.iter().filter(|found| found.person.active);
    let figures = AccessFigures {
        people: everybody.iter().filter(|found| found.has_access(today)).count(),
        invited: (open, invited.len() - open),
        without_factor: active().filter(|found| known.standing(found).is_missing()).count(),
        ending: (active().flat_map(|found| ends_soon(found, today)).count(), Quarter::of(today).last_day()),
        to_sign: to_sign(&signatures(read).await?, today, began_on),
    };
    let found: Vec<Found> = everybody.into_iter().filter(|found| known.is_shown(&sought, found)).collect();
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let number = page_within(sought.page.as_deref(), PAGE_SIZE, total);
    let before = usize::try_from((number - 1) * PAGE_SIZE).unwrap_or(usize::MAX);
    let shown = sorted(found, &known, sought.order).into_iter().skip(before).take(usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX));
    let nobody = BTreeMap::new();
    let line = |found: Found| {
        let standing = known.standing(&found);
        (person_line(found, &nobody, (reader, today)), standing)
    };
    Ok(PeopleView {
        figures,
        page: page_links(&paths::people(), &sought.pairs(sought.order), number, total),
        columns: PeopleOrder::ALL.iter().map(|order| (*order, sought.sorted_by(*order))).collect(),
        lines: shown.map(line).collect(),
        invited: invited.into_iter().filter(|line| line.until >= day_of(now) || line.state != InvitationState::Used).collect(),
        q: sought.q,
        role: sought.role,
        access: sought.access,
        order: sought.order,
        key,
        notice,
        today,
    })
}

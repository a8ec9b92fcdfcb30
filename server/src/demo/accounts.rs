//! The people of the demo set: one sign-in a role, and those who keep them company.

use super::cast::Cast;
use super::rows::Rows;
use crate::state::new_id;
use crate::store::events::Event;
use ::entity::{person, person_role};
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{OrganisationId, PersonId, RoleId};
use domain::people::{Language, Role, RoleInTime, SteeringSeat};

/// A demo account.
pub struct Account {
    /// The address to sign in with.
    pub email: &'static str,
    /// The name on the pages.
    pub name: &'static str,
    /// What the account is for, in the terminal.
    pub what: &'static str,
    role: Role,
    seat: Option<SteeringSeat>,
}

const fn account(email: &'static str, name: &'static str, what: &'static str, role: Role, seat: Option<SteeringSeat>) -> Account {
    Account { email, name, what, role, seat }
}

/// One account a role, and a second programme manager for four eyes.
pub const ACCOUNTS: &[Account] = &[
    account("manager@demo.example", "Marieke Demo", "programme manager", Role::ProgrammeManager, None),
    account("manager2@demo.example", "Maarten Demo", "second programme manager", Role::ProgrammeManager, None),
    account("reviewer@demo.example", "Rens Demo", "expert reviewer", Role::Reviewer, None),
    account("partner@demo.example", "Petra Demo", "lead partner", Role::Partner, None),
    account("steering@demo.example", "Sjoerd Demo", "chair of the steering group", Role::SteeringMember, Some(SteeringSeat::Chair)),
    account("secretary@demo.example", "Sanne Demo", "secretary of the steering group", Role::SteeringMember, Some(SteeringSeat::Secretary)),
    account("admin@demo.example", "Anke Demo", "administrator", Role::Administrator, None),
];

/// The organisation that the lead partner of [`ACCOUNTS`] works for: it leads SluisSens and takes part in four other projects.
const PARTNER_AT: &str = "O03";
/// Experts and members of the steering group without a part of their own in the story.
const EXPERTS: &[&str] = &["Roos Demo", "Ruben Demo", "Rachid Demo", "Rianne Demo", "Roel Demo", "Romy Demo", "Ronald Demo", "Rosa Demo"];
const MEMBERS: &[&str] = &["Stef Demo", "Selma Demo", "Simon Demo", "Saskia Demo", "Sami Demo"];
/// Who works for an organisation, in the order of their codes.
const PARTNERS: &[&str] = &[
    "Daan Demo",
    "Fatma Demo",
    "Lotte Demo",
    "Bram Demo",
    "Eva Demo",
    "Gijs Demo",
    "Hanna Demo",
    "Ilse Demo",
    "Joost Demo",
    "Kim Demo",
    "Luuk Demo",
    "Mila Demo",
    "Niels Demo",
    "Olga Demo",
    "Pim Demo",
    "Quinten Demo",
    "Tess Demo",
    "Umar Demo",
    "Vera Demo",
    "Wout Demo",
    "Xander Demo",
    "Yara Demo",
    "Zoë Demo",
    "Ayse Demo",
    "Bas Demo",
    "Carlijn Demo",
    "Dirk Demo",
    "Elin Demo",
    "Femke Demo",
];

/// Adds the accounts, and tells the cast who plays what.
pub(super) fn people(cast: &mut Cast, rows: &mut Rows, hash: &str, now: DateTime<Utc>) {
    let mut add = |email: String, name: &str, role, seat, organisation: Option<OrganisationId>| {
        let id = PersonId(new_id());
        rows.people.push(person::Model {
            id,
            email,
            name: name.to_owned(),
            password_hash: Some(hash.to_owned()),
            language: Language::Nl,
            organisation_id: organisation,
            active: true,
            is_demo: true,
            created_at: now,
            version: 1,
        });
        rows.roles.push(held(id, RoleInTime::lasting(role, seat), now));
        (id, name.to_owned())
    };
    let organisation = |cast: &Cast, code: &str| cast.organisations.get(code).map(|organisation| organisation.id);
    for account in ACCOUNTS {
        let works_for = if account.role == Role::Partner { organisation(cast, PARTNER_AT) } else { None };
        let person = add(account.email.to_owned(), account.name, account.role, account.seat, works_for);
        match (account.role, account.seat) {
            (Role::ProgrammeManager, _) => cast.managers.push(person),
            (Role::SteeringMember, Some(SteeringSeat::Chair)) => cast.chair = Some(person),
            (Role::SteeringMember, Some(SteeringSeat::Secretary)) => cast.secretary = Some(person),
            (Role::Partner, _) => cast.contacts.extend(works_for.map(|organisation| (organisation, person))),
            (Role::Reviewer, _) => cast.experts.push(person),
            (Role::SteeringMember | Role::Administrator, _) => {}
        }
    }
    for (number, name) in (2..).zip(EXPERTS) {
        cast.experts.push(add(format!("reviewer{number}@demo.example"), name, Role::Reviewer, None, None));
    }
    let mut members = Vec::new();
    for (number, name) in (2..).zip(MEMBERS) {
        members.push(add(format!("steering{number}@demo.example"), name, Role::SteeringMember, Some(SteeringSeat::Member), None));
    }
    let codes: Vec<String> = cast.codes.iter().filter(|code| code.as_str() != PARTNER_AT).cloned().collect();
    for ((number, name), code) in (2..).zip(PARTNERS).zip(codes) {
        let works_for = organisation(cast, &code);
        let person = add(format!("partner{number}@demo.example"), name, Role::Partner, None, works_for);
        cast.contacts.extend(works_for.map(|organisation| (organisation, person)));
    }
    // One of the members stands in for the secretary for three weeks.
    let (first, last) = (crate::state::days::day_of(now), crate::state::days::day_of(now) + Days::new(20));
    let deputy =
        RoleInTime { first_day: Some(first), last_day: Some(last), ..RoleInTime::lasting(Role::SteeringMember, Some(SteeringSeat::Secretary)) };
    rows.roles.extend(members.first().map(|(id, _)| held(*id, deputy, now)));
    leaver(rows, hash, now);
    seen(rows, now);
}

/// Somebody who left three weeks ago: what they did stays, and they come in no more.
fn leaver(rows: &mut Rows, hash: &str, now: DateTime<Utc>) {
    let (id, joined, left) = (PersonId(new_id()), now - Days::new(400), now - Days::new(21));
    rows.people.push(person::Model {
        id,
        email: "steering7@demo.example".to_owned(),
        name: "Sietske Demo".to_owned(),
        password_hash: Some(hash.to_owned()),
        language: Language::Nl,
        organisation_id: None,
        active: false,
        is_demo: true,
        created_at: joined,
        version: 1,
    });
    let role = held(id, RoleInTime::lasting(Role::SteeringMember, Some(SteeringSeat::Member)), joined);
    rows.roles.push(person_role::Model { ended_at: Some(left), ..role });
}

/// When the people of [`ACCOUNTS`] were in last, each a few hours before the other.
fn seen(rows: &mut Rows, now: DateTime<Utc>) {
    let people = rows.people.iter().take(ACCOUNTS.len()).zip(1..);
    let events = people.map(|(person, hours)| {
        let happened = HistoryEvent::SignedIn { person: person.id, failed: None, refused: None, service: None };
        (now - TimeDelta::hours(7 * hours), Event::by(person.id, &person.name, happened))
    });
    rows.events.extend(events.collect::<Vec<_>>());
}

fn held(person_id: PersonId, role: RoleInTime, now: DateTime<Utc>) -> person_role::Model {
    let RoleInTime { role, seat, first_day, last_day } = role;
    let id = RoleId(new_id());
    person_role::Model { id, person_id, role, seat, first_day, last_day, given_by: None, given_at: now, ended_at: None, told_at: None }
}

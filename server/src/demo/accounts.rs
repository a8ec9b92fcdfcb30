//! The people of the demo set: one sign-in a role.

use crate::people::store::{NewPerson, add};
use crate::state::new_id;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::people::{Language, Role, SteeringSeat};
use sea_orm::{ConnectionTrait, DbErr};

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

/// Adds the accounts.
pub(super) async fn plant(transaction: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    for account in ACCOUNTS {
        let person = NewPerson {
            id: PersonId(new_id()),
            email: account.email.to_owned(),
            name: account.name.to_owned(),
            password_hash: hash.to_owned(),
            language: Language::Nl,
            organisation: None,
            roles: vec![account.role],
            seat: account.seat,
            is_demo: true,
        };
        add(transaction, person, now).await?;
    }
    Ok(())
}

//! Who recorded a decision, as the first to sign it: the person's roles and seat as they are now, read in the statement of the decision.

use crate::frame::in_force;
use chrono::NaiveDate;
use domain::gates::Signer;
use domain::ids::PersonId;
use domain::people::{Role, SteeringSeat};
use sea_orm::FromQueryResult;

/// Who recorded a decision.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Recorder {
    recorder: PersonId,
    seat: Option<SteeringSeat>,
    steers: bool,
    manages: bool,
}

/// The seat that counts today, of the person with this table or alias; of several the one that signs.
pub fn seat(person: &str, today: NaiveDate) -> String {
    let counts = in_force::sql("o", &in_force::literal(today));
    format!(
        "(SELECT o.seat FROM person_role o WHERE o.person_id = {person}.id AND o.seat IS NOT NULL AND {counts} \
         ORDER BY CASE o.seat WHEN 'chair' THEN 0 WHEN 'secretary' THEN 1 ELSE 2 END LIMIT 1)"
    )
}

/// The columns of a [`Recorder`]; `person` is the table or alias of who recorded it.
pub fn columns(person: &str, today: NaiveDate) -> String {
    let counts = in_force::sql("o", &in_force::literal(today));
    let has = |role: Role| format!("EXISTS (SELECT 1 FROM person_role o WHERE o.person_id = {person}.id AND o.role = '{role}' AND {counts})");
    let (steers, manages) = (has(Role::SteeringMember), has(Role::ProgrammeManager));
    let seat = seat(person, today);
    format!("{person}.id AS recorder, {seat} AS seat, {steers} AS steers, {manages} AS manages")
}

impl Recorder {
    /// The same as the rules about signing know them.
    pub const fn signer(&self) -> Signer {
        let role = match (self.steers, self.manages) {
            (true, _) => Role::SteeringMember,
            (false, true) => Role::ProgrammeManager,
            (false, false) => Role::Partner,
        };
        Signer { person: self.recorder, role, seat: self.seat }
    }
}

//! Who recorded a decision, as the first to sign it: the person's roles and seat as they are now, read in the statement of the decision.

use domain::gates::Signer;
use domain::ids::PersonId;
use domain::people::{Role, SteeringSeat};

/// The roles that count at a gate, as one number; `person` is the table or alias of the person.
pub fn roles_of(person: &str) -> String {
    let has = |role: Role| format!("EXISTS (SELECT 1 FROM person_role o WHERE o.person_id = {person}.id AND o.role = '{role}')");
    let (steers, manages) = (has(Role::SteeringMember), has(Role::ProgrammeManager));
    format!("CAST((CASE WHEN {steers} THEN 1 ELSE 0 END) + (CASE WHEN {manages} THEN 2 ELSE 0 END) AS bigint)")
}

/// The person behind that number.
pub const fn signer(person: PersonId, roles: i64, seat: Option<SteeringSeat>) -> Signer {
    let role = match roles {
        1 | 3 => Role::SteeringMember,
        2 => Role::ProgrammeManager,
        _ => Role::Partner,
    };
    Signer { person, role, seat }
}

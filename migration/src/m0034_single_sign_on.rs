//! Who a person is at a provider of sign-ins, and who came from there and has not said yet whose account it is.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE external_identity (
            issuer text NOT NULL,
            subject text NOT NULL,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            email text,
            linked_at {time} NOT NULL,
            last_used_at {time},
            PRIMARY KEY (issuer, subject)
        );
        CREATE UNIQUE INDEX external_identity_person ON external_identity (person_id, issuer);
        CREATE TABLE pending_identity (
            token_hash text PRIMARY KEY,
            issuer text NOT NULL,
            subject text NOT NULL,
            email text,
            expires_at {time} NOT NULL
        );
    ").await
});

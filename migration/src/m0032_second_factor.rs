//! The second factor: an app, passkeys and recovery codes; the pause of a sign-in between password and factor; from when a factor is required;
//! and a lost one that two people reset. The password may be absent, and a session knows when its person last confirmed who they are.

use crate::dialect::{migration, run};
use crate::nullable::let_be_empty;

migration!(manager => {
    let_be_empty(manager.get_connection(), "person", "password_hash", "text").await?;
    run(manager, "
        ALTER TABLE session ADD COLUMN confirmed_at {time};
        ALTER TABLE session ADD COLUMN factor_done boolean NOT NULL DEFAULT false;
        CREATE TABLE totp_factor (
            person_id {uuid} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
            id {uuid} NOT NULL,
            sealed text NOT NULL,
            last_step bigint NOT NULL,
            created_at {time} NOT NULL
        );
        CREATE TABLE recovery_code (
            code_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            used_at {time}
        );
        CREATE INDEX recovery_code_person ON recovery_code (person_id);
        CREATE TABLE passkey (
            id {uuid} PRIMARY KEY,
            credential_id text NOT NULL UNIQUE,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            public_key text NOT NULL,
            sign_count bigint NOT NULL,
            name text NOT NULL,
            transports text NOT NULL,
            created_at {time} NOT NULL,
            used_at {time}
        );
        CREATE INDEX passkey_person ON passkey (person_id);
        CREATE TABLE pending_sign_in (
            token_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            next text NOT NULL,
            failed integer NOT NULL,
            refused integer NOT NULL,
            expires_at {time} NOT NULL
        );
        CREATE INDEX pending_sign_in_person ON pending_sign_in (person_id);
        CREATE TABLE spent_challenge (
            challenge_hash text PRIMARY KEY,
            expires_at {time} NOT NULL
        );
        CREATE TABLE factor_rule (
            id integer PRIMARY KEY CHECK (id = 1),
            required_from {date},
            version bigint NOT NULL
        );
        INSERT INTO factor_rule (id, required_from, version) VALUES (1, NULL, 0);
        CREATE TABLE factor_reset (
            id {uuid} PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            reason text NOT NULL,
            asked_by {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            asked_at {time} NOT NULL,
            confirmed_by {uuid} REFERENCES person (id) ON DELETE CASCADE,
            ended_at {time}
        );
        CREATE INDEX factor_reset_person ON factor_reset (person_id);
        CREATE INDEX factor_reset_waiting ON factor_reset (asked_at) WHERE ended_at IS NULL;
    ").await
});

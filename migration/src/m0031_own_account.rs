//! Links for a new password and for another address, the devices on which somebody signed in, where a session is, and what failed or was
//! refused at the doors.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE session ADD COLUMN address text NOT NULL DEFAULT '';
        CREATE TABLE password_reset (
            token_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            made_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            used_at {time}
        );
        CREATE INDEX password_reset_person ON password_reset (person_id);
        CREATE TABLE email_change (
            token_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            email text NOT NULL,
            made_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            used_at {time}
        );
        CREATE INDEX email_change_person ON email_change (person_id);
        CREATE TABLE known_device (
            token_hash text NOT NULL,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            user_agent text NOT NULL,
            first_at {time} NOT NULL,
            seen_at {time} NOT NULL,
            is_told boolean NOT NULL,
            PRIMARY KEY (person_id, token_hash)
        );
        CREATE INDEX known_device_untold ON known_device (first_at) WHERE NOT is_told;
        CREATE TABLE security_event (
            id {uuid} PRIMARY KEY,
            action text NOT NULL CHECK (action IN ('sign_in','reset','link','password','permission')),
            result text NOT NULL CHECK (result IN ('failed','refused')),
            object text NOT NULL,
            origin text NOT NULL,
            actor_id {uuid},
            actor_name text NOT NULL,
            times bigint NOT NULL,
            first_at {time} NOT NULL,
            last_at {time} NOT NULL
        );
        CREATE INDEX security_event_last ON security_event (last_at, id);
        CREATE INDEX security_event_action ON security_event (action, last_at, id);
    ").await
});

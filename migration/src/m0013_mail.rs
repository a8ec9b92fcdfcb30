//! The outbox: messages written in the transaction of what they tell, and what each person chose about mail.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE mail_choice (
            person_id {uuid} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
            choice text NOT NULL CHECK (choice IN ('at_once','daily','never'))
        );
        CREATE TABLE outbox (
            id {uuid} PRIMARY KEY,
            kind text NOT NULL,
            person_id {uuid} REFERENCES person (id) ON DELETE CASCADE,
            address text NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            subject text NOT NULL,
            text_body text NOT NULL,
            html_body text NOT NULL,
            href text,
            is_secret boolean NOT NULL,
            in_digest boolean NOT NULL,
            created_at {time} NOT NULL,
            due_at {time} NOT NULL,
            tries integer NOT NULL,
            last_error text,
            sent_at {time},
            copied_at {time},
            given_up_at {time},
            expires_at {time},
            is_demo boolean NOT NULL DEFAULT false
        );
        CREATE INDEX outbox_due ON outbox (due_at, id) WHERE sent_at IS NULL AND copied_at IS NULL AND given_up_at IS NULL;
        CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE text_body <> '' AND expires_at IS NOT NULL;
        CREATE INDEX outbox_person ON outbox (person_id);
    ").await
});

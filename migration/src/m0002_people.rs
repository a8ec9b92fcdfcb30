//! Organisations, the people who work for them, their roles and their sessions.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE organisation (
            id {uuid} PRIMARY KEY,
            name text NOT NULL,
            search_name text NOT NULL,
            organisation_type text NOT NULL CHECK (organisation_type IN ('company','knowledge','government','civil_society','investor','intermediary')),
            size_class text CHECK (size_class IN ('micro','small','medium','large')),
            region text NOT NULL CHECK (region IN ('twente','east_netherlands','rest_of_netherlands','abroad')),
            sector text NOT NULL,
            kvk_number text,
            foreign_register_id text,
            needs_check boolean NOT NULL DEFAULT false,
            is_demo boolean NOT NULL DEFAULT false,
            created_at {time} NOT NULL,
            version bigint NOT NULL
        );
        CREATE UNIQUE INDEX organisation_kvk ON organisation (kvk_number) WHERE kvk_number IS NOT NULL;
        CREATE INDEX organisation_search ON organisation (search_name, id);
        CREATE TABLE person (
            id {uuid} PRIMARY KEY,
            email text NOT NULL UNIQUE,
            name text NOT NULL,
            password_hash text NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            organisation_id {uuid} REFERENCES organisation (id),
            steering_seat text CHECK (steering_seat IN ('member','chair','secretary')),
            active boolean NOT NULL DEFAULT true,
            is_demo boolean NOT NULL DEFAULT false,
            created_at {time} NOT NULL,
            version bigint NOT NULL
        );
        CREATE INDEX person_organisation ON person (organisation_id);
        CREATE TABLE person_role (
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            role text NOT NULL CHECK (role IN ('partner','reviewer','programme_manager','steering_member','administrator')),
            PRIMARY KEY (person_id, role)
        );
        CREATE TABLE session (
            token_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            created_at {time} NOT NULL,
            seen_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            user_agent text NOT NULL
        );
        CREATE INDEX session_person ON session (person_id);
        CREATE TABLE setup_token (
            token_hash text PRIMARY KEY,
            created_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            used_at {time}
        );
    ").await
});

//! A role has a first and a last day, and tells who gave it and when; a seat in the steering group belongs to the role. Everybody is invited in one
//! way, and an administrator signs each quarter who has access.

use crate::dialect::{migration, run};
use sea_orm_migration::sea_orm::DatabaseBackend;

migration!(manager => {
    let new_id = if manager.get_database_backend() == DatabaseBackend::Sqlite { "randomblob(16)" } else { "gen_random_uuid()" };
    let sql = "
        CREATE TABLE person_role_before AS SELECT person_id, role FROM person_role;
        DROP TABLE person_role;
        CREATE TABLE person_role (
            id {uuid} PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            role text NOT NULL CHECK (role IN ('partner','reviewer','programme_manager','steering_member','administrator')),
            seat text CHECK (seat IN ('member','chair','secretary')),
            first_day {date},
            last_day {date},
            given_by {uuid} REFERENCES person (id),
            given_at {time} NOT NULL,
            ended_at {time},
            told_at {time}
        );
        INSERT INTO person_role (id, person_id, role, seat, given_at)
            SELECT {new_id}, b.person_id, b.role, CASE WHEN b.role = 'steering_member' THEN COALESCE(p.steering_seat, 'member') END, p.created_at
            FROM person_role_before b JOIN person p ON p.id = b.person_id;
        DROP TABLE person_role_before;
        CREATE INDEX person_role_person ON person_role (person_id);
        CREATE INDEX person_role_last_day ON person_role (last_day);
        ALTER TABLE person DROP COLUMN steering_seat;
        CREATE TABLE invitation (
            id {uuid} PRIMARY KEY,
            token_hash text NOT NULL UNIQUE,
            email text NOT NULL,
            name text NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            role text NOT NULL CHECK (role IN ('partner','reviewer','programme_manager','steering_member','administrator')),
            seat text CHECK (seat IN ('member','chair','secretary')),
            organisation_id {uuid} REFERENCES organisation (id),
            project_id {uuid} REFERENCES project (id) ON DELETE CASCADE,
            first_day {date},
            last_day {date},
            invited_by {uuid} REFERENCES person (id),
            invited_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            used_at {time},
            used_by {uuid} REFERENCES person (id),
            withdrawn_at {time}
        );
        INSERT INTO invitation (id, token_hash, email, name, language, role, invited_by, invited_at, expires_at, used_at, withdrawn_at)
            SELECT id, token_hash, email, name, language, 'reviewer', invited_by, invited_at, expires_at, used_at, withdrawn_at FROM expert_invitation;
        DROP TABLE expert_invitation;
        CREATE INDEX invitation_email ON invitation (email);
        CREATE INDEX invitation_project ON invitation (project_id);
        CREATE TABLE access_review (
            id {uuid} PRIMARY KEY,
            quarter text NOT NULL UNIQUE,
            people bigint NOT NULL,
            sha256 text NOT NULL,
            signed_by {uuid} NOT NULL REFERENCES person (id),
            signed_at {time} NOT NULL
        );
    ";
    run(manager, &sql.replace("{new_id}", new_id)).await
});

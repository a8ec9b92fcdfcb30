//! What an administrator sets: the programme bureau, what was recorded of the first hour, changes of parameters, other names beside the labels
//! of the policy note, and own sentences in mail. Rows of the note's lists are never deleted: projects and frozen dossiers name them.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE bureau (
            id integer PRIMARY KEY CHECK (id = 1),
            name text NOT NULL,
            phone text NOT NULL,
            email text NOT NULL,
            address text NOT NULL,
            is_demo boolean NOT NULL
        );
        CREATE TABLE setup_step (
            step text PRIMARY KEY CHECK (step IN ('bureau','mail','parameters','managers','steering')),
            outcome text NOT NULL CHECK (outcome IN ('works','failed','without','seen')),
            address text NOT NULL,
            trouble text CHECK (trouble IN ('no_answer','not_there','unsafe','not_signed_in','refused','later','other')),
            answer text NOT NULL,
            recorded_at {time} NOT NULL,
            is_demo boolean NOT NULL
        );
        CREATE TABLE parameter_change (
            id {serial},
            parameter text NOT NULL,
            value bigint NOT NULL,
            value_before bigint NOT NULL,
            reason text NOT NULL,
            reference text NOT NULL,
            rule_set_version integer NOT NULL UNIQUE,
            changed_by text NOT NULL,
            changed_at {time} NOT NULL
        );
        CREATE TABLE reference_alias (
            kind text NOT NULL CHECK (kind IN ('technology','application','cluster')),
            code text NOT NULL,
            alias_nl text NOT NULL,
            alias_en text NOT NULL,
            PRIMARY KEY (kind, code)
        );
        CREATE TABLE mail_text (
            kind text NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            opening text NOT NULL,
            closing text NOT NULL,
            PRIMARY KEY (kind, language)
        );
    ").await?;
    refuse(manager, "parameter_change", "UPDATE", "1 = 1", "a change of a parameter stays as it was made").await?;
    refuse(manager, "parameter_change", "DELETE", "1 = 1", "a change of a parameter stays as it was made").await?;
    for table in ["technology_area", "application_area", "societal_challenge", "cluster", "facility"] {
        refuse(manager, table, "DELETE", "1 = 1", "a row of the lists of the note stays: projects name it").await?;
    }
    Ok(())
});

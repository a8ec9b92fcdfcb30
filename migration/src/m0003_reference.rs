//! Reference data: what the policy note fixes and the programme may extend. Filled by the server from its own data files.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE programme (
            id integer PRIMARY KEY CHECK (id = 1),
            public_ceiling bigint NOT NULL,
            match_target_basis_points bigint NOT NULL,
            jobs_target integer NOT NULL,
            mandate bigint NOT NULL,
            version bigint NOT NULL
        );
        CREATE TABLE technology_area (
            code text PRIMARY KEY,
            parent_code text REFERENCES technology_area (code),
            name_nl text NOT NULL,
            name_en text NOT NULL,
            status text NOT NULL CHECK (status IN ('active','candidate','retired')),
            sort integer NOT NULL
        );
        CREATE TABLE application_area (code text PRIMARY KEY, name_nl text NOT NULL, name_en text NOT NULL, sort integer NOT NULL);
        CREATE TABLE societal_challenge (code text PRIMARY KEY, name_nl text NOT NULL, name_en text NOT NULL, sort integer NOT NULL);
        CREATE TABLE cluster (code text PRIMARY KEY, name_nl text NOT NULL, alias_nl text NOT NULL, name_en text NOT NULL, sort integer NOT NULL);
        CREATE TABLE facility (
            code text PRIMARY KEY,
            name_nl text NOT NULL,
            name_en text NOT NULL,
            status text NOT NULL CHECK (status IN ('unknown','planned','started','ended')),
            status_source text NOT NULL DEFAULT '',
            sort integer NOT NULL
        );
        CREATE TABLE phase_description (
            code text PRIMARY KEY,
            name_nl text NOT NULL, name_en text NOT NULL,
            activities_nl text NOT NULL, activities_en text NOT NULL,
            features_nl text NOT NULL, features_en text NOT NULL,
            instruments_nl text NOT NULL, instruments_en text NOT NULL,
            sort integer NOT NULL
        );
        CREATE TABLE cluster_condition (
            code text PRIMARY KEY,
            name_nl text NOT NULL, name_en text NOT NULL,
            definition_nl text NOT NULL, definition_en text NOT NULL,
            level_g0 integer NOT NULL, level_g1 integer NOT NULL, level_g2 integer NOT NULL, level_g3 integer NOT NULL,
            sort integer NOT NULL
        );
        CREATE TABLE gate_rule (
            id text PRIMARY KEY,
            gate text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('auto','human')),
            severity text NOT NULL CHECK (severity IN ('HARD','POLICY','WARN','INFO')),
            label_nl text NOT NULL, label_en text NOT NULL,
            formula text NOT NULL,
            parameter text NOT NULL,
            default_value text NOT NULL,
            provenance text NOT NULL,
            sort integer NOT NULL
        );
    ").await
});

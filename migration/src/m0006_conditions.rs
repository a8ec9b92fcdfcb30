//! Opinions on the eight conditions, kept apart, and the evidence for them.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE assessment (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            gate text NOT NULL CHECK (gate IN ('G0','G1','G2','G3')),
            condition_code text NOT NULL CHECK (condition_code IN ('C1','C2','C3','C4','C5','C6','C7','C8')),
            opinion text NOT NULL CHECK (opinion IN ('lead_partner','programme_manager','panel')),
            level integer NOT NULL CHECK (level BETWEEN 0 AND 4),
            reason text NOT NULL,
            assessed_by {uuid} REFERENCES person (id),
            assessed_at {time} NOT NULL,
            UNIQUE (project_id, gate, condition_code, opinion)
        );
        CREATE TABLE evidence (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            condition_code text NOT NULL CHECK (condition_code IN ('C1','C2','C3','C4','C5','C6','C7','C8')),
            title text NOT NULL,
            reference text NOT NULL,
            accepted boolean NOT NULL,
            added_by {uuid} REFERENCES person (id),
            added_at {time} NOT NULL
        );
        CREATE INDEX evidence_project ON evidence (project_id, condition_code, id);
        CREATE TABLE judgement (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            gate text NOT NULL CHECK (gate IN ('G0','G1','G2','G3')),
            rule_id text NOT NULL REFERENCES gate_rule (id),
            met boolean NOT NULL,
            reason text NOT NULL,
            judged_by {uuid} REFERENCES person (id),
            judged_at {time} NOT NULL,
            PRIMARY KEY (project_id, gate, rule_id)
        );
    ").await
});

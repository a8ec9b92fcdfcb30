//! Frozen dossiers and decisions. What is signed stays as it is: the database itself refuses to change it.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE snapshot (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id),
            gate text NOT NULL CHECK (gate IN ('G0','G1','G2','G3')),
            number bigint NOT NULL,
            sha256 text NOT NULL,
            content text NOT NULL,
            rule_set_version text NOT NULL,
            frozen_by {uuid} REFERENCES person (id),
            frozen_at {time} NOT NULL,
            is_demo boolean NOT NULL DEFAULT false,
            UNIQUE (project_id, number)
        );
        CREATE TABLE snapshot_release (
            snapshot_id {uuid} PRIMARY KEY REFERENCES snapshot (id),
            reason text NOT NULL,
            released_by {uuid} REFERENCES person (id),
            released_at {time} NOT NULL
        );
        CREATE TABLE decision (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id),
            gate text NOT NULL CHECK (gate IN ('G0','G1','G2','G3')),
            snapshot_id {uuid} REFERENCES snapshot (id),
            outcome text NOT NULL CHECK (outcome IN ('go','conditional_go','hold','recycle','no_go','graduated','closed_completed')),
            rationale text NOT NULL,
            public_summary text NOT NULL,
            effective_on {date},
            next_gate_on {date},
            resume_on {date},
            approved_public bigint NOT NULL,
            details text NOT NULL,
            decided_by {uuid} NOT NULL REFERENCES person (id),
            decided_at {time} NOT NULL,
            signed_by {uuid} REFERENCES person (id),
            signed_at {time},
            supersedes_id {uuid} REFERENCES decision (id),
            is_demo boolean NOT NULL DEFAULT false,
            CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
            CHECK (signed_by IS NULL OR signed_by <> decided_by)
        );
        CREATE UNIQUE INDEX decision_one_a_snapshot ON decision (snapshot_id) WHERE supersedes_id IS NULL;
        CREATE UNIQUE INDEX decision_superseded_once ON decision (supersedes_id) WHERE supersedes_id IS NOT NULL;
        CREATE INDEX decision_project ON decision (project_id, decided_at, id);
        CREATE INDEX decision_unsigned ON decision (decided_at, id) WHERE signed_at IS NULL;
        CREATE TABLE decision_condition (
            id {uuid} PRIMARY KEY,
            decision_id {uuid} NOT NULL REFERENCES decision (id),
            position integer NOT NULL,
            text text NOT NULL,
            owner text NOT NULL,
            due_on {date} NOT NULL,
            timing text NOT NULL CHECK (timing IN ('precedent','subsequent')),
            evidence text NOT NULL,
            verifier text NOT NULL,
            is_demo boolean NOT NULL DEFAULT false
        );
        CREATE INDEX decision_condition_decision ON decision_condition (decision_id, position);
        CREATE INDEX decision_condition_due ON decision_condition (due_on, id);
        CREATE TABLE decision_condition_met (
            decision_condition_id {uuid} PRIMARY KEY REFERENCES decision_condition (id),
            note text NOT NULL,
            verified_by {uuid} NOT NULL REFERENCES person (id),
            verified_at {time} NOT NULL
        );
        CREATE TABLE stop_proposal (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id),
            reason text NOT NULL,
            learned text NOT NULL,
            end_on {date} NOT NULL,
            unavoidable_costs bigint NOT NULL,
            proposed_by {uuid} REFERENCES person (id),
            proposed_at {time} NOT NULL,
            confirmed_by {uuid} REFERENCES person (id),
            confirmed_at {time}
        );
        CREATE UNIQUE INDEX stop_proposal_one ON stop_proposal (project_id);
    ").await?;
    refuse(manager, "snapshot", "UPDATE", "true", "a frozen dossier does not change").await?;
    refuse(manager, "snapshot", "DELETE", "NOT OLD.is_demo", "a frozen dossier is kept").await?;
    refuse(manager, "decision", "UPDATE", "OLD.signed_at IS NOT NULL", "a signed decision does not change; a correction supersedes it").await?;
    refuse(manager, "decision", "DELETE", "OLD.signed_at IS NOT NULL AND NOT OLD.is_demo", "a signed decision is kept").await?;
    refuse(manager, "decision_condition", "UPDATE", "true", "a condition of a decision does not change").await?;
    refuse(manager, "decision_condition", "DELETE", "NOT OLD.is_demo", "a condition of a decision is kept").await
});

//! Decisions that are void: taken back by their signers, or over with what they were about; and proposals to stop that are taken back.
//! A void decision never changes again. After it, and after a signed hold, the same dossier can be decided on anew.

use crate::dialect::{migration, refuse_anew, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE decision ADD COLUMN void_at {time} CHECK (void_at IS NULL OR signed_at IS NULL);
        ALTER TABLE decision ADD COLUMN void_by {uuid} REFERENCES person (id);
        ALTER TABLE decision ADD COLUMN void_reason text;
        ALTER TABLE decision ADD COLUMN void_cause text CHECK (void_cause IN ('withdrawn','released','stopped'));
        ALTER TABLE stop_proposal ADD COLUMN withdrawn_by {uuid} REFERENCES person (id);
        ALTER TABLE stop_proposal ADD COLUMN withdrawn_at {time} CHECK (withdrawn_at IS NULL OR confirmed_at IS NULL);
        ALTER TABLE stop_proposal ADD COLUMN withdrawn_reason text;
    ").await?;
    // What can never be signed any more: its dossier was given back, its project has ended or does not wait, or a later dossier took its place.
    run(manager, "
        UPDATE decision SET
            void_at = (SELECT r.released_at FROM snapshot_release r WHERE r.snapshot_id = decision.snapshot_id),
            void_by = (SELECT r.released_by FROM snapshot_release r WHERE r.snapshot_id = decision.snapshot_id),
            void_reason = (SELECT r.reason FROM snapshot_release r WHERE r.snapshot_id = decision.snapshot_id),
            void_cause = 'released'
        WHERE signed_at IS NULL AND supersedes_id IS NULL
        AND EXISTS (SELECT 1 FROM snapshot_release r WHERE r.snapshot_id = decision.snapshot_id);
        UPDATE decision SET
            void_at = COALESCE((SELECT s.confirmed_at FROM stop_proposal s WHERE s.project_id = decision.project_id),
                (SELECT p.updated_at FROM project p WHERE p.id = decision.project_id)),
            void_by = (SELECT s.confirmed_by FROM stop_proposal s WHERE s.project_id = decision.project_id),
            void_reason = '',
            void_cause = 'stopped'
        WHERE signed_at IS NULL AND void_at IS NULL AND supersedes_id IS NULL
        AND EXISTS (SELECT 1 FROM project p WHERE p.id = decision.project_id AND p.status IN ('stopped','refused','graduated','closed_completed'));
        UPDATE decision SET
            void_at = (SELECT p.updated_at FROM project p WHERE p.id = decision.project_id),
            void_reason = '',
            void_cause = 'released'
        WHERE signed_at IS NULL AND void_at IS NULL AND supersedes_id IS NULL AND (
            EXISTS (SELECT 1 FROM project p WHERE p.id = decision.project_id
                AND p.status NOT IN ('gate_requested','under_review','decision_pending'))
            OR EXISTS (SELECT 1 FROM snapshot own JOIN snapshot later ON later.project_id = own.project_id AND later.number > own.number
                WHERE own.id = decision.snapshot_id)
            OR EXISTS (SELECT 1 FROM decision other WHERE other.project_id = decision.project_id AND other.supersedes_id IS NULL
                AND other.signed_at IS NULL AND other.void_at IS NULL AND other.id > decision.id)
        );
    ").await?;
    run(manager, "
        DROP INDEX decision_one_a_snapshot;
        DROP INDEX decision_superseded_once;
        DROP INDEX decision_unsigned;
        DROP INDEX stop_proposal_one;
        DROP INDEX stop_proposal_open;
        CREATE UNIQUE INDEX decision_one_waits ON decision (project_id) WHERE supersedes_id IS NULL AND signed_at IS NULL AND void_at IS NULL;
        CREATE UNIQUE INDEX decision_one_a_snapshot ON decision (snapshot_id)
            WHERE supersedes_id IS NULL AND void_at IS NULL AND (signed_at IS NULL OR outcome <> 'hold');
        CREATE UNIQUE INDEX decision_superseded_once ON decision (supersedes_id) WHERE supersedes_id IS NOT NULL AND void_at IS NULL;
        CREATE INDEX decision_unsigned ON decision (decided_at, id) WHERE signed_at IS NULL AND void_at IS NULL;
        CREATE UNIQUE INDEX stop_proposal_one ON stop_proposal (project_id) WHERE withdrawn_at IS NULL;
        CREATE INDEX stop_proposal_open ON stop_proposal (proposed_at, id) WHERE confirmed_at IS NULL AND withdrawn_at IS NULL;
    ").await?;
    let settled = "OLD.signed_at IS NOT NULL OR OLD.void_at IS NOT NULL";
    refuse_anew(manager, "decision", "UPDATE", settled, "a signed or void decision does not change").await?;
    refuse_anew(manager, "decision", "DELETE", &format!("({settled}) AND NOT OLD.is_demo"), "a signed or void decision is kept").await
});

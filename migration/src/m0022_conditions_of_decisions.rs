//! Conditions of a conditional go keep their force: whom each was given to, who was told that it comes due or is late, and a status for the
//! phase that waits for those that come first. A correction has a reason. Lists of projects keep what asks attention: the first date of an open
//! condition, the largest gap to the levels of the next gate, how many are short, and whether the money adds up.

use crate::closed_list::set_codes;
use crate::dialect::{migration, refuse_anew, run};

const STATUSES: [&str; 13] = [
    "draft",
    "active",
    "awaiting_start",
    "gate_requested",
    "under_review",
    "decision_pending",
    "on_hold",
    "recycled",
    "stopped",
    "refused",
    "graduated",
    "closed_completed",
    "legacy",
];

const IMMUTABLE: &str = "a condition of a decision does not change";

migration!(manager => {
    set_codes(manager.get_connection(), "project", "status", &STATUSES).await?;
    run(manager, "
        ALTER TABLE project ADD COLUMN phase_from {date};
        ALTER TABLE project ADD COLUMN condition_due_on {date};
        ALTER TABLE project ADD COLUMN weakest_gap integer NOT NULL DEFAULT -5;
        ALTER TABLE project ADD COLUMN levels_short integer NOT NULL DEFAULT 0;
        ALTER TABLE project ADD COLUMN not_assessed integer NOT NULL DEFAULT 0;
        ALTER TABLE project ADD COLUMN is_unbalanced boolean NOT NULL DEFAULT false;
        ALTER TABLE decision ADD COLUMN correction_reason text;
        ALTER TABLE decision_condition ADD COLUMN owner_organisation_id {uuid} REFERENCES organisation (id);
        ALTER TABLE decision_condition ADD COLUMN owner_person_id {uuid} REFERENCES person (id);
        CREATE TABLE decision_condition_told (
            decision_condition_id {uuid} NOT NULL REFERENCES decision_condition (id),
            signal text NOT NULL CHECK (signal IN ('soon','late')),
            told_at {time} NOT NULL,
            PRIMARY KEY (decision_condition_id, signal)
        );
        CREATE INDEX decision_condition_person ON decision_condition (owner_person_id, due_on);
        CREATE INDEX decision_condition_organisation ON decision_condition (owner_organisation_id, due_on);
        DROP INDEX project_weakest;
        CREATE INDEX project_weakest ON project (weakest_gap, id);
        CREATE INDEX project_condition_due ON project (condition_due_on, id) WHERE condition_due_on IS NOT NULL;
    ").await?;
    // Whom a condition was given to is read from its name once: a partner of the project, or else a person with that name and no namesake.
    refuse_anew(manager, "decision_condition", "UPDATE", "1 = 0", IMMUTABLE).await?;
    run(manager, "
        UPDATE decision_condition SET owner_organisation_id = (SELECT o.id FROM organisation o JOIN partner a ON a.organisation_id = o.id
            JOIN decision d ON d.project_id = a.project_id WHERE d.id = decision_condition.decision_id
            AND LOWER(TRIM(o.name)) = LOWER(TRIM(decision_condition.owner)) ORDER BY o.id LIMIT 1);
        UPDATE decision_condition SET owner_person_id = (SELECT p.id FROM person p WHERE LOWER(TRIM(p.name)) = LOWER(TRIM(decision_condition.owner))
            AND NOT EXISTS (SELECT 1 FROM person o WHERE o.id <> p.id AND LOWER(TRIM(o.name)) = LOWER(TRIM(p.name))))
            WHERE owner_organisation_id IS NULL;
    ").await?;
    refuse_anew(manager, "decision_condition", "UPDATE", "1 = 1", IMMUTABLE).await?;
    // A phase that started before it could wait has started.
    run(manager, "
        UPDATE project SET phase_from = (SELECT d.effective_on FROM decision d WHERE d.project_id = project.id AND d.signed_at IS NOT NULL
            AND d.outcome IN ('go','conditional_go') AND d.gate = CASE project.phase WHEN 'start' THEN 'G0' WHEN 'innovation' THEN 'G1'
                WHEN 'market_entry' THEN 'G2' ELSE '' END
            AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = d.id AND n.signed_at IS NOT NULL)
            ORDER BY d.decided_at DESC LIMIT 1);
        UPDATE project SET condition_due_on = (SELECT MIN(c.due_on) FROM decision_condition c JOIN decision d ON d.id = c.decision_id
            WHERE d.project_id = project.id AND d.signed_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = d.id AND n.signed_at IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM decision_condition_met m WHERE m.decision_condition_id = c.id))
            WHERE status NOT IN ('stopped','refused','graduated','closed_completed');
        UPDATE project SET is_unbalanced = true WHERE EXISTS (SELECT 1 FROM financing_row f WHERE f.project_id = project.id
            AND f.phase = CASE project.phase WHEN 'intake' THEN 'start' WHEN 'closed' THEN 'market_entry' ELSE project.phase END
            AND f.cost <> f.public_european + f.public_national + f.public_province + f.public_municipality
                + f.own_cash + f.own_in_kind + f.other);
    ").await?;
    // The level that counts is the panel's, else the programme manager's, and at most 2 without accepted evidence.
    run(manager, "
        CREATE TABLE m0022_level AS SELECT l.project_id, l.code, l.need, l.level FROM (
            SELECT p.id AS project_id, c.code, CASE p.gate WHEN 'G0' THEN c.level_g0 WHEN 'G1' THEN c.level_g1 WHEN 'G2' THEN c.level_g2
                ELSE c.level_g3 END AS need, (SELECT CASE WHEN a.level > 2 AND NOT EXISTS (SELECT 1 FROM evidence e
                    WHERE e.project_id = a.project_id AND e.condition_code = a.condition_code AND e.accepted) THEN 2 ELSE a.level END
                FROM assessment a WHERE a.project_id = p.id AND a.gate = p.gate AND a.condition_code = c.code
                AND a.opinion IN ('panel','programme_manager') ORDER BY a.opinion LIMIT 1) AS level
            FROM (SELECT id, CASE phase WHEN 'intake' THEN entry_gate WHEN 'start' THEN 'G1' WHEN 'innovation' THEN 'G2' ELSE 'G3' END AS gate
                FROM project) p CROSS JOIN cluster_condition c) l;
        CREATE INDEX m0022_level_project ON m0022_level (project_id);
        UPDATE project SET
            levels_short = (SELECT COUNT(*) FROM m0022_level l WHERE l.project_id = project.id AND l.level < l.need),
            not_assessed = (SELECT COUNT(*) FROM m0022_level l WHERE l.project_id = project.id AND l.level IS NULL),
            weakest_gap = COALESCE((SELECT MAX(l.need - l.level) FROM m0022_level l WHERE l.project_id = project.id), -5);
        UPDATE project SET
            weakest_condition = (SELECT l.code FROM m0022_level l WHERE l.project_id = project.id AND l.level IS NOT NULL
                ORDER BY l.need - l.level DESC, l.level, l.code LIMIT 1),
            weakest_level = (SELECT l.level FROM m0022_level l WHERE l.project_id = project.id AND l.level IS NOT NULL
                ORDER BY l.need - l.level DESC, l.level, l.code LIMIT 1);
        DROP TABLE m0022_level;
    ").await
});

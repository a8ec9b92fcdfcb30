//! What the whole programme has committed and matched, in one row that every write keeps right.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE programme_total (
            id integer PRIMARY KEY CHECK (id = 1),
            committed bigint NOT NULL,
            companies bigint NOT NULL,
            institutions bigint NOT NULL,
            government bigint NOT NULL
        );
        INSERT INTO programme_total (id, committed, companies, institutions, government)
        SELECT 1, c.committed, m.companies, m.institutions, m.government FROM (
            SELECT CAST(COALESCE(SUM(d.approved_public), 0) AS bigint) AS committed FROM decision d
            WHERE d.signed_at IS NOT NULL AND d.outcome IN ('go', 'conditional_go')
            AND NOT EXISTS (SELECT 1 FROM decision l WHERE l.supersedes_id = d.id AND l.signed_at IS NOT NULL)
        ) c CROSS JOIN (
            SELECT CAST(COALESCE(SUM(CASE WHEN o.organisation_type = 'company' THEN f.own_cash + f.own_in_kind ELSE 0 END), 0) AS bigint) AS companies,
            CAST(COALESCE(SUM(CASE WHEN o.organisation_type IN ('company', 'government') THEN 0 ELSE f.own_cash + f.own_in_kind END), 0) AS bigint) AS institutions,
            CAST(COALESCE(SUM(f.public_european + f.public_national + f.public_province + f.public_municipality
                + CASE WHEN o.organisation_type = 'government' THEN f.own_cash + f.own_in_kind ELSE 0 END), 0) AS bigint) AS government
            FROM project p JOIN financing_row f ON f.project_id = p.id AND f.phase = p.phase JOIN partner a ON a.id = f.partner_id
            JOIN organisation o ON o.id = a.organisation_id
            WHERE p.status IN ('active', 'gate_requested', 'under_review', 'decision_pending', 'on_hold', 'recycled', 'graduated', 'closed_completed')
        ) m;
        CREATE INDEX project_status_hold ON project (status, hold_until, id);
    ").await
});

//! Projects that were taken out of a round, by hand or because they ended: with a reason, and kept beside the round. Evidence that waits is read
//! off an index.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE proposal ADD COLUMN taken_out_at {time};
        ALTER TABLE proposal ADD COLUMN taken_out_by {uuid} REFERENCES person (id);
        ALTER TABLE proposal ADD COLUMN taken_out_reason text;
        CREATE INDEX evidence_waits ON evidence (added_at, id) WHERE accepted = false;
    ").await?;
    // What ended, or was decided, before it could be taken out waits for nobody any more.
    run(manager, "
        UPDATE proposal SET taken_out_at = (SELECT p.updated_at FROM project p WHERE p.id = proposal.project_id), taken_out_reason = ''
        WHERE EXISTS (SELECT 1 FROM project p WHERE p.id = proposal.project_id
            AND p.status IN ('stopped','refused','graduated','closed_completed'))
        AND EXISTS (SELECT 1 FROM review_round r WHERE r.id = proposal.round_id AND r.closed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM consensus c WHERE c.proposal_id = proposal.id AND c.recorded_at IS NOT NULL);
        UPDATE review SET status = 'declined' WHERE status IN ('invited','accepted')
        AND EXISTS (SELECT 1 FROM proposal o WHERE o.id = review.proposal_id AND o.taken_out_at IS NOT NULL);
    ").await
});

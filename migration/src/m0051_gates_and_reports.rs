//! What gates and payments ask of reports and documents: whether everybody signed the consortium agreement, what came of what was promised, who
//! agreed to be monitored. And the rest of a schedule moves with an approved request to change how long a phase lasts, and with nothing else.

use crate::dialect::{migration, refuse, refuse_anew, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE document_use ADD COLUMN signed_by_all boolean NOT NULL DEFAULT false;
        ALTER TABLE report ADD COLUMN promised integer CHECK (promised >= 0);
        ALTER TABLE report ADD COLUMN accepted integer CHECK (accepted >= 0);
        ALTER TABLE report ADD COLUMN moved_by {uuid} REFERENCES change_request (id);
        CREATE INDEX report_moved ON report (moved_by) WHERE moved_by IS NOT NULL;
        CREATE TABLE monitoring_agreement (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            agreed_by {uuid} NOT NULL REFERENCES person (id),
            agreed_at {time} NOT NULL,
            on_paper boolean NOT NULL,
            PRIMARY KEY (project_id, organisation_id)
        );
        CREATE INDEX monitoring_agreement_organisation ON monitoring_agreement (organisation_id);
    ").await?;
    refuse_anew(manager, "report", "UPDATE", CHANGED, "an approved report and the schedule do not change").await?;
    refuse_anew(manager, "report", "DELETE", "NOT OLD.is_demo AND (OLD.state <> 'scheduled' OR OLD.moved_by IS NULL)", "a report is kept").await?;
    refuse(manager, "monitoring_agreement", "UPDATE", "NEW.agreed_at <> OLD.agreed_at OR NEW.on_paper <> OLD.on_paper", "an agreement does not change").await
});

const CHANGED: &str = "OLD.state IN ('approved','partly_approved') OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.phase <> OLD.phase \
    OR NEW.from_on <> OLD.from_on OR NEW.until_on <> OLD.until_on OR NEW.opens_on <> OLD.opens_on OR NEW.due_on <> OLD.due_on \
    OR (NEW.moved_by IS DISTINCT FROM OLD.moved_by AND OLD.state <> 'scheduled')";

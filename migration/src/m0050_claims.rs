//! Cost lines in the parts of a report: what waits to be mended, what was claimed, what the programme said of each line, and corrections of lines that
//! were approved. A line that was handed in is not written, and what was approved never changes; corrections are only added.

use crate::closed_list::set_codes;
use crate::dialect::{migration, refuse, refuse_anew, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

const STATES: [&str; 10] =
    ["scheduled", "open", "draft", "parts_in", "submitted", "returned", "resubmitted", "to_confirm", "approved", "partly_approved"];
const FIELDS: [&str; 24] = [
    "activities",
    "results",
    "deviations",
    "cash_paid",
    "in_kind_given",
    "contribution_note",
    "cost_variance",
    "cost_outlook",
    "jobs",
    "patents",
    "publications",
    "prototypes",
    "contracts",
    "companies",
    "private_money",
    "conditions",
    "risks",
    "partner_changes",
    "publicity",
    "lessons",
    "lessons_public",
    "outlook",
    "asks",
    "declared",
];
const SECTIONS: [&str; 13] = [
    "activities",
    "results",
    "deviations",
    "contribution",
    "costs",
    "cost_outlook",
    "indicators",
    "risks",
    "partner",
    "publicity",
    "lessons",
    "outlook",
    "declaration",
];
/// The programme has it, or approved it.
const IS_IN: &str = "r.state IN ('submitted','resubmitted','to_confirm','approved','partly_approved')";
const IS_APPROVED: &str = "r.state IN ('approved','partly_approved')";
const ERRORS: &str = "'no_evidence','other_amount','not_eligible','other_project','rate','hours','double','other'";
const CHANGED: &str = "OLD.state IN ('approved','partly_approved') OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.phase <> OLD.phase \
    OR NEW.from_on <> OLD.from_on OR NEW.until_on <> OLD.until_on OR NEW.opens_on <> OLD.opens_on OR NEW.due_on <> OLD.due_on";

migration!(manager => {
    let connection = manager.get_connection();
    set_codes(connection, "report", "state", &STATES).await?;
    set_codes(connection, "report_answer", "field", &FIELDS).await?;
    set_codes(connection, "report_remark", "section", &SECTIONS).await?;
    run(manager, &format!("
        ALTER TABLE report ADD COLUMN confirmed_by {{uuid}} REFERENCES person (id);
        CREATE TABLE cost_line (
            id {{uuid}} PRIMARY KEY,
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            organisation_id {{uuid}} NOT NULL REFERENCES organisation (id),
            number integer NOT NULL CHECK (number > 0),
            from_on {{date}} NOT NULL,
            until_on {{date}} NOT NULL,
            year integer NOT NULL,
            description text NOT NULL CHECK (description <> ''),
            category text NOT NULL CHECK (category IN ('staff','equipment','materials','contract_research','external','facility','travel_events','overhead','buildings_land')),
            work_package text NOT NULL,
            means text NOT NULL CHECK (means IN ('cash','in_kind')),
            person text NOT NULL,
            person_key text NOT NULL,
            method text CHECK (method IN ('individual_rate','employment_cost','fixed_rate','integral_rate','equipment','own_materials','facility_hours','unpaid_work')),
            rate bigint NOT NULL CHECK (rate >= 0),
            hours bigint NOT NULL CHECK (hours >= 0),
            value bigint NOT NULL CHECK (value > 0),
            supplier text NOT NULL,
            supplier_key text NOT NULL,
            invoice text NOT NULL,
            invoice_key text NOT NULL,
            document_id {{uuid}} REFERENCES document (id),
            sha256 text,
            written_by {{uuid}} NOT NULL REFERENCES person (id),
            written_at {{time}} NOT NULL,
            version bigint NOT NULL,
            UNIQUE (report_id, organisation_id, number),
            CHECK (from_on <= until_on),
            CHECK (category <> 'staff' OR (person_key <> '' AND hours > 0)),
            CHECK ((document_id IS NULL) = (sha256 IS NULL))
        );
        CREATE INDEX cost_line_organisation ON cost_line (organisation_id, year);
        CREATE INDEX cost_line_invoice ON cost_line (invoice_key) WHERE invoice_key <> '';
        CREATE INDEX cost_line_file ON cost_line (sha256) WHERE sha256 IS NOT NULL;
        CREATE INDEX cost_line_document ON cost_line (document_id) WHERE document_id IS NOT NULL;
        CREATE TABLE cost_waiting (
            id {{uuid}} PRIMARY KEY,
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            organisation_id {{uuid}} NOT NULL REFERENCES organisation (id),
            position integer NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            typed text NOT NULL,
            written_by {{uuid}} NOT NULL REFERENCES person (id),
            written_at {{time}} NOT NULL
        );
        CREATE INDEX cost_waiting_report ON cost_waiting (report_id, organisation_id);
        CREATE TABLE cost_claim (
            line_id {{uuid}} PRIMARY KEY REFERENCES cost_line (id) ON DELETE CASCADE,
            value bigint NOT NULL CHECK (value > 0)
        );
        CREATE TABLE cost_verdict (
            line_id {{uuid}} PRIMARY KEY REFERENCES cost_line (id) ON DELETE CASCADE,
            kind text NOT NULL CHECK (kind IN ('approve','part','park')),
            approved bigint NOT NULL CHECK (approved >= 0),
            error text CHECK (error IN ({ERRORS})),
            reason text NOT NULL,
            judged_by {{uuid}} NOT NULL REFERENCES person (id),
            judged_at {{time}} NOT NULL,
            CHECK (kind = 'approve' OR reason <> ''),
            CHECK (kind <> 'park' OR approved = 0),
            CHECK (kind <> 'part' OR error IS NOT NULL)
        );
        CREATE TABLE cost_correction (
            id {{uuid}} PRIMARY KEY,
            line_id {{uuid}} NOT NULL REFERENCES cost_line (id) ON DELETE CASCADE,
            amount bigint NOT NULL,
            error text CHECK (error IN ({ERRORS})),
            reason text NOT NULL CHECK (reason <> ''),
            made_by {{uuid}} NOT NULL REFERENCES person (id),
            made_at {{time}} NOT NULL
        );
        CREATE INDEX cost_correction_line ON cost_correction (line_id);
        CREATE TABLE cost_posting (
            ledger_row_id {{uuid}} PRIMARY KEY REFERENCES ledger_row (id) ON DELETE CASCADE,
            line_id {{uuid}} NOT NULL REFERENCES cost_line (id) ON DELETE CASCADE
        );
        CREATE INDEX cost_posting_line ON cost_posting (line_id);
    ")).await?;
    refuse_anew(manager, "report", "UPDATE", CHANGED, "an approved report and the schedule do not change").await?;
    refuse(manager, "cost_correction", "UPDATE", "true", "a correction stays; another one follows it").await?;
    refuse(manager, "cost_posting", "UPDATE", "true", "what a row of the ledger is about does not change").await?;
    for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
        let of_part = format!("report_part a JOIN report r ON r.id = a.report_id WHERE a.id = {row}.part_id");
        again(manager, ("report_answer", event, row), &format!("SELECT 1 FROM {of_part} AND {IS_IN}")).await?;
        let of_report = format!("report r WHERE r.id = {row}.report_id");
        for table in ["report_view", "report_part"] {
            again(manager, (table, event, row), &format!("SELECT 1 FROM {of_report} AND {IS_APPROVED}")).await?;
        }
        closed(manager, ("cost_line", event, row), &format!("SELECT 1 FROM {of_report} AND {IS_IN}")).await?;
        let of_line = format!("cost_line c JOIN report r ON r.id = c.report_id WHERE c.id = {row}.line_id");
        closed(manager, ("cost_verdict", event, row), &format!("SELECT 1 FROM {of_line} AND {IS_APPROVED}")).await?;
    }
    let approved = "SELECT 1 FROM cost_line c JOIN report r ON r.id = c.report_id WHERE c.id = OLD.line_id";
    closed(manager, ("cost_correction", "DELETE", "OLD"), approved).await?;
    let open = "NOT EXISTS (SELECT 1 FROM cost_line c JOIN report r ON r.id = c.report_id WHERE c.id = NEW.line_id AND \
        r.state IN ('approved','partly_approved'))";
    refuse_when(manager, ("cost_correction_of_approved", "INSERT", "cost_correction", "NEW"), open, "a correction is of a line that was approved").await
});

/// The same trigger with another list of states.
async fn again(manager: &SchemaManager<'_>, (table, event, row): (&str, &str, &str), is_closed: &str) -> Result<(), DbErr> {
    let name = format!("{table}_closed_{}", event.to_lowercase());
    let sql = if manager.get_database_backend() == DatabaseBackend::Sqlite {
        format!("DROP TRIGGER {name};")
    } else {
        format!("DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();")
    };
    manager.get_connection().execute_unprepared(&sql).await?;
    closed(manager, (table, event, row), is_closed).await
}

/// Refuses an event on the rows for which there is such a row.
async fn closed(manager: &SchemaManager<'_>, (table, event, row): (&str, &str, &str), is_closed: &str) -> Result<(), DbErr> {
    // What the demonstration set brings comes as it stands.
    let beside = if event == "INSERT" { " AND NOT r.is_demo" } else { "" };
    let name = format!("{table}_closed_{}", event.to_lowercase());
    let is_closed = format!("EXISTS ({is_closed}{beside})");
    refuse_when(manager, (&name, event, table, row), &is_closed, "what was handed in or approved does not change").await
}

/// Refuses an event where a statement about other tables holds.
async fn refuse_when(
    manager: &SchemaManager<'_>,
    (name, event, table, row): (&str, &str, &str, &str),
    when: &str,
    message: &str,
) -> Result<(), DbErr> {
    let sql = if manager.get_database_backend() == DatabaseBackend::Sqlite {
        format!("CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;")
    } else {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN RAISE EXCEPTION '{message}'; END IF; \
             RETURN {row}; END $$; CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        )
    };
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

//! Phase reports: their schedule, the parts of partners with their answers, the remarks and the view of the programme, what was told, the logbook, and
//! the days on which a project was on hold. A schedule stays as it was made; what was handed in is not written, and what was approved never changes.

use crate::dialect::{migration, refuse, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

const STATES: &str = "'scheduled','open','draft','parts_in','submitted','returned','resubmitted','approved'";
const FIELDS: &str = "'activities','results','deviations','cash_paid','in_kind_given','contribution_note','cost_outlook','jobs','patents',\
    'publications','prototypes','contracts','companies','private_money','conditions','risks','partner_changes','publicity','lessons',\
    'lessons_public','outlook','asks','declared'";
const SECTIONS: &str = "'activities','results','deviations','contribution','cost_outlook','indicators','risks','partner','publicity','lessons',\
    'outlook','declaration'";

migration!(manager => {
    run(manager, &format!("
        CREATE TABLE report (
            id {{uuid}} PRIMARY KEY,
            project_id {{uuid}} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            number integer NOT NULL CHECK (number > 0),
            kind text NOT NULL CHECK (kind IN ('interim','half_year','end')),
            from_on {{date}} NOT NULL,
            until_on {{date}} NOT NULL,
            opens_on {{date}} NOT NULL,
            due_on {{date}} NOT NULL,
            term_on {{date}} NOT NULL,
            state text NOT NULL CHECK (state IN ({STATES})),
            since {{time}} NOT NULL,
            round integer NOT NULL CHECK (round >= 0),
            submitted_by {{uuid}} REFERENCES person (id),
            submitted_at {{time}},
            missing_reason text NOT NULL,
            opened_by {{uuid}} REFERENCES person (id),
            opened_at {{time}},
            judged_by {{uuid}} REFERENCES person (id),
            approved_at {{time}},
            view_note text NOT NULL,
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            UNIQUE (project_id, phase, number),
            CHECK (from_on <= until_on AND until_on < due_on),
            CHECK (state <> 'approved' OR (approved_at IS NOT NULL AND judged_by IS NOT NULL AND judged_by <> submitted_by))
        );
        CREATE INDEX report_term ON report (state, term_on, project_id);
        CREATE INDEX report_newest ON report (term_on, id);
        CREATE TABLE report_part (
            id {{uuid}} PRIMARY KEY,
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            organisation_id {{uuid}} NOT NULL REFERENCES organisation (id),
            name text NOT NULL,
            leads boolean NOT NULL,
            has_no_cost boolean NOT NULL,
            handed_in_by {{uuid}} REFERENCES person (id),
            handed_in_at {{time}},
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            UNIQUE (report_id, organisation_id)
        );
        CREATE INDEX report_part_organisation ON report_part (organisation_id);
        CREATE TABLE report_answer (
            part_id {{uuid}} NOT NULL REFERENCES report_part (id) ON DELETE CASCADE,
            field text NOT NULL CHECK (field IN ({FIELDS})),
            value text NOT NULL CHECK (value <> ''),
            saved_by {{uuid}} NOT NULL REFERENCES person (id),
            saved_at {{time}} NOT NULL,
            PRIMARY KEY (part_id, field)
        );
        CREATE TABLE report_remark (
            id {{uuid}} PRIMARY KEY,
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            organisation_id {{uuid}} NOT NULL REFERENCES organisation (id),
            section text NOT NULL CHECK (section IN ({SECTIONS})),
            round integer NOT NULL,
            text text NOT NULL CHECK (text <> ''),
            made_by {{uuid}} NOT NULL REFERENCES person (id),
            made_at {{time}} NOT NULL,
            answer text NOT NULL,
            answered_by {{uuid}} REFERENCES person (id),
            answered_at {{time}}
        );
        CREATE INDEX report_remark_report ON report_remark (report_id);
        CREATE TABLE report_view (
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            aspect text NOT NULL CHECK (aspect IN ('on_track','money','results','partners','risk','exploitation')),
            mark integer NOT NULL CHECK (mark BETWEEN 1 AND 5),
            PRIMARY KEY (report_id, aspect)
        );
        CREATE TABLE report_told (
            report_id {{uuid}} NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            round integer NOT NULL,
            reminder text NOT NULL CHECK (reminder IN ('asked','two_weeks','three_days','late','second','blocks')),
            told_at {{time}} NOT NULL,
            PRIMARY KEY (report_id, round, reminder)
        );
        CREATE TABLE log_entry (
            id {{uuid}} PRIMARY KEY,
            project_id {{uuid}} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            organisation_id {{uuid}} NOT NULL REFERENCES organisation (id),
            kind text NOT NULL CHECK (kind IN ('activity','milestone','deliverable','risk','hours')),
            happened_on {{date}} NOT NULL,
            text text NOT NULL CHECK (text <> ''),
            hours bigint NOT NULL CHECK (hours >= 0),
            written_by {{uuid}} NOT NULL REFERENCES person (id),
            written_at {{time}} NOT NULL,
            version bigint NOT NULL
        );
        CREATE INDEX log_entry_project ON log_entry (project_id, organisation_id, happened_on);
        CREATE TABLE project_hold (
            project_id {{uuid}} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            from_at {{time}} NOT NULL,
            until_at {{time}},
            PRIMARY KEY (project_id, from_at)
        );
        INSERT INTO project_hold (project_id, from_at) SELECT id, updated_at FROM project WHERE status = 'on_hold';
    ")).await?;
    refuse(manager, "report", "DELETE", "NOT OLD.is_demo", "a report is kept").await?;
    refuse(manager, "report", "UPDATE", CHANGED, "an approved report and the schedule do not change").await?;
    refuse(manager, "report_remark", "UPDATE", "NEW.text <> OLD.text OR OLD.answered_at IS NOT NULL", "a remark and its answer stay").await?;
    for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
        let of_part = format!("report_part a JOIN report r ON r.id = a.report_id WHERE a.id = {row}.part_id");
        closed(manager, ("report_answer", event, row), &format!("SELECT 1 FROM {of_part} AND {}", IS_IN)).await?;
        let of_report = format!("report r WHERE r.id = {row}.report_id");
        closed(manager, ("report_view", event, row), &format!("SELECT 1 FROM {of_report} AND r.state = 'approved'")).await?;
        closed(manager, ("report_part", event, row), &format!("SELECT 1 FROM {of_report} AND r.state = 'approved'")).await?;
    }
    hold(manager, "project_hold_begins", "NEW.status = 'on_hold' AND OLD.status <> 'on_hold'",
        "INSERT INTO project_hold (project_id, from_at) VALUES (NEW.id, NEW.updated_at);").await?;
    hold(manager, "project_hold_ends", "NEW.status <> 'on_hold' AND OLD.status = 'on_hold'",
        "UPDATE project_hold SET until_at = NEW.updated_at WHERE project_id = NEW.id AND until_at IS NULL;").await
});

const CHANGED: &str = "OLD.state = 'approved' OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.phase <> OLD.phase \
    OR NEW.from_on <> OLD.from_on OR NEW.until_on <> OLD.until_on OR NEW.opens_on <> OLD.opens_on OR NEW.due_on <> OLD.due_on";

/// The programme has it, or approved it.
const IS_IN: &str = "r.state IN ('submitted','resubmitted','approved')";

/// Refuses an event on the rows for which there is such a row.
async fn closed(manager: &SchemaManager<'_>, (table, event, row): (&str, &str, &str), is_closed: &str) -> Result<(), DbErr> {
    const MESSAGE: &str = "what was handed in or approved does not change";
    // What the demonstration set brings comes as it stands.
    let beside = if event == "INSERT" { " AND NOT r.is_demo" } else { "" };
    let (name, is_closed) = (format!("{table}_closed_{}", event.to_lowercase()), format!("EXISTS ({is_closed}{beside})"));
    let sql = if manager.get_database_backend() == DatabaseBackend::Sqlite {
        format!("CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {is_closed} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END;")
    } else {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {is_closed} THEN RAISE EXCEPTION '{MESSAGE}'; END IF; \
             RETURN {row}; END $$; CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        )
    };
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

/// The days of a hold are kept as the status of a project changes, by whatever path.
async fn hold(manager: &SchemaManager<'_>, name: &str, when: &str, what: &str) -> Result<(), DbErr> {
    let sql = if manager.get_database_backend() == DatabaseBackend::Sqlite {
        format!("CREATE TRIGGER {name} AFTER UPDATE OF status ON project WHEN {when} BEGIN {what} END;")
    } else {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what} RETURN NULL; END $$;
             CREATE TRIGGER {name} AFTER UPDATE OF status ON project FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}();"
        )
    };
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

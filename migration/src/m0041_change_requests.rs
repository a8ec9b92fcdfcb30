//! Requests to change what was approved, with what the partners say to them. The sheet of an approved phase says what the ledger says from now on,
//! whoever writes in it: an approved request writes both.

use crate::closed_list::{text, write_schema};
use crate::dialect::{migration, refuse, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

migration!(manager => {
    run(manager, "
        CREATE TABLE change_request (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            number integer NOT NULL,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            state text NOT NULL CHECK (state IN ('draft','consent','handed_in','recorded','approved','refused','withdrawn')),
            reason text NOT NULL,
            content text NOT NULL,
            round integer NOT NULL,
            at_stake bigint NOT NULL,
            steering_decides boolean NOT NULL,
            written_by {uuid} NOT NULL REFERENCES person (id),
            written_at {time} NOT NULL,
            changed_by {uuid} NOT NULL REFERENCES person (id),
            since {time} NOT NULL,
            handed_in_by {uuid} REFERENCES person (id),
            handed_in_at {time},
            approves boolean,
            decided_by {uuid} REFERENCES person (id),
            decided_at {time},
            decision_reason text,
            signed_by {uuid} REFERENCES person (id),
            signed_at {time},
            committed_change bigint NOT NULL DEFAULT 0,
            withdrawn_by {uuid} REFERENCES person (id),
            withdrawn_at {time},
            withdrawn_reason text,
            is_demo boolean NOT NULL,
            UNIQUE (project_id, number),
            CHECK (state <> 'recorded' OR decided_by IS NOT NULL)
        );
        CREATE INDEX change_request_state ON change_request (state, project_id);
        CREATE TABLE change_consent (
            change_id {uuid} NOT NULL REFERENCES change_request (id) ON DELETE CASCADE,
            round integer NOT NULL,
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            name text NOT NULL,
            position integer NOT NULL,
            agrees boolean,
            reason text NOT NULL,
            on_behalf boolean NOT NULL,
            given_by {uuid} REFERENCES person (id),
            given_at {time},
            PRIMARY KEY (change_id, round, organisation_id)
        );
        CREATE INDEX change_consent_open ON change_consent (organisation_id) WHERE agrees IS NULL;
        ALTER TABLE ledger_row ADD COLUMN change_id {uuid} REFERENCES change_request (id);
        CREATE INDEX ledger_row_change ON ledger_row (change_id) WHERE change_id IS NOT NULL;
    ").await?;
    cause_may_be_a_change(manager).await?;
    refuse(manager, "change_request", "UPDATE", "OLD.state IN ('approved','refused','withdrawn')", "a request that was decided does not change").await?;
    refuse(manager, "change_request", "DELETE", "NOT OLD.is_demo", "a request to change what was approved is kept").await?;
    refuse(manager, "change_consent", "UPDATE", "OLD.agrees IS NOT NULL", "what a partner said stays as it was said").await?;
    sheet_says_what_the_ledger_says(manager).await
});

/// A row of the ledger has one cause; a request is one more that there can be.
async fn cause_may_be_a_change(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const LAST: &str = "(CASE WHEN document IS NULL THEN 0 ELSE 1 END)";
    const ALSO: &str = "(CASE WHEN document IS NULL THEN 0 ELSE 1 END) + (CASE WHEN change_id IS NULL THEN 0 ELSE 1 END)";
    let connection = manager.get_connection();
    if connection.get_database_backend() == DatabaseBackend::Sqlite {
        let schema = "SELECT sql AS text FROM sqlite_schema WHERE type = 'table' AND name = 'ledger_row'";
        let sql = text(connection, schema, []).await?.unwrap_or_default();
        if sql.matches(LAST).count() != 1 {
            return Err(DbErr::Migration("ledger_row does not count its causes once".to_owned()));
        }
        return write_schema(connection, "ledger_row", sql.replacen(LAST, ALSO, 1)).await;
    }
    let name = "SELECT conname::text AS text FROM pg_constraint WHERE conrelid = 'ledger_row'::regclass AND contype = 'c' \
         AND pg_get_constraintdef(oid) LIKE '%document IS NULL%'";
    let name = text(connection, name, []).await?.ok_or_else(|| DbErr::Migration("ledger_row does not count its causes".to_owned()))?;
    let counts = ["decision_id", "stop_id", "document", "change_id"].map(|one| format!("(CASE WHEN {one} IS NULL THEN 0 ELSE 1 END)")).join(" + ");
    let sql = format!("ALTER TABLE ledger_row DROP CONSTRAINT {name}; ALTER TABLE ledger_row ADD CONSTRAINT {name} CHECK ({counts} = 1)");
    connection.execute_unprepared(&sql).await.map(|_| ())
}

/// The amounts of the budget that the ledger holds for the partner of a line, over every organisation that became one with it. `{row}` is the line.
fn booked(row: &str, what: &str) -> String {
    format!(
        "(SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l JOIN organisation o ON o.id = l.organisation_id JOIN partner a ON a.id = {row}.partner_id \
         WHERE l.project_id = {row}.project_id AND l.phase = {row}.phase AND COALESCE(o.merged_into, o.id) = a.organisation_id AND {what})"
    )
}

/// A line that says something else than the ledger, in a phase whose budget the ledger holds.
fn differs(row: &str) -> String {
    let sources = ["european", "national", "province", "municipality"].map(|source| (format!("public_{source}"), format!("l.source = '{source}'")));
    let means = [("own_cash", "cash"), ("own_in_kind", "in_kind"), ("other", "other")]
        .map(|(column, means)| (column.to_owned(), format!("l.means = '{means}'")));
    let parts = sources.into_iter().chain(means).map(|(column, is)| (column, format!("l.kind = 'contribution' AND {is}")));
    let all = std::iter::once(("cost".to_owned(), "l.kind = 'budget_line'".to_owned())).chain(parts);
    all.map(|(column, what)| format!("{row}.{column} <> {}", booked(row, &what))).collect::<Vec<_>>().join(" OR ")
}

async fn sheet_says_what_the_ledger_says(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const MESSAGE: &str = "an approved budget changes by an approved request only";
    let is_fixed = |row: &str| {
        format!(
            "EXISTS (SELECT 1 FROM ledger_row l WHERE l.project_id = {row}.project_id AND l.phase = {row}.phase AND l.kind = 'budget_line' \
             AND l.amount > 0)"
        )
    };
    let connection = manager.get_connection();
    let is_sqlite = connection.get_database_backend() == DatabaseBackend::Sqlite;
    for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
        let name = format!("financing_row_as_approved_{}", event.to_lowercase());
        let holds = match event {
            // A line that goes has nothing in the ledger any more, or its partner left.
            "DELETE" => format!(
                "{} <> 0 AND NOT EXISTS (SELECT 1 FROM earlier_partner e JOIN partner a ON a.organisation_id = e.organisation_id \
                 WHERE e.project_id = OLD.project_id AND a.id = OLD.partner_id)",
                booked(row, "l.kind = 'budget_line'")
            ),
            _ => differs(row),
        };
        let when = format!("{} AND ({holds})", is_fixed(row));
        let sql = if is_sqlite {
            format!("CREATE TRIGGER {name} BEFORE {event} ON financing_row WHEN {when} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END;")
        } else {
            format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN RAISE EXCEPTION '{MESSAGE}'; END IF; \
                 RETURN {row}; END $$; CREATE TRIGGER {name} BEFORE {event} ON financing_row FOR EACH ROW EXECUTE FUNCTION {name}();"
            )
        };
        connection.execute_unprepared(&sql).await?;
    }
    Ok(())
}

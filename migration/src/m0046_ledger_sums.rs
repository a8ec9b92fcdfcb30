//! The sums that the page about the money of the programme shows, kept by the database as rows of the ledger come: reading every row for each page
//! took longer with every project. What a sum is grouped by may change with a project or an organisation; then their rows move to other sums.

use crate::dialect::{migration, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

const KEY: &str = "kind, source, means, phase, year, area, organisation_type, is_current";

/// One for money of the phase that its project is in, given how the statement names that phase.
fn is_current(phase: &str) -> String {
    format!("CASE WHEN l.phase = CASE {phase} WHEN 'intake' THEN 'start' WHEN 'closed' THEN 'market_entry' ELSE {phase} END THEN 1 ELSE 0 END")
}

/// Adds rows `l` to the sums, or takes them off; how the statement names the phase and the area of their project and what their organisation is.
fn add(sign: &str, [phase, area, organisation_type]: [&str; 3], from: &str) -> String {
    let is_current = is_current(phase);
    format!(
        "INSERT INTO ledger_sum ({KEY}, amount, row_count)
         SELECT l.kind, COALESCE(l.source, ''), COALESCE(l.means, ''), l.phase, l.year, COALESCE({area}, ''), {organisation_type}, {is_current},
             {sign}CAST(SUM(l.amount) AS bigint), {sign}COUNT(*)
         FROM {from}
         GROUP BY l.kind, l.source, l.means, l.phase, l.year, COALESCE({area}, ''), {organisation_type}, {is_current}
         ON CONFLICT ({KEY}) DO UPDATE SET amount = ledger_sum.amount + excluded.amount, row_count = ledger_sum.row_count + excluded.row_count;"
    )
}

const OF_ROW: [&str; 3] = ["p.phase", "p.primary_sub_area", "o.organisation_type"];

/// What happens after an event on a table when `when` holds.
async fn after(manager: &SchemaManager<'_>, (name, event, table): (&str, &str, &str), when: &str, what: &str) -> Result<(), DbErr> {
    let when = if when.is_empty() { String::new() } else { format!("WHEN ({when})") };
    let sql = if manager.get_database_backend() == DatabaseBackend::Sqlite {
        format!("CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {what} END;")
    } else {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what} RETURN NULL; END $$;
             CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}();"
        )
    };
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

/// What happens with each row that was added or taken away; many of one statement at once where the database can.
async fn after_rows(manager: &SchemaManager<'_>, (event, row, sign): (&str, &str, &str)) -> Result<(), DbErr> {
    let name = format!("ledger_sum_{}", event.to_lowercase());
    let joined = "JOIN project p ON p.id = l.project_id JOIN organisation o ON o.id = l.organisation_id WHERE true";
    if manager.get_database_backend() == DatabaseBackend::Sqlite {
        let one = format!(
            "(SELECT {row}.kind AS kind, {row}.source AS source, {row}.means AS means, {row}.phase AS phase, {row}.year AS year,
             {row}.amount AS amount, {row}.project_id AS project_id, {row}.organisation_id AS organisation_id) l {joined}"
        );
        return after(manager, (&name, event, "ledger_row"), "", &add(sign, OF_ROW, &one)).await;
    }
    let what = add(sign, OF_ROW, &format!("changed l {joined}"));
    let sql = format!(
        "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what} RETURN NULL; END $$;
         CREATE TRIGGER {name} AFTER {event} ON ledger_row REFERENCING {row} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {name}();"
    );
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

migration!(manager => {
    // A sum that no longer fits is refused, also where the database would go on with a number that is not whole.
    run(manager, &format!("
        CREATE TABLE ledger_sum (
            kind text NOT NULL,
            source text NOT NULL,
            means text NOT NULL,
            phase text NOT NULL,
            year integer NOT NULL,
            area text NOT NULL,
            organisation_type text NOT NULL,
            is_current integer NOT NULL,
            amount bigint NOT NULL CHECK (amount BETWEEN -9000000000000000000 AND 9000000000000000000),
            row_count bigint NOT NULL,
            PRIMARY KEY ({KEY})
        );
    ")).await?;
    let all = "ledger_row l JOIN project p ON p.id = l.project_id JOIN organisation o ON o.id = l.organisation_id WHERE true";
    run(manager, &add("", OF_ROW, all)).await?;
    after_rows(manager, ("INSERT", "NEW", "")).await?;
    after_rows(manager, ("DELETE", "OLD", "-")).await?;
    let of_project = |row: &str| format!("ledger_row l JOIN organisation o ON o.id = l.organisation_id WHERE l.project_id = {row}.id");
    let moved = ["OLD", "NEW"].map(|row| {
        let [phase, area] = ["phase", "primary_sub_area"].map(|column| format!("{row}.{column}"));
        add(if row == "OLD" { "-" } else { "" }, [&phase, &area, OF_ROW[2]], &of_project(row))
    });
    let when = "OLD.phase IS DISTINCT FROM NEW.phase OR OLD.primary_sub_area IS DISTINCT FROM NEW.primary_sub_area";
    after(manager, ("ledger_sum_project", "UPDATE OF phase, primary_sub_area", "project"), when, &moved.concat()).await?;
    let of_organisation = |row: &str| format!("ledger_row l JOIN project p ON p.id = l.project_id WHERE l.organisation_id = {row}.id");
    let moved = ["OLD", "NEW"].map(|row| {
        let organisation_type = format!("{row}.organisation_type");
        add(if row == "OLD" { "-" } else { "" }, [OF_ROW[0], OF_ROW[1], &organisation_type], &of_organisation(row))
    });
    let when = "OLD.organisation_type IS DISTINCT FROM NEW.organisation_type";
    after(manager, ("ledger_sum_organisation", "UPDATE OF organisation_type", "organisation"), when, &moved.concat()).await
});

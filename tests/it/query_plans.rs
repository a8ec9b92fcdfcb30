//! How SQLite finds what a statement asks for: none of a page or a form reads through a table that grows with the programme.

use crate::server_under_test::{Poort, listened};
use crate::story::a_gate::{READY, a_project, ask, decide_so, sign};
use crate::story::undoing::RECYCLE;
use domain::gates::Gate;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeSet;

/// What reads through a table because that is what it is for: with how the plan calls it, and words of the statement.
const MEANT: [(&str, &str); 34] = [
    // Projects with an open condition: the index holds no others.
    ("p USING INDEX project_condition_due", "condition_due_on IS NOT NULL"),
    ("p USING COVERING INDEX project_condition_due", "condition_due_on IS NOT NULL"),
    // Sums that the database keeps: as many as there are years, areas and kinds, whatever the number of projects.
    ("ledger_sum", "FROM ledger_sum"),
    // Proposals and statements, of which there is one every few weeks.
    ("payment_batch", "COUNT("),
    ("bank_statement", "LIMIT ?"),
    // What waits of payments: accounts, proposals, orders of those proposals and statements that are open.
    ("a", "'account' AS what"),
    ("b", "'account' AS what"),
    ("s", "'account' AS what"),
    ("o", "FROM payment_order o"),
    // One row.
    ("programme_total", "programme_total"),
    // The eight conditions.
    ("cluster_condition", "cluster_condition"),
    // Who has a role in the programme, to choose from or to be told.
    ("person", "\"person_role\".\"role\" = ?"),
    ("person", "\"person_role\".\"role\" IN"),
    // Who was invited inside the programme: as many as come and go.
    ("invitation", "\"invitation\".\"role\" IN"),
    // As far as the page goes.
    ("project USING COVERING INDEX project_gate", "LIMIT ? OFFSET ?"),
    ("project USING INDEX project_gate", "LIMIT ? OFFSET ?"),
    // The result of another part of the statement.
    ("c", "CROSS JOIN"),
    ("m", "CROSS JOIN"),
    ("first", "AS \"first\""),
    ("united", "AS \"united\""),
    ("told", "AS \"told\""),
    // Counts and sums over all, told again only after a write.
    ("project", "COUNT("),
    ("organisation", "COUNT("),
    ("outbox", "COUNT("),
    // Sums over the ledger, told again only after a write, and the projects behind one.
    ("s", "AS is_current"),
    ("s", "AS behind"),
    ("behind", "AS behind"),
    // What is left of every promise, told again only after a write.
    ("s", "AS remaining"),
    // The forecasts of the whole programme, told again only after a write.
    ("r", "r.half_year >="),
    // Projects before a panel of a round that is open.
    ("o", "r.closed_at IS NULL"),
    // Rounds that are open and have no chair.
    ("r", "r.closed_at IS NULL"),
    // Every round stands in the list of rounds.
    ("review_round", "ORDER BY"),
    // Only what waits for a signature is in this index.
    ("d USING INDEX decision_unsigned", "d.signed_at IS NULL"),
    // Only what waits for a second person is in this one.
    ("factor_reset USING INDEX factor_reset_waiting", "\"ended_at\" IS NULL"),
];

/// Steps of the plan that read through all rows of a table or an index, unless they stop at the end of a page.
async fn scans(poort: &Poort, statement: &Statement) -> Vec<String> {
    let read = &poort.state.database.read;
    let plan = Statement { sql: format!("EXPLAIN QUERY PLAN {}", statement.sql), ..statement.clone() };
    let steps = read.query_all_raw(plan).await.unwrap_or_else(|error| panic!("{}: {error}", statement.sql));
    let details: Vec<String> = steps.iter().map(|step| step.try_get("", "detail").expect("a step")).collect();
    let is_sorted_after = details.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER BY"));
    let stops = statement.sql.contains("LIMIT") && !is_sorted_after;
    let of = |step: &String| step.strip_prefix("SCAN ").map(str::to_owned);
    let is_meant =
        |step: &String| MEANT.iter().any(|(name, words)| (step == name || step.starts_with(&format!("{name} "))) && statement.sql.contains(words));
    details.iter().filter_map(of).filter(|step| !(is_meant(step) || stops && step.contains("USING"))).collect()
}

/// What a manager, a lead, the steering group and the others read and write around one gate, and the lists.
async fn a_gate_with_its_pages(poort: &Poort) {
    let id = a_project(poort, READY).await;
    let manager = poort.signed_in("manager").await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    decide_so(poort, &manager, id, Gate::G0, &RECYCLE).await.onward();
    sign(poort, &poort.signed_in("manager2").await, id).await.onward();
    let of_project = [
        "",
        "/gates/G0",
        "/gates/G0/rules",
        "/gates/G0/request",
        "/gates/G0/reviews",
        "/conditions/G0",
        "/conditions/G0/C1",
        "/partners",
        "/financing/start",
        "/money",
        "/money?by=source&of=province&column=committed",
        "/payments",
        "/documents",
        "/documents?q=proef",
        "/history",
        "/reports",
        "/start",
        "/logbook",
    ];
    let lists = [
        "/my-work",
        "/reports",
        "/reports?show=late",
        "/projects",
        "/conditions",
        "/rounds",
        "/reviews",
        "/history",
        "/messages",
        "/payments",
        "/payments/statements",
        "/organisations",
        "/programme",
        "/programme/money?by=phase&of=start&column=committed",
        "/unsent",
        "/unsent/latest?place=/profile",
    ];
    for who in ["manager", "partner", "steering", "admin", "reviewer"] {
        let visitor = poort.signed_in(who).await;
        for page in of_project.iter().map(|page| format!("/projects/{id}{page}")).chain(lists.map(str::to_owned)) {
            visitor.get(&page).await;
        }
    }
}

#[tokio::test]
async fn no_page_and_no_form_reads_through_a_table_that_grows() {
    let poort = Poort::with_people().await;
    if poort.state.database.read.get_database_backend() != DbBackend::Sqlite {
        return;
    }
    let ((), statements) = listened(a_gate_with_its_pages(&poort)).await;
    assert!(statements.len() > 400, "{} statements were heard", statements.len());
    let mut found = BTreeSet::new();
    for statement in statements.iter().filter(|statement| !is_of_the_story(statement) && !finds_nothing(statement) && !writes_rows(statement)) {
        for step in scans(&poort, statement).await {
            found.insert(format!("{step}: {}", statement.sql));
        }
    }
    assert_eq!(found, BTreeSet::new());
}

/// Finding the newest decision is how a story goes on, and no page.
fn is_of_the_story(statement: &Statement) -> bool {
    statement.sql.ends_with(r#"FROM "decision" ORDER BY "decision"."id" ASC"#)
}

/// New rows read nothing: the plan of an insert tells how many rows it is given.
fn writes_rows(statement: &Statement) -> bool {
    statement.sql.starts_with("INSERT INTO ") && statement.sql.contains(" VALUES ")
}

/// Rows of an empty list of ids: the database sees at once that there are none, and its plan does not say so.
fn finds_nothing(statement: &Statement) -> bool {
    statement.sql.contains("WHERE ? = ?")
}

#[tokio::test]
async fn a_statement_that_reads_through_a_table_is_found() {
    let poort = Poort::with_people().await;
    let backend = poort.state.database.read.get_database_backend();
    if backend == DbBackend::Sqlite {
        let through = Statement::from_string(backend, "SELECT l.id FROM decision l WHERE l.rationale = 'x'");
        assert_eq!(scans(&poort, &through).await, ["l"]);
        let by_index = Statement::from_string(backend, "SELECT l.id FROM decision l WHERE l.id = 'x'");
        assert_eq!(scans(&poort, &by_index).await, Vec::<String>::new());
    }
}

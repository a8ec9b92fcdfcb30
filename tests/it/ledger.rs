//! The ledger: what a signature, a correction and a stop book, that no row ever changes, and that the demo set adds up in SQL.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::propose_stop;
use axum::http::StatusCode;
use domain::Eur;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::ledger::{Chain, Column, Row};
use entity::{decision, financing_row, ledger_row};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use server::dossier::programme_total;

const GRANT: [(&str, &str); 3] = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "12.000")];

async fn rows(poort: &Poort, id: ProjectId) -> Vec<Row> {
    server::ledger::of_project(&poort.state.database.read, id).await.expect("rows")
}

/// In euros: planned, committed, paid and released.
async fn euros(poort: &Poort, id: ProjectId) -> [i64; 4] {
    let chain = Chain::of(&rows(poort, id).await).expect("sums");
    [Column::Planned, Column::Committed, Column::Paid, Column::Released].map(|column| chain.get(column).cents() / 100)
}

async fn committed(poort: &Poort) -> Eur {
    programme_total::kept(&poort.state.database.read).await.expect("the total").facts().committed
}

/// A project with a go of 12,000 on a dossier that asked 30,000.
async fn with_a_go(poort: &Poort) -> ProjectId {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(poort, READY).await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    decide_so(poort, &manager, id, Gate::G0, &GRANT).await.onward();
    assert_eq!(rows(poort, id).await, [], "one signature books nothing");
    sign(poort, &second, id).await.onward();
    id
}

#[tokio::test]
async fn a_go_a_correction_and_a_stop_book_rows_that_follow_each_other() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = with_a_go(&poort).await;
    let first = rows(&poort, id).await;
    assert_eq!((euros(&poort, id).await, committed(&poort).await), ([30_000, 12_000, 0, 0], Eur::euros(12_000)));
    // Three partners: cost, public and in kind each, and a third of the grant each.
    assert_eq!(first.len(), 12);

    correct(&manager, id, last_decision(&poort).await.id, &[("amounts.0.amount", "9.000")]).await.onward();
    assert_eq!(rows(&poort, id).await, first, "a correction waits for its signature too");
    sign(&poort, &second, id).await.onward();
    let after = rows(&poort, id).await;
    assert_eq!(after[..first.len()], first, "what was written stays as it was");
    let back: Vec<_> = after.iter().filter(|row| row.posting.amount < Eur::ZERO).map(|row| row.posting.follows.expect("a row")).collect();
    assert_eq!(back, first.iter().map(|row| row.id).collect::<Vec<_>>(), "every row is taken back by one that follows it");
    assert_eq!((euros(&poort, id).await, committed(&poort).await), ([30_000, 9_000, 0, 0], Eur::euros(9_000)));

    propose_stop(&poort, &manager, id).await.onward();
    assert_eq!(rows(&poort, id).await, after, "a proposal releases nothing");
    let (key, version) = (a_key(), version(&poort, id).await);
    second.post(&format!("{}/confirm", app::paths::stop(id)), &[("key", &key), ("version", &version)]).await.onward();
    assert_eq!((euros(&poort, id).await, committed(&poort).await), ([30_000, 9_000, 0, 9_000], Eur::ZERO), "and comes back under the ceiling");
    let history = poort.story().history_of(id).await;
    assert_eq!(history.iter().filter(|action| *action == "money_released").count(), 1, "{history:?}");

    correct(&manager, id, last_decision(&poort).await.id, &[("amounts.0.amount", "8.000")]).await.onward();
    sign(&poort, &second, id).await.onward();
    assert_eq!((euros(&poort, id).await, committed(&poort).await), ([30_000, 8_000, 0, 8_000], Eur::ZERO), "the release follows a correction");
}

#[tokio::test]
async fn a_no_go_releases_what_the_go_before_committed() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = a_project(&poort, Wanted { in_every_phase: true, cash: 10_000, ..READY }).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide_so(&poort, &manager, id, Gate::G0, &GRANT).await.onward();
    sign(&poort, &second, id).await.onward();
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let stop = [
        ("outcome", "no_go"),
        ("reasons", "market"),
        ("released_amount", "0"),
        ("unavoidable", "0"),
        ("avoided_public", "30.000"),
        ("advice_reason", WHY),
    ];
    decide_so(&poort, &chair, id, Gate::G1, &stop).await.onward();
    assert_eq!(euros(&poort, id).await[3], 0);
    sign(&poort, &secretary, id).await.onward();
    assert_eq!((euros(&poort, id).await, committed(&poort).await), ([30_000, 12_000, 0, 12_000], Eur::ZERO));
    let page = manager.get(&app::paths::project_money(id)).await;
    assert!(page.text.contains("Wat stoppen scheelt") && page.text.contains("Drie bedragen die niet bij elkaar op te tellen zijn."));
    assert!(page.text.contains("Niet geschat"), "of what the partners would have brought nobody said anything");
    assert!(!page.text.contains("42.000"), "what was released and what is estimated are never added up");
}

#[tokio::test]
async fn a_row_is_changed_by_nobody_and_deleted_by_nobody() {
    let poort = Poort::with_people().await;
    let (manager, id) = (poort.signed_in("manager").await, with_a_go(&poort).await);
    let before = rows(&poort, id).await;
    for statement in [
        "UPDATE ledger_row SET amount = amount + 1",
        "UPDATE ledger_row SET decision_id = NULL, document = 'x'",
        "DELETE FROM ledger_row",
        "UPDATE ledger_row SET is_demo = true",
    ] {
        let write = poort.state.begin().await.expect("a write begins");
        let error = write.execute_unprepared(statement).await.expect_err(statement).to_string();
        assert!(error.contains("a row of the ledger"), "{statement}: {error}");
    }
    // A row that takes nothing back cannot be below zero, and every row says why it is there.
    for (amount, document) in [("-1", "'x'"), ("0", "'x'"), ("1", "NULL")] {
        let write = poort.state.begin().await.expect("a write begins");
        let sql = format!(
            "INSERT INTO ledger_row SELECT project_id, project_id, kind, phase, organisation_id, source, means, instrument, {amount}, booked_on, year, \
             NULL, NULL, NULL, {document}, booked_at, is_demo, NULL FROM ledger_row WHERE kind = 'commitment' LIMIT 1"
        );
        let error = write.execute_unprepared(&sql).await.expect_err("the table refuses it").to_string();
        assert!(error.to_lowercase().contains("check"), "{error}");
    }
    // The table of financing says the same, and nobody types over it: see `changes`.
    let path = app::paths::financing(id, domain::projects::Phase::Start);
    assert!(manager.get(&path).await.actions().iter().all(|action| *action != path));
    assert_eq!(rows(&poort, id).await, before);
}

/// One number of a query.
async fn number(poort: &Poort, sql: &str) -> i64 {
    let read = &poort.state.database.read;
    let row = read.query_one_raw(Statement::from_string(read.get_database_backend(), sql)).await.expect("an answer").expect("a row");
    row.try_get_by_index(0).expect("a number")
}

#[tokio::test]
async fn the_demo_set_adds_up_to_the_totals_of_the_specification_in_sql() {
    let poort = Poort::with_demo().await;
    let of_now = async |what: &str| {
        let phase = "CASE p.phase WHEN 'intake' THEN 'start' WHEN 'closed' THEN 'market_entry' ELSE p.phase END";
        let sql = format!(
            "SELECT CAST(COALESCE(SUM(l.amount), 0) / 100 AS bigint) FROM ledger_row l JOIN project p ON p.id = l.project_id WHERE l.phase = {phase} AND {what}"
        );
        number(&poort, &sql).await
    };
    assert_eq!(of_now("l.kind = 'budget_line'").await, 23_428_000);
    assert_eq!(of_now("l.kind = 'contribution' AND l.source IS NOT NULL").await, 10_564_000);
    assert_eq!(of_now("l.kind = 'commitment'").await, 10_564_000);
    assert_eq!(of_now("l.means = 'cash'").await, 5_371_000);
    assert_eq!(of_now("l.means = 'in_kind'").await, 7_343_000);
    assert_eq!(of_now("l.means = 'other'").await, 150_000);
    let of_coatsafe = async |kind: &str| {
        let sql = format!(
            "SELECT CAST(COALESCE(SUM(l.amount), 0) / 100 AS bigint) FROM ledger_row l JOIN project p ON p.id = l.project_id \
             WHERE p.title = 'CoatSafe' AND l.kind = '{kind}'"
        );
        number(&poort, &sql).await
    };
    let told = [of_coatsafe("commitment").await, of_coatsafe("realisation").await, of_coatsafe("payment").await, of_coatsafe("release").await];
    assert_eq!(told, [40_000, 18_000, 18_000, 22_000]);
}

#[tokio::test]
async fn decisions_of_before_the_ledger_get_the_same_rows_once() {
    let poort = Poort::with_demo().await;
    server::demo::bulk(&poort.state, 20, 3).await.expect("a portfolio");
    let read = &poort.state.database.read;
    let counts = async || {
        let (sheet, decided) = (financing_row::Entity::find().count(read).await, decision::Entity::find().count(read).await);
        (sheet.expect("a count"), decided.expect("a count"), ledger_row::Entity::find().count(read).await.expect("a count"))
    };
    let sums = "SELECT CAST(SUM(CASE WHEN kind = 'commitment' THEN amount * 3 WHEN kind = 'budget_line' THEN amount * 5 \
         WHEN kind = 'contribution' THEN amount * 7 ELSE 0 END) AS bigint) FROM ledger_row";
    let (before, sum) = (counts().await, number(&poort, sums).await);
    assert_eq!(server::gates::fill_ledger(&poort.state).await.expect("nothing to do"), 0, "once is enough");
    let write = poort.state.begin().await.expect("a write begins");
    // All of it is of the demo set, whose rows may go. A project that was changed since has its ledger, and is left alone.
    const CHANGED: &str = "(SELECT project_id FROM ledger_row WHERE change_id IS NOT NULL)";
    let kept = number(&poort, &format!("SELECT COUNT(*) FROM ledger_row WHERE project_id IN {CHANGED}")).await;
    let of_lines = u64::try_from(number(&poort, "SELECT COUNT(*) FROM cost_posting").await).expect("a count");
    write.execute_unprepared(&format!("DELETE FROM ledger_row WHERE project_id NOT IN {CHANGED}")).await.expect("the rows go");
    // What is claimed goes with its rows.
    write.execute_unprepared("DELETE FROM cost_claim WHERE line_id NOT IN (SELECT line_id FROM cost_posting)").await.expect("the claims go");
    write.finish([]).await.expect("the write ends");
    let lines_left = u64::try_from(number(&poort, "SELECT COUNT(*) FROM cost_posting").await).expect("a count");
    let of_lines = of_lines - lines_left;
    let written = server::gates::fill_ledger(&poort.state).await.expect("the ledger is filled");
    let after = counts().await;
    // The nine rows of what CoatSafe spent are of no decision, and neither are those of cost lines; what it released is whole now.
    let spent = before.2 - after.2 - of_lines;
    let kept = u64::try_from(kept).expect("a count");
    assert_eq!((after.0, after.1, written + kept), (before.0, before.1, after.2), "sheet and decisions stay as they are");
    assert_eq!(number(&poort, sums).await, sum, "budgets and commitments are the same to the cent");
    assert!((3..=12).contains(&spent), "{spent} rows of what was spent");
    assert_eq!(server::gates::fill_ledger(&poort.state).await.expect("nothing to do"), 0);
    let told = entity::history::Entity::find().all(read).await.expect("the history");
    assert_eq!(told.iter().filter(|event| event.action == "ledger_filled").count(), 1);
}

#[tokio::test]
async fn a_commitment_above_the_ceiling_is_refused_and_a_release_makes_room_again() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let first = with_a_go(&poort).await;
    let write = poort.state.begin().await.expect("a write begins");
    write.execute_unprepared("UPDATE programme SET public_ceiling = 3500000").await.expect("a ceiling of 35,000");
    write.finish([]).await.expect("the write ends");
    poort.state.refresh_reference().await.expect("the reference data");
    let other = a_project(&poort, Wanted { title: "Tweede", ..READY }).await;
    ask(&poort, &manager, other, Gate::G0).await.onward();
    let refused = decide_so(&poort, &manager, other, Gate::G0, &GRANT).await;
    assert_eq!(
        (refused.status, rows(&poort, other).await),
        (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()),
        "12,000 and the 30,000 that are asked are more than 35,000"
    );
    propose_stop(&poort, &manager, first).await.onward();
    let (key, at) = (a_key(), version(&poort, first).await);
    second.post(&format!("{}/confirm", app::paths::stop(first)), &[("key", &key), ("version", &at)]).await.onward();
    let accepted = decide_so(&poort, &manager, other, Gate::G0, &GRANT).await;
    accepted.onward();
    sign(&poort, &second, other).await.onward();
    assert_eq!((committed(&poort).await, euros(&poort, other).await), (Eur::euros(12_000), [30_000, 12_000, 0, 0]));
}

//! The answer of the bank: a payment, one that came back, a line told twice and one that nobody knows; and nothing is paid twice, whatever ends half way.

use crate::server_under_test::Poort;
use crate::story::a_gate::{a_key, version};
use crate::story::paying::*;
use crate::story::undoing::propose_stop;
use axum::http::StatusCode;
use domain::payments::LineOutcome;
use entity::{ledger_row, statement_line};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter};

/// What the bank says of three payments: two were paid, one of them came back, one line twice, and one is of somebody else.
fn answer_of(names: &[String]) -> String {
    let lines: [Said<'_>; 5] = [
        ("B-1", "DBIT", 4_000, &names[0]),
        ("B-3", "CRDT", 4_000, &names[1]),
        ("B-2", "DBIT", 4_000, &names[1]),
        ("B-1", "DBIT", 4_000, &names[0]),
        ("B-4", "DBIT", 250, "HUUR NOVEMBER"),
    ];
    statement("2026-11-23", OWN, &lines)
}

async fn names(poort: &Poort) -> Vec<String> {
    names_of(poort, at_the_bank(poort).await).await
}

async fn rows(poort: &Poort) -> u64 {
    let paid = ledger_row::Column::Kind.is_in(["payment", "recovery"]);
    ledger_row::Entity::find().filter(paid).count(&poort.state.database.read).await.expect("a count")
}

#[tokio::test]
async fn a_payment_a_return_a_double_and_an_unknown_line_are_each_booked_as_what_they_are() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let names = names(&poort).await;
    let manager = poort.signed_in("manager").await;
    let file = answer_of(&names);
    brings(&manager, &file).await.onward();
    assert_eq!((paid(&poort, id).await, rows(&poort).await), ([0, 0], 0), "to look books nothing");
    let page = manager.get(&app::paths::payment_statement(last_statement(&poort).await.id)).await;
    assert_eq!(page.texts("section[aria-labelledby='lines'] tbody td .badge"), ["Betaald", "Teruggekomen", "Betaald", "Al bekend", "Onbekend"]);
    assert!(manager.get("/my-work").await.text.contains("Boek het afschrift"));
    books(&poort, &manager).await.onward();
    let said = outcomes(&poort).await.into_iter().map(|(reference, outcome)| format!("{reference} {outcome}")).collect::<Vec<_>>();
    assert_eq!(said, ["B-1 paid", "B-3 returned", "B-2 paid", "B-1 double", "B-4 unknown"]);
    assert_eq!((paid(&poort, id).await, rows(&poort).await), ([8_000, 4_000], 3));
    let page = manager.get(&app::paths::payment_statement(last_statement(&poort).await.id)).await;
    for words in ["De bank meldde deze regel al.", "Het kenmerk is niet van Poort.", "Vraag het de financiële administratie."] {
        assert!(page.text.contains(words), "{words}");
    }
    let plan = manager.get(&app::paths::project_payments(id)).await;
    assert_eq!(plan.texts("section[aria-labelledby='payments'] tbody .badge"), ["Bij de bank", "Teruggekomen", "Betaald"]);
    let history = poort.story().history_of(id).await;
    let of = |action: &str| history.iter().filter(|one| *one == action).count();
    assert_eq!((of("payment_made"), of("payment_returned")), (2, 1));
    assert_eq!(offered(&manager.get("/payments").await).len(), 1, "what came back can be paid again");
    let money = manager.get(&app::paths::project_money(id)).await;
    assert!(money.text.contains("8.000") && money.text.contains("4.000"));
}

#[tokio::test]
async fn a_statement_that_is_brought_or_booked_twice_changes_nothing_and_the_same_lines_in_another_one_neither() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let names = names(&poort).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let file = answer_of(&names);
    brings(&manager, &file).await.onward();
    refuses(&brings(&second, &file).await, StatusCode::UNPROCESSABLE_ENTITY, "Dit afschrift is al ingelezen");
    let before = last_statement(&poort).await;
    books(&poort, &manager).await.onward();
    let path = app::paths::payment_statement(before.id);
    let again = crate::story::the_panel::send(&second, &path, &before.version.to_string(), &[]).await;
    refuses(&again, StatusCode::CONFLICT, "Er is niets dubbel gedaan.");
    brings(&manager, &file.replace("<Id>2026-11-23</Id>", "<Id>2026-11-24</Id>")).await.onward();
    books(&poort, &manager).await.onward();
    assert!(outcomes(&poort).await.iter().all(|(_, outcome)| outcome == "double"), "{:?}", outcomes(&poort).await);
    assert_eq!((paid(&poort, id).await, rows(&poort).await), ([8_000, 4_000], 3));
}

/// Lets the database fail at the ledger row of one line of the bank, as a process that dies there.
async fn dies_at(poort: &Poort, reference: &str) {
    let write = poort.state.begin().await.expect("a write begins");
    let sql = if write.get_database_backend() == DatabaseBackend::Sqlite {
        format!("CREATE TRIGGER dies BEFORE INSERT ON ledger_row WHEN NEW.document LIKE '%{reference}' BEGIN SELECT RAISE(ABORT, 'dies'); END")
    } else {
        format!(
            "CREATE OR REPLACE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'dies'; END $$; \
             CREATE TRIGGER dies BEFORE INSERT ON ledger_row FOR EACH ROW WHEN (NEW.document LIKE '%{reference}') EXECUTE FUNCTION dies()"
        )
    };
    write.execute_unprepared(&sql).await.expect("a trigger");
    write.finish([]).await.expect("it lasts");
}

async fn lives(poort: &Poort) {
    let write = poort.state.begin().await.expect("a write begins");
    let sqlite = write.get_database_backend() == DatabaseBackend::Sqlite;
    write.execute_unprepared(if sqlite { "DROP TRIGGER dies" } else { "DROP TRIGGER dies ON ledger_row" }).await.expect("no trigger");
    write.finish([]).await.expect("it lasts");
}

#[tokio::test]
async fn a_booking_that_ends_half_way_leaves_nothing_and_the_next_one_books_everything_once() {
    let mut poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let names = names(&poort).await;
    brings(&poort.signed_in("manager").await, &answer_of(&names)).await.onward();
    // Each time at another place: after the first row, after the second, after the third.
    for reference in ["B-1", "B-2", "B-3"] {
        dies_at(&poort, reference).await;
        let answer = books(&poort, &poort.signed_in("manager").await).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{reference}: {}", answer.text);
        lives(&poort).await;
        poort.killed_and_started().await;
        assert_eq!((paid(&poort, id).await, rows(&poort).await), ([0, 0], 0), "{reference}");
        let kept = statement_line::Entity::find().filter(statement_line::Column::Outcome.is_not_null());
        assert_eq!(kept.count(&poort.state.database.read).await.expect("a count"), 0, "{reference}");
        assert_eq!(last_statement(&poort).await.booked_at, None);
    }
    let manager = poort.back_again("manager").await;
    books(&poort, &manager).await.onward();
    assert_eq!((paid(&poort, id).await, rows(&poort).await), ([8_000, 4_000], 3));
    assert_eq!(books(&poort, &manager).await.status, StatusCode::CONFLICT);
    assert_eq!((paid(&poort, id).await, rows(&poort).await), ([8_000, 4_000], 3));
}

#[tokio::test]
async fn the_database_itself_takes_one_payment_and_one_return_of_an_order_and_a_line_once() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    let names = names(&poort).await;
    let manager = poort.signed_in("manager").await;
    brings(&manager, &answer_of(&names)).await.onward();
    books(&poort, &manager).await.onward();
    let lines = statement_line::Entity::find().all(&poort.state.database.read).await.expect("rows");
    for line in lines.iter().filter(|line| line.outcome != Some(LineOutcome::Double)) {
        let write = poort.state.begin().await.expect("a write begins");
        let reference = if line.order_id.is_some() && line.ledger_row_id.is_some() { "another".to_owned() } else { line.reference.clone() };
        let again = statement_line::Model { id: domain::ids::StatementLineId(server::state::new_id()), position: 99, reference, ..line.clone() };
        let again: statement_line::ActiveModel = sea_orm::IntoActiveModel::into_active_model(again);
        assert!(statement_line::Entity::insert(again).exec_without_returning(&write).await.is_err(), "{line:?}");
    }
    let write = poort.state.begin().await.expect("a write begins");
    assert!(write.execute_unprepared("UPDATE statement_line SET about = 'x'").await.is_err(), "a line that was booked does not change");
}

#[tokio::test]
async fn what_is_paid_after_a_stop_is_booked_and_what_was_released_is_taken_back_that_far() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let names = names(&poort).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    propose_stop(&poort, &manager, id).await.onward();
    let (key, now) = (a_key(), version(&poort, id).await);
    second.post(&format!("{}/confirm", app::paths::stop(id)), &[("key", &key), ("version", &now)]).await.onward();
    brings(&manager, &statement("1", OWN, &[("B-1", "DBIT", 4_000, &names[0])])).await.onward();
    books(&poort, &manager).await.onward();
    let rows = server::ledger::of_project(&poort.state.database.read, id).await.expect("rows");
    let chain = domain::ledger::Chain::of(&rows).expect("sums");
    let euros = |column| chain.get(column).cents() / 100;
    use domain::ledger::Column::{Committed, Paid, Released};
    assert_eq!([euros(Committed), euros(Paid), euros(Released)], [12_000, 4_000, 8_000]);
}

#[tokio::test]
async fn a_statement_of_another_account_and_a_file_that_is_none_are_refused_and_keep_to_their_schema_otherwise() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    let manager = poort.signed_in("manager").await;
    let good = statement("1", OWN, &[("B-1", "DBIT", 4_000, "X")]);
    assert_eq!(against("camt.053.001.08.xsd", &good), "", "what the stories bring is what a bank would send");
    let rows = [
        (good.replace(OWN, THEIRS[0]), "andere rekening"),
        ("<Document/>".to_owned(), "Dit is geen afschrift"),
        ("geen xml".to_owned(), "Dit is geen afschrift"),
        (good.replace("</Stmt>", ""), "niet te lezen"),
        (good.replace("DBIT", "ERGENS"), "zonder bedrag, richting of dag"),
    ];
    for (file, words) in rows {
        refuses(&brings(&manager, &file).await, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    let large = format!("{good}{}", " ".repeat(2 * 1024 * 1024));
    assert_eq!(brings(&manager, &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(statement_line::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
    for who in ["partner", "steering", "admin", "reviewer"] {
        assert_eq!(poort.signed_in(who).await.get("/payments/statements").await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn a_wrong_file_is_thrown_away_while_nothing_of_it_is_booked_and_never_afterwards() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    let names = names(&poort).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let file = answer_of(&names);
    brings(&manager, &file).await.onward();
    let wrong = last_statement(&poort).await;
    let away = |id| app::paths::payment_statement_throw_away(id);
    assert_eq!(poort.signed_in("partner").await.post(&away(wrong.id), &[]).await.status, StatusCode::FORBIDDEN);
    crate::story::the_panel::send(&manager, &away(wrong.id), &wrong.version.to_string(), &[]).await.onward();
    assert_eq!(manager.get(&app::paths::payment_statement(wrong.id)).await.status, StatusCode::NOT_FOUND);
    assert!(!manager.get("/my-work").await.text.contains("Boek het afschrift"));
    assert_eq!((rows(&poort).await, statement_line::Entity::find().count(&poort.state.database.read).await.expect("a count")), (0, 0));
    brings(&manager, &file).await.onward();
    let right = last_statement(&poort).await;
    let write = poort.state.begin().await.expect("a write begins");
    for table in ["statement_line", "bank_statement"] {
        write.execute_unprepared(&format!("UPDATE {table} SET is_demo = FALSE")).await.expect("nothing is booked yet");
    }
    write.finish([]).await.expect("the write holds");
    books(&poort, &manager).await.onward();
    let late = crate::story::the_panel::send(&second, &away(right.id), &right.version.to_string(), &[]).await;
    refuses(&late, StatusCode::CONFLICT, "Er is niets dubbel gedaan.");
    let write = poort.state.begin().await.expect("a write begins");
    for sql in ["DELETE FROM statement_line", "DELETE FROM bank_statement"] {
        assert!(write.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

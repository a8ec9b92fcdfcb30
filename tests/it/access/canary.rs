//! The number of a bank account is read by who needs it, and by nobody else, wherever they look: pages, files, search, refusals, history, messages.

use super::matrix::{ACTORS, everybody, filled, the_things, tries};
use crate::server_under_test::{Answer, Poort};
use crate::story::paying::{OWN, THEIRS, at_the_bank, books, brings, enters, has_account, names_of, ready_to_pay, statement};
use axum::http::StatusCode;
use domain::ids::OrganisationId;
use sea_orm::{ConnectionTrait, Statement};
use server::routes::all;
use std::collections::{BTreeMap, BTreeSet};

/// The number as machines write it and as people do; what stands in the middle of it is telling enough.
fn tells(answer: &Answer, number: &str) -> bool {
    let plain: String = answer.text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
    plain.contains(&number[4..number.len() - 4])
}

/// What may be looked for in a list, without the whole number in the question.
const SOUGHT: [&str; 3] = ["?q=ABNA0417", "?q=0001234567", "?q=4300"];

#[tokio::test]
async fn a_number_is_in_no_byte_of_what_others_read() {
    let poort = Poort::with_people().await;
    // A project that is paid, with a number for each partner and for the programme, a file at the bank and its answer.
    let paid = ready_to_pay(&poort).await;
    let batch = at_the_bank(&poort).await;
    let names = names_of(&poort, batch).await;
    let manager = poort.signed_in("manager").await;
    let lines = [("B-1", "DBIT", 4_000, names[0].as_str()), ("B-2", "DBIT", 9, "ELDERS")];
    brings(&manager, &statement("S-1", OWN, &lines)).await.onward();
    books(&poort, &manager).await.onward();
    // The things of the story of the matrix, in which the partner works for the lead.
    let mut things = the_things(&poort).await;
    let lead: OrganisationId = things["{organisation}"].parse().expect("an id");
    let of_lead = "DE89370400440532013000";
    let waits = "FR1420041010050500013M02606";
    has_account(&poort, Some(lead), of_lead).await;
    enters(&manager, Some(lead), waits).await.onward();
    let statement = crate::story::paying::last_statement(&poort).await.id;
    things.insert("{batch}", batch.to_string());
    things.insert("{statement}", statement.to_string());
    let others = BTreeMap::from([("{project}", paid.to_string())]);
    let everybody = everybody(&poort).await;
    let numbers = [OWN, THEIRS[0], THEIRS[1], THEIRS[2], of_lead, waits];
    let (mut looked, mut found) = (0, BTreeSet::new());
    for (number, (actor, _)) in (1..).zip(ACTORS) {
        let visitor = &everybody[actor];
        for route in all().iter().filter(|route| route.path != "/sign-out") {
            let own = filled(route.path, &things);
            let of_paid = filled(route.path, &things.clone().into_iter().chain(others.clone()).collect());
            let mut paths = BTreeSet::from([own.clone(), of_paid]);
            if route.method == "GET" && ["/organisations", "/projects", "/people", "/experts", "/history"].contains(&route.path) {
                paths.extend(SOUGHT.map(|sought| format!("{own}{sought}")));
            }
            for path in paths {
                let answer = tries(visitor, number, route, &path).await;
                looked += 1;
                for number in numbers.iter().filter(|number| tells(&answer, number)) {
                    found.insert(format!(
                        "{actor}: {} {} {}",
                        route.method,
                        path.replace(&lead.to_string(), "{lead}").replace(&batch.to_string(), "{batch}"),
                        &number[..2]
                    ));
                }
            }
        }
    }
    assert!(looked > 3_000, "{looked} answers were read");
    // Who works for the lead reads its number, a programme manager every number, on the page of the account and in the file for the bank.
    let managers = ["manager", "manager and administrator"];
    let of_managers = managers.into_iter().flat_map(|who| {
        let account = ["DE", "FR"].map(|number| format!("{who}: GET /organisations/{{lead}}/account {number}"));
        let file = ["NL", "BE"].map(|number| format!("{who}: GET /payments/batches/{{batch}}/file {number}"));
        account.into_iter().chain(file).chain([format!("{who}: GET /payments/account NL")])
    });
    let of_partner = ["DE", "FR"].map(|number| format!("partner: GET /organisations/{{lead}}/account {number}"));
    let expected: BTreeSet<String> = of_managers.chain(of_partner).collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_number_is_in_no_event_no_message_and_no_other_table() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    at_the_bank(&poort).await;
    let read = &poort.state.database.read;
    for sql in ["SELECT detail AS text FROM history", "SELECT COALESCE(facts, '') || subject || text_body AS text FROM outbox"] {
        let rows = read.query_all_raw(Statement::from_string(read.get_database_backend(), sql)).await.expect(sql);
        assert!(rows.len() > 3, "{sql}");
        for row in rows {
            let text: String = row.try_get("", "text").expect("a text");
            for number in [OWN, THEIRS[0], THEIRS[1], THEIRS[2]] {
                assert!(!text.contains(&number[4..number.len() - 4]), "{sql}: {text}");
            }
        }
    }
    let page = poort.signed_in("steering").await.get("/history").await;
    assert!(page.status == StatusCode::OK && page.text.contains("Bankrekening bevestigd"), "that it changed is told");
}

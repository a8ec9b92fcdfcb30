//! Finding and sorting: with and without accents, however they are stored, the same on both databases and as a Dutch reader does.

use crate::server_under_test::{Poort, Visitor};
use crate::upgrade::Old;
use axum::http::StatusCode;
use domain::projects::{Phase, Status};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Statement};
use server::state::new_id;

async fn titles(who: &Visitor<'_>, path: &str) -> Vec<String> {
    let page = who.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
    page.texts("tbody th a")
}

#[tokio::test]
async fn names_are_found_with_and_without_accents_composed_and_decomposed() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let lead = poort.story().organisation("Coöperatie Één").arrives().await;
    poort.story().project("Façade in Enschedé").led_by(lead).arrives().await;
    poort.story().project("Coo\u{308}rdinatie van sluizen").led_by(lead).arrives().await;
    for (typed, found) in
        [("facade", 1), ("FAÇADE", 1), ("fac%CC%A7ade", 1), ("enschede", 1), ("co%C3%B6rdinatie", 1), ("coordinatie", 1), ("cooperatie+een", 2)]
    {
        assert_eq!(titles(&manager, &format!("/projects?q={typed}")).await.len(), found, "{typed}");
    }
    for typed in ["cooperatie", "Co%C3%B6peratie", "Coo%CC%88peratie+e%CC%81e%CC%81n", "EEN"] {
        assert_eq!(titles(&manager, &format!("/organisations?q={typed}")).await, ["Coöperatie Één"], "{typed}");
    }
}

#[tokio::test]
async fn a_search_without_letters_finds_nothing() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for typed in ["%3F%21", "%25", "_", "%CC%81", "---"] {
        for list in ["/projects", "/organisations"] {
            assert_eq!(titles(&manager, &format!("{list}?q={typed}")).await, Vec::<String>::new(), "{list} {typed}");
        }
    }
    assert!(!titles(&manager, "/projects?q=+").await.is_empty(), "no search is no filter");
}

#[tokio::test]
async fn lists_stand_as_a_dutch_reader_sorts_them() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let sorted = ["aardbei", "Één sluis", "eenheid", "IJssel", "ijzer", "Sluis", "Sluis B", "’t Wooldrik", "Zwolle"];
    let mixed = [8, 2, 5, 0, 7, 4, 6, 1, 3].map(|place| sorted[place]);
    for name in mixed {
        let lead = poort.story().organisation(name).arrives().await;
        poort.story().project(name).led_by(lead).arrives().await;
    }
    assert_eq!(titles(&manager, "/projects?sort=title").await, sorted);
    assert_eq!(titles(&manager, "/organisations").await, sorted);
    let mut backwards = titles(&manager, "/projects?sort=title&descending=1").await;
    backwards.reverse();
    assert_eq!(backwards, sorted);
}

#[tokio::test]
async fn a_page_past_the_end_is_the_last_page() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for list in ["/projects", "/organisations", "/conditions", "/messages"] {
        let first = manager.get(list).await;
        for page in ["2", "99", "1000000", "99999999999999999999999"] {
            let asked = manager.get(&format!("{list}?page={page}")).await;
            assert_eq!(
                (asked.status, asked.texts("tbody tr"), asked.texts(".pages p")),
                (StatusCode::OK, first.texts("tbody tr"), first.texts(".pages p")),
                "{list} {page}"
            );
        }
    }
    let oldest = manager.get("/history?before=0").await;
    assert!(oldest.text.contains("Demo"), "the oldest events are the last page: {:?}", oldest.texts("main"));
}

#[tokio::test]
async fn a_search_keeps_the_filter_of_the_tile() {
    let poort = Poort::with_demo().await;
    poort.clock.set(poort.clock.now() + chrono::TimeDelta::days(120));
    let manager = poort.signed_in("manager").await;
    for tile in ["late", "waiting"] {
        let page = manager.get(&format!("/projects?{tile}=1")).await;
        assert_eq!(page.attributes(&format!("form[role=search] input[name={tile}]"), "value"), ["1"], "{tile}");
        let found = titles(&manager, &format!("/projects?q=a&{tile}=1")).await;
        let all = page.texts("tbody th a");
        assert!(found.iter().all(|title| all.contains(title)), "{tile}");
    }
}

#[tokio::test]
async fn closed_finds_what_was_stopped_refused_or_finished() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let lead = poort.story().organisation("Dinkeldal").arrives().await;
    let rows = [
        ("Loopt", Phase::Start, Status::Active),
        ("Gestopt", Phase::Innovation, Status::Stopped),
        ("Geweigerd", Phase::Intake, Status::Refused),
        ("Geslaagd", Phase::MarketEntry, Status::Graduated),
        ("Klaar", Phase::MarketEntry, Status::ClosedCompleted),
    ];
    for (title, phase, status) in rows {
        poort.story().project(title).led_by(lead).in_phase(phase).with_status(status).arrives().await;
    }
    assert_eq!(titles(&manager, "/projects?phase=closed&sort=title").await, ["Geslaagd", "Gestopt", "Geweigerd", "Klaar"]);
    assert_eq!(titles(&manager, "/projects?phase=start").await, ["Loopt"]);
}

#[tokio::test]
async fn what_was_kept_before_is_found_and_sorted_alike_after_the_upgrade() {
    let old = Old::start().await;
    let (organisation, partner) = (old.id(new_id()), old.id(new_id()));
    old.run(&format!(
        "INSERT INTO organisation (id, name, search_name, organisation_type, region, sector, created_at, version) VALUES ({organisation}, \
         'Coo\u{308}peratie Één', 'coo peratie één', 'company', 'twente', 'other', '2026-01-01 10:00:00+00:00', 1)"
    ))
    .await;
    let project = old.project(1, "start", "active").await;
    let before = "title = 'Façade van ’t Wooldrik', search_text = 'façade van t wooldrik coo peratie één the facade'";
    old.run(&format!("UPDATE project SET {before} WHERE id = {project}")).await;
    old.run(&format!(
        "INSERT INTO partner (id, project_id, organisation_id, role, position) VALUES ({partner}, {project}, {organisation}, 'lead', 1)"
    ))
    .await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    let text = async |sql: &str| -> String {
        let row = old.connection.query_one_raw(Statement::from_string(old.connection.get_database_backend(), sql)).await;
        row.expect("the database answers").expect("a row").try_get_by_index(0).expect("a text")
    };
    assert_eq!(text("SELECT search_name FROM organisation").await, "cooperatie een");
    assert_eq!(text("SELECT title_key FROM project").await, "facade van t wooldrik");
    let words = text("SELECT search_text FROM project").await;
    assert!(words.starts_with("facade van t wooldrik cooperatie een") && words.ends_with(" the"), "what it was found by before: {words}");
}

//! Wages stay at home: a wage with a mark in it, looked for as every person through every route, and in every message and event.

use crate::in_kind::{InKind, a_project_in_kind, lines, list, sends};
use axum::http::StatusCode;
use entity::{history, outbox};
use sea_orm::EntityTrait;
use server::routes::all;

/// The wage as it may be written, in euros and in cents; and who earns it.
const MARKS: [&str; 6] = ["73911", "73.911", "73,911", "7391137", "Wanda Kanarie", "wanda kanarie"];
const WRONG: [&str; 8] = ["manager", "manager2", "reviewer", "steering", "secretary", "admin", "partner", "chair"];

#[tokio::test]
async fn a_wage_and_a_name_are_read_by_their_own_people_and_in_no_byte_by_anybody_else() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let story = poort.story();
    let petra = poort.signed_in("partner").await;
    let new = format!("{}/new?method=individual_rate", list(project));
    let marked = [("amount", "73.911,37"), ("person", "Wanda Kanarie"), ("hours", "400"), ("evidence", "Urenstaat, map 4")];
    sends(&petra, &new, "0", &marked).await.onward();
    // One that is refused, and one that comes too late.
    let refused = [&marked[..3], &[("evidence", "")]].concat();
    assert_eq!(sends(&petra, &new, "0", &refused).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let line = lines(&poort).await[0].id;
    let one = format!("{}/{line}", list(project));
    assert_eq!(sends(&petra, &one, "7", &marked).await.status, StatusCode::CONFLICT);
    let own = petra.get(&one).await;
    assert!(own.text.contains("73.911,37") && own.text.contains("Wanda Kanarie"), "their own people read it");

    // From now on the partner's account works for another partner of the same project.
    let regge = story.partners_now(project).await[1].organisation_id;
    story.works_for("partner", regge).await;
    let mut looked = 0;
    for who in WRONG {
        if who == "chair" {
            story.member(who).await;
        }
        let visitor = poort.back_again(who).await;
        for route in all() {
            let path = route.path.replace("{project}", &project.to_string()).replace("{line}", &line.to_string());
            let path = path.replace("{gate}", "G1").replace("{phase}", "start").replace("{condition}", "C1").replace("{language}", "nl");
            if path.contains('{') || path == "/sign-out" {
                continue;
            }
            let answer = visitor.knock(route.method, &path, &[("x", "1")]).await;
            let headers = format!("{:?}", answer.headers);
            let found: Vec<&str> = MARKS.into_iter().filter(|mark| answer.text.contains(mark) || headers.contains(mark)).collect();
            assert_eq!(found, Vec::<&str>::new(), "{who} reads it at {path}");
            looked += 1;
        }
        // Nobody finds the project by what is hidden in it.
        for mark in ["73911", "Kanarie"] {
            for list in ["/projects", "/organisations"] {
                let answer = visitor.get(&format!("{list}?q={mark}")).await;
                assert!(!answer.text.contains("SluisSens") && !answer.text.contains("Dinkeldal"), "{who} finds it by {mark} at {list}");
            }
        }
    }
    assert!(looked > 400, "every route was walked by everybody: {looked}");
    let read = &poort.state.database.read;
    let events = history::Entity::find().all(read).await.expect("events");
    assert!(events.iter().any(|event| event.action == "in_kind_saved"));
    for event in events {
        let whole = format!("{event:?}");
        assert!(MARKS.iter().all(|mark| !whole.contains(mark)), "{whole}");
    }
    for message in outbox::Entity::find().all(read).await.expect("messages") {
        let whole = format!("{message:?}");
        assert!(MARKS.iter().all(|mark| !whole.contains(mark)), "{whole}");
    }
}

/// The programme checks methods, hours and evidence; what they are worth together stands in the sum.
#[tokio::test]
async fn who_checks_reads_method_hours_and_evidence_and_no_value_that_tells_a_wage() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let path = |method: &str| format!("{}/new?method={method}", list(project));
    sends(&petra, &path("individual_rate"), "0", &[]).await.onward();
    let facility = [("method", "facility_hours"), ("amount", "100"), ("hours", "8"), ("market_value", "900"), ("evidence", "Logboek 3")];
    sends(&petra, &path("facility_hours"), "0", &facility).await.onward();
    let page = poort.signed_in("manager").await.get(&list(project)).await;
    let told = page.texts("main").concat();
    for shown in ["Eigen loon van een medewerker", "400 uur", "Urenstaat 2026, map 4", "in het totaal", "Logboek 3", "800", "19.218,60"] {
        assert!(told.contains(shown), "{shown}: {told}");
    }
    for hidden in ["60.000", "Zoë", "18.418"] {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    let seen_by_steering = poort.signed_in("steering").await.get(&list(project)).await.texts("main").concat();
    assert!(seen_by_steering.contains("19.218,60") && !seen_by_steering.contains("400 uur"), "{seen_by_steering}");
}

//! Stopping by the partners: proposed, checked, confirmed, in neutral words. Who confirms is in `stop_by_two`.

use crate::server_under_test::Poort;
use crate::story::a_dossier::{a_dossier, key, stands};
use axum::http::StatusCode;
use domain::projects::{Phase, Status};
use entity::stop_proposal;
use sea_orm::{EntityTrait, PaginatorTrait};

const LEARNED: &str = "De laag hecht niet op vochtig staal.";

fn proposal(key: &str, version: &'static str) -> Vec<(&'static str, String)> {
    let pairs = [
        ("key", key),
        ("version", version),
        ("reason", "technique"),
        ("learned", LEARNED),
        ("ends_on", "31-12-2026"),
        ("unavoidable", "4.000"),
        ("confirm", "yes"),
    ];
    pairs.map(|(name, value)| (name, value.to_owned())).to_vec()
}

fn pairs<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn the_partners_stop_and_the_programme_manager_confirms() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 1, Status::GateRequested).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = format!("/projects/{}/stop", dossier.id);
    let screen = petra.get(&path).await;
    assert!(screen.text.contains("Stoppen is geen schande en kan veel kosten besparen."));
    assert!(!screen.text.contains("mislukt") && !screen.text.contains("data-tone=\"bad\""));
    let form = proposal(&key(1), "1");
    let check = petra.post(&format!("{path}/check"), &pairs(&form)).await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.text.contains(LEARNED) && check.text.contains("31 december 2026"));
    assert_eq!(stop_proposal::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0, "checking changes nothing");
    let back = [&form[..], &[("back", "yes".to_owned())]].concat();
    let back = petra.post(&format!("{path}/check"), &pairs(&back)).await;
    assert!(back.status == StatusCode::OK && back.keeps("learned", LEARNED) && back.keeps("ends_on", "31-12-2026"), "{}", back.text);
    let proposed = petra.post(&path, &pairs(&form)).await;
    assert_eq!(proposed.location, Some(format!("{path}?done=stop-proposed")), "{}", proposed.text);
    assert_eq!(petra.post(&path, &pairs(&form)).await.location, proposed.location);
    assert_eq!(stop_proposal::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
    assert_eq!(stands(&poort, dossier.id).await.status, Status::GateRequested);
    let confirm = |number| [("key", key(number)), ("version", "2".to_owned())];
    assert_eq!(petra.post(&format!("{path}/confirm"), &pairs(&confirm(2))).await.status, StatusCode::FORBIDDEN);
    let confirmed = marieke.post(&format!("{path}/confirm"), &pairs(&confirm(3))).await;
    assert_eq!(confirmed.location, Some(format!("{path}?done=stop-confirmed")), "{}", confirmed.text);
    let project = stands(&poort, dossier.id).await;
    assert_eq!((project.phase, project.status), (Phase::Start, Status::Stopped));
    assert_eq!(marieke.post(&format!("{path}/confirm"), &pairs(&confirm(4))).await.status, StatusCode::CONFLICT);
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn a_proposal_that_is_not_complete_or_too_late_keeps_its_text() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 2, Status::Active).await;
    let petra = poort.signed_in("partner").await;
    let path = format!("/projects/{}/stop", dossier.id);
    let mut form = proposal(&key(1), "1");
    form.retain(|(name, _)| *name != "confirm");
    let wrong = petra.post(&format!("{path}/check"), &pairs(&form)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(LEARNED));
    let late = petra.post(&path, &pairs(&proposal(&key(2), "7"))).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains(LEARNED));
    assert_eq!(stop_proposal::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
}

#[tokio::test]
async fn a_draft_does_not_stop_and_who_may_not_propose_is_refused() {
    let poort = Poort::with_people().await;
    let draft = a_dossier(&poort, 3, Status::Draft).await;
    let petra = poort.signed_in("partner").await;
    let path = format!("/projects/{}/stop", draft.id);
    assert!(!petra.get(&path).await.text.contains("name=\"learned\""));
    assert_eq!(petra.post(&path, &pairs(&proposal(&key(1), "1"))).await.status, StatusCode::CONFLICT);
    for (who, status) in [("steering", StatusCode::FORBIDDEN), ("reviewer", StatusCode::NOT_FOUND), ("admin", StatusCode::NOT_FOUND)] {
        let person = poort.signed_in(who).await;
        assert_eq!(person.post(&path, &pairs(&proposal(&key(2), "1"))).await.status, status, "{who}");
    }
}

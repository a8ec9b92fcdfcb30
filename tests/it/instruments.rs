//! Instruments: added, changed, removed, read by the gates, and reached through their own project only.

use crate::story::a_gate::a_key;
use crate::story::money::{a_story, add_project, value};
use axum::http::StatusCode;
use domain::Eur;
use domain::projects::Phase;
use entity::instrument;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::financing::store;

#[tokio::test]
async fn an_instrument_is_added_changed_and_removed_and_the_gates_read_it() {
    let story = a_story().await;
    let petra = story.poort.signed_in("partner").await;
    let list = format!("/projects/{}/instruments", story.project);
    let form = petra.get(&format!("{list}/new?kind=loan")).await;
    assert_eq!((form.status, value(&form, "kind"), value(&form, "version")), (StatusCode::OK, Some("loan".to_owned()), Some("1".to_owned())));
    let key = a_key();
    let mut pairs = vec![
        ("key", key.as_str()),
        ("version", "1"),
        ("kind", "loan"),
        ("phase", "market_entry"),
        ("counterparty", "Fonds"),
        ("amount", "400.000"),
        ("terms", "Vijf jaar."),
        ("signed_on", "3 april 2026"),
        ("repayment_schedule", "10 x 40.000"),
    ];
    for _ in 0..2 {
        let answer = petra.post(&format!("{list}/new?kind=loan"), &pairs).await;
        assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{list}?done=instrument-saved"))));
    }
    let read = &story.poort.state.database.read;
    let facts = store::instruments(read, story.project, Phase::MarketEntry).await.expect("instruments");
    let [loan] = &facts[..] else { panic!("one loan, not {facts:?}") };
    assert_eq!((loan.amount, loan.has_schedule, loan.has_terms, loan.is_open, loan.has_advice), (Eur::euros(400_000), true, true, true, false));
    assert_eq!(store::instruments(read, story.project, Phase::Start).await.expect("instruments"), []);
    let id = instrument::Entity::find().one(read).await.expect("readable").expect("there").id;
    let one = format!("{list}/{id}");
    let missing = "Nog niet: Rente, en de referentierente, Looptijd, Zekerheden, Brutosubsidie-equivalent";
    assert_eq!(petra.get(&list).await.texts("tbody td:last-child"), [missing]);

    let (wrong, stale, right) = (a_key(), a_key(), a_key());
    pairs[0].1 = &wrong;
    pairs[1].1 = "2";
    pairs[5].1 = "veel";
    let answer = petra.post(&one, &pairs).await;
    assert_eq!((answer.status, value(&answer, "amount")), (StatusCode::UNPROCESSABLE_ENTITY, Some("veel".to_owned())));
    pairs[0].1 = &stale;
    pairs[1].1 = "1";
    pairs[5].1 = "1";
    let answer = petra.post(&one, &pairs).await;
    assert_eq!(
        (answer.status, value(&answer, "amount"), value(&answer, "version")),
        (StatusCode::CONFLICT, Some("1".to_owned()), Some("2".to_owned()))
    );
    pairs[0].1 = &right;
    pairs[1].1 = "2";
    assert_eq!(petra.post(&one, &pairs).await.status, StatusCode::SEE_OTHER);
    let facts = store::instruments(read, story.project, Phase::MarketEntry).await.expect("instruments");
    assert_eq!(facts.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(1)]);

    let question = petra.get(&format!("{one}/remove")).await;
    let (key, version) = (value(&question, "key").expect("a key"), value(&question, "version").expect("a version"));
    let answer = petra.post(&format!("{one}/remove"), &[("key", &key), ("version", &version)]).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{list}?done=instrument-removed"))));
    assert_eq!(petra.get(&one).await.status, StatusCode::NOT_FOUND);
    assert_eq!((story.events("instrument_saved").await, story.events("instrument_removed").await), (2, 1));
}

#[tokio::test]
async fn an_instrument_is_reached_through_its_own_project_only_and_by_its_own_people() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let list = format!("/projects/{}/instruments", story.project);
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("kind", "grant"), ("phase", "start")];
    assert_eq!(manager.post(&format!("{list}/new"), &pairs).await.status, StatusCode::SEE_OTHER);
    let id = instrument::Entity::find().one(&story.poort.state.database.read).await.expect("readable").expect("there").id;
    let other_company = story.poort.story().organisation("Ander").arrives().await;
    let other = add_project(&story.poort, "Ander", other_company).await;
    let wrong = format!("/projects/{other}/instruments/{id}");
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("kind", "grant"), ("phase", "start")];
    for path in [wrong.clone(), format!("{wrong}/remove")] {
        let (seen, posted) = (manager.get(&path).await.status, manager.post(&path, &pairs).await.status);
        assert_eq!((seen, posted), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{path}");
    }
    let petra = story.poort.signed_in("partner").await;
    assert_eq!(petra.get(&format!("/projects/{other}/instruments")).await.status, StatusCode::NOT_FOUND);
    let steering = story.poort.signed_in("steering").await;
    let page = steering.get(&format!("{list}/{id}")).await;
    assert_eq!((page.status, value(&page, "amount")), (StatusCode::OK, None));
    for path in [format!("{list}/new?kind=loan"), format!("{list}/{id}/remove")] {
        assert_eq!(steering.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(steering.post(&path, &pairs).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(instrument::Entity::find().count(&story.poort.state.database.read).await.expect("a count"), 1);
}

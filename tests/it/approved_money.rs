//! An approved budget changes by an approved request and in no other way: not on its page, not pasted, not by a file, not with a partner that goes,
//! and not in SQL.

use crate::changes::{approved, stands};
use crate::server_under_test::Poort;
use crate::story::a_gate::{a_key, version};
use axum::http::StatusCode;
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn an_approved_budget_changes_in_no_other_way() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let before = stands(&poort, id).await;
    let path = format!("/projects/{id}/financing/start");
    for who in ["partner", "manager"] {
        let visitor = poort.signed_in(who).await;
        let page = visitor.get(&path).await;
        assert_eq!(page.texts(".notice b"), ["Dit is goedgekeurd"], "{who}");
        assert!(page.links("main a").contains(&format!("/projects/{id}/changes/new/start")), "{who}");
        assert!(page.texts("main form [name='rows.0.cost']").is_empty(), "{who} reads it");
        let place = poort.story().partners_now(id).await[0].id.to_string();
        let why = "Een goede reden om dit toch te doen.";
        let pairs = [("rows.0.partner", place.as_str()), ("rows.0.cost", "99.000"), ("change_reason", why)];
        let (key, version_now) = (a_key(), version(&poort, id).await);
        let pairs = [&pairs[..], &[("key", &key), ("version", &version_now)]].concat();
        assert_eq!(visitor.post(&path, &pairs).await.status, StatusCode::FORBIDDEN, "{who}");
        let pairs = [("pasted", "Partij 1 van SluisSens\t99.000"), ("key", &*a_key()), ("version", &*version(&poort, id).await)];
        assert_eq!(visitor.post(&path, &pairs).await.status, StatusCode::FORBIDDEN, "{who} pastes");
        assert_eq!(visitor.upload(&format!("{path}/workbook"), "begroting.xlsx", b"PK").await.status, StatusCode::CONFLICT, "{who} brings a file");
    }
    let place = poort.story().partners_now(id).await[1].id;
    let remove = format!("/projects/{id}/partners/{place}/remove");
    let manager = poort.signed_in("manager").await;
    let page = manager.get(&remove).await;
    assert!(page.links("main a").contains(&format!("/projects/{id}/changes/new/start")) && page.texts("main form textarea").is_empty(), "no form");
    let pairs = [("change_reason", "Een goede reden om dit toch te doen."), ("key", &*a_key()), ("version", &*version(&poort, id).await)];
    assert_eq!(manager.post(&remove, &pairs).await.status, StatusCode::FORBIDDEN, "nor does a partner leave with it");
    for sql in ["UPDATE financing_row SET cost = cost + 100", "UPDATE financing_row SET other = 1", "DELETE FROM financing_row"] {
        let write = poort.state.begin().await.expect("a write");
        let refused = write.execute_unprepared(sql).await.expect_err("the database refuses it").to_string();
        assert!(refused.contains("an approved budget changes by an approved request only"), "{sql}: {refused}");
    }
    assert_eq!(stands(&poort, id).await, before);
}

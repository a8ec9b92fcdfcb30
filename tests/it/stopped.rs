//! How stopping looks on the page of a project: a proposal that waits, and a project that has stopped.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::{confirm_stop, propose_stop};
use domain::gates::Gate;

#[tokio::test]
async fn a_stop_that_waits_is_told_on_the_page_of_the_project_and_a_stopped_project_does_not_look_alive() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (partner, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let page = app::paths::project(id);
    let gate = app::paths::gate(id, Gate::G1);
    let before = partner.get(&page).await;
    assert!(before.links("main .head a").contains(&gate) && !before.text.contains("Er ligt een voorstel om te stoppen"));
    propose_stop(&poort, &partner, id).await.onward();
    for who in ["partner", "manager", "steering"] {
        let told = poort.signed_in(who).await.get(&page).await;
        assert!(told.text.contains("Er ligt een voorstel om te stoppen") && told.text.contains("31 december 2026"), "{who}: {}", told.text);
    }
    confirm_stop(&poort, &manager, id).await.onward();
    let stopped = partner.get(&page).await;
    for part in ["Dit project is gestopt", "De laag hecht niet op vochtig staal.", "hier geëindigd"] {
        assert!(stopped.text.contains(part), "{part}: {}", stopped.text);
    }
    assert!(!stopped.links("main .head a").contains(&gate), "no gate waits for it");
    assert!(!stopped.links("main a").contains(&app::paths::project_edit(id)), "and nothing is written any more");
}

#[tokio::test]
async fn the_last_day_of_work_does_not_lie_in_the_past() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let partner = poort.signed_in("partner").await;
    let (key, version) = (a_key(), version(&poort, id).await);
    let fields =
        [("key", &*key), ("version", &*version), ("reason", "technique"), ("learned", "De laag hecht niet op vochtig staal."), ("confirm", "yes")];
    for (day, status) in [("1-12-2020", 422), ("22-11-2026", 422), ("23-11-2026", 200)] {
        let answer = partner.post(&format!("/projects/{id}/stop/check"), &[&fields[..], &[("ends_on", day)]].concat()).await;
        assert_eq!(answer.status.as_u16(), status, "{day}: {:?}", answer.errors());
    }
}

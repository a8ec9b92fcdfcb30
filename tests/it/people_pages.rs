//! The pages about people: finding somebody, ending access, and the list that is signed every quarter.

use crate::invitations::{account, internal, link_to};
use crate::second_factor::required_from;
use crate::server_under_test::{Poort, Visitor, now};
use crate::story::a_factor::sets_up_app;
use crate::story::a_gate::{READY_FOR_G1, a_project};
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::ids::PersonId;
use domain::mail::MailKind;
use entity::{access_review, project, session};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

async fn id(poort: &Poort, name: &str) -> PersonId {
    account(poort, &format!("{name}@demo.example")).await.expect("a demo person").id
}

#[tokio::test]
async fn an_administrator_finds_people_by_name_address_role_and_access() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let names = async |query: &str| {
        let page = admin.get(&format!("/people{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let all = ["Anke Demo", "Marieke Demo", "Maarten Demo", "Petra Demo", "Sanne Demo"];
        let named = |name: &&str| page.text.contains(&format!(">{name}</a>"));
        all.into_iter().filter(named).collect::<Vec<_>>()
    };
    assert_eq!(names("").await.len(), 5);
    assert_eq!(names("?q=MARIEKE").await, ["Marieke Demo"]);
    assert_eq!(names("?q=partner%40").await, ["Petra Demo"]);
    assert_eq!(names("?role=programme_manager").await, ["Marieke Demo", "Maarten Demo"]);
    assert_eq!(names("?access=ended").await, Vec::<&str>::new());
    let own = admin.get("/people").await;
    assert!(own.text.contains("dat bent u") && own.text.contains("vandaag, 12.00"), "{:?}", own.texts("main"));
    for who in ["manager", "steering", "partner", "reviewer"] {
        let other = poort.signed_in(who).await;
        for path in ["/people", "/people/access-list", &format!("/people/{}", id(&poort, "admin").await)] {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
    }
    assert_eq!(admin.get(&format!("/people/{}", server::state::new_id())).await.status, StatusCode::NOT_FOUND);
}

/// The names on the list, in its order.
async fn listed(admin: &Visitor<'_>, query: &str) -> Vec<String> {
    admin.get(&format!("/people{query}")).await.texts("tbody th > a")
}

#[tokio::test]
async fn the_list_is_sorted_by_each_column_and_keeps_what_was_sought() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let by_name = ["Anke Demo", "Maarten Demo", "Marieke Demo", "Petra Demo", "Rens Demo", "Sanne Demo", "Sjoerd Demo"];
    assert_eq!(listed(&admin, "").await, by_name);
    assert_eq!(listed(&admin, "?sort=colour").await, by_name, "an unknown column is none");
    assert_eq!(listed(&admin, "?descending=1").await, by_name.into_iter().rev().collect::<Vec<_>>());
    let by_role = ["Petra Demo", "Rens Demo", "Maarten Demo", "Marieke Demo", "Sanne Demo", "Sjoerd Demo", "Anke Demo"];
    assert_eq!(listed(&admin, "?sort=role").await, by_role);
    let by_role = ["Anke Demo", "Sanne Demo", "Sjoerd Demo", "Maarten Demo", "Marieke Demo", "Rens Demo", "Petra Demo"];
    assert_eq!(listed(&admin, "?sort=role&descending=1").await, by_role, "who is equal stays sorted by name");
    let by_seen = ["Maarten Demo", "Marieke Demo", "Petra Demo", "Rens Demo", "Sanne Demo", "Sjoerd Demo", "Anke Demo"];
    assert_eq!(listed(&admin, "?sort=seen").await, by_seen, "who never was here first");
    let page = admin.get("/people?q=ma&role=programme_manager&sort=seen").await;
    assert_eq!(page.texts("thead th[aria-sort=ascending]"), ["Laatst gezien▲"]);
    let links = ["", "&sort=role", "&sort=seen&descending=1", "&sort=factor"].map(|sort| format!("/people?q=ma&role=programme_manager{sort}"));
    assert_eq!(page.links("thead a"), links);
    assert_eq!(page.texts("tbody th > a"), ["Maarten Demo", "Marieke Demo"]);
    assert!(page.text.contains("name=\"sort\" value=\"seen\""), "another search keeps the order: {}", page.text);
}

#[tokio::test]
async fn the_list_tells_who_has_a_second_factor_who_needs_one_and_whose_role_ends() {
    let poort = Poort::with_people().await;
    let (_, admin) = sets_up_app(&poort, &poort.signed_in("admin").await, "admin").await;
    let factor = async |name: &str| {
        let page = admin.get(&format!("/people?q={name}")).await;
        page.texts("tbody td:last-child").concat()
    };
    assert_eq!([factor("Anke").await, factor("Marieke").await, factor("Petra").await], ["App", "geen, hoeft niet", "geen, hoeft niet"]);
    assert_eq!(listed(&admin, "?access=without_factor").await, Vec::<String>::new(), "nobody has to");
    required_from(&poort, "2026-12-05").await;
    let told = ["App", "Geen verplicht vanaf 5 december 2026", "geen, hoeft niet"];
    assert_eq!([factor("Anke").await, factor("Marieke").await, factor("Petra").await], told);
    let without = ["Maarten Demo", "Marieke Demo", "Sanne Demo", "Sjoerd Demo"];
    assert_eq!(listed(&admin, "?access=without_factor").await, without);
    assert_eq!(listed(&admin, "?sort=factor").await, [&without[..], &["Petra Demo", "Rens Demo", "Anke Demo"]].concat());
    let page = admin.get("/people").await;
    assert!(page.texts(".tile").contains(&"4moeten nog een tweede factor instellen".to_owned()), "{:?}", page.texts(".tile"));
    required_from(&poort, "2026-11-20").await;
    assert_eq!(factor("Marieke").await, "Geen verplicht sinds 20 november 2026");
    let own = admin.get(&format!("/people/{}", id(&poort, "admin").await)).await;
    assert!(own.texts(".facts > div").contains(&"Tweede factorAppVerloren?: Tweede factor".to_owned()), "{:?}", own.texts(".facts > div"));
    let role = [("role", "administrator"), ("seat", ""), ("first_day", ""), ("last_day", "31-12-2026")];
    send(&admin, &format!("/people/{}/roles/new", id(&poort, "manager2").await), "0", &role).await.onward();
    assert_eq!(listed(&admin, "?access=ending").await, ["Maarten Demo"]);
}

#[tokio::test]
async fn the_own_account_tells_when_mail_comes_and_which_second_factor_there_is() {
    let poort = Poort::with_people().await;
    let partner = poort.signed_in("partner").await;
    let told = async |visitor: &Visitor<'_>| visitor.get("/account").await.texts(".facts > div dd:nth-child(2)");
    assert_eq!(told(&partner).await, ["partner@demo.example", "Alleen bij u bekend", "Meteen", "Geen"]);
    poort.chooses("partner", "daily").await;
    let (_, partner) = sets_up_app(&poort, &partner, "partner").await;
    assert_eq!(told(&partner).await, ["partner@demo.example", "Alleen bij u bekend", "Eén keer per dag", "App"]);
}

#[tokio::test]
async fn access_ends_in_the_same_second_and_the_projects_go_to_somebody_named() {
    let poort = Poort::with_people().await;
    let project = a_project(&poort, READY_FOR_G1).await;
    let (admin, manager) = (poort.signed_in("admin").await, id(&poort, "manager").await);
    let successor = id(&poort, "manager2").await;
    let marieke = poort.signed_in("manager").await;
    let noor = [("name", "Noor"), ("email", "noor@elders.example"), ("language", "nl")];
    send(&marieke, "/experts/invite", "0", &noor).await.onward();
    let link = link_to(&poort, "noor@elders.example").await;
    let path = format!("/people/{manager}/end");
    let title = project_row(&poort, project).await.title;
    assert!(admin.get(&path).await.text.contains(&title), "what is handed over is listed");
    let silent = send(&admin, &path, "0", &[("reason", ""), ("successor", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(marieke.get("/my-work").await.status, StatusCode::OK, "nothing happened");
    let successor_code = successor.to_string();
    let ended = send(&admin, &path, "0", &[("reason", "Uit dienst"), ("successor", &successor_code)]).await;
    assert_eq!(ended.location, Some(format!("/people/{manager}?done=access-ended")), "{:?}", ended.texts("main"));
    let next = marieke.get("/my-work").await;
    assert_eq!(next.location.as_deref().map(|to| to.starts_with("/sign-in")), Some(true));
    assert_eq!(session::Entity::find().filter(session::Column::PersonId.eq(manager)).count(&poort.state.database.read).await.expect("a count"), 0);
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::NOT_FOUND, "the links that they sent work no more");
    let refused = poort.nobody().post("/sign-in", &[("email", "manager@demo.example"), ("password", crate::server_under_test::PASSWORD)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(project_row(&poort, project).await.manager_id, Some(successor));
    assert!(poort.outbox().await.iter().any(|row| row.kind == MailKind::TasksHandedOver && row.person_id == Some(successor)));
    let history = admin.get("/history").await.text;
    assert!(history.contains("Toegang beëindigd") && history.contains("Uit dienst") && history.contains("Marieke Demo"), "{history}");
    assert!(poort.signed_in("manager2").await.get(&format!("/projects/{project}/history")).await.text.contains("Project overgedragen"));
    assert_eq!(send(&admin, &path, "0", &[("reason", "Nog eens"), ("successor", "")]).await.status, StatusCode::CONFLICT);
    assert!(admin.get(&format!("/people/{manager}")).await.text.contains("De toegang is beëindigd"));
    assert!(admin.get("/people?access=ended").await.text.contains("Marieke Demo"));
    let again = send(&admin, "/people/invite", "0", &internal("manager@demo.example", "programme_manager", "", ("", ""))).await;
    assert!(again.text.contains("is beëindigd"), "{:?}", again.texts("main"));
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

async fn project_row(poort: &Poort, id: domain::ids::ProjectId) -> project::Model {
    project::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("a database").expect("the project")
}

#[tokio::test]
async fn what_a_leaver_still_sends_is_kept_for_them_and_changes_nothing() {
    let poort = Poort::with_people().await;
    let (admin, partner) = (poort.signed_in("admin").await, id(&poort, "partner").await);
    let petra = poort.signed_in("partner").await;
    send(&admin, &format!("/people/{partner}/end"), "0", &[("reason", "Uit dienst"), ("successor", "")]).await.onward();
    let before = project::Entity::find().count(&poort.state.database.read).await.expect("a count");
    let sent = send(&petra, "/projects/new", "0", &[("title", "Nog snel iets")]).await;
    let to = sent.location.clone().unwrap_or_default();
    assert!(to.starts_with("/sign-in"), "{to}");
    assert_eq!(project::Entity::find().count(&poort.state.database.read).await.expect("a count"), before);
    let kept = entity::kept_form::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(kept.iter().map(|row| row.person_id).collect::<Vec<_>>(), [partner], "for them, and for nobody else");
}

#[tokio::test]
async fn nobody_ends_the_own_access_and_the_last_administrator_stays() {
    let poort = Poort::with_people().await;
    let (admin, own, other) = (poort.signed_in("admin").await, id(&poort, "admin").await, id(&poort, "manager2").await);
    let form = [("reason", "Weg"), ("successor", "")];
    let refused = send(&admin, &format!("/people/{own}/end"), "0", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Uw eigen toegang beëindigt u niet zelf"));
    let role = [("role", "administrator"), ("seat", ""), ("first_day", ""), ("last_day", "31-12-2026")];
    send(&admin, &format!("/people/{other}/roles/new"), "0", &role).await.onward();
    let maarten = poort.signed_in("manager2").await;
    let refused = send(&maarten, &format!("/people/{own}/end"), "0", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "who takes over goes on the 31st");
    assert!(refused.text.contains("laatste beheerder"), "{:?}", refused.texts("main"));
    assert_eq!(send(&admin, &format!("/people/{other}/end"), "0", &form).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_access_list_is_signed_once_a_quarter_as_it_was_read() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let page = admin.get("/people/access-list").await;
    assert!(page.text.contains("Petra Demo") && page.text.contains("Nog niet getekend"), "{:?}", page.texts("main"));
    let digest = |text: &str| {
        let after = text.split("name=\"digest\" value=\"").nth(1).expect("the hash of the list");
        after.split('"').next().expect("an end").to_owned()
    };
    let read = digest(&page.text);
    let partner = id(&poort, "partner").await;
    send(&admin, &format!("/people/{partner}/end"), "0", &[("reason", "Weg"), ("successor", "")]).await.onward();
    let stale = send(&admin, "/people/access-list", "0", &[("digest", &read)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "the list changed meanwhile");
    let fresh = admin.get("/people/access-list").await.text;
    assert!(!fresh.contains("Petra Demo"));
    let signed = send(&admin, "/people/access-list", "0", &[("digest", &digest(&fresh))]).await;
    assert_eq!(signed.location.as_deref(), Some("/people/access-list?done=access-list-signed"), "{:?}", signed.texts("main"));
    let rows = access_review::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(rows.iter().map(|row| (row.quarter.as_str(), row.people)).collect::<Vec<_>>(), [("2026-Q4", 6)]);
    let page = admin.get("/people/access-list").await;
    assert!(page.text.contains("2026-Q4: Anke Demo zag 6 mensen na") && !page.text.contains("name=\"digest\""), "{:?}", page.texts("main"));
    assert!(admin.get("/people").await.text.contains("toegangslijst van dit kwartaal is getekend"));
    poort.clock.set(now() + TimeDelta::days(50));
    let admin = poort.back_again("admin").await;
    assert!(admin.get("/people").await.text.contains("toegangslijst van dit kwartaal nog tekenen"));
    poort.clock.set(now() + TimeDelta::days(140));
    let admin = poort.back_again("admin").await;
    assert!(admin.get("/people").await.text.contains("toegangslijst te laat"));
}

//! Every form with a long text keeps it while somebody types, and says near its end how much fits.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::*;
use crate::story::a_review::a_panel;
use crate::story::the_panel::{hands_in, opens, page};
use crate::unsent::{latest, opened};
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::imports::Column;
use entity::{decision_condition, review_round};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::Value;
use std::collections::BTreeSet;

/// Types half a text, and finds it again.
async fn is_kept(who: &Visitor<'_>, page: &str, action: &str, field: &str) {
    is_kept_as(who, page, action, (field, "Half getypt")).await;
}

async fn is_kept_as(who: &Visitor<'_>, page: &str, action: &str, (field, text): (&str, &str)) {
    let mut form = opened(who, page, action).await;
    let kept = form.types(who, field, text).await;
    let said: Value = serde_json::from_str(&kept.text).unwrap_or_else(|_| panic!("{action}: {} {}", kept.status, kept.text));
    assert_eq!((kept.status, said["said"].as_str()), (StatusCode::OK, Some("Bewaard om 12.00 uur; nog niet verstuurd")), "{action}");
    let found = latest(who, &form.place).await.expect("what was typed");
    let typed = found["fields"].as_array().expect("fields").iter().find(|pair| pair[0] == field).map(|pair| pair[1].clone());
    assert_eq!(typed, Some(Value::from(text)), "{action}");
    has_room(who, page).await;
}

/// Every long text of a form says how much fits.
async fn has_room(who: &Visitor<'_>, page: &str) {
    let html = scraper::Html::parse_document(&who.get(page).await.text);
    let texts = scraper::Selector::parse("form[method=post] textarea").expect("a selector");
    let without: Vec<_> = html.select(&texts).filter(|text| text.attr("data-most").is_none()).filter_map(|text| text.attr("name")).collect();
    assert_eq!(without, Vec::<&str>::new(), "{page}");
}

#[tokio::test]
async fn the_consensus_of_the_chair_and_the_answer_of_an_applicant_are_kept_while_typing() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second", "third"]).await;
    let write = poort.state.begin().await.expect("a write");
    let row = review_round::ActiveModel { id: Set(panel.round), has_rebuttal: Set(true), ..Default::default() };
    review_round::Entity::update(row).exec_without_returning(&write).await.expect("a round");
    write.finish([]).await.expect("the write holds");
    for (name, review) in ["first", "second", "third"].iter().zip(&panel.reviews) {
        hands_in(&poort, *review, name, ["4"; 5], "Een opmerking die lang genoeg is om iets te zeggen.").await;
    }
    let (chair, partner) = (poort.signed_in("chair").await, poort.signed_in("partner").await);
    opens(&poort, &chair, &panel).await.onward();
    is_kept(&chair, &page(&panel), &format!("{}/consensus", page(&panel)), "text.FIT").await;
    let answer = format!("/projects/{}/gates/G1/reviews", panel.project);
    is_kept(&partner, &answer, &answer, "answer").await;
}

#[tokio::test]
async fn a_decision_a_project_its_business_case_money_conditions_and_a_profile_are_kept_while_typing() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (decided, free) = (a_project(&poort, READY).await, a_project(&poort, READY_FOR_G1).await);
    ask(&poort, &manager, decided, Gate::G0).await.onward();
    is_kept(&manager, &app::paths::decision_new(decided, Gate::G0), &app::paths::decision_check(decided, Gate::G0), "rationale").await;
    for (page, field) in [
        ("edit", "aim"),
        ("dossier", "stopping_considered"),
        ("financing/innovation", "rows.0.cost"),
        ("instruments/new?kind=loan", "terms"),
        ("conditions/G1/C8", "reason"),
    ] {
        let path = format!("/projects/{free}/{page}");
        is_kept(&manager, &path, &path, field).await;
    }
    is_kept(&manager, &format!("/projects/{free}/stop"), &format!("/projects/{free}/stop/check"), "learned").await;
    is_kept(&manager, "/projects/new", "/projects/new", "title").await;
    let levels = app::paths::conditions_levels(free, Gate::G0);
    is_kept(&manager, &format!("/projects/{free}/conditions/G0"), &levels, "reason.C1").await;
    is_kept(&poort.signed_in("reviewer").await, "/profile", "/profile", "available_from").await;
}

#[tokio::test]
async fn a_reason_to_take_a_project_out_to_give_a_review_back_or_to_decline_one_is_kept_while_typing() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let (manager, chair, second) = (poort.signed_in("manager").await, poort.signed_in("chair").await, poort.signed_in("second").await);
    hands_in(&poort, panel.reviews[0], "first", ["4"; 5], "Een opmerking die lang genoeg is om iets te zeggen.").await;
    let (out, again) = (format!("{}/take-out", page(&panel)), format!("/rounds/{}/reviews/{}/reopen", panel.round, panel.reviews[0]));
    is_kept(&manager, &out, &out, "reason").await;
    is_kept(&chair, &again, &again, "reason").await;
    let review = format!("/reviews/{}", panel.reviews[1]);
    is_kept(&second, &review, &format!("{review}/decline"), "reason").await;
    is_kept(&second, &review, &format!("{review}/interests"), "explanation").await;
    let list = manager.get("/unsent").await;
    assert!(list.texts("main dt").contains(&"Reden".to_owned()) && !list.text.contains("Ook ingevuld"), "{:?}", list.texts("main dt"));
}

#[tokio::test]
async fn a_correction_and_what_somebody_saw_of_a_condition_are_kept_while_typing() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide_so(&poort, &manager, id, Gate::G0, &GO_IF).await.onward();
    sign(&poort, &second, id).await.onward();
    let decision = last_decision(&poort).await.id;
    let correct = app::paths::decision_correct(id, decision);
    is_kept(&manager, &correct, &format!("{correct}/check"), "correction_reason").await;
    let found = decision_condition::Entity::find().one(&poort.state.database.read).await;
    let condition = found.expect("a database").expect("a condition").id;
    let met = app::paths::decision_condition_met(id, decision, condition);
    let note = format!("note-{condition}");
    is_kept(&manager, &app::paths::decision(id, decision), &met, &note).await;
    let form = opened(&manager, &app::paths::decision(id, decision), &met).await;
    form.form.with(&note, "Gezien op 1 december.").send(&manager).await.onward();
    let list = manager.get("/unsent").await;
    assert!(list.texts("main dt").contains(&"Reden van de correctie".to_owned()), "{:?}", list.texts("main dt"));
}

/// A form is known by its key: sending it forgets what was typed under that key, so no two kept forms of a page share one.
fn keys_differ(page: &Answer) {
    let keys = page.attributes("form:has([data-keeps]) input[name=key]", "value");
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    assert!(keys.len() > 1, "there are several forms on the page");
}

#[tokio::test]
async fn what_is_typed_into_one_form_of_a_page_stays_when_another_is_sent() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let [text, owner, due_on, timing, evidence, verifier] =
        ["text", "owner", "due_on", "timing", "evidence", "verifier"].map(|part| format!("conditions.1.{part}"));
    let other = [
        (text.as_str(), "Een tweede geldgever zegt toe."),
        (&owner, "De penvoerder"),
        (&due_on, "2027-01-31"),
        (&timing, "subsequent"),
        (&evidence, "De brief"),
        (&verifier, "De voorzitter"),
    ];
    decide_so(&poort, &manager, id, Gate::G0, &[&GO_IF[..], &other].concat()).await.onward();
    sign(&poort, &second, id).await.onward();
    keys_differ(&manager.get(&app::paths::decision(id, last_decision(&poort).await.id)).await);
    keys_differ(&manager.get(&format!("/projects/{id}/conditions/G1/C1")).await);
}

#[tokio::test]
async fn a_reason_to_change_partners_or_an_instrument_is_kept_while_typing_and_so_are_the_changes_of_a_list() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    let list = app::paths::partners(id);
    let partner = manager.get(&list).await.links("main a").into_iter().rfind(|href| href.starts_with(&format!("{list}/0"))).expect("a partner");
    poort.story().organisation("Nieuwe Partij").arrives().await;
    let new = app::paths::partner_new(id);
    is_kept_as(&manager, &format!("{new}?q=Nieuwe"), &new, ("core_business", "yes")).await;
    let gone = format!("{partner}/remove");
    let page = manager.get(&gone).await;
    assert!(page.text.contains(&format!("data-keeps=\"{gone}\"")), "{}", page.text);
    let headers = Column::ALL.iter().map(|column| column.code()).collect::<Vec<_>>().join(",");
    let row = |summary: &str| format!("{headers}\nTRPC,Composieten,,EFRO,,{summary},,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2012,\n");
    let sent = manager.upload("/import", "lijst.csv", row("Vezels").as_bytes()).await.onward().to_owned();
    PageForm::on(&manager.get(&sent).await, &sent).send(&manager).await.onward();
    let next = manager.upload("/import", "lijst.csv", row("Vezels en hars").as_bytes()).await.onward().to_owned();
    let take = manager.get(&next).await.attributes("input[name=take]", "value").remove(0);
    is_kept_as(&manager, &next, &next, ("take", &take)).await;
    let told = manager.get("/unsent").await;
    assert!(told.texts("main dd").contains(&"rij 1".to_owned()), "{:?}", told.texts("main dd"));
}

//! The numbers that the rules calculate with: an administrator changes one inside its range, sees first what that does, and decisions follow.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::{Gate, RuleId, Verdict};
use domain::ids::ProjectId;
use entity::{parameter_change, snapshot};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use server::dossier::frozen::Content;

const REASON: &str = "Afgesproken in het overleg met de stuurgroep van november.";

fn page(key: &str) -> String {
    format!("/settings/parameters/{key}")
}

/// The page that shows what a change does.
async fn checked(admin: &Visitor<'_>, key: &str, value: &str, reference: &str) -> Answer {
    let check = format!("{}/check", page(key));
    let form = PageForm::on(&admin.get(&page(key)).await, &check);
    form.with("value", value).with("reason", REASON).with("reference", reference).send(admin).await
}

/// Changes a parameter, by the page that shows what that does.
async fn changes(admin: &Visitor<'_>, key: &str, value: &str, reference: &str) -> Answer {
    let shown = checked(admin, key, value, reference).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    PageForm::on(&shown, &page(key)).send(admin).await
}

async fn made(poort: &Poort) -> Vec<(i64, i64, i32)> {
    let rows = parameter_change::Entity::find().order_by_asc(parameter_change::Column::Id).all(&poort.state.database.read).await;
    rows.expect("the database answers").into_iter().map(|row| (row.value_before, row.value, row.rule_set_version)).collect()
}

/// The frozen dossier as it is kept, and what it said of a rule.
async fn frozen(poort: &Poort, rule: RuleId) -> (String, String, Option<Verdict>) {
    let row = snapshot::Entity::find().one(&poort.state.database.read).await.expect("the database answers").expect("a frozen dossier");
    let content = Content::read(&row).expect("what was frozen");
    let verdict = content.results.iter().find(|result| result.rule == rule).map(|result| result.verdict);
    (row.sha256, row.rule_set_version, verdict)
}

#[tokio::test]
async fn a_lower_mandate_takes_a_decision_from_the_manager_and_the_page_says_so_before() {
    let poort = Poort::with_people().await;
    let (admin, manager, chair) = (poort.signed_in("admin").await, poort.signed_in("manager").await, poort.signed_in("steering").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let lower = checked(&admin, "mandate", "30.000", "").await;
    assert!(lower.text.contains("Er wacht één poort op een besluit; bij 0 verandert er iets."), "30.000 was asked for: {}", lower.text);
    let lower = checked(&admin, "mandate", "29.999", "").await;
    assert!(lower.text.contains("SluisSens") && lower.text.contains("voortaan beslist de stuurgroep"), "{}", lower.text);
    assert_eq!(made(&poort).await, [], "to look changes nothing");
    PageForm::on(&lower, &page("mandate")).send(&admin).await.onward();
    assert_eq!(made(&poort).await, [(50_000, 29_999, 2)]);
    let refused = decide(&poort, &manager, id, Gate::G0).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("29.999"), "{} {}", refused.status, refused.text);
    let back = checked(&admin, "mandate", "30.000", "").await;
    assert!(back.text.contains("een programmamanager mag voortaan beslissen"), "{}", back.text);
    decide(&poort, &chair, id, Gate::G0).await.onward();
}

#[tokio::test]
async fn a_decision_follows_the_number_and_what_was_frozen_keeps_the_old_one() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let before = frozen(&poort, RuleId::G0R05).await;
    assert_eq!((before.1.as_str(), before.2), ("1", Some(Verdict::Met)));
    let shown = checked(&admin, "start_max_public", "25.000", "").await;
    assert!(shown.text.contains("SluisSens") && shown.text.contains("G0-05: nu ‘Voldoet’, straks ‘Voldoet nog niet’"), "{}", shown.text);
    PageForm::on(&shown, &page("start_max_public")).send(&admin).await.onward();
    assert_eq!(frozen(&poort, RuleId::G0R05).await, before, "frozen is frozen");
    let refused = decide(&poort, &manager, id, Gate::G0).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("G0-05"), "{} {}", refused.status, refused.text);
    changes(&admin, "start_max_public", "50.000", "").await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    assert_eq!(made(&poort).await, [(50_000, 25_000, 2), (25_000, 50_000, 3)]);
    let decision = manager.get(&app::paths::decision(id, last_decision(&poort).await.id)).await;
    assert_eq!(decision.status, StatusCode::OK);
    assert_eq!(rules_of_last(&poort).await, "3", "the decision names the rules that it was taken by");
}

async fn rules_of_last(poort: &Poort) -> String {
    let row = last_decision(poort).await;
    server::gates::details::Details::read(&row).expect("details").rule_set_version
}

#[tokio::test]
async fn a_decision_that_was_recorded_keeps_its_results_whatever_changes_later() {
    let poort = Poort::with_people().await;
    let (admin, manager, chair) = (poort.signed_in("admin").await, poort.signed_in("manager").await, poort.signed_in("steering").await);
    let id: ProjectId = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let details = last_decision(&poort).await.details;
    changes(&admin, "start_max_months", "6", "").await.onward();
    sign(&poort, &chair, id).await.onward();
    assert_eq!(last_decision(&poort).await.details, details);
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_with_every_problem_and_the_text_stays() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let check = format!("{}/check", page("min_cash_share"));
    let form = PageForm::on(&admin.get(&page("min_cash_share")).await, &check);
    assert_eq!(form.value("value"), Some("25"));
    let refused = form.clone().with("value", "101").with("reason", "kort").send(&admin).await;
    assert_eq!((refused.status, refused.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{}", refused.text);
    assert!(refused.keeps("value", "101") && refused.keeps("reason", "kort"), "{}", refused.text);
    for (key, value, reference) in [("min_cash_share", "25", ""), ("min_cash_share", "0", ""), ("public_ceiling", "90.000.000", "")] {
        let refused = checked(&admin, key, value, reference).await;
        assert_eq!((refused.status, refused.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{key} {value}: {}", refused.text);
    }
    let straight = PageForm::on(&admin.get(&page("mandate")).await, &format!("{}/check", page("mandate")));
    let straight = straight.with("value", "250001").with("reason", REASON).to(&page("mandate")).send(&admin).await;
    assert_eq!(straight.status, StatusCode::UNPROCESSABLE_ENTITY, "nor by a form that skips the page: {}", straight.text);
    assert_eq!(admin.get(&page("nothing")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(made(&poort).await, []);
}

#[tokio::test]
async fn a_number_of_the_note_is_changed_by_a_decision_of_the_steering_group_which_the_history_names() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    changes(&admin, "public_ceiling", "90.000.000", "Besluit 12 van 20 november 2026").await.onward();
    let parameter = admin.get(&page("public_ceiling")).await;
    for told in ["Besluit 12 van 20 november 2026", REASON, "Anke Demo", "€\u{a0}90.000.000"] {
        assert!(parameter.text.contains(told), "{told}: {}", parameter.text);
    }
    let history = admin.get("/history").await;
    assert!(history.text.contains("Parameter gewijzigd") && history.text.contains("Besluit 12 van 20 november 2026"), "{}", history.text);
    let manager = poort.signed_in("manager").await;
    assert!(manager.get("/programme").await.text.contains("€\u{a0}90\u{a0}mln"));
    assert!(manager.get("/programme/rules").await.text.contains("waarde: €\u{a0}90.000.000"));
}

#[tokio::test]
async fn two_changes_of_one_number_meet_and_one_form_has_one_effect() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let (first, second) = (checked(&admin, "min_risk_share", "15", "").await, checked(&admin, "min_risk_share", "20", "").await);
    let first = PageForm::on(&first, &page("min_risk_share"));
    first.send(&admin).await.onward();
    first.send(&admin).await.onward();
    let lost = PageForm::on(&second, &page("min_risk_share")).send(&admin).await;
    assert!(lost.status == StatusCode::CONFLICT && lost.keeps("value", "20") && lost.text.contains(REASON), "{} {}", lost.status, lost.text);
    assert_eq!(made(&poort).await, [(10, 15, 2)]);
}

#[tokio::test]
async fn the_shortest_phase_stays_below_the_longest() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    changes(&admin, "innovation_max_months", "24", "").await.onward();
    assert_eq!(checked(&admin, "innovation_min_months", "25", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    changes(&admin, "innovation_min_months", "24", "").await.onward();
    assert_eq!(made(&poort).await, [(48, 24, 2), (12, 24, 3)]);
}

#[tokio::test]
async fn only_an_administrator_comes_here_and_a_change_that_was_made_stays() {
    let poort = Poort::with_people().await;
    for who in ["manager", "reviewer", "partner", "steering", "secretary"] {
        let visitor = poort.signed_in(who).await;
        for path in ["/settings/parameters".to_owned(), page("mandate")] {
            assert_eq!(visitor.get(&path).await.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
        assert_eq!(visitor.post(&page("mandate"), &[]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let admin = poort.signed_in("admin").await;
    changes(&admin, "min_trl", "7", "").await.onward();
    for statement in ["UPDATE parameter_change SET value = 1", "DELETE FROM parameter_change"] {
        let write = poort.state.begin().await.expect("a write");
        assert!(write.execute_unprepared(statement).await.is_err(), "{statement}");
    }
    assert_eq!(made(&poort).await, [(6, 7, 2)]);
}

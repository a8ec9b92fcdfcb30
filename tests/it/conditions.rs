//! The eight conditions and the judgements of people: opinions apart, evidence, signals, and every refusal.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_dossier::{a_dossier, key, stands};
use crate::story::a_gate::{READY, a_project, ask, decide, version as stands_at};
use axum::http::StatusCode;
use domain::conditions::{Condition, Opinion};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::Status;
use entity::{assessment, evidence, judgement};
use sea_orm::{EntityTrait, PaginatorTrait};

const REASON: &str = "Een mkb-bedrijf tekent volgende week de overeenkomst.";

fn at(id: ProjectId, rest: &str) -> String {
    format!("/projects/{id}/{rest}")
}

#[tokio::test]
async fn opinions_are_kept_apart_and_a_score_without_evidence_is_capped() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 1, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = at(dossier.id, "conditions/G1/C8");
    let own = petra.post(&format!("{path}/own"), &[("key", &key(1)), ("version", "1"), ("level", "3"), ("reason", "")]).await;
    assert_eq!((own.status, own.location.as_deref()), (StatusCode::SEE_OTHER, Some(format!("{path}?done=assessed").as_str())));
    let given = marieke.post(&path, &[("key", &key(2)), ("version", "2"), ("level", "4"), ("reason", "")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    let rows = assessment::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let mut told: Vec<_> = rows.iter().map(|row| (row.opinion, row.level)).collect();
    told.sort();
    assert_eq!(told, [(Opinion::LeadPartner, 3), (Opinion::ProgrammeManager, 4)]);
    let project = stands(&poort, dossier.id).await;
    assert_eq!((project.weakest_condition, project.weakest_level, project.version), (Some(Condition::SelfOrganisation), Some(2), 3));
    let page = marieke.get(&path).await;
    assert!(page.text.contains("telt als 2: geen aangenomen bewijs"), "{}", page.text);
}

#[tokio::test]
async fn evidence_counts_once_it_is_accepted() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 2, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = at(dossier.id, "conditions/G1/C8");
    marieke.post(&path, &[("key", &key(1)), ("version", "1"), ("level", "3"), ("reason", "")]).await;
    let wrong = petra.post(&format!("{path}/evidence"), &[("key", &key(2)), ("version", "2"), ("title", "Notulen van mei"), ("reference", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"Notulen van mei\""), "{}", wrong.text);
    let form = [("key", key(3)), ("version", "2".to_owned()), ("title", "Notulen".to_owned()), ("reference", "map 4".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let added = petra.post(&format!("{path}/evidence"), &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert_eq!(petra.post(&format!("{path}/evidence"), &form).await.location, added.location);
    let rows = evidence::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(rows.len(), 1, "a double submit has one effect");
    let accept = at(dossier.id, &format!("evidence/{}/accept", rows[0].id));
    assert_eq!(petra.post(&accept, &[("key", &key(4)), ("version", "3"), ("gate", "G1")]).await.status, StatusCode::FORBIDDEN);
    let accepted = marieke.post(&accept, &[("key", &key(5)), ("version", "3"), ("gate", "G1")]).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.text);
    assert_eq!(stands(&poort, dossier.id).await.weakest_level, Some(3));
}

#[tokio::test]
async fn a_level_that_contradicts_a_fact_needs_a_reason_and_the_gap_names_the_partner() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 3, Status::Active).await;
    let marieke = poort.signed_in("manager").await;
    let path = at(dossier.id, "conditions/G1/C5");
    let short = marieke.post(&path, &[("key", &key(1)), ("version", "1"), ("level", "3"), ("reason", "te kort")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("te kort"), "the typed text is kept");
    assert_eq!(assessment::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
    let given = marieke.post(&path, &[("key", &key(2)), ("version", "1"), ("level", "3"), ("reason", REASON)]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let matrix = marieke.get(&at(dossier.id, "conditions/G1")).await;
    assert!(matrix.text.contains("1 van 2 partners draagt geen risico: Bouwblik Veiligheid."), "{}", matrix.text);
}

#[tokio::test]
async fn a_lost_race_comes_back_with_the_text_and_what_changed() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 4, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = at(dossier.id, "conditions/G1/C8");
    marieke.post(&path, &[("key", &key(1)), ("version", "1"), ("level", "2"), ("reason", "")]).await;
    let late = petra.post(&format!("{path}/own"), &[("key", &key(2)), ("version", "1"), ("level", "3"), ("reason", REASON)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains(REASON) && late.text.contains("Marieke Demo heeft dit intussen gewijzigd (Voorwaarde beoordeeld"), "{}", late.text);
    assert!(late.text.contains("name=\"version\" value=\"2\""), "saving again works");
    assert_eq!(assessment::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
}

#[tokio::test]
async fn a_frozen_dossier_takes_the_opinion_of_the_programme_and_none_of_its_partners() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 5, Status::GateRequested).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = at(dossier.id, "conditions/G1/C8");
    let page = petra.get(&path).await;
    assert!(page.text.contains("Dit dossier staat nu vast") && !page.text.contains("name=\"level\""));
    let own = petra.post(&format!("{path}/own"), &[("key", &key(1)), ("version", "1"), ("level", "2"), ("reason", "")]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    let page = marieke.get(&path).await;
    assert!(!page.text.contains("Dit dossier staat nu vast") && page.text.contains("name=\"level\""));
    marieke.post(&path, &[("key", &key(2)), ("version", "1"), ("level", "2"), ("reason", "")]).await.onward();
    assert_eq!(assessment::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
}

#[tokio::test]
async fn a_rule_is_judged_while_the_dossier_is_frozen_until_a_decision_on_it_is_recorded() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    let write = poort.state.begin().await.expect("a write begins");
    judgement::Entity::delete_many().exec(&write).await.expect("nobody judged yet");
    write.finish([]).await.expect("the write ends");
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let waits = async || manager.get(&app::paths::decision_new(id, Gate::G0)).await.texts("section[aria-labelledby=decision-blockers] li");
    let first = waits().await;
    assert!(!first.is_empty() && first.iter().all(|line| line.contains("programmamanager")), "{first:?}");
    let path = app::paths::judgements(id, Gate::G0);
    let judges = async |version: &str| {
        let page = manager.get(&path).await;
        let mut form = PageForm::on(&page, &path).with("version", version);
        for field in page.attributes("textarea[name^='reason.']", "name") {
            form = form.with(&field, REASON).with(&field.replace("reason.", "met."), "yes");
        }
        form.send(&manager).await
    };
    let version = stands_at(&poort, id).await;
    judges(&version).await.onward();
    assert_eq!(waits().await, Vec::<String>::new());
    let before = manager.get(&path).await;
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let late = PageForm::on(&before, &path).with("version", &stands_at(&poort, id).await).send(&second).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "a decision lies on it: {:?}", late.texts("main"));
    assert!(!manager.get(&path).await.text.contains("name=\"reason."));
}

#[tokio::test]
async fn who_may_not_give_an_opinion_is_refused() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 6, Status::Active).await;
    let path = at(dossier.id, "conditions/G1/C8");
    let form = [("key", key(1)), ("version", "1".to_owned()), ("level", "2".to_owned()), ("reason", String::new())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for (who, own, manager) in [("partner", 303, 403), ("manager", 403, 409), ("steering", 403, 403), ("reviewer", 404, 404), ("admin", 404, 404)] {
        let person = poort.signed_in(who).await;
        let status = person.post(&path, &form).await.status;
        assert_eq!(status.as_u16(), manager, "{who} as manager");
        let status = person.post(&format!("{path}/own"), &form).await.status;
        assert_eq!(status.as_u16(), own, "{who} as lead");
    }
    let marieke = poort.signed_in("manager").await;
    assert_eq!(marieke.get(&at(dossier.id, "conditions/G9/C8")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(marieke.get("/projects/none/conditions/G1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_heat_table_tells_what_nobody_assessed_yet() {
    let poort = Poort::with_people().await;
    a_dossier(&poort, 7, Status::Active).await;
    let heat = poort.signed_in("partner").await.get("/conditions?sort=-weakest").await;
    assert_eq!(heat.status, StatusCode::OK);
    assert!(heat.text.contains("SluisSens 7") && heat.text.contains("nog niet beoordeeld"));
}

#[tokio::test]
async fn a_person_judges_the_rules_that_nothing_computes() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 8, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = at(dossier.id, "gates/G1/judgements");
    assert_eq!(petra.get(&path).await.status, StatusCode::FORBIDDEN);
    let page = marieke.get(&path).await;
    assert!(page.text.contains("Als we nu stoppen kost dat 4.000 euro.") && page.text.contains("G1-17") && !page.text.contains("G2-12"));
    let short = [("key", key(1)), ("version", "1".to_owned()), ("met.ALL-07", "yes".to_owned()), ("reason.ALL-07", "te kort".to_owned())];
    let short: Vec<_> = short.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = marieke.post(&path, &short).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("te kort"));
    let full = [("key", key(2)), ("version", "1".to_owned()), ("met.ALL-07", "no".to_owned()), ("reason.ALL-07", REASON.to_owned())];
    let full: Vec<_> = full.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(petra.post(&path, &full).await.status, StatusCode::FORBIDDEN);
    assert_eq!(marieke.post(&path, &full).await.status, StatusCode::SEE_OTHER);
    assert_eq!(marieke.post(&path, &full).await.status, StatusCode::SEE_OTHER, "a double submit leads to the same place");
    let late = [("key", key(3)), ("version", "1".to_owned()), ("met.ALL-07", "yes".to_owned()), ("reason.ALL-07", REASON.to_owned())];
    let late: Vec<_> = late.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(marieke.post(&path, &late).await.status, StatusCode::CONFLICT);
    let rows = judgement::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(rows.iter().map(|row| (row.rule_id.as_str(), row.met, row.reason.as_str())).collect::<Vec<_>>(), [("ALL-07", false, REASON)]);
}

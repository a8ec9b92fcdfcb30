//! All eight conditions on one page: what everybody thinks of each, and one form that saves the reader's own levels at once.

use crate::server_under_test::Poort;
use crate::story::a_dossier::{a_dossier, key, stands};
use axum::http::StatusCode;
use domain::conditions::{Condition, Opinion};
use domain::ids::ProjectId;
use domain::projects::Status;
use entity::{assessment, history};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

const REASON: &str = "Een mkb-bedrijf tekent volgende week de overeenkomst.";

fn page_of(id: ProjectId) -> String {
    format!("/projects/{id}/conditions/G1")
}

async fn told(poort: &Poort) -> u64 {
    let events = history::Entity::find().filter(history::Column::Action.eq("assessed"));
    events.count(&poort.state.database.read).await.expect("the database answers")
}

async fn given(poort: &Poort) -> Vec<(Condition, Opinion, i32)> {
    let rows = assessment::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let mut rows: Vec<_> = rows.into_iter().map(|row| (row.condition_code, row.opinion, row.level)).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn all_eight_conditions_are_judged_on_one_page_and_saved_at_once() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 1, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = page_of(dossier.id);
    let page = marieke.get(&path).await;
    assert_eq!(page.texts("#all ~ form section h3").len(), 8);
    assert_eq!(page.texts("#all ~ form select").len(), 8, "a level for each");
    let levels = [("key", &*key(1)), ("version", "1"), ("level.C1", "2"), ("level.C8", "4"), ("reason.C8", REASON)];
    let saved = marieke.post(&format!("{path}/levels"), &levels).await;
    assert_eq!((saved.status, saved.location.as_deref()), (StatusCode::SEE_OTHER, Some(format!("{path}?done=assessed").as_str())), "{}", saved.text);
    let own = [("key", &*key(2)), ("version", "2"), ("level.C1", "1")];
    petra.post(&format!("{path}/levels/own"), &own).await.onward();
    let expected = [
        (Condition::ALL[0], Opinion::LeadPartner, 1),
        (Condition::ALL[0], Opinion::ProgrammeManager, 2),
        (Condition::ALL[7], Opinion::ProgrammeManager, 4),
    ];
    let mut rows = given(&poort).await;
    rows.sort_by_key(|(condition, opinion, _)| (*condition, opinion.code()));
    assert_eq!(rows, expected, "opinions are kept apart");
    assert_eq!((told(&poort).await, stands(&poort, dossier.id).await.version), (3, 3));
    let again = marieke.get(&path).await;
    assert!(again.text.contains(REASON), "the reason stands with the level");
    let open = again.texts("#all ~ form option[value='']").len();
    assert_eq!(open, 6, "where a level was given there is no choice that would not be kept");
    let same = [("key", &*key(3)), ("version", "3"), ("level.C1", "2"), ("level.C8", "3"), ("reason.C8", REASON)];
    marieke.post(&format!("{path}/levels"), &same).await.onward();
    assert_eq!(told(&poort).await, 4, "what stayed the same is not told again");
}

#[tokio::test]
async fn a_level_that_a_fact_contradicts_is_marked_at_its_condition_and_nothing_is_saved_by_halves() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 3, Status::Active).await;
    let marieke = poort.signed_in("manager").await;
    let path = page_of(dossier.id);
    let levels = [("key", &*key(1)), ("version", "1"), ("level.C1", "2"), ("level.C5", "3"), ("reason.C5", "te kort")];
    let refused = marieke.post(&format!("{path}/levels"), &levels).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.keeps("reason.C5", "te kort") && refused.keeps("level.C1", "2"), "what was typed stays");
    assert_eq!(refused.links(".errors a, [role=alert] a").iter().filter(|link| link.contains("C5")).count(), 1, "{}", refused.text);
    assert_eq!(given(&poort).await, []);
    assert_eq!(
        marieke.post(&format!("{path}/levels"), &[("key", &*key(2)), ("version", "1"), ("level.C9", "1")]).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn who_comes_second_sees_both_levels_and_who_may_not_judge_reads_all_eight() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 4, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = page_of(dossier.id);
    marieke.post(&format!("{path}/levels"), &[("key", &*key(1)), ("version", "1"), ("level.C8", "2")]).await.onward();
    let late = petra.post(&format!("{path}/levels/own"), &[("key", &*key(2)), ("version", "1"), ("level.C8", "3"), ("reason.C8", REASON)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.keeps("reason.C8", REASON) && late.text.contains("Marieke Demo heeft dit intussen gewijzigd"), "{}", late.text);
    let reader = poort.signed_in("steering").await;
    let page = reader.get(&path).await;
    assert_eq!((page.texts("#all ~ div section h3").len(), page.texts("#all ~ form").len()), (8, 0));
    for path in [format!("{path}/levels"), format!("{path}/levels/own")] {
        assert_eq!(reader.post(&path, &[("key", &*key(3)), ("version", "2"), ("level.C1", "2")]).await.status, StatusCode::FORBIDDEN);
    }
    let frozen = a_dossier(&poort, 5, Status::GateRequested).await;
    let shut = petra.get(&page_of(frozen.id)).await;
    assert_eq!(shut.texts("#all ~ form").len(), 0, "a frozen dossier takes no opinion of its partners");
    let sent = petra.post(&format!("{}/levels/own", page_of(frozen.id)), &[("key", &*key(4)), ("version", "1"), ("level.C1", "2")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.keeps("level.C1", "2"));
}

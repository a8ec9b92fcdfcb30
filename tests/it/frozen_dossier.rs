//! The frozen dossier holds everything that was typed and judged, and chair, experts and steering group read it on one page.

use crate::server_under_test::{Poort, now};
use crate::story::a_gate::{READY_FOR_G1, a_project, request};
use crate::story::a_review::{a_panel, accepts};
use crate::story::the_panel::page;
use axum::http::StatusCode;
use domain::conditions::{Condition, Opinion};
use domain::gates::Gate;
use domain::ids::{AssessmentId, EvidenceId, ProjectId};
use entity::{assessment, dossier, evidence, snapshot};
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use server::dossier::frozen::Content;
use server::state::new_id;

/// A mark in everything that somebody types or judges.
const MARKS: [&str; 6] = [
    "Een werkende rol folie.",
    "Zetmeel kleeft aan de wals.",
    "Dan blijft het patent over.",
    "Proefverslag wals",
    "https://folie.example/proef",
    "De eerste klant tekende.",
];
const PANEL: &str = "Het panel zag dit eerder somberder.";

async fn says(poort: &Poort, project_id: ProjectId) {
    let write = poort.state.begin().await.expect("a write");
    let row = dossier::ActiveModel {
        project_id: Unchanged(project_id),
        proof_of_concept: Set(MARKS[0].to_owned()),
        lessons: Set(MARKS[1].to_owned()),
        stopping_considered: Set(MARKS[2].to_owned()),
        ..Default::default()
    };
    dossier::Entity::update(row).exec_without_returning(&write).await.expect("a dossier");
    let piece = evidence::Model {
        id: EvidenceId(new_id()),
        project_id,
        condition_code: Condition::MarketDriven,
        title: MARKS[3].to_owned(),
        reference: MARKS[4].to_owned(),
        accepted: true,
        added_by: None,
        added_at: now(),
        document_id: None,
    };
    evidence::Entity::insert(piece.into_active_model()).exec_without_returning(&write).await.expect("evidence");
    for (opinion, reason) in [(Opinion::LeadPartner, MARKS[5]), (Opinion::Panel, PANEL)] {
        let judged = assessment::Model {
            id: AssessmentId(new_id()),
            project_id,
            gate: Gate::G1,
            condition_code: Condition::MarketDriven,
            opinion,
            level: 2,
            reason: reason.to_owned(),
            assessed_by: None,
            assessed_at: now(),
        };
        assessment::Entity::delete_many()
            .filter(assessment::Column::ProjectId.eq(project_id))
            .filter(assessment::Column::ConditionCode.eq(Condition::MarketDriven))
            .filter(assessment::Column::Opinion.eq(opinion))
            .exec(&write)
            .await
            .expect("room");
        assessment::Entity::insert(judged.into_active_model()).exec_without_returning(&write).await.expect("an opinion");
    }
    write.finish([]).await.expect("the write holds");
}

async fn frozen(poort: &Poort, project: ProjectId) -> snapshot::Model {
    let rows = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(project)).one(&poort.state.database.read).await;
    rows.expect("the database answers").expect("a frozen dossier")
}

#[tokio::test]
async fn a_frozen_dossier_holds_everything_that_was_typed_and_judged_and_stays_as_it_was() {
    let poort = Poort::with_people().await;
    let project = a_project(&poort, READY_FOR_G1).await;
    says(&poort, project).await;
    request(&poort, &poort.signed_in("manager").await, project, Gate::G1).await.onward();
    let row = frozen(&poort, project).await;
    let more = Content::read(&row).expect("it can be read").more.expect("it holds everything");
    let told = format!("{more:?}");
    for mark in MARKS.iter().chain(&[PANEL]) {
        assert!(told.contains(mark), "{mark}: {told}");
    }
    let path = format!("/projects/{project}/dossiers/{}", row.id);
    for who in ["manager", "steering", "partner"] {
        let shown = poort.signed_in(who).await.get(&path).await;
        for mark in MARKS {
            assert!(shown.text.contains(mark), "{who} {mark}: {}", shown.text);
        }
        let main = shown.text.split("<main").nth(1).expect("a page");
        assert!(!main.contains("<details"), "nothing is folded up on paper");
    }
}

#[tokio::test]
async fn chair_experts_and_steering_group_read_the_whole_dossier_on_one_page_and_experts_nothing_of_panels() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["roos", "ruben"]).await;
    let before = frozen(&poort, panel.project).await;
    let manager = poort.signed_in("manager").await;
    crate::story::a_gate::withdraw(&poort, &manager, panel.project, Gate::G1, "De begroting klopte niet meer, vandaar opnieuw.").await.onward();
    says(&poort, panel.project).await;
    request(&poort, &manager, panel.project, Gate::G1).await.onward();
    let write = poort.state.begin().await.expect("a write");
    let all = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(panel.project)).all(&write).await.expect("rows");
    let last = all.iter().find(|row| row.id != before.id).expect("the second dossier").id;
    let lies = entity::proposal::ActiveModel { id: Unchanged(panel.proposal), snapshot_id: Set(last), ..Default::default() };
    entity::proposal::Entity::update(lies).exec_without_returning(&write).await.expect("it lies before the panel");
    write.finish([]).await.expect("the write holds");
    let roos = poort.signed_in("roos").await;
    accepts(&poort, &roos, panel.reviews[0]).await.onward();
    for path in ["write", "dossier"] {
        let shown = roos.get(&format!("/reviews/{}/{path}", panel.reviews[0])).await;
        for mark in MARKS {
            assert!(shown.text.contains(mark), "{path} {mark}: {}", shown.text);
        }
        assert!(!shown.text.contains(PANEL), "what a panel said moves no score: {path}");
    }
    let whole = format!("{}/dossier", page(&panel));
    for who in ["chair", "steering", "manager"] {
        let shown = poort.signed_in(who).await.get(&whole).await;
        for mark in MARKS.iter().chain(&[PANEL]) {
            assert!(shown.text.contains(mark), "{who} {mark}: {}", shown.text);
        }
    }
    assert_eq!(
        poort.signed_in("ruben").await.get(&format!("/reviews/{}/dossier", panel.reviews[1])).await.status,
        StatusCode::FORBIDDEN,
        "not before a declaration"
    );
    for who in ["ruben", "partner", "admin", "roos"] {
        assert_eq!(poort.signed_in(who).await.get(&whole).await.status, StatusCode::NOT_FOUND, "{who}");
    }
    assert!(poort.signed_in("chair").await.get(&page(&panel)).await.text.contains(&whole), "the way to it");
}

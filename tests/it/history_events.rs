//! What people do, and what the history tells of it: one row for each deed, with its code, the person and the project.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_dossier::a_dossier;
use crate::story::a_gate::*;
use crate::story::forms;
use domain::audit::HistoryAction as Did;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::Status;
use entity::{evidence, history};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What the history tells of a project: what, by whom.
async fn told(poort: &Poort, id: ProjectId) -> Vec<(String, String)> {
    let events = history::Entity::find().filter(history::Column::ProjectId.eq(id)).order_by_asc(history::Column::Seq);
    let events = events.all(&poort.state.database.read).await.expect("the database answers");
    events.into_iter().map(|event| (event.action, event.actor_name)).collect()
}

fn deeds(deeds: &[(Did, &str)]) -> Vec<(String, String)> {
    deeds.iter().map(|(action, who)| (action.code().to_owned(), (*who).to_owned())).collect()
}

#[tokio::test]
async fn every_change_of_a_dossier_is_told_once() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = forms::a_project_with_an_instrument(&poort, &manager).await;
    let mut expected = vec![(Did::InstrumentSaved, "Marieke Demo")];
    for one in forms::of_dossier(&poort, &manager, id).await {
        one.fresh(&poort, id).await.send(&manager).await.onward();
        expected.push((one.action, "Marieke Demo"));
        assert_eq!(told(&poort, id).await, deeds(&expected));
    }
    let seen = evidence::Entity::find().filter(evidence::Column::Title.eq("Notulen van de laatste vergadering"));
    let seen = seen.one(&poort.state.database.read).await.expect("a database").expect("the evidence").id;
    let page = manager.get(&format!("/projects/{id}/conditions/G1/C8")).await;
    PageForm::on(&page, &format!("/projects/{id}/evidence/{seen}/accept")).send(&manager).await.onward();
    let judgements = format!("/projects/{id}/gates/G1/judgements");
    let reason = "De paragraaf is gelezen en besproken met de partners.";
    PageForm::on(&manager.get(&judgements).await, &judgements).with("reason.ALL-07", reason).send(&manager).await.onward();
    let partner = poort.signed_in("partner").await;
    let own = format!("/projects/{id}/conditions/G1/C8/own");
    PageForm::on(&partner.get(&format!("/projects/{id}/conditions/G1/C8")).await, &own).with("level", "2").send(&partner).await.onward();
    expected.extend([(Did::EvidenceAccepted, "Marieke Demo"), (Did::Judged, "Marieke Demo"), (Did::Assessed, "Petra Demo")]);
    assert_eq!(told(&poort, id).await, deeds(&expected));
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn every_step_at_a_gate_is_told_once() {
    let poort = Poort::with_people().await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = a_project(&poort, READY_FOR_G1).await;
    let partner = poort.signed_in("partner").await;
    ask(&poort, &partner, id, Gate::G1).await.onward();
    withdraw(&poort, &manager, id, Gate::G1, "De begroting klopt nog niet.").await.onward();
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    sign(&poort, &secretary, id).await.onward();
    correct(&secretary, id, last_decision(&poort).await.id, &[]).await.onward();
    sign(&poort, &chair, id).await.onward();
    let expected = [
        (Did::GateRequested, "Petra Demo"),
        (Did::GateReleased, "Marieke Demo"),
        (Did::GateRequested, "Marieke Demo"),
        (Did::GateDecided, "Sjoerd Demo"),
        (Did::DecisionSigned, "Sanne Demo"),
        (Did::ReportsScheduled, "poort"),
        (Did::DecisionCorrected, "Sanne Demo"),
        (Did::DecisionSigned, "Sjoerd Demo"),
    ];
    assert_eq!(told(&poort, id).await, deeds(&expected));
    let page = manager.get(&format!("/projects/{id}/history")).await;
    for who in ["Petra Demo", "Marieke Demo", "Sjoerd Demo", "Sanne Demo"] {
        assert!(page.text.contains(who), "{who}");
    }
}

#[tokio::test]
async fn what_is_refused_is_not_told() {
    let poort = Poort::with_people().await;
    let id = a_dossier(&poort, 1, Status::Active).await.id;
    let (manager, partner) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    decide(&poort, &manager, id, Gate::G1).await;
    decide(&poort, &partner, id, Gate::G1).await;
    withdraw(&poort, &manager, id, Gate::G1, "De begroting klopt nog niet.").await;
    ask(&poort, &manager, id, Gate::G2).await;
    partner.post(&format!("/projects/{id}/edit"), &[("key", &a_key()), ("version", "1"), ("title", "")]).await;
    assert_eq!(told(&poort, id).await, []);
}

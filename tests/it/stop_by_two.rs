//! A stop is confirmed by a second person: in intake and start somebody of the office or a signer, later only the chair or the secretary. And a
//! proposal can be taken back.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use entity::stop_proposal;
use sea_orm::EntityTrait;

const LATER: &str = "In deze fase bevestigt de voorzitter of de secretaris van de stuurgroep.";
const OWN: &str = "Het is uw eigen voorstel. Een ander moet het bevestigen.";

async fn running(poort: &Poort, phase: Phase) -> ProjectId {
    a_project(poort, Wanted { title: "BioFolie", phase, cash: 10_000, ..READY }).await
}

async fn proposals(poort: &Poort) -> Vec<stop_proposal::Model> {
    stop_proposal::Entity::find().all(&poort.state.database.read).await.expect("a database")
}

#[tokio::test]
async fn one_person_does_not_stop_a_project_in_any_phase() {
    for phase in [Phase::Start, Phase::Innovation, Phase::MarketEntry] {
        let poort = Poort::with_people().await;
        let id = running(&poort, phase).await;
        let manager = poort.signed_in("manager").await;
        propose_stop(&poort, &manager, id).await.onward();
        assert!(!manager.get(&app::paths::stop(id)).await.actions().contains(&app::paths::stop_confirm(id)), "no button for the own proposal");
        let own = confirm_stop(&poort, &manager, id).await;
        assert_eq!((own.status, row(&poort, id).await.status), (StatusCode::UNPROCESSABLE_ENTITY, Status::Active), "{phase}");
        assert!(own.text.contains(OWN), "{}", own.text);
    }
}

#[tokio::test]
async fn who_confirms_depends_on_the_phase_and_my_work_asks_exactly_them() {
    let everybody = ["manager", "manager2", "steering", "secretary", "member", "partner", "reviewer", "admin"];
    for (phase, confirm) in [
        (Phase::Start, &["manager", "manager2", "steering", "secretary"][..]),
        (Phase::Innovation, &["steering", "secretary"]),
        (Phase::MarketEntry, &["steering", "secretary"]),
    ] {
        let poort = Poort::with_people().await;
        poort.story().member("member").await;
        let id = running(&poort, phase).await;
        let told = if phase == Phase::Start { "stop-proposed" } else { "stop-proposed-later" };
        let proposed = propose_stop(&poort, &poort.signed_in("partner").await, id).await;
        assert_eq!(proposed.onward(), format!("{}?done={told}", app::paths::stop(id)));
        for who in everybody {
            let visitor = poort.signed_in(who).await;
            let expected: &[&str] = if confirm.contains(&who) { &["stoppen bevestigen"] } else { &[] };
            assert_eq!(asked(&visitor, "BioFolie").await, expected, "{who}, {phase}");
            let offered = visitor.get(&app::paths::stop(id)).await.actions().contains(&app::paths::stop_confirm(id));
            assert_eq!(offered, confirm.contains(&who), "{who}, {phase}");
        }
        for (who, status) in [("partner", 403), ("member", 403), ("reviewer", 404), ("admin", 404)] {
            assert_eq!(confirm_stop(&poort, &poort.signed_in(who).await, id).await.status.as_u16(), status, "{who}, {phase}");
        }
        if phase != Phase::Start {
            let refused = confirm_stop(&poort, &poort.signed_in("manager").await, id).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains(LATER), "{}", refused.text);
        }
        confirm_stop(&poort, &poort.signed_in(confirm[confirm.len() - 1]).await, id).await.onward();
        assert_eq!((row(&poort, id).await.phase, row(&poort, id).await.status), (phase, Status::Stopped));
        for who in everybody {
            assert_eq!(asked(&poort.signed_in(who).await, "BioFolie").await, Vec::<String>::new(), "{who} has nothing left to do");
        }
    }
}

#[tokio::test]
async fn who_proposed_and_the_lead_take_a_proposal_back_and_another_can_be_made() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Innovation).await;
    let (manager, second, partner) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("partner").await);
    assert_eq!(take_stop_back(&poort, &partner, id, REASON).await.status, StatusCode::CONFLICT, "nothing waits");
    propose_stop(&poort, &manager, id).await.onward();
    assert_eq!(propose_stop(&poort, &partner, id).await.status, StatusCode::CONFLICT, "one at a time");
    let others = take_stop_back(&poort, &second, id, REASON).await;
    assert_eq!(others.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(others.text.contains("Alleen wie het voorstel deed en de penvoerder kunnen het intrekken."));
    for (who, status) in [("steering", 403), ("secretary", 403), ("reviewer", 404), ("admin", 404)] {
        assert_eq!(take_stop_back(&poort, &poort.signed_in(who).await, id, REASON).await.status.as_u16(), status, "{who}");
    }
    let withdraw = app::paths::stop_withdraw(id);
    for (who, offered) in [(&manager, true), (&second, false), (&partner, true)] {
        assert_eq!(who.get(&app::paths::stop(id)).await.links("main a").contains(&withdraw), offered);
    }
    assert_eq!(take_stop_back(&poort, &partner, id, "Te kort.").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = take_stop_back(&poort, &partner, id, REASON).await;
    assert_eq!(done.onward(), format!("{}?done=stop-withdrawn", app::paths::stop(id)), "the lead takes back what the office proposed");
    assert_eq!(proposals(&poort).await[0].withdrawn_reason.as_deref(), Some(REASON));
    let chair = poort.signed_in("steering").await;
    assert_eq!(confirm_stop(&poort, &chair, id).await.status, StatusCode::CONFLICT, "what was taken back is not confirmed");
    assert_eq!(asked(&chair, "BioFolie").await, Vec::<String>::new());
    propose_stop(&poort, &partner, id).await.onward();
    assert_eq!(take_stop_back(&poort, &manager, id, REASON).await.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody else's");
    confirm_stop(&poort, &chair, id).await.onward();
    assert_eq!(take_stop_back(&poort, &partner, id, REASON).await.status, StatusCode::CONFLICT, "it is confirmed");
    assert_eq!((row(&poort, id).await.status, proposals(&poort).await.len()), (Status::Stopped, 2));
    let told = ["stop_proposed", "stop_withdrawn", "stop_proposed", "stop_confirmed"];
    assert_eq!(poort.story().history_of(id).await, told);
}

#[tokio::test]
async fn a_participant_takes_back_an_own_proposal_and_nobody_elses() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (lead, other) = (story.organisation("Regge Mechatronica").arrives().await, story.organisation("Bouwblik Veiligheid").arrives().await);
    let project = story.project("SluisSens").in_phase(Phase::Start).led_by(lead).with(other, PartnerRole::Participant);
    let id = project.arrives().await;
    story.works_for("partner", other).await;
    let (partner, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    propose_stop(&poort, &manager, id).await.onward();
    assert_eq!(take_stop_back(&poort, &partner, id, REASON).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    take_stop_back(&poort, &manager, id, REASON).await.onward();
    propose_stop(&poort, &partner, id).await.onward();
    take_stop_back(&poort, &partner, id, REASON).await.onward();
}

#[tokio::test]
async fn a_proposal_waits_for_nobody_once_a_decision_ended_the_project() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Start).await;
    let (partner, chair, secretary) = (poort.signed_in("partner").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    ask(&poort, &partner, id, Gate::G1).await.onward();
    propose_stop(&poort, &partner, id).await.onward();
    decide_so(&poort, &chair, id, Gate::G1, &[("outcome", "no_go"), ("reasons", "market"), ("advice_reason", WHY)]).await.onward();
    sign(&poort, &secretary, id).await.onward();
    for who in [&chair, &secretary, &poort.signed_in("manager").await] {
        assert_eq!(asked(who, "BioFolie").await, Vec::<String>::new());
    }
    let page = chair.get(&app::paths::stop(id)).await;
    assert!(page.text.contains("Niet meer nodig") && !page.actions().contains(&app::paths::stop_confirm(id)), "{}", page.text);
}

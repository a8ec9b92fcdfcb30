//! My work: exactly what its reader can do, and everything that waits for a person.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::Eur;
use domain::gates::Gate;
use domain::ids::{DecisionId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};

/// What each of these people is asked about a project.
async fn all_asked(poort: &Poort, title: &str, expected: &[(&str, &[&str])]) {
    for (who, tasks) in expected {
        assert_eq!(asked(&poort.signed_in(who).await, title).await, *tasks, "{who}");
    }
}

const NOTHING: &[&str] = &[];

#[tokio::test]
async fn at_the_later_gates_chair_and_secretary_decide_and_sign_and_nobody_else_is_asked_to() {
    let poort = Poort::with_people().await;
    poort.story().member("member").await;
    let id = a_project(&poort, READY_FOR_G1).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    let decide_it = &["besluit nemen over Poort 1"][..];
    let waits = [
        ("steering", decide_it),
        ("secretary", decide_it),
        ("member", NOTHING),
        ("manager", &["aanvraag voor Poort 1 bekijken"]),
        ("partner", NOTHING),
        ("reviewer", NOTHING),
        ("admin", NOTHING),
    ];
    all_asked(&poort, "BioFolie", &waits).await;
    decide(&poort, &poort.signed_in("steering").await, id, Gate::G1).await.onward();
    let sign_it = &["besluit over Poort 1 tekenen"][..];
    let recorded = [("steering", NOTHING), ("secretary", sign_it), ("member", NOTHING), ("manager", NOTHING), ("partner", NOTHING)];
    all_asked(&poort, "BioFolie", &recorded).await;
    undecide(&poort, &poort.signed_in("steering").await, id, last_decision(&poort).await.id, REASON).await.onward();
    all_asked(&poort, "BioFolie", &waits).await;
}

#[tokio::test]
async fn at_intake_a_manager_decides_within_the_mandate_and_above_it_the_steering_group() {
    for (mandate, manager, member) in [
        (50_000, &["besluit nemen over Intake"][..], &["besluit nemen over Intake"][..]),
        (10_000, &["aanvraag voor Intake bekijken"], &["besluit nemen over Intake"]),
    ] {
        let poort = Poort::with_people().await;
        poort.story().member("member").await;
        poort.story().mandate(Eur::euros(mandate)).await;
        let id = a_project(&poort, READY).await;
        ask(&poort, &poort.signed_in("partner").await, id, Gate::G0).await.onward();
        all_asked(&poort, "SluisSens", &[("manager", manager), ("manager2", manager), ("member", member), ("steering", member)]).await;
        decide_so(&poort, &poort.signed_in("member").await, id, Gate::G0, &RECYCLE).await.onward();
        let sign_it = &["besluit over Intake tekenen"][..];
        let signers =
            [("manager", sign_it), ("manager2", sign_it), ("steering", sign_it), ("secretary", sign_it), ("member", NOTHING), ("partner", NOTHING)];
        all_asked(&poort, "SluisSens", &signers).await;
        sign(&poort, &poort.signed_in("manager").await, id).await.onward();
        assert_eq!(row(&poort, id).await.status, Status::Recycled);
    }
}

#[tokio::test]
async fn a_project_that_enters_at_a_later_gate_is_asked_there() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let entry = entity::project::ActiveModel {
        id: sea_orm::ActiveValue::Set(id),
        entry_gate: sea_orm::ActiveValue::Set(Gate::G1),
        status: sea_orm::ActiveValue::Set(Status::GateRequested),
        ..Default::default()
    };
    poort.story().change(entry).await;
    let chair = poort.signed_in("steering").await;
    assert_eq!(work_of(&chair).await, [("SluisSens: besluit nemen over Poort 1".to_owned(), app::paths::gate(id, Gate::G1))]);
}

#[tokio::test]
async fn who_takes_part_without_leading_is_not_asked_to_prepare_a_gate() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (lead, other) = (story.organisation("Regge Mechatronica").arrives().await, story.organisation("Bouwblik Veiligheid").arrives().await);
    let near = poort.state.clock.today() + chrono::Days::new(30);
    let project = story.project("SluisSens").in_phase(Phase::Start).led_by(lead).with(other, PartnerRole::Participant);
    project.but(|row| row.next_gate_on = Some(near)).arrives().await;
    story.works_for("partner", other).await;
    assert_eq!(asked(&poort.signed_in("partner").await, "SluisSens").await, Vec::<String>::new());
    story.works_for("partner", lead).await;
    for who in ["partner", "manager"] {
        assert_eq!(asked(&poort.signed_in(who).await, "SluisSens").await, ["Poort 1 voorbereiden"], "{who}");
    }
}

#[tokio::test]
async fn a_hold_asks_the_office_and_nobody_who_cannot_end_it() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    let soon = [("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-01-10")];
    decide_so(&poort, &poort.signed_in("steering").await, id, Gate::G1, &soon).await.onward();
    sign(&poort, &poort.signed_in("secretary").await, id).await.onward();
    let see = &["bekijken of Poort 1 eerder op de agenda kan"][..];
    all_asked(&poort, "BioFolie", &[("manager", see), ("manager2", see), ("partner", NOTHING), ("steering", NOTHING), ("secretary", NOTHING)]).await;
}

#[tokio::test]
async fn a_condition_is_verified_by_somebody_else_than_its_owner_while_its_decision_stands() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let own = [("conditions.0.owner", "marieke demo"), ("conditions.0.due_on", "2026-12-20"), ("conditions.0.verifier", "Iemand anders")];
    decide_so(
        &poort,
        &manager,
        id,
        Gate::G0,
        &[&GO_IF.into_iter().filter(|(name, _)| own.iter().all(|(other, _)| other != name)).collect::<Vec<_>>()[..], &own].concat(),
    )
    .await
    .onward();
    all_asked(&poort, "SluisSens", &[("manager", NOTHING), ("secretary", &["besluit over Intake tekenen"])]).await;
    sign(&poort, &second, id).await.onward();
    let verify = &["voorwaarde aftekenen: De samenwerkingsovereenkomst is getekend."][..];
    let see_to = &["zorgen voor de voorwaarde: De samenwerkingsovereenkomst is getekend."][..];
    all_asked(&poort, "SluisSens", &[("manager", see_to), ("manager2", verify), ("steering", verify), ("secretary", verify), ("partner", NOTHING)])
        .await;
    let first = last_decision(&poort).await.id;
    let offered = |page: crate::server_under_test::Answer| page.actions().iter().any(|action| action.ends_with("/met"));
    assert!(!offered(manager.get(&app::paths::decision(id, first)).await), "the owner has no button");
    assert!(offered(second.get(&app::paths::decision(id, first)).await));
    correct(&manager, id, first, &[("conditions.0.due_on", "2026-12-21")]).await.onward();
    let correction = last_decision(&poort).await.id;
    sign(&poort, &second, id).await.onward();
    let links: Vec<_> = work_of(&second).await.into_iter().filter(|(what, _)| what.contains("voorwaarde")).map(|(_, link)| link).collect();
    assert_eq!(links, [app::paths::decision(id, correction)], "the condition of the correction, and not the one before");
    propose_stop(&poort, &manager, id).await.onward();
    confirm_stop(&poort, &second, id).await.onward();
    all_asked(&poort, "SluisSens", &[("manager", NOTHING), ("manager2", NOTHING), ("steering", NOTHING)]).await;
}

#[tokio::test]
async fn a_decision_of_somebody_who_left_the_seat_is_taken_back_by_who_sits_there_now() {
    let poort = Poort::with_people().await;
    poort.story().member("member").await;
    let id = a_project(&poort, READY_FOR_G1).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    decide(&poort, &poort.signed_in("steering").await, id, Gate::G1).await.onward();
    poort.story().swap_seats("steering", "member").await;
    let only = last_decision(&poort).await.id;
    let secretary = poort.signed_in("secretary").await;
    assert_eq!(sign_this(&poort, &secretary, id, only).await.status, StatusCode::UNPROCESSABLE_ENTITY, "one signature is not two");
    let take_back = &["besluit over Poort 1 intrekken, want niemand kan het nog tekenen"][..];
    all_asked(&poort, "BioFolie", &[("secretary", take_back), ("member", take_back), ("manager", NOTHING)]).await;
    says_who_takes_back(&poort, (id, only), "Sjoerd Demo", &["Lid member", "Sanne Demo"]).await;
    undecide(&poort, &secretary, id, only, REASON).await.onward();
    decide(&poort, &poort.signed_in("member").await, id, Gate::G1).await.onward();
    sign(&poort, &secretary, id).await.onward();
    assert_eq!(row(&poort, id).await.phase, Phase::Innovation);
}

/// Whoever reads the decision reads that nobody can sign it, whose seat ended and who takes it back; only these find the button.
async fn says_who_takes_back(poort: &Poort, (project, decision): (ProjectId, DecisionId), recorder: &str, takers: &[&str]) {
    let path = app::paths::decision(project, decision);
    for (who, takes) in [("secretary", true), ("member", true), ("manager", false)] {
        let visitor = poort.back_again(who).await;
        let page = visitor.get(&path).await;
        let main = page.texts("main").join(" ");
        assert!(
            main.contains("Niemand kan dit besluit nog tekenen") && main.contains(&format!("{recorder} zit niet meer op de plaats")),
            "{who}: {main}"
        );
        assert!(takers.iter().all(|taker| main.contains(taker)), "{who}: {main}");
        assert_eq!(page.links("main a").contains(&app::paths::decision_withdraw(project, decision)), takes, "{who}");
    }
}

#[tokio::test]
async fn a_decision_of_a_deputy_whose_days_are_over_is_taken_back_by_who_sits_there() {
    let poort = Poort::with_people().await;
    let lotte = poort.story().member("lotte").await;
    let admin = poort.signed_in("admin").await;
    let role = [("role", "steering_member"), ("seat", "chair"), ("first_day", ""), ("last_day", "30-11-2026")];
    crate::story::the_panel::send(&admin, &format!("/people/{lotte}/roles/new"), "0", &role).await.onward();
    let id = a_project(&poort, READY_FOR_G1).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    decide(&poort, &poort.signed_in("lotte").await, id, Gate::G1).await.onward();
    let only = last_decision(&poort).await.id;
    let path = app::paths::decision(id, only);
    let secretary = poort.signed_in("secretary").await;
    assert!(!secretary.get(&path).await.text.contains("Niemand kan dit besluit nog tekenen"), "as long as the deputy sits");
    poort.clock.set(poort.clock.now() + TimeDelta::days(8));
    says_who_stays(&poort, (id, only)).await;
    let chair = poort.back_again("steering").await;
    undecide(&poort, &chair, id, only, REASON).await.onward();
    assert!(!chair.get(&path).await.text.contains("Niemand kan dit besluit nog tekenen"), "it is void");
    decide(&poort, &chair, id, Gate::G1).await.onward();
    sign(&poort, &poort.back_again("secretary").await, id).await.onward();
    assert_eq!(row(&poort, id).await.phase, Phase::Innovation);
}

/// The deputy's days are over: the page names chair and secretary, and the member that the deputy still is takes nothing back but the own.
async fn says_who_stays(poort: &Poort, (project, decision): (ProjectId, DecisionId)) {
    let path = app::paths::decision(project, decision);
    let signs = sign_this(poort, &poort.back_again("secretary").await, project, decision).await;
    assert_eq!(signs.status, StatusCode::UNPROCESSABLE_ENTITY, "one signature is not two");
    for who in ["steering", "secretary", "manager"] {
        let main = poort.back_again(who).await.get(&path).await.texts("main").join(" ");
        let says = ["Niemand kan dit besluit nog tekenen", "Lid lotte zit niet meer op de plaats", "Sanne Demo", "Sjoerd Demo"];
        assert!(says.iter().all(|one| main.contains(one)), "{who}: {main}");
    }
}

#[tokio::test]
async fn in_the_demo_set_every_task_of_everybody_opens_also_months_later() {
    let poort = Poort::with_demo().await;
    let start = poort.clock.now();
    let mut opened = 0;
    for months in [0, 1, 3, 6] {
        poort.clock.set(start + TimeDelta::days(30 * months));
        server::gates::holds::put_on_agenda(&poort.state).await.expect("a look");
        for who in ["manager", "manager2", "partner", "steering", "secretary", "reviewer", "reviewer9"] {
            let visitor = poort.signed_in(who).await;
            for (what, link) in work_of(&visitor).await {
                assert_eq!(visitor.get(&link).await.status, StatusCode::OK, "{who}: {what}");
                opened += 1;
            }
        }
    }
    assert!(opened > 60, "{opened} tasks were opened");
}

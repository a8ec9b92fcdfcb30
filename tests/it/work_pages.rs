//! What My work and the home of a partner say of each thing that waits: how far its project is, how much public money, what it is about, since when;
//! and for a partner, what comes next in each of their projects.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::a_review::{a_panel, an_expert};
use crate::story::undoing::*;
use chrono::{Days, TimeDelta};
use domain::gates::Gate;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};

#[tokio::test]
async fn each_task_says_how_far_its_project_is_how_much_public_money_what_it_is_about_and_since_when() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, Wanted { in_every_phase: true, ..READY_FOR_G1 }).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    poort.clock.set(poort.clock.now() + TimeDelta::days(5));
    let chair = poort.signed_in("steering").await.get("/my-work").await;
    assert_eq!(chair.texts(".work .mini title"), ["Start, 100 % van de geplande tijd voorbij; eerstvolgend: Poort 1"]);
    assert_eq!(chair.texts(".work .on-route > span"), ["Poort 1: besluit gevraagd"]);
    assert_eq!(chair.texts(".work .sum"), ["€ 30.000 publiek"]);
    assert_eq!(chair.texts(".work div:last-child > dd"), ["bij u sinds 23 nov 2026 (5 dagen)"]);
    assert_eq!(chair.texts(".tiles b"), ["0", "1", "0", "€ 30.000"]);
    assert_eq!(chair.links(".tiles a"), ["#this-week"], "a number leads to its rows, and nought leads nowhere");
    decide(&poort, &poort.signed_in("steering").await, id, Gate::G1).await.onward();
    poort.clock.set(poort.clock.now() + TimeDelta::days(1));
    let secretary = poort.signed_in("secretary").await.get("/my-work").await;
    assert_eq!(secretary.texts(".work > li > p"), ["Doorgaan, vastgelegd door Sjoerd Demo."]);
    assert_eq!(secretary.texts(".work div:last-child > dd"), ["bij u sinds 28 nov 2026 (1 dag)"], "since it was recorded, not since it was asked");
}

#[tokio::test]
async fn a_partner_sees_all_their_projects_with_what_comes_next_with_whom_since_when_and_by_when() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (lead, other) = (story.organisation("Regge Mechatronica").arrives().await, story.organisation("Bouwblik").arrives().await);
    let today = poort.clock.now().date_naive();
    let on = |days| Some(today + Days::new(days));
    let project = |title| story.project(title).in_phase(Phase::Start);
    project("SluisSens").led_by(lead).but(|row| row.next_gate_on = on(30)).arrives().await;
    project("PrintHuid").led_by(other).with(lead, PartnerRole::Participant).but(|row| row.next_gate_on = on(300)).arrives().await;
    let held = project("WaterWeefsel").led_by(lead).with_status(Status::OnHold);
    held.but(|row| (row.next_gate_on, row.hold_until) = (on(400), on(38))).arrives().await;
    project("KlaarGemaakt").led_by(lead).with_status(Status::Stopped).arrives().await;
    project("NietVanMij").led_by(other).arrives().await;
    story.works_for("partner", lead).await;
    let page = poort.signed_in("partner").await.get("/my-work").await;
    assert_eq!(page.texts("h1"), ["Mijn projecten"]);
    assert_eq!(page.texts("article h3"), ["SluisSens", "PrintHuid", "WaterWeefsel"], "the nearest gate first, and none of others");
    assert_eq!(page.texts("article .named .badge"), ["Penvoerder", "Loopt", "Deelnemer", "Loopt", "Penvoerder", "Aangehouden"]);
    let next = ["Volgende: Poort 1 voorbereiden en aanvragen", "Volgende: Poort 1 voorbereiden en aanvragen", "Volgende: Poort 1 terug op de agenda"];
    assert_eq!(page.texts("article h4"), next);
    let turns = [
        "Bij u sinds vandaag, tot en met 23 december 2026",
        "Bij Bouwblik sinds vandaag, tot en met 19 september 2027",
        "Aangehouden sinds vandaag, tot en met 31 december 2026",
    ];
    assert_eq!(page.texts("article .clock > p:first-child"), turns);
    assert_eq!(page.texts("#ended + ul a"), ["KlaarGemaakt"], "what has ended stands apart");
    assert_eq!(page.texts(".dates time"), ["23 dec 2026", "31 dec 2026", "19 sep 2027"], "each day once, also the one that is a task");
    assert_eq!(page.texts(".tiles"), Vec::<String>::new());
    poort.clock.set(poort.clock.now() + TimeDelta::days(40));
    let later = poort.back_again("partner").await.get("/my-work").await;
    assert_eq!(later.texts("article .ask .badge"), ["10 dagen te laat", "2 dagen te laat"], "a day that has passed is said");
}

#[tokio::test]
async fn a_partner_without_a_project_is_told_how_to_begin_and_one_with_nothing_to_do_with_whom_it_lies() {
    let poort = Poort::with_people().await;
    let partner = poort.signed_in("partner").await;
    assert_eq!(partner.get("/my-work").await.texts(".empty b"), ["U hebt nog geen project"]);
    let id = a_project(&poort, READY).await;
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G0).await.onward();
    let page = poort.signed_in("partner").await.get("/my-work").await;
    assert_eq!(page.texts(".empty b"), ["Er hoeft nu niets"]);
    assert_eq!(page.texts("article h4"), ["Volgende: aanvraag voor Intake bekijken"]);
    assert_eq!(page.texts("article .clock > p:first-child"), ["Bij het programma sinds vandaag"]);
}

#[tokio::test]
async fn an_expert_is_told_the_round_and_since_when_and_nothing_of_the_money() {
    let poort = Poort::with_people().await;
    an_expert(&poort, "reviewer").await;
    let _panel = a_panel(&poort, "reviewer2", &["reviewer"]).await;
    let page = poort.signed_in("reviewer").await.get("/my-work").await;
    assert_eq!(page.texts("h1"), ["Mijn werk"]);
    assert_eq!(work_of(&poort.signed_in("reviewer").await).await.len(), 1);
    assert_eq!((page.texts(".work .sum").len(), page.texts(".work .mini").len()), (0, 0), "before the interests are declared the dossier is closed");
    assert_eq!(page.texts(".work dd"), ["bij u sinds vandaag"]);
}

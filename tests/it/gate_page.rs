//! The gate page in one look, the form of a decision with its dossier beside it, and a decision that leads with what it comes down to.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::projects::{Phase, ResultType};

const REASON: &str = "De sensor is nog geen product, maar drie bedrijven uit de regio bouwen er dit jaar al een toepassing op die zij zelf betalen.";

#[tokio::test]
async fn the_gate_page_says_in_one_line_whether_the_project_can_go_on() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let verdict = async |id, gate| manager.get(&app::paths::gate(id, gate)).await.texts(".verdict__line").join("");
    let ready = a_project(&poort, READY).await;
    let deviates = a_project(&poort, Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY }).await;
    let stuck = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, ..READY }).await;
    assert_eq!(verdict(ready, Gate::G0).await, "Kan door");
    assert_eq!(verdict(deviates, Gate::G0).await, "Kan door, met 1 afwijking");
    assert_eq!(verdict(stuck, Gate::G1).await, "Kan nog niet door: 2 harde regels staan open en 1 oordeel ontbreekt");
    assert_eq!(verdict(ready, Gate::G1).await, "Nog niet aan de beurt");
    ask(&poort, &manager, ready, Gate::G0).await.onward();
    decide(&poort, &manager, ready, Gate::G0).await.onward();
    assert_eq!(verdict(ready, Gate::G0).await, "Kan door", "one signature decides nothing");
    sign(&poort, &second, ready).await.onward();
    assert_eq!(verdict(ready, Gate::G0).await, "Besloten: Doorgaan");
}

#[tokio::test]
async fn open_rules_are_grouped_by_who_mends_them_with_the_reader_first_and_the_sources_folded_up() {
    let poort = Poort::with_people().await;
    let stuck = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, ..READY }).await;
    let groups = async |who: &str| {
        let page = poort.signed_in(who).await.get(&app::paths::gate(stuck, Gate::G1)).await;
        assert_eq!(page.status, StatusCode::OK);
        (page.texts(".menders h3"), page.texts("section[aria-labelledby=gate-open] > p"), page.texts("details.source > summary"))
    };
    let (heads, told, sources) = groups("partner").await;
    assert_eq!(heads, ["U 2 regels", "Experts 2 regels"]);
    assert_eq!(told[0], "U 2, experts 2; 18 van 22 in orde.");
    assert_eq!(sources, ["Waar deze regels vandaan komen", "18 regels voldoen"]);
    assert_eq!(groups("manager").await.0, ["Penvoerder en partners 2 regels", "Experts 2 regels"]);
}

#[tokio::test]
async fn what_the_panel_advises_stands_on_the_gate_page_for_who_decides_and_for_nobody_else() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    ask(&poort, &poort.signed_in("manager").await, id, Gate::G1).await.onward();
    let panel = async |who: &str| {
        let page = poort.signed_in(who).await.get(&app::paths::gate(id, Gate::G1)).await;
        (page.texts("[aria-labelledby=look-panel] .looks__figure"), page.texts(".scoreline dt").len())
    };
    for who in ["manager", "steering"] {
        assert_eq!(panel(who).await, (vec!["80 van 100: honoreren".to_owned()], 5), "{who}");
    }
    assert_eq!(panel("partner").await, (vec!["Het panel heeft zijn oordeel vastgelegd.".to_owned()], 0));
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_decision_is_said_at_once() {
    let poort = Poort::with_people().await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    let stuck = a_project(&poort, Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY }).await;
    ask(&poort, &manager, stuck, Gate::G0).await.onward();
    let (key, version) = (a_key(), version(&poort, stuck).await);
    let typed = [("rationale", "Goed plan."), ("next_gate_on", "")];
    let answer = chair.post(&app::paths::decision_check(stuck, Gate::G0), &go_but(&typed, &key, &version)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    let told = answer.texts(".errors li");
    assert_eq!(answer.texts(".errors h2"), ["3 punten kloppen nog niet"], "one list, above everything");
    assert!(told[0].starts_with("Motivering") && told[1] == "Vul in: Datum van de volgende poort.", "{told:?}");
    assert!(told[2].starts_with("Geen basistechnologie: ") && told[2].contains("Geef een reden om af te wijken."), "{told:?}");
    assert_eq!(answer.texts("[id='f-deviation.G0-02-error']").len(), 1, "and at the field where it is mended");
    assert_eq!(answer.texts(".brief b").first().map(String::as_str), Some("Kan door, met 1 afwijking"), "the dossier stands beside the form");
}

#[tokio::test]
async fn a_decision_leads_with_its_outcome_amount_dates_and_signatures() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY }).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let amount = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "20.000")];
    let fields = [&GO_IF[..], &amount, &[("deviation.G0-02", REASON)]].concat();
    decide_so(&poort, &manager, id, Gate::G0, &fields).await.onward();
    let path = app::paths::decision(id, last_decision(&poort).await.id);
    let page = manager.get(&path).await;
    assert_eq!(
        (page.texts("h1"), page.texts(".head .lead")),
        (vec!["Doorgaan onder voorwaarden".to_owned()], vec!["Besluit over Intake van NanoNeus".to_owned()])
    );
    assert_eq!(page.texts(".keys dt"), ["Toegekend publiek geld", "Geldt vanaf", "Volgende poort", "Getekend", "Voorwaarden"]);
    let values = |page: &crate::server_under_test::Answer| page.texts(".keys dd:nth-of-type(1)");
    assert_eq!(values(&page), ["€ 20.000", "1 januari 2027", "1 september 2027", "1 van 2", "0 van 1 voldaan"]);
    assert_eq!(page.texts("main h2")[..3], ["Voorwaarden bij het besluit", "Motivering", "Afwijken van beleid 1"]);
    sign(&poort, &second, id).await.onward();
    let page = manager.get(&path).await;
    assert_eq!(values(&page)[3..], ["23 november 2026", "0 van 1 voldaan"]);
    assert!(page.texts(".keys dd.small").contains(&"Marieke Demo, Maarten Demo".to_owned()), "{:?}", page.texts(".keys dd.small"));
}

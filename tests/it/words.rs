//! Sentences that say the one case that applies: what has to be ticked, who signs now, whose level counts, what was open at a decision.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_dossier::{a_dossier, key};
use crate::story::a_gate::*;
use crate::story::a_review::{a_panel, accepts, post};
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::projects::Status;

/// What the page says to have happened, after a form led there.
async fn told_after(visitor: &Visitor<'_>, answer: &Answer) -> Vec<String> {
    visitor.follow(answer).await.texts(".notice p")
}

#[tokio::test]
async fn who_sees_to_a_condition_is_not_its_verifier_and_the_form_says_so() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let same = [&GO_IF[..6], &[("conditions.0.verifier", "de penvoerder")]].concat();
    let refused = decide_so(&poort, &chair, id, Gate::G1, &same).await;
    assert_eq!(
        (refused.status, refused.errors()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Wie ervoor zorgt, stelt het niet zelf vast. Kies iemand anders.".to_owned()])
    );
    chair.post("/language", &[("language", "en"), ("path", "/")]).await;
    let refused = decide_so(&poort, &chair, id, Gate::G1, &same).await;
    assert_eq!(refused.errors(), ["The owner cannot verify their own condition. Choose somebody else."]);
}

#[tokio::test]
async fn a_tick_that_is_missing_is_told_with_what_it_confirms() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 2, Status::Active).await;
    let petra = poort.signed_in("partner").await;
    let stop = [
        ("key", &*key(1)),
        ("version", "1"),
        ("reason", "technique"),
        ("learned", "De laag hecht niet op vochtig staal."),
        ("ends_on", "31-12-2026"),
        ("unavoidable", ""),
    ];
    let refused = petra.post(&format!("/projects/{}/stop/check", dossier.id), &stop).await;
    assert_eq!((refused.status, refused.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Bevestig dat de partners het eens zijn.".to_owned()]));
    petra.post("/language", &[("language", "en"), ("path", "/")]).await;
    let refused = petra.post(&format!("/projects/{}/stop/check", dossier.id), &stop).await;
    assert_eq!(refused.errors(), ["Confirm that the partners agree."]);
}

#[tokio::test]
async fn one_of_several_ticks_that_is_missing_is_told_as_a_choice() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let rens = poort.signed_in("reviewer").await;
    let declared = [("has_interest", "yes"), ("explanation", "Wij schreven twee jaar geleden samen een artikel.")];
    let refused = post(&poort, &rens, panel.reviews[0], "interests", &declared).await;
    assert_eq!(refused.errors(), ["Wat voor belang: kies er ten minste één."]);
    let id = a_project(&poort, READY).await;
    let manager = poort.signed_in("manager").await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let refused = decide_so(&poort, &manager, id, Gate::G0, &[("outcome", "no_go"), ("next_gate_on", "")]).await;
    assert_eq!(refused.errors(), ["Waarom stoppen: kies er ten minste één."]);
}

#[tokio::test]
async fn after_a_declaration_only_what_applies_is_told() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer", "second"]).await;
    let (rens, other) = (poort.signed_in("reviewer").await, poort.signed_in("second").await);
    let without = accepts(&poort, &rens, panel.reviews[0]).await;
    assert_eq!(told_after(&rens, &without).await[..2], ["Uw verklaring is bewaard", "U kunt meteen beginnen."]);
    let interest = [("has_interest", "yes"), ("kinds", "collaboration"), ("explanation", "Wij schreven twee jaar geleden samen een artikel.")];
    let with = post(&poort, &other, panel.reviews[1], "interests", &interest).await;
    let told = told_after(&other, &with).await;
    assert_eq!(told[..2], ["Uw verklaring is bewaard", "De voorzitter besluit wat het betekent. U krijgt daarvan bericht."]);
}

#[tokio::test]
async fn after_a_decision_is_told_who_signs_it() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let intake = a_project(&poort, READY).await;
    ask(&poort, &manager, intake, Gate::G0).await.onward();
    let recorded = decide(&poort, &manager, intake, Gate::G0).await;
    let told = ["Besluit vastgelegd", "Een tweede persoon tekent: een programmamanager of een lid van de stuurgroep."];
    assert_eq!(told_after(&manager, &recorded).await[..2], told);
    sign(&poort, &second, intake).await.onward();
    let corrected = correct(&manager, intake, last_decision(&poort).await.id, &[("next_gate_on", "1 oktober 2027")]).await;
    assert_eq!(told_after(&manager, &corrected).await[..2], told, "a correction at the intake is signed as the decision was");
    for (visitor, title, signs) in [(&chair, "BioFolie", "De secretaris"), (&secretary, "BuigBeton", "De voorzitter")] {
        let id = a_project(&poort, Wanted { title, ..READY_FOR_G1 }).await;
        ask(&poort, &manager, id, Gate::G1).await.onward();
        let recorded = decide(&poort, visitor, id, Gate::G1).await;
        assert_eq!(told_after(visitor, &recorded).await[..2], ["Besluit vastgelegd".to_owned(), format!("{signs} van de stuurgroep tekent nu.")]);
    }
}

#[tokio::test]
async fn a_partner_withdraws_the_request_and_the_office_gives_the_dossier_back() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (partner, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let (gate, page) = (app::paths::gate(id, Gate::G0), app::paths::gate_withdraw(id, Gate::G0));
    let reason = "De begroting klopt nog niet helemaal.";
    for (visitor, button, title, hears) in [
        (&partner, "Trek de aanvraag in", "Aanvraag intrekken", ["Aanvraag ingetrokken", "U kunt het dossier weer wijzigen."]),
        (&manager, "Geef het dossier terug", "Dossier teruggeven", ["Dossier teruggegeven", "Het project kan weer gewijzigd worden."]),
    ] {
        ask(&poort, visitor, id, Gate::G0).await.onward();
        assert!(visitor.get(&gate).await.texts(".gate-actions a").contains(&button.to_owned()), "{button}");
        let asks = visitor.get(&page).await;
        assert_eq!((asks.texts("h1"), asks.texts("form.stack .actions button")), (vec![title.to_owned()], vec![button.to_owned()]));
        let done = PageForm::on(&asks, &page).with("reason", reason).send(visitor).await;
        assert_eq!(told_after(visitor, &done).await[..2], hears);
    }
    assert_eq!(poort.story().history_of(id).await, ["gate_requested", "gate_released", "gate_requested", "gate_released"]);
}

#[tokio::test]
async fn the_open_list_of_a_decided_gate_says_that_it_is_past() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let title = async || manager.get(&app::paths::gate(id, Gate::G0)).await.texts("#gate-open");
    assert_eq!(title().await, ["Wat nog tussen nu en een go staat"]);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    assert_eq!(title().await, ["Wat nog tussen nu en een go staat"], "one signature decides nothing");
    sign(&poort, &second, id).await.onward();
    assert_eq!(title().await, ["Wat bij het besluit openstond"]);
    assert_eq!(manager.get(&app::paths::gate(id, Gate::G1)).await.texts("#gate-open"), ["Wat nog tussen nu en een go staat"]);
}

#[tokio::test]
async fn public_money_is_told_to_a_partner_as_that_of_their_own_projects() {
    let poort = Poort::with_people().await;
    a_project(&poort, READY_FOR_G1).await;
    for (name, label) in [("partner", "publiek geld in uw projecten"), ("manager", "publiek geld in lopende fasen, van € 100 mln")] {
        let tiles = poort.signed_in(name).await.get("/projects").await.texts(".tile span");
        assert_eq!(tiles.iter().filter(|tile| tile.contains("publiek geld")).collect::<Vec<_>>(), [label], "{name}");
    }
}

#[tokio::test]
async fn the_level_that_counts_is_told_with_whose_opinion_it_is() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 1, Status::Active).await;
    let (petra, marieke) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let path = format!("/projects/{}/conditions/G1/C8", dossier.id);
    assert_eq!(petra.get(&path).await.texts("fieldset.choices legend"), ["Niveau volgens de penvoerder"]);
    assert_eq!(marieke.get(&path).await.texts("fieldset.choices legend"), ["Niveau volgens de programmamanager"]);
    marieke.post(&path, &[("key", &key(2)), ("version", "1"), ("level", "2"), ("reason", "")]).await.onward();
    let page = marieke.get(&path).await;
    assert!(page.text.contains("Niveau 2 telt: het oordeel van de programmamanager. Deze poort vraagt 3."), "{}", page.text);
}

#[tokio::test]
async fn a_page_of_another_role_says_that_it_is_of_another_role() {
    let poort = Poort::with_people().await;
    let partner = poort.signed_in("partner").await;
    let refused = partner.get("/messages").await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.text.contains("Deze bladzijde hoort niet bij uw rol."), "{}", refused.text);
}

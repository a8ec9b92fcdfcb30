//! What was approved at a gate changes by a programme manager only, with a reason, and the history shows old and new; its money is in `changes`.
//! The coming gate's dossier stays open to the lead partner.

use crate::form_on_page::{PageForm, WHY_CHANGED};
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::{READY, READY_FOR_G1, a_key, a_project, ask, decide, row, sign, version, withdraw};
use crate::story::a_running::{Running, running};
use axum::http::StatusCode;
use domain::Eur;
use domain::gates::Gate;
use domain::projects::{Phase, REASON_FIELD, Status};
use entity::instrument;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::dossier::money;

/// A form that changes something approved, filled in by a programme manager from its own page.
struct Door {
    form: PageForm,
    field: &'static str,
    typed: String,
    /// What the history tells of it, in Dutch.
    told: &'static str,
}

/// Every door to what was approved of a project in the innovation phase, in an order in which all of them can be used.
async fn doors(poort: &Poort, manager: &Visitor<'_>, running: &Running) -> Vec<Door> {
    let Running { id, other, newcomer, .. } = running;
    let loan = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a loan").id;
    let on = async |page: String, action: &str| {
        let form = PageForm::on(&manager.get(&format!("/projects/{id}/{page}")).await, &format!("/projects/{id}/{action}"));
        assert_eq!(form.value(REASON_FIELD).map(str::trim), Some(""), "{action} asks for a reason");
        form
    };
    let here = async |page: &str| on(page.to_owned(), page).await;
    let door = |form: PageForm, field: &'static str, typed: &str, told| Door { form: form.with(field, typed), field, typed: typed.to_owned(), told };
    let new_partner = on("partners/new?q=saxion".to_owned(), "partners/new").await.with("organisation", &newcomer.to_string());
    let new_instrument = PageForm::on(
        &manager.get(&format!("/projects/{id}/instruments/new?kind=grant")).await,
        &format!("/projects/{id}/instruments/new?kind=grant"),
    );
    vec![
        door(here("edit").await, "title", "SluisSens onder een andere naam", "Naam van het project"),
        door(new_partner, "role", "participant", "Saxion, Rol: van niets naar Deelnemer"),
        door(new_instrument.with("phase", "innovation"), "amount", "7.000", "Bedrag: van niets naar € 7.000"),
        door(here(&format!("instruments/{loan}")).await, "amount", "500.000", "Bedrag: van € 400.000 naar € 500.000"),
        door(here(&format!("instruments/{loan}/remove")).await, "back", "", "Bedrag: van € 500.000 naar niets"),
        door(here(&format!("partners/{other}")).await, "role", "funder", "Regge, Rol: van Deelnemer naar Financier"),
    ]
}

#[tokio::test]
async fn every_door_to_what_was_approved_is_shut_for_the_lead_and_asks_a_manager_for_a_reason() {
    let poort = Poort::with_people().await;
    let running = running(&poort, Phase::Innovation, Status::Active).await;
    let id = running.id;
    let (lead, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    for door in doors(&poort, &manager, &running).await {
        let Door { form, field, typed, told } = door;
        let before = (row(&poort, id).await, poort.story().history_of(id).await);
        let fresh = async || form.clone().with("version", &version(&poort, id).await).with("key", &a_key());
        let what = format!("{} {typed}", form.action());
        for (who, status) in [(&lead, StatusCode::FORBIDDEN), (&manager, StatusCode::UNPROCESSABLE_ENTITY)] {
            let answer = fresh().await.send(who).await;
            assert_eq!(answer.status, status, "{what}: {}", answer.text);
            assert!(answer.keeps(field, &typed), "{what} keeps {typed:?}: {}", answer.text);
            assert_eq!((row(&poort, id).await, poort.story().history_of(id).await), before, "{what} changes nothing");
        }
        let short = fresh().await.with(REASON_FIELD, "Zomaar.").send(&manager).await;
        assert_eq!(short.errors(), ["Waarom wijzigt u wat is goedgekeurd?: schrijf ten minste 20 tekens."], "{what}");
        assert!(short.keeps(REASON_FIELD, "Zomaar."), "{what}");
        fresh().await.with(REASON_FIELD, WHY_CHANGED).send(&manager).await.onward();
        let history = manager.get(&format!("/projects/{id}/history")).await;
        let newest = history.texts("tbody tr:first-child td:last-child").pop().expect("an event");
        assert!(newest.contains(told) && newest.contains(WHY_CHANGED), "{what}: {newest}");
    }
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn a_lead_reads_what_was_approved_and_whom_to_ask() {
    let poort = Poort::with_people().await;
    let running = running(&poort, Phase::Start, Status::Active).await;
    let (id, other) = (running.id, running.other);
    let loan = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a loan").id;
    let lead = poort.signed_in("partner").await;
    let pages = [
        ("edit".to_owned(), "title"),
        (format!("partners/{other}"), "role"),
        (format!("instruments/{loan}"), "amount"),
        (format!("instruments/{loan}/remove"), "key"),
    ];
    for (page, field) in pages {
        let answer = lead.get(&format!("/projects/{id}/{page}")).await;
        assert_eq!((answer.status, answer.texts(".notice b")), (StatusCode::OK, vec!["Dit is goedgekeurd".to_owned()]), "{page}");
        assert!(answer.text.contains("Vraag het aan Marieke Demo."), "{page}");
        let own = answer.texts(&format!("main form [name='{field}']"));
        assert!(own.is_empty() || page == "edit" && field != "title", "{page} is read, not written");
    }
    for (page, field) in [("financing/start".to_owned(), "rows.0.cost"), (format!("partners/{other}/remove"), "key")] {
        let answer = lead.get(&format!("/projects/{id}/{page}")).await;
        assert!(answer.text.contains("De begroting verandert alleen met een wijzigingsverzoek dat is goedgekeurd."), "{page}: {}", answer.text);
        assert!(answer.texts(&format!("main form [name='{field}']")).is_empty(), "{page} is read, not written");
        assert!(answer.links("main a").contains(&format!("/projects/{id}/changes/new/start")), "{page} leads to the request");
    }
    let edit = lead.get(&format!("/projects/{id}/edit")).await;
    assert!(edit.texts(".facts dd").contains(&"SluisSens naar de markt brengen.".to_owned()), "{:?}", edit.texts(".facts dd"));
}

#[tokio::test]
async fn the_history_tells_old_and_new_money_with_the_totals_in_both_languages() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Start, Status::Active).await.id;
    poort.story().came_from_the_old_list(id).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{id}/financing/start");
    let form = PageForm::on(&manager.get(&path).await, &path).with("rows.0.cost", "145.000").with("rows.0.public_province", "120.000");
    form.send(&manager).await.onward();
    let path = format!("/projects/{id}/edit");
    let form = PageForm::on(&manager.get(&path).await, &path).with("aim", "Ook bij ijs meten.").with("duration_months", "18");
    form.with("result_type", "semi_finished").send(&manager).await.onward();
    let told = async || {
        let page = manager.get(&format!("/projects/{id}/history")).await;
        [1, 2].map(|event| page.texts(&format!("tbody tr:nth-child({event}) .changes li")))
    };
    let dutch = [
        vec![
            "Doel Er stond: SluisSens naar de markt brengen. Er staat nu: Ook bij ijs meten.",
            "Wat levert het op?: van Applicatie naar Halffabricaat",
            "Looptijd in maanden: van 12 naar 18",
        ],
        vec![
            "Dinkeldal, Kosten: van € 45.000 naar € 145.000",
            "Dinkeldal, Provincie: van € 20.000 naar € 120.000",
            "Totaal, Kosten: van € 90.000 naar € 190.000",
            "Totaal, Publiek geld: van € 40.000 naar € 140.000",
        ],
    ];
    assert_eq!(told().await, dutch);
    manager.post("/language", &[("language", "en"), ("path", "/")]).await;
    let english = [
        vec![
            "Aim It was: SluisSens naar de markt brengen. It is now: Ook bij ijs meten.",
            "What does it deliver?: from Application to Semi-finished product",
            "Duration in months: from 12 to 18",
        ],
        vec![
            "Dinkeldal, Cost: from €45,000 to €145,000",
            "Dinkeldal, Province: from €20,000 to €120,000",
            "Total, Cost: from €90,000 to €190,000",
            "Total, Public money: from €40,000 to €140,000",
        ],
    ];
    assert_eq!(told().await, english);
}

#[tokio::test]
async fn the_lead_prepares_the_coming_gate() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (lead, manager, second) = (poort.signed_in("partner").await, poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    sign(&poort, &second, id).await.onward();
    let saxion = poort.story().organisation("Saxion").knowledge().arrives().await;
    let place = poort.story().partners_now(id).await[0].id;
    let on = async |page: &str, action: &str| PageForm::on(&lead.get(&format!("/projects/{id}/{page}")).await, &format!("/projects/{id}/{action}"));
    on("financing/innovation", "financing/innovation").await.with("rows.0.cost", "1.000").send(&lead).await.onward();
    let form = on("partners/new?q=saxion", "partners/new").await.with("organisation", &saxion.to_string());
    form.with("role", "participant").send(&lead).await.onward();
    let added = poort.story().partners_now(id).await.pop().expect("a partner").id;
    on(&format!("partners/{added}"), &format!("partners/{added}")).await.with("role", "funder").send(&lead).await.onward();
    on(&format!("partners/{added}/remove"), &format!("partners/{added}/remove")).await.send(&lead).await.onward();
    let form = on("instruments/new?kind=loan", "instruments/new?kind=loan").await;
    assert_eq!(form.value("phase"), Some("innovation"), "the phase that comes next");
    form.with("counterparty", "Fonds").send(&lead).await.onward();
    on("dossier", "dossier").await.with("lessons", "Meet eerder.").send(&lead).await.onward();
    on("conditions/G1/C8", "conditions/G1/C8/own").await.with("level", "2").send(&lead).await.onward();
    let rows = money::rows(&poort.state.database.read, id, Phase::Innovation).await.expect("rows");
    assert_eq!(rows.iter().map(|row| (row.partner, row.cost)).collect::<Vec<_>>(), [(place, Eur::euros(1_000))]);
}

#[tokio::test]
async fn the_contact_and_a_first_challenge_stay_open_to_the_lead() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Start, Status::Active).await.id;
    let lead = poort.signed_in("partner").await;
    let path = format!("/projects/{id}/edit");
    let page = lead.get(&path).await;
    let anna = page.options("#f-contact option").into_iter().find(|(name, _)| name == "Anna de Boer").expect("Anna").1;
    let challenge = poort.state.reference().challenges[0].code.clone();
    PageForm::on(&page, &path).with("contact", &anna).ticked("challenges", &challenge).send(&lead).await.onward();
    let now = row(&poort, id).await;
    assert_eq!((now.contact_id.map(|person| person.to_string()), now.title.as_str()), (Some(anna), "SluisSens"));
    let again = PageForm::on(&lead.get(&path).await, &path);
    assert_eq!((again.values("challenges").len(), again.value("contact").is_some()), (0, true), "a challenge that is there is approved too");
}

#[tokio::test]
async fn nobody_begins_to_take_part_after_gate_1_unless_the_manager_says_so() {
    let poort = Poort::with_people().await;
    let Running { id, newcomer, .. } = running(&poort, Phase::Innovation, Status::Active).await;
    let lead = poort.signed_in("partner").await;
    let new = format!("/projects/{id}/partners/new");
    let page = lead.get(&format!("{new}?q=saxion")).await;
    assert_eq!(page.texts("input[name=role] + span"), ["Financier", "Onderaannemer", "Afnemer", "Belangstellende"]);
    PageForm::on(&page, &new).with("organisation", &newcomer.to_string()).with("role", "buyer").send(&lead).await.onward();
    let buyer = poort.story().partners_now(id).await.pop().expect("a buyer").id;
    let path = format!("/projects/{id}/partners/{buyer}");
    let refused = PageForm::on(&lead.get(&path).await, &path).with("role", "participant").send(&lead).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    PageForm::on(&lead.get(&path).await, &path).with("role", "interested").send(&lead).await.onward();
}

#[tokio::test]
async fn a_recycle_opens_the_texts_to_the_lead_and_no_approved_money() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Innovation, Status::Recycled).await.id;
    let lead = poort.signed_in("partner").await;
    let path = format!("/projects/{id}/edit");
    PageForm::on(&lead.get(&path).await, &path).with("aim", "Het doel, scherper.").send(&lead).await.onward();
    assert_eq!(row(&poort, id).await.aim, "Het doel, scherper.");
    let money = lead.get(&format!("/projects/{id}/financing/innovation")).await;
    assert_eq!(money.texts(".notice b"), ["Dit is goedgekeurd"]);
}

#[tokio::test]
async fn what_came_from_the_old_list_is_open_until_a_go_is_signed() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    poort.story().came_from_the_old_list(id).await;
    let (lead, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    ask(&poort, &lead, id, Gate::G1).await.onward();
    withdraw(&poort, &manager, id, Gate::G1, "De begroting klopt nog niet.").await.onward();
    assert_eq!(row(&poort, id).await.status, Status::Active);
    let path = format!("/projects/{id}/financing/start");
    PageForm::on(&lead.get(&path).await, &path).with("rows.0.cost", "10").send(&lead).await.onward();
    ask(&poort, &lead, id, Gate::G1).await.onward();
    decide(&poort, &poort.signed_in("steering").await, id, Gate::G1).await.onward();
    sign(&poort, &poort.signed_in("secretary").await, id).await.onward();
    assert_eq!(lead.get(&path).await.texts(".notice b"), ["Dit is goedgekeurd"]);
}

#[tokio::test]
async fn a_form_that_was_opened_before_the_signature_changes_nothing_after_it() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (lead, manager, second) = (poort.signed_in("partner").await, poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/projects/{id}/financing/start");
    let form = PageForm::on(&lead.get(&path).await, &path).with("rows.0.cost", "999.999");
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    sign(&poort, &second, id).await.onward();
    let approved = row(&poort, id).await.cost;
    let late = form.send(&lead).await;
    assert_eq!((late.status, late.texts(".notice b")), (StatusCode::CONFLICT, vec!["Niet opgeslagen: dit is goedgekeurd".to_owned()]));
    let again = PageForm::on(&late, &path);
    assert_eq!(again.value("rows.0.cost"), Some("999.999"));
    assert_eq!((again.send(&lead).await.status, row(&poort, id).await.cost), (StatusCode::FORBIDDEN, approved));
    assert_eq!(instrument::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
}

#[tokio::test]
async fn a_manager_who_changes_nothing_approved_is_asked_for_no_reason() {
    let poort = Poort::with_people().await;
    let id = running(&poort, Phase::Start, Status::Active).await.id;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{id}/edit");
    PageForm::on(&manager.get(&path).await, &path).send(&manager).await.onward();
    let path = format!("/projects/{id}/financing/innovation");
    let form = PageForm::on(&manager.get(&path).await, &path);
    assert_eq!(form.value(REASON_FIELD), None, "the coming phase asks for no reason");
    form.with("rows.0.cost", "5").send(&manager).await.onward();
}

//! The shortest way to green: what the gate page proposes beside an open rule, who can open it as a draft, and that nothing is written by looking.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::Money;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::Eur;
use domain::financing::FinancingRow;
use domain::gates::Gate;
use domain::ids::{PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use server::dossier::money;

/// One partner of three brings nothing itself: it bears no risk.
const WITHOUT_RISK: Wanted = Wanted { carries_risk: false, ..READY_FOR_G1 };

const SAID: &str = "Partij 2 van BioFolie: € 1.000 in kind in plaats van publiek geld.";

async fn without_risk(poort: &Poort) -> (ProjectId, PartnerId) {
    let id = a_project(poort, WITHOUT_RISK).await;
    (id, poort.story().partners_now(id).await[1].id)
}

async fn gate_page(visitor: &Visitor<'_>, id: ProjectId) -> Answer {
    let page = visitor.get(&app::paths::gate(id, Gate::G1)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page
}

async fn rows(poort: &Poort, id: ProjectId, phase: Phase) -> Vec<FinancingRow> {
    money::rows(&poort.state.database.read, id, phase).await.expect("rows")
}

/// Everything that writing would change.
async fn state(poort: &Poort, id: ProjectId) -> (Vec<FinancingRow>, i64, Vec<String>) {
    (rows(poort, id, Phase::Innovation).await, row(poort, id).await.version, poort.story().history_of(id).await)
}

#[tokio::test]
async fn a_proposal_opens_as_a_draft_that_is_saved_like_any_other_and_makes_the_rule_pass() {
    let poort = Poort::with_people().await;
    let (id, second) = without_risk(&poort).await;
    let lead = poort.signed_in("partner").await;
    let page = gate_page(&lead, id).await;
    assert_eq!(page.texts(".proposals > b"), ["Kortste weg naar groen"], "one open rule is about money, risk or partners");
    let said = page.texts(".proposals li");
    assert!(said[0].starts_with(SAID) && said[0].ends_with(&format!("Vul dit in als concept: {SAID}")), "{said:?}");
    let before = state(&poort, id).await;
    let path = app::paths::financing(id, Phase::Innovation);
    let draft = lead.get(&page.links(".proposals a")[0]).await;
    assert_eq!(draft.texts(".notice b"), ["Dit is een voorstel; er is nog niets opgeslagen"]);
    let marked = ["Provincie: Voorstel. Bewaard is: 10.000", "In kind: Voorstel. Bewaard is: 0"];
    assert_eq!(draft.texts(".money-table__problems [data-tone=stored]"), marked);
    assert_eq!((draft.errors().len(), draft.attributes("[aria-invalid]", "name").len()), (0, 0), "nothing is wrong with it");
    let form = PageForm::on(&draft, &path);
    assert_eq!((form.value("rows.1.public_province"), form.value("rows.1.own_in_kind")), (Some("9.000"), Some("1.000")));
    assert_eq!(state(&poort, id).await, before, "looking writes nothing");
    form.send(&lead).await.onward();
    let saved = rows(&poort, id, Phase::Innovation).await.into_iter().find(|row| row.partner == second).expect("the second partner's row");
    assert_eq!((saved.cost, saved.public.total(), saved.own_in_kind), (Eur::euros(10_000), Eur::euros(9_000), Eur::euros(1_000)));
    assert_eq!(gate_page(&lead, id).await.texts(".proposals").len(), 0, "the rule passes");
}

#[tokio::test]
async fn who_may_not_change_the_dossier_reads_the_proposal_and_gets_no_link_and_no_draft() {
    let poort = Poort::with_people().await;
    let (id, _) = without_risk(&poort).await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    let draft = gate_page(&manager, id).await.links(".proposals a")[0].clone();
    let page = gate_page(&chair, id).await;
    assert_eq!((page.texts(".proposals li")[0].as_str(), page.links(".proposals a").len()), (SAID, 0));
    let before = state(&poort, id).await;
    let read = chair.get(&draft).await;
    assert_eq!((read.status, read.texts("main form input").len(), read.texts(".notice").len()), (StatusCode::OK, 0, 0));
    assert!(read.texts(".money-table tbody td").iter().all(|cell| !cell.ends_with("9.000")), "what is stored stands there");
    assert_eq!(state(&poort, id).await, before);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let frozen = gate_page(&manager, id).await;
    assert_eq!((frozen.texts(".proposals li")[0].as_str(), frozen.links(".proposals a").len()), (SAID, 0), "a frozen dossier changes for nobody");
    assert_eq!(manager.get(&draft).await.texts("main form input").len(), 0);
}

#[tokio::test]
async fn tampered_proposals_are_typed_text_and_are_checked() {
    let poort = Poort::with_people().await;
    let (id, second) = without_risk(&poort).await;
    let manager = poort.signed_in("manager").await;
    let path = app::paths::financing(id, Phase::Innovation);
    let before = state(&poort, id).await;
    let strange = PartnerId(server::state::new_id());
    let query =
        format!("proposed.{second}.cost=%3Cb%3Eveel%3C%2Fb%3E&proposed.{second}.own_cash=-5&proposed.{strange}.cost=1&proposed.{second}.x=1&y=2");
    let page = manager.get(&format!("{path}?{query}")).await;
    let told = [
        "Partij 2 van BioFolie, Kosten: dit is geen bedrag. Schrijf bijvoorbeeld 1.250.000.",
        "Partij 2 van BioFolie, Geld: een bedrag kan niet lager zijn dan nul.",
    ];
    assert_eq!((page.status, page.errors()), (StatusCode::OK, told.map(str::to_owned).to_vec()));
    let form = PageForm::on(&page, &path);
    assert_eq!((form.value("rows.1.cost"), form.value("rows.1.own_cash"), form.value("rows.3.cost")), (Some("<b>veel</b>"), Some("-5"), None));
    assert!(!page.text.contains("<b>veel"), "it is text");
    let sent = form.send(&manager).await;
    assert_eq!((sent.status, sent.errors()), (StatusCode::UNPROCESSABLE_ENTITY, told.map(str::to_owned).to_vec()));
    assert_eq!(state(&poort, id).await, before);
    for nothing in
        [String::new(), "proposed".to_owned(), format!("proposed.{second}.cost=10.000"), "proposed..cost=1".to_owned(), "%FF=%FF".to_owned()]
    {
        assert_eq!(manager.get(&format!("{path}?{nothing}")).await.texts(".notice").len(), 0, "{nothing:?} proposes nothing");
    }
}

#[tokio::test]
async fn a_draft_that_somebody_was_ahead_of_keeps_the_proposal_and_takes_over_the_rest() {
    let poort = Poort::with_people().await;
    let (id, second) = without_risk(&poort).await;
    let (manager, lead) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    let path = app::paths::financing(id, Phase::Innovation);
    let draft = lead.get(&gate_page(&lead, id).await.links(".proposals a")[0]).await;
    PageForm::on(&manager.get(&path).await, &path).with("rows.0.other", "7").send(&manager).await.onward();
    let lost = PageForm::on(&draft, &path).send(&lead).await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    let form = PageForm::on(&lost, &path);
    let typed = ["rows.0.other", "rows.1.own_in_kind", "rows.1.public_province"].map(|name| form.value(name));
    assert_eq!(typed, [Some("7"), Some("1.000"), Some("9.000")], "the proposal was the reader's, the rest is as it is stored by now");
    form.send(&lead).await.onward();
    let now = rows(&poort, id, Phase::Innovation).await;
    assert_eq!(now.iter().map(|row| row.other).sum::<Eur>(), Eur::euros(7));
    assert_eq!(now.iter().find(|row| row.partner == second).map(|row| row.own_in_kind), Some(Eur::euros(1_000)));
}

#[tokio::test]
async fn what_was_approved_is_opened_as_a_change_request() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let company = story.organisation("Dinkeldal").arrives().await;
    story.works_for("partner", company).await;
    let short = Money { cost: 100, public: 50, cash: 20, in_kind: 29 };
    let project = story.project("MembraanThuis").led_by(company).in_phase(Phase::MarketEntry).with_status(Status::Active);
    let id = project.where_pays(company, Phase::MarketEntry, short).arrives().await;
    let (manager, lead) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    let gate = app::paths::gate(id, Gate::G3);
    let said = "Dinkeldal: in kind € 1 hoger. Daarmee is ook voldaan aan: Matching op programmaniveau.";
    let (for_manager, for_lead) = (manager.get(&gate).await, lead.get(&gate).await);
    assert!(for_manager.texts(".proposals li")[0].starts_with(said), "{:?}", for_manager.texts(".proposals li"));
    let path = app::paths::change_new(id, Phase::MarketEntry);
    for (who, page) in [(&manager, &for_manager), (&lead, &for_lead)] {
        assert!(page.texts(".proposals li")[0].starts_with(said), "{:?}", page.texts(".proposals li"));
        let link = page.links(".proposals a").first().cloned().expect("a way to the request");
        assert!(link.starts_with(&format!("{path}?")), "{link}");
        let form = PageForm::on(&who.get(&link).await, &path);
        assert_eq!(form.value("rows.0.own_in_kind"), Some("30"), "what was proposed stands in it");
        assert_eq!(form.send(who).await.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    }
    assert_eq!(rows(&poort, id, Phase::MarketEntry).await[0].own_in_kind, Eur::euros(29));
}

#[tokio::test]
async fn a_missing_company_is_sought_among_those_who_show_interest_and_then_elsewhere() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (lead, university) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Saxion").knowledge().arrives().await);
    let onlooker = story.organisation("Regge").arrives().await;
    story.works_for("partner", lead).await;
    let money = Money { cost: 100_000, public: 50_000, cash: 20_000, in_kind: 30_000 };
    let project = story.project("SluisSens").led_by(lead).with(university, PartnerRole::Participant).with(onlooker, PartnerRole::Interested);
    let project = project.where_pays(lead, Phase::Innovation, money).where_pays(university, Phase::Innovation, money).in_phase(Phase::Start);
    let id = project.with_status(Status::Active).arrives().await;
    let place = story.partners_now(id).await[2].id;
    let visitor = poort.signed_in("partner").await;
    let page = gate_page(&visitor, id).await;
    let said = page.texts(".proposals li");
    let breaks = "Let op, daarna is niet meer voldaan aan: Alle partners dragen risico.";
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(&format!("Regge doet mee en toont niet alleen interesse. {breaks}")), "{said:?}");
    assert!(said[1].starts_with(&format!("Er doet één bedrijf meer mee. {breaks}")), "{said:?}");
    let links = page.links(".proposals a");
    assert_eq!(links, [format!("/projects/{id}/partners/{place}?role=participant"), format!("/projects/{id}/partners/new?role=participant")]);
    let before = story.partners_now(id).await;
    let form = PageForm::on(&visitor.get(&links[0]).await, &format!("/projects/{id}/partners/{place}"));
    assert_eq!(form.value("role"), Some("participant"));
    let new = visitor.get(&links[1]).await;
    assert_eq!(new.attributes("form[role=search] [name=role]", "value"), ["participant"], "the search keeps it");
    let found = visitor.get(&format!("{}&q=regge", links[1])).await;
    assert_eq!(found.status, StatusCode::OK);
    assert_eq!(story.partners_now(id).await, before, "looking changes nobody's place");
    form.send(&visitor).await.onward();
    assert_eq!(story.partners_now(id).await[2].role, PartnerRole::Participant);
}

#[tokio::test]
async fn proposals_are_in_the_readers_language() {
    let poort = Poort::with_people().await;
    let (id, _) = without_risk(&poort).await;
    let manager = poort.signed_in("manager").await;
    manager.post("/language", &[("language", "en"), ("path", "/")]).await;
    let page = gate_page(&manager, id).await;
    assert_eq!(page.texts(".proposals > b"), ["Shortest way to green"]);
    assert!(page.texts(".proposals li")[0].starts_with("Partij 2 van BioFolie: €1,000 in kind instead of public money."));
    let path = app::paths::financing(id, Phase::Innovation);
    assert_eq!(PageForm::on(&manager.get(&page.links(".proposals a")[0]).await, &path).value("rows.1.own_in_kind"), Some("1,000"));
}

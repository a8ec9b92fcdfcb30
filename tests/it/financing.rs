//! Who pays what: drafts that do not add up yet, amounts that are none, races, roles, and what the totals say afterwards.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use axum::http::StatusCode;
use domain::Eur;
use domain::financing::{FinancingRow, PublicSource};
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::projects::{Phase, ProjectKind, Status};
use entity::{history, instrument, organisation, partner, person, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use server::financing::store;
use server::state::new_id;

/// A project with four partners; the partner account works for the lead.
struct Story {
    poort: Poort,
    project: ProjectId,
    lead: PartnerId,
    university: PartnerId,
    interested: PartnerId,
}

async fn add_organisation(poort: &Poort, name: &str, organisation_type: OrganisationType) -> OrganisationId {
    let row = organisation::Model {
        id: OrganisationId(new_id()),
        name: name.to_owned(),
        search_name: name.to_lowercase(),
        organisation_type,
        size_class: (organisation_type == OrganisationType::Company).then_some(SizeClass::Small),
        region: Region::Twente,
        sector: Sector::Manufacturing,
        kvk_number: None,
        foreign_register_id: None,
        needs_check: false,
        is_demo: false,
        created_at: now(),
        version: 1,
    };
    row.into_active_model().insert(&poort.state.database.read).await.expect("an organisation").id
}

async fn add_partner(poort: &Poort, project: ProjectId, organisation: OrganisationId, role: PartnerRole, position: i32) -> PartnerId {
    let row = partner::Model { id: PartnerId(new_id()), project_id: project, organisation_id: organisation, role, core_business: None, position };
    row.into_active_model().insert(&poort.state.database.read).await.expect("a partner").id
}

async fn add_project(poort: &Poort, number: i64, lead: OrganisationId) -> ProjectId {
    let row = project::Model {
        id: ProjectId(new_id()),
        number,
        title: "MembraanThuis".to_owned(),
        search_text: String::new(),
        public_summary: String::new(),
        aim: String::new(),
        product_market_combination: String::new(),
        result_type: None,
        kind: ProjectKind::ClusterProject,
        phase: Phase::Start,
        status: Status::Active,
        entry_gate: Gate::G0,
        primary_sub_area: None,
        cluster: None,
        lead_organisation_id: Some(lead),
        lead_name: String::new(),
        manager_id: None,
        contact_id: None,
        start_on: None,
        duration_months: None,
        next_gate_on: None,
        hold_until: None,
        recycles: 0,
        cost: Eur::ZERO,
        public_money: Eur::ZERO,
        own_cash: Eur::ZERO,
        own_in_kind: Eur::ZERO,
        other_money: Eur::ZERO,
        weakest_condition: None,
        weakest_level: None,
        is_demo: false,
        created_at: now(),
        updated_at: now(),
        version: 1,
    };
    row.into_active_model().insert(&poort.state.database.read).await.expect("a project").id
}

async fn a_story() -> Story {
    let poort = Poort::with_demo().await;
    let company = add_organisation(&poort, "Membraanhuis Oost", OrganisationType::Company).await;
    let university = add_organisation(&poort, "Universiteit Voorbeeld", OrganisationType::Knowledge).await;
    let onlooker = add_organisation(&poort, "Kijker", OrganisationType::Company).await;
    let project = add_project(&poort, 9001, company).await;
    let lead = add_partner(&poort, project, company, PartnerRole::Lead, 0).await;
    let university = add_partner(&poort, project, university, PartnerRole::Participant, 1).await;
    let interested = add_partner(&poort, project, onlooker, PartnerRole::Interested, 2).await;
    let petra = person::Entity::find().filter(person::Column::Email.eq("partner@demo.example")).one(&poort.state.database.read).await;
    let petra = petra.expect("people can be read").expect("the partner account");
    let row = person::ActiveModel { id: Set(petra.id), organisation_id: Set(Some(company)), ..Default::default() };
    row.update(&poort.state.database.read).await.expect("Petra works for the lead");
    Story { poort, project, lead, university, interested }
}

impl Story {
    fn path(&self, phase: Phase) -> String {
        format!("/projects/{}/financing/{phase}", self.project)
    }

    async fn project(&self) -> project::Model {
        project::Entity::find_by_id(self.project).one(&self.poort.state.database.read).await.expect("readable").expect("there")
    }

    async fn rows(&self, phase: Phase) -> Vec<FinancingRow> {
        store::rows(&self.poort.state.database.read, self.project, phase).await.expect("rows")
    }

    async fn events(&self, action: &str) -> u64 {
        let events = history::Entity::find().filter(history::Column::ProjectId.eq(self.project)).filter(history::Column::Action.eq(action));
        events.count(&self.poort.state.database.read).await.expect("events")
    }

    async fn set_status(&self, status: Status) {
        let row = project::ActiveModel { id: Set(self.project), status: Set(status), ..Default::default() };
        row.update(&self.poort.state.database.read).await.expect("the status is set");
    }

    /// Saves one amount pair for the lead: cost and cash.
    async fn save(&self, who: &Visitor<'_>, phase: Phase, version: &str, amounts: [&str; 2], key: &str) -> Answer {
        let lead = self.lead.to_string();
        let [cost, cash] = amounts;
        let pairs = [("key", key), ("version", version), ("rows.0.partner", &lead), ("rows.0.cost", cost), ("rows.0.own_cash", cash)];
        who.post(&self.path(phase), &pairs).await
    }
}

fn a_key() -> String {
    new_id().to_string()
}

/// The value of the field with this name on a page.
fn value(answer: &Answer, name: &str) -> Option<String> {
    let page = scraper::Html::parse_document(&answer.text);
    let field = scraper::Selector::parse(&format!("input[name=\"{name}\"]")).expect("a selector");
    page.select(&field).next().and_then(|input| input.value().attr("value").map(str::to_owned))
}

/// The text of everything that a selector finds.
fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(&answer.text);
    let selector = scraper::Selector::parse(selector).expect("a selector");
    page.select(&selector).map(|found| found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[tokio::test]
async fn a_table_that_does_not_add_up_is_a_draft_and_the_totals_follow() {
    let story = a_story().await;
    let petra = story.poort.signed_in("partner").await;
    let (lead, university) = (story.lead.to_string(), story.university.to_string());
    let key = a_key();
    let pairs = [
        ("key", key.as_str()),
        ("version", "1"),
        ("rows.0.partner", &lead),
        ("rows.0.cost", "1.250.000,50"),
        ("rows.0.public_european", "100.000"),
        ("rows.0.public_province", "400.000"),
        ("rows.0.own_cash", "200.000"),
        ("rows.0.own_in_kind", "300.000"),
        ("rows.1.partner", &university),
        ("rows.1.other", "5"),
    ];
    let answer = petra.post(&story.path(Phase::Start), &pairs).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{}?done=financing-saved", story.path(Phase::Start)))));

    let rows = story.rows(Phase::Start).await;
    let mut first = FinancingRow { cost: Eur(125_000_050), own_cash: Eur::euros(200_000), ..FinancingRow::empty(story.lead) };
    first.own_in_kind = Eur::euros(300_000);
    first.public.set(PublicSource::European, Eur::euros(100_000));
    first.public.set(PublicSource::Province, Eur::euros(400_000));
    let second = FinancingRow { other: Eur::euros(5), ..FinancingRow::empty(story.university) };
    assert_eq!(rows, [first, second]);
    assert_eq!(story.rows(Phase::Innovation).await, []);
    let project = story.project().await;
    assert_eq!((project.cost, project.public_money, project.own_cash), (Eur(125_000_050), Eur::euros(500_000), Eur::euros(200_000)));
    assert_eq!((project.own_in_kind, project.other_money, project.version), (Eur::euros(300_000), Eur::euros(5), 2));
    assert_eq!(story.events("financing_changed").await, 1);

    let page = petra.get(&story.path(Phase::Start)).await;
    assert_eq!(value(&page, "rows.0.cost"), Some("1.250.000,50".to_owned()));
    assert_eq!(value(&page, "version"), Some("2".to_owned()));
    assert_eq!(texts(&page, ".outcome__balance"), ["Er is nog € 249.995,50 te vinden."]);
}

#[tokio::test]
async fn an_amount_that_is_none_keeps_the_text_and_names_the_line() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let answer = story.save(&manager, Phase::Start, "1", ["12.50.00", "-5"], &a_key()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((value(&answer, "rows.0.cost"), value(&answer, "rows.0.own_cash")), (Some("12.50.00".to_owned()), Some("-5".to_owned())));
    let told = [
        "Membraanhuis Oost, Kosten: dit is geen bedrag. Schrijf bijvoorbeeld 1.250.000.",
        "Membraanhuis Oost, Geld: een bedrag is niet lager dan nul.",
    ];
    assert_eq!(texts(&answer, ".errors li a"), told);
    assert_eq!(texts(&answer, ".money-table__problems p"), told);
    assert_eq!((story.rows(Phase::Start).await, story.project().await.version), (vec![], 1));
}

#[tokio::test]
async fn computing_shows_the_outcome_and_saves_nothing() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let lead = story.lead.to_string();
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("rows.0.partner", &lead), ("rows.0.cost", "90.000"), ("rows.0.own_in_kind", "90.000")];
    let answer = manager.post(&story.path(Phase::Start), &[&pairs[..], &[("calculate", "yes")]].concat()).await;
    assert_eq!((answer.status, texts(&answer, ".outcome__balance")), (StatusCode::OK, vec!["In balans: alle kosten zijn gedekt.".to_owned()]));
    assert_eq!(texts(&answer, ".outcome__rules .badge"), ["Voldaan", "Voldaan", "Voldaan"]);
    assert_eq!(story.rows(Phase::Start).await, []);
}

#[tokio::test]
async fn a_partner_of_another_project_is_refused() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let other_company = add_organisation(&story.poort, "Ander", OrganisationType::Company).await;
    let other = add_project(&story.poort, 9002, other_company).await;
    let stranger = add_partner(&story.poort, other, other_company, PartnerRole::Lead, 0).await.to_string();
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("rows.0.partner", stranger.as_str()), ("rows.0.cost", "10")];
    let answer = manager.post(&story.path(Phase::Start), &pairs).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(texts(&answer, ".errors li a"), ["Partner: kies iets uit de lijst."]);
    assert_eq!((story.rows(Phase::Start).await, store::rows(&story.poort.state.database.read, other, Phase::Start).await), (vec![], Ok(vec![])));
}

#[tokio::test]
async fn a_lost_race_keeps_the_text_says_who_was_first_and_can_be_saved_again() {
    let story = a_story().await;
    let (manager, petra) = (story.poort.signed_in("manager").await, story.poort.signed_in("partner").await);
    assert_eq!(story.save(&manager, Phase::Start, "1", ["10", "10"], &a_key()).await.status, StatusCode::SEE_OTHER);
    let lost = story.save(&petra, Phase::Start, "1", ["77", "7"], &a_key()).await;
    assert_eq!(
        (lost.status, value(&lost, "rows.0.cost"), value(&lost, "version")),
        (StatusCode::CONFLICT, Some("77".to_owned()), Some("2".to_owned()))
    );
    assert_eq!(texts(&lost, ".notice b"), ["Marieke Demo was u voor"]);
    let key = value(&lost, "key").expect("a new key");
    assert_eq!(story.save(&petra, Phase::Start, "2", ["77", "7"], &key).await.status, StatusCode::SEE_OTHER);
    assert_eq!(story.project().await.cost, Eur::euros(77));
}

#[tokio::test]
async fn a_double_submit_has_one_effect_also_at_the_same_moment() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let key = a_key();
    let (first, second) =
        tokio::join!(story.save(&manager, Phase::Start, "1", ["10", "10"], &key), story.save(&manager, Phase::Start, "1", ["10", "10"], &key));
    let third = story.save(&manager, Phase::Start, "1", ["10", "10"], &key).await;
    let onward = Some(format!("{}?done=financing-saved", story.path(Phase::Start)));
    assert_eq!([first.location, second.location, third.location], [onward.clone(), onward.clone(), onward]);
    assert_eq!((story.project().await.version, story.events("financing_changed").await), (2, 1));
}

#[tokio::test]
async fn a_frozen_dossier_is_shown_with_why_and_not_changed() {
    let story = a_story().await;
    story.set_status(Status::GateRequested).await;
    let manager = story.poort.signed_in("manager").await;
    let page = manager.get(&story.path(Phase::Start)).await;
    assert_eq!((page.status, value(&page, "rows.0.cost")), (StatusCode::OK, None));
    assert_eq!(texts(&page, ".notice b"), ["Dit dossier is nu niet te wijzigen"]);
    let answer = story.save(&manager, Phase::Start, "1", ["10", "10"], &a_key()).await;
    assert_eq!((answer.status, value(&answer, "rows.0.cost")), (StatusCode::CONFLICT, Some("10".to_owned())));
    assert_eq!(story.rows(Phase::Start).await, []);
}

#[tokio::test]
async fn who_may_see_and_who_may_change() {
    let story = a_story().await;
    let path = story.path(Phase::Innovation);
    let steering = story.poort.signed_in("steering").await;
    let page = steering.get(&path).await;
    assert_eq!((page.status, value(&page, "rows.0.cost")), (StatusCode::OK, None));
    assert_eq!(texts(&page, "tbody th[scope=row] span:first-child"), ["Membraanhuis Oost", "Universiteit Voorbeeld"]);
    assert_eq!(story.save(&steering, Phase::Innovation, "1", ["1", "1"], &a_key()).await.status, StatusCode::FORBIDDEN);
    for name in ["admin", "reviewer"] {
        let visitor = story.poort.signed_in(name).await;
        let posted = story.save(&visitor, Phase::Innovation, "1", ["1", "1"], &a_key()).await;
        assert_eq!((visitor.get(&path).await.status, posted.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{name}");
    }
    assert_eq!(story.poort.nobody().get(&path).await.status, StatusCode::SEE_OTHER);
    let manager = story.poort.signed_in("manager").await;
    for strange in ["intake", "closed", "later"] {
        assert_eq!(manager.get(&format!("/projects/{}/financing/{strange}", story.project)).await.status, StatusCode::NOT_FOUND, "{strange}");
    }
    assert_eq!(manager.get("/projects/nonsense/financing/start").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn somebody_who_only_shows_interest_appears_once_money_does() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let (key, interested) = (a_key(), story.interested.to_string());
    let pairs = [("key", key.as_str()), ("version", "1"), ("rows.0.partner", interested.as_str()), ("rows.0.other", "5")];
    assert_eq!(manager.post(&story.path(Phase::Start), &pairs).await.status, StatusCode::SEE_OTHER);
    assert_eq!(texts(&manager.get(&story.path(Phase::Start)).await, "tbody tr").len(), 3);
    assert_eq!(texts(&manager.get(&story.path(Phase::Innovation)).await, "tbody tr").len(), 2);
}

#[tokio::test]
async fn a_page_asks_at_most_six_things_of_the_database() {
    let story = a_story().await;
    let petra = story.poort.signed_in("partner").await;
    for path in [story.path(Phase::Start), format!("/projects/{}/instruments", story.project)] {
        let count = server::database::QUERIES
            .scope(std::cell::Cell::new(0), async {
                assert_eq!(petra.get(&path).await.status, StatusCode::OK);
                server::database::QUERIES.with(std::cell::Cell::get)
            })
            .await;
        assert!(count <= 6, "{path} asks {count}");
    }
}

#[tokio::test]
async fn an_instrument_is_added_changed_and_removed_and_the_gates_read_it() {
    let story = a_story().await;
    let petra = story.poort.signed_in("partner").await;
    let list = format!("/projects/{}/instruments", story.project);
    let form = petra.get(&format!("{list}/new?kind=loan")).await;
    assert_eq!((form.status, value(&form, "kind"), value(&form, "version")), (StatusCode::OK, Some("loan".to_owned()), Some("1".to_owned())));
    let key = a_key();
    let mut pairs = vec![
        ("key", key.as_str()),
        ("version", "1"),
        ("kind", "loan"),
        ("phase", "market_entry"),
        ("counterparty", "Fonds"),
        ("amount", "400.000"),
        ("terms", "Vijf jaar."),
        ("signed_on", "3 april 2026"),
        ("repayment_schedule", "10 x 40.000"),
    ];
    for _ in 0..2 {
        let answer = petra.post(&format!("{list}/new?kind=loan"), &pairs).await;
        assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{list}?done=instrument-saved"))));
    }
    let read = &story.poort.state.database.read;
    let facts = store::instruments(read, story.project, Phase::MarketEntry).await.expect("instruments");
    let [loan] = &facts[..] else { panic!("one loan, not {facts:?}") };
    assert_eq!((loan.amount, loan.has_schedule, loan.has_terms, loan.is_open, loan.has_advice), (Eur::euros(400_000), true, true, true, false));
    assert_eq!(store::instruments(read, story.project, Phase::Start).await.expect("instruments"), []);
    let id = instrument::Entity::find().one(read).await.expect("readable").expect("there").id;
    let one = format!("{list}/{id}");
    let missing = "Nog niet: Rente, en de referentierente, Looptijd, Zekerheden, Bruto-subsidie-equivalent";
    assert_eq!(texts(&petra.get(&list).await, "tbody td:last-child"), [missing]);

    let (wrong, stale, right) = (a_key(), a_key(), a_key());
    pairs[0].1 = &wrong;
    pairs[1].1 = "2";
    pairs[5].1 = "veel";
    let answer = petra.post(&one, &pairs).await;
    assert_eq!((answer.status, value(&answer, "amount")), (StatusCode::UNPROCESSABLE_ENTITY, Some("veel".to_owned())));
    pairs[0].1 = &stale;
    pairs[1].1 = "1";
    pairs[5].1 = "1";
    let answer = petra.post(&one, &pairs).await;
    assert_eq!(
        (answer.status, value(&answer, "amount"), value(&answer, "version")),
        (StatusCode::CONFLICT, Some("1".to_owned()), Some("2".to_owned()))
    );
    pairs[0].1 = &right;
    pairs[1].1 = "2";
    assert_eq!(petra.post(&one, &pairs).await.status, StatusCode::SEE_OTHER);
    let facts = store::instruments(read, story.project, Phase::MarketEntry).await.expect("instruments");
    assert_eq!(facts.iter().map(|one| one.amount).collect::<Vec<_>>(), [Eur::euros(1)]);

    let question = petra.get(&format!("{one}/remove")).await;
    let (key, version) = (value(&question, "key").expect("a key"), value(&question, "version").expect("a version"));
    let answer = petra.post(&format!("{one}/remove"), &[("key", &key), ("version", &version)]).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{list}?done=instrument-removed"))));
    assert_eq!(petra.get(&one).await.status, StatusCode::NOT_FOUND);
    assert_eq!((story.events("instrument_saved").await, story.events("instrument_removed").await), (2, 1));
}

#[tokio::test]
async fn an_instrument_is_reached_through_its_own_project_only_and_by_its_own_people() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let list = format!("/projects/{}/instruments", story.project);
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("kind", "grant"), ("phase", "start")];
    assert_eq!(manager.post(&format!("{list}/new"), &pairs).await.status, StatusCode::SEE_OTHER);
    let id = instrument::Entity::find().one(&story.poort.state.database.read).await.expect("readable").expect("there").id;
    let other_company = add_organisation(&story.poort, "Ander", OrganisationType::Company).await;
    let other = add_project(&story.poort, 9002, other_company).await;
    let wrong = format!("/projects/{other}/instruments/{id}");
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("kind", "grant"), ("phase", "start")];
    for path in [wrong.clone(), format!("{wrong}/remove")] {
        let (seen, posted) = (manager.get(&path).await.status, manager.post(&path, &pairs).await.status);
        assert_eq!((seen, posted), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{path}");
    }
    let petra = story.poort.signed_in("partner").await;
    assert_eq!(petra.get(&format!("/projects/{other}/instruments")).await.status, StatusCode::NOT_FOUND);
    let steering = story.poort.signed_in("steering").await;
    let page = steering.get(&format!("{list}/{id}")).await;
    assert_eq!((page.status, value(&page, "amount")), (StatusCode::OK, None));
    for path in [format!("{list}/new?kind=loan"), format!("{list}/{id}/remove")] {
        assert_eq!(steering.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(steering.post(&path, &pairs).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(instrument::Entity::find().count(&story.poort.state.database.read).await.expect("a count"), 1);
}

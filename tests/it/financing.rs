//! Who pays what: drafts that do not add up yet, amounts that are none, races, roles, and what the totals say afterwards.

use crate::story::a_gate::a_key;
use crate::story::money::{a_story, add_project, value};
use axum::http::StatusCode;
use domain::Eur;
use domain::financing::{FinancingRow, PublicSource};
use domain::projects::{Phase, Status};
use server::dossier::money;

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
    assert_eq!(page.texts(".outcome__balance"), ["Er is nog € 249.995,50 te vinden."]);
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
        "Membraanhuis Oost, Geld: een bedrag kan niet lager zijn dan nul.",
    ];
    assert_eq!(answer.texts(".errors li a"), told);
    assert_eq!(answer.texts(".money-table__problems p"), told);
    assert_eq!((story.rows(Phase::Start).await, story.project().await.version), (vec![], 1));
}

#[tokio::test]
async fn two_pasted_cells_in_one_field_are_refused_and_the_cell_is_named() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let answer = story.save(&manager, Phase::Start, "1", ["45000 12000", "20.000,-"], &a_key()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = [
        "Membraanhuis Oost, Kosten: hier staan twee of meer bedragen in één veld. Zet elk bedrag in zijn eigen veld, of schrijf één bedrag zonder spaties.",
    ];
    assert_eq!((answer.texts(".errors li a"), value(&answer, "rows.0.cost")), (told.map(str::to_owned).to_vec(), Some("45000 12000".to_owned())));
    assert_eq!(answer.attributes("[name='rows.0.cost']", "aria-invalid"), ["true"], "the cell is marked");
    assert_eq!(answer.attributes(".outcome__balance", "data-met"), ["false"], "and nothing is green beside it");
    let saved = story.save(&manager, Phase::Start, "1", ["\u{20ac}\u{a0}12.500,-", "EUR 2.500"], &a_key()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

#[tokio::test]
async fn zero_euros_is_not_in_balance_nor_fully_in_kind() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let page = manager.get(&story.path(Phase::Start)).await;
    assert_eq!(
        (page.texts(".outcome__balance"), page.attributes(".outcome__balance", "data-met")),
        (vec!["Nog geen bedragen ingevuld.".to_owned()], vec!["false".to_owned()])
    );
    assert!(!page.text.contains("Volledig in kind</span>"));
}

#[tokio::test]
async fn computing_shows_the_outcome_and_saves_nothing() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let lead = story.lead.to_string();
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("rows.0.partner", &lead), ("rows.0.cost", "90.000"), ("rows.0.own_in_kind", "90.000")];
    let answer = manager.post(&story.path(Phase::Start), &[&pairs[..], &[("calculate", "yes")]].concat()).await;
    assert_eq!((answer.status, answer.texts(".outcome__balance")), (StatusCode::OK, vec!["In balans: alle kosten zijn gedekt.".to_owned()]));
    assert_eq!(answer.texts(".outcome__rules .badge"), ["Voldaan", "Voldaan", "Voldaan"]);
    assert_eq!(story.rows(Phase::Start).await, []);
}

#[tokio::test]
async fn a_partner_of_another_project_is_refused() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let other_company = story.poort.story().organisation("Ander").arrives().await;
    let other = add_project(&story.poort, "Ander", other_company).await;
    let stranger = story.poort.story().partners_now(other).await[0].id.to_string();
    let key = a_key();
    let pairs = [("key", key.as_str()), ("version", "1"), ("rows.0.partner", stranger.as_str()), ("rows.0.cost", "10")];
    let answer = manager.post(&story.path(Phase::Start), &pairs).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.texts(".errors li a"), ["Partner: kies iets uit de lijst."]);
    assert_eq!((story.rows(Phase::Start).await, money::rows(&story.poort.state.database.read, other, Phase::Start).await), (vec![], Ok(vec![])));
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
    assert_eq!(lost.texts(".notice b"), ["Uw wijziging is nog niet opgeslagen"]);
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
    assert_eq!(page.texts(".notice b"), ["Dit dossier staat nu vast"]);
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
    assert_eq!(page.texts("tbody th[scope=row] span:first-child"), ["Membraanhuis Oost", "Universiteit Voorbeeld"]);
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
    assert_eq!(manager.get(&story.path(Phase::Start)).await.texts("tbody tr").len(), 3);
    assert_eq!(manager.get(&story.path(Phase::Innovation)).await.texts("tbody tr").len(), 2);
}

#[tokio::test]
async fn a_page_asks_at_most_six_things_of_the_database() {
    let story = a_story().await;
    let petra = story.poort.signed_in("partner").await;
    for path in [story.path(Phase::Start), format!("/projects/{}/instruments", story.project)] {
        let count = petra.queries(&path).await;
        assert!(count <= 6, "{path} asks {count}");
    }
}

//! The list of projects and my work.

use crate::server_under_test::Poort;
use crate::story::Money;
use axum::http::StatusCode;
use chrono::Days;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Risk, Status};

#[tokio::test]
async fn the_list_needs_at_most_six_statements() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for path in ["/projects", "/projects?phase=innovation&status=active&sort=cost&descending=1", "/projects?q=sluis"] {
        let queries = manager.queries(path).await;
        assert!((2..=6).contains(&queries), "{path} sends {queries} statements");
    }
}

#[tokio::test]
async fn an_address_that_asks_for_nonsense_shows_the_list() {
    let poort = Poort::with_demo().await;
    let answer = poort.signed_in("manager").await.get("/projects?phase=later&sort=%27;--&page=99999999999999999999&area=%00").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reviewer_has_no_portfolio() {
    let poort = Poort::with_demo().await;
    assert_eq!(poort.signed_in("reviewer").await.get("/projects").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_tile_leads_to_exactly_the_rows_that_it_counts() {
    let poort = Poort::with_demo().await;
    poort.clock.set(poort.clock.now() + chrono::TimeDelta::days(120));
    for who in ["manager", "partner"] {
        let person = poort.signed_in(who).await;
        let page = person.get("/projects").await;
        let (links, figures) = (page.links(".tiles a"), page.texts(".tiles a b"));
        let expected = ["/projects?late=1", "/projects?conditions=late", "/projects?conditions=soon", "/projects?waiting=1"];
        assert_eq!(links, expected, "{who}");
        for (link, figure) in links.iter().zip(&figures) {
            assert_eq!(person.get(link).await.texts("tbody tr").len().to_string(), *figure, "{who} {link}");
        }
    }
    let manager = poort.signed_in("manager").await;
    let waiting = manager.get("/projects?waiting=1").await;
    let mut titles = waiting.texts("tbody th a");
    titles.sort();
    assert_eq!(titles, ["BioFolie", "MembraanThuis", "RoboNoaber"], "two were asked for, one is under review");
    assert_eq!(waiting.texts(".chips a").len(), 1, "the filter can be taken off");
}

/// What the risks that a row of the list names weigh together.
fn weight(row: &str) -> i64 {
    let labels = [
        ("Voorwaarde te laat", Risk::ConditionLate),
        ("Poort te laat", Risk::GateLate),
        ("Onder het niveau", Risk::LevelsShort),
        ("Geld sluit niet", Risk::MoneyOpen),
        ("Voorwaarde nabij", Risk::ConditionSoon),
    ];
    labels.iter().filter(|(label, _)| row.contains(label)).map(|(_, risk)| risk.weight()).sum()
}

#[tokio::test]
async fn the_risk_column_answers_what_needs_me_most_and_the_list_is_sorted_by_it() {
    let poort = Poort::with_demo().await;
    poort.clock.set(poort.clock.now() + chrono::TimeDelta::days(20));
    let manager = poort.signed_in("manager").await;
    let rows = manager.get("/projects?sort=risk").await.texts("tbody tr");
    let weights: Vec<i64> = rows.iter().map(|row| weight(row)).collect();
    assert!(weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
    assert!(weights.iter().collect::<std::collections::BTreeSet<_>>().len() > 2, "the demo set has projects that need more and less: {weights:?}");
    assert!(rows[0].contains("PrintHuid"), "a condition twelve days late comes first: {}", rows[0]);
    let turned = manager.get("/projects?sort=risk&descending=1").await.texts("tbody tr");
    assert!(turned.iter().map(|row| weight(row)).is_sorted(), "and the other way round");
}

#[tokio::test]
async fn the_weakest_condition_is_the_largest_gap_to_what_the_next_gate_asks_also_in_the_order_of_the_list() {
    let poort = Poort::with_demo().await;
    let gap = |row: &str| -> Option<i64> {
        let rest = row.split("niveau ").nth(1)?;
        let (level, need) = rest.split_once(", gevraagd ")?;
        let number = |text: &str| text.chars().next().and_then(|digit| digit.to_digit(10)).map(i64::from);
        Some(number(need)? - number(level)?)
    };
    for path in ["/projects?sort=weakest", "/conditions?sort=weakest"] {
        let rows = poort.signed_in("manager").await.get(path).await.texts("tbody tr");
        let gaps: Vec<i64> = rows.iter().map_while(|row| gap(row)).collect();
        assert!(gaps.len() > 5 && gaps.is_sorted_by(|one, next| one >= next), "{path}: {gaps:?}");
    }
}

#[tokio::test]
async fn what_has_ended_stands_apart_from_what_goes_on_and_both_are_counted_with_the_filters_that_are_on() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    for (title, status) in [("SluisSens", Status::Active), ("SluisDeur", Status::Stopped), ("BioFolie", Status::Graduated), ("Draad", Status::OnHold)]
    {
        let phase = if status == Status::Graduated { Phase::MarketEntry } else { Phase::Start };
        story.project(title).in_phase(phase).with_status(status).arrives().await;
    }
    let manager = poort.signed_in("manager").await;
    let shown = async |path: &str| {
        let page = manager.get(path).await;
        let mut titles = page.texts("#list ~ .scroll tbody th a");
        titles.sort();
        (titles, page.texts(".tabs a"), page.texts(".tabs a[aria-current]"))
    };
    let all = ["Lopend (2)".to_owned(), "Afgesloten (2)".to_owned()].to_vec();
    assert_eq!(shown("/projects").await, (vec!["Draad".to_owned(), "SluisSens".to_owned()], all.clone(), vec!["Lopend (2)".to_owned()]));
    assert_eq!(shown("/projects?closed=1").await, (vec!["BioFolie".to_owned(), "SluisDeur".to_owned()], all, vec!["Afgesloten (2)".to_owned()]));
    let found = ["Lopend (1)".to_owned(), "Afgesloten (1)".to_owned()].to_vec();
    assert_eq!(shown("/projects?q=sluis&closed=1").await, (vec!["SluisDeur".to_owned()], found, vec!["Afgesloten (1)".to_owned()]));
    let (titles, tabs, _) = shown("/projects?status=stopped").await;
    assert_eq!((titles, tabs), (vec!["SluisDeur".to_owned()], Vec::new()), "one status is asked for, and is found wherever it stands");
    let kept = manager.get("/projects?closed=1").await;
    assert!(kept.text.contains(r#"<input type="hidden" name="closed" value="1""#), "a search stays among what has ended");
}

#[tokio::test]
async fn the_gates_of_the_coming_year_stand_on_one_axis_and_each_month_leads_to_its_projects() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let today = poort.clock.now().date_naive();
    let rows = [
        ("Een", 10, Phase::Start),
        ("Twee", 10, Phase::Start),
        ("Drie", 40, Phase::Innovation),
        ("Later", 400, Phase::Start),
        ("Te laat", -3, Phase::Start),
    ];
    for (title, days, phase) in rows {
        let on = if days < 0 { today - Days::new(3) } else { today + Days::new(u64::try_from(days).expect("days ahead")) };
        story.project(title).in_phase(phase).but(|row| row.next_gate_on = Some(on)).arrives().await;
    }
    story.project("Gestopt").in_phase(Phase::Start).with_status(Status::Stopped).but(|row| row.next_gate_on = Some(today)).arrives().await;
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/projects").await;
    assert_eq!(page.texts("#year"), ["Poorten in het komende jaar: 3"]);
    assert_eq!(page.texts(".year__lanes li"), ["Poort 1", "Poort 2"]);
    assert_eq!(page.texts(".year__many"), ["2"], "two on one day are one diamond with a number");
    assert_eq!(page.texts(".source li"), ["december 2026 Poort 1: 2", "januari 2027 Poort 2: 1"]);
    let links = page.links(".source li a");
    assert_eq!(links, ["/projects?month=2026-12", "/projects?month=2027-01"]);
    let december = manager.get(&links[0]).await;
    assert_eq!(december.texts("#list ~ .scroll tbody th a"), ["Een", "Twee"]);
    assert_eq!(december.texts(".chips a").len(), 1, "the month can be taken off");
    assert_eq!(december.texts("#year"), ["Poorten in het komende jaar: 3"], "the axis goes on to show the year");
    let this_month = manager.get("/projects?month=2026-11").await;
    assert_eq!(this_month.texts("#list ~ .scroll tbody th a"), Vec::<String>::new(), "what is late is not ahead");
}

#[tokio::test]
async fn the_bars_of_the_list_have_one_scale_and_public_money_stands_against_the_ceiling() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let lead = story.organisation("Regge Mechatronica").arrives().await;
    let with_money = |title, phase, public| {
        let project = story.project(title).in_phase(phase).with(lead, PartnerRole::Lead);
        project.where_pays(lead, phase, Money { cost: 2 * public, public, cash: public, in_kind: 0 })
    };
    with_money("Groot", Phase::Innovation, 4_000_000).arrives().await;
    with_money("Klein", Phase::Start, 1_000_000).arrives().await;
    with_money("Gestopt", Phase::Start, 9_000_000).with_status(Status::Stopped).arrives().await;
    let page = poort.signed_in("manager").await.get("/projects?sort=title&status=active").await;
    let widths: Vec<_> =
        page.text.split(r#"<svg width=""#).skip(1).filter_map(|rest| rest.split('"').next()).filter(|width| width.ends_with('%')).collect();
    assert_eq!(widths, ["100.00%", "25.00%"], "as long as the money is");
    let all = poort.signed_in("manager").await.get("/projects").await;
    assert!(all.text.contains("de langste is €\u{a0}18.000.000"), "the scale is that of all that the filters let through, ended or not");
    assert_eq!(all.texts("#ceiling"), ["Publiek geld in lopende fasen: € 5.000.000 van € 100.000.000"]);
    let parts = ["Start€ 1.000.000", "Innovatie€ 4.000.000", "Markttoetreding€ 0", "nog € 95.000.000 vrij"];
    assert_eq!(all.texts("#ceiling ~ .legend li"), parts);
    story.works_for("partner", lead).await;
    assert_eq!(poort.signed_in("partner").await.get("/projects").await.texts("#ceiling"), Vec::<String>::new(), "a partner sees a part of it");
}

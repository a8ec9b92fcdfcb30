//! The money of a project and of the programme as people read it: who may, that each figure equals its opened rows, and the files.

use crate::server_under_test::{Answer, Poort, Visitor};
use axum::http::StatusCode;
use domain::ids::ProjectId;
use entity::project;
use scraper::{Html, Selector};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

async fn project(poort: &Poort, title: &str) -> ProjectId {
    let found = project::Entity::find().filter(project::Column::Title.eq(title)).one(&poort.state.database.read).await;
    found.expect("a database").expect("the project").id
}

fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let page = Html::parse_document(&answer.text);
    let selector = Selector::parse(selector).expect("a selector");
    // Between the sign and the amount stands a space that does not break.
    page.select(&selector).map(|one| one.text().collect::<String>().trim().replace('\u{a0}', " ")).collect()
}

/// Every figure that opens something: what it says, and where it leads.
fn figures(answer: &Answer) -> Vec<(String, String)> {
    let page = Html::parse_document(&answer.text);
    let selector = Selector::parse("td.num a[href*='column=']").expect("a selector");
    let link = |one: scraper::ElementRef<'_>| (one.text().collect::<String>(), one.value().attr("href").expect("a link").to_owned());
    page.select(&selector).map(link).collect()
}

/// Opens every figure of a page; each equals the sum under its rows. Tells how many there were.
async fn every_figure_opens(visitor: &Visitor<'_>, address: &str) -> usize {
    let page = visitor.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.text);
    let figures = figures(&page);
    for (figure, href) in &figures {
        let opened = visitor.get(href.trim_end_matches("#rows")).await;
        let sums = texts(&opened, "section[aria-labelledby='rows'] tfoot td.num");
        assert_eq!(sums, [figure.as_str()], "{href}");
    }
    figures.len()
}

#[tokio::test]
async fn every_figure_of_a_project_equals_the_rows_that_it_opens() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for title in ["CoatSafe", "ChipSnuif"] {
        let address = app::paths::project_money(project(&poort, title).await);
        for by in ["partner", "source", "phase", "year"] {
            assert!(every_figure_opens(&manager, &format!("{address}?by={by}")).await > 4, "{title} by {by}");
        }
    }
    let page = manager.get(&app::paths::project_money(project(&poort, "CoatSafe").await)).await;
    let totals = texts(&page, "section[aria-labelledby='chain'] tfoot td.num");
    assert_eq!(totals, ["40.000", "40.000", "18.000", "18.000", "18.000", "0", "22.000", "0"]);
    assert!(page.text.contains("De bedragen staan naast elkaar en worden niet verrekend."));
}

#[tokio::test]
async fn the_programme_adds_up_to_the_totals_of_the_specification_and_opens_to_its_projects() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    let address = app::paths::programme_money();
    let page = manager.get(&address).await;
    let of_now: Vec<String> = texts(&page, "section[aria-labelledby='budgets'] td.num").into_iter().step_by(2).take(7).collect();
    assert_eq!(of_now, ["€ 23.428.000", "€ 10.564.000", "€ 5.371.000", "€ 7.343.000", "€ 150.000", "€ 10.564.000", "1,204"]);
    assert!(every_figure_opens(&manager, &address).await > 40);
    let steering = poort.signed_in("steering").await;
    assert_eq!(steering.get(&address).await.status, StatusCode::OK);
    let file = manager.get(&app::paths::programme_money_csv()).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.text.starts_with("Wat,Naam,Gepland,Toegezegd,"), "{}", file.text);
}

#[tokio::test]
async fn a_partner_reads_the_own_project_and_nobody_elses_and_the_programme_is_for_who_runs_it() {
    let poort = Poort::with_demo().await;
    let (partner, reviewer, admin) = (poort.signed_in("partner").await, poort.signed_in("reviewer").await, poort.signed_in("admin").await);
    let own: BTreeSet<String> = partner.get("/projects").await.links("main a").into_iter().filter(|link| link.len() == 46).collect();
    let own = own.first().expect("a project of the own organisation").clone();
    let all = poort.signed_in("manager").await.get("/projects").await.links("main a");
    let visible: BTreeSet<String> = partner.get("/projects").await.links("main a").into_iter().collect();
    let other = all.into_iter().find(|link| link.len() == 46 && !visible.contains(link)).expect("a project of others");
    for end in ["/money", "/money.csv"] {
        assert_eq!(partner.get(&format!("{own}{end}")).await.status, StatusCode::OK, "{own}{end}");
        for (who, visitor) in [("partner", &partner), ("reviewer", &reviewer), ("admin", &admin)] {
            assert_eq!(visitor.get(&format!("{other}{end}")).await.status, StatusCode::NOT_FOUND, "{who} at {other}{end}");
        }
        for (who, visitor) in [("partner", &partner), ("reviewer", &reviewer), ("admin", &admin)] {
            assert_eq!(visitor.get(&format!("/programme{end}")).await.status, StatusCode::FORBIDDEN, "{who} at /programme{end}");
        }
        assert_eq!(poort.nobody().get(&format!("{own}{end}")).await.status, StatusCode::SEE_OTHER);
    }
    assert!(!partner.get("/programme").await.links("main a").contains(&app::paths::programme_money()));
    assert!(poort.signed_in("steering").await.get("/programme").await.links("main a").contains(&app::paths::programme_money()));
}

#[tokio::test]
async fn the_file_of_a_project_has_every_row_and_a_project_without_a_go_says_where_its_plan_is() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    let id = project(&poort, "CoatSafe").await;
    let rows = server::ledger::of_project(&poort.state.database.read, id).await.expect("rows");
    let file = manager.get(&app::paths::project_money_csv(id)).await;
    assert_eq!((file.status, file.text.lines().count()), (StatusCode::OK, rows.len() + 1));
    assert_eq!(file.text.lines().next(), Some("Dag,Wat,Waarom,Partner,Bron,Fase,Bedrag"));
    assert!(file.headers["content-disposition"].to_str().expect("ASCII").contains("money-"));
    let waits = project(&poort, "MedTechBrug").await;
    let page = manager.get(&app::paths::project_money(waits)).await;
    assert!(page.text.contains("Er is nog niets vastgelegd"));
    assert!(page.links("main a").contains(&app::paths::financing(waits, domain::projects::Phase::Start)));
    assert_eq!(manager.get(&format!("{}?by=moon&column=sun", app::paths::project_money(id))).await.status, StatusCode::OK);
}

//! What fits of the requests of a round: the line where the money ends, scenarios beside it, and that none of it decides anything.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::*;
use crate::story::a_review::the_panel_agrees;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId, RoundId};
use domain::projects::Phase;
use entity::{history, proposal, scenario, scenario_choice};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::state::new_id;

struct Round {
    id: RoundId,
    proposals: [ProposalId; 2],
    projects: [ProjectId; 2],
}

/// Two projects before one panel, each asking for 30,000 euros, with 45,000 left under the ceiling. The second one is ranked first.
async fn a_round(poort: &Poort) -> Round {
    let manager = poort.signed_in("manager").await;
    let mut projects = Vec::new();
    for (title, halves) in [("BioFolie", [8; 5]), ("NanoNeus", [9; 5])] {
        let id = a_project(poort, Wanted { title, phase: Phase::Start, ..READY_FOR_G1 }).await;
        request(poort, &manager, id, Gate::G1).await.onward();
        the_panel_agrees(poort, id, halves).await;
        projects.push(id);
    }
    let write = poort.state.begin().await.expect("the database takes a write");
    let all = proposal::Entity::find().order_by_asc(proposal::Column::Id).all(&write).await.expect("proposals");
    let of = |project: ProjectId| all.iter().find(|row| row.project_id == project).expect("its proposal");
    let (first, second) = (of(projects[0]), of(projects[1]));
    let moved = proposal::ActiveModel { id: Set(second.id), round_id: Set(first.round_id), ..Default::default() };
    moved.update(&write).await.expect("both stand in one round");
    write.execute_unprepared("UPDATE programme SET public_ceiling = 4500000").await.expect("a ceiling of 45,000");
    write.finish([]).await.expect("the write holds");
    poort.state.refresh_reference().await.expect("the reference data");
    Round { id: first.round_id, proposals: [first.id, second.id], projects: [projects[0], projects[1]] }
}

async fn fits(visitor: &Visitor<'_>, round: &Round) -> Answer {
    let page = visitor.get(&app::paths::round_fits(round.id)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page
}

async fn scenarios(poort: &Poort) -> u64 {
    scenario::Entity::find().count(&poort.state.database.read).await.expect("scenarios")
}

#[tokio::test]
async fn the_line_stands_where_the_money_ends_in_the_order_of_the_ranking() {
    let poort = Poort::with_people().await;
    let round = a_round(&poort).await;
    let manager = poort.signed_in("manager").await;
    let page = fits(&manager, &round).await;
    assert_eq!(page.texts(".facts dd"), ["€ 45.000", "€ 0", "€ 45.000"]);
    assert_eq!(page.attributes("form tbody tr", "data-fits"), ["yes", "no"]);
    let rows = page.texts("form tbody tr > th");
    assert_eq!(rows, ["NanoNeus", "Hier is het geld op. Van het vrije geld blijft € 15.000 over.", "BioFolie"]);
    assert_eq!(page.texts("form tbody td.num:last-child"), ["€ 30.000", "€ 60.000"]);
    let form = PageForm::on(&page, &app::paths::round_fits(round.id));
    assert_eq!(form.values("chosen"), [round.proposals[1].to_string()], "what fits is chosen to begin with");
    let ranking = manager.get(&app::paths::round_ranking(round.id)).await;
    assert!(ranking.links("main .head a").contains(&app::paths::round_fits(round.id)));
}

#[tokio::test]
async fn a_scenario_is_kept_beside_the_order_and_changes_nothing() {
    let poort = Poort::with_people().await;
    let round = a_round(&poort).await;
    let chair = poort.signed_in("steering").await;
    let path = app::paths::round_fits(round.id);
    let before = (row(&poort, round.projects[0]).await, row(&poort, round.projects[1]).await, decisions(&poort).await);
    let form = PageForm::on(&fits(&chair, &round).await, &path).with("name", "Allebei").with("note", "Dan moet er € 15.000 bij.");
    let form = form.ticked("chosen", &round.proposals[0].to_string());
    let (first, again) = tokio::join!(form.send(&chair), form.send(&chair));
    assert_eq!((first.onward(), again.onward()), (format!("{path}?done=scenario-saved").as_str(), first.onward()));
    assert_eq!(scenarios(&poort).await, 1, "the same form twice is one scenario");
    let chosen = scenario_choice::Entity::find().count(&poort.state.database.read).await.expect("choices");
    let told = history::Entity::find().filter(history::Column::Action.eq("scenario_saved"));
    assert_eq!((chosen, told.count(&poort.state.database.read).await.expect("events")), (2, 1));
    let page = fits(&poort.signed_in("manager").await, &round).await;
    let compared = |css: &str| page.texts(&format!("section[aria-labelledby=scenarios] {css}"));
    assert_eq!(compared("thead th"), ["Project", "Volgorde tot de streep", "Allebei"]);
    assert_eq!(compared("tbody td"), ["ja", "ja", "nee", "ja"]);
    let sums = compared("tfoot td");
    assert_eq!((&sums[..3], sums[3].ends_with("15.000 te kort")), (&["€ 30.000", "€ 60.000", "€ 15.000"].map(str::to_owned)[..], true), "{sums:?}");
    assert!(compared("li")[0].starts_with("Allebei") && compared("li p") == ["Dan moet er € 15.000 bij."]);
    let after = (row(&poort, round.projects[0]).await, row(&poort, round.projects[1]).await, decisions(&poort).await);
    assert_eq!(after, before, "no scenario is applied");
}

#[tokio::test]
async fn what_is_wrong_with_a_scenario_is_told_and_nothing_is_lost() {
    let poort = Poort::with_people().await;
    let round = a_round(&poort).await;
    let manager = poort.signed_in("manager").await;
    let path = app::paths::round_fits(round.id);
    let page = fits(&manager, &round).await;
    let key = PageForm::on(&page, &path).value("key").expect("a key").to_owned();
    let empty = manager.post(&path, &[("key", &key), ("version", "0"), ("note", "Voor de vergadering van december.")]).await;
    assert_eq!((empty.status, empty.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{:?}", empty.errors());
    assert!(empty.keeps("note", "Voor de vergadering van december."));
    let strange = new_id().to_string();
    let form = PageForm::on(&page, &path).with("name", "Vreemd").with("chosen", &strange);
    assert_eq!(form.send(&manager).await.errors(), ["Projecten in het scenario: kies iets uit de lijst."]);
    assert_eq!(scenarios(&poort).await, 0);
}

#[tokio::test]
async fn only_who_weighs_requests_sees_what_fits() {
    let poort = Poort::with_people().await;
    let round = a_round(&poort).await;
    let path = app::paths::round_fits(round.id);
    let form = PageForm::on(&fits(&poort.signed_in("manager").await, &round).await, &path).with("name", "Van een ander");
    for who in ["partner", "reviewer", "admin"] {
        let visitor = poort.signed_in(who).await;
        let (read, sent) = (visitor.get(&path).await, form.send(&visitor).await);
        assert!(read.status.is_client_error() && sent.status.is_client_error(), "{who}: {} {}", read.status, sent.status);
        assert!(!read.text.contains("45.000"), "{who}");
    }
    assert_eq!(poort.signed_in("manager").await.get(&app::paths::round_fits(RoundId(new_id()))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(scenarios(&poort).await, 0);
}

#[tokio::test]
async fn what_was_decided_counts_as_it_was_approved_and_once() {
    let poort = Poort::with_people().await;
    let round = a_round(&poort).await;
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let amount = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "20.000")];
    decide_so(&poort, &chair, round.projects[1], Gate::G1, &amount).await.onward();
    let page = fits(&chair, &round).await;
    assert_eq!(page.texts("form tbody td.num:last-child"), ["€ 30.000", "€ 60.000"], "one signature decides nothing");
    sign(&poort, &secretary, round.projects[1]).await.onward();
    let page = fits(&chair, &round).await;
    assert_eq!(page.texts(".facts dd")[1..], ["€ 0", "€ 45.000"], "what this round was given is counted in its order");
    assert_eq!(page.texts("form tbody td.num:last-child"), ["€ 20.000", "€ 50.000"]);
    assert_eq!(page.texts("form tbody th p"), ["Besloten; dit is wat is toegekend."]);
}

//! The list of projects and my work.

use crate::frame::actor::SignedIn;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::overview::heat::{self, Asked};
use crate::overview::{figures, ledger_routes, my_work, project_routes, store};
use crate::settings;
use crate::state::State;
use app::conditions::HeatPage;
use app::portfolio::{FilterChoices, MyWorkPage, PortfolioPage, PortfolioQuery, PortfolioView};
use app::ui::Choice;
use axum::extract::{self, Query, RawQuery};
use axum::response::Response;
use domain::Eur;
use domain::access::{Action, Global, Visibility, act};
use domain::people::Language;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/projects", Access::Needs(Action::ReadPortfolio), list),
        get("/my-work", Access::Needs(Action::SeeMyWork), mine),
        get("/projects/{project}", Access::Needs(Action::ReadProject), project_routes::show),
        get("/conditions", Access::Needs(Action::ReadPortfolio), heat_table),
    ];
    routes.extend(ledger_routes::routes());
    routes
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, RawQuery(query): RawQuery) -> Result<Response, AppError> {
    signed.permit(act::ReadPortfolio)?;
    let query = PortfolioQuery::from_pairs(url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()));
    let words = signed.visit.words();
    let today = state.clock.today();
    let seq = store::history_head(&state.database.read).await?;
    let (actor, moment) = (&signed.actor, (seq, today));
    let (counted, sums) = (figures::counted(&state, actor, &query, moment), figures::of_portfolio(&state, actor, moment));
    let (counted, sums, year) = tokio::try_join!(counted, sums, figures::gates_ahead(&state, actor, &query, moment))?;
    let (open, ended) = (counted.projects - counted.ended, counted.ended);
    let total = match (query.is_apart(), query.closed) {
        (false, _) => counted.projects,
        (true, true) => ended,
        (true, false) => open,
    };
    let query = query.within(total);
    let rows = store::page(&state, actor, &query, today).await?;
    let sees_all = actor.visibility() == Visibility::Everything;
    let programme = &state.reference().programme;
    let view = PortfolioView {
        query,
        rows,
        total,
        today,
        choices: choices(&state, signed.visit.language),
        tiles: sums.tiles(words, actor, programme),
        ceiling: sees_all.then(|| sums.against(programme.public_ceiling)),
        year,
        open,
        ended,
        largest: Eur(counted.largest),
        may_create: signed.actor.may(act::CreateProject, Global),
    };
    Ok(page(&state, &signed.visit, words.t("portfolio-title"), move || view! { <PortfolioPage words view /> }.into_any()))
}

/// Areas stand above their sub-areas, which are set in.
fn choices(state: &State, language: Language) -> FilterChoices {
    let reference = state.reference();
    let areas = reference.technology.iter().map(|area| {
        let name = reference.technology_name(&area.code, language);
        let label = if area.parent_code.is_some() { format!("\u{2003}{name}") } else { name };
        Choice::new(area.code.clone(), label)
    });
    FilterChoices {
        areas: areas.collect(),
        clusters: reference.cluster_names(language).into_iter().map(|(code, name)| Choice::new(code, name)).collect(),
    }
}

async fn mine(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::SeeMyWork)?;
    let words = signed.visit.words();
    let today = state.clock.today();
    let (view, first_hour) = tokio::try_join!(my_work::gather(&state, &signed.actor, words, today), settings::first_hour(&state, &signed.actor))?;
    let title = words.t(if view.own.is_some() { "my-projects-title" } else { "my-work-title" });
    Ok(page(&state, &signed.visit, title, move || view! { <MyWorkPage words view today first_hour /> }.into_any()))
}

async fn heat_table(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadPortfolio)?;
    let words = signed.visit.words();
    let view = heat::page(&state, &signed.actor, &asked).await?;
    Ok(page(&state, &signed.visit, words.t("heat-title"), move || view! { <HeatPage words view /> }.into_any()))
}

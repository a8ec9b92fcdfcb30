//! The list of all routes: the router is built from it, `poort routes` prints it, and a test walks it as nobody and as every role.

use crate::frame::health;
use crate::frame::route::{Access, Route, get, router_of};
use crate::state::State;
use crate::{
    account, assets, changes, claims, conditions, documents, experts, factors, financing, forecasts, gates, history, imports, in_kind, judgements,
    lessons, mail, organisations, overview, panels, partners, payments, people, programme, projects, reports, reviews, rounds, settings, sso,
    start_list, stop,
};
use axum::Router;

/// Every route.
pub fn all() -> Vec<Route> {
    let mut routes = vec![get("/health", Access::Public, health::health), get("/assets/{name}", Access::Public, assets::file)];
    routes.extend(people::routes::routes());
    routes.extend(overview::routes::routes());
    routes.extend(projects::routes::routes());
    routes.extend(imports::routes::routes());
    routes.extend(organisations::routes::routes());
    routes.extend(partners::routes::routes());
    routes.extend(payments::routes::routes());
    routes.extend(people::setup_routes::routes());
    routes.extend(people::resume_routes::routes());
    routes.extend(people::unsent_routes::routes());
    routes.extend(conditions::routes::routes());
    routes.extend(documents::routes::routes());
    routes.extend(history::routes::routes());
    routes.extend(judgements::routes::routes());
    routes.extend(mail::routes::routes());
    routes.extend(mail::preferences_routes::routes());
    routes.extend(programme::routes::routes());
    routes.extend(panels::routes::routes());
    routes.extend(rounds::routes::routes());
    routes.extend(experts::routes::routes());
    routes.extend(reviews::routes::routes());
    routes.extend(stop::routes::routes());
    routes.extend(changes::routes::routes());
    routes.extend(claims::routes::routes());
    routes.extend(financing::routes::routes());
    routes.extend(in_kind::routes::routes());
    routes.extend(forecasts::routes::routes());
    routes.extend(lessons::routes::routes());
    routes.extend(reports::routes::routes());
    routes.extend(start_list::routes::routes());
    routes.extend(gates::routes::routes());
    routes.extend(people::people_routes::routes());
    routes.extend(settings::routes::routes());
    routes.extend(account::routes::routes());
    routes.extend(factors::routes::routes());
    routes.extend(sso::routes::routes());
    routes
}

/// The whole application as a service.
pub fn router(state: State) -> Router {
    router_of(all(), state)
}

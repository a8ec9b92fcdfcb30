//! The routes of this room.

use super::{account_routes, batch_routes, plan_routes, statement_routes};
use crate::frame::route::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [account_routes::routes(), batch_routes::routes(), statement_routes::routes(), plan_routes::routes()].into_iter().flatten().collect()
}

//! The routes of the second factor.

use super::{account_routes, app_routes, confirm_routes, passkey_routes, reset_routes, rule_routes, step_routes};
use crate::frame::route::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        account_routes::routes(),
        app_routes::routes(),
        passkey_routes::routes(),
        step_routes::routes(),
        confirm_routes::routes(),
        rule_routes::routes(),
        reset_routes::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

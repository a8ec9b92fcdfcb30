//! `poort routes`: the list that the router is built from.

use super::CliError;
use crate::frame::route::Access;
use crate::routes::all;
use serde_json::json;

/// Prints every route.
pub(super) fn print(as_json: bool) -> Result<(), CliError> {
    let routes = all();
    if as_json {
        let rows: Vec<_> = routes
            .iter()
            .map(|route| {
                let (action, public) = match route.access {
                    Access::Public => (None, true),
                    Access::Needs(action) => (Some(action.code()), false),
                };
                json!({ "method": route.method, "path": route.path, "action": action, "public": public })
            })
            .collect();
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        for route in &routes {
            let access = match route.access {
                Access::Public => "public",
                Access::Needs(action) => action.code(),
            };
            println!("{:<5} {:<60} {access}", route.method, route.path);
        }
    }
    Ok(())
}

//! Who may come where: the permission table as a page for people, and every route walked as nobody and as every role. How far everybody gets with
//! things that are there stands in `matrix`.

mod canary;
mod matrix;

use crate::server_under_test::Poort;
use axum::http::StatusCode;
use domain::access::{Action, reach};
use domain::people::Role;
use server::frame::route::Access;
use server::routes::all;
use std::fmt::Write;
use std::path::Path;

/// The people of the demo set, each with their one role.
const PEOPLE: [(&str, Role); 6] = [
    ("partner", Role::Partner),
    ("reviewer", Role::Reviewer),
    ("manager", Role::ProgrammeManager),
    ("steering", Role::SteeringMember),
    ("secretary", Role::SteeringMember),
    ("admin", Role::Administrator),
];

/// A path in which every id is one that does not exist.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{gate}" => "G1".to_owned(),
        "{phase}" => "start".to_owned(),
        "{condition}" => "C1".to_owned(),
        "{name}" => "nothing.css".to_owned(),
        part if part.starts_with('{') => "01900000-0000-7000-8000-000000000000".to_owned(),
        part => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn the_permission_matrix_is_the_one_that_people_reviewed() {
    let mut page = String::from("# Who may do what\n\nWritten from `domain/src/access/table.rs` by a test; read by people.\n\n| action |");
    for role in Role::ALL {
        let _ = write!(page, " {role} |");
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(Role::ALL.len()));
    page.push('\n');
    for action in Action::ALL {
        let _ = write!(page, "| {action} |");
        for role in Role::ALL {
            let _ = write!(page, " {} |", reach(*role, *action));
        }
        page.push('\n');
    }
    generated("permissions.md", &page);
}

#[test]
fn the_routes_are_the_ones_that_people_reviewed() {
    let mut page = String::from(
        "# Routes\n\nWritten from `server/src/routes.rs` by a test; `poort routes` prints the same.\n\n| method | path | needs |\n|---|---|---|\n",
    );
    for route in all() {
        let needs = match route.access {
            Access::Public => "nothing",
            Access::Needs(action) => action.code(),
        };
        let _ = writeln!(page, "| {} | `{}` | {needs} |", route.method, route.path);
    }
    generated("routes.md", &page);
}

/// Compares with the file in `docs/generated`; writes it when `UPDATE_GENERATED` is set.
fn generated(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated").join(name);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, page).expect("the file can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, page, "run the tests with UPDATE_GENERATED=1 and review the change");
}

#[tokio::test]
async fn nobody_is_sent_to_the_sign_in_page_from_every_route_that_needs_somebody() {
    let poort = Poort::with_people().await;
    for route in all() {
        let path = filled(route.path);
        let answer = poort.nobody().knock(route.method, &path, &[]).await;
        let to_sign_in = answer.location.as_deref().is_some_and(|location| location.starts_with("/sign-in?next="));
        match route.access {
            Access::Public => assert!(!to_sign_in, "{} {path} is public", route.method),
            Access::Needs(_) => assert!(to_sign_in, "{} {path} answered {} to nobody", route.method, answer.status),
        }
    }
}

fn is_refusal(status: StatusCode) -> bool {
    matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

#[tokio::test]
async fn every_role_is_refused_what_the_table_refuses() {
    let poort = Poort::with_demo().await;
    for (name, role) in PEOPLE {
        let person = poort.signed_in(name).await;
        for route in all() {
            let Access::Needs(action) = route.access else { continue };
            let path = filled(route.path);
            let answer = person.knock(route.method, &path, &[]).await;
            let about_a_thing = route.path.contains('{');
            let refused = match answer.location {
                Some(onward) => is_refusal(person.get(&onward).await.status),
                None => is_refusal(answer.status),
            };
            if reach(role, action).code() == "never" || about_a_thing {
                assert!(refused, "{} {path} answered {} to {name}", route.method, answer.status);
            } else {
                assert!(!refused, "{} {path} answered {} to {name}, who may {action}", route.method, answer.status);
            }
        }
    }
}

//! Who answers a request or makes a page asks a store, and does not query: a file of the server that names `axum` or `leptos`, or is named for
//! its page, names of SeaORM the error alone. A row's `Model` may be named anywhere, as the type of what came back.

use std::path::Path;
use tidy::{files, read, shown};

/// What only a query names.
const OF_QUERIES: [&str; 5] = ["sea_orm", "::Entity", "::Column", "Statement", "ActiveModel"];

/// Each line without its comment, with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(number, line)| (number + 1, line.split("//").next().unwrap_or_default()))
}

/// Whether a file answers requests or makes a page, by what it names or by its own name.
fn answers_or_shows(path: &Path, text: &str) -> bool {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let is_named_so = ["routes", "pages"].contains(&name) || ["_routes", "_page", "_view"].iter().any(|end| name.ends_with(end));
    is_named_so || code(text).any(|(_, line)| line.contains("axum::") || line.contains("leptos::"))
}

/// What a file names that only a query does, as `file:line: word`.
fn queries(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in code(text) {
        let line = line.replace("sea_orm::DbErr", "");
        found.extend(OF_QUERIES.iter().filter(|word| line.contains(*word)).map(|word| format!("{file}:{number}: {word}")));
    }
    found
}

#[test]
fn who_answers_or_shows_does_not_query() {
    let is_store = |path: &Path| shown(path).starts_with("server/src/store/");
    let mut found = Vec::new();
    for path in files("server/src", &[".rs"]).iter().filter(|path| !is_store(path)) {
        let text = read(path);
        if answers_or_shows(path, &text) {
            found.extend(queries(&shown(path), &text));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_query_is_known_when_seen() {
    let text = "use axum::extract;\nuse sea_orm::{DbErr, EntityTrait};\n// sea_orm\nperson::Entity::find_by_id(id)\n";
    assert_eq!(queries("a.rs", text), ["a.rs:2: sea_orm", "a.rs:4: ::Entity"]);
    assert_eq!(queries("a.rs", "use axum::extract;\nuse sea_orm::DbErr;\nfn row(row: person::Model) {}\n"), Vec::<String>::new());
    let rows = [("a.rs", "use axum::extract;"), ("a.rs", "use leptos::prelude::*;"), ("a_page.rs", ""), ("a.rs", "// axum::extract")];
    assert_eq!(rows.map(|(name, text)| answers_or_shows(Path::new(name), text)), [true, true, true, false]);
}

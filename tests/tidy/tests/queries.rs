//! In a feature, addresses and handlers, queries and writes, and what makes a page's struct stand in files of their own. Whatever names `axum` or
//! `leptos`, or is named for routes or pages, names of SeaORM the error alone; a row's `Model` may be named anywhere, as the type of what came back.

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
    let is_named_so = ["routes", "pages"].contains(&name) || ["_routes", "_page"].iter().any(|end| name.ends_with(end));
    is_named_so || code(text).any(|(_, line)| line.contains("axum::") || line.contains("leptos::"))
}

/// Whether a line names it. What a bank sends is a statement as well: that one is part of a longer name.
fn names(line: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let stands_alone = |(place, found): (usize, &str)| {
        let (before, after) = (line[..place].chars().next_back(), line[place + found.len()..].chars().next());
        word != "Statement" || !is_letter(before) && !is_letter(after)
    };
    line.match_indices(word).any(stands_alone)
}

/// What a file names that only a query does, as `file:line: word`.
fn queries(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in code(text) {
        let line = line.replace("sea_orm::DbErr", "");
        found.extend(OF_QUERIES.iter().filter(|word| names(&line, word)).map(|word| format!("{file}:{number}: {word}")));
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
fn handlers_are_in_files_named_for_routes_and_pages_know_no_request() {
    let is_feature = |path: &Path| {
        let shown = shown(path);
        let room = shown.trim_start_matches("server/src/").split_once('/').map_or("", |(room, _)| room);
        !["", "frame", "store", "serve", "cli", "demo"].contains(&room)
    };
    let (mut handlers, mut pages) = (Vec::new(), Vec::new());
    for path in files("server/src", &[".rs"]).iter().filter(|path| is_feature(path)) {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        for (number, line) in code(&read(path)) {
            if line.contains("extract::State(") && name != "routes" && !name.ends_with("_routes") {
                handlers.push(format!("{}:{number}", shown(path)));
            }
            if (line.contains("axum::") || line.contains("leptos::")) && (name == "pages" || name.ends_with("_page")) {
                pages.push(format!("{}:{number}", shown(path)));
            }
        }
    }
    assert_eq!((handlers, pages), (Vec::new(), Vec::new()));
}

#[test]
fn a_query_is_known_when_seen() {
    let text = "use axum::extract;\nuse sea_orm::{DbErr, EntityTrait};\n// sea_orm\nperson::Entity::find_by_id(id)\n";
    assert_eq!(queries("a.rs", text), ["a.rs:2: sea_orm", "a.rs:4: ::Entity"]);
    assert_eq!(queries("a.rs", "use axum::extract;\nuse sea_orm::DbErr;\nfn row(row: person::Model) {}\n"), Vec::<String>::new());
    assert_eq!(queries("a.rs", "use sea::Statement;\nfn show(id: BankStatementId) -> StatementView {}\n"), ["a.rs:1: Statement"]);
    let rows = [("a.rs", "use axum::extract;"), ("a.rs", "use leptos::prelude::*;"), ("a_page.rs", ""), ("a.rs", "// axum::extract")];
    assert_eq!(rows.map(|(name, text)| answers_or_shows(Path::new(name), text)), [true, true, true, false]);
}

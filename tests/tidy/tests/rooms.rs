//! The rooms of the server stand in layers and their arrows run downward only. Read from what each file names, so that a circle or an upward
//! arrow fails with the two files. `docs/generated/rooms.md` draws what is there.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{ItemMod, ItemUse, Macro, UseTree};
use tidy::{files, read, root, shown};

/// What a floor is for, and its rooms. From the top; a room knows the rooms of lower floors only.
const FLOORS: [(&str, &[&str]); 26] = [
    ("the program", &["main"]),
    ("the command line", &["cli"]),
    ("the demonstration set", &["demo"]),
    ("serving", &["serve"]),
    ("the list of all routes", &["routes"]),
    ("pages that ask several features", &["overview"]),
    ("features", &["rounds"]),
    ("features", &["panels"]),
    ("features", &["changes"]),
    ("features", &["claims"]),
    ("features", &["conditions", "forecasts", "payments", "reports", "settings", "start_list", "stop"]),
    ("features", &["gates"]),
    ("features", &["reviews"]),
    ("features", &["costs", "experts", "in_kind", "partners"]),
    ("features", &["documents", "financing", "history", "imports", "judgements", "ledger", "lessons", "programme", "projects"]),
    ("features", &["organisations"]),
    ("features", &["account", "factors", "sso", "ties"]),
    ("features", &["people"]),
    ("features", &["mail"]),
    ("what every change of a project brings along", &["dossier"]),
    ("a request's way", &["frame"]),
    ("what every handler can reach", &["state"]),
    ("settings, and reference data in memory", &["config", "reference"]),
    ("what is kept", &["store"]),
    ("what knows no request and no database", &["assets", "files", "oidc", "security", "smtp"]),
    ("the crate itself", &["lib"]),
];

/// One file that names a room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Arrow {
    from: String,
    to: String,
    file: String,
    named: String,
}

/// Finds every path of the crate that a file names.
struct Paths {
    module: Vec<String>,
    named: BTreeSet<Vec<String>>,
}

impl Paths {
    /// The path from the crate's root; none for a path that begins elsewhere.
    fn absolute(&self, path: &[String]) -> Option<Vec<String>> {
        let rest = |from: usize| path[from..].to_vec();
        match path.first()?.as_str() {
            "crate" => Some(rest(1)),
            "self" => Some([self.module.clone(), rest(1)].concat()),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                let above = self.module.len().checked_sub(up)?;
                Some([self.module[..above].to_vec(), rest(up)].concat())
            }
            _ => None,
        }
    }

    fn name(&mut self, path: &[String]) {
        self.named.extend(self.absolute(path));
    }

    fn tree(&mut self, before: &[String], tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.tree(&[before, &[path.ident.to_string()]].concat(), &path.tree),
            UseTree::Name(name) => self.name(&[before, &[name.ident.to_string()]].concat()),
            UseTree::Rename(name) => self.name(&[before, &[name.ident.to_string()]].concat()),
            UseTree::Glob(_) => self.name(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
        }
    }

    /// What is inside a macro is no syntax yet: paths are read from its tokens.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.name(&std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.name(&std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.name(&std::mem::take(&mut path)),
            }
        }
        self.name(&path);
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&parts);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.tokens(called.tokens.clone());
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        self.module.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.module.pop();
    }
}

/// The module that a file is, from the folder of the crate.
fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(root().join("server/src")).unwrap_or(file).with_extension("");
    let mut parts: Vec<String> = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || parts == ["lib"]) {
        parts.pop();
    }
    parts
}

/// What a text that stands in this module names of other rooms.
fn arrows_of(module: &[String], file: &str, text: &str, rooms: &BTreeSet<String>) -> Vec<Arrow> {
    let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"));
    let mut paths = Paths { module: module.to_vec(), named: BTreeSet::new() };
    paths.visit_file(&syntax);
    let from = module.first().map_or("lib", String::as_str);
    let found = paths.named.into_iter().filter(|path| path.first().is_some_and(|to| to != from && rooms.contains(to)));
    found.map(|path| Arrow { from: from.to_owned(), to: path[0].clone(), file: file.to_owned(), named: path.join("::") }).collect()
}

/// The rooms that are there, and every arrow between them.
fn house() -> (BTreeSet<String>, Vec<Arrow>) {
    let all = files("server/src", &[".rs"]);
    let rooms: BTreeSet<String> = all.iter().map(|file| module_of(file).first().cloned().unwrap_or_else(|| "lib".to_owned())).collect();
    let arrows = all.iter().flat_map(|file| arrows_of(&module_of(file), &shown(file), &read(file), &rooms)).collect();
    (rooms, arrows)
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, rooms)| rooms.contains(&room))
}

/// The arrows that do not run downward. The crate itself lists every room.
fn upward(arrows: &[Arrow]) -> Vec<String> {
    let wrong = arrows.iter().filter(|arrow| arrow.from != "lib" && floor(&arrow.from) >= floor(&arrow.to));
    wrong.map(|arrow| format!("{} names {}: {} does not stand above {}", arrow.file, arrow.named, arrow.from, arrow.to)).collect()
}

#[test]
fn every_room_has_its_floor_and_every_arrow_runs_downward() {
    let (rooms, arrows) = house();
    let listed: BTreeSet<String> = FLOORS.iter().flat_map(|(_, rooms)| rooms.iter().map(|room| (*room).to_owned())).collect();
    assert_eq!(listed, rooms);
    assert_eq!(upward(&arrows), Vec::<String>::new());
}

#[test]
fn an_upward_arrow_is_found_wherever_it_hides() {
    let rooms: BTreeSet<String> = ["dossier", "gates", "store"].map(str::to_owned).into();
    let module = ["dossier".to_owned(), "change".to_owned()];
    let ways = [
        "use crate::gates::decide;",
        "use crate::{gates::{self, decide}, store};",
        "use super::super::gates::decide as other;",
        "fn one() -> crate::gates::Facts { loop {} }",
        "fn one() { print(crate::gates::decide()) }",
        "fn one() { view! { <p>{crate::gates::decide()}</p> } }",
        "mod tests { use super::super::super::gates::*; }",
    ];
    for text in ways {
        let found = arrows_of(&module, "change.rs", text, &rooms);
        assert_eq!(upward(&found).len(), found.iter().filter(|arrow| arrow.to == "gates").count(), "{text}");
        assert!(found.iter().any(|arrow| arrow.to == "gates"), "{text}");
    }
    let downward = arrows_of(&module, "change.rs", "use crate::store::events::Event; use super::edit; mod tests { use super::*; }", &rooms);
    assert_eq!(downward.iter().map(|arrow| arrow.named.as_str()).collect::<Vec<_>>(), ["store::events::Event"]);
    assert_eq!(upward(&downward), Vec::<String>::new());
}

#[test]
fn the_picture_of_the_rooms_is_the_one_in_the_documents() {
    let (_, arrows) = house();
    let mut below: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for arrow in &arrows {
        below.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    let pairs: usize =
        FLOORS.iter().flat_map(|(_, rooms)| *rooms).filter(|room| **room != "lib").filter_map(|room| below.get(room)).map(BTreeSet::len).sum();
    let mut page = String::from(
        "# The rooms of the server\n\nWritten by `tests/tidy/tests/rooms.rs` from what each file names. A room knows the rooms of lower floors only.\n\n",
    );
    let _ = writeln!(page, "{pairs} arrows between rooms, {} of them upward.\n", upward(&arrows).len());
    page.push_str("| floor | room | knows |\n|---|---|---|\n");
    for (what, rooms) in FLOORS.iter().filter(|(_, rooms)| *rooms != ["lib"]) {
        for room in *rooms {
            let known: Vec<&str> = below.get(room).into_iter().flatten().copied().collect();
            let _ = writeln!(page, "| {what} | {room} | {} |", known.join(", "));
        }
    }
    let path = root().join("docs/generated/rooms.md");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, &page).expect("docs/generated/rooms.md can be written");
    }
    assert_eq!(read(&path), page, "run the tests with UPDATE_GENERATED=1 and look at the difference");
}

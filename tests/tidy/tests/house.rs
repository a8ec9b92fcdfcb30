//! The rules of the house that no lint knows, read from the tree itself: which way the crates depend, and what a file may hold.
//! What may come in from outside is `deny.toml`; what no function may call is `clippy.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tidy::{files, read, root, shown};

const ROOMS: [&str; 6] = ["domain", "entity", "migration", "app", "server", "tests"];
const LONGEST_FILE: usize = 300;
/// One list each, in which a reader looks a line up: it is as long as there are things to list.
const LISTS: [&str; 2] = ["domain/src/audit/action.rs", "domain/src/audit/event.rs"];
const NAMES_THAT_SAY_NOTHING: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "service", "misc"];

/// What each crate may know of ours, at run time and in its tests.
const MAY_DEPEND_ON: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("entity", &["domain"]),
    ("migration", &[]),
    ("app", &["domain"]),
    ("server", &["app", "domain", "entity", "migration"]),
    ("tests", &["app", "domain", "entity", "migration", "server"]),
    ("tidy", &[]),
];

fn rust_files() -> Vec<PathBuf> {
    ROOMS.iter().flat_map(|room| files(room, &[".rs"])).collect()
}

/// The pages and components, without the tests that stand beside them.
fn pages() -> Vec<PathBuf> {
    files("app/src", &[".rs"]).into_iter().filter(|path| !path.ends_with("tests.rs")).collect()
}

fn is_at(path: &Path, places: &[&str]) -> bool {
    places.contains(&shown(path).as_str())
}

/// The lines of these files for which `is_wrong` holds, as `file:line`, but for the files in `except`.
fn lines_where(files: &[PathBuf], except: &[&str], is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for path in files.iter().filter(|path| !is_at(path, except)) {
        for (number, line) in read(path).lines().enumerate() {
            if is_wrong(line) {
                found.push(format!("{}:{}: {}", shown(path), number + 1, line.trim()));
            }
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn crates_depend_one_way() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("metadata lists packages");
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let allowed: BTreeMap<&str, &[&str]> = MAY_DEPEND_ON.into();

    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        for dependency in package["dependencies"].as_array().into_iter().flatten().filter_map(|dependency| dependency["name"].as_str()) {
            if let Some(allowed) = allowed.get(name)
                && names.contains(dependency)
                && !allowed.contains(&dependency)
            {
                wrong.push(format!("{name} depends on {dependency}"));
            }
        }
    }
    assert_eq!(wrong, none());
    assert_eq!(ROOMS.iter().filter(|room| !names.contains(*room)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn the_rules_know_no_clock_no_database_driver_and_no_page() {
    let manifest = read(&root().join("domain/Cargo.toml"));
    let always_there: Vec<&str> = manifest
        .split_once("[dependencies]")
        .map(|(_, rest)| rest.split("\n[").next().unwrap_or_default())
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.contains("optional = true"))
        .map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default())
        .collect();
    assert_eq!(always_there, ["chrono", "iban_validate", "serde", "serde_tuple", "unicode-normalization", "uuid"]);
}

#[test]
fn a_file_is_one_thought() {
    let long: Vec<String> = rust_files()
        .iter()
        .filter(|path| !is_at(path, &LISTS))
        .map(|path| (path, read(path).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{} has {lines} lines", shown(path)))
        .collect();
    assert_eq!(long, none());
}

#[test]
fn a_file_says_what_is_in_it() {
    let silent: Vec<String> = rust_files().iter().filter(|path| !read(path).trim_start().starts_with("//!")).map(|path| shown(path)).collect();
    assert_eq!(silent, none());
}

#[test]
fn a_name_says_something() {
    let mut everything = rust_files();
    everything.extend(["style", "scripts", "tests/e2e"].iter().flat_map(|folder| files(folder, &[".css", ".js", ".sh"])));
    let empty: Vec<String> = everything
        .iter()
        .filter(|path| {
            let inside = path.strip_prefix(root()).unwrap_or(path).with_extension("");
            inside.components().any(|part| NAMES_THAT_SAY_NOTHING.contains(&part.as_os_str().to_str().unwrap_or_default()))
        })
        .map(|path| shown(path))
        .collect();
    assert_eq!(empty, none());
}

#[test]
fn text_reaches_html_unescaped_in_two_components_only() {
    let pages = pages();
    let homes = ["app/src/document.rs", "app/src/ui/text_area.rs", "app/src/ui/escaped.rs"];
    assert_eq!(lines_where(&pages, &homes, |line| line.contains("inner_html") && !is_comment(line)), none());
    assert_eq!(lines_where(&pages, &["app/src/ui/text_area.rs"], |line| line.contains("<textarea") && !is_comment(line)), none());
    assert_eq!(lines_where(&pages, &[], |line| line.contains("<noscript") && !is_comment(line)), none());
}

#[test]
fn a_page_carries_no_style_of_its_own() {
    let is_inline = |line: &str| !is_comment(line) && [" style=", "\tstyle=", " style:", "<style"].iter().any(|mark| line.contains(mark));
    assert_eq!(lines_where(&pages(), &[], is_inline), none());
}

#[test]
fn colours_are_tokens() {
    let style = files("style", &[".css"]);
    assert_eq!(lines_where(&style, &["style/tokens.css"], names_a_colour), none());
}

/// Whether a line of CSS holds a colour that is not a token or one of the system's own (`CanvasText`, `currentColor`).
fn names_a_colour(line: &str) -> bool {
    const FUNCTIONS: [&str; 10] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "light-dark("];
    const WORDS: [&str; 12] = ["white", "black", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple", "navy", "silver"];
    let value = line.split_once(':').map_or("", |(_, value)| value);
    let is_word = value.split(|character: char| !(character.is_ascii_alphanumeric() || "-_#".contains(character))).any(|word| {
        let is_hexadecimal = word.strip_prefix('#').is_some_and(|digits| digits.len() >= 3 && digits.chars().all(|digit| digit.is_ascii_hexdigit()));
        is_hexadecimal || WORDS.contains(&word)
    });
    is_word || FUNCTIONS.iter().any(|function| value.contains(function) && !value.contains(&format!("-{function}")))
}

#[test]
fn a_colour_is_known_when_seen() {
    let lines = [
        "color: #fff;",
        "color: white;",
        "fill: oklch(0.5 0 0);",
        "color: var(--ink);",
        "white-space: nowrap;",
        "color: CanvasText;",
        "#main {",
        "color: var(--white);",
    ];
    assert_eq!(lines.map(names_a_colour), [true, true, true, false, false, false, false, false]);
}

#[test]
fn time_and_ids_come_from_one_place() {
    let marks = ["Utc::now", "Local::now", "SystemTime::now", "now_v7", "new_v4"];
    let wrong = lines_where(&rust_files(), &["server/src/state.rs", "tests/tidy/tests/house.rs"], |line| {
        !is_comment(line) && marks.iter().any(|mark| line.contains(mark))
    });
    assert_eq!(wrong, none());
}

#[test]
fn a_day_that_people_read_is_a_day_in_twente() {
    let wrong = lines_where(&files("server/src", &[".rs"]), &[], |line| line.contains(".date_naive()") && !line.contains("Amsterdam)"));
    assert_eq!(wrong, none(), "from half past eleven at night in London it is tomorrow in Twente");
}

#[test]
fn nothing_is_left_for_later_or_waved_through() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[al", "low("),
        concat!("#![al", "low("),
        concat!("#[ig", "nore"),
    ];
    let mut everything = rust_files();
    everything.extend(["app/locales", "style", "scripts", "tests/e2e"].iter().flat_map(|folder| files(folder, &[".ftl", ".css", ".js", ".sh"])));
    let wrong = lines_where(&everything, &[], |line| marks.iter().any(|mark| line.contains(mark)));
    assert_eq!(wrong, none());
}

#[test]
fn no_comment_holds_an_example_that_nothing_runs() {
    assert_eq!(lines_where(&rust_files(), &[], |line| is_comment(line) && line.contains(concat!("``", "`"))), none());
}

#[test]
fn a_comment_on_errors_says_more_than_that_the_database_has_errors() {
    let says_nothing = ["Whatever", "the database", "says"].join(" ");
    assert_eq!(lines_where(&rust_files(), &[], |line| is_comment(line) && line.contains(&says_nothing)), none());
}

#[test]
fn a_browser_test_is_never_skipped_or_alone() {
    let journeys = files("tests/e2e", &[".js"]);
    let marks = [".skip(", ".only(", concat!(".to", "do("), "skip: true", "only: true"];
    assert_eq!(lines_where(&journeys, &[], |line| marks.iter().any(|mark| line.contains(mark))), none());
}

#[test]
fn no_file_names_the_host_of_a_registry() {
    let hosts = [
        concat!("cra", "tes.io"),
        concat!("npm", "js.org"),
        concat!("npm", "js.com"),
        concat!("py", "pi.org"),
        concat!("python", "hosted.org"),
        concat!("deb.", "debian.org"),
    ];
    let mut everything: Vec<PathBuf> = ROOMS
        .into_iter()
        .chain(["style", "scripts", "docs", ".ci"])
        .flat_map(|folder| files(folder, &[".rs", ".toml", ".js", ".sh", ".css", ".md", ".ftl", ".csv", ".txt", "run"]))
        .collect();
    let at_the_top = ["Makefile", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", "deny.toml", "clippy.toml"];
    everything
        .extend(at_the_top.iter().chain(&["package.json", "package-lock.json", ".npmrc"]).map(|name| root().join(name)).filter(|path| path.exists()));
    assert_eq!(lines_where(&everything, &[], |line| hosts.iter().any(|host| line.contains(host))), none());
}

//! The guide: every picture that a page of it shows is there, and a journey takes it; and both languages have the same pages.

use std::collections::BTreeSet;
use tidy::{files, read, root, shown};

/// The names of the pictures that a text shows.
fn pictures(text: &str) -> BTreeSet<String> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.rsplit_once("img/"))
        .map(|(_, name)| name.to_owned())
        .collect()
}

#[test]
fn every_picture_of_the_guide_is_there_and_taken_by_a_journey() {
    let journeys: String = files("tests/e2e", &[".js"]).iter().map(|path| read(path)).collect();
    let mut wrong = Vec::new();
    for page in files("docs/guide", &[".md"]).into_iter().chain([root().join("README.md")]) {
        for name in pictures(&read(&page)) {
            let is_there = root().join("docs/guide/img").join(&name).is_file();
            let is_taken = journeys.contains(&format!("\"{}\"", name.trim_end_matches(".png")));
            if !is_there || !is_taken {
                wrong.push(format!("{}: {name}", shown(&page)));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_picture_is_found_where_a_text_shows_it() {
    let found = pictures("Kijk: ![Een](../img/een.png) en [twee](twee.md) en ![Drie](docs/guide/img/drie.png)");
    assert_eq!(found, ["drie.png", "een.png"].map(str::to_owned).into());
}

#[test]
fn both_languages_of_the_guide_show_the_same_pictures() {
    let of =
        |language: &str| files(&format!("docs/guide/{language}"), &[".md"]).iter().flat_map(|page| pictures(&read(page))).collect::<BTreeSet<_>>();
    assert_eq!(of("nl"), of("en"));
}

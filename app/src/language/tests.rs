//! Both languages say the same things, every text that is asked for exists, and every text is asked for.

use super::{Words, bundle, labels};
use chrono::{NaiveDate, TimeZone, Utc};
use domain::people::Language;
use domain::{Eur, Share};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const NL: Words = Words::new(Language::Nl);
const EN: Words = Words::new(Language::En);

/// The keys of a language, each with its file and the variables that its text uses.
fn keys(language: Language) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut keys: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for (feature, source) in bundle::sources(language) {
        let mut current = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_alphabetic())) {
                assert_eq!(keys.insert(key.to_owned(), ((*feature).to_owned(), BTreeSet::new())), None, "{language}: {key} is written twice");
                current = Some(key.to_owned());
            }
            let variables = line.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect());
            if let Some((_, known)) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                known.extend(variables);
            }
        }
    }
    keys
}

/// Every Rust source of a crate.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.extension() {
            Some(kind) if kind == "rs" => vec![(path.clone(), std::fs::read_to_string(&path).unwrap())],
            _ => sources(&path),
        })
        .collect()
}

fn code() -> Vec<(PathBuf, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    [here.join("src"), here.join("../server/src")]
        .iter()
        .flat_map(|folder| sources(folder))
        .filter(|(path, _)| !path.ends_with("language/tests.rs"))
        .collect()
}

/// Whether a source holds the key, or a family of keys that it belongs to, written as `"done-{code}"`.
fn asks_for(source: &str, key: &str) -> bool {
    let families = key.match_indices('-').map(|(end, _)| format!("\"{}{{", &key[..=end]));
    source.contains(&format!("\"{key}\"")) || families.into_iter().any(|family| source.contains(&family))
}

#[test]
fn a_sentence_ends_once_whatever_is_filled_in() {
    let told = |who: &str| Words::new(Language::Nl).with("mender", &[("who", who.to_owned().into())]);
    assert_eq!(["Regge", "Regge B.V.", "wie?"].map(told), ["Te doen door Regge.", "Te doen door Regge B.V.", "Te doen door wie?"]);
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_variables() {
    assert_eq!(keys(Language::Nl), keys(Language::En));
}

#[test]
fn every_label_and_explanation_is_written_and_nothing_else_is_on_the_lists() {
    let written: BTreeSet<String> = keys(Language::Nl).into_iter().filter(|(_, (feature, _))| feature == "lists").map(|(key, _)| key).collect();
    let asked: BTreeSet<String> = labels::label_keys().into_iter().chain(labels::hint_keys()).collect();
    assert_eq!(written, asked);
}

#[test]
fn every_text_that_the_code_asks_for_exists() {
    let keys = keys(Language::Nl);
    let mut missing = Vec::new();
    for (path, source) in code() {
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let source: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for call in [".t(", ".with("] {
            let asked = source.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')).filter_map(|rest| rest.split('"').next());
            missing.extend(asked.filter(|key| !keys.contains_key(*key)).map(|key| format!("{key} in {}", path.display())));
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_text_is_asked_for_somewhere() {
    let code: Vec<_> = code().into_iter().map(|(_, source)| source).collect();
    let unused: Vec<_> = keys(Language::Nl)
        .into_iter()
        .filter(|(_, (feature, _))| feature != "lists")
        .map(|(key, _)| key)
        .filter(|key| !code.iter().any(|source| asks_for(source, key)))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// Words that no text says, each with the one that stands for the same thing everywhere.
const NOT_SAID: &[(Language, &str, &str)] = &[
    (Language::Nl, "businesscase", "business case"),
    (Language::Nl, "high tech facilit", "hightechfaciliteit"),
    (Language::Nl, "maatschappelijke uitdaging", "maatschappelijk vraagstuk"),
    (Language::Nl, "pagina", "bladzijde"),
    (Language::Nl, "publiekssamenvatting", "openbare samenvatting"),
    (Language::Nl, "rangorde", "rangschikking"),
    (Language::Nl, "aangemeld", "ingelogd"),
    (Language::Nl, "bel of mail", "meld het bij uw contact van het programmabureau"),
    (Language::En, "high tech facilit", "high-tech facility"),
    (Language::En, "cofinancing", "co-financing"),
    (Language::En, "kvk", "Chamber of Commerce"),
    (Language::En, "consensus", "discussion"),
    (Language::En, "call or mail", "tell your contact at the programme office"),
];

/// The texts of a language: key and text, whole lines.
fn lines(language: Language) -> impl Iterator<Item = &'static str> {
    bundle::sources(language).iter().flat_map(|(_, source)| source.lines()).filter(|line| !line.starts_with('#'))
}

fn text_of(line: &str) -> String {
    line.split_once(" = ").map_or(line, |(_, text)| text).to_lowercase()
}

#[test]
fn one_thing_has_one_name_and_nobody_is_sent_to_a_number_that_is_not_there() {
    let told = |(language, word, instead): &(Language, &str, &str)| {
        let said = lines(*language).filter(|line| text_of(line).contains(word)).collect::<Vec<_>>();
        (!said.is_empty()).then(|| format!("{word}, say {instead}: {said:?}"))
    };
    assert_eq!(NOT_SAID.iter().filter_map(told).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn that_stopping_is_no_disgrace_is_said_where_somebody_stops_and_in_the_policy_note() {
    let said =
        |language, words: &str| lines(language).filter(|line| line.contains(words)).filter_map(|line| line.split(' ').next()).collect::<Vec<_>>();
    assert_eq!(said(Language::Nl, "geen schande"), ["policy-text-9", "stop-lead"]);
    assert_eq!(said(Language::En, "no disgrace"), ["policy-text-9", "stop-lead"]);
}

#[test]
fn dates_read_as_people_write_them() {
    let day = NaiveDate::from_ymd_opt(2024, 5, 4).unwrap();
    assert_eq!((NL.date(day), EN.date(day)), ("4 mei 2024".to_owned(), "4 May 2024".to_owned()));
    let january = NaiveDate::from_ymd_opt(2025, 1, 9).unwrap();
    assert_eq!((NL.date_short(january), EN.date_short(january)), ("9 jan 2025".to_owned(), "9 Jan 2025".to_owned()));
    assert_eq!((NL.month(january), EN.month(january)), ("januari 2025".to_owned(), "January 2025".to_owned()));
    assert_eq!((NL.month_short(january), EN.month_short(january)), ("jan".to_owned(), "Jan".to_owned()));
}

#[test]
fn moments_are_told_in_dutch_time_in_winter_and_in_summer() {
    let winter = Utc.with_ymd_and_hms(2026, 11, 23, 15, 12, 59).unwrap();
    assert_eq!(NL.date_time(winter), "23 november 2026 om 16.12 uur");
    assert_eq!(EN.date_time(winter), "23 November 2026, 16:12");
    let summer = Utc.with_ymd_and_hms(2026, 6, 30, 22, 5, 0).unwrap();
    assert_eq!(NL.date_time(summer), "1 juli 2026 om 00.05 uur");
}

#[test]
fn a_wait_is_told_in_seconds_or_minutes_and_never_too_short() {
    assert_eq!([1, 60, 61, 900].map(|seconds| NL.wait(seconds)), ["1 seconde", "60 seconden", "2 minuten", "15 minuten"]);
    assert_eq!([1, 60, 61, 900].map(|seconds| EN.wait(seconds)), ["1 second", "60 seconds", "2 minutes", "15 minutes"]);
    assert_eq!([7_200, 7_201, 86_400].map(|seconds| NL.wait(seconds)), ["120 minuten", "3 uur", "24 uur"]);
    assert_eq!([7_200, 7_201, 86_400].map(|seconds| EN.wait(seconds)), ["120 minutes", "3 hours", "24 hours"]);
}

#[test]
fn a_deadline_is_today_ahead_or_behind() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let told = |days| (NL.distance(today, today + chrono::Days::new(days)), EN.distance(today + chrono::Days::new(days), today));
    assert_eq!(told(0), ("vandaag".to_owned(), "today".to_owned()));
    assert_eq!(told(1), ("nog 1 dag".to_owned(), "1 day late".to_owned()));
    assert_eq!(told(5), ("nog 5 dagen".to_owned(), "5 days late".to_owned()));
}

#[test]
fn amounts_read_as_people_write_them() {
    let rows = [
        (Eur::ZERO, "€\u{a0}0", "€0"),
        (Eur::euros(1_350_000), "€\u{a0}1.350.000", "€1,350,000"),
        (Eur(125_050), "€\u{a0}1.250,50", "€1,250.50"),
        (Eur::euros(-1_000), "€\u{a0}-1.000", "€-1,000"),
    ];
    for (amount, dutch, english) in rows {
        assert_eq!((NL.money(amount), EN.money(amount)), (dutch.to_owned(), english.to_owned()));
    }
}

#[test]
fn amounts_on_tiles_are_short() {
    let rows = [
        (Eur::euros(10_600_000), "€\u{a0}10,6\u{a0}mln", "€10.6m"),
        (Eur::euros(100_000_000), "€\u{a0}100\u{a0}mln", "€100m"),
        (Eur::euros(1_250_000), "€\u{a0}1,3\u{a0}mln", "€1.3m"),
        (Eur(9_000_049), "€\u{a0}90.000", "€90,000"),
    ];
    for (amount, dutch, english) in rows {
        assert_eq!((NL.money_short(amount), EN.money_short(amount)), (dutch.to_owned(), english.to_owned()));
    }
}

#[test]
fn shares_and_numbers_read_as_people_write_them() {
    assert_eq!((NL.number(12_000), EN.number(12_000)), ("12.000".to_owned(), "12,000".to_owned()));
    assert_eq!(NL.percent(Share::basis_points(2_500)), "25\u{a0}%");
    assert_eq!(EN.percent(Share::basis_points(1_667)), "16.7%");
    assert_eq!((NL.ratio(Share::basis_points(12_000)), EN.ratio(Share::basis_points(10_000))), ("1,20".to_owned(), "1.00".to_owned()));
}

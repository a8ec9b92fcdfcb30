//! A project form: its names, what is refused, and what comes out of it.

use super::form::{Before, NewProject, Offered, ProjectForm};
use super::{Activity, Phase, ProjectKind, ResultType};
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;

fn typed(pairs: &[(&str, &str)]) -> ProjectForm {
    ProjectForm::from_pairs(&pairs.iter().map(|&(name, typed)| (name.to_owned(), typed.to_owned())).collect::<Vec<_>>())
}

fn offered() -> Offered {
    Offered { sub_areas: vec!["HTS.1".to_owned(), "HTS.3".to_owned()], ..Offered::default() }
}

#[test]
fn every_field_is_read_under_its_own_name_and_a_choice_more_than_once() {
    let empty = serde_json::to_value(ProjectForm::default()).expect("json");
    let names: Vec<&String> = empty.as_object().expect("fields").keys().collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).chain([("strange", "x")]).collect();
    let form = typed(&[pairs.clone(), pairs].concat());
    let read = serde_json::to_value(&form).expect("json");
    for name in &names {
        let expected = if empty[name].is_array() { serde_json::json!([name, name]) } else { serde_json::json!(name) };
        assert_eq!(read[name], expected, "{name}");
    }
    assert_eq!(names.len(), 17);
}

#[test]
fn a_project_is_what_was_typed() {
    let code = |code: &str| vec![code.to_owned()];
    let contact = PersonId(uuid::Uuid::from_u128(1));
    let offered = Offered {
        application_areas: code("water"),
        challenges: code("climate"),
        facilities: code("lab"),
        clusters: code("thematic"),
        contacts: code(&contact.to_string()),
        ..offered()
    };
    let form = typed(&[
        ("title", "SluisSens"),
        ("public_summary", "Kort."),
        ("aim", "Meten."),
        ("product_market_combination", "Sensor voor sluizen."),
        ("result_type", "basic_technology"),
        ("kind", "supporting_initiative"),
        ("primary_sub_area", "HTS.1"),
        ("secondary_sub_areas", "HTS.3"),
        ("application_areas", "water"),
        ("challenges", "climate"),
        ("facilities", "lab"),
        ("activities", "explorations"),
        ("cluster", "thematic"),
        ("start_on", "2026-05-01"),
        ("duration_months", "120"),
        ("next_gate_on", "2026-05-02"),
        ("contact", &contact.to_string()),
    ]);
    let expected = NewProject {
        title: "SluisSens".to_owned(),
        public_summary: "Kort.".to_owned(),
        aim: "Meten.".to_owned(),
        product_market_combination: "Sensor voor sluizen.".to_owned(),
        result_type: Some(ResultType::BasicTechnology),
        kind: ProjectKind::SupportingInitiative,
        primary_sub_area: Some("HTS.1".to_owned()),
        secondary_sub_areas: code("HTS.3"),
        application_areas: code("water"),
        challenges: code("climate"),
        facilities: code("lab"),
        activities: vec![Activity::Explorations],
        cluster: Some("thematic".to_owned()),
        start_on: NaiveDate::from_ymd_opt(2026, 5, 1),
        duration_months: Some(120),
        next_gate_on: NaiveDate::from_ymd_opt(2026, 5, 2),
        contact: Some(contact),
    };
    assert_eq!(form.check(Language::Nl, &offered), Ok(expected));
}

#[test]
fn a_draft_needs_only_a_title() {
    let project = typed(&[("title", "  Sluis  Sens ")]).check(Language::Nl, &offered()).expect("a title is enough");
    assert_eq!((project.title.as_str(), project.kind, project.start_on), ("Sluis Sens", ProjectKind::ClusterProject, None));
    assert_eq!(ProjectForm::default().check(Language::Nl, &offered()), Err(vec![Problem::new("title", ProblemKind::Missing)]));
}

#[test]
fn a_form_is_refused_with_all_of_its_problems() {
    let form = typed(&[
        ("title", "ab"),
        ("result_type", "magic"),
        ("secondary_sub_areas", "HTS.9"),
        ("secondary_sub_areas", "HTS.8"),
        ("activities", "dancing"),
        ("start_on", "3-4-26"),
        ("duration_months", "121"),
        ("next_gate_on", "never"),
    ]);
    let problems = vec![
        Problem::new("title", ProblemKind::TooShort(3)),
        Problem::new("result_type", ProblemKind::NotOnTheList),
        Problem::new("secondary_sub_areas", ProblemKind::NotOnTheList),
        Problem::new("activities", ProblemKind::NotOnTheList),
        Problem::new("start_on", ProblemKind::AmbiguousDate),
        Problem::new("duration_months", ProblemKind::NotBetween(1, 120)),
        Problem::new("next_gate_on", ProblemKind::NotADate),
    ];
    assert_eq!(form.check(Language::Nl, &offered()), Err(problems));
}

#[test]
fn the_next_gate_is_after_the_start_and_the_primary_area_is_not_also_secondary() {
    let form = typed(&[("title", "SluisSens"), ("start_on", "1 mei 2026"), ("next_gate_on", "1-5-2026")]);
    assert_eq!(form.check(Language::Nl, &offered()), Err(vec![Problem::new("next_gate_on", ProblemKind::NotAfter)]));
    let form = typed(&[("title", "SluisSens"), ("primary_sub_area", "HTS.1"), ("secondary_sub_areas", "HTS.1"), ("secondary_sub_areas", "HTS.3")]);
    assert_eq!(form.check(Language::Nl, &offered()).map(|project| project.secondary_sub_areas), Ok(vec!["HTS.3".to_owned()]));
}

#[test]
fn text_that_nobody_touched_is_no_reason_to_refuse() {
    let stored =
        typed(&[("title", &"é".repeat(300)), ("public_summary", &"a\nb".repeat(900)), ("duration_months", "150"), ("aim", &"x".repeat(5_000))]);
    let before = Before { phase: Phase::Start, stored: Some(&stored) };
    let check = |form: &ProjectForm| form.check_beside(Language::Nl, &offered(), before);
    let changed = ProjectForm { public_summary: stored.public_summary.replace('\n', "\r\n"), primary_sub_area: "HTS.1".to_owned(), ..stored.clone() };
    let project = check(&changed).expect("only the area changed");
    assert_eq!((project.title.chars().count(), project.duration_months, project.primary_sub_area.as_deref()), (300, Some(150), Some("HTS.1")));
    let longer = ProjectForm { aim: "y".repeat(5_001), ..stored.clone() };
    assert_eq!(check(&longer), Err(vec![Problem::new("aim", ProblemKind::TooLong(4_000))]));
    assert!(stored.check(Language::Nl, &offered()).is_err_and(|problems| problems.len() == 4), "as a new project all of it is too long");
}

#[test]
fn the_next_gate_comes_after_the_start_phase_begins_and_before_a_later_phase_does() {
    let dates = typed(&[("title", "SluisSens"), ("start_on", "2027-05-01"), ("next_gate_on", "2027-03-01")]);
    let told = |phase| dates.check_beside(Language::Nl, &offered(), Before { phase, stored: None });
    assert_eq!(told(Phase::Intake), Err(vec![Problem::new("next_gate_on", ProblemKind::NotAfter)]));
    for phase in [Phase::Start, Phase::Innovation, Phase::MarketEntry] {
        assert!(told(phase).is_ok(), "{phase}");
    }
}

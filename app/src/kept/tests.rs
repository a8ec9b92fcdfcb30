//! What was typed is read by people, not by who wrote the form.

use super::kept_lines;
use crate::language::Words;
use domain::people::Language;

const NL: Words = Words::new(Language::Nl);

fn told(path: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let names = [("HTS.1".to_owned(), "Halfgeleiders".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    kept_lines(NL, &names, path, &fields).into_iter().map(|line| (line.field, line.value)).collect()
}

fn pair(field: &str, value: &str) -> (String, String) {
    (field.to_owned(), value.to_owned())
}

#[test]
fn a_field_has_its_label_a_code_its_name_and_a_ticked_box_is_told() {
    let stop =
        [("key", "1 2"), ("version", "3"), ("reason", "market"), ("learned", " Een lange zin. "), ("unavoidable", "45.000"), ("confirm", "yes")];
    let (reason, learned, cost, agreed) = (NL.t("stop-reason"), NL.t("stop-learned"), NL.t("stop-unavoidable"), NL.t("stop-agreed"));
    let lines = told("/projects/1/stop/check", &stop);
    assert_eq!(lines.iter().map(|(field, _)| field.clone()).collect::<Vec<_>>(), [reason, learned, cost, agreed]);
    let values: Vec<&str> = lines.iter().map(|(_, value)| value.as_str()).skip(1).collect();
    assert_eq!(values, ["Een lange zin.", "45.000", "Ja"]);
    let project = [("title", "Sluis"), ("kind", "cluster_project"), ("activities", "applied_research"), ("primary_sub_area", "HTS.1")];
    let lines = told("/projects/1/edit", &project);
    assert!(lines.contains(&pair(&NL.t("project-field-title"), "Sluis")), "{lines:?}");
    assert!(lines.contains(&pair(&NL.t("project-field-primary_sub_area"), "Halfgeleiders")), "{lines:?}");
    assert!(lines.iter().all(|(_, value)| !value.contains('_')), "{lines:?}");
}

#[test]
fn boxes_of_one_question_stand_in_one_line_and_what_is_empty_in_none() {
    let typed = [("has_interest", "yes"), ("kinds", "financial"), ("kinds", "competitor"), ("explanation", ""), ("measure", "recuse")];
    let lines = told("/reviews/1/interests", &typed);
    let kinds = format!("{}, {}", NL.t("interest-financial"), NL.t("interest-competitor"));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1], pair(&NL.t("interest-kinds"), &kinds));
}

#[test]
fn a_decision_and_a_review_name_their_parts_and_no_id_is_shown() {
    let decision = [
        ("outcome", "conditional_go"),
        ("conditions.0.text", "Eerst tekenen."),
        ("conditions.0.timing", "precedent"),
        ("deviation.G1-04", "Omdat het moet."),
        ("cluster", "01900000-0000-7000-8000-000000000000"),
    ];
    let lines = told("/projects/1/gates/G1/decision/check", &decision);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(lines[1], pair("Wat moet er gebeuren (1)", "Eerst tekenen."));
    assert!(lines.iter().all(|(_, value)| !value.contains('_')), "{lines:?}");
    let review = told("/reviews/1/write", &[("score.FIT", "3.5"), ("comment.FIT", "Sterk."), ("window", "x"), ("turn", "3"), ("go", "stay")]);
    assert_eq!(review.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["3,5", "Sterk."]);
    let out = told("/rounds/1/proposals/2/take-out", &[("reason", "Later.")]);
    assert_eq!(out, [pair(&NL.t("undo-reason"), "Later.")]);
    let list = told("/import/1", &[("take", "12:3"), ("take", "14:1")]);
    assert_eq!(list, [pair(&NL.t("import-change-take"), "rij 12, rij 14")]);
    assert_eq!(told("/language", &[("anything", "Iets")]), [pair("Ook ingevuld", "Iets")]);
}

#[test]
fn who_is_invited_to_what_is_told_in_words() {
    let typed = [("name", "Lotte"), ("role", "steering_member"), ("seat", "secretary"), ("last_day", "20-12-2026"), ("language", "nl")];
    let lines = told("/people/invite", &typed);
    assert_eq!(lines.len(), 5, "{lines:?}");
    assert_eq!(lines[2], pair(&NL.t("access-field-seat"), "Secretaris"));
    assert_eq!(told("/people/1/roles/2/end", &[("when", "now")]), [pair(&NL.t("access-field-when"), "Nu")]);
}

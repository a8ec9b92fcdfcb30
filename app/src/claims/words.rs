//! Cost lines in words: what fields are called, where the other line stands, and why something does not go.

use crate::language::Words;
use crate::reports::kind_name;
use domain::claims::{COST_COLUMNS, CorrectRefusal, CostCategory, CostMeans, CostNames, DoubleKind, LinePlace};
use domain::in_kind::InKindMethod;
use domain::people::Language;

/// What a field of a line is called.
pub fn cost_label(words: Words, field: &str) -> String {
    match field {
        "pasted" => words.t("costs-pasted"),
        "file" => words.t("costs-workbook-file"),
        "pasted_means" => words.t("costs-pasted-means"),
        _ => words.t(&format!("cost-field-{field}")),
    }
}

/// What a field of the form with verdicts is called: "Regel 4, oordeel".
pub fn verdict_label(words: Words, field: &str) -> String {
    let mut parts = field.split('.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("lines"), Some(number), Some(of)) => {
            words.with("cost-verdict-of", &[("number", number.to_owned().into()), ("field", words.t(&format!("cost-verdict-{of}")).into())])
        }
        _ => words.t(&format!("cost-verdict-{field}")),
    }
}

/// What columns and choices are called in both languages, for lines of a spreadsheet.
pub fn cost_names() -> CostNames {
    let mut names = CostNames::default();
    for language in Language::ALL {
        let words = Words::new(*language);
        for column in COST_COLUMNS {
            names.column(column, &cost_label(words, column));
        }
        for category in CostCategory::ALL {
            names.choice("category", &words.label(*category), category.code());
        }
        for means in CostMeans::ALL {
            names.choice("means", &words.label(*means), means.code());
        }
        for method in InKindMethod::ALL {
            names.choice("method", &words.label(*method), method.code());
        }
    }
    names
}

/// Where the line stands that was used before. A line of another organisation is not told: it may be of a project that the reader does not know of.
pub fn double_place(words: Words, kind: DoubleKind, place: &LinePlace, is_own: bool) -> String {
    if !is_own {
        return words.t("cost-double-other");
    }
    let report = kind_name(words, place.report_name.0, place.report_name.1);
    let values = [
        ("what", words.label(kind).into()),
        ("title", place.title.clone().into()),
        ("report", report.into()),
        ("number", i64::from(place.number).into()),
    ];
    words.with("cost-double-own", &values)
}

/// Why a line is not corrected.
pub fn correct_refusal(words: Words, refusal: CorrectRefusal) -> String {
    match refusal {
        CorrectRefusal::NotApproved => words.t("cost-correct-not-approved"),
        CorrectRefusal::OwnReport => words.t("report-refused-own"),
        CorrectRefusal::OtherPerson => words.t("cost-correct-other-person"),
    }
}

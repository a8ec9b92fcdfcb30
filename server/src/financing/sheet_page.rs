//! The lines of the financing table on their page, and what their fields are called.

use crate::frame::differing::Fields;
use app::financing::financing_label;
use app::language::Words;
use app::ui::Choice;
use domain::financing::{FinancingForm, FinancingRow, FinancingRowForm};
use domain::partners::{PartnerFacts, PartnerRole};
use domain::people::Language;
use std::collections::BTreeSet;

/// The number in the names of a line's fields, the partner, and what was typed or saved.
pub(crate) type SheetLine = (u32, PartnerFacts, FinancingRowForm);

/// What was typed, in the order of the form, then the partners that it did not have. Who only shows interest and brings nothing is left out.
pub(crate) fn lines(language: Language, partners: &[PartnerFacts], form: &FinancingForm, saved: &[FinancingRow]) -> Vec<SheetLine> {
    let mut shown = BTreeSet::new();
    let mut lines = Vec::new();
    let mut number = 0;
    for typed in &form.rows {
        let partner = partners.iter().find(|partner| partner.id.to_string() == typed.partner);
        if let Some(partner) = partner.filter(|partner| shown.insert(partner.id)) {
            lines.push((number, partner.clone(), typed.clone()));
        }
        number += 1;
    }
    for partner in partners {
        let row = saved.iter().find(|row| row.partner == partner.id).copied().unwrap_or_else(|| FinancingRow::empty(partner.id));
        let is_silent = partner.role == PartnerRole::Interested && row == FinancingRow::empty(partner.id);
        if !is_silent && shown.insert(partner.id) {
            let typed = FinancingForm::of(&[row], language).rows.into_iter().next().unwrap_or_default();
            lines.push((number, partner.clone(), typed));
            number += 1;
        }
    }
    lines
}

/// The partners that have no line on the page.
pub(super) fn addable(partners: &[PartnerFacts], lines: &[SheetLine]) -> Vec<Choice> {
    let is_shown = |partner: &&PartnerFacts| lines.iter().any(|(_, shown, _)| shown.id == partner.id);
    partners.iter().filter(|partner| !is_shown(partner)).map(|partner| Choice::new(partner.id.to_string(), partner.name.clone())).collect()
}

/// The amounts that were typed and those that are stored, by the names of the fields in which they were typed. A line of a partner that left
/// has no place on the page.
pub(super) fn cells(form: &FinancingForm, rows: &[FinancingRow], language: Language) -> (Fields, Fields) {
    let (mut typed, mut stored) = (Fields::new(), Fields::new());
    for (number, line) in form.rows.iter().enumerate() {
        let Some(row) = rows.iter().find(|row| row.partner.to_string() == line.partner) else { continue };
        let name = |column: &str| format!("rows.{number}.{column}");
        typed.extend(line.amounts().map(|(column, text)| (name(column), text.to_owned())));
        for saved in FinancingForm::of(&[*row], language).rows {
            stored.extend(saved.amounts().map(|(column, text)| (name(column), text.to_owned())));
        }
    }
    (typed, stored)
}

/// The cells of the lines on the page, by the names of their fields.
pub(super) fn sheet_fields(lines: &[SheetLine]) -> Fields {
    let cells = |(number, _, line): &SheetLine| {
        line.amounts().map(|(column, text)| (format!("rows.{number}.{column}"), text.to_owned())).into_iter().collect::<Vec<_>>()
    };
    lines.iter().flat_map(cells).collect()
}

/// The partner and the column of a field such as `rows.2.cost`.
pub(crate) fn field_label(words: Words, field: &str, form: &FinancingForm, partners: &[PartnerFacts]) -> String {
    if field == "more" {
        return words.t("financing-more");
    }
    let (number, column) = field.strip_prefix("rows.").and_then(|rest| rest.split_once('.')).unwrap_or_default();
    let line = number.parse().ok().and_then(|number: usize| form.rows.get(number));
    let partner = line.and_then(|line| partners.iter().find(|partner| partner.id.to_string() == line.partner));
    match partner {
        Some(partner) => {
            words.with("financing-field", &[("partner", partner.name.clone().into()), ("column", financing_label(words, column).into())])
        }
        None => words.t("financing-partner"),
    }
}

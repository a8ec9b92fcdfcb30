//! The places of the page that follow the typing: the same names where the server writes first and where the browser writes again.

use super::reading::Reading;
use super::sheet::{COLUMNS, Sheet, SheetRow};
use crate::island::{Island, Shown};
use domain::financing::FinancingRowForm;

pub(super) const DIFFERENCE: &str = "difference";
pub(super) const BALANCE: &str = "balance";
pub(super) const UNREADABLE: &str = "unreadable";
pub(super) const MATCH_RATIO: &str = "match-ratio";
pub(super) const CASH_SHARE: &str = "cash-share";
pub(super) const MODE: &str = "mode";
pub(super) const MODE_HINT: &str = "mode-hint";

/// What follows from one line, by its place in the table.
pub(super) fn of_row(index: usize, what: &str) -> String {
    format!("row-{index}-{what}")
}

/// One amount that is typed.
pub(super) fn cell(index: usize, column: usize) -> String {
    format!("cell-{index}-{column}")
}

/// A column added up.
pub(super) fn total(index: usize) -> String {
    format!("total-{index}")
}

/// A part of the bar.
pub(super) fn block(index: usize) -> String {
    format!("block-{index}")
}

/// What a part of the bar stands for.
pub(super) fn amount(index: usize) -> String {
    format!("amount-{index}")
}

/// Whether a rule is met.
pub(super) fn verdict(index: usize) -> String {
    format!("rule-{index}")
}

/// What a rule compared.
pub(super) fn compared(index: usize) -> String {
    format!("compared-{index}")
}

impl Island for Sheet {
    const NAME: &'static str = "financing";

    fn shown(&self, typed: &dyn Fn(&str) -> Option<String>) -> Vec<Shown> {
        let line = |row: &SheetRow| {
            let mut form = FinancingRowForm::default();
            for column in COLUMNS.into_iter().chain(["remove"]) {
                if let (Some(field), Some(value)) = (form.field(column), typed(&row.name(column))) {
                    *field = value;
                }
            }
            form
        };
        let lines: Vec<FinancingRowForm> = self.rows.iter().map(line).collect();
        Reading::of(self, &lines).shown()
    }
}

impl Reading {
    /// What every place shows.
    pub(super) fn shown(&self) -> Vec<Shown> {
        let mut shown = vec![
            Shown::text(DIFFERENCE, &self.difference),
            Shown::text(BALANCE, &self.balance.1),
            Shown::attribute(BALANCE, "data-met", if self.balance.0 { "true" } else { "false" }),
            Shown::text(UNREADABLE, self.unreadable.as_deref().unwrap_or_default()),
            Shown::flag(UNREADABLE, "hidden", self.unreadable.is_none()),
            Shown::text(MATCH_RATIO, &self.match_ratio),
            Shown::text(CASH_SHARE, &self.cash_share),
            Shown::text(MODE, &self.mode.0),
            Shown::text(MODE_HINT, &self.mode.1),
        ];
        for (index, row) in self.rows.iter().enumerate() {
            shown.push(Shown::text(of_row(index, "difference"), &row.difference));
            shown.push(Shown::flag(of_row(index, "is-off"), "data-off", row.is_off));
            shown.push(Shown::text(of_row(index, "risk"), &row.risk));
            shown.push(Shown::text(of_row(index, "cost-share"), &row.cost_share));
            for (column, is_wrong) in row.unreadable.iter().enumerate() {
                shown.push(Shown { place: cell(index, column), attribute: Some("aria-invalid"), value: is_wrong.then(|| "true".to_owned()) });
            }
        }
        shown.extend(self.totals.iter().enumerate().map(|(index, text)| Shown::text(total(index), text)));
        for (index, part) in self.bar.iter().enumerate() {
            shown.push(Shown::attribute(block(index), "x", &part.start));
            shown.push(Shown::attribute(block(index), "width", &part.width));
        }
        shown.extend(self.bar_amounts.iter().enumerate().map(|(index, text)| Shown::text(amount(index), text)));
        for (index, rule) in self.rules.iter().enumerate() {
            shown.push(Shown::text(verdict(index), &rule.label));
            shown.push(Shown::attribute(verdict(index), "data-tone", &rule.tone));
            shown.push(Shown::text(compared(index), &rule.text));
        }
        shown
    }
}

//! Cost lines that were pasted from a spreadsheet, or stood in a file: which column is which, and a form for each line. Lines that are not right wait,
//! with the cells that they came from.

use super::{CostForm, CostMeans};
use crate::financing::cells;
use crate::names::normalised;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The columns, in the order of the file that goes out.
pub const COST_COLUMNS: [&str; 14] = [
    "from_on",
    "until_on",
    "description",
    "category",
    "work_package",
    "means",
    "person",
    "method",
    "rate",
    "hours",
    "amount",
    "supplier",
    "invoice",
    "evidence",
];
/// The columns of a small block without headings.
const SMALL: [&str; 5] = ["from_on", "description", "category", "hours", "amount"];
/// Lines that are read at once.
pub const MOST_LINES: usize = 500;
/// Characters that are read at once.
pub const PASTE_LIMIT: usize = 100_000;

/// What columns and choices are called, in every language in which people keep them.
#[derive(Debug, Clone, Default)]
pub struct CostNames {
    columns: BTreeMap<String, &'static str>,
    choices: BTreeMap<(&'static str, String), String>,
}

/// A line that waits until somebody mends it, with the cells that it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingCost {
    /// What stood there.
    pub form: CostForm,
    /// The cell of each field.
    pub cells: BTreeMap<String, String>,
}

/// The lines of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CostBlock {
    /// The lines.
    pub lines: Vec<WaitingCost>,
    /// Columns that are not read, by their headings.
    pub unread: Vec<String>,
}

fn key(name: &str) -> String {
    normalised(name).replace(' ', "")
}

impl CostNames {
    /// Adds a name of a column.
    pub fn column(&mut self, column: &'static str, name: &str) {
        self.columns.insert(key(name), column);
    }

    /// Adds a name of a choice in a column.
    pub fn choice(&mut self, column: &'static str, name: &str, code: &str) {
        self.choices.insert((column, key(name)), code.to_owned());
    }

    fn code(&self, column: &'static str, cell: &str) -> String {
        self.choices.get(&(column, key(cell))).cloned().unwrap_or_else(|| cell.trim().to_owned())
    }
}

/// Reads lines with or without headings. Where no column says whether it was money or in kind, `means` does.
///
/// # Errors
/// A column that is named twice.
pub fn read_costs(text: &str, names: &CostNames, means: Option<CostMeans>) -> Result<CostBlock, &'static str> {
    let rows: Vec<(usize, Vec<String>)> = (1..).zip(cells(text)).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())).collect();
    let Some((_, first)) = rows.first() else { return Ok(CostBlock::default()) };
    let named: Vec<Option<&'static str>> = first.iter().map(|cell| names.columns.get(&key(cell)).copied()).collect();
    let is_heading = named.iter().flatten().count() >= 2;
    if is_heading && let Some(twice) = COST_COLUMNS.iter().find(|column| named.iter().filter(|one| **one == Some(**column)).count() > 1) {
        return Err(twice);
    }
    let unread = first.iter().zip(&named).filter(|(cell, column)| is_heading && column.is_none() && !cell.is_empty());
    let unread = unread.map(|(cell, _)| cell.clone()).collect();
    let widest = rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
    let columns: Vec<Option<&'static str>> = if is_heading {
        named
    } else if widest <= SMALL.len() {
        SMALL.map(Some).to_vec()
    } else {
        COST_COLUMNS.map(Some).to_vec()
    };
    let lines = rows.iter().skip(usize::from(is_heading)).map(|(number, row)| line((*number, row), &columns, names, means)).collect();
    Ok(CostBlock { lines, unread })
}

fn line((number, row): (usize, &[String]), columns: &[Option<&'static str>], names: &CostNames, means: Option<CostMeans>) -> WaitingCost {
    let mut waiting = WaitingCost::default();
    for (place, (column, cell)) in columns.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_empty()) {
        let Some(column) = column else { continue };
        if let Some(field) = waiting.form.field(column) {
            *field = names.code(column, cell);
        }
        waiting.cells.insert((*column).to_owned(), format!("{}{number}", letters(place)));
    }
    if waiting.form.means.is_empty() {
        waiting.form.means = means.map(|means| means.to_string()).unwrap_or_default();
    }
    waiting
}

/// What a spreadsheet calls a column, such as `C`.
fn letters(place: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), place + 1);
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl CostForm {
    /// The field of a column.
    pub fn field(&mut self, column: &str) -> Option<&mut String> {
        Some(match column {
            "from_on" => &mut self.from_on,
            "until_on" => &mut self.until_on,
            "description" => &mut self.description,
            "category" => &mut self.category,
            "work_package" => &mut self.work_package,
            "means" => &mut self.means,
            "person" => &mut self.person,
            "method" => &mut self.method,
            "rate" => &mut self.rate,
            "hours" => &mut self.hours,
            "amount" => &mut self.amount,
            "supplier" => &mut self.supplier,
            "invoice" => &mut self.invoice,
            "evidence" => &mut self.evidence,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> CostNames {
        let mut names = CostNames::default();
        for (column, name) in [("from_on", "Datum"), ("description", "Omschrijving"), ("category", "Categorie"), ("amount", "Bedrag")] {
            names.column(column, name);
        }
        names.choice("category", "Materialen en verbruik", "materials");
        names.choice("means", "In kind", "in_kind");
        names
    }

    #[test]
    fn a_block_is_read_by_its_headings_whatever_their_order_and_names_its_cells() {
        let block = read_costs("Bedrag\tKostenplaats\tDatum\tCategorie\n1.250,00\tK7\t19-5-2026\tmaterialen en verbruik\n", &names(), None);
        let block = block.expect("a block");
        assert_eq!((block.lines.len(), block.unread), (1, vec!["Kostenplaats".to_owned()]));
        let CostForm { amount, from_on, category, description, .. } = block.lines[0].form.clone();
        assert_eq!([amount, from_on, category, description], ["1.250,00", "19-5-2026", "materials", ""]);
        assert_eq!(block.lines[0].cells.get("from_on").map(String::as_str), Some("C2"));
        assert_eq!(read_costs("Datum\tDatum\tBedrag\n1\t2\t3", &names(), None), Err("from_on"));
    }

    #[test]
    fn without_headings_five_columns_are_the_small_order_and_more_are_that_of_the_file() {
        let small = read_costs("19-5-2026\tWeefsel\tMaterialen en verbruik\t\t12", &names(), Some(CostMeans::Cash)).expect("a block");
        let form = &small.lines[0].form;
        assert_eq!((form.amount.as_str(), form.means.as_str(), form.category.as_str()), ("12", "cash", "materials"));
        let large = read_costs("19-5-2026\t\tWeefsel\tmaterials\tWP2\tin kind", &names(), Some(CostMeans::Cash)).expect("a block");
        assert_eq!((large.lines[0].form.means.as_str(), large.lines[0].form.work_package.as_str()), ("in_kind", "WP2"));
        assert_eq!(read_costs(" \n", &names(), None), Ok(CostBlock::default()));
    }

    #[test]
    fn every_column_has_a_field() {
        for column in COST_COLUMNS {
            assert!(CostForm::default().field(column).is_some(), "{column}");
        }
        assert_eq!((CostForm::default().field("other"), letters(0), letters(27)), (None, "A".to_owned(), "AB".to_owned()));
    }
}

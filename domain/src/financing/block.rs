//! Lines of a spreadsheet that name their partners: which column is which, whose each line is, and which amounts it changes.

use super::form::AMOUNT_COLUMNS;
use super::{FinancingForm, FinancingRow};
use crate::amount::AmountError;
use crate::ids::PartnerId;
use crate::money::Eur;
use crate::names::normalised;
use crate::partners::PartnerFacts;
use crate::people::Language;

/// The column that says whose a line is.
pub const PARTNER_COLUMN: &str = "partner";

/// What the columns are called, in every language in which people keep them, and what a line that adds up others is called.
#[derive(Debug, Clone)]
pub struct Headings {
    columns: Vec<(&'static str, String)>,
    totals: Vec<String>,
}

/// Which column of a block holds what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    columns: Vec<Option<&'static str>>,
    /// Columns that are not read, by their headings.
    pub unread: Vec<String>,
}

/// A line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the block, as people count.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A line whose partner is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerLine {
    /// Its number in the block.
    pub number: u32,
    /// Whose it is.
    pub partner: PartnerId,
    /// Its amounts as they stand there, each with the number of its column and the field that it is for.
    pub amounts: Vec<(usize, &'static str, String)>,
}

/// Why a line cannot be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// It names nobody.
    Nobody,
    /// It names somebody who is no partner of the project.
    NotAPartner,
    /// Several partners have this name.
    SeveralPartners,
    /// An earlier line is of the same partner.
    Again(u32),
    /// It has more cells than there are columns.
    TooManyCells,
}

/// A line that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedLine {
    /// Its number in the block.
    pub number: u32,
    /// Whom it names.
    pub name: String,
    /// Why.
    pub problem: LineProblem,
}

/// The lines of a block that can be taken over, and those that cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// Those that can.
    pub lines: Vec<PartnerLine>,
    /// Those that cannot.
    pub refused: Vec<RefusedLine>,
}

/// An amount that a block changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellChange {
    /// Whose it is.
    pub partner: PartnerId,
    /// Its field.
    pub column: &'static str,
    /// What is stored.
    pub old: Eur,
    /// What stands in the block.
    pub new: Eur,
}

/// A cell of a block that is no amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCell {
    /// The line.
    pub number: u32,
    /// The number of its column, from nought.
    pub place: usize,
    /// Whose it is.
    pub partner: PartnerId,
    /// Its field.
    pub column: &'static str,
    /// What stands there.
    pub text: String,
    /// Why it is none.
    pub problem: AmountError,
}

/// What makes two names the same: `Regge B.V.` and `regge bv` are one, and so are `In kind` and `in-kind`.
fn key(name: &str) -> String {
    normalised(name).replace(' ', "")
}

impl Headings {
    /// The names of the columns, each with the field that it is for, and the names of lines that add up others.
    pub fn new(columns: impl IntoIterator<Item = (&'static str, String)>, totals: impl IntoIterator<Item = String>) -> Self {
        let columns = columns.into_iter().map(|(column, name)| (column, key(&name))).collect();
        Self { columns, totals: totals.into_iter().map(|name| key(&name)).collect() }
    }

    fn column(&self, cell: &str) -> Option<&'static str> {
        let name = key(cell);
        self.columns.iter().find(|(_, known)| *known == name).map(|(column, _)| *column)
    }

    /// The columns as this line names them; none when it is no line of headings, which name the partner and at least one amount.
    ///
    /// # Errors
    /// A column that is named twice.
    pub fn layout(&self, cells: &[String]) -> Result<Option<Layout>, &'static str> {
        let columns: Vec<Option<&'static str>> = cells.iter().map(|cell| self.column(cell)).collect();
        let times = |column: &str| columns.iter().filter(|one| **one == Some(column)).count();
        if times(PARTNER_COLUMN) == 0 || AMOUNT_COLUMNS.iter().all(|column| times(column) == 0) {
            return Ok(None);
        }
        if let Some(twice) = std::iter::once(&PARTNER_COLUMN).chain(&AMOUNT_COLUMNS).find(|column| times(column) > 1) {
            return Err(twice);
        }
        let unread = cells.iter().zip(&columns).filter(|(cell, column)| column.is_none() && !cell.trim().is_empty());
        Ok(Some(Layout { unread: unread.map(|(cell, _)| cell.clone()).collect(), columns }))
    }
}

impl Default for Layout {
    /// The partner and then the amounts, in the order of the page.
    fn default() -> Self {
        Self { columns: std::iter::once(PARTNER_COLUMN).chain(AMOUNT_COLUMNS).map(Some).collect(), unread: Vec::new() }
    }
}

impl Block {
    /// Reads lines under their headings. Empty lines and those that add up others are passed over.
    pub fn read(lines: &[Line], layout: &Layout, headings: &Headings, partners: &[PartnerFacts]) -> Self {
        let known: Vec<(String, PartnerId)> = partners.iter().map(|partner| (key(&partner.name), partner.id)).collect();
        let place = layout.columns.iter().position(|column| *column == Some(PARTNER_COLUMN)).unwrap_or_default();
        let mut block = Self::default();
        for line in lines.iter().filter(|line| line.cells.iter().any(|cell| !cell.trim().is_empty())) {
            let name = line.cells.get(place).map(|cell| cell.trim()).unwrap_or_default();
            let named = key(name);
            if headings.totals.contains(&named) {
                continue;
            }
            match block.partner(&named, line, layout, &known) {
                Ok(partner) => {
                    let amount = |(place, cell): (usize, &String)| {
                        let column = (*layout.columns.get(place)?).filter(|column| *column != PARTNER_COLUMN)?;
                        Some((place, column, cell.clone()))
                    };
                    let amounts = line.cells.iter().enumerate().filter_map(amount).collect();
                    block.lines.push(PartnerLine { number: line.number, partner, amounts });
                }
                Err(problem) => block.refused.push(RefusedLine { number: line.number, name: name.to_owned(), problem }),
            }
        }
        block
    }

    fn partner(&self, key: &str, line: &Line, layout: &Layout, known: &[(String, PartnerId)]) -> Result<PartnerId, LineProblem> {
        if line.cells.iter().skip(layout.columns.len()).any(|cell| !cell.trim().is_empty()) {
            return Err(LineProblem::TooManyCells);
        }
        let mut named = known.iter().filter(|(name, _)| name == key).map(|(_, partner)| *partner);
        match (key.is_empty(), named.next(), named.next()) {
            (true, _, _) => Err(LineProblem::Nobody),
            (false, None, _) => Err(LineProblem::NotAPartner),
            (false, Some(_), Some(_)) => Err(LineProblem::SeveralPartners),
            (false, Some(partner), None) => match self.lines.iter().find(|line| line.partner == partner) {
                Some(earlier) => Err(LineProblem::Again(earlier.number)),
                None => Ok(partner),
            },
        }
    }

    /// The amounts that differ from what is stored, and the cells that are no amounts. Columns that the block does not have stay as they are.
    pub fn changes(&self, stored: &[FinancingRow], language: Language) -> (Vec<CellChange>, Vec<RefusedCell>) {
        let (mut changes, mut refused) = (Vec::new(), Vec::new());
        for line in &self.lines {
            let partner = line.partner;
            let row = stored.iter().find(|row| row.partner == partner).copied().unwrap_or_else(|| FinancingRow::empty(partner));
            for (place, column, text) in &line.amounts {
                match Eur::parse(text, language.thousands()) {
                    Ok(new) => {
                        let old = row.amount(column);
                        changes.extend((old != new).then_some(CellChange { partner, column, old, new }));
                    }
                    Err(problem) => {
                        let text = text.clone();
                        refused.push(RefusedCell { number: line.number, place: *place, partner, column, text, problem });
                    }
                }
            }
        }
        (changes, refused)
    }
}

impl FinancingForm {
    /// Puts the lines of a block into the form as they stand there; partners that have no line yet get one.
    pub fn take(&mut self, block: &Block) {
        for line in &block.lines {
            let partner = line.partner.to_string();
            let place = self.rows.iter().position(|row| row.partner == partner).unwrap_or(self.rows.len());
            if place == self.rows.len() {
                self.rows.push(super::FinancingRowForm { partner, ..super::FinancingRowForm::default() });
            }
            let row = &mut self.rows[place];
            row.remove.clear();
            for (_, column, text) in &line.amounts {
                if let Some(field) = row.field(column) {
                    field.clone_from(text);
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;

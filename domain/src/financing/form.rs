//! The financing table as typed: a line a partner. It may be saved before it balances, but amounts must be amounts.

use super::{FinancingRow, PublicSource};
use crate::form_reader::FormReader;
use crate::ids::PartnerId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};
use serde_tuple::{Deserialize_tuple, Serialize_tuple};
use std::collections::BTreeMap;

/// The most lines that are read; more than any project has partners.
pub const MOST_ROWS: u32 = 500;

/// The most characters that are pasted at once: a table of the largest size with room to spare.
pub const PASTED_LIMIT: u32 = 100_000;

/// The amounts of a line, by the names of their fields, in the order of the page.
pub const AMOUNT_COLUMNS: [&str; 8] =
    ["cost", "public_european", "public_national", "public_province", "public_municipality", "own_cash", "own_in_kind", "other"];

/// What somebody typed in one line: the amounts of a [`FinancingRow`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct FinancingRowForm {
    pub partner: String,
    pub cost: String,
    pub public_european: String,
    pub public_national: String,
    pub public_province: String,
    pub public_municipality: String,
    pub own_cash: String,
    pub own_in_kind: String,
    pub other: String,
    /// Anything when the line is to be taken away.
    pub remove: String,
}

/// What somebody typed in the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FinancingForm {
    /// The lines, in the order of the page.
    pub rows: Vec<FinancingRowForm>,
}

impl FinancingRowForm {
    /// The place of a field's name, such as `cost`.
    pub fn field(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "partner" => Some(&mut self.partner),
            "cost" => Some(&mut self.cost),
            "public_european" => Some(&mut self.public_european),
            "public_national" => Some(&mut self.public_national),
            "public_province" => Some(&mut self.public_province),
            "public_municipality" => Some(&mut self.public_municipality),
            "own_cash" => Some(&mut self.own_cash),
            "own_in_kind" => Some(&mut self.own_in_kind),
            "other" => Some(&mut self.other),
            "remove" => Some(&mut self.remove),
            _ => None,
        }
    }

    /// What was typed for a source of public money.
    pub fn public(&self, source: PublicSource) -> &str {
        match source {
            PublicSource::European => &self.public_european,
            PublicSource::National => &self.public_national,
            PublicSource::Province => &self.public_province,
            PublicSource::Municipality => &self.public_municipality,
        }
    }

    /// The amounts with the names of their fields, in the order of the page.
    pub fn amounts(&self) -> [(&'static str, &str); 8] {
        [
            ("cost", &self.cost),
            ("public_european", &self.public_european),
            ("public_national", &self.public_national),
            ("public_province", &self.public_province),
            ("public_municipality", &self.public_municipality),
            ("own_cash", &self.own_cash),
            ("own_in_kind", &self.own_in_kind),
            ("other", &self.other),
        ]
    }

    /// Whether the line is to be taken away: whatever stands in it, it is empty from then on.
    pub fn is_removed(&self) -> bool {
        !self.remove.is_empty()
    }

    fn of(row: &FinancingRow, language: Language) -> Self {
        let public = |source| row.public.from(source).written(language);
        Self {
            partner: row.partner.to_string(),
            cost: row.cost.written(language),
            public_european: public(PublicSource::European),
            public_national: public(PublicSource::National),
            public_province: public(PublicSource::Province),
            public_municipality: public(PublicSource::Municipality),
            own_cash: row.own_cash.written(language),
            own_in_kind: row.own_in_kind.written(language),
            other: row.other.written(language),
            remove: String::new(),
        }
    }
}

impl FinancingForm {
    /// The form that shows these lines.
    pub fn of(rows: &[FinancingRow], language: Language) -> Self {
        Self { rows: rows.iter().map(|row| FinancingRowForm::of(row, language)).collect() }
    }

    /// The form out of pairs such as `rows.0.cost`. Strange names are left out, and lines are counted again from zero.
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let mut rows: BTreeMap<u32, FinancingRowForm> = BTreeMap::new();
        for (name, typed) in pairs {
            let Some((number, field)) = name.strip_prefix("rows.").and_then(|rest| rest.split_once('.')) else { continue };
            let Some(number) = number.parse().ok().filter(|&number| number < MOST_ROWS) else { continue };
            if let Some(place) = rows.entry(number).or_default().field(field) {
                place.clone_from(typed);
            }
        }
        Self { rows: rows.into_values().collect() }
    }

    /// The lines that were typed, for these partners of the project.
    ///
    /// # Errors
    /// Every problem in the table, line by line.
    pub fn check(&self, language: Language, partners: &[PartnerId]) -> Result<Vec<FinancingRow>, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let mut rows: Vec<FinancingRow> = Vec::new();
        for (number, form) in self.rows.iter().enumerate() {
            let name = |field: &str| format!("rows.{number}.{field}");
            let Some(partner) = read.required::<PartnerId>(&name("partner"), &form.partner) else { continue };
            if !partners.contains(&partner) {
                read.problem(&name("partner"), ProblemKind::NotOnTheList);
            } else if rows.iter().any(|row| row.partner == partner) {
                read.problem(&name("partner"), ProblemKind::Taken);
            }
            let mut row = FinancingRow::empty(partner);
            if form.is_removed() {
                rows.push(row);
                continue;
            }
            row.cost = read.amount(&name("cost"), &form.cost);
            for &source in PublicSource::ALL {
                row.public.set(source, read.amount(&name(&format!("public_{source}")), form.public(source)));
            }
            row.own_cash = read.amount(&name("own_cash"), &form.own_cash);
            row.own_in_kind = read.amount(&name("own_in_kind"), &form.own_in_kind);
            row.other = read.amount(&name("other"), &form.other);
            rows.push(row);
        }
        read.finish(Some(rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Eur;

    fn partner(number: u128) -> PartnerId {
        PartnerId(uuid::Uuid::from_u128(number))
    }

    fn form(pairs: &[(&str, &str)]) -> FinancingForm {
        FinancingForm::from_pairs(&pairs.iter().map(|&(name, typed)| (name.to_owned(), typed.to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_table_reads_back_as_it_was_written_in_both_languages() {
        let mut row = FinancingRow::empty(partner(1));
        row.cost = Eur(125_000_050);
        for (number, &source) in (1..).zip(PublicSource::ALL) {
            row.public.set(source, Eur::euros(number * 1_000));
        }
        (row.own_cash, row.own_in_kind, row.other) = (Eur(1), Eur(2), Eur(3));
        for &language in Language::ALL {
            assert_eq!(FinancingForm::of(&[row], language).check(language, &[partner(1)]), Ok(vec![row]));
        }
    }

    #[test]
    fn every_field_of_a_line_is_sent_under_its_own_name() {
        let mut row = FinancingRowForm { partner: "partner".to_owned(), ..FinancingRowForm::default() };
        let names = row.amounts().map(|(name, _)| name);
        assert_eq!(names, AMOUNT_COLUMNS);
        for name in names {
            name.clone_into(row.field(name).expect("a field of the line"));
        }
        assert_eq!(row.amounts(), names.map(|name| (name, name)));
        for &source in PublicSource::ALL {
            assert_eq!(row.public(source), format!("public_{source}"));
        }
        let pairs: Vec<_> = names.iter().chain(&["partner", "strange"]).map(|name| (format!("rows.499.{name}"), (*name).to_owned())).collect();
        assert_eq!(FinancingForm::from_pairs(&pairs), FinancingForm { rows: vec![row] });
        assert_eq!(form(&[("rows.500.cost", "1")]), FinancingForm::default());
    }

    #[test]
    fn a_line_that_is_taken_away_is_empty_whatever_stands_in_it() {
        let one = partner(1).to_string();
        let taken = |remove: &str| form(&[("rows.0.partner", &one), ("rows.0.cost", "geen bedrag"), ("rows.0.remove", remove)]);
        assert_eq!(taken("yes").check(Language::Nl, &[partner(1)]), Ok(vec![FinancingRow::empty(partner(1))]));
        let kept = Err(vec![Problem::new("rows.0.cost", ProblemKind::NotAnAmount)]);
        assert_eq!(taken("").check(Language::Nl, &[partner(1)]), kept);
    }

    #[test]
    fn every_amount_that_is_none_and_every_strange_partner_is_named() {
        let one = partner(1).to_string();
        let strange = partner(9).to_string();
        let form = form(&[
            ("rows.3.partner", &one),
            ("rows.3.cost", "45,000"),
            ("rows.7.partner", &one),
            ("rows.7.other", "-5"),
            ("rows.9.partner", &strange),
            ("rows.x.cost", "1"),
            ("rows.999.cost", "1"),
        ]);
        let problems = vec![
            Problem::new("rows.0.cost", ProblemKind::AmbiguousAmount),
            Problem::new("rows.1.partner", ProblemKind::Taken),
            Problem::new("rows.1.other", ProblemKind::NegativeAmount),
            Problem::new("rows.2.partner", ProblemKind::NotOnTheList),
        ];
        assert_eq!(form.check(Language::Nl, &[partner(1)]), Err(problems));
    }
}

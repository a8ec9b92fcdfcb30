//! A change of the table that is proposed in an address: what would stand in single cells, by partner and column. It is typed text like any
//! other; nothing is saved before somebody sends the form.

use super::{FinancingForm, FinancingRow};
use crate::people::Language;

const PREFIX: &str = "proposed.";

/// A cell in which something is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedCell {
    /// The name of its field, such as `rows.2.cost`.
    pub field: String,
    /// What stood there.
    pub before: String,
}

/// The cells that differ between two tables, as pairs for an address, written in this language.
pub fn proposed_pairs(before: &[FinancingRow], after: &[FinancingRow], language: Language) -> Vec<(String, String)> {
    let written = |row: &FinancingRow| FinancingForm::of(&[*row], language).rows.into_iter().next().unwrap_or_default();
    let of_row = |row: &FinancingRow| {
        let was = before.iter().find(|one| one.partner == row.partner).copied().unwrap_or_else(|| FinancingRow::empty(row.partner));
        let (was, is) = (written(&was), written(row));
        let cells = was.amounts().into_iter().zip(is.amounts()).filter(|((_, was), (_, is))| was != is);
        cells.map(|(_, (column, is))| (format!("{PREFIX}{}.{column}", row.partner), is.to_owned())).collect::<Vec<_>>()
    };
    after.iter().flat_map(of_row).collect()
}

impl FinancingForm {
    /// Puts what is proposed into its cells. Partners and columns that the table does not have are left out, and so is what stands there already.
    pub fn propose(&mut self, pairs: &[(String, String)]) -> Vec<ProposedCell> {
        let mut cells = Vec::new();
        for (name, text) in pairs {
            let Some((partner, column)) = name.strip_prefix(PREFIX).and_then(|rest| rest.split_once('.')) else { continue };
            let Some(number) = self.rows.iter().position(|row| row.partner == partner) else { continue };
            let Some(cell) = self.rows[number].field(column).filter(|cell| column != "partner" && *cell != text) else { continue };
            let before = std::mem::replace(cell, text.clone());
            cells.push(ProposedCell { field: format!("rows.{number}.{column}"), before });
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::financing::PublicSource;
    use crate::ids::PartnerId;
    use crate::money::Eur;

    fn rows() -> [FinancingRow; 2] {
        [1, 2].map(|number| {
            let mut row = FinancingRow::empty(PartnerId(uuid::Uuid::from_u128(number)));
            (row.cost, row.own_in_kind) = (Eur::euros(40_000), Eur::euros(20_000));
            row.public.set(PublicSource::Province, Eur::euros(20_000));
            row
        })
    }

    #[test]
    fn a_changed_table_travels_in_its_changed_cells_and_arrives_whole() {
        let before = rows();
        let mut after = before;
        (after[1].own_cash, after[1].own_in_kind) = (Eur(500_050), Eur(1_499_950));
        for &language in Language::ALL {
            let pairs = proposed_pairs(&before, &after, language);
            assert_eq!(pairs.len(), 2);
            let mut form = FinancingForm::of(&before, language);
            let cells = form.propose(&pairs);
            assert_eq!(form, FinancingForm::of(&after, language));
            let fields: Vec<&str> = cells.iter().map(|cell| cell.field.as_str()).collect();
            assert_eq!((fields, cells[0].before.as_str()), (vec!["rows.1.own_cash", "rows.1.own_in_kind"], "0"));
        }
        let new = FinancingRow { cost: Eur(1), ..FinancingRow::empty(PartnerId(uuid::Uuid::from_u128(3))) };
        let name = format!("proposed.{}.cost", new.partner);
        assert_eq!(proposed_pairs(&before, &[new], Language::Nl), [(name, "0,01".to_owned())]);
    }

    #[test]
    fn what_the_table_does_not_have_is_left_out_and_strange_text_stays_as_it_is() {
        let mut form = FinancingForm::of(&rows(), Language::Nl);
        let one = rows()[0].partner;
        let pair = |name: String, text: &str| (name, text.to_owned());
        let nothing = [
            pair(format!("proposed.{}.cost", uuid::Uuid::from_u128(9)), "1"),
            pair(format!("proposed.{one}.partner"), "someone"),
            pair(format!("proposed.{one}.strange"), "1"),
            pair(format!("{one}.cost"), "1"),
            pair(format!("proposed.{one}.cost"), "40.000"),
        ];
        assert_eq!(form.propose(&nothing), []);
        assert_eq!(form, FinancingForm::of(&rows(), Language::Nl));
        let strange = [pair(format!("proposed.{one}.cost"), "<b>veel</b>")];
        assert_eq!(form.propose(&strange), [ProposedCell { field: "rows.0.cost".to_owned(), before: "40.000".to_owned() }]);
        assert_eq!(form.rows[0].cost, "<b>veel</b>");
    }
}

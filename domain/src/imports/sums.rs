//! Rows that add up others: totals and subtotals that somebody kept in the list. They are no projects.

use super::{Column, RawRow, cell};
use crate::Eur;
use crate::names::normalised;

const AMOUNTS: [Column; 4] = [Column::EuGrant, Column::OtherPublic, Column::OtherPrivate, Column::Total];
/// What only a row about a project tells.
const OF_A_PROJECT: [Column; 6] = [Column::Fund, Column::Updated, Column::Start, Column::End, Column::Summary, Column::Website];
const SUM: [&str; 7] = ["totaal", "totalen", "total", "totals", "som", "sum", "saldo"];
const PART: [&str; 4] = ["subtotaal", "subtotal", "eindtotaal", "deeltotaal"];

/// The amounts of the rows so far: of all, and since the last row that added up.
#[derive(Debug, Default)]
pub(super) struct Sums {
    all: [Eur; AMOUNTS.len()],
    since: [Eur; AMOUNTS.len()],
}

impl Sums {
    /// Whether the next row adds up others, and the column that says so; its amounts count from now on.
    pub(super) fn next(&mut self, row: &RawRow<'_>) -> Option<Column> {
        let stated = AMOUNTS.map(|column| cell::amount(row.cell(column)).ok().flatten());
        let amounts = stated.map(Option::unwrap_or_default);
        if let Some(column) = self.says_so(row, stated) {
            self.since = Default::default();
            return Some(column);
        }
        for sums in [&mut self.all, &mut self.since] {
            sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        }
        None
    }

    fn says_so(&self, row: &RawRow<'_>, stated: [Option<Eur>; AMOUNTS.len()]) -> Option<Column> {
        let is_bare = OF_A_PROJECT.iter().all(|column| row.cell(*column).trim().is_empty()) && stated.iter().flatten().any(|one| one.is_positive());
        let said = [Column::Beneficiary, Column::Title].into_iter().find_map(|column| Some((column, word(row.cell(column))?)));
        let adds_up = [self.all, self.since].iter().any(|sums| stated.iter().zip(sums).all(|(one, sum)| one.is_none_or(|one| one == *sum)));
        match said {
            _ if !is_bare => None,
            Some((column, Word::Clear)) => Some(column),
            // A company may be called so: then somebody else has to say that the row is a sum.
            Some((column, Word::Begins)) => (adds_up || is_no_name(row.cell(other(column)))).then_some(column),
            None => (adds_up && [Column::Beneficiary, Column::Title].iter().any(|column| is_no_name(row.cell(*column)))).then_some(Column::Title),
        }
    }
}

const fn other(column: Column) -> Column {
    if matches!(column, Column::Title) { Column::Beneficiary } else { Column::Title }
}

/// Empty, or a count such as `6 projecten`.
fn is_no_name(text: &str) -> bool {
    text.trim().chars().next().is_none_or(|first| first.is_ascii_digit())
}

/// How a cell says that its row is a sum.
enum Word {
    /// It says nothing else.
    Clear,
    /// It begins so.
    Begins,
}

fn word(text: &str) -> Option<Word> {
    let text = normalised(text);
    let mut words = text.split(' ');
    let first = words.next().filter(|word| *word != "grand").or_else(|| words.next())?;
    let is_alone = words.next().is_none();
    if PART.contains(&first) || SUM.contains(&first) && is_alone { Some(Word::Clear) } else { SUM.contains(&first).then_some(Word::Begins) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row with beneficiary, title, fund and the four amounts.
    fn row<'a>([beneficiary, title, fund, eu, public, private, total]: [&'a str; 7]) -> RawRow<'a> {
        let mut cells = [""; Column::COUNT];
        let at = [Column::Beneficiary, Column::Title, Column::Fund].into_iter().chain(AMOUNTS);
        at.zip([beneficiary, title, fund, eu, public, private, total]).for_each(|(column, text)| cells[column as usize] = text);
        RawRow(cells)
    }

    const TRPC: [&str; 7] = ["TRPC", "Composieten", "EFRO", "1.000", "2.000", "3.000", "6.000"];
    const REGGE: [&str; 7] = ["Regge", "Robots", "EFRO", "500", "", "500", "1.000"];

    fn after_two(last: [&str; 7]) -> Option<Column> {
        let mut sums = Sums::default();
        assert_eq!([sums.next(&row(TRPC)), sums.next(&row(REGGE))], [None, None]);
        sums.next(&row(last))
    }

    #[test]
    fn a_row_that_adds_up_others_is_seen_by_its_word_or_by_its_amounts() {
        let rows = [
            ["Totaal", "6 projecten", "", "1", "2", "3", "6"],
            ["", "Subtotaal Oost-Nederland", "", "1", "2", "3", "6"],
            ["Totaal Oost-Nederland", "", "", "", "", "", "9"],
            ["Eindtotaal:", "alles", "", "", "", "", "9"],
            ["Grand total", "", "", "", "", "", "9"],
            ["Totaal generaal", "alle jaren", "", "1.500", "2.000", "3.500", "7.000"],
            ["", "", "", "1.500", "2.000", "3.500", "7.000"],
            ["", "2 projecten", "", "1.500", "2.000", "3.500", "7.000"],
        ];
        for last in rows {
            assert!(after_two(last).is_some(), "{last:?}");
        }
    }

    #[test]
    fn a_company_whose_name_begins_so_stays_a_company() {
        let rows = [
            ["TOTAL Station", "Laadpalen langs de A1", "EFRO", "1", "2", "3", "6"],
            ["TOTAL Station", "Laadpalen langs de A1", "", "1", "2", "3", "6"],
            ["Totaal", "Een project van de firma Totaal", "EFRO", "1", "2", "3", "6"],
            ["Somnium B.V.", "Slapen", "", "1", "2", "3", "6"],
            ["Regge", "Totaalvisie op water", "", "1", "2", "3", "6"],
            ["Dinkel", "Weven", "", "1.500", "2.000", "3.500", "7.000"],
            ["", "Een project zonder begunstigde", "", "1", "2", "3", "6"],
            ["Totaal", "Zonder bedragen", "", "", "", "", ""],
        ];
        for last in rows {
            assert_eq!(after_two(last), None, "{last:?}");
        }
    }

    #[test]
    fn a_second_part_adds_up_what_came_after_the_first() {
        let mut sums = Sums::default();
        assert_eq!(sums.next(&row(TRPC)), None);
        assert_eq!(sums.next(&row(["", "Subtotaal", "", "1.000", "2.000", "3.000", "6.000"])), Some(Column::Title));
        assert_eq!(sums.next(&row(REGGE)), None);
        assert_eq!(sums.next(&row(["", "", "", "500", "", "500", "1.000"])), Some(Column::Title));
        assert_eq!(sums.next(&row(["", "", "", "1.500", "2.000", "3.500", "7.000"])), Some(Column::Title));
    }
}

//! A block of cells that somebody copied in a spreadsheet, and the cells of the table that it fills.

use crate::amount::AmountError;
use crate::money::Eur;

/// The cells of a block, line by line; none when the text is a single cell, which a field takes by itself.
pub fn pasted_block(text: &str) -> Option<Vec<Vec<String>>> {
    let lines = cells(text);
    (lines.len() > 1 || lines.iter().any(|line| line.len() > 1)).then_some(lines)
}

/// The cells of what was copied, line by line, as spreadsheets write them: a tab ends a cell, the end of a line ends a row, and a cell that
/// holds either stands between quotation marks. Any other quotation mark is part of its cell.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = vec![Vec::new()];
    let mut rest = text.trim_end_matches('\n');
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| rest.split_at(rest.find(['\t', '\n']).unwrap_or(rest.len())));
        if let Some(line) = lines.last_mut() {
            line.push(plain(cell));
        }
        rest = match after.chars().next() {
            Some('\n') => {
                lines.push(Vec::new());
                &after[1..]
            }
            Some(_) => &after[1..],
            None => return lines,
        };
    }
}

/// A cell between quotation marks that holds the end of a cell or a line, and what comes after it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let end = from + inner[from..].find('"')?;
        match inner[end + 1..].chars().next() {
            Some('"') => from = end + 2,
            None | Some('\t' | '\n') => return inner[..end].contains(['\t', '\n']).then(|| (&text[..end + 2], &inner[end + 1..])),
            Some(_) => return None,
        }
    }
}

/// A cell as it reads on one line.
fn plain(cell: &str) -> String {
    let is_quoted = cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"') && cell.contains(['\t', '\n']);
    if is_quoted { cell[1..cell.len() - 1].replace("\"\"", "\"").trim().to_owned() } else { cell.trim().to_owned() }
}

/// What a block puts into each field of a table with this many rows and columns, by its place, from this place on. None when it does not
/// fit: then nothing of it is left out in silence.
pub fn filled(block: &[Vec<String>], (rows, columns): (usize, usize), from: usize) -> Option<Vec<(usize, &str)>> {
    let (row, column) = (from.checked_div(columns)?, from % columns);
    let fits = row + block.len() <= rows && block.iter().all(|line| column + line.len() <= columns);
    let at = |down: usize, right: usize| (row + down) * columns + column + right;
    let cells = block.iter().enumerate().flat_map(|(down, line)| line.iter().enumerate().map(move |(right, cell)| (at(down, right), cell.as_str())));
    fits.then(|| cells.collect())
}

/// Whether the lines of a block begin with names and not with amounts: then they say themselves whose they are.
pub fn names_partners(block: &[Vec<String>]) -> bool {
    let is_name = |cell: &String| {
        let is_amount = Eur::parse(cell, '.') != Err(AmountError::NotAnAmount);
        !is_amount && cell.contains(char::is_alphabetic)
    };
    block.iter().any(|line| line.len() > 1 && line.first().is_some_and(is_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_block_is_read_line_by_line_and_a_single_cell_is_none() {
        assert_eq!(pasted_block("45.000\t12.000\r\n1.000\t\r\n"), Some(lines(&[&["45.000", "12.000"], &["1.000", ""]])));
        assert_eq!(pasted_block("45.000\n12.000"), Some(lines(&[&["45.000"], &["12.000"]])));
        assert_eq!(pasted_block("45.000\r12.000"), Some(lines(&[&["45.000"], &["12.000"]])));
        assert_eq!([pasted_block("45.000\r\n"), pasted_block("45 000"), pasted_block("")], [None, None, None]);
    }

    #[test]
    fn a_cell_with_a_line_end_or_a_tab_in_it_is_one_cell_and_a_name_keeps_its_quotation_marks() {
        let rows = [
            ("\"Anna\nB.V.\"\t10", lines(&[&["Anna\nB.V.", "10"]])),
            ("\"a\tb\"\t\"c\n\"\"d\"\"\"\n5", lines(&[&["a\tb", "c\n\"d\""], &["5"]])),
            ("\"Anna\" B.V.\t10", lines(&[&["\"Anna\" B.V.", "10"]])),
            ("\"Anna\"\t10", lines(&[&["\"Anna\"", "10"]])),
            ("\"Anna\t10\n20", lines(&[&["\"Anna", "10"], &["20"]])),
            ("\t\n\n5", lines(&[&["", ""], &[""], &["5"]])),
        ];
        for (text, expected) in rows {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_pasted_block_fills_the_cells_from_where_it_was_pasted() {
        let block = pasted_block("1\t2\n3\t4").expect("a block");
        assert_eq!(filled(&block, (3, 8), 9), Some(vec![(9, "1"), (10, "2"), (17, "3"), (18, "4")]));
        assert_eq!(filled(&block, (3, 8), 14), Some(vec![(14, "1"), (15, "2"), (22, "3"), (23, "4")]));
    }

    #[test]
    fn a_block_that_does_not_fit_fills_nothing() {
        let block = pasted_block("1\t2\n3\t4").expect("a block");
        for from in [15, 16, 23] {
            assert_eq!(filled(&block, (3, 8), from), None, "from {from}");
        }
        assert_eq!(filled(&block, (0, 0), 0), None);
    }

    #[test]
    fn a_block_with_names_in_front_is_told_from_one_of_amounts() {
        let rows = [
            ("Regge B.V.\t10", true),
            ("10\t20\nRegge\t10", true),
            ("10\t20", false),
            ("EUR 10\t€ 20", false),
            ("10\tRegge", false),
            ("#\t10", false),
            ("Regge\nDinkel", false),
        ];
        for (text, expected) in rows {
            assert_eq!(names_partners(&cells(text)), expected, "{text:?}");
        }
    }
}

//! A block of cells that somebody copied in a spreadsheet, and the cells of the table that it fills.

/// The cells of a block, line by line; none when the text is a single cell, which a field takes by itself.
pub fn pasted_block(text: &str) -> Option<Vec<Vec<&str>>> {
    let text = text.trim_end_matches(['\r', '\n']);
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    (lines.len() > 1 || lines.iter().any(|line| line.len() > 1)).then_some(lines)
}

/// What a block puts into each field of a table with this many rows and columns, by its place, from this place on. None when it does not
/// fit: then nothing of it is left out in silence.
pub fn filled<'a>(block: &[Vec<&'a str>], (rows, columns): (usize, usize), from: usize) -> Option<Vec<(usize, &'a str)>> {
    let (row, column) = (from.checked_div(columns)?, from % columns);
    let fits = row + block.len() <= rows && block.iter().all(|line| column + line.len() <= columns);
    let place = |(down, line): (usize, &Vec<&'a str>)| {
        line.iter().enumerate().map(|(right, cell)| ((row + down) * columns + column + right, *cell)).collect::<Vec<_>>()
    };
    fits.then(|| block.iter().enumerate().flat_map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read_line_by_line_and_a_single_cell_is_none() {
        assert_eq!(pasted_block("45.000\t12.000\r\n1.000\t\r\n"), Some(vec![vec!["45.000", "12.000"], vec!["1.000", ""]]));
        assert_eq!(pasted_block("45.000\n12.000"), Some(vec![vec!["45.000"], vec!["12.000"]]));
        assert_eq!([pasted_block("45.000\r\n"), pasted_block("45 000"), pasted_block("")], [None, None, None]);
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
}

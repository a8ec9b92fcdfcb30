//! Which column a header names, however a program or a person has touched it.

use super::Column;
use crate::names::normalised;

impl Column {
    /// The column that a header names: capitals, accents, blanks, line ends and the kind of apostrophe make no difference.
    pub fn of_header(header: &str) -> Option<Self> {
        let plain = |text: &str| normalised(text).replace(' ', "");
        let header = plain(header);
        Self::ALL.iter().copied().find(|column| plain(column.code()) == header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_however_it_was_touched() {
        for &column in Column::ALL {
            for header in [column.code().to_owned(), column.code().to_uppercase(), format!(" {} ", column.code().replace(' ', "  "))] {
                assert_eq!(Column::of_header(&header), Some(column), "{header}");
            }
        }
        let rows = [
            ("EU-subsidie in Euro\u{2019}s", Some(Column::EuGrant)),
            ("\u{feff}Begunstigde", Some(Column::Beneficiary)),
            ("Totale kosten\nin Euro's", Some(Column::Total)),
            ("Begin datum", Some(Column::Start)),
            ("Begunstigden", None),
            ("", None),
        ];
        for (header, column) in rows {
            assert_eq!(Column::of_header(header), column, "{header:?}");
        }
    }
}

//! Pages of a list: where this one begins, and the addresses of those beside it.

use app::ui::PageLinks;

/// How many rows a page has.
pub const PAGE_SIZE: u64 = 50;

/// The last page that can be asked for.
const MOST: u64 = 1_000_000;

/// A list's address with these pairs; empty values are left out.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let filled: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    if filled.is_empty() {
        return path.to_owned();
    }
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filled).finish();
    format!("{path}?{query}")
}

/// The page that an address asks for: 1 unless it names a later one, however long its number.
pub fn page_number(asked: Option<&str>) -> u64 {
    let is_past_all = |page: &str| !page.is_empty() && page.bytes().all(|b| b.is_ascii_digit());
    match asked.map(str::trim) {
        Some(page) if is_past_all(page) => page.parse().unwrap_or(MOST).clamp(1, MOST),
        Some(_) | None => 1,
    }
}

/// The page that an address asks for, of a list of `total` rows: the last one where it asks for one past the end.
pub fn page_within(asked: Option<&str>, size: u64, total: u64) -> u64 {
    page_number(asked).min(last_page(size, total))
}

/// The last page of a list; an empty list has one.
pub fn last_page(size: u64, total: u64) -> u64 {
    total.div_ceil(size.max(1)).max(1)
}

/// Where a page stands in a list of `total` rows.
pub fn page_links(path: &str, pairs: &[(&str, &str)], page: u64, total: u64) -> PageLinks {
    page_links_of(PAGE_SIZE, path, pairs, page, total)
}

/// The same for pages of `size` rows.
pub fn page_links_of(size: u64, path: &str, pairs: &[(&str, &str)], page: u64, total: u64) -> PageLinks {
    let link = |number: u64| {
        let number = if number == 1 { String::new() } else { number.to_string() };
        address(path, &[pairs, &[("page", number.as_str())]].concat())
    };
    let before = (page - 1) * size;
    let last = (before + size).min(total);
    let shown = |row: u64| i64::try_from(row).unwrap_or(i64::MAX);
    PageLinks {
        first: shown((before + 1).min(total)),
        last: shown(last),
        total: shown(total),
        previous: (page > 1).then(|| link(page - 1)),
        next: (before + size < total).then(|| link(page + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_knows_the_pages_beside_it() {
        let links = page_links("/organisations", &[("q", "roc & co"), ("type", "")], 2, 120);
        let expected = PageLinks {
            first: 51,
            last: 100,
            total: 120,
            previous: Some("/organisations?q=roc+%26+co".to_owned()),
            next: Some("/organisations?q=roc+%26+co&page=3".to_owned()),
        };
        assert_eq!(links, expected);
        assert_eq!(page_links_of(20, "/x", &[], 2, 41).next, Some("/x?page=3".to_owned()));
        assert_eq!(page_links("/x", &[], 1, 0), PageLinks { first: 0, last: 0, total: 0, previous: None, next: None });
        assert_eq!(["0", "-1", "x", "3", "99999999"].map(|asked| page_number(Some(asked))), [1, 1, 1, 3, MOST]);
    }

    #[test]
    fn a_page_past_the_end_is_the_last_page() {
        let rows = [("1", 0, 1), ("9", 0, 1), ("3", 120, 3), ("4", 120, 3), ("99999999999999999999999", 101, 3), ("2", 50, 1), ("x", 120, 1)];
        for (asked, total, expected) in rows {
            assert_eq!(page_within(Some(asked), PAGE_SIZE, total), expected, "page {asked} of {total} rows");
        }
        assert_eq!(page_within(None, 20, 41), 1);
    }
}

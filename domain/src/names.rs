//! Names and titles as people look for them and as a Dutch reader sorts them: capitals, accents and punctuation make no difference, however
//! the accents are stored.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a title that decide where it stands in a list.
const TITLE_KEY: usize = 200;

/// The name in small letters without accents and digits with single spaces, so that `Één B.V.` and `een  b v` are one.
pub fn normalised(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        match plain_letters(c) {
            Some(letters) => key.push_str(letters),
            None if c.is_alphanumeric() => key.push(c),
            None if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
            None => {}
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Letters that are no letter with an accent to Unicode, and that a Dutch reader looks for under these.
const fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => return None,
    })
}

/// The name in small letters with its accents: what was kept of imported rows before accents stopped making a difference. It never changes.
pub fn as_spelled(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// By what a title is sorted.
pub fn title_key(title: &str) -> String {
    normalised(title).chars().take(TITLE_KEY).collect()
}

/// These, as a Dutch reader sorts them by name.
pub fn sorted_by_name<T>(mut all: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    all.sort_by_cached_key(|one| normalised(name(one)));
    all
}

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// Nothing was typed: everything is shown.
    Everything,
    /// Nothing that a name can hold was typed, such as `?!`: nothing is found.
    Nothing,
    /// All of these words.
    Words(Vec<String>),
}

impl Sought {
    /// What these words look for.
    pub fn of(typed: &str) -> Self {
        let words: Vec<String> = normalised(typed).split_whitespace().map(str::to_owned).collect();
        match (typed.trim().is_empty(), words.is_empty()) {
            (true, _) => Self::Everything,
            (false, true) => Self::Nothing,
            (false, false) => Self::Words(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for name in ["ECT B.V.", " Ect  b v", "ect/B.V"] {
            assert_eq!(normalised(name), "ect b v", "{name}");
        }
        assert_eq!(normalised("..."), "");
    }

    #[test]
    fn a_name_is_found_with_and_without_accents_composed_and_decomposed() {
        let rows = [
            ("Coöperatie Één", "cooperatie een"),
            ("Coo\u{308}peratie E\u{301}e\u{301}n", "cooperatie een"),
            ("cooperatie een", "cooperatie een"),
            ("Škoda & Øresund, Æ", "skoda oresund ae"),
            ("Straße Łódź", "strasse lodz"),
            ("\u{132}ssel", "ijssel"),
            ("ﬁbre² 10½", "fibre2 101 2"),
            ("Đặng", "dang"),
        ];
        for (name, expected) in rows {
            assert_eq!(normalised(name), expected, "{name}");
        }
    }

    #[test]
    fn names_stand_as_a_dutch_reader_sorts_them() {
        let mut names = ["Zwolle", "ąb", "’t Wooldrik", "Één", "eenvoud", "aa", "Ab", "IJssel", "ijs"];
        names.sort_by_key(|name| normalised(name));
        assert_eq!(names, ["aa", "ąb", "Ab", "Één", "eenvoud", "ijs", "IJssel", "’t Wooldrik", "Zwolle"]);
    }

    #[test]
    fn a_title_that_begins_another_stands_before_it_and_a_long_one_is_cut_off() {
        assert!(title_key("Sluis") < title_key("Sluis B"));
        assert_eq!(title_key(&"é".repeat(300)), "e".repeat(200));
    }

    #[test]
    fn a_search_without_a_letter_finds_nothing_and_no_search_finds_everything() {
        assert_eq!([Sought::of(""), Sought::of("  ")], [Sought::Everything, Sought::Everything]);
        assert_eq!([Sought::of("?!"), Sought::of("%"), Sought::of("\u{301}")], [Sought::Nothing, Sought::Nothing, Sought::Nothing]);
        assert_eq!(Sought::of(" Één  sluis"), Sought::Words(vec!["een".to_owned(), "sluis".to_owned()]));
    }

    #[test]
    fn what_was_kept_of_imported_rows_stays_as_it_was_spelled() {
        assert_eq!(as_spelled("Één  B.V."), "één b v");
        assert_eq!(as_spelled("e\u{301}"), "e");
    }
}

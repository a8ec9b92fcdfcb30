//! The name of a file: what people called it, without anything that means something to a file system, a terminal or a mail program.

use super::FileType;

/// Characters that a name has at most, before its ending.
const NAME_AT_MOST: usize = 100;

/// The name without its path, without characters that hide or turn others around, and with the ending of what it is.
pub fn clean_name(given: &str, file_type: FileType) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')' | ',' | '+' | '&' | '\'');
    let plain: String = last.chars().filter(is_kept).collect();
    let plain = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let is_own = |ending: &str| file_type.endings().iter().any(|own| ending.eq_ignore_ascii_case(own));
    let stem = match plain.rsplit_once('.') {
        Some((stem, ending)) if is_own(ending) => stem,
        Some((stem, ending)) if ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric()) => stem,
        Some(_) | None => plain.as_str(),
    };
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(NAME_AT_MOST).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    let stem = if stem.is_empty() { "document" } else { stem };
    format!("{stem}.{}", file_type.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_hides_nothing_and_ends_in_what_it_is() {
        let rows = [
            ("Business case 3.pdf", "Business case 3.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\piet\\plan.PDF", "plan.pdf"),
            ("..", "document.pdf"),
            ("", "document.pdf"),
            (".htaccess", "htaccess.pdf"),
            ("factuur.pdf.exe", "factuur.pdf.pdf"),
            ("plan\u{202e}fdp.exe", "planfdp.pdf"),
            ("a\0b\r\nc.pdf", "abc.pdf"),
            ("<script>alert(1)</script>.pdf", "script.pdf"),
            ("versie 1.2 van maart", "versie 1.2 van maart.pdf"),
            ("Überzicht (juni).pdf", "Überzicht (juni).pdf"),
        ];
        for (given, expected) in rows {
            assert_eq!(clean_name(given, FileType::Pdf), expected, "{given}");
        }
        assert_eq!(clean_name(&"é".repeat(300), FileType::Png), format!("{}.png", "é".repeat(100)));
        assert_eq!(clean_name("foto.jpeg", FileType::Jpeg), "foto.jpg");
        assert_eq!(clean_name("tekening.svg", FileType::Png), "tekening.png");
    }
}

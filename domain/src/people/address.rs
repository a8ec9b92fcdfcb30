//! E-mail addresses as people type and paste them. What is taken can be sent to: nothing is left that only the mail server would refuse.

use crate::form_reader::FormReader;
use crate::problem::ProblemKind;

/// An e-mail address that was typed in the field `email`, in small letters.
pub fn email(reader: &mut FormReader, typed: &str) -> String {
    let email = reader.line("email", &clean_address(typed), 1..=200);
    if !email.is_empty() && !is_email(&email) {
        reader.problem("email", ProblemKind::NotAnEmail);
    }
    email
}

/// The address without what mail programs and web pages put around it: `mailto:`, a name before it, brackets, signs at its ends, and
/// characters that nobody sees. In small letters, as accounts are kept.
pub fn clean_address(typed: &str) -> String {
    let text: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    let text = text.trim();
    let text = match (text.rfind('<'), text.rfind('>')) {
        (Some(from), Some(to)) if from < to => &text[from + 1..to],
        _ => text,
    };
    let text = text.trim();
    let text = text.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).and_then(|_| text.get(7..)).unwrap_or(text);
    let text = text.split_once('?').map_or(text, |(address, _)| address);
    text.trim_matches(is_around).to_lowercase()
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Signs that stand before or behind an address in a sentence or a list, and in none.
const fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | '‘' | '’' | '“' | '”' | '„' | '!')
}

/// Letters, digits and the signs that every mail server takes, before one `@`; behind it a name of parts with dots. Whether it exists, only a
/// mail can tell.
fn is_email(text: &str) -> bool {
    let Some((person, host)) = text.split_once('@') else { return false };
    let is_letter = |b: u8| b.is_ascii_alphanumeric();
    let is_person = |part: &str| !part.is_empty() && part.bytes().all(|b| is_letter(b) || b"!#$%&'*+-/=?^_`{|}~".contains(&b));
    let is_host = |part: &str| {
        let has_ends = part.as_bytes().first().is_some_and(|b| is_letter(*b)) && part.as_bytes().last().is_some_and(|b| is_letter(*b));
        has_ends && part.len() <= 63 && part.bytes().all(|b| is_letter(b) || b == b'-')
    };
    let parts: Vec<&str> = host.split('.').collect();
    let is_country = parts.last().is_some_and(|last| last.len() > 1 && !last.bytes().all(|b| b.is_ascii_digit()));
    person.len() <= 64 && person.split('.').all(is_person) && parts.len() > 1 && parts.iter().all(|part| is_host(part)) && is_country
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Language;
    use crate::problem::Problem;

    fn read(typed: &str) -> Result<String, Vec<Problem>> {
        let mut reader = FormReader::new(Language::Nl);
        let email = email(&mut reader, typed);
        reader.finish(Some(email))
    }

    #[test]
    fn what_programs_put_around_an_address_is_taken_off() {
        let address = "noor.de-vries@demo.example";
        let typed = [
            "Noor.de-Vries@Demo.example",
            " noor.de-vries@demo.example ",
            "noor.de-vries@demo.example\u{200b}",
            "\u{feff}noor.de\u{200d}-vries@demo.example",
            "mailto:noor.de-vries@demo.example",
            "MAILTO:noor.de-vries@demo.example?subject=Hallo",
            "noor.de-vries@demo.example.",
            "noor.de-vries@demo.example;",
            "noor.de-vries@demo.example,",
            "Noor de Vries <noor.de-vries@demo.example>",
            "\"Vries, Noor de\" <mailto:noor.de-vries@demo.example>;",
            "<noor.de-vries@demo.example>",
            "(noor.de-vries@demo.example)",
            "“noor.de-vries@demo.example”",
        ];
        for typed in typed {
            assert_eq!(read(typed), Ok(address.to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn what_only_the_mail_server_would_refuse_is_refused_at_once() {
        let typed = [
            "noor",
            "noor@demo",
            "@demo.example",
            "noor@",
            "noor@demo..example",
            "noor@.example",
            "noor..v@demo.example",
            ".@demo.example",
            "noor v@demo.example",
            "noor@de mo.example",
            "noor@demo.example@x.example",
            "noor@-demo.example",
            "noor@demo-.example",
            "noor@demo.1",
            "noor@127.0.0.1",
            "noor@demo.e",
            "nöör@demo.example",
            "noor@dëmo.example",
            "noor@demo_x.example",
            "noor@demo.example anna@demo.example",
            "noor@demo.example;anna@demo.example",
            "\"noor v\"@demo.example",
            "no\\or@demo.example",
        ];
        for typed in typed {
            assert_eq!(read(typed), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]), "{typed:?}");
        }
        let long = format!("{}@demo.example", "a".repeat(65));
        assert_eq!(read(&long), Err(vec![Problem::new("email", ProblemKind::NotAnEmail)]));
        assert_eq!(read(" \u{200b} "), Err(vec![Problem::new("email", ProblemKind::Missing)]));
        assert_eq!(read("o'neil+poort@sub.demo-x.example"), Ok("o'neil+poort@sub.demo-x.example".to_owned()));
    }
}

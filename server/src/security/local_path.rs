//! A way onward that a request asked for: a page of this site, or nothing.

use std::fmt;
use url::{Position, Url};

/// The longest path that anybody has a reason for.
const LONGEST: usize = 2_000;

/// A path of this site, with its query, safe to send a browser to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// Reads a path that somebody typed or a page sent. Another site, whatever way it is written, is no path; nor is anything that a header cannot hold.
    pub fn read(base: &Url, typed: &str) -> Option<Self> {
        let (path, query) = typed.split_once(['?', '#']).unwrap_or((typed, ""));
        let is_path = typed.len() <= LONGEST && is_plain(typed) && leads_here(path);
        // A browser or a proxy may decode before it looks.
        if !is_path || !leads_here(&decoded(path)?) || decoded(query)?.contains(char::is_control) {
            return None;
        }
        let url = base.join(typed).ok().filter(|url| url.origin() == base.origin() && leads_here(url.path()))?;
        Some(Self(url[Position::BeforePath..].to_owned()))
    }

    /// The path itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LocalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether there is nothing in it that a browser takes out or reads as a slash.
fn is_plain(text: &str) -> bool {
    !text.contains(|letter: char| letter.is_control() || letter.is_whitespace() || letter == '\\')
}

/// Whether a path begins at the root of this site and nowhere names a host.
fn leads_here(path: &str) -> bool {
    path.starts_with('/') && !path.contains("//") && is_plain(path)
}

/// What the percent signs stand for; nothing when that is no text.
fn decoded(text: &str) -> Option<String> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        LocalPath::read(&Url::parse("https://poort.example").unwrap(), typed).map(|path| path.to_string())
    }

    #[test]
    fn a_page_of_ours_is_a_way_onward() {
        let rows = [
            ("/", "/"),
            ("/my-work", "/my-work"),
            ("/projects?phase=start&q=twee+woorden", "/projects?phase=start&q=twee+woorden"),
            ("/projects?q=a%20b%2Fc%5Cd", "/projects?q=a%20b%2Fc%5Cd"),
            ("/projects?q=https://elders.example/", "/projects?q=https://elders.example/"),
            ("/projects/018f/gates/G1#C8", "/projects/018f/gates/G1#C8"),
            ("/resume/aB-9_x", "/resume/aB-9_x"),
            ("/projects?q=één", "/projects?q=%C3%A9%C3%A9n"),
            ("/één", "/%C3%A9%C3%A9n"),
            ("/a/../b", "/b"),
            ("/@evil.example", "/@evil.example"),
            ("/?", "/?"),
        ];
        for (typed, path) in rows {
            assert_eq!(read(typed).as_deref(), Some(path), "{typed}");
        }
    }

    #[test]
    fn every_other_way_is_none() {
        let long = format!("/{}", "a".repeat(LONGEST));
        let rows = [
            "",
            "my-work",
            "https://evil.example",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\n/evil.example",
            "/\r\nSet-Cookie: a=b",
            "\t//evil.example",
            " //evil.example",
            "/ /evil.example",
            "/\u{a0}/evil.example",
            "/\u{2028}/evil.example",
            "/\u{0}/evil.example",
            "/\u{7f}",
            "/\u{85}",
            "/a\tb",
            "/a b",
            "/%09/evil.example",
            "/%0a/evil.example",
            "/%0d%0aSet-Cookie:%20a=b",
            "/%00",
            "/%7f",
            "/%20/evil.example",
            "/%5cevil.example",
            "/%5Cevil.example",
            "/%2fevil.example",
            "/%2f/evil.example",
            "/%2F%2Fevil.example",
            "/a/%2f/b",
            "/.//evil.example",
            "/..//evil.example",
            "/%2e//evil.example",
            "/%2e%2e%2f%2fevil.example",
            "/a//b",
            "/projects?q=a%0d%0ab",
            "/projects?q=\u{1}",
            "/projects?q=a b",
            "/%ff",
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@b.example",
            "?q=1",
            "#top",
            "http:/evil.example",
            "/\u{ff0f}\t/evil.example",
            long.as_str(),
        ];
        for typed in rows {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }
}

//! What was just done: told once, to who did it. The way onward names it in its address, and takes along a signed cookie of a minute that lets
//! the page say so; the page takes the cookie away. The address alone says nothing: not to others, not on a reload, not on another page.

use crate::frame::done_list::DONE;
use crate::frame::respond::with_cookie;
use crate::state::State;
use app::language::Words;
use app::ui::NoticeView;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Actor;
use domain::ids::PersonId;

/// For how many seconds the page may be asked for.
const LASTS: u32 = 60;

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Who sent the form.
    Sender,
    /// Who is signed in from now on.
    Person(PersonId),
    /// Whoever is not signed in: they just left, or have yet to come in.
    Nobody,
}

/// A way onward that says what was done, if its address names anything.
pub fn onward(location: &str, reader: Reader) -> Response {
    let mut response = Redirect::to(location).into_response();
    response.extensions_mut().insert(reader);
    response
}

/// The address of a page that says what was done.
pub fn saying(path: &str, what: &str) -> String {
    let separator = if path.contains('?') { '&' } else { '?' };
    format!("{path}{separator}done={what}")
}

/// Onward after success, with a word about what was done.
pub fn done(path: &str, what: &str, reader: Reader) -> Response {
    onward(&saying(path, what), reader)
}

/// The words about what was just done.
pub fn notice(words: Words, done: Option<&str>) -> Option<NoticeView> {
    let what = DONE.iter().find(|code| Some(**code) == done)?;
    Some(NoticeView::good(words.t(&format!("done-{what}")), words.t(&format!("done-{what}-next"))))
}

/// What was done, in the query of an address.
fn named(query: &str) -> Option<&'static str> {
    let (_, what) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?;
    DONE.iter().copied().find(|code| *code == what)
}

/// An address without what it says was done.
pub fn without(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("done=") && *pair != "done").collect();
    if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
}

fn cookie_name(what: &str) -> String {
    format!("done-{what}")
}

/// What is signed: the deed, the page, and who is told there.
fn signed_text(what: &str, path: &str, reader: Option<PersonId>) -> String {
    format!("done {what} {path} {}", reader.map(|person| person.to_string()).unwrap_or_default())
}

/// What this page tells its reader was just done.
pub fn of_request(state: &State, parts: &Parts, actor: Option<&Actor>) -> Option<String> {
    let what = named(parts.uri.query()?)?;
    let mark = super::visit::cookie(parts, &cookie_name(what))?;
    let is_theirs = state.form_secret.is_mark_of(&signed_text(what, parts.uri.path(), actor.map(|actor| actor.id)), mark);
    is_theirs.then(|| what.to_owned())
}

/// The cookie that goes with a way onward, and the one that a page takes away once it has told.
pub fn keep_once(state: &State, sender: Option<&Actor>, told: Option<&str>, response: Response) -> Response {
    let secure = if state.base_url.scheme() == "https" { "; Secure" } else { "" };
    if let Some(reader) = response.extensions().get::<Reader>().copied() {
        let location = response.headers().get(header::LOCATION).and_then(|location| location.to_str().ok()).unwrap_or_default();
        let (path, query) = location.split_once('?').unwrap_or((location, ""));
        let query = query.split('#').next().unwrap_or_default();
        let Some(what) = named(query) else { return response };
        let reader = match reader {
            Reader::Sender => sender.map(|actor| actor.id),
            Reader::Person(person) => Some(person),
            Reader::Nobody => None,
        };
        let mark = state.form_secret.mark(&signed_text(what, path, reader));
        return with_cookie(response, &format!("{}={mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age={LASTS}{secure}", cookie_name(what)));
    }
    match told {
        Some(what) if !response.status().is_redirection() => {
            with_cookie(response, &format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", cookie_name(what)))
        }
        Some(_) | None => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_what_was_done_and_loses_it_again() {
        let rows = [
            ("/projects", "saved", "/projects?done=saved", "/projects"),
            ("/projects?q=a&page=2", "signed", "/projects?q=a&page=2&done=signed", "/projects?q=a&page=2"),
        ];
        for (path, what, said, plain) in rows {
            assert_eq!((saying(path, what).as_str(), without(said).as_str()), (said, plain));
            assert_eq!(named(said.split_once('?').map_or("", |(_, query)| query)), Some(what));
        }
        assert_eq!(without("/projects?done=saved&q=undone=x"), "/projects?q=undone=x");
        assert_eq!((named("done=everything"), named("undone=saved"), named("")), (None, None, None));
    }
}

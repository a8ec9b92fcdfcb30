//! People with an account that is no demonstration, their browsers, and the messages about their accounts.

use crate::server_under_test::{Answer, PASSWORD, Poort, Visitor, now};
use axum::body::Body;
use axum::http::{Request, header};
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::{Language, Role};
use entity::{history, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::mail::rendered;
use server::people::store::{NewPerson, add, by_email};
use server::security::address::Peer;
use server::state::new_id;
use std::net::IpAddr;

pub const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
pub const TELEPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1";
pub const NEW: &str = "paard koffie zolder fiets";
pub const OFFICE: &str = "192.0.2.1";

/// Somebody with an account of their own at `name@demo.example`, and the password of all of them.
pub async fn somebody(poort: &Poort, name: &str, roles: &[Role]) -> PersonId {
    let read = &poort.state.database.read;
    let password_hash = by_email(read, "manager@demo.example").await.expect("the database answers").expect("a manager").password_hash;
    let transaction = poort.state.begin().await.expect("a write begins");
    let id = PersonId(new_id());
    let person = NewPerson {
        id,
        email: format!("{name}@demo.example"),
        name: format!("Iemand {name}"),
        password_hash,
        language: Language::Nl,
        organisation: None,
        roles: roles.to_vec(),
        seat: None,
        is_demo: false,
    };
    add(&transaction, person, now()).await.expect("a person is added");
    transaction.finish([]).await.expect("the write ends");
    id
}

/// Signs in with a browser that calls itself this, from an address, with the cookies that it has.
pub async fn signs_in(poort: &Poort, (name, password): (&str, &str), (user_agent, from): (&str, &str), cookies: &str) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", format!("{name}@demo.example").as_str()), ("password", password)])
        .finish();
    let request = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    let request = request.header(header::USER_AGENT, user_agent).header(header::COOKIE, cookies);
    poort.nobody().send(request.extension(Peer(from.parse::<IpAddr>().expect("an address"))), Body::from(body)).await
}

/// The browser in which somebody has just signed in so.
pub async fn in_browser<'a>(poort: &'a Poort, name: &str, user_agent: &str) -> Visitor<'a> {
    let answer = signs_in(poort, (name, PASSWORD), (user_agent, OFFICE), "").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    poort.browser_after(&answer, name).await
}

/// Sends a form from an address.
pub async fn sends_from(visitor: &Visitor<'_>, from: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    visitor.send(request.extension(Peer(from.parse::<IpAddr>().expect("an address"))), Body::from(body)).await
}

/// The messages of a kind, oldest first.
pub async fn letters(poort: &Poort, kind: MailKind) -> Vec<outbox::Model> {
    let of_kind = outbox::Entity::find().filter(outbox::Column::Kind.eq(kind)).order_by_asc(outbox::Column::Id);
    of_kind.all(&poort.state.database.read).await.expect("the database answers")
}

/// What a message says.
pub fn text_of(poort: &Poort, row: &outbox::Model) -> String {
    rendered(row, &poort.state.base_url).expect("words").text
}

/// The link in the last message of a kind that still says something.
pub async fn link_in(poort: &Poort, kind: MailKind, path: &str) -> String {
    let letters = letters(poort, kind).await;
    let text = text_of(poort, letters.last().expect("a message"));
    let at = text.find(path).unwrap_or_else(|| panic!("a link: {text}"));
    text[at..].split_whitespace().next().expect("a link").to_owned()
}

/// What the history tells of this kind: of whom, and the facts.
pub async fn told(poort: &Poort, action: &str) -> Vec<(String, String)> {
    let of_kind = history::Entity::find().filter(history::Column::Action.eq(action)).order_by_asc(history::Column::Seq);
    let rows = of_kind.all(&poort.state.database.read).await.expect("the database answers");
    rows.into_iter().map(|row| (row.subject, row.detail)).collect()
}

/// A page without what is new in every answer.
pub fn same_bytes(answer: &Answer) -> String {
    let policy = answer.headers.get(header::CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce");
    let text = answer.text.replace(nonce, "");
    // The page as it is asked for in another language names its own address.
    let Some((before, rest)) = text.split_once("name=\"path\" value=\"") else { return text };
    format!("{before}{}", rest.split_once('"').map_or("", |(_, rest)| rest))
}

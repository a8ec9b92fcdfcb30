//! What people do around a panel: forms sent with a fresh key, reviews handed in, opened and agreed on, and whom the mail tells.

use super::a_review::{Panel, accepts, submits, writes, written};
use crate::server_under_test::{Answer, Poort, Visitor};
use axum::http::StatusCode;
use domain::ids::ReviewId;
use domain::mail::MailKind;
use domain::reviews::Criterion;
use entity::{outbox, proposal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::state::new_id;

const SAYS: &str = "Het plan is sterk en de risico's zijn eerlijk verdeeld.";

/// Sends a form with a fresh key.
pub async fn send(visitor: &Visitor<'_>, path: &str, version: &str, fields: &[(&str, &str)]) -> Answer {
    let key = new_id().to_string();
    let pairs = [&[("key", key.as_str()), ("version", version)], fields].concat();
    visitor.post(path, &pairs).await
}

/// Accepts, writes and hands in.
pub async fn hands_in(poort: &Poort, review: ReviewId, name: &str, scores: [&str; 5], text: &str) {
    let expert = poort.signed_in(name).await;
    accepts(poort, &expert, review).await;
    writes(poort, &expert, review, &written(scores, text), "stay").await;
    assert_eq!(submits(poort, &expert, review).await.status, StatusCode::SEE_OTHER);
}

/// The proposal as it is now.
pub async fn before_the_panel(poort: &Poort, panel: &Panel) -> proposal::Model {
    let row = proposal::Entity::find_by_id(panel.proposal).one(&poort.state.database.read).await;
    row.expect("the database answers").expect("a proposal")
}

/// Opens the reviews.
pub async fn opens(poort: &Poort, visitor: &Visitor<'_>, panel: &Panel) -> Answer {
    let version = before_the_panel(poort, panel).await.version.to_string();
    send(visitor, &format!("{}/open", page(panel)), &version, &[]).await
}

/// The page of the project before the panel.
pub fn page(panel: &Panel) -> String {
    format!("/rounds/{}/proposals/{}", panel.round, panel.proposal)
}

/// What the panel agrees on, with these scores.
pub fn agreed(scores: [&str; 5]) -> Vec<(String, String)> {
    let of = |(criterion, score): (&Criterion, &str)| {
        [(format!("score.{criterion}"), score.to_owned()), (format!("text.{criterion}"), format!("Het panel is het eens over {criterion}."))]
    };
    let rest = [("advice", "fund"), ("reasons", SAYS)].map(|(name, value)| (name.to_owned(), value.to_owned()));
    Criterion::ALL.iter().zip(scores).flat_map(of).chain(rest).collect()
}

/// Sends what the panel agrees on.
pub async fn records(visitor: &Visitor<'_>, panel: &Panel, fields: &[(String, String)], go: &str) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("go", go)]).collect();
    let action = format!("{}/consensus", page(panel));
    let version = visitor.get(&page(panel)).await.version_in(&action);
    send(visitor, &action, &version, &fields).await
}

/// Whom messages of a kind are for.
pub async fn told(poort: &Poort, kind: MailKind) -> Vec<String> {
    let rows = outbox::Entity::find().filter(outbox::Column::Kind.eq(kind)).all(&poort.state.database.read).await.expect("the database answers");
    let mut to: Vec<String> = rows.into_iter().map(|row| row.address).collect();
    to.sort();
    to
}

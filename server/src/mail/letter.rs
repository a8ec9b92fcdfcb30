//! What a message tells, kept as facts, and its words, made when it is sent or shown. A message of before facts were kept has its words.

use super::queue::{Said, whole_address};
use crate::reference::Reference;
use crate::state::State;
use crate::store::versioned::{self, Unreadable, Versioned};
use ::entity::outbox;
use app::language::Words;
use app::mail::{LetterView, Own, Rendered, letter, subject};
use chrono::NaiveDate;
use domain::gates::{Gate, Outcome};
use domain::mail::MailKind;
use domain::people::Language;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use url::Url;

/// The facts of a message; its kind, reader and language are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    /// Who is greeted.
    pub(super) name: String,
    /// What it is about.
    pub(super) title: String,
    /// The last day on which the reader can do what is asked.
    pub(super) until: Option<NaiveDate>,
    /// The whole address that it leads to; of a secret message with its token.
    pub(super) href: String,
    /// What else it tells.
    pub(super) said: Said,
}

#[derive(Deserialize)]
struct LetterV1 {
    name: String,
    title: String,
    until: Option<NaiveDate>,
    href: String,
}

/// A message of before there was more to tell.
impl From<LetterV1> for Letter {
    fn from(LetterV1 { name, title, until, href }: LetterV1) -> Self {
        Self { name, title, until, href, said: Said::default() }
    }
}

#[derive(Serialize, Deserialize)]
struct LetterV2 {
    name: String,
    title: String,
    until: Option<NaiveDate>,
    href: String,
    gate: Option<Gate>,
    outcome: Option<Outcome>,
    note: String,
}

impl Versioned for Letter {
    const NAME: &'static str = "text of the message";
    const VERSION: u32 = 2;

    fn written(&self) -> impl Serialize {
        let Self { name, title, until, href, said: Said { gate, outcome, note } } = self.clone();
        LetterV2 { name, title, until, href, gate, outcome, note }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => Ok(serde_json::from_str::<LetterV1>(text)?.into()),
            2 => {
                let LetterV2 { name, title, until, href, gate, outcome, note } = serde_json::from_str(text)?;
                Ok(Self { name, title, until, href, said: Said { gate, outcome, note } })
            }
            other => Err(Unreadable::Version(other)),
        }
    }
}

fn facts(row: &outbox::Model) -> Result<Option<Letter>, DbErr> {
    row.facts.as_ref().map(|facts| versioned::read(facts, row.id)).transpose()
}

/// Whether what it said was wiped.
pub(super) const fn is_wiped(row: &outbox::Model) -> bool {
    row.facts.is_none() && row.text_body.is_empty()
}

/// The message in its reader's words, without what the programme adds; empty where it was wiped.
///
/// # Errors
/// Facts that cannot be read.
pub fn rendered(row: &outbox::Model, base_url: &Url) -> Result<Rendered, DbErr> {
    rendered_with(row, base_url, Own::default())
}

/// The same as it goes out: with the programme's own sentences and its bureau.
///
/// # Errors
/// Facts that cannot be read.
pub(super) fn as_sent(row: &outbox::Model, state: &State) -> Result<Rendered, DbErr> {
    rendered_with(row, &state.base_url, own(&state.reference(), row.kind, row.language))
}

/// What the programme adds to messages of a kind.
fn own(reference: &Reference, kind: MailKind, language: Language) -> Own {
    Own { text: reference.own_text(kind, language), bureau: reference.bureau.clone() }
}

fn rendered_with(row: &outbox::Model, base_url: &Url, own: Own) -> Result<Rendered, DbErr> {
    let Some(Letter { name, title, until, href, said: Said { gate, outcome, note } }) = facts(row)? else {
        return Ok(Rendered { subject: summary(row)?.0, text: row.text_body.clone(), html: row.html_body.clone() });
    };
    let preferences = row.person_id.map(|_| whole_address(base_url, &app::paths::preferences()));
    Ok(letter(Words::new(row.language), &LetterView { kind: row.kind, name, title, until, gate, outcome, note, href, preferences, own }))
}

/// The subject of a message and where it leads. What was wiped named nothing.
pub(super) fn summary(row: &outbox::Model) -> Result<(String, String), DbErr> {
    let of = |title: &str| subject(Words::new(row.language), row.kind, title);
    Ok(match facts(row)? {
        Some(letter) => (of(&letter.title), letter.href),
        None if row.subject.is_empty() => (of(""), String::new()),
        None => (row.subject.clone(), row.href.clone().unwrap_or_default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_version_1_are_read_as_a_message_that_tells_no_more() {
        let expected = Letter {
            name: "Rens Demo".to_owned(),
            title: "SluisSens".to_owned(),
            until: NaiveDate::from_ymd_opt(2027, 5, 4),
            href: "https://poort.example.nl/reviews".to_owned(),
            said: Said::default(),
        };
        assert_eq!(versioned::read::<Letter>(include_str!("golden/letter_v1.json"), 1), Ok(expected.clone()));
        let said = Said { gate: Some(Gate::G1), outcome: Some(Outcome::Hold), note: "De vergunning is er nog niet.".to_owned() };
        assert_eq!(versioned::golden::<Letter>(include_str!("golden/letter_v2.json")), Letter { said, ..expected });
    }

    #[test]
    fn facts_that_cannot_be_read_are_an_error() {
        let told = "the text of the message of 7 cannot be read: another shape from column 15 on";
        assert_eq!(versioned::read::<Letter>(r#"{"name":"Rens"}"#, 7), Err(DbErr::Custom(told.to_owned())));
    }
}

//! What a frozen dossier holds, and reading it back. Version 4 holds among its facts what reports and documents say to the rules; version 3 did not,
//! version 2 held no documents either, and version 1 a part of the rest.

use super::frozen_documents::{DocumentV3, FrozenDocument};
use super::frozen_more::{More, MoreV2};
use crate::reference::Reference;
use crate::store::versioned::{self, Unreadable, Versioned};
use ::entity::{project, snapshot};
use domain::gates::{Facts, RuleResult, evaluate};
use domain::ids::{ProjectId, SnapshotId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

/// The content of a frozen dossier; the hash is over its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The facts on the day.
    pub facts: Facts,
    /// What the rules said on the day.
    pub results: Vec<RuleResult>,
    /// What the partners wrote.
    pub texts: Texts,
    /// What else was typed and judged; dossiers of version 1 kept none of it.
    pub more: Option<More>,
    /// The documents that it rests on, with the hashes of what they held; none in dossiers of before there were documents.
    pub documents: Vec<FrozenDocument>,
}

/// What the partners wrote, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The number of the project.
    pub number: i64,
    /// The title.
    pub title: String,
    /// The summary for the public.
    pub public_summary: String,
    /// The aim.
    pub aim: String,
    /// The product and its market.
    pub product_market_combination: String,
}

impl Texts {
    /// What they write now.
    pub fn of(project: &project::Model) -> Self {
        Self {
            number: project.number,
            title: project.title.clone(),
            public_summary: project.public_summary.clone(),
            aim: project.aim.clone(),
            product_market_combination: project.product_market_combination.clone(),
        }
    }
}

impl Content {
    /// The dossier as it is now.
    pub fn of(reference: &Reference, project: &project::Model, facts: Facts, more: More, documents: Vec<FrozenDocument>) -> Self {
        let results = evaluate(&reference.rules, &facts);
        Self { facts, results, texts: Texts::of(project), more: Some(more), documents }
    }

    /// What was frozen.
    ///
    /// # Errors
    /// A content that cannot be read.
    pub fn read(row: &snapshot::Model) -> Result<Self, DbErr> {
        versioned::read(&row.content, row.id)
    }
}

/// Facts and results have the shape that `domain` gives them, which the golden files hold still: see decision 18.
#[derive(Serialize, Deserialize)]
struct FrozenV1 {
    facts: Facts,
    results: Vec<RuleResult>,
    texts: TextsV1,
}

#[derive(Serialize, Deserialize)]
struct TextsV1 {
    number: i64,
    title: String,
    public_summary: String,
    aim: String,
    product_market_combination: String,
}

#[derive(Serialize, Deserialize)]
struct FrozenV2 {
    facts: Facts,
    results: Vec<RuleResult>,
    texts: TextsV1,
    more: MoreV2,
}

/// Version 3 had the same parts. Its facts say nothing of reports and of what documents stand for.
#[derive(Serialize, Deserialize)]
struct FrozenV4 {
    facts: Facts,
    results: Vec<RuleResult>,
    texts: TextsV1,
    more: MoreV2,
    documents: Vec<DocumentV3>,
}

impl From<Texts> for TextsV1 {
    fn from(texts: Texts) -> Self {
        let Texts { number, title, public_summary, aim, product_market_combination } = texts;
        Self { number, title, public_summary, aim, product_market_combination }
    }
}

impl From<TextsV1> for Texts {
    fn from(texts: TextsV1) -> Self {
        let TextsV1 { number, title, public_summary, aim, product_market_combination } = texts;
        Self { number, title, public_summary, aim, product_market_combination }
    }
}

impl Versioned for Content {
    const NAME: &'static str = "frozen dossier";
    const VERSION: u32 = 4;

    fn written(&self) -> impl Serialize {
        let Self { facts, results, texts, more, documents } = self.clone();
        let documents = documents.into_iter().map(DocumentV3::from).collect();
        FrozenV4 { facts, results, texts: texts.into(), more: more.unwrap_or_default().into(), documents }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let FrozenV1 { facts, results, texts } = serde_json::from_str(text)?;
                Ok(Self { facts, results, texts: texts.into(), more: None, documents: Vec::new() })
            }
            2 => {
                let FrozenV2 { facts, results, texts, more } = serde_json::from_str(text)?;
                Ok(Self { facts, results, texts: texts.into(), more: Some(more.into()), documents: Vec::new() })
            }
            3 | 4 => {
                let FrozenV4 { facts, results, texts, more, documents } = serde_json::from_str(text)?;
                let documents = documents.into_iter().map(FrozenDocument::from).collect();
                Ok(Self { facts, results, texts: texts.into(), more: Some(more.into()), documents })
            }
            other => Err(Unreadable::Version(other)),
        }
    }
}

/// One frozen dossier of a project.
pub async fn snapshot(connection: &impl ConnectionTrait, project: ProjectId, id: SnapshotId) -> Result<Option<snapshot::Model>, DbErr> {
    snapshot::Entity::find_by_id(id).filter(snapshot::Column::ProjectId.eq(project)).one(connection).await
}

#[cfg(test)]
mod tests;

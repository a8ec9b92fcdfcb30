//! What a frozen dossier holds, and reading it back.

use crate::reference::Reference;
use ::entity::{project, snapshot};
use domain::gates::{Facts, RuleResult, evaluate};
use domain::ids::{ProjectId, SnapshotId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

/// The content of a frozen dossier; the hash is over its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Content {
    /// The facts on the day.
    pub facts: Facts,
    /// What the rules said on the day.
    pub results: Vec<RuleResult>,
    /// What the partners wrote.
    #[serde(default)]
    pub texts: Texts,
}

/// What the partners wrote, word by word.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
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
    pub fn of(reference: &Reference, project: &project::Model, facts: Facts) -> Self {
        let results = evaluate(&reference.rules, &facts);
        Self { facts, results, texts: Texts::of(project) }
    }

    /// Reads a content; none when it is of another shape.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// One frozen dossier of a project.
pub async fn snapshot(connection: &impl ConnectionTrait, project: ProjectId, id: SnapshotId) -> Result<Option<snapshot::Model>, DbErr> {
    snapshot::Entity::find_by_id(id).filter(snapshot::Column::ProjectId.eq(project)).one(connection).await
}

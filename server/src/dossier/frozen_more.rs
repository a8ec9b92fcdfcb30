//! What a frozen dossier holds beside facts and first texts: what was typed about the business case, proof, lessons and stopping, what was chosen,
//! the evidence and the levels with their reasons. Nobody who judged is named in it: partners and experts read it.

use crate::store::unreadable::unreadable;
use crate::store::versioned::same_fields;
use ::entity::{assessment, dossier, evidence, project_tag};
use domain::conditions::{Condition, Opinion};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::TagList;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct More {
    /// What there is to see of a prototype or a proof of concept.
    pub proof_of_concept: String,
    /// The lessons.
    pub lessons: String,
    /// What if we stop now.
    pub stopping_considered: String,
    /// Application areas by their codes.
    pub application_areas: Vec<String>,
    /// Societal challenges by their codes.
    pub challenges: Vec<String>,
    /// Facilities by their codes.
    pub facilities: Vec<String>,
    /// The evidence.
    pub evidence: Vec<FrozenEvidence>,
    /// The levels with their reasons, whoever's opinion they are.
    pub judged: Vec<FrozenLevel>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenEvidence {
    /// For which condition.
    pub condition: Condition,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub reference: String,
    /// The programme accepted it.
    pub accepted: bool,
}

/// An opinion on a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenLevel {
    /// Which condition.
    pub condition: Condition,
    /// Whose opinion.
    pub opinion: Opinion,
    /// The level that was given.
    pub level: u8,
    /// Why.
    pub reason: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MoreV2 {
    proof_of_concept: String,
    lessons: String,
    stopping_considered: String,
    application_areas: Vec<String>,
    challenges: Vec<String>,
    facilities: Vec<String>,
    evidence: Vec<EvidenceV2>,
    judged: Vec<LevelV2>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceV2 {
    condition: Condition,
    title: String,
    reference: String,
    accepted: bool,
}

#[derive(Serialize, Deserialize)]
struct LevelV2 {
    condition: Condition,
    opinion: Opinion,
    level: u8,
    reason: String,
}

same_fields! {
    EvidenceV2 = FrozenEvidence { condition, title, reference, accepted }
    LevelV2 = FrozenLevel { condition, opinion, level, reason }
    MoreV2 = More { proof_of_concept, lessons, stopping_considered, application_areas, challenges, facilities, [evidence, judged] }
}

impl More {
    /// From the rows of one project. Of each opinion on a condition the last row counts.
    ///
    /// # Errors
    /// A level that is no number of ours.
    pub fn of<'a>(
        dossier: Option<&dossier::Model>,
        tags: &[&project_tag::Model],
        evidence: impl IntoIterator<Item = &'a evidence::Model>,
        assessments: impl IntoIterator<Item = &'a assessment::Model>,
    ) -> Result<Self, DbErr> {
        let chosen = |list: TagList| {
            let mut codes: Vec<String> = tags.iter().filter(|tag| tag.list == list).map(|tag| tag.code.clone()).collect();
            codes.sort();
            codes
        };
        let text = |of: fn(&dossier::Model) -> &String| dossier.map(of).cloned().unwrap_or_default();
        let mut judged: Vec<FrozenLevel> = Vec::new();
        for row in assessments {
            let level = u8::try_from(row.level).map_err(|error| unreadable(format!("the opinion {}", row.id), error))?;
            judged.retain(|one| (one.condition, one.opinion) != (row.condition_code, row.opinion));
            judged.push(FrozenLevel { condition: row.condition_code, opinion: row.opinion, level, reason: row.reason.clone() });
        }
        judged.sort_by_key(|one| (one.condition, one.opinion));
        let piece = |row: &evidence::Model| FrozenEvidence {
            condition: row.condition_code,
            title: row.title.clone(),
            reference: row.reference.clone(),
            accepted: row.accepted,
        };
        Ok(Self {
            proof_of_concept: text(|row| &row.proof_of_concept),
            lessons: text(|row| &row.lessons),
            stopping_considered: text(|row| &row.stopping_considered),
            application_areas: chosen(TagList::ApplicationArea),
            challenges: chosen(TagList::Challenge),
            facilities: chosen(TagList::Facility),
            evidence: evidence.into_iter().map(piece).collect(),
            judged,
        })
    }

    /// What stands in the database now. Four queries.
    ///
    /// # Errors
    /// A level that is no number of ours.
    pub async fn now(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Self, DbErr> {
        let dossier = dossier::Entity::find_by_id(project).one(connection).await?;
        let tags = project_tag::Entity::find().filter(project_tag::Column::ProjectId.eq(project)).all(connection).await?;
        let pieces = evidence::Entity::find().filter(evidence::Column::ProjectId.eq(project)).order_by_asc(evidence::Column::Id);
        let opinions = assessment::Entity::find().filter(assessment::Column::ProjectId.eq(project)).filter(assessment::Column::Gate.eq(gate));
        let opinions = opinions.order_by_asc(assessment::Column::AssessedAt).order_by_asc(assessment::Column::Id).all(connection).await?;
        let (pieces, tags) = (pieces.all(connection).await?, tags.iter().collect::<Vec<_>>());
        Self::of(dossier.as_ref(), &tags, &pieces, &opinions)
    }
}

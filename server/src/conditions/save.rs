//! Writing opinions and evidence: each in the one way to change a dossier.

use crate::documents;
use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{assessment, evidence, project};
use domain::access::act::{self, Act};
use domain::access::{Permit, ProjectStanding};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Value, differences};
use domain::conditions::{Condition, NewAssessment, NewEvidence, Opinion};
use domain::gates::Gate;
use domain::ids::{AssessmentId, EvidenceId};
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// An action that gives an opinion of one kind.
pub trait GivesOpinion: Act<On = ProjectStanding> {
    /// Whose opinion it gives.
    const OPINION: Opinion;
    /// What it touches: the own opinion of the lead partner is part of what is handed in.
    const TOUCHES: Touches;
}

impl GivesOpinion for act::AssessOwnProject {
    const OPINION: Opinion = Opinion::LeadPartner;
    const TOUCHES: Touches = Touches::Dossier;
}

impl GivesOpinion for act::AssessProject {
    const OPINION: Opinion = Opinion::ProgrammeManager;
    const TOUCHES: Touches = Touches::Judged;
}

/// Saves an opinion in the place of the earlier one of the same kind.
///
/// # Errors
/// 409 when the project changed meanwhile or its dossier is frozen.
pub async fn assess<A: GivesOpinion>(
    state: &State,
    permit: &Permit<A>,
    (gate, condition): (Gate, Condition),
    new: NewAssessment,
    submission: &Submission,
) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, A::TOUCHES).await?;
    let earlier = assessment::Entity::find()
        .filter(assessment::Column::ProjectId.eq(permit.project()))
        .filter(assessment::Column::Gate.eq(gate))
        .filter(assessment::Column::ConditionCode.eq(condition))
        .filter(assessment::Column::Opinion.eq(A::OPINION))
        .one(&change.write)
        .await?;
    let event = keep(&change, permit, (gate, condition), earlier, new).await?;
    Ok(change.finish(project::ActiveModel::default(), event).await?)
}

/// Saves the opinions of one kind on several conditions at once. What is the same as before is left as it is.
///
/// # Errors
/// 409 when the project changed meanwhile or its dossier is frozen.
pub async fn assess_all<A: GivesOpinion>(
    state: &State,
    permit: &Permit<A>,
    gate: Gate,
    new: BTreeMap<Condition, NewAssessment>,
    submission: &Submission,
) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, A::TOUCHES).await?;
    let earlier = assessment::Entity::find()
        .filter(assessment::Column::ProjectId.eq(permit.project()))
        .filter(assessment::Column::Gate.eq(gate))
        .filter(assessment::Column::Opinion.eq(A::OPINION))
        .all(&change.write)
        .await?;
    let mut events = Vec::new();
    for (condition, new) in new {
        let earlier = earlier.iter().find(|row| row.condition_code == condition).cloned();
        let is_same = earlier.as_ref().is_some_and(|row| row.level == i32::from(new.level.number()) && row.reason == new.reason);
        if !is_same {
            events.push(keep(&change, permit, (gate, condition), earlier, new).await?);
        }
    }
    Ok(change.finish_with(project::ActiveModel::default(), events).await?)
}

/// Keeps one opinion in the place of the earlier one, and what the history tells of it.
async fn keep<A: GivesOpinion>(
    change: &Change,
    permit: &Permit<A>,
    (gate, condition): (Gate, Condition),
    earlier: Option<assessment::Model>,
    new: NewAssessment,
) -> Result<Event, DbErr> {
    let fields = |level: i64, reason: &str| vec![("level", Value::Number(level)), ("reason", Value::text(reason))];
    let before = earlier.as_ref().map(|row| fields(row.level.into(), &row.reason)).unwrap_or_default();
    let changes = differences("opinion", None, &before, &fields(new.level.number().into(), &new.reason));
    let level = new.level.number();
    let id = earlier.as_ref().map_or_else(|| AssessmentId(new_id()), |row| row.id);
    let row = assessment::ActiveModel {
        id: Set(id),
        project_id: Set(permit.project()),
        gate: Set(gate),
        condition_code: Set(condition),
        opinion: Set(A::OPINION),
        level: Set(i32::from(new.level.number())),
        reason: Set(new.reason),
        assessed_by: Set(Some(permit.person())),
        assessed_at: Set(change.now()),
    };
    match earlier {
        Some(_) => assessment::Entity::update(row).validate()?.exec_without_returning(&change.write).await.map(|_| ())?,
        None => assessment::Entity::insert(row).exec_without_returning(&change.write).await.map(|_| ())?,
    }
    let edited = Edited::without_reason(changes);
    let happened = HistoryEvent::Assessed { assessment: id, gate, condition, opinion: A::OPINION, level, edited };
    Ok(Event::by(permit.person(), permit.person_name(), happened))
}

/// Adds evidence. It counts once somebody accepts it.
///
/// # Errors
/// 409 when the project changed meanwhile or its dossier is frozen.
pub async fn add_evidence(
    state: &State,
    permit: &Permit<act::AddEvidence>,
    condition: Condition,
    new: NewEvidence,
    submission: &Submission,
) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, Touches::Dossier).await?;
    if let Some(document) = new.document {
        let offered = documents::read::named(&change.write, permit.project()).await?;
        if offered.iter().all(|one| one.id != document || !one.is_offered()) {
            return Err(vec![Problem::new("document", ProblemKind::NotOnTheList)].into());
        }
    }
    let id = EvidenceId(new_id());
    let happened = HistoryEvent::EvidenceAdded { evidence: id, condition, title: new.title.clone(), reference: new.reference.clone() };
    let row = evidence::ActiveModel {
        id: Set(id),
        project_id: Set(permit.project()),
        condition_code: Set(condition),
        title: Set(new.title),
        reference: Set(new.reference),
        accepted: Set(false),
        added_by: Set(Some(permit.person())),
        added_at: Set(change.now()),
        document_id: Set(new.document),
    };
    evidence::Entity::insert(row).exec_without_returning(&change.write).await?;
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// Accepts evidence of the permit's project.
///
/// # Errors
/// 409 when the project changed meanwhile or its dossier is frozen.
pub async fn accept_evidence(
    state: &State,
    permit: &Permit<act::AcceptEvidence>,
    row: evidence::Model,
    submission: &Submission,
) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, Touches::Judged).await?;
    let happened = HistoryEvent::EvidenceAccepted { evidence: row.id, condition: row.condition_code, title: row.title };
    let row = evidence::ActiveModel { id: Set(row.id), accepted: Set(true), ..Default::default() };
    evidence::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

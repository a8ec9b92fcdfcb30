//! What was approved of a project, and which of its partners took part in that.

use crate::dossier::frozen::Content;
use ::entity::{decision, financing_row, project, snapshot};
use domain::gates::{Gate, Outcome};
use domain::ids::{PartnerId, ProjectId, SnapshotId};
use domain::partners::PartnerFacts;
use domain::projects::{Approved, Arrival, Part, Phase, Place};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Select, Statement};

const FROM_OLD_LIST: &str = "SELECT 1 AS one FROM legacy_row l WHERE l.project_id = $1 AND NOT EXISTS (SELECT 1 FROM decision d \
     WHERE d.project_id = $1 AND d.signed_at IS NOT NULL AND d.outcome IN ('go', 'conditional_go'))";

/// What was approved. At most one query.
pub async fn approved(connection: &impl ConnectionTrait, project: &project::Model) -> Result<Approved, DbErr> {
    let place = Place { phase: project.phase, status: project.status };
    let by_place = Approved::of(place, Arrival::ThroughGate);
    if !by_place.is_anything() {
        return Ok(by_place);
    }
    let asked = Statement::from_sql_and_values(connection.get_database_backend(), FROM_OLD_LIST, [project.id.into()]);
    let is_from_old_list = connection.query_one_raw(asked).await?.is_some();
    Ok(if is_from_old_list { Approved::of(place, Arrival::FromOldList) } else { by_place })
}

/// The partners that took part in what was approved: who has money in an approved phase, and who took part in the dossier of the last signed
/// go; where no such dossier is kept, and after gate 1, where nobody joins without a word, everybody who takes part now. At most three queries.
pub async fn approved_partners(
    connection: &impl ConnectionTrait,
    project: &project::Model,
    approved: Approved,
    partners: &[PartnerFacts],
) -> Result<Vec<PartnerId>, DbErr> {
    if !approved.is_anything() {
        return Ok(Vec::new());
    }
    let took_part =
        |partners: &[PartnerFacts]| -> Vec<PartnerId> { partners.iter().filter(|partner| partner.takes_part()).map(|partner| partner.id).collect() };
    let frozen = if approved.locks(Part::NewParticipant) { None } else { dossier_of_last_go(connection, project.id).await? };
    let took_part = frozen.map_or_else(|| took_part(partners), |content| took_part(&content.facts.partners));
    let phases = Phase::ALL.iter().copied().filter(|phase| approved.covers(*phase));
    let paid = financing_row::Entity::find()
        .filter(financing_row::Column::ProjectId.eq(project.id))
        .filter(financing_row::Column::Phase.is_in(phases))
        .all(connection)
        .await?;
    let is_among = |partner: &&PartnerFacts| took_part.contains(&partner.id) || paid.iter().any(|row| row.partner_id == partner.id);
    Ok(partners.iter().filter(is_among).map(|partner| partner.id).collect())
}

/// The dossier that the last signed go was about.
async fn dossier_of_last_go(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<Content>, DbErr> {
    let go = gos(project).one(connection).await?;
    Ok(dossier_of(connection, go).await?.map(|(_, _, content)| content))
}

/// Signed decisions of a project that led on, the last first.
fn gos(project: ProjectId) -> Select<decision::Entity> {
    decision::Entity::find()
        .filter(decision::Column::ProjectId.eq(project))
        .filter(decision::Column::SignedAt.is_not_null())
        .filter(decision::Column::Outcome.is_in([Outcome::Go, Outcome::ConditionalGo]))
        .order_by_desc(decision::Column::SignedAt)
}

async fn dossier_of(connection: &impl ConnectionTrait, go: Option<decision::Model>) -> Result<Option<(SnapshotId, u32, Content)>, DbErr> {
    let Some(id) = go.and_then(|go| go.snapshot_id) else { return Ok(None) };
    let Some(frozen) = snapshot::Entity::find_by_id(id).one(connection).await? else { return Ok(None) };
    Ok(Some((frozen.id, u32::try_from(frozen.number).unwrap_or_default(), Content::read(&frozen)?)))
}

/// The dossier on which the phase before a gate was approved, with its id and number. Two queries.
///
/// # Errors
/// A dossier that cannot be read.
pub async fn last_go(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Option<(SnapshotId, u32, Content)>, DbErr> {
    let led_here: Vec<Gate> = Gate::ALL.iter().copied().filter(|one| one.to() == gate.from()).collect();
    let go = gos(project).filter(decision::Column::Gate.is_in(led_here)).one(connection).await?;
    dossier_of(connection, go).await
}

//! Lines in kind, read: those of an organisation with everything that stands in them, and of a project without wages, rates and names.

use crate::dossier::partners;
use crate::financing::table;
use ::entity::{in_kind_line, partner, project};
use domain::Eur;
use domain::financing::{Financing, PublicSource};
use domain::ids::{InKindLineId, OrganisationId, PartnerId, ProjectId};
use domain::in_kind::{Around, Counted, Hours, InKindMethod, Inputs, NewLine, Support};
use domain::partners::PartnerFacts;
use domain::projects::{Period, Phase};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// A line as far as everybody who checks it may read it: no amount, no rate, no name.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Summed {
    pub(super) id: InKindLineId,
    pub(super) partner_id: PartnerId,
    pub(super) phase: Phase,
    pub(super) method: InKindMethod,
    pub(super) year: i32,
    pub(super) hours: Hours,
    pub(super) evidence: String,
    pub(super) value: Eur,
}

/// The lines of a project, without what only their own organisation reads. One query.
pub(super) async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Summed>, DbErr> {
    use in_kind_line::Column as Of;
    let columns = [Of::Id, Of::PartnerId, Of::Phase, Of::Method, Of::Year, Of::Hours, Of::Evidence, Of::Value];
    let lines = in_kind_line::Entity::find().select_only().columns(columns).filter(Of::ProjectId.eq(project));
    lines.order_by_asc(Of::CreatedAt).order_by_asc(Of::Id).into_model().all(connection).await
}

/// The place of an organisation in a project. One query.
pub(super) async fn place(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    organisation: Option<OrganisationId>,
) -> Result<Option<partner::Model>, DbErr> {
    let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(project));
    places.filter(partner::Column::OrganisationId.eq(organisation)).one(connection).await
}

/// The lines of an organisation, over all projects. One query.
pub(super) async fn of_organisation(connection: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<in_kind_line::Model>, DbErr> {
    use in_kind_line::Column as Of;
    let places = sea_orm::sea_query::Query::select()
        .column(partner::Column::Id)
        .from(partner::Entity)
        .and_where(partner::Column::OrganisationId.eq(organisation))
        .to_owned();
    let lines = in_kind_line::Entity::find().filter(Of::PartnerId.in_subquery(places));
    lines.order_by_asc(Of::CreatedAt).order_by_asc(Of::Id).all(connection).await
}

/// One line of this place; none when it is somebody else's. One query.
pub(super) async fn find(connection: &impl ConnectionTrait, place: PartnerId, id: InKindLineId) -> Result<Option<in_kind_line::Model>, DbErr> {
    in_kind_line::Entity::find_by_id(id).filter(in_kind_line::Column::PartnerId.eq(place)).one(connection).await
}

/// The line as the rules know it.
pub(super) fn line_of(row: &in_kind_line::Model) -> NewLine {
    NewLine {
        method: row.method,
        phase: row.phase,
        person: row.person.clone(),
        from_on: row.from_on,
        until_on: row.until_on,
        year: row.year,
        inputs: Inputs { amount: row.amount, residual: row.residual, life_hours: row.life_hours, hours: row.hours },
        market_value: row.market_value,
        evidence: row.evidence.clone(),
        value: row.value,
    }
}

/// The line as others are measured by it.
pub(super) fn counted(row: &in_kind_line::Model) -> Counted {
    let (person, evidence) = (row.person.clone(), row.evidence.clone());
    Counted { project: row.project_id, method: row.method, person, year: row.year, hours: row.hours, evidence }
}

/// The days between which a project works.
pub(super) fn period(project: &project::Model) -> Period {
    Period::of(project.start_on, project.phase_from, project.duration_months.and_then(|months| u32::try_from(months).ok()))
}

/// What a phase costs and what governments give to it; in kind is what these lines explain. One query.
pub(super) async fn support(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase, lines: &[Summed]) -> Result<Support, DbErr> {
    let (partners, rows) = table(connection, project, phase).await?;
    let totals = Financing::new(&rows, &partners, &[]).totals();
    let in_kind = Eur::checked_sum(lines.iter().filter(|line| line.phase == phase).map(|line| line.value));
    Ok(Support {
        cost: totals.cost,
        in_kind: in_kind.map_err(|overflow| DbErr::Custom(overflow.to_string()))?,
        public: totals.public.total(),
        is_european: totals.public.from(PublicSource::European).is_positive(),
    })
}

/// What stands around a line of this phase that somebody writes; `line` is the one that is written again. Three queries.
pub(super) async fn around(
    connection: &impl ConnectionTrait,
    project: &project::Model,
    organisation: OrganisationId,
    (phase, line): (Phase, Option<&in_kind_line::Model>),
) -> Result<Around, DbErr> {
    let except = line.map(|line| line.id);
    let others = of_organisation(connection, organisation).await?;
    let others = others.iter().filter(|other| Some(other.id) != except).map(counted).collect();
    let lines: Vec<Summed> = of_project(connection, project.id).await?.into_iter().filter(|one| Some(one.id) != except).collect();
    let support = support(connection, project.id, phase, &lines).await?;
    let before = line.filter(|line| line.phase == phase).map(|line| line.value).unwrap_or_default();
    Ok(Around { project: Some(project.id), period: period(project), others, support, before })
}

/// The partners of a project, in their order. One query.
pub(super) async fn partners(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<PartnerFacts>, DbErr> {
    partners::of_project(connection, project).await
}

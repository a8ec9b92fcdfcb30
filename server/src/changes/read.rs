//! Requests in the database, and what is approved of a project now.

use super::content::Content;
use crate::dossier::{money, partners};
use crate::store::versioned;
use ::entity::{change_consent, change_request, decision, instrument, project};
use domain::changes::{Asked, Consent, InstrumentTerms, Standing};
use domain::financing::{InstrumentDetails, InstrumentKind};
use domain::ids::{ChangeRequestId, ProjectId};
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// A request with what it holds and what the partners said, each time that they were asked.
#[derive(Debug, Clone)]
pub(super) struct Request {
    /// Its row.
    pub(super) row: change_request::Model,
    /// Before and after.
    pub(super) content: Content,
    /// What the partners said, the last time first.
    pub(super) consents: Vec<change_consent::Model>,
}

impl Request {
    /// What was said the last time that the partners were asked.
    pub(super) fn now(&self) -> impl Iterator<Item = &change_consent::Model> {
        self.consents.iter().filter(|one| one.round == self.row.round)
    }

    /// As the rules know it.
    pub(super) fn asked(&self) -> Asked {
        let consent = |row: &change_consent::Model| Consent { organisation: row.organisation_id, name: row.name.clone(), agrees: row.agrees };
        let mut writers = vec![self.row.written_by, self.row.changed_by];
        writers.extend(self.row.handed_in_by);
        Asked { state: self.row.state, writers, consents: self.now().map(consent).collect() }
    }
}

/// One request of this project; none when it is another project's. Two queries.
pub(super) async fn one(connection: &impl ConnectionTrait, project: ProjectId, id: ChangeRequestId) -> Result<Option<Request>, DbErr> {
    let found = change_request::Entity::find_by_id(id).filter(change_request::Column::ProjectId.eq(project)).one(connection).await?;
    let Some(row) = found else { return Ok(None) };
    let consents = change_consent::Entity::find().filter(change_consent::Column::ChangeId.eq(id));
    let consents = consents.order_by_desc(change_consent::Column::Round).order_by_asc(change_consent::Column::Position);
    let consents = consents.order_by_asc(change_consent::Column::OrganisationId).all(connection).await?;
    let content = versioned::read(&row.content, row.id)?;
    Ok(Some(Request { row, content, consents }))
}

/// The requests of a project, the last first. One query.
pub(super) async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<change_request::Model>, DbErr> {
    let rows = change_request::Entity::find().filter(change_request::Column::ProjectId.eq(project));
    rows.order_by_desc(change_request::Column::Number).all(connection).await
}

/// What the partners were last asked in these requests, in their order. One query.
pub(super) async fn consents(connection: &impl ConnectionTrait, ids: Vec<ChangeRequestId>) -> Result<Vec<change_consent::Model>, DbErr> {
    let rows = change_consent::Entity::find().filter(change_consent::Column::ChangeId.is_in(ids));
    rows.order_by_asc(change_consent::Column::Position).order_by_asc(change_consent::Column::OrganisationId).all(connection).await
}

/// What is approved of a project, in a phase. Three queries.
pub(super) async fn standing(connection: &impl ConnectionTrait, project: &project::Model, phase: Phase) -> Result<Standing, DbErr> {
    let partners = partners::of_project(connection, project.id).await?;
    let rows = money::rows(connection, project.id, phase).await?;
    let instruments = instrument::Entity::find().filter(instrument::Column::ProjectId.eq(project.id));
    let instruments = instruments.filter(instrument::Column::Phase.eq(phase)).order_by_asc(instrument::Column::Position);
    let instruments = instruments.order_by_asc(instrument::Column::Id).all(connection).await?;
    let terms = |row: &instrument::Model| -> Result<InstrumentTerms, DbErr> {
        let details: InstrumentDetails = versioned::read(&row.details, row.id)?;
        let (counterparty, kind): (String, InstrumentKind) = (row.counterparty.clone(), row.kind);
        Ok(InstrumentTerms { id: row.id, kind, counterparty, amount: row.amount, terms: details.terms })
    };
    let standing = Standing {
        partners,
        rows,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        aim: project.aim.clone(),
        deliverable: project.product_market_combination.clone(),
        instruments: instruments.iter().map(terms).collect::<Result<_, _>>()?,
    };
    Ok(standing.in_order())
}

/// Whether a correction of a decision of this project waits for its second signature. One query.
pub(super) async fn correction_waits(connection: &impl ConnectionTrait, project: ProjectId) -> Result<bool, DbErr> {
    let waits = decision::Entity::find().filter(decision::Column::ProjectId.eq(project)).filter(decision::Column::SupersedesId.is_not_null());
    let waits = waits.filter(decision::Column::SignedAt.is_null()).filter(decision::Column::VoidAt.is_null());
    Ok(waits.count(connection).await? > 0)
}

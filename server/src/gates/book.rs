//! What a signed decision does to the ledger, and the same for decisions that were signed before there was one.

use super::details::Details;
use crate::dossier::frozen::Content;
use crate::dossier::{money, partners};
use crate::frame::respond::AppError;
use crate::ledger::{self, Book, SignedDecision};
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{decision, ledger_row, project, snapshot, stop_proposal};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::financing::FinancingRow;
use domain::gates::Outcome;
use domain::ids::{PersonId, ProjectId, StopProposalId};
use domain::ledger::{AvoidedCost, Cause};
use domain::partners::PartnerFacts;
use domain::projects::Status;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Projects whose decisions are read at once.
const AT_ONCE: usize = 200;

/// Books a decision that is being signed, and tells how much was released with it.
///
/// # Errors
/// Something stored that cannot be read, or money for nobody.
pub(super) async fn book(
    connection: &impl ConnectionTrait,
    project: &project::Model,
    row: &decision::Model,
    at: DateTime<Utc>,
) -> Result<Eur, DbErr> {
    let frozen = match row.snapshot_id {
        Some(id) => snapshot::Entity::find_by_id(id).one(connection).await?,
        None => None,
    };
    let dossier = Dossier::of(connection, row, frozen.as_ref()).await?;
    let mut next_id = new_id;
    let mut book = Book::open((project.id, project.is_demo), ledger::of_project(connection, project.id).await?, &mut next_id);
    let has_stopped = matches!(project.status, Status::Stopped | Status::Refused);
    let released = book.signed(&dossier.signed(row, at, has_stopped))?;
    ledger::save(connection, book.new_rows()).await?;
    Ok(released)
}

/// What the history tells of a release; nothing where nothing was released.
pub fn released(amount: Eur, (by, name): (PersonId, &str), project: ProjectId) -> Option<Event> {
    (amount != Eur::ZERO).then(|| Event::by(by, name, HistoryEvent::MoneyReleased { project, released: amount }).in_project(project))
}

/// What stopping avoided: what was released, and what the no-go says of the next phase; none for a project that did not stop.
///
/// # Errors
/// Something stored that cannot be read.
pub async fn avoided(connection: &impl ConnectionTrait, project: &project::Model, released: Eur) -> Result<Option<AvoidedCost>, DbErr> {
    if project.status != Status::Stopped {
        return Ok(None);
    }
    let stop = decision::Entity::find().filter(decision::Column::ProjectId.eq(project.id)).filter(decision::Column::Outcome.eq(Outcome::NoGo));
    let stop = stop.filter(decision::Column::SignedAt.is_not_null()).order_by_desc(decision::Column::SignedAt).one(connection).await?;
    let said = stop.as_ref().map(Details::read).transpose()?.map(|details| details.decision);
    let estimated = |amount: Option<Eur>| amount.filter(|amount| amount.is_positive());
    let next_phase = estimated(said.as_ref().map(|said| said.avoided_public));
    Ok(Some(AvoidedCost { released, next_phase, partners: estimated(said.as_ref().map(|said| said.avoided_own)) }))
}

/// What a decision approved, and of whom.
struct Dossier {
    details: Details,
    partners: Vec<PartnerFacts>,
    financing: Vec<FinancingRow>,
}

impl Dossier {
    /// The frozen dossier; for a decision without one, what stands there now.
    async fn of(connection: &impl ConnectionTrait, row: &decision::Model, frozen: Option<&snapshot::Model>) -> Result<Self, DbErr> {
        let details = Details::read(row)?;
        let (partners, financing) = match frozen {
            Some(frozen) => {
                let facts = Content::read(frozen)?.facts;
                (facts.partners, facts.financing)
            }
            None => {
                let rows = money::rows(connection, row.project_id, row.gate.money_phase()).await?;
                (partners::of_project(connection, row.project_id).await?, rows)
            }
        };
        Ok(Self { details, partners, financing })
    }

    fn signed<'a>(&'a self, row: &'a decision::Model, at: DateTime<Utc>, has_stopped: bool) -> SignedDecision<'a> {
        SignedDecision { row, at, amounts: &self.details.decision.amounts, partners: &self.partners, financing: &self.financing, has_stopped }
    }
}

/// Gives the decisions that were signed before there was a ledger their rows, oldest first, and tells how many rows there are. Projects that have
/// rows are left alone: once is enough.
///
/// # Errors
/// Something stored that cannot be read; nothing is written then.
pub async fn fill_ledger(state: &State) -> Result<u64, AppError> {
    let write = state.begin().await?;
    let booked = sea_orm::sea_query::Query::select().column(ledger_row::Column::ProjectId).from(ledger_row::Entity).to_owned();
    let waiting: Vec<ProjectId> = decision::Entity::find()
        .select_only()
        .column(decision::Column::ProjectId)
        .distinct()
        .filter(decision::Column::SignedAt.is_not_null())
        .filter(decision::Column::Outcome.is_in([Outcome::Go, Outcome::ConditionalGo]))
        .filter(decision::Column::ProjectId.not_in_subquery(booked))
        .into_tuple()
        .all(&write)
        .await?;
    let mut written = 0;
    for projects in waiting.chunks(AT_ONCE) {
        let rows = of_before(&write, projects).await?;
        written += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        ledger::save(&write, rows).await?;
    }
    if written == 0 {
        return Ok(0);
    }
    crate::dossier::programme_total::sum_again(&write).await?;
    let projects = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
    write.finish([Event::by_operator(HistoryEvent::LedgerFilled { projects, rows: written })]).await?;
    Ok(written)
}

/// The rows of what was signed and stopped in these projects.
async fn of_before(connection: &impl ConnectionTrait, ids: &[ProjectId]) -> Result<Vec<ledger_row::Model>, DbErr> {
    let ids = || ids.iter().copied();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(ids())).all(connection).await?;
    let signed = decision::Entity::find().filter(decision::Column::ProjectId.is_in(ids())).filter(decision::Column::SignedAt.is_not_null());
    let signed = signed.order_by_asc(decision::Column::SignedAt).order_by_asc(decision::Column::Id).all(connection).await?;
    let wanted: BTreeSet<_> = signed.iter().filter_map(|row| row.snapshot_id).collect();
    let frozen = snapshot::Entity::find().filter(snapshot::Column::Id.is_in(wanted)).all(connection).await?;
    let frozen: BTreeMap<_, _> = frozen.into_iter().map(|row| (row.id, row)).collect();
    let stops = stop_proposal::Entity::find().filter(stop_proposal::Column::ProjectId.is_in(ids()));
    let stops = stops.filter(stop_proposal::Column::ConfirmedAt.is_not_null()).all(connection).await?;
    let mut next_id = new_id;
    let mut rows = Vec::new();
    for project in projects {
        let own = signed.iter().filter(|row| row.project_id == project.id).filter_map(|row| Some((row.signed_at?, Before::Signed(row))));
        let stops = stops.iter().filter(|stop| stop.project_id == project.id).filter_map(|stop| Some((stop.confirmed_at?, Before::Stopped(stop.id))));
        let mut happened: Vec<_> = own.chain(stops).collect();
        happened.sort_by_key(|(at, _)| *at);
        let mut book = Book::open((project.id, project.is_demo), Vec::new(), &mut next_id);
        let mut has_stopped = false;
        for (at, one) in happened {
            match one {
                Before::Stopped(id) => {
                    book.ended(&Cause::Stop(id), at)?;
                    has_stopped = true;
                }
                Before::Signed(row) => {
                    let dossier = Dossier::of(connection, row, row.snapshot_id.and_then(|id| frozen.get(&id))).await?;
                    book.signed(&dossier.signed(row, at, has_stopped))?;
                    has_stopped |= row.outcome == Outcome::NoGo;
                }
            }
        }
        rows.extend(book.new_rows());
    }
    Ok(rows)
}

/// What happened before there was a ledger.
enum Before<'a> {
    Signed(&'a decision::Model),
    Stopped(StopProposalId),
}

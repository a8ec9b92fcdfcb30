//! The queries of the portfolio list. Every one of them starts from `visible_to`.

use crate::dossier::access::visible_to;
use crate::gates::tasks::{WAITING, WITH_GATE_DATE};
use crate::state::State;
use ::entity::{history_head, project, technology_area};
use app::portfolio::{PAGE_SIZE, PortfolioQuery, PortfolioRow};
use chrono::NaiveDate;
use domain::Eur;
use domain::access::Actor;
use domain::conditions;
use domain::ids::ProjectId;
use domain::imports::normalised;
use domain::projects::{Phase, ProjectOrder, Status};
use sea_orm::sea_query::{NullOrdering, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

#[derive(FromQueryResult)]
struct Row {
    id: ProjectId,
    title: String,
    lead_name: String,
    phase: Phase,
    status: Status,
    next_gate_on: Option<NaiveDate>,
    hold_until: Option<NaiveDate>,
    cost: Eur,
    public_money: Eur,
    own_cash: Eur,
    own_in_kind: Eur,
    other_money: Eur,
    weakest_condition: Option<conditions::Condition>,
    weakest_level: Option<i32>,
}

const COLUMNS: [project::Column; 14] = [
    project::Column::Id,
    project::Column::Title,
    project::Column::LeadName,
    project::Column::Phase,
    project::Column::Status,
    project::Column::NextGateOn,
    project::Column::HoldUntil,
    project::Column::Cost,
    project::Column::PublicMoney,
    project::Column::OwnCash,
    project::Column::OwnInKind,
    project::Column::OtherMoney,
    project::Column::WeakestCondition,
    project::Column::WeakestLevel,
];

/// What the query lets through, of what the person may know of.
pub(crate) fn filter(actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Condition {
    let mut condition = visible_to(actor);
    for word in normalised(&query.q).split_whitespace() {
        condition = condition.add(project::Column::SearchText.contains(word));
    }
    if let Some(phase) = query.phase {
        condition = condition.add(project::Column::Phase.eq(phase));
    }
    if let Some(status) = query.status {
        condition = condition.add(project::Column::Status.eq(status));
    }
    if let Some(area) = &query.area {
        let parts = Query::select()
            .column(technology_area::Column::Code)
            .from(technology_area::Entity)
            .and_where(technology_area::Column::ParentCode.eq(area.as_str()))
            .to_owned();
        condition = condition
            .add(Condition::any().add(project::Column::PrimarySubArea.eq(area.as_str())).add(project::Column::PrimarySubArea.in_subquery(parts)));
    }
    if let Some(cluster) = &query.cluster {
        condition = condition.add(project::Column::Cluster.eq(cluster.as_str()));
    }
    if query.late {
        condition = condition.add(project::Column::NextGateOn.lt(today)).add(project::Column::Status.is_in(WITH_GATE_DATE));
    }
    if query.waiting {
        condition = condition.add(project::Column::Status.is_in(WAITING));
    }
    condition
}

fn in_order(select: Select<project::Entity>, order: ProjectOrder, descending: bool) -> Select<project::Entity> {
    let direction = if descending { Order::Desc } else { Order::Asc };
    let column = match order {
        ProjectOrder::NextGate => project::Column::NextGateOn,
        ProjectOrder::Title => project::Column::Title,
        ProjectOrder::Cost => project::Column::Cost,
        ProjectOrder::Weakest => project::Column::WeakestLevel,
        ProjectOrder::Changed => project::Column::UpdatedAt,
    };
    let select = match order {
        ProjectOrder::NextGate | ProjectOrder::Weakest => select.order_by_with_nulls(column, direction.clone(), NullOrdering::Last),
        ProjectOrder::Title | ProjectOrder::Cost | ProjectOrder::Changed => select.order_by(column, direction.clone()),
    };
    select.order_by(project::Column::Id, direction)
}

/// One page of the list. One query: which rows are on the page is found in an index where there is one, and only those are read.
pub(crate) async fn page(state: &State, actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Result<Vec<PortfolioRow>, DbErr> {
    let ordered = |select| in_order(select, query.sort, query.descending);
    let ids = project::Entity::find().select_only().column(project::Column::Id).filter(filter(actor, query, today));
    let ids = ordered(ids).limit(PAGE_SIZE).offset((query.page - 1) * PAGE_SIZE).into_query();
    let select = project::Entity::find().select_only().columns(COLUMNS).filter(project::Column::Id.in_subquery(ids));
    let rows: Vec<Row> = ordered(select).into_model().all(&state.database.read).await?;
    Ok(rows.into_iter().map(read).collect())
}

fn read(row: Row) -> PortfolioRow {
    PortfolioRow {
        id: row.id,
        title: row.title,
        lead: row.lead_name,
        phase: row.phase,
        status: row.status,
        next_gate_on: row.next_gate_on,
        hold_until: row.hold_until,
        cost: row.cost,
        public_money: row.public_money,
        own_cash: row.own_cash,
        own_in_kind: row.own_in_kind,
        other_money: row.other_money,
        weakest: row.weakest_condition.zip(row.weakest_level.and_then(|level| u8::try_from(level).ok())),
    }
}

/// The number of the last event: every write moves it.
pub(crate) async fn history_head(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(history_head::Entity::find_by_id(1).one(connection).await?.map_or(0, |head| head.seq))
}

//! The queries of the portfolio list. Every one of them starts from `visible_to`.

use crate::dossier::access::visible_to;
use crate::gates::tasks::{WAITING, WITH_GATE_DATE};
use crate::state::State;
use ::entity::{history_head, project, technology_area};
use app::portfolio::{PAGE_SIZE, PortfolioQuery, PortfolioRow};
use chrono::{Months, NaiveDate};
use domain::Eur;
use domain::access::Actor;
use domain::conditions;
use domain::gates::{ComingYear, ConditionSignal, Gate, GateDay, coming_year, end_of_year_ahead, soon, tasks};
use domain::ids::ProjectId;
use domain::names::Sought;
use domain::projects::{Phase, Place, ProjectOrder, Risk, RiskFacts, Status, has_gate_date, is_watched, risks};
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Query, SimpleExpr};
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
    entry_gate: Gate,
    levels_short: i32,
    not_assessed: i32,
    is_unbalanced: bool,
    condition_due_on: Option<NaiveDate>,
}

const COLUMNS: [project::Column; 19] = [
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
    project::Column::EntryGate,
    project::Column::LevelsShort,
    project::Column::NotAssessed,
    project::Column::IsUnbalanced,
    project::Column::ConditionDueOn,
];

/// The statuses in which nothing moves a project any more.
pub(crate) fn ended() -> impl Iterator<Item = Status> {
    Status::ALL.iter().copied().filter(|status| status.is_final())
}

/// What the query lets through, of what the person may know of: what goes on, or what has ended, unless what was asked for stands in both.
pub(crate) fn filter(actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Condition {
    let status = project::Column::Status;
    // Most go on: they are read in the order of the list as far as the page goes. The few that have ended are found by their status.
    let apart = if query.closed { status.is_in(ended()) } else { status.is_not_in(ended()) };
    whoever(actor, query, today).add_option(query.is_apart().then_some(apart))
}

/// The same, what goes on and what has ended together.
pub(crate) fn whoever(actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Condition {
    let mut condition = visible_to(actor);
    condition = match Sought::of(&query.q) {
        Sought::Everything => condition,
        Sought::Nothing => condition.add(Expr::val(1).eq(0)),
        Sought::Words(words) => words.iter().fold(condition, |all, word| all.add(project::Column::SearchText.contains(word))),
    };
    condition = match query.phase {
        // No project stands in it: what was stopped, refused or finished keeps the phase in which that happened.
        Some(Phase::Closed) => {
            condition.add(Condition::any().add(project::Column::Phase.eq(Phase::Closed)).add(project::Column::Status.is_in(ended())))
        }
        Some(phase) => condition.add(project::Column::Phase.eq(phase)),
        None => condition,
    };
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
    if let Some(signal) = query.conditions {
        condition = condition.add(due(signal, today));
    }
    if let Some(first) = query.month {
        let next = first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
        condition = condition.add(project::Column::NextGateOn.gte(Ord::max(first, today))).add(project::Column::NextGateOn.lt(next));
        condition = condition.add(project::Column::Status.is_in(WITH_GATE_DATE));
    }
    condition
}

/// Projects whose first open condition stands so.
pub(crate) fn due(signal: ConditionSignal, today: NaiveDate) -> SimpleExpr {
    let first = project::Column::ConditionDueOn;
    match signal {
        ConditionSignal::Late => first.lt(today),
        ConditionSignal::Soon => first.between(today, soon(today)),
        ConditionSignal::Ahead => first.gt(soon(today)),
    }
}

/// What the risks of a project weigh together, as [`domain::projects::risks`] tells them.
fn risk(today: NaiveDate) -> SimpleExpr {
    use project::Column as Of;
    let is_draft = Of::Phase.eq(Phase::Intake).and(Of::Status.eq(Status::Draft));
    let holds = |risk: Risk| match risk {
        Risk::ConditionLate => due(ConditionSignal::Late, today),
        Risk::ConditionSoon => due(ConditionSignal::Soon, today),
        Risk::GateLate => Of::NextGateOn.lt(today).and(Of::Status.is_in(Status::ALL.iter().copied().filter(|status| has_gate_date(*status)))),
        Risk::LevelsShort => Of::LevelsShort.gt(0).or(Of::NotAssessed.gt(0).and(Of::NextGateOn.lte(tasks::ahead(today))).and(is_draft.clone().not())),
        Risk::MoneyOpen => Of::IsUnbalanced.eq(true),
    };
    let weight = |risk: &Risk| -> SimpleExpr { Expr::case(holds(*risk), risk.weight()).finally(0_i64).into() };
    let all = Risk::ALL.iter().map(weight).reduce(|sum, one| sum.add(one)).unwrap_or_else(|| Expr::val(0_i64));
    let watched = Of::Status.is_in(Status::ALL.iter().copied().filter(|status| is_watched(*status)));
    Expr::case(watched, all).finally(0_i64).into()
}

fn in_order(select: Select<project::Entity>, order: ProjectOrder, descending: bool, today: NaiveDate) -> Select<project::Entity> {
    // The largest gap and what presses most stand first.
    let is_turned = matches!(order, ProjectOrder::Weakest | ProjectOrder::Risk);
    let direction = if descending == is_turned { Order::Asc } else { Order::Desc };
    let column = match order {
        ProjectOrder::NextGate => project::Column::NextGateOn,
        ProjectOrder::Title => project::Column::TitleKey,
        ProjectOrder::Cost => project::Column::Cost,
        ProjectOrder::Weakest => project::Column::WeakestGap,
        ProjectOrder::Risk => {
            return select.order_by(risk(today), direction).order_by_asc(project::Column::NextGateOn).order_by_asc(project::Column::Id);
        }
        ProjectOrder::Changed => project::Column::UpdatedAt,
    };
    let select = match order {
        ProjectOrder::NextGate => select.order_by_with_nulls(column, direction.clone(), NullOrdering::Last),
        ProjectOrder::Title | ProjectOrder::Cost | ProjectOrder::Weakest | ProjectOrder::Risk | ProjectOrder::Changed => {
            select.order_by(column, direction.clone())
        }
    };
    select.order_by(project::Column::Id, direction)
}

/// One page of the list. One query: which rows are on the page is found in an index where there is one, and only those are read.
pub(crate) async fn page(state: &State, actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Result<Vec<PortfolioRow>, DbErr> {
    let ordered = |select| in_order(select, query.sort, query.descending, today);
    let ids = project::Entity::find().select_only().column(project::Column::Id).filter(filter(actor, query, today));
    let ids = ordered(ids).limit(PAGE_SIZE).offset((query.page - 1) * PAGE_SIZE).into_query();
    let select = project::Entity::find().select_only().columns(COLUMNS).filter(project::Column::Id.in_subquery(ids));
    let rows: Vec<Row> = ordered(select).into_model().all(&state.database.read).await?;
    let reference = state.reference();
    Ok(rows.into_iter().map(|row| read(row, reference.rules.levels(), today)).collect())
}

/// The gates of the coming year, of what the query lets through whatever its month. One query.
pub(crate) async fn gates_ahead(state: &State, actor: &Actor, query: &PortfolioQuery, today: NaiveDate) -> Result<ComingYear, DbErr> {
    use project::Column as Of;
    let rows: Vec<(NaiveDate, Phase, Gate, i64)> = project::Entity::find()
        .select_only()
        .columns([Of::NextGateOn, Of::Phase, Of::EntryGate])
        .column_as(Of::Id.count(), "projects")
        .filter(whoever(actor, query, today))
        .filter(Of::Status.is_in(WITH_GATE_DATE))
        .filter(Of::NextGateOn.between(today, end_of_year_ahead(today)))
        .group_by(Of::NextGateOn)
        .group_by(Of::Phase)
        .group_by(Of::EntryGate)
        .order_by_asc(Of::NextGateOn)
        .order_by_asc(Of::Phase)
        .into_tuple()
        .all(&state.database.read)
        .await?;
    let days = rows.into_iter().filter_map(|(on, phase, entry, count)| Some(GateDay { gate: Gate::due(phase, entry)?, on, count }));
    Ok(coming_year(today, &days.collect::<Vec<_>>()))
}

fn read(row: Row, levels: &conditions::ConditionLevels, today: NaiveDate) -> PortfolioRow {
    let gate = Gate::due(row.phase, row.entry_gate).unwrap_or(Gate::G3);
    let weakest = row.weakest_condition.zip(row.weakest_level.and_then(|level| u8::try_from(level).ok()));
    let count = |count: i32| u32::try_from(count).unwrap_or(0);
    let facts = RiskFacts {
        place: Place { phase: row.phase, status: row.status },
        condition_due_on: row.condition_due_on,
        next_gate_on: row.next_gate_on,
        levels_short: count(row.levels_short),
        not_assessed: count(row.not_assessed),
        is_unbalanced: row.is_unbalanced,
    };
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
        weakest: weakest.map(|(condition, level)| (condition, level, levels.required(condition, gate).number())),
        condition_due_on: row.condition_due_on,
        risks: risks(&facts, today),
    }
}

/// The number of the last event: every write moves it.
pub(crate) async fn history_head(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(history_head::Entity::find_by_id(1).one(connection).await?.map_or(0, |head| head.seq))
}

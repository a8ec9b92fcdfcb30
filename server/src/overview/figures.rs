//! What is counted and summed over the portfolio; how long a figure is told is a matter of [`Figures`](crate::state::figures::Figures).

use crate::dossier::access::visible_to;
use crate::gates::tasks::{WAITING, WITH_GATE_DATE};
use crate::overview::store::{self, due, ended, whoever};
use crate::state::State;
use crate::state::figures::{Moment, OfPortfolio};
use ::entity::{programme, project};
use app::language::Words;
use app::portfolio::{CeilingView, PortfolioQuery};
use app::ui::{Tile, Tone};
use chrono::NaiveDate;
use domain::access::{Actor, Visibility};
use domain::gates::{ComingYear, ConditionSignal};
use domain::projects::{Phase, Status};
use domain::{Eur, Share};
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// How many projects a query lets through that go on and that have ended, and the most money that one of them has.
pub(crate) async fn counted(state: &State, actor: &Actor, query: &PortfolioQuery, moment: Moment) -> Result<OfPortfolio, DbErr> {
    let query = query.unsorted().with(|query| query.closed = false);
    let count = async || {
        use project::Column as Of;
        let money = Expr::col(Of::PublicMoney).add(Expr::col(Of::OwnCash)).add(Expr::col(Of::OwnInKind)).add(Expr::col(Of::OtherMoney));
        let counts: Option<(i64, i64, i64)> = project::Entity::find()
            .select_only()
            .column_as(Of::Id.count(), "projects")
            .column_as(sum_if(Of::Status.is_in(ended()), Expr::val(1_i64)), "ended")
            .column_as(SimpleExpr::from(Func::coalesce([Func::max(money).into(), Expr::val(0_i64)])), "largest")
            .filter(whoever(actor, &query, moment.1))
            .into_tuple()
            .one(&state.database.read)
            .await?;
        let (projects, ended, largest) = counts.unwrap_or_default();
        Ok::<_, DbErr>(OfPortfolio { projects, ended, largest, ..OfPortfolio::default() })
    };
    state.figures.get((seen_by(actor), query.href()), moment, count).await
}

/// The gates of the coming year, of what the query lets through whatever its month.
pub(crate) async fn gates_ahead(state: &State, actor: &Actor, query: &PortfolioQuery, moment: Moment) -> Result<ComingYear, DbErr> {
    let query = query.unsorted().with(|query| (query.month, query.closed) = (None, false));
    state.years.get((seen_by(actor), query.href()), moment, async || store::gates_ahead(state, actor, &query, moment.1).await).await
}

/// The figures of all projects that a person may know of.
pub(crate) async fn of_portfolio(state: &State, actor: &Actor, moment: Moment) -> Result<OfPortfolio, DbErr> {
    state.figures.get((seen_by(actor), String::new()), moment, async || compute(state, actor, moment.1).await).await
}

/// Two people who may know of the same projects share their figures.
fn seen_by(actor: &Actor) -> String {
    match actor.visibility() {
        Visibility::Everything => "everything".to_owned(),
        Visibility::Nothing => "nothing".to_owned(),
        Visibility::OfOrganisation(organisation) => organisation.to_string(),
    }
}

/// The statuses of a project that runs in a phase, or waits for its first conditions there.
const RUNNING: [Status; 7] =
    [Status::Active, Status::AwaitingStart, Status::GateRequested, Status::UnderReview, Status::DecisionPending, Status::OnHold, Status::Recycled];

async fn compute(state: &State, actor: &Actor, today: NaiveDate) -> Result<OfPortfolio, DbErr> {
    use project::Column as Of;
    let late = Of::NextGateOn.lt(today).and(Of::Status.is_in(WITH_GATE_DATE));
    let running = Of::Status.is_in(RUNNING).and(Of::Phase.ne(Phase::Intake));
    let in_phase = |phase: Phase| running.clone().and(Of::Phase.eq(phase));
    let own = Expr::col(Of::OwnCash).add(Expr::col(Of::OwnInKind));
    let figures = project::Entity::find()
        .select_only()
        .column_as(Of::Id.count(), "projects")
        .column_as(sum_if(late, Expr::val(1_i64)), "late")
        .column_as(sum_if(Of::Status.is_in(WAITING), Expr::val(1_i64)), "waiting")
        .column_as(sum_if(due(ConditionSignal::Late, today), Expr::val(1_i64)), "conditions_late")
        .column_as(sum_if(due(ConditionSignal::Soon, today), Expr::val(1_i64)), "conditions_soon")
        .column_as(sum_if(running.clone(), Expr::val(1_i64)), "running")
        .column_as(sum_if(running.clone(), Expr::col(Of::PublicMoney)), "public_money")
        .column_as(sum_if(in_phase(Phase::Start), Expr::col(Of::PublicMoney)), "public_start")
        .column_as(sum_if(in_phase(Phase::Innovation), Expr::col(Of::PublicMoney)), "public_innovation")
        .column_as(sum_if(in_phase(Phase::MarketEntry), Expr::col(Of::PublicMoney)), "public_market")
        .column_as(sum_if(running, own), "own_money")
        .filter(visible_to(actor))
        .into_model::<OfPortfolio>()
        .one(&state.database.read)
        .await?;
    Ok(figures.unwrap_or_default())
}

/// The sum of a value over the rows for which something holds; zero for none.
fn sum_if(holds: SimpleExpr, value: impl Into<SimpleExpr>) -> SimpleExpr {
    let value = Expr::case(holds, value.into()).finally(0_i64);
    Func::coalesce([Func::sum(value).cast_as("bigint"), Expr::val(0_i64)]).into()
}

impl OfPortfolio {
    /// Public money in the phases that run, against the ceiling.
    pub(crate) fn against(self, ceiling: Eur) -> CeilingView {
        let phases = [(Phase::Start, self.public_start), (Phase::Innovation, self.public_innovation), (Phase::MarketEntry, self.public_market)];
        CeilingView { phases: phases.map(|(phase, cents)| (phase, Eur(cents))).to_vec(), ceiling }
    }

    /// The tiles, each with a link to exactly the rows that it counts where it counts rows.
    pub(crate) fn tiles(self, words: Words, actor: &Actor, programme: &programme::Model) -> Vec<Tile> {
        let all = PortfolioQuery::default();
        let tile = |figure: String, label: String, href: Option<String>, tone: Tone| Tile { figure, label, href, tone };
        let tone_of = |count: i64, tone: Tone| if count > 0 { tone } else { Tone::Neutral };
        let conditions = |signal: ConditionSignal| Some(all.with(|query| query.conditions = Some(signal)).href());
        let ratio = Share::of(Eur(self.own_money), Eur(self.public_money)).map_or_else(|| "–".to_owned(), |share| words.ratio(share));
        let committed = match actor.visibility() {
            Visibility::Everything => words.with("tile-committed", &[("ceiling", words.money_short(programme.public_ceiling).into())]),
            Visibility::OfOrganisation(_) | Visibility::Nothing => words.t("tile-own-committed"),
        };
        vec![
            tile(words.number(self.late), words.t("tile-late"), Some(all.with(|query| query.late = true).href()), tone_of(self.late, Tone::Bad)),
            tile(
                words.number(self.conditions_late),
                words.t("tile-conditions-late"),
                conditions(ConditionSignal::Late),
                tone_of(self.conditions_late, Tone::Bad),
            ),
            tile(
                words.number(self.conditions_soon),
                words.t("tile-conditions-soon"),
                conditions(ConditionSignal::Soon),
                tone_of(self.conditions_soon, Tone::Warn),
            ),
            tile(words.number(self.waiting), words.t("tile-waiting"), Some(all.with(|query| query.waiting = true).href()), Tone::Neutral),
            tile(words.number(self.running), words.t("tile-running"), None, Tone::Neutral),
            tile(words.money_short(Eur(self.public_money)), committed, None, Tone::Neutral),
            tile(ratio, words.t("tile-match"), None, Tone::Neutral),
        ]
    }
}

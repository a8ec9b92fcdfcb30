//! What is said of projects beside what waits in them: how far each is, its public money, since when it lies where it lies, and for a partner what
//! comes next. Only of projects that the reader may read. Two queries, however many projects.

use crate::dossier::access::visible_to;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{decision, partner, project};
use app::portfolio::{OwnProject, OwnProjects, ProjectFacts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::access::Actor;
use domain::gates::{Deadlines, Gate, Moments, Outcome, Route, next_turn};
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Place, Status};
use futures::try_join;
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Order, Query, SimpleExpr};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Row {
    id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    entry_gate: Gate,
    next_gate_on: Option<NaiveDate>,
    hold_until: Option<NaiveDate>,
    condition_due_on: Option<NaiveDate>,
    start_on: Option<NaiveDate>,
    duration_months: Option<i32>,
    public_money: Eur,
    lead_name: String,
    public_summary: String,
    created_at: DateTime<Utc>,
    frozen_at: Option<DateTime<Utc>>,
    given_back_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    role: Option<PartnerRole>,
}

/// When the last dossier of a project was frozen, when one was last given back, and when a decision was last signed.
const FROZEN: &str = "(SELECT MAX(s.frozen_at) FROM snapshot s WHERE s.project_id = project.id)";
const GIVEN_BACK: &str =
    "(SELECT MAX(b.released_at) FROM snapshot_release b JOIN snapshot s ON s.id = b.snapshot_id WHERE s.project_id = project.id)";
const DECIDED: &str = "(SELECT MAX(d.signed_at) FROM decision d WHERE d.project_id = project.id)";

/// The projects that a person may read, with the place of the person's organisation in each.
fn readable(actor: &Actor) -> Select<project::Entity> {
    use project::Column as Of;
    let plain = [
        Of::Id,
        Of::Title,
        Of::Phase,
        Of::Status,
        Of::EntryGate,
        Of::NextGateOn,
        Of::HoldUntil,
        Of::ConditionDueOn,
        Of::StartOn,
        Of::DurationMonths,
        Of::PublicMoney,
        Of::LeadName,
        Of::PublicSummary,
        Of::CreatedAt,
    ];
    let place = Query::select()
        .column(partner::Column::Role)
        .from(partner::Entity)
        .and_where(Expr::col((partner::Entity, partner::Column::ProjectId)).equals((project::Entity, Of::Id)))
        .and_where(partner::Column::OrganisationId.eq(actor.organisation))
        .to_owned();
    project::Entity::find()
        .select_only()
        .columns(plain)
        .expr_as(Expr::cust(FROZEN), "frozen_at")
        .expr_as(Expr::cust(GIVEN_BACK), "given_back_at")
        .expr_as(Expr::cust(DECIDED), "decided_at")
        .expr_as(SimpleExpr::SubQuery(None, Box::new(place.into())), "role")
        .filter(visible_to(actor))
}

/// The gates that each of these projects passed. One query.
async fn passed(state: &State, of: Vec<ProjectId>) -> Result<BTreeMap<ProjectId, Vec<(Gate, NaiveDate)>>, DbErr> {
    use decision::Column as Of;
    let outcomes = Outcome::ALL.iter().copied().filter(|outcome| outcome.is_passed());
    let corrected = "NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = decision.id AND n.void_at IS NULL AND n.signed_at IS NOT NULL)";
    let rows: Vec<(ProjectId, Gate, DateTime<Utc>)> = decision::Entity::find()
        .select_only()
        .columns([Of::ProjectId, Of::Gate, Of::DecidedAt])
        .filter(Of::ProjectId.is_in(of))
        .filter(Of::SignedAt.is_not_null())
        .filter(Of::Outcome.is_in(outcomes))
        .filter(Expr::cust(corrected))
        .order_by_asc(Of::DecidedAt)
        .order_by_asc(Of::Id)
        .into_tuple()
        .all(&state.database.read)
        .await?;
    let mut passed: BTreeMap<ProjectId, Vec<(Gate, NaiveDate)>> = BTreeMap::new();
    for (project, gate, at) in rows {
        passed.entry(project).or_default().push((gate, day_of(at)));
    }
    Ok(passed)
}

impl Row {
    const fn place(&self) -> Place {
        Place { phase: self.phase, status: self.status }
    }

    fn moments(&self) -> Moments {
        Moments {
            made: day_of(self.created_at),
            frozen: self.frozen_at.map(day_of),
            given_back: self.given_back_at.map(day_of),
            decided: self.decided_at.map(day_of),
        }
    }

    fn facts(&self, passed: Vec<(Gate, NaiveDate)>, today: NaiveDate) -> ProjectFacts {
        let route = Route {
            place: self.place(),
            due: Gate::due(self.phase, self.entry_gate),
            passed,
            next_gate_on: self.next_gate_on,
            start_on: self.start_on,
            duration_months: self.duration_months.and_then(|months| u32::try_from(months).ok()),
            today,
        };
        ProjectFacts { route, public_money: self.public_money, since: self.moments().since(self.place()), summary: self.public_summary.clone() }
    }

    fn own(self, passed: Vec<(Gate, NaiveDate)>, today: NaiveDate) -> OwnProject {
        let (facts, moments) = (self.facts(passed, today), self.moments());
        let days = Deadlines { gate: self.next_gate_on, hold: self.hold_until, condition: self.condition_due_on };
        let next = next_turn(self.place(), Gate::due(self.phase, self.entry_gate), moments, days);
        OwnProject { id: self.id, title: self.title, role: self.role, lead: self.lead_name, status: self.status, facts, next }
    }
}

/// The facts of these projects, as far as the person may read them. Two queries.
pub(super) async fn of_projects(
    state: &State,
    actor: &Actor,
    ids: Vec<ProjectId>,
    today: NaiveDate,
) -> Result<BTreeMap<ProjectId, ProjectFacts>, DbErr> {
    let rows = readable(actor).filter(project::Column::Id.is_in(ids.clone())).into_model::<Row>();
    let (rows, mut passed) = try_join!(rows.all(&state.database.read), passed(state, ids))?;
    let mut facts = |row: Row| (row.id, row.facts(passed.remove(&row.id).unwrap_or_default(), today));
    Ok(rows.into_iter().map(&mut facts).collect())
}

/// The projects in which the person's organisation has a place, those that have ended last. Two queries.
pub(super) async fn own(state: &State, actor: &Actor, today: NaiveDate) -> Result<OwnProjects, DbErr> {
    use project::Column as Of;
    let ended = Status::ALL.iter().copied().filter(|status| status.is_final());
    let last: SimpleExpr = Expr::case(Of::Status.is_in(ended), 1).finally(0).into();
    let rows = readable(actor).order_by(last, Order::Asc).order_by_with_nulls(Of::NextGateOn, Order::Asc, NullOrdering::Last);
    let rows = rows.order_by_asc(Of::TitleKey).order_by_asc(Of::Id).limit(OwnProjects::MOST + 1);
    let mut rows = rows.into_model::<Row>().all(&state.database.read).await?;
    let most = usize::try_from(OwnProjects::MOST).unwrap_or(usize::MAX);
    let has_more = rows.len() > most;
    rows.truncate(most);
    let mut passed = passed(state, rows.iter().map(|row| row.id).collect()).await?;
    let own = rows.into_iter().map(|row| {
        let passed = passed.remove(&row.id).unwrap_or_default();
        row.own(passed, today)
    });
    let (ended, open) = own.partition(|one| one.status.is_final());
    Ok(OwnProjects { open, ended, has_more })
}

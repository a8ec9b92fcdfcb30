//! What the gates ask of a person. The statement finds what may be theirs, by index and only as far as it is shown; the rule says what is.

use super::key;
use crate::dossier::access::visible_to;
use crate::state::State;
use ::entity::project;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::Eur;
use domain::access::{Actor, ProjectStanding};
use domain::gates::tasks;
use domain::gates::{AtGate, Gate, Signer};
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::people::Role;
use domain::projects::{Phase, Place, Status};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// The statuses in which a gate date that has passed is late.
pub(crate) const WITH_GATE_DATE: [Status; 4] = [Status::Active, Status::AwaitingStart, Status::Recycled, Status::Draft];
/// The statuses in which a gate waits for somebody.
pub(crate) const WAITING: [Status; 3] = [Status::GateRequested, Status::UnderReview, Status::DecisionPending];

#[derive(FromQueryResult)]
struct OfProject {
    id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    entry_gate: Gate,
    next_gate_on: Option<NaiveDate>,
    hold_until: Option<NaiveDate>,
    public_money: Eur,
    manager_id: Option<PersonId>,
    lead_organisation_id: Option<OrganisationId>,
    is_held: bool,
}

/// No decision waits for its second signature.
const NOTHING_RECORDED: &str = "NOT EXISTS (SELECT 1 FROM decision w WHERE w.project_id = project.id AND w.supersedes_id IS NULL \
     AND w.signed_at IS NULL AND w.void_at IS NULL)";

/// The last word on the frozen dossier is a signed hold.
fn held(of: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM decision h JOIN snapshot s ON s.id = h.snapshot_id WHERE h.project_id = {of}.id \
         AND h.outcome = 'hold' AND h.signed_at IS NOT NULL AND s.number = (SELECT MAX(l.number) FROM snapshot l WHERE l.project_id = {of}.id))"
    )
}

/// What the rows of a united list are ordered by.
const RANK: &str = "rank";

fn columns() -> sea_orm::Select<project::Entity> {
    use project::Column as Of;
    let plain = [Of::Id, Of::Title, Of::Phase, Of::Status, Of::EntryGate, Of::NextGateOn, Of::HoldUntil, Of::PublicMoney, Of::ManagerId];
    project::Entity::find().select_only().columns(plain).column(Of::LeadOrganisationId)
}

/// The first projects of one status, in this order. Each status apart: so each is read off an index, and only as far as it is shown.
fn first_of(actor: &Actor, of: Condition, order: project::Column) -> SelectStatement {
    let first = columns().column_as(order, RANK).filter(visible_to(actor)).filter(of).order_by_asc(order).order_by_asc(project::Column::Id);
    Query::select().column(Asterisk).from_subquery(first.limit(WorkItem::MOST).into_query(), "first").to_owned()
}

/// The first of all statuses together; those without a date come last.
async fn united(state: &State, parts: impl Iterator<Item = SelectStatement>) -> Result<Vec<OfProject>, DbErr> {
    let read = &state.database.read;
    let whole = parts.reduce(|mut whole, part| whole.union(UnionType::All, part).to_owned());
    let Some(whole) = whole else { return Ok(Vec::new()) };
    let mut first = Query::select().column(Asterisk).from_subquery(whole, "united").to_owned();
    first.order_by_expr(Expr::col(RANK).is_null(), Order::Asc).order_by(RANK, Order::Asc).order_by("id", Order::Asc).limit(WorkItem::MOST);
    // Asked of the rows that are left, and not of every row of every status.
    let told = Query::select().column(Asterisk).expr_as(Expr::cust(held("told")), "is_held").from_subquery(first, "told").to_owned();
    OfProject::find_by_statement(read.get_database_backend().build(&told)).all(read).await
}

/// The rows that ask something of this person, in words.
fn asked(rows: Vec<OfProject>, actor: &Actor, words: Words, mandate: Eur, today: NaiveDate) -> Vec<WorkItem> {
    let item = |row: OfProject| {
        let leads = row.lead_organisation_id.is_some() && row.lead_organisation_id == actor.organisation;
        let at = AtGate {
            gate: Gate::due(row.phase, row.entry_gate),
            place: Place { phase: row.phase, status: row.status },
            hold_until: row.hold_until,
            is_held: row.is_held,
            recorded: None,
            requested: row.public_money,
            mandate,
            manager: row.manager_id,
        };
        let standing = ProjectStanding { project: row.id, takes_part: leads, leads };
        let (gate, due) = (at.gate?, tasks::at_gate(&at, row.next_gate_on, (actor, standing), today)?);
        let what = words.with(key(due.task), &[("gate", words.label(gate).into())]);
        Some(WorkItem { what, project: row.title, href: paths::gate(row.id, gate), due_on: due.on, project_id: Some(row.id), ..WorkItem::default() })
    };
    rows.into_iter().filter_map(item).collect()
}

/// Gates that wait, longest first. One query.
pub(super) async fn waiting(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use project::Column as Of;
    let mandate = state.reference().programme.mandate;
    let at_intake = || Condition::all().add(Of::Phase.eq(Phase::Intake)).add(Of::EntryGate.eq(Gate::G0));
    let theirs = if Signer::of(actor).is_chair_or_secretary() {
        Condition::all()
    } else if actor.is(Role::ProgrammeManager) {
        // What can be given back, and what is within the mandate.
        Condition::any().add(Expr::cust(format!("NOT {}", held("project")))).add(at_intake().add(Of::PublicMoney.lte(mandate)))
    } else {
        at_intake()
    };
    let of = |status: &Status| Condition::all().add(Of::Status.eq(*status)).add(Expr::cust(NOTHING_RECORDED)).add(theirs.clone());
    let rows = united(state, WAITING.iter().map(|status| first_of(actor, of(status), Of::UpdatedAt))).await?;
    Ok(asked(rows, actor, words, mandate, today))
}

/// Gates that come near, and holds that end. At most one query.
pub(crate) async fn coming(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use project::Column as Of;
    let (soon, manages) = (tasks::ahead(today), actor.is(Role::ProgrammeManager));
    if !manages && !actor.is(Role::Partner) {
        return Ok(Vec::new());
    }
    let until = |status: Status, date: Of| {
        let leads = || Of::LeadOrganisationId.eq(actor.organisation);
        let near = Condition::any().add(date.lte(soon));
        let near = if status == Status::OnHold { near.add(date.is_null()) } else { near };
        // A draft is finished by who leads it, whenever its gate may be.
        let near = if status == Status::Draft && actor.organisation.is_some() { near.add(leads()) } else { near };
        let when = Condition::all().add(Of::Status.eq(status)).add(near).add_option((!manages).then(leads));
        first_of(actor, when, date)
    };
    let held = manages.then(|| until(Status::OnHold, Of::HoldUntil));
    let rows = united(state, held.into_iter().chain(WITH_GATE_DATE.iter().map(|status| until(*status, Of::NextGateOn)))).await?;
    Ok(asked(rows, actor, words, state.reference().programme.mandate, today))
}

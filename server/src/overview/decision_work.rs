//! What decisions and proposals to stop ask of a person: signing, verifying a condition, confirming.

use crate::gates::signer::{roles_of, signer};
use crate::overview::gate_work::{MOST, key};
use crate::overview::my_work::all;
use crate::reviews::access::SITS;
use crate::state::State;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::{Actor, ProjectStanding};
use domain::gates::tasks::{self, OpenCondition, Task};
use domain::gates::{DecisionState, Gate, Outcome, ProposedDecision, Signer, steering_confirms, stop_waits};
use domain::ids::{DecisionId, PersonId, ProjectId, RoundId};
use domain::people::{Role, SteeringSeat};
use domain::projects::{Phase, Place, Status};
use domain::reviews::QUORUM;
use sea_orm::{DbErr, FromQueryResult};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct ToSign {
    id: DecisionId,
    project_id: ProjectId,
    title: String,
    gate: Gate,
    outcome: Outcome,
    is_correction: i64,
    decided_by: PersonId,
    roles: i64,
    seat: Option<SteeringSeat>,
}

/// Who reads it has no organisation in the project: what is asked here is asked by role and seat.
const fn outside(project: ProjectId) -> ProjectStanding {
    ProjectStanding { project, takes_part: false, leads: false }
}

/// Decisions and corrections to sign, or to take back because nobody can sign them any more.
pub(crate) async fn to_sign(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let gates = if Signer::of(actor).is_chair_or_secretary() { "" } else { "AND d.gate = 'G0'" };
    let sql = format!(
        "SELECT d.id, d.project_id, p.title, d.gate, d.outcome, d.decided_by, a.steering_seat AS seat, {} AS roles, \
         CAST(CASE WHEN d.supersedes_id IS NULL THEN 0 ELSE 1 END AS bigint) AS is_correction \
         FROM decision d JOIN project p ON p.id = d.project_id JOIN person a ON a.id = d.decided_by \
         WHERE d.signed_at IS NULL AND d.void_at IS NULL {gates} \
         AND (d.decided_by <> $1 OR (d.gate <> 'G0' AND COALESCE(a.steering_seat, '') NOT IN ('chair','secretary'))) \
         ORDER BY d.decided_at, d.id LIMIT {MOST}",
        roles_of("a")
    );
    let rows: Vec<ToSign> = all(state, &sql, [actor.id.into()]).await?;
    let item = |row: ToSign| {
        let proposed = ProposedDecision {
            gate: row.gate,
            outcome: row.outcome,
            state: DecisionState::Proposed,
            is_correction: row.is_correction == 1,
            signed_by: vec![signer(row.decided_by, row.roles, row.seat)],
        };
        let task = tasks::at_decision(&proposed, (actor, outside(row.project_id)))?;
        Some(WorkItem {
            what: words.with(key(task), &[("gate", words.label(row.gate).into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.id),
            due_on: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

#[derive(FromQueryResult)]
struct ToVerify {
    decision_id: DecisionId,
    project_id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    text: String,
    owner: String,
    due_on: NaiveDate,
}

/// Conditions that come due of decisions that stand, in projects that go on.
const TO_VERIFY: &str = "SELECT c.decision_id, d.project_id, p.title, p.phase, p.status, c.text, c.owner, c.due_on FROM decision_condition c \
     JOIN decision d ON d.id = c.decision_id AND d.signed_at IS NOT NULL JOIN project p ON p.id = d.project_id \
     WHERE c.due_on <= $1 AND LOWER(TRIM(c.owner)) <> $2 AND p.status NOT IN ('stopped','refused','graduated','closed_completed') \
     AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = d.id AND n.signed_at IS NOT NULL) \
     AND NOT EXISTS (SELECT 1 FROM decision_condition_met m WHERE m.decision_condition_id = c.id) ORDER BY c.due_on, c.id LIMIT 50";

/// Conditions to verify.
pub(crate) async fn to_verify(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let own = actor.name.trim().to_lowercase();
    let rows: Vec<ToVerify> = all(state, TO_VERIFY, [tasks::ahead(today).into(), own.into()]).await?;
    let item = |row: ToVerify| {
        let place = Place { phase: row.phase, status: row.status };
        let open = OpenCondition { owner: row.owner, due_on: row.due_on, state: DecisionState::Signed, place };
        let due = tasks::at_condition(&open, (actor, outside(row.project_id)), today)?;
        Some(WorkItem {
            what: words.with(key(due.task), &[("text", row.text.into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.decision_id),
            due_on: due.on,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

#[derive(FromQueryResult)]
struct OfOffice {
    kind: String,
    id: Uuid,
    title: String,
    due_on: Option<NaiveDate>,
    phase: Phase,
    status: Status,
    person: Option<PersonId>,
}

/// Stops that this person may confirm; for a programme manager also projects before a panel for which fewer reviews are asked or handed in
/// than a panel needs.
fn of_office(actor: &Actor) -> String {
    let any_phase = Signer::of(actor).is_chair_or_secretary();
    let listed = |codes: Vec<&str>| codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(",");
    let phases = listed(Phase::ALL.iter().filter(|phase| any_phase || !steering_confirms(**phase)).map(|phase| phase.code()).collect());
    let can_stop = |status: &Status| Phase::ALL.iter().any(|phase| stop_waits(Place { phase: *phase, status: *status }));
    let statuses = listed(Status::ALL.iter().filter(|status| can_stop(status)).map(|status| status.code()).collect());
    let stops = format!(
        "SELECT 'stop' AS kind, s.project_id AS id, p.title AS title, CAST(NULL AS date) AS due_on, p.phase AS phase, p.status AS status, \
         s.proposed_by AS person FROM stop_proposal s JOIN project p ON p.id = s.project_id \
         WHERE s.confirmed_at IS NULL AND s.withdrawn_at IS NULL AND (s.proposed_by IS NULL OR s.proposed_by <> $1) \
         AND p.phase IN ({phases}) AND p.status IN ({statuses})"
    );
    let asks = format!(
        " UNION ALL SELECT 'ask' AS kind, r.id AS id, p.title AS title, r.due_on AS due_on, p.phase AS phase, p.status AS status, \
         r.made_by AS person FROM review_round r JOIN proposal o ON o.round_id = r.id JOIN project p ON p.id = o.project_id \
         WHERE r.closed_at IS NULL AND o.opened_at IS NULL \
         AND (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {SITS}) < {QUORUM}"
    );
    let asks = if actor.is(Role::ProgrammeManager) { asks } else { String::new() };
    format!("{stops}{asks} ORDER BY kind, due_on, title, id LIMIT {MOST}")
}

/// Stops to confirm, and panels that need experts.
pub(crate) async fn to_do(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let rows: Vec<OfOffice> = all(state, &of_office(actor), [actor.id.into()]).await?;
    let item = |row: OfOffice| {
        if row.kind == "ask" {
            return Some(WorkItem { what: words.t("work-ask-experts"), project: row.title, href: paths::round(RoundId(row.id)), due_on: row.due_on });
        }
        let (project, place) = (ProjectId(row.id), Place { phase: row.phase, status: row.status });
        let task: Task = tasks::at_stop(place, row.person, (actor, outside(project)))?;
        Some(WorkItem { what: words.t(key(task)), project: row.title, href: paths::stop(project), due_on: None })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

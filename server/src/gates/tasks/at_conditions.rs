//! What the conditions of decisions ask of a person: to see to one, or to say that it is met. The statement finds what may be theirs; the rule
//! says what is.

use super::key;
use crate::dossier::decision_conditions::{OPEN, SEES_TO, STANDS};
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, ProjectStanding, Visibility};
use domain::gates::tasks::{self, OpenCondition};
use domain::gates::{ConditionOwner, ConditionTiming, DecisionState, Gate};
use domain::ids::{DecisionId, OrganisationId, PersonId, ProjectId};
use domain::people::Role;
use domain::projects::{Phase, Place, Status};
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    decision_id: DecisionId,
    project_id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    gate: Gate,
    signed_at: DateTime<Utc>,
    text: String,
    owner: String,
    owner_organisation_id: Option<OrganisationId>,
    owner_person_id: Option<PersonId>,
    due_on: NaiveDate,
    timing: ConditionTiming,
    is_reported: bool,
}

/// Open conditions that come due, that were reported, or that keep a phase from starting, of decisions that stand in projects that go on; `{whose}` narrows them.
fn statement(whose: &str) -> String {
    format!(
        "SELECT c.decision_id, d.project_id, p.title, p.phase, p.status, d.gate, d.signed_at, c.text, \
         COALESCE((SELECT a.name FROM decision_condition_hand h JOIN person a ON a.id = h.person_id WHERE h.decision_condition_id = c.id), c.owner) AS owner, c.owner_organisation_id, {SEES_TO} AS owner_person_id, c.due_on, \
         c.timing, r.reported_at IS NOT NULL AS is_reported FROM decision_condition c LEFT JOIN decision_condition_report r \
         ON r.decision_condition_id = c.id JOIN decision d ON d.id = c.decision_id JOIN project p ON p.id = d.project_id \
         WHERE {STANDS} AND {OPEN} AND p.status NOT IN ('stopped','refused','graduated','closed_completed') \
         AND (c.due_on <= $1 OR r.reported_at IS NOT NULL OR (p.status = 'awaiting_start' AND c.timing = 'precedent')) AND {whose} ORDER BY c.due_on, c.id LIMIT {}",
        WorkItem::MOST
    )
}

/// Who sees to it: this person, their organisation, or whoever has the name where it meant nobody.
fn own() -> String {
    format!(
        "(CASE WHEN {SEES_TO} = $2 THEN 1 WHEN c.owner_organisation_id = $3 THEN 1 \
         WHEN {SEES_TO} IS NULL AND c.owner_organisation_id IS NULL AND LOWER(TRIM(c.owner)) = $4 THEN 1 ELSE 0 END)"
    )
}

/// Conditions to see to, and those to verify. At most two queries.
pub(super) async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let verifies = actor.is(Role::SteeringMember) || actor.is(Role::ProgrammeManager);
    let seen = match actor.visibility() {
        Visibility::Everything => "1 = 1",
        Visibility::OfOrganisation(_) => "EXISTS (SELECT 1 FROM partner a WHERE a.project_id = p.id AND a.organisation_id = $3)",
        Visibility::Nothing => return Ok(Vec::new()),
    };
    let own = own();
    let mut rows = read(state, actor, today, &format!("{own} = 1 AND {seen}")).await?;
    if verifies {
        rows.extend(read(state, actor, today, &format!("{own} = 0 AND {seen}")).await?);
    }
    let item = |row: Row| {
        let about = words.with("work-about-condition", &[("gate", words.label(row.gate).into()), ("owner", row.owner.clone().into())]);
        let owner = ConditionOwner { name: row.owner, organisation: row.owner_organisation_id, person: row.owner_person_id };
        let place = Place { phase: row.phase, status: row.status };
        let open = OpenCondition { owner, due_on: row.due_on, timing: row.timing, state: DecisionState::Signed, place, is_reported: row.is_reported };
        // The statement let through what the person may know of.
        let standing = ProjectStanding { project: row.project_id, takes_part: true, leads: false };
        let due = tasks::at_condition(&open, (actor, standing), today)?;
        Some(WorkItem {
            what: words.with(key(due.task), &[("text", row.text.into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.decision_id),
            due_on: due.on,
            project_id: Some(row.project_id),
            about: Some(about),
            since: Some(day_of(row.signed_at)),
            facts: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

async fn read(state: &State, actor: &Actor, today: NaiveDate, whose: &str) -> Result<Vec<Row>, DbErr> {
    let read = &state.database.read;
    // Neither a person nor an organisation has this id.
    let nobody = uuid::Uuid::nil();
    let organisation = actor.organisation.unwrap_or(OrganisationId(nobody));
    let values = [tasks::ahead(today).into(), actor.id.into(), organisation.into(), actor.name.trim().to_lowercase().into()];
    Row::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), statement(whose), values)).all(read).await
}

//! What a panel waits for: the chair of its round, and the applicant who may answer.

use crate::reviews::access::{COUNTS, TAKEN_BACK, WAITS};
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::gates::Gate;
use domain::ids::{OrganisationId, ProjectId, ProposalId, RoundId};
use domain::people::Role;
use domain::reviews::{QUORUM, answer_until};
use futures::try_join;
use sea_orm::{DbErr, FromQueryResult, Statement};

/// What a panel asks of its chair and of the applicant. At most two queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let chair = async { if actor.is(Role::Reviewer) { of_the_chair(state, actor, words).await } else { Ok(Vec::new()) } };
    let applicant = async {
        match actor.organisation.filter(|_| actor.is(Role::Partner)) {
            Some(organisation) => of_the_applicant(state, organisation, words, today).await,
            None => Ok(Vec::new()),
        }
    };
    let (chair, applicant) = try_join!(chair, applicant)?;
    Ok([chair, applicant].concat())
}

#[derive(FromQueryResult)]
struct OfChair {
    id: ProposalId,
    round_id: RoundId,
    name: String,
    project_id: ProjectId,
    title: String,
    opened_at: Option<DateTime<Utc>>,
    waiting: i64,
    counted: i64,
}

fn of_chair() -> String {
    format!(
        "SELECT o.id, o.round_id, r.name, o.project_id, p.title, o.opened_at, \
         (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {WAITS}) AS waiting, \
         (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {COUNTS}) AS counted \
         FROM review_round r JOIN proposal o ON o.round_id = r.id JOIN project p ON p.id = o.project_id \
         WHERE r.chair_id = $1 AND r.closed_at IS NULL AND o.taken_out_at IS NULL AND NOT {TAKEN_BACK} \
         AND NOT EXISTS (SELECT 1 FROM consensus c WHERE c.proposal_id = o.id AND c.recorded_at IS NOT NULL) ORDER BY r.due_on, o.id LIMIT $2"
    )
}

/// Interests to decide on, reviews to open and agreements to record. One query.
async fn of_the_chair(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    let (read, values) = (&state.database.read, [actor.id.into(), WorkItem::MOST.into()]);
    let rows = OfChair::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), of_chair(), values)).all(read).await?;
    let items = |row: OfChair| {
        let enough = i64::try_from(QUORUM).unwrap_or(i64::MAX);
        let opened_on = row.opened_at.map(day_of);
        let about = words.with("work-about-round", &[("round", row.name.into())]);
        let todo = [
            (row.waiting > 0, "work-interest", paths::panel(row.round_id), None),
            (row.opened_at.is_none() && row.counted >= enough, "work-open-reviews", paths::panel(row.round_id), None),
            (row.opened_at.is_some(), "work-agree", paths::panel_proposal(row.round_id, row.id), opened_on),
        ];
        let title = row.title;
        todo.into_iter().filter(|(holds, _, _, _)| *holds).map(move |(_, key, href, since)| WorkItem {
            what: words.t(key),
            project: title.clone(),
            href,
            due_on: None,
            project_id: Some(row.project_id),
            about: Some(about.clone()),
            since,
            facts: None,
        })
    };
    Ok(rows.into_iter().flat_map(items).collect())
}

#[derive(FromQueryResult)]
struct OfApplicant {
    project_id: ProjectId,
    title: String,
    gate: Gate,
    opened_at: DateTime<Utc>,
}

fn of_applicant() -> String {
    format!(
        "SELECT o.project_id, p.title, r.gate, o.opened_at FROM proposal o JOIN project p ON p.id = o.project_id \
         JOIN review_round r ON r.id = o.round_id WHERE p.lead_organisation_id = $1 AND r.has_rebuttal AND o.opened_at IS NOT NULL \
         AND o.taken_out_at IS NULL AND NOT {TAKEN_BACK} AND NOT EXISTS (SELECT 1 FROM rebuttal a WHERE a.proposal_id = o.id) \
         AND NOT EXISTS (SELECT 1 FROM consensus c WHERE c.proposal_id = o.id AND c.recorded_at IS NOT NULL) ORDER BY o.opened_at LIMIT $2"
    )
}

/// Comments that the applicant can still answer. One query.
async fn of_the_applicant(state: &State, organisation: OrganisationId, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let (read, values) = (&state.database.read, [organisation.into(), WorkItem::MOST.into()]);
    let rows = OfApplicant::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), of_applicant(), values)).all(read).await?;
    let item = |row: OfApplicant| {
        let opened_on = day_of(row.opened_at);
        let until = answer_until(opened_on);
        (today <= until).then(|| WorkItem {
            what: words.t("work-answer-reviews"),
            project: row.title,
            href: paths::gate_reviews(row.project_id, row.gate),
            due_on: Some(until),
            project_id: Some(row.project_id),
            about: Some(words.t("work-about-answer")),
            since: Some(opened_on),
            facts: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

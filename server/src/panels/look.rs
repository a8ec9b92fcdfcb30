//! What the pages of a panel show, read from the tables.

use super::blind::{self, Stands};
use crate::respond::AppError;
use crate::reviews::criteria;
use crate::state::new_id;
use ::entity::{consensus, person, project, proposal, review_round};
use app::panels::{AgreedView, ConsensusView, InterestLine, PanelLine, PanelView, ProposalView, RoundLine, RoundsView};
use app::ui::{FormErrors, Link, NoticeView};
use chrono::NaiveDate;
use domain::access::{Actor, Nowhere, RoundStanding, act};
use domain::ids::{PersonId, ProjectId, ReviewId, RoundId};
use domain::reviews::{ConsensusForm, Declaration, Eyes, NewConsensus, ReviewStatus, Reviewed, flags};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The most rounds that a page shows.
const MOST: u64 = 200;

/// A form that came back.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: Option<(ReviewId, String, String)>,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

async fn titles(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<BTreeMap<ProjectId, String>, DbErr> {
    let ids = proposals.iter().map(|proposal| proposal.project_id);
    let rows = project::Entity::find().filter(project::Column::Id.is_in(ids)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// Whether somebody reads every round, and not only those that they chair.
pub(crate) fn reads_all(actor: &Actor) -> bool {
    actor.may(act::ReadRound, RoundStanding { round: RoundId(Uuid::nil()), is_chair: false })
}

/// The rounds that somebody may read. Two queries.
pub(super) async fn rounds(connection: &impl ConnectionTrait, actor: &Actor, today: NaiveDate) -> Result<RoundsView, DbErr> {
    let own = (!reads_all(actor)).then(|| review_round::Column::ChairId.eq(actor.id));
    let rows = review_round::Entity::find().filter(Condition::all().add_option(own));
    let rows = rows.order_by_desc(review_round::Column::DueOn).order_by_asc(review_round::Column::Id).limit(MOST).all(connection).await?;
    let people = person::Entity::find().filter(person::Column::Id.is_in(rows.iter().map(|row| row.chair_id))).all(connection).await?;
    let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let line = |row: review_round::Model| RoundLine {
        chair: name(row.chair_id),
        id: row.id,
        name: row.name,
        gate: row.gate,
        due_on: row.due_on,
        is_closed: row.closed_at.is_some(),
    };
    Ok(RoundsView { lines: rows.into_iter().map(line).collect(), today, may_manage: actor.may(act::ManageRounds, Nowhere) })
}

/// What waits for the chair of a round. Five queries.
pub(super) async fn panel(
    connection: &impl ConnectionTrait,
    round: review_round::Model,
    is_chair: bool,
    typed: Typed,
) -> Result<PanelView, AppError> {
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round.id)).order_by_asc(proposal::Column::Id);
    let proposals = of_round.all(connection).await?;
    let titles = titles(connection, &proposals).await?;
    let title = |id: ProjectId| titles.get(&id).cloned().unwrap_or_default();
    let stands = blind::stands(connection, &proposals).await?;
    let agreed = consensus::Entity::find().filter(consensus::Column::ProposalId.is_in(proposals.iter().map(|one| one.id))).all(connection).await?;
    let weighed = criteria::of_round(&round)?;
    let waits = |one: &&Stands| {
        let status = one.standing.status;
        is_chair && one.standing.declaration == Declaration::Waits && status == ReviewStatus::Accepted
    };
    let waiting: Vec<&Stands> = stands.iter().filter(waits).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(waiting.iter().map(|one| one.expert))).all(connection).await?;
    let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let interests = waiting.into_iter().filter_map(|one| {
        let declaration = one.declaration.as_ref()?;
        let project = proposals.iter().find(|proposal| proposal.id == one.proposal)?.project_id;
        Some(InterestLine {
            review: one.review,
            version: one.version,
            expert: name(one.expert),
            project: title(project),
            kinds: declaration.kinds.split_whitespace().filter_map(|kind| kind.parse().ok()).collect(),
            explanation: declaration.explanation.clone(),
            found: read(&declaration.found).unwrap_or_default(),
            proposed: declaration.proposed,
        })
    });
    let interests = interests.collect();
    let lines = proposals.iter().map(|proposal| {
        let own = || stands.iter().filter(|one| one.proposal == proposal.id);
        let asked = own().filter(|one| !matches!(one.standing.status, ReviewStatus::Declined | ReviewStatus::Void));
        let settled = agreed.iter().find(|row| row.proposal_id == proposal.id && row.recorded_at.is_some());
        PanelLine {
            proposal: proposal.id,
            version: proposal.version,
            project: title(proposal.project_id),
            handed_in: own().filter(|one| one.standing.counts()).count(),
            asked: asked.count(),
            is_opened: proposal.opened_at.is_some(),
            agreed: settled.and_then(|row| read::<NewConsensus>(&row.content)).map(|agreed| weighed.total(&agreed.scores())),
        }
    });
    Ok(PanelView {
        round: round.id,
        name: round.name.clone(),
        due_on: round.due_on,
        interests,
        proposals: lines.collect(),
        key: new_id().to_string(),
        is_chair,
        typed: typed.form,
        errors: typed.errors,
        notice: typed.notice,
    })
}

/// The reviews of one proposal as these eyes see them, and what was agreed.
pub(super) async fn proposal(
    connection: &impl ConnectionTrait,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (eyes, back): (Eyes, Link),
    (typed, errors, notice): (Option<ConsensusForm>, FormErrors, Option<NoticeView>),
) -> Result<ProposalView, AppError> {
    let titles = titles(connection, std::slice::from_ref(proposal)).await?;
    let weighed = criteria::of_round(round)?;
    let reviews = blind::shown(connection, proposal, eyes).await?;
    let row = consensus::Entity::find_by_id(proposal.id).one(connection).await?;
    let is_opened = proposal.opened_at.is_some();
    let counted: Vec<Reviewed> = reviews
        .iter()
        .filter(|one| one.counts && !one.review.scores.is_empty())
        .map(|one| Reviewed { scores: one.review.scores.clone(), comments: one.review.comments.clone() })
        .collect();
    let recorded = row.as_ref().and_then(|row| row.recorded_at.map(|at| (at, &row.content)));
    let agreed = recorded.and_then(|(at, content)| Some(AgreedView { agreed: read(content)?, at }));
    let consensus = (eyes == Eyes::Chair && is_opened && agreed.is_none()).then(|| ConsensusView {
        form: typed.or_else(|| row.as_ref().and_then(|row| read(&row.draft))).unwrap_or_default(),
        key: new_id().to_string(),
        saved_at: row.as_ref().map(|row| row.saved_at),
        errors,
    });
    Ok(ProposalView {
        round: round.id,
        proposal: proposal.id,
        project: titles.get(&proposal.project_id).cloned().unwrap_or_default(),
        back,
        flags: if counted.is_empty() { Vec::new() } else { flags(&weighed, &counted) },
        criteria: weighed,
        reviews,
        is_opened,
        agreed: if is_opened { agreed } else { None },
        consensus,
        notice,
    })
}

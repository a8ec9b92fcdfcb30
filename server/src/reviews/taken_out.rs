//! Taking a project out of a round: its experts are told and have nothing to do for it any more, and the round can close without it. What was
//! handed in is kept.

use super::letters::{News, tell};
use crate::mail::Said;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{consensus, proposal, review, review_round};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId};
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use url::Url;

/// Whether the panel has recorded what it agreed on: then there is nothing to take out.
pub async fn is_agreed(connection: &impl ConnectionTrait, proposal: &proposal::Model) -> Result<bool, DbErr> {
    Ok(consensus::Entity::find_by_id(proposal.id).one(connection).await?.is_some_and(|row| row.recorded_at.is_some()))
}

/// Takes a proposal out. The reason is for its experts; where there is none the project has ended or was decided.
pub async fn take_out(
    (write, base_url): (&Write, &Url),
    (proposal, round): (&proposal::Model, &str),
    (by, name): (PersonId, &str),
    reason: &str,
) -> Result<Event, DbErr> {
    let row = proposal::ActiveModel {
        id: Set(proposal.id),
        taken_out_at: Set(Some(write.now())),
        taken_out_by: Set(Some(by)),
        taken_out_reason: Set(Some(reason.to_owned())),
        version: Set(proposal.version + 1),
        ..Default::default()
    };
    proposal::Entity::update(row).validate()?.exec_without_returning(write).await?;
    let reviews = review::Entity::find().filter(review::Column::ProposalId.eq(proposal.id)).all(write).await?;
    for one in reviews.iter().filter(|one| one.status.is_on_hand()) {
        let row = review::ActiveModel { id: Set(one.id), status: Set(ReviewStatus::Declined), version: Set(one.version + 1), ..Default::default() };
        review::Entity::update(row).validate()?.exec_without_returning(write).await?;
    }
    let told = reviews.iter().filter(|one| one.status.is_on_hand() || one.status == ReviewStatus::Submitted);
    for one in told {
        let said = Said { note: reason.to_owned(), ..Said::default() };
        let path = app::paths::review(one.id);
        let news = News { kind: MailKind::ProjectTakenOut, project: proposal.project_id, until: None, path, said };
        tell(write, base_url, &news, [one.expert_id]).await?;
    }
    let happened = HistoryEvent::ProposalTakenOut { proposal: proposal.id, round: round.to_owned(), reason: reason.to_owned() };
    Ok(Event::by(by, name, happened).in_project(proposal.project_id))
}

/// Takes a project that has ended, or was decided on, out of every open round in which its panel has not agreed.
pub async fn free_experts((write, base_url): (&Write, &Url), project: ProjectId, by: (PersonId, &str)) -> Result<Vec<Event>, DbErr> {
    use proposal::Column as Of;
    let all = proposal::Entity::find().filter(Of::ProjectId.eq(project)).filter(Of::TakenOutAt.is_null()).all(write).await?;
    let mut events = Vec::new();
    for row in &all {
        let round = review_round::Entity::find_by_id(row.round_id).one(write).await?.filter(|round| round.closed_at.is_none());
        if let Some(round) = round
            && !is_agreed(write, row).await?
        {
            events.push(take_out((write, base_url), (row, &round.name), by, "").await?);
        }
    }
    Ok(events)
}

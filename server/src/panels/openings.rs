//! Opening the reviews of a project to the panel.

use super::store::Chair;
use crate::frame::answer::Unsaved;
use crate::frame::in_force;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::Said;
use crate::reviews::access;
use crate::reviews::blind::{ReviewSummary, summaries};
use crate::reviews::letters::{News, applicants, tell, tell_all};
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use crate::store::events::Event;
use crate::ties::again::{Of, look_again};
use crate::ties::conflicts;
use crate::ties::standing::taken_back;
use ::entity::{person_role, proposal, review, review_round};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProposalId};
use domain::mail::MailKind;
use domain::people::Role;
use domain::reviews::{FoundConflict, answer_until, may_open};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Why the reviews of a project are not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// So many reviews count, which are too few.
    TooFew(usize),
    /// What ties an expert to the project came to light just now: the chair decides first.
    TieFound,
    /// The data tie the chair to the project.
    ChairIsTied(Vec<FoundConflict>),
    /// The dossier was taken back.
    TakenBack,
}

/// Opens the reviews of a project to the panel. From then on nobody writes any more, and whoever reads the others gives no new score.
///
/// # Errors
/// 404 for a proposal of another round. Lost when it was opened before. Refused with what stands in the way; what ties an expert is kept then.
pub async fn open(state: &State, permit: &Chair, submission: &Submission, id: ProposalId) -> Result<(), Unsaved<NotOpened>> {
    let looks = submission.begin_open(state).await?;
    access::proposal(&looks, permit.round(), id).await?;
    let ties = look_again(&looks, &state.base_url, Of::Proposal(id)).await?;
    if !ties.is_empty() {
        looks.finish(ties).await?;
        return Err(Unsaved::refused(NotOpened::TieFound));
    }
    drop(looks);
    let write = submission.begin(state).await?;
    let proposal = access::proposal(&write, permit.round(), id).await?;
    if proposal.opened_at.is_some() || proposal.taken_out_at.is_some() || proposal.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    if let Some(why) = stands_in_the_way(&write, (permit.person(), &proposal)).await? {
        return Err(Unsaved::refused(why));
    }
    let all = summaries(&write, std::slice::from_ref(&proposal)).await?;
    let reviews: Vec<_> = all.iter().map(|one| one.standing).collect();
    may_open(&reviews).map_err(|counting| Unsaved::refused(NotOpened::TooFew(counting)))?;
    let row = proposal::ActiveModel {
        id: Set(id),
        opened_by: Set(Some(permit.person())),
        opened_at: Set(Some(write.now())),
        version: Set(proposal.version + 1),
        ..Default::default()
    };
    proposal::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    reads_others(&write, &all).await?;
    let project = proposal.project_id;
    let counting = all.iter().filter(|one| one.standing.counts());
    let news = counting.map(|one| {
        let path = app::paths::review_panel(one.review);
        (one.expert, News { kind: MailKind::ConsensusOpened, project, until: None, path, said: Said::default() })
    });
    tell_all(&write, &state.base_url, news.collect()).await?;
    if let Some(round) = review_round::Entity::find_by_id(permit.round()).one(&write).await?.filter(|round| round.has_rebuttal) {
        let until = Some(answer_until(day_of(write.now())));
        let news = News { kind: MailKind::CommentsReady, project, until, path: app::paths::gate_reviews(project, round.gate), said: Said::default() };
        let applicants = applicants(&write, project).await?;
        tell(&write, &state.base_url, &news, applicants).await?;
    }
    let opened = HistoryEvent::ConsensusOpened { proposal: id };
    Ok(write.finish([Event::by_expert(permit.person(), opened).in_project(project)]).await?)
}

/// What keeps the chair from opening, whatever the reviews are.
pub(super) async fn stands_in_the_way(
    connection: &impl ConnectionTrait,
    (chair, proposal): (PersonId, &proposal::Model),
) -> Result<Option<NotOpened>, DbErr> {
    if !taken_back(connection, [proposal.snapshot_id]).await?.is_empty() {
        return Ok(Some(NotOpened::TakenBack));
    }
    let ties = conflicts::between(connection, &[chair], &[proposal.project_id]).await?;
    Ok(ties.into_values().next().map(NotOpened::ChairIsTied))
}

/// Marks the reviews of who reads the others from now on: the panel, and whoever reads every opened review for another reason.
async fn reads_others(write: &Write, all: &[ReviewSummary]) -> Result<(), AppError> {
    let reads_all = [Role::ProgrammeManager, Role::SteeringMember];
    let elsewhere = person_role::Entity::find()
        .filter(person_role::Column::PersonId.is_in(all.iter().map(|one| one.expert)))
        .filter(person_role::Column::Role.is_in(reads_all))
        .filter(in_force::on(day_of(write.now())))
        .all(write)
        .await?;
    let reads = all.iter().filter(|one| one.standing.counts() || elsewhere.iter().any(|row| row.person_id == one.expert));
    let row = review::ActiveModel { read_others_at: Set(Some(write.now())), ..Default::default() };
    let of_them = review::Entity::update_many().set(row).filter(review::Column::Id.is_in(reads.map(|one| one.review)));
    of_them.exec(write).await?;
    Ok(())
}

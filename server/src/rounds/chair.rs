//! Who leads a panel in the place of a chair who can do so no more: whether one is needed, who can, and naming one.

use super::store::{Manager, by, round};
use crate::experts::store::reviewers;
use crate::frame::answer::Unsaved;
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::reviews::blind::summaries;
use crate::reviews::read::proposals;
use crate::state::State;
use crate::state::days::day_of;
use crate::ties::conflicts;
use ::entity::{person, review_round};
use chrono::NaiveDate;
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId, RoundId};
use domain::mail::MailKind;
use domain::reviews::{ChairCandidate, ChairRefusal, may_take_over};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

/// The experts of today, each as far as leading this panel goes, and whether its chair is among them.
pub(super) struct Experts {
    /// The chair still reviews.
    pub(super) is_led: bool,
    /// Everybody who reviews today.
    pub(super) all: Vec<(person::Model, ChairCandidate)>,
}

/// Whether the chair of a round can still lead it. One query.
pub(super) async fn is_led(connection: &impl ConnectionTrait, round: &review_round::Model, today: NaiveDate) -> Result<bool, DbErr> {
    Ok(reviewers(connection, today).await?.iter().any(|person| person.id == round.chair_id))
}

/// Who can lead the panel of a round, and who cannot. As many queries for one expert as for a hundred.
pub(super) async fn experts(connection: &impl ConnectionTrait, round: &review_round::Model, today: NaiveDate) -> Result<Experts, DbErr> {
    let people = reviewers(connection, today).await?;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let proposals = proposals(connection, round.id).await?;
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let asked = summaries(connection, &proposals).await?;
    let ties = conflicts::between(connection, &ids, &projects).await?;
    let candidate = |person: person::Model| {
        let of_them = ties.iter().filter(|((expert, _), _)| *expert == person.id);
        let standing = ChairCandidate {
            reviews_today: true,
            was_asked: asked.iter().any(|one| one.expert == person.id),
            ties: of_them.flat_map(|(_, found)| found.clone()).collect(),
        };
        (person, standing)
    };
    Ok(Experts { is_led: ids.contains(&round.chair_id), all: people.into_iter().map(candidate).collect() })
}

/// Puts an expert in the place of the chair, and tells them.
///
/// # Errors
/// Lost when the round is closed or was changed meanwhile. Refused with why this expert does not lead it.
pub(super) async fn name(
    state: &State,
    permit: &Manager,
    submission: &Submission,
    (id, chosen): (RoundId, PersonId),
) -> Result<(), Unsaved<ChairRefusal>> {
    let write = submission.begin(state).await?;
    let row = round(&write, id).await?;
    let Experts { is_led, all } = experts(&write, &row, day_of(write.now())).await?;
    let found = all.into_iter().find(|(person, _)| person.id == chosen);
    let nobody = ChairCandidate { reviews_today: false, was_asked: false, ties: Vec::new() };
    may_take_over(is_led, found.as_ref().map_or(&nobody, |(_, candidate)| candidate)).map_err(Unsaved::refused)?;
    if row.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let change = review_round::ActiveModel { id: Set(id), chair_id: Set(chosen), version: Set(row.version + 1), ..Default::default() };
    review_round::Entity::update(change).validate()?.exec_without_returning(&write).await?;
    let letter = Notification {
        kind: MailKind::ChairNamed,
        to: Recipient::Person(chosen),
        title: row.name.clone(),
        until: None,
        said: Said::default(),
        path: app::paths::panel(id),
        expires_at: None,
    };
    queue(&write, &state.base_url, vec![letter], write.now()).await?;
    let handed_by = names::name(&write, row.chair_id).await?.unwrap_or_default();
    let handed_to = found.map(|(person, _)| person.name).unwrap_or_default();
    let named = HistoryEvent::ChairNamed { round_id: id, round: row.name, handed_by, handed_to };
    Ok(write.finish([by(permit, named)]).await?)
}

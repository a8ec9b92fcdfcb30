//! A dossier that is taken back while it lies before a panel: who hears of it. What follows is read from the dossier itself.

use super::letters::{News, tell_all};
use crate::mail::Said;
use crate::state::State;
use crate::store::database::Write;
use crate::ties::standing::summaries;
use ::entity::{consensus, proposal, review_round};
use domain::ids::{PersonId, SnapshotId};
use domain::mail::MailKind;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Tells the experts who read or scored it, the chair and who made the round, except who took it back and the manager of the project, who hears
/// that the gate was. Panels that agreed are done with it.
pub async fn tell_taken_back(state: &State, write: &Write, (snapshot, by): (SnapshotId, PersonId), manager: Option<PersonId>) -> Result<(), DbErr> {
    let proposals = proposal::Entity::find().filter(proposal::Column::SnapshotId.eq(snapshot)).filter(proposal::Column::TakenOutAt.is_null());
    let proposals = proposals.all(write).await?;
    let rounds = review_round::Column::Id.is_in(proposals.iter().map(|row| row.round_id));
    let rounds = review_round::Entity::find().filter(rounds).filter(review_round::Column::ClosedAt.is_null()).all(write).await?;
    let agreed = consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id));
    let agreed = consensus::Entity::find().filter(agreed).filter(consensus::Column::RecordedAt.is_not_null()).all(write).await?;
    let all = summaries(write, &proposals).await?;
    let mut told: BTreeMap<PersonId, News> = BTreeMap::new();
    for row in proposals.iter().filter(|row| !agreed.iter().any(|one| one.proposal_id == row.id)) {
        let Some(round) = rounds.iter().find(|round| round.id == row.round_id) else { continue };
        let news = |path: String| News { kind: MailKind::DossierTakenBack, project: row.project_id, until: None, path, said: Said::default() };
        for one in all.iter().filter(|one| one.proposal == row.id && one.standing.sits()) {
            told.insert(one.expert, news(app::paths::review(one.review)));
        }
        told.insert(round.chair_id, news(app::paths::panel(round.id)));
        if let Some(maker) = round.made_by {
            told.insert(maker, news(app::paths::round(round.id)));
        }
    }
    told.retain(|person, _| *person != by && Some(*person) != manager);
    tell_all(write, &state.base_url, told.into_iter().collect()).await
}

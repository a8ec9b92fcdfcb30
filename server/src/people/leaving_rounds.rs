//! What somebody who leaves had to do for rounds of reviews: who runs them is told. What waits there is a task of programme managers from then on:
//! an administrator knows neither who reviews what nor who is tied to which project, and so names nobody.

use crate::mail::{News, Notification, Recipient, Said, queue, tell_all};
use crate::state::State;
use crate::store::database::Write;
use ::entity::{person, proposal, review, review_round};
use domain::ids::{PersonId, RoundId};
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Tells of rounds without a chair and of reviews that fall away: who made the round, or every manager where that one is not among them.
pub(super) async fn tell((state, write): (&State, &Write), leaver: PersonId, managers: &[person::Model]) -> Result<(), DbErr> {
    let open: Vec<_> = review_round::Entity::find().filter(review_round::Column::ClosedAt.is_null()).all(write).await?;
    let runs = |round: &review_round::Model| {
        let maker = managers.iter().find(|one| Some(one.id) == round.made_by);
        maker.map_or_else(|| managers.iter().map(|one| one.id).collect(), |one| vec![one.id])
    };
    let of_chair = open.iter().filter(|round| round.chair_id == leaver).flat_map(|round| {
        runs(round).into_iter().map(move |manager| Notification {
            kind: MailKind::ChairMissing,
            to: Recipient::Person(manager),
            title: round.name.clone(),
            until: None,
            said: Said::default(),
            path: app::paths::round_chair(round.id),
            expires_at: None,
        })
    });
    queue(write, &state.base_url, of_chair.collect(), write.now()).await?;
    let rounds: BTreeMap<RoundId, &review_round::Model> = open.iter().map(|round| (round.id, round)).collect();
    let on_hand = ReviewStatus::ALL.iter().copied().filter(|status| status.is_on_hand());
    let theirs = review::Entity::find().filter(review::Column::ExpertId.eq(leaver)).filter(review::Column::Status.is_in(on_hand));
    let theirs = theirs.all(write).await?;
    let waiting = proposal::Entity::find().filter(proposal::Column::Id.is_in(theirs.iter().map(|row| row.proposal_id)));
    let waiting = waiting.filter(proposal::Column::OpenedAt.is_null()).filter(proposal::Column::TakenOutAt.is_null()).all(write).await?;
    let news = waiting.iter().filter_map(|row| Some((row, *rounds.get(&row.round_id)?))).flat_map(|(row, round)| {
        let path = app::paths::round(round.id);
        let news = News { kind: MailKind::ReviewMissing, project: row.project_id, until: None, path, said: Said::default() };
        runs(round).into_iter().map(move |manager| (manager, news.clone()))
    });
    tell_all(write, &state.base_url, news.collect()).await
}

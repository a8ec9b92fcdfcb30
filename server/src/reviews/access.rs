//! The one way in to a review and to a round: found together with how the person stands to it.

use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::state::days::day_of;
use crate::ties::standing::{state_of, taken_back};
use ::entity::{declaration, proposal, review, review_round};
use chrono::NaiveDate;
use domain::access::act::Act;
use domain::access::{OwnReview, Permit, RoundStanding};
use domain::ids::{ProposalId, ReviewId, RoundId};
use domain::reviews::{ReviewRefusal, ReviewState};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A review with what it is about.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its row.
    pub review: review::Model,
    /// The project before the panel.
    pub proposal: proposal::Model,
    /// The round.
    pub round: review_round::Model,
    /// The last declaration of interests.
    pub declaration: Option<declaration::Model>,
    /// The dossier was taken back.
    pub is_taken_back: bool,
}

impl Found {
    /// Everything that decides what may be done with the review.
    pub fn state(&self) -> ReviewState {
        state_of(&self.review, self.declaration.as_ref(), (&self.proposal, self.is_taken_back))
    }

    /// Whether the project still lies before its panel, which has not begun.
    pub const fn is_open_before_the_panel(&self) -> bool {
        self.proposal.opened_at.is_none() && self.proposal.taken_out_at.is_none() && !self.is_taken_back
    }

    /// Whether the expert still reads what the review was about.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn may_look_back(&self, today: NaiveDate) -> Result<(), ReviewRefusal> {
        self.state().may_look_back(self.round.closed_at.map(day_of), today)
    }
}

macro_rules! last_interest {
    ($measure:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM declaration b WHERE b.review_id = v.id AND (b.has_interest OR b.found <> '') AND ",
            $measure,
            " AND b.number = (SELECT MAX(n.number) FROM declaration n WHERE n.review_id = v.id))"
        )
    };
}

/// [`ReviewState::counts`] for statements that count rows of `review v`; the stories of late interests hold the two together.
pub const COUNTS: &str = concat!("v.status = 'submitted' AND NOT ", last_interest!("(b.measure IS NULL OR b.measure = 'recuse')"));
/// [`ReviewState::sits`] for the same.
pub const SITS: &str = concat!("v.status IN ('invited','accepted','submitted') AND NOT ", last_interest!("b.measure = 'recuse'"));
/// [`ReviewState::interest_waits`] for the same.
pub const WAITS: &str = concat!("v.status IN ('accepted','submitted') AND ", last_interest!("b.measure IS NULL"));

/// The review with what it is about, when it exists; whether the person may know of it is for the permit to say.
pub async fn find(connection: &impl ConnectionTrait, id: ReviewId) -> Result<Option<Found>, DbErr> {
    let Some(review) = review::Entity::find_by_id(id).one(connection).await? else { return Ok(None) };
    let Some(proposal) = proposal::Entity::find_by_id(review.proposal_id).one(connection).await? else { return Ok(None) };
    let Some(round) = review_round::Entity::find_by_id(proposal.round_id).one(connection).await? else { return Ok(None) };
    let declaration =
        declaration::Entity::find().filter(declaration::Column::ReviewId.eq(id)).order_by_desc(declaration::Column::Number).one(connection).await?;
    let is_taken_back = !taken_back(connection, [proposal.snapshot_id]).await?.is_empty();
    Ok(Some(Found { review, proposal, round, declaration, is_taken_back }))
}

/// The review and the permit to do something to it.
///
/// # Errors
/// 404 for everybody but the expert who was asked.
pub async fn permit<A: Act<On = OwnReview>>(state: &State, signed: &SignedIn, action: A, id: ReviewId) -> Result<(Found, Permit<A>), AppError> {
    let found = find(&state.database.read, id).await?.ok_or(AppError::NotFound)?;
    let permit = signed.actor.permit(action, OwnReview { review: id, is_asked: found.review.expert_id == signed.actor.id })?;
    Ok((found, permit))
}

/// The round and the permit to do something to it.
///
/// # Errors
/// 404 when the person may not know of it or it is not there, 403 when they may not do this.
pub async fn round<A: Act<On = RoundStanding>>(
    state: &State,
    signed: &SignedIn,
    action: A,
    id: RoundId,
) -> Result<(review_round::Model, Permit<A>), AppError> {
    let round = review_round::Entity::find_by_id(id).one(&state.database.read).await?.ok_or(AppError::NotFound)?;
    let permit = signed.actor.permit(action, RoundStanding { round: id, is_chair: round.chair_id == signed.actor.id })?;
    Ok((round, permit))
}

/// A proposal of the round; one of another round is not there.
///
/// # Errors
/// 404 when it is not in the round.
pub async fn proposal(connection: &impl ConnectionTrait, round: RoundId, id: ProposalId) -> Result<proposal::Model, AppError> {
    let found = proposal::Entity::find_by_id(id).filter(proposal::Column::RoundId.eq(round)).one(connection).await?;
    found.ok_or(AppError::NotFound)
}

/// Whether the dossier of `proposal o` was taken back, for statements.
pub const TAKEN_BACK: &str = "EXISTS (SELECT 1 FROM snapshot_release w WHERE w.snapshot_id = o.snapshot_id)";

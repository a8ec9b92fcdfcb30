//! What is done from the grid of a round with several reviews at once: more time, and the page that comes back.

use super::extensions;
use super::pages::Typed;
use super::routes::{meanwhile, read, show};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::state::State;
use app::rounds::field_label;
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::ids::RoundId;
use domain::reviews::ChosenForm;

/// Gives the experts of the chosen reviews more time.
pub(super) async fn extend(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(round): Ids<RoundId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (permit, submission) = read((&state, &signed), round, &pairs, "reviews-extended").await?;
    let form: ChosenForm = pairs.read()?;
    let saved = async {
        let (chosen, until) = form.to_extend(signed.visit.language, state.clock.today())?;
        extensions::extend_chosen(&state, &permit, &submission, (round, chosen), until).await
    }
    .await;
    answer(&submission, saved, async |why| again(&state, &signed, round, form, why).await).await
}

/// The round as it is now, with what was chosen and typed on its grid.
pub(super) async fn again(state: &State, signed: &SignedIn, round: RoundId, form: ChosenForm, why: Why) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let typed = Typed { chosen: form.review, typed_day: form.due_on, ..Typed::default() };
    let typed = match why {
        Why::Problems(problems) => Typed { errors: FormErrors::read(words, &problems, |field| field_label(words, field)), ..typed },
        Why::Lost => Typed { notice: Some(meanwhile(words)), ..typed },
    };
    show(state, signed, round, typed).await
}

//! The form of the chair: kept as a draft, and recorded for good.

use super::routes::{errors, label, meanwhile, show_one};
use crate::frame::actor::SignedIn;
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, with_status};
use crate::frame::submission::Submission;
use crate::panels::{look, store};
use crate::reviews::access;
use crate::reviews::blind;
use crate::state::State;
use ::entity::review_round;
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Permit, act};
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{ConsensusForm, Viewer};

type Shown = (Option<ConsensusForm>, FormErrors, Option<NoticeView>);

/// A form of the chair on its way in.
struct Chaired<'a> {
    state: &'a State,
    signed: &'a SignedIn,
    permit: Permit<act::ChairPanel>,
    round: review_round::Model,
    id: ProposalId,
    submission: Submission,
    /// Kept as a draft, or recorded as well.
    is_draft: bool,
}

pub(super) async fn consensus(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let is_draft = pairs.get("go") == Some("stay");
    let submission = Submission::read(&pairs, &paths::panel_proposal(round.id, id), if is_draft { "consensus-saved" } else { "consensus-recorded" })?;
    access::proposal(&state.database.read, round.id, id).await?;
    let mut form = ConsensusForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "go")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a consensus does not have")))?;
    }
    let chaired = Chaired { state: &state, signed: &signed, permit, round, id, submission, is_draft };
    match chaired.save(form.clone()).await {
        Err(AppError::Conflict) => chaired.lost(form).await,
        answer => answer,
    }
}

impl Chaired<'_> {
    async fn save(&self, form: ConsensusForm) -> Result<Response, AppError> {
        let Self { state, signed, permit, id, submission, .. } = self;
        if let Some(onward) = submission.already_handled(state, permit.person()).await? {
            return Ok(onward);
        }
        if self.is_draft {
            return store::save(state, permit, submission, *id, &form, true).await.map(|()| submission.onward());
        }
        let words = signed.visit.words();
        let proposal = access::proposal(&state.database.read, self.round.id, *id).await?;
        let given = blind::shown(&state.database.read, &proposal, Viewer::Chair).await?;
        let given: Vec<_> = given.into_iter().filter(|one| one.counts).map(|one| one.review.scores).collect();
        // What cannot be recorded yet is kept as a draft.
        let shown = match form.check(&given) {
            Err(problems) => (Some(form.clone()), errors(words, &problems), None),
            Ok(new) => match store::settle(state, permit, submission, *id, (&form, &new)).await? {
                Ok(()) => return Ok(submission.onward()),
                Err(until) => {
                    let text = words.with("consensus-too-early-text", &[("date", words.date(until).into())]);
                    let notice = NoticeView { tone: Tone::Warn, title: words.t("consensus-too-early"), text: Some(text) };
                    (Some(form.clone()), FormErrors::default(), Some(notice))
                }
            },
        };
        store::save(state, permit, submission, *id, &form, false).await?;
        self.again(StatusCode::UNPROCESSABLE_ENTITY, shown).await
    }

    /// Somebody was first, or another window: the page comes back with what was typed, and beside it what is stored by now.
    async fn lost(&self, form: ConsensusForm) -> Result<Response, AppError> {
        let Self { state, signed, permit, id, submission, .. } = self;
        if let Some(onward) = submission.already_handled(state, permit.person()).await? {
            return Ok(onward);
        }
        let words = signed.visit.words();
        let kept = look::draft(&state.database.read, *id).await?;
        let stored = differing(words.language(), &form.fields(), &kept.fields());
        let errors = FormErrors::default().beside(words, &stored, |field| label(words, field));
        self.again(StatusCode::CONFLICT, (Some(form), errors, Some(meanwhile(words)))).await
    }

    async fn again(&self, status: StatusCode, shown: Shown) -> Result<Response, AppError> {
        let proposal = access::proposal(&self.state.database.read, self.round.id, self.id).await?;
        Ok(with_status(status, show_one(self.state, self.signed, (&self.round, &proposal), shown).await?))
    }
}

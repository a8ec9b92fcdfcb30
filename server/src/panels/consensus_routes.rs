//! The form of the chair: kept as a draft, and recorded for good.

use super::routes::{errors, meanwhile, show_one};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::differing::differing;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::panels::{read, store};
use crate::reviews::access;
use crate::reviews::blind;
use crate::state::State;
use ::entity::proposal;
use app::panels::panel_field;
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::{Permit, act};
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{ConsensusForm, Viewer};

pub(super) async fn consensus(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let (is_check, is_draft) = (pairs.get("go") == Some("check"), matches!(pairs.get("go"), Some("stay" | "check")));
    let told = if is_draft { "consensus-saved" } else { "consensus-recorded" };
    let onward = if is_check { paths::panel_consensus_check(round.id, id) } else { paths::panel_proposal(round.id, id) };
    let submission = Submission::read(&state, &signed, &pairs, &onward, told).await?;
    let proposal = access::proposal(&state.database.read, round.id, id).await?;
    let form = typed(&pairs)?;
    let saved = if is_draft {
        store::save(&state, &permit, &submission, id, &form).await
    } else {
        record(&state, (&permit, &submission), &proposal, &form).await
    };
    let words = signed.visit.words();
    answer(&submission, saved, async |why| {
        let (errors, notice) = match why {
            Why::Problems(problems) => (errors(words, &problems), None),
            Why::Refused(until) => {
                let text = words.with("consensus-too-early-text", &[("date", words.date(until).into())]);
                (FormErrors::default(), Some(NoticeView { tone: Tone::Warn, title: words.t("consensus-too-early"), text: Some(text) }))
            }
            // Or another window: what was typed comes back, and beside it what is stored by now.
            Why::Lost => {
                let stored = differing(words.language(), &form.fields(), &read::draft(&state.database.read, id).await?.fields());
                (FormErrors::default().beside(words, &stored, |field| panel_field(words, field)), Some(meanwhile(words)))
            }
        };
        let proposal = access::proposal(&state.database.read, round.id, id).await?;
        show_one(&state, &signed, (&round, &proposal), (Some(form), errors, notice)).await
    })
    .await
}

fn typed(pairs: &Pairs) -> Result<ConsensusForm, AppError> {
    let mut form = ConsensusForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "go")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a consensus does not have")))?;
    }
    Ok(form)
}

/// Records what was agreed. What cannot be recorded yet is kept as a draft.
async fn record(
    state: &State,
    (permit, submission): (&Permit<act::ChairPanel>, &Submission),
    proposal: &proposal::Model,
    form: &ConsensusForm,
) -> Result<(), Unsaved<NaiveDate>> {
    let given = blind::shown(&state.database.read, proposal, Viewer::Chair).await?;
    let given: Vec<_> = given.into_iter().filter(|one| one.counts).map(|one| one.review.scores).collect();
    let recorded = match form.check(&given) {
        Ok(new) => store::settle(state, permit, submission, proposal.id, (form, &new)).await,
        Err(problems) => Err(problems.into()),
    };
    if let Err(Unsaved::Again(Why::Problems(_) | Why::Refused(_))) = &recorded {
        store::save_so_far(state, permit, submission, proposal.id, form).await?;
    }
    recorded
}

//! The form of the chair: kept as a draft, and recorded for good.

use super::routes::{errors, meanwhile, show_one};
use super::{blind, store};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::ids::Ids;
use crate::respond::{AppError, done, with_status};
use crate::reviews::access;
use crate::sent::Sent;
use crate::state::State;
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{ConsensusForm, Eyes};

pub(super) async fn consensus(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((round, id)): Ids<(RoundId, ProposalId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (round, permit) = access::round(&state, &signed, act::ChairPanel, round).await?;
    let read = &state.database.read;
    let proposal = access::proposal(read, round.id, id).await?;
    let path = paths::panel_proposal(round.id, id);
    let sent = Sent::read(&pairs, &path, "consensus-recorded")?;
    if let Some(onward) = sent.led(&state, permit.person()).await? {
        return Ok(onward);
    }
    let mut form = ConsensusForm::default();
    for (name, typed) in pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version" | "go")) {
        form = form.with(name, typed).ok_or_else(|| AppError::BadForm(format!("a field {name:?} that a consensus does not have")))?;
    }
    let words = signed.visit.words();
    let saved = store::save(&state, &permit, id, &form).await;
    let settled = match saved {
        Ok(()) if pairs.get("go") == Some("stay") => return Ok(done(&path, "consensus-saved")),
        Ok(()) => {
            let given: Vec<_> = blind::shown(read, &proposal, Eyes::Chair).await?;
            let given: Vec<_> = given.into_iter().filter(|one| one.counts).map(|one| one.review.scores).collect();
            match form.check(&given) {
                Ok(new) => match store::settle(&state, &permit, &sent, id, (&form, &new)).await {
                    Ok(Err(until)) => {
                        let text = words.with("consensus-too-early-text", &[("date", words.date(until).into())]);
                        let notice = NoticeView { tone: Tone::Warn, title: words.t("consensus-too-early"), text: Some(text) };
                        let typed = (Some(form), FormErrors::default(), Some(notice));
                        let shown = show_one(&state, &signed, (&round, &proposal), typed).await?;
                        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
                    }
                    settled => settled.map(|_| ()),
                },
                Err(problems) => {
                    let typed = (Some(form), errors(words, &problems), None);
                    let shown = show_one(&state, &signed, (&round, &proposal), typed).await?;
                    return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
                }
            }
        }
        Err(error) => Err(error),
    };
    match settled {
        Ok(()) => Ok(sent.onward()),
        Err(AppError::Conflict) => {
            if let Some(onward) = sent.led(&state, permit.person()).await? {
                return Ok(onward);
            }
            let proposal = access::proposal(read, round.id, id).await?;
            let typed = (Some(form), FormErrors::default(), Some(meanwhile(words)));
            Ok(with_status(StatusCode::CONFLICT, show_one(&state, &signed, (&round, &proposal), typed).await?))
        }
        Err(error) => Err(error),
    }
}

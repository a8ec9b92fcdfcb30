//! The page on which two organisations are merged, and its forms.

use super::alike;
use super::merge;
use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::{organisation, organisation_merge};
use app::organisations::{MergePage, MergeStage, MergeView, MovingPlace, OrganisationCard};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::form_reader::FormReader;
use domain::ids::{MergeId, OrganisationId};
use domain::partners::likeness;
use domain::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const EDITORS: Access = Access::Needs(Action::EditOrganisations);
    [
        get("/organisations/{organisation}/merge/{other}", EDITORS, preview),
        post("/organisations/{organisation}/merge/{other}", EDITORS, propose),
        post("/organisations/merges/{merge}/confirm", EDITORS, confirm),
        post("/organisations/merges/{merge}/withdraw", EDITORS, withdraw),
        post("/organisations/merges/{merge}/undo", EDITORS, undo),
    ]
    .map(Route::hidden)
    .into()
}

type Two = (OrganisationId, OrganisationId);
type Typed = (String, FormErrors, Option<NoticeView>);

async fn preview(extract::State(state): extract::State<State>, signed: SignedIn, Ids(two): Ids<Two>) -> Result<Response, AppError> {
    signed.permit(act::EditOrganisations)?;
    show(&state, &signed, two, Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, (from, into): Two, (typed, errors, notice): Typed) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let found = async |id| store::one(read, id).await?.ok_or(AppError::NotFound);
    let (one, other) = (found(from).await?, found(into).await?);
    let open = merge::of(read, from).await?.into_iter().find(|row| (row.organisation_id, row.into_id) == (from, into));
    if from == into || open.is_none() && (one.merged_into.is_some() || other.merged_into.is_some()) {
        return Err(AppError::NotFound);
    }
    let moves = merge::moves(read, (from, into)).await?;
    let in_what = likeness(&alike::known(read, &one).await?, &alike::known(read, &other).await?);
    let stage = match open {
        None => MergeStage::Propose,
        Some(row) => stage(state, signed, row).await?,
    };
    let view = MergeView {
        from: card(&one),
        into: card(&other),
        likeness: in_what,
        places: moves.places.into_iter().map(|(_, role, project)| MovingPlace { title: project.title, role }).collect(),
        people: moves.people,
        both: moves.both.into_iter().map(|project| project.title).collect(),
        stage,
        reason: typed,
        errors,
        notice,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("merge-title"), move || view! { <MergePage words view /> }.into_any()))
}

async fn stage(state: &State, signed: &SignedIn, row: organisation_merge::Model) -> Result<MergeStage, AppError> {
    let by = names::name(&state.database.read, row.confirmed_by.unwrap_or(row.proposed_by)).await?.unwrap_or_default();
    let how_far = merge::state_of(&row);
    Ok(match row.confirmed_at {
        Some(at) => MergeStage::Merged { merge: row.id, version: row.version, by, at, reason: row.reason },
        None => MergeStage::Proposed {
            merge: row.id,
            version: row.version,
            by,
            at: row.proposed_at,
            reason: row.reason,
            may_confirm: how_far.may_confirm(signed.actor.id),
        },
    })
}

pub(super) fn card(row: &organisation::Model) -> OrganisationCard {
    OrganisationCard {
        id: row.id,
        name: row.name.clone(),
        organisation_type: row.organisation_type,
        region: row.region,
        number: row.kvk_number.clone().or_else(|| row.foreign_register_id.clone()),
        group: row.group_name.clone(),
    }
}

async fn propose(extract::State(state): extract::State<State>, signed: SignedIn, Ids(two): Ids<Two>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::EditOrganisations)?;
    for id in [two.0, two.1] {
        store::one(&state.database.read, id).await?.ok_or(AppError::NotFound)?;
    }
    let submission = Submission::read(&state, &signed, &pairs, &paths::organisation_merge(two.0, two.1), "merge-proposed").await?;
    let typed = pairs.get("reason").unwrap_or_default().to_owned();
    let saved = async {
        let mut reader = FormReader::new(signed.visit.language);
        let reason = reader.line("reason", &typed, REASON_AT_LEAST..=REASON_AT_MOST);
        merge::propose(&state, &permit, &submission, two, reader.finish(Some(reason))?).await
    }
    .await;
    again(&state, &signed, (two, typed), &submission, saved).await
}

/// The page again, with why nothing was saved.
async fn again(
    state: &State,
    signed: &SignedIn,
    (two, typed): (Two, String),
    submission: &Submission,
    saved: Result<(), Unsaved<Vec<String>>>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let (errors, notice) = match why {
            Why::Problems(problems) => (FormErrors::read(words, &problems, |_| words.t("merge-reason")), None),
            Why::Refused(both) => {
                let text = words.with("merge-both-text", &[("projects", both.join(", ").into())]);
                (FormErrors::default(), Some(NoticeView { tone: Tone::Warn, title: words.t("merge-both"), text: Some(text) }))
            }
            Why::Lost => {
                let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("merge-meanwhile")) };
                (FormErrors::default(), Some(notice))
            }
        };
        show(state, signed, two, (typed, errors, notice)).await
    })
    .await
}

/// What somebody does with a merge that is there.
async fn act_on(
    (state, signed, pairs): (&State, &SignedIn, &Pairs),
    (id, told): (MergeId, &str),
    does: impl AsyncFnOnce(&State, &Permit<act::EditOrganisations>, &Submission) -> Result<(), Unsaved<Vec<String>>>,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::EditOrganisations)?;
    let row = merge::one(&state.database.read, id).await?;
    let two = (row.organisation_id, row.into_id);
    let path = if told == "merge-confirmed" { paths::organisation_merge(two.0, two.1) } else { paths::organisation(two.0) };
    let submission = Submission::read(state, signed, pairs, &path, told).await?;
    let saved = does(state, &permit, &submission).await;
    again(state, signed, (two, String::new()), &submission, saved).await
}

async fn confirm(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<MergeId>, pairs: Pairs) -> Result<Response, AppError> {
    let does =
        async |state: &State, permit: &Permit<act::EditOrganisations>, submission: &Submission| merge::confirm(state, permit, submission, id).await;
    act_on((&state, &signed, &pairs), (id, "merge-confirmed"), does).await
}

async fn withdraw(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<MergeId>, pairs: Pairs) -> Result<Response, AppError> {
    let does =
        async |state: &State, permit: &Permit<act::EditOrganisations>, submission: &Submission| merge::withdraw(state, permit, submission, id).await;
    act_on((&state, &signed, &pairs), (id, "merge-withdrawn"), does).await
}

async fn undo(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<MergeId>, pairs: Pairs) -> Result<Response, AppError> {
    let does =
        async |state: &State, permit: &Permit<act::EditOrganisations>, submission: &Submission| merge::undo(state, permit, submission, id).await;
    act_on((&state, &signed, &pairs), (id, "merge-undone"), does).await
}

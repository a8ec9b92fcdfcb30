//! The question before a partner leaves.

use super::change::{self, Leading, Submit};
use super::edit_routes::{Place, gone_page, place};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::financing::ask_for_change;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::partners::{RemovePartnerPage, RemovePartnerView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Eur;
use domain::access::act;
use domain::ids::{PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Part, Phase, REASON_FIELD};
use leptos::prelude::*;

fn show(state: &State, signed: &SignedIn, view: RemovePartnerView) -> Response {
    let view = RemovePartnerView { key: state.form_key(signed.actor.id), ..view };
    let words = signed.visit.words();
    let title = words.with("partner-remove-title", &[("name", view.name.clone().into())]);
    page(state, &signed.visit, title, move || view! { <RemovePartnerPage words view /> }.into_any())
}

async fn question(state: &State, signed: &SignedIn, found: &Found, (place, reason): (Place, &str)) -> Result<RemovePartnerView, AppError> {
    let Place { partner, mut lock, .. } = place;
    let (mut change, rows) = (None, change::financing_lines(&state.database.read, partner.id).await?);
    // Its lines go with it, also those of a budget that was approved.
    for row in &rows {
        let of_line = resubmission::lock(state, signed, found, Part::Money(row.phase)).await?;
        if of_line.is_fixed() {
            change = ask_for_change(signed, found, (row.phase, &of_line));
            lock = of_line;
        }
    }
    let cost = |phase: Phase| rows.iter().find(|row| row.phase == phase).map(|row| (phase, row.cost));
    let lines: Vec<(Phase, Eur)> = Phase::ALL.iter().copied().filter_map(cost).collect();
    let leads = partner.role == PartnerRole::Lead;
    Ok(RemovePartnerView {
        project: resubmission::head(&found.project),
        partner: partner.id,
        leads,
        is_shut: lock.is_shut(),
        name: partner.name,
        lines,
        change: change.filter(|_| !leads),
        reason: lock.reason(reason),
        problems: Vec::new(),
        // Who leads stays, whoever asks.
        notice: lock.notice().filter(|_| !leads),
        key: String::new(),
        version: found.project.version,
    })
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let place = place(&state, &signed, &found, id).await?.ok_or(AppError::NotFound)?;
    if let Some(locked) = resubmission::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let view = question(&state, &signed, &found, (place, "")).await?;
    Ok(show(&state, &signed, view))
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, PartnerId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (project, id) = at;
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let submission = Submission::read(&state, &signed, &form, &app::paths::partners(project), "partner-removed").await?;
    let Some(place) = place(&state, &signed, &found, id).await? else { return gone_page(&state, &signed, &found, id, &form).await };
    let (editor, leading) = (Editor::of(&signed.actor, found.standing, &form), Leading::of(&signed.actor));
    let submit = Submit { state: &state, permit: &permit, submission: &submission, editor: &editor, leading };
    answer(&submission, submit.remove(id).await, async |why| match why {
        Why::Problems(problems) => {
            let problems = problems.into_iter().filter(|problem| problem.field == REASON_FIELD).collect();
            let view = question(&state, &signed, &found, (place, editor.reason())).await?;
            Ok(show(&state, &signed, RemovePartnerView { problems, version: submission.version, ..view }))
        }
        Why::Refused(Approved) => {
            let notice = Some(resubmission::refused_notice(&state, &signed, &found).await?);
            let view = RemovePartnerView { notice, ..question(&state, &signed, &found, (place, "")).await? };
            Ok(with_status(StatusCode::FORBIDDEN, show(&state, &signed, view)))
        }
        Why::Lost => lost(&state, &signed, at, &form).await,
    })
    .await
}

/// Somebody was first: the question again, about the partner as it stands now.
async fn lost(state: &State, signed: &SignedIn, (project, id): (ProjectId, PartnerId), form: &Pairs) -> Result<Response, AppError> {
    let (found, _) = access::permit(state, signed, act::EditDossier, project).await?;
    let Some(place) = place(state, signed, &found, id).await? else { return gone_page(state, signed, &found, id, form).await };
    let notice = Some(meanwhile(state, signed.visit.words(), &found.project).await?);
    let view = RemovePartnerView { notice, ..question(state, signed, &found, (place, form.get(REASON_FIELD).unwrap_or_default())).await? };
    Ok(show(state, signed, view))
}

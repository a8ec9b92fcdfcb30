//! The form for a partner that is there. One that was approved is for its lead partner to read.

use super::change::{self, Joining, Leading, Submit, keep_chosen};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::approved::{approved, approved_partners};
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::partners;
use crate::dossier::resubmission;
use crate::dossier::resubmission::Lock;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::gone;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::partners::{PartnerGonePage, PartnerGoneView, PartnerPage, PartnerView};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerForm, PartnerRole};
use domain::projects::{Part, REASON_FIELD};
use leptos::prelude::*;
use serde::Deserialize;

/// A partner as found: what it does, whether its place was approved, and the roles that the person can give it.
pub(super) struct Place {
    pub(super) partner: PartnerFacts,
    pub(super) lock: Lock,
    roles: Vec<PartnerRole>,
}

/// The partner, looked up through its project; none when it left or never was.
pub(super) async fn place(state: &State, signed: &SignedIn, found: &Found, id: PartnerId) -> Result<Option<Place>, AppError> {
    let read = &state.database.read;
    let partners = partners::of_project(read, found.project.id).await?;
    let approved = approved(read, &found.project).await?;
    let is_approved = approved_partners(read, &found.project, approved, &partners).await?.contains(&id);
    let lock = resubmission::lock_of(state, signed, found, is_approved && resubmission::is_writable(&found.project)).await?;
    let may_all = signed.actor.may(act::ChangeApproved, found.standing);
    let joining = if approved.locks(Part::NewParticipant) && !may_all { Joining::Shut } else { Joining::Open };
    let roles = change::roles(&partners, Some(id), Leading::of(&signed.actor), joining);
    Ok(partners.into_iter().find(|partner| partner.id == id).map(|partner| Place { partner, lock, roles }))
}

fn show(state: &State, signed: &SignedIn, view: PartnerView) -> Response {
    let key = if view.key.is_empty() { Basis::of(&fields(&view.typed)).key(state, signed.actor.id) } else { view.key };
    let view = PartnerView { key, ..view };
    let words = signed.visit.words();
    page(state, &signed.visit, view.name.clone(), move || view! { <PartnerPage words view /> }.into_any())
}

fn fresh(found: &Found, place: &Place, typed: PartnerForm) -> PartnerView {
    let partner = &place.partner;
    PartnerView {
        project: resubmission::head(&found.project),
        partner: partner.id,
        leads: partner.role == PartnerRole::Lead,
        name: partner.name.clone(),
        roles: place.roles.clone(),
        typed,
        problems: Vec::new(),
        stored: Vec::new(),
        reason: place.lock.reason(""),
        is_shut: false,
        notice: place.lock.notice(),
        key: String::new(),
        version: found.project.version,
    }
}

/// A partner as it stands in its form.
fn written(partner: &PartnerFacts) -> PartnerForm {
    let core_business = match partner.is_core_business {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    PartnerForm { organisation: partner.organisation.to_string(), role: partner.role.to_string(), core_business: core_business.to_owned() }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Another role than the stored one, chosen to begin with.
    role: Option<String>,
}

pub(super) async fn show_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, PartnerId)>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let place = place(&state, &signed, &found, id).await?.ok_or(AppError::NotFound)?;
    if let Some(locked) = resubmission::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let stored = written(&place.partner);
    let key = Basis::of(&fields(&stored)).key(&state, signed.actor.id);
    let typed = PartnerForm { role: asked.role.unwrap_or_else(|| stored.role.clone()), ..stored };
    let view = fresh(&found, &place, typed);
    Ok(show(&state, &signed, PartnerView { key, is_shut: place.lock.is_shut(), ..view }))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): Ids<(ProjectId, PartnerId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (project, id) = at;
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, project).await?;
    let submission = Submission::read(&state, &signed, &form, &app::paths::partners(project), "saved").await?;
    let Some(place) = place(&state, &signed, &found, id).await? else { return gone_page(&state, &signed, &found, id, &form).await };
    let typed = form.read::<PartnerForm>()?;
    let (editor, leading) = (Editor::of(&signed.actor, found.standing, &form), Leading::of(&signed.actor));
    let submit = Submit { state: &state, permit: &permit, submission: &submission, editor: &editor, leading };
    let again = PartnerView {
        version: submission.version,
        key: key_again(&state, signed.actor.id, &form),
        reason: place.lock.reason(editor.reason()),
        ..fresh(&found, &place, typed.clone())
    };
    answer(&submission, submit.change(id, &typed).await, async |why| match why {
        Why::Problems(problems) => {
            // The reason is asked for where somebody begins to take part, also when the place itself was not approved.
            let needs_reason = problems.iter().any(|problem| problem.field == REASON_FIELD);
            let reason = again.reason.clone().or_else(|| needs_reason.then(|| editor.reason().to_owned()));
            Ok(show(&state, &signed, PartnerView { problems, reason, ..again.clone() }))
        }
        Why::Refused(Approved) => {
            let notice = Some(resubmission::refused_notice(&state, &signed, &found).await?);
            let mut roles = again.roles.clone();
            keep_chosen(&mut roles, &typed);
            Ok(with_status(StatusCode::FORBIDDEN, show(&state, &signed, PartnerView { notice, roles, ..again.clone() })))
        }
        Why::Lost => lost(&state, &signed, at, &form).await,
    })
    .await
}

/// Somebody was first: the page comes back with what was chosen, and beside it what is stored by now.
async fn lost(state: &State, signed: &SignedIn, (project, id): (ProjectId, PartnerId), form: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::EditDossier, project).await?;
    let Some(place) = place(state, signed, &found, id).await? else { return gone_page(state, signed, &found, id, form).await };
    let stored = written(&place.partner);
    let typed = PartnerForm { organisation: stored.organisation.clone(), ..form.read::<PartnerForm>()? };
    let merged = resubmission::merge(words, &found.project, form, (&fields(&typed), &fields(&stored)));
    let typed = PartnerForm { organisation: stored.organisation.clone(), ..merged.form.read::<PartnerForm>()? };
    let notice = resubmission::lost_notice(state, signed, &found, &place.lock).await?;
    let view = PartnerView {
        notice: Some(merged.tell(words, notice)),
        stored: merged.clashes,
        key: Basis::of(&fields(&stored)).key(state, signed.actor.id),
        reason: place.lock.reason(form.get(REASON_FIELD).unwrap_or_default()),
        ..fresh(&found, &place, typed)
    };
    Ok(show(state, signed, view))
}

/// The partner left meanwhile: who took it away, and what was typed. One that never was here is not here.
pub(super) async fn gone_page(state: &State, signed: &SignedIn, found: &Found, id: PartnerId, form: &Pairs) -> Result<Response, AppError> {
    let gone = gone(&state.database.read, &format!("partner {id}"), "partner_removed").await?;
    let gone = gone.filter(|gone| gone.project() == Some(found.project.id)).ok_or(AppError::NotFound)?;
    let words = signed.visit.words();
    let notice = gone.notice(words);
    let view = PartnerGoneView { project: resubmission::head(&found.project), typed: form.read::<PartnerForm>()?, notice };
    let shown = page(state, &signed.visit, words.t("partner-gone-title"), move || view! { <PartnerGonePage words view /> }.into_any());
    Ok(with_status(StatusCode::CONFLICT, shown))
}

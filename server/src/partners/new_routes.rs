//! The form for a new partner: finding the organisation is a search in the page's address.

use super::change::{self, Joining, Leading, Submit, keep_chosen};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::partners;
use crate::dossier::resubmission;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::organisations;
use crate::state::State;
use ::entity::organisation;
use app::partners::{Match, NewPartnerPage, NewPartnerView};
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::ids::ProjectId;
use domain::partners::{PartnerFacts, PartnerForm};
use domain::projects::Part;
use leptos::prelude::*;
use serde::Deserialize;

/// How many organisations a search shows.
const SHOWN: usize = 20;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    /// The role that is chosen to begin with, where somebody came to find a partner for it.
    role: String,
}

pub(super) async fn show_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::EditDossier, id).await?;
    if let Some(locked) = resubmission::locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let view =
        view(&state, &signed, &found, asked.q, PartnerForm { role: asked.role, core_business: "unknown".to_owned(), ..PartnerForm::default() })
            .await?;
    Ok(show(&state, &signed, view))
}

fn show(state: &State, signed: &SignedIn, view: NewPartnerView) -> Response {
    let words = signed.visit.words();
    page(state, &signed.visit, words.t("partner-new"), move || view! { <NewPartnerPage words view /> }.into_any())
}

async fn view(state: &State, signed: &SignedIn, found: &Found, q: String, typed: PartnerForm) -> Result<NewPartnerView, AppError> {
    let q = q.trim().to_owned();
    let lock = resubmission::lock(state, signed, found, Part::NewParticipant).await?;
    let joining = if lock.is_shut() { Joining::Shut } else { Joining::Open };
    let partners = partners::of_project(&state.database.read, found.project.id).await?;
    let mut rows = organisations::store::sought(&state.database.read, &q, typed.organisation.parse().ok(), SHOWN as u64 + 1).await?;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    Ok(NewPartnerView {
        project: resubmission::head(&found.project),
        add_organisation: organisations::routes::new_address(signed, &q),
        q,
        matches: rows.into_iter().map(|row| shown(row, &partners)).collect(),
        roles: change::roles(&partners, None, Leading::of(&signed.actor), joining),
        joining_is_shut: lock.is_shut(),
        has_more,
        typed,
        problems: Vec::new(),
        reason: lock.reason(""),
        notice: None,
        key: state.form_key(signed.actor.id),
        version: found.project.version,
        bureau: state.reference().bureau.clone(),
    })
}

fn shown(row: organisation::Model, partners: &[PartnerFacts]) -> Match {
    Match {
        organisation: row.id,
        number: row.kvk_number.or(row.foreign_register_id),
        name: row.name,
        organisation_type: row.organisation_type,
        region: row.region,
        is_partner: partners.iter().any(|partner| partner.organisation == row.id),
    }
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let submission = Submission::read(&state, &signed, &form, &app::paths::partners(id), "partner-added").await?;
    let typed = form.read::<PartnerForm>()?;
    let (editor, leading) = (Editor::of(&signed.actor, found.standing, &form), Leading::of(&signed.actor));
    let submit = Submit { state: &state, permit: &permit, submission: &submission, editor: &editor, leading };
    answer(&submission, submit.add(&typed).await, async |why| {
        let mut view = view(&state, &signed, &found, form.get("q").unwrap_or_default().to_owned(), typed.clone()).await?;
        keep_chosen(&mut view.roles, &typed);
        let reason = view.reason.as_ref().map(|_| editor.reason().to_owned());
        let view = NewPartnerView { reason, version: submission.version, ..view };
        match why {
            Why::Problems(problems) => Ok(show(&state, &signed, NewPartnerView { problems, ..view })),
            Why::Refused(Approved) => {
                let notice = Some(resubmission::refused_notice(&state, &signed, &found).await?);
                Ok(with_status(StatusCode::FORBIDDEN, show(&state, &signed, NewPartnerView { notice, ..view })))
            }
            Why::Lost => lost(&state, &signed, id, &form).await,
        }
    })
    .await
}

/// Somebody was first: the page comes back with what was chosen. A new place stands beside what is stored, and overwrites nothing.
async fn lost(state: &State, signed: &SignedIn, id: ProjectId, form: &Pairs) -> Result<Response, AppError> {
    let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
    let q = form.get("q").unwrap_or_default().to_owned();
    let notice = Some(meanwhile(state, signed.visit.words(), &found.project).await?);
    let view = NewPartnerView { notice, ..view(state, signed, &found, q, form.read::<PartnerForm>()?).await? };
    Ok(show(state, signed, view))
}

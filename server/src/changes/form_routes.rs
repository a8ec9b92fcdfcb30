//! The form of a request: a new one, or a draft again.

use super::preview::gate_to;
use super::read;
use super::write::{self, Writes};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::approved::approved;
use crate::dossier::resubmission::locked;
use crate::financing::{field_label, lines};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, island_page};
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use app::changes::{ChangeFormPage, ChangeFormView, change_field};
use app::financing::Sheet;
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract::{self, RawQuery};
use axum::response::Response;
use domain::access::act;
use domain::changes::{ChangeForm, ChangeState, Standing};
use domain::gates::MoneyRules;
use domain::ids::{ChangeRequestId, PartnerId, ProjectId};
use domain::partners::PartnerFacts;
use domain::problem::Problem;
use domain::projects::Phase;
use leptos::prelude::*;

/// What stands on the form: what is approved now, who has a line, and what was typed.
struct Shown {
    before: Standing,
    partners: Vec<PartnerFacts>,
    form: ChangeForm,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
    key: Option<String>,
    version: i64,
}

/// Whether it is new, and for which phase.
#[derive(Clone, Copy)]
enum At {
    New(ProjectId, Phase),
    Draft(ProjectId, ChangeRequestId, Phase),
}

impl At {
    const fn phase(self) -> Phase {
        match self {
            Self::New(_, phase) | Self::Draft(_, _, phase) => phase,
        }
    }

    /// Where the form is sent, and where it is left to.
    fn addresses(self) -> (String, String) {
        match self {
            Self::New(project, phase) => (paths::change_new(project, phase), paths::project_money(project)),
            Self::Draft(project, id, _) => (paths::change_edit(project, id), paths::change(project, id)),
        }
    }
}

fn page(state: &State, signed: &SignedIn, found: &Found, at: At, shown: Shown) -> Result<Response, AppError> {
    let gate = gate_to(at.phase()).ok_or(AppError::NotFound)?;
    let (words, language, project) = (signed.visit.words(), signed.visit.language, &found.project);
    let Shown { before, partners, form, problems, notice, key, version } = shown;
    let label = |field: &str| {
        if field.starts_with("rows.") { field_label(words, field, &form.sheet, &partners) } else { change_field(words, field) }
    };
    let errors = FormErrors::read(words, &problems, label);
    let rules = MoneyRules::of(&state.reference().rules, gate, project.entry_gate);
    let kinds = before.instruments.iter().map(|one| one.kind).collect();
    let sheet = Sheet::new(words, gate, lines(language, &partners, &form.sheet, &before.rows), kinds, rules, &errors);
    let (action, back) = at.addresses();
    let partner = |one: &PartnerFacts| (one.id.to_string(), one.name.clone(), one.role, one.organisation_type);
    let instrument = |one: &domain::changes::InstrumentTerms| (one.id.to_string(), format!("{}: {}", words.label(one.kind), one.counterparty));
    let view = ChangeFormView {
        project: project.id,
        title: project.title.clone(),
        phase: at.phase(),
        action,
        back,
        sheet,
        partners: before.partners.iter().filter(|one| one.takes_part()).map(partner).collect(),
        instruments: before.instruments.iter().map(instrument).collect(),
        form,
        keys: (key.unwrap_or_else(|| state.form_key(signed.actor.id)), version),
        errors,
        notice,
    };
    let title = words.with("change-form-title", &[("phase", words.label(at.phase()).into())]);
    Ok(island_page(state, &signed.visit, title, move || view! { <ChangeFormPage words view /> }.into_any()))
}

pub(super) async fn new(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, phase)): Ids<(ProjectId, Phase)>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    gate_to(phase).ok_or(AppError::NotFound)?;
    let (found, _) = access::permit(&state, &signed, act::WriteChange, project).await?;
    if let Some(locked) = locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    if !approved(&state.database.read, &found.project).await?.covers(phase) {
        return Err(AppError::NotFound);
    }
    let before = read::standing(&state.database.read, &found.project, phase).await?;
    let mut form = ChangeForm::of("", &before, &before, signed.visit.language);
    // What would pass a rule of a gate comes along in the address, and stands in the form until somebody saves it.
    let proposed: Vec<(String, String)> = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
    form.sheet.propose(&proposed);
    let partners = before.partners.clone();
    let version = found.project.version;
    let shown = Shown { before, partners, form, problems: Vec::new(), notice: None, key: None, version };
    page(&state, &signed, &found, At::New(project, phase), shown)
}

pub(super) async fn edit(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::WriteChange, project).await?;
    if let Some(locked) = locked(&state, &signed, &found.project) {
        return Ok(locked);
    }
    let request = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    if request.row.state != ChangeState::Draft {
        return Err(AppError::Conflict);
    }
    let before = read::standing(&state.database.read, &found.project, request.row.phase).await?;
    let form = ChangeForm::of(&request.row.reason, &request.content.before, &request.content.after, signed.visit.language);
    // Who leaves has no line, and who joins has one.
    let partners = request.content.after.partners.clone();
    let version = found.project.version;
    let shown = Shown { before, partners, form, problems: Vec::new(), notice: None, key: None, version };
    page(&state, &signed, &found, At::Draft(project, id, request.row.phase), shown)
}

/// The partners of now with those that would join.
fn with_joined(before: &Standing, after: &Standing) -> Vec<PartnerFacts> {
    let joined = after.partners.iter().filter(|partner| before.partner(partner.id).is_none());
    before.partners.iter().chain(joined).cloned().collect()
}

pub(super) async fn make(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, phase)): Ids<(ProjectId, Phase)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    gate_to(phase).ok_or(AppError::NotFound)?;
    let id = ChangeRequestId(new_id());
    send(&state, &signed, (At::New(project, phase), Writes::New(id, phase)), (project, id), &pairs).await
}

pub(super) async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, ChangeRequestId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    access::permit(&state, &signed, act::WriteChange, project).await?;
    let request = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    send(&state, &signed, (At::Draft(project, id, request.row.phase), Writes::Draft(id)), (project, id), &pairs).await
}

async fn send(
    state: &State,
    signed: &SignedIn,
    (at, writes): (At, Writes),
    (project, id): (ProjectId, ChangeRequestId),
    pairs: &Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, act::WriteChange, project).await?;
    let submission = Submission::read(state, signed, pairs, &paths::change(project, id), "change-saved").await?;
    let read = &state.database.read;
    let before = read::standing(read, &found.project, at.phase()).await?;
    let earlier = match writes {
        Writes::Draft(id) => read::one(read, project, id).await?.map(|request| request.content.after),
        Writes::New(..) => None,
    };
    let partners = earlier.as_ref().map_or_else(|| before.partners.clone(), |after| with_joined(&before, after));
    let form = ChangeForm::from_pairs(&pairs.0);
    let joining = write::joining(read, &form.joins, &partners, PartnerId(new_id())).await?;
    let checked = form.check(signed.visit.language, &before, &joining);
    let saved = async { write::write(state, &permit, &submission, writes, (before.clone(), checked?)).await };
    let saved = saved.await;
    answer(&submission, saved, async |why: Why| {
        let (problems, notice, version, key) = match why {
            Why::Problems(problems) => (problems, None, submission.version, pairs.get("key").map(str::to_owned)),
            Why::Lost => (Vec::new(), Some(who_was_first(state, signed.visit.words(), project).await?), found.project.version, None),
        };
        let stays = |partner: &&PartnerFacts| !form.leaves.contains(&partner.id.to_string());
        let partners = partners.iter().filter(stays).cloned().collect();
        let shown = Shown { before: before.clone(), partners, form: form.clone(), problems, notice, key, version };
        page(state, signed, &found, at, shown)
    })
    .await
}

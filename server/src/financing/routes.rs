//! The financing table of a phase: see it, compute it, save it.

use super::{instrument_routes, store};
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::form_key::FormKey;
use crate::history::meanwhile;
use crate::ids::Ids;
use crate::partners;
use crate::projects::access::{self, Found};
use crate::projects::second::{is_writable, locked_notice};
use crate::respond::{AppError, done, island_page, with_status};
use crate::routes::{Access, Route, get, post};
use crate::state::State;
use ::entity::project;
use app::financing::{FinancingPage, FinancingView, Sheet, financing_label};
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::financing::{FinancingForm, FinancingRow, FinancingRowForm};
use domain::gates::{Gate, MoneyRules};
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerRole};
use domain::problem::Problem;
use domain::projects::Phase;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/projects/{project}/financing/{phase}", Access::Needs(Action::ReadProject), look),
        post("/projects/{project}/financing/{phase}", Access::Needs(Action::EditDossier), change),
    ];
    routes.extend(instrument_routes::routes());
    routes
}

/// The gate that leads to a phase; 404 for a phase without money.
fn gate_to(phase: Phase) -> Result<Gate, AppError> {
    match phase {
        Phase::Start => Ok(Gate::G0),
        Phase::Innovation => Ok(Gate::G1),
        Phase::MarketEntry => Ok(Gate::G2),
        Phase::Intake | Phase::Closed => Err(AppError::NotFound),
    }
}

/// One table on its way to a reader.
struct Asked<'a> {
    state: &'a State,
    signed: &'a SignedIn,
    phase: Phase,
    gate: Gate,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    form: FinancingForm,
    problems: Vec<Problem>,
}

async fn look(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
) -> Result<Response, AppError> {
    let asked = Asked { state: &state, signed: &signed, phase, gate: gate_to(phase)? };
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let may_edit = signed.actor.may(act::EditDossier, found.standing);
    let notice = locked_notice(signed.visit.words(), &found.project).filter(|_| may_edit);
    let is_form = may_edit && is_writable(&found.project);
    let partners = partners::store::of_project(&state.database.read, id).await?;
    asked.page(found.project, &partners, is_form, Typed::default(), notice).await
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let asked = Asked { state: &state, signed: &signed, phase, gate: gate_to(phase)? };
    let (Found { project, .. }, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let (key, version) = (pairs.key()?, pairs.version()?);
    if let Some(onward) = key.led(&state.database.read, permit.person()).await? {
        return Ok(done(&onward, "financing-saved"));
    }
    let partners = partners::store::of_project(&state.database.read, id).await?;
    let known: Vec<PartnerId> = partners.iter().map(|partner| partner.id).collect();
    let form = FinancingForm::from_pairs(&pairs.0);
    // A page that is shown again keeps the version that it was read at, so that a change in between is still noticed.
    let project = project::Model { version, ..project };
    let is_only_computed = pairs.get("calculate").is_some();
    match form.check(signed.visit.language, &known) {
        Err(problems) => {
            let page = asked.page(project, &partners, true, Typed { form, problems }, None).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Ok(_) if is_only_computed => asked.page(project, &partners, true, Typed { form, ..Typed::default() }, None).await,
        Ok(rows) => match store::save(&state, &permit, version, &key, phase, &rows).await {
            Ok(()) => Ok(done(&app::paths::financing(id, phase), "financing-saved")),
            Err(AppError::Conflict) => asked.conflict(id, &key, form).await,
            Err(error) => Err(error),
        },
    }
}

impl Asked<'_> {
    /// Somebody was first. The same form sent twice at once comes here too: the second gets the first one's page.
    async fn conflict(&self, id: ProjectId, key: &FormKey, form: FinancingForm) -> Result<Response, AppError> {
        let (state, words) = (self.state, self.signed.visit.words());
        if let Some(onward) = key.led(&state.database.read, self.signed.actor.id).await? {
            return Ok(done(&onward, "financing-saved"));
        }
        let (found, _) = access::permit(state, self.signed, act::EditDossier, id).await?;
        let partners = partners::store::of_project(&state.database.read, id).await?;
        let notice = meanwhile(state, words, &found.project).await?;
        let page = self.page(found.project, &partners, true, Typed { form, ..Typed::default() }, Some(notice)).await?;
        Ok(with_status(StatusCode::CONFLICT, page))
    }

    async fn page(
        &self,
        project: project::Model,
        partners: &[PartnerFacts],
        is_form: bool,
        typed: Typed,
        notice: Option<NoticeView>,
    ) -> Result<Response, AppError> {
        let (read, visit) = (&self.state.database.read, &self.signed.visit);
        let words = visit.words();
        let saved = store::rows(read, project.id, self.phase).await?;
        let instruments = store::instruments(read, project.id, self.phase).await?.into_iter().map(|one| one.kind).collect();
        let rules = MoneyRules::of(&self.state.reference().rules, self.gate, project.entry_gate);
        let label = |field: &str| field_label(words, field, &typed.form, partners);
        let errors = FormErrors::read(words, &typed.problems, label);
        let lines = self.lines(partners, &typed.form, &saved);
        let sheet = Sheet::new(words, self.gate, lines, instruments, rules, &errors);
        let form = is_form.then(|| (self.state.form_key(self.signed.actor.id), project.version));
        let view = FinancingView { project: project.id, title: project.title, phase: self.phase, sheet, form, errors, notice };
        let title = words.with("financing-title", &[("phase", words.label(self.phase).into())]);
        Ok(island_page(self.state, visit, title, move || view! { <FinancingPage words view /> }.into_any()))
    }

    /// What was typed, in the order of the form, then the partners that it did not have. Who only shows interest and brings nothing is left out.
    fn lines(&self, partners: &[PartnerFacts], form: &FinancingForm, saved: &[FinancingRow]) -> Vec<(u32, PartnerFacts, FinancingRowForm)> {
        let mut shown = BTreeSet::new();
        let mut lines = Vec::new();
        let mut number = 0;
        for typed in &form.rows {
            let partner = partners.iter().find(|partner| partner.id.to_string() == typed.partner);
            if let Some(partner) = partner.filter(|partner| shown.insert(partner.id)) {
                lines.push((number, partner.clone(), typed.clone()));
            }
            number += 1;
        }
        for partner in partners {
            let row = saved.iter().find(|row| row.partner == partner.id).copied().unwrap_or_else(|| FinancingRow::empty(partner.id));
            let is_silent = partner.role == PartnerRole::Interested && row == FinancingRow::empty(partner.id);
            if !is_silent && shown.insert(partner.id) {
                let typed = FinancingForm::of(&[row], self.signed.visit.language).rows.into_iter().next().unwrap_or_default();
                lines.push((number, partner.clone(), typed));
                number += 1;
            }
        }
        lines
    }
}

/// The partner and the column of a field such as `rows.2.cost`.
fn field_label(words: app::language::Words, field: &str, form: &FinancingForm, partners: &[PartnerFacts]) -> String {
    let (number, column) = field.strip_prefix("rows.").and_then(|rest| rest.split_once('.')).unwrap_or_default();
    let line = number.parse().ok().and_then(|number: usize| form.rows.get(number));
    let partner = line.and_then(|line| partners.iter().find(|partner| partner.id.to_string() == line.partner));
    match partner {
        Some(partner) => {
            words.with("financing-field", &[("partner", partner.name.clone().into()), ("column", financing_label(words, column).into())])
        }
        None => words.t("financing-partner"),
    }
}

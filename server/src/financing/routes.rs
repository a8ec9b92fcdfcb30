//! The financing table of a phase: see it, compute it, save it.

use super::proposed::{Proposed, proposed, proposed_notice};
use super::{instrument_routes, store};
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::dossier::resubmission::locked_notice;
use crate::dossier::{access, money, partners};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::Fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::gone;
use crate::frame::respond::{AppError, island_page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::project;
use app::financing::{FinancingPage, FinancingView, Sheet, financing_label};
use app::projects::reason_label;
use app::ui::{FormErrors, NoticeView, StoredField};
use axum::extract::{self, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::financing::{FinancingForm, FinancingRow, FinancingRowForm};
use domain::gates::{Gate, MoneyRules};
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerRole};
use domain::people::Language;
use domain::problem::Problem;
use domain::projects::{Part, Phase, REASON_FIELD};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/projects/{project}/financing/{phase}", Access::Needs(Action::ReadProject), show_phase),
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

/// What the page says beside what is stored.
#[derive(Default)]
struct Typed {
    form: FinancingForm,
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    /// Cells in which something is proposed, with what is stored.
    proposed: Vec<StoredField>,
    notice: Option<NoticeView>,
    /// The reason for changing what was approved, where one is needed.
    reason: Option<String>,
    /// The version that the form was read at; none for who only reads.
    version: Option<i64>,
    /// The key of the form where it is not a fresh one.
    key: Option<String>,
}

async fn show_phase(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let asked = Asked { state: &state, signed: &signed, phase, gate: gate_to(phase)? };
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let partners = partners::of_project(&state.database.read, id).await?;
    let mut typed = Typed::default();
    if signed.actor.may(act::EditDossier, found.standing) {
        let lock = resubmission::lock(&state, &signed, &found, Part::Money(phase)).await?;
        let is_form = resubmission::is_writable(&found.project) && !lock.is_shut();
        typed.version = is_form.then_some(found.project.version);
        typed.notice = locked_notice(signed.visit.words(), &found.project).or_else(|| lock.notice());
        typed.reason = lock.reason("");
        if is_form && query.is_some() {
            typed = asked.with_proposal(id, &partners, query.as_deref(), typed).await?;
        }
    }
    asked.page(found.project, &partners, typed).await
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((id, phase)): Ids<(ProjectId, Phase)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let asked = Asked { state: &state, signed: &signed, phase, gate: gate_to(phase)? };
    let (found, permit) = access::permit(&state, &signed, act::EditDossier, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::financing(id, phase), "financing-saved").await?;
    asked.save(found, &permit, &submission, &pairs).await
}

impl Asked<'_> {
    /// What an address proposes stands in the form, checked as anything that is typed; its key tells what is stored.
    async fn with_proposal(&self, id: ProjectId, partners: &[PartnerFacts], query: Option<&str>, typed: Typed) -> Result<Typed, AppError> {
        let saved = money::rows(&self.state.database.read, id, self.phase).await?;
        let lines = self.lines(partners, &FinancingForm::default(), &saved);
        let (words, rows) = (self.signed.visit.words(), lines.iter().map(|(_, _, row)| row.clone()).collect());
        let known: Vec<PartnerId> = partners.iter().map(|partner| partner.id).collect();
        let Some(Proposed { form, problems, cells }) = proposed(words, &known, rows, query) else { return Ok(typed) };
        let key = Some(Basis::of(&sheet_fields(&lines)).key(self.state, self.signed.actor.id));
        let notice = Some(proposed_notice(words, typed.notice));
        Ok(Typed { form, problems, proposed: cells, notice, key, ..typed })
    }

    async fn save(&self, found: Found, permit: &Permit<act::EditDossier>, submission: &Submission, pairs: &Pairs) -> Result<Response, AppError> {
        let (state, signed, phase, id) = (self.state, self.signed, self.phase, permit.project());
        let partners = partners::of_project(&state.database.read, id).await?;
        let known: Vec<PartnerId> = partners.iter().map(|partner| partner.id).collect();
        let form = FinancingForm::from_pairs(&pairs.0);
        let editor = Editor::of(&signed.actor, found.standing, pairs);
        let lock = resubmission::lock(state, signed, &found, Part::Money(phase)).await?;
        let checked = form.check(signed.visit.language, &known);
        // A page that is shown again keeps the version that it was read at, so that a change in between is still noticed.
        let typed = Typed {
            form,
            reason: lock.reason(editor.reason()),
            version: Some(submission.version),
            key: Some(key_again(state, signed.actor.id, pairs)),
            ..Typed::default()
        };
        if checked.is_ok() && pairs.get("calculate").is_some() {
            return self.page(found.project, &partners, typed).await;
        }
        let saved = async {
            // A partner that left meanwhile is no mistake of whoever filled in its line.
            if checked.is_err() && found.project.version != submission.version {
                return Err(AppError::Conflict.into());
            }
            store::save(state, permit, submission, (phase, &checked?), &editor).await
        };
        answer(submission, saved.await, async |why| match why {
            Why::Problems(problems) => self.page(found.project, &partners, Typed { problems, ..typed }).await,
            Why::Refused(Approved) => {
                let notice = Some(resubmission::refused_notice(state, signed.visit.words(), &found.project).await?);
                Ok(with_status(StatusCode::FORBIDDEN, self.page(found.project, &partners, Typed { notice, ..typed }).await?))
            }
            Why::Lost => self.lost(id, pairs).await,
        })
        .await
    }

    /// Somebody was first: the table comes back with what was typed, and beside it what is stored by now.
    async fn lost(&self, id: ProjectId, pairs: &Pairs) -> Result<Response, AppError> {
        let (state, signed, words) = (self.state, self.signed, self.signed.visit.words());
        let (found, _) = access::permit(state, signed, act::EditDossier, id).await?;
        let lock = resubmission::lock(state, signed, &found, Part::Money(self.phase)).await?;
        let (partners, rows) = super::table(&state.database.read, id, self.phase).await?;
        let (typed, saved) = cells(&FinancingForm::from_pairs(&pairs.0), &rows, signed.visit.language);
        let merged = resubmission::merge(words, &found.project, pairs, (&typed, &saved));
        let form = FinancingForm::from_pairs(&merged.form.0);
        let notice = merged.tell(words, resubmission::lost_notice(state, words, &found.project, &lock).await?);
        let typed = Typed {
            stored: merged.clashes,
            key: Some(Basis::of(&saved).key(state, signed.actor.id)),
            notice: Some(self.with_those_who_left(notice, &form, &partners).await?),
            reason: lock.reason(pairs.get(REASON_FIELD).unwrap_or_default()),
            version: Some(found.project.version),
            form,
            ..Typed::default()
        };
        self.page(found.project, &partners, typed).await
    }

    /// Partners that left meanwhile have no line any more: what was typed for them is told.
    async fn with_those_who_left(&self, notice: NoticeView, form: &FinancingForm, partners: &[PartnerFacts]) -> Result<NoticeView, AppError> {
        let words = self.signed.visit.words();
        let mut text = vec![notice.text.clone().unwrap_or_default()];
        for row in form.rows.iter().filter(|row| !partners.iter().any(|partner| partner.id.to_string() == row.partner)) {
            let Some(left) = gone(&self.state.database.read, &format!("partner {}", row.partner), "partner_removed").await? else { continue };
            let amounts = row.amounts().into_iter().filter(|(_, typed)| !typed.trim().is_empty() && typed.trim() != "0");
            let amounts: Vec<String> = amounts.map(|(column, typed)| format!("{} {typed}", financing_label(words, column))).collect();
            text.push(words.with("financing-left", &[("partner", left.fact("organisation")?.into()), ("amounts", amounts.join(", ").into())]));
        }
        Ok(NoticeView { text: Some(text.join(" ")), ..notice })
    }

    async fn page(&self, project: project::Model, partners: &[PartnerFacts], typed: Typed) -> Result<Response, AppError> {
        let (read, visit) = (&self.state.database.read, &self.signed.visit);
        let words = visit.words();
        let saved = money::rows(read, project.id, self.phase).await?;
        let instruments = store::instruments(read, project.id, self.phase).await?.into_iter().map(|one| one.kind).collect();
        let rules = MoneyRules::of(&self.state.reference().rules, self.gate, project.entry_gate);
        let label = |field: &str| field_label(words, field, &typed.form, partners);
        let errors = FormErrors::read(words, &typed.problems, label).beside(words, &typed.stored, label);
        let lines = self.lines(partners, &typed.form, &saved);
        let sheet = Sheet::new(words, self.gate, lines.clone(), instruments, rules, &errors.clone().proposing(words, &typed.proposed));
        let fresh = || Basis::of(&sheet_fields(&lines)).key(self.state, self.signed.actor.id);
        let key = typed.key.unwrap_or_else(fresh);
        let form = typed.version.map(|version| (key, version));
        let Typed { notice, reason, .. } = typed;
        let view = FinancingView { project: project.id, title: project.title, phase: self.phase, sheet, form, reason, errors, notice };
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

/// The amounts that were typed and those that are stored, by the names of the fields in which they were typed. A line of a partner that left
/// has no place on the page.
fn cells(form: &FinancingForm, rows: &[FinancingRow], language: Language) -> (Fields, Fields) {
    let (mut typed, mut stored) = (Fields::new(), Fields::new());
    for (number, line) in form.rows.iter().enumerate() {
        let Some(row) = rows.iter().find(|row| row.partner.to_string() == line.partner) else { continue };
        let name = |column: &str| format!("rows.{number}.{column}");
        typed.extend(line.amounts().map(|(column, text)| (name(column), text.to_owned())));
        for saved in FinancingForm::of(&[*row], language).rows {
            stored.extend(saved.amounts().map(|(column, text)| (name(column), text.to_owned())));
        }
    }
    (typed, stored)
}

/// The cells of the lines on the page, by the names of their fields.
fn sheet_fields(lines: &[(u32, PartnerFacts, FinancingRowForm)]) -> Fields {
    let cells = |(number, _, line): &(u32, PartnerFacts, FinancingRowForm)| {
        line.amounts().map(|(column, text)| (format!("rows.{number}.{column}"), text.to_owned())).into_iter().collect::<Vec<_>>()
    };
    lines.iter().flat_map(cells).collect()
}

/// The partner and the column of a field such as `rows.2.cost`.
fn field_label(words: app::language::Words, field: &str, form: &FinancingForm, partners: &[PartnerFacts]) -> String {
    if field == REASON_FIELD {
        return reason_label(words);
    }
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

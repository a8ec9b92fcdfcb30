//! The financing table of a phase: see it, compute it, save it.

use super::proposed::{Proposed, proposed, proposed_notice};
use super::sheet_page::{addable, cells, field_label, lines, sheet_fields};
use super::{instrument_routes, pasted, store, workbook_routes};
use crate::dossier::access::Found;
use crate::dossier::edit::{Approved, Editor};
use crate::dossier::resubmission;
use crate::dossier::resubmission::{Lock, locked_notice};
use crate::dossier::{access, money, partners};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::gone;
use crate::frame::respond::{AppError, island_page, with_status};
use crate::frame::route::{Access, Route, get, upload};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::project;
use app::financing::{FinancingPage, FinancingView, Pasted, Sheet, financing_label};
use app::ui::{FormErrors, NoticeView, StoredField};
use axum::extract::{self, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::financing::FinancingForm;
use domain::gates::{Gate, MoneyRules};
use domain::ids::{PartnerId, ProjectId};
use domain::partners::PartnerFacts;
use domain::problem::Problem;
use domain::projects::{Part, Phase};
use leptos::prelude::*;

/// A table of the largest size, and lines for all of it beside it.
const BODY_LIMIT: usize = 1024 * 1024;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/projects/{project}/financing/{phase}", Access::Needs(Action::ReadProject), show_phase),
        upload("/projects/{project}/financing/{phase}", Access::Needs(Action::EditDossier), BODY_LIMIT, change),
    ];
    routes.extend(workbook_routes::routes());
    routes.extend(instrument_routes::routes());
    routes
}

/// The gate that leads to a phase; 404 for a phase without money.
pub(super) fn gate_to(phase: Phase) -> Result<Gate, AppError> {
    match phase {
        Phase::Start => Ok(Gate::G0),
        Phase::Innovation => Ok(Gate::G1),
        Phase::MarketEntry => Ok(Gate::G2),
        Phase::Intake | Phase::Closed => Err(AppError::NotFound),
    }
}

/// Where a change of an approved budget is asked for, for who may.
pub fn ask_for_change(signed: &SignedIn, found: &Found, (phase, lock): (Phase, &Lock)) -> Option<String> {
    (lock.is_fixed() && signed.actor.may(act::WriteChange, found.standing)).then(|| app::paths::change_new(found.project.id, phase))
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
    /// Lines from a spreadsheet that are not in the form, and why.
    pasted: String,
    told: Vec<String>,
    stored: Vec<StoredField>,
    /// Cells in which something is proposed, with what is stored.
    proposed: Vec<StoredField>,
    notice: Option<NoticeView>,
    /// Where a change of what was approved is asked for.
    change: Option<String>,
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
        typed.change = asked.change_of(&found, &lock);
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
    /// Where a change of an approved budget is asked for, for who may.
    fn change_of(&self, found: &Found, lock: &Lock) -> Option<String> {
        ask_for_change(self.signed, found, (self.phase, lock))
    }

    /// What an address proposes stands in the form, checked as anything that is typed; its key tells what is stored.
    async fn with_proposal(&self, id: ProjectId, partners: &[PartnerFacts], query: Option<&str>, typed: Typed) -> Result<Typed, AppError> {
        let saved = money::rows(&self.state.database.read, id, self.phase).await?;
        let lines = lines(self.signed.visit.language, partners, &FinancingForm::default(), &saved);
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
        let (words, mut form) = (signed.visit.words(), FinancingForm::from_pairs(&pairs.0));
        let taken = pasted::take(words, &mut form, pairs.get("pasted").unwrap_or_default(), &partners);
        let added = pasted::add(words, &mut form, pairs, &partners);
        let editor = Editor::of(&signed.actor, found.standing, pairs);
        let lock = resubmission::lock(state, signed, &found, Part::Money(phase)).await?;
        let checked = match form.check(signed.visit.language, &known) {
            Ok(rows) if taken.told.is_empty() && added.is_ok() => Ok(rows),
            other => Err(other.err().into_iter().flatten().chain(added.clone().err()).collect::<Vec<_>>()),
        };
        let added = added.ok().flatten();
        let is_look = added.is_some() || ["calculate", "take", "add"].iter().any(|button| pairs.get(button).is_some());
        // A page that is shown again keeps the version that it was read at, so that a change in between is still noticed.
        let typed = Typed {
            form,
            pasted: taken.text,
            told: taken.told,
            notice: taken.notice.or(added),
            change: self.change_of(&found, &lock),
            version: Some(submission.version),
            key: Some(key_again(state, signed.actor.id, pairs)),
            ..Typed::default()
        };
        if checked.is_ok() && is_look {
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
                let notice = Some(resubmission::refused_notice(state, signed, &found).await?);
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
        let notice = merged.tell(words, resubmission::lost_notice(state, signed, &found, &lock).await?);
        let typed = Typed {
            stored: merged.clashes,
            key: Some(Basis::of(&saved).key(state, signed.actor.id)),
            notice: Some(self.with_those_who_left(notice, &form, &partners).await?),
            change: self.change_of(&found, &lock),
            version: Some(found.project.version),
            pasted: pairs.get("pasted").unwrap_or_default().to_owned(),
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
        let errors = typed.told.iter().fold(errors, |errors, told| errors.and("pasted", told));
        let lines = lines(visit.language, partners, &typed.form, &saved);
        let addable = addable(partners, &lines);
        let sheet = Sheet::new(words, self.gate, lines.clone(), instruments, rules, &errors.clone().proposing(words, &typed.proposed));
        let fresh = || Basis::of(&sheet_fields(&lines)).key(self.state, self.signed.actor.id);
        let key = typed.key.unwrap_or_else(fresh);
        let form = typed.version.map(|version| (key, version));
        let Typed { notice, change, pasted: text, .. } = typed;
        let (pasted, phase) = (Pasted { text }, self.phase);
        let view = FinancingView { project: project.id, title: project.title, phase, sheet, form, addable, pasted, change, errors, notice };
        let title = words.with("financing-title", &[("phase", words.label(self.phase).into())]);
        Ok(island_page(self.state, visit, title, move || view! { <FinancingPage words view /> }.into_any()))
    }
}

//! Deciding: the form, check your answers, record; and the same three for a correction.

use super::decide;
use super::decision_about::{About, Checked, about};
use super::decision_routes::may_correct;
use super::decision_typed::typed;
use super::details::Details;
use super::heads::DecisionHead;
use super::routes::again;
use super::snapshot::decided_on;
use super::{pages, read};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::{State, new_id};
use app::gates::{BriefView, DecisionCheckPage, DecisionCheckView, DecisionFormPage, DecisionFormView, field_label};
use app::language::Words;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::financing::{InstrumentKind, PublicSource};
use domain::gates::{AmountForm, DecisionForm, DecisionRefusal, DecisionState, DecisionWarning, Gate, NotDecided, Readiness};
use domain::ids::{DecisionId, ProjectId};
use domain::people::SteeringSeat;
use domain::problem::Problem;
use leptos::prelude::*;

/// What the form says besides what was typed.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    refusals: Vec<DecisionRefusal>,
    notice: Option<NoticeView>,
}

fn show(state: &State, signed: &SignedIn, about: &About, form: DecisionForm, said: Said) -> Response {
    let (words, reference) = (signed.visit.words(), state.reference());
    let names = pages::names(&reference, signed.visit.language);
    let readiness = Readiness::of(about.gate, &about.facts.results);
    let lines = |results| pages::lines(&reference, signed.visit.language, results);
    let decided_on = decided_on(&about.gate_state);
    let brief = BriefView {
        verdict: pages::verdict(signed, &about.found, &about.gate_state, about.gate, &about.facts.results),
        looks: pages::looks(&reference, signed, &decided_on, about.gate != Gate::G0),
        at_level: decided_on.conditions_at_level(reference.rules.levels()),
    };
    let view = DecisionFormView {
        top: pages::top(&about.found.project),
        gate: about.gate,
        key: state.form_key(signed.actor.id),
        errors: FormErrors::read(words, &said.problems, |field| field_label(words, &names, field)),
        form,
        refusals: said.refusals,
        deviations: lines(readiness.deviations_needed),
        blockers: lines(readiness.blockers),
        advice: about.facts.advice,
        names,
        frozen: pages::frozen(&about.gate_state),
        brief,
        run: about.run.clone(),
        requested: about.facts.requested,
        outcomes: about.outcomes(),
        owners: about.candidates.names(),
        corrects: about.corrected.as_ref().map(|row| row.id),
        notice: said.notice,
    };
    let title = words.with("decision-title", &[("gate", words.label(about.gate).into())]);
    page(state, &signed.visit, title, move || view! { <DecisionFormPage words view /> }.into_any())
}

/// A new form starts with today and with the money that the dossier asks for.
fn fresh(words: Words, about: &About) -> DecisionForm {
    let totals = decided_on(&about.gate_state).money().totals();
    let asked = PublicSource::ALL.iter().map(|source| (*source, totals.public.from(*source))).filter(|(_, amount)| amount.is_positive());
    let mut form = DecisionForm {
        amounts: asked
            .map(|(source, amount)| AmountForm {
                source: source.to_string(),
                instrument: InstrumentKind::Grant.to_string(),
                amount: words.figure(amount),
            })
            .collect(),
        ..DecisionForm::default()
    };
    form.fields.insert("effective_on".to_owned(), words.date(about.gate_state.facts.today));
    form
}

/// Whether a refusal says that somebody else was first.
fn is_lost_race(refusals: &[DecisionRefusal]) -> bool {
    refusals.iter().any(|one| matches!(one, DecisionRefusal::AlreadyDecided(_)))
}

fn refused(state: &State, signed: &SignedIn, about: &About, form: DecisionForm, refusals: Vec<DecisionRefusal>) -> Response {
    let status = if is_lost_race(&refusals) { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    with_status(status, show(state, signed, about, form, Said { refusals, ..Said::default() }))
}

/// The form again with what was typed, and why it was not recorded.
fn shown_again(state: &State, signed: &SignedIn, about: &About, form: DecisionForm, why: Why<Vec<DecisionRefusal>>) -> Response {
    match why {
        Why::Problems(problems) => show(state, signed, about, form, Said { problems, ..Said::default() }),
        Why::Refused(refusals) => refused(state, signed, about, form, refusals),
        Why::Lost => lost(state, signed, about, form),
    }
}

/// The check page, or the form again with everything that is wrong.
fn checked(state: &State, signed: &SignedIn, about: &About, pairs: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let form = DecisionForm::from_pairs(&pairs.0);
    if pairs.get("back").is_some() {
        return Ok(show(state, signed, about, form, Said::default()));
    }
    let (Checked { decision, reason, changes }, warnings) = match about.decide(state, signed.visit.language, &form)? {
        Ok((checked, proposed)) => (checked, proposed.warnings),
        Err(NotDecided { problems, refusals }) => {
            let status = if is_lost_race(&refusals) { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            return Ok(with_status(status, show(state, signed, about, form, Said { problems, refusals, ..Said::default() })));
        }
    };
    let owners: Vec<String> =
        decision.conditions.iter().map(|one| about.candidates.meant(&one.owner)).filter(|owner| !owner.is_known()).map(|owner| owner.name).collect();
    let view = DecisionCheckView {
        top: pages::top(&about.found.project),
        gate: about.gate,
        decision,
        reason,
        changes,
        unknown_owners: owners,
        hidden: pairs.0.clone(),
        names: pages::names(&state.reference(), signed.visit.language),
        corrects: about.corrected.as_ref().map(|row| row.id),
        consider_stopping: warnings.first().map(|warning| match warning {
            DecisionWarning::ConsiderStopping { times } => *times,
        }),
    };
    Ok(page(state, &signed.visit, words.t("decision-check-title"), move || view! { <DecisionCheckPage words view /> }.into_any()))
}

/// Somebody was first: who decided what and when, with the own text kept.
fn lost(state: &State, signed: &SignedIn, about: &About, form: DecisionForm) -> Response {
    let words = signed.visit.words();
    let by = about.facts.existing.as_ref().map(|existing| {
        app::gates::refusal(words, &pages::names(&state.reference(), signed.visit.language), &DecisionRefusal::AlreadyDecided(existing.clone()))
    });
    let text = by.unwrap_or_else(|| words.t("meanwhile-unknown"));
    let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(text) };
    show(state, signed, about, form, Said { notice: Some(notice), ..Said::default() })
}

pub(super) async fn form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::DecideGate, project).await?;
    let about = about(&state, &signed, found, gate, None).await?;
    if !pages::may(&state.reference(), &signed, &about.found, &about.gate_state, gate).decide {
        return Ok(Redirect::to(&app::paths::gate(project, gate)).into_response());
    }
    let form = fresh(signed.visit.words(), &about);
    Ok(show(&state, &signed, &about, form, Said::default()))
}

pub(super) async fn check(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::DecideGate, project).await?;
    let about = about(&state, &signed, found, gate, None).await?;
    checked(&state, &signed, &about, &pairs)
}

/// What is told of a decision that was recorded: who signs it now. After intake nobody but the chair and the secretary records one, and the
/// other of the two signs.
const fn who_signs(gate: Gate, seat: Option<SteeringSeat>) -> &'static str {
    match (gate, seat) {
        (Gate::G0, _) => "decided-intake",
        (Gate::G1 | Gate::G2 | Gate::G3, Some(SteeringSeat::Secretary)) => "decided-by-secretary",
        (Gate::G1 | Gate::G2 | Gate::G3, Some(SteeringSeat::Chair | SteeringSeat::Member) | None) => "decided-by-chair",
    }
}

pub(super) async fn record(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::DecideGate, project).await?;
    let new = DecisionId(new_id());
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, new), who_signs(gate, signed.actor.seat)).await?;
    let form = DecisionForm::from_pairs(&pairs.0);
    let saved = async {
        let decision = form.check(signed.visit.language, gate, state.clock.today())?;
        decide::decide(&state, &permit, &signed.actor, &submission, (new, gate), decision).await
    };
    answer(&submission, saved.await, async |why| {
        let about = about(&state, &signed, again(&state, &signed, project).await?, gate, None).await?;
        Ok(shown_again(&state, &signed, &about, form, why))
    })
    .await
}

/// The signed decision that is corrected; one that is not signed has nothing to correct.
async fn correction(state: &State, signed: &SignedIn, project: ProjectId, id: DecisionId) -> Result<About, AppError> {
    let (found, _) = access::permit(state, signed, act::DecideGate, project).await?;
    let row = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?;
    if row.signed_at.is_none() {
        return Err(AppError::Conflict);
    }
    about(state, signed, found, row.gate, Some(row)).await
}

pub(super) async fn correct_form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
) -> Result<Response, AppError> {
    let about = correction(&state, &signed, project, id).await?;
    let row = about.corrected.as_ref().ok_or(AppError::Conflict)?;
    let is_superseded = |one: &DecisionHead| one.id == row.id && one.taken.decision.state == DecisionState::Superseded;
    let mandate = state.reference().programme.mandate;
    let may = may_correct((&signed.actor, about.found.standing), &about.found.project, row, mandate);
    if !may || about.gate_state.decisions.iter().any(is_superseded) {
        return Ok(Redirect::to(&app::paths::decision(project, id)).into_response());
    }
    let form = typed(signed.visit.words(), &Details::read(row)?.decision);
    Ok(show(&state, &signed, &about, form, Said::default()))
}

pub(super) async fn correct_check(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let about = correction(&state, &signed, project, id).await?;
    checked(&state, &signed, &about, &pairs)
}

pub(super) async fn correct(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id)): Ids<(ProjectId, DecisionId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (_, permit) = access::permit(&state, &signed, act::DecideGate, project).await?;
    let new = DecisionId(new_id());
    let gate = read::one(&state.database.read, project, id).await?.ok_or(AppError::NotFound)?.gate;
    let submission = Submission::read(&state, &signed, &pairs, &app::paths::decision(project, new), who_signs(gate, signed.actor.seat)).await?;
    let form = DecisionForm::from_pairs(&pairs.0);
    let about = async || correction(&state, &signed, project, id).await;
    let saved = async {
        let Checked { decision, reason, .. } = about().await?.check(&state, signed.visit.language, &form)?;
        decide::correct(&state, &permit, &signed.actor, &submission, (new, id), (decision, reason)).await
    };
    answer(&submission, saved.await, async |why| Ok(shown_again(&state, &signed, &about().await?, form, why))).await
}

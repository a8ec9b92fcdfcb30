//! The parameters: the list, one of them with its form, what a change does, and the change.

use super::{effect, parameter_pages, parameters, trial};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::{differing, fields};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::settings::{ParameterCheckPage, ParameterCheckView, ParameterPage, ParameterPageView, ParametersPage, ParametersView, parameter_written};
use app::ui::{NoticeView, StoredField};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::problem::Problem;
use domain::settings::{Parameter, ParameterForm, SetupStep};
use leptos::prelude::*;

pub(super) async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let words = signed.visit.words();
    let reference = state.reference();
    let seen = trial::recorded(&state.database.read, SetupStep::Parameters).await?;
    let view = ParametersView {
        lines: parameter_pages::lines(&reference),
        jobs: reference.programme.jobs_target,
        seen_at: seen.map(|row| row.recorded_at),
        key: state.form_key(signed.actor.id),
    };
    Ok(page(&state, &signed.visit, words.t("parameters-title"), move || view! { <ParametersPage words view /> }.into_any()))
}

pub(super) async fn seen(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let submission = Submission::read(&state, &signed, &form, &paths::settings_parameters(), "parameters-seen").await?;
    form.nothing_else()?;
    let saved = trial::look(&state, &permit, &submission).await;
    answer(&submission, saved, async |_| Err(AppError::Conflict)).await
}

/// What the page says beside the parameter.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    notice: Option<NoticeView>,
    /// The key of the form that came back.
    key: Option<String>,
}

async fn show(
    (state, signed): (&State, &SignedIn),
    parameter: Parameter,
    (typed, version): (ParameterForm, i64),
    said: Said,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let reference = state.reference();
    let Said { problems, stored, notice, key } = said;
    let view = ParameterPageView {
        value: reference.values.get(parameter.key),
        range: parameter.range(&reference.values),
        typed,
        problems,
        stored,
        notice,
        changes: parameter_pages::changes(parameters::changes(&state.database.read, parameter.key).await?),
        check: parameter_pages::check(&reference, parameter.key, parameters::confirmation(&state.database.read, parameter.key).await?),
        second_key: state.form_key(signed.actor.id),
        key: key.unwrap_or_else(|| state.form_key(signed.actor.id)),
        version,
        parameter,
    };
    Ok(page(state, &signed.visit, words.label(view.parameter.key), move || view! { <ParameterPage words view /> }.into_any()))
}

/// The parameter as it stands in a fresh form.
fn written(state: &State, signed: &SignedIn, parameter: &Parameter) -> ParameterForm {
    let value = state.reference().values.get(parameter.key);
    ParameterForm { value: parameter_written(signed.visit.language, parameter.unit, value), ..ParameterForm::default() }
}

pub(super) async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(code): Ids<String>) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let parameter = parameters::find(&state.reference(), &code)?;
    let version = version_of(parameters::last_event(&state.database.read, parameter.key).await?.as_ref());
    let typed = written(&state, &signed, &parameter);
    show((&state, &signed), parameter, (typed, version), Said::default()).await
}

pub(super) async fn check(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(code): Ids<String>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let reference = state.reference();
    let parameter = parameters::find(&reference, &code)?;
    pairs.key()?;
    let (key, version) = (pairs.get("key").unwrap_or_default().to_owned(), pairs.version()?);
    let wants_back = pairs.get("back").is_some();
    let typed: ParameterForm = pairs.without("back").read()?;
    let again = |problems| Said { problems, key: Some(key.clone()), ..Said::default() };
    if wants_back {
        return show((&state, &signed), parameter, (typed, version), again(Vec::new())).await;
    }
    let new = match typed.check(&parameter, &reference.values, signed.visit.language) {
        Ok(new) => new,
        Err(problems) => {
            let shown = show((&state, &signed), parameter, (typed, version), again(problems)).await?;
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
        }
    };
    // What would be lost on sending is told before somebody reads what it does.
    if version_of(parameters::last_event(&state.database.read, parameter.key).await?.as_ref()) != version {
        return Ok(with_status(StatusCode::CONFLICT, lost(&state, &signed, parameter, typed).await?));
    }
    let words = signed.visit.words();
    let effect = effect::of(&state, (parameter.key, new.value)).await?;
    let view = ParameterCheckView { value: reference.values.get(parameter.key), parameter, new, typed, effect, key, version };
    Ok(page(&state, &signed.visit, words.t("parameter-check-title"), move || view! { <ParameterCheckPage words view /> }.into_any()))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(code): Ids<String>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let parameter = parameters::find(&state.reference(), &code)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::settings_parameter(&code), "parameter-changed").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let typed: ParameterForm = pairs.read()?;
    let saved = parameters::change(&state, &permit, &submission, &parameter, (&typed, signed.visit.language)).await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => {
            let said = Said { problems, ..Said::default() };
            show((&state, &signed), parameter.clone(), (typed.clone(), submission.version), said).await
        }
        Why::Lost => lost(&state, &signed, parameter.clone(), typed.clone()).await,
    })
    .await
}

/// A person says that a parameter of payments is right as it is.
pub(super) async fn confirm(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(code): Ids<String>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let parameter = parameters::find(&state.reference(), &code)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::settings_parameter(&code), "parameter-confirmed").await?;
    pairs.nothing_else()?;
    let saved = parameters::confirm(&state, &permit, &submission, &parameter).await;
    answer(&submission, saved, async |_| lost(&state, &signed, parameter.clone(), written(&state, &signed, &parameter)).await).await
}

/// Somebody was first: the page comes back with what was typed, and beside it what the parameter is by now.
async fn lost(state: &State, signed: &SignedIn, parameter: Parameter, typed: ParameterForm) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let last = parameters::last_event(&state.database.read, parameter.key).await?;
    let now = ParameterForm { reason: typed.reason.clone(), reference: typed.reference.clone(), ..written(state, signed, &parameter) };
    let stored = differing(words.language(), &fields(&typed), &fields(&now));
    let said = Said { stored, notice: Some(first(words, last.as_ref())), ..Said::default() };
    show((state, signed), parameter, (typed, version_of(last.as_ref())), said).await
}

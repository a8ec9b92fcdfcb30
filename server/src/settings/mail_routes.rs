//! Whether mail goes out: the page, a message to try the server, and going on without it.

use super::mail_page::{outbox, trial_view};
use super::trial::{self, NoServer};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::settings::{MailPage, MailPageView, trial_letter};
use app::ui::FormErrors;
use axum::extract;
use axum::response::Response;
use domain::access::{Global, act};
use domain::settings::{MailTrialForm, SetupStep};
use leptos::prelude::*;

async fn view(state: &State, signed: &SignedIn, (email, errors): (Option<String>, FormErrors)) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let read = &state.database.read;
    let own = names::email(read, signed.actor.id).await?.unwrap_or_default();
    let may_see = signed.actor.may(act::SeeOutbox, Global);
    let view = MailPageView {
        server: state.mail.as_ref().map(|sender| (sender.server().to_owned(), sender.from())),
        email: email.unwrap_or(own),
        errors,
        trial: trial::recorded(read, SetupStep::Mail).await?.map(trial_view),
        outbox: if may_see { Some(outbox(state).await?) } else { None },
        key: state.form_key(signed.actor.id),
        without_key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("settings-to-mail"), move || view! { <MailPage words view /> }.into_any()))
}

pub(super) async fn show(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    view(&state, &signed, (None, FormErrors::default())).await
}

pub(super) async fn try_out(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let submission = Submission::read(&state, &signed, &form, &paths::settings_mail(), "mail-tried").await?;
    let typed: MailTrialForm = form.read()?;
    let words = signed.visit.words();
    let saved = async {
        let address = typed.check()?;
        let href = format!("{}{}", state.base_url.as_str().trim_end_matches('/'), paths::settings_mail());
        let letter = trial_letter(words, &signed.actor.name, href, state.reference().bureau.clone());
        trial::run(&state, &permit, &submission, (address, letter)).await
    };
    answer(&submission, saved.await, async |why| {
        let errors = match why {
            Why::Problems(problems) => FormErrors::read(words, &problems, |_| words.t("mail-try-to")),
            Why::Refused(NoServer) => FormErrors::default().and("email", words.t("mail-no-server-text")),
            Why::Lost => return Err(AppError::Conflict),
        };
        view(&state, &signed, (Some(typed.email.clone()), errors)).await
    })
    .await
}

pub(super) async fn go_without(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let submission = Submission::read(&state, &signed, &form, &paths::settings_mail(), "mail-left-out").await?;
    form.nothing_else()?;
    let saved = trial::leave_out(&state, &permit, &submission).await;
    answer(&submission, saved, async |_| view(&state, &signed, (None, FormErrors::default())).await).await
}

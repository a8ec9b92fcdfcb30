//! The page of everybody's second factor, and the rule from when one is required.

use super::{resets, rule};
use crate::dossier::form_values::typed_date;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::factors::{FactorsPage, FactorsView};
use app::paths;
use app::ui::{NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Global, act};
use domain::people::FactorRuleForm;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/second-factors", Access::Needs(Action::ConfirmFactorReset), everybody),
        post("/second-factors", Access::Needs(Action::ManageFactors), change),
    ]
}

/// The page; what the view holds of typed text and problems stays.
pub(super) async fn show(state: &State, signed: &SignedIn, said: FactorsView) -> Result<Response, AppError> {
    let (read, words, person) = (&state.database.read, signed.visit.words(), signed.actor.id);
    let (current, version) = rule::read(read).await?;
    let written = FactorRuleForm { from: typed_date(words, current.from) };
    let typed = said.rule.as_ref().map_or(written, |(typed, _)| typed.clone());
    let view = FactorsView {
        rule: signed.actor.may(act::ManageFactors, Global).then_some((typed, version)),
        people: rule::everybody(read, state.clock.today()).await?,
        resets: resets::open(state, signed.actor.id).await?,
        keys: (state.form_key(person), state.form_key(person)),
        ..said
    };
    Ok(page(state, &signed.visit, words.t("factors-title"), move || view! { <FactorsPage words view /> }.into_any()))
}

/// Somebody was first.
pub(super) fn meanwhile(signed: &SignedIn) -> NoticeView {
    let words = signed.visit.words();
    NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("meanwhile-unknown")) }
}

async fn everybody(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ConfirmFactorReset)?;
    show(&state, &signed, FactorsView::default()).await
}

async fn change(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageFactors)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::factors(), "factor-rule-saved").await?;
    let typed: FactorRuleForm = pairs.read()?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = rule::change(&state, (&permit, &submission), (&typed, signed.visit.language)).await;
    answer(&submission, saved, async |why| {
        let (rule_problems, notice) = match why {
            Why::Problems(problems) => (problems, None),
            Why::Lost => (Vec::new(), Some(meanwhile(&signed))),
        };
        show(&state, &signed, FactorsView { rule: Some((typed.clone(), 0)), rule_problems, notice, ..FactorsView::default() }).await
    })
    .await
}

//! Beside the gate: what lies before the deciders, what was decided, and what the reader can do now.

use super::refusal_words::deciders;
use super::{DecisionLine, FrozenLine, GateView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, Tone};
use domain::gates::{DecisionState, Gate};
use domain::ids::ProjectId;
use domain::projects::Status;
use leptos::prelude::*;

/// The column.
#[component]
pub(super) fn GateSide(words: Words, view: GateView) -> impl IntoView {
    let (project, gate, may) = (view.top.project, view.gate, view.may);
    let signs = view.decisions.iter().find(|one| one.may_sign).map(|one| one.id);
    let sign = signs.map(|id| view! { <ButtonLink href=paths::decision(project, id) label=words.t("gate-do-sign") /> });
    let decide = may.decide.then(|| view! { <ButtonLink href=paths::decision_new(project, gate) label=words.t("gate-do-decide") /> });
    let request = may.request.then(|| view! { <ButtonLink href=paths::gate_request(project, gate) label=words.t("gate-do-request") /> });
    let judge = may.judge.then(|| {
        view! {
            <ButtonLink
                href=format!("{}/judgements", paths::gate(project, gate))
                label=words.t("gate-do-judge")
                kind=ButtonKind::Quiet
            />
        }
    });
    let release = may.release.then(|| {
        let label = words.t(if may.is_partner { "withdraw-confirm" } else { "gate-do-release" });
        view! { <ButtonLink href=paths::gate_withdraw(project, gate) label kind=ButtonKind::Quiet /> }
    });
    let agenda = may.agenda.then(|| {
        view! { <ButtonLink href=paths::gate_agenda(project, gate) label=words.t("gate-do-agenda") kind=ButtonKind::Quiet /> }
    });
    let has_reviews = view.frozen.is_some() && gate != Gate::G0;
    let reviews = has_reviews.then(|| {
        view! { <ButtonLink href=paths::gate_reviews(project, gate) label=words.t("gate-reviews-title") kind=ButtonKind::Quiet /> }
    });
    let said = if view.frozen.is_some() {
        None
    } else if view.is_due {
        Some(words.t("gate-not-asked"))
    } else if view.decisions.is_empty() {
        Some(words.t("gate-not-due"))
    } else {
        None
    };
    let lies = if view.is_due { lies(words, &view) } else { None };
    view! {
        <aside class="card" aria-labelledby="gate-now">
            <h2 id="gate-now">{words.t("gate-now-title")}</h2>
            {view.frozen.map(|frozen| view! { <Frozen words project frozen /> })}
            {said.map(|said| view! { <p class="quiet">{said}</p> })}
            {lies.map(|lies| view! { <p>{lies}</p> })}
            <Decisions words project decisions=view.decisions />
            <div class="stack stack--tight gate-actions">{sign}{decide}{request}{judge}{reviews}{agenda}{release}</div>
        </aside>
    }
}

/// With whom the dossier lies, and what comes next. Everybody who reads the project reads this; what was recorded is for who decides.
fn lies(words: Words, view: &GateView) -> Option<String> {
    match view.top.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => {
            Some(words.with("gate-lies", &[("who", deciders(words, view.gate).into())]))
        }
        Status::OnHold => Some(match view.hold_until {
            Some(until) => words.with("gate-held-until", &[("date", words.date(until).into())]),
            None => words.t("gate-held"),
        }),
        Status::AwaitingStart => Some(words.t("gate-awaits-start")),
        Status::Draft | Status::Active | Status::Recycled | Status::Legacy => None,
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => None,
    }
}

#[component]
fn Frozen(words: Words, project: ProjectId, frozen: FrozenLine) -> impl IntoView {
    let when = words.with("dossier-frozen", &[("when", words.date_time(frozen.at).into()), ("by", frozen.by.into())]);
    view! {
        <p>
            <a href=paths::snapshot(project, frozen.id)>{words.with("dossier-number", &[("number", frozen.number.into())])}</a>
            <br/>
            <span class="quiet small">{when}</span>
        </p>
    }
}

#[component]
fn Decisions(words: Words, project: ProjectId, decisions: Vec<DecisionLine>) -> impl IntoView {
    let items = decisions
        .into_iter()
        .map(|one| {
            let tone = match one.state {
                DecisionState::Proposed => Tone::Accent,
                DecisionState::Signed => Tone::Good,
                DecisionState::Superseded | DecisionState::Void => Tone::Neutral,
            };
            let when = words.with("decision-by", &[("by", one.by.into()), ("when", words.date_time(one.at).into())]);
            view! {
                <li class="stack stack--tight">
                    <span class="row">
                        <a href=paths::decision(project, one.id)>{words.label(one.outcome)}</a>
                        <Badge tone label=words.label(one.state) />
                    </span>
                    <span class="quiet small">{when}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <ul class="stack plain">{items}</ul> })
}

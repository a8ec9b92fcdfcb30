//! A recorded decision: what was decided, how much and from when on top; then everything it says, the two signatures, and what it rests on.

use super::decision_keys::keys;
use super::decision_parts::{Basis, Said};
use super::decision_terms::Terms;
use super::differences::Differences;
use super::request_page::crumbs;
use super::{DecisionView, RuleNames, VoidLine, field_label, sign_refusal};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, Keys, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Tone};
use domain::Eur;
use domain::gates::{DecisionState, NewDecision, Outcome, VoidCause};
use leptos::prelude::*;

pub(super) fn list(items: Vec<String>) -> AnyView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect::<Vec<_>>();
    view! { <ul>{items}</ul> }.into_any()
}

/// What a decision says, row by row; only what its outcome has.
pub(super) fn facts(words: Words, names: &RuleNames, decision: &NewDecision) -> Vec<SummaryRow> {
    let label = |field: &str| field_label(words, names, field);
    let many = |field: &str, items: Vec<String>| (!items.is_empty()).then(|| SummaryRow { term: label(field), detail: list(items), change: None });
    let text = |field: &str, text: &str| (!text.is_empty()).then(|| SummaryRow::text(label(field), text));
    let date = |field: &str, day: Option<_>| day.map(|day| SummaryRow::text(label(field), words.date(day)));
    let money = |field: &str, amount: Eur| SummaryRow::text(label(field), words.money(amount));
    let amounts = decision.amounts.iter().map(|one| {
        words.with(
            "decision-amount",
            &[
                ("amount", words.money(one.amount).into()),
                ("source", words.label(one.source).into()),
                ("instrument", words.label(one.instrument).into()),
            ],
        )
    });
    let told = decision.conditions.iter().map(|condition| {
        words.with(
            "decision-condition",
            &[
                ("text", condition.text.clone().into()),
                ("owner", condition.owner.clone().into()),
                ("verifier", condition.verifier.clone().into()),
                ("date", words.date(condition.due_on).into()),
                ("timing", words.label(condition.timing).into()),
                ("evidence", condition.evidence.clone().into()),
            ],
        )
    });
    let mut rows = vec![SummaryRow::text(label("outcome"), words.label(decision.outcome))];
    rows.extend(text("rationale", &decision.rationale));
    rows.extend(text("public_summary", &decision.public_summary));
    rows.extend(date("effective_on", Some(decision.effective_on)));
    rows.extend(date("next_gate_on", decision.next_gate_on));
    rows.extend(many("amounts", amounts.collect()));
    rows.extend(many("deviations", decision.deviations.iter().map(|(rule, reason)| format!("{}: {reason}", names.of(*rule))).collect()));
    rows.extend(text("advice_reason", &decision.advice_reason));
    rows.extend(many("conditions", told.collect()));
    rows.extend(text("awaited", &decision.awaited));
    rows.extend(date("resume_on", decision.resume_on));
    rows.extend(many("points", decision.points.clone()));
    rows.extend(many("reasons", decision.reasons.iter().map(|reason| words.label(*reason)).collect()));
    if decision.outcome == Outcome::NoGo {
        rows.extend([
            money("released_amount", decision.released),
            money("unavoidable", decision.unavoidable),
            money("avoided_public", decision.avoided_public),
            money("avoided_own", decision.avoided_own),
        ]);
    }
    rows.extend(text("after_care", &decision.after_care));
    rows.extend(text("legal_basis", &decision.legal_basis));
    rows.extend(text("award_reference", &decision.award_reference));
    rows
}

/// The page.
#[component]
pub fn DecisionPage(words: Words, view: DecisionView) -> AnyView {
    let (project, gate, id) = (view.top.project, view.gate, view.id);
    let crumbs = crumbs(words, &view.top, gate);
    let tone = match view.state {
        DecisionState::Proposed => Tone::Accent,
        DecisionState::Signed => Tone::Good,
        DecisionState::Superseded | DecisionState::Void => Tone::Neutral,
    };
    let refused = view.refused.as_ref().map(|refusal| NoticeView {
        tone: Tone::Warn,
        title: words.t("sign-refused"),
        text: Some(sign_refusal(words, refusal)),
    });
    let sign = view.may_sign.then(|| {
        let key = view.key.clone();
        view! {
            <form class="stack on-screen" method="post" action=paths::decision_sign(project, id)>
                <FormKeys key version=view.top.version />
                <p>{words.t("sign-text")}</p>
                <Button label=words.t("sign-do") />
            </form>
        }
    });
    let withdraw = view.may_withdraw.then(|| {
        view! { <ButtonLink href=paths::decision_withdraw(project, id) label=words.t("undo-do") kind=ButtonKind::Quiet /> }
    });
    let stuck = view.takers.as_ref().map(|takers| stuck_notice(words, &view, takers));
    let void = view.void.as_ref().map(|void| void_notice(words, void));
    let correct = view.may_correct.then(|| {
        view! { <ButtonLink href=paths::decision_correct(project, id) label=words.t("correct-do") kind=ButtonKind::Quiet /> }
    });
    let errors = view.errors.clone();
    let differences = view.supersedes.map(|_| {
        let reason = view.correction_reason.clone().map(|reason| SummaryRow::text(words.t("decision-correction-reason"), reason));
        view! { <SummaryList rows=reason.into_iter().collect() /><Differences words changes=view.changes.clone() /> }
    });
    let of = [("gate", words.label(gate).into()), ("project", view.top.title.clone().into())];
    let keys = keys(words, &view);
    view! {
        <ErrorSummary words errors />
        {refused.map(|notice| view! { <Notice notice /> })}
        {view.notice.clone().map(|notice| view! { <Notice notice /> })}
        {stuck.map(|notice| view! { <Notice notice /> })}
        {void.map(|notice| view! { <Notice notice /> })}
        <PageHead words title=words.label(view.decision.outcome) crumbs lead=words.with("decision-page-of", &of)>
            <Badge tone label=words.label(view.state) />
        </PageHead>
        <Keys keys />
        <div class="two">
            <div class="stack stack--loose">
                {differences}
                <Terms words view=view.clone() />
                <Said words names=view.names.clone() decision=view.decision.clone() />
            </div>
            <aside class="stack" aria-labelledby="signatures">
                <section class="card">
                    <h2 id="signatures">{words.t("signatures-title")}</h2>
                    <Signatures words view=view.clone() />
                    {sign}
                    {withdraw}
                    {correct}
                </section>
                <Basis words view />
            </aside>
        </div>
    }
    .into_any()
}

/// Who recorded it lost the seat since: one signature is left to take, and two are missing.
fn stuck_notice(words: Words, view: &DecisionView, takers: &[String]) -> NoticeView {
    let name = view.signatures.first().map(|one| one.by.clone()).unwrap_or_default();
    let about = [("name", name.into()), ("takers", takers.join(", ").into())];
    let key = if takers.is_empty() { "decision-stuck-nobody" } else { "decision-stuck-text" };
    NoticeView { tone: Tone::Warn, title: words.t("decision-stuck"), text: Some(words.with(key, &about)) }
}

/// By whom, when and why a decision is void.
fn void_notice(words: Words, void: &VoidLine) -> NoticeView {
    let key = match void.cause {
        VoidCause::Withdrawn => "void-withdrawn",
        VoidCause::Released => "void-released",
        VoidCause::Stopped => "void-stopped",
    };
    let told = words.with(key, &[("by", void.by.clone().unwrap_or_default().into()), ("when", words.date_time(void.at).into())]);
    let text =
        if void.reason.is_empty() { told } else { words.with("void-with-reason", &[("told", told.into()), ("reason", void.reason.clone().into())]) };
    NoticeView { tone: Tone::Neutral, title: words.t("void-title"), text: Some(text) }
}

#[component]
fn Signatures(words: Words, view: DecisionView) -> impl IntoView {
    let items = view
        .signatures
        .into_iter()
        .map(|one| view! { <li><b>{one.by}</b><br/><span class="quiet small">{words.date_time(one.at)}</span></li> })
        .collect::<Vec<_>>();
    let waits = (view.state == DecisionState::Proposed).then(|| view! { <p class="quiet">{words.t("signatures-wait")}</p> });
    view! { <ul class="stack plain">{items}</ul>{waits} }
}

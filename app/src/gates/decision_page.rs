//! A recorded decision: everything it says, the two signatures, and what stands before and after it.

use super::differences::Differences;
use super::project_conditions::signal_badge;
use super::request_page::crumbs;
use super::{DecisionView, RuleNames, VoidLine, field_label, sign_refusal};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormErrors, FormKeys, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Tone,
};
use domain::Eur;
use domain::gates::{DecisionState, NewDecision, Outcome, VoidCause};
use leptos::prelude::*;

fn list(items: Vec<String>) -> AnyView {
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
    let mut rows = facts(words, &view.names, &view.decision);
    rows.extend(trail(words, &view));
    let refused = view.refused.as_ref().map(|refusal| NoticeView {
        tone: Tone::Warn,
        title: words.t("sign-refused"),
        text: Some(sign_refusal(words, refusal)),
    });
    let sign = view.may_sign.then(|| {
        let key = view.key.clone();
        view! {
            <form class="stack" method="post" action=paths::decision_sign(project, id)>
                <FormKeys key version=view.top.version />
                <p>{words.t("sign-text")}</p>
                <Button label=words.t("sign-do") />
            </form>
        }
    });
    let withdraw = view.may_withdraw.then(|| {
        view! { <ButtonLink href=paths::decision_withdraw(project, id) label=words.t("undo-do") kind=ButtonKind::Quiet /> }
    });
    let void = view.void.as_ref().map(|void| void_notice(words, void));
    let correct = view.may_correct.then(|| {
        view! { <ButtonLink href=paths::decision_correct(project, id) label=words.t("correct-do") kind=ButtonKind::Quiet /> }
    });
    let errors = view.errors.clone();
    let differences = view.supersedes.map(|_| {
        let reason = view.correction_reason.clone().map(|reason| SummaryRow::text(words.t("decision-correction-reason"), reason));
        view! { <SummaryList rows=reason.into_iter().collect() /><Differences words changes=view.changes.clone() /> }
    });
    let title = words.with("decision-page-title", &[("gate", words.label(gate).into()), ("outcome", words.label(view.decision.outcome).into())]);
    view! {
        <ErrorSummary words errors />
        {refused.map(|notice| view! { <Notice notice /> })}
        {view.notice.clone().map(|notice| view! { <Notice notice /> })}
        {void.map(|notice| view! { <Notice notice /> })}
        <PageHead words title crumbs>
            <Badge tone label=words.label(view.state) />
        </PageHead>
        <div class="two">
            <div class="stack stack--loose">
                {differences}
                <SummaryList rows />
                <Conditions words view=view.clone() />
            </div>
            <aside class="card" aria-labelledby="signatures">
                <h2 id="signatures">{words.t("signatures-title")}</h2>
                <Signatures words view />
                {sign}
                {withdraw}
                {correct}
            </aside>
        </div>
    }
    .into_any()
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

/// The dossier, the rules, and the decisions before and after.
fn trail(words: Words, view: &DecisionView) -> Vec<SummaryRow> {
    let project = view.top.project;
    let link = |term: &str, href: String, label: String, more: String| SummaryRow {
        term: words.t(term),
        detail: view! { <a href=href>{label}</a>" "<code class="small hash">{more}</code> }.into_any(),
        change: None,
    };
    let mut rows = Vec::new();
    rows.extend(view.dossier.as_ref().map(|(id, number, hash)| {
        link("decision-dossier", paths::snapshot(project, *id), words.with("dossier-number", &[("number", (*number).into())]), hash.clone())
    }));
    rows.extend((!view.rule_set.is_empty()).then(|| SummaryRow::text(words.t("decision-rule-set"), view.rule_set.clone())));
    let decision = |id| paths::decision(project, id);
    rows.extend(view.supersedes.map(|id| link("decision-supersedes", decision(id), words.t("decision-earlier"), String::new())));
    rows.extend(view.superseded_by.map(|id| link("decision-superseded-by", decision(id), words.t("decision-later"), String::new())));
    rows
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

/// The conditions with what was seen of each, and the form to say that one is met.
#[component]
fn Conditions(words: Words, view: DecisionView) -> impl IntoView {
    let (project, id, version) = (view.top.project, view.id, view.top.version);
    let items = view
        .conditions
        .into_iter()
        .map(|one| {
            let (tone, state) = match &one.met {
                Some(_) => (Tone::Good, words.t("condition-is-met")),
                None => signal_badge(words, one.condition.due_on, view.today),
            };
            let about = [
                ("timing", words.label(one.condition.timing).into()),
                ("date", words.date(one.condition.due_on).into()),
                ("owner", one.condition.owner.clone().into()),
                ("verifier", one.condition.verifier.clone().into()),
            ];
            let about = words.with("condition-about", &about);
            let is_open = one.met.is_none() && view.state == DecisionState::Signed;
            let own = (is_open && one.is_own).then(|| {
                words.with(
                    "condition-yours",
                    &[("evidence", one.condition.evidence.clone().into()), ("verifier", one.condition.verifier.clone().into())],
                )
            });
            let unknown = (is_open && !one.is_owner_known).then(|| words.t("condition-owner-unknown"));
            let name = format!("note-{}", one.id);
            let note = view.notes.get(&one.id).cloned().unwrap_or_default();
            let form = (one.met.is_none() && one.may_verify).then(|| {
                view! {
                    <form class="stack stack--tight on-screen" method="post" action=paths::decision_condition_met(project, id, one.id)>
                        <FormKeys key=view.key.clone() version />
                        <Met words name errors=view.errors.clone() note />
                    </form>
                }
            });
            let seen = one.met.map(|(signature, note)| {
                let told = words
                    .with("condition-seen", &[("by", signature.by.into()), ("when", words.date_time(signature.at).into()), ("note", note.into())]);
                view! { <p class="quiet">{told}</p> }
            });
            view! {
                <li class="card" id=format!("condition-{}", one.id)>
                    <p class="row"><b>{one.condition.text}</b><Badge tone label=state /></p>
                    <p class="quiet small">{about}</p>
                    {own.map(|text| view! { <p>{text}</p> })}
                    {unknown.map(|text| view! { <p class="quiet">{text}</p> })}
                    {seen}
                    {form}
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="conditions-of-decision">
                <h2 id="conditions-of-decision">{words.t("decision-conditions")}</h2>
                <ul class="stack plain">{items}</ul>
            </section>
        }
    })
}

#[component]
fn Met(words: Words, name: String, errors: FormErrors, note: String) -> impl IntoView {
    let error = errors.of(&name);
    view! {
        <Field name label=words.t("condition-note") hint=words.t("condition-note-hint") value=note error />
        <Button label=words.t("condition-met-do") kind=ButtonKind::Quiet />
    }
}

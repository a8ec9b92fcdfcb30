//! The form of a decision: an outcome, why, and what belongs to that outcome.

use super::brief::Brief;
use super::decision_form_parts::{Amounts, Conditions, Points, Texts};
use super::phase_run::PhaseRunSection;
use super::places::mender;
use super::request_page::crumbs;
use super::{DecisionFormView, RuleLine, RuleNames, field_label, finding, refusal, refusal_field};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, DateField, ErrorSummary, FormErrors, FormKeys, Notice, PageHead, RadioGroup, Room, Task,
    TaskList, TextArea, Tone,
};
use domain::gates::{DecisionForm, DecisionRefusal, StopReason};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn DecisionFormPage(words: Words, view: DecisionFormView) -> AnyView {
    let (project, gate) = (view.top.project, view.gate);
    let form = view.form;
    // What a refusal asks of a field is said there; the rest has no field.
    let (at_fields, refused): (Vec<_>, Vec<_>) = view.refusals.iter().partition(|one| refusal_field(one).is_some());
    let said = |one: &DecisionRefusal| refusal(words, &view.names, one);
    let errors = at_fields.into_iter().fold(view.errors, |errors, one| errors.and(refusal_field(one).unwrap_or_default(), said(one)));
    let refused: Vec<_> = refused.into_iter().map(said).collect();
    let (action, back, title) = match view.corrects {
        Some(id) => (paths::decision_correct_check(project, id), paths::decision(project, id), words.t("correct-title")),
        None => {
            (paths::decision_check(project, gate), paths::gate(project, gate), words.with("decision-title", &[("gate", words.label(gate).into())]))
        }
    };
    // What was typed belongs to the dossier that lay there: another one asks for another amount.
    let place = match &view.frozen {
        Some(frozen) => format!("{action}#{}", frozen.number),
        None => action.clone(),
    };
    let lead = match &view.frozen {
        Some(frozen) => words.with(
            "decision-lead",
            &[("number", frozen.number.into()), ("when", words.date_time(frozen.at).into()), ("amount", words.money(view.requested).into())],
        ),
        None => words.t("refusal-no-snapshot"),
    };
    let crumbs = crumbs(words, &view.top, gate);
    let advised = view.advice.map(|advice| {
        let hint = words.with("decision-advice-hint", &[("advice", words.label(advice).into()), ("least", DecisionForm::REASON_AT_LEAST.into())]);
        let (value, error) = (form.field("advice_reason").to_owned(), errors.of("advice_reason"));
        view! { <TextArea name="advice_reason" label=words.t("decision-advice-reason") hint value error rows=3 room=Room::of(words, DecisionForm::TEXT_AT_MOST) /> }
    });
    let lead = if view.corrects.is_some() { words.t("correct-lead") } else { lead };
    let reason = view.corrects.map(|_| {
        let (value, error) = (form.field(DecisionForm::CORRECTION_REASON).to_owned(), errors.of(DecisionForm::CORRECTION_REASON));
        let (label, hint) = (words.t("decision-correction-reason"), words.t("decision-correction-reason-hint"));
        view! { <TextArea name=DecisionForm::CORRECTION_REASON label hint=hint value error rows=3 room=Room::of(words, REASON_AT_MOST) /> }
    });
    view! {
        <div class="stack">
            <ErrorSummary words errors=errors.clone() also=refused />
            {view.notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title crumbs lead />
            <div class="deciding">
            <div class="stack stack--loose">
            <Blockers words blockers=view.blockers />
            <PhaseRunSection words project gate run=view.run />
            <form class="stack stack--loose decision" method="post" action=action>
                <FormKeys key=view.key version=view.top.version />
                <Keeping words place />
                {reason}
                <RadioGroup
                    name="outcome"
                    label=words.t("decision-outcome")
                    choices=Choice::explained(words, &view.outcomes)
                    value=form.field("outcome").to_owned()
                    error=errors.of("outcome")
                />
                <TextArea
                    name="rationale"
                    label=words.t("decision-rationale")
                    hint=words.with("decision-rationale-hint", &[("least", DecisionForm::REASON_AT_LEAST.into())])
                    value=form.field("rationale").to_owned()
                    error=errors.of("rationale")
                    room=Room::of(words, DecisionForm::TEXT_AT_MOST)
                />
                <TextArea
                    name="public_summary"
                    label=words.t("decision-public-summary")
                    hint=words.t("decision-public-summary-hint")
                    value=form.field("public_summary").to_owned()
                    error=errors.of("public_summary")
                    rows=3
                    room=Room::of(words, DecisionForm::TEXT_AT_MOST)
                />
                <DateField
                    words
                    name="effective_on"
                    label=words.t("decision-effective-on")
                    value=form.field("effective_on").to_owned()
                    error=errors.of("effective_on")
                />
                <Deviations words names=view.names deviations=view.deviations form=form.clone() errors=errors.clone() />
                {advised}
                <Parts words form errors owners=view.owners />
                <div class="actions">
                    <Button label=words.t("decision-to-check") />
                    <ButtonLink href=back label=words.t("decision-cancel") kind=ButtonKind::Quiet />
                </div>
            </form>
            </div>
            <Brief words top=view.top gate frozen=view.frozen view=view.brief />
            </div>
        </div>
    }
    .into_any()
}

/// What nobody can deviate from.
#[component]
fn Blockers(words: Words, blockers: Vec<RuleLine>) -> impl IntoView {
    let tasks: Vec<_> = blockers
        .into_iter()
        .map(|line| Task {
            text: Some(finding(words, &line.result)),
            badge: Some((Tone::of_severity(line.result.severity), words.label(line.result.severity))),
            what: line.label,
            href: None,
            source: None,
            who: Some(words.with("mender", &[("who", mender(words, &line.result.mend).into())])),
        })
        .collect();
    (!tasks.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="decision-blockers">
                <h2 id="decision-blockers">{words.t("decision-blockers")}</h2>
                <p>{words.t("decision-blockers-text")}</p>
                <TaskList tasks />
            </section>
        }
    })
}

#[component]
fn Deviations(words: Words, names: RuleNames, deviations: Vec<RuleLine>, form: DecisionForm, errors: FormErrors) -> impl IntoView {
    let fields = deviations
        .into_iter()
        .map(|line| {
            let code = line.result.rule.code();
            let name = format!("deviation.{code}");
            let (label, hint, error) = (field_label(words, &names, &name), finding(words, &line.result), errors.of(&name));
            let value = form.deviations.get(code).cloned().unwrap_or_default();
            view! { <TextArea name label hint=hint value error rows=3 room=Room::of(words, DecisionForm::TEXT_AT_MOST) /> }
        })
        .collect::<Vec<_>>();
    (!fields.is_empty()).then(|| {
        view! {
            <fieldset class="stack outcome-part" data-for="go conditional_go graduated closed_completed">
                <legend>{words.t("decision-deviations")}</legend>
                <p class="hint">{words.t("decision-deviations-hint")}</p>
                {fields}
            </fieldset>
        }
    })
}

/// What belongs to each outcome; the style shows the part of the chosen one.
#[component]
fn Parts(words: Words, form: DecisionForm, errors: FormErrors, owners: Vec<String>) -> impl IntoView {
    let date = |name: &'static str, key: &str| {
        view! { <DateField words name label=words.t(key) value=form.field(name).to_owned() error=errors.of(name) /> }
    };
    let next_gate = date("next_gate_on", "decision-next-gate-on");
    let resume = date("resume_on", "decision-resume-on");
    let awaited = view! { <Texts words form=form.clone() errors=errors.clone() names=vec!["awaited"] /> };
    let stop_money = ["released_amount", "unavoidable", "avoided_public", "avoided_own"];
    let stop_money = view! { <Texts words form=form.clone() errors=errors.clone() names=stop_money.to_vec() money=true /> };
    let after_care = view! { <Texts words form=form.clone() errors=errors.clone() names=vec!["after_care"] /> };
    let legal = view! { <Texts words form=form.clone() errors=errors.clone() names=vec!["legal_basis", "award_reference"] /> };
    view! {
        <div class="stack outcome-part" data-for="go conditional_go recycle">{next_gate}</div>
        <div class="stack outcome-part" data-for="go conditional_go">
            <Amounts words form=form.clone() errors=errors.clone() />
            {legal}
        </div>
        <div class="stack outcome-part" data-for="conditional_go"><Conditions words form=form.clone() errors=errors.clone() owners /></div>
        <div class="stack outcome-part" data-for="hold">{awaited}{resume}</div>
        <div class="stack outcome-part" data-for="recycle"><Points words form=form.clone() errors=errors.clone() /></div>
        <div class="stack outcome-part" data-for="no_go">
            <CheckboxGroup
                name="reasons"
                label=words.t("decision-reasons")
                choices=Choice::of(words, StopReason::ALL)
                values=form.reasons.clone()
                error=errors.of("reasons")
            />
            {stop_money}
        </div>
        <div class="stack outcome-part" data-for="graduated closed_completed">{after_care}</div>
    }
}

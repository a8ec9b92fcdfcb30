//! The form with every rule that a person judges: met or not, and why.

use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, Choice, ErrorSummary, FormErrors, FormKeys, Link, Notice, NoticeView, PageHead, RadioGroup, Room, TextArea};
use domain::gates::{Gate, JudgementForm, RuleId};
use domain::ids::ProjectId;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// What the page shows.
pub struct JudgementsView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The gate.
    pub gate: Gate,
    /// The rules.
    pub rules: Vec<JudgedRule>,
    /// Whether the dossier can be judged now.
    pub is_open: bool,
    /// Whether there is a form: where it can be judged, and where what was typed came too late.
    pub has_form: bool,
    /// The key of the form.
    pub key: String,
    /// The version of the project.
    pub version: i64,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// One rule.
pub struct JudgedRule {
    /// Which one.
    pub rule: RuleId,
    /// What it asks.
    pub label: String,
    /// What the dossier says about stopping, for the rule about that.
    pub considered: Option<String>,
    /// The judgement as typed or saved.
    pub form: JudgementForm,
}

/// The page.
#[component]
pub fn JudgementsPage(words: Words, view: JudgementsView) -> AnyView {
    let JudgementsView { project, title, gate, rules, is_open, has_form, key, version, errors, notice } = view;
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), title),
        Link::new(paths::gate(project, gate), words.label(gate)),
    ];
    if !has_form {
        let given = rules.into_iter().map(|one| view! { <Given words one /> }.into_any()).collect::<Vec<_>>();
        return view! {
            <PageHead words title=words.t("judgements-title") lead=words.t("judgements-lead") crumbs />
            {notice.map(|notice| view! { <Notice notice /> })}
            <div class="stack stack--loose">{given}</div>
        }
        .into_any();
    }
    let fields = rules.into_iter().map(|one| view! { <RuleFields words one errors=&errors /> }.into_any()).collect::<Vec<_>>();
    let end = is_open.then(|| view! { <div class="actions"><Button label=words.t("judgements-save") /></div> });
    view! {
        <ErrorSummary words errors=errors.clone() />
        <PageHead words title=words.t("judgements-title") lead=words.t("judgements-lead") crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        <form class="stack stack--loose form" method="post" action=paths::judgements(project, gate)>
            <FormKeys key version />
            <Keeping words place=paths::judgements(project, gate) />
            {fields}
            {end}
        </form>
    }
    .into_any()
}

/// What was judged, to read.
#[component]
fn Given(words: Words, one: JudgedRule) -> impl IntoView {
    let told = match one.form.met.as_str() {
        "yes" => words.t("judgement-yes"),
        "no" => words.t("judgement-no"),
        _ => words.t("judgement-none"),
    };
    view! {
        <section class="stack">
            <h2>{format!("{} {}", one.rule, one.label)}</h2>
            <p><b>{told}</b></p>
            <p class="prose">{one.form.reason}</p>
        </section>
    }
}

#[component]
fn RuleFields<'a>(words: Words, one: JudgedRule, errors: &'a FormErrors) -> impl IntoView + use<> {
    let JudgedRule { rule, label, considered, form } = one;
    let (met, reason) = (format!("met.{rule}"), format!("reason.{rule}"));
    let (met_error, reason_error) = (errors.of(&met), errors.of(&reason));
    let choices = vec![Choice::new("yes", words.t("judgement-yes")), Choice::new("no", words.t("judgement-no"))];
    let considered = considered.map(|text| {
        let text = if text.is_empty() { words.t("judgement-not-considered") } else { text };
        view! {
            <div class="card">
                <h3>{words.t("judgement-considered")}</h3>
                <p class="prose">{text}</p>
            </div>
        }
    });
    view! {
        <section class="stack">
            <h2>{format!("{rule} {label}")}</h2>
            {considered}
            <RadioGroup name=met label=words.t("judgement-met") choices value=form.met error=met_error />
            <TextArea name=reason label=words.t("judgement-reason") hint=words.t("judgement-reason-hint") value=form.reason error=reason_error rows=4 room=Room::of(words, REASON_AT_MOST) />
        </section>
    }
}

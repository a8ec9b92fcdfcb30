//! One condition: what it means, what people think of it, the facts beside it, and the evidence.

use super::signal_words::signal_words;
use super::view::{ConditionView, EvidenceView, OpinionView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, EmptyState, ErrorSummary, Field, FormKeys, LevelDots, Link, Notice, PageHead, RadioGroup, Room, Select,
    TextArea, Tone,
};
use domain::conditions::{Condition, Level, Opinion, Signal};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page of one condition.
#[component]
pub fn ConditionPage(words: Words, view: ConditionView) -> AnyView {
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(view.project.id), view.project.title.clone()),
        Link::new(paths::conditions(view.project.id, view.gate), words.with("conditions-title", &[("gate", words.label(view.gate).into())])),
    ];
    let title = format!("{} {}", view.condition.code(), words.label(view.condition));
    let notice = view.notice.clone();
    let lead = view.definition.clone();
    let errors = view.errors.clone();
    let standing = view.standing;
    let required = view.required;
    let signals = view.signals.clone();
    view! {
        <ErrorSummary words errors />
        <PageHead words title lead crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        <div class="two">
            <div class="stack stack--loose">
                <Opinions words opinions=view.opinions.iter().map(opinion_item(words, view.required)).collect() />
                {view.may_give.map(|opinion| view! { <OpinionForm words opinion view=&view /> })}
                <Evidence words view=&view />
            </div>
            <aside class="stack">
                <section class="card">
                    <h2>{words.t("condition-counts")}</h2>
                    <p><LevelDots words level=standing.map(|one| one.level.number()) required=Some(required) /></p>
                    <p class="quiet small">{standing_words(words, standing.map(|one| (one.opinion, one.level)), required)}</p>
                </section>
                <Signals words signals />
            </aside>
        </div>
    }
    .into_any()
}

fn standing_words(words: Words, standing: Option<(Opinion, Level)>, required: u8) -> String {
    match standing {
        Some((opinion, level)) => {
            words.with("condition-standing", &[("level", level.number().into()), ("required", required.into()), ("opinion", opinion.code().into())])
        }
        None => words.with("condition-standing-none", &[("required", required.into())]),
    }
}

#[component]
fn Signals(words: Words, signals: Vec<(Signal, bool)>) -> impl IntoView {
    let items = signals
        .into_iter()
        .map(|(signal, is_against)| {
            let badge = is_against.then(|| view! { " "<Badge tone=Tone::Warn label=words.t("signal-against") /> });
            view! { <li>{signal_words(words, &signal)}{badge}</li> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="card">
            <h2>{words.t("signals")}</h2>
            <p class="quiet small">{words.t("signals-lead")}</p>
            <ul class="stack stack--tight">{items}</ul>
        </section>
    }
}

/// One opinion, with what it counts for and who wrote it down.
pub(super) fn opinion_item(words: Words, required: u8) -> impl Fn(&OpinionView) -> AnyView {
    move |one| {
        let capped = (one.counted < one.level).then(|| {
            let told = words.with("opinion-capped", &[("counted", one.counted.into())]);
            view! { <Badge tone=Tone::Warn label=told /> }
        });
        let by = one.by.clone().unwrap_or_default();
        let told = words.with("written-by", &[("name", by.into()), ("at", words.date_time(one.at).into())]);
        let reason = (!one.reason.is_empty()).then(|| view! { <p class="prose">{one.reason.clone()}</p> });
        view! {
            <li class="opinion">
                <p class="row">
                    <b>{words.label(one.opinion)}</b>
                    <LevelDots words level=Some(one.level) required=Some(required) />
                </p>
                {capped}
                {reason}
                <p class="quiet small">{told}</p>
            </li>
        }
        .into_any()
    }
}

#[component]
fn Opinions(words: Words, opinions: Vec<AnyView>) -> impl IntoView {
    let content = if opinions.is_empty() {
        view! { <EmptyState title=words.t("opinions-none") text=words.t("opinions-none-text") /> }.into_any()
    } else {
        view! { <ul class="opinions">{opinions}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{words.t("conditions-opinions")}</h2>
            {content}
        </section>
    }
}

/// The five levels with what each means for this condition.
fn levels(words: Words, condition: Condition) -> Vec<Choice> {
    let choice = |level: &Level| {
        let number = level.number();
        let label = words.with("level-choice", &[("level", number.into()), ("name", words.t(&format!("level-name-{number}")).into())]);
        let hint = words.t(&format!("rubric-{}-{number}", condition.code().to_lowercase()));
        Choice { hint: Some(hint), ..Choice::new(number.to_string(), label) }
    };
    Level::ALL.iter().map(choice).collect()
}

#[component]
fn OpinionForm<'a>(words: Words, opinion: Opinion, view: &'a ConditionView) -> impl IntoView + use<> {
    let action = match opinion {
        Opinion::LeadPartner => paths::condition_own(view.project.id, view.gate, view.condition),
        Opinion::ProgrammeManager | Opinion::Panel => paths::condition(view.project.id, view.gate, view.condition),
    };
    let label = words.with("opinion-level", &[("opinion", opinion.code().into())]);
    let place = action.clone();
    let (level_error, reason_error) = (view.errors.of("level"), view.errors.of("reason"));
    view! {
        <section class="stack form">
            <h2>{words.t("opinion-give")}</h2>
            <form class="stack" method="post" action=action>
                <FormKeys key=view.key.clone() version=view.version />
                <Keeping words place />
                <RadioGroup
                    name="level"
                    label
                    choices=levels(words, view.condition)
                    value=view.form.level.clone()
                    hint=words.t("opinion-level-hint")
                    error=level_error
                />
                <TextArea
                    name="reason"
                    label=words.t("opinion-reason")
                    value=view.form.reason.clone()
                    hint=words.t("opinion-reason-hint")
                    error=reason_error
                    rows=4
                    room=Room::of(words, REASON_AT_MOST)
                />
                <div class="actions"><Button label=words.t("opinion-save") /></div>
            </form>
        </section>
    }
}

#[component]
fn Evidence<'a>(words: Words, view: &'a ConditionView) -> impl IntoView + use<> {
    let items = view.evidence.iter().map(|one| view! { <EvidenceItem words one view=view /> }.into_any()).collect::<Vec<_>>();
    let empty = items.is_empty().then(|| view! { <EmptyState title=words.t("evidence-none") text=words.t("evidence-none-text") /> });
    let list = (!items.is_empty()).then(|| view! { <ul class="opinions">{items}</ul> });
    let form = view.may_add.then(|| view! { <EvidenceFields words view=view /> });
    view! {
        <section class="stack" id="evidence">
            <h2>{words.t("evidence")}</h2>
            {empty}
            {list}
            {form}
        </section>
    }
}

#[component]
fn EvidenceItem<'a>(words: Words, one: &'a EvidenceView, view: &'a ConditionView) -> impl IntoView + use<> {
    let (tone, label) = if one.accepted { (Tone::Good, "evidence-accepted") } else { (Tone::Neutral, "evidence-waits") };
    let by = one.by.clone().unwrap_or_default();
    let told = words.with("written-by", &[("name", by.into()), ("at", words.date_time(one.at).into())]);
    let project = view.project.id;
    let document = one.document.clone().map(|(id, name)| view! { <p><a href=paths::document(project, id)>{name}</a></p> });
    let accept = (view.may_accept && !one.accepted).then(|| {
        let name = one.title.clone();
        view! {
            <form method="post" action=paths::evidence_accept(view.project.id, one.id)>
                <FormKeys key=view.key.clone() version=view.version />
                <input type="hidden" name="gate" value=view.gate.code() />
                <Button label=words.with("evidence-accept", &[("title", name.into())]) kind=ButtonKind::Quiet />
            </form>
        }
    });
    view! {
        <li class="opinion">
            <p class="row"><b>{one.title.clone()}</b><Badge tone label=words.t(label) /></p>
            {document}
            {(!one.reference.is_empty()).then(|| view! { <p class="prose">{one.reference.clone()}</p> })}
            <p class="quiet small">{told}</p>
            {accept}
        </li>
    }
}

#[component]
fn EvidenceFields<'a>(words: Words, view: &'a ConditionView) -> impl IntoView + use<> {
    let (title_error, reference_error) = (view.errors.of("title"), view.errors.of("reference"));
    let documents: Vec<Choice> = view.documents.iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let bring = format!("{}?kind=evidence_{}#upload", paths::documents(view.project.id), view.condition.code().to_lowercase());
    view! {
        <form class="stack form" method="post" action=paths::condition_evidence(view.project.id, view.gate, view.condition)>
            <h3>{words.t("evidence-add")}</h3>
            <FormKeys key=view.evidence_key.clone() version=view.version />
            <Keeping words place=paths::condition_evidence(view.project.id, view.gate, view.condition) />
            <Field name="title" label=words.t("evidence-title") value=view.evidence_form.title.clone() error=title_error />
            <Select
                name="document"
                label=words.t("evidence-document")
                choices=documents
                value=view.evidence_form.document.clone()
                empty=words.t("evidence-no-document")
                hint=words.t("evidence-document-hint")
                error=view.errors.of("document")
            />
            <p><a href=bring>{words.t("evidence-bring")}</a></p>
            <Field
                name="reference"
                label=words.t("evidence-reference")
                hint=words.t("evidence-reference-hint")
                value=view.evidence_form.reference.clone()
                error=reference_error
            />
            <div class="actions"><Button label=words.t("evidence-save") kind=ButtonKind::Quiet /></div>
        </form>
    }
}

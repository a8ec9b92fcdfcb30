//! One parameter: what it is, where it comes from, the form that changes it, and what it was before.

use super::parameter_words::{parameter_range, parameter_source, parameter_value};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, Field, FormErrors, FormKeys, FormPage, InputKind, Link, NoticeView, Room, StoredField, SummaryList, SummaryRow, TextArea,
};
use chrono::{DateTime, Utc};
use domain::problem::Problem;
use domain::reason::REASON_AT_MOST;
use domain::settings::{Parameter, ParameterForm};
use leptos::prelude::*;

/// What the page shows.
pub struct ParameterPageView {
    /// Which one, and what holds for it.
    pub parameter: Parameter,
    /// What it is.
    pub value: i64,
    /// From which value to which it may go now.
    pub range: (i64, i64),
    /// What was typed.
    pub typed: ParameterForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// Whether somebody confirmed it, where that is asked.
    pub check: ParameterCheck,
    /// The key of the form that confirms it.
    pub second_key: String,
    /// Its changes, newest first.
    pub changes: Vec<ParameterChangeLine>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// Whether a person confirmed a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterCheck {
    /// It counts as it is.
    NotAsked,
    /// Nobody did yet.
    Waits,
    /// Somebody did.
    Checked {
        /// Who.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
}

/// A change that was made.
pub struct ParameterChangeLine {
    /// What it was.
    pub before: i64,
    /// What it became.
    pub value: i64,
    /// Why.
    pub reason: String,
    /// The decision of the steering group; empty where none was needed.
    pub reference: String,
    /// Who changed it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The version of the rules that begins with it.
    pub rule_set: i32,
}

/// What a field of the form is called.
pub(super) fn parameter_field(words: Words, field: &str) -> String {
    words.t(&format!("parameter-field-{field}"))
}

/// The page.
#[component]
pub fn ParameterPage(words: Words, view: ParameterPageView) -> AnyView {
    let ParameterPageView { parameter, value, range, typed, problems, stored, notice, check, second_key, changes, key, version } = view;
    let label = move |field: &str| parameter_field(words, field);
    let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
    let needs = parameter.needs_decision();
    let about = [("value", parameter_value(words, parameter.unit, value).into()), ("source", parameter_source(words, &parameter).into())];
    let hint = format!("{}. {}", words.label(parameter.unit), parameter_range(words, parameter.unit, range));
    let code = parameter.key.code();
    view! {
        <FormPage
            words
            title=words.label(parameter.key)
            lead=words.with("parameter-lead", &about)
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings")), Link::new(paths::settings_parameters(), words.t("parameters-title"))]
            errors=errors.clone()
            notice
            action=paths::settings_parameter_check(code)
            keys=(key, version)
            save=words.t("parameter-check")
            leave=Link::new(paths::settings_parameters(), words.t("settings-cancel"))
        >
            <Field name="value" label=label("value") hint value=typed.value kind=InputKind::Digits short=true error=errors.of("value") />
            <Field
                name="reference"
                label=label("reference")
                hint=words.t(if needs { "parameter-reference-needed" } else { "parameter-reference-free" })
                value=typed.reference
                error=errors.of("reference")
            />
            <TextArea
                name="reason"
                label=label("reason")
                value=typed.reason
                rows=4
                room=Room::of(words, REASON_AT_MOST)
                error=errors.of("reason")
            />
        </FormPage>
        {checked(words, code, check, (second_key, version))}
        <Changes words unit_of=parameter changes />
    }
    .into_any()
}

/// Who checked it, or the form with which somebody does.
fn checked(words: Words, code: &str, check: ParameterCheck, (key, version): (String, i64)) -> Option<AnyView> {
    match check {
        ParameterCheck::NotAsked => None,
        ParameterCheck::Checked { by, at } => {
            Some(view! { <p>{words.with("parameter-confirmed-by", &[("who", by.into()), ("at", words.date_time(at).into())])}</p> }.into_any())
        }
        ParameterCheck::Waits => Some(
            view! {
                <section class="stack narrow" aria-labelledby="confirm">
                    <h2 id="confirm">{words.t("parameter-confirm-title")}</h2>
                    <p>{words.t("parameter-confirm-text")}</p>
                    <form method="post" action=paths::settings_parameter_confirm(code)>
                        <FormKeys key version />
                        <Button label=words.t("parameter-confirm") kind=ButtonKind::Quiet />
                    </form>
                </section>
            }
            .into_any(),
        ),
    }
}

#[component]
fn Changes(words: Words, unit_of: Parameter, changes: Vec<ParameterChangeLine>) -> impl IntoView {
    let is_empty = changes.is_empty();
    let list = changes.into_iter().map(|change| {
        let value = |value| parameter_value(words, unit_of.unit, value);
        let rows = [
            Some(SummaryRow::text(
                words.t("parameter-change"),
                words.with("parameter-from-to", &[("from", value(change.before).into()), ("to", value(change.value).into())]),
            )),
            Some(SummaryRow::text(parameter_field(words, "reason"), change.reason)),
            (!change.reference.is_empty()).then(|| SummaryRow::text(words.t("parameter-field-reference"), change.reference)),
            Some(SummaryRow::text(words.t("parameter-rule-set"), change.rule_set.to_string())),
        ];
        let by = words.with("parameter-changed-by", &[("who", change.by.into()), ("at", words.date_time(change.at).into())]);
        view! { <section class="stack"><h3>{by}</h3><SummaryList rows=rows.into_iter().flatten().collect() /></section> }
    });
    view! {
        <section class="stack">
            <h2>{words.t("parameter-history")}</h2>
            {is_empty.then(|| view! { <p class="quiet">{words.t("parameter-history-none")}</p> })}
            {list.collect::<Vec<_>>()}
        </section>
    }
}

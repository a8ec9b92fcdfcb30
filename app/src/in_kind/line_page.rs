//! One own line in kind: to write, to read, and the question whether it goes. The fields are those that its way to value asks.

use super::in_kind_page::{crumbs, hours};
use super::view::{InKindLineView, InKindRemoveView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Choice, DateField, ErrorSummary, Field, FormErrors, FormKeys, Link, MoneyField, Notice, PageHead, RadioGroup,
    SummaryList, SummaryRow,
};
use domain::ids::ProjectId;
use domain::in_kind::{InKindForm, InKindMethod, InKindNumbers, Input, NewLine};
use domain::projects::Period;
use leptos::prelude::*;

/// What a field of the form is called.
pub fn in_kind_label(words: Words, method: InKindMethod, field: &str) -> String {
    if field == Input::Amount.code() { words.t(&format!("in-kind-amount-{method}")) } else { words.t(&format!("in-kind-field-{field}")) }
}

fn below(words: Words, project: ProjectId, title: String) -> Vec<Link> {
    let mut links = crumbs(words, project, title);
    links.push(Link::new(paths::in_kind(project), words.t("in-kind-title")));
    links
}

/// The page.
#[component]
pub fn InKindLinePage(words: Words, view: InKindLineView) -> AnyView {
    let InKindLineView { project, title, line, method, typed, phases, form, errors, notice, numbers, period } = view;
    let heading = if line.is_some() { words.label(method) } else { words.with("in-kind-new", &[("method", words.label(method).into())]) };
    let action = line.map_or_else(|| paths::in_kind_new(project, method), |line| paths::in_kind_line(project, line));
    let remove = line.map(|line| {
        view! { <ButtonLink href=paths::in_kind_remove(project, line) label=words.t("in-kind-remove") kind=ButtonKind::Quiet /> }
    });
    let (summary, place) = (errors.clone(), action.clone());
    let content = match form {
        Some((key, version)) => view! {
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                {phase_and_person(words, method, &typed, Choice::of(words, &phases), &errors)}
                {days(words, &typed, period, &errors)}
                {method.inputs().iter().map(|input| input_field(words, (method, *input), &typed, &numbers, &errors)).collect::<Vec<_>>()}
                <Field
                    name="evidence"
                    label=words.t("in-kind-field-evidence")
                    value=typed.evidence.clone()
                    hint=words.t("in-kind-evidence-hint")
                    error=errors.of("evidence")
                />
                <div class="actions">
                    <Button label=words.t("in-kind-save") />
                    {remove}
                </div>
            </form>
        }
        .into_any(),
        None => view! { <SummaryList rows=typed_rows(words, method, &typed) /> }.into_any(),
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=summary />
            <PageHead words title=heading crumbs=below(words, project, title) lead=words.hint(method) />
            {notice.map(|notice| view! { <Notice notice /> })}
            {content}
        </div>
    }
    .into_any()
}

fn phase_and_person(words: Words, method: InKindMethod, typed: &InKindForm, phases: Vec<Choice>, errors: &FormErrors) -> AnyView {
    let person = method.is_labour().then(|| {
        view! {
            <Field
                name="person"
                label=words.t("in-kind-field-person")
                value=typed.person.clone()
                hint=words.t("in-kind-person-hint")
                error=errors.of("person")
            />
        }
    });
    view! {
        <input type="hidden" name="method" value=method.code() />
        <RadioGroup name="phase" label=words.t("in-kind-phase") choices=phases value=typed.phase.clone() error=errors.of("phase") />
        {person}
    }
    .into_any()
}

fn days(words: Words, typed: &InKindForm, period: Period, errors: &FormErrors) -> AnyView {
    let hint = match (period.first, period.last) {
        (Some(first), Some(last)) => {
            Some(words.with("in-kind-period-hint", &[("first", words.date(first).into()), ("last", words.date(last).into())]))
        }
        (Some(first), None) => Some(words.with("in-kind-start-hint", &[("first", words.date(first).into())])),
        (None, _) => None,
    };
    view! {
        <DateField words name="from_on" label=words.t("in-kind-field-from_on") value=typed.from_on.clone() hint=hint error=errors.of("from_on") />
        <DateField words name="until_on" label=words.t("in-kind-field-until_on") value=typed.until_on.clone() error=errors.of("until_on") />
    }
    .into_any()
}

fn input_field(words: Words, (method, input): (InKindMethod, Input), typed: &InKindForm, numbers: &InKindNumbers, errors: &FormErrors) -> AnyView {
    let (name, label, error) = (input.code(), in_kind_label(words, method, input.code()), errors.of(input.code()));
    match input {
        Input::Hours if method.is_labour() => {
            let most = numbers.hours_of_year.written(words.language());
            let hint = words.with("in-kind-hours-hint", &[("most", most.into())]);
            let hint = if method == InKindMethod::FixedRate {
                format!("{} {hint}", words.with("in-kind-fixed-hint", &[("rate", words.money(numbers.fixed_rate).into())]))
            } else {
                hint
            };
            view! { <Field name label value=typed.hours.clone() hint=hint error short=true /> }.into_any()
        }
        Input::Hours => view! { <Field name label value=typed.hours.clone() error short=true /> }.into_any(),
        Input::LifeHours => view! { <Field name label value=typed.life_hours.clone() error short=true /> }.into_any(),
        Input::Amount => {
            let hint = method.is_labour().then(|| words.with("in-kind-ceiling-hint", &[("most", words.money(numbers.ceiling).into())]));
            view! { <MoneyField name label value=typed.amount.clone() hint=hint error /> }.into_any()
        }
        Input::Residual => view! { <MoneyField name label value=typed.residual.clone() error /> }.into_any(),
        Input::MarketValue => {
            view! { <MoneyField name label value=typed.market_value.clone() hint=words.t("in-kind-market-hint") error /> }.into_any()
        }
    }
}

/// What was typed, to read.
fn typed_rows(words: Words, method: InKindMethod, typed: &InKindForm) -> Vec<SummaryRow> {
    let fields = [
        ("person", &typed.person),
        ("from_on", &typed.from_on),
        ("until_on", &typed.until_on),
        ("amount", &typed.amount),
        ("residual", &typed.residual),
        ("life_hours", &typed.life_hours),
        ("hours", &typed.hours),
        ("market_value", &typed.market_value),
        ("evidence", &typed.evidence),
    ];
    let filled = fields.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(field, text)| SummaryRow::text(in_kind_label(words, method, field), text.clone())).collect()
}

/// Asks whether a line goes.
#[component]
pub fn InKindRemovePage(words: Words, view: InKindRemoveView) -> AnyView {
    let InKindRemoveView { project, title, line, form, notice } = view;
    let NewLine { method, phase, person, inputs, evidence, value, .. } = line.line;
    let facts = [
        ("in-kind-field-method", words.label(method)),
        ("in-kind-phase", words.label(phase)),
        ("in-kind-field-person", person),
        ("in-kind-field-hours", if method.asks(Input::Hours) { hours(words, inputs.hours) } else { String::new() }),
        ("in-kind-field-evidence", evidence),
        ("in-kind-value", words.money(value)),
    ];
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| SummaryRow::text(words.t(key), text)).collect();
    let keep = view! { <ButtonLink href=paths::in_kind_line(project, line.id) label=words.t("in-kind-keep") kind=ButtonKind::Quiet /> };
    let question = match form {
        Some((key, version)) => view! {
            <form class="stack" method="post" action=paths::in_kind_remove(project, line.id)>
                <FormKeys key version />
                <div class="actions">
                    <Button label=words.t("in-kind-remove-confirm") />
                    {keep}
                </div>
            </form>
        }
        .into_any(),
        None => view! { <p>{keep}</p> }.into_any(),
    };
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=words.t("in-kind-remove-title") crumbs=below(words, project, title) lead=words.t("in-kind-remove-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            <SummaryList rows=facts />
            {question}
        </div>
    }
    .into_any()
}

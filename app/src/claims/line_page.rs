//! One cost line: to write, to mend and to take out.

use super::view::{CostLineView, WhichLine};
use super::words::cost_label;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reports::{ReportLine, crumbs_below};
use crate::ui::{
    Button, ButtonKind, ButtonLink, Choice, DateField, ErrorSummary, Field, FormErrors, FormKeys, Link, MoneyField, Notice, PageHead, RadioGroup,
    Select,
};
use domain::claims::{CostCategory, CostForm, CostMeans};
use domain::ids::OrganisationId;
use domain::in_kind::{InKindMethod, InKindNumbers};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CostLinePage(words: Words, view: CostLineView) -> AnyView {
    let CostLineView { head, part, which, typed, documents, numbers, period, form, remove_key, errors, asks_change, notice } = view;
    let line = head.line;
    let (project, report) = (line.project, line.report);
    let mut crumbs = crumbs_below(words, &line);
    crumbs.push(Link::new(paths::report_costs(project, report, part), words.t("costs-title")));
    let title = match which {
        WhichLine::New => words.t("cost-new"),
        WhichLine::Line(_, number) => words.with("cost-line", &[("number", i64::from(number).into())]),
        WhichLine::Waiting(_) => words.t("cost-waiting"),
    };
    let action = match which {
        WhichLine::New => paths::cost_new(project, report, part),
        WhichLine::Line(id, _) => paths::cost_line(project, report, part, id),
        WhichLine::Waiting(id) => paths::cost_waiting(project, report, part, id),
    };
    let change = asks_change.map(|href| view! { <p><a href=href>{words.t("cost-ask-change")}</a></p> });
    let body = form.map(|(key, version)| {
        let place = action.clone();
        let remove = remove(words, &line, part, which, (remove_key, version));
        let hint = words.with("cost-period-hint", &[("first", words.date(period.0).into()), ("last", words.date(period.1).into())]);
        view! {
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                {what(words, &typed, hint, &errors)}
                {hours(words, &typed, numbers, &errors)}
                {bill(words, &typed, documents, &errors)}
                <div class="actions">
                    <Button label=words.t("cost-save") />
                    <ButtonLink href=paths::report_costs(project, report, part) label=words.t("cost-not-yet") kind=ButtonKind::Quiet />
                </div>
            </form>
            {remove}
        }
    });
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title crumbs lead=words.t("cost-lead") />
            {change}
            {body}
        </div>
    }
    .into_any()
}

fn what(words: Words, typed: &CostForm, hint: String, errors: &FormErrors) -> AnyView {
    let label = |field: &str| cost_label(words, field);
    view! {
        <fieldset class="group">
            <legend>{words.t("cost-group-what")}</legend>
            <DateField words name="from_on" label=label("from_on") value=typed.from_on.clone() hint=hint error=errors.of("from_on") />
            <DateField words name="until_on" label=label("until_on") value=typed.until_on.clone() hint=words.t("cost-until-hint") error=errors.of("until_on") />
            <Field name="description" label=label("description") value=typed.description.clone() error=errors.of("description") />
            <Select
                name="category"
                label=label("category")
                choices=Choice::of(words, CostCategory::ALL)
                value=typed.category.clone()
                empty=words.t("cost-choose")
                error=errors.of("category")
            />
            <Field name="work_package" label=label("work_package") value=typed.work_package.clone() error=errors.of("work_package") short=true />
            <RadioGroup name="means" label=label("means") choices=Choice::of(words, CostMeans::ALL) value=typed.means.clone() error=errors.of("means") />
            <MoneyField name="amount" label=label("amount") value=typed.amount.clone() hint=words.t("cost-amount-hint") error=errors.of("amount") />
        </fieldset>
    }
    .into_any()
}

fn hours(words: Words, typed: &CostForm, numbers: InKindNumbers, errors: &FormErrors) -> AnyView {
    let label = |field: &str| cost_label(words, field);
    let methods: Vec<InKindMethod> =
        InKindMethod::ALL.iter().copied().filter(|method| CostCategory::ALL.iter().any(|category| category.takes(*method))).collect();
    let most = words.with("in-kind-hours-hint", &[("most", numbers.hours_of_year.written(words.language()).into())]);
    let ceiling = words.with("in-kind-ceiling-hint", &[("most", words.money(numbers.ceiling).into())]);
    view! {
        <fieldset class="group">
            <legend>{words.t("cost-group-hours")}</legend>
            <Field name="person" label=label("person") value=typed.person.clone() hint=words.t("cost-person-hint") error=errors.of("person") />
            <Field name="hours" label=label("hours") value=typed.hours.clone() hint=most error=errors.of("hours") short=true />
            <Select
                name="method"
                label=label("method")
                choices=Choice::of(words, &methods)
                value=typed.method.clone()
                empty=words.t("cost-no-method")
                error=errors.of("method")
            />
            <MoneyField name="rate" label=label("rate") value=typed.rate.clone() hint=ceiling error=errors.of("rate") />
        </fieldset>
    }
    .into_any()
}

fn bill(words: Words, typed: &CostForm, documents: Vec<(String, String)>, errors: &FormErrors) -> AnyView {
    let label = |field: &str| cost_label(words, field);
    let documents = documents.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    view! {
        <fieldset class="group">
            <legend>{words.t("cost-group-bill")}</legend>
            <Field name="supplier" label=label("supplier") value=typed.supplier.clone() error=errors.of("supplier") />
            <Field name="invoice" label=label("invoice") value=typed.invoice.clone() error=errors.of("invoice") short=true />
            <Select
                name="evidence"
                label=label("evidence")
                choices=documents
                value=typed.evidence.clone()
                empty=words.t("cost-no-document")
                hint=words.t("cost-evidence-hint")
                error=errors.of("evidence")
            />
        </fieldset>
    }
    .into_any()
}

fn remove(words: Words, line: &ReportLine, part: OrganisationId, which: WhichLine, (key, version): (String, i64)) -> AnyView {
    let action = match which {
        WhichLine::New => return ().into_any(),
        WhichLine::Line(id, _) => paths::cost_remove(line.project, line.report, part, id),
        WhichLine::Waiting(id) => paths::cost_waiting_remove(line.project, line.report, part, id),
    };
    view! {
        <form method="post" action=action>
            <FormKeys key version />
            <Button label=words.t("cost-remove") kind=ButtonKind::Quiet />
        </form>
    }
    .into_any()
}

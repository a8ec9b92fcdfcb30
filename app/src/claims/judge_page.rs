//! The verdicts about the lines of a part: line by line, with what speaks for a closer look.

use super::line_table::{days, details};
use super::view_forms::{CostsJudgeView, FieldsOf, JudgeRow};
use super::words::verdict_label;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reports::{DueBox, ReportLine, crumbs_below};
use crate::ui::{
    Badge, Button, ButtonKind, Choice, ErrorSummary, Field, FormErrors, FormKeys, Link, MoneyField, Notice, PageHead, Pagination, Select, Tone,
};
use domain::claims::{CostError, VerdictKind};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CostsJudgePage(words: Words, view: CostsJudgeView) -> AnyView {
    let CostsJudgeView { head, part, name, rows, page, number, counts, sums, keys, is_open, errors, notice } = view;
    let line = head.line.clone();
    let (sampled, open, all) = counts;
    let (key, rest_key, version) = keys;
    let mut crumbs = crumbs_below(words, &line);
    crumbs.push(Link::new(paths::report_costs(line.project, line.report, part), words.t("costs-title")));
    let lead = words.with("costs-judge-lead", &[("name", name.into()), ("open", open.into()), ("all", all.into())]);
    let told = [("claimed", words.money(sums.0).into()), ("approved", words.money(sums.1).into())];
    let action = format!("{}?page={number}", paths::costs_judge(line.project, line.report, part));
    let place = action.clone();
    let body = is_open.then(|| {
        let fields = rows.into_iter().map(|row| one(words, &line, row, &errors)).collect::<Vec<_>>();
        let rest = (open > 0).then(|| {
            view! {
                <form class="stack stack--tight" method="post" action=paths::costs_judge_rest(line.project, line.report, part)>
                    <FormKeys key=rest_key version />
                    <p class="quiet">{words.t("costs-judge-rest-text")}</p>
                    <div><Button label=words.with("costs-judge-rest", &[("count", open.into())]) kind=ButtonKind::Quiet /></div>
                </form>
            }
        });
        view! {
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <ol class="stack stack--loose plain">{fields}</ol>
                <div class="actions"><Button label=words.t("costs-judge-save") /></div>
            </form>
            {page.map(|page| view! { <Pagination words page /> })}
            {rest}
        }
    });
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("costs-judge-title") crumbs lead />
            <DueBox words head />
            <p>{words.with("costs-judge-sums", &told)}</p>
            <p class="quiet">{words.with("costs-sample", &[("count", sampled.into())])}</p>
            {body}
        </div>
    }
    .into_any()
}

fn one(words: Words, line: &ReportLine, judge: JudgeRow, errors: &FormErrors) -> AnyView {
    let JudgeRow { row, risks, typed } = judge;
    let of = FieldsOf(row.number);
    let label = |field: &str| verdict_label(words, &of.name(field));
    let error = |field: &str| errors.of(&of.name(field));
    let risks = risks.into_iter().map(|risk| view! { <Badge tone=Tone::Warn label=words.label(risk) /> }).collect::<Vec<_>>();
    let more = details(words, &row).join(" · ");
    let evidence = match &row.evidence {
        Some((id, name)) => view! { <p><a href=paths::document(line.project, *id)>{name.clone()}</a></p> }.into_any(),
        None if row.lacks_evidence => view! { <p>{words.t("cost-no-evidence")}</p> }.into_any(),
        None => ().into_any(),
    };
    let title = words.with("cost-line-of", &[("number", i64::from(row.number).into()), ("name", row.description.clone().into())]);
    let facts = [days(words, &row), words.label(row.category), words.label(row.means), words.money(row.value)].join(" · ");
    view! {
        <li class="stack stack--tight">
            <h2>{title}</h2>
            <p>{facts}</p>
            <p class="quiet small">{more}</p>
            {evidence}
            <div class="actions">{risks}</div>
            <div class="fields">
                <Select
                    name=of.name("kind")
                    label=label("kind")
                    choices=Choice::of(words, VerdictKind::ALL)
                    value=typed.kind
                    empty=words.t("cost-verdict-none")
                    error=error("kind")
                />
                <MoneyField name=of.name("amount") label=label("amount") value=typed.amount error=error("amount") />
                <Select
                    name=of.name("error")
                    label=label("error")
                    choices=Choice::of(words, CostError::ALL)
                    value=typed.error
                    empty=words.t("cost-verdict-no-error")
                    error=error("error")
                />
                <Field name=of.name("reason") label=label("reason") value=typed.reason error=error("reason") />
            </div>
        </li>
    }
    .into_any()
}

//! Cost against plan, and what may be paid once it is approved.

use super::view::AdviceLine;
use crate::language::Words;
use crate::paths;
use crate::reports::ReportLine;
use crate::ui::{Badge, SummaryList, SummaryRow, Table, Tone};
use domain::claims::PlanLine;
use leptos::prelude::*;

/// What is planned and claimed, in money and in kind.
pub(super) fn plan_table(words: Words, line: &ReportLine, (lines, is_explained): (Vec<PlanLine>, bool)) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let row = |one: &PlanLine| {
        let percent =
            one.percent().map_or_else(|| words.t("cost-plan-none"), |percent| words.with("cost-plan-percent", &[("percent", percent.into())]));
        let asks = one.is_to_explain().then(|| {
            let (tone, key) = if is_explained { (Tone::Good, "cost-plan-explained") } else { (Tone::Warn, "cost-plan-explain") };
            view! { <Badge tone label=words.t(key) /> }
        });
        view! {
            <tr>
                <th scope="row">{words.label(one.means)}</th>
                <td class="num" data-name=words.t("cost-plan-budget")>{words.figure(one.budget)}</td>
                <td class="num" data-name=words.t("cost-plan-planned")>{words.figure(one.planned)}</td>
                <td class="num" data-name=words.t("cost-plan-earlier")>{words.figure(one.earlier)}</td>
                <td class="num" data-name=words.t("cost-plan-now")>{words.figure(one.now)}</td>
                <td data-name=words.t("cost-plan-difference")><div>{percent}" "{asks}</div></td>
            </tr>
        }
    };
    let rows = lines.iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="plan">
            <h2 id="plan">{words.t("cost-plan")}</h2>
            <p>{words.t("cost-plan-text")}" "<a href=paths::forecast(line.project)>{words.t("cost-plan-forecast")}</a></p>
            <Table label=words.t("cost-plan")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("cost-field-means")}</th>
                        <th scope="col" class="num">{words.t("cost-plan-budget")}</th>
                        <th scope="col" class="num">{words.t("cost-plan-planned")}</th>
                        <th scope="col" class="num">{words.t("cost-plan-earlier")}</th>
                        <th scope="col" class="num">{words.t("cost-plan-now")}</th>
                        <th scope="col">{words.t("cost-plan-difference")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

/// What may be paid.
pub(super) fn payable(words: Words, lines: Vec<AdviceLine>) -> AnyView {
    let Some(href) = lines.first().map(|line| line.href.clone()) else { return ().into_any() };
    let told = |line: &AdviceLine| {
        let holdups = line.holdups.iter().map(|holdup| words.label(*holdup)).collect::<Vec<_>>().join(". ");
        let text = if holdups.is_empty() {
            words.money(line.amount)
        } else {
            words.with("cost-payable-held", &[("amount", words.money(line.amount).into()), ("why", holdups.into())])
        };
        SummaryRow::text(words.label(line.source), text)
    };
    let rows = lines.iter().map(told).collect();
    view! {
        <section class="narrow stack" aria-labelledby="payable">
            <h2 id="payable">{words.t("cost-payable")}</h2>
            <p>{words.t("cost-payable-text")}</p>
            <SummaryList rows />
            <p><a href=href>{words.t("cost-payable-link")}</a></p>
        </section>
    }
    .into_any()
}

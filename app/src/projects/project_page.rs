//! One project at a glance: route, next step, money, partners, conditions, decisions.

use super::{DecisionLine, PartnerLine, ProjectView};
use crate::gates::ProjectRoute;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, ButtonKind, ButtonLink, ConditionMatrix, EmptyState, Link, MoneyBar, MoneyLegend, MoneyPart, PageHead, StatusBadge, SummaryList,
    SummaryRow, Table, Tone,
};
use domain::gates::DecisionState;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProjectPage(words: Words, view: ProjectView) -> AnyView {
    let id = view.id;
    let crumbs = vec![Link::new(paths::portfolio(), words.t("portfolio-title")), Link::new(paths::project(id), view.title.clone())];
    let gate = view.gate.map(|gate| {
        view! { <ButtonLink href=paths::gate(id, gate) label=words.with("project-to-gate", &[("gate", words.label(gate).into())]) /> }
    });
    let texts = [("project-summary", view.summary.clone()), ("project-aim", view.aim.clone()), ("project-combination", view.combination.clone())];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| view! { <div class="stack stack--tight"><h3>{words.t(key)}</h3><p class="prose">{text}</p></div> })
        .collect::<Vec<_>>();
    let facts = view.facts.iter().map(|(term, detail)| SummaryRow::text(term.clone(), detail.clone())).collect();
    let doors = view.doors;
    view! {
        <PageHead words title=view.title.clone() crumbs>
            <StatusBadge words status=view.status />
            {gate}
        </PageHead>
        <ProjectRoute words view=view.route.clone() />
        <div class="two">
            <div class="stack stack--loose">
                {money(words, &view)}
                {partners(words, &view)}
                {conditions(words, &view)}
                {decisions(words, id, &view.decisions)}
            </div>
            <aside class="stack">
                <section class="card" aria-labelledby="about">
                    <h2 id="about">{words.t("project-about")}</h2>
                    {texts}
                    <SummaryList rows=facts />
                    {doors.edit.then(|| view! { <ButtonLink href=paths::project_edit(id) label=words.t("project-change") kind=ButtonKind::Quiet /> })}
                </section>
                <section class="stack stack--tight" aria-labelledby="more">
                    <h2 id="more">{words.t("project-more")}</h2>
                    <ul class="links">
                        <li><a href=paths::dossier(id)>{words.t("project-dossier")}</a></li>
                        <li><a href=paths::instruments(id)>{words.t("project-instruments")}</a></li>
                        {doors.history.then(|| view! { <li><a href=paths::project_history(id)>{words.t("project-history")}</a></li> })}
                        {doors.stop.then(|| view! { <li><a href=paths::stop(id)>{words.t("project-stop")}</a></li> })}
                    </ul>
                </section>
            </aside>
        </div>
    }
    .into_any()
}

fn money(words: Words, view: &ProjectView) -> AnyView {
    let totals = view.totals;
    let parts = [
        (MoneyPart::Public, totals.public.total()),
        (MoneyPart::Cash, totals.own_cash),
        (MoneyPart::InKind, totals.own_in_kind),
        (MoneyPart::Other, totals.other),
    ];
    let ratio =
        |share: Option<domain::Share>, show: fn(Words, domain::Share) -> String| share.map_or_else(|| "–".to_owned(), |share| show(words, share));
    let rows = vec![
        SummaryRow::text(words.t("money-cost"), words.money(totals.cost)),
        SummaryRow::text(words.t("money-mode"), words.label(view.mode)),
        SummaryRow::text(words.t("money-cash-share"), ratio(view.cash_share, |words, share| words.percent(share))),
        SummaryRow::text(words.t("money-match"), ratio(view.match_ratio, |words, share| words.ratio(share))),
    ];
    view! {
        <section class="stack" aria-labelledby="money">
            <div class="head__row">
                <h2 id="money">{words.with("project-money", &[("phase", words.label(view.money_phase).into())])}</h2>
                <a href=paths::financing(view.id, view.money_phase)>{words.t("project-open-financing")}</a>
            </div>
            <MoneyBar words parts=parts.to_vec() />
            <MoneyLegend words parts=parts.iter().map(|(part, amount)| (*part, Some(*amount))).collect() />
            <SummaryList rows />
        </section>
    }
    .into_any()
}

fn partners(words: Words, view: &ProjectView) -> AnyView {
    let list = if view.partners.is_empty() {
        let action = view.doors.edit.then(|| Link::new(paths::partner_new(view.id), words.t("project-add-partner")));
        view! { <EmptyState title=words.t("project-no-partners") text=words.t("project-no-partners-text") action /> }.into_any()
    } else {
        let rows = view.partners.iter().map(|partner| partner_row(words, partner)).collect::<Vec<_>>();
        view! {
            <Table label=words.t("project-partners")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("column-partner")}</th>
                        <th scope="col">{words.t("column-role")}</th>
                        <th scope="col" class="num">{words.t("column-cost")}</th>
                        <th scope="col" class="num">{words.t("column-own")}</th>
                        <th scope="col" class="num">{words.t("column-risk")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="partners">
            <div class="head__row">
                <h2 id="partners">{words.t("project-partners")}</h2>
                <a href=paths::partners(view.id)>{words.t("project-open-partners")}</a>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn partner_row(words: Words, partner: &PartnerLine) -> AnyView {
    let kind = match partner.size {
        Some(size) => format!("{}, {}", words.label(partner.organisation_type), words.label(size)),
        None => words.label(partner.organisation_type),
    };
    let risk = partner.risk.map_or_else(|| "–".to_owned(), |share| words.percent(share));
    view! {
        <tr>
            <th scope="row">{partner.name.clone()}<span class="below quiet small">{format!("{kind} · {}", words.label(partner.region))}</span></th>
            <td>{words.label(partner.role)}</td>
            <td class="num">{words.figure(partner.cost)}</td>
            <td class="num">{words.figure(partner.own)}</td>
            <td class="num">{risk}</td>
        </tr>
    }
    .into_any()
}

fn conditions(words: Words, view: &ProjectView) -> Option<AnyView> {
    let gate = view.gate?;
    let rows = view.conditions.clone();
    Some(
        view! {
            <section class="stack" aria-labelledby="conditions">
                <div class="head__row">
                    <h2 id="conditions">{words.with("project-conditions", &[("gate", words.label(gate).into())])}</h2>
                    <a href=paths::conditions(view.id, gate)>{words.t("project-open-conditions")}</a>
                </div>
                <ConditionMatrix words rows />
            </section>
        }
        .into_any(),
    )
}

fn decisions(words: Words, id: ProjectId, decisions: &[DecisionLine]) -> AnyView {
    let lines = decisions
        .iter()
        .map(|decision| {
            let state = match decision.state {
                DecisionState::Superseded => Some((Tone::Neutral, "decision-superseded")),
                DecisionState::Void => Some((Tone::Neutral, "decision-void")),
                DecisionState::Proposed => Some((Tone::Accent, "decision-unsigned")),
                DecisionState::Signed => None,
            };
            let name = words.with("decision-line", &[("gate", words.label(decision.gate).into()), ("outcome", words.label(decision.outcome).into())]);
            view! {
                <li>
                    <a class="tasks__what" href=paths::decision(id, decision.id)>{name}</a>
                    {state.map(|(tone, key)| view! { <Badge tone label=words.t(key) /> })}
                    <p>{words.date(decision.on)}</p>
                    <p>{decision.summary.clone()}</p>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = if lines.is_empty() {
        view! { <p class="quiet">{words.t("project-no-decisions")}</p> }.into_any()
    } else {
        view! { <ul class="tasks">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="decisions">
            <h2 id="decisions">{words.t("project-decisions")}</h2>
            {list}
        </section>
    }
    .into_any()
}

//! What fits: the requests of a round in the order of the ranking, with the line where the money ends, and scenarios beside each other. Nothing
//! here decides anything.

use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, EmptyState, ErrorSummary, Field, FormErrors, FormKeys, Link, PageHead, Room, SummaryList, SummaryRow, Table, TextArea, Tone,
};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::ids::{ProposalId, RoundId};
use domain::programme::ScenarioForm;
use domain::reviews::Points;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the page is given.
pub struct FitsView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub name: String,
    /// The ceiling, what other projects were given, and what is free for this round.
    pub money: [Eur; 3],
    /// The requests on which the panel agreed, the best first.
    pub lines: Vec<FitsLine>,
    /// How many of them fit.
    pub above: usize,
    /// What is left after those.
    pub left: Eur,
    /// Projects on which the panel has not agreed.
    pub waiting: usize,
    /// The scenarios, oldest first.
    pub scenarios: Vec<ScenarioColumn>,
    /// The form for a new one.
    pub form: ScenarioForm,
    /// What is wrong in it.
    pub errors: FormErrors,
    /// Its key.
    pub key: String,
}

/// One request.
pub struct FitsLine {
    /// The proposal.
    pub proposal: ProposalId,
    /// The project.
    pub project: String,
    /// Its place.
    pub place: usize,
    /// What the panel gave it.
    pub total: Points,
    /// It reaches the thresholds.
    pub is_passed: bool,
    /// It was decided on: the amount is what was approved.
    pub is_decided: bool,
    /// The public money.
    pub amount: Eur,
    /// The same with all before it.
    pub together: Eur,
    /// It stands above the line.
    pub fits: bool,
}

/// One scenario.
pub struct ScenarioColumn {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What is in it.
    pub chosen: BTreeSet<ProposalId>,
    /// What that comes to.
    pub amount: Eur,
    /// What is left of the free money.
    pub left: Eur,
}

/// What a field of a scenario is called.
pub fn scenario_field(words: Words, field: &str) -> String {
    words.t(&format!("scenario-field-{field}"))
}

/// The page.
#[component]
pub fn FitsPage(words: Words, view: FitsView) -> AnyView {
    let panel = words.with("panel-title", &[("round", view.name.clone().into())]);
    let crumbs = vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::panel(view.round), panel)];
    let [ceiling, elsewhere, free] = view.money.map(|amount| words.money(amount));
    let rows = [("fits-ceiling", ceiling), ("fits-elsewhere", elsewhere), ("fits-free", free)];
    let rows = rows.into_iter().map(|(key, amount)| SummaryRow::text(words.t(key), amount)).collect();
    let waits = (view.waiting > 0).then(|| view! { <p>{words.with("ranking-waiting", &[("count", view.waiting.into())])}</p> });
    let errors = view.errors.clone();
    let compared = (!view.scenarios.is_empty()).then(|| compared(words, &view));
    let body = if view.lines.is_empty() {
        view! { <EmptyState title=words.t("ranking-none") text=words.t("fits-none") /> }.into_any()
    } else {
        chosen(words, view)
    };
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("fits-title") lead=words.t("fits-lead") crumbs />
        <SummaryList rows />
        {waits}
        {body}
        {compared}
    }
    .into_any()
}

/// The requests with the line, as the form of a new scenario.
fn chosen(words: Words, view: FitsView) -> AnyView {
    let FitsView { round, lines, above, left, form, errors, key, .. } = view;
    let all = lines.len();
    let mut rows: Vec<AnyView> = lines.into_iter().map(|line| row(words, line, &form)).collect();
    rows.insert(above, line(words, above == all, left));
    let wrong = errors.of("chosen").map(|remark| view! { <p class="problem" id="f-chosen-error">{remark.text()}</p> });
    let (name, note) = (errors.of("name"), errors.of("note"));
    view! {
        <form class="stack stack--loose" method="post" action=paths::round_fits(round)>
            <FormKeys key version=0 />
            <Keeping words place=paths::round_fits(round) />
            <div class="stack" id="f-chosen" tabindex="-1">
                {wrong}
                <Table label=words.t("fits-requests")>
                    <thead>
                        <tr>
                            <th scope="col">{words.t("fits-choose")}</th>
                            <th scope="col" class="num">{words.t("ranking-place")}</th>
                            <th scope="col">{words.t("reviews-project")}</th>
                            <th scope="col" class="num">{words.t("review-total")}</th>
                            <th scope="col" class="num">{words.t("fits-amount")}</th>
                            <th scope="col" class="num">{words.t("fits-together")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </div>
            <section class="stack" aria-labelledby="scenario-new">
                <h2 id="scenario-new">{words.t("scenario-new")}</h2>
                <p class="quiet">{words.t("scenario-new-text")}</p>
                <Field name="name" label=scenario_field(words, "name") value=form.name error=name />
                <TextArea name="note" label=scenario_field(words, "note") value=form.note error=note rows=3 room=Room::of(words, ScenarioForm::NOTE) />
                <div class="actions"><Button label=words.t("scenario-save") /></div>
            </section>
        </form>
    }
    .into_any()
}

fn row(words: Words, line: FitsLine, form: &ScenarioForm) -> AnyView {
    let value = line.proposal.to_string();
    let is_chosen = form.chosen.contains(&value);
    let below = (!line.is_passed).then(|| view! { <p class="small quiet">{words.t("fits-below-threshold")}</p> });
    let decided = line.is_decided.then(|| view! { <p class="small quiet">{words.t("fits-decided")}</p> });
    let label = words.with("fits-choose-one", &[("project", line.project.clone().into())]);
    view! {
        <tr data-fits=if line.fits { "yes" } else { "no" }>
            <td data-name=words.t("fits-choose")>
                <label class="grid__choose"><input type="checkbox" name="chosen" value=value checked=is_chosen aria-label=label /></label>
            </td>
            <td class="num" data-name=words.t("ranking-place")>{words.number(i64::try_from(line.place).unwrap_or(i64::MAX))}</td>
            <th scope="row">{line.project}{below}{decided}</th>
            <td class="num" data-name=words.t("review-total")>{words.points(line.total)}</td>
            <td class="num" data-name=words.t("fits-amount")>{words.money(line.amount)}</td>
            <td class="num" data-name=words.t("fits-together")>{words.money(line.together)}</td>
        </tr>
    }
    .into_any()
}

/// Where the money ends.
fn line(words: Words, is_last: bool, left: Eur) -> AnyView {
    let told = match left.cents() {
        ..0 => words.with("fits-line-short", &[("amount", words.money(Eur::ZERO - left).into())]),
        _ if is_last => words.with("fits-line-all", &[("amount", words.money(left).into())]),
        _ => words.with("fits-line", &[("amount", words.money(left).into())]),
    };
    view! { <tr class="fits__line"><th scope="row" colspan="6">{told}</th></tr> }.into_any()
}

/// The order up to the line and every scenario, beside each other.
fn compared(words: Words, view: &FitsView) -> AnyView {
    let FitsView { lines, scenarios, money: [.., free], .. } = view;
    let order: Eur = lines.iter().filter(|line| line.fits).map(|line| line.amount).sum();
    let heads = scenarios.iter().map(|one| view! { <th scope="col">{one.name.clone()}</th> }).collect::<Vec<_>>();
    let mark = |is_in: bool| words.t(if is_in { "scenario-in" } else { "scenario-out" });
    let body = lines
        .iter()
        .map(|line| {
            let cells = scenarios.iter().map(|one| (one.name.clone(), mark(one.chosen.contains(&line.proposal))));
            let cells = cells.map(|(name, told)| view! { <td data-name=name>{told}</td> }).collect::<Vec<_>>();
            view! { <tr><th scope="row">{line.project.clone()}</th><td data-name=words.t("scenario-order")>{mark(line.fits)}</td>{cells}</tr> }
        })
        .collect::<Vec<_>>();
    let foot = |key: &str, order: Eur, of: fn(&ScenarioColumn) -> Eur| {
        let amounts = std::iter::once((words.t("scenario-order"), order)).chain(scenarios.iter().map(|one| (one.name.clone(), of(one))));
        let cells = amounts
            .map(|(name, amount)| {
                let short = (amount < Eur::ZERO).then(|| view! { " "<Badge tone=Tone::Warn label=words.t("scenario-short") /> });
                view! { <td data-name=name>{words.money(amount)}{short}</td> }
            })
            .collect::<Vec<_>>();
        view! { <tr><th scope="row">{words.t(key)}</th>{cells}</tr> }.into_any()
    };
    let feet = vec![foot("scenario-amount", order, |one| one.amount), foot("scenario-left", *free - order, |one| one.left)];
    let notes = scenarios
        .iter()
        .map(|one| {
            let made = words.with("scenario-made", &[("by", one.by.clone().into()), ("when", words.date_time(one.at).into())]);
            let note = (!one.note.is_empty()).then(|| view! { <p>{one.note.clone()}</p> });
            view! { <li><b>{one.name.clone()}</b>" "<span class="quiet">{made}</span>{note}</li> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="scenarios">
            <h2 id="scenarios">{words.t("scenarios-title")}</h2>
            <p class="quiet">{words.t("scenarios-text")}</p>
            <Table label=words.t("scenarios-title")>
                <thead><tr><th scope="col">{words.t("reviews-project")}</th><th scope="col">{words.t("scenario-order")}</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
                <tfoot>{feet}</tfoot>
            </Table>
            <ul class="stack stack--tight">{notes}</ul>
        </section>
    }
    .into_any()
}

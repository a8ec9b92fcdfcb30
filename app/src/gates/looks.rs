//! Three looks at a project before a gate: its business case, its money, and what the panel of experts advises.

use super::places::place;
use crate::language::Words;
use crate::paths;
use crate::ui::{LevelDots, MoneyBar, MoneyLegend, MoneyPart, SummaryList, SummaryRow};
use chrono::NaiveDate;
use domain::gates::{DossierPart, Gate};
use domain::ids::ProjectId;
use domain::reviews::{Advice, Criterion, Points, Scores};
use domain::{Eur, Share};
use leptos::prelude::*;

/// What the three looks are given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooksView {
    /// The business case; none before the first gate that asks for one.
    pub case: Option<CaseLook>,
    /// The money of the phase that the gate is about.
    pub money: MoneyLook,
    /// The panel; none at the intake, which has none.
    pub panel: Option<PanelLook>,
}

/// The business case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseLook {
    /// The level that counts.
    pub level: Option<u8>,
    /// The level that the gate asks.
    pub required: u8,
    /// The day of the current version.
    pub version_on: Option<NaiveDate>,
    /// Complete parts, of how many.
    pub parts: (usize, usize),
    /// Every partner approved it.
    pub is_approved: bool,
}

/// The money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyLook {
    /// Public money, own cash, own in kind and other money.
    pub parts: [Eur; 4],
    /// What cost and financing differ by.
    pub difference: Eur,
    /// What the partners bring themselves for each public euro.
    pub own_per_public: Option<Share>,
}

/// What the panel made of it, as far as the reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelLook {
    /// The panel agreed.
    pub is_agreed: bool,
    /// Total, advice and scores, for who decides.
    pub agreed: Option<(Points, Advice, Scores)>,
    /// Reviews that count, for who decides.
    pub counted: Option<u32>,
    /// Its page can be opened.
    pub has_page: bool,
}

/// The three cards.
#[component]
pub(super) fn Looks(words: Words, project: ProjectId, gate: Gate, view: LooksView) -> impl IntoView {
    view! {
        <div class="looks">
            <CaseCard words project gate case=view.case />
            <MoneyCard words project gate money=view.money />
            <PanelCard words project gate panel=view.panel />
        </div>
    }
}

#[component]
fn CaseCard(words: Words, project: ProjectId, gate: Gate, case: Option<CaseLook>) -> impl IntoView {
    let told = match case {
        None => view! { <p class="quiet">{words.t("look-case-none")}</p> }.into_any(),
        Some(case) => {
            let rows = case_rows(words, &case);
            view! {
                <p class="looks__figure">{case_figure(words, &case)}</p>
                <p><LevelDots words level=case.level required=Some(case.required) /></p>
                <SummaryList rows />
                <p class="small"><a href=place(project, gate, DossierPart::BusinessCase)>{words.t("look-case-open")}</a></p>
            }
            .into_any()
        }
    };
    view! { <section class="card" aria-labelledby="look-case"><h2 id="look-case">{words.t("look-case")}</h2>{told}</section> }
}

/// "Niveau 3, nodig 4".
pub(super) fn case_figure(words: Words, case: &CaseLook) -> String {
    match case.level {
        Some(level) => words.with("look-level", &[("level", level.into()), ("need", case.required.into())]),
        None => words.with("look-level-none", &[("need", case.required.into())]),
    }
}

fn case_rows(words: Words, case: &CaseLook) -> Vec<SummaryRow> {
    let version = case.version_on.map_or_else(|| words.t("finding-no-date"), |day| words.date(day));
    let (complete, all) = case.parts;
    vec![
        SummaryRow::text(words.t("look-version"), version),
        SummaryRow::text(words.t("look-parts"), words.with("look-parts-of", &[("complete", complete.into()), ("all", all.into())])),
        SummaryRow::text(words.t("look-approved"), words.t(if case.is_approved { "look-approved-all" } else { "look-approved-not" })),
    ]
}

#[component]
fn MoneyCard(words: Words, project: ProjectId, gate: Gate, money: MoneyLook) -> impl IntoView {
    let phase = gate.money_phase();
    let [public, ..] = money.parts;
    let total: Eur = money.parts.into_iter().sum();
    let figure = if total == Eur::ZERO {
        words.t("look-money-none")
    } else {
        words.with("look-money-figure", &[("public", words.money(public).into()), ("total", words.money(total).into())])
    };
    let balance = if money.difference == Eur::ZERO {
        words.t("look-balanced")
    } else {
        words.with("look-off", &[("amount", words.money(money.difference).into())])
    };
    let mut rows = vec![SummaryRow::text(words.t("look-budget"), balance)];
    rows.extend(
        money
            .own_per_public
            .map(|share| SummaryRow::text(words.t("look-per-public"), words.with("look-per-public-is", &[("ratio", words.ratio(share).into())]))),
    );
    let rows = (total != Eur::ZERO).then(|| view! { <SummaryList rows /> });
    view! {
        <section class="card" aria-labelledby="look-money">
            <h2 id="look-money">{words.with("gate-money-title", &[("phase", words.label(phase).to_lowercase().into())])}</h2>
            <p class="looks__figure">{figure}</p>
            <MoneyParts words parts=money.parts />
            {rows}
            <p class="small"><a href=paths::financing(project, phase)>{words.t("gate-money-open")}</a></p>
        </section>
    }
}

/// The bar and the amounts under it.
#[component]
pub(super) fn MoneyParts(words: Words, parts: [Eur; 4]) -> impl IntoView {
    let kinds = [MoneyPart::Public, MoneyPart::Cash, MoneyPart::InKind, MoneyPart::Other];
    let parts: Vec<_> = kinds.into_iter().zip(parts).collect();
    let legend = parts.iter().filter(|(_, amount)| *amount > Eur::ZERO).map(|(part, amount)| (*part, Some(*amount))).collect::<Vec<_>>();
    view! { <MoneyBar words parts /><MoneyLegend words parts=legend /> }
}

/// "78 van 100: Honoreren", or how far the panel is.
pub(super) fn panel_figure(words: Words, panel: &PanelLook) -> String {
    match (&panel.agreed, panel.is_agreed) {
        (Some((total, advice, _)), _) => {
            words.with("look-panel-figure", &[("total", words.points(*total).into()), ("advice", words.label(*advice).to_lowercase().into())])
        }
        (None, true) => words.t("finding-panel-agreed"),
        (None, false) => words.t("finding-panel-open"),
    }
}

#[component]
fn PanelCard(words: Words, project: ProjectId, gate: Gate, panel: Option<PanelLook>) -> impl IntoView {
    let told = match panel {
        None => view! { <p class="quiet">{words.t("look-panel-none")}</p> }.into_any(),
        Some(panel) => {
            let figure = panel_figure(words, &panel);
            let scores = panel.agreed.map(|(_, _, scores)| view! { <ScoreLines words scores /> });
            let counted = panel.counted.map(|count| view! { <p class="small quiet">{words.with("look-counted", &[("count", count.into())])}</p> });
            let open =
                panel.has_page.then(|| view! { <p class="small"><a href=paths::gate_reviews(project, gate)>{words.t("look-panel-open")}</a></p> });
            view! { <p class="looks__figure">{figure}</p>{scores}{counted}{open} }.into_any()
        }
    };
    view! { <section class="card" aria-labelledby="look-panel"><h2 id="look-panel">{words.t("look-panel")}</h2>{told}</section> }
}

/// A score a line: name, bar, figure.
#[component]
fn ScoreLines(words: Words, scores: Scores) -> impl IntoView {
    let lines = Criterion::ALL
        .iter()
        .filter_map(|criterion| scores.get(criterion).map(|score| (*criterion, *score)))
        .map(|(criterion, score)| {
            let width = format!("{}%", score.percent());
            view! {
                <div>
                    <dt>{words.label(criterion)}</dt>
                    <dd>
                        <svg class="bullet" height="16" aria-hidden="true">
                            <rect class="bullet__rail" y="4" width="100%" height="8" rx="2" />
                            <rect class="bullet__now" y="4" width=width height="8" rx="2" />
                        </svg>
                    </dd>
                    <dd class="num">{words.score(score)}</dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    view! { <dl class="scoreline">{lines}</dl> }
}

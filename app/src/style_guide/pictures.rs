//! The route, the money and the conditions, each with what they say to who does not see them.

use super::Sample;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    ConditionMatrix, ConditionRow, GateMark, GateState, LevelDots, MoneyBar, MoneyLegend, MoneyPart, PhaseBar, PhaseSpan, PhaseState, SummaryList,
    SummaryRow,
};
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::Condition;
use domain::gates::Gate;
use domain::projects::Phase;
use leptos::prelude::*;

#[component]
pub(super) fn Pictures(words: Words) -> impl IntoView {
    let money = [(MoneyPart::Public, 1_350_000), (MoneyPart::Cash, 500_000), (MoneyPart::InKind, 950_000), (MoneyPart::Other, 120_000)];
    let money = money.map(|(part, euros)| (part, Eur::euros(euros)));
    let legend = money.map(|(part, amount)| (part, Some(amount))).to_vec();
    let levels = [(Some(4), Some(3)), (Some(3), None), (None, Some(2)), (None, None)];
    let dots = levels.map(|(level, required)| view! { <LevelDots words level required /> });
    view! {
        <Sample words key="guide-pictures">
            <Route words />
            <div class="two">
                <div class="stack">
                    <MoneyBar words parts=money.to_vec() />
                    <MoneyLegend words parts=legend />
                    <MoneyBar words parts=Vec::new() />
                    <ConditionMatrix words rows=conditions(words) />
                </div>
                <aside class="card" aria-labelledby="guide-card">
                    <h3 id="guide-card">{words.t("guide-card-title")}</h3>
                    <p class="row">{dots}</p>
                    <SummaryList rows=vec![
                        SummaryRow::text(words.t("guide-amount"), words.money(Eur(123_456))),
                        SummaryRow::text(words.t("guide-reason"), words.t("guide-reason-text")),
                    ] />
                </aside>
            </div>
        </Sample>
    }
}

#[component]
fn Route(words: Words) -> impl IntoView {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(|date| words.date_short(date)).unwrap_or_default();
    let mark = |gate: Gate, note: String, state| GateMark { label: words.label(gate), note, state, href: Some(paths::style_guide()) };
    let span = |phase: Phase, state| PhaseSpan { label: words.label(phase), state };
    let rest = vec![
        (span(Phase::Start, PhaseState::Done), mark(Gate::G1, date(2025, 1, 9), GateState::Passed)),
        (span(Phase::Innovation, PhaseState::Now(70)), mark(Gate::G2, words.t("guide-gate-requested"), GateState::Next)),
        (span(Phase::MarketEntry, PhaseState::Ahead), mark(Gate::G3, words.t("guide-gate-later"), GateState::Ahead)),
    ];
    view! { <PhaseBar words first=mark(Gate::G0, date(2024, 5, 4), GateState::Passed) rest /> }
}

fn conditions(words: Words) -> Vec<ConditionRow> {
    let levels = [Some(4), Some(3), Some(3), Some(3), Some(2), Some(3), None, Some(3)];
    let required = [3, 3, 4, 3, 3, 2, 2, 3];
    let rows = Condition::ALL.iter().zip(levels).zip(required);
    rows.map(|((condition, level), required)| ConditionRow {
        condition: *condition,
        href: Some("#guide-pictures".to_owned()),
        level,
        required: Some(required),
        support: words.with("guide-evidence", &[("count", i64::from(level.unwrap_or(0)).into())]),
    })
    .collect()
}

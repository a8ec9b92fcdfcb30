//! The money of a project on its page.

use crate::language::Words;
use crate::paths;
use crate::ui::{MoneyBar, MoneyLegend, MoneyPart, SummaryList, SummaryRow};
use domain::Share;
use domain::financing::{CofinancingMode, Totals};
use domain::ids::ProjectId;
use domain::projects::Phase;
use leptos::prelude::*;

/// The money of a project in one phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyView {
    /// The project.
    pub project: ProjectId,
    /// The phase whose money is shown.
    pub phase: Phase,
    /// The money of that phase.
    pub totals: Totals,
    /// How the partners pay their part; none while nobody brings anything.
    pub mode: Option<CofinancingMode>,
    /// Cash in what the partners pay.
    pub cash_share: Option<Share>,
    /// Euros of partners for each public euro.
    pub match_ratio: Option<Share>,
}

/// The section.
#[component]
pub fn ProjectMoney(words: Words, view: MoneyView) -> AnyView {
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
        SummaryRow::text(words.t("money-mode"), view.mode.map_or_else(|| "–".to_owned(), |mode| words.label(mode))),
        SummaryRow::text(words.t("money-cash-share"), ratio(view.cash_share, |words, share| words.percent(share))),
        SummaryRow::text(words.t("money-match"), ratio(view.match_ratio, |words, share| words.ratio(share))),
    ];
    view! {
        <section class="stack" aria-labelledby="money">
            <div class="head__row">
                <h2 id="money">{words.with("project-money", &[("phase", words.label(view.phase).into())])}</h2>
                <a href=paths::financing(view.project, view.phase)>{words.t("project-open-financing")}</a>
            </div>
            <MoneyBar words parts=parts.to_vec() />
            <MoneyLegend words parts=parts.iter().map(|(part, amount)| (*part, Some(*amount))).collect() />
            <SummaryList rows />
        </section>
    }
    .into_any()
}

//! The frozen dossier beside the form: texts, partners and money.

use super::DossierView;
use crate::language::Words;
use crate::ui::{SummaryList, SummaryRow, Table};
use domain::gates::Facts;
use leptos::prelude::*;

/// The dossier.
#[component]
pub(super) fn DossierSide(words: Words, dossier: DossierView) -> impl IntoView {
    let rows = dossier.texts.into_iter().map(|(key, text)| SummaryRow::text(words.t(key), text)).collect::<Vec<_>>();
    view! {
        <SummaryList rows />
        <Money words facts=dossier.facts />
    }
}

/// The columns of money.
const HEADS: [&str; 4] = ["dossier-cost", "money-public", "money-cash", "money-in-kind"];

#[component]
fn Money(words: Words, facts: Facts) -> impl IntoView {
    let rows = facts
        .partners
        .iter()
        .map(|partner| {
            let row = facts.money().row(partner.id);
            let cells = HEADS.into_iter().zip([row.cost, row.public.total(), row.own_cash, row.own_in_kind]);
            let cells = cells.map(|(key, amount)| view! { <td class="num" data-name=words.t(key)>{words.figure(amount)}</td> }).collect::<Vec<_>>();
            view! { <tr><th scope="row">{partner.name.clone()}<br /><span class="quiet small">{words.label(partner.role)}</span></th>{cells}</tr> }
        })
        .collect::<Vec<_>>();
    let heads = HEADS.map(|key| view! { <th scope="col" class="num">{words.t(key)}</th> });
    view! {
        <h3>{words.t("dossier-money")}</h3>
        <Table label=words.t("dossier-money")>
            <thead><tr><th scope="col">{words.t("dossier-partner-column")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

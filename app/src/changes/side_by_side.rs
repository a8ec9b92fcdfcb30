//! Two budgets side by side, as a person reads them: what changes stands under each other, what stays is told once.

use super::view::Side;
use crate::financing::financing_label;
use crate::language::Words;
use crate::ui::Table;
use domain::Eur;
use domain::financing::{AMOUNT_COLUMNS, FinancingRow};
use leptos::prelude::*;

/// The table; columns in which nobody has anything are left out.
#[component]
pub(super) fn SideBySide(words: Words, sides: Vec<Side>) -> AnyView {
    let is_used = |column: &&str| sides.iter().any(|side| side.before.amount(column) != Eur::ZERO || side.after.amount(column) != Eur::ZERO);
    let columns: Vec<&'static str> = AMOUNT_COLUMNS.iter().copied().filter(|column| is_used(column)).collect();
    if columns.is_empty() {
        return view! { <p class="quiet">{words.t("change-no-budget")}</p> }.into_any();
    }
    let sum = |column: &str, of: fn(&Side) -> &FinancingRow| sides.iter().map(|side| of(side).amount(column)).sum::<Eur>();
    let total =
        columns.iter().map(|column| cell(words, column, sum(column, |side| &side.before), sum(column, |side| &side.after))).collect::<Vec<_>>();
    let row = |side: &Side| {
        let cells = columns.iter().map(|column| cell(words, column, side.before.amount(column), side.after.amount(column))).collect::<Vec<_>>();
        view! { <tr><th scope="row">{side.partner.clone()}</th>{cells}</tr> }
    };
    let rows = sides.iter().map(row).collect::<Vec<_>>();
    let heads = columns.iter().map(|column| view! { <th scope="col" class="num">{financing_label(words, column)}</th> }).collect::<Vec<_>>();
    view! {
        <Table label=words.t("change-budget")>
            <thead><tr><th scope="col">{words.t("change-partner")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{words.t("financing-total")}</th>{total}</tr></tfoot>
        </Table>
    }
    .into_any()
}

fn cell(words: Words, column: &str, before: Eur, after: Eur) -> AnyView {
    amount_cell(words, &financing_label(words, column), before, after)
}

/// One amount: what it would be, and under it what it was where that differs.
pub(super) fn amount_cell(words: Words, name: &str, before: Eur, after: Eur) -> AnyView {
    let name = name.to_owned();
    if before == after {
        return view! { <td class="num" data-name=name>{words.figure(after)}</td> }.into_any();
    }
    let was = words.with("change-was-amount", &[("amount", words.figure(before).into())]);
    view! {
        <td class="num" data-name=name>
            <b>{words.figure(after)}</b>
            <span class="below quiet small">{was}</span>
        </td>
    }
    .into_any()
}

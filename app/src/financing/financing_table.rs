//! The financing table as a form. While somebody types, its places show what the server will say of it; without scripts it is the same form.

use super::outcome_panel::OutcomePanel;
use super::places;
use super::reading::{Reading, RowReading};
use super::sheet::{COLUMNS, Sheet, SheetRow};
use crate::island::Island;
use leptos::prelude::*;

/// The table and what follows from it.
#[component]
pub(crate) fn FinancingTable(sheet: Sheet) -> impl IntoView {
    let typed: Vec<_> = sheet.rows.iter().map(|row| row.typed.clone()).collect();
    let reading = Reading::of(&sheet, &typed);
    let travelling = sheet.sheet();
    let rows = sheet.rows.iter().zip(&reading.rows).enumerate().map(|(index, (row, read))| typed_row(&sheet, row, index, read)).collect::<Vec<_>>();
    view! {
        <div class="stack stack--loose" data-island=Sheet::NAME data-sheet=travelling>
            <div class="scroll" role="region" tabindex="0" aria-label=sheet.words.table.clone()>
                <table class="money-table">
                    {head(&sheet)}
                    <tbody>{rows}</tbody>
                    {foot(&sheet, &reading)}
                </table>
            </div>
            <OutcomePanel sheet reading />
        </div>
    }
}

/// The heads of the columns; the same above the table that is only read.
pub(super) fn head(sheet: &Sheet) -> impl IntoView + use<> {
    let words = sheet.words.clone();
    let mut columns = sheet.columns.clone().into_iter();
    let mut one = move || columns.next().unwrap_or_default();
    let (cost, sources, own, other) = (one(), [one(), one(), one(), one()], [one(), one()], one());
    let within = |label: String| view! { <th scope="col" class="num">{label}</th> };
    view! {
        <thead>
            <tr>
                <th scope="col" rowspan="2">{words.partner}</th>
                <th scope="col" rowspan="2" class="num">{cost}</th>
                <th scope="colgroup" colspan="4" class="group">{words.public}</th>
                <th scope="colgroup" colspan="2" class="group">{words.own}</th>
                <th scope="col" rowspan="2" class="num">{other}</th>
                <th scope="col" rowspan="2" class="num">{words.difference}</th>
                <th scope="col" rowspan="2" class="num">{words.risk}</th>
                <th scope="col" rowspan="2" class="num">{words.cost_share}</th>
            </tr>
            <tr>{sources.into_iter().map(within).collect::<Vec<_>>()}{own.into_iter().map(within).collect::<Vec<_>>()}</tr>
        </thead>
    }
}

/// The columns added up.
pub(super) fn foot(sheet: &Sheet, reading: &Reading) -> impl IntoView + use<> {
    let words = sheet.words.clone();
    let total = |(index, (column, total)): (usize, (&String, &String))| {
        view! { <td class="num"><span class="cell__name">{column.clone()}</span><span data-live=places::total(index)>{total.clone()}</span></td> }
    };
    let totals = sheet.columns.iter().zip(&reading.totals).enumerate().map(total).collect::<Vec<_>>();
    view! {
        <tfoot>
            <tr>
                <th scope="row">{words.total}</th>
                {totals}
                <td class="num">
                    <span class="cell__name">{words.difference}</span>
                    <span data-live=places::DIFFERENCE>{reading.difference.clone()}</span>
                </td>
                <td class="cell--empty" colspan="2"></td>
            </tr>
        </tfoot>
    }
}

/// The partner's name and role at the head of a line.
pub(super) fn row_head(row: &SheetRow) -> impl IntoView + use<> {
    view! { <th scope="row">{partner_name(row)}</th> }
}

fn partner_name(row: &SheetRow) -> impl IntoView + use<> {
    view! { <span>{row.partner.name.clone()}</span><br /><span class="quiet small">{row.role.clone()}</span> }
}

/// What follows from a line: difference, risk and part of the cost.
pub(super) fn row_outcome(sheet: &Sheet, index: usize, read: &RowReading) -> impl IntoView + use<> {
    let words = sheet.words.clone();
    let place = |what| places::of_row(index, what);
    view! {
        <td class="num" data-off=read.is_off.then_some("") data-live=place("is-off")>
            <span class="cell__name">{words.difference}</span>
            <span data-live=place("difference")>{read.difference.clone()}</span>
        </td>
        <td class="num"><span class="cell__name">{words.risk}</span><span data-live=place("risk")>{read.risk.clone()}</span></td>
        <td class="num"><span class="cell__name">{words.cost_share}</span><span data-live=place("cost-share")>{read.cost_share.clone()}</span></td>
    }
}

fn typed_row(sheet: &Sheet, row: &SheetRow, index: usize, read: &RowReading) -> impl IntoView + use<> {
    let mut typed = row.typed.clone();
    let cells = COLUMNS
        .iter()
        .zip(&sheet.columns)
        .enumerate()
        .map(|(place, (column, label))| {
            let value = typed.field(column).map(std::mem::take).unwrap_or_default();
            cell(row, column, label.clone(), value, (places::cell(index, place), read.unreadable[place]))
        })
        .collect::<Vec<_>>();
    let problems = row
        .problems
        .iter()
        .map(|problem| {
            let tone = (!problem.is_wrong).then_some("stored");
            view! { <p class="problem" data-tone=tone id=format!("f-{}-error", problem.field)>{problem.message.clone()}</p> }
        })
        .collect::<Vec<_>>();
    let problems = (!problems.is_empty()).then(|| view! { <tr class="money-table__problems"><td colspan="12">{problems}</td></tr> });
    view! {
        {problems}
        <tr>
            <th scope="row">
                {partner_name(row)}
                <label class="money-table__remove">
                    <input type="checkbox" name=row.name("remove") value="yes" checked=row.typed.is_removed() />
                    <span>{sheet.words.remove.clone()}<span class="sr">{format!(", {}", row.partner.name)}</span></span>
                </label>
            </th>
            {cells}
            {row_outcome(sheet, index, read)}
        </tr>
    }
}

fn cell(row: &SheetRow, column: &str, label: String, value: String, (place, is_unreadable): (String, bool)) -> impl IntoView + use<> {
    let name = row.name(column);
    let id = format!("f-{name}");
    let problem = row.problems.iter().find(|problem| problem.field == name);
    let is_wrong = is_unreadable || problem.is_some_and(|problem| problem.is_wrong);
    let described = problem.map(|_| format!("{id}-error"));
    // The partner travels along in the first cell of the line.
    let partner = (column == COLUMNS[0]).then(|| view! { <input type="hidden" name=row.name("partner") value=row.partner.id.to_string() /> });
    view! {
        <td class="cell">
            {partner}
            <label for=id.clone()><span>{label}</span><span class="sr">{format!(", {}", row.partner.name)}</span></label>
            <input
                id=id
                name=name
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value=value
                aria-describedby=described
                aria-invalid=is_wrong.then_some("true")
                data-live=place
            />
        </td>
    }
}

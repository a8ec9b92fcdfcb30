//! The financing table as a form. While somebody types, it shows what the server will say of it; without scripts it is the same form.

use super::outcome_panel::OutcomePanel;
use super::reading::{Reading, RowReading};
use super::sheet::{COLUMNS, Sheet, SheetRow};
use domain::financing::FinancingRowForm;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// The table and what follows from it.
#[island]
pub fn FinancingIsland(sheet: Sheet) -> impl IntoView {
    let typed = RwSignal::new(sheet.rows.iter().map(|row| row.typed.clone()).collect::<Vec<_>>());
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    let names: Vec<String> = sheet.rows.iter().flat_map(|row| COLUMNS.map(|column| row.name(column))).collect();
    let (known, followed) = (sheet.clone(), numbers.clone());
    let reading = Memo::new(move |_| typed.with(|typed| Reading::of(&known, typed)));
    // What was typed before the script came, or kept by the browser on the way back, is in the page but not in the signal.
    Effect::new(move |_| {
        let found: Vec<(String, String)> = names.iter().filter_map(|name| Some((name.clone(), input_of(&format!("f-{name}"))?.value()))).collect();
        typed.update(|typed| found.iter().for_each(|(name, value)| write(typed, &numbers, name, value)));
    });
    let on_input = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        typed.update(|typed| write(typed, &followed, &input.name(), &input.value()));
    };
    let rows = sheet.rows.iter().cloned().enumerate().map(|(index, row)| typed_row(&sheet, row, index, reading)).collect::<Vec<_>>();
    view! {
        <div class="stack stack--loose">
            <div class="scroll" role="region" tabindex="0" aria-label=sheet.words.table.clone()>
                <table class="money-table" on:input=on_input>
                    {head(&sheet)}
                    <tbody>{rows}</tbody>
                    {foot(&sheet, reading)}
                </table>
            </div>
            <OutcomePanel sheet reading />
        </div>
    }
}

fn input_of(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Writes what was typed in the field `rows.2.cost` into its line.
fn write(typed: &mut [FinancingRowForm], numbers: &[u32], name: &str, value: &str) {
    let place = name.strip_prefix("rows.").and_then(|rest| rest.split_once('.'));
    let Some((number, column)) = place else { return };
    let line = numbers.iter().position(|known| known.to_string() == number).and_then(|index| typed.get_mut(index));
    if let Some(field) = line.and_then(|line| line.field(column)) {
        value.clone_into(field);
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
            <tr>{sources.map(within).to_vec()}{own.map(within).to_vec()}</tr>
        </thead>
    }
}

/// The columns added up.
pub(super) fn foot(sheet: &Sheet, reading: Memo<Reading>) -> impl IntoView + use<> {
    let words = sheet.words.clone();
    let totals = sheet
        .columns
        .iter()
        .cloned()
        .enumerate()
        .map(|(index, column)| {
            let total = move || reading.with(|reading| reading.totals.get(index).cloned());
            view! { <td class="num"><span class="cell__name">{column}</span><span>{total}</span></td> }
        })
        .collect::<Vec<_>>();
    view! {
        <tfoot>
            <tr>
                <th scope="row">{words.total}</th>
                {totals}
                <td class="num">
                    <span class="cell__name">{words.difference}</span>
                    <span>{move || reading.with(|reading| reading.difference.clone())}</span>
                </td>
                <td class="cell--empty" colspan="2"></td>
            </tr>
        </tfoot>
    }
}

/// The partner's name and role at the head of a line.
pub(super) fn row_head(row: &SheetRow) -> impl IntoView + use<> {
    view! { <th scope="row"><span>{row.partner.name.clone()}</span><br /><span class="quiet small">{row.role.clone()}</span></th> }
}

/// What follows from a line: difference, risk and part of the cost.
pub(super) fn row_outcome(sheet: &Sheet, index: usize, reading: Memo<Reading>) -> impl IntoView + use<> {
    let words = sheet.words.clone();
    let of = move |read: fn(&RowReading) -> String| move || reading.with(|reading| reading.rows.get(index).map(read).unwrap_or_default());
    let is_off = move || reading.with(|reading| reading.rows.get(index).is_some_and(|row| row.is_off)).then_some("");
    view! {
        <td class="num" data-off=is_off><span class="cell__name">{words.difference}</span><span>{of(|row| row.difference.clone())}</span></td>
        <td class="num"><span class="cell__name">{words.risk}</span><span>{of(|row| row.risk.clone())}</span></td>
        <td class="num"><span class="cell__name">{words.cost_share}</span><span>{of(|row| row.cost_share.clone())}</span></td>
    }
}

fn typed_row(sheet: &Sheet, row: SheetRow, index: usize, reading: Memo<Reading>) -> impl IntoView + use<> {
    let mut typed = row.typed.clone();
    let cells = COLUMNS
        .iter()
        .zip(&sheet.columns)
        .map(|(column, label)| cell(&row, column, label.clone(), typed.field(column).map(std::mem::take).unwrap_or_default()))
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
            {row_head(&row)}
            {cells}
            {row_outcome(sheet, index, reading)}
        </tr>
    }
}

fn cell(row: &SheetRow, column: &str, label: String, value: String) -> impl IntoView + use<> {
    let name = row.name(column);
    let id = format!("f-{name}");
    let problem = row.problems.iter().find(|problem| problem.field == name);
    let is_wrong = problem.is_some_and(|problem| problem.is_wrong);
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
            />
        </td>
    }
}

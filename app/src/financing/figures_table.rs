//! The financing table for who only reads it.

use super::financing_table::{foot, head, row_head, row_outcome};
use super::outcome_panel::OutcomePanel;
use super::reading::{Reading, RowReading};
use super::sheet::{Sheet, SheetRow};
use leptos::prelude::*;

/// The table and what follows from it.
#[component]
pub(super) fn FiguresTable(sheet: Sheet) -> impl IntoView {
    let typed: Vec<_> = sheet.rows.iter().map(|row| row.typed.clone()).collect();
    let reading = Reading::of(&sheet, &typed);
    let rows = sheet.rows.iter().zip(&reading.rows).enumerate().map(|(index, (row, read))| read_row(&sheet, row, index, read)).collect::<Vec<_>>();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=sheet.words.table.clone()>
            <table class="money-table">
                {head(&sheet)}
                <tbody>{rows}</tbody>
                {foot(&sheet, &reading)}
            </table>
        </div>
        <OutcomePanel sheet reading />
    }
}

fn read_row(sheet: &Sheet, row: &SheetRow, index: usize, read: &RowReading) -> impl IntoView + use<> {
    let cell = |(column, figure): (&String, &String)| {
        view! { <td class="num"><span class="cell__name">{column.clone()}</span><span>{figure.clone()}</span></td> }
    };
    let cells = sheet.columns.iter().zip(&read.figures).map(cell).collect::<Vec<_>>();
    view! {
        <tr>
            {row_head(row)}
            {cells}
            {row_outcome(sheet, index, read)}
        </tr>
    }
}

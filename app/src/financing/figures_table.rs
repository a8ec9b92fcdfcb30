//! The financing table for who only reads it.

use super::financing_island::{foot, head, row_head, row_outcome};
use super::outcome_panel::OutcomePanel;
use super::reading::Reading;
use super::sheet::{Sheet, SheetRow};
use leptos::prelude::*;

/// The table and what follows from it.
#[component]
pub(super) fn FiguresTable(sheet: Sheet) -> impl IntoView {
    let typed: Vec<_> = sheet.rows.iter().map(|row| row.typed.clone()).collect();
    let read = Reading::of(&sheet, &typed);
    let figures: Vec<Vec<String>> = read.rows.iter().map(|row| row.figures.clone()).collect();
    let reading = Memo::new(move |_| read.clone());
    let rows =
        sheet.rows.iter().zip(figures).enumerate().map(|(index, (row, figures))| read_row(&sheet, row, figures, index, reading)).collect::<Vec<_>>();
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=sheet.words.table.clone()>
            <table class="money-table">
                {head(&sheet)}
                <tbody>{rows}</tbody>
                {foot(&sheet, reading)}
            </table>
        </div>
        <OutcomePanel sheet reading />
    }
}

fn read_row(sheet: &Sheet, row: &SheetRow, figures: Vec<String>, index: usize, reading: Memo<Reading>) -> impl IntoView + use<> {
    let cells = sheet
        .columns
        .iter()
        .cloned()
        .zip(figures)
        .map(|(column, figure)| view! { <td class="num"><span class="cell__name">{column}</span><span>{figure}</span></td> })
        .collect::<Vec<_>>();
    view! {
        <tr>
            {row_head(row)}
            {cells}
            {row_outcome(sheet, index, reading)}
        </tr>
    }
}

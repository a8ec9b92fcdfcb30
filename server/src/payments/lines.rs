//! Lines of a statement as the database keeps them, and as the rules know them.

use super::camt::ReadStatement;
use crate::state::new_id;
use ::entity::{bank_statement, statement_line};
use domain::ids::StatementLineId;
use domain::payments::StatementLine;

/// The rows of the lines of a statement that was read.
pub(super) fn rows_of(statement: &bank_statement::Model, read: &ReadStatement) -> Vec<statement_line::Model> {
    let row = |(position, line): (i32, &StatementLine)| statement_line::Model {
        id: StatementLineId(new_id()),
        statement_id: statement.id,
        account_id: statement.account_id,
        position,
        reference: line.reference.chars().take(100).collect(),
        booked_on: line.booked_on,
        direction: line.direction,
        amount: line.amount,
        is_euro: line.is_euro,
        end_to_end: line.end_to_end.as_ref().map(|name| name.chars().take(100).collect()),
        about: line.about.clone(),
        outcome: None,
        why: None,
        order_id: None,
        ledger_row_id: None,
        is_demo: statement.is_demo,
    };
    (1..).zip(&read.lines).map(row).collect()
}

/// A line as the rules know it.
pub(super) fn line_of(row: &statement_line::Model) -> StatementLine {
    StatementLine {
        reference: row.reference.clone(),
        booked_on: row.booked_on,
        amount: row.amount,
        direction: row.direction,
        is_euro: row.is_euro,
        end_to_end: row.end_to_end.clone(),
        about: row.about.clone(),
    }
}

//! What the lines of a bank statement say of payments: paid, come back, told before, or nothing that is known here.

use crate::Eur;
use crate::ids::PaymentOrderId;
use crate::text_enum;
use chrono::NaiveDate;
use std::collections::BTreeSet;

text_enum! {
    /// Which way money went.
    pub enum Direction {
        /// From the account of the programme.
        Out = "out",
        /// To it.
        In = "in",
    }
}

text_enum! {
    /// What a line says.
    pub enum LineOutcome {
        /// A payment was made.
        Paid = "paid",
        /// A payment came back.
        Returned = "returned",
        /// It says what was said before.
        Double = "double",
        /// It is not known here.
        Unknown = "unknown",
    }
}

text_enum! {
    /// Why a line says nothing new, and so what to do about it.
    pub enum Puzzle {
        /// The bank told this line before.
        ToldBefore = "told_before",
        /// The payment was paid by another line: the bank may have paid it twice.
        PaidBefore = "paid_before",
        /// The payment came back by another line.
        ReturnedBefore = "returned_before",
        /// It names no payment.
        NoReference = "no_reference",
        /// It names a payment that is not ours.
        NoSuchPayment = "no_such_payment",
        /// It names a payment that was not sent.
        NotSent = "not_sent",
        /// It names a payment of another amount.
        OtherAmount = "other_amount",
        /// It is not in euros.
        OtherCurrency = "other_currency",
        /// It gives back what was not paid.
        NotPaid = "not_paid",
    }
}

/// One line of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// What the bank calls it: the same line is called the same in every statement.
    pub reference: String,
    /// The day.
    pub booked_on: NaiveDate,
    /// How much, above zero.
    pub amount: Eur,
    /// Which way.
    pub direction: Direction,
    /// Whether it is in euros.
    pub is_euro: bool,
    /// The payment that it names.
    pub end_to_end: Option<String>,
    /// Who and what, in the words of the bank.
    pub about: String,
}

/// A payment as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOrder {
    /// Which one.
    pub id: PaymentOrderId,
    /// What it is called at both ends.
    pub end_to_end: String,
    /// How much.
    pub amount: Eur,
    /// It is with the bank.
    pub is_sent: bool,
    /// The bank said that it was paid.
    pub is_paid: bool,
    /// The bank said that it came back.
    pub is_returned: bool,
}

/// What a line was found to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub outcome: LineOutcome,
    /// Of which payment.
    pub order: Option<PaymentOrderId>,
    /// Why nothing is booked for it.
    pub why: Option<Puzzle>,
}

/// What each line says, in their order. `seen` are the lines that the bank told before. A payment is paid by one line and comes back by one; what
/// goes out is read before what comes in, whatever the order of the statement.
pub fn match_lines(lines: &[StatementLine], orders: &[KnownOrder], seen: &BTreeSet<String>) -> Vec<Found> {
    let mut orders = orders.to_vec();
    let mut seen = seen.clone();
    let mut found: Vec<Option<Found>> = vec![None; lines.len()];
    for direction in [Direction::Out, Direction::In] {
        for (line, place) in lines.iter().zip(&mut found).filter(|(line, _)| line.direction == direction) {
            let is_new = seen.insert(line.reference.clone());
            *place = Some(if is_new {
                say(line, &mut orders)
            } else {
                Found { outcome: LineOutcome::Double, order: None, why: Some(Puzzle::ToldBefore) }
            });
        }
    }
    found.into_iter().flatten().collect()
}

fn say(line: &StatementLine, orders: &mut [KnownOrder]) -> Found {
    let unknown = |order: Option<PaymentOrderId>, why: Puzzle| Found { outcome: LineOutcome::Unknown, order, why: Some(why) };
    let Some(name) = &line.end_to_end else { return unknown(None, Puzzle::NoReference) };
    let Some(order) = orders.iter_mut().find(|order| order.end_to_end == *name) else { return unknown(None, Puzzle::NoSuchPayment) };
    let id = Some(order.id);
    if !line.is_euro {
        return unknown(id, Puzzle::OtherCurrency);
    }
    if order.amount != line.amount {
        return unknown(id, Puzzle::OtherAmount);
    }
    if !order.is_sent {
        return unknown(id, Puzzle::NotSent);
    }
    let double = |why: Puzzle| Found { outcome: LineOutcome::Double, order: id, why: Some(why) };
    match line.direction {
        Direction::Out if order.is_paid => double(Puzzle::PaidBefore),
        Direction::Out => {
            order.is_paid = true;
            Found { outcome: LineOutcome::Paid, order: id, why: None }
        }
        Direction::In if order.is_returned => double(Puzzle::ReturnedBefore),
        Direction::In if !order.is_paid => unknown(id, Puzzle::NotPaid),
        Direction::In => {
            order.is_returned = true;
            Found { outcome: LineOutcome::Returned, order: id, why: None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn line(reference: &str, direction: Direction, cents: i64, name: Option<&str>) -> StatementLine {
        StatementLine {
            reference: reference.to_owned(),
            booked_on: "2026-12-01".parse().expect("a day"),
            amount: Eur(cents),
            direction,
            is_euro: true,
            end_to_end: name.map(str::to_owned),
            about: String::new(),
        }
    }

    fn order(number: u128, cents: i64) -> KnownOrder {
        let end_to_end = format!("P-{number}");
        KnownOrder { id: PaymentOrderId(Uuid::from_u128(number)), end_to_end, amount: Eur(cents), is_sent: true, is_paid: false, is_returned: false }
    }

    fn told(lines: &[StatementLine], orders: &[KnownOrder], seen: &[&str]) -> Vec<(LineOutcome, Option<Puzzle>)> {
        let seen = seen.iter().map(|one| (*one).to_owned()).collect();
        match_lines(lines, orders, &seen).into_iter().map(|found| (found.outcome, found.why)).collect()
    }

    #[test]
    fn a_return_a_double_and_an_unknown_line_are_told_from_a_payment() {
        use Direction::{In, Out};
        let lines = [
            line("B", In, 200, Some("P-2")),
            line("A", Out, 100, Some("P-1")),
            line("C", Out, 200, Some("P-2")),
            line("A", Out, 100, Some("P-1")),
            line("D", Out, 999, Some("ELDERS")),
        ];
        let expected = [
            (LineOutcome::Returned, None),
            (LineOutcome::Paid, None),
            (LineOutcome::Paid, None),
            (LineOutcome::Double, Some(Puzzle::ToldBefore)),
            (LineOutcome::Unknown, Some(Puzzle::NoSuchPayment)),
        ];
        assert_eq!(told(&lines, &[order(1, 100), order(2, 200)], &[]), expected);
        let again = told(&lines, &[order(1, 100), order(2, 200)], &["A", "B", "C", "D"]);
        assert_eq!(again, [(LineOutcome::Double, Some(Puzzle::ToldBefore)); 5], "the same statement once more says nothing new");
    }

    #[test]
    fn each_reason_to_put_a_line_aside_is_told() {
        use Direction::{In, Out};
        let waits = KnownOrder { is_sent: false, ..order(3, 300) };
        let paid = KnownOrder { is_paid: true, ..order(4, 400) };
        let back = KnownOrder { is_paid: true, is_returned: true, ..order(5, 500) };
        let orders = [order(1, 100), waits, paid, back];
        let dollars = StatementLine { is_euro: false, ..line("x", Out, 100, Some("P-1")) };
        let rows = [
            (line("x", Out, 100, None), LineOutcome::Unknown, Puzzle::NoReference),
            (line("x", Out, 100, Some("P-9")), LineOutcome::Unknown, Puzzle::NoSuchPayment),
            (line("x", Out, 101, Some("P-1")), LineOutcome::Unknown, Puzzle::OtherAmount),
            (dollars, LineOutcome::Unknown, Puzzle::OtherCurrency),
            (line("x", Out, 300, Some("P-3")), LineOutcome::Unknown, Puzzle::NotSent),
            (line("x", In, 100, Some("P-1")), LineOutcome::Unknown, Puzzle::NotPaid),
            (line("x", Out, 400, Some("P-4")), LineOutcome::Double, Puzzle::PaidBefore),
            (line("x", In, 500, Some("P-5")), LineOutcome::Double, Puzzle::ReturnedBefore),
        ];
        for (line, outcome, why) in rows {
            assert_eq!(told(std::slice::from_ref(&line), &orders, &[]), [(outcome, Some(why))], "{line:?}");
        }
    }

    #[test]
    fn a_payment_is_paid_once_by_whatever_lines_name_it() {
        let lines: Vec<_> = (0..20).map(|number| line(&format!("L{number}"), Direction::Out, 100, Some("P-1"))).collect();
        let outcomes = told(&lines, &[order(1, 100)], &[]);
        assert_eq!(outcomes.iter().filter(|(outcome, _)| *outcome == LineOutcome::Paid).count(), 1);
        assert_eq!(outcomes.len(), 20);
    }
}

//! What may be paid of a grant today, and everything that stands in the way. Never more than is promised and not paid yet.

use super::{AccountStanding, Plan};
use crate::Eur;
use crate::financing::InstrumentKind;
use crate::money::Overflow;
use crate::projects::Status;
use crate::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// What a payment is.
    pub enum OrderKind {
        /// Before cost was made.
        Advance = "advance",
        /// A part that fell due by the calendar.
        Instalment = "instalment",
        /// On approved cost.
        Claim = "claim",
        /// What was laid down at the end.
        Settlement = "settlement",
    }
}

text_enum! {
    /// Why nothing is paid.
    pub enum Holdup {
        /// The project does not go on: it waits for a condition, is on hold, or has ended.
        ProjectStands = "project_stands",
        /// Nobody entered a bank account.
        NoAccount = "no_account",
        /// The bank account waits for a second person.
        AccountWaits = "account_waits",
        /// A report of the project is three weeks late.
        ReportLate = "report_late",
        /// The first payment, and something on the start list of the partner is still open.
        StartList = "start_list",
        /// The first payment, and a condition of the go that comes first is still open.
        ConditionOpen = "condition_open",
        /// It is no grant: its own agreement says when it is paid.
        NotAGrant = "not_a_grant",
        /// All that may be paid by now is in a proposal.
        UnderWay = "under_way",
        /// Nothing has fallen due.
        NothingDue = "nothing_due",
    }
}

/// Whether grants are paid while a project stands like this. Who waits for a decision about the next phase goes on with this one.
pub const fn is_at_work(status: Status) -> bool {
    match status {
        Status::Active | Status::GateRequested | Status::UnderReview | Status::DecisionPending => true,
        Status::Draft | Status::AwaitingStart | Status::Recycled | Status::Legacy | Status::OnHold => false,
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => false,
    }
}

/// How a commitment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// As what it was committed.
    pub instrument: InstrumentKind,
    /// Paid and not come back.
    pub paid: Eur,
    /// In a proposal whose answer of the bank is not there.
    pub under_way: Eur,
    /// Approved cost.
    pub approved: Eur,
    /// Laid down at the end; nothing until then.
    pub settled: Eur,
    /// Where the project stands.
    pub status: Status,
    /// Where the account of the organisation stands.
    pub account: AccountStanding,
    /// A report of the project is three weeks late. Specification, section 6.4.
    pub report_blocks: bool,
    /// Something on the start list of the partner is open.
    pub start_open: bool,
    /// A condition of the go that comes before the phase or the first payment is open.
    pub condition_open: bool,
}

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// How much; nothing where something stands in the way of all of it.
    pub amount: Eur,
    /// What it is.
    pub kind: OrderKind,
    /// Everything that stands in the way.
    pub holdups: Vec<Holdup>,
}

impl Due {
    /// What may be paid by a plan today.
    ///
    /// # Errors
    /// A sum that cannot be held.
    pub fn of(plan: &Plan, standing: &Standing, today: NaiveDate) -> Result<Self, Overflow> {
        let is_settled = standing.settled.is_positive();
        let earned = if is_settled { standing.settled } else { plan.earned(today, standing.approved) };
        let bound = standing.paid.checked_add(standing.under_way)?;
        let amount = earned.min(plan.committed).checked_sub(bound)?;
        let kind = if is_settled {
            OrderKind::Settlement
        } else if bound < plan.advance {
            OrderKind::Advance
        } else if bound.checked_sub(plan.advance)? < standing.approved {
            OrderKind::Claim
        } else {
            OrderKind::Instalment
        };
        let mut holdups = Vec::new();
        if standing.instrument != InstrumentKind::Grant {
            holdups.push(Holdup::NotAGrant);
        }
        // What was laid down at the end is paid after the end.
        if !is_settled && !is_at_work(standing.status) {
            holdups.push(Holdup::ProjectStands);
        }
        if standing.report_blocks {
            holdups.push(Holdup::ReportLate);
        }
        // What was paid before, and what is laid down at the end, is no first payment.
        let is_first = !bound.is_positive() && !is_settled;
        if is_first && standing.start_open {
            holdups.push(Holdup::StartList);
        }
        if is_first && standing.condition_open {
            holdups.push(Holdup::ConditionOpen);
        }
        match standing.account {
            AccountStanding::None => holdups.push(Holdup::NoAccount),
            AccountStanding::Waiting | AccountStanding::Changing => holdups.push(Holdup::AccountWaits),
            AccountStanding::Confirmed => {}
        }
        if !amount.is_positive() {
            holdups.push(if standing.under_way.is_positive() { Holdup::UnderWay } else { Holdup::NothingDue });
        }
        Ok(Self { amount: if amount.is_positive() { amount } else { Eur::ZERO }, kind, holdups })
    }

    /// Whether it can be proposed.
    pub const fn is_payable(&self) -> bool {
        self.holdups.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::PaymentRules;
    use super::*;

    const RULES: PaymentRules = PaymentRules {
        small_below: Eur::euros(25_000),
        accountant_from: Eur::euros(125_000),
        advance_small: 100,
        advance: 10,
        ceiling: 90,
        every_months: 6,
    };

    const STANDING: Standing = Standing {
        instrument: InstrumentKind::Grant,
        paid: Eur::ZERO,
        under_way: Eur::ZERO,
        approved: Eur::ZERO,
        settled: Eur::ZERO,
        status: Status::Active,
        account: AccountStanding::Confirmed,
        report_blocks: false,
        start_open: false,
        condition_open: false,
    };

    fn due(euros: i64, standing: Standing) -> (i64, OrderKind, Vec<Holdup>) {
        let day = |text: &str| text.parse().expect("a day");
        let plan = Plan::of(RULES, Eur::euros(euros), day("2026-01-01"), Some(24));
        let Due { amount, kind, holdups } = Due::of(&plan, &standing, day("2026-08-01")).expect("a sum");
        (amount.0 / 100, kind, holdups)
    }

    #[test]
    fn an_advance_goes_first_and_instalments_and_approved_cost_after_it() {
        assert_eq!(due(200_000, STANDING), (20_000, OrderKind::Advance, vec![]));
        assert_eq!(due(100_000, STANDING).0, 36_666, "with the instalment that fell due in July");
        let paid = Standing { paid: Eur::euros(20_000), ..STANDING };
        assert_eq!(due(200_000, paid), (0, OrderKind::Instalment, vec![Holdup::NothingDue]));
        assert_eq!(due(200_000, Standing { approved: Eur::euros(5_000), ..paid }), (5_000, OrderKind::Claim, vec![]));
        assert_eq!(due(100_000, Standing { paid: Eur::euros(10_000), ..STANDING }), (26_666, OrderKind::Instalment, vec![]));
        let settled = Standing { paid: Eur::euros(20_000), settled: Eur::euros(150_000), status: Status::ClosedCompleted, ..STANDING };
        assert_eq!(due(200_000, settled), (130_000, OrderKind::Settlement, vec![]));
    }

    #[test]
    fn what_is_in_a_proposal_is_not_proposed_again_and_what_came_back_is() {
        let all = Standing { under_way: Eur::euros(20_000), ..STANDING };
        assert_eq!(due(200_000, all), (0, OrderKind::Instalment, vec![Holdup::UnderWay]));
        assert_eq!(due(200_000, Standing { under_way: Eur::euros(5_000), ..STANDING }), (15_000, OrderKind::Advance, vec![]));
        assert_eq!(due(200_000, Standing { paid: Eur::ZERO, ..STANDING }).0, 20_000);
    }

    #[test]
    fn never_more_than_is_promised_and_not_paid() {
        assert_eq!(due(10_000, Standing { paid: Eur::euros(9_000), ..STANDING }).0, 1_000);
        assert_eq!(due(10_000, Standing { paid: Eur::euros(12_000), ..STANDING }), (0, OrderKind::Instalment, vec![Holdup::NothingDue]));
        assert_eq!(due(10_000, Standing { settled: Eur::euros(12_000), ..STANDING }).0, 10_000);
    }

    #[test]
    fn everything_that_stands_in_the_way_is_told_at_once() {
        let stands = Standing { instrument: InstrumentKind::Loan, status: Status::OnHold, account: AccountStanding::None, ..STANDING };
        assert_eq!(due(10_000, stands).2, [Holdup::NotAGrant, Holdup::ProjectStands, Holdup::NoAccount]);
        for account in [AccountStanding::Waiting, AccountStanding::Changing] {
            assert_eq!(due(10_000, Standing { account, ..STANDING }).2, [Holdup::AccountWaits], "{account}");
        }
    }

    #[test]
    fn nothing_is_paid_while_a_report_is_three_weeks_late() {
        assert_eq!(due(10_000, Standing { report_blocks: true, ..STANDING }).2, [Holdup::ReportLate]);
        assert_eq!(due(10_000, STANDING).2, []);
    }

    #[test]
    fn the_first_payment_waits_for_the_start_list_and_for_conditions_that_come_first_and_later_ones_do_not() {
        let list = Standing { start_open: true, ..STANDING };
        let condition = Standing { condition_open: true, ..STANDING };
        assert_eq!(due(10_000, list).2, [Holdup::StartList]);
        assert_eq!(due(10_000, condition).2, [Holdup::ConditionOpen]);
        assert_eq!(due(10_000, Standing { start_open: true, ..condition }).2, [Holdup::StartList, Holdup::ConditionOpen]);
        let later = Standing { start_open: true, condition_open: true, paid: Eur::euros(20_000), approved: Eur::euros(5_000), ..STANDING };
        assert_eq!(due(200_000, later).2, []);
        assert_eq!(due(200_000, Standing { under_way: Eur::euros(20_000), ..later }).2, [Holdup::UnderWay]);
        let settled = Standing { start_open: true, settled: Eur::euros(1_000), status: Status::ClosedCompleted, ..STANDING };
        assert_eq!(due(10_000, settled).2, [], "what was laid down at the end is paid");
        let came_back = Standing { paid: Eur::ZERO, ..list };
        assert_eq!(due(10_000, came_back).2, [Holdup::StartList], "a payment that came back whole is a first one again");
    }

    #[test]
    fn a_grant_is_paid_while_its_project_is_at_work_and_at_no_other_time() {
        for status in Status::ALL {
            let expected = matches!(status, Status::Active | Status::GateRequested | Status::UnderReview | Status::DecisionPending);
            assert_eq!(due(10_000, Standing { status: *status, ..STANDING }).2.is_empty(), expected, "{status}");
        }
    }
}

//! Paying what was committed: how much may be paid today and why not more, to which account, in which proposal, and what the bank says of it.
//! No file format here: `server::payments` writes and reads those of the bank.

mod account;
mod batch;
mod due;
mod matching;
mod plan;
mod sepa;

pub use account::{AccountForm, AccountRefusal, AccountStanding, Iban, NewAccount, may_confirm_account};
pub use batch::{BatchFacts, BatchRefusal, BatchState, OrderState, end_to_end, message_id};
pub use due::{Due, Holdup, OrderKind, Standing, is_at_work};
pub use matching::{Direction, Found, KnownOrder, LineOutcome, Puzzle, StatementLine, match_lines};
pub use plan::{Instalment, PaymentRules, Plan, Regime};
pub use sepa::sepa_text;

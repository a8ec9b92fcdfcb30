//! What the pages of payments are given. The number of an account is in none of them: see `account_view`.

use crate::ui::{FormErrors, NoticeView, PageLinks};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::financing::{InstrumentKind, PublicSource};
use domain::ids::{BankStatementId, OrganisationId, PaymentBatchId, ProjectId};
use domain::payments::{
    AccountStanding, BatchRefusal, BatchState, Direction, Due, Holdup, LineOutcome, OrderKind, OrderState, PaymentRules, Plan, Puzzle,
};
use domain::projects::{Phase, Status};
use domain::settings::ParameterKey;

/// Who did something, and when.
pub type By = (String, DateTime<Utc>);

/// Something that may be paid today.
pub struct DueLine {
    /// How the form calls it.
    pub code: String,
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Who is paid.
    pub party: OrganisationId,
    /// Their name.
    pub partner: String,
    /// Of which phase.
    pub phase: Phase,
    /// Of which government.
    pub source: PublicSource,
    /// What it is.
    pub kind: OrderKind,
    /// How much.
    pub amount: Eur,
}

/// Something that is not paid today.
pub struct HeldLine {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Who would be paid.
    pub party: OrganisationId,
    /// Their name.
    pub partner: String,
    /// How much it would be.
    pub amount: Eur,
    /// Why not.
    pub holdups: Vec<Holdup>,
}

/// A proposal in the list.
pub struct BatchLine {
    /// Which one.
    pub id: PaymentBatchId,
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub state: BatchState,
    /// Who made it.
    pub proposed: By,
    /// How many payments.
    pub payments: i64,
    /// Their sum.
    pub amount: Eur,
}

/// A statement in the list.
pub struct StatementItem {
    /// Which one.
    pub id: BankStatementId,
    /// What the bank calls it.
    pub name: String,
    /// When it was brought in.
    pub brought_at: DateTime<Utc>,
    /// It was booked.
    pub is_booked: bool,
}

/// The list of payments.
pub struct PaymentsView {
    /// What may be paid.
    pub due: Vec<DueLine>,
    /// What is held up.
    pub held: Vec<HeldLine>,
    /// Where the account of the programme stands.
    pub own_account: AccountStanding,
    /// Numbers that nobody confirmed.
    pub unchecked: Vec<ParameterKey>,
    /// The proposals.
    pub batches: Vec<BatchLine>,
    /// The other pages of them.
    pub page: PageLinks,
    /// The statements that were brought in last.
    pub statements: Vec<StatementItem>,
    /// The day that was typed.
    pub pay_on: String,
    /// What was ticked.
    pub chosen: Vec<String>,
    /// Today.
    pub today: NaiveDate,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
}

/// A payment.
pub struct OrderLine {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Who is paid.
    pub partner: String,
    /// The last of the number of their account.
    pub account: String,
    /// What it is.
    pub kind: OrderKind,
    /// Of which government.
    pub source: PublicSource,
    /// How much.
    pub amount: Eur,
    /// What it is called at the bank.
    pub end_to_end: String,
    /// How far it is.
    pub state: OrderState,
    /// The line of the bank that says so.
    pub bank_reference: Option<String>,
}

/// One proposal.
pub struct BatchView {
    /// Which one.
    pub id: PaymentBatchId,
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub state: BatchState,
    /// When it is to be paid.
    pub pay_on: NaiveDate,
    /// Who made it.
    pub proposed: By,
    /// Who approved it.
    pub approved: Option<By>,
    /// Who made the file.
    pub sent: Option<By>,
    /// Who took it back.
    pub withdrawn: Option<By>,
    /// Why.
    pub why_withdrawn: String,
    /// Its payments.
    pub orders: Vec<OrderLine>,
    /// Their sum.
    pub sum: Eur,
    /// Why the reader does not approve it.
    pub approval: Option<BatchRefusal>,
    /// Whether its file can be made.
    pub may_send: bool,
    /// Whether it can be taken back.
    pub may_withdraw: bool,
    /// The reason that was typed.
    pub reason: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the forms.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The form for a statement.
pub struct UploadView {
    /// The key of the form.
    pub key: String,
    /// Why the file was not taken.
    pub problem: Option<String>,
    /// The same statement, which was brought before.
    pub before: Option<BankStatementId>,
}

/// A line of a statement with what it says.
pub struct SaidLine {
    /// What the bank calls it.
    pub reference: String,
    /// The day.
    pub on: NaiveDate,
    /// Which way.
    pub direction: Direction,
    /// How much.
    pub amount: Eur,
    /// Whether that is in euros.
    pub is_euro: bool,
    /// Who and what, in the words of the bank.
    pub about: String,
    /// The payment that it names.
    pub end_to_end: Option<String>,
    /// What it says.
    pub outcome: LineOutcome,
    /// Why nothing is booked.
    pub why: Option<Puzzle>,
    /// Of which payment: the project, its title, who was paid.
    pub order: Option<(ProjectId, String, String)>,
}

/// A statement.
pub struct StatementView {
    /// Which one.
    pub id: BankStatementId,
    /// What the bank calls it.
    pub name: String,
    /// The file.
    pub file: String,
    /// Who brought it.
    pub brought: By,
    /// Who booked it.
    pub booked: Option<By>,
    /// Its lines.
    pub lines: Vec<SaidLine>,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The plan of one commitment.
pub struct PlanLine {
    /// Who is paid.
    pub party: OrganisationId,
    /// Their name.
    pub partner: String,
    /// Where their account stands.
    pub account: AccountStanding,
    /// Of which phase.
    pub phase: Phase,
    /// Of which government.
    pub source: PublicSource,
    /// As what.
    pub instrument: InstrumentKind,
    /// The plan.
    pub plan: Plan,
    /// Paid and not come back.
    pub paid: Eur,
    /// In a proposal or with the bank.
    pub under_way: Eur,
    /// What may be paid today.
    pub due: Due,
    /// Whether the reader may read the account.
    pub keeps_account: bool,
}

/// A payment of a project.
pub struct ProjectOrder {
    /// In which proposal.
    pub batch: PaymentBatchId,
    /// What that is called.
    pub batch_name: String,
    /// When it is to be paid.
    pub pay_on: NaiveDate,
    /// The payment.
    pub line: OrderLine,
}

/// The plans and payments of a project.
pub struct PlanView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: Status,
    /// The numbers that plans are made with.
    pub rules: PaymentRules,
    /// Those that nobody confirmed.
    pub unchecked: Vec<ParameterKey>,
    /// The plans.
    pub lines: Vec<PlanLine>,
    /// The payments, newest first.
    pub orders: Vec<ProjectOrder>,
    /// Whether the reader makes payments.
    pub may_manage: bool,
    /// Today.
    pub today: NaiveDate,
}

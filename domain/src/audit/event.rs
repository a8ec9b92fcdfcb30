//! An event with the facts that the history keeps of it. Each kind says which facts it must carry; their names are stored and hashed, so they
//! never change, and a kind that needs one more tells it from then on.

use super::HistoryAction;
use crate::Eur;
use crate::changed::Changed;
use crate::conditions::{Condition, Opinion};
use crate::documents::{DocumentKind, Purpose};
use crate::financing::InstrumentKind;
use crate::gates::{Gate, Outcome, RuleId, StopReason};
use crate::ids::*;
use crate::in_kind::InKindMethod;
use crate::mail::MailChoice;
use crate::partners::PartnerRole;
use crate::people::FactorKind;
use crate::people::{Role, SteeringSeat};
use crate::projects::Phase;
use crate::reports::{Delivered, LogKind, ReportSection};
use crate::reviews::{Advice, Measure};
use crate::settings::ParameterKey;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an edit changed, field by field with old and new, and why where that was approved before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Edited {
    /// Every field that changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Changed>,
    /// The reason, where what was approved changed.
    #[serde(rename = "change_reason", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Edited {
    /// These changes, which needed no reason.
    pub const fn without_reason(changes: Vec<Changed>) -> Self {
        Self { changes, reason: None }
    }
}

/// Declares the kinds of event: what each is about, and its facts. Each has a [`HistoryAction`] of the same name.
macro_rules! history_events {
    ($($name:ident $(about $kind:literal $subject:ident: $of:ty)?, { $($(#[$meta:meta])* $fact:ident: $type:ty),* })+) => {
        /// What happened, about what, and the facts of it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "what each kind is stands with the action of its name")]
        pub enum HistoryEvent {
            $($name { $(#[serde(skip)] $subject: $of,)? $($(#[$meta])* $fact: $type,)* },)+
        }

        impl HistoryEvent {
            /// Which kind it is.
            pub const fn action(&self) -> HistoryAction {
                match self { $(Self::$name { .. } => HistoryAction::$name,)+ }
            }

            /// What it is about, as kind and id; empty when it is about nothing that has an id.
            pub fn subject(&self) -> String {
                match self { $(Self::$name { $($subject,)? .. } => history_events!(@subject $($kind $subject)?),)+ }
            }
        }
    };
    (@subject) => { String::new() };
    (@subject $kind:literal $subject:ident) => { format!("{} {}", $kind, $subject) };
}

history_events! {
    SignedIn about "person" person: PersonId, {
        #[serde(skip_serializing_if = "Option::is_none")] failed: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")] refused: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")] service: Option<String>
    }
    SignInLimited about "person" person: PersonId, { name: String }
    StrangersLimited, { unknown_accounts: u64, addresses: u64 }
    SetupTokenMade, {}
    FirstAdministrator about "person" person: PersonId, {}
    AccountOpened about "person" person: PersonId, {}
    MailChoiceChanged about "person" person: PersonId, { choice: MailChoice, before: MailChoice }
    DemoLoaded, {}
    DemoRemoved, {}
    PortfolioMade, { projects: usize }
    ProjectsImported about "import" import: ImportId, { file: String, rows: u32, projects: u32, organisations: u32 }
    MessageMarkedSent about "message" message: MessageId, {}
    MessageRetried about "message" message: MessageId, {}
    OrganisationMade about "organisation" organisation: OrganisationId, { name: String }
    OrganisationChanged about "organisation" organisation: OrganisationId, {
        name: String, name_before: String, #[serde(flatten)] edited: Edited
    }
    MergeProposed about "organisation" organisation: OrganisationId, { name: String, into: String, reason: String }
    OrganisationsMerged about "organisation" organisation: OrganisationId, { name: String, into: String, reason: String }
    MergeWithdrawn about "organisation" organisation: OrganisationId, { name: String, into: String }
    OrganisationsParted about "organisation" organisation: OrganisationId, { name: String, into: String }
    FacilityChanged about "facility" facility: String, { name: String, #[serde(flatten)] edited: Edited }
    ProjectMade about "project" project: ProjectId, { title: String }
    ProjectChanged about "project" project: ProjectId, { title: String, #[serde(flatten)] edited: Edited }
    DossierChanged about "project" project: ProjectId, { #[serde(flatten)] edited: Edited }
    PartnerAdded about "partner" partner: PartnerId, { organisation: String, role: PartnerRole, #[serde(flatten)] edited: Edited }
    PartnerChanged about "partner" partner: PartnerId, { organisation: String, #[serde(flatten)] edited: Edited }
    PartnerRemoved about "partner" partner: PartnerId, { organisation: String, role: PartnerRole, #[serde(flatten)] edited: Edited }
    FinancingChanged about "financing" of: Phase, { phase: Phase, #[serde(flatten)] edited: Edited }
    InstrumentSaved about "instrument" instrument: InstrumentId, {
        kind: InstrumentKind, phase: Phase, counterparty: String, amount: Eur, #[serde(flatten)] edited: Edited
    }
    InstrumentRemoved about "instrument" instrument: InstrumentId, {
        kind: InstrumentKind, phase: Phase, counterparty: String, amount: Eur, #[serde(flatten)] edited: Edited
    }
    ForecastSaved about "forecast" forecast: ForecastId, { organisation: String, phase: Phase, number: i64, total: Eur, #[serde(skip_serializing_if = "String::is_empty")] reason: String }
    InKindSaved about "in_kind_line" line: InKindLineId, { organisation: String, phase: Phase, method: InKindMethod, year: i32 }
    DocumentAdded about "document" document: DocumentId, {
        document_kind: DocumentKind, #[serde(skip_serializing_if = "String::is_empty")] name: String, #[serde(skip_serializing_if = "String::is_empty")] sha256: String
    }
    DocumentRenewed about "document" document: DocumentId, {
        document_kind: DocumentKind, #[serde(skip_serializing_if = "String::is_empty")] name: String, number: i64, #[serde(skip_serializing_if = "String::is_empty")] sha256: String
    }
    DocumentWithdrawn about "document" document: DocumentId, {
        document_kind: DocumentKind, #[serde(skip_serializing_if = "String::is_empty")] name: String, reason: String
    }
    DocumentChosen about "document" document: DocumentId, { purpose: Purpose, name: String, #[serde(skip_serializing_if = "std::ops::Not::not")] signed_by_all: bool }
    DocumentBlocked about "document" document: DocumentId, { document_kind: DocumentKind, finding: String }
    InKindRemoved about "in_kind_line" line: InKindLineId, { organisation: String, phase: Phase, method: InKindMethod, year: i32 }
    Assessed about "assessment" assessment: AssessmentId, {
        gate: Gate, condition: Condition, opinion: Opinion, level: u8, #[serde(flatten)] edited: Edited
    }
    EvidenceAdded about "evidence" evidence: EvidenceId, { condition: Condition, title: String, reference: String }
    EvidenceAccepted about "evidence" evidence: EvidenceId, { condition: Condition, title: String }
    Judged about "gate" at: Gate, { gate: Gate, rules: String, #[serde(flatten)] edited: Edited }
    GateRequested about "snapshot" snapshot: SnapshotId, { gate: Gate, number: i64, sha256: String, on_behalf: bool }
    GateReleased about "snapshot" snapshot: SnapshotId, { gate: Gate, number: u32, reason: String }
    GateDecided about "decision" decision: DecisionId, {
        gate: Gate, outcome: Outcome, approved_public: Eur, deviations: Vec<RuleId>, dossier: Option<u32>
    }
    DecisionCorrected about "decision" decision: DecisionId, {
        gate: Gate, outcome: Outcome, approved_public: Eur, deviations: Vec<RuleId>, dossier: Option<u32>, supersedes: DecisionId,
        #[serde(flatten)] edited: Edited
    }
    DecisionSigned about "decision" decision: DecisionId, {
        gate: Gate, outcome: Outcome, approved_public: Eur, supersedes: Option<DecisionId>
    }
    DecisionWithdrawn about "decision" decision: DecisionId, {
        gate: Gate, outcome: Outcome, approved_public: Eur, supersedes: Option<DecisionId>, reason: String
    }
    ConditionMet about "decision_condition" condition: DecisionConditionId, {
        decision: DecisionId, note: String, #[serde(skip_serializing_if = "Option::is_none")] starts: Option<Phase>
    }
    ConditionReported about "decision_condition" condition: DecisionConditionId, { decision: DecisionId, note: String }
    ConditionSentBack about "decision_condition" condition: DecisionConditionId, { decision: DecisionId, reason: String }
    PutOnAgenda about "project" project: ProjectId, {
        gate: Option<Gate>, held_until: Option<NaiveDate>, #[serde(skip_serializing_if = "Option::is_none")] reason: Option<String>
    }
    StopProposed about "stop" stop: StopProposalId, {
        stop_reason: StopReason, learned: String, ends_on: NaiveDate, unavoidable_cents: Eur
    }
    StopConfirmed about "stop" stop: StopProposalId, { void_decision: Option<DecisionId> }
    StopWithdrawn about "stop" stop: StopProposalId, { reason: String }
    ChangeWritten about "change" change: ChangeRequestId, { number: u32, phase: Phase, reason: String }
    ChangeAsked about "change" change: ChangeRequestId, { number: u32, asked: Vec<String> }
    ChangeAnswered about "change" change: ChangeRequestId, {
        number: u32, organisation: String, agrees: bool, #[serde(skip_serializing_if = "String::is_empty")] reason: String, on_behalf: bool
    }
    ChangeReopened about "change" change: ChangeRequestId, { number: u32 }
    ChangeHandedIn about "change" change: ChangeRequestId, { number: u32 }
    ChangeRecorded about "change" change: ChangeRequestId, { number: u32, approves: bool, reason: String }
    ChangeUnrecorded about "change" change: ChangeRequestId, { number: u32, reason: String }
    ChangeApproved about "change" change: ChangeRequestId, {
        number: u32, #[serde(skip_serializing_if = "String::is_empty")] reason: String, #[serde(flatten)] edited: Edited
    }
    ChangeRefused about "change" change: ChangeRequestId, { number: u32, reason: String }
    ChangeWithdrawn about "change" change: ChangeRequestId, { number: u32, reason: String }
    MoneyReleased about "project" project: ProjectId, { released: Eur }
    MoneyLapsed about "project" project: ProjectId, { phase: Phase, released: Eur }
    LedgerFilled, { projects: u64, rows: u64 }
    ReportsScheduled about "project" project: ProjectId, { phase: Phase, reports: usize, first_day: NaiveDate, last_day: NaiveDate }
    ReportWritten about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, section: ReportSection }
    ReportFormChosen about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, has_no_cost: bool }
    ReportPartIn about "report" report: ReportId, { phase: Phase, number: i32, organisation: String }
    ReportPartBack about "report" report: ReportId, { phase: Phase, number: i32, organisation: String }
    ReportSubmitted about "report" report: ReportId, {
        phase: Phase, number: i32, round: i32, #[serde(skip_serializing_if = "Vec::is_empty")] missing: Vec<String>,
        #[serde(skip_serializing_if = "String::is_empty")] reason: String
    }
    ReportWithdrawn about "report" report: ReportId, { phase: Phase, number: i32 }
    ReportOpened about "report" report: ReportId, { phase: Phase, number: i32 }
    ReportRemarked about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, section: ReportSection }
    ReportUnremarked about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, section: ReportSection }
    ReportAnswered about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, section: ReportSection }
    ReportReturned about "report" report: ReportId, { phase: Phase, number: i32, round: i32, until: NaiveDate }
    ReportApproved about "report" report: ReportId, { phase: Phase, number: i32, #[serde(flatten)] delivered: Option<Delivered> }
    ReportPartlyApproved about "report" report: ReportId, { phase: Phase, number: i32, #[serde(flatten)] delivered: Option<Delivered> }
    ReportApprovedFirst about "report" report: ReportId, { phase: Phase, number: i32 }
    ReportReopened about "report" report: ReportId, { phase: Phase, number: i32, reason: String }
    CostLineSaved about "cost_line" line: CostLineId, { phase: Phase, number: i32, organisation: String, cost_line: i32 }
    CostLineRemoved about "cost_line" line: CostLineId, { phase: Phase, number: i32, organisation: String, cost_line: i32 }
    CostWaitingRemoved about "report" report: ReportId, { phase: Phase, number: i32, organisation: String }
    CostLinesBrought about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, cost_lines: usize, waiting: usize }
    CostsJudged about "report" report: ReportId, { phase: Phase, number: i32, organisation: String, cost_lines: usize }
    CostCorrected about "cost_line" line: CostLineId, { phase: Phase, number: i32, organisation: String, cost_line: i32, reason: String }
    LessonAdded about "lesson" lesson: LessonId, { lesson_title: String }
    LessonPassedOver about "project" project: ProjectId, { organisation: String }
    LessonChanged about "lesson" lesson: LessonId, { lesson_title: String, #[serde(flatten)] edited: Edited }
    LessonCleared about "lesson" lesson: LessonId, { lesson_title: String }
    LessonPublished about "lesson" lesson: LessonId, { lesson_title: String }
    LessonTakenBack about "lesson" lesson: LessonId, { lesson_title: String, reason: String }
    ReportsMoved about "project" project: ProjectId, { phase: Phase, reports: usize, first_day: NaiveDate, last_day: NaiveDate }
    MonitoringAgreed about "organisation" organisation: OrganisationId, { name: String, on_paper: bool }
    LogNoted about "log_entry" entry: LogEntryId, { organisation: String, log_kind: LogKind, happened_on: NaiveDate }
    LogRemoved about "log_entry" entry: LogEntryId, { organisation: String, log_kind: LogKind, happened_on: NaiveDate }
    ExpertInvited about "invitation" invitation: InvitationId, { name: String }
    InvitationWithdrawn about "invitation" invitation: InvitationId, { name: String }
    ExpertChanged about "expert" expert: PersonId, { name: String, #[serde(flatten)] edited: Edited }
    RoundMade about "round" round_id: RoundId, { round: String }
    RoundClosed about "round" round_id: RoundId, { round: String }
    ChairNamed about "round" round_id: RoundId, { round: String, handed_by: String, handed_to: String }
    ScenarioSaved about "scenario" scenario: ScenarioId, { round: String, name: String, projects: usize, amount: Eur }
    ProposalAdded about "proposal" proposal: ProposalId, { round: String }
    ProposalTakenOut about "proposal" proposal: ProposalId, { round: String, reason: String }
    ReviewWithheld, { path: String }
    ReviewAsked about "review" review: ReviewId, { round: String, expert: String }
    ReviewReminded about "review" review: ReviewId, { round: String }
    ReviewReplaced about "review" review: ReviewId, { round: String }
    ReviewExtended about "review" review: ReviewId, { round: String, from: NaiveDate, until: NaiveDate }
    ReviewAccepted about "review" review: ReviewId, { round: String }
    ReviewDeclined about "review" review: ReviewId, { round: String }
    ReviewSubmitted about "review" review: ReviewId, { round: String }
    ReviewVoided about "review" review: ReviewId, { round: String }
    TieFound about "review" review: ReviewId, { round: String }
    NoteAsked about "review" review: ReviewId, { round: String, reason: String }
    NoteAdded about "review" review: ReviewId, { round: String }
    ReviewReopened about "review" review: ReviewId, { round: String, reason: String }
    InterestDeclared about "review" review: ReviewId, { round: String }
    InterestDecided about "review" review: ReviewId, { round: String, measure: Measure }
    ConsensusOpened about "proposal" proposal: ProposalId, {}
    ConsensusShut about "proposal" proposal: ProposalId, {}
    ConsensusRecorded about "proposal" proposal: ProposalId, { advice: Advice }
    PanelLevelsGiven about "proposal" proposal: ProposalId, { gate: Gate, levels: BTreeMap<Condition, u8> }
    ReviewsAnswered about "proposal" proposal: ProposalId, { round: String }
    PersonInvited about "invitation" invitation: InvitationId, {
        name: String, access_role: Role,
        #[serde(skip_serializing_if = "Option::is_none")] seat: Option<SteeringSeat>,
        #[serde(skip_serializing_if = "Option::is_none")] organisation: Option<String>
    }
    InvitationSentAgain about "invitation" invitation: InvitationId, { name: String }
    InvitationAccepted about "invitation" invitation: InvitationId, { name: String, access_role: Role }
    RoleGiven about "person" person: PersonId, {
        name: String, access_role: Role,
        #[serde(skip_serializing_if = "Option::is_none")] seat: Option<SteeringSeat>,
        #[serde(skip_serializing_if = "Option::is_none")] first_day: Option<NaiveDate>,
        #[serde(skip_serializing_if = "Option::is_none")] last_day: Option<NaiveDate>
    }
    RoleEnded about "person" person: PersonId, {
        name: String, access_role: Role,
        #[serde(skip_serializing_if = "Option::is_none")] seat: Option<SteeringSeat>,
        #[serde(skip_serializing_if = "Option::is_none")] last_day: Option<NaiveDate>
    }
    AccessEnded about "person" person: PersonId, { name: String, reason: String }
    ConditionHandedOver about "project" project: ProjectId, { text: String, handed_by: String, handed_to: String }
    TaskHandedOver about "project" project: ProjectId, { title: String, handed_by: String, handed_to: String }
    AccessReviewed about "access_review" access_review: AccessReviewId, { quarter: String, people: u64, sha256: String }
    BureauChanged, { #[serde(flatten)] edited: Edited }
    MailTried, { works: bool }
    MailLeftOut, {}
    ParametersSeen, {}
    ParameterChanged about "parameter" parameter: ParameterKey, {
        reason: String, #[serde(skip_serializing_if = "String::is_empty")] steering_decision: String, rule_set: u32, #[serde(flatten)] edited: Edited
    }
    AliasChanged about "reference" code: String, { name: String, #[serde(flatten)] edited: Edited }
    MailTextChanged about "mail_text" text: String, { #[serde(flatten)] edited: Edited }
    FurtherAdministrator about "person" person: PersonId, { administrators: u64 }
    AccountRenamed about "person" person: PersonId, { name: String, name_before: String }
    PasswordChanged about "person" person: PersonId, {}
    PasswordReset about "person" person: PersonId, {}
    EmailChanged about "person" person: PersonId, {}
    SessionsEnded about "person" person: PersonId, { sessions: u32 }
    FactorSetUp about "person" person: PersonId, { factor: FactorKind, #[serde(skip_serializing_if = "Option::is_none")] title: Option<String> }
    FactorRemoved about "person" person: PersonId, { factor: FactorKind, #[serde(skip_serializing_if = "Option::is_none")] title: Option<String> }
    RecoveryCodesMade about "person" person: PersonId, {}
    RecoveryCodeUsed about "person" person: PersonId, { left: u32 }
    FactorLimited about "person" person: PersonId, { name: String }
    FactorRuleChanged, { from: Option<NaiveDate>, before: Option<NaiveDate> }
    FactorResetAsked about "person" person: PersonId, { name: String, reason: String }
    FactorResetWithdrawn about "person" person: PersonId, { name: String }
    FactorReset about "person" person: PersonId, {
        name: String, #[serde(skip_serializing_if = "Option::is_none")] reason: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")] asked_by: Option<String>
    }
    ParameterConfirmed about "parameter" parameter: ParameterKey, { value: i64 }
    AccountEntered about "bank_account" account: BankAccountId, { #[serde(skip_serializing_if = "Option::is_none")] organisation: Option<String> }
    AccountConfirmed about "bank_account" account: BankAccountId, { #[serde(skip_serializing_if = "Option::is_none")] organisation: Option<String> }
    AccountWithdrawn about "bank_account" account: BankAccountId, { #[serde(skip_serializing_if = "Option::is_none")] organisation: Option<String> }
    PaymentsProposed about "payment_batch" batch: PaymentBatchId, { number: i64, payments: usize, payments_sum: Eur }
    PaymentsApproved about "payment_batch" batch: PaymentBatchId, { number: i64, payments: usize, payments_sum: Eur }
    PaymentsWithdrawn about "payment_batch" batch: PaymentBatchId, { number: i64, reason: String }
    PaymentsSent about "payment_batch" batch: PaymentBatchId, { number: i64, payments: usize, payments_sum: Eur }
    StatementRead about "bank_statement" statement: BankStatementId, { statement_name: String, statement_lines: usize }
    StatementThrownAway about "bank_statement" statement: BankStatementId, { statement_name: String, statement_lines: usize }
    StatementBooked about "bank_statement" statement: BankStatementId, {
        statement_name: String, lines_paid: usize, lines_returned: usize, lines_double: usize, lines_unknown: usize
    }
    PaymentMade about "payment_order" order: PaymentOrderId, { organisation: String, payments_sum: Eur, bank_reference: String }
    PaymentReturned about "payment_order" order: PaymentOrderId, { organisation: String, payments_sum: Eur, bank_reference: String }
    SignInLinked about "person" person: PersonId, { service: String }
    SignInUnlinked about "person" person: PersonId, { service: String }
}

#[cfg(test)]
mod tests;

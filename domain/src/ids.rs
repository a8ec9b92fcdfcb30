//! Ids that cannot be mixed up: one newtype a table, UUID version 7. Made by the server, never here.

/// Declares an id newtype.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        #[cfg(feature = "columns")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    PersonId,
    /// A company, institution, government or other party.
    OrganisationId,
    /// A cluster project.
    ProjectId,
    /// An organisation's place in one project.
    PartnerId,
    /// A market instrument of a project.
    InstrumentId,
    /// A version of what a partner expects to need.
    ForecastId,
    /// A line that a partner brings in kind.
    InKindLineId,
    /// A lesson of a project.
    LessonId,
    /// A phase report.
    ReportId,
    /// The part of a partner in a report.
    ReportPartId,
    /// A remark of the programme about a section of a report.
    ReportRemarkId,
    /// A cost line in the part of a partner.
    CostLineId,
    /// A cost line that waits to be mended.
    CostWaitingId,
    /// A correction of a cost line.
    CostCorrectionId,
    /// A note in the logbook of a partner.
    LogEntryId,
    /// One person's opinion on one condition at one gate.
    AssessmentId,
    /// A piece of evidence for a condition.
    EvidenceId,
    /// A document of a project.
    DocumentId,
    /// A version of a document.
    DocumentVersionId,
    /// A file that is on its way.
    UploadId,
    /// A frozen dossier.
    SnapshotId,
    /// A gate decision.
    DecisionId,
    /// A condition that a decision attaches.
    DecisionConditionId,
    /// A proposal by the partners to stop.
    StopProposalId,
    /// A request to change what was approved.
    ChangeRequestId,
    /// Two organisations that are proposed to be one.
    MergeId,
    /// One run of an import.
    ImportId,
    /// A one-time invitation.
    InvitationId,
    /// A round of expert reviews.
    RoundId,
    /// A project before the panel of a round.
    ProposalId,
    /// Requests of a round that somebody chose together.
    ScenarioId,
    /// One expert's review of one proposal.
    ReviewId,
    /// A message in the outbox.
    MessageId,
    /// A role that somebody has or had.
    RoleId,
    /// A quarter for which who has access was signed.
    AccessReviewId,
    /// A passkey of a person.
    PasskeyId,
    /// A second factor that was lost, and is reset by two people.
    FactorResetId,
    /// A row of the ledger.
    LedgerRowId,
    /// A bank account of an organisation, or of the programme.
    BankAccountId,
    /// A proposal of payments.
    PaymentBatchId,
    /// One payment.
    PaymentOrderId,
    /// A statement of the bank.
    BankStatementId,
    /// A line of one.
    StatementLineId,
}

//! The URLs of payments.

use super::*;

paths! {
    /// The bank account of an organisation.
    organisation_account(organisation: OrganisationId) = "/organisations/{organisation}/account";
    /// What is arranged with each partner after a go.
    start_list(project: ProjectId) = "/projects/{project}/start";
    /// Says that a partner agrees to be monitored.
    start_monitoring(project: ProjectId, part: OrganisationId) = "/projects/{project}/start/{part}/monitoring";
    /// What may be paid, the proposals and the statements; a proposal is sent here.
    payments() = "/payments";
    /// The bank account of the programme.
    programme_account() = "/payments/account";
    /// One proposal.
    payment_batch(batch: PaymentBatchId) = "/payments/batches/{batch}";
    /// Somebody else approves it here.
    payment_batch_approve(batch: PaymentBatchId) = "/payments/batches/{batch}/approve";
    /// Its file is made here.
    payment_batch_send(batch: PaymentBatchId) = "/payments/batches/{batch}/send";
    /// It is taken back here.
    payment_batch_withdraw(batch: PaymentBatchId) = "/payments/batches/{batch}/withdraw";
    /// Its file for the bank.
    payment_batch_file(batch: PaymentBatchId) = "/payments/batches/{batch}/file";
    /// The form for a statement of the bank.
    payment_statements() = "/payments/statements";
    /// One statement; it is booked here.
    payment_statement(statement: BankStatementId) = "/payments/statements/{statement}";
    /// Throws it away.
    payment_statement_throw_away(statement: BankStatementId) = "/payments/statements/{statement}/throw-away";
    /// How the grants of a project are paid.
    project_payments(project: ProjectId) = "/projects/{project}/payments";
    /// Confirms a parameter of payments.
    settings_parameter_confirm(code: &str) = "/settings/parameters/{code}/confirm";
}

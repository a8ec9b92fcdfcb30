//! Paying: bank accounts that two people stand for, proposals of payments, what the bank says of them, and which parameters a person confirmed.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE parameter_confirmation (
            parameter text PRIMARY KEY,
            value bigint NOT NULL,
            confirmed_by text NOT NULL,
            confirmed_at {time} NOT NULL
        );
        CREATE TABLE bank_account (
            id {uuid} PRIMARY KEY,
            organisation_id {uuid} REFERENCES organisation (id),
            is_programme boolean NOT NULL,
            iban text NOT NULL,
            holder text NOT NULL,
            entered_by {uuid} NOT NULL REFERENCES person (id),
            entered_at {time} NOT NULL,
            confirmed_by {uuid} REFERENCES person (id),
            confirmed_at {time},
            ended_by {uuid} REFERENCES person (id),
            ended_at {time},
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            CHECK (is_programme = (organisation_id IS NULL)),
            CHECK (confirmed_by IS NULL OR confirmed_by <> entered_by),
            CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
            CHECK ((ended_by IS NULL) = (ended_at IS NULL))
        );
        CREATE UNIQUE INDEX bank_account_counts ON bank_account (organisation_id) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
        CREATE UNIQUE INDEX bank_account_waits ON bank_account (organisation_id) WHERE confirmed_at IS NULL AND ended_at IS NULL;
        CREATE UNIQUE INDEX bank_account_own_counts ON bank_account (is_programme)
            WHERE organisation_id IS NULL AND confirmed_at IS NOT NULL AND ended_at IS NULL;
        CREATE UNIQUE INDEX bank_account_own_waits ON bank_account (is_programme)
            WHERE organisation_id IS NULL AND confirmed_at IS NULL AND ended_at IS NULL;
        CREATE INDEX bank_account_open ON bank_account (entered_at, id) WHERE confirmed_at IS NULL AND ended_at IS NULL;
        CREATE INDEX bank_account_organisation ON bank_account (organisation_id);
        CREATE TABLE payment_batch (
            id {uuid} PRIMARY KEY,
            number bigint NOT NULL UNIQUE,
            pay_on {date} NOT NULL,
            proposed_by {uuid} NOT NULL REFERENCES person (id),
            proposed_at {time} NOT NULL,
            approved_by {uuid} REFERENCES person (id),
            approved_at {time},
            sent_by {uuid} REFERENCES person (id),
            sent_at {time},
            account_id {uuid} REFERENCES bank_account (id),
            withdrawn_by {uuid} REFERENCES person (id),
            withdrawn_at {time},
            reason text NOT NULL,
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            CHECK (approved_by IS NULL OR approved_by <> proposed_by),
            CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
            CHECK (sent_at IS NULL OR (approved_at IS NOT NULL AND account_id IS NOT NULL AND withdrawn_at IS NULL))
        );
        CREATE INDEX payment_batch_open ON payment_batch (proposed_at, id) WHERE sent_at IS NULL AND withdrawn_at IS NULL;
        CREATE TABLE payment_order (
            id {uuid} PRIMARY KEY,
            batch_id {uuid} NOT NULL REFERENCES payment_batch (id),
            position integer NOT NULL,
            project_id {uuid} NOT NULL REFERENCES project (id),
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            source text NOT NULL CHECK (source IN ('european','national','province','municipality')),
            instrument text NOT NULL CHECK (instrument IN ('grant','participation','loan','guarantee','provisional_order','business_contract','launching_customer')),
            kind text NOT NULL CHECK (kind IN ('advance','instalment','claim','settlement')),
            amount bigint NOT NULL CHECK (amount > 0),
            account_id {uuid} NOT NULL REFERENCES bank_account (id),
            end_to_end text NOT NULL UNIQUE,
            is_demo boolean NOT NULL,
            UNIQUE (batch_id, position)
        );
        CREATE INDEX payment_order_project ON payment_order (project_id);
        CREATE INDEX payment_order_account ON payment_order (account_id);
        CREATE TABLE bank_statement (
            id {uuid} PRIMARY KEY,
            account_id {uuid} NOT NULL REFERENCES bank_account (id),
            name text NOT NULL,
            file_name text NOT NULL,
            brought_by {uuid} NOT NULL REFERENCES person (id),
            brought_at {time} NOT NULL,
            booked_by {uuid} REFERENCES person (id),
            booked_at {time},
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            UNIQUE (account_id, name)
        );
        CREATE INDEX bank_statement_open ON bank_statement (brought_at, id) WHERE booked_at IS NULL;
        CREATE TABLE statement_line (
            id {uuid} PRIMARY KEY,
            statement_id {uuid} NOT NULL REFERENCES bank_statement (id),
            account_id {uuid} NOT NULL REFERENCES bank_account (id),
            position integer NOT NULL,
            reference text NOT NULL,
            booked_on {date} NOT NULL,
            direction text NOT NULL CHECK (direction IN ('out','in')),
            amount bigint NOT NULL CHECK (amount > 0),
            is_euro boolean NOT NULL,
            end_to_end text,
            about text NOT NULL,
            outcome text CHECK (outcome IN ('paid','returned','double','unknown')),
            why text CHECK (why IN ('told_before','paid_before','returned_before','no_reference','no_such_payment','not_sent','other_amount','other_currency','not_paid')),
            order_id {uuid} REFERENCES payment_order (id),
            ledger_row_id {uuid} REFERENCES ledger_row (id),
            is_demo boolean NOT NULL,
            UNIQUE (statement_id, position),
            CHECK (CASE WHEN outcome IN ('paid','returned') THEN order_id IS NOT NULL AND ledger_row_id IS NOT NULL ELSE ledger_row_id IS NULL END)
        );
        CREATE UNIQUE INDEX statement_line_once ON statement_line (account_id, reference) WHERE outcome IN ('paid','returned','unknown');
        CREATE UNIQUE INDEX statement_line_paid ON statement_line (order_id) WHERE outcome = 'paid';
        CREATE UNIQUE INDEX statement_line_returned ON statement_line (order_id) WHERE outcome = 'returned';
    ").await?;
    let moved = "OLD.ended_at IS NOT NULL OR NEW.iban <> OLD.iban OR NEW.holder <> OLD.holder OR NEW.entered_by <> OLD.entered_by \
        OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at IS NULL OR NEW.confirmed_at <> OLD.confirmed_at))";
    refuse(manager, "bank_account", "UPDATE", moved, "the number of a bank account does not change; another account takes its place").await?;
    refuse(manager, "bank_account", "DELETE", "NOT OLD.is_demo", "a bank account is kept").await?;
    refuse(manager, "payment_batch", "UPDATE", "OLD.sent_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL", "a proposal that was sent or taken back does not change").await?;
    refuse(manager, "payment_batch", "DELETE", "NOT OLD.is_demo", "a proposal of payments is kept").await?;
    refuse(manager, "payment_order", "UPDATE", "true", "a payment does not change").await?;
    refuse(manager, "payment_order", "DELETE", "NOT OLD.is_demo", "a payment is kept").await?;
    refuse(manager, "statement_line", "UPDATE", "OLD.outcome IS NOT NULL", "a line that was booked does not change").await?;
    refuse(manager, "statement_line", "DELETE", "NOT OLD.is_demo", "a line of a statement is kept").await
});

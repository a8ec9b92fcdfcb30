//! The ledger: rows about money that never change and are only followed. Decisions that were signed before get theirs from the server, which can
//! read what they approved.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE ledger_row (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id),
            kind text NOT NULL CHECK (kind IN ('budget_line','contribution','commitment','claim','realisation','payment','settlement','release','recovery')),
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            source text CHECK (source IN ('european','national','province','municipality')),
            means text CHECK (means IN ('cash','in_kind','other')),
            instrument text CHECK (instrument IN ('grant','participation','loan','guarantee','provisional_order','business_contract','launching_customer')),
            amount bigint NOT NULL CHECK (amount <> 0),
            booked_on {date} NOT NULL,
            year integer NOT NULL,
            follows_id {uuid} REFERENCES ledger_row (id),
            decision_id {uuid} REFERENCES decision (id),
            stop_id {uuid} REFERENCES stop_proposal (id),
            document text,
            booked_at {time} NOT NULL,
            is_demo boolean NOT NULL,
            CHECK (amount > 0 OR follows_id IS NOT NULL),
            CHECK ((CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN stop_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN document IS NULL THEN 0 ELSE 1 END) = 1),
            CHECK (CASE
                WHEN kind = 'budget_line' THEN source IS NULL AND means IS NULL AND instrument IS NULL
                WHEN kind = 'contribution' THEN (source IS NULL) <> (means IS NULL) AND instrument IS NULL
                ELSE source IS NOT NULL AND means IS NULL AND instrument IS NOT NULL
            END)
        );
        CREATE INDEX ledger_row_project ON ledger_row (project_id, booked_at, id);
        CREATE INDEX ledger_row_promised ON ledger_row (kind, amount) WHERE kind IN ('commitment', 'release');
        CREATE INDEX ledger_row_organisation ON ledger_row (organisation_id);
        CREATE INDEX ledger_row_decision ON ledger_row (decision_id);
        CREATE INDEX ledger_row_stop ON ledger_row (stop_id) WHERE stop_id IS NOT NULL;
        CREATE INDEX ledger_row_follows ON ledger_row (follows_id) WHERE follows_id IS NOT NULL;
        ALTER TABLE programme_total ADD COLUMN released bigint NOT NULL DEFAULT 0;
    ").await?;
    refuse(manager, "ledger_row", "UPDATE", "true", "a row of the ledger does not change; another one follows it").await?;
    refuse(manager, "ledger_row", "DELETE", "NOT OLD.is_demo", "a row of the ledger is kept").await
});

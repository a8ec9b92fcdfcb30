//! Who pays what in a phase, and the instruments that help.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE financing_row (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            partner_id {uuid} NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            cost bigint NOT NULL,
            public_european bigint NOT NULL,
            public_national bigint NOT NULL,
            public_province bigint NOT NULL,
            public_municipality bigint NOT NULL,
            own_cash bigint NOT NULL,
            own_in_kind bigint NOT NULL,
            other bigint NOT NULL,
            PRIMARY KEY (project_id, phase, partner_id)
        );
        CREATE INDEX financing_row_partner ON financing_row (partner_id);
        CREATE TABLE instrument (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            kind text NOT NULL CHECK (kind IN ('grant','participation','loan','guarantee','provisional_order','business_contract','launching_customer')),
            counterparty text NOT NULL,
            amount bigint NOT NULL,
            signed_on {date},
            details text NOT NULL,
            position integer NOT NULL
        );
        CREATE INDEX instrument_project ON instrument (project_id, position);
    ").await
});

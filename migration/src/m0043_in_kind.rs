//! What partners bring in kind, line by line: it explains the amount in the financing table and changes it nowhere.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE in_kind_line (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            partner_id {uuid} NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            method text NOT NULL CHECK (method IN ('individual_rate','employment_cost','fixed_rate','integral_rate','equipment','own_materials','facility_hours','unpaid_work')),
            person text NOT NULL,
            person_key text NOT NULL,
            from_on {date} NOT NULL,
            until_on {date} NOT NULL,
            year integer NOT NULL,
            amount bigint NOT NULL CHECK (amount >= 0),
            residual bigint NOT NULL CHECK (residual >= 0 AND residual <= amount),
            life_hours bigint NOT NULL CHECK (life_hours >= 0),
            hours bigint NOT NULL CHECK (hours >= 0),
            market_value bigint,
            evidence text NOT NULL CHECK (evidence <> ''),
            value bigint NOT NULL CHECK (value >= 0),
            created_at {time} NOT NULL,
            version bigint NOT NULL,
            CHECK (from_on <= until_on),
            CHECK (market_value IS NULL OR value <= market_value),
            CHECK (CASE WHEN method IN ('equipment','own_materials','facility_hours') THEN person_key = '' AND market_value IS NOT NULL
                ELSE person_key <> '' AND hours <= 172000 END)
        );
        CREATE INDEX in_kind_line_partner ON in_kind_line (partner_id);
        CREATE INDEX in_kind_line_project ON in_kind_line (project_id, phase);
    ").await
});

//! Forecasts of public money by half-year: versions that follow each other. A forecast does not change; another one follows it.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE forecast (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            version bigint NOT NULL CHECK (version > 0),
            explanation text NOT NULL,
            made_by {uuid} REFERENCES person (id) ON DELETE SET NULL,
            made_at {time} NOT NULL,
            is_demo boolean NOT NULL,
            UNIQUE (project_id, phase, organisation_id, version)
        );
        CREATE INDEX forecast_organisation ON forecast (organisation_id);
        CREATE TABLE forecast_row (
            forecast_id {uuid} NOT NULL REFERENCES forecast (id) ON DELETE CASCADE,
            half_year integer NOT NULL,
            amount bigint NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (forecast_id, half_year)
        );
    ").await?;
    refuse(manager, "forecast", "UPDATE", "NEW.made_by IS NOT NULL", "a forecast does not change; another one follows it").await?;
    refuse(manager, "forecast_row", "UPDATE", "true", "a forecast does not change; another one follows it").await?;
    refuse(manager, "forecast", "DELETE", "NOT OLD.is_demo", "a forecast is kept").await
});

//! Projects, what they are about, and who takes part. The totals beside a project are kept by the same write that changes its rows.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE project (
            id {uuid} PRIMARY KEY,
            number bigint NOT NULL UNIQUE,
            title text NOT NULL,
            search_text text NOT NULL,
            public_summary text NOT NULL,
            aim text NOT NULL,
            product_market_combination text NOT NULL,
            result_type text CHECK (result_type IN ('application','semi_finished','basic_technology')),
            kind text NOT NULL CHECK (kind IN ('cluster_project','supporting_initiative')),
            phase text NOT NULL CHECK (phase IN ('intake','start','innovation','market_entry','closed')),
            status text NOT NULL CHECK (status IN ('draft','active','gate_requested','under_review','decision_pending','on_hold','recycled','stopped','refused','graduated','closed_completed','legacy')),
            entry_gate text NOT NULL CHECK (entry_gate IN ('G0','G1','G2','G3')),
            primary_sub_area text REFERENCES technology_area (code),
            cluster text REFERENCES cluster (code),
            lead_organisation_id {uuid} REFERENCES organisation (id),
            lead_name text NOT NULL,
            manager_id {uuid} REFERENCES person (id),
            contact_id {uuid} REFERENCES person (id),
            start_on {date},
            duration_months integer,
            next_gate_on {date},
            hold_until {date},
            recycles integer NOT NULL DEFAULT 0,
            cost bigint NOT NULL,
            public_money bigint NOT NULL,
            own_cash bigint NOT NULL,
            own_in_kind bigint NOT NULL,
            other_money bigint NOT NULL,
            weakest_condition text,
            weakest_level integer,
            is_demo boolean NOT NULL DEFAULT false,
            created_at {time} NOT NULL,
            updated_at {time} NOT NULL,
            version bigint NOT NULL
        );
        CREATE TABLE project_tag (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            list text NOT NULL CHECK (list IN ('sub_area','application_area','challenge','facility','activity')),
            code text NOT NULL,
            PRIMARY KEY (project_id, list, code)
        );
        CREATE INDEX project_tag_code ON project_tag (list, code, project_id);
        CREATE TABLE partner (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            role text NOT NULL CHECK (role IN ('lead','participant','funder','subcontractor','buyer','interested')),
            core_business boolean,
            position integer NOT NULL,
            UNIQUE (project_id, organisation_id)
        );
        CREATE UNIQUE INDEX partner_one_lead ON partner (project_id) WHERE role = 'lead';
        CREATE INDEX partner_organisation ON partner (organisation_id, project_id);
        CREATE TABLE dossier (
            project_id {uuid} PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
            application_on {date},
            works_start_on {date},
            accession_clause text,
            trl integer,
            proof_of_concept text NOT NULL DEFAULT '',
            lessons text NOT NULL DEFAULT '',
            market_proofs text NOT NULL DEFAULT '',
            business_case_parts text NOT NULL DEFAULT '',
            business_case_on {date},
            business_case_approved boolean NOT NULL DEFAULT false,
            stopping_considered text NOT NULL DEFAULT ''
        );
    ").await
});

//! Experts, rounds and reviews. What was handed in and what a panel agreed on stays as it is: the database itself refuses to change it.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE organisation ADD COLUMN group_name text;
        CREATE TABLE earlier_partner (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            organisation_id {uuid} NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
            left_at {time} NOT NULL,
            PRIMARY KEY (project_id, organisation_id)
        );
        CREATE TABLE expert (
            person_id {uuid} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
            role text NOT NULL CHECK (role IN ('science','industry','finance','user')),
            judges_business_case boolean NOT NULL,
            is_from_outside boolean NOT NULL,
            languages text NOT NULL,
            most_reviews integer NOT NULL,
            available_from {date},
            available_until {date},
            is_demo boolean NOT NULL DEFAULT false,
            updated_at {time} NOT NULL,
            version bigint NOT NULL
        );
        CREATE TABLE expert_tag (
            person_id {uuid} NOT NULL REFERENCES expert (person_id) ON DELETE CASCADE,
            list text NOT NULL CHECK (list IN ('sub_area','application_area')),
            code text NOT NULL,
            PRIMARY KEY (person_id, list, code)
        );
        CREATE TABLE expert_invitation (
            id {uuid} PRIMARY KEY,
            token_hash text NOT NULL UNIQUE,
            email text NOT NULL,
            name text NOT NULL,
            language text NOT NULL CHECK (language IN ('nl','en')),
            invited_by {uuid} NOT NULL REFERENCES person (id),
            invited_at {time} NOT NULL,
            expires_at {time} NOT NULL,
            used_at {time},
            withdrawn_at {time}
        );
        CREATE TABLE review_round (
            id {uuid} PRIMARY KEY,
            name text NOT NULL,
            gate text NOT NULL CHECK (gate IN ('G1','G2','G3')),
            criteria text NOT NULL,
            due_on {date} NOT NULL,
            chair_id {uuid} NOT NULL REFERENCES person (id),
            has_rebuttal boolean NOT NULL,
            made_by {uuid} REFERENCES person (id),
            made_at {time} NOT NULL,
            closed_at {time},
            is_demo boolean NOT NULL DEFAULT false,
            version bigint NOT NULL
        );
        CREATE INDEX review_round_chair ON review_round (chair_id);
        CREATE TABLE proposal (
            id {uuid} PRIMARY KEY,
            round_id {uuid} NOT NULL REFERENCES review_round (id),
            project_id {uuid} NOT NULL REFERENCES project (id),
            snapshot_id {uuid} NOT NULL REFERENCES snapshot (id),
            added_at {time} NOT NULL,
            opened_by {uuid} REFERENCES person (id),
            opened_at {time},
            is_demo boolean NOT NULL DEFAULT false,
            version bigint NOT NULL,
            UNIQUE (round_id, project_id)
        );
        CREATE INDEX proposal_project ON proposal (project_id);
        CREATE TABLE review (
            id {uuid} PRIMARY KEY,
            proposal_id {uuid} NOT NULL REFERENCES proposal (id),
            expert_id {uuid} NOT NULL REFERENCES person (id),
            status text NOT NULL CHECK (status IN ('invited','declined','accepted','submitted','void')),
            due_on {date} NOT NULL,
            reason text NOT NULL,
            draft text NOT NULL,
            saved_at {time},
            asked_at {time} NOT NULL,
            reminded_at {time},
            submitted_at {time},
            is_demo boolean NOT NULL DEFAULT false,
            version bigint NOT NULL,
            UNIQUE (proposal_id, expert_id)
        );
        CREATE INDEX review_expert ON review (expert_id, status, due_on);
        CREATE TABLE review_draft (
            review_id {uuid} NOT NULL REFERENCES review (id),
            number bigint NOT NULL,
            content text NOT NULL,
            saved_at {time} NOT NULL,
            PRIMARY KEY (review_id, number)
        );
        CREATE TABLE submitted_review (
            review_id {uuid} NOT NULL REFERENCES review (id),
            number bigint NOT NULL,
            content text NOT NULL,
            submitted_at {time} NOT NULL,
            is_demo boolean NOT NULL DEFAULT false,
            PRIMARY KEY (review_id, number)
        );
        CREATE TABLE review_reopening (
            review_id {uuid} NOT NULL REFERENCES review (id),
            number bigint NOT NULL,
            reason text NOT NULL,
            reopened_by {uuid} NOT NULL REFERENCES person (id),
            reopened_at {time} NOT NULL,
            PRIMARY KEY (review_id, number)
        );
        CREATE TABLE declaration (
            review_id {uuid} NOT NULL REFERENCES review (id),
            number bigint NOT NULL,
            has_interest boolean NOT NULL,
            kinds text NOT NULL,
            explanation text NOT NULL,
            proposed text CHECK (proposed IN ('recuse','observer','proceed')),
            found text NOT NULL,
            declared_at {time} NOT NULL,
            measure text CHECK (measure IN ('recuse','observer','proceed')),
            reason text NOT NULL,
            decided_by {uuid} REFERENCES person (id),
            decided_at {time},
            is_demo boolean NOT NULL DEFAULT false,
            PRIMARY KEY (review_id, number)
        );
        CREATE TABLE consensus (
            proposal_id {uuid} PRIMARY KEY REFERENCES proposal (id),
            draft text NOT NULL,
            content text NOT NULL,
            saved_at {time} NOT NULL,
            advice text CHECK (advice IN ('fund','fund_if_money','do_not_fund')),
            recorded_by {uuid} REFERENCES person (id),
            recorded_at {time},
            is_demo boolean NOT NULL DEFAULT false
        );
        CREATE TABLE rebuttal (
            proposal_id {uuid} PRIMARY KEY REFERENCES proposal (id),
            answer text NOT NULL,
            sent_by {uuid} NOT NULL REFERENCES person (id),
            sent_at {time} NOT NULL,
            is_demo boolean NOT NULL DEFAULT false
        );
    ").await?;
    refuse(manager, "submitted_review", "UPDATE", "true", "a review that was handed in does not change").await?;
    refuse(manager, "submitted_review", "DELETE", "NOT OLD.is_demo", "a review that was handed in is kept").await?;
    refuse(manager, "consensus", "UPDATE", "OLD.recorded_at IS NOT NULL", "what a panel agreed on does not change").await?;
    refuse(manager, "consensus", "DELETE", "OLD.recorded_at IS NOT NULL AND NOT OLD.is_demo", "what a panel agreed on is kept").await?;
    refuse(manager, "rebuttal", "UPDATE", "true", "an answer of the applicant does not change").await?;
    refuse(manager, "review_round", "UPDATE", "OLD.criteria <> NEW.criteria", "the criteria of a round do not change").await
});

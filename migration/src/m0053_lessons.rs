//! Lessons: what projects learned, where it came from, the two people who cleared it for publication, and what of reports was passed over.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE lesson (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            phase text NOT NULL CHECK (phase IN ('start','innovation','market_entry')),
            part_id {uuid} UNIQUE REFERENCES report_part (id) ON DELETE CASCADE,
            stop_id {uuid} UNIQUE REFERENCES stop_proposal (id) ON DELETE CASCADE,
            is_allowed boolean NOT NULL,
            title text NOT NULL CHECK (title <> ''),
            subject text NOT NULL CHECK (subject IN ('technology','market','partners','money','planning','rules')),
            text text NOT NULL CHECK (text <> ''),
            search_key text NOT NULL,
            made_by {uuid} NOT NULL REFERENCES person (id),
            made_at {time} NOT NULL,
            cleared_by {uuid} REFERENCES person (id),
            cleared_at {time},
            published_by {uuid} REFERENCES person (id),
            published_at {time},
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            CHECK ((part_id IS NULL) <> (stop_id IS NULL)),
            CHECK ((cleared_by IS NULL) = (cleared_at IS NULL)),
            CHECK ((published_by IS NULL) = (published_at IS NULL)),
            CHECK (published_by IS NULL OR (cleared_by IS NOT NULL AND published_by <> cleared_by)),
            CHECK (is_allowed OR cleared_by IS NULL)
        );
        CREATE INDEX lesson_newest ON lesson (made_at, id);
        CREATE INDEX lesson_waits ON lesson (cleared_at, id) WHERE cleared_at IS NOT NULL AND published_at IS NULL;
        CREATE INDEX lesson_project ON lesson (project_id);
        CREATE TABLE lesson_passed_over (
            source_id {uuid} PRIMARY KEY,
            passed_by {uuid} NOT NULL REFERENCES person (id),
            passed_at {time} NOT NULL
        );
    ").await?;
    let words = "OLD.published_at IS NOT NULL AND NEW.published_at IS NOT NULL AND (NEW.title <> OLD.title OR NEW.text <> OLD.text OR NEW.subject <> OLD.subject)";
    refuse(manager, "lesson", "UPDATE", words, "a lesson that is public does not change").await?;
    refuse(manager, "lesson", "DELETE", "NOT OLD.is_demo", "a lesson is kept").await
});

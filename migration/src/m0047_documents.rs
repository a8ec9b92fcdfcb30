//! Documents of a project with their versions, what the dossier rests on, and what is known of their text. What a version holds never changes; what
//! the virus scanner and the reader of texts say of it does.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE document (
            id {uuid} PRIMARY KEY,
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            organisation_id {uuid} REFERENCES organisation (id),
            kind text NOT NULL CHECK (kind IN ('business_case','consortium_agreement','judgement_g2_12','partner_letter','evidence_c1','evidence_c2','evidence_c3','evidence_c4','evidence_c5','evidence_c6','evidence_c7','evidence_c8','deliverable','invoice','timesheet','photo','other')),
            caption text,
            maker text,
            permission text CHECK (permission IN ('dossier','maker','everybody')),
            recognisable boolean,
            created_by {uuid} NOT NULL REFERENCES person (id),
            created_at {time} NOT NULL,
            withdrawn_by {uuid} REFERENCES person (id),
            withdrawn_at {time},
            withdrawn_reason text,
            is_demo boolean NOT NULL,
            version bigint NOT NULL,
            CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
            CHECK (CASE WHEN kind = 'photo' THEN caption IS NOT NULL AND maker IS NOT NULL AND permission IS NOT NULL AND recognisable IS NOT NULL
                ELSE caption IS NULL AND maker IS NULL AND permission IS NULL AND recognisable IS NULL END)
        );
        CREATE INDEX document_project ON document (project_id, kind, id);
        CREATE INDEX document_organisation ON document (organisation_id);
        CREATE TABLE document_version (
            id {uuid} PRIMARY KEY,
            document_id {uuid} NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            number bigint NOT NULL CHECK (number > 0),
            name text NOT NULL,
            file_type text NOT NULL CHECK (file_type IN ('pdf','docx','xlsx','pptx','odt','ods','png','jpeg','webp','csv','text')),
            size bigint NOT NULL CHECK (size > 0),
            sha256 text NOT NULL,
            scan text NOT NULL CHECK (scan IN ('off','waiting','clean','found')),
            finding text,
            text_state text NOT NULL CHECK (text_state IN ('waiting','kept','none','failed')),
            uploaded_by {uuid} NOT NULL REFERENCES person (id),
            uploaded_at {time} NOT NULL,
            is_demo boolean NOT NULL,
            UNIQUE (document_id, number)
        );
        CREATE INDEX document_version_scan ON document_version (uploaded_at) WHERE scan = 'waiting';
        CREATE INDEX document_version_text ON document_version (uploaded_at) WHERE text_state = 'waiting';
        CREATE TABLE document_text (
            document_version_id {uuid} PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
            text text NOT NULL
        );
        CREATE TABLE document_use (
            project_id {uuid} NOT NULL REFERENCES project (id) ON DELETE CASCADE,
            purpose text NOT NULL CHECK (purpose IN ('business_case','consortium_agreement','judgement_g2_12')),
            document_id {uuid} NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            chosen_by {uuid} NOT NULL REFERENCES person (id),
            chosen_at {time} NOT NULL,
            PRIMARY KEY (project_id, purpose)
        );
        CREATE INDEX document_use_document ON document_use (document_id);
        ALTER TABLE evidence ADD COLUMN document_id {uuid} REFERENCES document (id);
        CREATE INDEX evidence_document ON evidence (document_id);
    ").await?;
    let moved = "NEW.document_id <> OLD.document_id OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.file_type <> OLD.file_type \
        OR NEW.size <> OLD.size OR NEW.sha256 <> OLD.sha256 OR NEW.uploaded_by <> OLD.uploaded_by OR NEW.uploaded_at <> OLD.uploaded_at \
        OR OLD.scan = 'found'";
    refuse(manager, "document_version", "UPDATE", moved, "a version of a document does not change").await?;
    refuse(manager, "document_version", "DELETE", "NOT OLD.is_demo", "a version of a document is kept").await?;
    refuse(manager, "document", "UPDATE", "OLD.withdrawn_at IS NOT NULL OR NEW.kind <> OLD.kind OR NEW.project_id <> OLD.project_id", "a document that was withdrawn does not change").await?;
    refuse(manager, "document", "DELETE", "NOT OLD.is_demo", "a document is kept").await
});

//! Everything about a project that stands in small tables, in one statement: rows of one shape, told apart by their kind.

use super::signer::roles_of;
use crate::reviews::access::COUNTS;
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::ProjectId;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use uuid::Uuid;

/// One row; what its columns hold depends on its kind.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Row {
    pub kind: String,
    pub code: Option<String>,
    pub name: Option<String>,
    pub body: Option<String>,
    pub number: Option<i64>,
    pub flag: Option<i64>,
    pub day: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub at: Option<DateTime<Utc>>,
    pub id: Option<Uuid>,
    pub person: Option<Uuid>,
}

impl Row {
    pub(super) fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_default()
    }

    pub(super) fn name(&self) -> String {
        self.name.clone().unwrap_or_default()
    }

    pub(super) fn body(&self) -> String {
        self.body.clone().unwrap_or_default()
    }

    pub(super) fn number(&self) -> u32 {
        self.number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
    }
}

/// The mark between texts that travel in one column; nobody types it.
pub(super) const SEPARATOR: char = '\u{1f}';

/// From this bit on, the marks of a decision are the roles of who recorded it.
pub(super) const ROLES_FROM: i64 = 16;

/// The columns after `kind`, in the order of the statement, with what a kind has no use for left empty.
const EMPTY: [(&str, &str); 10] = [
    ("code", "CAST(NULL AS text)"),
    ("name", "CAST(NULL AS text)"),
    ("body", "CAST(NULL AS text)"),
    ("number", "CAST(NULL AS bigint)"),
    ("flag", "CAST(NULL AS bigint)"),
    ("day", "CAST(NULL AS date)"),
    ("until", "CAST(NULL AS date)"),
    ("at", "CAST(NULL AS {time})"),
    ("id", "CAST(NULL AS {uuid})"),
    ("person", "CAST(NULL AS {uuid})"),
];

/// One kind of row: its columns by name, and where they come from.
fn kind(kind: &str, columns: &[(&str, &str)], from: &str) -> String {
    let column = |(name, empty): &(&str, &str)| {
        let value = columns.iter().find(|(own, _)| own == name).map_or(*empty, |(_, value)| value);
        format!("{value} AS {name}")
    };
    let columns: Vec<_> = EMPTY.iter().map(column).collect();
    format!("SELECT '{kind}' AS kind, {} FROM {from}", columns.join(", "))
}

const THIS_PROJECT: &str = "project_id = $1";

fn statement() -> String {
    let dossier = ["COALESCE(accession_clause, '')", "proof_of_concept", "lessons", "market_proofs", "business_case_parts"];
    let texts = [&dossier[..], &["COALESCE(CAST(business_case_on AS text), '')"]].concat().join(&format!(" || '{SEPARATOR}' || "));
    let flag = |when: &str| format!("CAST(CASE WHEN {when} THEN 1 ELSE 0 END AS bigint)");
    let (approved, met, released) = (flag("business_case_approved"), flag("j.met"), flag("r.snapshot_id IS NOT NULL"));
    let roles = roles_of("p");
    let marks = format!(
        "CAST((CASE WHEN d.signed_at IS NOT NULL THEN 1 ELSE 0 END) \
         + (CASE WHEN EXISTS (SELECT 1 FROM decision c WHERE c.supersedes_id = d.id AND c.signed_at IS NOT NULL) THEN 2 ELSE 0 END) \
         + (CASE WHEN d.supersedes_id IS NOT NULL THEN 4 ELSE 0 END) \
         + (CASE WHEN d.void_at IS NOT NULL THEN 8 ELSE 0 END) + {ROLES_FROM} * {roles} AS bigint)"
    );
    let latest = "(SELECT MAX(l.number) FROM snapshot l WHERE l.project_id = $1 AND l.gate = $2)";
    let kinds = [
        kind("tag", &[("code", "list"), ("name", "code")], &format!("project_tag WHERE {THIS_PROJECT}")),
        kind(
            "dossier",
            &[("body", &texts), ("number", "CAST(trl AS bigint)"), ("flag", &approved), ("day", "application_on"), ("until", "works_start_on")],
            &format!("dossier WHERE {THIS_PROJECT}"),
        ),
        kind(
            "assessment",
            &[("code", "condition_code"), ("name", "opinion"), ("body", "reason"), ("number", "CAST(level AS bigint)")],
            &format!("assessment WHERE {THIS_PROJECT} AND gate = $2"),
        ),
        kind(
            "evidence",
            &[("code", "condition_code"), ("number", "CAST(COUNT(*) AS bigint)")],
            &format!("evidence WHERE {THIS_PROJECT} AND accepted GROUP BY condition_code"),
        ),
        kind(
            "judgement",
            &[("code", "j.rule_id"), ("name", "p.name"), ("body", "j.reason"), ("flag", &met)],
            "judgement j LEFT JOIN person p ON p.id = j.judged_by WHERE j.project_id = $1 AND j.gate = $2",
        ),
        kind("contact", &[("name", "c.name")], "project p JOIN person c ON c.id = p.contact_id WHERE p.id = $1"),
        kind("total", &[("number", "committed"), ("flag", "government")], "programme_total"),
        kind("match", &[("number", "companies"), ("flag", "institutions")], "programme_total"),
        kind(
            "alike",
            &[("number", "o.number"), ("name", "o.title")],
            "project p JOIN project o ON o.lead_organisation_id = p.lead_organisation_id AND o.id <> p.id WHERE p.id = $1",
        ),
        kind(
            "snapshot",
            &[
                ("code", "s.sha256"),
                ("name", "p.name"),
                ("body", "s.content"),
                ("number", "s.number"),
                ("flag", &released),
                ("at", "s.frozen_at"),
                ("id", "s.id"),
            ],
            &format!(
                "snapshot s LEFT JOIN snapshot_release r ON r.snapshot_id = s.id LEFT JOIN person p ON p.id = s.frozen_by \
                 WHERE s.project_id = $1 AND s.gate = $2 AND s.number = {latest}"
            ),
        ),
        kind(
            "panel",
            &[
                ("name", "r.criteria"),
                ("body", "c.content"),
                ("number", &format!("(SELECT COUNT(*) FROM review v WHERE v.proposal_id = p.id AND {COUNTS})")),
                ("at", "c.recorded_at"),
            ],
            &format!(
                "proposal p JOIN review_round r ON r.id = p.round_id JOIN snapshot s ON s.id = p.snapshot_id \
                 LEFT JOIN consensus c ON c.proposal_id = p.id AND c.recorded_at IS NOT NULL \
                 WHERE s.project_id = $1 AND s.gate = $2 AND s.number = {latest}"
            ),
        ),
        kind(
            "decision",
            &[
                ("code", "d.gate || ' ' || d.outcome"),
                ("name", "p.name"),
                ("body", "p.steering_seat"),
                ("number", "s.number"),
                ("flag", &marks),
                ("at", "d.decided_at"),
                ("id", "d.id"),
                ("person", "d.decided_by"),
            ],
            "decision d JOIN person p ON p.id = d.decided_by LEFT JOIN snapshot s ON s.id = d.snapshot_id WHERE d.project_id = $1",
        ),
    ];
    kinds.join(" UNION ALL ")
}

/// All of it, for a project at a gate. One query.
pub(super) async fn rows(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<Row>, DbErr> {
    let backend = connection.get_database_backend();
    let (time, uuid) = if backend == sea_orm::DatabaseBackend::Sqlite { ("text", "blob") } else { ("timestamptz", "uuid") };
    let sql = statement().replace("{time}", time).replace("{uuid}", uuid);
    Row::find_by_statement(Statement::from_sql_and_values(backend, sql, [project.into(), gate.into()])).all(connection).await
}

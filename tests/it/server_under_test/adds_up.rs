//! What holds about money when a story has ended, whatever it told: asked of the database itself, in SQL.

use sea_orm::{ConnectionTrait, Database, Statement};

/// What may not be found, and a statement that finds it.
const NOT_TO_BE_FOUND: [(&str, &str); 7] = [
    (
        "a project whose commitments are not what the decisions that stand approved",
        "SELECT p.number FROM project p WHERE (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l WHERE l.project_id = p.id AND l.kind = 'commitment') \
         <> (SELECT COALESCE(SUM(d.approved_public), 0) FROM decision d WHERE d.project_id = p.id AND d.signed_at IS NOT NULL \
         AND d.outcome IN ('go', 'conditional_go') \
         AND NOT EXISTS (SELECT 1 FROM decision c WHERE c.supersedes_id = d.id AND c.signed_at IS NOT NULL AND c.void_at IS NULL))",
    ),
    (
        "an approved budget in which cost is not what pays for it, for one of its partners",
        "SELECT COUNT(*) FROM ledger_row l WHERE l.kind IN ('budget_line', 'contribution') GROUP BY l.decision_id, l.organisation_id \
         HAVING SUM(CASE WHEN l.kind = 'budget_line' THEN l.amount ELSE -l.amount END) <> 0",
    ),
    (
        "a commitment of which more is spent or released than there is, in a project that was not corrected",
        "SELECT COUNT(*) FROM ledger_row l WHERE l.source IS NOT NULL AND l.instrument IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d \
         WHERE d.project_id = l.project_id AND d.supersedes_id IS NOT NULL) GROUP BY l.project_id, l.phase, l.organisation_id, l.source, l.instrument \
         HAVING SUM(CASE l.kind WHEN 'commitment' THEN l.amount WHEN 'release' THEN -l.amount WHEN 'payment' THEN -l.amount \
         WHEN 'recovery' THEN l.amount ELSE 0 END) < 0",
    ),
    (
        "a project that has stopped and still holds a commitment",
        "SELECT p.number FROM project p JOIN ledger_row l ON l.project_id = p.id WHERE p.status = 'stopped' GROUP BY p.number \
         HAVING SUM(CASE l.kind WHEN 'commitment' THEN l.amount WHEN 'release' THEN -l.amount ELSE 0 END) \
         > SUM(CASE l.kind WHEN 'payment' THEN l.amount WHEN 'realisation' THEN l.amount WHEN 'recovery' THEN -l.amount ELSE 0 END)",
    ),
    (
        "a person who works more hours in a year than it has, over all projects",
        "SELECT COUNT(*) FROM in_kind_line l JOIN partner p ON p.id = l.partner_id \
         WHERE l.method IN ('individual_rate', 'employment_cost', 'fixed_rate', 'integral_rate', 'unpaid_work') \
         GROUP BY p.organisation_id, l.person_key, l.year HAVING SUM(l.hours) > 172000",
    ),
    (
        "a line in kind in the project of another partner",
        "SELECT l.id FROM in_kind_line l JOIN partner p ON p.id = l.partner_id WHERE p.project_id <> l.project_id",
    ),
    (
        "a total of the programme that is not the sum over the ledger",
        "SELECT t.id FROM programme_total t WHERE t.committed <> (SELECT COALESCE(SUM(amount), 0) FROM ledger_row WHERE kind = 'commitment') \
         OR t.released <> (SELECT COALESCE(SUM(amount), 0) FROM ledger_row WHERE kind = 'release')",
    ),
];

/// Looks for each; the story fails where one is found.
///
/// # Panics
/// With what was found.
pub(super) async fn money_adds_up(url: &str) {
    let connection = Database::connect(url).await.expect("the database is there until the story ends");
    for (what, sql) in NOT_TO_BE_FOUND {
        let found = connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await;
        let found = found.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(found.is_empty(), "{} times: {what}", found.len());
    }
    connection.close().await.expect("the connection closes");
}

//! What holds about money when a story has ended, whatever it told: asked of the database itself, in SQL.

use sea_orm::{ConnectionTrait, Database, Statement};

/// What may not be found, and a statement that finds it.
const NOT_TO_BE_FOUND: [(&str, &str); 17] = [
    (
        "a project whose commitments are not what the decisions that stand and the changes since approved",
        "SELECT p.number FROM project p WHERE (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l WHERE l.project_id = p.id AND l.kind = 'commitment') \
         <> (SELECT COALESCE(SUM(r.committed_change), 0) FROM change_request r WHERE r.project_id = p.id) \
         + (SELECT COALESCE(SUM(d.approved_public), 0) FROM decision d WHERE d.project_id = p.id AND d.signed_at IS NOT NULL \
         AND d.outcome IN ('go', 'conditional_go') \
         AND NOT EXISTS (SELECT 1 FROM decision c WHERE c.supersedes_id = d.id AND c.signed_at IS NOT NULL AND c.void_at IS NULL))",
    ),
    (
        "an approved budget in which cost is not what pays for it, for one of its partners",
        "SELECT COUNT(*) FROM ledger_row l WHERE l.kind IN ('budget_line', 'contribution') GROUP BY l.decision_id, l.change_id, l.organisation_id \
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
    (
        "a kept sum that is not the sum over its rows, or rows without a kept sum",
        "SELECT kind FROM (SELECT l.kind, COALESCE(l.source, '') AS source, COALESCE(l.means, '') AS means, l.phase, l.year, \
         COALESCE(p.primary_sub_area, '') AS area, o.organisation_type, CASE WHEN l.phase = CASE p.phase WHEN 'intake' THEN 'start' \
         WHEN 'closed' THEN 'market_entry' ELSE p.phase END THEN 1 ELSE 0 END AS is_current, l.amount, 1 AS row_count \
         FROM ledger_row l JOIN project p ON p.id = l.project_id JOIN organisation o ON o.id = l.organisation_id \
         UNION ALL SELECT kind, source, means, phase, year, area, organisation_type, is_current, -amount, -row_count FROM ledger_sum) AS both_sides \
         GROUP BY kind, source, means, phase, year, area, organisation_type, is_current HAVING SUM(amount) <> 0 OR SUM(row_count) <> 0",
    ),
    (
        "a change that was not approved and booked something, or that booked something else than it says",
        "SELECT r.number FROM change_request r WHERE (r.state <> 'approved' AND EXISTS (SELECT 1 FROM ledger_row l WHERE l.change_id = r.id)) \
         OR r.committed_change <> (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l WHERE l.change_id = r.id AND l.kind = 'commitment')",
    ),
    (
        "an approved budget whose sheet says something else than the ledger, of who still takes part",
        "SELECT COUNT(*) FROM financing_row f JOIN partner a ON a.id = f.partner_id WHERE EXISTS (SELECT 1 FROM ledger_row l \
         WHERE l.project_id = f.project_id AND l.phase = f.phase AND l.kind = 'budget_line') GROUP BY f.project_id, f.phase, f.partner_id, f.cost, \
         a.organisation_id HAVING f.cost <> (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l JOIN organisation o ON o.id = l.organisation_id \
         WHERE l.project_id = f.project_id AND l.phase = f.phase AND l.kind = 'budget_line' AND COALESCE(o.merged_into, o.id) = a.organisation_id)",
    ),
    (
        "a payment whose line of the bank is not in the ledger as what it says",
        "SELECT s.id FROM statement_line s JOIN payment_order o ON o.id = s.order_id LEFT JOIN ledger_row l ON l.id = s.ledger_row_id \
         WHERE s.outcome IN ('paid', 'returned') AND (l.id IS NULL OR l.project_id <> o.project_id OR l.amount <> o.amount OR l.amount <> s.amount \
         OR l.kind <> CASE s.outcome WHEN 'paid' THEN 'payment' ELSE 'recovery' END)",
    ),
    (
        "a commitment of which more is paid or on its way than there is, in a project that was not corrected and did not stop",
        "SELECT COUNT(*) FROM payment_order o JOIN payment_batch b ON b.id = o.batch_id JOIN project p ON p.id = o.project_id \
         WHERE b.withdrawn_at IS NULL AND p.status NOT IN ('stopped', 'refused') \
         AND NOT EXISTS (SELECT 1 FROM statement_line s WHERE s.order_id = o.id AND s.outcome = 'paid') \
         AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.project_id = o.project_id AND d.supersedes_id IS NOT NULL) \
         GROUP BY o.project_id, o.phase, o.organisation_id, o.source, o.instrument \
         HAVING SUM(o.amount) > (SELECT COALESCE(SUM(CASE l.kind WHEN 'commitment' THEN l.amount WHEN 'release' THEN -l.amount \
         WHEN 'payment' THEN -l.amount WHEN 'recovery' THEN l.amount ELSE 0 END), 0) FROM ledger_row l WHERE l.project_id = o.project_id \
         AND l.phase = o.phase AND l.organisation_id = o.organisation_id AND l.source = o.source AND l.instrument = o.instrument)",
    ),
    (
        "claims of a partner in the ledger that are not the share of the cost that it claims, cut to the cent",
        "SELECT COUNT(*) FROM (SELECT l.project_id, l.phase, l.organisation_id, l.source, l.instrument, \
         SUM(CASE WHEN l.kind = 'commitment' THEN l.amount ELSE 0 END) AS committed, \
         SUM(CASE WHEN l.kind = 'claim' THEN l.amount ELSE 0 END) AS claimed FROM ledger_row l WHERE l.instrument IS NOT NULL \
         GROUP BY l.project_id, l.phase, l.organisation_id, l.source, l.instrument) s \
         JOIN (SELECT r.project_id, r.phase, c.organisation_id, SUM(k.value) AS cost FROM cost_claim k JOIN cost_line c ON c.id = k.line_id \
         JOIN report r ON r.id = c.report_id GROUP BY r.project_id, r.phase, c.organisation_id) k \
         ON k.project_id = s.project_id AND k.phase = s.phase AND k.organisation_id = s.organisation_id \
         JOIN (SELECT project_id, phase, organisation_id, SUM(amount) AS budget FROM ledger_row WHERE kind = 'budget_line' \
         GROUP BY project_id, phase, organisation_id) b ON b.project_id = s.project_id AND b.phase = s.phase AND b.organisation_id = s.organisation_id \
         WHERE NOT EXISTS (SELECT 1 FROM ledger_row x WHERE x.project_id = s.project_id AND x.kind = 'release') \
         GROUP BY s.project_id, s.phase, s.organisation_id, s.source, s.instrument, s.committed, s.claimed, k.cost, b.budget \
         HAVING s.claimed <> (CAST(k.cost AS bigint) * CAST(s.committed AS bigint)) / CAST(b.budget AS bigint)",
    ),
    (
        "a report that is approved and has a line of which nothing was said, or that two people had to approve and one did",
        "SELECT r.id FROM report r JOIN cost_line c ON c.report_id = r.id LEFT JOIN cost_verdict v ON v.line_id = c.id \
         WHERE r.state IN ('approved', 'partly_approved') AND v.line_id IS NULL UNION ALL SELECT id FROM report WHERE confirmed_by = judged_by",
    ),
    (
        "a line of which more is approved than was claimed, or less than nothing",
        "SELECT c.id FROM cost_line c JOIN cost_verdict v ON v.line_id = c.id LEFT JOIN (SELECT line_id, SUM(amount) AS amount \
         FROM cost_correction GROUP BY line_id) k ON k.line_id = c.id WHERE v.approved + COALESCE(k.amount, 0) NOT BETWEEN 0 AND c.value",
    ),
    (
        "a person of whom more hours are claimed in a year than it has, over all projects",
        "SELECT COUNT(*) FROM cost_line WHERE category = 'staff' GROUP BY organisation_id, person_key, year HAVING SUM(hours) > 172000",
    ),
    (
        "an account or a proposal for which one person stands twice",
        "SELECT id FROM bank_account WHERE confirmed_by = entered_by UNION ALL SELECT id FROM payment_batch WHERE approved_by = proposed_by \
         UNION ALL SELECT id FROM payment_batch WHERE sent_at IS NOT NULL AND approved_at IS NULL",
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

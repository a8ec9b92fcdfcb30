//! What the programme has committed and matched. One aggregate over all projects, kept until the history grows: everything that
//! changes money writes history.

use domain::Eur;
use domain::gates::ProgrammeFacts;
use domain::programme::Matching;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::timeout;

/// The figures as they were at an event of the history.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    kept: Arc<Mutex<Option<(i64, ProgrammeFacts)>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// How long to wait for somebody else who is computing the same. Not for ever: a writer may hold what the other one waits for.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    own: i64,
    public: i64,
}

/// Committed: what signed decisions approved, unless a signed correction stands in their place. Matched: the money of the phase that
/// each project is in; what came in from before 2010 and what was stopped does not count.
const TOTALS: &str = "SELECT 'committed' AS kind, CAST(0 AS bigint) AS own, CAST(COALESCE(SUM(d.approved_public), 0) AS bigint) AS public \
     FROM decision d WHERE d.signed_at IS NOT NULL AND d.outcome IN ('go', 'conditional_go') \
     AND NOT EXISTS (SELECT 1 FROM decision c WHERE c.supersedes_id = d.id AND c.signed_at IS NOT NULL) \
     UNION ALL \
     SELECT o.organisation_type, CAST(SUM(f.own_cash + f.own_in_kind) AS bigint), \
     CAST(SUM(f.public_european + f.public_national + f.public_province + f.public_municipality) AS bigint) \
     FROM project p JOIN financing_row f ON f.project_id = p.id AND f.phase = p.phase JOIN partner a ON a.id = f.partner_id \
     JOIN organisation o ON o.id = a.organisation_id \
     WHERE p.status IN ('active', 'gate_requested', 'under_review', 'decision_pending', 'on_hold', 'recycled', 'graduated', 'closed_completed') \
     GROUP BY o.organisation_type";

impl Figures {
    /// The figures at this event of the history; asks the database only when something happened since. Inside a transaction it is
    /// called before anything is written.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn at(&self, connection: &impl ConnectionTrait, event: i64) -> Result<ProgrammeFacts, DbErr> {
        if let Some(figures) = self.known(event) {
            return Ok(figures);
        }
        // One reader computes and the others wait for it: a sum over all projects by everybody at once would hold every connection.
        let _turn = timeout(PATIENCE, self.turn.lock()).await;
        if let Some(figures) = self.known(event) {
            return Ok(figures);
        }
        let rows = Row::find_by_statement(Statement::from_string(connection.get_database_backend(), TOTALS)).all(connection).await?;
        let figures = sum(&rows);
        if let Ok(mut kept) = self.kept.lock() {
            *kept = Some((event, figures));
        }
        Ok(figures)
    }

    fn known(&self, event: i64) -> Option<ProgrammeFacts> {
        self.kept.lock().ok().and_then(|kept| *kept).filter(|(seq, _)| *seq == event).map(|(_, figures)| figures)
    }
}

/// What a government brings itself is public money, never match.
fn sum(rows: &[Row]) -> ProgrammeFacts {
    let mut figures = ProgrammeFacts { committed: Eur::ZERO, match_after: Matching::default() };
    for row in rows {
        let (own, public) = (Eur(row.own), Eur(row.public));
        let none = Matching::default();
        figures.match_after = figures.match_after
            + match row.kind.as_str() {
                "committed" => {
                    figures.committed = public;
                    none
                }
                "company" => Matching { companies: own, government: public, ..none },
                "government" => Matching { government: public + own, ..none },
                _ => Matching { institutions: own, government: public, ..none },
            };
    }
    figures
}

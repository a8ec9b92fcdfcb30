//! What the experts of a panel give to the facts of a gate.

use super::access::COUNTS;
use crate::store::unreadable::unreadable;
use crate::store::versioned;
use chrono::{DateTime, Utc};
use domain::gates::{AgreedFacts, Gate, ReviewFacts};
use domain::ids::{ProjectId, ProposalId};
use domain::reviews::{Criteria, NewConsensus};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Panel {
    proposal: ProposalId,
    criteria: String,
    counted: i64,
    content: Option<String>,
    recorded_at: Option<DateTime<Utc>>,
}

fn panels() -> String {
    format!(
        "SELECT p.id AS proposal, r.criteria, (SELECT COUNT(*) FROM review v WHERE v.proposal_id = p.id AND {COUNTS}) AS counted, \
         c.content, c.recorded_at FROM proposal p JOIN review_round r ON r.id = p.round_id JOIN snapshot s ON s.id = p.snapshot_id \
         LEFT JOIN consensus c ON c.proposal_id = p.id AND c.recorded_at IS NOT NULL WHERE p.taken_out_at IS NULL AND s.project_id = $1 AND s.gate = $2 \
         AND s.number = (SELECT MAX(l.number) FROM snapshot l WHERE l.project_id = $1 AND l.gate = $2)"
    )
}

/// What the experts made of the dossier that was frozen last for a gate: the panel that agreed last; while none has, the one with the most
/// reviews that count. One query.
///
/// # Errors
/// An agreement or criteria that cannot be read.
pub async fn facts(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<ReviewFacts, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), panels(), [project.into(), gate.into()]);
    let panels = Panel::find_by_statement(statement).all(connection).await?;
    panels.iter().max_by_key(|panel| (panel.recorded_at, panel.counted)).map_or_else(|| Ok(ReviewFacts::default()), read)
}

fn read(panel: &Panel) -> Result<ReviewFacts, DbErr> {
    let counted = u32::try_from(panel.counted).map_err(|error| unreadable("a count of reviews", error))?;
    Ok(ReviewFacts { counted, agreed: panel.content.as_deref().map(|content| agreed(panel, content)).transpose()? })
}

fn agreed(panel: &Panel, content: &str) -> Result<AgreedFacts, DbErr> {
    let criteria: Criteria = versioned::read(&panel.criteria, panel.proposal)?;
    let agreed: NewConsensus = versioned::read(content, panel.proposal)?;
    let scores = agreed.scores();
    Ok(AgreedFacts { total: criteria.total(&scores), scores, advice: agreed.advice })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_that_cannot_be_read_is_an_error_and_never_no_agreement() {
        let proposal = ProposalId(uuid::Uuid::nil());
        let panel = |content: Option<&str>| Panel {
            proposal,
            criteria: "{}".to_owned(),
            counted: 3,
            content: content.map(str::to_owned),
            recorded_at: content.map(|_| DateTime::UNIX_EPOCH),
        };
        assert_eq!(read(&panel(None)), Ok(ReviewFacts { counted: 3, agreed: None }));
        let error = read(&panel(Some("{}"))).map_err(|error| error.to_string());
        assert_eq!(error.map_err(|error| error.ends_with("cannot be read: another shape from column 2 on")), Err(true));
    }
}

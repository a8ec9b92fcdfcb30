//! Removing everything that the demo set brought, and nothing else. What is real and refers to it stops the removal.

use crate::dossier::programme_total;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::events::Event;
use domain::audit::HistoryEvent;
use sea_orm::{ConnectionTrait, DbErr};

/// The statements, in the order in which rows let go of each other. What hangs on a project by `ON DELETE CASCADE` goes with it.
const STATEMENTS: &[&str] = &[
    "DELETE FROM consensus WHERE is_demo",
    "DELETE FROM rebuttal WHERE is_demo",
    "DELETE FROM submitted_review WHERE is_demo",
    "DELETE FROM declaration WHERE is_demo",
    "DELETE FROM review_draft WHERE review_id IN (SELECT id FROM review WHERE is_demo)",
    "DELETE FROM review_note WHERE is_demo",
    "DELETE FROM review_reopening WHERE review_id IN (SELECT id FROM review WHERE is_demo)",
    "DELETE FROM review WHERE is_demo",
    "DELETE FROM scenario WHERE is_demo",
    "DELETE FROM proposal WHERE is_demo",
    "DELETE FROM review_round WHERE is_demo",
    "DELETE FROM outbox WHERE is_demo",
    "DELETE FROM decision_condition_met WHERE decision_condition_id IN (SELECT id FROM decision_condition WHERE is_demo)",
    "DELETE FROM decision_condition_report WHERE decision_condition_id IN (SELECT id FROM decision_condition WHERE is_demo)",
    "DELETE FROM decision_condition_hand WHERE decision_condition_id IN (SELECT id FROM decision_condition WHERE is_demo)",
    "DELETE FROM decision_condition_told WHERE decision_condition_id IN (SELECT id FROM decision_condition WHERE is_demo)",
    "DELETE FROM decision_condition WHERE is_demo",
    "DELETE FROM statement_line WHERE is_demo",
    "DELETE FROM bank_statement WHERE is_demo",
    "DELETE FROM payment_order WHERE is_demo",
    "DELETE FROM payment_batch WHERE is_demo",
    "DELETE FROM bank_account WHERE is_demo",
    "DELETE FROM ledger_row WHERE is_demo",
    "DELETE FROM ledger_sum WHERE row_count = 0",
    "DELETE FROM forecast WHERE is_demo",
    "DELETE FROM lesson WHERE is_demo",
    "DELETE FROM lesson_passed_over WHERE passed_by IN (SELECT id FROM person WHERE is_demo)",
    "DELETE FROM report WHERE is_demo",
    "DELETE FROM log_entry WHERE project_id IN (SELECT id FROM project WHERE is_demo)",
    "DELETE FROM decision WHERE is_demo",
    "DELETE FROM snapshot_release WHERE snapshot_id IN (SELECT id FROM snapshot WHERE is_demo)",
    "DELETE FROM snapshot WHERE is_demo",
    "DELETE FROM stop_proposal WHERE project_id IN (SELECT id FROM project WHERE is_demo)",
    "DELETE FROM project WHERE is_demo",
    "DELETE FROM submission WHERE person_id IN (SELECT id FROM person WHERE is_demo)",
    "DELETE FROM invitation WHERE invited_by IN (SELECT id FROM person WHERE is_demo) OR used_by IN (SELECT id FROM person WHERE is_demo) \
     OR organisation_id IN (SELECT id FROM organisation WHERE is_demo)",
    "DELETE FROM access_review WHERE signed_by IN (SELECT id FROM person WHERE is_demo)",
    "UPDATE person_role SET given_by = NULL WHERE given_by IN (SELECT id FROM person WHERE is_demo)",
    "DELETE FROM organisation_merge WHERE is_demo OR organisation_id IN (SELECT id FROM organisation WHERE is_demo) \
     OR into_id IN (SELECT id FROM organisation WHERE is_demo) OR proposed_by IN (SELECT id FROM person WHERE is_demo) \
     OR confirmed_by IN (SELECT id FROM person WHERE is_demo) OR ended_by IN (SELECT id FROM person WHERE is_demo)",
    "DELETE FROM person WHERE is_demo",
    "DELETE FROM organisation WHERE is_demo",
    "DELETE FROM bureau WHERE is_demo",
    "DELETE FROM setup_step WHERE is_demo",
];

/// Removes the demo set. Its events stay in the history.
///
/// # Errors
/// A real project that a demo organisation takes part in.
pub async fn remove(state: &State) -> Result<(), AppError> {
    let write = state.begin().await?;
    for statement in STATEMENTS {
        write.execute_unprepared(statement).await.map_err(|error| DbErr::Custom(format!("{statement}: {error}")))?;
    }
    programme_total::sum_again(&write).await?;
    write.finish([Event::by_operator(HistoryEvent::DemoRemoved {})]).await?;
    Ok(state.refresh_reference().await?)
}

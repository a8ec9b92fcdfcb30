//! Rows of many tables, gathered first and written together: in the order in which they refer to each other, a few hundred at a time.

use super::documents::MadeFile;
use crate::store::events::{Event, record_all};
use ::entity::{
    assessment, change_consent, change_request, consensus, cost_claim, cost_line, cost_posting, cost_verdict, decision, decision_condition,
    decision_condition_met, declaration, document, document_use, document_version, dossier, evidence, expert, expert_tag, financing_row, forecast,
    forecast_row, in_kind_line, instrument, invitation, judgement, ledger_row, lesson, monitoring_agreement, organisation, partner, person,
    person_role, project, project_tag, proposal, rebuttal, report, report_answer, report_part, report_remark, report_view, review, review_round,
    scenario, scenario_choice, snapshot, stop_proposal, submitted_review,
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable};

/// SQLite takes 32,766 values in a statement, PostgreSQL twice as many.
const MOST_VALUES: usize = 32_000;
/// More rows than these in one statement gain nothing.
const MOST_ROWS: usize = 500;

/// What is going to be written.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) organisations: Vec<organisation::Model>,
    pub(super) people: Vec<person::Model>,
    pub(super) roles: Vec<person_role::Model>,
    pub(super) experts: Vec<expert::Model>,
    pub(super) expert_tags: Vec<expert_tag::Model>,
    pub(super) invitations: Vec<invitation::Model>,
    pub(super) projects: Vec<project::Model>,
    pub(super) tags: Vec<project_tag::Model>,
    pub(super) partners: Vec<partner::Model>,
    pub(super) dossiers: Vec<dossier::Model>,
    pub(super) money: Vec<financing_row::Model>,
    pub(super) instruments: Vec<instrument::Model>,
    pub(super) in_kind: Vec<in_kind_line::Model>,
    pub(super) documents: Vec<document::Model>,
    pub(super) document_versions: Vec<document_version::Model>,
    pub(super) document_uses: Vec<document_use::Model>,
    pub(super) monitoring: Vec<monitoring_agreement::Model>,
    /// What the documents hold; no table has it.
    pub(super) files: Vec<MadeFile>,
    pub(super) forecasts: Vec<forecast::Model>,
    pub(super) forecast_rows: Vec<forecast_row::Model>,
    pub(super) reports: Vec<report::Model>,
    pub(super) report_parts: Vec<report_part::Model>,
    pub(super) report_answers: Vec<report_answer::Model>,
    pub(super) report_remarks: Vec<report_remark::Model>,
    pub(super) report_views: Vec<report_view::Model>,
    pub(super) lessons: Vec<lesson::Model>,
    pub(super) assessments: Vec<assessment::Model>,
    pub(super) evidence: Vec<evidence::Model>,
    pub(super) judgements: Vec<judgement::Model>,
    pub(super) snapshots: Vec<snapshot::Model>,
    pub(super) decisions: Vec<decision::Model>,
    pub(super) conditions: Vec<decision_condition::Model>,
    pub(super) met: Vec<decision_condition_met::Model>,
    pub(super) stops: Vec<stop_proposal::Model>,
    pub(super) changes: Vec<change_request::Model>,
    pub(super) consents: Vec<change_consent::Model>,
    pub(super) ledger: Vec<ledger_row::Model>,
    pub(super) cost_lines: Vec<cost_line::Model>,
    pub(super) cost_claims: Vec<cost_claim::Model>,
    pub(super) cost_verdicts: Vec<cost_verdict::Model>,
    pub(super) cost_postings: Vec<cost_posting::Model>,
    pub(super) rounds: Vec<review_round::Model>,
    pub(super) proposals: Vec<proposal::Model>,
    pub(super) reviews: Vec<review::Model>,
    pub(super) declarations: Vec<declaration::Model>,
    pub(super) submitted: Vec<submitted_review::Model>,
    pub(super) agreed: Vec<consensus::Model>,
    pub(super) answers: Vec<rebuttal::Model>,
    pub(super) scenarios: Vec<scenario::Model>,
    pub(super) choices: Vec<scenario_choice::Model>,
    pub(super) events: Vec<(DateTime<Utc>, Event)>,
}

impl Rows {
    /// Writes everything and tells how many rows there were. Events are written in the order of their time.
    pub(super) async fn insert(mut self, transaction: &impl ConnectionTrait) -> Result<u64, DbErr> {
        let mut written = insert_all(transaction, self.organisations).await?;
        written += insert_all(transaction, self.people).await?;
        written += insert_all(transaction, self.roles).await?;
        written += insert_all(transaction, self.experts).await?;
        written += insert_all(transaction, self.expert_tags).await?;
        written += insert_all(transaction, self.invitations).await?;
        written += insert_all(transaction, self.projects).await?;
        written += insert_all(transaction, self.tags).await?;
        written += insert_all(transaction, self.partners).await?;
        written += insert_all(transaction, self.dossiers).await?;
        written += insert_all(transaction, self.money).await?;
        written += insert_all(transaction, self.instruments).await?;
        written += insert_all(transaction, self.in_kind).await?;
        written += insert_all(transaction, self.documents).await?;
        written += insert_all(transaction, self.document_versions).await?;
        written += insert_all(transaction, self.document_uses).await?;
        written += insert_all(transaction, self.monitoring).await?;
        written += insert_all(transaction, self.forecasts).await?;
        written += insert_all(transaction, self.forecast_rows).await?;
        written += insert_all(transaction, self.reports).await?;
        written += insert_all(transaction, self.report_parts).await?;
        written += insert_all(transaction, self.report_answers).await?;
        written += insert_all(transaction, self.report_remarks).await?;
        written += insert_all(transaction, self.report_views).await?;
        written += insert_all(transaction, self.lessons).await?;
        written += insert_all(transaction, self.assessments).await?;
        written += insert_all(transaction, self.evidence).await?;
        written += insert_all(transaction, self.judgements).await?;
        written += insert_all(transaction, self.snapshots).await?;
        written += insert_all(transaction, self.decisions).await?;
        written += insert_all(transaction, self.conditions).await?;
        written += insert_all(transaction, self.met).await?;
        written += insert_all(transaction, self.stops).await?;
        written += insert_all(transaction, self.changes).await?;
        written += insert_all(transaction, self.consents).await?;
        written += insert_all(transaction, self.ledger).await?;
        written += insert_all(transaction, self.cost_lines).await?;
        written += insert_all(transaction, self.cost_claims).await?;
        written += insert_all(transaction, self.cost_verdicts).await?;
        written += insert_all(transaction, self.cost_postings).await?;
        written += insert_all(transaction, self.rounds).await?;
        written += insert_all(transaction, self.proposals).await?;
        written += insert_all(transaction, self.reviews).await?;
        written += insert_all(transaction, self.declarations).await?;
        written += insert_all(transaction, self.submitted).await?;
        written += insert_all(transaction, self.agreed).await?;
        written += insert_all(transaction, self.answers).await?;
        written += insert_all(transaction, self.scenarios).await?;
        written += insert_all(transaction, self.choices).await?;
        self.events.sort_by_key(|(at, _)| *at);
        written += record_all(transaction, self.events).await?;
        Ok(written)
    }
}

/// Writes rows of one table.
async fn insert_all<M, A, E>(transaction: &impl ConnectionTrait, rows: Vec<M>) -> Result<u64, DbErr>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
    E: EntityTrait,
{
    let at_once = (MOST_VALUES / E::Column::iter().count().max(1)).min(MOST_ROWS);
    let mut written = 0;
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(at_once).collect();
        written += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        E::insert_many(chunk).exec_without_returning(transaction).await?;
    }
    Ok(written)
}

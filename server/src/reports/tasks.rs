//! What reports ask of a person: the own part, the whole of the lead partner, a report to judge.

use super::read_list::waiting;
use crate::dossier::overdue::owed;
use crate::state::State;
use ::entity::{partner, project, report, report_part};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use app::reports::{ReportLine, report_name};
use chrono::NaiveDate;
use domain::access::Actor;
use domain::partners::PartnerRole;
use domain::people::Role;
use domain::projects::Status;
use domain::reports::ReportState;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, DbErr};

/// What waits for this person. At most six queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use report::Column as Of;
    let (read, mut items) = (&state.database.read, Vec::new());
    let goes_on = project::Column::Status.is_not_in([Status::Stopped, Status::Refused, Status::Graduated, Status::ClosedCompleted]);
    if let Some(own) = actor.organisation.filter(|_| actor.is(Role::Partner)) {
        let places = Query::select()
            .column(partner::Column::ProjectId)
            .from(partner::Entity)
            .and_where(partner::Column::OrganisationId.eq(own))
            .and_where(partner::Column::Role.is_in([PartnerRole::Lead, PartnerRole::Participant]))
            .to_owned();
        let which =
            Condition::all().add(Of::ProjectId.in_subquery(places)).add(Of::State.is_in(owed())).add(Of::OpensOn.lte(today)).add(goes_on.clone());
        for (line, part, leads) in waiting(read, which, Some(own), (today, WorkItem::MOST)).await? {
            items.extend(asked(words, &line, part.as_ref(), leads).map(|what| item(words, &line, what, line.due)));
        }
    }
    if actor.is(Role::ProgrammeManager) {
        let own = Condition::any().add(project::Column::ManagerId.eq(actor.id)).add(project::Column::ManagerId.is_null());
        // Who approved does not confirm; any other programme manager does.
        let confirm = Condition::all().add(Of::State.eq(ReportState::ToConfirm)).add(Of::JudgedBy.ne(actor.id));
        for (line, ..) in waiting(read, confirm, None, (today, WorkItem::MOST)).await? {
            let due = line.programme_due.unwrap_or(line.due);
            items.push(item(words, &line, words.t("work-report-confirm"), due));
        }
        let which = Condition::all().add(Of::State.is_in([ReportState::Submitted, ReportState::Resubmitted])).add(own);
        for (line, ..) in waiting(read, which, None, (today, WorkItem::MOST)).await? {
            let due = line.programme_due.unwrap_or(line.due);
            items.push(item(words, &line, words.t("work-report-judge"), due));
        }
    }
    Ok(items)
}

/// What a report asks of a partner; nothing where the own part is in and others are waited for.
fn asked(words: Words, line: &ReportLine, part: Option<&report_part::Model>, leads: bool) -> Option<String> {
    let is_in = part.is_some_and(|part| part.handed_in_at.is_some());
    match line.state {
        ReportState::PartsIn if leads => Some(words.t("work-report-submit")),
        ReportState::Returned if leads && is_in => Some(words.t("work-report-submit-again")),
        ReportState::Open | ReportState::Draft if leads && is_in && line.days_past > 0 => Some(words.t("work-report-missing")),
        ReportState::Returned if !is_in => Some(words.t("work-report-mend")),
        ReportState::Open | ReportState::Draft if !is_in => Some(words.t("work-report-part")),
        ReportState::Open | ReportState::Draft | ReportState::PartsIn | ReportState::Returned => None,
        ReportState::Scheduled | ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm => None,
        ReportState::Approved | ReportState::PartlyApproved => None,
    }
}

fn item(words: Words, line: &ReportLine, what: String, due: NaiveDate) -> WorkItem {
    WorkItem {
        what,
        project: line.title.clone(),
        href: paths::report(line.project, line.report),
        due_on: Some(due),
        project_id: Some(line.project),
        about: Some(report_name(words, line)),
        since: Some(line.since),
        facts: None,
    }
}

//! How the phase before a gate went, for the page on which it is decided: the marks after each report, beside what the dossier promised on which the
//! phase was approved.

use crate::dossier::approved::last_go;
use crate::dossier::reporting::{self, delivered};
use ::entity::project;
use app::gates::{PhaseRun, Promised, RunReport};
use app::reports::ReportLine;
use chrono::NaiveDate;
use domain::gates::Gate;
use domain::reports::ReportHolder;
use sea_orm::{ConnectionTrait, DbErr};

/// The phase before a gate. At most four queries; none at the first gate.
///
/// # Errors
/// A dossier that cannot be read.
pub(super) async fn phase_run(connection: &impl ConnectionTrait, project: &project::Model, gate: Gate, today: NaiveDate) -> Result<PhaseRun, DbErr> {
    let viewed = reporting::viewed(connection, project.id, gate).await?;
    if viewed.is_empty() {
        return Ok(PhaseRun::default());
    }
    let promised = last_go(connection, project.id, gate).await?.map(|(id, number, content)| Promised {
        dossier: (id, number),
        aim: content.texts.aim,
        result: content.texts.product_market_combination,
        case_on: content.facts.business_case.version_on,
    });
    let last = viewed.iter().rev().find_map(|one| delivered(&one.row));
    let report = |one: reporting::Viewed| RunReport {
        line: ReportLine {
            project: project.id,
            title: project.title.clone(),
            report: one.row.id,
            phase: one.row.phase,
            kind: one.row.kind,
            number: one.row.number,
            period: (one.row.from_on, one.row.until_on),
            state: one.row.state,
            holder: ReportHolder::Nobody,
            since: one.row.approved_at.map_or(today, crate::state::days::day_of),
            due: one.row.due_on,
            days_past: 0,
            programme_due: None,
        },
        marks: one.marks,
        note: one.row.view_note,
    };
    Ok(PhaseRun { reports: viewed.into_iter().map(report).collect(), promised, delivered: last })
}

//! Writing cost lines: those of the own part, while it is open. A line that is not right is refused in its form; of what was pasted it waits.

use super::waiting::{There, place_in};
use crate::costs::around::around;
use crate::costs::lines::{self, OfPart, row_of};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::reports::{InPart, Own};
use crate::state::new_id;
use ::entity::{cost_line, cost_verdict, cost_waiting, report};
use domain::audit::HistoryEvent;
use domain::claims::{CostAround, CostForm, DoubleKind, LinePlace, NewCost, RefusedCost, WaitingCost};
use domain::ids::{CostLineId, CostWaitingId};
use domain::in_kind::InKindNumbers;
use domain::people::Language;
use domain::reports::ReportRefusal;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// Where the other line stands that a refused one doubles.
pub(super) type Doubled = Option<Box<(DoubleKind, LinePlace)>>;

/// Which line a form writes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    New,
    Line(CostLineId),
    Waiting(CostWaitingId),
}

/// SQLite takes 32,766 values in a statement, and a line has 27.
const AT_ONCE: usize = 500;

pub(super) fn numbers(own: &Own<'_>) -> InKindNumbers {
    InKindNumbers::of(&own.state.reference().values)
}

fn part_of(own: &Own<'_>) -> OfPart {
    own.at
}

/// Adds a line, or writes one again. Where a line doubles another one, `doubled` tells where that stands.
///
/// # Errors
/// 404 when there is no such line; 409 when somebody changed it meanwhile; everything that is wrong; or why it may not be written.
pub(super) async fn save(
    own: &Own<'_>,
    target: Target,
    (form, language): (&CostForm, Language),
    doubled: &mut Doubled,
) -> Result<(), Unsaved<ReportRefusal>> {
    own.in_costs(async |inside: InPart<'_>| {
        let InPart { write, project, report, name } = inside;
        let part = part_of(own);
        let before = match target {
            Target::Line(id) => Some(lines::one(write, part, id).await?.ok_or(AppError::NotFound)?),
            Target::New | Target::Waiting(_) => None,
        };
        if before.as_ref().is_some_and(|row| row.version != own.submission.version) {
            return Err(AppError::Conflict.into());
        }
        if let Target::Waiting(id) = target {
            lines::one_waiting(write, part, id).await?.ok_or(AppError::Conflict)?;
        }
        let except = before.as_ref().map(|row| row.id);
        let around = around(write, (project, report, part), (numbers(own), except), &[form]).await?;
        let new = form.check(&around, language).map_err(|refused| told(refused, doubled))?;
        let next = lines::next_numbers(write, part).await?.0;
        let (id, number, version) = before.as_ref().map_or_else(|| (CostLineId(new_id()), next, 1), |row| (row.id, row.number, row.version + 1));
        let row = row_for(new, &around, (id, part, number, version), own, write.now());
        if before.is_some() {
            cost_line::Entity::update(row.into_active_model().reset_all()).validate()?.exec_without_returning(write).await?;
            // What was said of it was said of what stood there.
            cost_verdict::Entity::delete_by_id(id).exec(write).await?;
        } else {
            cost_line::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
        }
        if let Target::Waiting(waiting) = target {
            cost_waiting::Entity::delete_by_id(waiting).exec(write).await?;
        }
        let report::Model { phase, number: of, .. } = *report;
        Ok(HistoryEvent::CostLineSaved { line: id, phase, number: of, organisation: name.to_owned(), cost_line: number })
    })
    .await
}

fn told(refused: RefusedCost, doubled: &mut Doubled) -> Unsaved<ReportRefusal> {
    *doubled = refused.double;
    refused.problems.into()
}

fn row_for(
    new: NewCost,
    around: &CostAround,
    at: (CostLineId, OfPart, i32, i64),
    own: &Own<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> cost_line::Model {
    let sha256 = around.hash(new.document).map(str::to_owned);
    row_of(new, sha256, at, (own.actor.id, now))
}

/// Takes a line out.
///
/// # Errors
/// 404 when there is no such line; 409 when somebody changed it meanwhile; or why it may not be written.
pub(super) async fn remove(own: &Own<'_>, id: CostLineId) -> Result<(), Unsaved<ReportRefusal>> {
    own.in_costs(async |inside: InPart<'_>| {
        let row = lines::one(inside.write, part_of(own), id).await?.ok_or(AppError::NotFound)?;
        if row.version != own.submission.version {
            return Err(AppError::Conflict.into());
        }
        cost_line::Entity::delete_by_id(id).exec(inside.write).await?;
        let report::Model { phase, number, .. } = *inside.report;
        Ok(HistoryEvent::CostLineRemoved { line: id, phase, number, organisation: inside.name.to_owned(), cost_line: row.number })
    })
    .await
}

/// Takes a line out that waits.
///
/// # Errors
/// 409 when somebody took it out or mended it meanwhile; or why it may not be written.
pub(super) async fn remove_waiting(own: &Own<'_>, id: CostWaitingId) -> Result<(), Unsaved<ReportRefusal>> {
    own.in_costs(async |inside: InPart<'_>| {
        lines::one_waiting(inside.write, part_of(own), id).await?.ok_or(AppError::Conflict)?;
        cost_waiting::Entity::delete_by_id(id).exec(inside.write).await?;
        let report::Model { id: report, phase, number, .. } = *inside.report;
        Ok(HistoryEvent::CostWaitingRemoved { report, phase, number, organisation: inside.name.to_owned() })
    })
    .await
}

/// Takes the lines of a spreadsheet over: those that are right become lines, the others wait as they stood there. Each is measured by those before it.
///
/// # Errors
/// Why they may not be written.
pub(super) async fn bring(own: &Own<'_>, brought: &[WaitingCost], language: Language) -> Result<(), Unsaved<ReportRefusal>> {
    own.in_costs(async |inside: InPart<'_>| {
        let InPart { write, project, report, name } = inside;
        let part = part_of(own);
        let forms: Vec<&CostForm> = brought.iter().map(|one| &one.form).collect();
        let mut around = around(write, (project, report, part), (numbers(own), None), &forms).await?;
        let (mut number, mut position) = lines::next_numbers(write, part).await?;
        let (mut rows, mut waits) = (Vec::new(), Vec::new());
        let there = There::of(write, &around).await?;
        for one in brought.iter().filter(|one| !there.holds(&one.form, language)) {
            match one.form.check(&around, language) {
                Ok(new) => {
                    let place = place_in((project, report, part), number);
                    let id = place.line;
                    around.take(&new, place);
                    rows.push(row_for(new, &around, (id, part, number, 1), own, write.now()));
                    number += 1;
                }
                Err(_) => {
                    let typed = serde_json::to_string(one).map_err(|error| AppError::Internal(error.to_string()))?;
                    waits.push(cost_waiting::Model {
                        id: CostWaitingId(new_id()),
                        report_id: part.0,
                        organisation_id: part.1,
                        position,
                        language,
                        typed,
                        written_by: own.actor.id,
                        written_at: write.now(),
                    });
                    position += 1;
                }
            }
        }
        let counts = (rows.len(), waits.len());
        for chunk in rows.chunks(AT_ONCE) {
            let chunk = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
            cost_line::Entity::insert_many(chunk).exec_without_returning(write).await?;
        }
        for chunk in waits.chunks(AT_ONCE) {
            let chunk = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
            cost_waiting::Entity::insert_many(chunk).exec_without_returning(write).await?;
        }
        let report::Model { id: report, phase, number: of, .. } = *report;
        let organisation = name.to_owned();
        Ok(HistoryEvent::CostLinesBrought { report, phase, number: of, organisation, cost_lines: counts.0, waiting: counts.1 })
    })
    .await
}

//! What the programme says of lines, and corrections of lines that were approved.

use crate::costs::judged::limit;
use crate::costs::lines::{self, JudgedLine, OfPart};
use crate::costs::post;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::reports::{Judge, as_read, begin_judging};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{cost_correction, cost_verdict, report};
use app::claims::FieldsOf;
use domain::audit::HistoryEvent;
use domain::claims::{CorrectForm, CorrectRefusal, NewVerdict, Standing, VerdictForm, VerdictKind};
use domain::ids::{CostCorrectionId, CostLineId, PersonId};
use domain::mail::MailKind;
use domain::people::Language;
use domain::problem::Problem;
use domain::reports::{ReportRefusal, ReportStep, may_judge};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;

/// A form of somebody who judges.
pub(super) struct Judging<'a> {
    pub(super) state: &'a State,
    pub(super) permit: &'a Judge,
    pub(super) submission: &'a Submission,
    pub(super) part: OfPart,
}

async fn say(write: &Write, line: CostLineId, new: NewVerdict, by: PersonId) -> Result<(), DbErr> {
    cost_verdict::Entity::delete_by_id(line).exec(write).await?;
    let NewVerdict { kind, approved, error, reason } = new;
    let row = cost_verdict::Model { line_id: line, kind, approved, error, reason, judged_by: by, judged_at: write.now() };
    cost_verdict::Entity::insert(row.into_active_model()).exec_without_returning(write).await.map(|_| ())
}

fn is_same(before: Option<&cost_verdict::Model>, new: &NewVerdict) -> bool {
    before.is_some_and(|row| (row.kind, row.approved, row.error, &row.reason) == (new.kind, new.approved, new.error, &new.reason))
}

impl Judging<'_> {
    /// Says of each line what its form says; a form that says nothing changes nothing.
    ///
    /// # Errors
    /// 409 when somebody changed the report meanwhile; everything that is wrong; or why it does not go.
    pub(super) async fn judge(&self, forms: &BTreeMap<i32, VerdictForm>, language: Language) -> Result<(), Unsaved<ReportRefusal>> {
        let check = |line: &JudgedLine| -> Result<Option<NewVerdict>, Vec<Problem>> {
            let of = FieldsOf(line.row.number);
            match forms.get(&line.row.number) {
                Some(form) if !form.is_empty() => form
                    .check(line.row.value, language)
                    .map(Some)
                    .map_err(|problems| problems.into_iter().map(|problem| Problem::new(of.name(&problem.field), problem.kind)).collect()),
                Some(_) | None => Ok(None),
            }
        };
        self.say_of(check).await
    }

    /// Approves every line of which nothing was said.
    ///
    /// # Errors
    /// 409 when somebody changed the report meanwhile; or why it does not go.
    pub(super) async fn approve_rest(&self) -> Result<(), Unsaved<ReportRefusal>> {
        let approved = |line: &JudgedLine| NewVerdict { kind: VerdictKind::Approve, approved: line.row.value, error: None, reason: String::new() };
        self.say_of(|line| Ok(line.verdict.is_none().then(|| approved(line)))).await
    }

    async fn say_of(&self, what: impl Fn(&JudgedLine) -> Result<Option<NewVerdict>, Vec<Problem>>) -> Result<(), Unsaved<ReportRefusal>> {
        let (write, project, whole) = begin_judging(self.state, self.permit, self.submission, self.part.0).await?;
        may_judge(&whole.facts, self.permit.person(), ReportStep::ApproveFirst).map_err(Unsaved::refused)?;
        as_read(self.submission, &whole)?;
        let name = whole.part(self.part.1).map(|part| part.name.clone()).ok_or(AppError::NotFound)?;
        let (mut said, mut problems) = (Vec::new(), Vec::new());
        for line in lines::judged(&write, self.part).await? {
            match what(&line) {
                Ok(Some(new)) if !is_same(line.verdict.as_ref(), &new) => said.push((line.row.id, new)),
                Ok(_) => {}
                Err(wrong) => problems.extend(wrong),
            }
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let count = said.len();
        for (line, new) in said {
            say(&write, line, new, self.permit.person()).await?;
        }
        let row = report::ActiveModel { id: Set(whole.row.id), version: Set(whole.row.version + 1), ..Default::default() };
        report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
        let report::Model { id: report, phase, number, .. } = whole.row;
        let happened = HistoryEvent::CostsJudged { report, phase, number, organisation: name, cost_lines: count };
        Ok(write.finish([Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(project.id)]).await?)
    }

    /// Corrects a line of an approved report: the difference is booked, and the partner hears of it.
    ///
    /// # Errors
    /// 409 when somebody corrected it meanwhile; everything that is wrong; or why it does not go.
    pub(super) async fn correct(&self, line: CostLineId, form: &CorrectForm, language: Language) -> Result<(), Unsaved<CorrectRefusal>> {
        let begun = begin_judging(self.state, self.permit, self.submission, self.part.0).await;
        let (write, project, whole) = begun?;
        let of = lines::judged(&write, self.part).await?.into_iter().find(|one| one.row.id == line).ok_or(AppError::NotFound)?;
        let standing = standing(&of, &whole, self.permit.person());
        standing.may_correct().map_err(Unsaved::refused)?;
        if i64::try_from(of.corrections.len()).unwrap_or_default() + 1 != self.submission.version {
            return Err(AppError::Conflict.into());
        }
        let new = form.check(&standing, language)?;
        standing.may_make(&new, self.permit.person(), limit(self.state)).map_err(Unsaved::refused)?;
        post::correct((&write, &project, &whole.row), &of.row, new.change).await?;
        let row = cost_correction::Model {
            id: CostCorrectionId(new_id()),
            line_id: line,
            amount: new.change,
            error: new.error,
            reason: new.reason.clone(),
            made_by: self.permit.person(),
            made_at: write.now(),
        };
        cost_correction::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
        let told = Told::of(MailKind::CostCorrected, app::paths::report(project.id, whole.row.id));
        tell((&write, &self.state.base_url), &project, self.permit.person(), [Circle::Of(self.part.1)], &told).await?;
        let report::Model { phase, number, .. } = whole.row;
        let organisation = whole.part(self.part.1).map(|part| part.name.clone()).unwrap_or_default();
        let happened = HistoryEvent::CostCorrected { line, phase, number, organisation, cost_line: of.row.number, reason: new.reason };
        Ok(write.finish([Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(project.id)]).await?)
    }
}

/// How a line stands for who corrects it.
pub(super) fn standing(line: &JudgedLine, whole: &crate::reports::Whole, by: PersonId) -> Standing {
    Standing {
        claimed: line.row.value,
        approved: line.approved(),
        is_parked: line.is_parked(),
        is_approved: whole.row.state.is_approved(),
        is_author: whole.facts.authors.contains(&by),
        approvers: [whole.row.judged_by, whole.row.confirmed_by].into_iter().flatten().collect(),
    }
}

//! Writing the part of a partner: its sections, its form, handing it in and taking it back.

use super::read::{self, Part, Whole};
use crate::frame::answer::Unsaved;
use crate::frame::basis::merge;
use crate::frame::form::Pairs;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{project, report, report_answer, report_part, report_remark};
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{OrganisationId, ReportId, ReportPartId, ReportRemarkId};
use domain::mail::MailKind;
use domain::people::Language;
use domain::projects::Phase;
use domain::reports::{
    Asked, ReportField, ReportRefusal, ReportSection, ReportState, check_answers, may_answer, may_hand_in, may_take_back, may_write,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};

/// Who writes in whose part of which report.
pub(crate) struct Own<'a> {
    pub(crate) state: &'a State,
    pub(crate) permit: &'a Permit<act::KeepOwnReport>,
    pub(crate) submission: &'a Submission,
    pub(crate) actor: &'a Actor,
    pub(crate) at: (ReportId, OrganisationId),
}

/// The part in which cost lines are written, inside the write.
#[derive(Clone, Copy)]
pub(crate) struct InPart<'a> {
    pub(crate) write: &'a Write,
    pub(crate) project: &'a project::Model,
    pub(crate) report: &'a report::Model,
    pub(crate) name: &'a str,
}

/// A write that has begun.
struct Begun {
    write: Write,
    project: project::Model,
    whole: Whole,
    part: Part,
}

/// The report as it stands inside a write.
pub(super) async fn inside(state: &State, write: &Write, project: &project::Model, id: ReportId) -> Result<Whole, AppError> {
    read::whole(write, project, id, read::Moment::now(state)).await?.ok_or(AppError::NotFound)
}

impl Own<'_> {
    const fn asked(&self) -> Asked {
        Asked { own: self.actor.organisation, part: self.at.1 }
    }

    async fn begin(&self) -> Result<Begun, AppError> {
        let write = self.submission.begin(self.state).await?;
        let project = project::Entity::find_by_id(self.permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
        let whole = inside(self.state, &write, &project, self.at.0).await?;
        let part = whole.part(self.at.1).cloned().ok_or(AppError::NotFound)?;
        Ok(Begun { write, project, whole, part })
    }

    fn event(&self, happened: HistoryEvent) -> Event {
        Event::by(self.permit.person(), self.permit.person_name(), happened).in_project(self.permit.project())
    }

    /// Saves a section. What others saved in other fields meanwhile stays.
    ///
    /// # Errors
    /// 409 when somebody else changed the same field; every problem; or why it may not be written.
    pub(super) async fn save(&self, section: ReportSection, pairs: &Pairs, language: Language) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        let to = may_write(&begun.whole.facts, self.asked(), section).map_err(Unsaved::refused)?;
        let mut typed = pairs.clone();
        if begun.part.version() != self.submission.version {
            let merged = merge(language, pairs, &typed_fields(section, pairs), &super::sections::stored(&begun.part, section, language));
            if !merged.clashes.is_empty() {
                return Err(AppError::Conflict.into());
            }
            typed = merged.form;
        }
        let answers = check_answers(section.fields(), |field| typed.get(field.code()).unwrap_or_default().to_owned(), language)?;
        let part = self.kept(&begun, |row| row).await?;
        for (field, value) in answers {
            self.keep(&begun, part, (field, value)).await?;
        }
        let report::Model { id: report, phase, number, .. } = begun.whole.row;
        let organisation = begun.part.name.clone();
        self.finish(begun, to, HistoryEvent::ReportWritten { report, phase, number, organisation, section }).await
    }

    async fn keep(&self, begun: &Begun, part: ReportPartId, (field, value): (ReportField, Option<String>)) -> Result<(), DbErr> {
        let before = begun.part.answers.get(&field).map(|answer| answer.value.as_str());
        if before == value.as_deref() {
            return Ok(());
        }
        if before.is_some() {
            report_answer::Entity::delete_by_id((part, field)).exec(&begun.write).await?;
        }
        let Some(value) = value else { return Ok(()) };
        let row = report_answer::Model { part_id: part, field, value, saved_by: self.actor.id, saved_at: begun.write.now() };
        report_answer::Entity::insert(row.into_active_model()).exec_without_returning(&begun.write).await.map(|_| ())
    }

    /// The row of the part, made where there was none, with what a step changes in it.
    async fn kept(&self, begun: &Begun, changed: impl FnOnce(report_part::Model) -> report_part::Model) -> Result<ReportPartId, DbErr> {
        match &begun.part.row {
            Some(row) => {
                let row = report_part::Model { version: row.version + 1, ..changed(row.clone()) };
                let id = row.id;
                report_part::Entity::update(row.into_active_model().reset_all()).validate()?.exec_without_returning(&begun.write).await?;
                Ok(id)
            }
            None => {
                let row = changed(new_part(&begun.whole, &begun.part));
                let id = row.id;
                report_part::Entity::insert(row.into_active_model()).exec_without_returning(&begun.write).await?;
                Ok(id)
            }
        }
    }

    async fn finish(&self, begun: Begun, to: ReportState, happened: HistoryEvent) -> Result<(), Unsaved<ReportRefusal>> {
        if to != begun.whole.row.state {
            let (id, version) = (begun.whole.row.id, begun.whole.row.version + 1);
            let row = report::ActiveModel { id: Set(id), state: Set(to), since: Set(begun.write.now()), version: Set(version), ..Default::default() };
            report::Entity::update(row).validate()?.exec_without_returning(&begun.write).await?;
        }
        Ok(begun.write.finish([self.event(happened)]).await?)
    }

    fn as_read(&self, begun: &Begun) -> Result<(), AppError> {
        if begun.part.version() == self.submission.version { Ok(()) } else { Err(AppError::Conflict) }
    }

    /// Writes cost lines in the part, while it is open for that.
    ///
    /// # Errors
    /// Why it may not be written, or what `effect` says.
    pub(crate) async fn in_costs(
        &self,
        effect: impl AsyncFnOnce(InPart<'_>) -> Result<HistoryEvent, Unsaved<ReportRefusal>>,
    ) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        let to = may_write(&begun.whole.facts, self.asked(), ReportSection::Costs).map_err(Unsaved::refused)?;
        self.kept(&begun, |row| row).await?;
        let happened = effect(InPart { write: &begun.write, project: &begun.project, report: &begun.whole.row, name: &begun.part.name }).await?;
        self.finish(begun, to, happened).await
    }

    /// Says whether the partner had cost in the period: without any its form is short. Answers of the long form stay, in case it turns out otherwise.
    ///
    /// # Errors
    /// 409 when somebody changed the part meanwhile; or why it may not be written.
    pub(super) async fn choose_form(&self, has_no_cost: bool) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        self.as_read(&begun)?;
        if begun.whole.row.phase == Phase::Start || begun.whole.facts.state == ReportState::Returned {
            return Err(Unsaved::refused(ReportRefusal::NoSuchSection));
        }
        let to = may_write(&begun.whole.facts, self.asked(), ReportSection::Activities).map_err(Unsaved::refused)?;
        self.kept(&begun, |row| report_part::Model { has_no_cost, ..row }).await?;
        let report::Model { id: report, phase, number, .. } = begun.whole.row;
        let organisation = begun.part.name.clone();
        self.finish(begun, to, HistoryEvent::ReportFormChosen { report, phase, number, organisation, has_no_cost }).await
    }

    /// Hands the part in. The last one tells the lead partner that it is their turn.
    ///
    /// # Errors
    /// 409 when somebody changed the part meanwhile; or why it does not go.
    pub(super) async fn hand_in(&self, minutes: Option<u32>) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        self.as_read(&begun)?;
        let to = may_hand_in(&begun.whole.facts, self.asked()).map_err(Unsaved::refused)?;
        let (by, now) = (Some(self.actor.id), Some(begun.write.now()));
        self.kept(&begun, |row| report_part::Model { handed_in_by: by, handed_in_at: now, minutes: minutes.map(i64::from), ..row }).await?;
        let is_last = begun.whole.facts.parts.iter().all(|one| one.is_in || one.organisation == begun.part.organisation);
        if is_last {
            let told = Told::of(MailKind::ReportPartsIn, app::paths::report(begun.project.id, self.at.0));
            let told = Told { until: Some(begun.whole.time.due), ..told };
            tell((&begun.write, &self.state.base_url), &begun.project, self.actor.id, [Circle::Lead], &told).await?;
        }
        let report::Model { id: report, phase, number, .. } = begun.whole.row;
        let organisation = begun.part.name.clone();
        self.finish(begun, to, HistoryEvent::ReportPartIn { report, phase, number, organisation }).await
    }

    /// Takes the part back, until the whole was handed in.
    ///
    /// # Errors
    /// 409 when somebody changed the part meanwhile; or why it does not go.
    pub(super) async fn take_back(&self) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        self.as_read(&begun)?;
        let to = may_take_back(&begun.whole.facts, self.asked()).map_err(Unsaved::refused)?;
        self.kept(&begun, |row| report_part::Model { handed_in_by: None, handed_in_at: None, ..row }).await?;
        let report::Model { id: report, phase, number, .. } = begun.whole.row;
        let organisation = begun.part.name.clone();
        self.finish(begun, to, HistoryEvent::ReportPartBack { report, phase, number, organisation }).await
    }

    /// Answers a remark about the part, in its place.
    ///
    /// # Errors
    /// 409 when it was answered meanwhile; or why it does not go.
    pub(super) async fn answer(&self, remark: ReportRemarkId, text: String) -> Result<(), Unsaved<ReportRefusal>> {
        let begun = self.begin().await?;
        may_answer(&begun.whole.facts, self.asked()).map_err(Unsaved::refused)?;
        let own = begun.whole.remarks.iter().find(|one| one.id == remark && one.organisation_id == self.at.1);
        let section = own.filter(|one| one.round == begun.whole.row.round).ok_or(AppError::NotFound)?;
        if section.answered_at.is_some() {
            return Err(AppError::Conflict.into());
        }
        let section = section.section;
        let row = report_remark::ActiveModel {
            id: Set(remark),
            answer: Set(text),
            answered_by: Set(Some(self.actor.id)),
            answered_at: Set(Some(begun.write.now())),
            ..Default::default()
        };
        report_remark::Entity::update(row).validate()?.exec_without_returning(&begun.write).await?;
        let report::Model { id: report, phase, number, state: to, .. } = begun.whole.row;
        let organisation = begun.part.name.clone();
        self.finish(begun, to, HistoryEvent::ReportAnswered { report, phase, number, organisation, section }).await
    }
}

/// A part in which nobody wrote yet.
pub(super) fn new_part(whole: &Whole, part: &Part) -> report_part::Model {
    report_part::Model {
        id: ReportPartId(new_id()),
        report_id: whole.row.id,
        organisation_id: part.organisation,
        name: part.name.clone(),
        leads: part.leads,
        has_no_cost: false,
        handed_in_by: None,
        handed_in_at: None,
        minutes: None,
        is_demo: whole.row.is_demo,
        version: 1,
    }
}

/// The fields of a section as they were sent.
fn typed_fields(section: ReportSection, pairs: &Pairs) -> Vec<(String, String)> {
    let field = |field: &ReportField| (field.code().to_owned(), pairs.get(field.code()).unwrap_or_default().to_owned());
    section.fields().iter().map(field).collect()
}

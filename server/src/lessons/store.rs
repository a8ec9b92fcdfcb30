//! Lessons, written: put into the collection, passed over, worded anew, cleared and taken back.

use super::read::facts;
use super::told::{self, Told};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{lesson, lesson_passed_over};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::differences;
use domain::ids::LessonId;
use domain::lessons::{ClearRefusal, LessonSource, LessonStage, NewLesson, may_change, may_clear, may_take_back};
use domain::names::normalised;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

type Keeper = Permit<act::KeepLessons>;

/// What a lesson is found by: its own words, and not the title of a project that its reader may not know of.
fn search_key(new: &NewLesson) -> String {
    normalised(&format!("{} {}", new.title, new.text))
}

fn event(permit: &Keeper, row: &lesson::Model, happened: HistoryEvent) -> Event {
    Event::by(permit.person(), permit.person_name(), happened).in_project(row.project_id)
}

/// What was told there, read anew: it has to be approved still.
async fn source(write: &Write, of: LessonSource) -> Result<Told, AppError> {
    told::one(write, of).await?.ok_or(AppError::NotFound)
}

/// Puts into the collection what was told.
///
/// # Errors
/// 409 when somebody did so meanwhile, or passed it over.
pub(super) async fn add(
    state: &State,
    permit: &Keeper,
    submission: &Submission,
    (id, of, new): (LessonId, LessonSource, NewLesson),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let told = source(&write, of).await?;
    unseen(&write, of).await?;
    let (part_id, stop_id) = match of {
        LessonSource::Report(part) => (Some(part), None),
        LessonSource::Stop(stop) => (None, Some(stop)),
    };
    let row = lesson::Model {
        id,
        project_id: told.project.0,
        phase: told.phase,
        part_id,
        stop_id,
        is_allowed: told.is_allowed,
        search_key: search_key(&new),
        title: new.title,
        subject: new.subject,
        text: new.text,
        made_by: permit.person(),
        made_at: write.now(),
        cleared_by: None,
        cleared_at: None,
        published_by: None,
        published_at: None,
        is_demo: told.is_demo,
        version: 1,
    };
    let happened = event(permit, &row, HistoryEvent::LessonAdded { lesson: id, lesson_title: row.title.clone() });
    lesson::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    Ok(write.finish([happened]).await?)
}

async fn unseen(write: &Write, of: LessonSource) -> Result<(), AppError> {
    let kept = match of {
        LessonSource::Report(part) => lesson::Entity::find().filter(lesson::Column::PartId.eq(part)),
        LessonSource::Stop(stop) => lesson::Entity::find().filter(lesson::Column::StopId.eq(stop)),
    };
    let passed = lesson_passed_over::Entity::find_by_id(told::id_of(of)).one(write).await?.is_some();
    if passed || kept.one(write).await?.is_some() { Err(AppError::Conflict) } else { Ok(()) }
}

/// Passes over what was told: it is no lesson for others.
///
/// # Errors
/// 409 when somebody put it into the collection meanwhile.
pub(super) async fn pass_over(state: &State, permit: &Keeper, submission: &Submission, of: LessonSource) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let told = source(&write, of).await?;
    unseen(&write, of).await?;
    let row = lesson_passed_over::Model { source_id: told::id_of(of), passed_by: permit.person(), passed_at: write.now() };
    lesson_passed_over::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let (project, title) = told.project;
    let happened = HistoryEvent::LessonPassedOver { project, organisation: told.partner.unwrap_or(title) };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project)]).await?)
}

/// The lesson as the form showed it.
async fn as_read(write: &Write, submission: &Submission, id: LessonId) -> Result<lesson::Model, AppError> {
    let row = lesson::Entity::find_by_id(id).one(write).await?.ok_or(AppError::NotFound)?;
    if row.version == submission.version { Ok(row) } else { Err(AppError::Conflict) }
}

/// Words a lesson anew; who cleared other words clears these again.
///
/// # Errors
/// 409 when somebody changed or published it meanwhile.
pub(super) async fn change(state: &State, permit: &Keeper, submission: &Submission, (id, new): (LessonId, NewLesson)) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let row = as_read(&write, submission, id).await?;
    if !may_change(facts(&row)) {
        return Err(AppError::Conflict.into());
    }
    let before = NewLesson { title: row.title.clone(), subject: row.subject, text: row.text.clone() };
    let edited = Edited::without_reason(differences("lesson", None, &before.fields(), &new.fields()));
    let happened = event(permit, &row, HistoryEvent::LessonChanged { lesson: id, lesson_title: new.title.clone(), edited });
    let search_key = search_key(&new);
    let changed = lesson::Model {
        title: new.title,
        subject: new.subject,
        text: new.text,
        search_key,
        cleared_by: None,
        cleared_at: None,
        version: row.version + 1,
        ..row
    };
    lesson::Entity::update(changed.into_active_model().reset_all()).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([happened]).await?)
}

/// Clears a lesson: first of two, or second, and then it is public.
///
/// # Errors
/// 409 when somebody changed it meanwhile; or why it does not go.
pub(super) async fn clear(state: &State, permit: &Keeper, submission: &Submission, id: LessonId) -> Result<(), Unsaved<ClearRefusal>> {
    let write = submission.begin(state).await?;
    let row = lesson::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
    let to = may_clear(facts(&row), permit.person()).map_err(Unsaved::refused)?;
    if row.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let (who, at) = (Set(Some(permit.person())), Set(Some(write.now())));
    let mut cleared = lesson::ActiveModel { id: Set(id), version: Set(row.version + 1), ..Default::default() };
    let lesson_title = row.title.clone();
    let happened = if to == LessonStage::Published {
        (cleared.published_by, cleared.published_at) = (who, at);
        HistoryEvent::LessonPublished { lesson: id, lesson_title }
    } else {
        (cleared.cleared_by, cleared.cleared_at) = (who, at);
        HistoryEvent::LessonCleared { lesson: id, lesson_title }
    };
    lesson::Entity::update(cleared).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([event(permit, &row, happened)]).await?)
}

/// Takes a lesson back from the public, or from between the two.
///
/// # Errors
/// 409 when somebody changed it meanwhile.
pub(super) async fn take_back(state: &State, permit: &Keeper, submission: &Submission, (id, reason): (LessonId, String)) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let row = as_read(&write, submission, id).await?;
    if !may_take_back(facts(&row)) {
        return Err(AppError::Conflict.into());
    }
    let back = lesson::ActiveModel {
        id: Set(id),
        cleared_by: Set(None),
        cleared_at: Set(None),
        published_by: Set(None),
        published_at: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    lesson::Entity::update(back).validate()?.exec_without_returning(&write).await?;
    let happened = HistoryEvent::LessonTakenBack { lesson: id, lesson_title: row.title.clone(), reason };
    Ok(write.finish([event(permit, &row, happened)]).await?)
}

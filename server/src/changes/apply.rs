//! An approved request carries itself out: the ledger first, then the table, the places, the texts and the terms, all in the write that decides.

use super::content::Content;
use super::preview::{Looked, everybody};
use super::read::Request;
use super::write::{counted, save, told};
use crate::dossier::change::Change;
use crate::dossier::money::row_of;
use crate::dossier::schedule;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::gates::letters::Circle;
use crate::ledger::{self, Book};
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::versioned;
use crate::ties::again::{Of, look_again};
use ::entity::{change_request, earlier_partner, financing_row, instrument, organisation, partner, project};
use domain::Eur;
use domain::audit::{Edited, HistoryEvent};
use domain::changes::{ChangeState, Obstacle, differences};
use domain::financing::{FinancingRow, InstrumentDetails};
use domain::ids::PersonId;
use domain::ledger::Amended;
use domain::mail::MailKind;
use domain::projects::Phase;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

/// Who decided, why, and what the request's row keeps of it.
pub(super) struct Decided<'a> {
    pub(super) by: (PersonId, &'a str),
    pub(super) reason: String,
    pub(super) row: change_request::ActiveModel,
}

/// Carries a request out, and tells everybody concerned. `before` happened before it in the same write.
///
/// # Errors
/// What the ledger cannot book; nothing is written then.
pub(super) async fn carry_out(
    state: &State,
    mut change: Change,
    request: &Request,
    decided: Decided<'_>,
    before: Vec<Event>,
) -> Result<(), Unsaved<Vec<Obstacle>>> {
    let (row, content) = (&request.row, &request.content);
    let more = booked(state, &change, request).await?;
    places(&change, content).await?;
    sheet(&change, row.phase, content).await?;
    sizes(&change, content).await?;
    terms(&change, content).await?;
    let (id, (by, name)) = (row.id, decided.by);
    let approved = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::Approved),
        since: Set(change.now()),
        approves: Set(Some(true)),
        committed_change: Set(more),
        ..decided.row
    };
    save(&change, approved).await?;
    let mut told_to: Vec<Circle> = content.before.partners.iter().map(|partner| Circle::Of(partner.organisation)).collect();
    told_to.extend([Circle::Partners, Circle::Manager, Circle::Person(row.written_by)]);
    told(state, &change, (by, id), (MailKind::ChangeApproved, &decided.reason), told_to).await?;
    change.also(look_again(&change.write, &state.base_url, Of::Project(change.project.id)).await?);
    let changes = differences(&content.before, &content.after);
    let edited = Edited { changes, reason: Some(row.reason.clone()) };
    let happened = HistoryEvent::ChangeApproved { change: id, number: counted(row.number), reason: decided.reason, edited };
    let approved = Event::by(by, name, happened);
    let months = content.after.duration_months.and_then(|months| i32::try_from(months).ok());
    let project = project::ActiveModel {
        duration_months: Set(months),
        aim: Set(content.after.aim.clone()),
        product_market_combination: Set(content.after.deliverable.clone()),
        ..Default::default()
    };
    let was = change.project.clone();
    let moved = if months == was.duration_months {
        None
    } else {
        schedule::follow(&change.write, &project::Model { duration_months: months, ..was }, id).await?
    };
    Ok(change.finish_with(project, before.into_iter().chain([approved]).chain(moved).collect()).await?)
}

/// Books the new budget, and tells by how much the commitments rose.
async fn booked(state: &State, change: &Change, request: &Request) -> Result<Eur, Unsaved<Vec<Obstacle>>> {
    let (row, content, project) = (&request.row, &request.content, &change.project);
    let mut next_id = new_id;
    let mut book = Book::open((project.id, project.is_demo), ledger::of_project(&change.write, project.id).await?, &mut next_id);
    let (partners, on) = (everybody(content), crate::state::days::day_of(change.now()));
    let is_moved = partners.iter().any(|partner| content.before.row(partner.id) != content.after.row(partner.id));
    if !is_moved {
        return Ok(Eur::ZERO);
    }
    let amended = Amended { change: row.id, phase: row.phase, on, partners: &partners, rows: &content.after.rows };
    let more = book.amended(&amended, change.now()).map_err(|refusal| {
        let reference = state.reference();
        let looked = Looked { reference: &reference, project, phase: row.phase, id: row.id, content };
        Unsaved::refused(vec![looked.refused(refusal)])
    })?;
    ledger::save(&change.write, book.new_rows()).await?;
    Ok(more)
}

/// Who leaves goes, with its lines in every phase, which the ledger keeps; who joins gets a place, or another role in the one it had.
async fn places(change: &Change, content: &Content) -> Result<(), AppError> {
    let (write, project) = (&change.write, change.project.id);
    for left in content.before.partners.iter().filter(|one| content.after.partner(one.id).is_none()) {
        let gone = (project, left.organisation);
        if earlier_partner::Entity::find_by_id(gone).one(write).await?.is_none() {
            let row = earlier_partner::Model { project_id: project, organisation_id: left.organisation, left_at: change.now() };
            earlier_partner::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
        }
        financing_row::Entity::delete_many().filter(financing_row::Column::PartnerId.eq(left.id)).exec(write).await?;
        partner::Entity::delete_by_id(left.id).exec(write).await?;
    }
    let mut position = partner::Entity::find().filter(partner::Column::ProjectId.eq(project)).all(write).await?;
    position.sort_by_key(|one| one.position);
    let mut next = position.last().map_or(1, |last| last.position + 1);
    for one in &content.after.partners {
        match content.before.partner(one.id) {
            None => {
                let row = partner::ActiveModel {
                    id: Set(one.id),
                    project_id: Set(project),
                    organisation_id: Set(one.organisation),
                    role: Set(one.role),
                    core_business: Set(one.is_core_business),
                    position: Set(next),
                };
                partner::Entity::insert(row).exec_without_returning(write).await?;
                next += 1;
            }
            Some(was) if was.role != one.role => {
                let row = partner::ActiveModel { id: Unchanged(one.id), role: Set(one.role), ..Default::default() };
                partner::Entity::update(row).validate()?.exec_without_returning(write).await?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The lines of the table that change. Each says what the ledger says by now, or the database refuses it.
async fn sheet(change: &Change, phase: Phase, content: &Content) -> Result<(), DbErr> {
    let (write, project) = (&change.write, change.project.id);
    for one in &content.after.partners {
        let (was, is) = (content.before.row(one.id), content.after.row(one.id));
        let empty = FinancingRow::empty(one.id);
        let line = row_of(project, phase, &is);
        match (was == empty, is == empty) {
            _ if was == is => {}
            (true, _) => {
                financing_row::Entity::insert(line.into_active_model()).exec_without_returning(write).await?;
            }
            (false, true) => {
                financing_row::Entity::delete_by_id((project, phase, one.id)).exec(write).await?;
            }
            (false, false) => {
                financing_row::Entity::update(line.into_active_model().reset_all()).validate()?.exec_without_returning(write).await?;
            }
        }
    }
    Ok(())
}

/// How large partners are, which stands with their organisation.
async fn sizes(change: &Change, content: &Content) -> Result<(), AppError> {
    for one in &content.after.partners {
        if content.before.partner(one.id).is_some_and(|was| was.size != one.size) {
            let found = organisation::Entity::find_by_id(one.organisation).one(&change.write).await?.ok_or(AppError::Conflict)?;
            let row = organisation::ActiveModel {
                id: Unchanged(found.id),
                size_class: Set(one.size),
                version: Set(found.version + 1),
                ..Default::default()
            };
            organisation::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
        }
    }
    Ok(())
}

/// The terms of instruments.
async fn terms(change: &Change, content: &Content) -> Result<(), AppError> {
    for one in &content.after.instruments {
        if content.before.instruments.iter().any(|was| was.id == one.id && was.terms != one.terms) {
            let found = instrument::Entity::find_by_id(one.id).one(&change.write).await?.ok_or(AppError::Conflict)?;
            let details: InstrumentDetails = versioned::read(&found.details, found.id)?;
            let details = versioned::write(&InstrumentDetails { terms: one.terms.clone(), ..details })?;
            let row = instrument::ActiveModel { id: Unchanged(one.id), details: Set(details), ..Default::default() };
            instrument::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
        }
    }
    Ok(())
}

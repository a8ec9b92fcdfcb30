//! Dossier facts in the database.

use super::fields;
use crate::dossier::edit;
use crate::dossier::edit::{Approved, Editor, Edits};
use crate::dossier::form_values::typed_date;
use crate::frame::answer::Unsaved;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::unreadable::unreadable;
use ::entity::dossier;
use app::language::Words;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::changed::differences;
use domain::gates::{BusinessCaseFacts, DossierForm, NewDossier, codes_from_text, codes_to_text};
use domain::ids::ProjectId;
use domain::projects::Part;
use domain::text_enum::UnknownCode;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use std::num::TryFromIntError;

/// The facts of a project's dossier; empty ones when nobody wrote any. One query.
pub async fn of_project(connection: &impl ConnectionTrait, id: ProjectId) -> Result<NewDossier, DbErr> {
    Ok(dossier::Entity::find_by_id(id).one(connection).await?.as_ref().map(read).transpose()?.unwrap_or_default())
}

/// A row as the rules know it.
///
/// # Errors
/// A code that is on none of our lists, or a level that is no number of ours.
pub fn read(row: &dossier::Model) -> Result<NewDossier, DbErr> {
    let no_code = |error: UnknownCode| unreadable(format!("the dossier of project {}", row.project_id), error);
    let no_number = |error: TryFromIntError| unreadable(format!("the dossier of project {}", row.project_id), error);
    Ok(NewDossier {
        business_case: BusinessCaseFacts {
            parts: codes_from_text(&row.business_case_parts).map_err(no_code)?,
            version_on: row.business_case_on,
            is_approved_by_all: row.business_case_approved,
        },
        application_on: row.application_on,
        works_start_on: row.works_start_on,
        accession: row.accession_clause.as_deref().map(str::parse).transpose().map_err(no_code)?,
        trl: row.trl.map(u32::try_from).transpose().map_err(no_number)?,
        proof_of_concept: row.proof_of_concept.clone(),
        market_proofs: codes_from_text(&row.market_proofs).map_err(no_code)?,
        lessons: row.lessons.clone(),
        stopping_considered: row.stopping_considered.clone(),
    })
}

/// The facts as they stand in their form.
pub fn typed(words: Words, facts: &NewDossier) -> DossierForm {
    DossierForm {
        business_case_parts: facts.business_case.parts.iter().map(|part| part.to_string()).collect(),
        business_case_on: typed_date(words, facts.business_case.version_on),
        business_case_approved: if facts.business_case.is_approved_by_all { "yes".to_owned() } else { String::new() },
        application_on: typed_date(words, facts.application_on),
        works_start_on: typed_date(words, facts.works_start_on),
        accession: facts.accession.map(|accession| accession.to_string()).unwrap_or_default(),
        trl: facts.trl.map(|level| level.to_string()).unwrap_or_default(),
        proof_of_concept: facts.proof_of_concept.clone(),
        market_proofs: facts.market_proofs.iter().map(|proof| proof.to_string()).collect(),
        lessons: facts.lessons.clone(),
        stopping_considered: facts.stopping_considered.clone(),
    }
}

/// The facts as the database keeps them.
pub fn row_of(id: ProjectId, facts: &NewDossier) -> dossier::Model {
    dossier::Model {
        project_id: id,
        application_on: facts.application_on,
        works_start_on: facts.works_start_on,
        accession_clause: facts.accession.map(|accession| accession.to_string()),
        trl: facts.trl.and_then(|level| i32::try_from(level).ok()),
        proof_of_concept: facts.proof_of_concept.clone(),
        lessons: facts.lessons.clone(),
        market_proofs: codes_to_text(facts.market_proofs.iter().map(|proof| proof.code())),
        business_case_parts: codes_to_text(facts.business_case.parts.iter().map(|part| part.code())),
        business_case_on: facts.business_case.version_on,
        business_case_approved: facts.business_case.is_approved_by_all,
        stopping_considered: facts.stopping_considered.clone(),
    }
}

/// Saves the facts.
///
/// # Errors
/// 409 when somebody was first or the dossier cannot be changed now, or whatever the database says.
pub async fn save(
    state: &State,
    permit: &Permit<act::EditDossier>,
    submission: &Submission,
    facts: &NewDossier,
    editor: &Editor,
) -> Result<(), Unsaved<Approved>> {
    let edit = edit::begin(state, permit, submission).await?;
    let id = permit.project();
    let before = dossier::Entity::find_by_id(id).one(&edit.write).await?;
    let row = row_of(id, facts).into_active_model().reset_all();
    if before.is_some() {
        dossier::Entity::update(dossier::ActiveModel { project_id: sea_orm::ActiveValue::Unchanged(id), ..row })
            .validate()?
            .exec_without_returning(&edit.write)
            .await?;
    } else {
        dossier::Entity::insert(row).exec_without_returning(&edit.write).await?;
    }
    let before = before.as_ref().map(read).transpose()?.unwrap_or_default();
    let edits = Edits::of(Part::Record, differences("record", None, &fields::of_dossier(&before), &fields::of_dossier(facts)));
    edit.finish(Default::default(), edits, editor, |edited| HistoryEvent::DossierChanged { project: id, edited }).await
}

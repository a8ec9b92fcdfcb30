//! The one way in to a document: through its project, and as far as the reader may read it. One that they may not read is not there.

use super::read::{self, Document};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::{document, project};
use domain::access::act;
use domain::documents::{DocumentReader, Whose};
use domain::ids::{DocumentId, ProjectId};
use domain::projects::Phase;

/// How the person stands to the documents of a project.
pub(super) fn reader(signed: &SignedIn, found: &Found) -> DocumentReader {
    DocumentReader {
        organisation: signed.actor.organisation,
        leads: found.standing.leads,
        checks: signed.actor.may(act::CheckInKind, found.standing),
        adds: signed.actor.may(act::KeepDocuments, found.standing),
    }
}

/// Whose it is.
pub(super) const fn whose(row: &document::Model) -> Whose {
    Whose { kind: row.kind, organisation: row.organisation_id }
}

/// Whether a project takes documents: also while its dossier is frozen, and not any more once it is closed.
pub(super) fn takes_documents(project: &project::Model) -> bool {
    project.phase != Phase::Closed
}

/// A document with its project.
///
/// # Errors
/// 404 when it is not there for the person.
pub(super) async fn document(
    state: &State,
    signed: &SignedIn,
    (project, id): (ProjectId, DocumentId),
) -> Result<(Found, Document, DocumentReader), AppError> {
    let (found, _) = access::permit(state, signed, act::ReadProject, project).await?;
    let reader = reader(signed, &found);
    let document = read::one(&state.database.read, project, id).await?.filter(|one| reader.may_read(whose(&one.row)));
    Ok((found, document.ok_or(AppError::NotFound)?, reader))
}

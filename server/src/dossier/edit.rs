//! The one way to change what the partners wrote: texts, partners, money, instruments, what is on record. Every edit tells old and new, and
//! what was approved at a gate is changed by a programme manager only, with a reason, and its money by nobody here. All is asked inside the
//! transaction.

use crate::dossier::approved::approved;
use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::form::Pairs;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::project;
use domain::access::{Actor, Permit, ProjectStanding, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::Changed;
use domain::ids::PersonId;
use domain::projects::{Part, REASON_FIELD, change_reason};
use std::collections::BTreeSet;
use std::ops::Deref;

/// An edit of the dossier that has begun.
pub struct Edit(Change);

impl Deref for Edit {
    type Target = Change;

    fn deref(&self) -> &Change {
        &self.0
    }
}

/// Who edits: the permit to change what was approved, when the person has it, and the reason that was typed.
#[derive(Debug, Clone)]
pub struct Editor {
    id: PersonId,
    name: String,
    permit: Option<Permit<act::ChangeApproved>>,
    reason: String,
}

impl Editor {
    /// Who edits this project, with the reason in the form.
    pub fn of(actor: &Actor, standing: ProjectStanding, form: &Pairs) -> Self {
        let reason = form.get(REASON_FIELD).unwrap_or_default().to_owned();
        Self { id: actor.id, name: actor.name.clone(), permit: actor.permit(act::ChangeApproved, standing).ok(), reason }
    }

    /// The reason as it was typed.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// What an edit changes.
#[derive(Debug, Default)]
pub struct Edits {
    parts: BTreeSet<Part>,
    changed: Vec<Changed>,
}

impl Edits {
    /// What changed in one part of the dossier.
    pub fn of(part: Part, changed: Vec<Changed>) -> Self {
        let mut edits = Self::default();
        edits.add(part, changed);
        edits
    }

    /// What changed in one more part.
    pub fn add(&mut self, part: Part, changed: Vec<Changed>) {
        if !changed.is_empty() {
            self.parts.insert(part);
            self.changed.extend(changed);
        }
    }

    /// One more part that these changes are about; they are told once.
    pub fn touch(&mut self, part: Part, changed: &[Changed]) {
        if !changed.is_empty() {
            self.parts.insert(part);
        }
    }

    /// What follows from the rest, such as totals: told, and no part of its own.
    pub fn tell(&mut self, changed: Vec<Changed>) {
        self.changed.extend(changed);
    }
}

/// What an edit changes was approved, and is not this person's to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved;

/// Begins an edit of the dossier of the permit's project.
///
/// # Errors
/// The same as for [`change::begin`].
pub async fn begin(state: &State, permit: &Permit<act::EditDossier>, submission: &Submission) -> Result<Edit, AppError> {
    change::begin(state, permit, submission, Touches::Dossier).await.map(Edit)
}

impl Edit {
    /// Refuses what changes by an approved request alone, before anything is written: the database would refuse it less kindly.
    ///
    /// # Errors
    /// [`Approved`], or whatever the database says.
    pub async fn refuse_fixed(&self, parts: impl IntoIterator<Item = Part>) -> Result<(), Unsaved<Approved>> {
        let approved = approved(&self.0.write, &self.0.project).await?;
        if parts.into_iter().any(|part| approved.fixes(part)) { Err(Unsaved::refused(Approved)) } else { Ok(()) }
    }

    /// What else follows from the edit, told after it in the same write.
    pub fn also(&mut self, events: Vec<Event>) {
        self.0.also(events);
    }

    /// Asks whether these parts are this person's to change, and writes what [`Change::finish`] writes. The event tells every change.
    ///
    /// # Errors
    /// [`Approved`], or that the reason is missing or too short; nothing is written then.
    pub async fn finish(
        self,
        row: project::ActiveModel,
        edits: Edits,
        editor: &Editor,
        happened: impl FnOnce(Edited) -> HistoryEvent,
    ) -> Result<(), Unsaved<Approved>> {
        let Self(change) = self;
        let approved = approved(&change.write, &change.project).await?;
        // Whoever writes asks before: this is for who forgets.
        if edits.parts.iter().any(|part| approved.fixes(*part)) {
            return Err(Unsaved::refused(Approved));
        }
        let reason = if edits.parts.iter().any(|part| approved.locks(*part)) {
            let may = editor.permit.as_ref().is_some_and(|permit| permit.project() == change.project.id);
            if !may {
                return Err(Unsaved::refused(Approved));
            }
            Some(change_reason(&editor.reason).map_err(|problem| vec![problem])?)
        } else {
            None
        };
        let event = Event::by(editor.id, &editor.name, happened(Edited { changes: edits.changed, reason }));
        Ok(change.finish(row, event).await?)
    }
}

//! The URLs of requests to change what was approved.

use domain::ids::{ChangeRequestId, ProjectId};
use domain::projects::Phase;

paths! {
    /// The form for a new request to change what was approved of a phase.
    change_new(project: ProjectId, phase: Phase) = "/projects/{project}/changes/new/{phase}";
    /// One request.
    change(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}";
    /// The form of one that is being written.
    change_edit(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/edit";
    /// Asks the partners.
    change_ask(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/ask";
    /// A partner says whether it agrees.
    change_answer(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/answer";
    /// Back to being written.
    change_reopen(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/reopen";
    /// Hands it in.
    change_hand_in(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/hand-in";
    /// Decides.
    change_decision(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/decision";
    /// The second signature.
    change_sign(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/sign";
    /// Takes a recorded decision back.
    change_take_back(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/take-back";
    /// Takes the request back.
    change_withdraw(project: ProjectId, change: ChangeRequestId) = "/projects/{project}/changes/{change}/withdraw";
}

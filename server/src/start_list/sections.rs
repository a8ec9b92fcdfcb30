//! What is still to be arranged after a go, on the page of the project.

use crate::dossier::access::Found;
use crate::dossier::start_list::{Lists, lists};
use crate::frame::actor::SignedIn;
use crate::state::State;
use app::projects::Section;
use app::start_list::ProjectStartView;
use domain::start_list::{has_list, is_open};
use sea_orm::DbErr;

/// The partners whose list is open; nothing where all is arranged. At most one query.
pub async fn sections(state: &State, _: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    if !has_list(found.project.phase, found.project.status) {
        return Ok(Vec::new());
    }
    let lists = lists(&state.database.read, Lists::Of(found.project.id)).await?;
    let of = lists.len();
    let open: Vec<String> = lists.into_iter().filter(|list| is_open(&list.lines)).map(|list| list.name).collect();
    let view = ProjectStartView { project: found.project.id, of, open };
    Ok((!view.open.is_empty()).then_some(Section::Start(view)).into_iter().collect())
}

//! Lists into their page, for this reader.

use crate::dossier::access::Found;
use crate::dossier::start_list::PartnerList;
use crate::frame::actor::SignedIn;
use crate::state::State;
use app::start_list::{StartListView, StartPartner};
use app::ui::NoticeView;
use domain::access::act;
use domain::people::Role;

/// The page.
pub(super) fn view(state: &State, signed: &SignedIn, found: &Found, lists: Vec<PartnerList>, notice: Option<NoticeView>) -> StartListView {
    let agrees = signed.actor.may(act::AgreeToMonitoring, found.standing);
    let writes_down = signed.actor.is(Role::ProgrammeManager);
    let partner = |list: PartnerList| {
        let is_own = signed.actor.organisation == Some(list.organisation);
        StartPartner {
            may_agree: agrees && (is_own || writes_down),
            is_own,
            key: state.form_key(signed.actor.id),
            organisation: list.organisation,
            name: list.name,
            lines: list.lines,
        }
    };
    StartListView { project: found.project.id, title: found.project.title.clone(), partners: lists.into_iter().map(partner).collect(), notice }
}

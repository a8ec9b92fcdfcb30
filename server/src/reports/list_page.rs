//! Lists of reports into their page.

use super::read_list;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::listing::{PAGE_SIZE, page_links, page_within};
use crate::frame::respond::AppError;
use crate::state::State;
use app::paths;
use app::reports::{ReportsShown, ReportsView};
use domain::access::act;

/// The code of a filter in an address.
pub(super) fn read_shown(code: Option<&str>) -> ReportsShown {
    match code {
        Some("late") => ReportsShown::Late,
        Some("programme") => ReportsShown::Programme,
        Some("approved") => ReportsShown::Approved,
        Some(_) | None => ReportsShown::Open,
    }
}

const fn code(shown: ReportsShown) -> &'static str {
    match shown {
        ReportsShown::Open => "",
        ReportsShown::Late => "late",
        ReportsShown::Programme => "programme",
        ReportsShown::Approved => "approved",
    }
}

/// A page of the reports of every project that the reader may know of.
pub(super) async fn all(state: &State, signed: &SignedIn, shown: ReportsShown, asked: Option<&str>) -> Result<ReportsView, AppError> {
    let (read, today) = (&state.database.read, state.clock.today());
    let total = read_list::count(read, &signed.actor, shown, today).await?;
    let number = page_within(asked, PAGE_SIZE, total);
    let lines = read_list::page(read, &signed.actor, shown, (today, (number - 1) * PAGE_SIZE, PAGE_SIZE)).await?;
    let page = (total > PAGE_SIZE).then(|| page_links(&paths::reports(), &[("show", code(shown))], number, total));
    Ok(ReportsView { of: None, lines, shown, page, today, keeps_log: false })
}

/// The reports of a project.
pub(super) async fn of_project(state: &State, signed: &SignedIn, found: &Found) -> Result<ReportsView, AppError> {
    let today = state.clock.today();
    let lines = read_list::of_project(&state.database.read, &found.project, today).await?;
    let of = Some((found.project.id, found.project.title.clone()));
    let keeps_log = signed.actor.may(act::KeepOwnReport, found.standing);
    Ok(ReportsView { of, lines, shown: ReportsShown::Open, page: None, today, keeps_log })
}

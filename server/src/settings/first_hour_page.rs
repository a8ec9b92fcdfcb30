//! The first hour as its list shows it: on my work of an administrator until it is over, and with the settings at any time.

use super::first_hour::{Known, known};
use super::mail_page::trial_view;
use crate::state::State;
use app::settings::{AlreadyThere, FirstHourView};
use domain::access::{Actor, Global, act};
use domain::projects::FacilityStatus;
use domain::settings::ParameterKey;
use sea_orm::DbErr;

/// The parameters that the list shows: the first that somebody asks about.
const SHOWN: [ParameterKey; 4] = [ParameterKey::PublicCeiling, ParameterKey::Mandate, ParameterKey::MinCashShare, ParameterKey::StartMaxMonths];

/// The list, for an administrator while something is left to do.
pub(crate) async fn of(state: &State, actor: &Actor) -> Result<Option<FirstHourView>, DbErr> {
    if !actor.may(act::ManageSettings, Global) {
        return Ok(None);
    }
    let view = view(state, actor).await?;
    Ok(Some(view).filter(|view| !view.facts.is_over()))
}

/// The list, whether it is over or not.
pub(super) async fn view(state: &State, actor: &Actor) -> Result<FirstHourView, DbErr> {
    let Known { facts, people, mail, came_in: (organisations, projects) } = known(&state.database.read, state.clock.now()).await?;
    let email = crate::frame::names::email(&state.database.read, actor.id).await?.unwrap_or_default();
    let reference = state.reference();
    let shown = SHOWN.iter().filter_map(|key| reference.parameters.iter().find(|parameter| parameter.key == *key));
    let unknown = reference.facilities.iter().filter(|facility| facility.status == FacilityStatus::Unknown).count();
    Ok(FirstHourView {
        facts,
        bureau: reference.bureau.clone(),
        has_server: state.mail.is_some(),
        trial: mail.map(trial_view),
        email,
        keys: (state.form_key(actor.id), state.form_key(actor.id)),
        parameters: shown.map(|parameter| (parameter.clone(), reference.values.get(parameter.key))).collect(),
        counts: (reference.parameters.len(), reference.parameters.iter().filter(|parameter| parameter.needs_decision()).count()),
        people,
        already: AlreadyThere {
            areas: reference.technology.len(),
            applications: reference.applications.len(),
            rules: reference.rules.rules().len(),
            facilities: (reference.facilities.len(), unknown),
            clusters: reference.clusters.len(),
            organisations,
            projects,
        },
    })
}

//! Forecasts of a project into its page: every partner's by half-year, and the form of the own one.

use super::read::{self, Version};
use crate::dossier::access::Found;
use crate::dossier::partners;
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::gates::lapse::running;
use crate::ledger;
use crate::state::State;
use app::forecasts::{ForecastLine, ForecastView, OwnForecast};
use app::ui::{FormErrors, NoticeView};
use domain::Eur;
use domain::access::act;
use domain::ledger::{ForecastForm, HalfYear, expected, half_years, spread};
use domain::problem::Problem;
use std::collections::BTreeSet;

/// What was typed, where the page comes back with it.
#[derive(Default)]
pub(super) struct Again {
    pub(super) typed: Option<ForecastForm>,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<NoticeView>,
}

/// The half-years that a form offers.
pub(super) fn offered(state: &State, found: &Found) -> Vec<HalfYear> {
    let project = &found.project;
    half_years(state.clock.today(), running(project).last_day(project.phase.money_phase()))
}

/// The page for this reader.
pub(super) async fn view(state: &State, signed: &SignedIn, found: &Found, again: Again) -> Result<ForecastView, AppError> {
    let (connection, project, words, today) = (&state.database.read, &found.project, signed.visit.words(), state.clock.today());
    let phase = project.phase.money_phase();
    let (partners, versions) = (partners::of_project(connection, project.id).await?, read::versions(connection, project.id, phase).await?);
    let left = read::left(connection, &ledger::of_project(connection, project.id).await?, phase).await?;
    let last_day = running(project).last_day(phase);
    let last = |organisation| versions.iter().rfind(|one: &&Version| one.organisation == organisation);
    let mut halves: BTreeSet<HalfYear> = BTreeSet::new();
    let mut lines = Vec::new();
    for partner in &partners {
        let of_partner = left.get(&partner.organisation).copied().unwrap_or_default();
        let version = last(partner.organisation);
        if of_partner == Eur::ZERO && version.is_none() {
            continue;
        }
        let amounts = expected(version.map(|one| one.amounts.as_slice()), of_partner, (today, last_day));
        halves.extend(amounts.iter().map(|(half, _)| *half));
        lines.push(ForecastLine {
            partner: partner.name.clone(),
            left: of_partner,
            amounts,
            version: version.map(|one| (one.version, one.made_at)),
            explanation: version.map(|one| one.explanation.clone()).unwrap_or_default(),
        });
    }
    let own = partners.iter().find(|one| Some(one.organisation) == signed.actor.organisation);
    let own = own.filter(|_| signed.actor.may(act::KeepOwnForecast, found.standing));
    let own = own.map(|one| (one, left.get(&one.organisation).copied().unwrap_or_default())).filter(|(_, left)| left.is_positive());
    let own = own.map(|(partner, left)| {
        let version = last(partner.organisation);
        let amounts = match version {
            Some(version) => version.amounts.clone(),
            None => spread(left, today, last_day),
        };
        let of = |half: HalfYear| amounts.iter().find(|(one, _)| *one == half).map_or(Eur::ZERO, |(_, amount)| *amount);
        let filled: Vec<(HalfYear, Eur)> = offered(state, found).into_iter().map(|half| (half, of(half))).collect();
        let typed = again.typed.unwrap_or_else(|| ForecastForm::of(&filled, signed.visit.language));
        OwnForecast {
            left,
            typed,
            key: state.form_key(signed.actor.id),
            version: version.map_or(0, |one| one.version),
            errors: FormErrors::read(words, &again.problems, |field| app::forecasts::forecast_label(words, field)),
        }
    });
    let (id, title) = (project.id, project.title.clone());
    Ok(ForecastView { project: id, title, phase, halves: halves.into_iter().collect(), lines, own, notice: again.notice })
}

//! The fictitious demo set: organisations, people and projects, with dates counted from the day of loading.

mod accounts;
mod bulk;
mod calendar;
mod cast;
mod changes;
mod claims;
mod conditions;
mod decisions;
mod documents;
mod dossier;
mod experts;
mod facts;
mod files;
mod forecast;
mod frozen;
mod in_kind;
mod ledger;
mod lessons;
mod money;
mod panels;
mod payments;
mod plan;
mod removal;
mod reports;
mod reviews;
mod rows;
mod settings;
mod stops;
mod wording;

pub use accounts::{ACCOUNTS, Account};
pub use bulk::bulk;
pub use removal::remove;

use crate::dossier::programme_total;
use crate::dossier::totals;
use crate::frame::respond::AppError;
use crate::reference::Reference;
use crate::security::tokens::Token;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{person, project};
use cast::Cast;
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::HistoryEvent;
use domain::gates::ProgrammeFacts;
use domain::money::Eur;
use domain::partners::OrganisationType;
use domain::programme::Matching;
use files::Files;
use plan::Plan;
use rows::Rows;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

/// Loads the demo set and tells the password; does nothing when it is there.
pub async fn load(state: &State, password: Option<String>) -> Result<Option<String>, AppError> {
    if person::Entity::find().filter(person::Column::IsDemo.eq(true)).count(&state.database.read).await? > 0 {
        return Ok(None);
    }
    let password = match password {
        Some(password) => password,
        None => Token::new()
            .map_err(|error| AppError::Internal(error.to_string()))?
            .secret()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(16)
            .collect(),
    };
    let hash = state.passwords.hash(password.clone()).await.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    let now = state.clock.now();
    let write = state.database.begin(now).await?;
    let number = last_number(&write).await?;
    let mut rows = gather(&state.reference(), &hash, number, state.clock.today(), now)?;
    rows.events.push((now, Event::by_operator(HistoryEvent::DemoLoaded {})));
    let projects: Vec<_> = rows.projects.iter().map(|project| project.id).collect();
    documents::keep(state, std::mem::take(&mut rows.files)).await?;
    rows.insert(&write).await?;
    for project in projects {
        totals::refresh(&write, project).await?;
    }
    programme_total::sum_again(&write).await?;
    settings::write(&write, now).await?;
    let events = payments::write(state, &write, now).await?;
    write.finish(events).await?;
    state.refresh_reference().await?;
    Ok(Some(password))
}

async fn last_number(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last: Option<Option<i64>> =
        project::Entity::find().select_only().column_as(project::Column::Number.max(), "last").into_tuple().one(connection).await?;
    Ok(last.flatten().unwrap_or(0))
}

/// Everything that the demo set brings.
fn gather(reference: &Reference, hash: &str, last_number: i64, today: NaiveDate, now: DateTime<Utc>) -> Result<Rows, DbErr> {
    let files = Files::read()?;
    let (mut cast, mut rows) = (Cast::default(), Rows::default());
    cast::organisations(&files.organisations, &mut cast, &mut rows, now)?;
    accounts::people(&mut cast, &mut rows, hash, now);
    experts::write(&cast, &mut rows, today, now)?;
    let plans: Result<Vec<Plan<'_>>, DbErr> =
        (last_number + 1..).zip(&files.projects).map(|(number, row)| Plan::new(row, &files, &cast, number, today)).collect();
    let plans = plans?;
    let match_after = plans.iter().map(matching).sum();
    let committed: Vec<(NaiveDate, Eur)> = plans.iter().flat_map(commitments).collect();
    let programme = |day: NaiveDate| ProgrammeFacts {
        committed: committed.iter().filter(|(decided, _)| *decided < day).map(|(_, amount)| *amount).sum(),
        match_after,
    };
    for plan in &plans {
        dossier::write(plan, &mut rows)?;
        conditions::write(plan, reference.rules.levels(), &mut rows);
        decisions::write(plan, reference, programme, &mut rows)?;
        changes::write(plan, &cast, &mut rows)?;
        reviews::write(plan, &cast.experts, &mut rows)?;
        in_kind::write(plan, &reference.values, &mut rows);
        forecast::write(plan, &mut rows);
        documents::write(plan, &mut rows);
        documents::agreements(plan, &mut rows);
        reports::write(plan, &cast, &mut rows);
        claims::write(plan, &reference.values, &mut rows)?;
    }
    if let [manager, second, ..] = &*cast.managers {
        lessons::write((manager, second), &mut rows);
    }
    reviews::scenario(&plans, &mut rows);
    Ok(rows)
}

/// Both sides of a project's match in its current phase.
fn matching(plan: &Plan<'_>) -> Matching {
    let mut sum = Matching::default();
    for row in plan.rows(plan.row.phase.money_phase()) {
        let kind = plan.partners.iter().find(|(partner, _)| partner.id == row.partner).map(|(partner, _)| partner.organisation_type);
        sum.government += row.public.total();
        match kind {
            Some(OrganisationType::Company) => sum.companies += row.own(),
            Some(OrganisationType::Government) => sum.government += row.own(),
            Some(OrganisationType::Knowledge | OrganisationType::CivilSociety | OrganisationType::Investor | OrganisationType::Intermediary)
            | None => {
                sum.institutions += row.own();
            }
        }
    }
    sum
}

/// What each decision on a project committed, and when.
fn commitments(plan: &Plan<'_>) -> Vec<(NaiveDate, Eur)> {
    let decided = plan.visits.iter().filter_map(|visit| visit.decided.map(|(day, outcome)| (visit, day, outcome)));
    decided.map(|(visit, day, outcome)| (day, decisions::amounts(plan, visit, outcome).iter().map(|one| one.amount).sum())).collect()
}

//! A portfolio of any size that looks like a real one, the same for the same seed: for measuring, and for seeing Poort full.

mod dice;
mod facts;
mod gates;
mod project;
mod team;

use super::rows::Rows;
use crate::dossier::programme_total;
use crate::frame::respond::AppError;
use crate::reference::Reference;
use crate::state::State;
use ::entity::{organisation, person};
use chrono::{DateTime, NaiveDate, Utc};
use dice::Dice;
use domain::ids::{OrganisationId, PersonId};
use domain::names::normalised;
use domain::partners::{OrganisationType, Region, Sector, SizeClass};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::sync::Arc;

/// So many projects go into one transaction.
const AT_ONCE: u64 = 1_000;

/// Who manages, decides and signs, and what the projects can choose from.
struct Stage {
    managers: Vec<(PersonId, String)>,
    chair: (PersonId, String),
    secretary: (PersonId, String),
    organisations: Vec<organisation::Model>,
    sub_areas: Vec<String>,
    clusters: Vec<String>,
    applications: Vec<String>,
    challenges: Vec<String>,
    facilities: Vec<String>,
    reference: Arc<Reference>,
    today: NaiveDate,
    now: DateTime<Utc>,
}

/// Writes so many projects and tells how many rows of all tables there were. The demo set must be there, because its people decide.
///
/// # Errors
/// A seed can be used once.
pub async fn bulk(state: &State, projects: u64, seed: u64) -> Result<u64, AppError> {
    let mut dice = Dice::new(seed);
    let mut stage = stage(state).await?;
    let mut rows = Rows::default();
    for number in 0..(projects / 3).max(7) {
        let model = organisation(&mut dice, seed, number, stage.now);
        stage.organisations.push(model.clone());
        rows.organisations.push(model);
    }
    let mut written = save(state, rows).await?;
    let mut number = super::last_number(&state.database.read).await?;
    let mut left = projects;
    while left > 0 {
        let chunk = left.min(AT_ONCE);
        let mut rows = Rows::default();
        for _ in 0..chunk {
            number += 1;
            project::write(&mut dice, &stage, number, &mut rows)?;
        }
        written += save(state, rows).await?;
        left -= chunk;
    }
    let write = state.begin().await?;
    write.execute_unprepared("ANALYZE").await?;
    programme_total::sum_again(&write).await?;
    write.finish([]).await?;
    Ok(written)
}

async fn save(state: &State, rows: Rows) -> Result<u64, DbErr> {
    let write = state.begin().await?;
    let written = rows.insert(&write).await?;
    write.finish([]).await?;
    Ok(written)
}

async fn stage(state: &State) -> Result<Stage, DbErr> {
    let reference = state.reference();
    let people = person::Entity::find().filter(person::Column::IsDemo.eq(true)).all(&state.database.read).await?;
    let find = |email: &str| {
        let one = people.iter().find(|person| person.email == email).map(|person| (person.id, person.name.clone()));
        one.ok_or_else(|| DbErr::Custom(format!("{email} is not there: load the demo set first")))
    };
    Ok(Stage {
        managers: vec![find("manager@demo.example")?, find("manager2@demo.example")?],
        chair: find("steering@demo.example")?,
        secretary: find("secretary@demo.example")?,
        organisations: Vec::new(),
        sub_areas: reference.technology.iter().filter(|area| area.parent_code.is_some()).map(|area| area.code.clone()).collect(),
        clusters: reference.clusters.iter().map(|one| one.code.clone()).collect(),
        applications: reference.applications.iter().map(|one| one.code.clone()).collect(),
        challenges: reference.challenges.iter().map(|one| one.code.clone()).collect(),
        facilities: reference.facilities.iter().map(|one| one.code.clone()).collect(),
        today: state.clock.today(),
        now: state.clock.now(),
        reference,
    })
}

const FIRST: &[&str] = &["Regge", "Dinkel", "Vecht", "Es", "Noaber", "Lutter", "Berkel", "Buurse", "Linde", "Eikel", "Holt", "Maten"];
const SECOND: &[&str] = &["beek", "dal", "veld", "werk", "huis", "kamp", "land", "mark", "brug", "stede", "zijde", "oord"];
const TRADE: &[&str] = &["Techniek", "Sensoren", "Composieten", "Zorg", "Systemen", "Optiek", "Coatings", "Materialen", "Bouw", "Software"];

fn organisation(dice: &mut Dice, seed: u64, number: u64, now: DateTime<Utc>) -> organisation::Model {
    let word = |dice: &mut Dice, list: &[&'static str]| dice.one(list).copied().unwrap_or_default();
    let name = format!("{}{} {} {seed}-{number} (fictief)", word(dice, FIRST), word(dice, SECOND), word(dice, TRADE));
    let organisation_type = match dice.roll(20) {
        0..=12 => OrganisationType::Company,
        13..=15 => OrganisationType::Knowledge,
        16 => OrganisationType::Government,
        17 | 18 => OrganisationType::CivilSociety,
        _ => OrganisationType::Intermediary,
    };
    let size_class = dice.one(SizeClass::ALL).copied().filter(|_| organisation_type == OrganisationType::Company);
    organisation::Model {
        id: OrganisationId(dice.id()),
        search_name: normalised(&name),
        name,
        organisation_type,
        size_class,
        region: if dice.percent(60) { Region::Twente } else { dice.one(Region::ALL).copied().unwrap_or(Region::Twente) },
        sector: dice.one(Sector::ALL).copied().unwrap_or(Sector::Other),
        kvk_number: None,
        foreign_register_id: None,
        group_name: None,
        merged_into: None,
        needs_check: false,
        is_demo: true,
        created_at: now,
        version: 1,
    }
}

//! Who is in the demo set: its organisations by their codes, and the people who manage, decide and sign.

use super::files::OrganisationRow;
use super::rows::Rows;
use crate::state::new_id;
use ::entity::organisation;
use chrono::{DateTime, Utc};
use domain::ids::{OrganisationId, PersonId};
use domain::names::normalised;
use domain::partners::{OrganisationType, Region};
use sea_orm::DbErr;
use std::collections::HashMap;

/// A person and their name.
pub(super) type Who = (PersonId, String);

/// Everybody.
#[derive(Default)]
pub(super) struct Cast {
    /// The codes of the organisations, in the order of the file.
    pub(super) codes: Vec<String>,
    /// The organisations by code.
    pub(super) organisations: HashMap<String, organisation::Model>,
    /// The programme managers.
    pub(super) managers: Vec<Who>,
    /// The chair of the steering group.
    pub(super) chair: Option<Who>,
    /// The secretary of the steering group.
    pub(super) secretary: Option<Who>,
    /// The experts; the last one leads the panels.
    pub(super) experts: Vec<Who>,
    /// Who speaks for an organisation.
    pub(super) contacts: HashMap<OrganisationId, Who>,
}

/// Adds the organisations.
pub(super) fn organisations(file: &[OrganisationRow], cast: &mut Cast, rows: &mut Rows, now: DateTime<Utc>) -> Result<(), DbErr> {
    for row in file {
        let is_abroad = row.location == "outside NL";
        let model = organisation::Model {
            id: OrganisationId(new_id()),
            name: row.name.clone(),
            search_name: normalised(&row.name),
            organisation_type: row.kind,
            size_class: (row.kind == OrganisationType::Company).then_some(row.size),
            region: region(&row.location)?,
            sector: row.sector_group,
            kvk_number: (!is_abroad).then(|| row.kvk_demo.clone()),
            foreign_register_id: is_abroad.then(|| format!("DEMO {}", row.kvk_demo)),
            group_name: None,
            merged_into: None,
            needs_check: false,
            is_demo: true,
            created_at: now,
            version: 1,
        };
        cast.codes.push(row.code.clone());
        cast.organisations.insert(row.code.clone(), model.clone());
        rows.organisations.push(model);
    }
    Ok(())
}

fn region(location: &str) -> Result<Region, DbErr> {
    match location {
        "Twente" => Ok(Region::Twente),
        "East NL" => Ok(Region::EastNetherlands),
        "rest NL" => Ok(Region::RestOfNetherlands),
        "outside NL" => Ok(Region::Abroad),
        other => Err(DbErr::Custom(format!("demo_organisations.csv: no region is called {other:?}"))),
    }
}

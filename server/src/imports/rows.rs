//! From a project of the list to the rows of the tables. What the list does not say stays empty; nothing is made up but the three defaults named here.

use super::FileProblem;
use super::fingerprint::fingerprint;
use ::entity::{financing_row, legacy_row, organisation, partner, project};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::conditions::ConditionStanding;
use domain::gates::Gate;
use domain::ids::{ImportId, OrganisationId, PartnerId, ProjectId};
use domain::imports::{Column, LegacyProject, RowProblem, likely_region, likely_type};
use domain::names::{normalised, title_key};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector};
use domain::projects::{Phase, ProjectKind, Status};
use sea_orm::ActiveValue::{NotSet, Set};

/// Who leads a project of which the list names nobody: its money stands with somebody all the same, and a person has to look who it is.
pub(super) const NOBODY: &str = "Begunstigde niet vermeld";

/// A beneficiary whose name says nothing more is a company outside the region, and every beneficiary asks to be checked by a person.
pub(super) fn organisation(id: OrganisationId, name: &str, at: DateTime<Utc>) -> organisation::Model {
    organisation::Model {
        id,
        name: name.to_owned(),
        search_name: normalised(name),
        organisation_type: likely_type(name).unwrap_or(OrganisationType::Company),
        size_class: None,
        region: likely_region(name).unwrap_or(Region::RestOfNetherlands),
        sector: Sector::Other,
        kvk_number: None,
        foreign_register_id: None,
        group_name: None,
        merged_into: None,
        needs_check: true,
        is_demo: false,
        created_at: at,
        version: 1,
    }
}

/// A project in the start phase with no gate behind it: only a decision moves it on (section 9.6 of the specification).
pub(super) fn project(id: ProjectId, number: i64, legacy: &LegacyProject, lead: OrganisationId, at: DateTime<Utc>) -> project::Model {
    let money = Money::of(legacy);
    let words = [Some(legacy.title.as_str()), legacy.title_english.as_deref(), legacy.beneficiary.as_deref()];
    project::Model {
        id,
        number,
        title: legacy.title.clone(),
        title_key: title_key(&legacy.title),
        search_text: normalised(&words.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        public_summary: legacy.summary.clone().unwrap_or_default(),
        aim: String::new(),
        product_market_combination: String::new(),
        result_type: None,
        kind: ProjectKind::ClusterProject,
        phase: Phase::Start,
        status: Status::Legacy,
        entry_gate: Gate::G1,
        primary_sub_area: None,
        cluster: None,
        lead_organisation_id: Some(lead),
        lead_name: legacy.beneficiary.clone().unwrap_or_else(|| NOBODY.to_owned()),
        manager_id: None,
        contact_id: None,
        start_on: legacy.start,
        duration_months: legacy.months(),
        next_gate_on: None,
        hold_until: None,
        recycles: 0,
        cost: money.cost,
        public_money: money.european + money.national,
        own_cash: Eur::ZERO,
        own_in_kind: Eur::ZERO,
        other_money: money.other,
        weakest_condition: None,
        weakest_level: None,
        weakest_gap: ConditionStanding::NO_GAP,
        levels_short: 0,
        not_assessed: 0,
        is_unbalanced: false,
        condition_due_on: None,
        phase_from: None,
        is_demo: false,
        created_at: at,
        updated_at: at,
        version: 1,
    }
}

/// The beneficiary leads.
pub(super) fn lead_partner(id: PartnerId, project: ProjectId, organisation: OrganisationId) -> partner::Model {
    partner::Model { id, project_id: project, organisation_id: organisation, role: PartnerRole::Lead, core_business: None, position: 1 }
}

/// All money of the list stands with the lead. The list does not say which government paid, so that part stands with the state;
/// nor whether private money was the beneficiary's own, so that part is other money and never counts as own cash at a gate.
pub(super) fn financing(project: ProjectId, partner: PartnerId, legacy: &LegacyProject) -> financing_row::Model {
    let money = Money::of(legacy);
    financing_row::Model {
        project_id: project,
        phase: Phase::Start,
        partner_id: partner,
        cost: money.cost,
        public_european: money.european,
        public_national: money.national,
        public_province: Eur::ZERO,
        public_municipality: Eur::ZERO,
        own_cash: Eur::ZERO,
        own_in_kind: Eur::ZERO,
        other: money.other,
    }
}

/// The amounts of a line that a list changes: those of these columns, and no others.
pub(super) fn amounts(legacy: &LegacyProject, columns: &[Column]) -> financing_row::ActiveModel {
    let money = Money::of(legacy);
    let changes = |column: Column, amount: Eur| if columns.contains(&column) { Set(amount) } else { NotSet };
    financing_row::ActiveModel {
        cost: changes(Column::Total, money.cost),
        public_european: changes(Column::EuGrant, money.european),
        public_national: changes(Column::OtherPublic, money.national),
        other: changes(Column::OtherPrivate, money.other),
        ..Default::default()
    }
}

/// Where a project comes from: the row as it stood in the file, and what was wrong with it.
pub(super) struct Origin {
    /// The import.
    pub(super) import: ImportId,
    /// The row in the file.
    pub(super) row: u32,
    /// The hash by which a repeated row is known.
    pub(super) fingerprint: String,
    /// All cells as JSON.
    pub(super) source: String,
    /// The problems as JSON.
    pub(super) problems: String,
}

impl Origin {
    /// Where a row of this run comes from.
    ///
    /// # Errors
    /// Problems that cannot be written down.
    pub(super) fn new((import, row): (ImportId, u32), project: &LegacyProject, problems: &[RowProblem], source: String) -> Result<Self, FileProblem> {
        let problems = serde_json::to_string(problems).map_err(|error| FileProblem::Unreadable(error.to_string()))?;
        Ok(Self { import, row, fingerprint: fingerprint(project), source, problems })
    }

    /// The row that is kept beside the project.
    pub(super) fn of(self, project: ProjectId) -> legacy_row::Model {
        let Self { import, row, fingerprint, source, problems } = self;
        legacy_row::Model { project_id: project, import_id: import, row_number: i64::from(row), fingerprint, source, problems }
    }
}

/// The stated amounts, with nothing where nothing is stated.
struct Money {
    cost: Eur,
    european: Eur,
    national: Eur,
    other: Eur,
}

impl Money {
    fn of(legacy: &LegacyProject) -> Self {
        let stated = Option::unwrap_or_default;
        Self {
            cost: stated(legacy.total),
            european: stated(legacy.eu_grant),
            national: stated(legacy.other_public),
            other: stated(legacy.other_private),
        }
    }
}

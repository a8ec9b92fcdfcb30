//! The schema of Poort, one change a file, for SQLite and PostgreSQL alike. Knows neither `entity` nor `domain`.

use sea_orm_migration::prelude::async_trait;
pub use sea_orm_migration::prelude::{DbErr, MigrationTrait, MigratorTrait};

pub mod closed_list;
mod dialect;
mod m0001_history;
mod m0002_people;
mod m0003_reference;
mod m0004_projects;
mod m0005_financing;
mod m0006_conditions;
mod m0007_gates;
mod m0008_imports;
mod m0009_portfolio_indexes;
mod m0010_programme_total;
mod m0011_waiting_index;
mod m0012_reviews;
mod m0013_mail;
mod m0014_kept_form;
mod m0015_undone;
mod m0017_draft_windows;
mod m0019_submissions;
mod m0020_outbox_facts;
mod m0021_unsent;
mod m0022_conditions_of_decisions;
mod m0023_taken_out;
mod m0024_read_others;
mod m0025_merged_organisations;
mod m0026_names;
mod m0027_changed_by_import;
mod m0028_more_indexes;
mod m0029_condition_reports;
mod m0030_roles_in_time;
mod m0031_own_account;
mod m0032_second_factor;
mod m0033_settings;
mod m0034_single_sign_on;
mod m0035_limits;
mod m0038_ledger;
mod m0040_scenarios;
mod m0041_change_requests;
mod m0042_payments;
mod m0043_in_kind;
mod m0044_forecast;
mod m0045_conditions_handed_over;
mod m0046_ledger_sums;
mod m0047_documents;
mod m0049_reports;
mod m0050_claims;
mod m0051_gates_and_reports;
mod m0052_statements_thrown_away;
mod m0053_lessons;
mod m0054_minutes_of_reports;
pub mod nullable;

/// Every change of the schema, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_history::Migration),
            Box::new(m0002_people::Migration),
            Box::new(m0003_reference::Migration),
            Box::new(m0004_projects::Migration),
            Box::new(m0005_financing::Migration),
            Box::new(m0006_conditions::Migration),
            Box::new(m0007_gates::Migration),
            Box::new(m0008_imports::Migration),
            Box::new(m0009_portfolio_indexes::Migration),
            Box::new(m0010_programme_total::Migration),
            Box::new(m0011_waiting_index::Migration),
            Box::new(m0012_reviews::Migration),
            Box::new(m0013_mail::Migration),
            Box::new(m0014_kept_form::Migration),
            Box::new(m0015_undone::Migration),
            Box::new(m0017_draft_windows::Migration),
            Box::new(m0019_submissions::Migration),
            Box::new(m0020_outbox_facts::Migration),
            Box::new(m0021_unsent::Migration),
            Box::new(m0022_conditions_of_decisions::Migration),
            Box::new(m0023_taken_out::Migration),
            Box::new(m0024_read_others::Migration),
            Box::new(m0025_merged_organisations::Migration),
            Box::new(m0026_names::Migration),
            Box::new(m0027_changed_by_import::Migration),
            Box::new(m0028_more_indexes::Migration),
            Box::new(m0029_condition_reports::Migration),
            Box::new(m0030_roles_in_time::Migration),
            Box::new(m0031_own_account::Migration),
            Box::new(m0032_second_factor::Migration),
            Box::new(m0033_settings::Migration),
            Box::new(m0034_single_sign_on::Migration),
            Box::new(m0035_limits::Migration),
            Box::new(m0038_ledger::Migration),
            Box::new(m0040_scenarios::Migration),
            Box::new(m0041_change_requests::Migration),
            Box::new(m0042_payments::Migration),
            Box::new(m0043_in_kind::Migration),
            Box::new(m0044_forecast::Migration),
            Box::new(m0045_conditions_handed_over::Migration),
            Box::new(m0046_ledger_sums::Migration),
            Box::new(m0047_documents::Migration),
            Box::new(m0049_reports::Migration),
            Box::new(m0050_claims::Migration),
            Box::new(m0051_gates_and_reports::Migration),
            Box::new(m0052_statements_thrown_away::Migration),
            Box::new(m0053_lessons::Migration),
            Box::new(m0054_minutes_of_reports::Migration),
        ]
    }
}

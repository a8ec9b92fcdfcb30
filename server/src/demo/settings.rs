//! What the demo set has of the first hour: a bureau, mail left out, and parameters that were looked at. What is there already stays.

use ::entity::{bureau, setup_step};
use chrono::{DateTime, Utc};
use domain::settings::{SetupStep, StepOutcome};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// Puts it there.
pub(super) async fn write(transaction: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    if bureau::Entity::find_by_id(1).one(transaction).await?.is_none() {
        let row = bureau::Model {
            id: 1,
            name: "Programmabureau Voorbeeld-Twente (fictief)".to_owned(),
            phone: "053 000 00 00".to_owned(),
            email: "bureau@demo.example".to_owned(),
            address: "Voorbeeldplein 1\n7500 AA Voorbeeldrecht".to_owned(),
            is_demo: true,
        };
        bureau::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    }
    for (step, outcome) in [(SetupStep::Mail, StepOutcome::Without), (SetupStep::Parameters, StepOutcome::Seen)] {
        if setup_step::Entity::find_by_id(step).one(transaction).await?.is_none() {
            let (address, answer) = (String::new(), String::new());
            let row = setup_step::Model { step, outcome, address, trouble: None, answer, recorded_at: now, is_demo: true };
            setup_step::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
        }
    }
    Ok(())
}

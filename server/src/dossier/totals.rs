//! What the lists keep of a project: its lead, its money in the current phase, how its conditions stand, what is due, and the words it is found by.

use crate::dossier::due::due;
use crate::dossier::{decision_conditions, levels, money, partners};
use ::entity::project;
use domain::Eur;
use domain::conditions::ConditionStanding;
use domain::financing::FinancingRow;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::names::{normalised, title_key};
use domain::partners::PartnerRole;
use domain::projects::Place;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// Computes them again, in the transaction of a change to more than the project.
pub async fn refresh(transaction: &impl ConnectionTrait, id: ProjectId) -> Result<(), DbErr> {
    let Some(project) = project::Entity::find_by_id(id).one(transaction).await? else { return Ok(()) };
    renew(transaction, &project).await
}

/// Computes them again, and writes them where they changed.
pub async fn renew(transaction: &impl ConnectionTrait, project: &project::Model) -> Result<(), DbErr> {
    let id = project.id;
    let partners = partners::of_project(transaction, id).await?;
    let rows = money::rows(transaction, id, project.phase.money_phase()).await?;
    let gate = due(project).unwrap_or(Gate::G3);
    let current = levels::current_levels(transaction, id, gate).await?;
    let standing = ConditionStanding::of(&current, &levels::required(transaction).await?, gate);
    let is_final = Place { phase: project.phase, status: project.status }.is_final();
    let condition_due_on = if is_final { None } else { decision_conditions::first_due(transaction, id).await? };
    let lead = partners.iter().find(|partner| partner.role == PartnerRole::Lead);
    let names: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    let sum = |amount: fn(&FinancingRow) -> Eur| rows.iter().map(amount).sum::<Eur>();
    let now = project::Model {
        search_text: normalised(&format!("{} {}", project.title, names.join(" "))),
        title_key: title_key(&project.title),
        lead_organisation_id: lead.map(|partner| partner.organisation),
        lead_name: lead.map(|partner| partner.name.clone()).unwrap_or_default(),
        cost: sum(|row| row.cost),
        public_money: sum(|row| row.public.total()),
        own_cash: sum(|row| row.own_cash),
        own_in_kind: sum(|row| row.own_in_kind),
        other_money: sum(|row| row.other),
        weakest_condition: standing.weakest.map(|weakest| weakest.condition),
        weakest_level: standing.weakest.map(|weakest| i32::from(weakest.level.number())),
        weakest_gap: standing.gap(),
        levels_short: i32::try_from(standing.short).unwrap_or(i32::MAX),
        not_assessed: i32::try_from(standing.not_assessed).unwrap_or(i32::MAX),
        is_unbalanced: rows.iter().any(|row| row.difference() != Eur::ZERO),
        condition_due_on,
        ..project.clone()
    };
    if now == *project {
        return Ok(());
    }
    now.into_active_model().reset_all().update(transaction).await.map(|_| ())
}

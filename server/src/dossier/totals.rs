//! What the lists keep of a project: its lead, its money in the current phase, its weakest condition, and the words it is found by.

use crate::dossier::{levels, money, partners};
use ::entity::project;
use domain::Eur;
use domain::financing::FinancingRow;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::imports::normalised;
use domain::partners::PartnerRole;
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
    let gate = Gate::of(project.phase).unwrap_or(Gate::G3);
    let weakest = levels::current_levels(transaction, id, gate).await?.into_iter().min_by_key(|standing| (standing.level, standing.condition));
    let lead = partners.iter().find(|partner| partner.role == PartnerRole::Lead);
    let names: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    let sum = |amount: fn(&FinancingRow) -> Eur| rows.iter().map(amount).sum::<Eur>();
    let now = project::Model {
        search_text: normalised(&format!("{} {}", project.title, names.join(" "))),
        lead_organisation_id: lead.map(|partner| partner.organisation),
        lead_name: lead.map(|partner| partner.name.clone()).unwrap_or_default(),
        cost: sum(|row| row.cost),
        public_money: sum(|row| row.public.total()),
        own_cash: sum(|row| row.own_cash),
        own_in_kind: sum(|row| row.own_in_kind),
        other_money: sum(|row| row.other),
        weakest_condition: weakest.map(|standing| standing.condition),
        weakest_level: weakest.map(|standing| i32::from(standing.level.number())),
        ..project.clone()
    };
    if now == *project {
        return Ok(());
    }
    now.into_active_model().reset_all().update(transaction).await.map(|_| ())
}

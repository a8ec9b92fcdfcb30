//! News of a project for people with an account, in the transaction of what happened.

use super::{Notification, Recipient, Said, queue};
use crate::store::database::Write;
use ::entity::project;
use chrono::NaiveDate;
use domain::ids::{PersonId, ProjectId};
use domain::mail::MailKind;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What is told: of which project, until when, and where it leads.
#[derive(Debug, Clone)]
pub struct News {
    /// What it tells.
    pub kind: MailKind,
    /// The project that it is about.
    pub project: ProjectId,
    /// The last day on which the reader can do what is asked.
    pub until: Option<NaiveDate>,
    /// The path that it leads to.
    pub path: String,
    /// What else its reader is to know.
    pub said: Said,
}

/// Tells each of these people.
pub async fn tell(write: &Write, base_url: &Url, news: &News, people: impl IntoIterator<Item = PersonId>) -> Result<(), DbErr> {
    tell_all(write, base_url, people.into_iter().map(|person| (person, news.clone())).collect()).await
}

/// Tells each person news of their own.
pub async fn tell_all(write: &Write, base_url: &Url, told: Vec<(PersonId, News)>) -> Result<(), DbErr> {
    let projects: BTreeSet<ProjectId> = told.iter().map(|(_, news)| news.project).collect();
    let rows = project::Entity::find().filter(project::Column::Id.is_in(projects)).all(write).await?;
    let titles: BTreeMap<ProjectId, String> = rows.into_iter().map(|row| (row.id, row.title)).collect();
    let letter = |(person, News { kind, project, until, path, said }): (PersonId, News)| {
        let title = titles.get(&project).cloned().unwrap_or_default();
        Notification { kind, to: Recipient::Person(person), title, until, said, path, expires_at: None }
    };
    queue(write, base_url, told.into_iter().map(letter).collect(), write.now()).await
}

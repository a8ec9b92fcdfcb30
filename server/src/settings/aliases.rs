//! Other names beside the labels of the note, in the database, and how many projects name a row.

use crate::frame::answer::Unsaved;
use crate::frame::meanwhile::{last_about, version_of};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{application_area, cluster, history, project, project_tag, reference_alias, technology_area};
use domain::access::{Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Fields, Value, differences};
use domain::projects::TagList;
use domain::settings::{AliasForm, AliasKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement};
use std::collections::BTreeMap;

/// A row of a list as the note has it: its code, and its label in Dutch and in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) code: String,
    pub(super) nl: String,
    pub(super) en: String,
}

/// The rows of a list, in its order. One query.
pub(super) async fn labels(connection: &impl ConnectionTrait, kind: AliasKind) -> Result<Vec<Label>, DbErr> {
    macro_rules! of {
        ($list:ident) => {
            $list::Entity::find()
                .order_by_asc($list::Column::Sort)
                .all(connection)
                .await?
                .into_iter()
                .map(|row| (row.code, row.name_nl, row.name_en))
                .collect()
        };
    }
    let rows: Vec<(String, String, String)> = match kind {
        AliasKind::Technology => of!(technology_area),
        AliasKind::Application => of!(application_area),
        AliasKind::Cluster => of!(cluster),
    };
    Ok(rows.into_iter().map(|(code, nl, en)| Label { code, nl, en }).collect())
}

/// One row.
///
/// # Errors
/// 404 when the list has none with this code.
pub(super) async fn label(connection: &impl ConnectionTrait, kind: AliasKind, code: &str) -> Result<Label, AppError> {
    labels(connection, kind).await?.into_iter().find(|label| label.code == code).ok_or(AppError::NotFound)
}

/// The other names of all lists.
pub(super) async fn all(connection: &impl ConnectionTrait) -> Result<Vec<reference_alias::Model>, DbErr> {
    reference_alias::Entity::find().all(connection).await
}

/// The other name of a row, as it stands in its form.
pub(super) async fn written(connection: &impl ConnectionTrait, kind: AliasKind, code: &str) -> Result<AliasForm, DbErr> {
    let row = reference_alias::Entity::find_by_id((kind, code.to_owned())).one(connection).await?;
    Ok(row.map(|row| AliasForm { alias_nl: row.alias_nl, alias_en: row.alias_en }).unwrap_or_default())
}

#[derive(FromQueryResult)]
struct InUse {
    code: String,
    projects: i64,
}

/// A project has one technology area first, and may have others beside it.
const OF_TECHNOLOGY: &str = "SELECT code, COUNT(*) AS projects FROM (SELECT primary_sub_area AS code, id FROM project WHERE primary_sub_area IS NOT NULL \
     UNION SELECT code, project_id FROM project_tag WHERE list = 'sub_area') AS named GROUP BY code";

async fn of_technology(connection: &impl ConnectionTrait) -> Result<Vec<(String, i64)>, DbErr> {
    let rows = InUse::find_by_statement(Statement::from_string(connection.get_database_backend(), OF_TECHNOLOGY)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.code, row.projects)).collect())
}

/// How many projects name each code of a list. One query.
pub(super) async fn in_use(connection: &impl ConnectionTrait, kind: AliasKind) -> Result<BTreeMap<String, u64>, DbErr> {
    let of_tags = |list: TagList| {
        let rows = project_tag::Entity::find().select_only().column(project_tag::Column::Code);
        let rows = rows.column_as(project_tag::Column::ProjectId.count(), "projects").filter(project_tag::Column::List.eq(list));
        rows.group_by(project_tag::Column::Code).into_tuple::<(String, i64)>()
    };
    let rows = match kind {
        AliasKind::Technology => of_technology(connection).await?,
        AliasKind::Application => of_tags(TagList::ApplicationArea).all(connection).await?,
        AliasKind::Cluster => {
            let rows = project::Entity::find().select_only().column(project::Column::Cluster);
            let rows = rows.column_as(project::Column::Id.count(), "projects").filter(project::Column::Cluster.is_not_null());
            rows.group_by(project::Column::Cluster).into_tuple().all(connection).await?
        }
    };
    Ok(rows.into_iter().map(|(code, count)| (code, u64::try_from(count).unwrap_or_default())).collect())
}

fn subject(kind: AliasKind, code: &str) -> String {
    format!("{kind} {code}")
}

/// The event that changed it last; its number is the version.
pub(super) async fn last_event(connection: &impl ConnectionTrait, kind: AliasKind, code: &str) -> Result<Option<history::Model>, DbErr> {
    last_about(connection, &format!("reference {}", subject(kind, code)), "alias_changed").await
}

/// Keeps the other name of a row, or takes it away.
///
/// # Errors
/// What is wrong with it; 404 when there is no such row; 409 when somebody changed it since this version was read; or whatever the database says.
pub(super) async fn save(
    state: &State,
    permit: &Permit<act::ManageReference>,
    submission: &Submission,
    (kind, code): (AliasKind, &str),
    typed: &AliasForm,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let label = label(&write, kind, code).await?;
    if version_of(last_event(&write, kind, code).await?.as_ref()) != submission.version {
        return Err(AppError::Conflict.into());
    }
    let new = typed.check((&label.nl, &label.en))?;
    let before = written(&write, kind, code).await?;
    let told = |nl: &str, en: &str| -> Fields { vec![("alias_nl", Value::text(nl)), ("alias_en", Value::text(en))] };
    let changes = differences("alias", None, &told(&before.alias_nl, &before.alias_en), &told(&new.nl, &new.en));
    if changes.is_empty() {
        return Ok(());
    }
    if new.nl.is_empty() {
        reference_alias::Entity::delete_by_id((kind, code.to_owned())).exec(&write).await?;
    } else {
        use reference_alias::Column as Of;
        let row = reference_alias::Model { kind, code: code.to_owned(), alias_nl: new.nl, alias_en: new.en }.into_active_model();
        let in_its_place = OnConflict::columns([Of::Kind, Of::Code]).update_columns([Of::AliasNl, Of::AliasEn]).to_owned();
        reference_alias::Entity::insert(row).on_conflict(in_its_place).exec_without_returning(&write).await?;
    }
    let happened = HistoryEvent::AliasChanged { code: subject(kind, code), name: label.nl, edited: Edited::without_reason(changes) };
    write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?;
    Ok(state.refresh_reference().await?)
}

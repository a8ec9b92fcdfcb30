//! Changes that the next release of a list tells of known projects: what they are, and taking them over.

use super::ImportError;
use super::preview::ChangedRow;
use super::read::of_source;
use super::rows::{self, NOBODY, Origin};
use crate::dossier::change::{Change, Touches};
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{financing_row, legacy_row, organisation, partner, project};
use app::imports::{ChangeRow, ChangedCell};
use chrono::{DateTime, Utc};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Changed, Value};
use domain::ids::{OrganisationId, ProjectId};
use domain::imports::{Column, LegacyProject, changed_columns};
use domain::names::{normalised, title_key};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::HashMap;

/// A change that a person takes over: the row in the file, and the version of the project beside which they saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Take {
    /// The row in the file.
    pub row: u32,
    /// The project's version.
    pub version: i64,
}

/// The changes as the page shows them, old beside new. Two queries.
pub(super) async fn shown(connection: &impl ConnectionTrait, changes: Vec<ChangedRow>) -> Result<Vec<ChangeRow>, DbErr> {
    let ids: Vec<ProjectId> = changes.iter().map(|change| change.project).collect();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(ids.clone())).all(connection).await?;
    let sources = legacy_row::Entity::find().filter(legacy_row::Column::ProjectId.is_in(ids)).all(connection).await?;
    let projects: HashMap<ProjectId, project::Model> = projects.into_iter().map(|row| (row.id, row)).collect();
    let sources: HashMap<ProjectId, String> = sources.into_iter().map(|row| (row.project_id, row.source)).collect();
    let line = |ChangedRow { row, project, now }: ChangedRow| {
        let (here, before) = (projects.get(&project)?, of_source(sources.get(&project)?)?);
        let cell = |column: Column| {
            let (old, new, stored) = (before.value(column), now.value(column), value_here(here, column));
            ChangedCell { column, here: stored.filter(|stored| *stored != old && *stored != new), old, new }
        };
        let cells = changed_columns(&before, &now).into_iter().map(cell).collect();
        Some(ChangeRow { row, project, title: here.title.clone(), version: here.version, may_take: may_take(here), cells })
    };
    Ok(changes.into_iter().filter_map(line).collect())
}

/// A project that went on to a gate, or ended, is changed on its own pages and not by a list.
fn may_take(project: &project::Model) -> bool {
    project.status == Status::Legacy && project.phase == Phase::Start
}

/// What stands in the project by now; none where it is kept in another shape than in the list.
fn value_here(project: &project::Model, column: Column) -> Option<Value> {
    let text = |text: &str| Some(Value::text(&text.split_whitespace().collect::<Vec<_>>().join(" ")));
    match column {
        Column::Title => text(&project.title),
        Column::Summary => text(&project.public_summary),
        Column::Beneficiary => text(if project.lead_name == NOBODY { "" } else { &project.lead_name }),
        Column::Total => Some(Value::Money(project.cost)),
        Column::Start => Some(Value::day(project.start_on)),
        Column::TitleEnglish | Column::EuGrant | Column::OtherPublic | Column::OtherPrivate | Column::End => None,
        Column::Fund | Column::Authority | Column::Website | Column::UnionRate | Column::Updated | Column::Theme => None,
    }
}

/// Takes a change over, in a write of its own. False when the project was changed since it was shown, or is not changed by a list any more.
pub(super) async fn take(
    state: &State,
    by: impl Fn(HistoryEvent) -> Event,
    (project, version): (ProjectId, i64),
    (now, origin, file): (&LegacyProject, Origin, &str),
) -> Result<bool, ImportError> {
    let change = Change::of(state.begin().await?, project, Touches::Dossier).await?;
    if change.project.version != version || !may_take(&change.project) {
        return Ok(false);
    }
    let source = legacy_row::Entity::find_by_id(project).one(&change.write).await?;
    let before = source.as_ref().and_then(|row| of_source(&row.source));
    let lead = partner::Entity::find().filter(partner::Column::ProjectId.eq(project)).filter(partner::Column::Role.eq(PartnerRole::Lead));
    let (Some(before), Some(lead)) = (before, lead.one(&change.write).await?) else { return Ok(false) };
    let columns = changed_columns(&before, now);
    if columns.contains(&Column::Beneficiary) && !lead_by(&change.write, &lead, (now, change.now())).await? {
        return Ok(false);
    }
    let row = row_of(now, &columns);
    if columns.iter().any(|column| matches!(column, Column::EuGrant | Column::OtherPublic | Column::OtherPrivate | Column::Total)) {
        let amounts = rows::amounts(now, &columns);
        let of_lead = financing_row::Column::PartnerId.eq(lead.id);
        let these = financing_row::Entity::update_many().set(amounts).filter(financing_row::Column::ProjectId.eq(project)).filter(of_lead);
        these.filter(financing_row::Column::Phase.eq(Phase::Start)).exec(&change.write).await?;
    }
    keep_source(&change.write, project, origin).await?;
    let months = |months: Option<i32>| months.map_or(Value::Nothing, |months| Value::Number(months.into()));
    let told = |column: &Column| {
        let (old, new) = match column {
            // A project keeps how long it runs.
            Column::End => (months(change.project.duration_months), months(now.months())),
            other => (value_here(&change.project, *other).unwrap_or_else(|| before.value(*other)), now.value(*other)),
        };
        Changed { of: None, field: field(*column).to_owned(), old, new }
    };
    let edited = Edited { changes: columns.iter().map(told).collect(), reason: Some(file.to_owned()) };
    let title = if columns.contains(&Column::Title) { now.title.clone() } else { change.project.title.clone() };
    change.finish(row, by(HistoryEvent::ProjectChanged { project, title, edited })).await?;
    Ok(true)
}

/// What changes in the project's own row.
fn row_of(now: &LegacyProject, columns: &[Column]) -> project::ActiveModel {
    let mut row = project::ActiveModel::default();
    for column in columns {
        match column {
            Column::Title => (row.title, row.title_key) = (Set(now.title.clone()), Set(title_key(&now.title))),
            Column::Summary => row.public_summary = Set(now.summary.clone().unwrap_or_default()),
            Column::Start => (row.start_on, row.duration_months) = (Set(now.start), Set(now.months())),
            Column::End => row.duration_months = Set(now.months()),
            Column::Beneficiary | Column::TitleEnglish | Column::EuGrant | Column::OtherPublic | Column::OtherPrivate | Column::Total => {}
            Column::Fund | Column::Authority | Column::Website | Column::UnionRate | Column::Updated | Column::Theme => {}
        }
    }
    row
}

/// The field of the history that a column ends up in.
const fn field(column: Column) -> &'static str {
    match column {
        Column::Beneficiary => "partner.organisation",
        Column::Title => "project.title",
        Column::Summary => "project.public_summary",
        Column::EuGrant => "money.start.public_european",
        Column::OtherPublic => "money.start.public_national",
        Column::OtherPrivate => "money.start.other",
        Column::Total => "money.start.cost",
        Column::Start => "project.start_on",
        Column::End => "project.duration_months",
        Column::TitleEnglish | Column::Fund | Column::Authority | Column::Website | Column::UnionRate | Column::Updated | Column::Theme => {
            "import.source"
        }
    }
}

/// Lets the organisation that the list names now lead; false when it takes part in the project already.
async fn lead_by(transaction: &impl ConnectionTrait, lead: &partner::Model, (now, at): (&LegacyProject, DateTime<Utc>)) -> Result<bool, DbErr> {
    let name = now.beneficiary.as_deref().unwrap_or(NOBODY);
    let known = organisation::Entity::find().filter(organisation::Column::SearchName.eq(normalised(name))).one(transaction).await?;
    let id = match known {
        Some(known) => known.id,
        None => {
            let id = OrganisationId(new_id());
            let row = rows::organisation(id, name, at);
            organisation::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
            id
        }
    };
    let others = partner::Entity::find().filter(partner::Column::ProjectId.eq(lead.project_id)).filter(partner::Column::Id.ne(lead.id));
    if others.filter(partner::Column::OrganisationId.eq(id)).one(transaction).await?.is_some() {
        return Ok(false);
    }
    let row = partner::ActiveModel { id: Set(lead.id), organisation_id: Set(id), ..Default::default() };
    partner::Entity::update(row).validate()?.exec_without_returning(transaction).await?;
    Ok(true)
}

/// The source row that the project comes from now. Two that became alike keep the mark by which the first is known.
async fn keep_source(transaction: &impl ConnectionTrait, project: ProjectId, origin: Origin) -> Result<(), DbErr> {
    let mut row =
        legacy_row::ActiveModel { project_id: Set(project), source: Set(origin.source), problems: Set(origin.problems), ..Default::default() };
    let same = legacy_row::Entity::find().filter(legacy_row::Column::Fingerprint.eq(origin.fingerprint.as_str())).one(transaction).await?;
    if same.is_none() {
        row.fingerprint = Set(origin.fingerprint);
    }
    legacy_row::Entity::update(row).validate()?.exec_without_returning(transaction).await.map(|_| ())
}

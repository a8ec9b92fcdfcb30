//! What becomes of answers, read: who read a part and what came of it, and how often each question was used.

use super::read::{Part, Whole, names};
use ::entity::{decision, lesson, report, report_answer, report_part, report_remark};
use app::reports::UseLine;
use chrono::{DateTime, Utc};
use domain::gates::Gate;
use domain::ids::LessonId;
use domain::reports::{ReportField, ReportSection, SectionUse};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use std::collections::BTreeMap;

/// What came of a part: who read it, who approved it, the decision after it and the lessons of it. At most three queries.
pub(super) async fn of_part(connection: &impl ConnectionTrait, (whole, part): (&Whole, &Part), keeps_lessons: bool) -> Result<Vec<UseLine>, DbErr> {
    let row = &whole.row;
    let mut lines = Vec::new();
    let people = names(connection, row.opened_by.into_iter().chain(row.judged_by).collect()).await?;
    let named = |who, at: Option<DateTime<Utc>>| Some((people.get(&who?).cloned()?, at?));
    lines.extend(named(row.opened_by, row.opened_at).map(|(who, at)| UseLine::Read(who, at)));
    if let Some(approved) = row.approved_at {
        lines.extend(named(row.judged_by, row.approved_at).map(|(who, at)| UseLine::Approved(who, at)));
        lines.extend(decision_after(connection, row, approved).await?.map(|(gate, at)| UseLine::Decided(gate, at)));
    }
    if let Some(id) = part.row.as_ref().map(|row| row.id) {
        let made = lesson::Entity::find().filter(lesson::Column::PartId.eq(id)).select_only();
        let made = made.columns([lesson::Column::Id, lesson::Column::Title]).column_as(lesson::Column::PublishedAt.is_not_null(), "is_public");
        let made: Vec<(LessonId, String, bool)> = made.into_tuple().all(connection).await?;
        lines.extend(made.into_iter().filter(|(.., is_public)| keeps_lessons || *is_public).map(|(id, title, _)| UseLine::Lesson(id, title)));
    }
    Ok(lines)
}

/// The first decision about the project that was signed after a report was approved.
async fn decision_after(
    connection: &impl ConnectionTrait,
    row: &report::Model,
    approved: DateTime<Utc>,
) -> Result<Option<(Gate, DateTime<Utc>)>, DbErr> {
    use decision::Column as Of;
    let after = decision::Entity::find().filter(Of::ProjectId.eq(row.project_id)).filter(Of::SignedAt.gte(approved)).filter(Of::VoidAt.is_null());
    let first = after.order_by_asc(Of::SignedAt).order_by_asc(Of::Id).one(connection).await?;
    Ok(first.and_then(|row| Some((row.gate, row.signed_at?))))
}

fn to_part() -> RelationDef {
    report_answer::Entity::belongs_to(report_part::Entity).from(report_answer::Column::PartId).to(report_part::Column::Id).into()
}

fn to_report() -> RelationDef {
    report_part::Entity::belongs_to(report::Entity).from(report_part::Column::ReportId).to(report::Column::Id).into()
}

/// How long partners said that reporting took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub(super) struct Spent {
    /// Parts.
    pub(super) parts: i64,
    /// Parts of which it was told.
    pub(super) told: i64,
    /// Minutes, of all of these.
    pub(super) minutes: Option<i64>,
}

/// How often each section was used in the reports that were approved since, and how long they took. Four queries.
pub(super) async fn since(connection: &impl ConnectionTrait, day: DateTime<Utc>) -> Result<(Vec<SectionUse>, Spent), DbErr> {
    let answered = report_answer::Entity::find()
        .select_only()
        .column(report_answer::Column::Field)
        .column_as(report_answer::Column::PartId.count(), "count")
        .join(JoinType::InnerJoin, to_part())
        .join(JoinType::InnerJoin, to_report())
        .filter(report::Column::ApprovedAt.gte(day))
        .group_by(report_answer::Column::Field);
    let answered: BTreeMap<ReportField, i64> = answered.into_tuple::<(ReportField, i64)>().all(connection).await?.into_iter().collect();
    let of_report: RelationDef =
        report_remark::Entity::belongs_to(report::Entity).from(report_remark::Column::ReportId).to(report::Column::Id).into();
    let remarked = report_remark::Entity::find()
        .select_only()
        .column(report_remark::Column::Section)
        .column_as(report_remark::Column::Id.count(), "count")
        .join(JoinType::InnerJoin, of_report)
        .filter(report::Column::ApprovedAt.gte(day))
        .group_by(report_remark::Column::Section);
    let remarked: BTreeMap<ReportSection, i64> = remarked.into_tuple::<(ReportSection, i64)>().all(connection).await?.into_iter().collect();
    let of_part: RelationDef = lesson::Entity::belongs_to(report_part::Entity).from(lesson::Column::PartId).to(report_part::Column::Id).into();
    let lessons = lesson::Entity::find().join(JoinType::InnerJoin, of_part).join(JoinType::InnerJoin, to_report());
    let lessons = lessons.filter(report::Column::ApprovedAt.gte(day)).count(connection).await?;
    let spent = report_part::Entity::find()
        .select_only()
        .column_as(report_part::Column::Id.count(), "parts")
        .column_as(report_part::Column::Minutes.count(), "told")
        .column_as(report_part::Column::Minutes.sum().cast_as("bigint"), "minutes")
        .join(JoinType::InnerJoin, to_report())
        .filter(report::Column::ApprovedAt.gte(day));
    let spent = spent.into_model::<Spent>().one(connection).await?.unwrap_or_default();
    let positive = |count: Option<&i64>| count.and_then(|count| u64::try_from(*count).ok()).unwrap_or_default();
    let used = |section: &ReportSection| SectionUse {
        section: *section,
        answered: section.fields().iter().map(|field| positive(answered.get(field))).max().unwrap_or_default(),
        remarked: positive(remarked.get(section)),
        lessons: if *section == ReportSection::Lessons { lessons } else { 0 },
    };
    Ok((ReportSection::ALL.iter().map(used).collect(), spent))
}

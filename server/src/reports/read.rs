//! One report with everything in it, read.

use crate::costs::{CostStand, stands};
use crate::dossier::{overdue, partners};
use crate::state::State;
use ::entity::{organisation, person, project, report, report_answer, report_part, report_remark, report_view};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::ids::{OrganisationId, PersonId, ReportId, ReportPartId};
use domain::partners::PartnerRole;
use domain::projects::Phase;
use domain::reports::{PartFacts, ReportAspect, ReportFacts, ReportField, ReportSection, ReportState, standing};
use domain::settings::ParameterKey;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// An answer as it is kept, with who saved it.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) value: String,
    pub(crate) by: PersonId,
    pub(crate) at: DateTime<Utc>,
}

/// The part of a partner; without a row where nobody of it wrote anything yet.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) row: Option<report_part::Model>,
    pub(crate) organisation: OrganisationId,
    pub(crate) name: String,
    pub(crate) leads: bool,
    pub(crate) answers: BTreeMap<ReportField, Answer>,
    pub(crate) costs: CostStand,
}

impl Part {
    pub(crate) fn version(&self) -> i64 {
        self.row.as_ref().map_or(0, |row| row.version)
    }

    pub(crate) fn is_in(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.handed_in_at.is_some())
    }

    /// The start phase has the short form, and so have who has a small grant and who had no cost.
    pub(crate) fn is_short(&self, phase: Phase) -> bool {
        phase == Phase::Start || self.costs.is_small || self.row.as_ref().is_some_and(|row| row.has_no_cost)
    }

    fn is_done(&self, section: ReportSection) -> bool {
        let is_explained = !self.costs.is_to_explain || self.answers.contains_key(&ReportField::CostVariance);
        let is_counted = section != ReportSection::Costs || (self.costs.is_done() && is_explained);
        is_counted && section.is_done(|field| self.answers.contains_key(&field))
    }
}

/// A report.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) row: report::Model,
    pub(crate) parts: Vec<Part>,
    pub(crate) remarks: Vec<report_remark::Model>,
    pub(crate) facts: ReportFacts,
    pub(crate) time: overdue::Standing,
    pub(crate) on_hold: bool,
}

impl Whole {
    /// Whether a remark is shown: partners read it once the report came back to them.
    pub(super) fn shows(&self, remark: &report_remark::Model, is_office: bool) -> bool {
        is_office || remark.round != self.row.round || !self.facts.state.is_with_programme()
    }

    pub(crate) fn part(&self, of: OrganisationId) -> Option<&Part> {
        self.parts.iter().find(|part| part.organisation == of)
    }
}

/// When a report is read, and below which amount a grant is small by then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    today: NaiveDate,
    small: Eur,
}

impl Moment {
    pub(super) fn now(state: &State) -> Self {
        Self { today: state.clock.today(), small: state.reference().values.amount(ParameterKey::SmallGrantBelow) }
    }
}

/// A report of a project. At most ten queries.
pub(super) async fn whole(connection: &impl ConnectionTrait, project: &project::Model, id: ReportId, moment: Moment) -> Result<Option<Whole>, DbErr> {
    let found = report::Entity::find_by_id(id).filter(report::Column::ProjectId.eq(project.id)).one(connection).await?;
    match found {
        Some(row) => of_row(connection, project, row, moment).await.map(Some),
        None => Ok(None),
    }
}

/// The report before another one, with what the own organisation answered in it.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    pub(crate) row: report::Model,
    pub(crate) answers: BTreeMap<ReportField, Answer>,
}

/// The report that a project asked for before this one, if there was one. At most three queries.
pub(super) async fn before(connection: &impl ConnectionTrait, row: &report::Model, own: Option<OrganisationId>) -> Result<Option<Before>, DbErr> {
    use report::Column as Of;
    let earlier = report::Entity::find().filter(Of::ProjectId.eq(row.project_id)).filter(Of::UntilOn.lt(row.from_on));
    let Some(row) = earlier.order_by_desc(Of::UntilOn).order_by_desc(Of::Id).limit(1).one(connection).await? else { return Ok(None) };
    let Some(own) = own else { return Ok(Some(Before { row, answers: BTreeMap::new() })) };
    let part = report_part::Entity::find().filter(report_part::Column::ReportId.eq(row.id));
    let part = part.filter(report_part::Column::OrganisationId.eq(own)).one(connection).await?;
    let mut answers = answers(connection, part.iter().map(|part| part.id).collect()).await?;
    let answers = part.and_then(|part| answers.remove(&part.id)).unwrap_or_default();
    Ok(Some(Before { row, answers }))
}

async fn of_row(connection: &impl ConnectionTrait, project: &project::Model, row: report::Model, moment: Moment) -> Result<Whole, DbErr> {
    let today = moment.today;
    let parts = parts(connection, project, &row, moment.small).await?;
    let remarks = report_remark::Entity::find().filter(report_remark::Column::ReportId.eq(row.id));
    let remarks = remarks.order_by_asc(report_remark::Column::MadeAt).order_by_asc(report_remark::Column::Id).all(connection).await?;
    let holds = overdue::holds(connection, BTreeSet::from([project.id])).await?.remove(&project.id).unwrap_or_default();
    let facts = facts(&row, &parts, &remarks, today);
    let (time, on_hold) = (overdue::standing(&row, &holds, today), holds.iter().any(|hold| hold.until.is_none()));
    Ok(Whole { row, parts, remarks, facts, time, on_hold })
}

/// The parts: one of every partner until the whole is handed in, and those that were in it after that. Where two organisations became one, by the one
/// that stays. Three queries, and a fourth where one was merged.
async fn parts(connection: &impl ConnectionTrait, project: &project::Model, report: &report::Model, small: Eur) -> Result<Vec<Part>, DbErr> {
    let mut costs = stands(connection, project.id, report, small).await?;
    let rows = report_part::Entity::find().filter(report_part::Column::ReportId.eq(report.id));
    let rows = rows.order_by_asc(report_part::Column::Name).order_by_asc(report_part::Column::Id).all(connection).await?;
    let mut answers = answers(connection, rows.iter().map(|row| row.id).collect()).await?;
    // Who pays, buys or is interested has nothing to report.
    let partners = partners::of_project(connection, project.id).await?.into_iter().filter(|partner| partner.role.takes_part()).collect::<Vec<_>>();
    let strangers: Vec<OrganisationId> =
        rows.iter().map(|row| row.organisation_id).filter(|id| partners.iter().all(|one| one.organisation != *id)).collect();
    let merged = if strangers.is_empty() {
        Vec::new()
    } else {
        organisation::Entity::find().filter(organisation::Column::Id.is_in(strangers)).all(connection).await?
    };
    let of = |id: OrganisationId| merged.iter().find(|one| one.id == id).and_then(|one| one.merged_into).unwrap_or(id);
    let is_closed = !report.state.is_owed();
    let mut parts: Vec<Part> = Vec::new();
    for partner in &partners {
        let row = rows.iter().find(|row| of(row.organisation_id) == partner.organisation).cloned();
        if row.is_some() || !is_closed {
            let answers = row.as_ref().and_then(|row| answers.remove(&row.id)).unwrap_or_default();
            let leads = partner.role == PartnerRole::Lead;
            let costs = costs.remove(&partner.organisation).unwrap_or_default();
            parts.push(Part { row, organisation: partner.organisation, name: partner.name.clone(), leads, answers, costs });
        }
    }
    for row in rows.into_iter().filter(|row| partners.iter().all(|one| one.organisation != of(row.organisation_id))) {
        // Who left with nothing handed in is missed by nobody.
        if is_closed || row.handed_in_at.is_some() {
            let answers = answers.remove(&row.id).unwrap_or_default();
            let costs = costs.remove(&row.organisation_id).unwrap_or_default();
            parts.push(Part { organisation: row.organisation_id, name: row.name.clone(), leads: false, answers, costs, row: Some(row) });
        }
    }
    Ok(parts)
}

async fn answers(
    connection: &impl ConnectionTrait,
    parts: Vec<ReportPartId>,
) -> Result<BTreeMap<ReportPartId, BTreeMap<ReportField, Answer>>, DbErr> {
    let mut by: BTreeMap<ReportPartId, BTreeMap<ReportField, Answer>> = BTreeMap::new();
    if parts.is_empty() {
        return Ok(by);
    }
    for row in report_answer::Entity::find().filter(report_answer::Column::PartId.is_in(parts)).all(connection).await? {
        let answer = Answer { value: row.value, by: row.saved_by, at: row.saved_at };
        by.entry(row.part_id).or_default().insert(row.field, answer);
    }
    Ok(by)
}

fn facts(row: &report::Model, parts: &[Part], remarks: &[report_remark::Model], today: NaiveDate) -> ReportFacts {
    let own =
        |part: &Part| remarks.iter().filter(|remark| remark.round == row.round && remark.organisation_id == part.organisation).collect::<Vec<_>>();
    // What a remark about costs asks shows in the lines, which are judged one by one.
    let is_answered = |part: &Part, remark: &report_remark::Model| {
        let saved = remark.section.fields().iter().filter_map(|field| part.answers.get(field));
        remark.section == ReportSection::Costs || remark.answered_at.is_some() || saved.into_iter().any(|answer| answer.at >= remark.made_at)
    };
    let part = |part: &Part| {
        let sections = ReportSection::of_form(part.is_short(row.phase));
        PartFacts {
            organisation: part.organisation,
            name: part.name.clone(),
            leads: part.leads,
            is_in: part.is_in(),
            missing: sections.iter().copied().filter(|section| !part.is_done(*section)).collect(),
            sections,
            remarked: own(part).into_iter().map(|remark| remark.section).collect(),
            unanswered: own(part).into_iter().filter(|remark| !is_answered(part, remark)).map(|remark| remark.section).collect(),
        }
    };
    let wrote = parts.iter().flat_map(|part| part.answers.values().map(|answer| answer.by).chain(part.costs.writers.iter().copied()));
    let handed = parts.iter().filter_map(|part| part.row.as_ref()?.handed_in_by);
    ReportFacts {
        state: standing(row.state, row.opens_on, today),
        opens_on: row.opens_on,
        is_opened: row.opened_at.is_some(),
        parts: parts.iter().map(part).collect(),
        authors: wrote.chain(handed).chain(row.submitted_by).collect(),
    }
}

/// The marks of the short view. One query.
pub(super) async fn view(connection: &impl ConnectionTrait, id: ReportId) -> Result<Vec<(ReportAspect, i32)>, DbErr> {
    let rows = report_view::Entity::find().filter(report_view::Column::ReportId.eq(id)).all(connection).await?;
    let mark = |aspect: ReportAspect| rows.iter().find(|row| row.aspect == aspect).map(|row| (aspect, row.mark));
    Ok(ReportAspect::ALL.iter().copied().filter_map(mark).collect())
}

/// What people are called. One query.
pub(crate) async fn names(connection: &impl ConnectionTrait, people: BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, String>, DbErr> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = person::Entity::find().select_only().columns([person::Column::Id, person::Column::Name]);
    let rows: Vec<(PersonId, String)> = rows.filter(person::Column::Id.is_in(people)).into_tuple().all(connection).await?;
    Ok(rows.into_iter().collect())
}

/// Whether somebody may read what stands in a part: its own people always, the lead partner once it is in, and everybody else of the project once the
/// whole was handed in. What came back and is being mended is its own people's again until it is in.
pub(super) fn may_read(part: &Part, state: ReportState, (own, leads): (Option<OrganisationId>, bool)) -> bool {
    let was_handed_in = match state {
        ReportState::Submitted | ReportState::Resubmitted => true,
        ReportState::ToConfirm | ReportState::Approved | ReportState::PartlyApproved => true,
        ReportState::Returned => part.is_in(),
        ReportState::Scheduled | ReportState::Open | ReportState::Draft | ReportState::PartsIn => false,
    };
    own == Some(part.organisation) || was_handed_in || (leads && part.is_in())
}

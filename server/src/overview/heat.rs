//! The heat table: a page of running projects with the levels that count at their next gates.

use crate::conditions::pages::name;
use crate::dossier::access::visible_to;
use crate::dossier::due::due;
use crate::dossier::levels;
use crate::frame::listing::page_within;
use crate::state::State;
use ::entity::{assessment, evidence, project};
use app::conditions::{HeatRow, HeatView};
use app::ui::{Direction, PageLinks};
use domain::access::Actor;
use domain::conditions::{Assessment, Condition, current_level};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::{Place, Status};
use futures::try_join;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

const PER_PAGE: u64 = 50;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    sort: String,
    page: String,
}

/// How the table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Weakest(Direction),
    Title(Direction),
}

impl Sort {
    fn read(code: &str) -> Self {
        match code {
            "-weakest" => Self::Weakest(Direction::Descending),
            "title" => Self::Title(Direction::Ascending),
            "-title" => Self::Title(Direction::Descending),
            _ => Self::Weakest(Direction::Ascending),
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Weakest(Direction::Ascending) => "weakest",
            Self::Weakest(Direction::Descending) => "-weakest",
            Self::Title(Direction::Ascending) => "title",
            Self::Title(Direction::Descending) => "-title",
        }
    }
}

fn link(sort: Sort, page: u64) -> String {
    let path = app::paths::heat_table();
    if page > 1 { format!("{path}?sort={}&page={page}", sort.code()) } else { format!("{path}?sort={}", sort.code()) }
}

const fn order(direction: Direction) -> Order {
    match direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    }
}

const fn other(direction: Direction) -> Direction {
    match direction {
        Direction::Ascending => Direction::Descending,
        Direction::Descending => Direction::Ascending,
    }
}

/// One page of the table.
pub(crate) async fn page(state: &State, actor: &Actor, asked: &Asked) -> Result<HeatView, DbErr> {
    let read = &state.database.read;
    let sort = Sort::read(&asked.sort);
    let running = Status::ALL.iter().copied().filter(|status| {
        let is_over = domain::projects::Phase::ALL.iter().all(|phase| Place { phase: *phase, status: *status }.is_final());
        !is_over
    });
    let found = project::Entity::find().filter(visible_to(actor)).filter(project::Column::Status.is_in(running));
    let sorted = match sort {
        Sort::Weakest(direction) => found
            .clone()
            .order_by(project::Column::WeakestLevel.is_null(), Order::Asc)
            // The largest gap is the weakest.
            .order_by(project::Column::WeakestGap, order(other(direction)))
            .order_by_asc(project::Column::TitleKey),
        Sort::Title(direction) => found.clone().order_by(project::Column::TitleKey, order(direction)),
    };
    let total = found.count(read).await?;
    let page = page_within(Some(&asked.page), PER_PAGE, total);
    let projects = sorted.order_by_asc(project::Column::Number).offset((page - 1) * PER_PAGE).limit(PER_PAGE).all(read).await?;
    let rows = rows(state, &projects).await?;
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let first = (page - 1) * PER_PAGE;
    let last = (first + PER_PAGE).min(total);
    let (by_weakest, by_title) = match sort {
        Sort::Weakest(direction) => (Some(direction), None),
        Sort::Title(direction) => (None, Some(direction)),
    };
    Ok(HeatView {
        rows,
        by_title,
        by_weakest,
        title_href: link(Sort::Title(by_title.map_or(Direction::Ascending, other)), 1),
        weakest_href: link(Sort::Weakest(by_weakest.map_or(Direction::Ascending, other)), 1),
        page: PageLinks {
            first: count((first + 1).min(total)),
            last: count(last),
            total: count(total),
            previous: (page > 1).then(|| link(sort, page - 1)),
            next: (last < total).then(|| link(sort, page + 1)),
        },
    })
}

async fn rows(state: &State, projects: &[project::Model]) -> Result<Vec<HeatRow>, DbErr> {
    let read = &state.database.read;
    let ids: Vec<ProjectId> = projects.iter().map(|project| project.id).collect();
    let opinions = assessment::Entity::find().filter(assessment::Column::ProjectId.is_in(ids.clone()));
    let accepted = evidence::Entity::find().filter(evidence::Column::ProjectId.is_in(ids)).filter(evidence::Column::Accepted.eq(true));
    let (opinions, accepted) = try_join!(opinions.all(read), accepted.all(read))?;
    let reference = state.reference();
    let row = |project: &project::Model| -> Result<HeatRow, DbErr> {
        let gate = due(project).unwrap_or(Gate::G3);
        let own = opinions.iter().filter(|row| row.project_id == project.id && row.gate == gate);
        let assessments = own.map(|row| {
            let evidence = accepted.iter().filter(|one| one.project_id == project.id && one.condition_code == row.condition_code);
            Ok(Assessment {
                condition: row.condition_code,
                opinion: row.opinion,
                level: levels::level(row.level)?,
                reason: String::new(),
                evidence_accepted: evidence.fold(0, |sum, _| sum + 1),
            })
        });
        let assessments = assessments.collect::<Result<Vec<_>, DbErr>>()?;
        let level = |condition: &Condition| {
            let required = reference.rules.levels().required(*condition, gate).number();
            (*condition, current_level(*condition, &assessments).map(|one| one.level.number()), required)
        };
        let levels = Condition::ALL.iter().map(level).collect();
        Ok(HeatRow { project: name(project), phase: project.phase, status: project.status, gate, levels })
    };
    projects.iter().map(row).collect()
}

//! The money of a project and of the programme, as pages and as files.

use super::ledger_pages::{self, Cell};
use super::ledger_read::{self, Opened};
use super::store;
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::listing::{PAGE_SIZE, page_links, page_within};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::ledger::too_large;
use crate::state::State;
use crate::state::figures::MoneyGroup;
use crate::{changes, forecasts, gates};
use app::forecasts::{NeedLine, half_name};
use app::ledger::{BREAKDOWNS, OpenedProject, OpenedProjects, ProgrammeMoneyPage, ProgrammeMoneyView, ProjectMoneyPage, ProjectMoneyView};
use axum::extract::{self, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Eur;
use domain::access::{Action, Global, act};
use domain::ids::ProjectId;
use domain::ledger::{Breakdown, Ceiling, Chain, Column};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// The routes of these pages.
pub(super) fn routes() -> Vec<Route> {
    let programme = Access::Needs(Action::ReadProgrammeMoney);
    vec![
        get("/projects/{project}/money", Access::Needs(Action::ReadProject), of_project),
        get("/projects/{project}/money.csv", Access::Needs(Action::ReadProject), file_of_project),
        get("/programme/money", programme, of_programme),
        get("/programme/money.csv", programme, file_of_programme),
        get("/programme/forecast.csv", programme, file_of_need),
    ]
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    by: String,
    of: Option<String>,
    column: String,
    page: String,
}

impl Asked {
    /// By what; the first that there is unless the address names another.
    fn breakdown(&self, of: &[Breakdown]) -> Breakdown {
        self.by.parse().ok().filter(|by| of.contains(by)).unwrap_or(of[0])
    }
}

async fn of_project(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<ProjectId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let (words, breakdown) = (signed.visit.words(), asked.breakdown(&BREAKDOWNS));
    let rows = ledger_pages::read(ledger_read::rows(&state.database.read, id).await?)?;
    let opened = match asked.column.parse() {
        Ok(column) => ledger_pages::opened(words, (breakdown, asked.of.as_deref()), column, &rows)?,
        Err(_) => None,
    };
    let table = ledger_pages::table(words, app::paths::project_money(id), breakdown, &rows)?;
    let avoided = gates::avoided(&state.database.read, &found.project, table.total.get(Column::Released)).await?;
    let changes = changes::lines(&state, &signed, &found).await?;
    let project = found.project;
    let view = ProjectMoneyView {
        project: id,
        title: project.title.clone(),
        phase: project.phase.money_phase(),
        status: project.status,
        table,
        versions: ledger_pages::versions(&rows)?,
        changes,
        avoided,
        opened,
    };
    let title = words.with("ledger-project-title", &[("title", project.title.into())]);
    Ok(page(&state, &signed.visit, title, move || view! { <ProjectMoneyPage words view /> }.into_any()))
}

async fn file_of_project(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let rows = ledger_pages::read(ledger_read::rows(&state.database.read, id).await?)?;
    file(&format!("money-{}.csv", found.project.number), ledger_pages::cells(signed.visit.words(), &rows))
}

/// What the programme is told by.
const OF_PROGRAMME: [Breakdown; 4] = [Breakdown::Source, Breakdown::Phase, Breakdown::Area, Breakdown::Year];

/// The sums over the ledger as they are now, or were a moment ago.
async fn groups(state: &State) -> Result<Arc<Vec<MoneyGroup>>, AppError> {
    let moment = (store::history_head(&state.database.read).await?, state.clock.today());
    let key = (String::new(), String::new());
    Ok(state.money.get(key, moment, async || ledger_read::groups(&state.database.read).await.map(Arc::new)).await?)
}

async fn of_programme(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadProgrammeMoney)?;
    let (words, reference) = (signed.visit.words(), state.reference());
    let groups = groups(&state).await?;
    let mut chain = Chain::default();
    for group in groups.iter() {
        chain.add(group.kind, group.source, Eur(group.amount)).map_err(too_large)?;
    }
    let (committed, released) = (chain.get(Column::Committed), chain.get(Column::Released));
    let ceiling = Ceiling { most: reference.programme.public_ceiling, committed, released };
    let tables = OF_PROGRAMME.map(|by| ledger_pages::programme_table(words, &reference, by, &groups)).into_iter().collect::<Result<_, _>>()?;
    let opened = match asked.column.parse() {
        Ok(column) => opened(&state, &signed, &asked, column).await?,
        Err(_) => None,
    };
    let left = ceiling.left().map_err(too_large)?;
    let (need, may_pay) = (need(&state).await?, signed.actor.may(act::ManagePayments, Global));
    let view = ProgrammeMoneyView { ceiling, left, chain, budgets: ledger_pages::budgets(&groups)?, tables, need, opened, may_pay };
    Ok(page(&state, &signed.visit, words.t("ledger-programme-title"), move || view! { <ProgrammeMoneyPage words view /> }.into_any()))
}

/// What the programme needs by half-year, as it is now or was a moment ago.
async fn need(state: &State) -> Result<Vec<NeedLine>, AppError> {
    let moment = (store::history_head(&state.database.read).await?, state.clock.today());
    let key = (String::new(), String::new());
    let needs = state.needs.get(key, moment, async || forecasts::needs(&state.database.read, moment.1).await.map(Arc::new)).await?;
    Ok(needs.iter().map(|one| NeedLine { half: one.half, forecast: one.forecast, spread: one.spread }).collect())
}

async fn file_of_need(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgrammeMoney)?;
    let words = signed.visit.words();
    let heads = ["forecast-half-year", "forecast-by-partners", "forecast-by-spread", "forecast-together"];
    let mut lines = vec![heads.map(|head| Cell::Text(words.t(head))).to_vec()];
    for line in need(&state).await? {
        let amounts = [line.forecast, line.spread, line.forecast + line.spread].map(Cell::Money);
        lines.push(std::iter::once(Cell::Text(half_name(words, line.half))).chain(amounts).collect());
    }
    file("forecast.csv", lines)
}

/// The projects behind a figure of the programme; none where there are none.
async fn opened(state: &State, signed: &SignedIn, asked: &Asked, column: Column) -> Result<Option<OpenedProjects>, AppError> {
    let (read, words) = (&state.database.read, signed.visit.words());
    let what = Opened { breakdown: asked.breakdown(&OF_PROGRAMME), of: asked.of.clone(), column };
    let behind = ledger_read::count(read, &what).await?;
    let total = u64::try_from(behind.projects).unwrap_or(0);
    if total == 0 {
        return Ok(None);
    }
    let number = page_within(Some(&asked.page), PAGE_SIZE, total);
    let from = (number - 1) * PAGE_SIZE;
    let projects = ledger_read::projects(read, &what, (from, PAGE_SIZE)).await?;
    let name = what.of.as_ref().map(|of| ledger_pages::programme_name(words, &state.reference(), what.breakdown, of));
    let pairs = [("by", what.breakdown.code()), ("of", what.of.as_deref().unwrap_or_default()), ("column", column.code())];
    let page = page_links(&app::paths::programme_money(), &pairs, number, total);
    let projects = projects.into_iter().map(|one| OpenedProject { project: one.id, title: one.title, amount: one.amount }).collect();
    Ok(Some(OpenedProjects { name, column, projects, sum: Eur(behind.amount), page }))
}

async fn file_of_programme(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgrammeMoney)?;
    let (words, reference, groups) = (signed.visit.words(), state.reference(), groups(&state).await?);
    let head = [words.t("ledger-what"), words.t("ledger-line")].into_iter().chain(Column::ALL.iter().map(|column| words.label(*column)));
    let mut lines = vec![head.map(Cell::Text).collect::<Vec<_>>()];
    for by in OF_PROGRAMME {
        for line in ledger_pages::programme_table(words, &reference, by, &groups)?.lines {
            let sums = Column::ALL.iter().map(|column| Cell::Money(line.chain.get(*column)));
            lines.push([Cell::Text(words.label(by)), Cell::Text(line.name)].into_iter().chain(sums).collect());
        }
    }
    file("money.csv", lines)
}

/// A file for a spreadsheet. A text that a spreadsheet would compute is marked as text.
fn file(name: &str, lines: Vec<Vec<Cell>>) -> Result<Response, AppError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        writer.write_record(line.iter().map(written)).map_err(|error| AppError::Internal(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| AppError::Internal(error.to_string()))?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, bytes).into_response())
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Money(amount) => {
            let cents = amount.cents().unsigned_abs();
            format!("{}{}.{:02}", if amount.cents() < 0 { "-" } else { "" }, cents / 100, cents % 100)
        }
    }
}

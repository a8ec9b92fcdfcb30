//! Rows and sums of the ledger into what the pages show.

use super::ledger_read::NamedRow;
use crate::ledger::{rows::row_of, too_large};
use crate::reference::{Named, Reference};
use crate::state::figures::MoneyGroup;
use app::language::Words;
use app::ledger::{BudgetLine, ChainLine, ChainTableView, FixedBy, OpenedRow, OpenedRows, VersionLine};
use domain::Eur;
use domain::financing::PublicSource;
use domain::ids::{ChangeRequestId, DecisionId, ReportId};
use domain::ledger::{Breakdown, Budget, COST_LINE, Cause, Chain, Column, LAPSED, Posting, ProgrammeFigures, RowKind};
use domain::projects::Phase;
use sea_orm::DbErr;
use std::collections::BTreeMap;

/// How the address calls projects without a technology area.
const NO_AREA: &str = "none";

/// A row of a project with what the rules read of it.
pub(super) struct ProjectRow {
    posting: Posting,
    named: NamedRow,
}

/// The rows as the rules know them.
pub(super) fn read(rows: Vec<NamedRow>) -> Result<Vec<ProjectRow>, DbErr> {
    rows.into_iter().map(|named| Ok(ProjectRow { posting: row_of(&named.row)?.posting, named })).collect()
}

/// The line of a breakdown that a row counts in, as the address calls it.
fn key(row: &ProjectRow, breakdown: Breakdown) -> Option<String> {
    match breakdown {
        Breakdown::Partner => Some(row.named.party.to_string()),
        Breakdown::Source => row.posting.source.map(|source| source.code().to_owned()),
        Breakdown::Phase => Some(row.posting.phase.code().to_owned()),
        Breakdown::Year => Some(row.posting.year().to_string()),
        Breakdown::Area => None,
    }
}

/// What people call the line.
fn name(words: Words, row: &ProjectRow, breakdown: Breakdown) -> String {
    match breakdown {
        Breakdown::Partner => row.named.party_name.clone(),
        Breakdown::Source => row.posting.source.map(|source| words.label(source)).unwrap_or_default(),
        Breakdown::Phase => words.label(row.posting.phase),
        Breakdown::Year => row.posting.year().to_string(),
        Breakdown::Area => String::new(),
    }
}

/// Public money of a project, with a line for each that has any.
pub(super) fn table(words: Words, address: String, breakdown: Breakdown, rows: &[ProjectRow]) -> Result<ChainTableView, DbErr> {
    let mut lines: BTreeMap<String, ChainLine> = BTreeMap::new();
    let mut order = Vec::new();
    for row in rows.iter().filter(|row| Column::of(row.posting.kind, row.posting.source).is_some()) {
        let Some(key) = key(row, breakdown) else { continue };
        let line = lines.entry(key.clone()).or_insert_with(|| {
            order.push(key.clone());
            ChainLine { key, name: name(words, row, breakdown), chain: Chain::default() }
        });
        line.chain.add(row.posting.kind, row.posting.source, row.posting.amount).map_err(too_large)?;
    }
    let total = Chain::of(rows.iter().map(|row| &row.posting)).map_err(too_large)?;
    let lines = order.iter().filter_map(|key| lines.remove(key)).collect();
    Ok(ChainTableView { breakdown, address, lines, total })
}

/// The rows behind a figure of a project; none where there are none.
pub(super) fn opened(
    words: Words,
    (breakdown, of): (Breakdown, Option<&str>),
    column: Column,
    rows: &[ProjectRow],
) -> Result<Option<OpenedRows>, DbErr> {
    let is_behind = |row: &&ProjectRow| {
        Column::of(row.posting.kind, row.posting.source) == Some(column) && of.is_none_or(|of| key(row, breakdown).as_deref() == Some(of))
    };
    let behind: Vec<&ProjectRow> = rows.iter().filter(is_behind).collect();
    let Some(first) = behind.first() else { return Ok(None) };
    let name = of.map(|_| name(words, first, breakdown));
    let sum = Eur::checked_sum(behind.iter().map(|row| row.posting.amount)).map_err(too_large)?;
    let rows = behind.into_iter().map(|row| line(words, row)).collect();
    Ok(Some(OpenedRows { name, column, rows, sum }))
}

fn line(words: Words, row: &ProjectRow) -> OpenedRow {
    let posting = &row.posting;
    let project = row.named.row.project_id;
    let (why, href) = why(words, row);
    OpenedRow {
        on: posting.booked_on,
        kind: posting.kind,
        is_taken_back: posting.amount < Eur::ZERO,
        why,
        href: href.map(|href| match href {
            Why::Decision(id) => app::paths::decision(project, id),
            Why::Stop => app::paths::stop(project),
            Why::Change(id) => app::paths::change(project, id),
            Why::Report(id) => app::paths::report(project, id),
        }),
        partner: row.named.party_name.clone(),
        what: what(words, posting),
        amount: posting.amount,
    }
}

enum Why {
    Decision(DecisionId),
    Stop,
    Change(ChangeRequestId),
    Report(ReportId),
}

/// Why a row is there, and where that can be read.
fn why(words: Words, row: &ProjectRow) -> (String, Option<Why>) {
    match &row.posting.cause {
        Cause::Decision(id) => {
            let gate = row.named.gate.map(|gate| words.label(gate)).unwrap_or_default();
            let decided = words.with("ledger-decided", &[("gate", gate.into()), ("day", words.date(row.posting.booked_on).into())]);
            (decided, Some(Why::Decision(*id)))
        }
        Cause::Stop(_) => (words.t("ledger-stopped"), Some(Why::Stop)),
        Cause::Change(id) => {
            let about =
                [("number", i64::from(row.named.change_number.unwrap_or_default()).into()), ("day", words.date(row.posting.booked_on).into())];
            (words.with("ledger-changed", &about), Some(Why::Change(*id)))
        }
        Cause::Document(name) if name == COST_LINE => {
            let (report, kind, number) = (row.named.cost_report, row.named.cost_report_kind, row.named.cost_report_number.unwrap_or_default());
            let name = kind.map(|kind| app::reports::kind_name(words, kind, number)).unwrap_or_default();
            let about = [("report", name.into()), ("number", i64::from(row.named.cost_line_number.unwrap_or_default()).into())];
            (words.with("ledger-cost-line", &about), report.map(Why::Report))
        }
        Cause::Document(name) if name == LAPSED => (words.t("ledger-lapsed"), None),
        Cause::Document(name) => (name.clone(), None),
    }
}

/// Where it comes from, and as what.
fn what(words: Words, posting: &Posting) -> String {
    match (posting.source, posting.means, posting.instrument) {
        (Some(source), _, Some(instrument)) => {
            words.with("ledger-instrument", &[("source", words.label(source).into()), ("instrument", words.label(instrument).into())])
        }
        (Some(source), _, None) => words.label(source),
        (None, Some(means), _) => words.label(means),
        (None, None, _) => String::new(),
    }
}

/// Every row of a project as cells, with their heads.
pub(super) fn cells(words: Words, rows: &[ProjectRow]) -> Vec<Vec<Cell>> {
    let heads = ["ledger-day", "ledger-what", "ledger-why", "ledger-partner", "ledger-source"];
    let text = |key: &str| Cell::Text(words.t(key));
    let head = heads.iter().map(|head| text(head)).chain([Cell::Text(words.label(Breakdown::Phase)), text("ledger-amount")]).collect();
    let line = |row: &ProjectRow| {
        vec![
            Cell::Text(row.posting.booked_on.to_string()),
            Cell::Text(words.label(row.posting.kind)),
            Cell::Text(why(words, row).0),
            Cell::Text(row.named.party_name.clone()),
            Cell::Text(what(words, &row.posting)),
            Cell::Text(words.label(row.posting.phase)),
            Cell::Money(row.posting.amount),
        ]
    };
    std::iter::once(head).chain(rows.iter().map(line)).collect()
}

/// A cell of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Money(Eur),
}

/// Why a budget was fixed; none for a row that fixes none.
fn fixed_by(row: &ProjectRow) -> Option<FixedBy> {
    match (&row.posting.cause, row.named.gate) {
        (Cause::Decision(decision), Some(gate)) => Some(FixedBy::Decision(*decision, gate)),
        (Cause::Change(change), _) => Some(FixedBy::Change(*change, row.named.change_number.unwrap_or_default())),
        (Cause::Decision(_) | Cause::Stop(_) | Cause::Document(_), _) => None,
    }
}

/// The budgets of a project as they were approved, the last first.
pub(super) fn versions(rows: &[ProjectRow]) -> Result<Vec<VersionLine>, DbErr> {
    let mut versions: Vec<VersionLine> = Vec::new();
    let is_fixed = |row: &&ProjectRow| matches!(row.posting.kind, RowKind::BudgetLine | RowKind::Contribution) && row.posting.amount.is_positive();
    let by_change = |row: &ProjectRow| fixed_by(row).filter(|by| matches!(by, FixedBy::Change(..)));
    let changed: BTreeMap<Phase, FixedBy> = rows.iter().filter_map(|row| Some((row.posting.phase, by_change(row)?))).collect();
    for row in rows.iter().filter(is_fixed) {
        let Some(by) = fixed_by(row) else { continue };
        let (on, phase, is_replaced) = (row.posting.booked_on, row.posting.phase, row.named.is_replaced);
        let at = versions.iter().position(|one| one.by == by).unwrap_or_else(|| {
            let number = versions.len() + 1;
            let is_changed = changed.get(&phase).is_some_and(|last| *last != by);
            versions.push(VersionLine { number, by, on, phase, budget: Budget::default(), is_replaced, is_changed });
            number - 1
        });
        versions[at].budget.add(row.posting.kind, row.posting.means, row.posting.amount).map_err(too_large)?;
    }
    versions.reverse();
    Ok(versions)
}

/// The sums of the programme by one thing, the lines in its own order.
pub(super) fn programme_table(words: Words, reference: &Reference, breakdown: Breakdown, groups: &[MoneyGroup]) -> Result<ChainTableView, DbErr> {
    let mut lines: BTreeMap<String, Chain> = BTreeMap::new();
    let mut total = Chain::default();
    for group in groups.iter().filter(|group| Column::of(group.kind, group.source).is_some()) {
        let key = match breakdown {
            Breakdown::Source => group.source.map(|source| source.code().to_owned()).unwrap_or_default(),
            Breakdown::Phase => group.phase.code().to_owned(),
            Breakdown::Year => group.year.to_string(),
            Breakdown::Area => group.area.clone().unwrap_or_else(|| NO_AREA.to_owned()),
            Breakdown::Partner => continue,
        };
        lines.entry(key).or_default().add(group.kind, group.source, Eur(group.amount)).map_err(too_large)?;
        total.add(group.kind, group.source, Eur(group.amount)).map_err(too_large)?;
    }
    let mut lines: Vec<ChainLine> =
        lines.into_iter().map(|(key, chain)| ChainLine { name: programme_name(words, reference, breakdown, &key), key, chain }).collect();
    let place = |key: &str| match breakdown {
        Breakdown::Source => PublicSource::ALL.iter().position(|one| one.code() == key),
        Breakdown::Phase => Phase::ALL.iter().position(|one| one.code() == key),
        Breakdown::Area => reference.technology.iter().position(|area| area.code == key),
        Breakdown::Year => key.parse().ok(),
        Breakdown::Partner => None,
    };
    lines.sort_by_key(|line| place(&line.key).unwrap_or(usize::MAX));
    Ok(ChainTableView { breakdown, address: app::paths::programme_money(), lines, total })
}

/// What people call a line of the programme.
pub(super) fn programme_name(words: Words, reference: &Reference, breakdown: Breakdown, key: &str) -> String {
    let known = match breakdown {
        Breakdown::Source => key.parse().ok().map(|source: PublicSource| words.label(source)),
        Breakdown::Phase => key.parse().ok().map(|phase: Phase| words.label(phase)),
        Breakdown::Area if key == NO_AREA => Some(words.t("ledger-no-area")),
        Breakdown::Area => reference.technology.iter().find(|area| area.code == key).map(|area| area.name(words.language()).to_owned()),
        Breakdown::Year | Breakdown::Partner => None,
    };
    known.unwrap_or_else(|| key.to_owned())
}

/// The approved budgets with their indicators: of the phase that each project is in, and of all phases.
pub(super) fn budgets(groups: &[MoneyGroup]) -> Result<Vec<BudgetLine>, DbErr> {
    [true, false].map(|is_current| budget(groups, is_current)).into_iter().collect()
}

fn budget(groups: &[MoneyGroup], is_current: bool) -> Result<BudgetLine, DbErr> {
    let (mut budget, mut figures) = (Budget::default(), ProgrammeFigures::default());
    for group in groups.iter().filter(|group| !is_current || group.is_current == 1) {
        let amount = Eur(group.amount);
        budget.add(group.kind, group.means, amount).map_err(too_large)?;
        figures.chain.add(group.kind, group.source, amount).map_err(too_large)?;
        figures.contribute(group.organisation_type, group.means.filter(|_| group.kind == RowKind::Contribution), amount).map_err(too_large)?;
    }
    Ok(BudgetLine { is_current, budget, indicators: figures.indicators().map_err(too_large)? })
}

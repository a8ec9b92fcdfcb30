//! The lines that wait: what is wrong with each, by the cell that it came from, as it stands now.

use crate::costs::around::around;
use crate::costs::lines::{self, OfPart};
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use ::entity::{cost_waiting, project, report};
use app::claims::{ReadLine, WaitingRow, cost_label, double_place};
use app::language::Words;
use domain::Eur;
use domain::claims::{CostAround, CostForm, CostLeft, LinePlace, NewCost, RefusedCost, WaitingCost};
use domain::ids::CostLineId;
use domain::in_kind::InKindNumbers;
use domain::people::Language;
use domain::problem::ProblemKind;
use sea_orm::ConnectionTrait;

/// What was typed in a line that waits.
///
/// # Errors
/// A text that is no line.
pub(super) fn typed(row: &cost_waiting::Model) -> Result<WaitingCost, AppError> {
    serde_json::from_str(&row.typed).map_err(|error| AppError::Internal(format!("a line that waits cannot be read: {error}")))
}

/// Everything that is wrong with a line, each problem with its cell where it has one, and where the other line stands that it doubles.
pub(super) fn told(words: Words, refused: &RefusedCost, cells: impl Fn(&str) -> Option<String>, around: &CostAround) -> Vec<String> {
    let one = |problem: &domain::problem::Problem| {
        let label = cost_label(words, &problem.field);
        let label = match cells(&problem.field) {
            Some(cell) => words.with("cost-cell", &[("cell", cell.into()), ("field", label.into())]),
            None => label,
        };
        words.problem(&problem.kind, &label)
    };
    let place = refused.double.as_ref().map(|double| double_place(words, double.0, &double.1, double.1.organisation == around.here.1));
    refused.problems.iter().map(one).chain(place).collect()
}

/// Whether one of the problems is that a line is above the budget.
pub(super) fn is_above(refused: &RefusedCost) -> bool {
    refused.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::AboveBudget(_)))
}

/// The lines that wait in a part.
pub(super) async fn rows(
    state: &State,
    words: Words,
    (project, report, part): (&project::Model, &report::Model, OfPart),
    change: &str,
) -> Result<Vec<WaitingRow>, AppError> {
    let connection = &state.database.read;
    let found = lines::waiting(connection, part).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let typed: Vec<(cost_waiting::Model, WaitingCost)> =
        found.into_iter().map(|row| typed(&row).map(|typed| (row, typed))).collect::<Result<_, _>>()?;
    let forms: Vec<&CostForm> = typed.iter().map(|(_, one)| &one.form).collect();
    let around = around(connection, (project, report, part), (InKindNumbers::of(&state.reference().values), None), &forms).await?;
    let row = |(row, one): &(cost_waiting::Model, WaitingCost)| {
        let refused = one.form.check(&around, row.language).err();
        let problems = match &refused {
            Some(refused) => told(words, refused, |field| one.cells.get(field).cloned(), &around),
            None => vec![words.t("cost-waiting-right")],
        };
        WaitingRow {
            id: row.id,
            form: named(words, &one.form),
            problems,
            asks_change: refused.as_ref().is_some_and(is_above).then(|| change.to_owned()),
        }
    };
    Ok(typed.iter().map(row).collect())
}

/// Every line as it would be taken over: measured by what is there, and by those before it.
pub(super) async fn measured(
    state: &State,
    (words, language): (Words, Language),
    (project, report, part): (&project::Model, &report::Model, OfPart),
    lines: &[WaitingCost],
) -> Result<Vec<ReadLine>, AppError> {
    let forms: Vec<&CostForm> = lines.iter().map(|one| &one.form).collect();
    let numbers = InKindNumbers::of(&state.reference().values);
    let mut around = around(&state.database.read, (project, report, part), (numbers, None), &forms).await?;
    let there = There::of(&state.database.read, &around).await?;
    let mut read = Vec::new();
    for (number, one) in (1..).zip(lines) {
        let name = if one.form.description.is_empty() { words.t("cost-nameless") } else { one.form.description.clone() };
        if there.holds(&one.form, language) {
            read.push(ReadLine { name, amount: one.form.amount.clone(), problems: vec![words.t("costs-workbook-there")] });
            continue;
        }
        match one.form.check(&around, language) {
            Ok(new) => {
                read.push(ReadLine { name, amount: words.figure(new.value), problems: Vec::new() });
                around.take(&new, place_in((project, report, part), number));
            }
            Err(refused) => {
                let problems = told(words, &refused, |field| one.cells.get(field).cloned(), &around);
                read.push(ReadLine { name, amount: one.form.amount.clone(), problems });
            }
        }
    }
    Ok(read)
}

/// The lines of a part that are there, so that one that comes again is known.
pub(super) struct There {
    bare: CostAround,
    lines: Vec<NewCost>,
}

impl There {
    /// The lines of the part, and what a line is read with where nothing else counts.
    pub(super) async fn of(connection: &impl ConnectionTrait, around: &CostAround) -> Result<Self, AppError> {
        let lines = lines::of_part(connection, around.here).await?.iter().map(lines::cost_of).collect();
        let left = CostLeft { cash: Eur::MAX, in_kind: Eur::MAX };
        Ok(Self { bare: CostAround { left, others: Vec::new(), ..around.clone() }, lines })
    }

    /// Whether this line stands there already, field by field: a file that is brought back holds the lines that it was made of.
    pub(super) fn holds(&self, form: &CostForm, language: Language) -> bool {
        form.check(&self.bare, language).is_ok_and(|line| self.lines.contains(&line))
    }
}

/// Where a line of this part stands that is not saved yet.
pub(super) fn place_in((project, report, part): (&project::Model, &report::Model, OfPart), number: i32) -> LinePlace {
    LinePlace {
        line: CostLineId(new_id()),
        number,
        report: report.id,
        report_name: (report.kind, report.number),
        project: project.id,
        title: project.title.clone(),
        organisation: part.1,
    }
}

/// The form with the names of its choices in the place of their codes.
fn named(words: Words, form: &CostForm) -> CostForm {
    let category = form.category.parse().map_or_else(|_| form.category.clone(), |category: domain::claims::CostCategory| words.label(category));
    CostForm { category, ..form.clone() }
}

/// The form of a line that waits in the language of its reader: amounts as people of that language write them.
pub(super) fn in_language(form: &CostForm, from: Language, to: Language) -> CostForm {
    if from == to {
        return form.clone();
    }
    let again = |typed: &str| Eur::parse(typed, from.thousands()).ok().filter(|_| !typed.trim().is_empty()).map(|amount| amount.written(to));
    let mut form = form.clone();
    for field in ["rate", "hours", "amount"] {
        if let Some(value) = form.field(field)
            && let Some(written) = again(value)
        {
            *value = written;
        }
    }
    form
}

//! The lines of a part into the form with verdicts: those of the sample first to be seen by their marks, in the order of the claim.

use super::pages::{CostReader, documents, row};
use crate::costs::lines::{self, JudgedLine};
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::listing::{page_links_of, page_within};
use crate::frame::respond::AppError;
use crate::reports::{Around, head, refused};
use crate::state::State;
use app::claims::{CostsJudgeView, JudgeRow, verdict_label};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use domain::Eur;
use domain::claims::{Risk, RiskFacts, VerdictForm, VerdictKind, sample};
use domain::ids::OrganisationId;
use domain::people::Language;
use domain::problem::Problem;
use domain::reports::{ReportStep, may_judge};
use std::collections::BTreeMap;

/// Lines on a page.
pub(super) const PAGE: u64 = 25;

/// What the page comes back with.
#[derive(Default)]
pub(super) struct Again {
    pub(super) typed: BTreeMap<i32, VerdictForm>,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<NoticeView>,
}

/// The verdict of a line as its form shows it.
fn form_of(line: &JudgedLine, language: Language) -> VerdictForm {
    let Some(verdict) = &line.verdict else { return VerdictForm::default() };
    VerdictForm {
        kind: verdict.kind.to_string(),
        amount: if verdict.kind == VerdictKind::Part { verdict.approved.written(language) } else { String::new() },
        error: verdict.error.map(|error| error.to_string()).unwrap_or_default(),
        reason: verdict.reason.clone(),
    }
}

fn risk_facts(line: &JudgedLine) -> RiskFacts {
    let row = &line.row;
    RiskFacts {
        value: row.value,
        hours: row.hours,
        days: (row.until_on - row.from_on).num_days() + 1,
        has_evidence: row.document_id.is_some(),
        needs_evidence: row.category.needs_evidence(),
    }
}

/// The page.
///
/// # Errors
/// 404 when there is no such part, or nothing in it.
pub(super) async fn view(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (around, part, asked): (&Around, OrganisationId, Option<&str>),
    again: Again,
) -> Result<CostsJudgeView, AppError> {
    let words = signed.visit.words();
    let whole = &around.whole;
    let of = whole.part(part).ok_or(AppError::NotFound)?;
    let all = lines::judged(&state.database.read, (whole.row.id, part)).await?;
    let facts: Vec<RiskFacts> = all.iter().map(risk_facts).collect();
    let first = lines::is_first(&state.database.read, &whole.row, part).await?;
    let sampled: BTreeMap<usize, Vec<Risk>> = sample(&facts, first, whole.row.id.0.as_u128() ^ part.0.as_u128()).into_iter().collect();
    let names = documents(state, found.project.id).await?;
    let total = u64::try_from(all.len()).unwrap_or_default();
    let number = page_within(asked, PAGE, total);
    let skip = usize::try_from((number - 1) * PAGE).unwrap_or_default();
    let shown = all.iter().enumerate().skip(skip).take(usize::try_from(PAGE).unwrap_or_default());
    let rows = shown.map(|(index, line)| JudgeRow {
        row: row(line, &names, CostReader::Office),
        risks: sampled.get(&index).cloned().unwrap_or_default(),
        typed: again.typed.get(&line.row.number).cloned().unwrap_or_else(|| form_of(line, signed.visit.language)),
    });
    let may = may_judge(&whole.facts, signed.actor.id, ReportStep::ApproveFirst);
    let path = paths::costs_judge(found.project.id, whole.row.id, part);
    Ok(CostsJudgeView {
        head: head(state, found, whole),
        part,
        name: of.name.clone(),
        rows: rows.collect(),
        page: (total > PAGE).then(|| page_links_of(PAGE, &path, &[], number, total)),
        number,
        counts: (sampled.len(), all.iter().filter(|line| line.verdict.is_none()).count(), all.len()),
        sums: all.iter().fold((Eur::ZERO, Eur::ZERO), |(claimed, approved), line| (claimed + line.row.value, approved + line.approved())),
        keys: (state.form_key(signed.actor.id), state.form_key(signed.actor.id), whole.row.version),
        is_open: may.is_ok(),
        errors: FormErrors::read(words, &again.problems, |field| verdict_label(words, field)),
        notice: again.notice.or_else(|| may.err().map(|refusal| refused(words, &refusal))),
    })
}

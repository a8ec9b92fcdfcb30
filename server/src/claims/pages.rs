//! The lines of a part into the page on which they are read, as far as its reader may see them.

use super::waiting;
use crate::costs::around::{budget, party, used};
use crate::costs::lines::{self, JudgedLine};
use crate::costs::plan::plans;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::listing::{page_links_of, page_within};
use crate::frame::respond::AppError;
use crate::payments;
use crate::reports::{Around, head};
use crate::state::State;
use crate::state::days::day_of;
use app::claims::{AdviceLine, CorrectionTold, CostDoors, CostRow, CostSums, CostsView, PasteForm, VerdictTold};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use domain::Eur;
use domain::access::{Global, act};
use domain::claims::{CostLeft, CostMeans};
use domain::ids::{DocumentId, OrganisationId, ProjectId};
use domain::projects::Phase;
use domain::reports::{Asked, ReportField, ReportSection, ReportState, ReportStep, may_judge, may_write};
use std::collections::BTreeMap;

/// Lines on a page.
pub(super) const PAGE: u64 = 100;

/// Who reads lines: what an hour earns is for the own organisation and the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CostReader {
    Own,
    Office,
    Lead,
}

/// How this person reads the lines of a part; none when they are not there for them.
pub(super) fn reader(signed: &SignedIn, found: &Found, around: &Around, part: OrganisationId) -> Option<CostReader> {
    let of = around.whole.part(part).filter(|of| !of.is_short(around.whole.row.phase))?;
    let was_in = match around.whole.row.state {
        ReportState::Scheduled | ReportState::Open | ReportState::Draft | ReportState::PartsIn => false,
        ReportState::Submitted | ReportState::Returned | ReportState::Resubmitted => true,
        ReportState::ToConfirm | ReportState::Approved | ReportState::PartlyApproved => true,
    };
    if around.own == Some(part) && signed.actor.may(act::KeepOwnReport, found.standing) {
        return Some(CostReader::Own);
    }
    if was_in && signed.actor.may(act::JudgeReport, found.standing) {
        return Some(CostReader::Office);
    }
    (around.leads && (was_in || of.is_in())).then_some(CostReader::Lead)
}

/// The names of the documents of a project.
pub(super) async fn documents(state: &State, project: ProjectId) -> Result<BTreeMap<DocumentId, String>, AppError> {
    let named = crate::documents::read::named(&state.database.read, project).await?;
    Ok(named.into_iter().map(|one| (one.id, one.name)).collect())
}

/// A line for this reader.
pub(super) fn row(line: &JudgedLine, names: &BTreeMap<DocumentId, String>, reader: CostReader) -> CostRow {
    let row = &line.row;
    let sees_wages = reader != CostReader::Lead || !row.category.is_labour();
    let bill = !row.supplier.is_empty() || !row.invoice.is_empty();
    CostRow {
        id: row.id,
        number: row.number,
        days: (row.from_on, row.until_on),
        description: row.description.clone(),
        category: row.category,
        work_package: row.work_package.clone(),
        means: row.means,
        work: (sees_wages && row.hours.is_positive()).then(|| (row.person.clone(), row.hours)),
        rate: (sees_wages && row.rate.is_positive()).then_some(row.rate),
        value: row.value,
        bill: bill.then(|| (row.supplier.clone(), row.invoice.clone())),
        evidence: row.document_id.map(|id| (id, names.get(&id).cloned().unwrap_or_default())),
        lacks_evidence: row.document_id.is_none() && row.category.needs_evidence(),
        verdict: line.verdict.as_ref().map(|told| VerdictTold {
            kind: told.kind,
            approved: told.approved,
            error: told.error,
            reason: told.reason.clone(),
        }),
        corrections: line
            .corrections
            .iter()
            .map(|one| CorrectionTold { amount: one.amount, error: one.error, reason: one.reason.clone(), on: day_of(one.made_at) })
            .collect(),
        approved: line.approved(),
    }
}

/// What the page comes back with.
#[derive(Default)]
pub(super) struct Again {
    pub(super) text: String,
    pub(super) means: String,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

/// Where the budget is changed by a request: the form for one, or who cannot write one reads the money of the project.
pub(super) fn change_path(signed: &SignedIn, found: &Found, phase: Phase) -> String {
    let id = found.project.id;
    if signed.actor.may(act::WriteChange, found.standing) { paths::change_new(id, phase) } else { paths::project_money(id) }
}

async fn left(state: &State, found: &Found, phase: Phase, part: OrganisationId) -> Result<CostLeft, AppError> {
    let (connection, at) = (&state.database.read, (found.project.id, phase));
    let budget = budget(connection, at, &party(connection, part).await?).await?;
    let used = used(connection, at, (part, None)).await?;
    Ok(CostLeft { cash: budget.cash - used.cash, in_kind: budget.in_kind - used.in_kind })
}

/// What may be paid on the approved cost of a partner, by commitment; with where that is proposed for who proposes payments.
async fn advice(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (of, phase): (ReportState, Phase),
    part: OrganisationId,
) -> Result<Vec<AdviceLine>, AppError> {
    if !of.is_approved() {
        return Ok(Vec::new());
    }
    let id = found.project.id;
    let href = if signed.actor.may(act::ManagePayments, Global) { paths::payments() } else { paths::project_payments(id) };
    let dues = payments::of_partner(state, id, (phase, part)).await?;
    Ok(dues.into_iter().map(|(source, due)| AdviceLine { source, amount: due.amount, holdups: due.holdups, href: href.clone() }).collect())
}

/// The page.
///
/// # Errors
/// 404 when the lines are not there for this reader.
pub(super) async fn view(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (around, part, asked): (&Around, OrganisationId, Option<&str>),
    again: Again,
) -> Result<CostsView, AppError> {
    let words = signed.visit.words();
    let (whole, reader) = (&around.whole, reader(signed, found, around, part).ok_or(AppError::NotFound)?);
    let of = whole.part(part).ok_or(AppError::NotFound)?;
    let all = lines::judged(&state.database.read, (whole.row.id, part)).await?;
    let names = documents(state, found.project.id).await?;
    let total = u64::try_from(all.len()).unwrap_or_default();
    let number = page_within(asked, PAGE, total);
    let skip = usize::try_from((number - 1) * PAGE).unwrap_or_default();
    let shown = all.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or_default());
    let rows = shown.map(|line| row(line, &names, reader)).collect();
    let may = may_write(&whole.facts, Asked { own: around.own, part }, ReportSection::Costs).is_ok();
    let write = reader == CostReader::Own && may;
    let judges = signed.actor.may(act::JudgeReport, found.standing);
    let change = change_path(signed, found, whole.row.phase);
    let waits = reader == CostReader::Own;
    let waiting = if waits { waiting::rows(state, words, (&found.project, &whole.row, (whole.row.id, part)), &change).await? } else { Vec::new() };
    let plan = plans(&state.database.read, found.project.id, &whole.row).await?.remove(&part).map(|lines| lines.to_vec()).unwrap_or_default();
    let of_means = |means| all.iter().filter(|line| line.row.means == means).fold(Eur::ZERO, |sum, line| sum + line.row.value);
    let path = paths::report_costs(found.project.id, whole.row.id, part);
    Ok(CostsView {
        head: head(state, found, whole),
        part,
        name: of.name.clone(),
        rows,
        page: (total > PAGE).then(|| page_links_of(PAGE, &path, &[], number, total)),
        waiting,
        sums: CostSums {
            lines: all.len(),
            cash: of_means(CostMeans::Cash),
            in_kind: of_means(CostMeans::InKind),
            approved: all.iter().fold(Eur::ZERO, |sum, line| sum + line.approved()),
            left: left(state, found, whole.row.phase, part).await?,
        },
        doors: CostDoors {
            write,
            judge: judges && may_judge(&whole.facts, signed.actor.id, ReportStep::ApproveFirst).is_ok(),
            correct: judges && whole.row.state.is_approved() && !whole.facts.authors.contains(&signed.actor.id),
            section: reader == CostReader::Own,
        },
        plan: (plan, of.answers.contains_key(&ReportField::CostVariance)),
        advice: advice(state, signed, found, (whole.row.state, whole.row.phase), part).await?,
        paste: write.then(|| PasteForm { key: state.form_key(signed.actor.id), text: again.text, means: again.means }),
        remove_key: state.form_key(signed.actor.id),
        errors: again.errors,
        notice: again.notice,
    })
}

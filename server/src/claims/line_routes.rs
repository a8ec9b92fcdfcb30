//! One cost line of the own part: to add, to change, to mend and to take out.

use super::pages::{self, Again, CostReader};
use super::paste_routes::show_again;
use super::store::{self, Doubled, Target};
use super::waiting;
use crate::costs::around::around as costs_around;
use crate::costs::lines::{self, cost_of};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reports::{Own, around, head, refused};
use crate::state::State;
use app::claims::{CostLinePage, CostLineView, WhichLine, cost_label, double_place};
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::claims::CostForm;
use domain::ids::{CostLineId, CostWaitingId, OrganisationId, ProjectId, ReportId};
use domain::in_kind::InKindNumbers;
use domain::problem::{Problem, ProblemKind};
use domain::reports::{Asked, ReportRefusal, ReportSection, may_write};
use leptos::prelude::*;

type At = (ReportId, OrganisationId);

/// What the form shows.
#[derive(Default)]
struct Shown {
    typed: CostForm,
    version: i64,
    problems: Vec<Problem>,
    doubled: Doubled,
    notice: Option<NoticeView>,
}

async fn show_form(state: &State, signed: &SignedIn, found: &Found, (at, which): (At, WhichLine), shown: Shown) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let around = around(state, signed, found, at.0).await?;
    let whole = &around.whole;
    pages::reader(signed, found, &around, at.1).filter(|reader| *reader == CostReader::Own).ok_or(AppError::NotFound)?;
    let may = may_write(&whole.facts, Asked { own: around.own, part: at.1 }, ReportSection::Costs);
    let numbers = InKindNumbers::of(&state.reference().values);
    let beside = costs_around(&state.database.read, (&found.project, &whole.row, at), (numbers, None), &[]).await?;
    let errors = FormErrors::read(words, &shown.problems, |field| cost_label(words, field));
    let is_above = shown.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::AboveBudget(_)));
    let place = shown.doubled.map(|double| NoticeView {
        tone: app::ui::Tone::Warn,
        title: words.t("cost-double-title"),
        text: Some(double_place(words, double.0, &double.1, double.1.organisation == at.1)),
    });
    let view = CostLineView {
        head: head(state, found, whole),
        part: at.1,
        which,
        typed: shown.typed,
        documents: beside.evidence.iter().map(|one| (one.id.to_string(), one.name.clone())).collect(),
        numbers,
        period: (beside.first_day(), beside.period.1),
        form: may.is_ok().then(|| (state.form_key(signed.actor.id), shown.version)),
        remove_key: state.form_key(signed.actor.id),
        errors,
        asks_change: is_above.then(|| pages::change_path(signed, found, whole.row.phase)),
        notice: shown.notice.or(place).or_else(|| may.err().map(|refusal| refused(words, &refusal))),
    };
    let title = words.t("cost-line-title");
    Ok(page(state, &signed.visit, title, move || view! { <CostLinePage words view /> }.into_any()))
}

pub(super) async fn new(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    show_form(&state, &signed, &found, ((id, part), WhichLine::New), Shown::default()).await
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostLineId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let row = lines::one(&state.database.read, (id, part), line).await?.ok_or(AppError::NotFound)?;
    let typed = CostForm::of(&cost_of(&row), signed.visit.language);
    let which = WhichLine::Line(line, row.number);
    show_form(&state, &signed, &found, ((id, part), which), Shown { typed, version: row.version, ..Shown::default() }).await
}

pub(super) async fn show_waiting(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostWaitingId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let around = around(&state, &signed, &found, id).await?;
    pages::reader(&signed, &found, &around, part).filter(|reader| *reader == CostReader::Own).ok_or(AppError::NotFound)?;
    let row = lines::one_waiting(&state.database.read, (id, part), line).await?.ok_or(AppError::NotFound)?;
    let form = waiting::typed(&row)?.form;
    let numbers = InKindNumbers::of(&state.reference().values);
    let beside = costs_around(&state.database.read, (&found.project, &around.whole.row, (id, part)), (numbers, None), &[&form]).await?;
    let refused = form.check(&beside, row.language).err();
    let (problems, doubled) = refused.map(|refused| (refused.problems, refused.double)).unwrap_or_default();
    let typed = waiting::in_language(&form, row.language, signed.visit.language);
    let shown = Shown { typed, problems, doubled, ..Shown::default() };
    show_form(&state, &signed, &found, ((id, part), WhichLine::Waiting(line)), shown).await
}

/// Saves what a form says of a line.
async fn write(state: &State, signed: &SignedIn, (project, at, which): (ProjectId, At, WhichLine), pairs: &Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(state, signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(state, signed, pairs, &paths::report_costs(project, at.0, at.1), "cost-line-saved").await?;
    let typed: CostForm = pairs.read()?;
    let target = match which {
        WhichLine::New => Target::New,
        WhichLine::Line(id, _) => Target::Line(id),
        WhichLine::Waiting(id) => Target::Waiting(id),
    };
    let own = Own { state, permit: &permit, submission: &submission, actor: &signed.actor, at };
    let mut doubled = None;
    let saved = store::save(&own, target, (&typed, signed.visit.language), &mut doubled).await;
    answer(&submission, saved, async |why| {
        let words = signed.visit.words();
        let shown = Shown { typed: typed.clone(), version: submission.version, doubled, ..Shown::default() };
        let shown = match why {
            Why::Problems(problems) => Shown { problems, ..shown },
            Why::Refused(refusal) => Shown { notice: Some(refused(words, &refusal)), ..shown },
            Why::Lost => {
                let version = match which {
                    WhichLine::Line(id, _) => lines::one(&state.database.read, at, id).await?.map_or(0, |row| row.version),
                    WhichLine::New | WhichLine::Waiting(_) => 0,
                };
                Shown { notice: Some(who_was_first(state, words, project).await?), version, ..shown }
            }
        };
        // What waited may be gone: what was typed stands in a form for a new one then.
        let which = match which {
            WhichLine::Waiting(id) if lines::one_waiting(&state.database.read, at, id).await?.is_none() => WhichLine::New,
            other => other,
        };
        show_form(state, signed, &found, (at, which), shown).await
    })
    .await
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (project, (id, part), WhichLine::New), &pairs).await
}

pub(super) async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostLineId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let number = lines::one(&state.database.read, (id, part), line).await?.map_or(0, |row| row.number);
    write(&state, &signed, (project, (id, part), WhichLine::Line(line, number)), &pairs).await
}

pub(super) async fn mend(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostWaitingId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    write(&state, &signed, (project, (id, part), WhichLine::Waiting(line)), &pairs).await
}

/// Onward, or the page of the lines with why it did not go.
async fn went(
    (state, signed, found): (&State, &SignedIn, &Found),
    submission: &Submission,
    at: At,
    saved: Result<(), Unsaved<ReportRefusal>>,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    answer(submission, saved, async |why| {
        let notice = match why {
            Why::Problems(problems) => return Err(AppError::Internal(format!("a form without fields has problems: {problems:?}"))),
            Why::Refused(refusal) => refused(words, &refusal),
            Why::Lost => who_was_first(state, words, found.project.id).await?,
        };
        show_again(state, signed, found, at, Again { notice: Some(notice), ..Again::default() }).await
    })
    .await
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostLineId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_costs(project, id, part), "cost-line-removed").await?;
    pairs.nothing_else()?;
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    went((&state, &signed, &found), &submission, (id, part), store::remove(&own, line).await).await
}

pub(super) async fn remove_waiting(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostWaitingId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_costs(project, id, part), "cost-line-removed").await?;
    pairs.nothing_else()?;
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    went((&state, &signed, &found), &submission, (id, part), store::remove_waiting(&own, line).await).await
}

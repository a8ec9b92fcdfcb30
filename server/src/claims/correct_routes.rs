//! Correcting a line of an approved report, and taking a parked one up.

use super::judge_store::{Judging, standing};
use super::pages::{CostReader, documents, row};
use crate::costs::lines;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reports::{around, head};
use crate::state::State;
use app::claims::{CorrectView, CostCorrectPage, correct_refusal, verdict_label};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::claims::{CorrectForm, CorrectRefusal};
use domain::ids::{CostLineId, OrganisationId, ProjectId, ReportId};
use domain::problem::Problem;
use leptos::prelude::*;

type At = (ReportId, OrganisationId, CostLineId);

#[derive(Default)]
struct Again {
    typed: CorrectForm,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostLineId)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    show_page(&state, &signed, &found, (id, part, line), Again::default()).await
}

fn notice(signed: &SignedIn, refusal: CorrectRefusal) -> NoticeView {
    let words = signed.visit.words();
    NoticeView { tone: Tone::Warn, title: words.t("report-refused"), text: Some(correct_refusal(words, refusal)) }
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, (id, part, line): At, again: Again) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let around = around(state, signed, found, id).await?;
    let whole = &around.whole;
    super::pages::reader(signed, found, &around, part).ok_or(AppError::NotFound)?;
    let all = lines::judged(&state.database.read, (id, part)).await?;
    let of = all.into_iter().find(|one| one.row.id == line).ok_or(AppError::NotFound)?;
    let standing = standing(&of, whole, signed.actor.id);
    let may = standing.may_correct();
    let names = documents(state, found.project.id).await?;
    let version = i64::try_from(of.corrections.len()).unwrap_or_default() + 1;
    let view = CorrectView {
        head: head(state, found, whole),
        part,
        row: row(&of, &names, CostReader::Office),
        is_parked: standing.is_parked,
        typed: again.typed,
        form: may.is_ok().then(|| (state.form_key(signed.actor.id), version)),
        errors: FormErrors::read(words, &again.problems, |field| verdict_label(words, field)),
        notice: again.notice.or_else(|| may.err().map(|refusal| notice(signed, refusal))),
    };
    Ok(page(state, &signed.visit, words.t("cost-correct-title"), move || view! { <CostCorrectPage words view /> }.into_any()))
}

pub(super) async fn correct(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, line)): Ids<(ProjectId, ReportId, OrganisationId, CostLineId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_costs(project, id, part), "cost-corrected").await?;
    let typed: CorrectForm = pairs.read()?;
    let judging = Judging { state: &state, permit: &permit, submission: &submission, part: (id, part) };
    let saved = judging.correct(line, &typed, signed.visit.language).await;
    answer(&submission, saved, async |why| {
        let again = Again { typed: typed.clone(), ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Refused(refusal) => Again { notice: Some(notice(&signed, refusal)), ..again },
            Why::Lost => Again { notice: Some(who_was_first(&state, signed.visit.words(), project).await?), ..again },
        };
        show_page(&state, &signed, &found, (id, part, line), again).await
    })
    .await
}

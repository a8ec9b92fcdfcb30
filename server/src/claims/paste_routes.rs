//! The cost lines of a part, and lines that are pasted from a spreadsheet.

use super::pages::{self, Again};
use super::store;
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reports::{Own, around, refused};
use crate::state::State;
use app::claims::{CostsPage, cost_label, cost_names};
use app::paths;
use app::ui::FormErrors;
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::act;
use domain::claims::{CostBlock, CostMeans, MOST_LINES, PASTE_LIMIT, read_costs};
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct AskedFor {
    page: Option<String>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    Query(asked): Query<AskedFor>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let around = around(&state, &signed, &found, id).await?;
    pages::reader(&signed, &found, &around, part).ok_or(AppError::NotFound)?;
    let words = signed.visit.words();
    let view = pages::view(&state, &signed, &found, (&around, part, asked.page.as_deref()), Again::default()).await?;
    Ok(page(&state, &signed.visit, words.t("costs-title"), move || view! { <CostsPage words view /> }.into_any()))
}

/// The page again, with what could not be done.
pub(super) async fn show_again(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (id, part): (ReportId, OrganisationId),
    again: Again,
) -> Result<Response, AppError> {
    let around = around(state, signed, found, id).await?;
    let words = signed.visit.words();
    let view = pages::view(state, signed, found, (&around, part, None), again).await?;
    Ok(page(state, &signed.visit, words.t("costs-title"), move || view! { <CostsPage words view /> }.into_any()))
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pasted {
    pasted: String,
    #[serde(default)]
    pasted_means: String,
}

/// The lines of a text.
pub(super) fn read_lines(pasted: &str, means: &str) -> Result<CostBlock, Vec<Problem>> {
    let wrong = |field: &str, kind| vec![Problem::new(field, kind)];
    if pasted.chars().count() > PASTE_LIMIT {
        return Err(wrong("pasted", ProblemKind::TooLong(u32::try_from(PASTE_LIMIT).unwrap_or(u32::MAX))));
    }
    let means = match means {
        "" => None,
        code => Some(code.parse::<CostMeans>().map_err(|_| wrong("pasted_means", ProblemKind::NotOnTheList))?),
    };
    let block = read_costs(pasted, &cost_names(), means).map_err(|_| wrong("pasted", ProblemKind::NamedTwice))?;
    match block.lines.len() {
        0 => Err(wrong("pasted", ProblemKind::Missing)),
        count if count > MOST_LINES => Err(wrong("pasted", ProblemKind::NotBetween(1, i64::try_from(MOST_LINES).unwrap_or(i64::MAX)))),
        _ => Ok(block),
    }
}

pub(super) async fn paste(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part)): Ids<(ProjectId, ReportId, OrganisationId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_costs(project, id, part), "cost-lines-brought").await?;
    let typed: Pasted = pairs.read()?;
    let words = signed.visit.words();
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    let saved = async { store::bring(&own, &read_lines(&typed.pasted, &typed.pasted_means)?.lines, signed.visit.language).await };
    let saved: Result<(), Unsaved<domain::reports::ReportRefusal>> = saved.await;
    answer(&submission, saved, async |why| {
        let again = Again { text: typed.pasted.clone(), means: typed.pasted_means.clone(), ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { errors: FormErrors::read(words, &problems, |field| cost_label(words, field)), ..again },
            Why::Refused(refusal) => Again { notice: Some(refused(words, &refusal)), ..again },
            Why::Lost => Again { notice: Some(who_was_first(&state, words, project).await?), ..again },
        };
        show_again(&state, &signed, &found, (id, part), again).await
    })
    .await
}

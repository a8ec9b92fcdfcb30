//! What the pages of a panel show.

use super::{read, store};
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::frame::visit::reads_every_round;
use crate::reviews::access;
use crate::reviews::blind;
use crate::reviews::blind::ReviewSummary;
use crate::reviews::criteria;
use crate::reviews::read::{dossiers, proposals, title, titles};
use crate::state::State;
use crate::store::versioned;
use crate::ties::Found;
use ::entity::{consensus, declaration, proposal, rebuttal, review_round};
use app::panels::{
    AgreedView, AnswerState, ChairView, ConsensusView, GivenLine, InterestLine, PanelLine, PanelView, ProposalView, RoundLine, RoundsView,
};
use app::paths;
use app::ui::{FormErrors, Link, NoticeView};
use chrono::NaiveDate;
use domain::access::{Actor, Global, act};
use domain::ids::{PersonId, ProjectId};
use domain::reviews::{ConsensusForm, FoundConflict, NewConsensus, ReviewStatus, Reviewed, Viewer, flags};
use sea_orm::DbErr;

/// What the data showed when this was declared.
fn found(row: &declaration::Model) -> Result<Vec<FoundConflict>, DbErr> {
    if row.found.is_empty() { Ok(Vec::new()) } else { versioned::read(&row.found, row.review_id).map(|Found(found)| found) }
}

/// The rounds that somebody may read. Two queries.
pub(super) async fn rounds(state: &State, actor: &Actor) -> Result<RoundsView, DbErr> {
    let connection = &state.database.read;
    let rows = read::rounds(connection, (!reads_every_round(actor)).then_some(actor.id)).await?;
    let names = names::names(connection, rows.iter().map(|row| row.chair_id)).await?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let line = |row: review_round::Model| RoundLine {
        chair: name(row.chair_id),
        id: row.id,
        name: row.name,
        gate: row.gate,
        due_on: row.due_on,
        is_closed: row.closed_at.is_some(),
    };
    Ok(RoundsView { lines: rows.into_iter().map(line).collect(), today: state.clock.today(), may_manage: actor.may(act::ManageRounds, Global) })
}

/// Whether an interest waits for the chair.
pub(super) fn waits(one: &ReviewSummary) -> bool {
    one.standing.interest_waits()
}

fn interest(one: &ReviewSummary, expert: String, project: String) -> Result<InterestLine, DbErr> {
    let declaration = one.declaration.as_ref();
    Ok(InterestLine {
        review: one.review,
        version: one.version,
        expert,
        project,
        kinds: declaration.map(|row| row.kinds.split_whitespace().filter_map(|kind| kind.parse().ok()).collect()).unwrap_or_default(),
        explanation: declaration.map(|row| row.explanation.clone()).unwrap_or_default(),
        found: declaration.map(found).transpose()?.unwrap_or_default(),
        proposed: declaration.and_then(|row| row.proposed),
    })
}

/// One review, for the chair to decide about.
pub(super) async fn chair(
    state: &State,
    (round, found): (&review_round::Model, &access::Found),
    (typed, errors, notice): ((String, String), FormErrors, Option<NoticeView>),
    key: String,
) -> Result<ChairView, AppError> {
    let connection = &state.database.read;
    let all = blind::summaries(connection, std::slice::from_ref(&found.proposal)).await?;
    let one = all.iter().find(|one| one.review == found.review.id).ok_or(AppError::NotFound)?;
    let expert = names::name(connection, one.expert).await?.unwrap_or_default();
    let project = title(connection, found.proposal.project_id).await?.unwrap_or_default();
    let (line, read_others) = (interest(one, expert, project)?, one.standing.read_others);
    Ok(ChairView { round: round.id, round_name: round.name.clone(), line, read_others, typed, errors, notice, key })
}

/// What waits for the chair of a round. Six queries.
pub(super) async fn panel(state: &State, round: review_round::Model, is_chair: bool, notice: Option<NoticeView>) -> Result<PanelView, AppError> {
    let connection = &state.database.read;
    let proposals = proposals(connection, round.id).await?;
    let titles = titles(connection, proposals.iter().map(|one| one.project_id)).await?;
    let title = |id: ProjectId| titles.get(&id).cloned().unwrap_or_default();
    let summaries = blind::summaries(connection, &proposals).await?;
    let agreed = read::consensus_of_all(connection, &proposals).await?;
    let weighed = criteria::of_round(&round)?;
    let is_open = |one: &ReviewSummary| proposals.iter().any(|proposal| proposal.id == one.proposal && proposal.opened_at.is_some());
    let waiting: Vec<&ReviewSummary> = summaries.iter().filter(|one| is_chair && waits(one)).collect();
    let given: Vec<&ReviewSummary> = summaries
        .iter()
        .filter(|one| is_chair && one.standing.status == ReviewStatus::Submitted && !one.standing.is_taken_back && !is_open(one))
        .collect();
    let names = names::names(connection, waiting.iter().chain(&given).map(|one| one.expert)).await?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let of = |one: &ReviewSummary| proposals.iter().find(|proposal| proposal.id == one.proposal).map(|row| title(row.project_id)).unwrap_or_default();
    let interests = waiting.into_iter().map(|one| interest(one, name(one.expert), of(one))).collect::<Result<_, DbErr>>()?;
    let given = given.into_iter().map(|one| GivenLine {
        review: one.review,
        expert: name(one.expert),
        project: of(one),
        read_others: one.standing.read_others,
    });
    let given = given.collect();
    let dossiers = dossiers(connection, &proposals).await?;
    let lines = proposals.iter().map(|proposal| {
        let own = || summaries.iter().filter(|one| one.proposal == proposal.id);
        let asked = own().filter(|one| one.standing.sits());
        let settled = agreed.iter().find(|row| row.proposal_id == proposal.id && row.recorded_at.is_some());
        let agreed = settled.map(|row| versioned::read::<NewConsensus>(&row.content, row.proposal_id)).transpose()?;
        Ok(PanelLine {
            proposal: proposal.id,
            project: title(proposal.project_id),
            dossier: dossiers.get(&proposal.id).copied().unwrap_or_default(),
            handed_in: own().filter(|one| one.standing.counts()).count(),
            asked: asked.count(),
            is_opened: proposal.opened_at.is_some(),
            agreed: agreed.map(|agreed| weighed.total(&agreed.scores())),
        })
    });
    Ok(PanelView {
        round: round.id,
        name: round.name.clone(),
        due_on: round.due_on,
        interests,
        proposals: lines.collect::<Result<_, DbErr>>()?,
        is_chair,
        given,
        notice,
    })
}

/// What the applicant answered, or until when that can be done.
pub(super) fn answer(
    round: &review_round::Model,
    proposal: &proposal::Model,
    (given, agreed): (Option<rebuttal::Model>, Option<&consensus::Model>),
    today: NaiveDate,
) -> AnswerState {
    let until = store::may_answer(round, proposal, given.as_ref(), agreed, today);
    match (given, until) {
        (Some(row), _) => AnswerState::Given(row.answer, row.sent_at),
        (None, Ok(until)) => AnswerState::Until(until),
        (None, Err(_)) => AnswerState::None,
    }
}

/// The reviews of one proposal as this viewer sees them, and what was agreed.
pub(super) async fn proposal(
    state: &State,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (viewer, back): (Viewer, Link),
    (typed, errors, notice): (Option<ConsensusForm>, FormErrors, Option<NoticeView>),
    key: String,
) -> Result<ProposalView, AppError> {
    let connection = &state.database.read;
    let project = title(connection, proposal.project_id).await?.unwrap_or_default();
    let weighed = criteria::of_round(round)?;
    let reviews = blind::shown(connection, proposal, viewer).await?;
    let row = read::consensus(connection, proposal.id).await?;
    let is_opened = proposal.opened_at.is_some();
    let given = read::rebuttal(connection, proposal.id).await?;
    let answer = answer(round, proposal, (given, row.as_ref()), state.clock.today());
    let counted: Vec<Reviewed> = reviews
        .iter()
        .filter(|one| one.counts && !one.review.scores.is_empty())
        .map(|one| Reviewed { scores: one.review.scores.clone(), comments: one.review.comments.clone() })
        .collect();
    let recorded = row.as_ref().and_then(|row| row.recorded_at.map(|at| (at, &row.content)));
    let agreed = |(at, content): (_, &String)| -> Result<AgreedView, DbErr> { Ok(AgreedView { agreed: versioned::read(content, proposal.id)?, at }) };
    let agreed = recorded.map(agreed).transpose()?;
    let kept = row.as_ref().map(|row| versioned::read(&row.draft, proposal.id)).transpose()?;
    let consensus = (viewer == Viewer::Chair && is_opened && agreed.is_none()).then(|| ConsensusView {
        form: typed.or(kept).unwrap_or_default(),
        key,
        version: proposal.version,
        saved: row.as_ref().map(|row| (row.saved_at, state.clock.today())),
        errors,
    });
    Ok(ProposalView {
        round: round.id,
        proposal: proposal.id,
        dossier: dossiers(connection, std::slice::from_ref(proposal)).await?.remove(&proposal.id).unwrap_or_default(),
        project,
        back,
        flags: if counted.is_empty() { Vec::new() } else { flags(&weighed, &counted) },
        criteria: weighed,
        reviews,
        is_opened,
        agreed: if is_opened { agreed } else { None },
        answer,
        dossier_href: matches!(viewer, Viewer::Chair | Viewer::Manager | Viewer::Steering).then(|| paths::panel_dossier(round.id, proposal.id)),
        gives_levels: viewer == Viewer::Chair && is_opened,
        consensus,
        notice,
    })
}

//! What the pages of a round show: how far a review is, and never a word of what it says.

use super::{chair, store};
use crate::experts::store::{self as experts, profiles, reviewers};
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::reviews::access::Found;
use crate::reviews::blind::{ReviewSummary, summaries};
use crate::reviews::criteria;
use crate::reviews::read::{dossiers, proposals, taken_out, title, titles, titles as titles_of};
use crate::state::State;
use crate::state::days::day_of;
use crate::ties::conflicts;
use ::entity::{person, proposal, review_round};
use app::rounds::{
    AskView, AskedLine, AwayExpert, Candidate, ChairView, ExtendView, GridQuery, Person, RoundProject, RoundView, TakenOutLine, TiedExpert,
};
use app::ui::{FormErrors, NoticeView};
use domain::ids::{PersonId, ProjectId, ReviewId, SnapshotId};
use domain::problem::Problem;
use domain::reviews::{Profile, asked_until, hints, is_available};

/// What the page has to say.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
    pub(super) query: GridQuery,
    pub(super) chosen: Vec<ReviewId>,
    pub(super) typed_day: String,
}

pub(super) fn people(rows: &[person::Model]) -> Vec<Person> {
    rows.iter().map(|row| Person { id: row.id, name: row.name.clone() }).collect()
}

/// A round, for who runs it. Thirteen queries, whatever the number of projects and experts.
pub(super) async fn round(state: &State, round: review_round::Model, typed: Typed, key: String) -> Result<RoundView, AppError> {
    let read = &state.database.read;
    let proposals = proposals(read, round.id).await?;
    let ids: Vec<ProjectId> = proposals.iter().map(|proposal| proposal.project_id).collect();
    let titles = titles(read, ids.iter().copied()).await?;
    let title = |id: ProjectId| titles.get(&id).cloned().unwrap_or_default();
    let reviews = summaries(read, &proposals).await?;
    let asked_people = experts::people(read, reviews.iter().map(|one| one.expert)).await?;
    let profiles = profiles(read, &asked_people).await?;
    let chair = names::name(read, round.chair_id).await?.unwrap_or_default();
    let is_led = chair::is_led(read, &round, state.clock.today()).await?;
    let asks = store::before(read, round.gate).await?;
    let waits = store::waiting(read, round.id).await?;
    let out = taken_out(read, round.id).await?;
    let out_titles = titles_of(read, out.iter().map(|row| row.project_id)).await?;
    let gone: Vec<SnapshotId> = out.iter().map(|row| row.snapshot_id).collect();
    let line = |row: proposal::Model| TakenOutLine {
        title: out_titles.get(&row.project_id).cloned().unwrap_or_default(),
        on: row.taken_out_at.map(day_of),
        reason: row.taken_out_reason.unwrap_or_default(),
    };
    let taken_out = out.into_iter().map(line).collect();

    let dossiers = dossiers(read, &proposals).await?;
    // A project that was taken out comes back with another dossier than it left with.
    let lies_here = |id: ProjectId, frozen: SnapshotId| {
        let goes_on = |row: &&proposal::Model| !dossiers.get(&row.id).is_some_and(|dossier| dossier.is_taken_back);
        gone.contains(&frozen) || proposals.iter().filter(goes_on).any(|row| row.project_id == id)
    };
    let lines = proposals.iter().map(|proposal| {
        let own: Vec<&ReviewSummary> = reviews.iter().filter(|one| one.proposal == proposal.id).collect();
        let name = |id: PersonId| asked_people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
        let asked = own.iter().map(|one| AskedLine {
            review: one.review,
            expert: Person { id: one.expert, name: name(one.expert) },
            standing: one.standing,
            reminded_on: one.reminded_at.map(day_of),
        });
        let sits = own.iter().filter(|one| one.standing.sits());
        let panel: Vec<Profile> = sits.filter_map(|one| profiles.get(&one.expert).map(|kept| kept.profile.clone())).collect();
        RoundProject {
            proposal: proposal.id,
            title: title(proposal.project_id),
            dossier: dossiers.get(&proposal.id).copied().unwrap_or_default(),
            is_opened: proposal.opened_at.is_some(),
            is_agreed: !waits.iter().any(|row| row.id == proposal.id),
            asked: asked.collect(),
            hints: if panel.is_empty() { Vec::new() } else { hints(&panel) },
        }
    });
    let projects = lines.collect();
    let candidates = asks.into_iter().filter(|(row, frozen)| !lies_here(row.id, frozen.id)).map(|(row, _)| (row.id, row.title));
    Ok(RoundView {
        projects,
        taken_out,
        candidates: candidates.collect(),
        criteria: criteria::of_round(&round)?,
        id: round.id,
        name: round.name,
        gate: round.gate,
        chair,
        is_led,
        due_on: round.due_on,
        is_closed: round.closed_at.is_some(),
        key,
        version: round.version,
        today: state.clock.today(),
        query: typed.query,
        chosen: typed.chosen,
        typed_day: typed.typed_day,
        errors: typed.errors,
        notice: typed.notice,
    })
}

/// Who can lead a panel in the place of its chair; and who is tied to one of its projects, with the reason.
pub(super) async fn chair(
    state: &State,
    round: &review_round::Model,
    (typed, problems, notice): (String, Vec<Problem>, Option<NoticeView>),
    key: String,
) -> Result<ChairView, AppError> {
    let read = &state.database.read;
    let chair::Experts { all, .. } = chair::experts(read, round, state.clock.today()).await?;
    let (mut candidates, mut tied) = (Vec::new(), Vec::new());
    for (person, candidate) in all.into_iter().filter(|(_, candidate)| !candidate.was_asked) {
        if candidate.ties.is_empty() {
            candidates.push(Person { id: person.id, name: person.name });
        } else {
            tied.push(TiedExpert { name: person.name, found: candidate.ties });
        }
    }
    let before = names::name(read, round.chair_id).await?.unwrap_or_default();
    let (id, round_name, version) = (round.id, round.name.clone(), round.version);
    Ok(ChairView { round: id, round_name, before, candidates, tied, typed, problems, notice, key, version })
}

/// Who can be asked for a project, those with the least on hand first; and who cannot, with the reason.
pub(super) async fn ask(
    state: &State,
    (round, proposal): (&review_round::Model, &proposal::Model),
    (typed, problems, notice): (String, Vec<Problem>, Option<NoticeView>),
    key: String,
) -> Result<AskView, AppError> {
    let connection = &state.database.read;
    let reviewers = reviewers(connection, state.clock.today()).await?;
    let ids: Vec<PersonId> = reviewers.iter().map(|person| person.id).collect();
    let of_them = experts::reviews_of(connection, ids.iter().copied()).await?;
    let ties = conflicts::between(connection, &ids, &[proposal.project_id]).await?;
    let title = title(connection, proposal.project_id).await?.unwrap_or_default();
    let kept = profiles(connection, &reviewers).await?;
    let (today, due_on) = (state.clock.today(), asked_until(round.due_on, state.clock.today()));
    let asked_here = summaries(connection, std::slice::from_ref(proposal)).await?;
    let asked = |id: PersonId| asked_here.iter().find(|one| one.expert == id);
    let may = |id: PersonId| asked(id).is_none_or(|one| one.standing.may_be_asked_again());
    let (mut candidates, mut tied, mut away) = (Vec::new(), Vec::new(), Vec::new());
    for person in reviewers.into_iter().filter(|person| may(person.id) && person.id != round.chair_id) {
        let told = kept.get(&person.id).map_or((None, None), |kept| (kept.row.available_from, kept.row.available_until));
        match ties.get(&(person.id, proposal.project_id)) {
            Some(found) => tied.push(TiedExpert { name: person.name, found: found.clone() }),
            None if !is_available(told, today, due_on) => away.push(AwayExpert { name: person.name, available: told }),
            None => {
                let on_hand = of_them.iter().filter(|row| row.expert_id == person.id && row.status.is_on_hand()).count();
                let was_asked = asked(person.id).is_some();
                candidates.push(Candidate { expert: Person { id: person.id, name: person.name }, on_hand, was_asked });
            }
        }
    }
    candidates.sort_by_key(|one| one.on_hand);
    Ok(AskView {
        round: round.id,
        round_name: round.name.clone(),
        proposal: proposal.id,
        version: proposal.version,
        title,
        candidates,
        tied,
        away,
        typed,
        problems,
        notice,
        key,
    })
}

/// The form that puts off the last day of a review.
pub(super) async fn extend(
    state: &State,
    found: &Found,
    (typed, problems, notice): (String, Vec<Problem>, Option<NoticeView>),
    key: String,
) -> Result<ExtendView, AppError> {
    let connection = &state.database.read;
    let expert = names::name(connection, found.review.expert_id).await?.unwrap_or_default();
    let title = title(connection, found.proposal.project_id).await?.unwrap_or_default();
    Ok(ExtendView {
        round: found.round.id,
        round_name: found.round.name.clone(),
        review: found.review.id,
        expert,
        title,
        due_on: found.review.due_on,
        typed,
        problems,
        stored: Vec::new(),
        notice,
        version: store::last_day_version(found.review.due_on),
        key,
    })
}

//! What the pages of a round show, read from the tables. How far a review is, and never a word of what it says.

use super::store;
use crate::respond::AppError;
use crate::reviews::{conflicts, criteria};
use crate::state::{State, new_id};
use ::entity::{expert, expert_tag, person, project, proposal, review, review_round};
use app::rounds::{AskedLine, Candidate, Person, RoundProject, RoundView, TiedExpert};
use app::ui::{FormErrors, NoticeView};
use chrono_tz::Europe::Amsterdam;
use domain::ids::{PersonId, ProjectId, ReviewId};
use domain::projects::TagList;
use domain::reviews::{Profile, ReviewStatus, hints};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// What came back to the page.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: Option<(ReviewId, String)>,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

pub(super) fn people(rows: &[person::Model]) -> Vec<Person> {
    rows.iter().map(|row| Person { id: row.id, name: row.name.clone() }).collect()
}

/// What is known of these experts.
async fn profiles(connection: &impl ConnectionTrait, of: &[person::Model]) -> Result<BTreeMap<PersonId, Profile>, DbErr> {
    let ids = || of.iter().map(|person| person.id);
    let rows = expert::Entity::find().filter(expert::Column::PersonId.is_in(ids())).all(connection).await?;
    let tags = expert_tag::Entity::find().filter(expert_tag::Column::PersonId.is_in(ids())).all(connection).await?;
    let codes = |person: PersonId, list: TagList| {
        let own = tags.iter().filter(|tag| tag.person_id == person && tag.list == list);
        own.map(|tag| tag.code.clone()).collect()
    };
    let profile = |row: &expert::Model| Profile {
        sub_areas: codes(row.person_id, TagList::SubArea),
        application_areas: codes(row.person_id, TagList::ApplicationArea),
        role: row.role,
        judges_business_case: row.judges_business_case,
        organisation: of.iter().find(|person| person.id == row.person_id).and_then(|person| person.organisation_id),
        is_from_outside: row.is_from_outside,
    };
    Ok(rows.iter().map(|row| (row.person_id, profile(row))).collect())
}

fn is_open(status: ReviewStatus) -> bool {
    matches!(status, ReviewStatus::Invited | ReviewStatus::Accepted)
}

/// A round, for who runs it. Sixteen queries, whatever the number of projects and experts.
pub(super) async fn round(state: &State, round: review_round::Model, typed: Typed) -> Result<RoundView, AppError> {
    let read = &state.database.read;
    let of_round = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round.id)).order_by_asc(proposal::Column::Id);
    let proposals = of_round.all(read).await?;
    let ids: Vec<ProjectId> = proposals.iter().map(|proposal| proposal.project_id).collect();
    let titles = project::Entity::find().filter(project::Column::Id.is_in(ids.iter().copied())).all(read).await?;
    let title = |id: ProjectId| titles.iter().find(|row| row.id == id).map(|row| row.title.clone()).unwrap_or_default();
    let reviewers = store::reviewers(read).await?;
    let of_all: Vec<PersonId> = reviewers.iter().map(|person| person.id).collect();
    let of_proposals = review::Column::ProposalId.is_in(proposals.iter().map(|proposal| proposal.id));
    let reviews = review::Entity::find().filter(of_proposals).order_by_asc(review::Column::AskedAt).order_by_asc(review::Column::Id).all(read).await?;
    let waits = review::Column::Status.is_in([ReviewStatus::Invited, ReviewStatus::Accepted]);
    let on_hand = review::Entity::find().filter(waits).filter(review::Column::ExpertId.is_in(of_all.iter().copied())).all(read).await?;
    let ties = conflicts::between(read, &of_all, &ids).await?;
    let asked_people = person::Entity::find().filter(person::Column::Id.is_in(reviews.iter().map(|row| row.expert_id))).all(read).await?;
    let profiles = profiles(read, &asked_people).await?;
    let chair = person::Entity::find_by_id(round.chair_id).one(read).await?.map(|person| person.name).unwrap_or_default();
    let asks = store::before(read, round.gate).await?;

    let lines = proposals.iter().map(|proposal| {
        let own: Vec<&review::Model> = reviews.iter().filter(|row| row.proposal_id == proposal.id).collect();
        let name = |id: PersonId| asked_people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
        let asked = own.iter().map(|row| AskedLine {
            review: row.id,
            expert: name(row.expert_id),
            status: row.status,
            due_on: row.due_on,
            reminded_on: row.reminded_at.map(|at| at.with_timezone(&Amsterdam).date_naive()),
            is_open: is_open(row.status) && proposal.opened_at.is_none(),
        });
        let free = || reviewers.iter().filter(|person| !own.iter().any(|row| row.expert_id == person.id));
        let tie = |person: &person::Model| ties.get(&(person.id, proposal.project_id));
        let mut candidates: Vec<Candidate> = free()
            .filter(|person| tie(person).is_none())
            .map(|person| Candidate {
                expert: Person { id: person.id, name: person.name.clone() },
                on_hand: on_hand.iter().filter(|row| row.expert_id == person.id).count(),
            })
            .collect();
        candidates.sort_by_key(|one| one.on_hand);
        let tied = free().filter_map(|person| Some(TiedExpert { name: person.name.clone(), found: tie(person)?.clone() }));
        let sits = own.iter().filter(|row| is_open(row.status) || row.status == ReviewStatus::Submitted);
        let panel: Vec<Profile> = sits.filter_map(|row| profiles.get(&row.expert_id).cloned()).collect();
        RoundProject {
            proposal: proposal.id,
            title: title(proposal.project_id),
            is_opened: proposal.opened_at.is_some(),
            version: proposal.version,
            asked: asked.collect(),
            candidates,
            tied: tied.collect(),
            hints: if panel.is_empty() { Vec::new() } else { hints(&panel) },
        }
    });
    let projects = lines.collect();
    let candidates = asks.into_iter().filter(|(row, _)| !ids.contains(&row.id)).map(|(row, _)| (row.id, row.title));
    Ok(RoundView {
        projects,
        candidates: candidates.collect(),
        criteria: criteria::of_round(&round)?,
        id: round.id,
        name: round.name,
        gate: round.gate,
        chair,
        due_on: round.due_on,
        is_closed: round.closed_at.is_some(),
        key: new_id().to_string(),
        version: round.version,
        today: state.clock.today(),
        typed: typed.form,
        errors: typed.errors,
        notice: typed.notice,
    })
}

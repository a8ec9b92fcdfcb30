//! The proposal of who reads what in a round, as it comes out now.

use super::assignment_routes::Limits;
use super::store;
use crate::experts::store::{profiles, reviewers, reviews_of};
use crate::frame::respond::AppError;
use crate::reviews::blind::summaries;
use crate::reviews::read::proposals;
use crate::state::State;
use crate::ties::conflicts;
use crate::ties::standing::taken_back;
use ::entity::{expert, project, project_tag, proposal, review_round};
use app::language::Words;
use app::rounds::{AssignedExpert, AssignedProject, AssignmentView, LeftOutFor, Person, TiedExpert};
use app::ui::NoticeView;
use chrono::NaiveDate;
use domain::ids::{PersonId, ProjectId};
use domain::projects::TagList;
use domain::reviews::{Profile, Reason, Seated, Subject, arrange, asked_until, is_available, reasons, wanted};

/// What a further review of the same expert costs more than the one before: less than a step in expertise.
const SPREAD: u32 = 3;

/// The limits that were asked for, the pairs that were ticked, and what the page has to say.
pub(super) type Typed = (Limits, Option<Vec<String>>, Option<NoticeView>);

/// Why an expert takes no part in the proposal.
fn left_out(kept: Option<&expert::Model>, on_hand: usize, (today, due_on): (NaiveDate, NaiveDate)) -> Option<LeftOutFor> {
    let Some(row) = kept else { return Some(LeftOutFor::NoProfile) };
    let is_away = !is_available((row.available_from, row.available_until), today, due_on);
    let is_full = usize::try_from(row.most_reviews).is_ok_and(|most| on_hand >= most);
    if is_away { Some(LeftOutFor::Away) } else { is_full.then_some(LeftOutFor::Full) }
}

/// The proposal as it comes out now. Eighteen queries, whatever the number of projects and experts.
pub(super) async fn assignment(
    state: &State,
    words: Words,
    round: &review_round::Model,
    (limits, chosen, notice): Typed,
) -> Result<AssignmentView, AppError> {
    let (read, today, reference) = (&state.database.read, state.clock.today(), state.reference());
    let mut proposals = proposals(read, round.id).await?;
    let back = taken_back(read, proposals.iter().map(|row| row.snapshot_id)).await?;
    proposals.retain(|row| row.opened_at.is_none() && !back.contains(&row.snapshot_id));
    let people = reviewers(read, state.clock.today()).await?;
    let kept = profiles(read, &people).await?;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let reviews = reviews_of(read, ids.iter().copied()).await?;
    let asked_so_far = summaries(read, &proposals).await?;
    let projects: Vec<ProjectId> = proposals.iter().map(|row| row.project_id).collect();
    let rows = store::projects(read, projects.iter().copied()).await?;
    let tags = store::tags(read, projects.iter().copied()).await?;
    let ties = conflicts::between(read, &ids, &projects).await?;

    let on_hand = |id: PersonId| reviews.iter().filter(|row| row.expert_id == id && row.status.is_on_hand()).count();
    let (mut experts, mut out) = (Vec::new(), Vec::new());
    for person in people.iter().filter(|person| person.id != round.chair_id) {
        let known = kept.get(&person.id);
        match left_out(known.map(|kept| &kept.row), on_hand(person.id), (today, asked_until(round.due_on, today))) {
            Some(why) => out.push((person.name.clone(), why)),
            None => experts.extend(known.map(|kept| (person, kept))),
        }
    }
    let subjects: Vec<Subject> = projects.iter().map(|id| subject(*id, &rows, &tags)).collect();
    let profiles: Vec<Profile> = experts.iter().map(|(_, kept)| kept.profile.clone()).collect();
    let asked_for = |proposal: &proposal::Model| {
        let sits = asked_so_far.iter().filter(|one| one.proposal == proposal.id && one.standing.sits());
        sits.map(|one| one.expert).collect::<Vec<_>>()
    };
    let was_asked = |proposal: &proposal::Model, id: PersonId| asked_so_far.iter().any(|one| one.proposal == proposal.id && one.expert == id);
    let needs = proposals.iter().map(|row| limits.per_project.clamp(3, 6).saturating_sub(u32::try_from(asked_for(row).len()).unwrap_or(u32::MAX)));
    let room = experts.iter().map(|(person, kept)| {
        u32::try_from(kept.row.most_reviews).unwrap_or(0).saturating_sub(u32::try_from(on_hand(person.id)).unwrap_or(u32::MAX))
    });
    let may_read = |project: usize, expert: usize| {
        let (proposal, person) = (&proposals[project], experts[expert].0.id);
        !ties.contains_key(&(person, proposal.project_id)) && !was_asked(proposal, person)
    };
    let asked = wanted(&subjects, &profiles, may_read, (needs.collect(), room.collect()), SPREAD);
    let place = |id: PersonId| experts.iter().position(|(person, _)| person.id == id);
    let seated: Vec<Seated> = proposals.iter().map(|row| Seated { experts: asked_for(row).into_iter().filter_map(place).collect() }).collect();
    let together = limits.together.clamp(1, 9);
    let found = arrange(&asked, &profiles, &seated, usize::try_from(together).unwrap_or(9));

    let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    let called = |reason: &Reason| match reason {
        Reason::Primary(code) | Reason::Other(code) | Reason::SameArea(code) => reference.technology_name(code, words.language()),
        Reason::Application(code) => {
            let all = reference.list(TagList::ApplicationArea, words.language());
            all.into_iter().find(|(one, _)| one == code).map_or_else(|| code.clone(), |(_, name)| name)
        }
    };
    let project = |(at, row): (usize, &proposal::Model)| {
        let pair = |expert: usize| {
            let (person, kept) = experts[expert];
            let reasons = reasons(&profiles[expert], &subjects[at]);
            let value = format!("{} {}", row.id, person.id);
            AssignedExpert {
                expert: Person { id: person.id, name: person.name.clone() },
                names: reasons.iter().map(called).collect(),
                reasons,
                load: (on_hand(person.id), u32::try_from(kept.row.most_reviews).unwrap_or(0)),
                is_chosen: chosen.as_ref().is_none_or(|chosen| chosen.contains(&value)),
            }
        };
        let tied = people.iter().filter_map(|person| {
            let found = ties.get(&(person.id, row.project_id))?.clone();
            Some(TiedExpert { name: person.name.clone(), found })
        });
        AssignedProject {
            proposal: row.id,
            title: rows.iter().find(|one| one.id == row.project_id).map(|one| one.title.clone()).unwrap_or_default(),
            seated: asked_for(row).into_iter().map(name).collect(),
            pairs: found.assignment.pairs.iter().filter(|(of, _)| *of == at).map(|(_, expert)| pair(*expert)).collect(),
            missing: found.assignment.missing[at],
            lacks: found.lacks[at].clone(),
            tied: tied.collect(),
        }
    };
    let needs_somebody = |(at, _): &(usize, &proposal::Model)| asked.needs[*at] > 0;
    Ok(AssignmentView {
        round: round.id,
        round_name: round.name.clone(),
        per_project: limits.per_project.clamp(3, 6),
        together,
        projects: proposals.iter().enumerate().filter(needs_somebody).map(project).collect(),
        too_often: found.too_often.iter().map(|(one, other)| (experts[*one].0.name.clone(), experts[*other].0.name.clone())).collect(),
        left_out: out,
        cost: found.assignment.cost,
        key: String::new(),
        notice,
    })
}

fn subject(id: ProjectId, rows: &[project::Model], tags: &[project_tag::Model]) -> Subject {
    let codes = |list: TagList| tags.iter().filter(|tag| tag.project_id == id && tag.list == list).map(|tag| tag.code.clone()).collect();
    Subject {
        primary: rows.iter().find(|row| row.id == id).and_then(|row| row.primary_sub_area.clone()),
        others: codes(TagList::SubArea),
        application_areas: codes(TagList::ApplicationArea),
    }
}

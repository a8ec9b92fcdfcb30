//! My work of everybody in the demo set, in every state that time and deeds lead to: exactly what the rules and permits let each person do, and
//! nothing that waits for somebody is missing.

mod rows;

use crate::server_under_test::Poort;
use crate::story::a_gate::{last_decision, sign};
use crate::story::undoing::{REASON, confirm_stop, propose_stop, undecide, work_of};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::access::{Actor, Global, OwnReview, ProjectStanding, RoundStanding, act};
use domain::changes::ChangeState;
use domain::gates::tasks::{self, OpenCondition};
use domain::gates::{ConditionOwner, DecisionState, Gate, Signer};
use domain::partners::PartnerRole;
use domain::people::{Quarter, Role, SteeringSeat};
use domain::projects::{Place, Status};
use domain::reports::ReportState;
use domain::reviews::{Declaration, QUORUM, ReviewStatus, answer_until};
use entity::{change_request, decision, partner, person, person_role, project, proposal, report, review_round};
use rows::{Rows, all};
use sea_orm::EntityTrait;
use server::dossier::due::due;
use server::gates::facts::at_gate;
use server::people::roles::in_time;
use std::collections::BTreeMap;

/// Everybody of the demo set, as the permits know them, under the name that they sign in with.
async fn everybody(poort: &Poort) -> Vec<(String, Actor)> {
    let roles: Vec<person_role::Model> = all!(poort, person_role);
    let people: Vec<person::Model> = all!(poort, person);
    let one = |row: person::Model| {
        let name = row.email.strip_suffix("@demo.example")?.to_owned();
        let own = || roles.iter().filter(|role| role.person_id == row.id && in_time(role).counts_on(poort.state.clock.today()));
        let seat = SteeringSeat::foremost(own().filter_map(|role| role.seat));
        let mut roles: Vec<Role> = own().map(|role| role.role).collect();
        roles.dedup();
        let (id, organisation, language) = (row.id, row.organisation_id, row.language);
        row.active.then_some((name, Actor { id, name: row.name, roles, seat, organisation, language }))
    };
    people.into_iter().filter_map(one).collect()
}

/// The pages that My work of this person leads to, as the rules say.
fn expected(poort: &Poort, rows: &Rows, actor: &Actor) -> Vec<String> {
    let today = poort.state.clock.today();
    let mut links = Vec::new();
    if !actor.roles.is_empty() {
        for project in &rows.projects {
            of_project(poort, rows, (actor, project), &mut links);
        }
    }
    for one in rows.reviews.iter().filter(|one| one.expert_id == actor.id && actor.is(Role::Reviewer)) {
        let found = &rows.found[&one.id];
        let own = actor.may(act::WriteReview, OwnReview { review: one.id, is_asked: true });
        let is_open = found.proposal.opened_at.is_none() && one.read_others_at.is_none() && rows.goes_on(&found.proposal) && own;
        if own && found.state().may_add_note() && rows.goes_on(&found.proposal) && !rows.is_agreed(&found.proposal) && rows.is_asked_to_add(one) {
            links.push(app::paths::review_note(one.id));
        }
        match (one.status, found.state().declaration) {
            (ReviewStatus::Accepted, declaration) if is_open && declaration.opens_dossier() => links.push(app::paths::review_write(one.id)),
            (ReviewStatus::Invited | ReviewStatus::Accepted, Declaration::Open) if is_open => links.push(app::paths::review(one.id)),
            _ => {}
        }
    }
    for round in rows.rounds.iter().filter(|round| round.closed_at.is_none()) {
        for before in rows.proposals.iter().filter(|row| row.round_id == round.id && rows.goes_on(row)) {
            of_panel(rows, (actor, round, before), &mut links);
        }
    }
    for before in rows.proposals.iter().filter(|row| rows.goes_on(row) && !rows.is_agreed(row)) {
        let (Some(opened), Some(round)) = (before.opened_at, rows.rounds.iter().find(|round| round.id == before.round_id)) else { continue };
        let standing = rows.standing(actor, before.project_id);
        let until = answer_until(opened.date_naive());
        let is_answered = rows.answers.iter().any(|row| row.proposal_id == before.id);
        if round.has_rebuttal && !is_answered && today <= until && actor.may(act::AnswerReviews, standing) {
            links.push(app::paths::gate_reviews(before.project_id, round.gate));
        }
    }
    let first = rows.people.iter().map(|row| row.created_at.date_naive()).min();
    let signed = |quarter: Quarter| rows.signed.iter().any(|row| row.quarter == quarter.code());
    if actor.may(act::ManagePeople, Global) && Quarter::to_sign_until(today, first, signed).is_some() {
        links.push(app::paths::access_list());
    }
    if actor.may(act::ManagePayments, Global) {
        of_payments(rows, actor, &mut links);
    }
    links.extend(rows.lessons_to_clear(actor));
    let waits = rows.merges.iter().filter(|row| row.confirmed_at.is_none() && row.ended_at.is_none() && row.proposed_by != actor.id);
    if actor.may(act::EditOrganisations, Global) {
        links.extend(waits.map(|row| app::paths::organisation_merge(row.organisation_id, row.into_id)));
    }
    links
}

/// Accounts and proposals of somebody else, proposals that may go to the bank, and statements that are not booked.
fn of_payments(rows: &Rows, actor: &Actor, links: &mut Vec<String>) {
    for one in rows.accounts.iter().filter(|one| one.confirmed_at.is_none() && one.ended_at.is_none() && one.entered_by != actor.id) {
        links.push(one.organisation_id.map_or_else(app::paths::programme_account, app::paths::organisation_account));
    }
    for one in rows.batches.iter().filter(|one| one.sent_at.is_none() && one.withdrawn_at.is_none()) {
        if one.approved_at.is_some() || one.proposed_by != actor.id {
            links.push(app::paths::payment_batch(one.id));
        }
    }
    links.extend(rows.statements.iter().filter(|one| one.booked_at.is_none()).map(|one| app::paths::payment_statement(one.id)));
}

fn of_project(poort: &Poort, rows: &Rows, (actor, project): (&Actor, &project::Model), links: &mut Vec<String>) {
    let today = poort.state.clock.today();
    let (standing, place) = (rows.standing(actor, project.id), Place { phase: project.phase, status: project.status });
    if let Some((gate, state)) = rows.gates.get(&project.id) {
        let at = at_gate(&poort.state.reference(), project, state);
        if tasks::at_gate(&at, project.next_gate_on, (actor, standing), today).is_some() {
            links.push(app::paths::gate(project.id, *gate));
        }
        for one in &state.decisions {
            if tasks::at_decision(&one.taken.decision, (actor, standing)).is_some() {
                links.push(app::paths::decision(project.id, one.id));
            }
        }
        let evidence = rows.evidence.iter().filter(|one| one.project_id == project.id && !one.accepted);
        for one in evidence.filter(|_| tasks::at_evidence(place, project.manager_id, (actor, standing)).is_some()) {
            links.push(app::paths::condition(project.id, *gate, one.condition_code));
        }
    }
    for one in rows.decisions.iter().filter(|one| one.project_id == project.id) {
        let is_superseded = rows.decisions.iter().any(|other| other.supersedes_id == Some(one.id) && other.signed_at.is_some());
        let state = DecisionState::of(one.signed_at.is_some(), is_superseded, one.void_at.is_some());
        for condition in rows.conditions.iter().filter(|row| row.decision_id == one.id) {
            let owner =
                ConditionOwner { name: condition.owner.clone(), organisation: condition.owner_organisation_id, person: condition.owner_person_id };
            let is_reported = rows.reported.iter().any(|row| row.decision_condition_id == condition.id);
            let open = OpenCondition { owner, due_on: condition.due_on, timing: condition.timing, state, place, is_reported };
            let is_met = rows.met.iter().any(|row| row.decision_condition_id == condition.id);
            if !is_met && tasks::at_condition(&open, (actor, standing), today).is_some() {
                links.push(app::paths::decision(project.id, one.id));
            }
        }
    }
    for stop in rows.stops.iter().filter(|row| row.project_id == project.id && row.confirmed_at.is_none() && row.withdrawn_at.is_none()) {
        if tasks::at_stop(place, stop.proposed_by, (actor, standing)).is_some() {
            links.push(app::paths::stop(project.id));
        }
    }
    links.extend(vec![app::paths::start_list(project.id); rows.start_tasks((actor, standing), project)]);
    for report in rows.reports.iter().filter(|row| row.project_id == project.id) {
        if is_asked(poort, rows, report, (actor, project)) {
            links.push(app::paths::report(project.id, report.id));
        }
    }
    for change in rows.changes.iter().filter(|row| row.project_id == project.id) {
        if asks(rows, change, (actor, standing)) {
            links.push(app::paths::change(project.id, change.id));
        }
    }
}

/// Whether a report asks something of this person. Days put off by a hold are not in the demo set.
fn is_asked(poort: &Poort, rows: &Rows, row: &report::Model, (actor, project): (&Actor, &project::Model)) -> bool {
    let today = poort.state.clock.today();
    let is_final = Place { phase: project.phase, status: project.status }.is_final();
    if matches!(row.state, ReportState::Submitted | ReportState::Resubmitted) {
        return actor.is(Role::ProgrammeManager) && project.manager_id.is_none_or(|manager| manager == actor.id);
    }
    if row.state == ReportState::ToConfirm {
        return actor.is(Role::ProgrammeManager) && row.judged_by != Some(actor.id);
    }
    let place = rows.places.iter().find(|place| place.project_id == project.id && Some(place.organisation_id) == actor.organisation);
    let Some(place) = place.filter(|place| place.role.takes_part() && actor.is(Role::Partner)) else { return false };
    let is_in = |one: &partner::Model| {
        rows.parts.iter().any(|part| part.report_id == row.id && part.organisation_id == one.organisation_id && part.handed_in_at.is_some())
    };
    let leads = place.role == PartnerRole::Lead;
    let is_open = !row.state.is_approved() && row.opens_on <= today && !is_final;
    match row.state {
        ReportState::PartsIn => is_open && leads,
        ReportState::Returned => is_open && (leads || !is_in(place)),
        _ => is_open && (!is_in(place) || leads && row.term_on < today),
    }
}

/// Whether a request to change what was approved asks something of this person.
fn asks(rows: &Rows, change: &change_request::Model, (actor, standing): (&Actor, ProjectStanding)) -> bool {
    let said: Vec<_> = rows.consents.iter().filter(|one| one.change_id == change.id && one.round == change.round).collect();
    let wrote = [change.written_by, change.changed_by].contains(&actor.id);
    let seat = Signer::of(actor).is_chair_or_secretary();
    match change.state {
        ChangeState::Consent => {
            let own = said.iter().any(|one| Some(one.organisation_id) == actor.organisation && one.agrees.is_none());
            let is_answered = said.iter().any(|one| one.agrees == Some(false)) || said.iter().all(|one| one.agrees == Some(true));
            actor.is(Role::Partner) && (own && standing.takes_part || standing.leads && is_answered)
        }
        ChangeState::HandedIn => (actor.is(Role::ProgrammeManager) && !change.steering_decides && !wrote) || (seat && change.steering_decides),
        ChangeState::Recorded => seat && change.decided_by != Some(actor.id),
        ChangeState::Draft | ChangeState::Approved | ChangeState::Refused | ChangeState::Withdrawn => false,
    }
}

fn of_panel(rows: &Rows, (actor, round, before): (&Actor, &review_round::Model, &proposal::Model), links: &mut Vec<String>) {
    let states: Vec<_> = rows.reviews.iter().filter(|one| one.proposal_id == before.id).map(|one| rows.found[&one.id].state()).collect();
    let counted = states.iter().filter(|one| one.counts()).count();
    if actor.is(Role::ProgrammeManager) && before.opened_at.is_none() && states.iter().filter(|one| one.sits()).count() < QUORUM {
        links.push(app::paths::round(round.id));
    }
    let chairs = actor.may(act::ChairPanel, RoundStanding { round: round.id, is_chair: round.chair_id == actor.id });
    if !chairs || rows.is_agreed(before) {
        return;
    }
    if states.iter().any(|one| one.interest_waits()) {
        links.push(app::paths::panel(round.id));
    }
    if before.opened_at.is_none() && counted >= QUORUM {
        links.push(app::paths::panel(round.id));
    }
    if before.opened_at.is_some() {
        links.push(app::paths::panel_proposal(round.id, before.id));
    }
}

/// Compares My work of everybody with what the rules say, and opens every task. Tells how many there were, by role.
async fn compare(poort: &Poort, at: &str) -> BTreeMap<Role, usize> {
    let rows = Rows::of(poort).await;
    let mut counts = BTreeMap::new();
    for (name, actor) in everybody(poort).await {
        let visitor = poort.back_again(&name).await;
        let work = work_of(&visitor).await;
        let mut listed: Vec<String> = work.iter().map(|(_, link)| link.split('#').next().unwrap_or_default().to_owned()).collect();
        let mut rules = expected(poort, &rows, &actor);
        listed.sort();
        rules.sort();
        assert_eq!(listed, rules, "{at}: {name} {:?} {work:?}", actor.roles);
        for (what, link) in &work {
            assert_eq!(visitor.get(link).await.status, StatusCode::OK, "{at}: {name}: {what}");
        }
        for role in &actor.roles {
            *counts.entry(*role).or_insert(0) += work.len();
        }
    }
    counts
}

fn gate_of(row: &project::Model) -> Gate {
    due(row).unwrap_or(Gate::G0)
}

/// A project that waits for its steering group, with nothing recorded yet.
fn waits_for_the_steering_group(rows: &Rows) -> &project::Model {
    let is_recorded = |row: &project::Model| {
        let open = |one: &&decision::Model| one.signed_at.is_none() && one.void_at.is_none() && one.supersedes_id.is_none();
        rows.decisions.iter().filter(open).any(|one| one.project_id == row.id)
    };
    let waits =
        |row: &&project::Model| Place { phase: row.phase, status: row.status }.awaits_decision() && gate_of(row) != Gate::G0 && !is_recorded(row);
    rows.projects.iter().find(waits).expect("the demo set has a project that waits for a decision")
}

#[tokio::test]
async fn in_the_demo_set_everybody_is_asked_exactly_what_the_permits_let_them_do_also_months_later() {
    let poort = Poort::with_demo().await;
    let start = poort.clock.now();
    let mut asked: BTreeMap<Role, usize> = BTreeMap::new();
    for days in [0, 13, 30, 90, 180] {
        poort.clock.set(start + TimeDelta::days(days));
        server::gates::holds::put_on_agenda(&poort.state).await.expect("a look");
        for (role, count) in compare(&poort, &format!("after {days} days")).await {
            *asked.entry(role).or_default() += count;
        }
    }
    for role in [Role::Partner, Role::Reviewer, Role::ProgrammeManager, Role::SteeringMember] {
        assert!(asked.get(&role).is_some_and(|count| *count > 0), "{role} is asked something: {asked:?}");
    }
    assert_eq!(asked.get(&Role::Administrator), Some(&5), "an administrator decides nothing, and signs the access list that was left out");
}

#[tokio::test]
async fn after_recording_taking_back_signing_and_stopping_no_task_is_left_over_and_none_is_missing() {
    let poort = Poort::with_demo().await;
    let rows = Rows::of(&poort).await;
    let chair = poort.signed_in("steering").await;
    let one = waits_for_the_steering_group(&rows);
    let back = [("outcome", "recycle"), ("points.0", "Zoek een klant die betaalt."), ("next_gate_on", "2028-06-01")];
    let recorded = crate::story::a_gate::decide_so(&poort, &chair, one.id, gate_of(one), &back).await;
    recorded.onward();
    compare(&poort, "after recording").await;
    let id = last_decision(&poort).await.id;
    let secretary = poort.signed_in("secretary").await;
    undecide(&poort, &secretary, one.id, id, REASON).await.onward();
    compare(&poort, "after taking back").await;
    crate::story::a_gate::decide_so(&poort, &chair, one.id, gate_of(one), &back).await.onward();
    sign(&poort, &secretary, one.id).await.onward();
    compare(&poort, "after signing").await;
    let active = rows.projects.iter().find(|row| row.status == Status::Active && rows.stops.iter().all(|stop| stop.project_id != row.id));
    let active = active.expect("the demo set has a project at work");
    propose_stop(&poort, &poort.signed_in("manager").await, active.id).await.onward();
    compare(&poort, "after a proposal to stop").await;
    confirm_stop(&poort, &chair, active.id).await.onward();
    compare(&poort, "after stopping").await;
}

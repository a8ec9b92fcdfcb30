//! Requests into what their pages show.

use super::preview::{Looked, limits};
use super::read::{self, Request};
use super::{content::Content, decide::first_signer};
use crate::dossier::access::Found;
use crate::dossier::approved::approved;
use crate::frame::actor::SignedIn;
use crate::frame::names;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::versioned;
use ::entity::change_consent;
use app::changes::{AnswerLine, ChangeDoors, ChangeLine, ChangeView, ChangesView, DecidedLine, Side};
use app::ui::{FormErrors, NoticeView};
use domain::access::act;
use domain::changes::{AnswerForm, ChangeState, DecidingStep, VerdictForm, Way, decide, differences, kinds, open_consents, takes_back};
use domain::ids::PersonId;
use domain::people::Role;
use domain::projects::Place;
use sea_orm::DbErr;
use std::collections::BTreeMap;

/// The requests of a project, for the page of its money; none while nothing was approved and nothing was asked. At most five queries.
///
/// # Errors
/// A request that cannot be read.
pub async fn lines(state: &State, signed: &SignedIn, found: &Found) -> Result<Option<ChangesView>, DbErr> {
    let (read, project) = (&state.database.read, &found.project);
    let writes = signed.actor.may(act::WriteChange, found.standing);
    let rows = read::of_project(read, project.id).await?;
    let is_approved = approved(read, project).await?.covers(project.phase.money_phase());
    if rows.is_empty() && !is_approved {
        return Ok(None);
    }
    let under_way = rows.iter().filter(|row| row.state == ChangeState::Consent).map(|row| row.id).collect();
    let consents = read::consents(read, under_way).await?;
    let seen = rows.iter().filter(|row| row.state != ChangeState::Draft || writes);
    let line = |row: &::entity::change_request::Model| -> Result<ChangeLine, DbErr> {
        let content: Content = versioned::read(&row.content, row.id)?;
        let silent = consents.iter().filter(|one| one.change_id == row.id && one.round == row.round && one.agrees.is_none());
        Ok(ChangeLine {
            id: row.id,
            number: row.number,
            phase: row.phase,
            kinds: kinds(&content.before, &content.after),
            state: row.state,
            waits_for: silent.map(|one| one.name.clone()).collect(),
            steering_decides: row.steering_decides,
            since: day_of(row.since),
        })
    };
    let lines = seen.map(line).collect::<Result<Vec<_>, _>>()?;
    let is_open = Place { phase: project.phase, status: project.status }.is_writable();
    let asks_for = (writes && is_approved && is_open).then(|| project.phase.money_phase());
    Ok(Some(ChangesView { project: project.id, lines, asks_for }))
}

/// What was typed in the forms of a request, and what the page says about it.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) answer: AnswerForm,
    pub(super) verdict: VerdictForm,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

/// A request as its page shows it.
///
/// # Errors
/// Something stored that cannot be read.
pub(super) async fn view(state: &State, signed: &SignedIn, found: &Found, request: Request, typed: Typed) -> Result<ChangeView, AppError> {
    let (read, reference, project) = (&state.database.read, state.reference(), &found.project);
    let (row, content) = (&request.row, &request.content);
    let looked = Looked { reference: &reference, project, phase: row.phase, id: row.id, content };
    let is_closed = row.state.is_closed();
    let preview = looked.preview(read, state.clock.now(), state.clock.today()).await?;
    let people = [Some(row.written_by), row.decided_by, row.signed_by, row.withdrawn_by].into_iter().flatten();
    let people = people.chain(request.consents.iter().filter_map(|one| one.given_by));
    let names = names::names(read, people.collect::<Vec<_>>()).await?;
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let (now, earlier): (Vec<_>, Vec<_>) = request.consents.iter().partition(|one| one.round == row.round && row.state != ChangeState::Draft);
    let answers = |rows: Vec<&change_consent::Model>| rows.into_iter().map(|one| answer(one, &names)).collect::<Vec<_>>();
    let all = differences(&content.before, &content.after);
    let is_money = |field: &str| field.starts_with("money.") || field.starts_with("total.");
    let obstacles = match row.state {
        _ if is_closed => Vec::new(),
        ChangeState::Consent => request.asked().unagreed().into_iter().chain(preview.obstacles).collect(),
        _ => preview.obstacles,
    };
    let way = if is_closed { if row.steering_decides { Way::Steering } else { Way::Manager } } else { preview.way };
    let mut doors = doors(state, signed, found, &request, (way, &obstacles)).await?;
    doors.on_behalf = signed.actor.is(Role::ProgrammeManager);
    let decided = row.approves.filter(|_| row.state != ChangeState::Recorded || signed.actor.may(act::ReadUnsigned, found.standing));
    Ok(ChangeView {
        project: project.id,
        title: project.title.clone(),
        change: row.id,
        number: row.number,
        phase: row.phase,
        state: row.state,
        reason: row.reason.clone(),
        written: (name(Some(row.written_by)), row.written_at),
        since: row.since,
        kinds: kinds(&content.before, &content.after),
        way,
        at_stake: preview.at_stake,
        mandate: limits(&reference).mandate,
        more: (!is_closed).then_some(preview.more),
        verdicts: if is_closed { Vec::new() } else { preview.verdicts },
        forecast: preview.forecast,
        obstacles,
        differences: all.into_iter().filter(|one| !is_money(&one.field)).collect(),
        sides: sides(content),
        answers: answers(now),
        earlier: answers(earlier),
        decided: decided.map(|approves| DecidedLine {
            approves,
            reason: row.decision_reason.clone().unwrap_or_default(),
            by: row.decided_at.map(|at| (name(row.decided_by), at)),
            signed: row.signed_at.map(|at| (name(row.signed_by), at)),
        }),
        withdrawn: row.withdrawn_at.map(|at| (name(row.withdrawn_by), at, row.withdrawn_reason.clone().unwrap_or_default())),
        doors,
        form: (state.form_key(signed.actor.id), project.version),
        answer: typed.answer,
        verdict: typed.verdict,
        errors: typed.errors,
        notice: typed.notice,
    })
}

fn answer(row: &change_consent::Model, names: &BTreeMap<PersonId, String>) -> AnswerLine {
    let by = row.given_at.map(|at| (row.given_by.and_then(|id| names.get(&id)).cloned().unwrap_or_default(), at));
    AnswerLine { name: row.name.clone(), agrees: row.agrees, reason: row.reason.clone(), by, on_behalf: row.on_behalf }
}

/// The budget before and after; partners without money in it are left out.
fn sides(content: &Content) -> Vec<Side> {
    let everybody = super::preview::everybody(content);
    let side = |partner: domain::partners::PartnerFacts| {
        let (before, after) = (content.before.row(partner.id), content.after.row(partner.id));
        let is_empty = before == domain::financing::FinancingRow::empty(partner.id) && before == after;
        (!is_empty).then_some(Side { partner: partner.name, before, after })
    };
    everybody.into_iter().filter_map(side).collect()
}

/// What the reader can do with a request now.
async fn doors(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    request: &Request,
    (way, obstacles): (Way, &[domain::changes::Obstacle]),
) -> Result<ChangeDoors, AppError> {
    let (actor, standing, row) = (&signed.actor, found.standing, &request.row);
    let asked = request.asked();
    let writes = actor.may(act::WriteChange, standing);
    let is_open = Place { phase: found.project.phase, status: found.project.status }.is_writable();
    let first = first_signer(&state.database.read, row, state.clock.today()).await?;
    let mandate = limits(&state.reference()).mandate;
    let step = decide(&asked, (way, row.at_stake, mandate), first, actor).ok().filter(|_| actor.may(act::DecideChange, standing));
    let answer_for = open_consents(&asked, (actor, standing)).into_iter().map(|one| (one.organisation, one.name.clone())).collect();
    let is_clear = obstacles.is_empty();
    Ok(ChangeDoors {
        edit: writes && is_open && row.state == ChangeState::Draft,
        ask: writes && is_clear && row.state == ChangeState::Draft,
        reopen: writes && matches!(row.state, ChangeState::Consent | ChangeState::HandedIn),
        hand_in: is_clear && row.state == ChangeState::Consent && actor.may(act::HandInChange, standing),
        answer_for,
        on_behalf: false,
        decide: row.state == ChangeState::HandedIn && step.is_some(),
        sign: row.state == ChangeState::Recorded && step == Some(DecidingStep::Complete),
        take_back: takes_back(row.state, actor),
        withdraw: writes && !row.state.is_closed() && row.state != ChangeState::Recorded,
    })
}

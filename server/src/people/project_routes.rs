//! Who has access to a project, and inviting people of the organisations that take part in it.

use super::invitations;
use super::invited::{of_project, waiting};
use super::inviting::Inviter;
use super::list::with_role_at;
use super::pages::{lines, person_line};
use crate::dossier::{access, partners};
use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use access::Found;
use app::paths;
use app::people::{ProjectPeoplePage, ProjectPeopleView};
use app::ui::NoticeView;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{InvitationId, OrganisationId, ProjectId};
use domain::partners::PartnerFacts;
use domain::people::{ProjectInvitationForm, Role, is_invited_to_project};
use domain::problem::Problem;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    const READERS: Access = Access::Needs(Action::ReadProject);
    const INVITERS: Access = Access::Needs(Action::InviteToProject);
    vec![
        get("/projects/{project}/people", READERS, show),
        post("/projects/{project}/people", INVITERS, invite),
        post("/projects/{project}/people/{invitation}/withdraw", INVITERS, withdraw),
        post("/projects/{project}/people/{invitation}/again", INVITERS, again),
    ]
}

/// What the page shows of its form: what was typed, what is wrong, and what happened meanwhile.
#[derive(Default)]
struct Said {
    typed: ProjectInvitationForm,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let language = signed.visit.language.code().to_owned();
    let typed = ProjectInvitationForm { language, ..ProjectInvitationForm::default() };
    show_page(&state, &signed, &found, Said { typed, ..Said::default() }).await
}

/// The organisations of which this reader invites people: a lead those of all partners, a programme manager that of the lead.
fn offered<'a>(signed: &SignedIn, found: &Found, partners: &'a [PartnerFacts]) -> Vec<&'a PartnerFacts> {
    let is_manager = signed.actor.is(Role::ProgrammeManager) && !found.standing.leads;
    partners.iter().filter(|partner| is_invited_to_project(is_manager, partner.role)).collect()
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, said: Said) -> Result<Response, AppError> {
    let (words, read, today, id) = (signed.visit.words(), &state.database.read, state.clock.today(), found.project.id);
    let partners = partners::of_project(read, id).await?;
    let mut people: BTreeMap<OrganisationId, Vec<_>> = BTreeMap::new();
    for one in with_role_at(read, partners.iter().map(|partner| partner.organisation).collect(), today).await? {
        let Some(place) = one.person.organisation_id else { continue };
        people.entry(place).or_default().push(person_line(one, &BTreeMap::new(), (signed.actor.id, today)));
    }
    let may_invite = signed.actor.may(act::InviteToProject, found.standing);
    let invited = if may_invite { invitations::all(read, waiting(of_project(id))).await? } else { Vec::new() };
    let offered = offered(signed, found, &partners).into_iter().map(|one| (one.organisation.to_string(), one.name.clone())).collect();
    let view = ProjectPeopleView {
        project: (id, found.project.title.clone()),
        organisations: partners
            .iter()
            .map(|one| (one.name.clone(), words.label(one.role), people.remove(&one.organisation).unwrap_or_default()))
            .collect(),
        invited: lines(state, invited, |row| (paths::project_again(id, row.id), paths::project_withdraw(id, row.id))).await?,
        may_invite,
        offered,
        typed: said.typed,
        problems: said.problems,
        key: state.form_key(signed.actor.id),
        notice: said.notice,
    };
    Ok(page(state, &signed.visit, words.t("project-people-title"), move || view! { <ProjectPeoplePage words view today /> }.into_any()))
}

async fn invite(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids(id)): (Client, Ids<ProjectId>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::InviteToProject, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::project_people(id), "person-invited-to-project").await?;
    let typed: ProjectInvitationForm = pairs.read()?;
    let partners = partners::of_project(&state.database.read, id).await?;
    let offered: Vec<OrganisationId> = offered(&signed, &found, &partners).into_iter().map(|one| one.organisation).collect();
    let new = typed.check(signed.visit.language, &offered);
    let inviter = Inviter { state: &state, signed: &signed, permit, from };
    let shown = async |problems| show_page(&state, &signed, &found, Said { typed, problems, ..Said::default() }).await;
    inviter.invite(&submission, (new, Some(id)), shown).await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids((id, invitation))): (Client, Ids<(ProjectId, InvitationId)>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::InviteToProject, id).await?;
    let inviter = Inviter { state: &state, signed: &signed, permit, from };
    let shown = async |notice| show_page(&state, &signed, &found, Said { notice: Some(notice), ..Said::default() }).await;
    inviter.withdraw((invitation, of_project(id)), (&pairs, &paths::project_people(id)), shown).await
}

async fn again(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), Ids((id, invitation))): (Client, Ids<(ProjectId, InvitationId)>),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::InviteToProject, id).await?;
    let inviter = Inviter { state: &state, signed: &signed, permit, from };
    let shown = async |notice| show_page(&state, &signed, &found, Said { notice: Some(notice), ..Said::default() }).await;
    inviter.again((invitation, of_project(id)), (&pairs, &paths::project_people(id)), shown).await
}

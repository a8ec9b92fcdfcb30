//! What would make the open rules of a gate pass, and where each change is filled in for who may make it.

use super::pages;
use crate::dossier::access::Found;
use crate::dossier::resubmission;
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use app::gates::{GateActions, ProposalLine, ProposalsView};
use app::paths;
use domain::access::act;
use domain::financing::proposed_pairs;
use domain::gates::Facts;
use domain::ids::ProjectId;
use domain::people::Language;
use domain::projects::Part;
use domain::remedies::{self, Proposal, Step};

/// The longest address that a proposal travels in. A change of more lines than that is for a person to type.
const LONGEST: usize = 6_000;

/// What the reader may change, as far as there is something to propose.
#[derive(Clone, Copy)]
struct Open {
    money: bool,
    /// Whether the money changes by a request alone.
    by_request: bool,
    partners: bool,
}

/// The proposals for the open rules of a gate that was not decided.
pub(super) async fn proposals(state: &State, signed: &SignedIn, found: &Found, facts: &Facts, may: GateActions) -> Result<ProposalsView, AppError> {
    let reference = state.reference();
    let all = remedies::proposals(&reference.rules, facts);
    let is_open = async |part: Part, is_asked: bool| -> Result<bool, AppError> {
        Ok(may.edit && is_asked && !resubmission::lock(state, signed, found, part).await?.is_shut())
    };
    let money = Part::Money(facts.gate.money_phase());
    let is_fixed = resubmission::lock(state, signed, found, money).await?.is_fixed();
    let some = |is_about_money: bool| all.values().flatten().any(|one| one.is_about_money() == is_about_money);
    let open = Open {
        money: is_fixed && signed.actor.may(act::WriteChange, found.standing) || is_open(money, some(true)).await?,
        by_request: is_fixed,
        partners: is_open(Part::NewParticipant, some(false)).await?,
    };
    let language = signed.visit.language;
    let line = |proposal: Proposal| {
        let href = address(found.project.id, facts, &proposal, open, language);
        ProposalLine { proposal, href }
    };
    let of = all.into_iter().map(|(rule, proposals)| (rule, proposals.into_iter().map(line).collect())).collect();
    Ok(ProposalsView { of, partners: facts.partners.clone(), names: pages::names(&reference, language) })
}

/// Where the change is filled in; none for who may not make it.
fn address(project: ProjectId, facts: &Facts, proposal: &Proposal, open: Open, language: Language) -> Option<String> {
    if proposal.is_about_money() {
        let pairs = proposed_pairs(&facts.financing, &proposal.apply(facts).financing, language);
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let fits = open.money && query.len() <= LONGEST;
        let phase = facts.gate.money_phase();
        let form = if open.by_request { paths::change_new(project, phase) } else { paths::financing(project, phase) };
        return fits.then(|| format!("{form}?{query}"));
    }
    let joins = proposal.steps.iter().find_map(|step| match step {
        Step::TakesPart { partner } => Some(format!("{}?role=participant", paths::partner(project, *partner))),
        Step::Joins { role, .. } => Some(format!("{}?role={role}", paths::partner_new(project))),
        Step::Money { .. } | Step::Cost { .. } => None,
    });
    joins.filter(|_| open.partners)
}

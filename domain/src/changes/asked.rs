//! What partners said to a request, and who may say it.

use super::{ChangeState, Obstacle};
use crate::access::{Actor, ProjectStanding, act};
use crate::ids::{OrganisationId, PersonId};
use crate::people::Role;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use serde::{Deserialize, Serialize};

/// What a partner said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The partner.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
    /// Whether it agrees; none while it said nothing.
    pub agrees: Option<bool>,
}

/// A request that is under way, as far as who may do what depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How far it is.
    pub state: ChangeState,
    /// Everybody who wrote in it or handed it in.
    pub writers: Vec<PersonId>,
    /// What the partners said.
    pub consents: Vec<Consent>,
}

impl Asked {
    /// What keeps it from being handed in: partners that are silent, and partners that do not agree.
    pub fn unagreed(&self) -> Vec<Obstacle> {
        let names =
            |said: Option<bool>| -> Vec<String> { self.consents.iter().filter(|one| one.agrees == said).map(|one| one.name.clone()).collect() };
        let (silent, disagree) = (names(None), names(Some(false)));
        let silent = (!silent.is_empty()).then_some(Obstacle::Silent(silent));
        let disagree = (!disagree.is_empty()).then_some(Obstacle::Disagree(disagree));
        disagree.into_iter().chain(silent).collect()
    }
}

/// The partners for whom this person may answer now: the own organisation; for who has nobody here, a programme manager writes down what was said.
pub fn open_consents<'a>(asked: &'a Asked, (actor, standing): (&Actor, ProjectStanding)) -> Vec<&'a Consent> {
    asked.consents.iter().filter(|one| may_answer(asked, one, (actor, standing))).collect()
}

/// Whether this person may say whether this partner agrees. Nobody writes down an answer to a request of their own.
pub fn may_answer(asked: &Asked, consent: &Consent, (actor, standing): (&Actor, ProjectStanding)) -> bool {
    let waits = asked.state == ChangeState::Consent && consent.agrees.is_none() && actor.may(act::AnswerChange, standing);
    let is_own = actor.is(Role::Partner) && actor.organisation == Some(consent.organisation);
    let writes_down = actor.is(Role::ProgrammeManager) && !asked.writers.contains(&actor.id);
    waits && (is_own || writes_down)
}

/// An answer as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// The organisation.
    pub organisation: String,
    /// `yes` or `no`.
    pub agrees: String,
    /// Why not; from a programme manager also where it can be read.
    pub reason: String,
}

impl AnswerForm {
    /// The answer: for which organisation, whether it agrees, and why.
    ///
    /// # Errors
    /// Everything that must be mended. Who does not agree says why, and so does who writes it down for another.
    pub fn check(&self, on_behalf: bool) -> Result<(OrganisationId, bool, String), Vec<Problem>> {
        let mut problems = Vec::new();
        let agrees = match self.agrees.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            "" => {
                problems.push(Problem::new("agrees", ProblemKind::Missing));
                None
            }
            _ => {
                problems.push(Problem::new("agrees", ProblemKind::NotOnTheList));
                None
            }
        };
        let organisation: Option<OrganisationId> = self.organisation.parse().ok();
        if organisation.is_none() {
            problems.push(Problem::new("organisation", ProblemKind::NotOnTheList));
        }
        let is_asked = on_behalf || agrees == Some(false) || !self.reason.trim().is_empty() && agrees.is_some();
        let why = if is_asked { reason(&self.reason).map_err(|kind| problems.push(Problem::new("reason", kind))).ok() } else { Some(String::new()) };
        match (organisation, agrees, why) {
            (Some(organisation), Some(agrees), Some(why)) if problems.is_empty() => Ok((organisation, agrees, why)),
            _ => Err(problems),
        }
    }
}

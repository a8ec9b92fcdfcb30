//! The person who asks, what they may see, and the permit that a store demands.

use super::action::act::Act;
use super::{Action, Reach, reach};
use crate::ids::{OrganisationId, PersonId, ProjectId, ReviewId, RoundId};
use crate::people::{Language, Role, SteeringSeat};
use std::marker::PhantomData;

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their seat in the steering group.
    pub seat: Option<SteeringSeat>,
    /// The organisation they work for.
    pub organisation: Option<OrganisationId>,
    /// The language they read.
    pub language: Language,
}

/// How the person's organisation stands to a project. Loaded with the project, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectStanding {
    /// The project.
    pub project: ProjectId,
    /// The person's organisation takes part.
    pub takes_part: bool,
    /// The person's organisation leads.
    pub leads: bool,
}

impl ProjectStanding {
    /// Of a person whose organisation has no place in the project, or for what is asked by role and seat alone.
    pub const fn outside(project: ProjectId) -> Self {
        Self { project, takes_part: false, leads: false }
    }
}

/// How the person stands to a round of reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundStanding {
    /// The round.
    pub round: RoundId,
    /// The person leads its panel.
    pub is_chair: bool,
}

/// How the person stands to a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnReview {
    /// The review.
    pub review: ReviewId,
    /// The person was asked for it.
    pub is_asked: bool,
}

/// How the person stands to an organisation, or to the programme itself where that is asked for in the place of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationStanding {
    /// The organisation; none for the programme.
    pub organisation: Option<OrganisationId>,
    /// The person works for it.
    pub works_there: bool,
}

impl OrganisationStanding {
    /// Of a person to an organisation, or to the programme.
    pub fn of(actor: &Actor, organisation: Option<OrganisationId>) -> Self {
        Self { organisation, works_there: organisation.is_some() && actor.organisation == organisation }
    }
}

/// The subject of an action that is not about one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Global;

/// What an action is done to.
pub trait Subject: Copy {
    /// Whether a reach covers this subject for that person.
    fn is_within(self, reach: Reach, actor: &Actor) -> bool;
    /// Whether the person may know that the subject exists.
    fn is_visible_to(self, actor: &Actor) -> bool;
}

impl Subject for Global {
    fn is_within(self, reach: Reach, _: &Actor) -> bool {
        match reach {
            Reach::Always => true,
            Reach::Never | Reach::OwnProjects | Reach::LedProjects | Reach::InMandate | Reach::Signatories => false,
            Reach::OwnReviews | Reach::ChairedRounds | Reach::OwnOrganisation => false,
        }
    }

    fn is_visible_to(self, _: &Actor) -> bool {
        true
    }
}

impl Subject for ProjectStanding {
    fn is_within(self, reach: Reach, actor: &Actor) -> bool {
        match reach {
            Reach::Never | Reach::OwnReviews | Reach::ChairedRounds | Reach::OwnOrganisation => false,
            Reach::OwnProjects => self.takes_part,
            Reach::LedProjects => self.leads,
            Reach::Signatories => actor.may_sign(),
            Reach::InMandate | Reach::Always => true,
        }
    }

    fn is_visible_to(self, actor: &Actor) -> bool {
        actor.allows(Action::ReadProject, self)
    }
}

impl Subject for RoundStanding {
    fn is_within(self, reach: Reach, _: &Actor) -> bool {
        match reach {
            Reach::Always => true,
            Reach::ChairedRounds => self.is_chair,
            Reach::Never | Reach::OwnProjects | Reach::LedProjects | Reach::InMandate | Reach::Signatories => false,
            Reach::OwnReviews | Reach::OwnOrganisation => false,
        }
    }

    fn is_visible_to(self, actor: &Actor) -> bool {
        actor.allows(Action::ReadRound, self)
    }
}

impl Subject for OwnReview {
    fn is_within(self, reach: Reach, _: &Actor) -> bool {
        match reach {
            Reach::Always => true,
            Reach::OwnReviews => self.is_asked,
            Reach::Never | Reach::OwnProjects | Reach::LedProjects | Reach::InMandate | Reach::Signatories => false,
            Reach::ChairedRounds | Reach::OwnOrganisation => false,
        }
    }

    fn is_visible_to(self, actor: &Actor) -> bool {
        actor.allows(Action::WriteReview, self)
    }
}

impl Subject for OrganisationStanding {
    fn is_within(self, reach: Reach, _: &Actor) -> bool {
        match reach {
            Reach::Always => true,
            Reach::OwnOrganisation => self.works_there,
            Reach::Never | Reach::OwnProjects | Reach::LedProjects | Reach::InMandate | Reach::Signatories => false,
            Reach::OwnReviews | Reach::ChairedRounds => false,
        }
    }

    fn is_visible_to(self, actor: &Actor) -> bool {
        actor.may_ever(Action::ReadOrganisations)
    }
}

/// Which projects a person may know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// All of them.
    Everything,
    /// Those that this organisation takes part in.
    OfOrganisation(OrganisationId),
    /// None.
    Nothing,
}

/// Why a person may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// They may not know that it exists: 404.
    Hidden,
    /// They may see it, but not do this: 403.
    NotAllowed(Action),
}

/// Proof that a person was allowed to do `A` to its subject. Made by [`Actor::permit`] only.
#[derive(Debug, Clone)]
pub struct Permit<A: Act> {
    person: PersonId,
    name: String,
    subject: A::On,
    act: PhantomData<A>,
}

impl<A: Act> Permit<A> {
    /// Who was allowed.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// Their name, for the history.
    pub fn person_name(&self) -> &str {
        &self.name
    }
}

impl<A: Act<On = ProjectStanding>> Permit<A> {
    /// The project that it was allowed on; stores use this id and no other.
    pub const fn project(&self) -> ProjectId {
        self.subject.project
    }
}

impl<A: Act<On = RoundStanding>> Permit<A> {
    /// The round that it was allowed on.
    pub const fn round(&self) -> RoundId {
        self.subject.round
    }
}

impl<A: Act<On = OrganisationStanding>> Permit<A> {
    /// The organisation that it was allowed on; none for the programme.
    pub const fn organisation(&self) -> Option<OrganisationId> {
        self.subject.organisation
    }
}

impl<A: Act<On = OwnReview>> Permit<A> {
    /// The review that it was allowed on.
    pub const fn review(&self) -> ReviewId {
        self.subject.review
    }
}

impl Actor {
    /// Whether the person has a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Chair and secretary sign for the steering group; programme managers sign gate 0 for each other.
    pub fn may_sign(&self) -> bool {
        let signatory = match self.seat {
            Some(SteeringSeat::Chair | SteeringSeat::Secretary) => self.is(Role::SteeringMember),
            Some(SteeringSeat::Member) | None => false,
        };
        signatory || self.is(Role::ProgrammeManager)
    }

    fn allows<S: Subject>(&self, action: Action, subject: S) -> bool {
        let own = action.is_own() && subject.is_within(Reach::Always, self);
        own || self.roles.iter().any(|role| subject.is_within(reach(*role, action), self))
    }

    /// Whether there is anything at all that the person may do this to.
    pub fn may_ever(&self, action: Action) -> bool {
        action.is_own() || self.roles.iter().any(|role| reach(*role, action) != Reach::Never)
    }

    /// Whether to show the way to an action.
    pub fn may<A: Act>(&self, _: A, subject: A::On) -> bool {
        self.allows(A::ACTION, subject)
    }

    /// The permit for an action, or why not.
    ///
    /// # Errors
    /// [`Denied::Hidden`] when the person may not know of the subject, [`Denied::NotAllowed`] when they may not do this to it.
    pub fn permit<A: Act>(&self, _: A, subject: A::On) -> Result<Permit<A>, Denied> {
        if !subject.is_visible_to(self) {
            Err(Denied::Hidden)
        } else if self.allows(A::ACTION, subject) {
            Ok(Permit { person: self.id, name: self.name.clone(), subject, act: PhantomData })
        } else {
            Err(Denied::NotAllowed(A::ACTION))
        }
    }

    /// Whether the person comes here as a partner, for the projects of their own organisation and not for those of the programme.
    pub fn comes_as_partner(&self) -> bool {
        self.is(Role::Partner) && self.visibility() != Visibility::Everything
    }

    /// Which projects the person may know of: the filter of every list, count and search.
    pub fn visibility(&self) -> Visibility {
        let mut visibility = Visibility::Nothing;
        for role in &self.roles {
            match (reach(*role, Action::ReadProject), self.organisation) {
                (Reach::Always, _) => return Visibility::Everything,
                (Reach::OwnProjects | Reach::LedProjects, Some(organisation)) => visibility = Visibility::OfOrganisation(organisation),
                (Reach::OwnProjects | Reach::LedProjects, None)
                | (Reach::Never | Reach::InMandate | Reach::Signatories | Reach::OwnReviews | Reach::ChairedRounds | Reach::OwnOrganisation, _) => {}
            }
        }
        visibility
    }
}

//! What a request would do if it were approved now: to the money, to the rules of the gate, and what stands in its way.

use super::content::Content;
use super::read;
use crate::dossier::programme_total;
use crate::gates::facts;
use crate::ledger::{self, Book, too_large};
use crate::reference::Reference;
use crate::state::new_id;
use ::entity::project;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::changes::{Limits, Obstacle, Room, Way, at_stake, kinds, obstacles, way};
use domain::gates::{Gate, evaluate};
use domain::ids::ChangeRequestId;
use domain::ledger::{AmendRefusal, Amended};
use domain::partners::PartnerFacts;
use domain::projects::{Phase, Place};
use domain::settings::{ParameterKey, VerdictChange, judged_otherwise};
use sea_orm::{ConnectionTrait, DbErr};

/// What a request would do.
#[derive(Debug, Clone)]
pub(super) struct Preview {
    /// What stands in its way, whoever agrees.
    pub(super) obstacles: Vec<Obstacle>,
    /// By how much it raises what is committed; below zero where it lowers it.
    pub(super) more: Eur,
    /// Who decides.
    pub(super) way: Way,
    /// The money that it is about.
    pub(super) at_stake: Eur,
    /// The rules that are judged otherwise.
    pub(super) verdicts: Vec<VerdictChange>,
}

/// The numbers that requests are measured by.
pub(super) fn limits(reference: &Reference) -> Limits {
    let values = &reference.values;
    Limits {
        share: values.share(ParameterKey::ChangeShare),
        amount: values.amount(ParameterKey::ChangeAmount),
        mandate: values.amount(ParameterKey::ChangeMandate),
    }
}

/// The gate that leads to a phase.
pub(super) const fn gate_to(phase: Phase) -> Option<Gate> {
    match phase {
        Phase::Start => Some(Gate::G0),
        Phase::Innovation => Some(Gate::G1),
        Phase::MarketEntry => Some(Gate::G2),
        Phase::Intake | Phase::Closed => None,
    }
}

/// The partners before and after, each once.
pub(super) fn everybody(content: &Content) -> Vec<PartnerFacts> {
    let joined = content.after.partners.iter().filter(|partner| content.before.partner(partner.id).is_none());
    content.before.partners.iter().chain(joined).cloned().collect()
}

/// What is looked at: the project, the phase, the request, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked<'a> {
    pub(super) reference: &'a Reference,
    pub(super) project: &'a project::Model,
    pub(super) phase: Phase,
    pub(super) id: ChangeRequestId,
    pub(super) content: &'a Content,
}

impl Looked<'_> {
    /// What the request would do, beside what is approved now.
    ///
    /// # Errors
    /// Something stored that cannot be read.
    pub(super) async fn preview(&self, connection: &impl ConnectionTrait, now: DateTime<Utc>, today: NaiveDate) -> Result<Preview, DbErr> {
        let Self { reference, project, content, .. } = *self;
        let (before, after) = (&content.before, &content.after);
        let booked = self.more(connection, now, today).await?;
        let left = reference.programme.public_ceiling - programme_total::kept(connection).await?.facts().committed;
        let more = booked.unwrap_or_default();
        let room = Room { left, more, place: Place { phase: project.phase, status: project.status } };
        let mut in_the_way = obstacles(before, after, room);
        in_the_way.extend(booked.err().map(|refusal| self.refused(refusal)));
        if !kinds(before, &read::standing(connection, project, self.phase).await?).is_empty() {
            in_the_way.push(Obstacle::Moved);
        }
        if read::correction_waits(connection, project.id).await? {
            in_the_way.push(Obstacle::CorrectionWaits);
        }
        Ok(Preview {
            obstacles: in_the_way,
            more,
            way: way(before, after, limits(reference)).map_err(too_large)?,
            at_stake: at_stake(before, after).map_err(too_large)?,
            verdicts: self.verdicts(connection, today).await?,
        })
    }

    /// What the ledger would commit more, or why it cannot book it.
    async fn more(&self, connection: &impl ConnectionTrait, now: DateTime<Utc>, today: NaiveDate) -> Result<Result<Eur, AmendRefusal>, DbErr> {
        let mut next_id = new_id;
        let rows = ledger::of_project(connection, self.project.id).await?;
        let mut book = Book::open((self.project.id, self.project.is_demo), rows, &mut next_id);
        let partners = everybody(self.content);
        let amended = Amended { change: self.id, phase: self.phase, on: today, partners: &partners, rows: &self.content.after.rows };
        Ok(book.amended(&amended, now))
    }

    /// Why the ledger cannot book it, by the name of the partner.
    pub(super) fn refused(&self, refusal: AmendRefusal) -> Obstacle {
        match refusal {
            AmendRefusal::Overflow => Obstacle::TooLarge,
            AmendRefusal::BelowSpent(organisation) => {
                let partner = everybody(self.content).into_iter().find(|partner| partner.organisation == organisation);
                Obstacle::BelowSpent { partner: partner.map(|partner| partner.name).unwrap_or_default() }
            }
        }
    }

    /// The rules of the gate that leads to the phase, as far as they say something else then.
    async fn verdicts(&self, connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<VerdictChange>, DbErr> {
        let Some(gate) = gate_to(self.phase) else { return Ok(Vec::new()) };
        let facts = facts::facts(connection, self.reference, self.project, gate, today).await?;
        let results = [&self.content.before, &self.content.after].map(|standing| evaluate(&self.reference.rules, &standing.in_facts(&facts)));
        Ok(judged_otherwise(&results[0], &results[1]))
    }
}

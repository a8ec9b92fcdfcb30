//! What a request would do if it were approved now: to the money, to the rules of the gate, and what stands in its way.

use super::content::Content;
use super::read;
use crate::dossier::programme_total;
use crate::forecasts::{self, Expected};
use crate::gates::facts;
use crate::gates::lapse::running;
use crate::ledger::{self, Book, too_large};
use crate::reference::Reference;
use crate::state::new_id;
use ::entity::project;
use app::changes::ForecastChange;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::changes::{Limits, Obstacle, Room, Standing, Way, at_stake, kinds, obstacles, way};
use domain::gates::{Gate, evaluate};
use domain::ids::ChangeRequestId;
use domain::ledger::{AmendRefusal, Amended, HalfYear, Row};
use domain::partners::PartnerFacts;
use domain::projects::{Phase, Place};
use domain::settings::{ParameterKey, VerdictChange, judged_otherwise};
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::BTreeSet;

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
    /// What it does to what is expected to be needed.
    pub(super) forecast: ForecastChange,
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
        let rows = ledger::of_project(connection, self.project.id).await?;
        let mut next_id = new_id;
        let mut book = Book::open((self.project.id, self.project.is_demo), rows.clone(), &mut next_id);
        let booked = self.more(&mut book, now, today);
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
            forecast: self.forecast(connection, [&rows, book.rows()], today).await?,
        })
    }

    /// What the ledger would commit more, or why it cannot book it.
    fn more(&self, book: &mut Book<'_>, now: DateTime<Utc>, today: NaiveDate) -> Result<Eur, AmendRefusal> {
        let partners = everybody(self.content);
        let amended = Amended { change: self.id, phase: self.phase, on: today, partners: &partners, rows: &self.content.after.rows };
        book.amended(&amended, now)
    }

    /// What it does to the forecast: what was not forecast is spread anew, and what a partner forecast stays until that partner says otherwise.
    async fn forecast(&self, connection: &impl ConnectionTrait, [before, after]: [&[Row]; 2], today: NaiveDate) -> Result<ForecastChange, DbErr> {
        let last = |standing: &Standing| {
            let months = standing.duration_months.and_then(|months| i32::try_from(months).ok());
            running(&project::Model { duration_months: months, ..self.project.clone() }).last_day(self.phase)
        };
        let about = (self.project.id, self.phase);
        let now = forecasts::of_phase(connection, about, before, (today, last(&self.content.before))).await?;
        let then = forecasts::of_phase(connection, about, after, (today, last(&self.content.after))).await?;
        let halves: BTreeSet<HalfYear> = now.by_half.keys().chain(then.by_half.keys()).copied().collect();
        let of = |expected: &Expected, half| expected.by_half.get(&half).copied().unwrap_or_default();
        let moved =
            now.forecast.iter().filter(|(organisation, left)| then.forecast.get(organisation) != Some(left)).map(|(organisation, _)| *organisation);
        let partners = everybody(self.content);
        Ok(ForecastChange {
            by_half: halves.into_iter().map(|half| (half, of(&now, half), of(&then, half))).collect(),
            outdated: moved.filter_map(|id| partners.iter().find(|one| one.organisation == id)).map(|one| one.name.clone()).collect(),
        })
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

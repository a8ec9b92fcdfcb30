//! One project of the demo set, put together from the data files before anything is written.

use super::calendar::{Visit, days, hour, months, visits};
use super::cast::{Cast, Who};
use super::files::{DecisionRow, Files, InstrumentRow, PartnerRow, ProjectRow, StoryRow};
use super::money::{budgets, divide};
use crate::state::new_id;
use ::entity::organisation;
use chrono::{DateTime, NaiveDate, Utc};
use domain::financing::FinancingRow;
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerRole};
use domain::projects::{Phase, Status};
use sea_orm::DbErr;

/// A project before it is written.
pub(super) struct Plan<'a> {
    pub(super) id: ProjectId,
    pub(super) number: i64,
    pub(super) row: &'a ProjectRow,
    pub(super) story: &'a StoryRow,
    pub(super) partners: Vec<(PartnerFacts, &'a PartnerRow)>,
    pub(super) lead: &'a organisation::Model,
    pub(super) contact: Option<&'a Who>,
    pub(super) manager: &'a Who,
    pub(super) second_manager: &'a Who,
    pub(super) chair: &'a Who,
    pub(super) secretary: &'a Who,
    pub(super) money: Vec<(Phase, Vec<FinancingRow>)>,
    pub(super) instruments: Vec<&'a InstrumentRow>,
    pub(super) decisions: Vec<&'a DecisionRow>,
    pub(super) visits: Vec<Visit>,
    pub(super) made_on: NaiveDate,
    pub(super) today: NaiveDate,
}

fn missing(what: &str, code: &str) -> DbErr {
    DbErr::Custom(format!("the demo set has no {what} for {code}"))
}

impl<'a> Plan<'a> {
    /// The plan for one row of the projects' file.
    pub(super) fn new(row: &'a ProjectRow, files: &'a Files, cast: &'a Cast, number: i64, today: NaiveDate) -> Result<Self, DbErr> {
        let story = files.stories.iter().find(|story| story.code == row.code).ok_or_else(|| missing("story", &row.code))?;
        let mut partners = Vec::new();
        for place in files.partners.iter().filter(|place| place.project == row.code) {
            let organisation = cast.organisations.get(&place.organisation).ok_or_else(|| missing("organisation", &place.organisation))?;
            partners.push((facts(place, organisation), place));
        }
        let lead = partners.iter().find(|(partner, _)| partner.role == PartnerRole::Lead).ok_or_else(|| missing("lead partner", &row.code))?;
        let lead = cast.organisations.get(&lead.1.organisation).ok_or_else(|| missing("organisation", &lead.1.organisation))?;
        let places: Vec<(PartnerId, &PartnerRow)> = partners.iter().map(|(partner, place)| (partner.id, *place)).collect();
        let money = budgets(row, files).into_iter().map(|(phase, budget)| (phase, divide(budget, &places, phase))).collect();
        let [first, second, ..] = cast.managers.as_slice() else { return Err(missing("two managers", &row.code)) };
        // Two in three projects belong to the first manager, whom most people sign in as.
        let (manager, second_manager) = if number % 3 == 0 { (second, first) } else { (first, second) };
        let visits = visits(row, story, today);
        let made_on = visits.first().map_or(today, |visit| days(visit.asked_on, -30));
        Ok(Self {
            id: ProjectId(new_id()),
            number,
            row,
            story,
            lead,
            contact: cast.contacts.get(&lead.id),
            manager,
            second_manager,
            chair: cast.chair.as_ref().ok_or_else(|| missing("chair", &row.code))?,
            secretary: cast.secretary.as_ref().ok_or_else(|| missing("secretary", &row.code))?,
            partners,
            money,
            instruments: files.instruments.iter().filter(|one| one.project == row.code).collect(),
            decisions: files.decisions.iter().filter(|one| one.project == row.code).collect(),
            visits,
            made_on,
            today,
        })
    }

    /// The status in the product: what the file calls a conditional go is work that runs.
    pub(super) fn status(&self) -> Result<Status, DbErr> {
        match self.row.status.as_str() {
            "conditional_go" => Ok(Status::Active),
            code => code.parse().map_err(|error| DbErr::Custom(format!("{error}"))),
        }
    }

    /// The visit to a gate that shapes the dossier of today: the one that is pending, or else the last that led on.
    pub(super) fn current(&self) -> Option<&Visit> {
        let is_pending = |visit: &&Visit| visit.decided.is_none();
        let led_on = |visit: &&Visit| visit.gate.to() == self.row.phase;
        let visits = self.visits.iter();
        visits.clone().find(is_pending).or_else(|| visits.clone().find(led_on)).or_else(|| self.visits.first())
    }

    /// The rows of a phase.
    pub(super) fn rows(&self, phase: Phase) -> &[FinancingRow] {
        self.money.iter().find(|(one, _)| *one == phase).map_or(&[], |(_, rows)| rows.as_slice())
    }

    /// The day that the partners stopped together, when they did.
    pub(super) fn partners_stopped_on(&self) -> Option<NaiveDate> {
        (self.story.stopped_by == "partners").then(|| months(self.today, self.row.start_offset_months + 4))
    }

    /// The moment of the last thing that happened.
    pub(super) fn updated_at(&self) -> DateTime<Utc> {
        let last = self.visits.iter().map(|visit| visit.decided.map_or(visit.asked_on, |(day, _)| day)).max();
        hour(self.partners_stopped_on().or(last).unwrap_or(self.made_on), 13)
    }
}

fn facts(place: &PartnerRow, organisation: &organisation::Model) -> PartnerFacts {
    PartnerFacts {
        id: PartnerId(new_id()),
        organisation: organisation.id,
        name: organisation.name.clone(),
        role: place.role,
        organisation_type: organisation.organisation_type,
        size: organisation.size_class,
        region: organisation.region,
        is_core_business: place.core_business,
    }
}

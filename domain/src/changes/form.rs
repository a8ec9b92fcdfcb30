//! A request as it was typed: why, and what would be approved then.

use super::Standing;
use crate::financing::FinancingForm;
use crate::form_reader::FormReader;
use crate::partners::{PartnerFacts, SizeClass};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use serde::{Deserialize, Serialize};

/// The longest phase.
const MOST_MONTHS: u32 = 120;

/// Who joins, as the server knows the organisation that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// Nobody was named.
    Nobody,
    /// An organisation with its place from then on.
    Partner(PartnerFacts),
    /// No organisation has this number or name.
    Unknown,
}

/// What somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    /// Why.
    pub reason: String,
    /// The wanted table.
    pub sheet: FinancingForm,
    /// How long the phase lasts.
    pub duration_months: String,
    /// The aim.
    pub aim: String,
    /// What is delivered.
    pub deliverable: String,
    /// The partners that leave.
    pub leaves: Vec<String>,
    /// The number or name of the organisation that joins.
    pub joins: String,
    /// The size of a partner, by its id.
    pub sizes: Vec<(String, String)>,
    /// The terms of an instrument, by its id.
    pub terms: Vec<(String, String)>,
}

/// A request that may be saved. Whether it can go on is asked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// Why.
    pub reason: String,
    /// What would be approved then.
    pub after: Standing,
}

impl ChangeForm {
    /// Characters of an aim, a deliverable or terms, at most.
    pub const TEXT_LIMIT: u32 = 10_000;

    /// The form that shows a request.
    pub fn of(reason: &str, before: &Standing, after: &Standing, language: Language) -> Self {
        let left = before.partners.iter().filter(|partner| after.partner(partner.id).is_none());
        let size = |partner: &PartnerFacts| (partner.id.to_string(), partner.size.map(|size| size.code().to_owned()).unwrap_or_default());
        Self {
            reason: reason.to_owned(),
            sheet: FinancingForm::of(&after.rows, language),
            duration_months: after.duration_months.map(|months| months.to_string()).unwrap_or_default(),
            aim: after.aim.clone(),
            deliverable: after.deliverable.clone(),
            leaves: left.map(|partner| partner.id.to_string()).collect(),
            joins: joined(before, after).map(|partner| partner.name.clone()).unwrap_or_default(),
            sizes: after.partners.iter().map(size).collect(),
            terms: after.instruments.iter().map(|one| (one.id.to_string(), one.terms.clone())).collect(),
        }
    }

    /// The form out of pairs such as `rows.0.cost`, `leaves` or `terms.<id>`. Strange names are left out.
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let mut form = Self { sheet: FinancingForm::from_pairs(pairs), ..Self::default() };
        for (name, typed) in pairs {
            match (name.as_str(), name.split_once('.')) {
                ("reason", _) => form.reason.clone_from(typed),
                ("duration_months", _) => form.duration_months.clone_from(typed),
                ("aim", _) => form.aim.clone_from(typed),
                ("deliverable", _) => form.deliverable.clone_from(typed),
                ("joins", _) => form.joins.clone_from(typed),
                ("leaves", _) => form.leaves.push(typed.clone()),
                (_, Some(("size", id))) => form.sizes.push((id.to_owned(), typed.clone())),
                (_, Some(("terms", id))) => form.terms.push((id.to_owned(), typed.clone())),
                _ => {}
            }
        }
        form
    }

    /// The request that was typed, beside what is approved. Who leaves takes its line along; a partner without a line keeps the one it has.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, language: Language, before: &Standing, joining: &Joining) -> Result<NewChange, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let reason = read.paragraphs("reason", &self.reason, REASON_AT_LEAST..=REASON_AT_MOST);
        let mut after = before.clone();
        after.partners.retain(|partner| !self.leaves.contains(&partner.id.to_string()));
        match joining {
            Joining::Nobody => {}
            Joining::Unknown => read.problem("joins", ProblemKind::NotOnTheList),
            Joining::Partner(new) if before.partners.iter().any(|partner| partner.organisation == new.organisation && partner.takes_part()) => {
                read.problem("joins", ProblemKind::AlreadyPartner);
            }
            Joining::Partner(new) => {
                after.partners.retain(|partner| partner.organisation != new.organisation);
                after.partners.push(new.clone());
            }
        }
        after.duration_months = read.whole("duration_months", &self.duration_months, 1..=MOST_MONTHS).or(before.duration_months);
        after.aim = read.text("aim", &self.aim, Self::TEXT_LIMIT);
        after.deliverable = read.text("deliverable", &self.deliverable, Self::TEXT_LIMIT);
        for partner in &mut after.partners {
            let typed = self.sizes.iter().find(|(id, _)| *id == partner.id.to_string());
            if let Some(size) = typed.and_then(|(id, typed)| read.choice::<SizeClass>(&format!("size.{id}"), typed)) {
                partner.size = Some(size);
            }
        }
        for one in &mut after.instruments {
            if let Some((id, typed)) = self.terms.iter().find(|(id, _)| *id == one.id.to_string()) {
                one.terms = read.text(&format!("terms.{id}"), typed, Self::TEXT_LIMIT);
            }
        }
        let known: Vec<_> = before.partners.iter().chain(&after.partners).map(|partner| partner.id).collect();
        let rows = self.sheet.check(language, &known);
        let read = read.finish(Some(reason));
        match (read, rows) {
            (Ok(reason), Ok(rows)) => {
                let kept = before.rows.iter().filter(|row| rows.iter().all(|typed| typed.partner != row.partner)).copied();
                after.rows = kept.chain(rows.iter().copied()).filter(|row| after.partner(row.partner).is_some()).collect();
                Ok(NewChange { reason, after: after.in_order() })
            }
            (read, rows) => Err(read.err().into_iter().flatten().chain(rows.err().into_iter().flatten()).collect()),
        }
    }
}

/// Who joins with a request.
fn joined<'a>(before: &Standing, after: &'a Standing) -> Option<&'a PartnerFacts> {
    let took_part = |id| before.partner(id).is_some_and(PartnerFacts::takes_part);
    after.partners.iter().find(|partner| partner.takes_part() && !took_part(partner.id))
}

//! The project form as typed, and the project that comes out of it. A draft may be incomplete; what is typed must be valid.

use super::{Activity, Phase, ProjectKind, ResultType};
use crate::form_reader::FormReader;
use crate::ids::PersonId;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of the public summary.
pub const SUMMARY_LIMIT: u32 = 1_500;
/// The most characters of the aim.
pub const AIM_LIMIT: u32 = 4_000;
/// The most characters of the product-market combination.
pub const COMBINATION_LIMIT: u32 = 1_000;

/// Codes of the reference data that may be chosen now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Technology sub-areas, such as `HTS.3`.
    pub sub_areas: Vec<String>,
    /// Application areas.
    pub application_areas: Vec<String>,
    /// Societal challenges.
    pub challenges: Vec<String>,
    /// High-tech facilities.
    pub facilities: Vec<String>,
    /// Clusters.
    pub clusters: Vec<String>,
    /// Ids of people who may be the contact.
    pub contacts: Vec<String>,
}

/// What somebody typed about a project: the fields of [`NewProject`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectForm {
    pub title: String,
    pub public_summary: String,
    pub aim: String,
    pub product_market_combination: String,
    pub result_type: String,
    pub kind: String,
    pub primary_sub_area: String,
    pub secondary_sub_areas: Vec<String>,
    pub application_areas: Vec<String>,
    pub challenges: Vec<String>,
    pub facilities: Vec<String>,
    pub activities: Vec<String>,
    pub cluster: String,
    pub start_on: String,
    pub duration_months: String,
    pub next_gate_on: String,
    pub contact: String,
}

/// A project that may be saved. Texts are empty while nobody wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProject {
    /// 3 to 200 characters.
    pub title: String,
    /// What the public reads.
    pub public_summary: String,
    /// What the partners want to reach.
    pub aim: String,
    /// The product, the market and the customer.
    pub product_market_combination: String,
    /// What the project makes.
    pub result_type: Option<ResultType>,
    /// A cluster project unless somebody says otherwise.
    pub kind: ProjectKind,
    /// The sub-area it counts for.
    pub primary_sub_area: Option<String>,
    /// Other sub-areas that it touches, without the primary one.
    pub secondary_sub_areas: Vec<String>,
    /// Application areas.
    pub application_areas: Vec<String>,
    /// Societal challenges.
    pub challenges: Vec<String>,
    /// Facilities that it uses.
    pub facilities: Vec<String>,
    /// Activities planned.
    pub activities: Vec<Activity>,
    /// The cluster it belongs to.
    pub cluster: Option<String>,
    /// First day.
    pub start_on: Option<NaiveDate>,
    /// Months, 1 to 120.
    pub duration_months: Option<u32>,
    /// The day of the next gate, after the first day.
    pub next_gate_on: Option<NaiveDate>,
    /// Who answers for the lead partner.
    pub contact: Option<PersonId>,
}

/// What there is of a project before its form is sent.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The phase that it is in.
    pub phase: Phase,
    /// Its form as it stands.
    pub stored: Option<&'a ProjectForm>,
}

impl Before<'_> {
    /// A project that is new.
    pub const NOTHING: Self = Self { phase: Phase::Intake, stored: None };
}

impl ProjectForm {
    /// The fields with one text that stand as they are stored.
    fn untouched(&self, stored: &Self) -> Vec<String> {
        const TEXTS: [&str; 7] = ["title", "public_summary", "aim", "product_market_combination", "start_on", "duration_months", "next_gate_on"];
        let text = |form: &Self, name: &str| form.clone().one(name).map(|text| text.replace("\r\n", "\n").trim().to_owned()).unwrap_or_default();
        TEXTS.iter().filter(|name| text(self, name) == text(stored, name)).map(|name| (*name).to_owned()).collect()
    }

    /// The form out of the pairs that a browser sends; a name may come more than once for choices. Strange names are left out.
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        for (name, typed) in pairs {
            if let Some(many) = form.many(name) {
                many.push(typed.clone());
            } else if let Some(one) = form.one(name) {
                one.clone_from(typed);
            }
        }
        form
    }

    fn many(&mut self, name: &str) -> Option<&mut Vec<String>> {
        match name {
            "secondary_sub_areas" => Some(&mut self.secondary_sub_areas),
            "application_areas" => Some(&mut self.application_areas),
            "challenges" => Some(&mut self.challenges),
            "facilities" => Some(&mut self.facilities),
            "activities" => Some(&mut self.activities),
            _ => None,
        }
    }

    fn one(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "title" => Some(&mut self.title),
            "public_summary" => Some(&mut self.public_summary),
            "aim" => Some(&mut self.aim),
            "product_market_combination" => Some(&mut self.product_market_combination),
            "result_type" => Some(&mut self.result_type),
            "kind" => Some(&mut self.kind),
            "primary_sub_area" => Some(&mut self.primary_sub_area),
            "cluster" => Some(&mut self.cluster),
            "start_on" => Some(&mut self.start_on),
            "duration_months" => Some(&mut self.duration_months),
            "next_gate_on" => Some(&mut self.next_gate_on),
            "contact" => Some(&mut self.contact),
            _ => None,
        }
    }

    /// The new project that was typed.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self, language: Language, offered: &Offered) -> Result<NewProject, Vec<Problem>> {
        self.check_beside(language, offered, Before::NOTHING)
    }

    /// The project that was typed, where it is there already. Text that nobody touched is no reason to refuse: what came from an older list
    /// may be longer than what is taken now.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check_beside(&self, language: Language, offered: &Offered, before: Before<'_>) -> Result<NewProject, Vec<Problem>> {
        let mut read = FormReader::beside(language, before.stored.map(|stored| self.untouched(stored)).unwrap_or_default());
        let title = read.line("title", &self.title, 3..=200);
        let public_summary = read.text("public_summary", &self.public_summary, SUMMARY_LIMIT);
        let aim = read.text("aim", &self.aim, AIM_LIMIT);
        let product_market_combination = read.text("product_market_combination", &self.product_market_combination, COMBINATION_LIMIT);
        let result_type = read.choice("result_type", &self.result_type);
        let kind = read.choice("kind", &self.kind).unwrap_or(ProjectKind::ClusterProject);
        let primary_sub_area = read.offered("primary_sub_area", &self.primary_sub_area, &offered.sub_areas);
        let mut secondary_sub_areas = read.all_offered("secondary_sub_areas", &self.secondary_sub_areas, &offered.sub_areas);
        secondary_sub_areas.retain(|area| Some(area) != primary_sub_area.as_ref());
        let application_areas = read.all_offered("application_areas", &self.application_areas, &offered.application_areas);
        let challenges = read.all_offered("challenges", &self.challenges, &offered.challenges);
        let facilities = read.all_offered("facilities", &self.facilities, &offered.facilities);
        let activities = read.choices("activities", &self.activities);
        let cluster = read.offered("cluster", &self.cluster, &offered.clusters);
        let start_on = read.date("start_on", &self.start_on);
        let duration_months = read.whole("duration_months", &self.duration_months, 1..=120);
        let next_gate_on = read.date("next_gate_on", &self.next_gate_on);
        // Before the start phase this is the gate at the end of it. Later on it is the gate that leads to the phase of which the start is
        // asked, so it comes before that.
        if before.phase == Phase::Intake && start_on.zip(next_gate_on).is_some_and(|(start, gate)| gate <= start) {
            read.problem("next_gate_on", ProblemKind::NotAfter);
        }
        let contact = read.offered("contact", &self.contact, &offered.contacts).and_then(|id| id.parse().ok());
        read.finish(Some(NewProject {
            title,
            public_summary,
            aim,
            product_market_combination,
            result_type,
            kind,
            primary_sub_area,
            secondary_sub_areas,
            application_areas,
            challenges,
            facilities,
            activities,
            cluster,
            start_on,
            duration_months,
            next_gate_on,
            contact,
        }))
    }
}

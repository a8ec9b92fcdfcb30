//! What the rules read of a project of a large portfolio on the day that its dossier was frozen.

use super::Stage;
use super::gates::Came;
use crate::demo::calendar::days;
use chrono::NaiveDate;
use domain::conditions::{Condition, CurrentLevel, Level, Opinion};
use domain::gates::{
    Accession, AgreedFacts, BusinessCaseFacts, BusinessCasePart, Facts, Gate, Judgement, ProgrammeFacts, ProjectFacts, RecordFacts, ReviewFacts,
    RuleId, SubAreaFacts,
};
use domain::projects::{Activity, AreaStatus, ResultType};
use domain::reviews::{Advice, Criterion, Points, Score};

/// Why the one rule that is judged at every gate was met.
pub(super) const JUDGED: &str = "De partners beschrijven wat er gebeurt als zij nu stoppen.";

/// A panel of three that gave everything four of five.
fn reviewed() -> ReviewFacts {
    let scores = Criterion::ALL.iter().filter_map(|criterion| Some((*criterion, Score::of_halves(8)?))).collect();
    ReviewFacts { counted: 3, agreed: Some(AgreedFacts { total: Points::whole(80), scores, advice: Advice::Fund }) }
}

/// The facts at a gate. An earlier gate was passed with the levels that it asks for; the current one has what the dossier has.
pub(super) fn at(stage: &Stage, came: &Came<'_>, gate: Gate, day: NaiveDate) -> Facts {
    let rules = &stage.reference.rules;
    let is_current = Gate::of(came.phase) == Some(gate);
    let standing = |condition: &Condition| {
        let given = came.levels.iter().find(|(of, _)| of == condition).and_then(|(_, level)| Level::new(u8::try_from(*level).ok()?));
        let level = given.filter(|_| is_current).unwrap_or_else(|| rules.levels().required(*condition, gate));
        CurrentLevel { condition: *condition, level, opinion: Opinion::ProgrammeManager }
    };
    let area = |code: &String| {
        let status = stage.reference.technology.iter().find(|area| area.code == *code).map_or(AreaStatus::Retired, |area| area.status);
        SubAreaFacts { code: code.clone(), status }
    };
    let is_mature = matches!(gate, Gate::G2 | Gate::G3);
    Facts {
        gate,
        entry_gate: Gate::G0,
        today: day,
        project: ProjectFacts {
            title: came.texts.title.clone(),
            phase: gate.from(),
            contact: Some(came.manager.1.clone()),
            sub_areas: came.sub_area.iter().map(area).collect(),
            application_areas: 1,
            challenges: 1,
            result_type: Some(ResultType::Application),
            has_product_market_combination: true,
            activities: vec![Activity::ALL[0]],
            facilities: 0,
            start_on: Some(came.start_on),
            duration_months: Some(came.months),
            next_gate_on: Some(days(day, 240)),
        },
        partners: came.team.partners.clone(),
        financing: came.team.rows(gate.money_phase()).to_vec(),
        instruments: Vec::new(),
        programme: ProgrammeFacts::default(),
        business_case: BusinessCaseFacts {
            parts: BusinessCasePart::ALL.to_vec(),
            version_on: Some(days(day, -20)),
            is_approved_by_all: gate != Gate::G0,
        },
        record: RecordFacts {
            application_on: Some(days(day, -14)),
            works_start_on: Some(came.start_on),
            accession: Some(Accession::Open),
            trl: Some(if is_mature { 7 } else { 3 }),
            has_proof_of_concept: is_mature,
            lessons: 0,
            has_public_summary: true,
            market_proofs: Vec::new(),
        },
        levels: Condition::ALL.iter().map(standing).collect(),
        judgements: vec![Judgement { rule: RuleId::All07, is_met: true, reason: JUDGED.to_owned(), by: came.manager.1.clone() }],
        reviews: if gate == Gate::G1 { reviewed() } else { ReviewFacts::default() },
        // Nobody reports in a portfolio that is made for measuring.
        reports: None,
        documents: None,
        duplicates: Vec::new(),
    }
}

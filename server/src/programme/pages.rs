//! The pages' values from the reference data, in the reader's language.

use crate::reference::{Named, Reference};
use app::programme::{AreaView, ConditionLine, FacilityView, PhaseView, ProgrammeView, RuleLine};
use domain::Share;
use domain::people::Language;

const fn choose<'a>(language: Language, nl: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// The items of a cell that holds a list.
fn items(cell: &str) -> Vec<String> {
    cell.split('|').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

fn names<N: Named>(rows: &[N], language: Language) -> Vec<String> {
    rows.iter().map(|row| row.name(language).to_owned()).collect()
}

/// The figures and lists.
pub(super) fn programme(reference: &Reference, language: Language) -> ProgrammeView {
    let own = &reference.programme;
    let areas = reference.technology.iter().filter(|area| area.parent_code.is_none()).map(|area| AreaView {
        name: area.name(language).to_owned(),
        status: area.status,
        parts: reference
            .technology
            .iter()
            .filter(|part| part.parent_code.as_deref() == Some(area.code.as_str()))
            .map(|part| (part.code.clone(), part.name(language).to_owned()))
            .collect(),
    });
    let phases = reference.phases.iter().map(|phase| PhaseView {
        name: choose(language, &phase.name_nl, &phase.name_en).to_owned(),
        activities: items(choose(language, &phase.activities_nl, &phase.activities_en)),
        features: items(choose(language, &phase.features_nl, &phase.features_en)),
        instruments: items(choose(language, &phase.instruments_nl, &phase.instruments_en)),
    });
    let conditions = reference.conditions.iter().map(|row| ConditionLine {
        condition: row.code,
        definition: choose(language, &row.definition_nl, &row.definition_en).to_owned(),
        levels: [row.level_g0, row.level_g1, row.level_g2, row.level_g3],
    });
    let facilities = reference.facilities.iter().map(|row| FacilityView {
        code: row.code.clone(),
        name: row.name(language).to_owned(),
        status: row.status,
        source: row.status_source.clone(),
    });
    ProgrammeView {
        ceiling: own.public_ceiling,
        match_target: Share::basis_points(own.match_target_basis_points),
        jobs: own.jobs_target,
        mandate: own.mandate,
        areas: areas.collect(),
        applications: names(&reference.applications, language),
        challenges: names(&reference.challenges, language),
        facilities: facilities.collect(),
        clusters: names(&reference.clusters, language),
        phases: phases.collect(),
        conditions: conditions.collect(),
        may_edit: false,
        may_read_money: false,
    }
}

/// Every rule in the order people read them.
pub(super) fn rules(reference: &Reference, language: Language) -> Vec<RuleLine> {
    let line = |rule: &domain::gates::Rule| {
        let row = reference.rule_rows.iter().find(|row| row.id == rule.id.code());
        let label = row.map(|row| choose(language, &row.label_nl, &row.label_en).to_owned());
        RuleLine {
            id: rule.id,
            gate: rule.gate,
            severity: rule.severity,
            kind: rule.kind,
            label: label.unwrap_or_default(),
            parameter: rule.parameter.clone(),
            provenance: rule.provenance,
            note: rule.provenance_note.clone(),
        }
    };
    reference.rules.rules().iter().map(line).collect()
}

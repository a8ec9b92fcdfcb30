//! A frozen dossier as its pages show it.

use super::frozen::Content;
use super::frozen_documents::FrozenDocument;
use super::frozen_more::More;
use crate::reference::Reference;
use app::gates::{DocumentLine, EvidenceLine, FrozenBody, FrozenMore, JudgedLine};
use domain::conditions::Opinion;
use domain::people::Language;
use domain::projects::TagList;

/// Whether the reader may know what panels made of the dossier. Who still scores it may not: that is blind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panels {
    /// Their levels are shown.
    Shown,
    /// Nothing of theirs is shown.
    Hidden,
}

/// Everything that it says.
pub fn body(reference: &Reference, language: Language, content: Content, panels: Panels) -> FrozenBody {
    let Content { facts, texts, more, documents, .. } = content;
    let areas: Vec<String> = facts.project.sub_areas.iter().map(|area| reference.technology_name(&area.code, language)).collect();
    let texts = vec![
        ("dossier-text-title", texts.title),
        ("dossier-text-summary", texts.public_summary),
        ("dossier-text-aim", texts.aim),
        ("dossier-text-combination", texts.product_market_combination),
        ("dossier-text-areas", areas.join(", ")),
    ];
    FrozenBody {
        texts: texts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
        documents: if panels == Panels::Shown { files(documents) } else { Vec::new() },
        more: more.map(|more| shown(reference, language, more, panels)),
        facts,
    }
}

/// The documents, for who reads the project: not for who scores it, and none of those that tell wages.
fn files(documents: Vec<FrozenDocument>) -> Vec<DocumentLine> {
    let open = documents.into_iter().filter(|one| !one.kind.is_private());
    open.map(|one| DocumentLine { kind: one.kind, name: one.name, number: one.number, sha256: one.sha256 }).collect()
}

fn shown(reference: &Reference, language: Language, more: More, panels: Panels) -> FrozenMore {
    let named = |list: TagList, codes: Vec<String>| {
        let names = reference.list(list, language);
        let name = |code: String| names.iter().find(|(one, _)| *one == code).map_or(code, |(_, name)| name.clone());
        codes.into_iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let chosen = vec![
        ("frozen-applications", named(TagList::ApplicationArea, more.application_areas)),
        ("frozen-challenges", named(TagList::Challenge, more.challenges)),
        ("frozen-facilities", named(TagList::Facility, more.facilities)),
    ];
    let evidence = more.evidence.into_iter().map(|one| EvidenceLine {
        condition: one.condition,
        title: one.title,
        reference: one.reference,
        accepted: one.accepted,
    });
    let judged = more.judged.into_iter().filter(|one| panels == Panels::Shown || one.opinion != Opinion::Panel);
    FrozenMore {
        proof_of_concept: more.proof_of_concept,
        lessons: more.lessons,
        stopping_considered: more.stopping_considered,
        chosen,
        evidence: evidence.collect(),
        levels: judged.map(|one| JudgedLine { condition: one.condition, opinion: one.opinion, level: one.level, reason: one.reason }).collect(),
    }
}

//! Dossiers of every version are read for ever.

use super::*;
use crate::dossier::frozen_more::{FrozenEvidence, FrozenLevel, More};
use domain::conditions::{Condition, Opinion};
use domain::documents::{DocumentKind, Purpose};
use domain::gates::{AgreementFacts, DocumentFacts, Finding, Mender, ReportingFacts, ReviewFacts};
use domain::reports::{Delivered, ReportState};
use std::collections::BTreeSet;

const V1: &str = include_str!("../golden/frozen_v1.json");
const V2: &str = include_str!("../golden/frozen_v2.json");
const V3: &str = include_str!("../golden/frozen_v3.json");
const V4: &str = include_str!("../golden/frozen_v4.json");
const BEFORE_VERSIONS: &str = include_str!("../golden/frozen_before_versions.json");

#[test]
fn a_dossier_of_version_1_is_read_and_kept_a_part_of_what_was_typed() {
    let content: Content = versioned::read(V1, 1).expect("a dossier");
    assert_eq!(content.more, None);
    let expected = Texts {
        number: 12,
        title: "BioFolie".to_owned(),
        public_summary: "Folie die vergaat.".to_owned(),
        aim: "Minder plastic.".to_owned(),
        product_market_combination: "Folie voor telers.".to_owned(),
    };
    assert_eq!(content.texts, expected);
}

#[test]
fn a_dossier_of_version_2_is_read_with_everything_that_was_typed_and_judged() {
    let content: Content = versioned::read(V2, 1).expect("a dossier");
    let first: Content = versioned::read(V1, 1).expect("a dossier");
    let expected = More {
        proof_of_concept: "Een rol folie van vijf meter.".to_owned(),
        lessons: "Zetmeel kleeft.".to_owned(),
        stopping_considered: "Het patent blijft over.".to_owned(),
        application_areas: vec!["food".to_owned()],
        challenges: vec!["climate".to_owned()],
        facilities: vec!["nanolab".to_owned()],
        evidence: vec![FrozenEvidence {
            condition: Condition::MarketDriven,
            title: "Proefverslag".to_owned(),
            reference: "https://folie.example/proef".to_owned(),
            accepted: true,
        }],
        judged: vec![FrozenLevel {
            condition: Condition::MarketDriven,
            opinion: Opinion::ProgrammeManager,
            level: 2,
            reason: "Eén klant tekende.".to_owned(),
        }],
    };
    assert_eq!(content, Content { more: Some(expected), ..first });
}

#[test]
fn a_dossier_of_version_3_is_read_with_its_documents() {
    let content: Content = versioned::read(V3, 1).expect("a dossier");
    let before: Content = versioned::read(V2, 1).expect("a dossier");
    let document = FrozenDocument {
        document: "01900000-0000-7000-8000-000000000007".parse().expect("an id"),
        kind: DocumentKind::BusinessCase,
        name: "Businesscase BioFolie.pdf".to_owned(),
        number: 2,
        size: 48_213,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        purposes: vec![Purpose::BusinessCase],
        evidence: vec![Condition::MarketDriven],
    };
    assert_eq!(content, Content { documents: vec![document], ..before });
}

#[test]
fn a_dossier_of_version_4_is_read_and_written_as_it_is_with_what_reports_and_documents_say() {
    let Content { facts, results, .. } = versioned::golden(V4);
    let before: Content = versioned::read(V3, 1).expect("a dossier");
    let reports = ReportingFacts {
        asked: 3,
        approved: 2,
        open: 1,
        end: Some(ReportState::Submitted),
        delivered: Some(Delivered { promised: 5, accepted: 4 }),
        lessons: 2,
    };
    let agreement = AgreementFacts { name: "Overeenkomst BioFolie.pdf".to_owned(), is_signed_by_all: true };
    let documents = DocumentFacts { agreement: Some(agreement), ownership: Some("Eigendom BioFolie.pdf".to_owned()) };
    assert_eq!(facts, Facts { reports: Some(reports), documents: Some(documents), ..before.facts });
    assert_eq!(results[..before.results.len()], before.results);
}

#[test]
fn a_dossier_of_before_versions_is_version_1_and_one_of_before_reviews_has_none() {
    let Content { facts, results, texts, more, documents } = versioned::read(V1, 1).expect("a dossier");
    let expected = Content { facts: Facts { reviews: ReviewFacts::default(), ..facts }, results: results[..2].to_vec(), texts, more, documents };
    assert_eq!(versioned::read(BEFORE_VERSIONS, 1), Ok(expected));
}

#[test]
fn a_dossier_without_rules_or_with_facts_of_another_shape_is_an_error() {
    let whole: serde_json::Value = serde_json::from_str(V4).expect("JSON");
    for part in [
        "/documents",
        "/documents/0/sha256",
        "/more",
        "/more/evidence",
        "/more/judged/0/opinion",
        "/facts",
        "/results",
        "/texts",
        "/facts/partners",
        "/facts/project/phase",
        "/results/0/finding",
        "/texts/aim",
    ] {
        let mut spoilt = whole.clone();
        *spoilt.pointer_mut(part).expect("a part") = serde_json::Value::Null;
        let text = spoilt.to_string();
        let told = versioned::read::<Content>(&text, 7)
            .map_err(|error| error.to_string().starts_with("Custom Error: the frozen dossier of 7 cannot be read"));
        assert_eq!(told, Err(true), "{part}");
    }
    assert!(versioned::read::<Content>("{}", 7).is_err());
}

/// The place of a finding among all; a new one stops the build here, and wants a golden file with it.
const fn place(finding: &Finding) -> usize {
    match finding {
        Finding::Nothing => 0,
        Finding::MissingFields(_) => 1,
        Finding::DifferenceOf { .. } => 2,
        Finding::Amount { .. } => 3,
        Finding::MatchRatio { .. } => 4,
        Finding::Areas { .. } => 5,
        Finding::ResultIs(_) => 6,
        Finding::LeadAndContact { .. } => 7,
        Finding::Organisations { .. } => 8,
        Finding::Months { .. } => 9,
        Finding::CashShare { .. } => 10,
        Finding::CompanyCash(_) => 11,
        Finding::OwnShare { .. } => 12,
        Finding::Count(_) => 13,
        Finding::DateBy { .. } => 14,
        Finding::PossibleDuplicates(_) => 15,
        Finding::LevelsBelow(_) => 16,
        Finding::Judged { .. } => 17,
        Finding::BusinessCase { .. } => 18,
        Finding::PartnersWithoutRisk { .. } => 19,
        Finding::LargestCostShare { .. } => 20,
        Finding::ActiveSmes { .. } => 21,
        Finding::Application { .. } => 22,
        Finding::Accession(_) => 23,
        Finding::Instruments(_) => 24,
        Finding::Readiness { .. } => 25,
        Finding::Reviews { .. } => 26,
        Finding::PanelScore { .. } => 27,
        Finding::Lessons { .. } => 28,
        Finding::MarketProofs(_) => 29,
        Finding::EndReport(_) => 30,
        Finding::PhaseReports { .. } => 31,
        Finding::Delivered { .. } => 32,
        Finding::Agreement(_) => 33,
        Finding::JudgedOn { .. } => 34,
    }
}

const fn who(mender: &Mender) -> usize {
    match mender {
        Mender::LeadPartner => 0,
        Mender::Partner { .. } => 1,
        Mender::ProgrammeManager => 2,
        Mender::SteeringGroup => 3,
        Mender::Administrator => 4,
    }
}

#[test]
fn the_golden_dossier_has_every_finding_and_every_mender() {
    let results = versioned::golden::<Content>(V4).results;
    let findings: BTreeSet<usize> = results.iter().map(|one| place(&one.finding)).collect();
    let menders: BTreeSet<usize> = results.iter().map(|one| who(&one.mend)).collect();
    assert_eq!((findings, menders), ((0..35).collect(), (0..5).collect()));
}

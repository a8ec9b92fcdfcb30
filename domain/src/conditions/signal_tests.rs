//! What each condition shows, and which levels speak against it.

use super::{Condition, Gap, Level, Signal, gaps, signals};
use crate::Share;
use crate::gates::builder::{a_project_at, condition_levels, day};
use crate::gates::{Accession, BusinessCasePart, Gate};
use crate::partners::{OrganisationType, Region, SizeClass};
use crate::projects::{AreaStatus, ResultType};

#[test]
fn a_ready_project_has_no_gaps() {
    for gate in Gate::ALL {
        assert_eq!(gaps(&condition_levels(), &a_project_at(*gate).facts()), [], "{gate}");
    }
}

#[test]
fn the_gap_of_risk_sharing_names_the_partner_that_carries_nothing() {
    let facts = a_project_at(Gate::G1).with_row("Bouwblik Veiligheid", 10_000, 10_000, 0, 0).facts();
    let because = vec![Signal::PartnersAtZero { of: 4, names: vec!["Bouwblik Veiligheid".to_owned()] }];
    let gap = Gap { condition: Condition::RiskSharing, is: Level::new(4), need: Level::ALL[3], because };
    assert_eq!(gaps(&condition_levels(), &facts), [gap]);
}

#[test]
fn openness_is_not_presence() {
    let facts = a_project_at(Gate::G1).facts();
    let signals = signals(Condition::OpenToOutsiders, &facts);
    assert_eq!(signals, [Signal::Accession(Some(Accession::Open)), Signal::LargeOutsiders { names: Vec::new() }]);
    assert!(signals.iter().all(|signal| !signal.contradicts(Level::ALL[3])));
    assert!(signals.iter().any(|signal| signal.contradicts(Level::ALL[4])));
}

#[test]
fn a_signal_speaks_against_the_levels_of_its_rubric() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let largest = |points| Signal::LargestCostShare { name: String::new(), is: Share::basis_points(points) };
    let rows = [
        (Signal::RegionalKnowledge { names: names(&[]) }, vec![3, 4]),
        (Signal::RegionalKnowledge { names: names(&["UT"]) }, vec![]),
        (Signal::Facilities(0), vec![4]),
        (Signal::Facilities(1), vec![]),
        (Signal::ActiveSubAreas(0), vec![3, 4]),
        (Signal::ActiveSubAreas(1), vec![]),
        (Signal::ProductMarketCombination(false), vec![3, 4]),
        (Signal::ProductMarketCombination(true), vec![]),
        (Signal::ResultIs(None), vec![3, 4]),
        (Signal::ResultIs(Some(ResultType::BasicTechnology)), vec![3, 4]),
        (Signal::ResultIs(Some(ResultType::Application)), vec![]),
        (Signal::BusinessCaseParts { complete: 12, of: 13 }, vec![3, 4]),
        (Signal::BusinessCaseParts { complete: 13, of: 13 }, vec![]),
        (Signal::BusinessCaseAge(None), vec![2, 3, 4]),
        (Signal::BusinessCaseAge(Some(1_000)), vec![]),
        (Signal::BusinessCaseApproved(false), vec![3, 4]),
        (Signal::BusinessCaseApproved(true), vec![]),
        (Signal::ActiveSmes { names: names(&[]) }, vec![3, 4]),
        (Signal::ActiveSmes { names: names(&["Regge"]) }, vec![]),
        (Signal::SmeCostShare(None), vec![]),
        (Signal::PartnerRisk { name: String::new(), is: Share::basis_points(0) }, vec![]),
        (Signal::PartnersAtZero { of: 3, names: names(&["Regge"]) }, vec![3, 4]),
        (Signal::PartnersAtZero { of: 3, names: names(&[]) }, vec![]),
        (Signal::RiskRange { lowest: Share::basis_points(0), highest: Share::basis_points(10_000) }, vec![]),
        (largest(5_000), vec![]),
        (largest(5_001), vec![4]),
        (Signal::CashShare(None), vec![]),
        (Signal::CoreBusiness { name: String::new(), is: None }, vec![]),
        (Signal::Accession(None), vec![2, 3, 4]),
        (Signal::Accession(Some(Accession::Closed)), vec![1, 2, 3, 4]),
        (Signal::Accession(Some(Accession::Conditional)), vec![0]),
        (Signal::Accession(Some(Accession::Open)), vec![0]),
        (Signal::LargeOutsiders { names: names(&[]) }, vec![4]),
        (Signal::LargeOutsiders { names: names(&["Fabriek"]) }, vec![]),
        (Signal::LeadNamed(None), vec![2, 3, 4]),
        (Signal::LeadNamed(Some("Regge".to_owned())), vec![]),
    ];
    for (signal, expected) in rows {
        let told: Vec<u8> = Level::ALL.iter().filter(|level| signal.contradicts(**level)).map(|level| level.number()).collect();
        assert_eq!(told, expected, "{signal:?}");
    }
}

#[test]
fn knowledge_of_the_region_and_areas_on_the_list_show_for_the_knowledge_base() {
    let mut facts = a_project_at(Gate::G1)
        .with_partner("Hogeschool Ver Weg", OrganisationType::Knowledge, SizeClass::Large)
        .with_partner("Instituut Oost", OrganisationType::Knowledge, SizeClass::Large)
        .facts();
    facts.partners[3].region = Region::RestOfNetherlands;
    facts.partners[4].region = Region::EastNetherlands;
    let mut retired = facts.project.sub_areas[0].clone();
    retired.status = AreaStatus::Retired;
    facts.project.sub_areas.push(retired);
    facts.project.facilities = 2;
    let names = vec!["Universiteit Voorbeeld-Oost".to_owned(), "Instituut Oost".to_owned()];
    let expected = [Signal::RegionalKnowledge { names }, Signal::Facilities(2), Signal::ActiveSubAreas(1)];
    assert_eq!(signals(Condition::KnowledgeBase, &facts), expected);
}

#[test]
fn only_companies_are_asked_for_their_core_business_and_only_large_ones_from_elsewhere_are_outsiders() {
    let mut facts = a_project_at(Gate::G1).with_partner("Fabriek", OrganisationType::Company, SizeClass::Large).facts();
    facts.partners[0].is_core_business = Some(true);
    facts.partners[1].is_core_business = None;
    facts.partners[1].region = Region::Abroad;
    facts.partners[3].region = Region::Abroad;
    let core = |name: &str, is| Signal::CoreBusiness { name: name.to_owned(), is };
    let expected = [core("Regge Mechatronica", Some(true)), core("Bornerveld Sensoriek", None), core("Fabriek", Some(false))];
    assert_eq!(signals(Condition::OpenInnovation, &facts), expected);
    let outsiders = Signal::LargeOutsiders { names: vec!["Fabriek".to_owned()] };
    assert_eq!(signals(Condition::OpenToOutsiders, &facts), [Signal::Accession(Some(Accession::Open)), outsiders]);
}

#[test]
fn a_business_case_shows_its_complete_parts_its_age_in_days_and_who_approved_it() {
    let mut facts = a_project_at(Gate::G1).facts();
    facts.business_case.parts = vec![BusinessCasePart::Team, BusinessCasePart::Risks];
    facts.business_case.version_on = Some(day(2026, 11, 1));
    let parts = Signal::BusinessCaseParts { complete: 2, of: 13 };
    assert_eq!(signals(Condition::BusinessCase, &facts), [parts, Signal::BusinessCaseAge(Some(22)), Signal::BusinessCaseApproved(true)]);
}

//! From an asked gate to a signed decision, and everything that the server refuses on the way.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use axum::http::StatusCode;
use domain::Eur;
use domain::conditions::{Condition, Opinion};
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::gates::{BusinessCasePart, Gate, RuleId};
use domain::ids::{AssessmentId, EvidenceId, OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::projects::{Phase, ProjectKind, ResultType, Status, TagList};
use entity::{assessment, decision, dossier, evidence, judgement, organisation, partner, person, project, project_tag, snapshot};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use server::state::new_id;
use server::{audit, financing};

pub const WHY: &str = "De partners dragen allemaal risico, de business case is compleet en de eerste klant heeft zijn handtekening al gezet.";

/// What a test changes about a project that is ready for its gate.
pub struct Wanted {
    title: &'static str,
    phase: Phase,
    result: ResultType,
    area: &'static str,
    cash: i64,
    in_kind: i64,
    carries_risk: bool,
}

pub const READY: Wanted =
    Wanted { title: "SluisSens", phase: Phase::Intake, result: ResultType::Application, area: "HTS.1", cash: 0, in_kind: 20_000, carries_risk: true };

pub async fn person(poort: &Poort, name: &str) -> person::Model {
    let found = person::Entity::find().filter(person::Column::Email.eq(format!("{name}@demo.example"))).one(&poort.state.database.read).await;
    found.expect("a database").expect("a demo account")
}

async fn insert<M, A>(poort: &Poort, row: M)
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + Send + sea_orm::ActiveModelBehavior,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let transaction = poort.state.database.write_tx().await.expect("a transaction");
    A::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("a row");
    transaction.commit().await.expect("a commit");
}

/// A project with two companies and a university, ready for the gate of its phase.
pub async fn a_project(poort: &Poort, wanted: Wanted) -> ProjectId {
    let (id, manager) = (ProjectId(new_id()), person(poort, "manager").await);
    let gate = Gate::of(wanted.phase).expect("an open phase");
    let date = |text: &str| Some(text.parse().expect("a day"));
    insert(
        poort,
        project::Model {
            id,
            number: 1,
            title: wanted.title.to_owned(),
            search_text: String::new(),
            public_summary: "Sensoren in sluizen.".to_owned(),
            aim: "Minder stilstand.".to_owned(),
            product_market_combination: "Sensoren voor waterschappen".to_owned(),
            result_type: Some(wanted.result),
            kind: ProjectKind::ClusterProject,
            phase: wanted.phase,
            status: if wanted.phase == Phase::Intake { Status::Draft } else { Status::Active },
            entry_gate: Gate::G0,
            primary_sub_area: Some(wanted.area.to_owned()),
            cluster: None,
            lead_organisation_id: None,
            lead_name: String::new(),
            manager_id: Some(manager.id),
            contact_id: Some(manager.id),
            start_on: date("2027-01-01"),
            duration_months: Some(if gate == Gate::G0 { 9 } else { 36 }),
            next_gate_on: date("2027-09-01"),
            hold_until: None,
            recycles: 0,
            cost: Eur::ZERO,
            public_money: Eur::ZERO,
            own_cash: Eur::ZERO,
            own_in_kind: Eur::ZERO,
            other_money: Eur::ZERO,
            weakest_condition: None,
            weakest_level: None,
            is_demo: false,
            created_at: now(),
            updated_at: now(),
            version: 1,
        },
    )
    .await;
    let kinds = [OrganisationType::Company, OrganisationType::Company, OrganisationType::Knowledge];
    for (kind, position) in kinds.into_iter().zip(1..) {
        let (organisation, partner) = (OrganisationId(new_id()), PartnerId(new_id()));
        let name = format!("Partij {position} van {}", wanted.title);
        let size_class = (kind == OrganisationType::Company).then_some(SizeClass::Small);
        insert(
            poort,
            organisation::Model {
                id: organisation,
                search_name: name.to_lowercase(),
                name,
                organisation_type: kind,
                size_class,
                region: Region::Twente,
                sector: Sector::Manufacturing,
                kvk_number: None,
                foreign_register_id: None,
                needs_check: false,
                is_demo: false,
                created_at: now(),
                version: 1,
            },
        )
        .await;
        let role = if position == 1 { PartnerRole::Lead } else { PartnerRole::Participant };
        insert(poort, partner::Model { id: partner, project_id: id, organisation_id: organisation, role, core_business: Some(false), position })
            .await;
        let takes_risk = wanted.carries_risk || position != 2;
        let own = if takes_risk { Eur::euros(wanted.cash + wanted.in_kind) } else { Eur::ZERO };
        let public = Eur::euros(10_000);
        let row = FinancingRow {
            partner,
            cost: own + public,
            public: PublicMoney::only(PublicSource::Province, public),
            own_cash: if takes_risk { Eur::euros(wanted.cash) } else { Eur::ZERO },
            own_in_kind: if takes_risk { Eur::euros(wanted.in_kind) } else { Eur::ZERO },
            other: Eur::ZERO,
        };
        insert(poort, financing::store::row_of(id, gate.to(), &row)).await;
    }
    let tags = [(TagList::ApplicationArea, "application_areas"), (TagList::Challenge, "challenges")];
    for (list, _) in tags {
        let reference = poort.state.reference();
        let code = if list == TagList::Challenge { reference.challenges[0].code.clone() } else { reference.applications[0].code.clone() };
        insert(poort, project_tag::Model { project_id: id, list, code }).await;
    }
    let codes: Vec<_> = BusinessCasePart::ALL.iter().map(|part| part.code()).collect();
    insert(
        poort,
        dossier::Model {
            project_id: id,
            application_on: date("2026-11-01"),
            works_start_on: None,
            accession_clause: Some("open".to_owned()),
            trl: Some(6),
            proof_of_concept: "Rapport".to_owned(),
            lessons: "Een les".to_owned(),
            market_proofs: String::new(),
            business_case_parts: codes.join(","),
            business_case_on: date("2026-10-01"),
            business_case_approved: true,
            stopping_considered: "Gezien.".to_owned(),
        },
    )
    .await;
    for condition in Condition::ALL {
        let by = Some(manager.id);
        let (assessed, seen) = (AssessmentId(new_id()), EvidenceId(new_id()));
        let (condition_code, opinion, reason) = (*condition, Opinion::ProgrammeManager, String::new());
        insert(
            poort,
            assessment::Model { id: assessed, project_id: id, gate, condition_code, opinion, level: 4, reason, assessed_by: by, assessed_at: now() },
        )
        .await;
        let (title, reference) = ("Bewijs".to_owned(), String::new());
        insert(poort, evidence::Model { id: seen, project_id: id, condition_code, title, reference, accepted: true, added_by: by, added_at: now() })
            .await;
    }
    for rule in [RuleId::All07, RuleId::G0R15, RuleId::G1R17] {
        let reason = "Gezien en akkoord.".to_owned();
        let (rule_id, judged_by) = (rule.code().to_owned(), Some(manager.id));
        insert(poort, judgement::Model { project_id: id, gate, rule_id, met: true, reason, judged_by, judged_at: now() }).await;
    }
    id
}

pub async fn row(poort: &Poort, id: ProjectId) -> project::Model {
    project::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("a database").expect("a project")
}

pub async fn decisions(poort: &Poort) -> Vec<decision::Model> {
    decision::Entity::find().all(&poort.state.database.read).await.expect("a database")
}

pub async fn version(poort: &Poort, id: ProjectId) -> String {
    row(poort, id).await.version.to_string()
}

pub async fn ask(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate) -> Answer {
    let (key, version) = (new_id().to_string(), version(poort, id).await);
    visitor.post(&app::paths::gate_request(id, gate), &[("key", &key), ("version", &version)]).await
}

const GO: [(&str, &str); 5] = [
    ("outcome", "go"),
    ("rationale", WHY),
    ("public_summary", "Het project gaat door."),
    ("effective_on", "2027-01-01"),
    ("next_gate_on", "2027-09-01"),
];

pub async fn decide_at(visitor: &Visitor<'_>, id: ProjectId, gate: Gate, version: &str) -> Answer {
    let key = new_id().to_string();
    let pairs = [&GO[..], &[("key", key.as_str()), ("version", version)]].concat();
    visitor.post(&app::paths::decision_new(id, gate), &pairs).await
}

pub async fn decide(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate) -> Answer {
    decide_at(visitor, id, gate, &version(poort, id).await).await
}

pub async fn sign(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId) -> Answer {
    let last = decisions(poort).await.into_iter().max_by_key(|one| (one.decided_at, one.id)).expect("a decision");
    let (key, version) = (new_id().to_string(), version(poort, id).await);
    visitor.post(&app::paths::decision_sign(id, last.id), &[("key", &key), ("version", &version)]).await
}

#[tokio::test]
async fn a_start_fully_in_kind_is_accepted_by_two_people() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let unasked = decide(&poort, &manager, id, Gate::G0).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unasked.text.contains("Er is geen bevroren dossier") && unasked.text.contains(WHY));
    let asked = ask(&poort, &manager, id, Gate::G0).await;
    assert_eq!((asked.status, row(&poort, id).await.status), (StatusCode::SEE_OTHER, Status::GateRequested), "{}", asked.text);
    let decided = decide(&poort, &manager, id, Gate::G0).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    assert_eq!(row(&poort, id).await.phase, Phase::Intake);
    assert_eq!(sign(&poort, &manager, id).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let signed = sign(&poort, &second, id).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let after = row(&poort, id).await;
    assert_eq!((after.phase, after.status), (Phase::Start, Status::Active));
    assert_eq!(audit::verify(&poort.state.database.read).await.expect("a walk").broken, None);
    for path in [app::paths::gate(id, Gate::G0), app::paths::gate(id, Gate::G1), app::paths::gate_rules(id, Gate::G0)] {
        assert_eq!(manager.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let frozen = snapshot::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a dossier");
    let page = manager.get(&app::paths::snapshot(id, frozen.id)).await;
    assert!(page.text.contains(&frozen.sha256) && page.text.contains("ongewijzigd"), "{}", page.text);
    let page = manager.get(&app::paths::decision(id, decisions(&poort).await[0].id)).await;
    assert!(page.text.contains("Marieke Demo") && page.text.contains("Maarten Demo"));
    for sql in ["UPDATE decision SET rationale = 'anders'", "DELETE FROM decision"] {
        let transaction = poort.state.database.write_tx().await.expect("a transaction");
        assert!(transaction.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn no_cash_stops_gate_1_with_the_words_of_the_rule_and_mending_it_passes() {
    let poort = Poort::with_people().await;
    let stuck = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, ..READY }).await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    assert_eq!(ask(&poort, &manager, stuck, Gate::G1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(decide(&poort, &manager, stuck, Gate::G1).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the steering group decides");
    let refused = decide(&poort, &chair, stuck, Gate::G1).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Eigen geld van partners") && refused.text.contains("nodig is meer dan nul"), "{}", refused.text);
    let poort = Poort::with_people().await;
    let mended = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, cash: 10_000, ..READY }).await;
    let (manager, chair, second) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    drop(secretary);
    assert_eq!(ask(&poort, &manager, mended, Gate::G1).await.status, StatusCode::SEE_OTHER);
    let decided = decide(&poort, &chair, mended, Gate::G1).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    assert_eq!(sign(&poort, &manager, mended).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a programme manager does not sign gate 1");
    assert_eq!(sign(&poort, &second, mended).await.status, StatusCode::SEE_OTHER);
    assert_eq!(row(&poort, mended).await.phase, Phase::Innovation);
}

#[tokio::test]
async fn basic_technology_and_a_candidate_area_are_refused_at_intake() {
    for wanted in [
        Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY },
        Wanted { title: "ZonFolie", area: "MED", ..READY },
        Wanted { title: "Zonder risico", phase: Phase::Start, cash: 10_000, carries_risk: false, ..READY },
    ] {
        let poort = Poort::with_people().await;
        let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
        let gate = Gate::of(wanted.phase).expect("an open phase");
        let candidate = poort.state.reference().technology.iter().find(|area| area.status == domain::projects::AreaStatus::Candidate).cloned();
        let code: &'static str = Box::leak(candidate.expect("a candidate area").code.into_boxed_str());
        let id = a_project(&poort, Wanted { area: if wanted.area == "MED" { code } else { wanted.area }, ..wanted }).await;
        assert_eq!(ask(&poort, &manager, id, gate).await.status, StatusCode::SEE_OTHER);
        let refused = decide(&poort, &chair, id, gate).await;
        assert_eq!((refused.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
        assert!(refused.text.contains("Geef een reden om af te wijken"), "{}", refused.text);
    }
}

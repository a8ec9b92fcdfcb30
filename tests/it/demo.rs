//! The demo set: what it holds, that it comes once, and that it goes without a trace but in the history.

use crate::server_under_test::{PASSWORD, Poort};
use domain::Eur;
use domain::conditions::Condition;
use domain::gates::{Facts, Gate, Outcome, Readiness, RuleId, RuleResult, evaluate};
use domain::projects::{Phase, Status};
use entity::{assessment, decision, decision_condition, evidence, financing_row, instrument, organisation, partner, person, project, snapshot};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::gates::details::Details;
use server::security::tokens::sha256;
use std::collections::BTreeMap;

async fn projects(poort: &Poort) -> Vec<project::Model> {
    project::Entity::find().order_by_asc(project::Column::Number).all(&poort.state.database.read).await.expect("projects")
}

async fn decisions(poort: &Poort) -> Vec<decision::Model> {
    decision::Entity::find().all(&poort.state.database.read).await.expect("decisions")
}

async fn project(poort: &Poort, title: &str) -> project::Model {
    project::Entity::find().filter(project::Column::Title.eq(title)).one(&poort.state.database.read).await.expect("a query").expect("the project")
}

/// The results in the last snapshot of a project.
async fn frozen(poort: &Poort, title: &str) -> (Facts, Vec<RuleResult>) {
    let project = project(poort, title).await;
    let snapshots = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(project.id)).order_by_desc(snapshot::Column::Number);
    let last = snapshots.one(&poort.state.database.read).await.expect("a query").expect("a snapshot");
    let mut content: serde_json::Value = serde_json::from_str(&last.content).expect("JSON");
    let read = |value: serde_json::Value| serde_json::from_value(value).expect("facts");
    (read(content["facts"].take()), serde_json::from_value(content["results"].take()).expect("results"))
}

fn open(gate: Gate, results: &[RuleResult]) -> (Vec<RuleId>, Vec<RuleId>, Vec<RuleId>) {
    let Readiness { blockers, deviations_needed, warnings, .. } = Readiness::of(gate, results);
    let ids = |results: Vec<RuleResult>| results.iter().map(|one| one.rule).collect();
    (ids(blockers), ids(deviations_needed), ids(warnings))
}

#[tokio::test]
async fn the_demo_set_is_the_one_of_the_specification() {
    let poort = Poort::with_demo().await;
    let all = projects(&poort).await;
    let organisations = organisation::Entity::find().all(&poort.state.database.read).await.expect("organisations");
    assert_eq!((all.len(), organisations.len()), (24, 36));
    assert!(organisations.iter().all(|one| one.is_demo && one.name.ends_with("(fictief)")));
    let counted: Vec<&project::Model> = all.iter().filter(|one| one.phase != Phase::Intake).collect();
    let sum = |amount: fn(&project::Model) -> Eur| counted.iter().map(|one| amount(one)).sum::<Eur>();
    let totals = [sum(|one| one.cost), sum(|one| one.public_money), sum(|one| one.own_cash), sum(|one| one.own_in_kind), sum(|one| one.other_money)];
    assert_eq!(totals, [23_428_000, 10_564_000, 5_371_000, 7_343_000, 150_000].map(Eur::euros));
    let people = person::Entity::find().count(&poort.state.database.read).await.expect("people");
    // One of the members of the steering group has left.
    assert_eq!(people, 2 + 9 + 8 + 30 + 1);
    let verdict = server::store::events::verify(&poort.state.database.read).await.expect("a walk");
    assert_eq!(verdict.broken, None);
    assert!(all.iter().all(|one| one.is_demo && one.lead_organisation_id.is_some() && one.contact_id.is_some()));
}

#[tokio::test]
async fn every_row_of_money_balances_and_nobody_pays_less_than_nothing() {
    let poort = Poort::with_demo().await;
    let rows = financing_row::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert!(rows.len() > 100);
    for row in rows {
        let public = row.public_european + row.public_national + row.public_province + row.public_municipality;
        assert_eq!(row.cost, public + row.own_cash + row.own_in_kind + row.other, "{row:?}");
        let amounts = [row.cost, public, row.own_cash, row.own_in_kind, row.other];
        assert!(amounts.iter().all(|amount| *amount >= Eur::ZERO), "{row:?}");
    }
}

#[tokio::test]
async fn decisions_are_counted_as_the_specification_counts_them() {
    let poort = Poort::with_demo().await;
    let all = decisions(&poort).await;
    let (all, waiting): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.signed_at.is_some());
    assert_eq!(all.len(), 47, "and one stop by the partners makes forty-eight");
    let of_pump = project(&poort, "MicroPomp").await.id;
    assert_eq!(
        waiting.iter().map(|one| (one.project_id, one.supersedes_id.is_some())).collect::<Vec<_>>(),
        [(of_pump, true)],
        "one correction waits"
    );
    assert!(all.iter().all(|one| one.signed_by.is_some_and(|signer| signer != one.decided_by) && one.rationale.chars().count() >= 100));
    let mut counts: BTreeMap<(Gate, Outcome), u32> = BTreeMap::new();
    for one in all.iter().filter(|one| one.supersedes_id.is_none()) {
        *counts.entry((one.gate, one.outcome)).or_default() += 1;
    }
    let expected = [
        ((Gate::G0, Outcome::Go), 21),
        ((Gate::G0, Outcome::Hold), 1),
        ((Gate::G0, Outcome::NoGo), 2),
        ((Gate::G1, Outcome::Go), 12),
        ((Gate::G1, Outcome::ConditionalGo), 1),
        ((Gate::G1, Outcome::Recycle), 1),
        ((Gate::G1, Outcome::NoGo), 1),
        ((Gate::G2, Outcome::Go), 4),
        ((Gate::G2, Outcome::Hold), 1),
        ((Gate::G3, Outcome::Graduated), 1),
        ((Gate::G3, Outcome::ClosedCompleted), 1),
    ];
    assert_eq!(counts, expected.into());
    let today = poort.state.clock.today();
    let conditions = decision_condition::Entity::find().all(&poort.state.database.read).await.expect("conditions");
    assert_eq!((conditions.len(), conditions.iter().filter(|one| one.due_on < today).count()), (3, 2));
    let stops = entity::stop_proposal::Entity::find().all(&poort.state.database.read).await.expect("stops");
    let (confirmed, waiting): (Vec<_>, Vec<_>) = stops.into_iter().partition(|one| one.confirmed_at.is_some());
    assert_eq!(confirmed.iter().map(|one| one.project_id).collect::<Vec<_>>(), [project(&poort, "CoatSafe").await.id]);
    assert_eq!(waiting.iter().map(|one| one.project_id).collect::<Vec<_>>(), [project(&poort, "RapidSteun").await.id], "one proposal waits");
}

#[tokio::test]
async fn frozen_dossiers_tell_what_the_rules_say_of_them() {
    let poort = Poort::with_demo().await;
    let reference = poort.state.reference();
    for one in snapshot::Entity::find().all(&poort.state.database.read).await.expect("snapshots") {
        assert_eq!(one.sha256, sha256(&one.content));
        let content: serde_json::Value = serde_json::from_str(&one.content).expect("JSON");
        let facts: Facts = serde_json::from_value(content["facts"].clone()).expect("facts");
        let results: Vec<RuleResult> = serde_json::from_value(content["results"].clone()).expect("results");
        assert_eq!(evaluate(&reference.rules, &facts), results);
    }
    let none = Vec::new;
    assert_eq!(open(Gate::G1, &frozen(&poort, "BioFolie").await.1), (vec![RuleId::G1R03, RuleId::G1R09, RuleId::G1R10], vec![RuleId::G1R04], none()));
    assert_eq!(open(Gate::G1, &frozen(&poort, "RoboNoaber").await.1), (vec![RuleId::G1R09, RuleId::G1R10], none(), none()));
    assert_eq!(open(Gate::G0, &frozen(&poort, "SluisSens").await.1), (none(), none(), vec![RuleId::G0R11]));
    assert_eq!(open(Gate::G0, &frozen(&poort, "NanoNeus").await.1).1, vec![RuleId::G0R02, RuleId::G0R15]);
    assert_eq!(open(Gate::G0, &frozen(&poort, "ZonFolie").await.1).1, vec![RuleId::G0R01, RuleId::G0R15]);
    let (blockers, deviations, _) = open(Gate::G2, &frozen(&poort, "MembraanThuis").await.1);
    assert_eq!(blockers, none());
    assert_eq!(deviations, [RuleId::G2R03, RuleId::G2R04, RuleId::G2R05, RuleId::G2R09, RuleId::G2R13]);
}

#[tokio::test]
async fn a_signed_go_met_every_rule_or_says_why_not() {
    let poort = Poort::with_demo().await;
    let goes_on = |one: &decision::Model| matches!(one.outcome, Outcome::Go | Outcome::ConditionalGo | Outcome::Graduated);
    for one in decisions(&poort).await.into_iter().filter(goes_on) {
        let snapshot = snapshot::Entity::find_by_id(one.snapshot_id.expect("a snapshot")).one(&poort.state.database.read).await.expect("a query");
        let content: serde_json::Value = serde_json::from_str(&snapshot.expect("the snapshot").content).expect("JSON");
        let results: Vec<RuleResult> = serde_json::from_value(content["results"].clone()).expect("results");
        let (blockers, deviations, _) = open(one.gate, &results);
        assert_eq!(blockers, Vec::new(), "{} {}", content["facts"]["project"]["title"], one.gate);
        let details = Details::read(&one).expect("details").decision;
        let unexplained: Vec<&RuleId> = deviations.iter().filter(|rule| !details.deviations.contains_key(rule)).collect();
        assert_eq!(unexplained, Vec::<&RuleId>::new(), "{} {}", content["facts"]["project"]["title"], one.gate);
        assert_eq!(details.committed(), one.approved_public);
    }
}

#[tokio::test]
async fn the_states_of_the_projects_are_possible_and_dated_from_today() {
    let poort = Poort::with_demo().await;
    let today = poort.state.clock.today();
    for one in projects(&poort).await {
        assert!(domain::projects::Place { phase: one.phase, status: one.status }.is_possible(), "{}", one.title);
        let waits = matches!(one.status, Status::Active | Status::Recycled);
        assert!(!waits || one.next_gate_on.is_some_and(|day| day > today), "{} has its next gate ahead: {:?}", one.title, one.next_gate_on);
        assert!(one.start_on.is_some() && one.duration_months.is_some(), "{}", one.title);
    }
    let held = project(&poort, "WaterWeefsel").await;
    assert_eq!(held.hold_until.map(|day| (day - today).num_days()), Some(40));
    let clean = project(&poort, "LabChip Vecht").await;
    assert_eq!((clean.weakest_condition, clean.weakest_level), (Some(Condition::KnowledgeBase), Some(3)));
    let robot = project(&poort, "RoboNoaber").await;
    assert_eq!((robot.phase, robot.status), (Phase::Start, Status::UnderReview));
}

#[tokio::test]
async fn a_second_load_changes_nothing_and_removal_leaves_what_is_real() {
    let poort = Poort::with_demo().await;
    let before = (projects(&poort).await, decisions(&poort).await);
    assert_eq!(server::demo::load(&poort.state, Some(PASSWORD.to_owned())).await.expect("a second load"), None);
    assert_eq!((projects(&poort).await, decisions(&poort).await), before);

    let mut real = organisation::Entity::find().one(&poort.state.database.read).await.expect("a query").expect("an organisation");
    real.id = domain::ids::OrganisationId(server::state::new_id());
    (real.is_demo, real.kvk_number, real.name) = (false, Some("12345678".to_owned()), "Echt B.V.".to_owned());
    let transaction = poort.state.begin().await.expect("a transaction");
    let row = sea_orm::IntoActiveModel::into_active_model(real.clone());
    organisation::Entity::insert(row).exec_without_returning(&transaction).await.expect("a real organisation");
    transaction.finish([]).await.expect("a commit");

    server::demo::remove(&poort.state).await.expect("removal");
    let read = &poort.state.database.read;
    assert_eq!(organisation::Entity::find().all(read).await.expect("organisations"), vec![real]);
    let left = [
        project::Entity::find().count(read).await,
        person::Entity::find().count(read).await,
        partner::Entity::find().count(read).await,
        financing_row::Entity::find().count(read).await,
        instrument::Entity::find().count(read).await,
        assessment::Entity::find().count(read).await,
        evidence::Entity::find().count(read).await,
        snapshot::Entity::find().count(read).await,
        decision::Entity::find().count(read).await,
        entity::stop_proposal::Entity::find().count(read).await,
    ];
    assert!(left.iter().all(|count| matches!(count, Ok(0))), "{left:?}");
    assert_eq!(server::store::events::verify(read).await.expect("a walk").broken, None);
    assert!(server::demo::load(&poort.state, Some(PASSWORD.to_owned())).await.expect("a new load").is_some());
}

#[tokio::test]
async fn a_large_portfolio_is_the_same_for_the_same_seed_and_keeps_the_chain() {
    let described = async |seed: u64| {
        let poort = Poort::with_demo().await;
        let rows = server::demo::bulk(&poort.state, 60, seed).await.expect("a portfolio");
        let all = projects(&poort).await;
        assert_eq!(all.len(), 24 + 60);
        let verdict = server::store::events::verify(&poort.state.database.read).await.expect("a walk");
        assert_eq!(verdict.broken, None);
        for one in financing_row::Entity::find().all(&poort.state.database.read).await.expect("rows") {
            let public = one.public_european + one.public_national + one.public_province + one.public_municipality;
            assert_eq!(one.cost, public + one.own_cash + one.own_in_kind + one.other);
        }
        let kept: Vec<_> = all.into_iter().skip(24).map(|one| (one.id, one.title, one.phase, one.status, one.lead_name, one.cost)).collect();
        server::demo::remove(&poort.state).await.expect("removal");
        assert_eq!(projects(&poort).await, Vec::new());
        (rows, kept)
    };
    let (first, again, other) = (described(7).await, described(7).await, described(8).await);
    assert_eq!(first, again);
    assert_ne!(first.1, other.1);
}

//! How many statements a page sends to the database, for whoever may open it. The number is no target: it stays small because none is sent for
//! each row.

use crate::server_under_test::{Poort, Visitor, listened};
use crate::story::a_gate::{READY, a_project, ask, decide_so, sign};
use crate::story::undoing::RECYCLE;
use axum::http::StatusCode;
use domain::Eur;
use domain::financing::InstrumentKind;
use domain::gates::{Gate, RuleId};
use domain::ids::{EvidenceId, InstrumentId, OrganisationId, PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::Phase;
use entity::{decision, evidence, financing_row, instrument, judgement, organisation, partner, project, snapshot};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use server::routes::all;
use server::state::new_id;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// The page of a gate gathers the facts of nine features.
const MOST: u32 = 22;
/// My work asks each feature once, and the costs of a partner are shown beside its budget, its plan and what may be paid. None of it is for each row.
const MORE: [(&str, u32); 2] = [("/my-work", 23), ("/projects/{project}/reports/{report}/costs/{part}", 30)];

/// What stands in the place of a name in a path, for one project of the demo set.
struct Names(BTreeMap<&'static str, Vec<String>>);

impl Names {
    async fn of(poort: &Poort, id: ProjectId) -> Self {
        let read = &poort.state.database.read;
        let partners = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).all(read).await.expect("partners");
        let instruments = instrument::Entity::find().filter(instrument::Column::ProjectId.eq(id)).all(read).await.expect("instruments");
        let in_kind = entity::in_kind_line::Entity::find().filter(entity::in_kind_line::Column::ProjectId.eq(id)).all(read).await.expect("lines");
        let documents =
            entity::document::Entity::find().filter(entity::document::Column::ProjectId.eq(id)).limit(2).all(read).await.expect("documents");
        let decisions = decision::Entity::find().filter(decision::Column::ProjectId.eq(id)).all(read).await.expect("decisions");
        let snapshots = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(id)).all(read).await.expect("snapshots");
        let organisations = organisation::Entity::find().order_by_asc(organisation::Column::Id).limit(2).all(read).await.expect("organisations");
        let expert = entity::expert::Entity::find().one(read).await.expect("experts").expect("one");
        let roles = entity::person_role::Entity::find().filter(entity::person_role::Column::PersonId.eq(expert.person_id));
        let role = roles.one(read).await.expect("roles").expect("that of an expert");
        let batch = entity::payment_batch::Entity::find().one(read).await.expect("proposals").expect("the one that waits");
        let reports = entity::report::Entity::find().filter(entity::report::Column::ProjectId.eq(id));
        let reports = reports.order_by_asc(entity::report::Column::UntilOn).limit(1).all(read).await.expect("reports");
        let parts = entity::report_part::Entity::find().filter(entity::report_part::Column::ReportId.is_in(reports.iter().map(|one| one.id)));
        let parts = parts.limit(1).all(read).await.expect("parts");
        let lessons = entity::lesson::Entity::find().order_by_asc(entity::lesson::Column::PublishedAt).all(read).await.expect("lessons");
        let stops = entity::stop_proposal::Entity::find().filter(entity::stop_proposal::Column::ConfirmedAt.is_not_null());
        let stops = stops.all(read).await.expect("stops");
        let some = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let names = [
            ("{project}", vec![id.to_string()]),
            ("{gate}", some(&["G0", "G1", "G2", "G3"])),
            ("{phase}", some(&["start", "innovation", "market_entry"])),
            ("{condition}", some(&["C1", "C5"])),
            ("{partner}", partners.last().map(|one| one.id.to_string()).into_iter().collect()),
            ("{instrument}", instruments.first().map(|one| one.id.to_string()).into_iter().collect()),
            ("{document}", documents.iter().map(|one| one.id.to_string()).collect()),
            ("{number}", some(&["1"])),
            ("{line}", in_kind.first().map(|one| one.id.to_string()).into_iter().collect()),
            ("{report}", reports.iter().map(|one| one.id.to_string()).collect()),
            ("{part}", partners.iter().map(|one| one.organisation_id.to_string()).chain(parts.iter().map(|one| one.id.to_string())).collect()),
            ("{lesson}", lessons.iter().map(|one| one.id.to_string()).collect()),
            ("{stop}", stops.iter().map(|one| one.id.to_string()).collect()),
            ("{section}", some(&["activities"])),
            ("{entry}", Vec::new()),
            ("{cost}", Vec::new()),
            ("{waiting}", Vec::new()),
            ("{decision}", decisions.iter().map(|one| one.id.to_string()).collect()),
            ("{snapshot}", snapshots.iter().map(|one| one.id.to_string()).collect()),
            ("{facility}", some(&["high-tech-factory"])),
            ("{organisation}", vec![organisations[0].id.to_string()]),
            ("{other}", vec![organisations[1].id.to_string()]),
            ("{person}", vec![expert.person_id.to_string()]),
            ("{parameter}", some(&["mandate"])),
            ("{list}", some(&["technology"])),
            ("{code}", some(&["HTS.1"])),
            ("{kind}", some(&["review_asked"])),
            ("{language}", some(&["nl"])),
            ("{role}", vec![role.id.to_string()]),
            ("{batch}", vec![batch.id.to_string()]),
        ];
        Self(names.into())
    }

    /// Every address that a path stands for here.
    fn addresses(&self, path: &str) -> Vec<String> {
        let asks = match path.rsplit_once('/').map(|(list, last)| (list.rsplit('/').next().unwrap_or_default(), last)) {
            Some(("instruments", "new")) => "?kind=loan",
            Some(("in-kind", "new")) => "?method=fixed_rate",
            Some(_) | None => "",
        };
        let mut addresses = vec![format!("{path}{asks}")];
        for (name, values) in &self.0 {
            if path.contains(name) {
                addresses = addresses.iter().flat_map(|address| values.iter().map(|value| address.replace(name, value))).collect();
            }
        }
        addresses
    }
}

async fn opened(visitor: &Visitor<'_>, address: &str) -> (StatusCode, u32) {
    let (answer, statements) = listened(visitor.get(address)).await;
    (answer.status, u32::try_from(statements.len()).expect("a handful"))
}

/// The project of the demo set that the demo partner takes part in without leading, and that has most behind it.
async fn takes_part_in(poort: &Poort) -> ProjectId {
    let read = &poort.state.database.read;
    let works_for = server::people::store::by_email(read, "partner@demo.example").await.expect("a database").expect("Petra");
    let person = entity::person::Entity::find_by_id(works_for.id).one(read).await.expect("a database").expect("Petra");
    let places = partner::Entity::find().filter(partner::Column::OrganisationId.eq(person.organisation_id));
    let places = places.filter(partner::Column::Role.ne(PartnerRole::Lead)).all(read).await.expect("places");
    let mut most = (0, places.first().expect("a place").project_id);
    for place in places {
        let decisions = decision::Entity::find().filter(decision::Column::ProjectId.eq(place.project_id)).all(read).await.expect("decisions");
        most = most.max((decisions.len(), place.project_id));
    }
    most.1
}

async fn of_title(poort: &Poort, title: &str) -> ProjectId {
    let found = project::Entity::find().filter(project::Column::Title.eq(title)).one(&poort.state.database.read).await;
    found.expect("a database").expect("the project").id
}

#[tokio::test]
async fn every_page_of_a_manager_a_lead_and_a_participant_sends_a_handful() {
    let poort = Poort::with_demo().await;
    let projects = ["SluisSens", "PrintHuid", "BioFolie", "SlimGlas", "CoatSafe"];
    let (mut seen, mut too_many) = (BTreeSet::new(), BTreeMap::new());
    let mut visits: Vec<(&str, ProjectId)> = vec![("partner", takes_part_in(&poort).await), ("partner", of_title(&poort, "SluisSens").await)];
    for title in projects {
        visits.push(("manager", of_title(&poort, title).await));
    }
    visits.extend([("steering", of_title(&poort, "BioFolie").await), ("admin", of_title(&poort, "BioFolie").await)]);
    for (who, id) in visits {
        let visitor = poort.signed_in(who).await;
        let names = Names::of(&poort, id).await;
        for route in all().into_iter().filter(|route| route.method == "GET") {
            for address in names.addresses(route.path) {
                let (status, count) = opened(&visitor, &address).await;
                if status != StatusCode::OK {
                    continue;
                }
                seen.insert(route.path);
                let most = MORE.iter().find(|(path, _)| *path == route.path).map_or(MOST, |(_, most)| *most);
                if count > most {
                    too_many.insert((who, route.path), count);
                }
            }
        }
    }
    assert_eq!(too_many, BTreeMap::new());
    let pages: BTreeSet<_> = all().into_iter().filter(|route| route.method == "GET").map(|route| route.path).collect();
    // The pages of an expert and of a panel are counted in their own stories; a line of costs is there while a partner writes; those behind a one-time link ask for one row.
    let is_review = |path: &&str| {
        ["/reviews", "/rounds/{round}", "/profile", "/invitation", "/resume", "/reset/", "/email-change"].iter().any(|own| path.starts_with(own))
    };
    let unseen: Vec<_> = pages.difference(&seen).copied().filter(|path| !is_review(path)).collect();
    assert_eq!(
        unseen,
        [
            "/",
            "/assets/{name}",
            "/import/{import}",
            "/payments/batches/{batch}/file",
            "/payments/statements/{statement}",
            "/projects/{project}/changes/{change}",
            "/projects/{project}/changes/{change}/edit",
            "/projects/{project}/changes/{change}/take-back",
            "/projects/{project}/changes/{change}/withdraw",
            "/projects/{project}/documents/{document}/versions/{number}/picture",
            "/projects/{project}/logbook/{entry}",
            "/projects/{project}/reports/{report}/costs/{part}/lines/{cost}",
            "/projects/{project}/reports/{report}/costs/{part}/lines/{cost}/correct",
            "/projects/{project}/reports/{report}/costs/{part}/new",
            "/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}",
            "/projects/{project}/reports/{report}/costs/{part}/workbook",
            "/projects/{project}/reports/{report}/costs/{part}/workbook/download",
            "/projects/{project}/uploads/{upload}",
            "/sign-in/second-step",
            "/sso",
            "/sso/callback",
            "/sso/link",
            "/unsent/latest"
        ],
        "the other pages were opened and counted"
    );
}

/// Decided about once more, with a dossier of its own.
async fn goes_round(poort: &Poort, id: ProjectId) {
    let manager = poort.signed_in("manager").await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    decide_so(poort, &manager, id, Gate::G0, &RECYCLE).await.onward();
    sign(poort, &poort.signed_in("manager2").await, id).await.onward();
}

/// Judgements at gate 0 on rules of another, and a loan.
async fn grows(poort: &Poort, id: ProjectId, of: Gate) {
    let write = poort.state.begin().await.expect("a write");
    for rule in RuleId::ALL.iter().filter(|rule| rule.gate() == Some(of)) {
        let (rule_id, reason) = (rule.code().to_owned(), "Gezien.".to_owned());
        let judged_at = poort.state.clock.now();
        let row = judgement::Model { project_id: id, gate: Gate::G0, rule_id, met: true, reason, judged_by: None, judged_at };
        row.into_active_model().insert(&write).await.expect("a judgement");
    }
    let loan = instrument::Model {
        id: InstrumentId(new_id()),
        project_id: id,
        phase: Phase::Start,
        kind: InstrumentKind::Loan,
        counterparty: "Oost".to_owned(),
        amount: Eur::euros(1_000),
        signed_on: None,
        details: "{}".to_owned(),
        position: 0,
    };
    loan.into_active_model().insert(&write).await.expect("a loan");
    write.finish([]).await.expect("the write holds");
}

/// A second partner with money beside each, a second piece beside each piece of evidence, and a second project of the same lead and title
/// beside each project.
async fn doubles(poort: &Poort, id: ProjectId) {
    let (read, write) = (&poort.state.database.read, poort.state.begin().await.expect("a write"));
    for row in evidence::Entity::find().all(read).await.expect("evidence") {
        let second = evidence::ActiveModel { id: Set(EvidenceId(new_id())), ..row.into_active_model() };
        second.insert(&write).await.expect("evidence");
    }
    let rows = financing_row::Entity::find().all(read).await.expect("money");
    for row in poort.story().partners_now(id).await {
        let organisation = organisation::Entity::find_by_id(row.organisation_id).one(read).await.expect("a database").expect("one");
        let (second, with) = (OrganisationId(new_id()), PartnerId(new_id()));
        organisation::ActiveModel { id: Set(second), ..organisation.into_active_model() }.insert(&write).await.expect("an organisation");
        let money = rows.iter().filter(|one| one.partner_id == row.id);
        let place = partner::ActiveModel {
            id: Set(with),
            organisation_id: Set(second),
            role: Set(PartnerRole::Participant),
            ..row.clone().into_active_model()
        };
        place.insert(&write).await.expect("a partner");
        for one in money {
            financing_row::ActiveModel { partner_id: Set(with), ..one.clone().into_active_model() }.insert(&write).await.expect("money");
        }
    }
    let projects = project::Entity::find().all(read).await.expect("projects");
    for row in projects {
        let second = project::ActiveModel { id: Set(ProjectId(new_id())), number: Set(row.number + 1_000), ..row.into_active_model() };
        second.insert(&write).await.expect("a project");
    }
    write.finish([]).await.expect("the write holds");
}

#[tokio::test]
async fn a_page_sends_no_more_statements_for_twice_the_rows() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    goes_round(&poort, id).await;
    grows(&poort, id, Gate::G2).await;
    let of_project =
        ["", "/gates/G0", "/gates/G0/rules", "/gates/G0/request", "/gates/G0/decision", "/conditions/G0", "/conditions/G0/C1", "/partners"];
    let of_project = of_project.iter().map(|page| format!("/projects/{id}{page}"));
    let pages: Vec<_> = ["/projects", "/my-work", "/conditions"].map(str::to_owned).into_iter().chain(of_project).collect();
    let mut visitors = Vec::new();
    for who in ["manager", "partner", "steering"] {
        visitors.push((who, poort.signed_in(who).await));
    }
    let count = async || {
        // Nobody writes while pages are counted, and no figure of before is told any more.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let mut counts = BTreeMap::new();
        for (who, visitor) in &visitors {
            for page in &pages {
                counts.insert((*who, page.clone()), opened(visitor, page).await);
            }
        }
        counts
    };
    let before = count().await;
    goes_round(&poort, id).await;
    grows(&poort, id, Gate::G3).await;
    doubles(&poort, id).await;
    assert_eq!(count().await, before);
    let seen = before.iter().filter(|(_, (status, _))| *status == StatusCode::OK).map(|((who, _), _)| *who);
    assert_eq!(seen.collect::<BTreeSet<_>>(), ["manager", "partner", "steering"].into());
}

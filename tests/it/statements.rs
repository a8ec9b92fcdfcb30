//! How many statements a page sends to the database, for whoever may open it. The number is no target: it stays small because none is sent for
//! each row.

use crate::server_under_test::{Poort, Visitor};
use axum::http::StatusCode;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use entity::{decision, instrument, organisation, partner, project, snapshot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::routes::all;
use server::store::database::QUERIES;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

const MOST: u32 = 8;

/// What stands in the place of a name in a path, for one project of the demo set.
struct Names(BTreeMap<&'static str, Vec<String>>);

impl Names {
    async fn of(poort: &Poort, id: ProjectId) -> Self {
        let read = &poort.state.database.read;
        let partners = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).all(read).await.expect("partners");
        let instruments = instrument::Entity::find().filter(instrument::Column::ProjectId.eq(id)).all(read).await.expect("instruments");
        let decisions = decision::Entity::find().filter(decision::Column::ProjectId.eq(id)).all(read).await.expect("decisions");
        let snapshots = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(id)).all(read).await.expect("snapshots");
        let organisation = organisation::Entity::find().one(read).await.expect("organisations").expect("one");
        let expert = entity::expert::Entity::find().one(read).await.expect("experts").expect("one");
        let some = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let names = [
            ("{project}", vec![id.to_string()]),
            ("{gate}", some(&["G0", "G1", "G2", "G3"])),
            ("{phase}", some(&["start", "innovation", "market_entry"])),
            ("{condition}", some(&["C1", "C5"])),
            ("{partner}", partners.last().map(|one| one.id.to_string()).into_iter().collect()),
            ("{instrument}", instruments.first().map(|one| one.id.to_string()).into_iter().collect()),
            ("{decision}", decisions.iter().map(|one| one.id.to_string()).collect()),
            ("{snapshot}", snapshots.iter().map(|one| one.id.to_string()).collect()),
            ("{facility}", some(&["high-tech-factory"])),
            ("{organisation}", vec![organisation.id.to_string()]),
            ("{person}", vec![expert.person_id.to_string()]),
        ];
        Self(names.into())
    }

    /// Every address that a path stands for here.
    fn addresses(&self, path: &str) -> Vec<String> {
        let asks = if path.ends_with("/instruments/new") { "?kind=loan" } else { "" };
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
    QUERIES.scope(Cell::new(0), async { (visitor.get(address).await.status, QUERIES.with(Cell::get)) }).await
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
                if count > MOST {
                    too_many.insert((who, route.path), count);
                }
            }
        }
    }
    assert_eq!(too_many, BTreeMap::new());
    let pages: BTreeSet<_> = all().into_iter().filter(|route| route.method == "GET").map(|route| route.path).collect();
    // The pages of an expert and of a panel are counted in their own stories.
    let is_review = |path: &&str| ["/reviews", "/rounds/{round}", "/profile", "/invitation", "/resume"].iter().any(|own| path.starts_with(own));
    let unseen: Vec<_> = pages.difference(&seen).copied().filter(|path| !is_review(path)).collect();
    assert_eq!(unseen, ["/", "/assets/{name}", "/import/{import}"], "the other pages were opened and counted");
}

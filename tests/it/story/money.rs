//! A draft with three partners for the stories about money: one that leads, a university, and one that only looks on.

use crate::server_under_test::{Answer, Poort, Visitor};
use domain::financing::FinancingRow;
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use entity::{history, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::dossier::money;

/// The project; the partner account works for the lead.
pub struct MoneyStory {
    pub poort: Poort,
    pub project: ProjectId,
    pub lead: PartnerId,
    pub university: PartnerId,
    pub interested: PartnerId,
}

/// A project at work, led by an organisation.
pub async fn add_project(poort: &Poort, title: &str, lead: OrganisationId) -> ProjectId {
    poort.story().project(title).in_phase(Phase::Start).led_by(lead).arrives().await
}

pub async fn a_story() -> MoneyStory {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let company = story.organisation("Membraanhuis Oost").arrives().await;
    let university = story.organisation("Universiteit Voorbeeld").knowledge().arrives().await;
    let onlooker = story.organisation("Kijker").arrives().await;
    story.works_for("partner", company).await;
    let project = story.project("MembraanThuis").led_by(company);
    let project = project.with(university, PartnerRole::Participant).with(onlooker, PartnerRole::Interested).arrives().await;
    let partners = story.partners_now(project).await;
    let [lead, university, interested] = [0, 1, 2].map(|place: usize| partners[place].id);
    MoneyStory { poort, project, lead, university, interested }
}

impl MoneyStory {
    pub fn path(&self, phase: Phase) -> String {
        format!("/projects/{}/financing/{phase}", self.project)
    }

    pub async fn project(&self) -> project::Model {
        self.poort.story().project_now(self.project).await
    }

    pub async fn rows(&self, phase: Phase) -> Vec<FinancingRow> {
        money::rows(&self.poort.state.database.read, self.project, phase).await.expect("rows")
    }

    pub async fn events(&self, action: &str) -> u64 {
        let events = history::Entity::find().filter(history::Column::ProjectId.eq(self.project)).filter(history::Column::Action.eq(action));
        events.count(&self.poort.state.database.read).await.expect("events")
    }

    pub async fn set_status(&self, status: Status) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let row = project::ActiveModel { id: Set(self.project), status: Set(status), ..Default::default() };
        row.update(&transaction).await.expect("the status is set");
        transaction.finish([]).await.expect("the write holds");
    }

    /// Saves one amount pair for the lead: cost and cash.
    pub async fn save(&self, who: &Visitor<'_>, phase: Phase, version: &str, amounts: [&str; 2], key: &str) -> Answer {
        let lead = self.lead.to_string();
        let [cost, cash] = amounts;
        let pairs = [("key", key), ("version", version), ("rows.0.partner", &lead), ("rows.0.cost", cost), ("rows.0.own_cash", cash)];
        who.post(&self.path(phase), &pairs).await
    }
}

/// The value of the field with this name on a page.
pub fn value(answer: &Answer, name: &str) -> Option<String> {
    let page = scraper::Html::parse_document(&answer.text);
    let field = scraper::Selector::parse(&format!("input[name=\"{name}\"]")).expect("a selector");
    page.select(&field).next().and_then(|input| input.value().attr("value").map(str::to_owned))
}

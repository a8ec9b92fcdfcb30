//! A small project for the stories about conditions, judgements, stopping and history: the demo partner leads it.

use crate::server_under_test::Poort;
use crate::story::Money;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use entity::project;
use uuid::Uuid;

/// A project in the start phase with a lead and a partner that carries no risk.
pub struct Dossier {
    pub id: ProjectId,
}

/// Makes it, with the demo partner working for the lead.
pub async fn a_dossier(poort: &Poort, number: u128, status: Status) -> Dossier {
    let story = poort.story();
    let (lead, other) = (story.organisation("Regge Mechatronica").arrives().await, story.organisation("Bouwblik Veiligheid").arrives().await);
    story.works_for("partner", lead).await;
    let phase = if status == Status::Draft { Phase::Intake } else { Phase::Start };
    let project =
        story.project(&format!("SluisSens {number}")).in_phase(phase).with_status(status).led_by(lead).with(other, PartnerRole::Participant);
    let project = project
        .where_pays(lead, Phase::Innovation, Money { cost: 20_000, public: 0, cash: 20_000, in_kind: 0 })
        .where_pays(other, Phase::Innovation, Money { cost: 20_000, public: 20_000, cash: 0, in_kind: 0 })
        .whose_dossier(|says| says.stopping_considered = "Als we nu stoppen kost dat 4.000 euro.".to_owned());
    Dossier { id: project.arrives().await }
}

/// The project as it stands in the database.
pub async fn stands(poort: &Poort, id: ProjectId) -> project::Model {
    poort.story().project_now(id).await
}

/// A key for a form, the same for the same number.
pub fn key(number: u128) -> String {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00ff_0000 + number).to_string()
}

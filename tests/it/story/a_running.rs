//! A project that runs in a phase that was approved, for the stories about what only a programme manager changes.

use super::Money;
use super::a_gate::a_key;
use crate::form_on_page::WHY_CHANGED;
use crate::server_under_test::Poort;
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, REASON_FIELD, Status};

/// A running project in a phase: Dinkeldal leads, Regge takes part, and both have money in it. One instrument helps the phase.
pub struct Running {
    pub id: ProjectId,
    pub other: PartnerId,
    pub newcomer: OrganisationId,
}

const HALF: Money = Money { cost: 45_000, public: 20_000, cash: 5_000, in_kind: 20_000 };

pub async fn running(poort: &Poort, phase: Phase, status: Status) -> Running {
    let story = poort.story();
    let (dinkeldal, regge) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    let newcomer = story.organisation("Saxion").knowledge().arrives().await;
    story.works_for("partner", dinkeldal).await;
    story.colleague("Anna de Boer", dinkeldal).await;
    let manager = story.person_id("manager").await;
    let project = story.project("SluisSens").led_by(dinkeldal).with(regge, PartnerRole::Participant).in_phase(phase).with_status(status);
    let project = project.where_pays(dinkeldal, phase, HALF).where_pays(regge, phase, HALF).but(|row| row.manager_id = Some(manager));
    let id = project.arrives().await;
    let places = story.partners_now(id).await;
    let marieke = poort.signed_in("manager").await;
    let pairs = [("key", &*a_key()), ("version", "1"), ("kind", "loan"), ("phase", phase.code()), ("counterparty", "Fonds"), ("amount", "400.000")];
    let pairs = [&pairs[..], &[(REASON_FIELD, WHY_CHANGED)]].concat();
    marieke.post(&format!("/projects/{id}/instruments/new"), &pairs).await.onward();
    Running { id, other: places[1].id, newcomer }
}

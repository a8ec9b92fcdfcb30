//! A project that is ready for its gate, and what people do there: ask, decide, sign.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::Money;
use domain::gates::{BusinessCasePart, Gate};
use domain::ids::{DecisionId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, ResultType, TagList};
use entity::{decision, project};
use sea_orm::{EntityTrait, QueryOrder};
use server::state::new_id;

pub const WHY: &str = "De partners dragen allemaal risico, de business case is compleet en de eerste klant heeft zijn handtekening al gezet.";

/// What a test changes about a project that is ready for its gate.
pub struct Wanted {
    pub title: &'static str,
    pub phase: Phase,
    pub result: ResultType,
    pub area: &'static str,
    pub cash: i64,
    pub in_kind: i64,
    pub carries_risk: bool,
    /// Money for every phase, and not only for the one that the gate leads to.
    pub in_every_phase: bool,
}

pub const READY: Wanted = Wanted {
    title: "SluisSens",
    phase: Phase::Intake,
    result: ResultType::Application,
    area: "HTS.1",
    cash: 0,
    in_kind: 20_000,
    carries_risk: true,
    in_every_phase: false,
};

/// Ready for gate 1, with cash.
pub const READY_FOR_G1: Wanted = Wanted { title: "BioFolie", phase: Phase::Start, cash: 10_000, ..READY };

/// A project with two companies and a university, ready for the gate of its phase. The demo partner works for the lead.
pub async fn a_project(poort: &Poort, wanted: Wanted) -> ProjectId {
    let (story, gate, title) = (poort.story(), Gate::of(wanted.phase).expect("an open phase"), wanted.title);
    let manager = story.person_id("manager").await;
    let lead = story.organisation(&format!("Partij 1 van {title}")).arrives().await;
    let second = story.organisation(&format!("Partij 2 van {title}")).arrives().await;
    let university = story.organisation(&format!("Partij 3 van {title}")).knowledge().arrives().await;
    story.works_for("partner", lead).await;
    let parts: Vec<_> = BusinessCasePart::ALL.iter().map(|part| part.code()).collect();
    let day = |text: &str| text.parse().ok();
    let reference = poort.state.reference();
    let mut project = story.project(title).in_phase(wanted.phase).judged_well_at(gate).but(|row| {
        (row.result_type, row.primary_sub_area) = (Some(wanted.result), Some(wanted.area.to_owned()));
        (row.manager_id, row.contact_id) = (Some(manager), Some(manager));
        (row.duration_months, row.next_gate_on) = (Some(if gate == Gate::G0 { 9 } else { 36 }), day("2027-09-01"));
    });
    for organisation in [lead, second, university] {
        let (cash, in_kind) = if wanted.carries_risk || organisation != second { (wanted.cash, wanted.in_kind) } else { (0, 0) };
        let role = if organisation == lead { PartnerRole::Lead } else { PartnerRole::Participant };
        let money = Money { cost: 10_000 + cash + in_kind, public: 10_000, cash, in_kind };
        project = project.with(organisation, role);
        for phase in [Phase::Start, Phase::Innovation, Phase::MarketEntry] {
            if wanted.in_every_phase || phase == gate.money_phase() {
                project = project.where_pays(organisation, phase, money);
            }
        }
    }
    project = project.about(TagList::ApplicationArea, &reference.applications[0].code).about(TagList::Challenge, &reference.challenges[0].code);
    let project = project.whose_dossier(|says| {
        (says.application_on, says.accession_clause, says.trl) = (day("2026-11-01"), Some("open".to_owned()), Some(6));
        (says.business_case_parts, says.business_case_on, says.business_case_approved) = (parts.join(","), day("2026-10-01"), true);
        (says.proof_of_concept, says.lessons, says.stopping_considered) = ("Rapport".to_owned(), "Een les".to_owned(), "Gezien.".to_owned());
    });
    project.arrives().await
}

pub async fn row(poort: &Poort, id: ProjectId) -> project::Model {
    poort.story().project_now(id).await
}

pub async fn decisions(poort: &Poort) -> Vec<decision::Model> {
    let all = decision::Entity::find().order_by_asc(decision::Column::Id);
    all.all(&poort.state.database.read).await.expect("a database")
}

/// The decision that was recorded last.
pub async fn last_decision(poort: &Poort) -> decision::Model {
    decisions(poort).await.pop().expect("a decision")
}

pub async fn version(poort: &Poort, id: ProjectId) -> String {
    row(poort, id).await.version.to_string()
}

/// A fresh key for a form.
pub fn a_key() -> String {
    new_id().to_string()
}

/// Asks for a gate; at gate 1 a panel has agreed on the dossier by the time that anybody decides.
pub async fn ask(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate) -> Answer {
    let asked = request(poort, visitor, id, gate).await;
    if asked.status == 303 && gate == Gate::G1 {
        super::a_review::the_panel_agrees(poort, id, [8; 5]).await;
    }
    asked
}

/// Asks for a gate.
pub async fn request(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate) -> Answer {
    visitor.post(&app::paths::gate_request(id, gate), &[("key", &a_key()), ("version", &version(poort, id).await)]).await
}

/// Gives the dossier back.
pub async fn withdraw(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate, reason: &str) -> Answer {
    let pairs = [("key", &*a_key()), ("version", &*version(poort, id).await), ("reason", reason)];
    visitor.post(&format!("/projects/{id}/gates/{gate}/withdraw"), &pairs).await
}

/// Why a decision is corrected.
pub const BECAUSE: &str = "In het besluit stond een gegeven verkeerd.";

pub const GO: [(&str, &str); 5] = [
    ("outcome", "go"),
    ("rationale", WHY),
    ("public_summary", "Het project gaat door."),
    ("effective_on", "2027-01-01"),
    ("next_gate_on", "2027-09-01"),
];

/// A go under one condition, in the place of the fields of a go.
pub const GO_IF: [(&str, &str); 7] = [
    ("outcome", "conditional_go"),
    ("conditions.0.text", "De samenwerkingsovereenkomst is getekend."),
    ("conditions.0.owner", "De penvoerder"),
    ("conditions.0.due_on", "2027-02-01"),
    ("conditions.0.timing", "precedent"),
    ("conditions.0.evidence", "De getekende overeenkomst"),
    ("conditions.0.verifier", "Marieke Demo"),
];

pub async fn decide_at(visitor: &Visitor<'_>, id: ProjectId, gate: Gate, version: &str) -> Answer {
    let key = a_key();
    let pairs = [&GO[..], &[("key", key.as_str()), ("version", version)]].concat();
    visitor.post(&app::paths::decision_new(id, gate), &pairs).await
}

pub async fn decide(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate) -> Answer {
    decide_at(visitor, id, gate, &version(poort, id).await).await
}

/// Decides something else than to go on: the fields come in the place of those of a go.
pub async fn decide_so(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate, fields: &[(&str, &str)]) -> Answer {
    let (key, version) = (a_key(), version(poort, id).await);
    visitor.post(&app::paths::decision_new(id, gate), &go_but(fields, &key, &version)).await
}

/// The pairs of a go with other fields in the place of its own, or more.
pub fn go_but<'a>(fields: &[(&'a str, &'a str)], key: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    let kept = GO.into_iter().filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
    kept.chain(fields.iter().copied().filter(|(_, value)| !value.is_empty())).chain([("key", key), ("version", version)]).collect()
}

pub async fn sign(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId) -> Answer {
    let last = last_decision(poort).await.id;
    visitor.post_confirmed(&app::paths::decision_sign(id, last), &[("key", &a_key()), ("version", &version(poort, id).await)]).await
}

/// Corrects a decision with its own form, changed.
pub async fn correct(visitor: &Visitor<'_>, id: ProjectId, decision: DecisionId, fields: &[(&str, &str)]) -> Answer {
    correction(visitor, id, decision, fields).await.send(visitor).await
}

/// The form of a correction, filled in.
pub async fn correction(visitor: &Visitor<'_>, id: ProjectId, decision: DecisionId, fields: &[(&str, &str)]) -> PageForm {
    let path = format!("/projects/{id}/decisions/{decision}/correct");
    let form = PageForm::on(&visitor.get(&path).await, &format!("{path}/check")).with("correction_reason", BECAUSE);
    fields.iter().fold(form, |form, (name, value)| form.with(name, value)).to(&path)
}

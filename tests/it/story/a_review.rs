//! A round with a project before its panel, and experts who were asked.

use super::a_gate::{READY_FOR_G1, a_project, request};
use crate::server_under_test::{Answer, Poort, Visitor, now};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId, SnapshotId};
use domain::people::{Language, Role};
use domain::reviews::{Advice, Criterion, NewAgreement, NewConsensus, NewReview, ReviewForm, ReviewStatus, Score, Scores};
use entity::{consensus, declaration, proposal, review, review_round, snapshot, submitted_review};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use server::people::store::{NewPerson, add, by_email};
use server::reviews::criteria;
use server::state::new_id;
use server::store::versioned;

/// A project before the panel of a round, with one review for each expert.
pub struct Panel {
    pub round: RoundId,
    pub proposal: ProposalId,
    pub project: ProjectId,
    pub reviews: Vec<ReviewId>,
}

/// The last day to hand in.
pub fn due_on() -> NaiveDate {
    now().date_naive() + Days::new(10)
}

/// The demo people of these names become experts and are asked; `chair` leads the panel. The demo partner works for the lead.
pub async fn a_panel(poort: &Poort, chair: &str, experts: &[&str]) -> Panel {
    let project = a_project(poort, READY_FOR_G1).await;
    let manager = poort.signed_in("manager").await;
    let asked = request(poort, &manager, project, Gate::G1).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let frozen = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(project)).one(&poort.state.database.read).await;
    let snapshot_id = frozen.expect("the database answers").expect("a frozen dossier").id;
    let chair_id = an_expert(poort, chair).await;
    let mut ids = Vec::new();
    for expert in experts {
        ids.push(an_expert(poort, expert).await);
    }
    let transaction = poort.state.begin().await.expect("the database takes a write");
    let (round, proposal) = a_round(&transaction, (project, snapshot_id), chair_id, (None, false)).await;
    let mut reviews = Vec::new();
    for expert_id in ids {
        let row = a_review(proposal, expert_id);
        reviews.push(row.id);
        review::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("a review");
    }
    transaction.finish([]).await.expect("the write holds");
    Panel { round, proposal, project, reviews }
}

/// A round with a project before its panel, whose reviews were opened when `opened_at` says so.
async fn a_round(
    transaction: &impl ConnectionTrait,
    (project_id, snapshot_id): (ProjectId, SnapshotId),
    chair_id: PersonId,
    (opened_at, is_demo): (Option<DateTime<Utc>>, bool),
) -> (RoundId, ProposalId) {
    let criteria = versioned::write(&criteria::usual().expect("criteria")).expect("text");
    let (round, proposal) = (RoundId(new_id()), ProposalId(new_id()));
    let row = review_round::Model {
        id: round,
        name: "Ronde najaar".to_owned(),
        gate: Gate::G1,
        criteria,
        due_on: due_on(),
        chair_id,
        has_rebuttal: false,
        made_by: None,
        made_at: now(),
        closed_at: None,
        is_demo,
        version: 1,
    };
    review_round::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await.expect("a round");
    let row = proposal::Model {
        taken_out_at: None,
        taken_out_by: None,
        taken_out_reason: None,
        id: proposal,
        round_id: round,
        project_id,
        snapshot_id,
        added_at: now(),
        opened_by: opened_at.map(|_| chair_id),
        opened_at,
        is_demo,
        version: 1,
    };
    proposal::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await.expect("a proposal");
    (round, proposal)
}

/// The expert who signs in with this name, made where nobody has it.
pub async fn an_expert(poort: &Poort, name: &str) -> PersonId {
    expert(poort, name, false).await
}

async fn expert(poort: &Poort, name: &str, is_demo: bool) -> PersonId {
    let email = format!("{name}@demo.example");
    let read = &poort.state.database.read;
    if let Some(known) = by_email(read, &email).await.expect("the database answers") {
        return known.id;
    }
    let password_hash = by_email(read, "manager@demo.example").await.expect("the database answers").expect("a manager").password_hash;
    let id = PersonId(new_id());
    let person = NewPerson {
        id,
        email,
        name: format!("Expert {name}"),
        password_hash,
        language: Language::Nl,
        organisation: None,
        roles: vec![Role::Reviewer],
        seat: None,
        is_demo,
    };
    let transaction = poort.state.begin().await.expect("the database takes a write");
    add(&transaction, person, now()).await.expect("the expert is new");
    transaction.finish([]).await.expect("the write holds");
    id
}

fn a_review(proposal_id: ProposalId, expert_id: PersonId) -> review::Model {
    review::Model {
        id: ReviewId(new_id()),
        proposal_id,
        expert_id,
        status: ReviewStatus::Invited,
        due_on: due_on(),
        reason: String::new(),
        draft: versioned::write(&ReviewForm::default()).expect("text"),
        saved_at: None,
        draft_window: None,
        draft_turn: 0,
        draft_version: 1,
        asked_at: now(),
        reminded_at: None,
        submitted_at: None,
        read_others_at: None,
        is_demo: false,
        version: 1,
    }
}

/// The review as it is now.
pub async fn stands(poort: &Poort, id: ReviewId) -> review::Model {
    review::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").expect("the review is there")
}

/// Posts to a page of a review with a fresh key and its version now.
pub async fn post(poort: &Poort, visitor: &Visitor<'_>, id: ReviewId, page: &str, fields: &[(&str, &str)]) -> Answer {
    let (key, version) = (new_id().to_string(), stands(poort, id).await.version.to_string());
    let pairs = [&[("key", key.as_str()), ("version", version.as_str())], fields].concat();
    visitor.post(&format!("/reviews/{id}/{page}"), &pairs).await
}

/// Says yes, without an interest.
pub async fn accepts(poort: &Poort, visitor: &Visitor<'_>, id: ReviewId) -> Answer {
    post(poort, visitor, id, "interests", &[("has_interest", "no")]).await
}

/// The fields of a review with these scores; the comments hold `text`.
pub fn written(scores: [&str; 5], text: &str) -> Vec<(String, String)> {
    let of = |(criterion, score): (&Criterion, &str)| {
        [(format!("score.{criterion}"), score.to_owned()), (format!("comment.{criterion}"), format!("{text} Over {criterion}."))]
    };
    Criterion::ALL.iter().zip(scores).flat_map(of).chain([("note".to_owned(), format!("{text} Notitie."))]).collect()
}

/// Saves a draft.
pub async fn writes(poort: &Poort, visitor: &Visitor<'_>, id: ReviewId, fields: &[(String, String)], go: &str) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("go", go)]).collect();
    post(poort, visitor, id, "write", &fields).await
}

/// Hands the draft in.
pub async fn submits(poort: &Poort, visitor: &Visitor<'_>, id: ReviewId) -> Answer {
    post(poort, visitor, id, "submit", &[]).await
}

/// Three experts handed in and the panel agreed on these scores, for the dossier that is frozen now.
pub async fn the_panel_agrees(poort: &Poort, project_id: ProjectId, halves: [u8; 5]) {
    let frozen = snapshot::Entity::find().filter(snapshot::Column::ProjectId.eq(project_id)).order_by_desc(snapshot::Column::Number);
    let frozen = frozen.one(&poort.state.database.read).await.expect("the database answers").expect("a frozen dossier");
    let is_demo = poort.story().project_now(project_id).await.is_demo;
    let chair = expert(poort, "voorzitter", is_demo).await;
    let mut experts = Vec::new();
    for name in ["expert1", "expert2", "expert3"] {
        experts.push(expert(poort, name, is_demo).await);
    }
    let scores: Scores = Criterion::ALL.iter().copied().zip(halves.map(|halves| Score::of_halves(halves).expect("a score"))).collect();
    let text = "Een plan dat staat, met een klant en een verdeeld risico dat klopt.";
    let agreement = |(criterion, score): (&Criterion, &Score)| {
        (*criterion, NewAgreement { score: *score, text: text.to_owned(), reason: String::new(), minority: String::new() })
    };
    let agreed = NewConsensus { agreements: scores.iter().map(agreement).collect(), advice: Advice::Fund, reasons: text.to_owned() };
    let transaction = poort.state.begin().await.expect("the database takes a write");
    let (_, proposal) = a_round(&transaction, (project_id, frozen.id), chair, (Some(now()), is_demo)).await;
    for expert_id in experts {
        let row = review::Model { status: ReviewStatus::Submitted, submitted_at: Some(now()), is_demo, ..a_review(proposal, expert_id) };
        let comments = Criterion::ALL.iter().map(|criterion| (*criterion, text.to_owned())).collect();
        let said = NewReview { scores: scores.clone(), comments, note: String::new() };
        let handed_in =
            submitted_review::Model { review_id: row.id, number: 1, content: versioned::write(&said).expect("text"), submitted_at: now(), is_demo };
        let declared = declaration::Model {
            review_id: row.id,
            number: 1,
            has_interest: false,
            kinds: String::new(),
            explanation: String::new(),
            proposed: None,
            found: String::new(),
            declared_at: now(),
            measure: None,
            reason: String::new(),
            decided_by: None,
            decided_at: None,
            is_demo,
        };
        review::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("a review");
        declaration::Entity::insert(declared.into_active_model()).exec_without_returning(&transaction).await.expect("a declaration");
        submitted_review::Entity::insert(handed_in.into_active_model()).exec_without_returning(&transaction).await.expect("a text");
    }
    let row = consensus::Model {
        proposal_id: proposal,
        draft: "{}".to_owned(),
        content: versioned::write(&agreed).expect("text"),
        saved_at: now(),
        advice: Some(Advice::Fund),
        recorded_by: Some(chair),
        recorded_at: Some(now()),
        is_demo,
    };
    consensus::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("an agreement");
    transaction.finish([]).await.expect("the write holds");
}

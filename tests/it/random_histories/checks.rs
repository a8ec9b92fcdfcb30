//! What holds after every step: each task opens and its page offers what it names, what waits for a person is somebody's task, and who does
//! not decide reads nothing that is not signed.

use super::steps::decisions_of;
use super::{PEOPLE, Told};
use crate::server_under_test::{Answer, Visitor};
use crate::story::undoing::work_of;
use axum::http::StatusCode;
use domain::gates::tasks::ahead;
use domain::projects::{Place, Status};
use entity::{decision, decision_condition, decision_condition_met, stop_proposal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A task of somebody: its words, without the project, and where it leads.
type Task = (&'static str, String, String);

/// Looks at everything; tells how many tasks were tried.
pub async fn all(told: &Told<'_>, at: &str) -> usize {
    let mut tasks: Vec<Task> = Vec::new();
    let about = format!("{}: ", told.title);
    for who in PEOPLE {
        for (what, link) in work_of(told.visitor(who)).await {
            if let Some(what) = what.strip_prefix(&about) {
                tasks.push((who, what.to_owned(), link));
            }
        }
    }
    for (who, what, link) in &tasks {
        can_be_done(told.visitor(who), what, link, &format!("{at}: {who} is asked: {what}")).await;
    }
    what_waits_is_there(told, &tasks, at).await;
    what_is_not_signed_is_hidden(told, at).await;
    tasks.len()
}

/// The page of a task offers what the task names: a form, or the way to it.
async fn can_be_done(visitor: &Visitor<'_>, what: &str, link: &str, at: &str) {
    let page = visitor.get(link).await;
    assert_eq!(page.status, StatusCode::OK, "{at}");
    let posts = |page: &Answer, end: &str| page.actions().iter().any(|action| action.starts_with("/projects/") && action.ends_with(end));
    let leads = |end: &str| page.links("main a").into_iter().find(|link| link.ends_with(end));
    let (way, form) = if what.starts_with("besluit nemen over") {
        (Some("/decision"), "/decision/check")
    } else if what.starts_with("aanvraag voor") {
        (Some("/withdraw"), "/withdraw")
    } else if what.starts_with("bekijken of") {
        (Some("/agenda"), "/agenda")
    } else if what.starts_with("besluit over") && what.contains("intrekken") {
        (Some("/withdraw"), "/withdraw")
    } else if what.starts_with("besluit over") {
        (None, "/sign")
    } else if what.starts_with("voorwaarde aftekenen") {
        (None, "/met")
    } else if what.starts_with("zorgen voor de voorwaarde") {
        assert!(page.text.contains("De samenwerkingsovereenkomst is getekend."), "{at}: no condition to see to");
        return;
    } else if what == "stoppen bevestigen" {
        (None, "/stop/confirm")
    } else {
        assert!(what.contains("voorbereiden") || what.contains("afmaken"), "{at}: an unknown task");
        assert!(leads("/request").is_some(), "{at}: no way to ask for the gate");
        return;
    };
    match way {
        None => assert!(posts(&page, form), "{at}: no form to {form}"),
        Some(way) => {
            let next = leads(way).unwrap_or_else(|| panic!("{at}: no way to {way}"));
            let page = visitor.get(&next).await;
            assert!(page.status == StatusCode::OK && posts(&page, form), "{at}: no form to {form} at {next}");
        }
    }
}

/// What waits for a person, as the database has it, is a task of somebody.
async fn what_waits_is_there(told: &Told<'_>, tasks: &[Task], at: &str) {
    let read = &told.poort.state.database.read;
    let (now, decisions) = (told.poort.story().project_now(told.id).await, decisions_of(told).await);
    let is_there = |is: &dyn Fn(&Task) -> bool, what: &str| assert!(tasks.iter().any(is), "{at}: {what} waits for nobody; {tasks:?}");
    let open = |one: &&decision::Model| one.signed_at.is_none() && one.void_at.is_none();
    let recorded = decisions.iter().filter(open).filter(|one| one.supersedes_id.is_none()).count();
    assert!(recorded <= 1, "{at}: one decision waits at a time");
    for one in decisions.iter().filter(open) {
        let own = app::paths::decision(told.id, one.id);
        is_there(&|(_, what, link)| *link == own && !what.starts_with("voorwaarde"), "a decision to sign");
    }
    let place = Place { phase: now.phase, status: now.status };
    let asks_to_decide = |task: &Task| task.1.starts_with("besluit nemen over");
    match (place.awaits_decision(), recorded) {
        (true, 0) => is_there(&asks_to_decide, "a gate to decide"),
        _ => assert!(!tasks.iter().any(asks_to_decide), "{at}: nothing is to be decided: {tasks:?}"),
    }
    if now.status == Status::Draft {
        is_there(&|task| task.1.contains("afmaken"), "a draft");
    }
    let proposals = stop_proposal::Entity::find().filter(stop_proposal::Column::ProjectId.eq(told.id)).all(read).await.expect("a database");
    let waits = proposals.iter().any(|one| one.confirmed_at.is_none() && one.withdrawn_at.is_none());
    if waits && domain::gates::stop_waits(place) {
        is_there(&|task| task.1 == "stoppen bevestigen", "a stop");
    }
    let soon = ahead(told.poort.state.clock.today());
    for one in decisions.iter().filter(|one| one.signed_at.is_some()) {
        let is_corrected = decisions.iter().any(|other| other.supersedes_id == Some(one.id) && other.signed_at.is_some());
        let of = decision_condition::Entity::find().filter(decision_condition::Column::DecisionId.eq(one.id));
        for condition in of.all(read).await.expect("a database") {
            let is_met = decision_condition_met::Entity::find_by_id(condition.id).one(read).await.expect("a database").is_some();
            if !is_met && !is_corrected && !place.is_final() && condition.due_on <= soon {
                is_there(&|task| task.1.starts_with("voorwaarde aftekenen"), "a condition");
            }
        }
    }
}

/// A partner reads nothing of what is not signed.
async fn what_is_not_signed_is_hidden(told: &Told<'_>, at: &str) {
    let partner = told.visitor("partner");
    let gate = server::dossier::due::due(&told.poort.story().project_now(told.id).await);
    let gate = match gate {
        Some(gate) => partner.get(&app::paths::gate(told.id, gate)).await.text,
        None => String::new(),
    };
    for one in decisions_of(told).await {
        let status = partner.get(&app::paths::decision(told.id, one.id)).await.status;
        let expected = if one.signed_at.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(status, expected, "{at}: a partner at decision {}", one.id);
        assert!(one.signed_at.is_some() || !gate.contains(&one.id.to_string()), "{at}: the gate tells a partner of it");
    }
}

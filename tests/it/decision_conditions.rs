//! Conditions of a conditional go keep their force: what comes first keeps the phase from starting, what comes later turns amber and red, and who
//! sees to one is told.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::story::a_gate::*;
use crate::story::the_panel::{send, told};
use crate::story::undoing::*;
use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use domain::gates::Gate;
use domain::ids::{OrganisationId, ProjectId};
use domain::mail::MailKind;
use domain::projects::{Phase, Status};
use entity::{decision_condition, organisation, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::gates::condition_reminders;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A condition of a go at intake: what, who, when and which.
type Asked<'a> = (&'a str, &'a str, &'a str, &'a str);

/// A start project that went on under these conditions, by two programme managers; the first and the second.
async fn under<'a>(poort: &'a Poort, conditions: &[Asked<'_>]) -> (ProjectId, Visitor<'a>, Visitor<'a>) {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(poort, READY).await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    let fields = conditions.iter().zip(0..).flat_map(|((text, owner, due_on, timing), number)| {
        [("text", *text), ("owner", *owner), ("due_on", *due_on), ("timing", *timing), ("evidence", "Het stuk"), ("verifier", "De voorzitter")]
            .map(|(part, typed)| (format!("conditions.{number}.{part}"), typed.to_owned()))
    });
    let fields: Vec<(String, String)> = fields.collect();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, typed)| (name.as_str(), typed.as_str())).chain([("outcome", "conditional_go")]).collect();
    let fields: Vec<(&str, &str)> = fields.into_iter().chain([("effective_on", "2026-12-01")]).collect();
    decide_so(poort, &manager, id, Gate::G0, &fields).await.onward();
    sign(poort, &second, id).await.onward();
    (id, manager, second)
}

async fn conditions(poort: &Poort) -> Vec<decision_condition::Model> {
    let all = decision_condition::Entity::find().order_by_asc(decision_condition::Column::Id);
    all.all(&poort.state.database.read).await.expect("a database")
}

/// Says that a condition is met.
async fn meets(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, condition: &decision_condition::Model) -> Answer {
    let (key, version, note) = (a_key(), version(poort, id).await, format!("note-{}", condition.id));
    let path = app::paths::decision_condition_met(id, condition.decision_id, condition.id);
    visitor.post(&path, &[("key", &key), ("version", &version), (&note, "Gezien.")]).await
}

/// Says something of a condition at one of its addresses.
async fn says(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, path: &str, condition: &decision_condition::Model, note: &str) -> Answer {
    let (key, version, field) = (a_key(), version(poort, id).await, format!("note-{}", condition.id));
    visitor.post(path, &[("key", &key), ("version", &version), (&field, note)]).await
}

async fn partner_named(poort: &Poort, name: &str) -> OrganisationId {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq(name)).one(&poort.state.database.read).await;
    found.expect("a database").expect("a partner").id
}

const FIRST: Asked = ("De overeenkomst is getekend.", "Partij 2 van SluisSens", "2026-12-20", "precedent");
const LATER: Asked = ("Een tweede geldgever zegt toe.", "Partij 2 van SluisSens", "2026-12-07", "subsequent");

#[tokio::test]
async fn a_condition_that_comes_first_keeps_the_phase_from_starting_and_date_and_status_say_so() {
    let poort = Poort::with_people().await;
    let (id, manager, second) = under(&poort, &[FIRST, LATER]).await;
    let waits = row(&poort, id).await;
    assert_eq!((waits.phase, waits.status, waits.phase_from), (Phase::Start, Status::AwaitingStart, None));
    let page = manager.get(&app::paths::project(id)).await;
    assert_eq!(page.texts(".head .badge"), ["Wacht op voorwaarden"]);
    assert!(page.text.contains("De fase Start is nog niet begonnen") && page.text.contains("uiterlijk 20 december 2026"), "{}", page.text);
    assert!(page.text.contains("nog niet: wacht op voorwaarden"));
    assert_eq!(request(&poort, &manager, id, Gate::G1).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no next gate before the phase");
    let all = conditions(&poort).await;
    meets(&poort, &second, id, &all[1]).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::AwaitingStart, "the one that comes first is open");
    meets(&poort, &second, id, &all[0]).await.onward();
    let begun = row(&poort, id).await;
    assert_eq!((begun.phase, begun.status, begun.phase_from), (Phase::Start, Status::Active, day("2026-12-01")));
    let page = manager.get(&app::paths::project(id)).await;
    assert!(page.text.contains("Begin van de fase") && !page.text.contains("nog niet begonnen"));
    assert!(manager.get(&app::paths::project_history(id)).await.text.contains("De fase begint: Start"));
}

#[tokio::test]
async fn a_phase_starts_on_the_day_that_its_last_first_condition_is_met_when_that_is_later_than_the_decision_says() {
    let poort = Poort::with_people().await;
    let (id, _, _) = under(&poort, &[FIRST]).await;
    poort.clock.set(now() + TimeDelta::days(20));
    let second = poort.signed_in("manager2").await;
    meets(&poort, &second, id, &conditions(&poort).await[0]).await.onward();
    assert_eq!(row(&poort, id).await.phase_from, Some(poort.state.clock.today()));
}

#[tokio::test]
async fn a_condition_turns_amber_fourteen_days_before_its_date_and_red_after_it_on_the_project_in_the_portfolio_and_in_my_work() {
    let poort = Poort::with_people().await;
    let (id, manager, _) = under(&poort, &[("Een tweede geldgever zegt toe.", "Marieke Demo", "2026-12-08", "subsequent")]).await;
    assert_eq!(row(&poort, id).await.condition_due_on, day("2026-12-08"));
    let badge = async |visitor: &Visitor<'_>| {
        let text = visitor.get(&app::paths::project(id)).await.text;
        let part = text.split("id=\"open-conditions\"").nth(1).unwrap_or_default().to_owned();
        part.split("data-tone=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let counts = async |visitor: &Visitor<'_>, signal: &str| {
        visitor.get(&format!("/projects?conditions={signal}")).await.texts("tbody th a").iter().filter(|title| *title == "SluisSens").count()
    };
    assert_eq!((badge(&manager).await.as_str(), counts(&manager, "soon").await, counts(&manager, "late").await), ("neutral", 0, 0));
    poort.clock.set(now() + TimeDelta::days(1));
    let manager = poort.signed_in("manager").await;
    assert_eq!((badge(&manager).await.as_str(), counts(&manager, "soon").await, counts(&manager, "late").await), ("warn", 1, 0));
    poort.clock.set(now() + TimeDelta::days(27));
    let manager = poort.signed_in("manager").await;
    assert_eq!((badge(&manager).await.as_str(), counts(&manager, "soon").await, counts(&manager, "late").await), ("bad", 0, 1));
    let list = manager.get("/projects?sort=risk").await;
    assert!(list.texts("tbody td .badge").contains(&"Voorwaarde te laat".to_owned()), "{:?}", list.texts("tbody td .badge"));
    assert!(list.links(".tiles a").contains(&"/projects?conditions=late".to_owned()));
    let work = manager.get("/my-work").await;
    assert!(!work.text.contains("Er wacht niets op u"));
    let late = work.texts("section#late .tasks a");
    assert!(late.contains(&"SluisSens: zorgen voor de voorwaarde: Een tweede geldgever zegt toe.".to_owned()), "{late:?}");
}

#[tokio::test]
async fn the_owner_of_a_condition_may_be_a_partner_whose_people_have_it_in_their_work_and_no_other_partner() {
    let poort = Poort::with_people().await;
    let (id, _, _) = under(&poort, &[LATER]).await;
    let owner = partner_named(&poort, "Partij 2 van SluisSens").await;
    assert_eq!(conditions(&poort).await[0].owner_organisation_id, Some(owner));
    let story = poort.story();
    assert_eq!(asked(&poort.signed_in("partner").await, "SluisSens").await, Vec::<String>::new(), "the lead does not own it");
    story.works_for("partner", owner).await;
    let partner = poort.signed_in("partner").await;
    assert_eq!(asked(&partner, "SluisSens").await, ["zorgen voor de voorwaarde: Een tweede geldgever zegt toe."]);
    let page = partner.get(&app::paths::decision(id, conditions(&poort).await[0].decision_id)).await;
    assert!(page.text.contains("U zorgt voor deze voorwaarde") && page.actions().iter().all(|action| !action.ends_with("/met")));
}

#[tokio::test]
async fn the_owner_is_told_once_that_a_condition_comes_due_and_once_that_it_is_late_and_nobody_else_is() {
    let poort = Poort::with_people().await;
    let (_, _, _) = under(&poort, &[("Een tweede geldgever zegt toe.", "Partij 2 van SluisSens", "2026-12-08", "subsequent")]).await;
    let owner = partner_named(&poort, "Partij 2 van SluisSens").await;
    poort.story().colleague("owner", owner).await;
    let look = async || condition_reminders::tell_owners(&poort.state).await.expect("a look");
    assert_eq!(look().await, 0, "fifteen days before");
    poort.clock.set(now() + TimeDelta::days(1));
    assert_eq!((look().await, look().await), (1, 0));
    assert_eq!(told(&poort, MailKind::ConditionDue).await, ["owner@story.example"]);
    assert_eq!(told(&poort, MailKind::ConditionLate).await, Vec::<String>::new());
    poort.clock.set(now() + TimeDelta::days(15));
    assert_eq!(look().await, 0, "its last day lasts until midnight");
    poort.clock.set(now() + TimeDelta::days(16));
    assert_eq!((look().await, look().await), (1, 0));
    assert_eq!(told(&poort, MailKind::ConditionLate).await, ["owner@story.example"]);
    let rows = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::ConditionLate)).all(&poort.state.database.read).await;
    let letter = server::mail::rendered(&rows.expect("a database")[0], &poort.state.base_url).expect("words");
    assert!(
        letter.text.contains("Voorwaarde: Een tweede geldgever zegt toe.") && letter.text.contains("Uiterlijk: 8 december 2026"),
        "{}",
        letter.text
    );
}

#[tokio::test]
async fn a_name_that_poort_does_not_know_is_said_before_recording_and_the_manager_gets_the_message() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let (key, now_at) = (a_key(), version(&poort, id).await);
    let check = app::paths::decision_check(id, Gate::G0);
    let page = manager.post(&check, &go_but(&GO_IF, &key, &now_at)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("geen persoon met de naam De penvoerder"), "{}", page.text);
    let form = manager.get(&app::paths::decision_new(id, Gate::G0)).await;
    let offered: Vec<String> = form.options("#owners option").into_iter().map(|(_, name)| name).collect();
    assert!(offered.contains(&"Partij 2 van SluisSens".to_owned()) && offered.contains(&"Marieke Demo".to_owned()), "{offered:?}");
    decide_so(&poort, &manager, id, Gate::G0, &GO_IF).await.onward();
    sign(&poort, &poort.signed_in("manager2").await, id).await.onward();
    poort.clock.set(now() + TimeDelta::days(100));
    condition_reminders::tell_owners(&poort.state).await.expect("a look");
    assert_eq!(told(&poort, MailKind::ConditionLate).await, ["manager@demo.example"]);
}

#[tokio::test]
async fn what_was_met_stays_met_after_a_correction_and_a_date_that_has_passed_does_not_refuse_a_typo() {
    let poort = Poort::with_people().await;
    let (id, _, _) = under(&poort, &[FIRST, LATER]).await;
    let second = poort.signed_in("manager2").await;
    let all = conditions(&poort).await;
    meets(&poort, &second, id, &all[0]).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::Active);
    poort.clock.set(now() + TimeDelta::days(60));
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let first = decisions(&poort).await[0].id;
    let gate_date = row(&poort, id).await.next_gate_on;
    let mended = correct(&manager, id, first, &[("conditions.0.text", "De overeenkomst is getekend en verstuurd.")]).await;
    let correction = last_decision(&poort).await.id;
    assert_eq!(mended.onward(), format!("{}?done=decided-intake", app::paths::decision(id, correction)), "{:?}", mended.errors());
    sign(&poort, &second, id).await.onward();
    let page = manager.get(&app::paths::decision(id, correction)).await;
    let met = page.texts("section[aria-labelledby=conditions-of-decision] .badge");
    assert_eq!(met.iter().filter(|label| *label == "voldaan").count(), 1, "{met:?}");
    let after = row(&poort, id).await;
    assert_eq!((after.status, after.next_gate_on, after.condition_due_on), (Status::Active, gate_date, day("2026-12-07")));
    let typo = correct(&manager, id, correction, &[("conditions.1.due_on", "2026-12-06")]).await;
    assert_eq!(typo.status, StatusCode::UNPROCESSABLE_ENTITY, "a new date in the past is refused");
}

#[tokio::test]
async fn a_project_that_stops_asks_nothing_of_its_conditions_any_more() {
    let poort = Poort::with_people().await;
    let (id, manager, second) = under(&poort, &[FIRST]).await;
    propose_stop(&poort, &manager, id).await.onward();
    confirm_stop(&poort, &second, id).await.onward();
    let stopped = row(&poort, id).await;
    assert_eq!((stopped.status, stopped.condition_due_on), (Status::Stopped, None));
    poort.clock.set(now() + TimeDelta::days(60));
    assert_eq!(condition_reminders::tell_owners(&poort.state).await.expect("a look"), 0);
}

#[tokio::test]
async fn who_sees_to_a_condition_reports_it_done_and_hears_what_is_still_missing() {
    let poort = Poort::with_people().await;
    let (id, _, _) = under(&poort, &[LATER]).await;
    let (story, owner) = (poort.story(), partner_named(&poort, "Partij 2 van SluisSens").await);
    story.works_for("partner", owner).await;
    let (partner, second, outsider) = (poort.signed_in("partner").await, poort.signed_in("manager2").await, poort.signed_in("reviewer").await);
    let one = &conditions(&poort).await[0];
    let page = app::paths::decision(id, one.decision_id);
    let [report, back] = [app::paths::decision_condition_report, app::paths::decision_condition_back].map(|path| path(id, one.decision_id, one.id));

    let empty = says(&poort, &partner, id, &report, one, "  ").await;
    assert_eq!((empty.status, empty.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let not_theirs = says(&poort, &second, id, &report, one, "Geregeld.").await;
    assert_eq!(not_theirs.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(not_theirs.text.contains("Alleen wie voor de voorwaarde zorgt"), "{}", not_theirs.text);
    assert_eq!(says(&poort, &outsider, id, &report, one, "Geregeld.").await.status, StatusCode::NOT_FOUND);
    assert_eq!(says(&poort, &second, id, &back, one, "Wat dan?").await.status, StatusCode::CONFLICT, "nobody reported it");
    assert_eq!(says(&poort, &partner, id, &back, one, "Wat dan?").await.status, StatusCode::FORBIDDEN);

    assert_eq!(says(&poort, &partner, id, &report, one, "De bank tekende.").await.onward(), format!("{page}?done=condition-reported"));
    assert_eq!(told(&poort, MailKind::ConditionReported).await, ["manager@demo.example"]);
    assert_eq!(asked(&partner, "SluisSens").await, Vec::<String>::new(), "it is for who verifies it now");
    assert!(second.get(&page).await.text.contains("De bank tekende."));
    assert_eq!(says(&poort, &partner, id, &report, one, "Nog eens.").await.status, StatusCode::CONFLICT, "reported once");

    assert_eq!(says(&poort, &second, id, &back, one, "De handtekening.").await.onward(), format!("{page}?done=condition-sent-back"));
    assert_eq!(told(&poort, MailKind::ConditionSentBack).await, ["partner@demo.example"]);
    assert_eq!(asked(&partner, "SluisSens").await, ["zorgen voor de voorwaarde: Een tweede geldgever zegt toe."]);
    says(&poort, &partner, id, &report, one, "Nu met handtekening.").await.onward();
    meets(&poort, &second, id, one).await.onward();
    assert_eq!(says(&poort, &partner, id, &report, one, "Klaar.").await.status, StatusCode::CONFLICT, "it is met");
    let history = story.history_of(id).await;
    assert_eq!(history[history.len() - 4..], ["condition_reported", "condition_sent_back", "condition_reported", "condition_met"]);
}

#[tokio::test]
async fn the_conditions_of_somebody_who_leaves_go_to_who_takes_over_and_stay_as_they_were_decided() {
    let poort = Poort::with_people().await;
    let own = ("Een tweede geldgever zegt toe.", "Marieke Demo", "2026-12-07", "subsequent");
    let (id, _, second) = under(&poort, &[own]).await;
    let condition = conditions(&poort).await.remove(0);
    let (leaver, successor) = (poort.story().person_id("manager").await, poort.story().person_id("manager2").await);
    assert_eq!(condition.owner_person_id, Some(leaver));
    let admin = poort.signed_in("admin").await;
    let path = app::paths::person_end(leaver);
    let page = admin.get(&path).await;
    assert!(page.texts("form ul li").iter().any(|line| line == "één voorwaarde bij een besluit"), "{:?}", page.texts("main"));
    let refused = send(&admin, &path, "0", &[("reason", "Uit dienst"), ("successor", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody takes over");
    let own_tasks = async || work_of(&second).await.into_iter().filter(|(what, _)| what.contains("geldgever")).count();
    assert_eq!(own_tasks().await, 1, "it is hers to verify while another sees to it");
    send(&admin, &path, "0", &[("reason", "Uit dienst"), ("successor", &successor.to_string())]).await.onward();
    let page = second.get(&app::paths::decision(id, condition.decision_id)).await;
    assert!(page.text.contains("Overgedragen aan ") && page.text.contains("Zorgt ervoor: Marieke Demo"), "{:?}", page.texts("main"));
    assert_eq!(own_tasks().await, 1);
    let met = meets(&poort, &second, id, &condition).await;
    assert_eq!(met.status, StatusCode::UNPROCESSABLE_ENTITY, "who sees to it does not verify it: {:?}", met.texts("main"));
    assert_eq!(conditions(&poort).await, [condition], "the decision says what it said");
    let history = second.get(&app::paths::project_history(id)).await.text;
    assert!(history.contains("Voorwaarde overgedragen") && history.contains("Een tweede geldgever zegt toe."), "{history}");
}

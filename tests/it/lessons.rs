//! Lessons: from what a partner told in an approved report, or at a stop, by way of two people to everybody who signs in.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::*;
use crate::story::a_report::{AReport, a_report};
use crate::story::an_account::{somebody, told};
use crate::story::undoing::{confirm_stop, propose_stop};
use axum::http::StatusCode;
use domain::ids::{LessonId, ProjectId};
use domain::people::Role;
use domain::projects::{Phase, Status};
use domain::reports::ReportSection;
use entity::lesson;
use sea_orm::{ConnectionTrait, EntityTrait};

const TITLE: &str = "Vraag de vergunning aan voordat de machine besteld is";
const TEXT: &str = "De vergunning duurde acht maanden en de machine stond al in de loods. Bel eerst de gemeente.";
const WHY: &str = "De partner heeft bezwaar gemaakt tegen deze woorden.";

/// A report that is approved; `derde` keeps what it learned within the programme.
async fn approved() -> AReport {
    let it = a_report().await;
    for (which, name) in ["partner", "buur", "derde"].into_iter().enumerate() {
        let visitor = it.poort.signed_in(name).await;
        it.writes_all(&visitor, which, false).await;
        if name == "derde" {
            it.form(&visitor, which, ReportSection::Lessons).await.with("lessons_public", "").send(&visitor).await.onward();
        }
        it.hands_in(&visitor, which).await.onward();
    }
    it.submits(&it.poort.signed_in("partner").await, None).await.onward();
    it.approves(&it.poort.signed_in("manager").await).await.onward();
    it
}

async fn parts(poort: &Poort) -> Vec<entity::report_part::Model> {
    entity::report_part::Entity::find().all(&poort.state.database.read).await.expect("rows")
}

async fn add(it: &AReport, visitor: &Visitor<'_>, which: usize) -> Answer {
    let part = parts(&it.poort).await.into_iter().find(|part| part.organisation_id == it.parts[which]).expect("a part");
    let path = app::paths::lesson_of_report(part.id);
    let form = PageForm::on(&visitor.get(&path).await, &path);
    form.with("title", TITLE).with("subject", "rules").with("text", TEXT).send(visitor).await
}

async fn the_lesson(poort: &Poort) -> lesson::Model {
    lesson::Entity::find().one(&poort.state.database.read).await.expect("rows").expect("a lesson")
}

async fn clears(visitor: &Visitor<'_>, id: LessonId) -> Answer {
    PageForm::on(&visitor.get(&app::paths::lesson(id)).await, &app::paths::lesson_clear(id)).send(visitor).await
}

async fn count_listed(visitor: &Visitor<'_>, q: &str) -> usize {
    visitor.get(&format!("/lessons?q={q}")).await.texts("main article h2").len()
}

#[tokio::test]
async fn what_a_partner_told_becomes_a_lesson_that_two_people_clear_and_everybody_finds() {
    let it = approved().await;
    let poort = &it.poort;
    let (manager, second, partner) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("partner").await);
    let inbox = manager.get("/lessons?show=told").await;
    assert_eq!(inbox.texts("main article").len(), 3, "what three partners told");
    assert!(inbox.text.contains("Uit rapporten (3)"), "{:?}", inbox.texts("main nav"));
    add(&it, &manager, 0).await.onward();
    let row = the_lesson(poort).await;
    assert_eq!((row.title.as_str(), row.is_allowed, row.phase), (TITLE, true, Phase::Innovation));
    assert_eq!(manager.get("/lessons?show=told").await.texts("main article").len(), 2);
    assert_eq!(partner.get(&app::paths::lesson(row.id)).await.status, StatusCode::NOT_FOUND, "nobody outside the programme reads it yet");
    assert_eq!((count_listed(&partner, "").await, count_listed(&manager, "").await), (0, 0));

    clears(&manager, row.id).await.onward();
    assert!(!manager.get("/my-work").await.text.contains("Een les als tweede vrijgeven"));
    let work = second.get("/my-work").await;
    assert!(work.text.contains("Een les als tweede vrijgeven") && work.text.contains(TITLE), "{:?}", work.texts("main"));
    clears(&second, row.id).await.onward();
    assert!(!second.get("/my-work").await.text.contains("Een les als tweede vrijgeven"));
    for (q, found) in [("", 1), ("vergunning+gemeente", 1), ("THERMOBRUG", 0), ("hars", 0), ("%3F%21", 0)] {
        assert_eq!(count_listed(&partner, q).await, found, "{q}");
    }
    assert_eq!(partner.get("/lessons?subject=market").await.texts("main article").len(), 0);
    assert!(partner.get(&app::paths::lesson(row.id)).await.text.contains("ThermoBrug"), "its own project");
    let steering = poort.signed_in("steering").await.get(&app::paths::lesson(row.id)).await;
    assert_eq!((steering.status, steering.texts("main form").len()), (StatusCode::OK, 0));
    somebody(poort, "vreemd", &[Role::Partner]).await;
    let page = poort.signed_in("vreemd").await.get(&app::paths::lesson(row.id)).await;
    assert!(
        page.status == StatusCode::OK && !page.text.contains("ThermoBrug") && page.text.contains("Een project in de fase"),
        "{:?}",
        page.texts("main")
    );
    for happened in ["lesson_added", "lesson_cleared", "lesson_published"] {
        assert_eq!(told(poort, happened).await.len(), 1, "{happened}");
    }
}

#[tokio::test]
async fn nobody_is_both_of_the_two_and_what_a_partner_keeps_private_is_not_cleared() {
    let it = approved().await;
    let poort = &it.poort;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    add(&it, &manager, 0).await.onward();
    let row = the_lesson(poort).await;
    let path = app::paths::lesson_clear(row.id);
    clears(&manager, row.id).await.onward();
    let again = manager.post(&path, &[("key", &a_key()), ("version", "2")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Een collega is de tweede."), "{:?}", again.texts("main"));
    for who in ["partner", "steering", "admin"] {
        assert_eq!(poort.signed_in(who).await.post(&path, &[("key", &a_key()), ("version", "2")]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let write = poort.state.begin().await.expect("a write begins");
    let sql = "UPDATE lesson SET published_by = cleared_by, published_at = cleared_at";
    assert!(write.execute_unprepared(sql).await.is_err(), "the database knows that there are two");
    drop(write);

    let part = parts(poort).await.into_iter().find(|part| part.organisation_id == it.parts[2]).expect("a part");
    let form = app::paths::lesson_of_report(part.id);
    let page = second.get(&form).await;
    assert!(page.text.contains("De partner wil niet dat dit openbaar wordt."), "{:?}", page.texts("main"));
    PageForm::on(&page, &form).with("title", "Niet voor buiten").with("subject", "money").send(&second).await.onward();
    let private = lesson::Entity::find().all(&poort.state.database.read).await.expect("rows").into_iter().find(|row| !row.is_allowed);
    let private = private.expect("a lesson").id;
    let refused = second.post(&app::paths::lesson_clear(private), &[("key", &a_key()), ("version", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("De les blijft binnen het programma."), "{:?}", refused.texts("main"));
}

#[tokio::test]
async fn other_words_are_cleared_anew_and_public_ones_are_taken_back_first() {
    let it = approved().await;
    let poort = &it.poort;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    add(&it, &manager, 0).await.onward();
    let id = the_lesson(poort).await.id;
    clears(&manager, id).await.onward();
    let path = app::paths::lesson_edit(id);
    let early = PageForm::on(&second.get(&path).await, &path);
    let page = second.get(&path).await;
    assert!(page.text.contains("Na een wijziging geven twee mensen hem opnieuw vrij."));
    let wrong = PageForm::on(&page, &path).with("title", "").with("text", "Kort.").send(&second).await;
    assert_eq!((wrong.status, wrong.texts("main .errors li").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    PageForm::on(&page, &path).with("title", "Bel eerst de gemeente").send(&second).await.onward();
    assert_eq!(the_lesson(poort).await.cleared_by, None);
    let late = early.with("text", "Iets heel anders, van wie te laat was met bewaren.").send(&second).await;
    assert!(late.status == StatusCode::CONFLICT && late.text.contains("van wie te laat was"), "{:?}", late.texts("main"));

    clears(&second, id).await.onward();
    clears(&manager, id).await.onward();
    let shut = manager.get(&path).await;
    assert!(shut.text.contains("Trek de les eerst terug"), "{:?}", shut.texts("main"));
    let sql = "UPDATE lesson SET text = 'x'";
    assert!(poort.state.begin().await.expect("a write begins").execute_unprepared(sql).await.is_err());
    let back = app::paths::lesson_take_back(id);
    let page = manager.get(&app::paths::lesson(id)).await;
    let short = PageForm::on(&page, &back).with("reason", "Fout.").send(&manager).await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text.contains("Fout."));
    PageForm::on(&page, &back).with("reason", WHY).send(&manager).await.onward();
    assert_eq!(count_listed(&second, "").await, 0);
    assert_eq!(told(poort, "lesson_taken_back").await.len(), 1);
}

#[tokio::test]
async fn what_was_told_is_used_once_or_passed_over_and_a_stop_teaches_too() {
    let it = approved().await;
    let poort = &it.poort;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let part = parts(poort).await.into_iter().find(|part| part.organisation_id == it.parts[1]).expect("a part");
    let (path, pass) = (app::paths::lesson_of_report(part.id), app::paths::lesson_of_report_pass(part.id));
    let (form, inbox) = (PageForm::on(&second.get(&path).await, &path), manager.get("/lessons?show=told").await);
    PageForm::on(&inbox, &pass).send(&manager).await.onward();
    assert_eq!(manager.get("/lessons?show=told").await.texts("main article").len(), 2);
    let late = form.with("title", TITLE).with("subject", "rules").with("text", TEXT).send(&second).await;
    assert!(late.status == StatusCode::CONFLICT && late.text.contains(TITLE), "what was typed comes back");
    assert_eq!(poort.signed_in("partner").await.get("/lessons?show=told").await.texts("main article").len(), 0, "an empty list and no inbox");

    let id = a_running_project(poort).await;
    propose_stop(poort, &manager, id).await.onward();
    assert_eq!(manager.get("/lessons?show=told").await.texts("main article").len(), 2, "not before it is confirmed");
    confirm_stop(poort, &second, id).await.onward();
    let inbox = manager.get("/lessons?show=told").await;
    assert!(inbox.text.contains("De laag hecht niet op vochtig staal."), "{:?}", inbox.texts("main"));
}

/// A project of another lead partner that can stop.
async fn a_running_project(poort: &Poort) -> ProjectId {
    let lead = poort.story().organisation("Weverij").arrives().await;
    poort.story().project("Sterke draad").led_by(lead).in_phase(Phase::Start).with_status(Status::Active).arrives().await
}

#[tokio::test]
async fn a_partner_reads_who_read_its_answers_and_what_became_of_them() {
    let it = approved().await;
    let poort = &it.poort;
    let (manager, second, buur) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("buur").await);
    let page = buur.get(&it.part(1)).await;
    let told = page.texts("section[aria-labelledby='used'] li").join(" ");
    assert!(told.contains("keurde dit goed op"), "{told}");
    add(&it, &manager, 1).await.onward();
    let id = the_lesson(poort).await.id;
    let made = |page: &Answer| page.texts("section[aria-labelledby='used'] li").iter().any(|line| line.contains(TITLE));
    assert!(made(&manager.get(&it.part(1)).await) && !made(&buur.get(&it.part(1)).await), "what is not cleared is for the programme");
    clears(&manager, id).await.onward();
    clears(&second, id).await.onward();
    assert!(made(&buur.get(&it.part(1)).await));
}

#[tokio::test]
async fn questions_that_nobody_used_are_named_and_minutes_are_counted_where_they_were_told() {
    let it = a_report().await;
    let poort = &it.poort;
    let lead = poort.signed_in("partner").await;
    for (which, name) in ["partner", "buur", "derde"].into_iter().enumerate() {
        let visitor = poort.signed_in(name).await;
        it.writes_all(&visitor, which, false).await;
        let action = format!("{}/hand-in", it.part(which));
        let form = PageForm::on(&visitor.get(&it.path()).await, &action);
        if which == 0 {
            let wrong = form.clone().with("minutes", "een uur").send(&visitor).await;
            assert_eq!((wrong.status, wrong.texts("main .errors li").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
            assert!(wrong.keeps("minutes", "een uur"));
        }
        form.with("minutes", ["40", "50", ""][which]).send(&visitor).await.onward();
    }
    it.submits(&lead, None).await.onward();
    let manager = poort.signed_in("manager").await;
    assert!(manager.get("/reports/questions").await.text.contains("Er is nog geen rapport goedgekeurd"));
    it.remarks(&manager, 1, ReportSection::Results, "Noem bij elke mijlpaal ook de geplande datum.").await.onward();
    assert_eq!(it.approves(&manager).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a remark is given back first");
    it.returns(&manager, "11-1-2027").await.onward();
    let buur = poort.signed_in("buur").await;
    it.form(&buur, 1, ReportSection::Results).await.with("results", "Mijlpaal 1: gepland en gehaald op 1 november.").send(&buur).await.onward();
    it.hands_in(&buur, 1).await.onward();
    it.submits(&lead, None).await.onward();
    it.approves(&manager).await.onward();
    add(&it, &manager, 0).await.onward();
    let page = lead.get("/reports/questions").await;
    assert_eq!(page.texts("main .tile b"), ["3", "45 min", "5"], "{:?}", page.texts("main"));
    assert!(page.text.contains("Bij 2 van de 3 delen"));
    let can_go: Vec<String> = page.texts("main tbody tr").into_iter().filter(|row| row.contains("kan het weg?")).collect();
    assert_eq!(can_go.len(), 5, "activities, deviations, risks, publicity and outlook: {can_go:?}");
}

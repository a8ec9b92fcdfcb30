//! The half-year report of three partners, from its schedule to its approval by way of being given back; and the logbook that it begins with.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::a_report::{AReport, a_report, a_report_in, day, reports};
use crate::story::an_account::{letters, told};
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::mail::MailKind;
use domain::projects::Phase;
use domain::reports::{ReportKind, ReportSection, ReportState};
use entity::{report, report_answer, report_view};
use sea_orm::{ConnectionTrait, EntityTrait};

const REMARK: &str = "Noem bij elke mijlpaal ook de geplande datum.";

#[tokio::test]
async fn the_schedule_is_made_when_a_phase_starts_once_and_stands_in_the_history() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    assert_eq!(reports(&poort, id).await, [], "nothing is asked of an intake");
    decide(&poort, &manager, id, Gate::G0).await.onward();
    assert_eq!(reports(&poort, id).await, [], "nor before the second signature");
    sign(&poort, &second, id).await.onward();
    let rows: Vec<_> = reports(&poort, id).await.into_iter().map(|row| (row.kind, row.until_on, row.due_on, row.state)).collect();
    let expected = [
        (ReportKind::Interim, day("2027-05-17"), day("2027-06-14"), ReportState::Scheduled),
        (ReportKind::End, day("2027-09-30"), day("2027-10-28"), ReportState::Scheduled),
    ];
    assert_eq!(rows, expected, "nine months from the day of the go");
    let events = told(&poort, "reports_scheduled").await;
    assert_eq!(events.len(), 1, "{events:?}");
    let page = manager.get(&format!("/projects/{id}/reports")).await;
    assert!(page.text.contains("Tussenrapport 1") && page.text.contains("Eindrapport 2"), "{:?}", page.texts("main"));
}

#[tokio::test]
async fn three_partners_hand_in_it_is_given_back_once_and_approved() {
    let it = a_report().await;
    let poort = &it.poort;
    let (lead, buur, derde) = (poort.signed_in("partner").await, poort.signed_in("buur").await, poort.signed_in("derde").await);
    let manager = poort.signed_in("manager").await;
    let page = lead.get(&it.path()).await;
    assert!(page.text.contains("Halfjaarrapport 1 van ThermoBrug") && page.text.contains("21 december 2026, 23.59 uur"), "{:?}", page.texts("main"));
    it.every_part_in().await;
    assert_eq!((it.now().await.state, letters(poort, MailKind::ReportPartsIn).await.len()), (ReportState::PartsIn, 1));
    let hidden = manager.get(&it.part(1)).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND, "the programme reads it once the whole was handed in");
    it.submits(&lead, None).await.onward();
    assert_eq!((it.now().await.state, it.now().await.round), (ReportState::Submitted, 1));
    assert_eq!(letters(poort, MailKind::ReportSubmitted).await.len(), 1);

    assert_eq!(manager.get(&it.part(1)).await.status, StatusCode::OK);
    it.remarks(&manager, 1, ReportSection::Results, REMARK).await.onward();
    it.returns(&manager, "11-1-2027").await.onward();
    let returned = it.now().await;
    assert_eq!((returned.state, returned.term_on, returned.due_on), (ReportState::Returned, day("2027-01-11"), day("2026-12-21")));
    let told: Vec<String> = letters(poort, MailKind::ReportReturned).await.into_iter().map(|row| row.address).collect();
    assert!(told.iter().any(|to| to.starts_with("buur@")) && told.iter().any(|to| to.starts_with("partner@")), "{told:?}");
    assert!(told.iter().all(|to| !to.starts_with("derde@")), "who has no remark is not asked: {told:?}");

    let page = buur.get(&it.section(1, ReportSection::Results)).await;
    assert!(page.text.contains(REMARK), "{:?}", page.texts("main"));
    let form = PageForm::on(&page, &page.texts_of_answer(&it));
    form.with("answer", "De geplande datum staat er nu bij, met de uitkomst.").send(&buur).await.onward();
    let kept = buur.get(&it.section(1, ReportSection::Lessons)).await;
    assert!(kept.text.contains("het blijft zoals het is"), "{:?}", kept.texts("main"));
    it.form(&buur, 1, ReportSection::Results).await.with("results", "Mijlpaal 1: gepland en gehaald op 1 november 2026.").send(&buur).await.onward();
    it.hands_in(&buur, 1).await.onward();
    assert_eq!(derde.get(&it.path()).await.status, StatusCode::OK);
    it.submits(&lead, None).await.onward();
    assert_eq!((it.now().await.state, it.now().await.round), (ReportState::Resubmitted, 2));

    it.approves(&manager).await.onward();
    let approved = it.now().await;
    assert_eq!((approved.state, approved.view_note.as_str()), (ReportState::Approved, "Noem bij elke proef ook de uitkomst."));
    let told: Vec<String> = letters(poort, MailKind::ReportApproved).await.into_iter().map(|row| row.address).collect();
    for partner in ["partner@", "buur@", "derde@"] {
        assert!(told.iter().any(|to| to.starts_with(partner)), "{partner} hears of it: {told:?}");
    }
    assert_eq!(report_view::Entity::find().all(&poort.state.database.read).await.expect("marks").len(), 6);
    let page = derde.get(&it.path()).await;
    assert!(page.text.contains("Dit rapport verandert niet meer") && page.text.contains("4: Volgens plan"), "{:?}", page.texts("main"));
    let history = poort.story().history_of(it.project).await;
    for action in ["report_written", "report_part_in", "report_submitted", "report_opened", "report_remarked", "report_returned", "report_answered"] {
        assert!(history.iter().any(|one| one == action), "{action}: {history:?}");
    }
    assert_eq!(history.iter().filter(|one| *one == "report_approved").count(), 1);
}

#[tokio::test]
async fn what_was_handed_in_or_approved_does_not_change_by_sql_either() {
    let it = a_report().await;
    let poort = &it.poort;
    it.every_part_in().await;
    it.submits(&poort.signed_in("partner").await, None).await.onward();
    let tries = async |sql: &str| {
        let write = poort.state.begin().await.expect("a write begins");
        write.execute_unprepared(sql).await.expect_err(sql).to_string()
    };
    for sql in ["UPDATE report_answer SET value = 'anders'", "DELETE FROM report_answer"] {
        assert!(tries(sql).await.contains("what was handed in or approved does not change"), "{sql}");
    }
    assert!(tries("UPDATE report SET due_on = '2030-01-01'").await.contains("the schedule do not change"));
    assert!(tries("DELETE FROM report").await.contains("a report is kept"));
    it.approves(&poort.signed_in("manager").await).await.onward();
    for sql in ["UPDATE report SET view_note = 'anders' WHERE state = 'approved'", "UPDATE report SET state = 'draft' WHERE state = 'approved'"] {
        assert!(tries(sql).await.contains("an approved report"), "{sql}");
    }
    for sql in ["UPDATE report_view SET mark = 1", "DELETE FROM report_view", "UPDATE report_part SET name = 'x'", "DELETE FROM report_part"] {
        assert!(tries(sql).await.contains("what was handed in or approved does not change"), "{sql}");
    }
    let answers = report_answer::Entity::find().all(&poort.state.database.read).await.expect("answers");
    assert!(answers.len() > 50 && answers.iter().all(|one| one.value != "anders"));
    assert_eq!(report::Entity::find_by_id(it.report).one(&poort.state.database.read).await.expect("a row").expect("it").state, ReportState::Approved);
}

#[tokio::test]
async fn a_report_begins_with_the_notes_of_its_period() {
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    let log = format!("/projects/{}/logbook", it.project);
    let note = async |kind: &str, on: &str, text: &str, hours: &str| {
        let form = PageForm::on(&lead.get(&log).await, &log);
        form.with("kind", kind).with("happened_on", on).with("text", text).with("hours", hours).send(&lead).await
    };
    note("activity", "1-10-2026", "Proefligger van 12 meter gestort", "").await.onward();
    note("hours", "2-10-2026", "Metingen aan de ligger", "7,5").await.onward();
    note("risk", "3-10-2026", "Levering van hars loopt uit", "").await.onward();
    let refused = note("activity", "1-1-2030", "Dit moet nog gebeuren", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", refused.texts("main"));
    assert!(refused.text.contains("Dit moet nog gebeuren"), "what was typed stays");
    let page = lead.get(&it.path()).await;
    assert!(page.text.contains("2 notities uit uw logboek staan klaar"), "{:?}", page.texts("main"));
    let form = it.form(&lead, 0, ReportSection::Activities).await;
    let text = "1 oktober 2026: Proefligger van 12 meter gestort\n2 oktober 2026: Metingen aan de ligger (7,50 uur)";
    assert_eq!(form.value("activities").map(str::trim), Some(text));
    form.send(&lead).await.onward();
    note("activity", "4-10-2026", "Nog een proef", "").await.onward();
    let again = it.form(&lead, 0, ReportSection::Activities).await;
    assert_eq!(again.value("activities").map(str::trim), Some(text), "what was saved is not written over");
    let buur = it.poort.signed_in("buur").await;
    let other = buur.get(&log).await;
    assert!(other.status == StatusCode::OK && !other.text.contains("Proefligger"), "each organisation has its own");
    let list = lead.get(&log).await;
    let gone = list.texts("form[action$='/remove']").len();
    assert_eq!(gone, 4);
}

#[tokio::test]
async fn two_people_in_one_section_lose_nothing_and_a_clash_shows_both() {
    let it = a_report().await;
    let (lead, colleague) = (it.poort.signed_in("partner").await, it.poort.back_again("partner").await);
    let (mine, theirs) = (it.form(&lead, 0, ReportSection::Risks).await, it.form(&colleague, 0, ReportSection::Risks).await);
    let stale = it.form(&colleague, 0, ReportSection::Risks).await;
    mine.with("conditions", "C3 is sterker geworden.").send(&lead).await.onward();
    theirs.with("risks", "De levering van hars.").send(&colleague).await.onward();
    let both = it.form(&lead, 0, ReportSection::Risks).await;
    assert_eq!(both.value("conditions").map(str::trim), Some("C3 is sterker geworden."));
    assert_eq!(both.value("risks").map(str::trim), Some("De levering van hars."));
    let stale = stale.with("conditions", "C5 is zwakker geworden.").send(&colleague).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{:?}", stale.texts("main"));
    assert!(stale.text.contains("C5 is zwakker geworden.") && stale.text.contains("C3 is sterker geworden."), "both values");
    assert_eq!(it.form(&lead, 0, ReportSection::Risks).await.value("conditions").map(str::trim), Some("C3 is sterker geworden."));
}

#[tokio::test]
async fn the_form_is_short_in_the_start_phase_and_without_cost() {
    let it = a_report_in(Phase::Start).await;
    let lead = it.poort.signed_in("partner").await;
    assert!(lead.get(&it.path()).await.text.contains("0 van 6 klaar"));
    assert_eq!(lead.get(&it.section(0, ReportSection::Contribution)).await.status, StatusCode::NOT_FOUND);
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    assert!(lead.get(&it.path()).await.text.contains("1 van 13 klaar"));
    it.writes(&lead, 0, ReportSection::Contribution).await.onward();
    let page = lead.get(&it.path()).await;
    let form = PageForm::on(&page, &format!("{}/form", it.part(0))).with("no_cost", "yes");
    form.send(&lead).await.onward();
    let page = lead.get(&it.path()).await;
    assert!(page.text.contains("0 van 6 klaar") && page.text.contains("Wij hadden toch kosten"), "{:?}", page.texts("main"));
    PageForm::on(&page, &format!("{}/form", it.part(0))).with("no_cost", "no").send(&lead).await.onward();
    assert!(lead.get(&it.path()).await.text.contains("2 van 13 klaar"), "what was written is still there");
}

/// The address of the form that answers the one remark on a page.
trait AnswerForm {
    fn texts_of_answer(&self, it: &AReport) -> String;
}

impl AnswerForm for crate::server_under_test::Answer {
    fn texts_of_answer(&self, it: &AReport) -> String {
        let start = format!("{}/remarks/", it.path());
        let at = self.text.find(&start).expect("a form that answers");
        self.text[at..].split(['"', '\'']).next().expect("an address").to_owned()
    }
}

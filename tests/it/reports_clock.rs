//! The clock of a report: each reminder once, on how many servers there are; holds; and what waits when it is three weeks late.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_gate::request;
use crate::story::a_report::{AReport, a_report, a_report_of, at};
use crate::story::an_account::letters;
use crate::story::paying::{offered, ready_to_pay};
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reports::{ReportSection, ReportState};
use entity::{project, report, report_told};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::reports::reminders::{self, tell_of_reports};

async fn look(it: &AReport) -> usize {
    tell_of_reports(&it.poort.state).await.expect("a look")
}

async fn sent(it: &AReport, kind: MailKind) -> Vec<String> {
    let mut to: Vec<String> =
        letters(&it.poort, kind).await.into_iter().map(|row| row.address.split('@').next().unwrap_or_default().to_owned()).collect();
    to.sort();
    to
}

#[tokio::test]
async fn each_reminder_is_told_once_to_who_has_the_report() {
    let it = a_report().await;
    // 21 December is the last day: 28, 14 and 3 days before it, and 1, 7 and 21 after it.
    it.poort.clock.set(at("2026-11-22T22:30:00Z"));
    assert_eq!(look(&it).await, 0, "half past eleven at night of the day before");
    for (moment, kind, to) in [
        ("2026-11-22T23:30:00Z", MailKind::ReportAsked, vec!["buur", "derde", "partner"]),
        ("2026-12-07T09:00:00Z", MailKind::ReportDue, vec!["buur", "derde", "partner"]),
    ] {
        it.poort.clock.set(at(moment));
        let (one, other) = (tell_of_reports(&it.poort.state), tell_of_reports(&it.poort.state));
        let (one, other) = tokio::join!(one, other);
        assert_eq!(one.expect("a look") + other.expect("a look"), 1, "two servers at the same instant: {moment}");
        assert_eq!(look(&it).await, 0, "once");
        assert_eq!(sent(&it, kind).await, to, "{moment}");
    }
    let buur = it.poort.signed_in("buur").await;
    it.writes_all(&buur, 1, false).await;
    it.hands_in(&buur, 1).await.onward();
    it.poort.clock.set(at("2026-12-21T22:59:59Z"));
    look(&it).await;
    assert_eq!(sent(&it, MailKind::ReportLate).await, Vec::<String>::new(), "its last second is in time");
    it.poort.clock.set(at("2026-12-21T23:00:00Z"));
    assert_eq!(look(&it).await, 1);
    assert_eq!(sent(&it, MailKind::ReportLate).await, ["derde", "partner"], "who handed in is not asked again");
    it.poort.clock.set(at("2026-12-28T09:00:00Z"));
    assert_eq!(look(&it).await, 1);
    assert_eq!(sent(&it, MailKind::ReportLate).await, ["derde", "derde", "manager", "partner", "partner"]);
    it.poort.clock.set(at("2027-01-11T09:00:00Z"));
    assert_eq!(look(&it).await, 1);
    assert_eq!(sent(&it, MailKind::ReportBlocks).await, ["derde", "manager", "partner", "secretary", "steering"]);
    assert_eq!(look(&it).await, 0);
    let told = report_told::Entity::find().all(&it.poort.state.database.read).await.expect("rows");
    assert_eq!(told.len(), 6, "each of the six: {told:?}");
}

#[tokio::test]
async fn a_hold_pauses_the_clock_and_puts_the_day_off() {
    let it = a_report().await;
    let holds = async |status: Status, moment: &str| {
        it.poort.clock.set(at(moment));
        let write = it.poort.state.begin().await.expect("a write begins");
        let row = project::ActiveModel { id: Set(it.project), status: Set(status), updated_at: Set(at(moment)), ..Default::default() };
        project::Entity::update(row).validate().expect("a key").exec_without_returning(&write).await.expect("the project");
        write.finish([]).await.expect("the write ends");
    };
    holds(Status::OnHold, "2026-12-10T09:00:00Z").await;
    it.poort.clock.set(at("2027-02-20T09:00:00Z"));
    assert_eq!(look(&it).await, 0, "nobody is told while it is on hold");
    let manager = it.poort.signed_in("manager").await;
    let page = manager.get(&it.path()).await;
    assert!(page.text.contains("de klok staat stil") && !page.text.contains("te laat"), "{:?}", page.texts("main"));
    holds(Status::Active, "2027-02-20T10:00:00Z").await;
    let page = manager.get(&it.path()).await;
    // 72 days: from 21 December 2026 to 3 March 2027, a Wednesday.
    assert!(page.text.contains("3 maart 2027, 23.59 uur"), "{:?}", page.texts("main"));
    it.poort.clock.set(at("2027-03-04T09:00:00Z"));
    assert_eq!(look(&it).await, 1);
    assert!(!sent(&it, MailKind::ReportLate).await.is_empty());
}

#[tokio::test]
async fn three_weeks_late_no_gate_can_be_asked_for_and_nothing_is_paid_until_it_is_in() {
    let it = a_report().await;
    it.poort.clock.set(at("2027-01-10T12:00:00Z"));
    let lead = it.poort.signed_in("partner").await;
    let before = request(&it.poort, &lead, it.project, Gate::G2).await;
    assert!(!before.text.contains("meer dan drie weken te laat"), "{:?}", before.texts("main"));
    it.poort.clock.set(at("2027-01-11T12:00:00Z"));
    let lead = it.poort.signed_in("partner").await;
    let refused = request(&it.poort, &lead, it.project, Gate::G2).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Een rapport moest op 21 december 2026 binnen zijn"), "{:?}", refused.texts("main"));
    let list = it.poort.signed_in("manager").await.get("/reports?show=late").await;
    assert!(list.text.contains("21 dagen te laat") && list.text.contains("ThermoBrug"), "{:?}", list.texts("main"));
    let work = lead.get("/my-work").await;
    assert!(work.text.contains("Uw deel van een rapport schrijven"), "{:?}", work.texts("main"));
    it.every_part_in().await;
    it.submits(&lead, None).await.onward();
    let after = request(&it.poort, &lead, it.project, Gate::G2).await;
    assert!(!after.text.contains("meer dan drie weken te laat"), "{:?}", after.texts("main"));
}

#[tokio::test]
async fn what_waits_stands_in_the_work_of_the_one_who_has_it() {
    let it = a_report().await;
    let (lead, buur, manager) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await, it.poort.signed_in("manager").await);
    let shows = async |visitor: &crate::server_under_test::Visitor<'_>, text: &str| visitor.get("/my-work").await.text.contains(text);
    assert!(shows(&lead, "Uw deel van een rapport schrijven").await && shows(&buur, "Uw deel van een rapport schrijven").await);
    assert!(!shows(&manager, "Rapport beoordelen").await);
    it.every_part_in().await;
    assert!(shows(&lead, "Rapport inleveren").await && !shows(&buur, "Uw deel van een rapport").await);
    it.submits(&lead, None).await.onward();
    assert!(!shows(&lead, "Rapport inleveren").await && shows(&manager, "Rapport beoordelen").await);
    it.remarks(&manager, 1, ReportSection::Results, "Noem de geplande datum erbij.").await.onward();
    it.returns(&manager, "11-1-2027").await.onward();
    assert!(!shows(&manager, "Rapport beoordelen").await && shows(&buur, "Uw deel van een rapport aanpassen").await);
}

#[tokio::test]
async fn a_grant_waits_for_a_report_that_is_three_weeks_late_and_goes_on_when_it_is_in() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let report = a_report_of(&poort, id).await;
    poort.clock.set(at("2027-01-10T12:00:00Z"));
    let manager = poort.signed_in("manager").await;
    let before = manager.get("/payments").await;
    assert_eq!(offered(&before).len(), 3, "twenty days late: {:?}", before.texts("main"));
    let chosen = offered(&before).iter().fold(PageForm::on(&before, "/payments"), |form, code| form.ticked("line", code));
    poort.clock.set(at("2027-01-11T12:00:00Z"));
    let manager = poort.signed_in("manager").await;
    let held = manager.get("/payments").await;
    assert!(offered(&held).is_empty());
    let why = held.texts("section[aria-labelledby='held'] tbody td:nth-child(2)");
    assert_eq!(why, ["Een rapport van het project is drie weken te laat"; 3]);
    assert_eq!(
        chosen.with("pay_on", "12-1-2027").send(&manager).await.status,
        StatusCode::CONFLICT,
        "what was on a page of the day before is not proposed"
    );
    let write = poort.state.begin().await.expect("a write begins");
    let came_in = report::ActiveModel { id: Set(report), state: Set(ReportState::Submitted), ..Default::default() };
    report::Entity::update(came_in).validate().expect("a key").exec_without_returning(&write).await.expect("it comes in");
    write.finish([]).await.expect("the write ends");
    assert_eq!(offered(&manager.get("/payments").await).len(), 3);
}

/// The scheduler of a server, until it is killed.
fn runs(it: &AReport) -> (tokio::task::JoinHandle<()>, tokio::sync::watch::Sender<()>) {
    let (stop, stopped) = tokio::sync::watch::channel(());
    (tokio::spawn(reminders::run(it.poort.state.clone(), stopped)), stop)
}

#[tokio::test]
async fn two_servers_that_are_killed_and_started_again_tell_each_reminder_once() {
    let mut it = a_report().await;
    // Both nights on which the clock changes lie in it, and New Year's Day.
    let days = ["2026-11-23", "2026-12-07", "2026-12-18", "2026-12-22", "2026-12-28", "2027-01-11", "2027-03-28", "2027-10-31"];
    for (count, day) in days.iter().enumerate() {
        it.poort.clock.set(at(&format!("{day}T08:00:00Z")));
        for _ in 0..2 {
            let (one, other) = (runs(&it), runs(&it));
            let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
            let expected = (count + 1).min(6);
            while of_first(&it).await < expected && std::time::Instant::now() < until {
                tokio::task::yield_now().await;
            }
            // Killed in the middle of whatever they do next.
            one.0.abort();
            other.0.abort();
            drop((one.1, other.1));
            it.poort.killed_and_started().await;
        }
        look(&it).await;
        assert_eq!(of_first(&it).await, (count + 1).min(6), "{day}");
    }
    let told = report_told::Entity::find().all(&it.poort.state.database.read).await.expect("rows");
    let first: Vec<_> = told.iter().filter(|one| one.report_id == it.report).collect();
    assert_eq!(first.len(), 6, "each of the six once: {first:?}");
    let of_first_report = sent(&it, MailKind::ReportBlocks).await;
    assert_eq!(
        of_first_report.iter().filter(|who| *who == "secretary").count() + of_first_report.iter().filter(|who| *who == "steering").count(),
        4,
        "{of_first_report:?}: two reports, two seats"
    );
}

async fn of_first(it: &AReport) -> usize {
    let told = report_told::Entity::find().filter(report_told::Column::ReportId.eq(it.report));
    told.all(&it.poort.state.database.read).await.expect("rows").len()
}

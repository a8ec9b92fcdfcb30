//! Schedules of reports: of phases that ran before there were reports, on two servers at once; and of a phase that an approved request made shorter.
//! What is scheduled changes in no other way.

use crate::server_under_test::Poort;
use crate::story::a_report::{a_report, day, reports};
use crate::story::an_account::told;
use crate::upgrade::Old;
use domain::projects::{Phase, Status};
use domain::reports::ReportKind;
use migration::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use server::dossier::schedule::make_missing;

#[tokio::test]
async fn a_phase_that_was_running_gets_the_rest_of_its_schedule_once_and_nothing_is_late() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let lead = story.organisation("Dinkeldal").arrives().await;
    let runs = async |title: &'static str, status: Status, from: &str| {
        let from = from.parse().ok();
        let project = story.project(title).led_by(lead).in_phase(Phase::Innovation).with_status(status);
        project.but(|row| (row.start_on, row.phase_from, row.duration_months) = (from, from, Some(24))).arrives().await
    };
    let running = runs("ThermoBrug", Status::Active, "2025-07-01").await;
    let over = runs("BioFolie", Status::DecisionPending, "2024-01-01").await;
    let stopped = runs("SluisSens", Status::Stopped, "2025-07-01").await;
    let undated = story.project("NanoNeus").led_by(lead).in_phase(Phase::Start);
    let undated = undated.but(|row| (row.duration_months, row.next_gate_on, row.start_on) = (None, None, None)).arrives().await;
    let (one, other) = tokio::join!(make_missing(&poort.state), make_missing(&poort.state));
    assert_eq!(one.expect("a start") + other.expect("a start"), 2, "two servers that start at once");
    assert_eq!(make_missing(&poort.state).await.expect("a start"), 0, "and a third");
    let of = async |id| reports(&poort, id).await.into_iter().map(|row| (row.kind, row.until_on, row.due_on)).collect::<Vec<_>>();
    let expected = [(ReportKind::HalfYear, day("2026-12-31"), day("2027-01-28")), (ReportKind::End, day("2027-06-30"), day("2027-07-28"))];
    assert_eq!(of(running).await, expected, "nothing of the half-years that are over");
    assert_eq!(of(over).await, [(ReportKind::End, day("2026-11-23"), day("2026-12-21"))], "its end report, four weeks from now");
    assert_eq!((of(stopped).await, of(undated).await), (vec![], vec![]));
    assert_eq!(told(&poort, "reports_scheduled").await.len(), 2);
    let list = poort.signed_in("manager").await.get("/reports?show=late").await;
    assert!(!list.text.contains("te laat</"), "{:?}", list.texts("tbody"));
}

#[tokio::test]
async fn what_is_scheduled_moves_with_an_approved_request_and_not_by_hand() {
    let it = a_report().await;
    let tries = async |sql: &str| {
        let write = it.poort.state.begin().await.expect("a write begins");
        let said = write.execute_unprepared(sql).await;
        said.is_ok()
    };
    for sql in [
        "UPDATE report SET due_on = '2030-01-01'",
        "UPDATE report SET until_on = '2026-06-01' WHERE state = 'scheduled'",
        "UPDATE report SET kind = 'end' WHERE number = 1",
        "DELETE FROM report",
        "DELETE FROM report WHERE state = 'scheduled'",
    ] {
        assert!(!tries(sql).await, "{sql}");
    }
    assert_eq!(reports(&it.poort, it.project).await.len(), 2);
}

#[tokio::test]
async fn a_database_that_was_filled_before_is_brought_along_with_what_it_holds() {
    let old = Old::start().await;
    let steps = u32::try_from(Migrator::migrations().len()).expect("a few") - Old::AT - 1;
    Migrator::up(&old.connection, Some(steps)).await.expect("the schema of before");
    let (person, project) = (old.person("een").await, old.project(1, "innovation", "active").await);
    let (report, document) = (old.id(server::state::new_id()), old.id(server::state::new_id()));
    old.run(&format!(
        "INSERT INTO report (id, project_id, phase, number, kind, from_on, until_on, opens_on, due_on, term_on, state, since, round, \
         missing_reason, view_note, is_demo, version) VALUES ({report}, {project}, 'innovation', 1, 'half_year', '2026-07-01', '2026-12-31', \
         '2026-12-03', '2027-01-28', '2027-01-28', 'scheduled', '2026-07-01 10:00:00+00:00', 0, '', '', false, 1)"
    ))
    .await;
    old.run(&format!(
        "INSERT INTO document (id, project_id, kind, created_by, created_at, is_demo, version) VALUES ({document}, {project}, \
         'consortium_agreement', {person}, '2026-07-01 10:00:00+00:00', false, 1)"
    ))
    .await;
    old.run(&format!(
        "INSERT INTO document_use (project_id, purpose, document_id, chosen_by, chosen_at) VALUES ({project}, 'consortium_agreement', {document}, \
         {person}, '2026-07-01 10:00:00+00:00')"
    ))
    .await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    let count = async |sql: &str| {
        let row = old.connection.query_one_raw(sea_orm::Statement::from_string(old.connection.get_database_backend(), sql)).await;
        row.expect("a query").expect("a row").try_get::<i64>("", "n").expect("a count")
    };
    assert_eq!(count("SELECT COUNT(*) AS n FROM report WHERE state = 'scheduled' AND promised IS NULL AND moved_by IS NULL").await, 1);
    assert_eq!(count("SELECT COUNT(*) AS n FROM document_use WHERE NOT signed_by_all").await, 1, "nobody said that it was signed");
    assert!(old.connection.execute_unprepared("DELETE FROM report").await.is_err());
    assert!(old.connection.execute_unprepared("UPDATE report SET until_on = '2026-11-30'").await.is_err());
}

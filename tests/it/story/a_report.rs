//! A project in its innovation phase whose first half-year is over: three partners, the first one leads.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::an_account::somebody;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::partners::PartnerRole;
use domain::people::Role;
use domain::projects::{Phase, Status};
use domain::reports::{FieldKind, Planned, ReportKind, ReportSection};
use entity::report;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use server::dossier::schedule;

/// The report of 23 May to 22 November 2026, due on Monday 21 December: the day on which four weeks are over is a Sunday.
pub struct AReport {
    pub poort: Poort,
    pub project: ProjectId,
    pub report: ReportId,
    /// Of `partner`, `buur` and `derde`.
    pub parts: [OrganisationId; 3],
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A moment, as the world counts.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

pub async fn a_report_in(phase: Phase) -> AReport {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let names = ["Dinkeldal", "Regge", "Saxion"];
    let mut parts = Vec::new();
    for name in names {
        parts.push(story.organisation(name).arrives().await);
    }
    for name in ["buur", "derde"] {
        somebody(&poort, name, &[Role::Partner]).await;
    }
    for (name, organisation) in ["partner", "buur", "derde"].into_iter().zip(&parts) {
        story.works_for(name, *organisation).await;
    }
    let manager = story.person_id("manager").await;
    let project = story.project("ThermoBrug").led_by(parts[0]).with(parts[1], PartnerRole::Participant).with(parts[2], PartnerRole::Participant);
    let project = project.in_phase(phase).with_status(Status::Active).but(|row| {
        (row.start_on, row.phase_from, row.duration_months) = (Some(day("2026-05-23")), Some(day("2026-05-23")), Some(12));
        row.manager_id = Some(manager);
    });
    let id = project.arrives().await;
    let row = story.project_now(id).await;
    let write = poort.state.begin().await.expect("a write begins");
    let rows = schedule::planned(&row).iter().map(|one| schedule::row(&row, one, write.now()).into_active_model()).collect::<Vec<_>>();
    report::Entity::insert_many(rows).exec_without_returning(&write).await.expect("the reports are new");
    write.finish([]).await.expect("the write holds");
    let first = reports(&poort, id).await[0].id;
    AReport { poort, project: id, report: first, parts: [parts[0], parts[1], parts[2]] }
}

pub async fn a_report() -> AReport {
    a_report_in(Phase::Innovation).await
}

pub async fn reports(poort: &Poort, id: ProjectId) -> Vec<report::Model> {
    let rows = report::Entity::find().filter(report::Column::ProjectId.eq(id)).order_by_asc(report::Column::UntilOn);
    rows.all(&poort.state.database.read).await.expect("the database answers")
}

/// A report of a project that is there already, open on the day that the tests live in.
pub async fn a_report_of(poort: &Poort, id: ProjectId) -> ReportId {
    let row = poort.story().project_now(id).await;
    let (from_on, until_on) = (day("2026-05-23"), day("2026-11-22"));
    let one = Planned { number: 1, kind: ReportKind::End, from_on, until_on, opens_on: day("2026-10-25"), due_on: day("2026-12-21") };
    let write = poort.state.begin().await.expect("a write begins");
    let report = report::Model { phase: Phase::Innovation, ..schedule::row(&row, &one, write.now()) };
    let id = report.id;
    report::Entity::insert(report.into_active_model()).exec_without_returning(&write).await.expect("the report is new");
    write.finish([]).await.expect("the write holds");
    id
}

/// Gives somebody the role of a programme manager as well.
pub async fn also_manages(poort: &Poort, name: &str) {
    let person = poort.story().person_id(name).await;
    let write = poort.state.begin().await.expect("a write begins");
    let role = entity::person_role::Model {
        id: domain::ids::RoleId(server::state::new_id()),
        person_id: person,
        role: Role::ProgrammeManager,
        seat: None,
        first_day: None,
        last_day: None,
        given_by: None,
        given_at: write.now(),
        ended_at: None,
        told_at: None,
    };
    let role = role.into_active_model().reset_all();
    entity::person_role::Entity::insert(role).exec_without_returning(&write).await.expect("a role");
    write.finish([]).await.expect("the write ends");
}

impl AReport {
    pub fn path(&self) -> String {
        format!("/projects/{}/reports/{}", self.project, self.report)
    }

    pub fn part(&self, which: usize) -> String {
        format!("{}/parts/{}", self.path(), self.parts[which])
    }

    pub fn section(&self, which: usize, section: ReportSection) -> String {
        format!("{}/{section}", self.part(which))
    }

    pub async fn now(&self) -> report::Model {
        reports(&self.poort, self.project).await.into_iter().find(|row| row.id == self.report).expect("the report")
    }

    /// The form of a section, as its page has it.
    pub async fn form(&self, visitor: &Visitor<'_>, which: usize, section: ReportSection) -> PageForm {
        let path = self.section(which, section);
        PageForm::on(&visitor.get(&path).await, &path)
    }

    /// Fills in a section and saves it.
    pub async fn writes(&self, visitor: &Visitor<'_>, which: usize, section: ReportSection) -> Answer {
        let form = self.form(visitor, which, section).await;
        let typed = |kind: FieldKind| match kind {
            FieldKind::Text => "Zo is het gegaan, en zo gaat het verder.",
            FieldKind::Amount => "34.000,50",
            FieldKind::Count => "2",
            FieldKind::Ask => "continue",
            FieldKind::Tick => "yes",
        };
        let form = section.fields().iter().fold(form, |form, field| form.with(field.code(), typed(field.kind())));
        form.send(visitor).await
    }

    /// Writes all of a part.
    pub async fn writes_all(&self, visitor: &Visitor<'_>, which: usize, is_short: bool) {
        for section in ReportSection::of_form(is_short) {
            self.writes(visitor, which, section).await.onward();
        }
    }

    /// Does a step that is a button on the page of the report.
    pub async fn step(&self, visitor: &Visitor<'_>, action: &str) -> Answer {
        PageForm::on(&visitor.get(&self.path()).await, action).send(visitor).await
    }

    pub async fn hands_in(&self, visitor: &Visitor<'_>, which: usize) -> Answer {
        self.step(visitor, &format!("{}/hand-in", self.part(which))).await
    }

    /// Hands in the whole, with a reason where a part is missing.
    pub async fn submits(&self, visitor: &Visitor<'_>, reason: Option<&str>) -> Answer {
        let path = format!("{}/submit", self.path());
        let form = PageForm::on(&visitor.get(&path).await, &path);
        let form = reason.map_or(form.clone(), |reason| form.with("reason", reason));
        form.send(visitor).await
    }

    /// Remarks on a section.
    pub async fn remarks(&self, visitor: &Visitor<'_>, which: usize, section: ReportSection, text: &str) -> Answer {
        let page = visitor.get(&self.part(which)).await;
        PageForm::on(&page, &format!("{}/remark", self.section(which, section))).with("text", text).send(visitor).await
    }

    /// Gives the report back until a day.
    pub async fn returns(&self, visitor: &Visitor<'_>, until: &str) -> Answer {
        let page = visitor.get(&format!("{}/judge", self.path())).await;
        PageForm::on(&page, &format!("{}/return", self.path())).with("due_on", until).send(visitor).await
    }

    /// Approves it with fours.
    pub async fn approves(&self, visitor: &Visitor<'_>) -> Answer {
        let path = format!("{}/judge", self.path());
        let form = PageForm::on(&visitor.get(&path).await, &path);
        let aspects = ["on_track", "money", "results", "partners", "risk", "exploitation"];
        aspects
            .iter()
            .fold(form, |form, aspect| form.with(aspect, "4"))
            .with("note", "Noem bij elke proef ook de uitkomst.")
            .with_where_asked("promised", "5")
            .with_where_asked("accepted", "4")
            .send(visitor)
            .await
    }

    /// All three parts are written and in.
    pub async fn every_part_in(&self) {
        for (which, name) in ["partner", "buur", "derde"].into_iter().enumerate() {
            let visitor = self.poort.signed_in(name).await;
            self.writes_all(&visitor, which, false).await;
            self.hands_in(&visitor, which).await.onward();
        }
    }
}

//! A half-year report whose partners have an approved budget in the ledger: each 60,000, of which 20,000 in kind, and 30,000 of the province.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Visitor};
use crate::story::a_report::{AReport, a_report, day};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::changes::ChangeState;
use domain::documents::{DocumentKind, FileType, ScanState, TextState};
use domain::financing::{InstrumentKind, PublicSource};
use domain::ids::{ChangeRequestId, DocumentId, DocumentVersionId, LedgerRowId, OrganisationId, ProjectId};
use domain::ledger::{Chain, Column, Means, RowKind};
use domain::projects::Phase;
use entity::{change_request, cost_line, cost_waiting, document, document_version, ledger_row};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use server::state::new_id;

/// The part of each partner.
pub const COST: Eur = Eur::euros(60_000);
pub const IN_KIND: Eur = Eur::euros(20_000);
pub const GRANT: Eur = Eur::euros(30_000);

/// A bill that is right, by its fields.
pub const BILL: [(&str, &str); 7] = [
    ("from_on", "19-6-2026"),
    ("description", "Koolstofweefsel"),
    ("category", "materials"),
    ("means", "cash"),
    ("amount", "1.000,50"),
    ("supplier", "Weverij Regge B.V."),
    ("invoice", "2026-0187"),
];

/// A report with a budget for its partners.
pub async fn a_claim() -> AReport {
    let it = a_report().await;
    budgets(&it).await;
    it
}

/// Gives every partner of a project its budget, by a change that was approved.
pub async fn budgets(it: &AReport) {
    budget_of(it, it.project, &it.parts).await;
}

pub async fn budget_of(it: &AReport, project: ProjectId, parts: &[OrganisationId]) {
    let poort = &it.poort;
    let manager = poort.story().person_id("manager").await;
    let write = poort.state.begin().await.expect("a write begins");
    let now: DateTime<Utc> = "2026-05-24T10:00:00Z".parse().expect("a moment");
    let change = ChangeRequestId(new_id());
    let count = i64::try_from(parts.len()).expect("few");
    let request = change_request::Model {
        id: change,
        project_id: project,
        number: 1,
        phase: Phase::Innovation,
        state: ChangeState::Approved,
        reason: "Begroting".to_owned(),
        content: include_str!("../../../server/src/changes/golden/change_v1.json").to_owned(),
        round: 1,
        at_stake: Eur::ZERO,
        steering_decides: false,
        written_by: manager,
        written_at: now,
        changed_by: manager,
        since: now,
        handed_in_by: Some(manager),
        handed_in_at: Some(now),
        approves: Some(true),
        decided_by: Some(manager),
        decided_at: Some(now),
        decision_reason: None,
        signed_by: None,
        signed_at: None,
        committed_change: Eur(GRANT.0 * count),
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
        is_demo: false,
    };
    change_request::Entity::insert(request.into_active_model()).exec_without_returning(&write).await.expect("a request");
    let row = |organisation, kind, (source, means): (Option<PublicSource>, Option<Means>), amount: Eur| ledger_row::Model {
        id: LedgerRowId(new_id()),
        project_id: project,
        kind,
        phase: Phase::Innovation,
        organisation_id: organisation,
        source,
        means,
        instrument: (kind == RowKind::Commitment).then_some(InstrumentKind::Grant),
        amount,
        booked_on: day("2026-05-24"),
        year: 2026,
        follows_id: None,
        decision_id: None,
        stop_id: None,
        document: None,
        change_id: Some(change),
        booked_at: now,
        is_demo: false,
    };
    let province = (Some(PublicSource::Province), None);
    let rows = parts.iter().flat_map(|&of| {
        [
            row(of, RowKind::BudgetLine, (None, None), COST),
            row(of, RowKind::Contribution, province, GRANT),
            row(of, RowKind::Contribution, (None, Some(Means::Cash)), COST - GRANT - IN_KIND),
            row(of, RowKind::Contribution, (None, Some(Means::InKind)), IN_KIND),
            row(of, RowKind::Commitment, province, GRANT),
        ]
    });
    let rows = rows.map(IntoActiveModel::into_active_model).collect::<Vec<_>>();
    ledger_row::Entity::insert_many(rows).exec_without_returning(&write).await.expect("rows");
    write
        .execute_unprepared("UPDATE programme_total SET committed = (SELECT SUM(amount) FROM ledger_row WHERE kind = 'commitment')")
        .await
        .expect("a total");
    write.finish([]).await.expect("the write holds");
}

/// Adds a line with these fields to the part whose lines stand here.
pub async fn adds_to(visitor: &Visitor<'_>, costs: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("{costs}/new");
    let form = PageForm::on(&visitor.get(&path).await, &path);
    fields.iter().fold(form, |form, (name, value)| form.with(name, value)).send(visitor).await
}

impl AReport {
    /// The cost lines of a part.
    pub fn costs(&self, which: usize) -> String {
        format!("{}/costs/{}", self.path(), self.parts[which])
    }

    /// Adds a line with these fields.
    pub async fn adds(&self, visitor: &Visitor<'_>, which: usize, fields: &[(&str, &str)]) -> Answer {
        adds_to(visitor, &self.costs(which), fields).await
    }

    /// Adds the bill with other values in some fields.
    pub async fn adds_bill(&self, visitor: &Visitor<'_>, which: usize, but: &[(&str, &str)]) -> Answer {
        self.adds(visitor, which, &[&BILL[..], but].concat()).await
    }

    /// Pastes lines.
    pub async fn pastes(&self, visitor: &Visitor<'_>, which: usize, text: &str, means: &str) -> Answer {
        let path = format!("{}/paste", self.costs(which));
        PageForm::on(&visitor.get(&self.costs(which)).await, &path).with("pasted", text).with("pasted_means", means).send(visitor).await
    }

    pub async fn lines(&self, which: usize) -> Vec<cost_line::Model> {
        let rows = cost_line::Entity::find().filter(cost_line::Column::OrganisationId.eq(self.parts[which]));
        rows.order_by_asc(cost_line::Column::Number).all(&self.poort.state.database.read).await.expect("lines")
    }

    pub async fn waits(&self, which: usize) -> Vec<cost_waiting::Model> {
        let rows = cost_waiting::Entity::find().filter(cost_waiting::Column::OrganisationId.eq(self.parts[which]));
        rows.order_by_asc(cost_waiting::Column::Position).all(&self.poort.state.database.read).await.expect("lines")
    }

    /// What stands in a column of the money of the project, of one partner.
    pub async fn booked(&self, which: usize, column: Column) -> Eur {
        let rows = server::ledger::of_project(&self.poort.state.database.read, self.project).await.expect("rows");
        let of = rows.iter().filter(|row| row.posting.organisation == self.parts[which]);
        Chain::of(of).expect("a chain").get(column)
    }

    /// Says something of lines, by their numbers.
    pub async fn judges(&self, visitor: &Visitor<'_>, which: usize, said: &[(i32, &[(&str, &str)])]) -> Answer {
        let page = visitor.get(&format!("{}/judge", self.costs(which))).await;
        let form = PageForm::on(&page, &format!("{}/judge?page=1", self.costs(which)));
        let fields = said.iter().flat_map(|(number, fields)| fields.iter().map(move |(name, value)| (format!("lines.{number}.{name}"), *value)));
        fields.fold(form, |form, (name, value)| form.with(&name, value)).send(visitor).await
    }

    /// Approves every line of a part of which nothing was said.
    pub async fn approves_rest(&self, visitor: &Visitor<'_>, which: usize) -> Answer {
        let page = visitor.get(&format!("{}/judge", self.costs(which))).await;
        PageForm::on(&page, &format!("{}/judge/rest", self.costs(which))).send(visitor).await
    }

    /// Corrects a line of an approved report.
    pub async fn corrects(&self, visitor: &Visitor<'_>, (which, line): (usize, usize), fields: &[(&str, &str)]) -> Answer {
        let path = format!("{}/lines/{}/correct", self.costs(which), self.lines(which).await[line].id);
        let form = PageForm::on(&visitor.get(&path).await, &path);
        fields.iter().fold(form, |form, (name, value)| form.with(name, value)).send(visitor).await
    }

    /// Confirms as the second person.
    pub async fn confirms(&self, visitor: &Visitor<'_>) -> Answer {
        let page = visitor.get(&format!("{}/judge", self.path())).await;
        PageForm::on(&page, &format!("{}/confirm", self.path())).send(visitor).await
    }

    /// A file among the documents of the project, of one partner.
    pub async fn has_file(&self, project: ProjectId, which: usize, (name, sha256): (&str, &str)) -> DocumentId {
        let by = self.poort.story().person_id("manager").await;
        let write = self.poort.state.begin().await.expect("a write begins");
        let (id, at) = (DocumentId(new_id()), write.now());
        let row = document::Model {
            id,
            project_id: project,
            organisation_id: Some(self.parts[which]),
            kind: DocumentKind::Invoice,
            caption: None,
            maker: None,
            permission: None,
            recognisable: None,
            created_by: by,
            created_at: at,
            withdrawn_by: None,
            withdrawn_at: None,
            withdrawn_reason: None,
            is_demo: false,
            version: 1,
        };
        document::Entity::insert(row.into_active_model()).exec_without_returning(&write).await.expect("a document");
        let version = document_version::Model {
            id: DocumentVersionId(new_id()),
            document_id: id,
            number: 1,
            name: name.to_owned(),
            file_type: FileType::Pdf,
            size: 10,
            sha256: sha256.to_owned(),
            scan: ScanState::Off,
            finding: None,
            text_state: TextState::None,
            uploaded_by: by,
            uploaded_at: at,
            is_demo: false,
        };
        document_version::Entity::insert(version.into_active_model()).exec_without_returning(&write).await.expect("a version");
        write.finish([]).await.expect("the write holds");
        id
    }
}

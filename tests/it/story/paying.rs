//! Paying: accounts that two people stand for, a grant that may be paid, proposals, and a bank that answers.

use super::a_gate::{READY, a_key, a_project, ask, decide_so, sign};
use super::the_panel::send;
use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Eur;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PaymentBatchId, ProjectId};
use domain::ledger::{Chain, Column};
use entity::{bank_account, bank_statement, monitoring_agreement, payment_batch, payment_order, statement_line};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// The account of the programme.
pub const OWN: &str = "NL91ABNA0417164300";
/// Numbers of three organisations.
pub const THEIRS: [&str; 3] = ["NL20INGB0001234567", "NL02ABNA0123456789", "BE68539007547034"];

const GRANT: [(&str, &str); 3] = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "12.000")];

/// A project with a go of 12,000 for three partners, each of whom gets 4,000.
pub async fn with_a_go(poort: &Poort) -> ProjectId {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(poort, READY).await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    decide_so(poort, &manager, id, Gate::G0, &GRANT).await.onward();
    sign(poort, &second, id).await.onward();
    id
}

/// The organisations of a project, in the order of its partners.
pub async fn organisations(poort: &Poort, id: ProjectId) -> Vec<OrganisationId> {
    poort.story().partners_now(id).await.into_iter().map(|partner| partner.organisation_id).collect()
}

pub fn account_path(owner: Option<OrganisationId>) -> String {
    owner.map_or_else(app::paths::programme_account, app::paths::organisation_account)
}

/// Enters an account.
pub async fn enters(visitor: &Visitor<'_>, owner: Option<OrganisationId>, iban: &str) -> Answer {
    send(visitor, &account_path(owner), "0", &[("iban", iban), ("holder", "Op naam van")]).await
}

/// The account of an owner that waits.
pub async fn waiting(poort: &Poort, owner: Option<OrganisationId>) -> bank_account::Model {
    use bank_account::Column as Of;
    let of_theirs = owner.map_or_else(|| Of::OrganisationId.is_null(), |id| Of::OrganisationId.eq(id));
    let rows = bank_account::Entity::find().filter(of_theirs).filter(Of::ConfirmedAt.is_null()).filter(Of::EndedAt.is_null());
    rows.one(&poort.state.database.read).await.expect("the database answers").expect("an account that waits")
}

/// Confirms the account that waits.
pub async fn confirms(poort: &Poort, visitor: &Visitor<'_>, owner: Option<OrganisationId>) -> Answer {
    let row = waiting(poort, owner).await;
    let (key, version, id) = (a_key(), row.version.to_string(), row.id.to_string());
    visitor.post_confirmed(&format!("{}/confirm", account_path(owner)), &[("key", &key), ("version", &version), ("account", &id)]).await
}

/// An account that counts.
pub async fn has_account(poort: &Poort, owner: Option<OrganisationId>, iban: &str) {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    enters(&manager, owner, iban).await.onward();
    confirms(poort, &second, owner).await.onward();
}

/// What is on the start lists of a project beside accounts: somebody of each partner can come in, and the companies agreed to be monitored.
pub async fn arranged(poort: &Poort, id: ProjectId) {
    let story = poort.story();
    let by = story.person_id("manager").await;
    for (place, organisation_id) in organisations(poort, id).await.into_iter().enumerate() {
        story.colleague(&format!("Contact {place}"), organisation_id).await;
        let write = poort.state.begin().await.expect("a write begins");
        let row = monitoring_agreement::Model { project_id: id, organisation_id, agreed_by: by, agreed_at: write.now(), on_paper: true };
        monitoring_agreement::Entity::insert(row.into_active_model()).exec_without_returning(&write).await.expect("the agreement is new");
        write.finish([]).await.expect("the write holds");
    }
}

/// A project whose partners and programme have accounts, and with whom all is arranged.
pub async fn ready_to_pay(poort: &Poort) -> ProjectId {
    let id = with_a_go(poort).await;
    arranged(poort, id).await;
    has_account(poort, None, OWN).await;
    for (organisation, iban) in organisations(poort, id).await.into_iter().zip(THEIRS) {
        has_account(poort, Some(organisation), iban).await;
    }
    id
}

/// What the page of payments offers, as its form calls it.
pub fn offered(page: &Answer) -> Vec<String> {
    let page = scraper::Html::parse_document(&page.text);
    let boxes = scraper::Selector::parse("input[name='line']").expect("a selector");
    page.select(&boxes).map(|one| one.attr("value").unwrap_or_default().to_owned()).collect()
}

/// Proposes everything that may be paid.
pub async fn proposes(visitor: &Visitor<'_>) -> Answer {
    let page = visitor.get("/payments").await;
    let form = offered(&page).iter().fold(PageForm::on(&page, "/payments"), |form, code| form.ticked("line", code));
    form.send(visitor).await
}

/// The proposal that was made last.
pub async fn last_batch(poort: &Poort) -> payment_batch::Model {
    let rows = payment_batch::Entity::find().order_by_desc(payment_batch::Column::Number);
    rows.one(&poort.state.database.read).await.expect("the database answers").expect("a proposal")
}

/// Takes a step with a proposal.
pub async fn step(poort: &Poort, visitor: &Visitor<'_>, id: PaymentBatchId, step: &str) -> Answer {
    let row = payment_batch::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").expect("the proposal");
    let (key, version) = (a_key(), row.version.to_string());
    visitor.post_confirmed(&format!("/payments/batches/{id}/{step}"), &[("key", &key), ("version", &version)]).await
}

/// A proposal of everything that may be paid, approved and with the bank.
pub async fn at_the_bank(poort: &Poort) -> PaymentBatchId {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    proposes(&manager).await.onward();
    let id = last_batch(poort).await.id;
    self::step(poort, &second, id, "approve").await.onward();
    self::step(poort, &manager, id, "send").await.onward();
    id
}

/// The payments of a proposal.
pub async fn orders(poort: &Poort, id: PaymentBatchId) -> Vec<payment_order::Model> {
    let rows = payment_order::Entity::find().filter(payment_order::Column::BatchId.eq(id)).order_by_asc(payment_order::Column::Position);
    rows.all(&poort.state.database.read).await.expect("the database answers")
}

/// A line of a statement: what the bank calls it, `DBIT` or `CRDT`, euros, and the payment that it names.
pub type Said<'a> = (&'a str, &'a str, i64, &'a str);

/// A statement of the account of the programme.
pub fn statement(name: &str, account: &str, lines: &[Said<'_>]) -> String {
    let mut entries = String::new();
    for (reference, direction, euros, end_to_end) in lines {
        let _ = write!(
            entries,
            "<Ntry><Amt Ccy=\"EUR\">{euros}.00</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>\
             <AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId>\
             </Refs></TxDtls></NtryDtls></Ntry>"
        );
    }
    let balance = |code: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1000000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
             <Dt><Dt>2026-11-23</Dt></Dt></Bal>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr>\
         <MsgId>BANK-1</MsgId><CreDtTm>2026-11-23T18:00:00</CreDtTm></GrpHdr><Stmt><Id>{name}</Id><Acct><Id><IBAN>{account}</IBAN></Id></Acct>\
         {}{}{entries}</Stmt></BkToCstmrStmt></Document>",
        balance("OPBD"),
        balance("CLBD")
    )
}

/// Brings a statement in.
pub async fn brings(visitor: &Visitor<'_>, file: &str) -> Answer {
    let form = PageForm::on(&visitor.get("/payments/statements").await, "/payments/statements");
    let key = form.value("key").expect("a key").to_owned();
    let part = |name: &str, value: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"camt.xml\"\r\nContent-Type: text/xml\r\n\r\n";
    let body = [part("key", &key), part("version", "0"), head.to_owned(), file.to_owned(), "\r\n--edge--\r\n".to_owned()].concat();
    let request = Request::post("/payments/statements").header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    visitor.send(request.header("sec-fetch-site", "same-origin"), Body::from(body)).await
}

/// The statement that was brought in last.
pub async fn last_statement(poort: &Poort) -> bank_statement::Model {
    let rows = bank_statement::Entity::find().order_by_desc(bank_statement::Column::Id);
    rows.one(&poort.state.database.read).await.expect("the database answers").expect("a statement")
}

/// Books the statement that was brought in last.
pub async fn books(poort: &Poort, visitor: &Visitor<'_>) -> Answer {
    let row = last_statement(poort).await;
    send(visitor, &app::paths::payment_statement(row.id), &row.version.to_string(), &[]).await
}

/// What each line of a statement was booked as.
pub async fn outcomes(poort: &Poort) -> Vec<(String, String)> {
    let rows = statement_line::Entity::find().filter(statement_line::Column::StatementId.eq(last_statement(poort).await.id));
    let rows = rows.order_by_asc(statement_line::Column::Position).all(&poort.state.database.read).await.expect("the database answers");
    let code = |outcome: Option<domain::payments::LineOutcome>| outcome.map_or_else(|| "-".to_owned(), |one| one.code().to_owned());
    rows.into_iter().map(|row| (row.reference, code(row.outcome))).collect()
}

/// In euros: paid and come back.
pub async fn paid(poort: &Poort, id: ProjectId) -> [i64; 2] {
    let rows = server::ledger::of_project(&poort.state.database.read, id).await.expect("rows");
    let chain = Chain::of(&rows).expect("sums");
    [Column::Paid, Column::Recovered].map(|column| chain.get(column).cents() / 100)
}

/// What was asked of the bank.
pub fn sum(orders: &[payment_order::Model]) -> Eur {
    orders.iter().map(|order| order.amount).sum()
}

/// That an answer says no, and how.
pub fn refuses(answer: &Answer, status: StatusCode, words: &str) {
    assert_eq!(answer.status, status, "{:?} {:?}", answer.location, answer.texts("main"));
    let said = answer.texts("main").join(" ");
    assert!(said.contains(words), "{words}: {said}");
}

/// What the payments of a proposal are called at the bank.
pub async fn names_of(poort: &Poort, id: PaymentBatchId) -> Vec<String> {
    orders(poort, id).await.into_iter().map(|order| order.end_to_end).collect()
}

/// What `xmllint` says of a file by a schema; nothing when it is right.
pub fn against(schema: &str, text: &str) -> String {
    let schema = format!("{}/schemas/{schema}", env!("CARGO_MANIFEST_DIR"));
    let checker = Command::new("xmllint").args(["--noout", "--nonet", "--schema", &schema, "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut checker = checker.expect("xmllint, which `scripts/install-system-packages.sh prove` installs");
    checker.stdin.take().expect("an input").write_all(text.as_bytes()).expect("it reads");
    let said = checker.wait_with_output().expect("it ends");
    if said.status.success() { String::new() } else { String::from_utf8_lossy(&said.stderr).into_owned() }
}

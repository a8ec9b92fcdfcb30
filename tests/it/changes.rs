//! Requests to change what was approved: a partner who does not agree, one who does, a manager within the mandate and one above it; and that an
//! approved budget changes in no other way.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::*;
use crate::story::a_report::{day, reports};
use crate::story::an_account::{letters, somebody, told};
use axum::http::StatusCode;
use domain::Eur;
use domain::changes::ChangeState;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::ledger::{Chain, Column};
use domain::mail::MailKind;
use domain::partners::PartnerRole;
use domain::people::Role;
use domain::projects::{Phase, Status};
use domain::reports::ReportKind;
use entity::{change_request, financing_row, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use server::dossier::money;

const REASON: &str = "Partij 2 neemt een deel van het meetwerk over.";
const NO: &str = "Wij hebben hier geen mensen voor.";
const BECAUSE: &str = "Het werk blijft hetzelfde en de partners zijn het eens.";

/// A start that was approved with 10,000 public, 20,000 in kind for each of three partners. Somebody of the second one has an account.
pub async fn approved(poort: &Poort, amount: &str) -> ProjectId {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(poort, READY).await;
    somebody(poort, "buur", &[Role::Partner]).await;
    poort.story().works_for("buur", poort.story().partners_now(id).await[1].organisation_id).await;
    ask(poort, &manager, id, Gate::G0).await.onward();
    let grant = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", amount)];
    decide_so(poort, &manager, id, Gate::G0, &grant).await.onward();
    sign(poort, &second, id).await.onward();
    id
}

async fn form(visitor: &Visitor<'_>, id: ProjectId) -> PageForm {
    let path = format!("/projects/{id}/changes/new/start");
    PageForm::on(&visitor.get(&path).await, &path).with("reason", REASON)
}

/// So much public money goes from the lead to the second partner.
fn shifted(form: PageForm, left: &str, right: &str) -> PageForm {
    let form = form.with("rows.0.cost", &thousand(left, 20)).with("rows.0.public_province", left);
    form.with("rows.1.cost", &thousand(right, 20)).with("rows.1.public_province", right)
}

/// An amount in thousands with so many more.
fn thousand(amount: &str, more: i64) -> String {
    let thousands: i64 = amount.trim_end_matches(".000").parse().expect("thousands");
    format!("{}.000", thousands + more)
}

/// Sends the form, and tells the address of the request.
async fn written(visitor: &Visitor<'_>, form: PageForm) -> String {
    let sent = form.send(visitor).await;
    sent.onward().split('?').next().expect("an address").to_owned()
}

async fn step(visitor: &Visitor<'_>, request: &str, what: &str) -> Answer {
    PageForm::on(&visitor.get(request).await, &format!("{request}/{what}")).send(visitor).await
}

async fn says(visitor: &Visitor<'_>, request: &str, agrees: &str, reason: &str) -> Answer {
    let form = PageForm::on(&visitor.get(request).await, &format!("{request}/answer"));
    form.with("agrees", agrees).with("reason", reason).send(visitor).await
}

async fn decides(visitor: &Visitor<'_>, request: &str, verdict: &str) -> Answer {
    let form = PageForm::on(&visitor.get(request).await, &format!("{request}/decision"));
    form.with("verdict", verdict).with("reason", BECAUSE).send(visitor).await
}

async fn last(poort: &Poort) -> change_request::Model {
    let rows = change_request::Entity::find().order_by_desc(change_request::Column::Number);
    rows.one(&poort.state.database.read).await.expect("a database").expect("a request")
}

/// Cost and public money of each partner in the start phase, in euros, and what is committed.
pub async fn stands(poort: &Poort, id: ProjectId) -> (Vec<(i64, i64)>, i64) {
    let mut rows = money::rows(&poort.state.database.read, id, Phase::Start).await.expect("rows");
    let places = poort.story().partners_now(id).await;
    rows.sort_by_key(|row| places.iter().position(|place| place.id == row.partner));
    let ledger = server::ledger::of_project(&poort.state.database.read, id).await.expect("rows");
    let committed = Chain::of(&ledger).expect("sums").get(Column::Committed);
    (rows.iter().map(|row| (row.cost.cents() / 100, row.public.total().cents() / 100)).collect(), committed.cents() / 100)
}

#[tokio::test]
async fn a_partner_does_not_agree_the_request_is_mended_and_a_manager_within_the_mandate_approves_it() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let (lead, buur) = (poort.signed_in("partner").await, poort.signed_in("buur").await);
    let manager = poort.signed_in("manager").await;
    let request = written(&lead, shifted(form(&lead, id).await, "4.000", "16.000")).await;
    assert_eq!(buur.get(&request).await.status, StatusCode::NOT_FOUND, "a draft is for who writes it");
    let page = lead.get(&request).await;
    assert_eq!(page.texts("tbody tr:first-child td:nth-child(2)"), ["24.000was 30.000"], "old under new: {}", page.text);
    step(&lead, &request, "ask").await.onward();
    assert_eq!(letters(&poort, MailKind::ChangeAsked).await.len(), 2, "the second partner and the programme manager");
    assert!(buur.get("/my-work").await.text.contains("Akkoord geven op een wijziging"));
    let silent = says(&buur, &request, "no", "").await;
    assert_eq!((silent.status, silent.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "who does not agree says why");
    says(&buur, &request, "no", NO).await.onward();
    assert_eq!(letters(&poort, MailKind::ChangeAnswered).await.len(), 2, "the lead partner and the programme manager");
    let page = lead.get(&request).await;
    assert!(page.text.contains(NO) && page.text.contains("Niet akkoord: Partij 2 van SluisSens."), "{}", page.text);
    assert!(!page.actions().contains(&format!("{request}/hand-in")), "it cannot be handed in");
    let forced = lead.post(&format!("{request}/hand-in"), &[("key", &a_key()), ("version", &version(&poort, id).await)]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lead.get("/my-work").await.text.contains("niet iedereen is akkoord"));

    step(&lead, &request, "reopen").await.onward();
    let edit = format!("{request}/edit");
    let again = PageForm::on(&lead.get(&edit).await, &edit);
    assert_eq!((again.value("rows.0.cost"), again.value("reason")), (Some("24.000"), Some(REASON)));
    shifted(again, "7.000", "13.000").send(&lead).await.onward();
    step(&lead, &request, "ask").await.onward();
    says(&buur, &request, "yes", "").await.onward();
    let page = lead.get(&request).await;
    assert!(page.text.contains("Wat eerder is gezegd") && page.text.contains(NO), "what was said stays");
    assert_eq!(stands(&poort, id).await, (vec![(30_000, 10_000); 3], 30_000), "nothing changed so far");
    step(&lead, &request, "hand-in").await.onward();
    assert!(manager.get("/my-work").await.text.contains("Beslissen over een wijziging"));
    decides(&manager, &request, "approve").await.onward();
    assert_eq!(letters(&poort, MailKind::ChangeApproved).await.len(), 2, "the people of both partners; the manager did it");
    let after = (vec![(27_000, 7_000), (33_000, 13_000), (30_000, 10_000)], 30_000);
    assert_eq!(stands(&poort, id).await, after);
    assert_eq!((last(&poort).await.state, last(&poort).await.committed_change), (ChangeState::Approved, Eur::ZERO));
    let history = poort.story().history_of(id).await;
    let told = ["change_written", "change_asked", "change_answered", "change_reopened", "change_handed_in", "change_approved"];
    for action in told {
        assert!(history.iter().any(|one| one == action), "{action}: {history:?}");
    }
    let page = buur.get(&request).await;
    assert!(page.text.contains("Goedgekeurd en verwerkt.") && page.texts("tbody td b").contains(&"27.000".to_owned()), "{}", page.text);
    let money = buur.get(&format!("/projects/{id}/money")).await;
    assert!(money.text.contains("Versie 2") && money.text.contains("Wijzigingsverzoek 1") && money.text.contains("Vervangen door een wijziging"));
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn above_the_mandate_chair_and_secretary_decide_together() {
    let poort = Poort::with_people().await;
    poort.story().mandate_for_changes(1_000).await;
    let id = approved(&poort, "30.000").await;
    let (lead, buur, manager) = (poort.signed_in("partner").await, poort.signed_in("buur").await, poort.signed_in("manager").await);
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let request = written(&lead, shifted(form(&lead, id).await, "8.000", "12.000")).await;
    step(&lead, &request, "ask").await.onward();
    says(&buur, &request, "yes", "").await.onward();
    step(&lead, &request, "hand-in").await.onward();
    let pairs = [("key", &*a_key()), ("version", &*version(&poort, id).await), ("verdict", "approve"), ("reason", BECAUSE)];
    let above = manager.post(&format!("{request}/decision"), &pairs).await;
    assert_eq!(above.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(above.text.contains("Boven €\u{a0}1.000 beslist de stuurgroep.") || above.text.contains("beslist de stuurgroep"), "{}", above.text);
    decides(&chair, &request, "approve").await.onward();
    assert_eq!((last(&poort).await.state, stands(&poort, id).await.0[0]), (ChangeState::Recorded, (30_000, 10_000)), "one signature changes nothing");
    assert!(!chair.get(&request).await.actions().contains(&format!("{request}/sign")), "nobody signs twice");
    let twice = chair.post(&format!("{request}/sign"), &[("key", &a_key()), ("version", &version(&poort, id).await)]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = format!("{request}/take-back");
    PageForm::on(&secretary.get(&back).await, &back).with("reason", NO).send(&secretary).await.onward();
    assert_eq!(last(&poort).await.state, ChangeState::HandedIn);
    decides(&secretary, &request, "approve").await.onward();
    assert!(chair.get("/my-work").await.text.contains("Besluit over een wijziging tekenen"));
    step(&chair, &request, "sign").await.onward();
    assert_eq!(stands(&poort, id).await, (vec![(28_000, 8_000), (32_000, 12_000), (30_000, 10_000)], 30_000));
    let late = correct(&manager, id, last_decision(&poort).await.id, &[("amounts.0.amount", "9.000")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "the decision is not corrected over the change");
    assert!(late.text.contains("daarna met een wijzigingsverzoek gewijzigd"), "{}", late.text);
}

#[tokio::test]
async fn a_small_shift_of_own_money_is_carried_out_when_it_is_handed_in() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let (lead, buur) = (poort.signed_in("partner").await, poort.signed_in("buur").await);
    let wanted = form(&lead, id).await.with("rows.1.cost", "35.000").with("rows.1.own_in_kind", "25.000");
    let request = written(&lead, wanted).await;
    assert!(lead.get(&request).await.text.contains("kleine verschuiving"));
    step(&lead, &request, "ask").await.onward();
    says(&buur, &request, "yes", "").await.onward();
    step(&lead, &request, "hand-in").await.onward();
    assert_eq!(stands(&poort, id).await, (vec![(30_000, 10_000), (35_000, 10_000), (30_000, 10_000)], 30_000));
    assert!(lead.get(&request).await.text.contains("Verwerkt zonder besluit"));
}

#[tokio::test]
async fn a_partner_leaves_another_joins_and_the_phase_lasts_longer_in_one_request() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let newcomer = poort.story().organisation("Vecht").arrives().await;
    let (lead, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let third = poort.story().partners_now(id).await[2].id;
    let wanted = form(&lead, id).await.ticked("leaves", &third.to_string()).with("joins", "Vecht").with("duration_months", "8");
    let request = written(&lead, wanted).await;
    let edit = format!("{request}/edit");
    let again = PageForm::on(&lead.get(&edit).await, &edit);
    let again = again.with("rows.2.cost", "30.000").with("rows.2.public_province", "10.000").with("rows.2.own_in_kind", "20.000");
    again.send(&lead).await.onward();
    let page = lead.get(&request).await;
    let needed = page.texts("section[aria-labelledby=effect] tbody tr");
    assert!(page.text.contains("Wat er per halfjaar nodig is, verandert mee:") && !needed.is_empty(), "{:?}", page.texts("main"));
    step(&lead, &request, "ask").await.onward();
    says(&poort.signed_in("buur").await, &request, "yes", "").await.onward();
    for _ in 0..2 {
        // The university that leaves and the company that joins have nobody here: the office writes down what they said.
        let page = PageForm::on(&manager.get(&request).await, &format!("{request}/answer"));
        page.with("agrees", "yes").with("reason", "Per brief van vandaag, in het dossier.").send(&manager).await.onward();
    }
    step(&lead, &request, "hand-in").await.onward();
    decides(&manager, &request, "approve").await.onward();
    let places = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).order_by_asc(partner::Column::Position);
    let places = places.all(&poort.state.database.read).await.expect("places");
    assert_eq!((places.len(), places[2].organisation_id, places[2].role), (3, newcomer, PartnerRole::Participant));
    assert_eq!(row(&poort, id).await.duration_months, Some(8));
    let reports: Vec<_> = reports(&poort, id).await.into_iter().map(|row| (row.kind, row.until_on, row.due_on, row.moved_by.is_some())).collect();
    let expected = [(ReportKind::Interim, day("2027-05-02"), day("2027-05-31"), true), (ReportKind::End, day("2027-08-31"), day("2027-09-28"), true)];
    assert_eq!(reports, expected, "the schedule follows");
    assert_eq!(told(&poort, "reports_moved").await.len(), 1);
    assert_eq!(stands(&poort, id).await, (vec![(30_000, 10_000); 3], 30_000));
    let left = financing_row::Entity::find().filter(financing_row::Column::PartnerId.eq(third)).all(&poort.state.database.read).await;
    assert_eq!(left.expect("rows"), []);
}

#[tokio::test]
async fn a_manager_does_not_decide_on_an_own_request_and_the_lead_hands_it_in() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let (manager, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (lead, buur) = (poort.signed_in("partner").await, poort.signed_in("buur").await);
    let request = written(&manager, form(&manager, id).await.with("duration_months", "7")).await;
    step(&manager, &request, "ask").await.onward();
    says(&buur, &request, "yes", "").await.onward();
    let pairs = [("key", &*a_key()), ("version", &*version(&poort, id).await)];
    assert_eq!(manager.post(&format!("{request}/hand-in"), &pairs).await.status, StatusCode::FORBIDDEN);
    let page = PageForm::on(&other.get(&request).await, &format!("{request}/answer"));
    page.with("agrees", "yes").with("reason", "Telefonisch bevestigd, zie de notitie.").send(&other).await.onward();
    step(&lead, &request, "hand-in").await.onward();
    let own = [("key", &*a_key()), ("version", &*version(&poort, id).await), ("verdict", "approve"), ("reason", BECAUSE)];
    let own = manager.post(&format!("{request}/decision"), &own).await;
    assert!(own.status == StatusCode::UNPROCESSABLE_ENTITY && own.text.contains("Een ander beslist."), "{}", own.text);
    decides(&other, &request, "refuse").await.onward();
    assert_eq!((last(&poort).await.state, row(&poort, id).await.duration_months), (ChangeState::Refused, Some(9)));
}

#[tokio::test]
async fn what_stands_in_the_way_is_named_and_a_request_can_be_taken_back() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let lead = poort.signed_in("partner").await;
    let short = form(&lead, id).await.with("reason", "Kort.").with("rows.1.cost", "veel").send(&lead).await;
    assert_eq!((short.status, short.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{}", short.text);
    assert!(short.keeps("rows.1.cost", "veel"));
    let request = written(&lead, form(&lead, id).await.with("rows.1.cost", "31.000")).await;
    let page = lead.get(&request).await;
    assert!(page.text.contains("Bij Partij 2 van SluisSens verschillen de kosten"), "{}", page.text);
    let pairs = [("key", &*a_key()), ("version", &*version(&poort, id).await)];
    assert_eq!(lead.post(&format!("{request}/ask"), &pairs).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let edit = format!("{request}/edit");
    PageForm::on(&lead.get(&edit).await, &edit).with("rows.1.cost", "30.000").send(&lead).await.onward();
    assert!(lead.get(&request).await.text.contains("Er verandert niets."));
    let back = format!("{request}/withdraw");
    PageForm::on(&lead.get(&back).await, &back).with("reason", "Het is toch niet nodig geweest.").send(&lead).await.onward();
    assert_eq!(last(&poort).await.state, ChangeState::Withdrawn);
    assert_eq!(lead.get(&edit).await.status, StatusCode::CONFLICT);
    let write = poort.state.begin().await.expect("a write");
    let refused = write.execute_unprepared("UPDATE change_request SET reason = 'anders'").await.expect_err("the database refuses it");
    assert!(refused.to_string().contains("a request that was decided does not change"), "{refused}");
}

#[tokio::test]
async fn while_a_gate_waits_nothing_changes() {
    let poort = Poort::with_people().await;
    let id = approved(&poort, "30.000").await;
    let lead = poort.signed_in("partner").await;
    let request = written(&lead, form(&lead, id).await.with("duration_months", "7")).await;
    poort
        .story()
        .change(entity::project::ActiveModel {
            id: sea_orm::ActiveValue::Unchanged(id),
            status: sea_orm::ActiveValue::Set(Status::OnHold),
            ..Default::default()
        })
        .await;
    let page = lead.get(&request).await;
    assert!(page.text.contains("Nu verandert er niets aan."), "{}", page.text);
    assert_eq!(lead.get(&format!("/projects/{id}/changes/new/start")).await.texts("h1"), ["Dit dossier staat nu vast"]);
}

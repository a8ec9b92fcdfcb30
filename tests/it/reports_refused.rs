//! What is refused of reports, by page and by post: another's part, before it opens, after it was handed in, without a part, the own report, an unfinished one.

use crate::form_on_page::PageForm;
use crate::story::a_gate::a_key;
use crate::story::a_report::{a_report, also_manages, at};
use axum::http::StatusCode;
use domain::reports::{ReportSection, ReportState};
use entity::{report_answer, report_part};
use sea_orm::EntityTrait;

const REASON: &str = "De partner reageert niet op onze berichten.";

#[tokio::test]
async fn a_partner_writes_the_own_part_and_no_other_by_page_and_by_post() {
    let it = a_report().await;
    let buur = it.poort.signed_in("buur").await;
    let others = it.section(0, ReportSection::Activities);
    assert_eq!(buur.get(&others).await.status, StatusCode::NOT_FOUND);
    let own = it.form(&buur, 1, ReportSection::Activities).await;
    let sent = own.with("activities", "Geschreven in het deel van een ander.").to(&others).send(&buur).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND, "not yours is not there: {:?}", sent.texts("main"));
    for step in ["hand-in", "take-back"] {
        let sent = buur.post(&format!("{}/{step}", it.part(0)), &[("key", &a_key()), ("version", "0")]).await;
        assert!(sent.status.is_client_error(), "{step}: {}", sent.status);
    }
    assert_eq!(report_answer::Entity::find().all(&it.poort.state.database.read).await.expect("rows"), []);
    assert_eq!(report_part::Entity::find().all(&it.poort.state.database.read).await.expect("rows"), []);
}

#[tokio::test]
async fn strangers_and_the_programme_write_in_no_part_and_partners_judge_nothing() {
    let it = a_report().await;
    let path = it.section(1, ReportSection::Activities);
    let pairs = [("key", &*a_key()), ("version", "0"), ("activities", "Iets dat hier niet hoort.")];
    for (who, status) in [("manager", StatusCode::FORBIDDEN), ("steering", StatusCode::FORBIDDEN), ("admin", StatusCode::NOT_FOUND)] {
        let visitor = it.poort.signed_in(who).await;
        assert_eq!(visitor.post(&path, &pairs).await.status, status, "{who}");
    }
    for (who, page) in [("partner", "judge"), ("buur", "judge"), ("buur", "submit")] {
        let visitor = it.poort.signed_in(who).await;
        assert_eq!(visitor.get(&format!("{}/{page}", it.path())).await.status, StatusCode::FORBIDDEN, "{who} {page}");
    }
}

#[tokio::test]
async fn a_report_is_not_written_before_it_opens() {
    let it = a_report().await;
    it.poort.clock.set(at("2026-10-24T21:30:00Z"));
    let lead = it.poort.signed_in("partner").await;
    let page = lead.get(&it.section(0, ReportSection::Activities)).await;
    assert!(page.text.contains("Dit rapport kunt u schrijven vanaf 25 oktober 2026"), "{:?}", page.texts("main"));
    let sent = lead.post(&it.section(0, ReportSection::Activities), &[("key", &a_key()), ("version", "0"), ("activities", "Te vroeg.")]).await;
    assert!(sent.status.is_client_error(), "{}", sent.status);
    it.poort.clock.set(at("2026-10-24T22:30:00Z"));
    it.writes(&lead, 0, ReportSection::Activities).await.onward();
}

#[tokio::test]
async fn an_unfinished_part_is_not_handed_in_and_a_part_that_is_in_is_taken_back_first() {
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    it.writes(&lead, 0, ReportSection::Activities).await.onward();
    let refused = it.hands_in(&lead, 0).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Vul eerst deze onderdelen in: Resultaten en mijlpalen"), "{:?}", refused.texts("main"));
    it.writes_all(&lead, 0, false).await;
    let open = it.form(&lead, 0, ReportSection::Lessons).await;
    it.hands_in(&lead, 0).await.onward();
    let late = open.with("lessons", "Nog een les, na het inleveren.").send(&lead).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", late.texts("main"));
    assert!(late.text.contains("Nog een les, na het inleveren.") || late.text.contains("Neem het eerst terug"), "{:?}", late.texts("main"));
    it.step(&lead, &format!("{}/take-back", it.part(0))).await.onward();
    it.writes(&lead, 0, ReportSection::Lessons).await.onward();
}

#[tokio::test]
async fn a_missing_part_takes_a_reason_and_the_part_of_the_lead_is_never_missing() {
    let it = a_report().await;
    let (lead, buur) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await);
    it.writes_all(&buur, 1, false).await;
    it.hands_in(&buur, 1).await.onward();
    let page = lead.get(&format!("{}/submit", it.path())).await;
    assert!(page.text.contains("Het deel van de penvoerder ontbreekt"), "{:?}", page.texts("main"));
    it.writes_all(&lead, 0, false).await;
    it.hands_in(&lead, 0).await.onward();
    let bare = it.submits(&lead, None).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.text.contains("Saxion"), "{:?}", bare.texts("main"));
    let short = it.submits(&lead, Some("Geen idee.")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", short.texts("main"));
    it.submits(&lead, Some(REASON)).await.onward();
    let row = it.now().await;
    assert_eq!((row.state, row.missing_reason.as_str()), (ReportState::Submitted, REASON));
}

#[tokio::test]
async fn a_report_is_taken_back_until_the_programme_opens_it_and_not_after() {
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    it.every_part_in().await;
    it.submits(&lead, None).await.onward();
    it.step(&lead, &format!("{}/withdraw", it.path())).await.onward();
    assert_eq!((it.now().await.state, it.now().await.round), (ReportState::PartsIn, 0));
    it.submits(&lead, None).await.onward();
    let form = PageForm::on(&lead.get(&it.path()).await, &format!("{}/withdraw", it.path()));
    let manager = it.poort.signed_in("manager").await;
    for path in [it.path(), it.part(1), format!("{}/judge", it.path())] {
        assert_eq!(manager.get(&path).await.status, StatusCode::OK);
    }
    assert_eq!(it.now().await.opened_at, None, "who fetches a page changes nothing");
    it.step(&manager, &format!("{}/open", it.path())).await.onward();
    assert!(it.now().await.opened_at.is_some());
    let refused = form.send(&lead).await;
    assert!(
        refused.status.is_client_error() && refused.text.contains("Iemand van het programmabureau heeft het rapport geopend"),
        "{:?}",
        refused.texts("main")
    );
    assert_eq!(it.now().await.state, ReportState::Submitted);
}

#[tokio::test]
async fn who_remarks_on_a_report_has_opened_it_and_a_part_that_came_back_is_its_own_peoples() {
    let it = a_report().await;
    let (lead, manager) = (it.poort.signed_in("partner").await, it.poort.signed_in("manager").await);
    it.every_part_in().await;
    it.submits(&lead, None).await.onward();
    let form = PageForm::on(&lead.get(&it.path()).await, &format!("{}/withdraw", it.path()));
    it.remarks(&manager, 1, ReportSection::Results, "Noem de geplande datum erbij.").await.onward();
    let refused = form.send(&lead).await;
    assert!(refused.text.contains("Iemand van het programmabureau heeft het rapport geopend"), "{:?}", refused.texts("main"));
    it.returns(&manager, "11-1-2027").await.onward();
    for (part, expected) in [(0, StatusCode::OK), (1, StatusCode::NOT_FOUND), (2, StatusCode::OK)] {
        assert_eq!(manager.get(&it.part(part)).await.status, expected, "{part}: what is being mended is not read live");
    }
    let buur = it.poort.signed_in("buur").await;
    assert_eq!(buur.get(&it.part(1)).await.status, StatusCode::OK);
    it.form(&buur, 1, ReportSection::Results).await.with("results", "Mijlpaal 1: gepland en gehaald op 1 november.").send(&buur).await.onward();
    assert_eq!(manager.get(&it.part(1)).await.status, StatusCode::NOT_FOUND);
    it.hands_in(&buur, 1).await.onward();
    assert_eq!(manager.get(&it.part(1)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nothing_goes_back_without_a_remark_and_who_wrote_in_a_report_does_not_judge_it() {
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    it.every_part_in().await;
    it.submits(&lead, None).await.onward();
    let manager = it.poort.signed_in("manager").await;
    let refused = it.returns(&manager, "11-1-2027").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Schrijf eerst bij een onderdeel"), "{:?}", refused.texts("main"));
    it.remarks(&manager, 0, ReportSection::Results, "Noem de geplande datum erbij.").await.onward();
    let past = it.returns(&manager, "1-1-2020").await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", past.texts("main"));
    let short = it.remarks(&manager, 0, ReportSection::Results, "Nee.").await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text.contains("Nee."), "{:?}", short.texts("main"));

    // The one who wrote the lead partner's part becomes a programme manager as well.
    also_manages(&it.poort, "partner").await;
    let both = it.poort.back_again("partner").await;
    let page = both.get(&format!("{}/judge", it.path())).await;
    assert!(page.text.contains("Iemand anders beoordeelt het"), "{:?}", page.texts("main"));
    let pairs = ["on_track", "money", "results", "partners", "risk", "exploitation"].map(|aspect| (aspect, "5"));
    let (key, version) = (a_key(), it.now().await.version.to_string());
    let pairs = [&pairs[..], &[("key", key.as_str()), ("version", version.as_str()), ("note", "")]].concat();
    let sent = both.post(&format!("{}/judge", it.path()), &pairs).await;
    assert!(sent.status.is_client_error() && it.now().await.state == ReportState::Submitted, "{}", sent.status);
}

#[tokio::test]
async fn a_view_has_six_marks_and_what_cannot_be_read_is_refused_with_what_was_typed() {
    let it = a_report().await;
    let lead = it.poort.signed_in("partner").await;
    let form = it.form(&lead, 0, ReportSection::Indicators).await;
    let refused = form.with("jobs", "veel").with("private_money", "veel geld").send(&lead).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"veel\"") && refused.text.contains("dit is geen bedrag"), "{:?}", refused.texts("main"));
    it.every_part_in().await;
    it.submits(&lead, None).await.onward();
    let manager = it.poort.signed_in("manager").await;
    let path = format!("{}/judge", it.path());
    let form = PageForm::on(&manager.get(&path).await, &path);
    let refused = form.with("money", "6").with("note", "Een aantekening die blijft staan.").send(&manager).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Een aantekening die blijft staan.") && refused.text.contains("Vul in: Op koers"), "{:?}", refused.texts("main"));
}

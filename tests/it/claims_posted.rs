//! What claims book: rows when the report is handed in, verdicts line by line, two people above the limit, and corrections afterwards.

use crate::server_under_test::Answer;
use crate::story::a_claim::a_claim;
use crate::story::a_report::{AReport, also_manages};
use crate::story::an_account::letters;
use axum::http::StatusCode;
use domain::Eur;
use domain::ledger::Column;
use domain::mail::MailKind;
use domain::reports::{ReportSection, ReportState};

const WHY: &str = "De factuur noemt een ander bedrag dan de regel.";

fn refuses(answer: &Answer, words: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", answer.texts("main"));
    assert!(answer.text.contains(words), "{words}: {:?}", answer.texts("main"));
}

impl AReport {
    /// Every part has two lines of 1,000.50 and 333.33 in money, and is in; the whole was handed in.
    pub async fn every_part_claims(&self) {
        for (which, name) in ["partner", "buur", "derde"].into_iter().enumerate() {
            let visitor = self.poort.signed_in(name).await;
            for (number, amount) in [("1", "1.000,50"), ("2", "333,33")] {
                let invoice = format!("{name}-{number}");
                self.adds_bill(&visitor, which, &[("invoice", &invoice), ("amount", amount)]).await.onward();
            }
            self.writes_all(&visitor, which, false).await;
            self.hands_in(&visitor, which).await.onward();
        }
        self.submits(&self.poort.signed_in("partner").await, None).await.onward();
    }
}

/// Half of the cost, cut to the cent: the province pays 30,000 of each 60,000.
fn half(cents: i64) -> Eur {
    Eur(cents / 2)
}

#[tokio::test]
async fn a_partly_approved_report_books_the_sums_that_its_lines_come_to() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let (manager, second) = (it.poort.signed_in("manager").await, it.poort.signed_in("manager2").await);
    for which in 0..3 {
        assert_eq!(it.booked(which, Column::Claimed).await, half(133_383), "half of 1,333.83 is 666.91");
        assert_eq!(it.booked(which, Column::Approved).await, Eur::ZERO);
    }
    refuses(&it.approves(&manager).await, "Bij 6 kostenregels staat nog geen oordeel");
    let part: &[(&str, &str)] = &[("kind", "part"), ("amount", "700,25"), ("error", "other_amount"), ("reason", WHY)];
    let park: &[(&str, &str)] = &[("kind", "park"), ("reason", WHY)];
    let wrong: &[(&str, &str)] = &[("kind", "part"), ("amount", "1.000,50"), ("reason", "kort")];
    let again = it.judges(&manager, 0, &[(1, wrong)]).await;
    assert_eq!((again.status, again.texts(".errors li").len()), (StatusCode::UNPROCESSABLE_ENTITY, 3), "{:?}", again.texts(".errors"));
    it.judges(&manager, 0, &[(1, part), (2, park)]).await.onward();
    for which in 1..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    assert_eq!(it.now().await.state, ReportState::ToConfirm, "who alone disallowed does not approve alone");
    assert_eq!(letters(&it.poort, MailKind::ReportToConfirm).await.len(), 1);
    assert_eq!(it.booked(0, Column::Approved).await, Eur::ZERO, "nothing is booked before the second person");
    assert!(second.get("/my-work").await.text.contains("Goedkeuring van een rapport bevestigen"));
    it.confirms(&second).await.onward();
    assert_eq!(it.now().await.state, ReportState::PartlyApproved);
    let approved = [70_025, 133_383, 133_383];
    for (which, cents) in approved.into_iter().enumerate() {
        assert_eq!(it.booked(which, Column::Approved).await, half(cents), "part {which}");
        assert_eq!(it.booked(which, Column::Claimed).await, half(133_383));
    }
    let page = manager.get(&format!("/projects/{}/money?column=approved", it.project)).await;
    let text = page.texts("main").join(" ");
    for words in ["Halfjaarrapport 1, kostenregel 1", "1.683,94"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let partner = it.poort.signed_in("partner").await.get(&it.costs(0)).await;
    let text = partner.texts("main").join(" ");
    for words in ["Gedeeltelijk goedgekeurd", "Goedgekeurd: € 700,25", "Het bewijs noemt een ander bedrag", WHY, "Geparkeerd"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn a_report_that_is_taken_back_or_given_back_claims_nothing_until_it_is_in_again() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let (lead, buur, manager) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await, it.poort.signed_in("manager").await);
    it.step(&lead, &format!("{}/withdraw", it.path())).await.onward();
    for which in 0..3 {
        assert_eq!(it.booked(which, Column::Claimed).await, Eur::ZERO);
    }
    it.submits(&lead, None).await.onward();
    it.remarks(&manager, 1, ReportSection::Costs, "Noem bij elke factuur het werkpakket.").await.onward();
    it.returns(&manager, "11-1-2027").await.onward();
    assert_eq!([it.booked(0, Column::Claimed).await, it.booked(1, Column::Claimed).await], [half(133_383), Eur::ZERO], "the others stay in");
    it.adds_bill(&buur, 1, &[("invoice", "buur-3"), ("amount", "0,01")]).await.onward();
    it.hands_in(&buur, 1).await.onward();
    it.submits(&lead, None).await.onward();
    assert_eq!(it.booked(1, Column::Claimed).await, half(133_384), "a returned part may gain lines");
    for which in 0..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    assert_eq!((it.now().await.state, it.booked(1, Column::Approved).await), (ReportState::Approved, half(133_384)));
}

#[tokio::test]
async fn above_the_limit_a_second_person_confirms_and_the_first_one_does_not() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    it.adds_bill(&lead, 0, &[("invoice", "groot"), ("amount", "24.000")]).await.onward();
    it.every_part_claims().await;
    let (manager, second) = (it.poort.signed_in("manager").await, it.poort.signed_in("manager2").await);
    for which in 0..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    assert_eq!(it.now().await.state, ReportState::ToConfirm, "more than 25,000");
    let page = manager.get(&format!("{}/judge", it.path())).await;
    assert!(page.text.contains("Het wacht nu op een tweede persoon") && !page.text.contains("/confirm\""), "{:?}", page.texts("main"));
    let form = crate::form_on_page::PageForm::on(&second.get(&format!("{}/judge", it.path())).await, &format!("{}/confirm", it.path()));
    let pairs = [("key", crate::story::a_gate::a_key()), ("version", form.value("version").unwrap_or_default().to_owned())];
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
    refuses(&manager.post(&format!("{}/confirm", it.path()), &pairs).await, "U keurde dit rapport zelf goed");
    let (key, version) = (crate::story::a_gate::a_key(), it.now().await.version.to_string());
    let judged = [("key", &*key), ("version", &*version), ("lines.1.kind", "park"), ("lines.1.reason", WHY)];
    refuses(&manager.post(&format!("{}/judge", it.costs(0)), &judged).await, "er verandert nu niets aan");
}

#[tokio::test]
async fn a_second_person_can_open_the_verdicts_again() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let (manager, second) = (it.poort.signed_in("manager").await, it.poort.signed_in("manager2").await);
    it.judges(&manager, 0, &[(1, &[("kind", "park"), ("reason", WHY)])]).await.onward();
    for which in 0..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    let page = second.get(&format!("{}/judge", it.path())).await;
    let form = crate::form_on_page::PageForm::on(&page, &format!("{}/reopen", it.path()));
    refuses(&form.with("reason", "nee").send(&second).await, "schrijf ten minste");
    let page = second.get(&format!("{}/judge", it.path())).await;
    let form = crate::form_on_page::PageForm::on(&page, &format!("{}/reopen", it.path()));
    form.with("reason", "Regel 1 hoeft niet geparkeerd te worden.").send(&second).await.onward();
    assert_eq!(it.now().await.state, ReportState::Resubmitted);
    it.judges(&second, 0, &[(1, &[("kind", "approve")])]).await.onward();
    it.approves(&manager).await.onward();
    assert_eq!(it.now().await.state, ReportState::Approved);
}

#[tokio::test]
async fn who_wrote_a_line_judges_none_and_partners_judge_nothing() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let buur = it.poort.signed_in("buur").await;
    assert_eq!(buur.get(&format!("{}/judge", it.costs(1))).await.status, StatusCode::FORBIDDEN);
    also_manages(&it.poort, "partner").await;
    let both = it.poort.back_again("partner").await;
    let page = both.get(&format!("{}/judge", it.costs(1))).await;
    assert!(page.text.contains("U schreef zelf in dit rapport"), "{:?}", page.texts("main"));
    let version = it.now().await.version.to_string();
    let pairs = [("key", &*crate::story::a_gate::a_key()), ("version", &*version), ("lines.1.kind", "approve")];
    refuses(&both.post(&format!("{}/judge", it.costs(1)), &pairs).await, "U schreef zelf in dit rapport");
}

#[tokio::test]
async fn parked_lines_are_taken_up_and_errors_corrected_after_the_approval() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let (manager, second) = (it.poort.signed_in("manager").await, it.poort.signed_in("manager2").await);
    it.judges(&manager, 0, &[(1, &[("kind", "park"), ("reason", WHY)])]).await.onward();
    for which in 0..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    let path = format!("{}/lines/{}/correct", it.costs(0), it.lines(0).await[0].id);
    assert!(manager.get(&path).await.text.contains("Het rapport is nog niet goedgekeurd"));
    it.confirms(&second).await.onward();
    assert_eq!(it.booked(0, Column::Approved).await, half(33_333));
    let up = [("amount", "1.000,50"), ("reason", "De factuur kwam alsnog binnen bij ons.")];
    it.corrects(&manager, (0, 0), &up).await.onward();
    assert_eq!(it.booked(0, Column::Approved).await, half(133_383));
    refuses(&it.corrects(&manager, (0, 0), &up).await, "Goedgekeurd bedrag");
    let down = [("amount", "100"), ("error", "other_amount"), ("reason", "De accountant vond een telfout in de factuur.")];
    it.corrects(&manager, (0, 1), &down).await.onward();
    assert_eq!(it.booked(0, Column::Approved).await, half(110_050), "a correction lowers what is approved, to the cent");
    let above = [("amount", "333,34"), ("error", "other_amount"), ("reason", "De accountant vond een telfout in de factuur.")];
    refuses(&it.corrects(&manager, (0, 1), &above).await, "hoogstens");
    let page = it.poort.signed_in("partner").await.get(&it.costs(0)).await;
    assert!(page.text.contains("De accountant vond een telfout"), "{:?}", page.texts("main"));
    let told: Vec<String> = letters(&it.poort, MailKind::CostCorrected).await.into_iter().map(|row| row.address).collect();
    assert!(told.len() == 2 && told.iter().all(|to| to.starts_with("partner@")), "{told:?}");
}

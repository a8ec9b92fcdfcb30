//! Cost lines in the part of a partner: entered one by one, pasted from a spreadsheet, read by who may, and 500 of them.

use crate::form_on_page::PageForm;
use crate::server_under_test::Answer;
use crate::story::a_claim::a_claim;
use crate::story::an_account::told;
use axum::http::StatusCode;
use domain::Eur;
use domain::reports::ReportSection;
use std::fmt::Write as _;

const WORK: [(&str, &str); 8] = [
    ("from_on", "1-6-2026"),
    ("until_on", "30-6-2026"),
    ("description", "Procesingenieur"),
    ("category", "staff"),
    ("means", "in_kind"),
    ("person", "Zoë de Vries"),
    ("method", "individual_rate"),
    ("rate", "60.000"),
];

fn wrong(answer: &Answer) -> Vec<String> {
    answer.texts(".errors li")
}

#[tokio::test]
async fn lines_are_added_changed_and_taken_out_and_stand_with_their_sums() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    assert!(lead.get(&it.path()).await.text.contains("0 van 13 klaar"), "cost is asked of who has a budget");
    it.adds_bill(&lead, 0, &[]).await.onward();
    it.adds(&lead, 0, &[&WORK[..], &[("hours", "40")]].concat()).await.onward();
    let lines = it.lines(0).await;
    assert_eq!(lines.iter().map(|line| (line.number, line.value)).collect::<Vec<_>>(), [(1, Eur(100_050)), (2, Eur(184_186))]);
    let page = lead.get(&it.costs(0)).await;
    let text = page.texts("main").join(" ");
    for words in ["Koolstofweefsel", "factuur 2026-0187", "Zoë de Vries, 40 uur", "2.842,36", "38.999,50", "Nog geen bewijs"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let path = format!("{}/lines/{}", it.costs(0), lines[0].id);
    let form = PageForm::on(&lead.get(&path).await, &path);
    assert_eq!((form.value("amount"), form.value("from_on")), (Some("1.000,50"), Some("2026-06-19")));
    form.clone().with("amount", "900").send(&lead).await.onward();
    assert_eq!(it.lines(0).await[0].value, Eur::euros(900));
    let stale = form.with("amount", "800").send(&lead).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{:?}", stale.texts("main"));
    let remove = format!("{path}/remove");
    PageForm::on(&lead.get(&path).await, &remove).send(&lead).await.onward();
    assert_eq!(it.lines(0).await.len(), 1);
    assert!(lead.get(&it.path()).await.text.contains("0 van 13 klaar"), "what differs from the plan is explained first");
    assert!(lead.get(&it.costs(0)).await.text.contains("Leg uit"));
    it.writes(&lead, 0, ReportSection::Costs).await.onward();
    assert!(lead.get(&it.path()).await.text.contains("1 van 13 klaar"));
    let events = ["cost_line_saved", "cost_line_removed"];
    let history = it.poort.story().history_of(it.project).await;
    assert_eq!(events.map(|event| history.iter().filter(|one| *one == event).count()), [3, 1]);
}

#[tokio::test]
async fn what_is_pasted_is_taken_over_where_it_is_right_and_waits_by_its_cells_where_it_is_not() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    let text = "Datum of eerste dag\tOmschrijving\tCategorie\tBedrag\tLeverancier\tFactuurnummer\tKostenplaats\n\
        19-6-2026\tKoolstofweefsel\tMaterialen en verbruik\t1.250,00\tRegge\tA-1\tK7\n\
        18-4-2026\tTrekproeven\tUitbestede R&D, kennis, octrooien\t4.250\tRegge\tA-2\tK7\n\
        20-6-2026\tLasproeven\tKosten derden\t1.234.5\tRegge\tA-3\tK7\n\
        21-6-2026\tHars\tMaterialen en verbruik\t12,50\tRegge\tA 1\tK7\n";
    it.pastes(&lead, 0, text, "cash").await.onward();
    assert_eq!(it.lines(0).await.iter().map(|line| line.value).collect::<Vec<_>>(), [Eur::euros(1_250)]);
    assert_eq!(it.waits(0).await.len(), 3);
    let page = lead.get(&it.costs(0)).await;
    let waiting = page.texts("section[aria-labelledby='waiting']").join(" ");
    for words in ["3 regels wachten op u", "Cel A3, Datum of eerste dag", "Cel D4, Bedrag", "Cel F5, Factuurnummer", "Halfjaarrapport 1, regel 1"] {
        assert!(waiting.contains(words), "{words}: {waiting}");
    }
    let refused = it.hands_in(&lead, 0).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "what waits is not handed in");
    let path = format!("{}/waiting/{}", it.costs(0), it.waits(0).await[0].id);
    let form = PageForm::on(&lead.get(&path).await, &path);
    assert_eq!((form.value("from_on"), form.value("amount")), (Some("18-4-2026"), Some("4.250")));
    form.with("from_on", "18-6-2026").send(&lead).await.onward();
    assert_eq!((it.lines(0).await.len(), it.waits(0).await.len()), (2, 2));
    for row in it.waits(0).await {
        let path = format!("{}/waiting/{}/remove", it.costs(0), row.id);
        PageForm::on(&lead.get(&it.costs(0)).await, &path).send(&lead).await.onward();
    }
    assert_eq!(it.waits(0).await, []);
    let told = told(&it.poort, "cost_lines_brought").await;
    assert!(told.len() == 1 && told[0].1.contains("\"cost_lines\":1") && told[0].1.contains("\"waiting\":3"), "{told:?}");
}

#[tokio::test]
async fn a_text_without_lines_or_with_a_heading_twice_stays_as_it_was_pasted() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    for text in ["  ", "Bedrag\tBedrag\tOmschrijving\n1\t2\tHars"] {
        let again = it.pastes(&lead, 0, text, "").await;
        assert_eq!((again.status, wrong(&again).len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{:?}", again.texts("main"));
    }
    let many = (0..501).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "19-6-2026\tHars {number}\tmaterials\t\t1");
        text
    });
    let again = it.pastes(&lead, 0, &many, "cash").await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text.contains("Hars 500"), "{:?}", wrong(&again));
    assert_eq!((it.lines(0).await.len(), it.waits(0).await.len()), (0, 0));
}

#[tokio::test]
async fn five_hundred_lines_are_pasted_at_once_and_read_by_the_hundred() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    let mut text =
        "from_on\tdescription\tcategory\tamount\tsupplier\tinvoice\n".replace("from_on", "Date or first day").replace("description", "Description");
    text = text.replace("category", "Category").replace("amount", "Amount").replace("supplier", "Supplier").replace("invoice", "Invoice number");
    for number in 1..=500 {
        let _ = writeln!(text, "19-6-2026\tOnderdeel {number}\tmaterials\t10,01\tRegge\tA-{number}");
    }
    it.pastes(&lead, 0, &text, "cash").await.onward();
    let lines = it.lines(0).await;
    assert_eq!((lines.len(), it.waits(0).await.len()), (500, 0));
    assert_eq!(lines.iter().map(|line| line.value.0).sum::<i64>(), 500_500);
    let page = lead.get(&it.costs(0)).await;
    assert!(page.text.contains("Onderdeel 100") && !page.text.contains("Onderdeel 101"), "a hundred on a page");
    assert!(page.text.contains("5.005") && page.text.contains("500 regels"), "{:?}", page.texts("tfoot"));
    assert!(lead.get(&format!("{}?page=5", it.costs(0))).await.text.contains("Onderdeel 500"));
}

#[tokio::test]
async fn the_lead_reads_what_is_in_without_wages_and_others_read_nothing() {
    let it = a_claim().await;
    let (lead, buur, derde) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await, it.poort.signed_in("derde").await);
    let manager = it.poort.signed_in("manager").await;
    it.adds(&buur, 1, &[&WORK[..], &[("hours", "40")]].concat()).await.onward();
    for (who, visitor) in [("lead", &lead), ("derde", &derde), ("manager", &manager)] {
        assert_eq!(visitor.get(&it.costs(1)).await.status, StatusCode::NOT_FOUND, "{who} reads nothing before it is in");
    }
    for section in ReportSection::of_form(false) {
        it.writes(&buur, 1, section).await.onward();
    }
    it.hands_in(&buur, 1).await.onward();
    let page = lead.get(&it.costs(1)).await;
    assert!(page.text.contains("Procesingenieur") && page.text.contains("1.841,86"), "{:?}", page.texts("main"));
    for hidden in ["Zoë", "60.000,00", "40 uur"] {
        assert!(!page.text.contains(hidden), "{hidden}");
    }
    assert_eq!(derde.get(&it.costs(1)).await.status, StatusCode::NOT_FOUND);
    let own = buur.get(&it.costs(1)).await;
    assert!(own.text.contains("Zoë de Vries, 40 uur") && own.text.contains("60.000"), "{:?}", own.texts("main"));
    for who in ["steering", "reviewer", "admin"] {
        assert!(it.poort.signed_in(who).await.get(&it.costs(1)).await.status.is_client_error(), "{who}");
    }
}

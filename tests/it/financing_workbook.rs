//! The financing table out as a file and in again: columns anywhere, every change shown before it is saved, and files that are none.

use crate::form_on_page::PageForm;
use crate::server_under_test::Answer;
use crate::story::a_gate::a_key;
use crate::story::money::{MoneyStory, a_story};
use axum::http::{StatusCode, header};
use domain::Eur;
use domain::financing::FinancingRow;
use domain::projects::{Phase, Status};
use rust_xlsxwriter::Workbook;

/// A workbook with these lines; numbers are numbers and the rest is text.
fn book(lines: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Begroting").expect("a name");
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(*line) {
            let written = match cell.parse::<f64>() {
                Ok(number) => page.write_number(row, column, number),
                Err(_) => page.write_string(row, column, *cell),
            };
            written.expect("a cell");
        }
    }
    book.save_to_buffer().expect("a file")
}

fn workbook(story: &MoneyStory) -> String {
    format!("{}/workbook", story.path(Phase::Start))
}

fn changes(answer: &Answer) -> Vec<String> {
    answer.texts("main tbody tr > *").chunks(4).map(|cells| cells.join(" ")).collect()
}

const MOVED: [&[&str]; 5] = [
    &["Our budget"],
    &["remarks", "Other", "In kind", "Cash", "Municipality or region", "Province", "National", "Europe", "Cost", "Partner"],
    &["x", "1", "2.5", "3", "4", "5", "6", "7", "28.5", "Universiteit Voorbeeld"],
    &["", "", "", "20", "", "", "", "", "20", "MEMBRAANHUIS OOST"],
    &["", "", "", "", "", "", "", "", "99", "Total"],
];

#[tokio::test]
async fn ten_changes_are_shown_as_ten_changes_and_nothing_is_saved_before_a_yes() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    assert_eq!(story.save(&manager, Phase::Start, "1", ["10", "10"], &a_key()).await.status, StatusCode::SEE_OTHER);
    let before = story.rows(Phase::Start).await;
    let shown = manager.upload(&workbook(&story), "begroting.xlsx", &book(&MOVED)).await;
    assert_eq!((shown.status, shown.texts("h1")), (StatusCode::OK, vec!["Wat dit rekenblad wijzigt".to_owned()]), "{}", shown.text);
    let expected = [
        "Universiteit Voorbeeld Overig 0 1",
        "Universiteit Voorbeeld In kind 0 2,50",
        "Universiteit Voorbeeld Geld 0 3",
        "Universiteit Voorbeeld Gemeente of regio 0 4",
        "Universiteit Voorbeeld Provincie 0 5",
        "Universiteit Voorbeeld Rijk 0 6",
        "Universiteit Voorbeeld Europa 0 7",
        "Universiteit Voorbeeld Kosten 0 28,50",
        "Membraanhuis Oost Geld 10 20",
        "Membraanhuis Oost Kosten 10 20",
    ];
    assert_eq!((changes(&shown), shown.texts("main h2")), (expected.map(str::to_owned).to_vec(), vec!["10 wijzigingen".to_owned()]));
    assert!(
        shown.text.contains("begroting.xlsx, blad Begroting. Er is nog niets opgeslagen.")
            && shown.text.contains("Deze kolom is niet gelezen: remarks.")
    );
    assert_eq!((story.rows(Phase::Start).await, story.project().await.version), (before, 2));

    let saved = PageForm::on(&shown, &story.path(Phase::Start)).send(&manager).await;
    assert_eq!(saved.location, Some(format!("{}?done=financing-saved", story.path(Phase::Start))), "{:?}", saved.errors());
    let rows = story.rows(Phase::Start).await;
    let totals: Vec<_> = rows.iter().map(|row| (row.cost, row.financing(), row.own_cash)).collect();
    assert_eq!(totals, [(Eur::euros(20), Eur::euros(20), Eur::euros(20)), (Eur(2_850), Eur(2_850), Eur::euros(3))]);
    let nothing = manager.upload(&workbook(&story), "begroting.xlsx", &book(&MOVED)).await;
    assert_eq!((changes(&nothing), nothing.texts("main h2").len()), (vec![], 0));
    assert!(nothing.text.contains("Dit rekenblad wijzigt niets"), "{}", nothing.text);
}

#[tokio::test]
async fn the_file_that_goes_out_comes_back_in_and_changes_nothing() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    assert_eq!(story.save(&manager, Phase::Start, "1", ["1.250.000,50", "0,01"], &a_key()).await.status, StatusCode::SEE_OTHER);
    for who in ["manager", "steering", "partner"] {
        let visitor = story.poort.signed_in(who).await;
        let file = visitor.get(&format!("{}/download", workbook(&story))).await;
        let kind = file.headers.get(header::CONTENT_DISPOSITION).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        assert_eq!((file.status, kind), (StatusCode::OK, "attachment; filename=\"poort-1-start.xlsx\""), "{who}");
        let back = manager.upload(&workbook(&story), "terug.xlsx", &file.bytes).await;
        assert!(back.text.contains("Dit rekenblad wijzigt niets"), "{who}: {}", back.text);
    }
}

#[tokio::test]
async fn a_cell_that_is_no_amount_is_named_and_the_rest_can_be_saved() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let file = book(&[
        &["Partner", "Kosten", "Geld"],
        &["Membraanhuis Oost", "45,000", "1200.5"],
        &["Vreemd B.V.", "5", "5"],
        &["Universiteit Voorbeeld", "0.125", "-7"],
    ]);
    let shown = manager.upload(&workbook(&story), "begroting.xlsx", &file).await;
    let told = [
        "Cel B2 (Membraanhuis Oost, Kosten, 45,000): dit bedrag kan op twee manieren gelezen worden. Schrijf 45.000 voor vijfenveertigduizend, of 45,00 voor vijfenveertig.",
        "Rij 3 (Vreemd B.V.): dit is geen partner van dit project.",
        "Cel B4 (Universiteit Voorbeeld, Kosten, 0,125): dit bedrag kan op twee manieren gelezen worden. Schrijf 45.000 voor vijfenveertigduizend, of 45,00 voor vijfenveertig.",
        "Cel C4 (Universiteit Voorbeeld, Geld, -7): een bedrag kan niet lager zijn dan nul.",
    ];
    assert_eq!(
        (shown.texts(".workbook__problems li"), changes(&shown)),
        (told.map(str::to_owned).to_vec(), vec!["Membraanhuis Oost Geld 0 1.200,50".to_owned()])
    );
    PageForm::on(&shown, &story.path(Phase::Start)).send(&manager).await.onward();
    assert_eq!(story.rows(Phase::Start).await, [FinancingRow { own_cash: Eur(120_050), ..FinancingRow::empty(story.lead) }]);
}

#[tokio::test]
async fn what_somebody_saved_meanwhile_is_not_overwritten_by_a_file() {
    let story = a_story().await;
    let (manager, petra) = (story.poort.signed_in("manager").await, story.poort.signed_in("partner").await);
    let path = story.path(Phase::Start);
    let shown = petra.upload(&workbook(&story), "begroting.xlsx", &book(&[&["Partner", "Kosten"], &["Membraanhuis Oost", "77"]])).await;
    assert_eq!(story.save(&manager, Phase::Start, "1", ["10", "5"], &a_key()).await.status, StatusCode::SEE_OTHER);
    let lost = PageForm::on(&shown, &path).send(&petra).await;
    assert_eq!((lost.status, lost.texts(".notice b")), (StatusCode::CONFLICT, vec!["Uw wijziging is nog niet opgeslagen".to_owned()]));
    assert!(lost.keeps("rows.0.cost", "77") && lost.keeps("rows.0.own_cash", "5"), "what the file did not change takes what is stored");
    assert_eq!(lost.texts("[data-tone=stored]"), ["Kosten: Intussen bewaard: 10"]);
    assert_eq!(story.project().await.cost, Eur::euros(10));
    PageForm::on(&lost, &path).send(&petra).await.onward();
    assert_eq!((story.project().await.cost, story.project().await.own_cash), (Eur::euros(77), Eur::euros(5)));
}

#[tokio::test]
async fn a_file_that_is_no_table_is_refused_with_the_reason_and_leaves_nothing() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let whole = book(&[&["Partner", "Kosten"], &["Membraanhuis Oost", "77"]]);
    let columns = "Kosten, Europa, Rijk, Provincie, Gemeente of regio, Geld, In kind, Overig";
    let none = format!("Geen blad heeft in de eerste 20 regels de kolomkoppen Partner en ten minste één van: {columns}.");
    let rows: [(Vec<u8>, &str, StatusCode); 7] = [
        (
            b"Partner;Kosten\nRegge;5".to_vec(),
            "Dit is geen XLSX-bestand. Bewaar de tabel in uw rekenprogramma als XLSX.",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (whole[..whole.len() / 2].to_vec(), "Dit XLSX-bestand is beschadigd en kan niet gelezen worden.", StatusCode::UNPROCESSABLE_ENTITY),
        (
            [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(),
            "Dit bestand heeft een wachtwoord, of is van een oude versie van Excel. Bewaar het zonder wachtwoord als XLSX.",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (book(&[&["Partner", "Kosten", "Cost"]]), "Blad Begroting heeft de kolomkop Kosten twee keer.", StatusCode::UNPROCESSABLE_ENTITY),
        (book(&[&["Partner", "Kosten"]]), "Blad Begroting heeft geen regels onder de kolomkoppen.", StatusCode::UNPROCESSABLE_ENTITY),
        (book(&[&["Partner", "Naam"], &["Regge", "5"]]), &none, StatusCode::UNPROCESSABLE_ENTITY),
        (vec![b'P'; 2 * 1024 * 1024 + 1], "Het bestand is groter dan 2 MB.", StatusCode::PAYLOAD_TOO_LARGE),
    ];
    for (file, told, status) in rows {
        let refused = manager.upload(&workbook(&story), "begroting.xlsx", &file).await;
        assert_eq!((refused.status, refused.errors()), (status, vec![told.to_owned()]));
        assert_eq!(refused.attributes("input[name=file]", "aria-invalid"), ["true"]);
    }
    assert_eq!((story.rows(Phase::Start).await, story.project().await.version), (vec![], 1));
}

#[tokio::test]
async fn who_may_take_the_file_along_and_who_may_bring_one() {
    let story = a_story().await;
    let (path, file) = (workbook(&story), book(&[&["Partner", "Kosten"], &["Membraanhuis Oost", "77"]]));
    let steering = story.poort.signed_in("steering").await;
    assert_eq!(
        (steering.get(&path).await.texts("input[name=file]").len(), steering.upload(&path, "a.xlsx", &file).await.status),
        (0, StatusCode::FORBIDDEN)
    );
    for name in ["admin", "reviewer"] {
        let visitor = story.poort.signed_in(name).await;
        let told = [
            visitor.get(&path).await.status,
            visitor.get(&format!("{path}/download")).await.status,
            visitor.upload(&path, "a.xlsx", &file).await.status,
        ];
        assert_eq!(told, [StatusCode::NOT_FOUND; 3], "{name}");
    }
    let manager = story.poort.signed_in("manager").await;
    for strange in ["intake", "closed"] {
        let path = format!("/projects/{}/financing/{strange}/workbook", story.project);
        assert_eq!([manager.get(&path).await.status, manager.upload(&path, "a.xlsx", &file).await.status], [StatusCode::NOT_FOUND; 2]);
    }
    story.set_status(Status::GateRequested).await;
    let shut = manager.upload(&path, "a.xlsx", &file).await;
    assert_eq!((shut.status, shut.texts(".notice b")), (StatusCode::CONFLICT, vec!["Dit dossier staat nu vast".to_owned()]));
    assert_eq!(manager.get(&path).await.attributes("input[name=file]", "name").len(), 0);
}

//! Cost lines as a file of a spreadsheet: out, and in again after a look at every line, with the refusals of the page.

use crate::form_on_page::PageForm;
use crate::server_under_test::Answer;
use crate::story::a_claim::a_claim;
use axum::http::StatusCode;
use domain::Eur;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const HEADS: [&str; 8] =
    ["Datum of eerste dag", "Omschrijving", "Categorie", "Geld of in kind", "Bedrag", "Leverancier", "Factuurnummer", "Kostenplaats"];

/// A workbook with these lines: a day is a day, an amount is a number, and the rest is text.
fn book(lines: &[[&str; 8]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Kosten").expect("a name");
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for (column, head) in (0..).zip(HEADS) {
        page.write_string(0, column, head).expect("a cell");
    }
    for (row, line) in (1..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            let written = match (ExcelDateTime::parse_from_str(cell), cell.parse::<f64>()) {
                (Ok(date), _) if cell.len() == 10 => page.write_datetime_with_format(row, column, date, &day),
                (_, Ok(number)) => page.write_number(row, column, number),
                _ => page.write_string(row, column, *cell),
            };
            written.expect("a cell");
        }
    }
    book.save_to_buffer().expect("a file")
}

fn rows(answer: &Answer) -> Vec<String> {
    answer.texts("main tbody tr")
}

#[tokio::test]
async fn a_file_is_shown_line_by_line_and_taken_over_with_the_refusals_of_the_page() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    let path = format!("{}/workbook", it.costs(0));
    let file = book(&[
        ["2026-06-19", "Hars", "Materialen en verbruik", "Geld", "1250.5", "Regge", "X-1", "K7"],
        ["2026-05-22", "Te vroeg", "Materialen en verbruik", "Geld", "5", "Regge", "X-2", "K7"],
        ["2026-06-20", "Twee keer", "Materialen en verbruik", "Geld", "6", "Regge", "X-1", "K7"],
        ["2026-06-20", "Te veel", "Materialen en verbruik", "Geld", "40000", "Regge", "X-3", "K7"],
    ]);
    let shown = lead.upload(&path, "kosten.xlsx", &file).await;
    assert_eq!(shown.status, StatusCode::OK, "{:?}", shown.texts("main"));
    let told = rows(&shown).join("\n");
    for words in ["Klopt", "Cel A3", "kies een dag vanaf 23 mei 2026", "Cel G4", "al eerder opgegeven", "Cel E5", "nog € 38.749,50 over"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(shown.text.contains("1 staan er goed in, 3 zouden op u wachten") && shown.text.contains("Kostenplaats"), "{:?}", shown.texts("main"));
    assert_eq!((it.lines(0).await.len(), it.waits(0).await.len()), (0, 0), "nothing is saved before a yes");
    PageForm::on(&shown, &format!("{}/paste", it.costs(0))).send(&lead).await.onward();
    assert_eq!(
        it.lines(0).await.iter().map(|line| (line.value, line.from_on.to_string())).collect::<Vec<_>>(),
        [(Eur(125_050), "2026-06-19".to_owned())]
    );
    assert_eq!(it.waits(0).await.len(), 3);
    let again = lead.upload(&path, "kosten.xlsx", &file).await;
    assert!(rows(&again)[0].contains("Deze regel staat er al"), "{:?}", rows(&again));
    PageForm::on(&again, &format!("{}/paste", it.costs(0))).send(&lead).await.onward();
    assert_eq!(it.lines(0).await.len(), 1, "what stands there already stays one line");
}

#[tokio::test]
async fn a_file_is_for_the_own_people_and_one_that_is_none_is_refused() {
    let it = a_claim().await;
    let (lead, buur) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await);
    it.adds_bill(&lead, 0, &[]).await.onward();
    let path = format!("{}/workbook", it.costs(0));
    let out = lead.get(&format!("{path}/download")).await;
    assert_eq!(
        (out.status, &out.headers["content-type"]),
        (StatusCode::OK, &"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".parse().expect("a header"))
    );
    for page in [path.clone(), format!("{path}/download")] {
        assert_eq!(buur.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        assert!(it.poort.signed_in("manager").await.get(&page).await.status.is_client_error(), "{page}");
    }
    assert_eq!(buur.upload(&path, "kosten.xlsx", &book(&[])).await.status, StatusCode::NOT_FOUND);
    let none = lead.upload(&path, "kosten.xlsx", b"geen rekenblad").await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.text.contains("geen XLSX-bestand"), "{:?}", none.texts("main"));
    let empty = lead.upload(&path, "kosten.xlsx", &book(&[])).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", empty.texts("main"));
}

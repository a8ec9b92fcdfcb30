//! Lists as people have them: the trial files, which are test input and no part of the project, and small lists of the same shapes.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use axum::http::StatusCode;
use domain::Eur;
use domain::imports::Column;
use entity::{financing_row, history, import, legacy_row, organisation, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use std::path::Path;

const PATH: &str = "/import";
const KEY: &str = "01900000-0000-7000-8000-0000000000";

/// A trial file, or nothing and a word about it.
fn trial(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/trials").join(name);
    let found = std::fs::read(&path).ok();
    if found.is_none() {
        println!("skipped: the trial file is not at {}", path.display());
    }
    found
}

fn headers(separator: &str) -> String {
    Column::ALL.iter().map(|column| column.code()).collect::<Vec<_>>().join(separator)
}

const TRPC: &str = "TRPC,Composieten,,EFRO,,Vezels,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2012,";
const REGGE: &str = "Regge,Robots,,EFRO,,Zorg,,500,,500,1.000,50,25.04.2016,01.02.2011,31.12.2013,";

fn list(rows: &[&str]) -> String {
    format!("{}\n{}\n", headers(","), rows.join("\n"))
}

async fn looks(manager: &Visitor<'_>, content: &[u8]) -> (String, Answer) {
    let sent = manager.upload(PATH, "lijst.csv", content).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.texts("main").join(" "));
    let path = sent.onward().to_owned();
    let page = manager.get(&path).await;
    (path, page)
}

async fn says_yes(manager: &Visitor<'_>, path: &str, number: u32, takes: &[&str]) -> Answer {
    let key = format!("{KEY}{number:02}");
    let own = [("key", key.as_str()), ("version", "0")];
    let takes: Vec<_> = takes.iter().map(|take| ("take", *take)).collect();
    manager.post(path, &[own.as_slice(), &takes].concat()).await
}

async fn brings(manager: &Visitor<'_>, content: &[u8], number: u32) -> Answer {
    let (path, _) = looks(manager, content).await;
    let answer = says_yes(manager, &path, number, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.texts("main").join(" "));
    manager.get(&path).await
}

async fn projects(poort: &Poort) -> Vec<project::Model> {
    project::Entity::find().order_by_asc(project::Column::Number).all(&poort.state.database.read).await.expect("projects")
}

fn tile(page: &Answer, label: &str) -> Option<String> {
    let tiles = page.texts(".tiles > *");
    tiles.into_iter().find(|text| text.contains(label)).map(|text| text.replace(label, "").trim().to_owned())
}

#[tokio::test]
async fn t1_sums_are_named_and_left_out() {
    let Some(content) = trial("t1-totals-row.csv") else { return };
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (_, page) = looks(&manager, &content).await;
    assert_eq!(tile(&page, "rijen worden een project").as_deref(), Some("6"), "{:?}", page.texts(".tiles > *"));
    assert_eq!(tile(&page, "telt andere rijen op en is geen project").as_deref(), Some("2"));
    brings(&manager, &content, 1).await;
    assert_eq!(projects(&poort).await.len(), 6);
}

#[tokio::test]
async fn t2_and_t3_lists_as_dutch_excel_writes_them_are_read_and_nothing_is_asked() {
    for (number, name) in [(1, "t2-excel-csv-ansi-semicolon.csv"), (2, "t3-excel-csv-utf8-semicolon-bom.csv")] {
        let Some(content) = trial(name) else { return };
        let poort = Poort::with_people().await;
        let manager = poort.signed_in("manager").await;
        brings(&manager, &content, number).await;
        let found = projects(&poort).await;
        assert_eq!(found.len(), 7, "{name}");
        let seventh = found.iter().find(|project| project.title.starts_with("Coöperatief")).expect("accents are read");
        assert_eq!(
            (seventh.title.as_str(), seventh.lead_name.as_str()),
            ("Coöperatief façadeproject Enschedé – fase 2", "Coöperatie Één B.V."),
            "{name}"
        );
    }
}

#[tokio::test]
async fn t4_touched_headers_are_known_a_doubled_one_is_named_and_blank_rows_are_no_rows() {
    let Some(content) = trial("t4-headers-touched.csv") else { return };
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (_, page) = looks(&manager, &content).await;
    assert_eq!(tile(&page, "rijen in het bestand").as_deref(), Some("6"), "{:?}", page.texts(".tiles > *"));
    assert!(page.text.contains("Deze kolomkop komt meer dan één keer voor: Begunstigde"), "{:?}", page.texts("main"));
    brings(&manager, &content, 1).await;
    assert!(projects(&poort).await.iter().all(|project| !project.lead_name.contains("oude naam")), "the first one counts");
}

#[tokio::test]
async fn t5_one_project_composed_and_decomposed_is_one_project_of_one_organisation() {
    let Some(content) = trial("t5-nfc-and-nfd.csv") else { return };
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (_, page) = looks(&manager, &content).await;
    assert_eq!(tile(&page, "begunstigde en titel komen al eerder in de lijst voor").as_deref(), Some("1"), "told as occurring twice");
    brings(&manager, &content, 1).await;
    let organisations = organisation::Entity::find().count(&poort.state.database.read).await.expect("a count");
    assert_eq!((projects(&poort).await.len(), organisations), (1, 1));
}

#[tokio::test]
async fn t6_the_next_release_shows_three_changes_old_beside_new_and_brings_no_second_project() {
    let (Some(first), Some(second)) = (trial("t6a-release-1.csv"), trial("t6b-release-2.csv")) else { return };
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    brings(&manager, &first, 1).await;
    let before = projects(&poort).await;
    let (path, page) = looks(&manager, &second).await;
    assert_eq!(tile(&page, "rijen wijzigen een bekend project").as_deref(), Some("3"), "{:?}", page.texts(".tiles > *"));
    assert_eq!(tile(&page, "rijen worden een project").as_deref(), Some("0"));
    let takes = page.attributes("input[name=take]", "value");
    assert_eq!(takes.len(), 3);
    let (old, new) = (page.texts("del"), page.texts("ins"));
    assert_eq!((old.len(), new.len()), (4, 4), "one date, two amounts, one summary: {old:?} {new:?}");
    assert!(old.contains(&"31 december 2014".to_owned()) && new.contains(&"30 juni 2015".to_owned()));
    let chosen: Vec<&str> = takes.iter().map(String::as_str).collect();
    says_yes(&manager, &path, 2, &chosen).await.onward();
    let after = projects(&poort).await;
    assert_eq!((after.len(), after[0].duration_months), (before.len(), Some(66)));
    assert!(after[2].public_summary.ends_with("(aangevuld)"));
    assert_eq!((after[1].public_money, after[1].other_money), (Eur::euros(730_750 + 630_750), Eur::euros(1_656_000)));
    let (_, again) = looks(&manager, &second).await;
    assert!(again.text.contains("Dit bestand bevat niets nieuws"), "what was taken is no change any more");
}

#[tokio::test]
async fn a_change_that_is_left_stays_as_it_was_and_one_that_is_taken_stands_in_the_history() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    brings(&manager, list(&[TRPC, REGGE]).as_bytes(), 1).await;
    let next = list(&[&TRPC.replace("31.12.2012", "30.06.2013").replace("Vezels", "Vezels en hars"), &REGGE.replace("Zorg", "Zorg thuis")]);
    let (path, page) = looks(&manager, next.as_bytes()).await;
    let takes = page.attributes("input[name=take]", "value");
    assert_eq!(takes.len(), 2);
    says_yes(&manager, &path, 2, &[&takes[0]]).await.onward();
    let after = projects(&poort).await;
    assert_eq!((after.len(), after[0].public_summary.as_str(), after[1].public_summary.as_str()), (2, "Vezels en hars", "Zorg"));
    let told = history::Entity::find().filter(history::Column::Action.eq("project_changed")).all(&poort.state.database.read).await.expect("events");
    assert_eq!(told.len(), 1);
    assert!(told[0].detail.contains("Vezels en hars") && told[0].detail.contains("lijst.csv"), "{}", told[0].detail);
    let run = import::Entity::find().order_by_desc(import::Column::ImportedAt).all(&poort.state.database.read).await.expect("runs");
    assert_eq!(run.iter().map(|run| (run.imported, run.changed)).max_by_key(|(_, changed)| *changed), Some((0, 1)));
    let (_, left) = looks(&manager, next.as_bytes()).await;
    assert_eq!(left.attributes("input[name=take]", "value").len(), 1, "what was left is asked again");
}

#[tokio::test]
async fn a_change_of_what_somebody_edited_here_is_told_not_ticked_and_refused_when_they_were_first() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    brings(&manager, list(&[TRPC]).as_bytes(), 1).await;
    let project = projects(&poort).await.remove(0);
    let next = list(&[&TRPC.replace("Vezels", "Vezels en hars")]);
    let (path, page) = looks(&manager, next.as_bytes()).await;
    let takes = page.attributes("input[name=take]", "value");
    let write = poort.state.begin().await.expect("a write");
    let edited =
        project::ActiveModel { public_summary: Set("Eigen woorden".to_owned()), version: Set(project.version + 1), ..project.into_active_model() };
    edited.update(&write).await.expect("an edit");
    write.finish([]).await.expect("it lasts");
    let lost = says_yes(&manager, &path, 2, &[&takes[0]]).await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    assert!(lost.text.contains("In Poort staat nu: Eigen woorden"), "{:?}", lost.texts("main"));
    assert_eq!(lost.attributes("input[name=take][checked]", "value").len(), 0, "nobody ticks it without looking");
    assert_eq!(projects(&poort).await[0].public_summary, "Eigen woorden");
}

#[tokio::test]
async fn a_row_without_a_beneficiary_keeps_its_amounts() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (_, page) = looks(&manager, list(&[&TRPC.replacen("TRPC", "", 1)]).as_bytes()).await;
    assert!(page.text.contains("de begunstigde ontbreekt"), "{:?}", page.texts("main"));
    brings(&manager, list(&[&TRPC.replacen("TRPC", "", 1)]).as_bytes(), 1).await;
    let project = projects(&poort).await.remove(0);
    assert_eq!((project.cost, project.lead_name.as_str()), (Eur::euros(6_000), "Begunstigde niet vermeld"));
    let money = financing_row::Entity::find().one(&poort.state.database.read).await.expect("rows").expect("a line of money");
    assert_eq!((money.public_european, money.public_national, money.other), (Eur::euros(1_000), Eur::euros(2_000), Eur::euros(3_000)));
}

#[tokio::test]
async fn a_run_that_broke_off_after_its_last_row_is_offered_again_and_told_once() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let content = list(&[TRPC, REGGE]);
    brings(&manager, content.as_bytes(), 1).await;
    let (path, _) = looks(&manager, content.as_bytes()).await;
    let run = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the number of the run");
    // What a run leaves that ended after its last rows were in and before it was told.
    let write = poort.state.begin().await.expect("a write");
    let begun = import::Model {
        id: run,
        file_name: "lijst.csv".to_owned(),
        format: "efro-nl".to_owned(),
        rows: 0,
        imported: 2,
        changed: 0,
        imported_by: None,
        imported_at: poort.clock.now(),
    };
    import::Entity::insert(begun.into_active_model()).exec_without_returning(&write).await.expect("a row");
    let of_run = legacy_row::ActiveModel { import_id: Set(run), ..Default::default() };
    legacy_row::Entity::update_many().set(of_run).exec(&write).await.expect("its rows");
    write.finish([]).await.expect("it lasts");
    let told = async || {
        history::Entity::find().filter(history::Column::Action.eq("projects_imported")).count(&poort.state.database.read).await.expect("a count")
    };
    assert_eq!(told().await, 1);
    assert!(manager.get(&path).await.actions().contains(&path), "it can be done again");
    says_yes(&manager, &path, 2, &[]).await.onward();
    assert_eq!((projects(&poort).await.len(), told().await), (2, 2));
    let done = import::Entity::find_by_id(run).one(&poort.state.database.read).await.expect("rows").expect("the run");
    assert_eq!((done.rows, done.imported), (2, 2));
}

#[tokio::test]
async fn an_imported_project_with_long_text_is_edited_and_text_that_nobody_touched_is_no_reason_to_refuse() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (title, summary) = ("Een heel lange titel ".repeat(15), "Een lange samenvatting. ".repeat(100));
    brings(&manager, list(&[&TRPC.replace("Composieten", title.trim()).replace("Vezels", summary.trim())]).as_bytes(), 1).await;
    let project = projects(&poort).await.remove(0);
    let path = format!("/projects/{}/edit", project.id);
    let page = manager.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{:?}", page.texts("main"));
    let saved = PageForm::on(&page, &path).with("aim", "Sterker en lichter.").send(&manager).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{:?}", saved.texts("main"));
    let after = projects(&poort).await.remove(0);
    assert_eq!((after.aim.as_str(), after.title.as_str(), after.public_summary.as_str()), ("Sterker en lichter.", title.trim(), summary.trim()));
}

#[tokio::test]
async fn what_cannot_be_read_is_named_with_its_true_cause() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let semicolons = list(&[TRPC]).replace(',', ";");
    let windows: Vec<u8> = semicolons.replace("Vezels", "Caf\u{e9}").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(list(&[TRPC]).replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let titled = format!("Overzicht 2010;;;\n\n{semicolons}");
    let separated = format!("sep=;\r\n{semicolons}");
    for content in [windows.as_slice(), &utf16, titled.as_bytes(), separated.as_bytes()] {
        let (_, page) = looks(&manager, content).await;
        assert_eq!(tile(&page, "rijen worden een project").as_deref(), Some("1"), "{:?}", page.texts("main"));
    }
    let damaged = [list(&[&TRPC.replace("Vezels", "é é é")]).as_bytes(), b"\xff,x\n"].concat();
    let no_end = semicolons.replace("Einddatum", "Klaar");
    let files: [(&[u8], &str); 3] = [
        (&damaged, "Het bestand is geen UTF-8: byte"),
        (no_end.as_bytes(), "Het bestand mist een kolom: Einddatum."),
        (b"PK\x03\x04\x14\x00\x06\x00", "Is het een werkmap of een PDF?"),
    ];
    for (content, words) in files {
        let refused = manager.upload(PATH, "lijst.csv", content).await;
        let text = refused.texts("main").join(" ");
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && text.contains(words), "{text}");
    }
}

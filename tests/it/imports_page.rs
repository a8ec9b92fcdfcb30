//! Bringing projects in through the page: a preview that changes nothing, and a yes that counts once.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use domain::imports::Column;
use domain::projects::{Phase, Status};
use entity::{history, import, legacy_row, organisation, project};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

const PATH: &str = "/import";

fn list(rows: &[&str]) -> String {
    let headers: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    format!("{}\n{}\n", headers.join(","), rows.join("\n"))
}

fn two_projects() -> String {
    list(&[
        "Dinkeldal,Sluizen met sensoren,,EFRO,,Sensoren,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2012,",
        "Regge,Robots in de zorg,,EFRO,,Robots,,1.000,,,2.000,50,25.04.2016,01.01.2010,,",
    ])
}

/// How many imports, source rows, projects, organisations and events there are.
async fn counts(poort: &Poort) -> [u64; 5] {
    let read = &poort.state.database.read;
    let counts = [
        import::Entity::find().count(read).await,
        legacy_row::Entity::find().count(read).await,
        project::Entity::find().count(read).await,
        organisation::Entity::find().count(read).await,
        history::Entity::find().count(read).await,
    ];
    counts.map(|count| count.expect("a count"))
}

async fn say_yes(who: &Visitor<'_>, path: &str) -> Answer {
    who.post(path, &[("key", "01900000-0000-7000-8000-000000000001"), ("version", "0")]).await
}

#[tokio::test]
async fn a_run_that_was_broken_off_goes_on_and_is_told_once() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let before = counts(&poort).await;
    let preview = manager.upload(PATH, "lijst 2010.csv", two_projects().as_bytes()).await.onward().to_owned();
    // What a run leaves that ended before its first rows were in.
    let begun = import::Model {
        id: preview.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the number of the run"),
        file_name: "lijst 2010.csv".to_owned(),
        format: "efro-nl".to_owned(),
        rows: 0,
        imported: 0,
        changed: 0,
        imported_by: None,
        imported_at: now(),
    };
    let write = poort.state.begin().await.expect("a write");
    import::Entity::insert(begun.into_active_model()).exec_without_returning(&write).await.expect("a row");
    write.finish([]).await.expect("it lasts");
    assert!(manager.get(&preview).await.actions().contains(&preview), "it can be done again");
    let (one, other) = tokio::join!(say_yes(&manager, &preview), say_yes(&second, &preview));
    let onward = format!("{preview}?done=imported");
    assert_eq!([one.onward(), other.onward()], [onward.as_str(); 2]);
    assert_eq!(counts(&poort).await, [1, 2, before[2] + 2, before[3] + 2, before[4] + 1]);
}

#[tokio::test]
async fn a_preview_changes_nothing_and_a_yes_brings_all_in_once() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let before = counts(&poort).await;
    let preview = manager.upload(PATH, "lijst 2010.csv", two_projects().as_bytes()).await.onward().to_owned();
    let page = manager.get(&preview).await;
    assert_eq!((page.status, page.texts("h1")), (StatusCode::OK, vec!["Wat dit bestand oplevert".to_owned()]));
    assert!(page.text.contains("lijst 2010.csv. Er is nog niets gewijzigd.") && page.text.contains("de bedragen tellen niet op tot het totaal"));
    assert_eq!((page.actions().contains(&preview), counts(&poort).await), (true, before));
    let (one, other) = tokio::join!(say_yes(&manager, &preview), say_yes(&manager, &preview));
    let third = say_yes(&manager, &preview).await;
    let onward = format!("{preview}?done=imported");
    assert_eq!([one.onward(), other.onward(), third.onward()], [onward.as_str(); 3]);
    assert_eq!(counts(&poort).await, [1, 2, before[2] + 2, before[3] + 2, before[4] + 1]);
    let projects = project::Entity::find().all(&poort.state.database.read).await.expect("projects");
    assert_eq!(projects.iter().map(|one| (one.phase, one.status)).collect::<Vec<_>>(), [(Phase::Start, Status::Legacy); 2]);
    let outcome = manager.get(&preview).await;
    assert_eq!(outcome.texts("h1"), ["De projecten zijn ingelezen"]);
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn the_same_file_again_brings_only_duplicates() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let first = manager.upload(PATH, "a.csv", two_projects().as_bytes()).await.onward().to_owned();
    say_yes(&manager, &first).await.onward();
    let before = counts(&poort).await;
    let again = manager.upload(PATH, "b.csv", two_projects().as_bytes()).await.onward().to_owned();
    let page = manager.get(&again).await;
    assert_eq!(page.text.matches("begunstigde en titel komen al eerder in de lijst voor").count(), 3, "two rows and the filter: {}", page.text);
    assert!(page.text.contains("Dit bestand bevat niets nieuws") && !page.actions().contains(&again));
    let refused = say_yes(&manager, &again).await;
    assert_eq!((refused.status, counts(&poort).await), (StatusCode::UNPROCESSABLE_ENTITY, before));
    assert!(refused.text.contains("Alle 2 rijen zijn al eerder ingelezen"), "{}", refused.text);
}

#[tokio::test]
async fn only_a_programme_manager_imports() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let preview = manager.upload(PATH, "a.csv", two_projects().as_bytes()).await.onward().to_owned();
    let before = counts(&poort).await;
    for who in ["partner", "reviewer", "steering", "secretary", "admin"] {
        let person = poort.signed_in(who).await;
        let sent = person.upload(PATH, "a.csv", two_projects().as_bytes()).await.status;
        let statuses = [person.get(PATH).await.status, sent, person.get(&preview).await.status, say_yes(&person, &preview).await.status];
        assert_eq!(statuses, [StatusCode::FORBIDDEN; 4], "{who}");
    }
    let now = counts(&poort).await;
    assert_eq!(now[..4], before[..4], "nothing but sign-ins happened");
    assert_eq!(poort.signed_in("manager2").await.get(&preview).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_bad_file_is_refused_in_words_and_changes_nothing() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let before = counts(&poort).await;
    let damaged = [two_projects().replace("Robots", "Één façade").as_bytes(), b"Caf\xe9,Titel,,,,,,,,,,,,,,\n"].concat();
    let no_title = two_projects().replacen(Column::Title.code(), "Iets anders", 1);
    let uneven = list(&["Dinkeldal,Te weinig cellen"]);
    let missing = format!("Het bestand mist een kolom: {}.", Column::Title.code());
    let empty = list(&[]);
    let files: [(&str, &[u8], &str); 6] = [
        ("beschadigd.csv", &damaged, "Het bestand is geen UTF-8: byte"),
        ("kolom.csv", no_title.as_bytes(), &missing),
        ("werkmap.xlsx", b"PK\x03\x04\x14\x00\x06\x00", "Is het een werkmap of een PDF?"),
        ("leeg.csv", empty.trim().as_bytes(), "Het bestand heeft geen rijen onder de kolomkoppen."),
        ("niets.csv", b"", "Het bestand heeft geen rijen onder de kolomkoppen."),
        ("ongelijk.csv", uneven.as_bytes(), "De rij op regel 2 heeft 2 cellen"),
    ];
    for (name, content, words) in files {
        let answer = manager.upload(PATH, name, content).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", answer.text);
        let text = answer.texts("main").join(" ");
        assert!(text.contains(words), "{name}: {text}");
    }
    assert_eq!(counts(&poort).await, before);
    assert_eq!(std::fs::read_dir(poort.state.data_dir.join("imports")).map(Iterator::count).unwrap_or_default(), 0, "no file is left behind");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_while_it_comes_in() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let before = counts(&poort).await;
    let head = Bytes::from_static(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n");
    let megabyte = Bytes::from(vec![b'a'; 1024 * 1024]);
    let pieces = std::iter::once(head).chain(std::iter::repeat_n(megabyte, 200)).map(Ok::<_, std::io::Error>);
    let request = Request::post(PATH).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").header("sec-fetch-site", "same-origin");
    let answer = manager.send(request, Body::from_stream(futures::stream::iter(pieces))).await;
    assert_eq!((answer.status, counts(&poort).await), (StatusCode::PAYLOAD_TOO_LARGE, before), "{}", answer.text);
    assert!(answer.text.contains("Het bestand is groter dan 128 MB."), "{}", answer.text);
    assert_eq!(std::fs::read_dir(poort.state.data_dir.join("imports")).map(Iterator::count).unwrap_or_default(), 0, "no file is left behind");
}

#[tokio::test]
async fn what_is_no_upload_is_no_import() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    assert_eq!(manager.post(PATH, &[("file", "a,b")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(manager.get("/import/01900000-0000-7000-8000-000000000000").await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get("/import/geen-nummer").await.status, StatusCode::NOT_FOUND);
}

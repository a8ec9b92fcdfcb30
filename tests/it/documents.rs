//! Documents of a project: brought, read by who may, renewed, chosen, frozen and withdrawn.

use crate::in_kind::{InKind, a_project_in_kind};
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::a_key;
use crate::story::bringing::{a_pdf, a_photo, a_word_file, brings, header_of};
use axum::http::{Request, StatusCode, header};
use domain::documents::{DocumentKind, TextState};
use domain::ids::ProjectId;
use entity::{document, document_use, document_version, history};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

pub fn list(project: ProjectId) -> String {
    format!("/projects/{project}/documents")
}

pub async fn rows(poort: &Poort) -> Vec<document::Model> {
    document::Entity::find().order_by_asc(document::Column::Id).all(&poort.state.database.read).await.expect("rows")
}

pub async fn versions(poort: &Poort) -> Vec<document_version::Model> {
    let found = document_version::Entity::find().order_by_asc(document_version::Column::DocumentId).order_by_asc(document_version::Column::Number);
    found.all(&poort.state.database.read).await.expect("rows")
}

async fn asks(visitor: &Visitor<'_>, path: &str, name: header::HeaderName, value: &str) -> Answer {
    visitor.send(Request::get(path).header(name, value), axum::body::Body::empty()).await
}

/// Sends a form of a page of one document.
async fn sends(visitor: &Visitor<'_>, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
    let version = visitor.get(page).await.version_in(action);
    let key = a_key();
    let pairs: Vec<(&str, &str)> = [("key", key.as_str()), ("version", version.as_str())].into_iter().chain(fields.iter().copied()).collect();
    visitor.post(action, &pairs).await
}

#[tokio::test]
async fn several_files_are_brought_in_one_form_and_served_as_what_they_are_and_nothing_else() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let (plan, letter) = (a_pdf("Plan van de sluis"), a_word_file("Wij doen mee", &[]));
    let empty = petra.get(&list(project)).await;
    assert!(
        empty.text.contains("Nog nodig in de fase") && empty.links(".notice a").contains(&format!("{}?kind=business_case#upload", list(project)))
    );
    let kind = [("kind", "business_case")];
    let brought = brings(&petra, &list(project), &kind, &[("../../Plan <b>.PDF", &plan), ("brief.docx", &letter)]).await;
    assert_eq!(
        (brought.status, brought.location),
        (StatusCode::SEE_OTHER, Some(format!("{}?done=document-added", list(project)))),
        "{:?}",
        brought.text
    );
    let kept = versions(&poort).await;
    assert_eq!(kept.iter().map(|one| (one.name.as_str(), one.number)).collect::<Vec<_>>(), [("Plan b.pdf", 1), ("brief.docx", 1)]);
    let hash: String = Sha256::digest(&plan).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((kept[0].sha256.as_str(), kept[0].size), (hash.as_str(), plan.len() as i64));
    let page = petra.get(&list(project)).await;
    assert!(
        page.text.contains("Plan b.pdf") && !page.links(".notice a").iter().any(|link| link.contains("business_case")),
        "{:?}",
        page.texts("main")
    );

    let file = format!("{}/{}/versions/1", list(project), kept[0].document_id);
    let served = petra.get(&file).await;
    assert_eq!((served.status, served.bytes == plan), (StatusCode::OK, true));
    assert_eq!(header_of(&served, "content-type"), "application/pdf");
    assert_eq!(header_of(&served, "content-disposition"), "attachment; filename=\"Plan b.pdf\"; filename*=UTF-8''Plan%20b.pdf");
    assert_eq!(header_of(&served, "x-content-type-options"), "nosniff");
    assert_eq!(header_of(&served, "content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert_eq!(header_of(&served, "cache-control"), "private, no-cache");
    let tag = format!("\"{hash}\"");
    let same = asks(&petra, &file, header::IF_NONE_MATCH, &tag).await;
    assert_eq!((same.status, same.bytes.len(), header_of(&same, "etag")), (StatusCode::NOT_MODIFIED, 0, tag));
    let part = asks(&petra, &file, header::RANGE, "bytes=5-8").await;
    assert_eq!((part.status, part.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, &plan[5..9]));
    let beyond = asks(&petra, &file, header::RANGE, "bytes=999999-").await;
    assert_eq!((beyond.status, header_of(&beyond, "content-range")), (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{}", plan.len())));
    assert_eq!(petra.get(&format!("{file}/picture")).await.status, StatusCode::NOT_FOUND, "no page shows a PDF");
}

#[tokio::test]
async fn a_form_that_says_nothing_is_refused_with_every_problem_and_equal_forms_have_one_effect() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let nothing = brings(&petra, &list(project), &[("kind", "")], &[("", b"")]).await;
    assert_eq!((nothing.status, nothing.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{:?}", nothing.errors());
    let photo = brings(&petra, &list(project), &[("kind", "photo"), ("caption", "De sluis")], &[("sluis.jpg", &a_photo())]).await;
    assert_eq!((photo.status, photo.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 3), "{:?}", photo.errors());
    assert!(photo.keeps("caption", "De sluis"));
    let strange = brings(&petra, &list(project), &[("kind", "other"), ("vreemd", "ja")], &[("a.txt", b"hoi")]).await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST);
    assert_eq!((rows(&poort).await.len(), std::fs::read_dir(poort.state.data_dir.join("uploads")).map(Iterator::count).unwrap_or(0)), (0, 0));
}

#[tokio::test]
async fn a_photo_loses_its_place_and_device_and_keeps_which_way_is_up() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let said = [("kind", "photo"), ("caption", "De sluis bij Almelo"), ("maker", "Bo"), ("permission", "maker"), ("recognisable", "yes")];
    brings(&petra, &list(project), &said, &[("sluis.jpg", &a_photo())]).await.onward();
    let [row] = &rows(&poort).await[..] else { panic!("one photo") };
    let page = petra.get(&format!("{}/{}", list(project), row.id)).await;
    assert!(page.text.contains("Blijft in het dossier"), "who can be recognised was not asked: {:?}", page.texts("main"));
    assert_eq!(page.attributes("img.shown", "alt"), ["De sluis bij Almelo"]);
    let shown = petra.get(&page.attributes("img.shown", "src")[0]).await;
    assert_eq!(
        (shown.status, header_of(&shown, "content-type"), header_of(&shown, "content-disposition")),
        (StatusCode::OK, "image/jpeg".to_owned(), "inline".to_owned())
    );
    let holds = |words: &[u8]| shown.bytes.windows(words.len()).any(|window| window == words);
    assert!(a_photo().windows(3).any(|window| window == b"GPS"));
    assert!(!holds(b"GPS") && !holds(b"Telefoon") && !holds(b"52.2215"), "{:?}", String::from_utf8_lossy(&shown.bytes));
    assert!(holds(b"\x01\x12\0\x03\0\0\0\x01\0\x06") && holds(b"JFIF") && shown.bytes.ends_with(b"\x12\x34\xff\0\x56\xff\xd9"));
    assert_eq!(shown.bytes.windows(2).filter(|two| *two == b"\xff\xd8").count(), 1, "the second picture is gone");
}

#[tokio::test]
async fn bills_and_time_sheets_are_there_for_their_own_people_and_the_programme_alone() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    brings(&petra, &list(project), &[("kind", "timesheet")], &[("Uren Kanarie.pdf", &a_pdf("Kanarie werkte"))]).await.onward();
    brings(&petra, &list(project), &[("kind", "deliverable")], &[("Rapport.pdf", &a_pdf("Rapport"))]).await.onward();
    let (sheet, report) = (rows(&poort).await[0].id, rows(&poort).await[1].id);
    let at = |id| format!("{}/{id}", list(project));
    let story = poort.story();
    let regge = story.partners_now(project).await[1].organisation_id;
    story.colleague("Regge Ruud", regge).await;
    let manager = poort.signed_in("manager").await;
    assert_eq!([manager.get(&at(sheet)).await.status, manager.get(&format!("{}/versions/1", at(sheet))).await.status], [StatusCode::OK; 2]);
    let steering = poort.signed_in("steering").await;
    let told = steering.get(&format!("/projects/{project}/history")).await;
    assert!(told.text.contains("Document gebracht") && told.text.contains("Rapport.pdf") && !told.text.contains("Kanarie"));
    story.works_for("partner", regge).await;
    let ruud = poort.back_again("partner").await;
    for (who, visitor) in [("steering", &steering), ("another partner", &ruud)] {
        for path in [at(sheet), format!("{}/versions/1", at(sheet)), format!("{}/versions/1/picture", at(sheet))] {
            assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND, "{who} {path}");
        }
        for page in [list(project), format!("{}?q=kanarie", list(project)), format!("/projects/{project}/history")] {
            assert!(!visitor.get(&page).await.text.contains("Kanarie.pdf"), "{who} {page}");
        }
        assert_eq!(visitor.get(&at(report)).await.status, StatusCode::OK, "{who}");
    }
    assert_eq!(ruud.get(&format!("{}/withdraw", at(report))).await.status, StatusCode::FORBIDDEN, "it is not theirs to withdraw");
    assert_eq!(brings(&ruud, &at(report), &[], &[("Rapport.pdf", &a_pdf("anders"))]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(brings(&steering, &list(project), &[("kind", "other")], &[("a.txt", b"hoi")]).await.status, StatusCode::FORBIDDEN);
    for who in ["reviewer", "admin"] {
        let visitor = poort.signed_in(who).await;
        for path in [list(project), at(report), format!("{}/versions/1", at(report))] {
            assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND, "{who} {path}");
        }
    }
}

#[tokio::test]
async fn a_document_of_another_project_is_not_there_by_this_one() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let manager = poort.signed_in("manager").await;
    let other = poort.story().project("KoelVest").arrives().await;
    brings(&manager, &list(project), &[("kind", "other")], &[("a.txt", b"hoi")]).await.onward();
    let id = rows(&poort).await[0].id;
    for path in ["", "/versions/1", "/withdraw"] {
        assert_eq!(manager.get(&format!("{}/{id}{path}", list(other))).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(manager.get(&format!("{}/{id}{path}", list(project))).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(manager.get(&format!("{}/{id}/versions/2", list(project))).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_document_is_renewed_chosen_and_withdrawn_and_what_the_dossier_rests_on_stays() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let kind = [("kind", "business_case")];
    brings(&petra, &list(project), &kind, &[("Plan.pdf", &a_pdf("een")), ("Ander.pdf", &a_pdf("ander"))]).await.onward();
    let (plan, other) = (rows(&poort).await[0].id, rows(&poort).await[1].id);
    let at = |id| format!("{}/{id}", list(project));
    let same = brings(&petra, &at(plan), &[], &[("Plan.pdf", &a_pdf("een"))]).await;
    assert_eq!(
        (same.status, same.errors()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["dit bestand is hetzelfde bestand als de versie die er al is.".to_owned()])
    );
    brings(&petra, &at(plan), &[], &[("Plan 2.pdf", &a_pdf("twee"))]).await.onward();
    let page = petra.get(&at(plan)).await;
    assert_eq!(page.texts("tbody th"), ["Plan 2.pdf", "Plan.pdf"]);
    assert_eq!(petra.get(&format!("{}/versions/1", at(plan))).await.bytes, a_pdf("een"), "earlier versions stay");

    let chosen = sends(&petra, &at(plan), &format!("{}/choose", at(plan)), &[]).await;
    assert_eq!(chosen.location, Some(format!("{}?done=document-chosen", at(plan))), "{:?}", chosen.texts("main"));
    let withdraw = format!("{}/withdraw", at(plan));
    let refused = sends(&petra, &withdraw, &withdraw, &[("reason", "Dit was de verkeerde versie.")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.errors()[0].contains("het dossier rust op dit document") && refused.keeps("reason", "Dit was de verkeerde versie."));
    sends(&petra, &at(other), &format!("{}/choose", at(other)), &[]).await.onward();
    let uses = document_use::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(uses.iter().map(|one| one.document_id).collect::<Vec<_>>(), [other], "one document stands for it");
    let short = sends(&petra, &withdraw, &withdraw, &[("reason", "weg")]).await;
    assert_eq!((short.status, short.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    sends(&petra, &withdraw, &withdraw, &[("reason", "Dit was de verkeerde versie.")]).await.onward();
    let gone = petra.get(&at(plan)).await;
    assert!(
        gone.text.contains("Ingetrokken")
            && gone.text.contains("Dit was de verkeerde versie.")
            && gone.actions().iter().all(|action| !action.contains("documents"))
    );
    assert_eq!(petra.get(&format!("{}/versions/2", at(plan))).await.bytes, a_pdf("twee"), "what it holds stays");
    let late = brings(&petra, &at(plan), &[], &[("Plan 3.pdf", &a_pdf("drie"))]).await;
    assert!(late.status.is_client_error(), "{:?}", late.status);
    assert_eq!(versions(&poort).await.len(), 3);

    let told = history::Entity::find().filter(history::Column::Action.starts_with("document_")).order_by_asc(history::Column::Seq);
    let told: Vec<String> = told.all(&poort.state.database.read).await.expect("events").into_iter().map(|event| event.action).collect();
    let expected = ["document_added", "document_added", "document_renewed", "document_chosen", "document_chosen", "document_withdrawn"];
    assert_eq!(told, expected);
    for sql in
        ["DELETE FROM document", "DELETE FROM document_version", "UPDATE document_version SET sha256 = 'x'", "UPDATE document SET kind = 'other'"]
    {
        let write = poort.state.begin().await.expect("a write");
        assert!(write.execute_unprepared(sql).await.is_err(), "{sql}");
    }
    assert!(rows(&poort).await.iter().all(|one| one.kind == DocumentKind::BusinessCase));
}

#[tokio::test]
async fn texts_are_read_beside_the_requests_and_found_by_who_may_read_them() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let files: [(&str, &[u8]); 4] = [
        ("een.pdf", &a_pdf("Zetmeelfolie uit Almelo")),
        ("twee.docx", &a_word_file("Proefveld &amp; kas", &[])),
        ("drie.csv", "naam;bedrag\nÉlan;12\n".as_bytes()),
        ("vier.pdf", b"%PDF-1.4\nniets van een PDF\n%%EOF"),
    ];
    brings(&petra, &list(project), &[("kind", "other")], &files).await.onward();
    server::documents::worker::work(&poort.state).await.expect("a round");
    let states: Vec<TextState> = versions(&poort).await.into_iter().map(|one| one.text_state).collect();
    assert_eq!(states, [TextState::Kept, TextState::Kept, TextState::Kept, TextState::Failed]);
    let found = async |words: &str| petra.get(&format!("{}?q={words}", list(project))).await.texts("tbody th");
    assert_eq!(found("ZETMEELfolie").await, ["een.pdf"]);
    assert_eq!(found("proefveld%20%26%20kas").await, ["twee.docx"]);
    assert_eq!(found("%C3%A9lan").await, ["drie.csv"]);
    assert_eq!(found("vier").await, ["vier.pdf"], "by its name");
    assert_eq!(found("nergens").await, Vec::<String>::new());
}

//! The server against hard use: strange headers and addresses, mail without end, sessions that are replaced, forms with what nobody asked.

use crate::form_on_page::PageForm;
use crate::server_under_test::{PASSWORD, Poort, Visitor};
use crate::story::a_review::a_panel;
use crate::story::the_panel::send;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Method, Request, StatusCode, header};
use domain::mail::MailKind;
use entity::{kept_form, outbox, person, session};
use http_body_util::BodyExt;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::people::store::by_email;
use std::collections::{BTreeSet, VecDeque};
use tower::ServiceExt;

async fn asks(poort: &Poort, request: Request<Body>) -> (StatusCode, String) {
    let response = server::router(poort.state.clone()).oneshot(request).await.expect("the router answers");
    let status = response.status();
    let body = response.into_body().collect().await.expect("a body").to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

fn get(path: &str, hosts: &[&[u8]]) -> Request<Body> {
    let mut request = Request::get(path).body(Body::empty()).expect("a request");
    for host in hosts {
        request.headers_mut().append(header::HOST, HeaderValue::from_bytes(host).expect("bytes that a header may hold"));
    }
    request
}

#[tokio::test]
async fn health_answers_without_a_host_and_in_capitals_and_two_hosts_are_refused() {
    let poort = Poort::start().await;
    for hosts in [&[][..], &[&b"LOCALHOST:3000"[..]], &[b"elders.example"], &[b"\xff"]] {
        assert_eq!(asks(&poort, get("/health", hosts)).await.0, StatusCode::OK, "{hosts:?}");
    }
    for host in [&b"LocalHost:3000"[..], b"127.0.0.1", b"localhost.", b"[::1]:3000"] {
        assert_eq!(asks(&poort, get("/sign-in", &[host])).await.0, StatusCode::OK, "{host:?}");
    }
    for host in [&b"elders.example"[..], b"\xff", b""] {
        assert_eq!(asks(&poort, get("/sign-in", &[host])).await.0, StatusCode::MISDIRECTED_REQUEST, "{host:?}");
    }
    assert_eq!(asks(&poort, get("/sign-in", &[])).await.0, StatusCode::MISDIRECTED_REQUEST);
    for path in ["/health", "/sign-in"] {
        assert_eq!(asks(&poort, get(path, &[b"localhost", b"elders.example"])).await.0, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(asks(&poort, get(path, &[b"localhost", b"localhost"])).await.0, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn whatever_a_header_holds_the_answer_is_a_page() {
    let poort = Poort::with_people().await;
    let names = [
        header::COOKIE,
        header::ACCEPT_LANGUAGE,
        header::USER_AGENT,
        header::ACCEPT,
        header::REFERER,
        header::ORIGIN,
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::FORWARDED,
        header::ACCEPT_ENCODING,
        header::IF_NONE_MATCH,
        header::RANGE,
    ];
    let long = vec![b'a'; 8_000];
    let values: [&[u8]; 6] = [b"\xff\xfe", b"", b"session=;language=\xe9; session=x", b"nl\xe9,\xc3\x28", b"%00%0d%0a", &long];
    for name in names {
        for value in values {
            for method in [Method::GET, Method::POST] {
                let mut request = get("/sign-in", &[b"localhost"]);
                *request.method_mut() = method.clone();
                request.headers_mut().insert(name.clone(), HeaderValue::from_bytes(value).expect("bytes that a header may hold"));
                let (status, _) = asks(&poort, request).await;
                assert!(!status.is_server_error(), "{method} with {name}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn a_nul_in_a_path_a_query_or_a_form_is_no_fault_of_ours() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    let paths = [
        "/projects/%00",
        "/projects?q=%00",
        "/projects?area=%00&cluster=a%00b",
        "/organisations?q=%00&type=%00",
        "/organisations/%00",
        "/messages?state=%00",
        "/history?before=%00",
        "/conditions?sort=%00",
        "/facilities/%00",
        "/facilities/a%00b/edit",
        "/assets/%00",
        "/invitation/%00abc",
        "/sign-in?next=/%00",
        "/import/%00",
        "/resume/%00",
        "/%00",
        "/experts/%00",
        "/rounds/%00",
    ];
    for path in paths {
        let status = manager.get(path).await.status;
        assert!(!status.is_server_error(), "{path}: {status}");
    }
    for pairs in [[("email", "a\0b@demo.example"), ("password", "\0")], [("ema\0il", "\0"), ("next", "/\0")]] {
        let status = poort.nobody().post("/sign-in", &pairs).await.status;
        assert!(status.is_client_error(), "{status}");
    }
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing_behind() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let files = || std::fs::read_dir(poort.state.data_dir.join("imports")).map(Iterator::count).unwrap_or_default();
    let head = Bytes::from_static(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nBegunstigde,");
    let request =
        || Request::post("/import").header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").header("sec-fetch-site", "same-origin");
    let cut = futures::stream::iter([Ok(head.clone()), Err(std::io::Error::other("the browser is gone"))]);
    assert!(manager.send(request(), Body::from_stream(cut)).await.status.is_client_error());
    assert_eq!(files(), 0, "the browser broke off");
    let endless = futures::StreamExt::chain(futures::stream::iter([Ok::<_, std::io::Error>(head)]), futures::stream::pending());
    let waits = manager.send(request(), Body::from_stream(endless));
    let dropped = tokio::time::timeout(std::time::Duration::from_millis(500), waits).await;
    assert!(dropped.is_err(), "nothing more comes");
    assert_eq!(files(), 0, "nobody goes on with the request");
}

#[tokio::test]
async fn an_unknown_import_is_not_found() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    for id in ["01900000-0000-7000-8000-000000000000", "geen-nummer"] {
        let path = format!("/import/{id}");
        assert_eq!(manager.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(send(&manager, &path, "0", &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn signing_in_ends_the_session_that_it_replaces() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let again = manager.post("/sign-in", &[("email", "partner@demo.example"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(manager.get("/my-work").await.location.as_deref().map(|to| to.starts_with("/sign-in")), Some(true), "the first session is over");
    assert_eq!(session::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
}

#[tokio::test]
async fn an_invitation_opened_by_somebody_signed_in_changes_nobody() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let noor = [("name", "Noor Visser"), ("email", "Noor Visser <noor@elders.example>"), ("language", "nl")];
    assert_eq!(send(&manager, "/experts/invite", "0", &noor).await.status, StatusCode::SEE_OTHER);
    let row = outbox::Entity::find().one(&poort.state.database.read).await.expect("the outbox").expect("a message");
    assert_eq!(row.address, "noor@elders.example");
    let text = server::mail::rendered(&row, &poort.state.base_url).expect("words").text;
    let link = text[text.find("/invitation/").expect("a link")..].split_whitespace().next().expect("a link").to_owned();
    let people = async || person::Entity::find().count(&poort.state.database.read).await.expect("a count");
    let before = people().await;
    let page = manager.get(&link).await;
    assert!(page.text.contains("U bent ingelogd als Marieke Demo"), "{:?}", page.texts("main"));
    let refused = manager.post(&link, &[("name", "Noor Visser"), ("password", "een lange zin")]).await;
    assert_eq!((refused.status, refused.cookies.len(), people().await), (StatusCode::CONFLICT, 0, before));
    assert_eq!(manager.get("/my-work").await.status, StatusCode::OK, "the manager is still the manager");
    let opened = poort.nobody().post(&link, &[("name", "Noor Visser"), ("password", "een lange zin")]).await;
    assert_eq!((opened.status, people().await), (StatusCode::SEE_OTHER, before + 1));
}

async fn messages(poort: &Poort, kind: MailKind) -> Vec<outbox::Model> {
    outbox::Entity::find().filter(outbox::Column::Kind.eq(kind)).all(&poort.state.database.read).await.expect("the outbox")
}

#[tokio::test]
async fn nobody_is_mailed_without_end() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["expert"]).await;
    let manager = poort.signed_in("manager").await;
    let noor = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(send(&manager, "/experts/invite", "0", &noor).await.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 429, 429], "three invitations, and then a wait");
    let (round, review) = (panel.round, panel.reviews[0]);
    let remind = format!("/rounds/{round}/reviews/{review}/remind");
    assert_eq!(send(&manager, &remind, "1", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send(&manager, &remind, "1", &[]).await.status, StatusCode::CONFLICT, "once a day");
    assert_eq!(messages(&poort, MailKind::ReviewReminder).await.len(), 1);
    let extend = format!("/rounds/{round}/reviews/{review}/extend");
    let form = PageForm::on(&manager.get(&extend).await, &extend).with("due_on", "15-12-2026");
    let other = PageForm::on(&manager.get(&extend).await, &extend).with("due_on", "15 december 2026");
    assert_eq!(form.send(&manager).await.status, StatusCode::SEE_OTHER);
    assert_eq!(other.send(&manager).await.status, StatusCode::SEE_OTHER, "the same extension twice is one");
    assert_eq!(messages(&poort, MailKind::ReviewExtended).await.len(), 1);
    for day in 1..=25 {
        let longer = PageForm::on(&manager.get(&extend).await, &extend).with("due_on", &format!("{day}-1-2027"));
        assert_eq!(longer.send(&manager).await.status, StatusCode::SEE_OTHER);
    }
    let expert = by_email(&poort.state.database.read, "expert@demo.example").await.expect("people").expect("the expert").id;
    let all = outbox::Entity::find().filter(outbox::Column::PersonId.eq(expert)).all(&poort.state.database.read).await.expect("the outbox");
    let at_once = all.iter().filter(|row| !row.in_digest).count() as u64;
    assert_eq!((at_once, all.len()), (domain::mail::AT_ONCE_A_DAY, 27), "the rest waits for the morning, in one mail");
}

#[tokio::test]
async fn a_message_that_failed_says_so_and_does_not_wait() {
    let poort = Poort::with_mail("smtp://127.0.0.1:1").await;
    let manager = poort.signed_in("manager").await;
    let noor = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];
    assert_eq!(send(&manager, "/experts/invite", "0", &noor).await.status, StatusCode::SEE_OTHER);
    assert_eq!(poort.sends().await, 1);
    assert!(!manager.get("/messages?state=waiting").await.text.contains("noor@elders.example"));
    assert!(manager.get("/messages?state=failed").await.text.contains("noor@elders.example"));
    assert!(manager.get("/experts").await.text.contains("Het bericht kon niet worden verstuurd"));
}

#[tokio::test]
async fn forms_that_are_kept_for_somebody_are_twenty_at_most() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let other = poort.signed_in("manager2").await;
    manager.post("/sign-out", &[]).await;
    for number in 0..30 {
        send(&manager, &format!("/projects/01900000-0000-7000-8000-0000000000{number:02}/edit"), "1", &[("title", "Getypt")]).await;
    }
    let own = by_email(&poort.state.database.read, "manager@demo.example").await.expect("people").expect("the manager").id;
    let kept = kept_form::Entity::find().filter(kept_form::Column::PersonId.eq(own)).count(&poort.state.database.read).await.expect("a count");
    assert_eq!(kept, 20);
    assert_eq!(other.get("/my-work").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_without_fields_refuses_one_that_it_does_not_have() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["expert"]).await;
    let manager = poort.signed_in("manager").await;
    let (round, review) = (panel.round, panel.reviews[0]);
    for path in [format!("/rounds/{round}/reviews/{review}/remind"), format!("/rounds/{round}/remind"), format!("/rounds/{round}/close")] {
        assert_eq!(send(&manager, &path, "1", &[("is_admin", "yes")]).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
    let expert = poort.signed_in("expert").await;
    assert_eq!(send(&expert, &format!("/reviews/{review}/submit"), "1", &[("score", "5")]).await.status, StatusCode::BAD_REQUEST);
}

/// Every page that somebody can reach by links from where they begin, with the links that they may not open.
async fn walks(who: &Visitor<'_>, most: usize) -> Vec<String> {
    let (mut seen, mut next, mut forbidden) = (BTreeSet::new(), VecDeque::from([("/my-work".to_owned(), String::new())]), Vec::new());
    while let Some((path, from)) = next.pop_front().filter(|_| seen.len() < most) {
        let page = who.get(&path).await;
        if page.status == StatusCode::FORBIDDEN {
            forbidden.push(format!("{path} from {from}"));
        }
        for link in page.links("a") {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            // Of lists, one page of each filter is enough.
            if link.starts_with('/') && !link.starts_with("/assets") && seen.insert(link.clone()) {
                next.push_back((link, path.clone()));
            }
        }
    }
    forbidden
}

#[tokio::test]
async fn links_that_answer_403_are_not_shown() {
    let poort = Poort::with_demo().await;
    for name in ["manager", "partner", "reviewer", "steering", "secretary", "admin"] {
        let who = poort.signed_in(name).await;
        assert_eq!(walks(&who, 250).await, Vec::<String>::new(), "{name}");
    }
}

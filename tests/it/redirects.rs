//! Ways onward that a request asked for lead to a page of this site, and never break the answer.

use crate::server_under_test::{PASSWORD, Poort};
use axum::http::StatusCode;

/// What somebody could send in the hope of leading a person elsewhere, or of breaking the answer.
const HOSTILE: [&str; 26] = [
    "//evil.example",
    "///evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "/\r\nSet-Cookie: session=x",
    "/\u{0}/evil.example",
    "/\u{1}",
    "/\u{7f}",
    "/\u{85}/evil.example",
    "/ /evil.example",
    "/%09/evil.example",
    "/%0d%0aSet-Cookie:%20session=x",
    "/%00",
    "/%5cevil.example",
    "/%2f/evil.example",
    "/%2fevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "evil.example",
    "",
];

/// Pages of ours, and how they stand in the answer.
const OURS: [(&str, &str); 5] = [
    ("/projects", "/projects"),
    ("/projects?q=twee+woorden&phase=start", "/projects?q=twee+woorden&phase=start"),
    ("/projects?q=a%20b%2F%2Fc", "/projects?q=a%20b%2F%2Fc"),
    ("/projects?q=één", "/projects?q=%C3%A9%C3%A9n"),
    ("/resume/aB-9_x", "/resume/aB-9_x"),
];

#[tokio::test]
async fn who_signs_in_goes_on_to_a_page_of_ours_or_to_their_work() {
    let poort = Poort::with_people().await;
    let long = format!("/{}", "a".repeat(5_000));
    let hostile = HOSTILE.iter().copied().chain([long.as_str()]).map(|next| (next, "/my-work"));
    for (next, onward) in hostile.chain(OURS) {
        let fields = [("email", "manager@demo.example"), ("password", PASSWORD), ("next", next)];
        let answer = poort.nobody().post("/sign-in", &fields).await;
        let is_signed_in = answer.cookies.iter().any(|cookie| cookie.starts_with("session="));
        assert_eq!((answer.status, answer.location.as_deref(), is_signed_in), (StatusCode::SEE_OTHER, Some(onward), true), "{next:?}");
    }
}

#[tokio::test]
async fn the_sign_in_page_keeps_a_way_onward_that_is_ours_and_no_other() {
    let poort = Poort::with_people().await;
    let kept = async |next: &str| {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        let shown = poort.nobody().get(&format!("/sign-in?{query}")).await;
        let wrong = poort.nobody().post("/sign-in", &[("email", &format!("{}@demo.example", next.len())), ("password", "x"), ("next", next)]).await;
        [shown, wrong].map(|answer| {
            let html = scraper::Html::parse_document(&answer.text);
            let field = scraper::Selector::parse("input[name=next]").expect("a selector");
            html.select(&field).next().and_then(|field| field.attr("value")).map(str::to_owned)
        })
    };
    for next in HOSTILE {
        assert_eq!(kept(next).await, [None, None], "{next:?}");
        poort.clock.set(poort.clock.now() + chrono::TimeDelta::minutes(10));
    }
    for (next, onward) in OURS {
        assert_eq!(kept(next).await, [Some(onward.to_owned()), Some(onward.to_owned())], "{next:?}");
        poort.clock.set(poort.clock.now() + chrono::TimeDelta::minutes(10));
    }
}

#[tokio::test]
async fn another_language_leads_back_to_a_page_of_ours() {
    let poort = Poort::with_people().await;
    for (path, back) in HOSTILE.into_iter().map(|path| (path, "/")).chain(OURS) {
        let answer = poort.nobody().post("/language", &[("language", "en"), ("path", path)]).await;
        assert_eq!((answer.status, answer.location.as_deref(), answer.cookies.len()), (StatusCode::SEE_OTHER, Some(back), 1), "{path:?}");
    }
}

#[tokio::test]
async fn whatever_a_page_is_called_who_has_to_sign_in_first_is_led_there_and_back() {
    let poort = Poort::with_people().await;
    for path in ["/projects?q=%0d%0aSet-Cookie:%20a=b", "/projects/%0a", "/projects//evil.example", "/projects?q=%ff", "/projects/%5c"] {
        let answer = poort.nobody().get(path).await;
        let onward = answer.location.unwrap_or_else(|| "/sign-in?next=".to_owned());
        assert!(onward.starts_with("/sign-in?next=") && answer.status.as_u16() < 500, "{path}: {} {onward}", answer.status);
    }
}

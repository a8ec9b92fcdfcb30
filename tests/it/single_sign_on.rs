//! Signing in by way of a provider: whose account it is says the person, and never an address.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, now};
use crate::sign_in_provider::{Says, SignInProvider};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::MailKind;
use entity::{external_identity, history, person};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait, QueryOrder};
use std::collections::HashMap;
use url::Url;

/// A browser on its way: what it was sent to the provider with, and the attempt that it keeps.
pub struct Way {
    pub asked: HashMap<String, String>,
    pub cookie: String,
}

/// A cookie that an answer gives.
pub fn cookie_of(answer: &Answer, name: &str) -> String {
    let whole =
        answer.cookies.iter().find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap_or_else(|| panic!("{name}: {:?}", answer.cookies));
    whole.split(';').next().unwrap_or_default().to_owned()
}

/// Somebody without a session goes to the provider.
pub async fn begins(poort: &Poort, next: &str) -> Way {
    let sent = poort.nobody().get(&format!("/sso{next}")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let address = Url::parse(sent.location.as_deref().expect("a way to the provider")).expect("an address");
    let whole = sent.cookies.iter().find(|cookie| cookie.starts_with("sso-attempt=")).expect("the attempt");
    assert!(whole.contains("HttpOnly") && whole.contains("SameSite=Lax") && whole.contains("Max-Age=600"), "{whole}");
    Way { asked: address.query_pairs().into_owned().collect(), cookie: cookie_of(&sent, "sso-attempt") }
}

/// What the provider says of who went this way.
pub fn of(way: &Way, subject: &str) -> Says {
    Says {
        subject: subject.to_owned(),
        email: Some("manager@demo.example".to_owned()),
        issuer: None,
        audience: "poort".to_owned(),
        nonce: way.asked["nonce"].clone(),
        expires_at: now() + TimeDelta::minutes(5),
        asked_at: None,
        is_forged: false,
    }
}

/// And comes back from there.
pub async fn comes_back(poort: &Poort, way: &Way) -> Answer {
    poort.nobody().with_cookie(&way.cookie).get(&format!("/sso/callback?code=een-code&state={}", way.asked["state"])).await
}

/// How many accounts are linked.
pub async fn linked(poort: &Poort) -> u64 {
    external_identity::Entity::find().count(&poort.state.database.read).await.expect("a count")
}

#[tokio::test]
async fn somebody_links_their_account_once_and_signs_in_by_way_of_the_provider_from_then_on() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    assert!(poort.nobody().get("/sign-in").await.text.contains("Inloggen met Voorbeeldlogin"));
    let way = begins(&poort, "?next=%2Fprojects").await;
    assert_eq!((way.asked["response_type"].as_str(), way.asked["code_challenge_method"].as_str()), ("code", "S256"));
    assert_eq!(way.asked["redirect_uri"], "http://127.0.0.1:3000/sso/callback");
    provider.says(of(&way, "Marieke daar"));
    let unknown = comes_back(&poort, &way).await;
    assert_eq!(unknown.status, StatusCode::FORBIDDEN, "the same address makes it nobody's account: {}", unknown.text);
    assert!(unknown.text.contains("Poort kent deze aanmelding nog niet") && !unknown.cookies.iter().any(|one| one.starts_with("session=")));
    assert_eq!(provider.was_asked()["code"], "een-code");
    assert!(provider.was_asked()["code_verifier"].len() >= 43);

    let manager = poort.signed_in("manager").await.with_cookie(&cookie_of(&unknown, "sso-pending"));
    let page = manager.get("/sso/link").await;
    assert!(page.text.contains("ingelogd als manager@demo.example"), "{}", page.text);
    let form = PageForm::on(&page, "/sso/link");
    assert_eq!(form.send(&manager).await.onward(), "/sso/link?done=sign-in-linked");
    assert_eq!(linked(&poort).await, 1);
    assert_eq!(form.send(&manager).await.onward(), "/sso/link?done=sign-in-linked", "the same form again");
    let told: Vec<_> = poort.outbox().await.into_iter().map(|row| (row.kind, row.address)).collect();
    assert_eq!(told, [(MailKind::SignInLinked, "manager@demo.example".to_owned())]);

    let way = begins(&poort, "?next=%2Fprojects").await;
    provider.says(of(&way, "Marieke daar"));
    let inside = comes_back(&poort, &way).await;
    assert_eq!((inside.status, inside.location.as_deref()), (StatusCode::SEE_OTHER, Some("/projects")));
    let session = cookie_of(&inside, "session");
    assert!(poort.nobody().with_cookie(&session).get("/projects").await.text.contains("Marieke Demo"));

    let page = manager.get("/sso/link").await;
    assert!(page.text.contains("Laatst gebruikt"), "{}", page.text);
    assert_eq!(PageForm::on(&page, "/sso/unlink").send(&manager).await.onward(), "/sso/link?done=sign-in-unlinked");
    assert_eq!(linked(&poort).await, 0);
    let events = history::Entity::find().order_by_asc(history::Column::Seq).all(&poort.state.database.read).await.expect("events");
    let told: Vec<_> = events.iter().skip_while(|event| event.action != "sign_in_linked").map(|event| event.action.as_str()).collect();
    assert_eq!(told, ["sign_in_linked", "signed_in", "sign_in_unlinked"]);
    assert!(events[events.len() - 2].detail.contains("Voorbeeldlogin"), "{}", events[events.len() - 2].detail);
}

#[tokio::test]
async fn what_the_provider_did_not_sign_for_this_attempt_lets_nobody_in() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    type Lie = fn(Says) -> Says;
    let lies: [(&str, Lie); 5] = [
        ("another nonce", |says| Says { nonce: "van een ander".to_owned(), ..says }),
        ("for another site", |says| Says { audience: "een-ander".to_owned(), ..says }),
        ("of another provider", |says| Says { issuer: Some("https://elders.example".to_owned()), ..says }),
        ("too old", |says| Says { expires_at: now() - TimeDelta::minutes(2), ..says }),
        ("signed by somebody else", |says| Says { is_forged: true, ..says }),
    ];
    for (lie, tell) in lies {
        let way = begins(&poort, "").await;
        provider.says(tell(of(&way, "Marieke daar")));
        let answer = comes_back(&poort, &way).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{lie}: {}", answer.text);
        assert!(answer.text.contains("Het inloggen is niet gelukt"), "{lie}");
        assert!(!answer.cookies.iter().any(|one| one.starts_with("session=") || one.starts_with("sso-pending=")), "{lie}");
    }
    let way = begins(&poort, "").await;
    provider.says(Says { expires_at: now() - TimeDelta::seconds(30), ..of(&way, "Marieke daar") });
    assert_eq!(comes_back(&poort, &way).await.status, StatusCode::FORBIDDEN, "a clock that is half a minute off is no lie");
}

#[tokio::test]
async fn an_answer_belongs_to_the_browser_that_asked() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let (own, other) = (begins(&poort, "").await, begins(&poort, "").await);
    provider.says(of(&own, "Marieke daar"));
    let address = format!("/sso/callback?code=een-code&state={}", own.asked["state"]);
    for (who, visitor) in [("without an attempt", poort.nobody()), ("with another", poort.nobody().with_cookie(&other.cookie))] {
        let answer = visitor.get(&address).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
    }
    assert_eq!(provider.was_asked(), HashMap::new(), "nothing was asked of the provider");
    let cancelled = poort.nobody().with_cookie(&own.cookie).get(&format!("/sso/callback?error=access_denied&state={}", own.asked["state"])).await;
    assert!(cancelled.text.contains("U bent niet ingelogd") && cancelled.status == StatusCode::UNPROCESSABLE_ENTITY);
    for next in ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"] {
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let way = begins(&poort, &format!("?next={next}")).await;
        assert!(!way.cookie.contains("kwaad"), "only pages of this site are gone on to");
    }
}

#[tokio::test]
async fn a_closed_account_stays_closed_and_a_silent_provider_leaves_the_password() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let manager = poort.story().person_id("manager").await;
    let row = external_identity::ActiveModel {
        issuer: Set(provider.address().to_owned()),
        subject: Set("Marieke daar".to_owned()),
        person_id: Set(manager),
        email: Set(None),
        linked_at: Set(now()),
        last_used_at: Set(None),
    };
    let write = poort.state.begin().await.expect("a write begins");
    row.insert(&write).await.expect("a link");
    person::ActiveModel { id: Set(manager), active: Set(false), ..Default::default() }.update(&write).await.expect("a closed account");
    write.finish([]).await.expect("the write ends");
    let way = begins(&poort, "").await;
    provider.says(of(&way, "Marieke daar"));
    let closed = comes_back(&poort, &way).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.text.contains("Uw toegang tot Poort is beëindigd"), "{}", closed.text);

    let nowhere = Poort::with_provider("http://127.0.0.1:9").await;
    let silent = nowhere.nobody().get("/sso").await;
    assert_eq!(silent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(silent.text.contains("Voorbeeldlogin antwoordt niet"), "{}", silent.text);
    nowhere.signed_in("manager").await;
    let without = Poort::with_people().await;
    let manager = without.signed_in("manager").await;
    for path in ["/sso", "/sso/callback"] {
        assert_eq!(manager.get(path).await.status, StatusCode::NOT_FOUND, "{path} where no provider is set");
    }
    assert_eq!(manager.get("/sso/link").await.onward(), "/account");
}

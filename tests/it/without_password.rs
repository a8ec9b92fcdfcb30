//! Who comes in by way of the provider and has no password: the invitation, the own account, what is grave, and the way to a password.

use crate::form_on_page::PageForm;
use crate::invitations::{account, internal, link_to};
use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::sign_in_provider::{Says, SignInProvider};
use crate::single_sign_on::{Way, begins, comes_back, cookie_of, linked, of};
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::mail::MailKind;
use entity::{external_identity, history, pending_identity};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use std::collections::HashMap;
use url::Url;

const LOTTE: &str = "lotte@demo.example";

/// An invitation of Lotte as a programme manager.
async fn invited(poort: &Poort) -> String {
    send(&poort.signed_in("admin").await, "/people/invite", "0", &internal(LOTTE, "programme_manager", "", ("", ""))).await.onward();
    link_to(poort, LOTTE).await
}

/// Goes to the provider from the invitation, and comes back known there.
async fn comes_to(poort: &Poort, provider: &SignInProvider, link: &str) -> (Answer, String) {
    let way = begins(poort, &format!("?next={}", link.replace('/', "%2F"))).await;
    provider.says(of(&way, "Lotte daar"));
    let back = comes_back(poort, &way).await;
    let cookie = cookie_of(&back, "sso-pending");
    (back, cookie)
}

/// Lotte, who opened her account by way of the provider.
async fn lotte<'a>(poort: &'a Poort, provider: &SignInProvider) -> Visitor<'a> {
    let link = invited(poort).await;
    let (_, cookie) = comes_to(poort, provider, &link).await;
    let browser = poort.nobody().with_cookie(&cookie);
    let opened = PageForm::on(&browser.get(&link).await, &link).send(&browser).await;
    assert_eq!(opened.location.as_deref(), Some("/my-work?done=welcome"), "{:?}", opened.texts("main"));
    poort.browser_after(&opened, "lotte").await
}

async fn told(poort: &Poort) -> Vec<String> {
    let rows = history::Entity::find().order_by_asc(history::Column::Seq).all(&poort.state.database.read).await.expect("events");
    rows.into_iter().map(|row| row.action).collect()
}

/// Somebody signed in goes to the provider to be asked again.
async fn goes_again(visitor: &Visitor<'_>, address: &str) -> Way {
    let sent = visitor.get(address).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let to = Url::parse(sent.location.as_deref().expect("a way to the provider")).expect("an address");
    Way { asked: to.query_pairs().into_owned().collect::<HashMap<_, _>>(), cookie: cookie_of(&sent, "sso-attempt") }
}

fn asked(way: &Way, subject: &str, at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Says {
    Says { asked_at: at, expires_at: now + TimeDelta::minutes(5), ..of(way, subject) }
}

#[tokio::test]
async fn an_invitation_is_used_by_way_of_the_provider_and_the_account_has_no_password() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let link = invited(&poort).await;
    let page = poort.nobody().get(&link).await;
    assert!(page.text.contains("Inloggen met Voorbeeldlogin") && page.text.contains("name=\"password\""), "{:?}", page.texts("main"));
    let (back, cookie) = comes_to(&poort, &provider, &link).await;
    assert_eq!((back.status, back.location.as_deref()), (StatusCode::SEE_OTHER, Some(link.as_str())));
    assert_eq!((linked(&poort).await, account(&poort, LOTTE).await), (0, None), "coming from there makes no account");

    let browser = poort.nobody().with_cookie(&cookie);
    let page = browser.get(&link).await;
    let main = page.texts("main").join(" ");
    assert!(main.contains("U bent bij Voorbeeldlogin ingelogd als manager@demo.example"), "{main}");
    assert!(!page.text.contains("name=\"password\""), "{main}");
    let instead = browser.get(&format!("{link}?by=password")).await;
    assert!(instead.text.contains("name=\"password\""), "a password may be chosen all the same");
    let nameless = PageForm::on(&page, &link).with("name", "").send(&browser).await;
    assert!(
        nameless.status == StatusCode::UNPROCESSABLE_ENTITY && nameless.text.contains("Open het account met Voorbeeldlogin"),
        "{}",
        nameless.text
    );

    let opened = PageForm::on(&page, &link).with("name", "Lotte Bakker").send(&browser).await;
    assert_eq!(opened.location.as_deref(), Some("/my-work?done=welcome"), "{:?}", opened.texts("main"));
    let lotte = account(&poort, LOTTE).await.expect("an account");
    assert_eq!((lotte.name.as_str(), lotte.password_hash, linked(&poort).await), ("Lotte Bakker", None, 1));
    assert_eq!(pending_identity::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
    assert_eq!(told(&poort).await.last_chunk::<2>().map(|last| last.each_ref().map(String::as_str)), Some(["account_opened", "sign_in_linked"]));

    let way = begins(&poort, "").await;
    provider.says(of(&way, "Lotte daar"));
    assert_eq!(comes_back(&poort, &way).await.location.as_deref(), Some("/my-work"), "and in by it from then on");
    let again = PageForm::on(&page, &link).send(&poort.nobody().with_cookie(&cookie)).await;
    assert_eq!(again.status, StatusCode::GONE, "the link was used");
}

#[tokio::test]
async fn who_did_not_come_from_the_provider_or_too_long_ago_opens_nothing_by_it() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let link = invited(&poort).await;
    let by_hand = poort.nobody().post(&link, &[("name", "Lotte"), ("by", "provider")]).await;
    assert_eq!(by_hand.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(by_hand.text.contains("log opnieuw in bij de inlogdienst") && by_hand.keeps("name", "Lotte"), "{:?}", by_hand.texts("main"));
    let (_, cookie) = comes_to(&poort, &provider, &link).await;
    let form = PageForm::on(&poort.nobody().with_cookie(&cookie).get(&link).await, &link);
    poort.clock.set(now() + TimeDelta::minutes(31));
    let late = form.send(&poort.nobody().with_cookie(&cookie)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text);
    assert_eq!((linked(&poort).await, account(&poort, LOTTE).await), (0, None));
    let without = Poort::with_people().await;
    let link = invited(&without).await;
    let page = without.nobody().with_cookie("sso-pending=een-geheim").get(&link).await;
    assert!(!page.text.contains("/sso"), "where no provider is set none is offered: {:?}", page.texts("main"));
    assert_eq!(without.nobody().post(&link, &[("name", "Lotte"), ("by", "provider")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_grave_is_confirmed_by_the_provider_that_asks_again() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let lotte = lotte(&poort, &provider).await;
    let later = now() + TimeDelta::minutes(11);
    poort.clock.set(later);
    assert_eq!(lotte.get("/account/password").await.location.as_deref(), Some("/confirm?next=%2Faccount%2Fpassword"));
    let page = lotte.get("/confirm?next=%2Faccount%2Fpassword").await;
    assert!(page.text.contains("Laat het zien met Voorbeeldlogin") && !page.text.contains("name=\"password\""), "{:?}", page.texts("main"));
    let address = page.links("main a[href^='/sso']").remove(0).replace("&amp;", "&");
    let way = goes_again(&lotte, &address).await;
    assert_eq!((way.asked["prompt"].as_str(), way.asked["max_age"].as_str()), ("login", "0"), "it may not let them pass unasked");

    let back = async |says: Says, way: &Way| {
        provider.says(says);
        lotte.given_nothing().with_cookie(&way.cookie).get(&format!("/sso/callback?code=een-code&state={}", way.asked["state"])).await
    };
    let refused = [
        ("somebody else there", asked(&way, "Iemand anders", Some(later), later), StatusCode::FORBIDDEN),
        ("asked long ago", asked(&way, "Lotte daar", Some(now()), later), StatusCode::UNPROCESSABLE_ENTITY),
        ("not said when", asked(&way, "Lotte daar", None, later), StatusCode::UNPROCESSABLE_ENTITY),
    ];
    for (why, says, status) in refused {
        assert_eq!(back(says, &way).await.status, status, "{why}");
        assert!(lotte.get("/account/password").await.location.is_some(), "{why}: nothing is confirmed");
    }
    let confirmed = back(asked(&way, "Lotte daar", Some(later), later), &way).await;
    assert_eq!(confirmed.location.as_deref(), Some("/account/password"), "{}", confirmed.text);
    let open = lotte.get("/account/password").await;
    assert_eq!(open.status, StatusCode::OK);

    let stranger = poort.nobody().with_cookie(&way.cookie);
    provider.says(asked(&way, "Lotte daar", Some(later), later));
    let outside = stranger.get(&format!("/sso/callback?code=een-code&state={}", way.asked["state"])).await;
    assert!(outside.location.is_some_and(|to| to.starts_with("/sign-in")) && !outside.cookies.iter().any(|one| one.starts_with("session=")));
}

#[tokio::test]
async fn somebody_without_a_password_sets_one_and_another_address_without_being_asked_for_what_is_not_there() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    let lotte = lotte(&poort, &provider).await;
    let own = lotte.get("/account").await;
    assert!(own.text.contains("U hebt geen wachtwoord") && own.text.contains("Stel in"), "{:?}", own.texts("main"));
    let only = lotte.get("/sso/link").await;
    assert!(only.text.contains("uw enige manier om in te loggen") && !only.text.contains("/sso/unlink"), "{:?}", only.texts("main"));
    let asks = lotte.get("/account/email").await;
    assert!(!asks.text.contains("current_password"), "{:?}", asks.texts("main"));
    let asked = PageForm::on(&asks, "/account/email").with("email", "lotte@elders.example").send(&lotte).await;
    assert_eq!(asked.onward(), "/account?done=email-asked");

    let page = lotte.get("/account/password").await;
    assert!(!page.text.contains("current_password") && page.text.contains("U logt nu zonder wachtwoord in"), "{:?}", page.texts("main"));
    let form = PageForm::on(&page, "/account/password");
    let short = form.clone().with("password", "kort").send(&lotte).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = form.with("password", "fiets lamp wolk boter").send(&lotte).await;
    assert_eq!(set.location.as_deref(), Some("/account?done=password-changed"), "{:?}", set.texts("main"));
    let lotte = poort.browser_after(&set, "lotte").await;
    assert!(lotte.get("/account").await.text.contains("Alleen bij u bekend"));
    let entered = poort.nobody().post("/sign-in", &[("email", LOTTE), ("password", "fiets lamp wolk boter")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
    let told: Vec<_> = poort.outbox().await.into_iter().map(|row| row.kind).collect();
    assert!(told.contains(&MailKind::PasswordChanged), "{told:?}");

    poort.clock.set(now() + TimeDelta::minutes(11));
    let both = lotte.get("/confirm").await;
    assert!(both.text.contains("name=\"password\"") && both.text.contains("Laat het zien met Voorbeeldlogin"), "{:?}", both.texts("main"));
    let link = lotte.get("/sso/link").await;
    assert_eq!(PageForm::on(&link, "/sso/unlink").send(&lotte).await.onward(), "/sso/link?done=sign-in-unlinked");
}

#[tokio::test]
async fn where_the_provider_is_not_set_any_more_a_password_comes_by_mail() {
    let provider = SignInProvider::start().await;
    let mut poort = Poort::with_provider(provider.address()).await;
    lotte(&poort, &provider).await;
    let row = external_identity::Entity::find().one(&poort.state.database.read).await.expect("a query").expect("a link");
    assert_eq!((row.subject.as_str(), row.last_used_at), ("Lotte daar", Some(now())));
    poort.loses_provider();
    let lotte = poort.back_again("lotte").await;
    poort.clock.set(now() + TimeDelta::minutes(11));
    let page = lotte.get("/confirm").await;
    assert!(page.text.contains("Vraag de link") && page.links("main a").contains(&"/reset".to_owned()), "{:?}", page.texts("main"));
}

#[tokio::test]
async fn nobody_is_sent_to_a_provider_that_went_down_since_it_answered_last() {
    let provider = SignInProvider::start().await;
    let poort = Poort::with_provider(provider.address()).await;
    begins(&poort, "").await;
    provider.breaks();
    begins(&poort, "").await;
    poort.clock.set(now() + TimeDelta::seconds(16));
    let calm = poort.nobody().get("/sso?next=%2Fprojects").await;
    assert_eq!(calm.status, StatusCode::SERVICE_UNAVAILABLE, "{}", calm.text);
    assert_eq!(calm.links("main a"), ["/sso?next=%2Fprojects", "/sign-in?next=%2Fprojects"], "the page that they wanted is not forgotten");
}

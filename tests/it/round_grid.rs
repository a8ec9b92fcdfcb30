//! A round at a glance: every review in a grid of projects and experts, filtered and ordered in the address, and several reminded or given more time
//! at once.

use crate::server_under_test::{Poort, now};
use crate::story::a_review::{a_panel, accepts, due_on, stands};
use crate::story::the_panel::{hands_in, send, told};
use axum::http::StatusCode;
use chrono::{Days, TimeDelta};
use domain::mail::MailKind;

const NOTE: &str = "Een sterk voorstel met een eerlijke verdeling van risico's.";

#[tokio::test]
async fn the_grid_shows_how_every_review_stands_and_leaves_what_is_asked_for() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["rens", "roos", "ria"]).await;
    hands_in(&poort, panel.reviews[0], "rens", ["4"; 5], NOTE).await;
    accepts(&poort, &poort.signed_in("roos").await, panel.reviews[1]).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/rounds/{}", panel.round);
    let page = manager.get(&path).await;
    assert_eq!(page.texts("thead .grid__expert"), ["Expert rens", "Expert ria", "Expert roos"]);
    assert_eq!(page.texts("#grid ~ form tbody th"), ["BioFolie"]);
    assert_eq!(page.texts("#grid ~ form tbody td:nth-child(2)"), ["1 van 3"]);
    assert_eq!(page.texts("#grid ~ form tbody .badge"), ["Ingeleverd", "Gevraagd", "Bezig"]);
    assert_eq!(page.texts("#grid ~ .legend .badge"), ["Gevraagd", "Bezig", "Ingeleverd"], "counted by state");
    assert_eq!(page.texts("#grid ~ form input[type=checkbox]").len(), 2, "what is in is not reminded");
    let asked = manager.get(&format!("{path}?state=asked")).await;
    assert_eq!(asked.texts("thead .grid__expert"), ["Expert ria"]);
    assert_eq!(asked.texts("#grid ~ form tbody .badge"), ["Gevraagd"]);
    let none = manager.get(&format!("{path}?state=interest&order=next_due")).await;
    assert_eq!(none.texts("#grid ~ .empty b"), ["Geen beoordeling met deze stand"]);
    poort.clock.set(now() + TimeDelta::days(11));
    let late = poort.back_again("manager").await.get(&format!("{path}?state=late&order=nonsense")).await;
    assert_eq!(late.texts("#grid ~ form tbody .badge"), ["Te laat", "Te laat"]);
}

#[tokio::test]
async fn a_round_of_thirty_reviews_stands_on_one_grid_by_title() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    let rounds = manager.get("/rounds").await;
    let named = rounds.texts("main a").into_iter().zip(rounds.links("main a"));
    let (_, many) = named.into_iter().find(|(name, _)| name == "Doorlopende ronde innovatiefase").expect("the round of the demo set");
    let round = many.trim_end_matches("/panel");
    let page = manager.get(round).await;
    let titles = page.texts("#grid ~ .scroll tbody th");
    let mut sorted = titles.clone();
    sorted.sort_by_key(|title| title.to_lowercase());
    assert_eq!((titles.len(), &titles), (10, &sorted));
    assert_eq!(page.texts("#grid ~ .scroll tbody .badge").len(), 31, "thirty are in, and one takes no part");
    let out = manager.get(&format!("{round}?state=out")).await;
    assert_eq!(out.texts("#grid ~ .scroll tbody th"), ["ChipSnuif"]);
}

#[tokio::test]
async fn chosen_experts_are_reminded_and_no_others() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["rens", "roos", "ria"]).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/rounds/{}/remind", panel.round);
    let none = send(&manager, &path, "1", &[("chosen", "1")]).await;
    assert_eq!(
        (none.status, none.texts("form .problem")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Beoordelingen: kies er ten minste één.".to_owned()])
    );
    assert_eq!(told(&poort, MailKind::ReviewReminder).await, Vec::<String>::new());
    let [rens, roos] = [0, 1].map(|at| panel.reviews[at].to_string());
    let sent = send(&manager, &path, "1", &[("chosen", "1"), ("review", &rens), ("review", &roos)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    assert_eq!(told(&poort, MailKind::ReviewReminder).await, ["rens@demo.example", "roos@demo.example"]);
    assert_eq!(send(&manager, &path, "1", &[("chosen", "1"), ("review", "onzin")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(send(&manager, &path, "1", &[("chosen", "1"), ("review", &rens)]).await.status, StatusCode::CONFLICT, "nobody gets two in a day");
    for strange in [[("chosen", "1"), ("all", "1")], [("review", rens.as_str()), ("status", "void")]] {
        assert_eq!(send(&manager, &path, "1", &strange).await.status, StatusCode::BAD_REQUEST, "a field that the form does not have: {strange:?}");
    }
    send(&manager, &path, "1", &[]).await.onward();
    let all = ["rens@demo.example", "ria@demo.example", "roos@demo.example"];
    assert_eq!(told(&poort, MailKind::ReviewReminder).await, all, "the button for all reminds who was left");
}

#[tokio::test]
async fn chosen_experts_get_more_time_all_of_them_or_none() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["rens", "roos", "ria"]).await;
    hands_in(&poort, panel.reviews[2], "ria", ["4"; 5], NOTE).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/rounds/{}/extend", panel.round);
    let [rens, roos, ria] = [0, 1, 2].map(|at| panel.reviews[at].to_string());
    let later = due_on() + Days::new(7);
    let day = later.format("%d-%m-%Y").to_string();
    let both = |day: &str| vec![("due_on".to_owned(), day.to_owned()), ("review".to_owned(), rens.clone()), ("review".to_owned(), roos.clone())];
    for typed in ["", "1-1-2020", "31-2-2027"] {
        let fields = both(typed);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("chosen", "1")]).collect();
        let refused = send(&manager, &path, "1", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert_eq!(refused.text.matches("checked").count(), 2, "{typed}: who was chosen stays chosen");
    }
    let with_one_that_is_in = [("chosen", "1"), ("due_on", day.as_str()), ("review", rens.as_str()), ("review", ria.as_str())];
    assert_eq!(send(&manager, &path, "1", &with_one_that_is_in).await.status, StatusCode::CONFLICT);
    let none = [("chosen", "1"), ("due_on", day.as_str())];
    assert!(send(&manager, &path, "1", &none).await.text.contains(&day), "the day stays when nobody was chosen");
    for at in [0, 1] {
        assert_eq!(stands(&poort, panel.reviews[at]).await.due_on, due_on(), "nothing was done by halves");
    }
    let fields = both(&day);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("chosen", "1")]).collect();
    send(&manager, &path, "1", &fields).await.onward();
    for (at, until) in [(0, later), (1, later), (2, due_on())] {
        assert_eq!(stands(&poort, panel.reviews[at]).await.due_on, until);
    }
    send(&manager, &path, "1", &fields).await.onward();
    assert_eq!(told(&poort, MailKind::ReviewExtended).await, ["rens@demo.example", "roos@demo.example"], "the same again is told once");
    let elsewhere = poort.signed_in("steering").await;
    assert_eq!(send(&elsewhere, &path, "1", &fields).await.status, StatusCode::FORBIDDEN);
}

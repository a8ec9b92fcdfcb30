//! What somebody types is kept before it is sent: for them alone, on any device, until they send it or throw it away.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::story::a_gate::{READY, READY_FOR_G1, a_project, ask};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use domain::gates::Gate;
use entity::unsent;
use sea_orm::EntityTrait;
use serde_json::Value;

/// An opened page with a marked form, as its script sees it.
pub struct Opened {
    pub form: PageForm,
    pub place: String,
    page: String,
    window: String,
    turn: u32,
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub async fn opened(who: &Visitor<'_>, page: &str, action: &str) -> Opened {
    let answer = who.get(page).await;
    assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text);
    let html = scraper::Html::parse_document(&answer.text);
    let marks = scraper::Selector::parse("form [data-keeps]").expect("a selector");
    let places: Vec<&str> = html.select(&marks).filter_map(|mark| mark.attr("data-keeps")).collect();
    let place = places.iter().find(|place| place.split('#').next() == Some(action)).unwrap_or_else(|| panic!("{action} is not kept: {places:?}"));
    let form = PageForm::on(&answer, action);
    let window = form.value("key").expect("a key").split('.').next().expect("an id").to_owned();
    Opened { place: (*place).to_owned(), page: page.to_owned(), form, window, turn: 0 }
}

impl Opened {
    /// What the script sends by itself after this was typed.
    pub async fn types(&mut self, who: &Visitor<'_>, field: &str, text: &str) -> Answer {
        self.turn += 1;
        self.form = self.form.clone().with(field, text);
        self.keeps(who, self.turn, None).await
    }

    async fn keeps(&self, who: &Visitor<'_>, turn: u32, from: Option<(&str, &str)>) -> Answer {
        let turn = turn.to_string();
        let mut query = vec![("window", self.window.as_str()), ("turn", &turn), ("place", &self.place), ("page", &self.page)];
        if let Some((window, turn)) = from {
            query.extend([("from", window), ("from_turn", turn)]);
        }
        let request = Request::post(format!("/unsent?{}", encoded(&query)));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::ACCEPT, "application/json");
        who.send(request.header("sec-fetch-site", "same-origin"), Body::from(self.form.body())).await
    }
}

pub async fn latest(who: &Visitor<'_>, place: &str) -> Option<Value> {
    let answer = who.get(&format!("/unsent/latest?{}", encoded(&[("place", place)]))).await;
    (answer.status == StatusCode::OK).then(|| serde_json::from_str(&answer.text).expect("JSON"))
}

/// What was typed last into a field of the form that is sent to a place.
async fn typed(who: &Visitor<'_>, place: &str, field: &str) -> Option<String> {
    let fields = latest(who, place).await?;
    let pairs = fields["fields"].as_array().expect("fields").clone();
    pairs.iter().find(|pair| pair[0] == field).and_then(|pair| pair[1].as_str().map(str::to_owned))
}

async fn rows(poort: &Poort) -> usize {
    unsent::Entity::find().all(&poort.state.database.read).await.expect("the database answers").len()
}

#[tokio::test]
async fn what_was_typed_is_there_on_another_device_and_for_nobody_else() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/projects/{}/edit", a_project(&poort, READY_FOR_G1).await);
    let mut form = opened(&manager, &path, &path).await;
    form.types(&manager, "aim", "Alleen van mij.").await;
    let elsewhere = poort.back_again("manager").await;
    assert_eq!(typed(&elsewhere, &path, "aim").await.as_deref(), Some("Alleen van mij."));
    assert_eq!(latest(&second, &path).await, None);
    assert!(second.get("/unsent").await.text.contains("Alles is verstuurd"));
    assert_eq!(latest(&poort.nobody(), &path).await, None);
    let list = elsewhere.get("/unsent").await;
    assert!(
        list.text.contains("Alleen van mij.") && list.texts("main h2")[0].starts_with("Getypt op 23 november 2026 om 12.00 uur"),
        "{}",
        list.text
    );
    let page_of_other = form.keeps(&second, 9, None).await;
    let said: Value = serde_json::from_str(&page_of_other.text).expect("JSON");
    assert_eq!(page_of_other.status, StatusCode::FORBIDDEN, "a page that was shown to one is not kept for another");
    let told = said["said"].as_str().unwrap_or_default();
    assert!(told.contains("Marieke Demo") && told.contains("Maarten Demo") && told.starts_with("Niet bewaard"), "{told}");
    let out = form.keeps(&poort.nobody(), 10, None).await;
    assert_eq!(
        (out.status, out.location.as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-in?next=%2Fmy-work")),
        "the script learns that it is signed out"
    );
}

#[tokio::test]
async fn once_a_form_is_sent_nothing_of_it_is_kept_also_when_a_save_arrives_late() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{}/edit", a_project(&poort, READY).await);
    let mut form = opened(&manager, &path, &path).await;
    form.types(&manager, "aim", "Klaar om te versturen, en dan is het weg hier.").await;
    assert_eq!(rows(&poort).await, 1);
    form.form.send(&manager).await.onward();
    assert_eq!(rows(&poort).await, 0);
    assert_eq!(form.keeps(&manager, 7, None).await.status, StatusCode::OK);
    assert_eq!(rows(&poort).await, 0, "what was sent does not come back as unsent");
}

#[tokio::test]
async fn a_decision_is_kept_through_its_check_and_goes_when_it_is_recorded() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let (page, check) = (app::paths::decision_new(id, Gate::G0), app::paths::decision_check(id, Gate::G0));
    let mut form = opened(&manager, &page, &check).await;
    let why = "Het plan is klaar, de partners hebben getekend, het geld is er en de risico\u{2019}s zijn eerlijk verdeeld over wie meedoet.";
    for (field, text) in
        [("outcome", "hold"), ("rationale", why), ("public_summary", "Even wachten."), ("awaited", "De vergunning."), ("resume_on", "1 maart 2027")]
    {
        form.types(&manager, field, text).await;
    }
    let checked = form.form.send(&manager).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
    assert_eq!(rows(&poort).await, 1, "a check is not yet a decision");
    PageForm::on(&checked, &page).send(&manager).await.onward();
    assert_eq!(rows(&poort).await, 0);
}

#[tokio::test]
async fn a_late_save_takes_the_place_of_nothing_newer_and_a_page_that_goes_on_takes_over() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{}/edit", a_project(&poort, READY_FOR_G1).await);
    let mut first = opened(&manager, &path, &path).await;
    first.types(&manager, "aim", "Eerst.").await;
    first.types(&manager, "aim", "Eerst. Dan dit.").await;
    let late =
        Opened { form: first.form.clone().with("aim", "Eerst."), place: path.clone(), page: path.clone(), window: first.window.clone(), turn: 0 };
    assert_eq!(late.keeps(&manager, 1, None).await.status, StatusCode::OK);
    assert_eq!(typed(&manager, &path, "aim").await.as_deref(), Some("Eerst. Dan dit."));
    poort.clock.set(now() + TimeDelta::minutes(1));
    let second = opened(&manager, &path, &path).await;
    assert_ne!(second.window, first.window);
    let taken = Opened { form: first.form.clone(), ..second };
    assert_eq!(first.keeps(&manager, 3, None).await.status, StatusCode::OK, "the same text, sent again as the page is left");
    assert_eq!(taken.keeps(&manager, 1, Some((&first.window, "2"))).await.status, StatusCode::OK);
    assert_eq!(first.keeps(&manager, 4, None).await.status, StatusCode::OK, "and once more, on its way while the other page went on");
    assert_eq!(rows(&poort).await, 1, "one text is kept once");
    let taken = Opened { form: first.form.clone().with("aim", "Eerst. Dan dit. En dat."), ..taken };
    assert_eq!(taken.keeps(&manager, 2, Some((&first.window, "2"))).await.status, StatusCode::OK);
    assert_eq!((rows(&poort).await, typed(&manager, &path, "aim").await.as_deref()), (1, Some("Eerst. Dan dit. En dat.")));
    let thrown = manager.post("/unsent/forget", &[("window", &taken.window), ("place", &path)]).await;
    assert_eq!((thrown.onward(), rows(&poort).await), ("/unsent", 0));
}

#[tokio::test]
async fn two_windows_of_one_form_lose_nothing_and_what_is_kept_has_its_bounds() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{}/edit", a_project(&poort, READY_FOR_G1).await);
    for number in 1..=7 {
        poort.clock.set(now() + TimeDelta::seconds(number));
        opened(&manager, &path, &path).await.types(&manager, "aim", &format!("Venster {number}")).await;
    }
    assert_eq!(rows(&poort).await, 5, "the last five of one form");
    let list = manager.get("/unsent").await;
    assert!((3..=7).all(|number| list.text.contains(&format!("Venster {number}"))), "{}", list.text);
    let mut large = opened(&manager, &path, &path).await;
    let refused = large.types(&manager, "aim", &"é".repeat(140_000)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", refused.text);
    assert!(refused.text.contains("Niet bewaard"), "{}", refused.text);
    poort.clock.set(now() + TimeDelta::days(31));
    assert_eq!(latest(&poort.back_again("manager").await, &path).await, None, "as long as a form is known");
}

#[tokio::test]
async fn what_is_not_a_form_of_ours_is_not_kept() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{}/edit", a_project(&poort, READY_FOR_G1).await);
    let form = opened(&manager, &path, &path).await;
    for place in ["https://evil.example", "//evil.example", "evil"] {
        let other = Opened { form: form.form.clone(), place: place.to_owned(), page: path.clone(), window: form.window.clone(), turn: 0 };
        assert_eq!(other.keeps(&manager, 1, None).await.status, StatusCode::BAD_REQUEST, "{place}");
    }
    let no_key = Opened { form: form.form.clone().with("key", "geen sleutel"), ..form };
    assert_eq!(no_key.keeps(&manager, 1, None).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(rows(&poort).await, 0);
}

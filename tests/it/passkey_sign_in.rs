//! Passkeys: made on the page of one's second factor, used beside a password or instead of one, and refused when anything about them is not right.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_factor::{Device, factors, gives_password, makes_passkey, sets_up_app};
use axum::http::StatusCode;
use chrono::TimeDelta;
use entity::{passkey, person};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

const ACCOUNT: &str = "/account/second-factor";

#[tokio::test]
async fn a_passkey_signs_in_without_a_password_also_for_who_has_none() {
    let poort = Poort::with_people().await;
    let mut device = Device::new("laptop");
    makes_passkey(&poort.signed_in("manager").await, &device, "manager").await;
    assert_eq!(factors(&poort).await, (0, 1));
    let write = poort.state.begin().await.expect("a turn");
    let id = poort.story().person_id("manager").await;
    let without = person::ActiveModel { id: Set(id), password_hash: Set(None), ..Default::default() };
    without.update(&write).await.expect("a row");
    write.finish([]).await.expect("it lasts");
    let nobody = poort.nobody();
    let by_password = nobody.post("/sign-in", &[("email", "manager@demo.example"), ("password", "")]).await;
    assert_eq!(by_password.status, StatusCode::UNPROCESSABLE_ENTITY, "no password is no way in");
    let page = nobody.get("/sign-in/passkey?next=%2Fprogramme").await;
    let form = device.signs(&page, "/sign-in/passkey");
    let entered = form.clone().send(&nobody).await;
    assert_eq!(entered.location.as_deref(), Some("/programme"), "{}", entered.text);
    let manager = nobody.given(&entered, "manager").await;
    assert_eq!(manager.get("/my-work").await.status, StatusCode::OK);
    assert!(manager.get(ACCOUNT).await.text.contains("Laptop werk"));
    let again = form.send(&nobody).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "an answer counts once");
}

#[tokio::test]
async fn an_answer_from_another_site_for_another_question_of_a_copy_or_of_a_stranger_is_refused() {
    let poort = Poort::with_people().await;
    let mut device = Device::new("laptop");
    makes_passkey(&poort.signed_in("manager").await, &device, "manager").await;
    let nobody = poort.nobody();
    let page = nobody.get("/sign-in/passkey").await;
    let mut elsewhere = Device::new("laptop");
    let mut stranger = Device::new("vreemd");
    device.origin = "http://127.0.0.1:3001".to_owned();
    let wrong = [
        device.signs(&page, "/sign-in/passkey"),
        elsewhere.signs(&page, "/sign-in/passkey"),
        stranger.signs(&page, "/sign-in/passkey"),
        PageForm::on(&page, "/sign-in/passkey"),
    ];
    for (number, form) in wrong.into_iter().enumerate() {
        let answer = form.send(&nobody).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        assert!(answer.text.contains("Deze passkey werkt hier niet"), "{number}");
    }
    device.origin = "http://127.0.0.1:3000".to_owned();
    device.count = 10;
    let right = device.signs(&page, "/sign-in/passkey").send(&nobody).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.text);
    device.count = 4;
    let copy = device.signs(&nobody.get("/sign-in/passkey").await, "/sign-in/passkey").send(&nobody).await;
    assert_eq!(copy.status, StatusCode::UNPROCESSABLE_ENTITY, "it counts back");
    let old = nobody.get("/sign-in/passkey").await;
    poort.clock.set(poort.clock.now() + TimeDelta::hours(2));
    device.count = 20;
    assert_eq!(device.signs(&old, "/sign-in/passkey").send(&nobody).await.status, StatusCode::UNPROCESSABLE_ENTITY, "open for too long");
}

#[tokio::test]
async fn a_passkey_is_the_second_step_after_a_password_and_works_beside_an_app() {
    let poort = Poort::with_people().await;
    let mut device = Device::new("laptop");
    let manager = makes_passkey(&poort.signed_in("manager").await, &device, "manager").await;
    let between = gives_password(&poort, "manager").await;
    let asked = between.get("/sign-in/second-step").await;
    let signed_for_anybody =
        device.signs(&poort.nobody().get("/sign-in/passkey").await, "/sign-in/passkey").to("/sign-in/second-step").send(&between).await;
    assert_eq!(signed_for_anybody.status, StatusCode::UNPROCESSABLE_ENTITY, "it answers another question");
    let entered = device.signs(&asked, "/sign-in/second-step").send(&between).await;
    assert_eq!(entered.location.as_deref(), Some("/programme"), "{}", entered.text);
    let (app, manager) = sets_up_app(&poort, &manager, "manager").await;
    assert_eq!((app.codes.len(), factors(&poort).await), (0, (1, 1)), "the codes of the first factor stay");
    let id = passkey::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a passkey").id;
    let remove = format!("/account/second-factor/passkeys/{id}/remove");
    let removed = PageForm::on(&manager.get(ACCOUNT).await, &remove).send(&manager).await;
    assert_eq!(removed.location.as_deref(), Some("/account/second-factor?done=passkey-removed"), "{}", removed.text);
    let refused = device.signs(&poort.nobody().get("/sign-in/passkey").await, "/sign-in/passkey").send(&poort.nobody()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_passkey_needs_a_name_and_belongs_to_one_person() {
    let poort = Poort::with_people().await;
    let device = Device::new("laptop");
    let manager = poort.signed_in("manager").await;
    let page = manager.get(ACCOUNT).await;
    let nameless = device.makes(&page, " ").send(&manager).await;
    assert_eq!((nameless.status, factors(&poort).await), (StatusCode::UNPROCESSABLE_ENTITY, (0, 0)));
    let admin = poort.signed_in("admin").await;
    let own = PageForm::on(&admin.get(ACCOUNT).await, "/account/second-factor/passkeys");
    let key = own.value("key").expect("a key").to_owned();
    let foreign = device.makes(&page, "Telefoon").with("key", &key).send(&admin).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "it was asked of somebody else");
    let manager = makes_passkey(&manager, &device, "manager").await;
    let twice = device.makes(&manager.get(ACCOUNT).await, "Nog eens").send(&manager).await;
    assert_eq!((twice.status, factors(&poort).await), (StatusCode::CONFLICT, (0, 1)));
    let second = Device::new("telefoon").makes(&manager.get(ACCOUNT).await, "Telefoon").send(&manager).await;
    assert_eq!(second.location.as_deref(), Some("/account/second-factor?done=passkey-added"), "{}", second.text);
}

//! Experts say yes or no, declare their interests, write, and hand in what then stays as it is. That no text is lost stands in `drafts`.

use crate::server_under_test::Poort;
use crate::story::a_review::{a_panel, accepts, due_on, post, stands, submits, writes, written};
use axum::http::StatusCode;
use chrono::Days;
use domain::ids::ReviewId;
use domain::reviews::ReviewStatus;
use entity::person;
use sea_orm::{EntityTrait, Set};
use server::state::new_id;

const TEXT: &str = "Sterk plan met getekende klanten en een reëel pad naar de markt; de risico's zijn verdeeld.";

#[tokio::test]
async fn an_expert_accepts_declares_writes_checks_and_hands_in() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    let work = rens.get("/my-work").await;
    assert!(work.text.contains(&format!("href=\"/reviews/{review}\"")), "{}", work.text);
    let question = rens.get(&format!("/reviews/{review}")).await;
    assert!(question.text.contains("BioFolie maakt iets dat mensen gebruiken.") && question.text.contains("Partij 1 van BioFolie"));
    assert!(!question.text.contains("naar de markt brengen"), "the dossier is shut before the declaration");
    assert_eq!(rens.get(&format!("/reviews/{review}/write")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(accepts(&poort, &rens, review).await.location, Some(format!("/reviews/{review}/write?done=interest-none")));
    let bench = rens.get(&format!("/reviews/{review}/write")).await;
    assert!(bench.text.contains("naar de markt brengen") && bench.text.contains("weegt 25, drempel 70"), "{}", bench.text);
    let half = writes(&poort, &rens, review, &written(["3.5", "", "", "", ""], TEXT)[..2], "INN").await;
    assert_eq!(half.location, Some(format!("/reviews/{review}/write#INN")));
    assert!(rens.get("/my-work").await.text.contains(&format!("href=\"/reviews/{review}/write#INN\"")), "resume leads to what is open");
    let early = rens.get(&format!("/reviews/{review}/check")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("href=\"#f-score.INN\"") && early.text.contains("href=\"#f-comment.SUS\""));
    assert_eq!(submits(&poort, &rens, review).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let full = writes(&poort, &rens, review, &written(["3.5", "3.5", "3.5", "3.5", "3.5"], TEXT), "check").await;
    assert_eq!(full.location, Some(format!("/reviews/{review}/check")));
    let check = rens.get(&format!("/reviews/{review}/check")).await;
    assert!(check.text.contains("70 van 100 punten. Alle drempels zijn gehaald."), "{}", check.text);
    assert_eq!(submits(&poort, &rens, review).await.location, Some(format!("/reviews/{review}?done=review-submitted")));
    let receipt = rens.get(&format!("/reviews/{review}")).await;
    assert!(receipt.text.contains("Ingeleverd op 23 november 2026 om 12.00 uur") && receipt.text.contains(TEXT.split('ë').next().unwrap()));
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn an_interest_shuts_the_dossier_until_the_chair_decides() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    let empty = post(&poort, &rens, review, "interests", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let short = [("has_interest", "yes"), ("kinds", "collaboration"), ("explanation", "Kort.")];
    let wrong = post(&poort, &rens, review, "interests", &short).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("Kort.") && wrong.text.contains("href=\"#f-explanation\""));
    let explanation = "Wij schreven twee jaar geleden samen een artikel.";
    let told = [("has_interest", "yes"), ("kinds", "collaboration"), ("explanation", explanation), ("measure", "proceed")];
    let declared = post(&poort, &rens, review, "interests", &told).await;
    assert_eq!(declared.location, Some(format!("/reviews/{review}?done=interest-declared")), "{}", declared.text);
    let shut = rens.get(&format!("/reviews/{review}/write")).await;
    assert!(shut.status == StatusCode::FORBIDDEN && !shut.text.contains("naar de markt brengen"));
}

#[tokio::test]
async fn who_works_for_a_partner_cannot_say_there_is_no_interest() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    poort.story().works_for("reviewer", lead).await;
    let hidden = accepts(&poort, &rens, review).await;
    assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(hidden.text.contains("Werkgever Partij 1 van BioFolie is partner in dit project."), "{}", hidden.text);
    assert_eq!(stands(&poort, review).await.status, ReviewStatus::Invited);
}

#[tokio::test]
async fn an_interest_that_comes_to_light_late_puts_the_review_aside() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    accepts(&poort, &rens, review).await;
    writes(&poort, &rens, review, &written(["4", "4", "4", "4", "4"], TEXT), "stay").await;
    submits(&poort, &rens, review).await;
    let told = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];
    assert_eq!(post(&poort, &rens, review, "interests", &told).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stands(&poort, review).await.status, ReviewStatus::Void);
    let page = rens.get(&format!("/reviews/{review}")).await;
    assert!(page.text.contains("telt niet mee") && page.text.contains("Over FIT."), "kept, marked, not counted");
}

#[tokio::test]
async fn the_last_day_counts_in_full_and_after_it_only_the_draft_is_kept() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer", "rik"]).await;
    let sign_in = async |name: &str| poort.signed_in(name).await;
    let (rens, rik) = (sign_in("reviewer").await, sign_in("rik").await);
    for (expert, review) in [(&rens, panel.reviews[0]), (&rik, panel.reviews[1])] {
        accepts(&poort, expert, review).await;
        writes(&poort, expert, review, &written(["4", "4", "4", "4", "4"], TEXT), "stay").await;
    }
    let evening = due_on().and_hms_opt(22, 30, 0).expect("a time").and_utc();
    poort.clock.set(evening);
    let (rens, rik) = (sign_in("reviewer").await, sign_in("rik").await);
    assert_eq!(submits(&poort, &rens, panel.reviews[0]).await.status, StatusCode::SEE_OTHER);
    poort.clock.set(evening + Days::new(1));
    let late = submits(&poort, &sign_in("rik").await, panel.reviews[1]).await;
    assert!(late.status == StatusCode::FORBIDDEN && late.text.contains("Inleveren kon tot en met 3 december 2026"), "{}", late.text);
    let _ = rik;
    let kept = writes(&poort, &sign_in("rik").await, panel.reviews[1], &written(["3", "3", "3", "3", "3"], "Te laat."), "stay").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_declines_says_why_and_reads_no_dossier() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    assert_eq!(post(&poort, &rens, review, "decline", &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&poort, &rens, review, "decline", &[("reason", "Geen tijd.")]).await.location, Some("/reviews?done=review-declined".to_owned()));
    assert_eq!(accepts(&poort, &rens, review).await.status, StatusCode::CONFLICT);
    assert_eq!(rens.get(&format!("/reviews/{review}/write")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn nobody_else_reads_a_review_or_finds_its_text() {
    const CANARY: &str = "Kanarie4711";
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer", "rik"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    accepts(&poort, &rens, review).await;
    writes(&poort, &rens, review, &written(["1.5", "2.5", "3.5", "4.5", "0.5"], CANARY), "stay").await;
    submits(&poort, &rens, review).await;
    let project = panel.project;
    let paths = [
        format!("/reviews/{review}"),
        format!("/reviews/{review}/write"),
        format!("/reviews/{review}/check"),
        format!("/reviews/{review}/drafts"),
        "/reviews".to_owned(),
        "/my-work".to_owned(),
        "/history".to_owned(),
        "/projects".to_owned(),
        "/projects?search=Kanarie4711".to_owned(),
        format!("/projects/{project}"),
        format!("/projects/{project}/history"),
        format!("/projects/{project}/gates/G1"),
    ];
    for who in ["rik", "chair", "manager", "manager2", "steering", "secretary", "partner", "admin"] {
        let visitor = poort.signed_in(who).await;
        for path in &paths {
            let answer = visitor.get(path).await;
            let own = if path.contains("search") {
                answer.text.replace("search=Kanarie4711", "").replace("value=\"Kanarie4711\"", "")
            } else {
                answer.text
            };
            assert!(!own.contains(&format!("{CANARY} ")), "{who} finds it on {path}");
            if path.contains(&review.to_string()) {
                assert!(matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{who} {path} {}", answer.status);
            }
        }
        for page in ["interests", "decline", "write", "submit"] {
            let answer = post(&poort, &visitor, review, page, &[("has_interest", "no"), ("reason", "x")]).await;
            assert!(
                matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST),
                "{who} {page} {}",
                answer.status
            );
        }
    }
    let rik = poort.signed_in("rik").await;
    let (not_yours, not_there) = (rik.get(&format!("/reviews/{review}")).await, rik.get(&format!("/reviews/{}", ReviewId(new_id()))).await);
    assert_eq!((not_yours.status, not_yours.text.len()), (not_there.status, not_there.text.len()), "not yours equals not there");
}

#[tokio::test]
async fn the_pages_of_a_review_ask_few_questions_of_the_database() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["reviewer"]).await;
    let (rens, review) = (poort.signed_in("reviewer").await, panel.reviews[0]);
    accepts(&poort, &rens, review).await;
    for path in ["/reviews".to_owned(), format!("/reviews/{review}"), format!("/reviews/{review}/write"), "/my-work".to_owned()] {
        let asked = rens.queries(&path).await;
        assert!(asked <= 8, "{path} asks {asked}");
    }
    let person = person::ActiveModel { active: Set(false), id: Set(poort.story().person_id("reviewer").await), ..Default::default() };
    let transaction = poort.state.begin().await.expect("a write");
    person::Entity::update(person).exec(&transaction).await.expect("a person");
    transaction.finish([]).await.expect("the write holds");
    assert_eq!(rens.get(&format!("/reviews/{review}/write")).await.location.map(|to| to.starts_with("/sign-in")), Some(true));
}

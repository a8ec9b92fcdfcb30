//! What a draft takes in, and what it says of the rest: text is kept however long it is, and only handing in is refused.

use crate::server_under_test::Poort;
use crate::story::a_draft::{a_writer, told};
use crate::story::a_review::{stands, submits, writes, written};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::reviews::{DraftKind, ReviewForm, ReviewStatus};
use serde_json::json;
use server::store::versioned;

const TEXT: &str = "Sterk plan met getekende klanten en een reëel pad naar de markt; de risico's zijn verdeeld.";

#[tokio::test]
async fn a_text_that_is_too_long_is_kept_whole_and_only_handing_in_is_refused() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    writes(&poort, &writing.expert, writing.review, &written(["4"; 5], TEXT), "stay").await;
    let window = writing.opens().await;
    let long = "é".repeat(10_120);
    let said = told(&writing.types(&window, 1, &long).await);
    let message = "Bijdrage aan de doelstelling: Toelichting: 120 tekens te veel om in te leveren; gebruik hoogstens 10.000 tekens.";
    assert_eq!(said["problems"], json!([{ "field": "comment.FIT", "message": message }]));
    assert_eq!(said["said"], "Bewaard om 12.00 uur; te lang om in te leveren: Bijdrage aan de doelstelling: Toelichting");
    assert_eq!(writing.draft().await, long);
    let longer = format!("{long}!");
    assert_eq!(writing.saves(&writing.opens().await, &longer, "stay").await.status, StatusCode::SEE_OTHER, "by hand as well");
    let page = writing.expert.get(&writing.path()).await;
    assert!(page.keeps("comment.FIT", &longer) && page.texts("#saved")[0].starts_with("Bewaard om 12.00 uur; te lang om in te leveren"));
    assert_eq!((page.texts(".errors li").len(), page.texts("#review .problem")), (0, vec![message.replace("120", "121")]), "it is said at the field");
    let check = writing.expert.get(&format!("/reviews/{}/check", writing.review)).await;
    let refused = submits(&poort, &writing.expert, writing.review).await;
    for answer in [check, refused] {
        assert_eq!((answer.status, answer.texts(".errors li")), (StatusCode::UNPROCESSABLE_ENTITY, vec![message.replace("120", "121")]));
        assert!(answer.keeps("comment.FIT", &longer));
    }
    assert_eq!(stands(&poort, writing.review).await.status, ReviewStatus::Accepted);
    let bench = writing.opens().await;
    assert_eq!(writing.saves(&bench, &"é".repeat(10_000), "check").await.location, Some(format!("/reviews/{}/check", writing.review)));
    assert_eq!(submits(&poort, &writing.expert, writing.review).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn more_than_a_draft_takes_in_is_said_and_stays_on_the_page() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    let huge = "é".repeat(ReviewForm::KEPT_AT_MOST / 2 + 1);
    let by_itself = writing.types(&window, 1, &huge).await;
    assert_eq!((by_itself.status, &told(&by_itself)["said"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!("Niet bewaard: dit is te veel tekst")));
    let by_hand = writing.saves(&window, &huge, "stay").await;
    assert!(by_hand.status == StatusCode::PAYLOAD_TOO_LARGE && by_hand.keeps("comment.FIT", &huge));
    assert_eq!(by_hand.texts("#saved"), ["Niet bewaard: dit is te veel tekst"]);
    assert_eq!((writing.draft().await.as_str(), stands(&poort, writing.review).await.saved_at), ("", None));
    assert_eq!(writing.types(&window, 2, &huge[2..]).await.status, StatusCode::OK, "what just fits is kept");
}

#[tokio::test]
async fn a_score_that_is_none_is_named_and_everything_else_is_kept() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    writes(&poort, &writing.expert, writing.review, &written(["3", "", "", "", ""], TEXT), "stay").await;
    for (score, go) in [("3.4", "stay"), ("6", "check"), ("-1", "INN"), ("drie", "autosave")] {
        let text = format!("Na {score}.");
        let wrong = writes(&poort, &writing.expert, writing.review, &written([score, "4", "4", "4", "4"], &text), go).await;
        if go == "autosave" {
            assert_eq!(
                (wrong.status, &told(&wrong)["said"]),
                (StatusCode::OK, &json!("Bewaard om 12.00 uur; dit is geen score: Bijdrage aan de doelstelling: Score"))
            );
        } else {
            assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("href=\"#f-score.FIT\""), "{score}: {}", wrong.text);
        }
        let draft: ReviewForm = versioned::read(&stands(&poort, writing.review).await.draft, writing.review).expect("a draft");
        let first = (draft.scores.values().next().map(String::as_str), draft.comments.values().next().map(String::as_str));
        assert_eq!(first, (Some("3"), Some(format!("{text} Over FIT.").as_str())), "{score}");
    }
}

#[tokio::test]
async fn what_comes_after_handing_in_is_kept_apart() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    writes(&poort, &writing.expert, writing.review, &written(["4"; 5], TEXT), "stay").await;
    submits(&poort, &writing.expert, writing.review).await.onward();
    let refused = writing.types(&window, 1, "Nog iets vergeten.").await;
    assert_eq!((refused.status, told(&refused)["said"].as_str().is_some_and(|said| said.contains("eerdere versies"))), (StatusCode::CONFLICT, true));
    let by_hand = writing.saves(&window, "Nog iets vergeten, en dit.", "stay").await;
    assert!(by_hand.status == StatusCode::CONFLICT && by_hand.text.contains(&format!("href=\"/reviews/{}/drafts\"", writing.review)));
    assert_eq!(writing.earlier().await, [("Nog iets vergeten, en dit.".to_owned(), DraftKind::Refused)]);
    assert!(writing.page_of_earlier().await.text.contains("de beoordeling was niet meer te wijzigen"));
    assert_eq!(stands(&poort, writing.review).await.status, ReviewStatus::Submitted);
}

#[tokio::test]
async fn the_page_that_saves_by_itself_need_not_encode_what_needs_no_encoding() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let version = stands(&poort, writing.review).await.version;
    let body = format!("version={version}&go=autosave&comment.FIT=Één\nregel+met+=+en+%26+en+%25+en+%2B.");
    let request = Request::post(writing.path()).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let sent = writing.expert.send(request.header("sec-fetch-site", "same-origin"), Body::from(body)).await;
    assert_eq!((sent.status, writing.draft().await.as_str()), (StatusCode::OK, "Één\nregel met = en & en % en +."));
}

#[tokio::test]
async fn a_window_or_a_turn_that_is_none_of_ours_is_refused() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    for (name, value) in [("window", "x"), ("turn", "-1"), ("turn", "twee"), ("score.XYZ", "4"), ("draft_version", "9")] {
        let strange = window.form.clone().with(name, value).send(&writing.expert).await;
        assert_eq!(strange.status, StatusCode::BAD_REQUEST, "{name}={value}");
    }
    assert_eq!(stands(&poort, writing.review).await.saved_at, None);
}

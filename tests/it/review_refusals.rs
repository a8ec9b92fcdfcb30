//! What an expert review refuses, whoever asks and by whatever way: section 5.5 of the specification, in its order. That nobody reads
//! a review early by any route, and that neither partners nor the public read who reviewed, stands in `canary`.

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_review::{Panel, a_panel, accepts, an_expert, post, stands, submits, writes, written};
use crate::story::the_panel::{agreed, hands_in, opens, page, records, send};
use axum::http::StatusCode;
use domain::audit::HistoryAction;
use domain::ids::{OrganisationId, ReviewId};
use domain::reviews::ReviewStatus;
use entity::{history, organisation, review, submitted_review};
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

const TEXT: &str = "Sterk plan met getekende klanten en een reëel pad naar de markt; de risico's zijn verdeeld.";
const OF_THE_DOSSIER: &str = "naar de markt brengen";

/// A project before the panel of one expert, who is signed in.
async fn asked(poort: &Poort) -> (Panel, Visitor<'_>, ReviewId) {
    let panel = a_panel(poort, "chair", &["reviewer"]).await;
    let review = panel.reviews[0];
    (panel, poort.signed_in("reviewer").await, review)
}

async fn handed_in(poort: &Poort) -> u64 {
    submitted_review::Entity::find().count(&poort.state.database.read).await.expect("a count")
}

#[tokio::test]
async fn the_dossier_stays_shut_before_the_declaration() {
    let poort = Poort::with_people().await;
    let (_, rens, review) = asked(&poort).await;
    let question = rens.get(&format!("/reviews/{review}")).await;
    assert!(question.status == StatusCode::OK && !question.text.contains(OF_THE_DOSSIER));
    for place in ["write", "check", "dossier", "panel"] {
        let shut = rens.get(&format!("/reviews/{review}/{place}")).await;
        assert!(matches!(shut.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{place} {}", shut.status);
        assert!(!shut.text.contains(OF_THE_DOSSIER), "{place}");
    }
    accepts(&poort, &rens, review).await;
    assert!(rens.get(&format!("/reviews/{review}/write")).await.text.contains(OF_THE_DOSSIER), "and opens after it");
}

#[tokio::test]
async fn nobody_scores_with_an_interest_on_which_the_chair_has_not_decided() {
    let poort = Poort::with_people().await;
    let (_, rens, review) = asked(&poort).await;
    let told = [("has_interest", "yes"), ("kinds", "collaboration"), ("explanation", "Wij schreven twee jaar geleden samen een artikel.")];
    assert_eq!(post(&poort, &rens, review, "interests", &told).await.status, StatusCode::SEE_OTHER);
    for go in ["stay", "check", "autosave"] {
        assert_eq!(writes(&poort, &rens, review, &written(["5"; 5], TEXT), go).await.status, StatusCode::CONFLICT, "{go}");
    }
    assert_eq!(submits(&poort, &rens, review).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(accepts(&poort, &rens, review).await.status, StatusCode::CONFLICT, "nobody takes an interest back alone");
    assert_eq!(handed_in(&poort).await, 0);
}

#[tokio::test]
async fn a_review_with_an_empty_criterion_or_comment_is_not_handed_in() {
    let poort = Poort::with_people().await;
    let (_, rens, review) = asked(&poort).await;
    accepts(&poort, &rens, review).await;
    for place in 0..5 {
        let mut scores = ["4"; 5];
        scores[place] = "";
        writes(&poort, &rens, review, &written(scores, TEXT), "stay").await;
        assert_eq!(submits(&poort, &rens, review).await.status, StatusCode::UNPROCESSABLE_ENTITY, "criterion {place} has no score");
        let mut fields = written(["4"; 5], TEXT);
        let comment = fields.iter_mut().filter(|(name, _)| name.starts_with("comment.")).nth(place).expect("a comment");
        comment.1 = "  ".to_owned();
        writes(&poort, &rens, review, &fields, "stay").await;
        let refused = submits(&poort, &rens, review).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "criterion {place} has no comment");
        assert_eq!(refused.texts(".errors li").len(), 1, "and only that is asked for");
    }
    assert_eq!(handed_in(&poort).await, 0);
}

#[tokio::test]
async fn what_was_handed_in_stays_as_it_is_by_any_path() {
    let poort = Poort::with_people().await;
    let (_, rens, review) = asked(&poort).await;
    accepts(&poort, &rens, review).await;
    writes(&poort, &rens, review, &written(["5", "5", "5", "5", "5"], TEXT), "stay").await;
    submits(&poort, &rens, review).await;
    let after = writes(&poort, &rens, review, &written(["0", "0", "0", "0", "0"], "Toch niet."), "stay").await;
    assert_eq!(after.status, StatusCode::CONFLICT);
    assert_eq!(submits(&poort, &rens, review).await.status, StatusCode::FORBIDDEN);
    assert_eq!(rens.get(&format!("/reviews/{review}/write")).await.status, StatusCode::FORBIDDEN);
    assert!(rens.get(&format!("/reviews/{review}/drafts")).await.text.contains("Toch niet."), "what was typed too late is kept as well");
    for sql in ["UPDATE submitted_review SET content = ''", "DELETE FROM submitted_review"] {
        let transaction = poort.state.begin().await.expect("a write");
        let refused = transaction.execute_unprepared(sql).await.expect_err("the database refuses").to_string();
        assert!(refused.contains("a review that was handed in"), "{refused}");
    }
    assert_eq!(handed_in(&poort).await, 1);
}

/// A panel of two who handed in.
async fn two_handed_in(poort: &Poort) -> Panel {
    let panel = a_panel(poort, "chair", &["first", "second"]).await;
    for (review, name) in panel.reviews.iter().zip(["first", "second"]) {
        hands_in(poort, *review, name, ["4"; 5], TEXT).await;
    }
    panel
}

#[tokio::test]
async fn below_the_quorum_nothing_opens() {
    let poort = Poort::with_people().await;
    let panel = two_handed_in(&poort).await;
    let chair = poort.signed_in("chair").await;
    assert!(!chair.get(&format!("/rounds/{}/panel", panel.round)).await.text.contains("Open het overleg"));
    let early = opens(&poort, &chair, &panel).await;
    assert!(early.status == StatusCode::UNPROCESSABLE_ENTITY && early.text.contains("Er tellen 2 beoordelingen"), "{}", early.text);
    assert_eq!(records(&chair, &panel, &agreed(["4"; 5]), "record").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_round_below_the_quorum_does_not_close() {
    let poort = Poort::with_people().await;
    let panel = two_handed_in(&poort).await;
    let manager = poort.signed_in("manager").await;
    let refused = send(&manager, &format!("/rounds/{}/close", panel.round), "1", &[]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("BioFolie"), "the page says which project waits");
}

#[tokio::test]
async fn nobody_reviews_a_project_of_the_own_employer_or_its_group() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let manager = poort.signed_in("manager").await;
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    let sister = poort.story().organisation("Zuster van de leider").arrives().await;
    in_one_group(&poort, [lead, sister]).await;
    for (name, employer) in [("second", lead), ("third", sister)] {
        let expert = an_expert(&poort, name).await.to_string();
        poort.story().works_for(name, employer).await;
        let ask = format!("/rounds/{}/proposals/{}/ask", panel.round, panel.proposal);
        assert!(!manager.get(&ask).await.text.contains(&format!("value=\"{expert}\"")), "{name} is not offered");
        let pair = format!("{} {expert}", panel.proposal);
        let ways = [
            (ask, ("expert", expert.as_str())),
            (format!("/rounds/{}/assignment", panel.round), ("pair", pair.as_str())),
            (format!("/rounds/{}/reviews/{}/replace", panel.round, panel.reviews[0]), ("expert", expert.as_str())),
        ];
        for (path, field) in ways {
            assert_eq!(send(&manager, &path, "1", &[field]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {path}");
        }
    }
    let asked = review::Entity::find().filter(review::Column::ProposalId.eq(panel.proposal)).count(&poort.state.database.read).await;
    assert_eq!(asked.expect("a count"), 1, "only the first expert");
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Invited);
}

async fn in_one_group(poort: &Poort, organisations: [OrganisationId; 2]) {
    let transaction = poort.state.begin().await.expect("the database takes a write");
    for id in organisations {
        let row = organisation::ActiveModel { id: Unchanged(id), group_name: Set(Some("Twentse groep".to_owned())), ..Default::default() };
        row.update(&transaction).await.expect("the organisation is there");
    }
    transaction.finish([]).await.expect("the write holds");
}

#[tokio::test]
async fn neither_a_manager_nor_the_chair_writes_in_the_review_of_an_expert() {
    let poort = Poort::with_people().await;
    let (_, rens, review) = asked(&poort).await;
    accepts(&poort, &rens, review).await;
    writes(&poort, &rens, review, &written(["3.5"; 5], TEXT), "stay").await;
    let before = stands(&poort, review).await;
    for who in ["manager", "manager2", "chair", "steering", "secretary", "admin", "partner"] {
        let visitor = poort.signed_in(who).await;
        for go in ["stay", "check", "autosave"] {
            let refused = writes(&poort, &visitor, review, &written(["5"; 5], "Beter dan dat."), go).await;
            assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{who} {go} {}", refused.status);
        }
        let refused = submits(&poort, &visitor, review).await;
        assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{who} {}", refused.status);
    }
    assert_eq!((stands(&poort, review).await, handed_in(&poort).await), (before, 0));
}

#[tokio::test]
async fn an_administrator_who_asks_for_a_review_is_refused_and_stands_in_the_history() {
    let poort = Poort::with_people().await;
    let (panel, _, review) = asked(&poort).await;
    let admin = poort.signed_in("admin").await;
    for path in [format!("/reviews/{review}"), format!("/reviews/{review}/write"), page(&panel)] {
        let refused = admin.get(&path).await;
        assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{path} {}", refused.status);
    }
    let withheld = async || {
        let events = history::Entity::find().filter(history::Column::Action.eq(HistoryAction::ReviewWithheld.code()));
        events.count(&poort.state.database.read).await.expect("a count")
    };
    assert_eq!(withheld().await, 3);
    assert_eq!(poort.signed_in("manager").await.get(&format!("/reviews/{review}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(withheld().await, 3, "of others it is not told");
}

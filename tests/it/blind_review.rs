//! Nobody peeks: a mark in every field of every review that is not open, looked for as every person through every route, and in every
//! message and event. The pages are as long with the mark as without.

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_review::{Panel, a_panel, accepts, stands, submits, writes, written};
use crate::story::the_panel::{agreed, hands_in, opens, records, send};
use domain::ids::ReviewId;
use domain::mail::MailKind;
use entity::{history, outbox};
use sea_orm::EntityTrait;
use server::routes::all;

const EXPERTS: [&str; 4] = ["first", "second", "third", "fourth"];
const EVERYBODY: [&str; 9] = ["manager", "manager2", "reviewer", "partner", "steering", "secretary", "admin", "chair", "fourth"];
const CANARY: &str = "KANARIE2718";
/// As long as the mark, so that only the words differ.
const QUIET: &str = "ZANGVOGEL12";

/// Four reviews, each with a mark of its own in every field: three handed in, of which one was given back with a mark in the reason, and one half
/// written.
async fn written_with(poort: &Poort, mark: &str) -> Panel {
    let panel = a_panel(poort, "chair", &EXPERTS).await;
    for (at, (name, review)) in EXPERTS.iter().zip(&panel.reviews).enumerate() {
        let expert = poort.signed_in(name).await;
        accepts(poort, &expert, *review).await;
        let mut fields =
            written(["1.5", "4.5", "1.5", "4.5", "1.5"], &format!("{mark}{at} {}", "dit is lang genoeg om te mogen worden ingeleverd. ".repeat(2)));
        fields.push(("note".to_owned(), format!("{mark}{at} alleen voor de voorzitter")));
        let saved = writes(poort, &expert, *review, &fields, "check").await;
        assert!(saved.status.is_redirection(), "{}", saved.text);
        if at < 3 {
            assert_eq!(submits(poort, &expert, *review).await.status, 303);
        }
    }
    let back = format!("/rounds/{}/reviews/{}/reopen", panel.round, panel.reviews[2]);
    let version = stands(poort, panel.reviews[2]).await.version.to_string();
    let given = send(&poort.signed_in("chair").await, &back, &version, &[("reason", &format!("U schrijft {mark}4, en dat is onjuist."))]).await;
    assert_eq!(given.status, 303, "{}", given.text);
    panel
}

/// Every address that a route stands for, with the ids of the panel and the project in it.
fn addresses(panel: &Panel, path: &str) -> Vec<String> {
    let reviews = panel.reviews.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut all = vec![path.to_owned()];
    let names: [(&str, Vec<String>); 8] = [
        ("{project}", vec![panel.project.to_string()]),
        ("{round}", vec![panel.round.to_string()]),
        ("{proposal}", vec![panel.proposal.to_string()]),
        ("{review}", reviews),
        ("{gate}", vec!["G1".to_owned()]),
        ("{phase}", vec!["start".to_owned(), "innovation".to_owned()]),
        ("{condition}", vec!["C1".to_owned()]),
        ("{snapshot}", vec![]),
    ];
    for (name, values) in names {
        if path.contains(name) {
            all = all.iter().flat_map(|one| values.iter().map(|value| one.replace(name, value))).collect();
        }
    }
    all.into_iter().filter(|one| !one.contains('{')).collect()
}

/// Whether this is a page of one's own review.
async fn is_own(poort: &Poort, who: &str, path: &str) -> bool {
    let Some(id) = path.strip_prefix("/reviews/").and_then(|rest| rest.split('/').next()).and_then(|id| id.parse::<ReviewId>().ok()) else {
        return false;
    };
    let expert = stands(poort, id).await.expert_id;
    poort.story().person_id(who).await == expert
}

/// What every address answers to somebody, error pages included.
async fn read_by(poort: &Poort, panel: &Panel, who: &str, visitor: &Visitor<'_>) -> Vec<(String, u16, usize, bool)> {
    let mut read = Vec::new();
    for route in all() {
        for address in addresses(panel, route.path) {
            if is_own(poort, who, &address).await {
                continue;
            }
            for address in [address.clone(), format!("{address}?q={CANARY}")] {
                let answer = visitor.knock(route.method, &address, &[("x", "1")]).await;
                let told = answer.text.replace(&format!("?q={CANARY}"), "").replace(&format!("value=\"{CANARY}\""), "");
                let headers = format!("{:?}", answer.headers).replace(&format!("q={CANARY}"), "");
                let is_told = (0..5).any(|at| told.contains(&format!("{CANARY}{at}")) || headers.contains(&format!("{CANARY}{at}")));
                read.push((address.clone(), answer.status.as_u16(), answer.text.len(), is_told));
            }
        }
    }
    read
}

#[tokio::test]
async fn nobody_reads_a_word_of_a_review_that_is_not_open_by_any_route() {
    let poort = Poort::with_people().await;
    let panel = written_with(&poort, CANARY).await;
    let mut looked = 0;
    for who in EVERYBODY {
        let visitor = poort.signed_in(who).await;
        let read = read_by(&poort, &panel, who, &visitor).await;
        looked += read.len();
        let leaks: Vec<_> = read.into_iter().filter(|(_, _, _, is_told)| *is_told).map(|(address, ..)| address).collect();
        assert_eq!(leaks, Vec::<String>::new(), "{who} reads the mark");
    }
    let nobody = poort.nobody();
    for route in all() {
        for address in addresses(&panel, route.path) {
            let answer = nobody.knock(route.method, &address, &[]).await;
            assert!(!answer.text.contains(CANARY), "nobody reads the mark at {address}");
        }
    }
    assert!(looked > 900, "every route was walked by everybody: {looked}");
    let told = outbox::Entity::find().all(&poort.state.database.read).await.expect("the database answers");
    let marked: Vec<_> = told.iter().filter(|row| format!("{row:?}").contains(CANARY)).map(|row| (row.kind, row.address.as_str())).collect();
    assert_eq!(marked, [(MailKind::ReviewReopened, "third@demo.example")], "who wrote a review is told why it was given back, and nobody else");
    assert!(
        told.iter()
            .all(|row| !EXPERTS.iter().any(|name| row.facts.as_ref().is_some_and(|facts| facts.contains(&format!("Expert {name}")))
                && row.address != format!("{name}@demo.example"))),
        "nor who wrote"
    );
    let events = history::Entity::find().all(&poort.state.database.read).await.expect("the database answers");
    let marked: Vec<&str> = events.iter().filter(|row| format!("{row:?}").contains(CANARY)).map(|row| row.action.as_str()).collect();
    assert_eq!(marked, ["review_reopened"], "one event keeps the reason for giving back, and no page shows it");
}

/// Ids and keys differ from run to run; their length does not.
#[tokio::test]
async fn counts_and_sizes_do_not_depend_on_what_the_hidden_reviews_say() {
    let (marked, quiet) = (Poort::with_people().await, Poort::with_people().await);
    let (one, other) = (written_with(&marked, CANARY).await, written_with(&quiet, QUIET).await);
    for who in EVERYBODY {
        let (first, second) = (marked.signed_in(who).await, quiet.signed_in(who).await);
        let shape = |read: Vec<(String, u16, usize, bool)>| read.into_iter().map(|(_, status, length, _)| (status, length)).collect::<Vec<_>>();
        let (read, again) = (read_by(&marked, &one, who, &first).await, read_by(&quiet, &other, who, &second).await);
        let paths: Vec<String> = read.iter().map(|(address, ..)| address.clone()).collect();
        for ((address, left), right) in paths.iter().zip(shape(read)).zip(shape(again)) {
            assert_eq!(left, right, "{who} {address}");
        }
    }
}

#[tokio::test]
async fn who_may_not_count_reviews_reads_as_much_with_them_as_without() {
    let (with, without) = (Poort::with_people().await, Poort::with_people().await);
    let (one, other) = (written_with(&with, CANARY).await, a_panel(&without, "chair", &EXPERTS).await);
    for who in ["partner", "reviewer"] {
        let (first, second) = (with.signed_in(who).await, without.signed_in(who).await);
        let (read, again) = (read_by(&with, &one, who, &first).await, read_by(&without, &other, who, &second).await);
        for ((address, status, length, _), (_, other_status, other_length, _)) in read.into_iter().zip(again) {
            assert_eq!((status, length), (other_status, other_length), "{who} {address}");
        }
    }
}

#[tokio::test]
async fn neither_partners_nor_the_public_ever_read_who_reviewed() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews) {
        hands_in(&poort, *review, name, ["4"; 5], "Een opmerking die lang genoeg is om in het overleg iets te zeggen.").await;
    }
    let chair = poort.signed_in("chair").await;
    assert_eq!(opens(&poort, &chair, &panel).await.status, 303);
    assert_eq!(records(&chair, &panel, &agreed(["4"; 5]), "record").await.status, 303);
    for who in ["partner", ""] {
        let visitor = if who.is_empty() { poort.nobody() } else { poort.signed_in(who).await };
        for route in all().into_iter().filter(|route| route.method == "GET") {
            for address in addresses(&panel, route.path) {
                let told = visitor.get(&address).await.text;
                let named: Vec<_> = EXPERTS.iter().filter(|name| told.contains(&format!("Expert {name}"))).collect();
                assert_eq!(named, Vec::<&&str>::new(), "{who:?} reads names at {address}");
            }
        }
    }
}

//! Every route tried by everybody there is: no account, each role and seat, a deputy, access that ended, a role that expired, an invitation that
//! was not used, and two roles at once. The things are there, and the forms are empty: what counts is who gets past the door.

use super::generated;
use crate::invitations::{internal, last, link_to};
use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::story::a_gate::decide;
use crate::story::a_review::{a_panel, the_panel_agrees};
use crate::story::the_panel::send;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use domain::access::reach;
use domain::gates::Gate;
use domain::people::Role;
use domain::settings::ParameterKey;
use entity::{decision, outbox, partner, person_role, snapshot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::frame::route::{Access, Route};
use server::routes::all;
use server::security::address::Peer;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr};

/// Who tries, and the one role that they have, if they have one.
pub(super) const ACTORS: [(&str, Option<Role>); 14] = [
    ("nobody", None),
    ("partner", Some(Role::Partner)),
    ("expert", Some(Role::Reviewer)),
    ("panel chair", Some(Role::Reviewer)),
    ("manager", Some(Role::ProgrammeManager)),
    ("member", Some(Role::SteeringMember)),
    ("chair", Some(Role::SteeringMember)),
    ("secretary", Some(Role::SteeringMember)),
    ("administrator", Some(Role::Administrator)),
    ("deputy secretary", Some(Role::SteeringMember)),
    ("access ended", None),
    ("role expired", None),
    ("invited", None),
    ("manager and administrator", None),
];

/// Who is signed in to nothing.
const OUTSIDE: [&str; 3] = ["nobody", "access ended", "invited"];

/// A path with the things of the story in the place of its names; what is not in the story does not exist.
pub(super) fn filled(path: &str, things: &BTreeMap<&str, String>) -> String {
    let part = |part: &str| match part {
        // The id of a condition of a decision, and the code of one of the eight.
        "{condition}" if path.contains("/decisions/") => "01900000-0000-7000-8000-000000000000".to_owned(),
        name if name.starts_with('{') => things.get(name).cloned().unwrap_or_else(|| "01900000-0000-7000-8000-000000000000".to_owned()),
        other => other.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A project that the partner leads, with a decision that waits for a signature, before the panel of a round that the expert was asked for.
pub(super) async fn the_things(poort: &Poort) -> BTreeMap<&'static str, String> {
    let panel = a_panel(poort, "chair-of-panel", &["reviewer"]).await;
    the_panel_agrees(poort, panel.project, [8; 5]).await;
    decide(poort, &poort.signed_in("steering").await, panel.project, Gate::G1).await.onward();
    let noor = [("name", "Noor"), ("email", "noor@elders.example"), ("language", "nl")];
    send(&poort.signed_in("manager").await, "/experts/invite", "0", &noor).await.onward();
    let read = &poort.state.database.read;
    let person = poort.story().person_id("manager2").await;
    let of_person = person_role::Column::PersonId.eq(person);
    let role = person_role::Entity::find().filter(of_person).one(read).await.expect("rows").expect("a role");
    let partners = partner::Entity::find().filter(partner::Column::ProjectId.eq(panel.project)).order_by_asc(partner::Column::Position);
    let partners = partners.all(read).await.expect("rows");
    let report = crate::story::a_report::a_report_of(poort, panel.project).await;
    let decided = decision::Entity::find().one(read).await.expect("rows").expect("a decision");
    let frozen = snapshot::Entity::find().one(read).await.expect("rows").expect("a dossier");
    let message = outbox::Entity::find().filter(outbox::Column::IsSecret.eq(false)).order_by_asc(outbox::Column::Id).one(read).await;
    BTreeMap::from([
        ("{project}", panel.project.to_string()),
        ("{round}", panel.round.to_string()),
        ("{proposal}", panel.proposal.to_string()),
        ("{review}", panel.reviews[0].to_string()),
        ("{decision}", decided.id.to_string()),
        ("{snapshot}", frozen.id.to_string()),
        ("{partner}", partners[0].id.to_string()),
        ("{organisation}", partners[0].organisation_id.to_string()),
        ("{other}", partners[1].organisation_id.to_string()),
        ("{person}", person.to_string()),
        ("{role}", role.id.to_string()),
        ("{invitation}", last(poort).await.id.to_string()),
        ("{message}", message.expect("rows").expect("a message").id.to_string()),
        ("{report}", report.to_string()),
        ("{part}", partners[0].organisation_id.to_string()),
        ("{section}", "activities".to_owned()),
        ("{gate}", "G1".to_owned()),
        ("{phase}", "start".to_owned()),
        ("{condition}", "C1".to_owned()),
        ("{parameter}", ParameterKey::ALL[0].to_string()),
        ("{kind}", "review_asked".to_owned()),
        ("{language}", "nl".to_owned()),
        ("{name}", "nothing.css".to_owned()),
        ("{token}", "verzonnen".to_owned()),
    ])
}

/// Everybody, at noon of a day on which the deputy sits and the role has expired.
pub(super) async fn everybody(poort: &Poort) -> BTreeMap<&'static str, Visitor<'_>> {
    let story = poort.story();
    for name in ["member", "deputy", "expired"] {
        story.member(name).await;
    }
    let admin = poort.signed_in("admin").await;
    let roles = async |name: &str, role: [(&str, &str); 4]| {
        let id = story.person_id(name).await;
        let given = send(&admin, &format!("/people/{id}/roles/new"), "0", &role).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{name}: {:?}", given.texts("main"));
    };
    let of = |role, seat, first, last| [("role", role), ("seat", seat), ("first_day", first), ("last_day", last)];
    roles("deputy", of("steering_member", "secretary", "24-11-2026", "30-11-2026")).await;
    roles("manager2", of("administrator", "", "", "")).await;
    let expired = story.person_id("expired").await;
    let held = crate::invitations::roles(poort, expired).await;
    let form = [("when", "after"), ("last_day", "24-11-2026")];
    let path = format!("/people/{expired}/roles/{}/end", held[0].id);
    let ends = send(&admin, &path, "0", &form).await;
    assert_eq!(ends.status, StatusCode::SEE_OTHER, "{:?}", ends.texts("main"));
    let gone = story.member("gone").await;
    let ended = poort.signed_in("gone").await;
    send(&admin, &format!("/people/{gone}/end"), "0", &[("reason", "Uit dienst"), ("successor", "")]).await.onward();
    send(&admin, "/people/invite", "0", &internal("lotte@elders.example", "administrator", "", ("", ""))).await.onward();
    let invited = poort.nobody();
    assert_eq!(invited.get(&link_to(poort, "lotte@elders.example").await).await.status, StatusCode::OK);
    poort.clock.set(now() + TimeDelta::days(2));
    let mut all = BTreeMap::from([("nobody", poort.nobody()), ("access ended", ended), ("invited", invited)]);
    for (actor, name) in [
        ("partner", "partner"),
        ("expert", "reviewer"),
        ("panel chair", "chair-of-panel"),
        ("manager", "manager"),
        ("member", "member"),
        ("chair", "steering"),
        ("secretary", "secretary"),
        ("administrator", "admin"),
        ("deputy secretary", "deputy"),
        ("role expired", "expired"),
        ("manager and administrator", "manager2"),
    ] {
        all.insert(actor, poort.back_again(name).await);
    }
    all
}

pub(super) async fn tries(visitor: &Visitor<'_>, number: u8, route: &Route, path: &str) -> Answer {
    let from = Peer(IpAddr::V4(Ipv4Addr::new(198, 51, 100, number)));
    let request = Request::builder().method(route.method).uri(path).header("sec-fetch-site", "same-origin").extension(from);
    let request = if route.method == "POST" { request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded") } else { request };
    visitor.send(request, Body::empty()).await
}

/// Past the door or not, and how it is shut.
fn cell(answer: &Answer) -> &'static str {
    let to_sign_in = answer.location.as_deref().is_some_and(|onward| onward.starts_with("/sign-in?next="));
    match answer.status {
        StatusCode::FORBIDDEN => "403",
        StatusCode::NOT_FOUND => "404",
        _ if to_sign_in => "sign in",
        _ => "yes",
    }
}

#[tokio::test]
async fn everybody_gets_as_far_as_people_reviewed() {
    let poort = Poort::with_people().await;
    let things = the_things(&poort).await;
    let everybody = everybody(&poort).await;
    // Who signed out would try the rest as nobody.
    let (ends, mut routes): (Vec<_>, Vec<_>) = all().into_iter().partition(|route| route.path == "/sign-out");
    routes.extend(ends);
    let mut rows: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (number, (actor, role)) in (1..).zip(ACTORS) {
        let visitor = &everybody[actor];
        for route in &routes {
            let path = filled(route.path, &things);
            let answer = tries(visitor, number, route, &path).await;
            let cell = cell(&answer);
            assert!(!answer.status.is_server_error(), "{actor}: {} {path} answered {}", route.method, answer.status);
            match route.access {
                Access::Public => assert!(cell != "sign in" && cell != "403", "{actor}: {} {path} is public", route.method),
                Access::Needs(_) if OUTSIDE.contains(&actor) => assert_eq!(cell, "sign in", "{actor}: {} {path}", route.method),
                Access::Needs(action) if action.is_own() => assert!(cell != "403" && cell != "sign in", "{actor}: {} {path}: {cell}", route.method),
                Access::Needs(_) if actor == "role expired" => assert!(["403", "404"].contains(&cell), "{actor}: {} {path}: {cell}", route.method),
                Access::Needs(action) => {
                    let is_never = role.is_some_and(|role| reach(role, action).code() == "never");
                    assert!(!is_never || ["403", "404"].contains(&cell), "{actor}: {} {path}: {cell}", route.method);
                }
            }
            rows.entry((route.path, route.method)).or_default().push(cell);
        }
    }
    let mut page = String::from(
        "# Who gets how far\n\nWritten by a test that tries every route as everybody; read by people. The things are those of one story: a project that the \
         partner leads, a review that the expert was asked for in the round of the panel chair, a decision that waits for a signature. What that story \
         has not, such as an instrument, is 404 for who may. `yes` is past the door, with an empty form; `403` may know of it and not do it; `404` may not \
         know whether it is there.\n\n| method | path |",
    );
    for (actor, _) in ACTORS {
        let _ = write!(page, " {actor} |");
    }
    let _ = writeln!(page, "\n|---|---|{}", "---|".repeat(ACTORS.len()));
    for route in all() {
        let _ = writeln!(page, "| {} | `{}` | {} |", route.method, route.path, rows[&(route.path, route.method)].join(" | "));
    }
    generated("actors.md", &page);
}

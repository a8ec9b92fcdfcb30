//! What partners bring in kind: added, changed, taken away and refused, with sums that everybody reads and lines that their own people read.

use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::Money;
use crate::story::a_gate::a_key;
use crate::story::money::value;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use entity::{history, in_kind_line, outbox, project};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// A project that works from 1 March 2026 for nine months: Dinkeldal leads and brings 18,420, Regge takes part.
pub struct InKind {
    pub poort: Poort,
    pub project: ProjectId,
    pub dinkeldal: OrganisationId,
}

pub async fn a_project_in_kind() -> InKind {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (dinkeldal, regge) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    story.works_for("partner", dinkeldal).await;
    let money = Money { cost: 40_000, public: 20_000, cash: 1_580, in_kind: 18_420 };
    let project = works(&poort, "SluisSens", (dinkeldal, regge), money).await;
    InKind { poort, project, dinkeldal }
}

/// A project of both from March to November 2026.
pub async fn works(poort: &Poort, title: &str, (lead, other): (OrganisationId, OrganisationId), money: Money) -> ProjectId {
    let story = poort.story();
    let project = story.project(title).led_by(lead).with(other, PartnerRole::Participant).in_phase(Phase::Start).with_status(Status::Active);
    let project = project.where_pays(lead, Phase::Start, money);
    let project = project.but(|row| (row.start_on, row.duration_months) = (NaiveDate::from_ymd_opt(2026, 3, 1), Some(9)));
    project.arrives().await
}

/// The fields of a line by the own wage: 400 hours of 60,000 a year.
pub const BY_WAGE: [(&str, &str); 7] = [
    ("method", "individual_rate"),
    ("phase", "start"),
    ("person", "Zoë de Vries"),
    ("from_on", "1-3-2026"),
    ("until_on", "30-11-2026"),
    ("amount", "60.000"),
    ("hours", "400"),
];

/// Sends a line with these fields otherwise; what proves it is named.
pub async fn sends(visitor: &Visitor<'_>, path: &str, version: &str, otherwise: &[(&str, &str)]) -> Answer {
    let key = a_key();
    let kept = BY_WAGE.iter().chain(&[("evidence", "Urenstaat 2026, map 4")]).filter(|(name, _)| otherwise.iter().all(|(other, _)| other != name));
    let pairs: Vec<(&str, &str)> =
        [("key", key.as_str()), ("version", version)].into_iter().chain(kept.copied()).chain(otherwise.iter().copied()).collect();
    visitor.post(path, &pairs).await
}

pub fn list(project: ProjectId) -> String {
    format!("/projects/{project}/in-kind")
}

pub async fn lines(poort: &Poort) -> Vec<in_kind_line::Model> {
    in_kind_line::Entity::find().all(&poort.state.database.read).await.expect("rows")
}

#[tokio::test]
async fn a_line_is_added_changed_and_taken_away_and_explains_the_amount_in_the_financing_table() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let new = format!("{}/new?method=individual_rate", list(project));
    let form = petra.get(&new).await;
    assert_eq!(
        (form.status, value(&form, "method"), value(&form, "version")),
        (StatusCode::OK, Some("individual_rate".to_owned()), Some("0".to_owned()))
    );
    let added = sends(&petra, &new, "0", &[]).await;
    assert_eq!((added.status, added.location), (StatusCode::SEE_OTHER, Some(format!("{}?done=in-kind-saved", list(project)))));
    let [line] = &lines(&poort).await[..] else { panic!("one line") };
    assert_eq!((line.value.0, line.year, line.version, line.person_key.as_str()), (1_841_860, 2026, 1, "zoe de vries"));
    let page = petra.get(&list(project)).await;
    assert!(page.text.contains("1,40 te onderbouwen"), "{:?}", page.texts("main"));
    assert!(page.text.contains("Zoë de Vries, 2026: 400 van 1.720 uur"), "{:?}", page.texts("main"));

    let one = format!("{}/{}", list(project), line.id);
    assert_eq!(value(&petra.get(&one).await, "amount"), Some("60.000".to_owned()));
    let stale = sends(&petra, &one, "9", &[("hours", "300")]).await;
    assert_eq!(
        (stale.status, value(&stale, "hours"), value(&stale, "version")),
        (StatusCode::CONFLICT, Some("300".to_owned()), Some("1".to_owned()))
    );
    assert_eq!(sends(&petra, &one, "1", &[("hours", "400,25")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lines(&poort).await[0].hours.0, 40_025);

    let question = petra.get(&format!("{one}/remove")).await;
    let (key, version) = (value(&question, "key").expect("a key"), value(&question, "version").expect("a version"));
    let gone = petra.post(&format!("{one}/remove"), &[("key", &key), ("version", &version)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{:?}", gone.texts("main"));
    assert_eq!(lines(&poort).await, []);
    let late = sends(&petra, &one, "2", &[("hours", "17")]).await;
    assert_eq!((late.status, value(&late, "hours")), (StatusCode::CONFLICT, Some("17".to_owned())), "what was typed stands in a form for a new line");
    assert_eq!(sends(&petra, &new, "0", &[("hours", "17")]).await.status, StatusCode::SEE_OTHER);
    let events =
        history::Entity::find().filter(history::Column::Action.is_in(["in_kind_saved", "in_kind_removed"])).all(&poort.state.database.read).await;
    let events = events.expect("events");
    assert_eq!(
        events.iter().map(|event| event.action.as_str()).collect::<Vec<_>>(),
        ["in_kind_saved", "in_kind_saved", "in_kind_removed", "in_kind_saved"]
    );
    for event in events {
        assert!(["60", "400", "1841860", "de Vries"].iter().all(|hidden| !event.detail.contains(hidden)), "{event:?}");
    }
    let told = petra.get(&format!("/projects/{project}/history")).await;
    assert!(told.text.contains("Inbreng in kind weggehaald") && told.text.contains("Eigen loon van een medewerker"), "{:?}", told.texts("main"));
}

#[tokio::test]
async fn what_is_refused_comes_back_with_what_was_typed_and_nothing_is_written() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let new = format!("{}/new?method=individual_rate", list(project));
    let rows: [(&[(&str, &str)], &str); 9] = [
        (&[("hours", "1.720,25")], "in 2026 heeft deze persoon nog 1.720 uur"),
        (&[("from_on", "28-2-2026")], "kies een dag vanaf 1 maart 2026"),
        (&[("until_on", "1-12-2026")], "kies een dag tot en met 30 november 2026"),
        (&[("amount", "162.878,79")], "een uur telt voor hoogstens € 125"),
        (&[("evidence", "")], "Bewijs"),
        (&[("person", "")], "Wie"),
        (
            &[("method", "equipment"), ("amount", "9.000"), ("residual", "0"), ("life_hours", "100"), ("hours", "10"), ("market_value", "899,99")],
            "€ 899,99",
        ),
        (&[("method", "own_materials"), ("amount", "9.000"), ("market_value", "")], "Waarde op de markt"),
        (&[("hours", "veel")], "vul een aantal uren in"),
    ];
    for (fields, told) in rows {
        let answer = sends(&petra, &new, "0", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(
            answer.texts(".error-summary, [role=alert]").concat().contains(told) || answer.text.contains(told),
            "{fields:?}: {:?}",
            answer.texts("main")
        );
        for (name, typed) in fields.iter().filter(|(name, _)| !["method", "from_on", "until_on"].contains(name)) {
            assert_eq!(value(&answer, name).unwrap_or_default(), *typed, "{name}");
        }
    }
    assert_eq!(lines(&poort).await, []);
    let strange = sends(&petra, &new, "0", &[("method", "guess")]).await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_person_has_one_year_over_all_projects_of_the_organisation_and_a_time_sheet_counts_once() {
    let InKind { poort, project, dinkeldal } = a_project_in_kind().await;
    let story = poort.story();
    let other = story.organisation("Derde").arrives().await;
    let money = Money { cost: 0, public: 0, cash: 0, in_kind: 0 };
    let second = works(&poort, "KoelVest", (dinkeldal, other), money).await;
    let petra = poort.signed_in("partner").await;
    let new = |project: ProjectId| format!("{}/new?method=individual_rate", list(project));
    assert_eq!(sends(&petra, &new(project), "0", &[("hours", "1.000"), ("amount", "40.000")]).await.status, StatusCode::SEE_OTHER);
    let full = sends(&petra, &new(second), "0", &[("hours", "720,25"), ("evidence", "Urenstaat twee"), ("person", "zoe de vries")]).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.text.contains("in 2026 heeft deze persoon nog 720 uur, van de 1.720 over alle projecten"), "{:?}", full.texts("main"));
    let same = sends(&petra, &new(second), "0", &[("hours", "1")]).await;
    assert!(same.text.contains("dit bewijs staat al bij een ander project"), "{:?}", same.texts("main"));
    assert_eq!(sends(&petra, &new(second), "0", &[("hours", "720"), ("evidence", "Urenstaat twee")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lines(&poort).await.iter().map(|line| line.hours.0).sum::<i64>(), 172_000);
}

#[tokio::test]
async fn nobody_else_keeps_the_lines_of_an_organisation_and_a_shut_dossier_takes_none() {
    let InKind { poort, project, .. } = a_project_in_kind().await;
    let petra = poort.signed_in("partner").await;
    let new = format!("{}/new?method=individual_rate", list(project));
    sends(&petra, &new, "0", &[]).await.onward();
    let one = format!("{}/{}", list(project), lines(&poort).await[0].id);
    for who in ["manager", "steering"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!(visitor.get(&list(project)).await.status, StatusCode::OK, "{who}");
        for path in [&new, &one, &format!("{one}/remove")] {
            assert_eq!(visitor.get(path).await.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
        assert_eq!(sends(&visitor, &one, "1", &[]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    // A colleague of another partner of the same project is let in, and finds no such line.
    let story = poort.story();
    let regge = story.partners_now(project).await[1].organisation_id;
    story.colleague("Regge Ruud", regge).await;
    story.works_for("partner", regge).await;
    let ruud = poort.back_again("partner").await;
    for path in [&one, &format!("{one}/remove")] {
        assert_eq!(ruud.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(sends(&ruud, &one, "1", &[]).await.status, StatusCode::NOT_FOUND);
    let frozen = project::ActiveModel { id: Set(project), status: Set(Status::GateRequested), ..Default::default() };
    story.change(frozen).await;
    let refused = sends(&ruud, &new, "0", &[("evidence", "Urenstaat van Regge")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{:?}", refused.texts("main"));
    assert_eq!(lines(&poort).await.len(), 1);
    assert_eq!(outbox::Entity::find().all(&poort.state.database.read).await.expect("rows").len(), 0, "nobody is told of a line");
}

//! Two people open the same form and save one after the other: the second sees both values, field by field, before anything is overwritten.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::{READY_FOR_G1, a_key, a_project, version};
use crate::story::a_review::{a_panel, an_expert, due_on};
use crate::story::forms::a_project_with_an_instrument;
use crate::story::the_panel::{hands_in, opens, page, send};
use axum::http::StatusCode;
use domain::partners::PartnerRole;
use entity::{financing_row, instrument, partner};
use sea_orm::{EntityTrait, PaginatorTrait};

/// Where a form is, and what two people type in one of its fields.
struct Case {
    page: String,
    action: String,
    field: &'static str,
    first: &'static str,
    second: &'static str,
    /// What the first one saved, as the second one reads it.
    shown: &'static str,
}

fn case(page: String, field: &'static str, first: &'static str, second: &'static str, shown: &'static str) -> Case {
    Case { action: page.clone(), page, field, first, second, shown }
}

/// What stands in a field, spaces put right.
pub fn stands(form: &PageForm, field: &str) -> String {
    form.value(field).unwrap_or_default().trim().to_owned()
}

/// The first one saves, the second one sees both values and overwrites nothing, and saves again knowingly.
async fn both_are_seen(one: &Visitor<'_>, other: &Visitor<'_>, case: &Case) {
    let Case { page, action, field, first, second, shown } = case;
    let open = async |who: &Visitor<'_>| PageForm::on(&who.get(page).await, action);
    let (mine, theirs) = (open(one).await.with(field, first).with_reason(), open(other).await.with(field, second).with_reason());
    mine.send(one).await.onward();
    let saved = stands(&open(one).await, field);
    let lost = theirs.send(other).await;
    assert_eq!(lost.status, StatusCode::CONFLICT, "{action} {field}: {}", lost.text);
    assert!(lost.keeps(field, second), "{action} keeps {second:?}: {}", lost.text);
    assert_eq!(told(&lost), [format!("Intussen bewaard: {shown}")], "{action} {field}");
    assert_eq!(lost.texts(".errors--stored li").len(), 1, "{action} leads to the field");
    assert_eq!(lost.texts(".notice b"), ["Uw wijziging is nog niet opgeslagen"], "{action}");
    assert_eq!(stands(&open(one).await, field), saved, "{action} {field} is not overwritten");
    PageForm::on(&lost, action).send(other).await.onward();
    assert_eq!(stands(&open(other).await, field), stands(&theirs, field).as_str(), "{action} {field} is saved knowingly");
}

/// What the page says is stored, at each field.
pub fn told(answer: &Answer) -> Vec<String> {
    answer
        .texts(".stored, [data-tone=stored]")
        .into_iter()
        .map(|text| text.split_once("Intussen").map_or(text.clone(), |(_, rest)| format!("Intussen{rest}")))
        .collect()
}

#[tokio::test]
async fn every_form_of_a_dossier_shows_both_values() {
    let poort = Poort::with_people().await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project_with_an_instrument(&poort, &one).await;
    let loan = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a loan").id;
    let place = poort.story().partners_now(id).await.pop().expect("a partner").id;
    let at = |rest: &str| format!("/projects/{id}/{rest}");
    let cases = [
        case(at("edit"), "title", "Naam van de een", "Naam van de ander", "Naam van de een"),
        case(at("edit"), "result_type", "semi_finished", "basic_technology", "Halffabricaat"),
        case(at("edit"), "start_on", "1 mei 2027", "1 juni 2027", "1 mei 2027"),
        case(at("dossier"), "trl", "4", "5", "4: werkt in het lab"),
        case(at("dossier"), "lessons", "Meet eerder.", "Meet later.", "Meet eerder."),
        case(at("financing/innovation"), "rows.0.cost", "145.000", "155.000", "145.000"),
        case(at("financing/innovation"), "rows.1.public_european", "5", "7", "5"),
        case(at(&format!("instruments/{loan}")), "counterparty", "Bank", "Ander fonds", "Bank"),
        case(at(&format!("instruments/{loan}")), "amount", "400.000", "300.000", "400.000"),
        case(at(&format!("partners/{place}")), "role", "funder", "buyer", "Financier"),
        case(at(&format!("partners/{place}")), "core_business", "no", "unknown", "Nee"),
        case(
            at("gates/G1/judgements"),
            "reason.ALL-07",
            "Gelezen en besproken met de partners.",
            "Nog eens gelezen en besproken.",
            "Gelezen en besproken met de partners.",
        ),
        case(
            at("conditions/G1/C8"),
            "reason",
            "De partners komen elke maand bijeen.",
            "Zij komen elk kwartaal bijeen.",
            "De partners komen elke maand bijeen.",
        ),
    ];
    for one_case in &cases {
        both_are_seen(&one, &other, one_case).await;
    }
}

#[tokio::test]
async fn every_other_form_shows_both_values() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let dinkeldal = story.organisation("Dinkeldal").with_kvk("99000001").arrives().await;
    let expert = an_expert(&poort, "roos").await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let sub_area = poort.state.reference().sub_areas(domain::people::Language::Nl)[0].0.clone();
    let profile = [("organisation", ""), ("role", "science"), ("judges_business_case", "yes"), ("is_from_outside", "yes")];
    let rest = [("sub_areas", &*sub_area), ("languages", "nl"), ("most_reviews", "4"), ("available_from", ""), ("available_until", "")];
    let kept = send(&one, &format!("/experts/{expert}"), "0", &[&profile[..], &rest[..]].concat()).await;
    kept.onward();
    let organisation = format!("/organisations/{dinkeldal}/edit");
    let cases = [
        case(organisation.clone(), "name", "Dinkeldal Een", "Dinkeldal Twee", "Dinkeldal Een"),
        case(organisation, "size", "medium", "large", "Middelgroot"),
        case(format!("/experts/{expert}"), "most_reviews", "5", "6", "5"),
    ];
    for one_case in &cases {
        both_are_seen(&one, &other, one_case).await;
    }
    let (roos, again) = (poort.signed_in("roos").await, poort.signed_in("roos").await);
    both_are_seen(&roos, &again, &case("/profile".to_owned(), "most_reviews", "7", "8", "7")).await;
    let (anke, again) = (poort.signed_in("admin").await, poort.signed_in("admin").await);
    let facility = "/programme/facilities/high-tech-factory".to_owned();
    let known = PageForm::on(&anke.get(&facility).await, &facility).with("status", "planned").with("source", "Krant van 1 maart 2026");
    known.send(&anke).await.onward();
    both_are_seen(&anke, &again, &case(facility.clone(), "status", "started", "ended", "In gebruik")).await;
    both_are_seen(&anke, &again, &case(facility, "source", "Krant van 2 maart", "Krant van 3 maart", "Krant van 2 maart")).await;
    both_are_seen(&anke, &again, &case("/preferences".to_owned(), "choice", "daily", "never", "Eén keer per dag")).await;
}

#[tokio::test]
async fn the_forms_of_a_panel_and_its_round_show_both_values() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["roos", "ruben", "rachid", "rianne"]).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let extend = format!("/rounds/{}/reviews/{}/extend", panel.round, panel.reviews[3]);
    let day = |days| (due_on() + chrono::Days::new(days)).format("%d-%m-%Y").to_string();
    let open = async |who: &Visitor<'_>, days| PageForm::on(&who.get(&extend).await, &extend).with("due_on", &day(days));
    let (mine, theirs) = (open(&manager, 7).await, open(&second, 14).await);
    mine.send(&manager).await.onward();
    let lost = theirs.send(&second).await;
    assert_eq!((lost.status, told(&lost)), (StatusCode::CONFLICT, vec!["Intussen bewaard: 10 december 2026".to_owned()]));
    PageForm::on(&lost, &extend).send(&second).await.onward();

    for (at, name) in ["roos", "ruben", "rachid"].into_iter().enumerate() {
        hands_in(&poort, panel.reviews[at], name, ["4"; 5], "Een plan met een klant die betaalt en een team dat het kan.").await;
    }
    let (chair, again) = (poort.signed_in("chair").await, poort.signed_in("chair").await);
    opens(&poort, &chair, &panel).await.onward();
    let (proposal, levels) = (page(&panel), format!("{}/levels", page(&panel)));
    let consensus = format!("{proposal}/consensus");
    let windows = async |case: &Case| both_are_seen_in_two_windows(&chair, &again, case).await;
    windows(&Case { action: consensus.clone(), ..case(proposal.clone(), "reasons", "Een sterk plan.", "Een heel sterk plan.", "Een sterk plan.") })
        .await;
    windows(&Case { action: consensus.clone(), ..case(proposal.clone(), "score.FIT", "4", "4.5", "4") }).await;
    windows(&Case { action: consensus, ..case(proposal, "advice", "fund", "do_not_fund", "Honoreren") }).await;
    windows(&case(levels.clone(), "level.C1", "3", "4", "3")).await;
    windows(&case(levels, "reason.C1", "Sterk.", "Heel sterk.", "Sterk.")).await;
}

/// The same for two windows of the chair, whose pages say in other words that something changed.
async fn both_are_seen_in_two_windows(one: &Visitor<'_>, other: &Visitor<'_>, case: &Case) {
    let Case { page, action, field, first, second, shown } = case;
    // The form of the chair has two buttons; the one that keeps a draft is pressed.
    let draft = |form: PageForm| if action.ends_with("/consensus") { form.with("go", "stay") } else { form };
    let open = async |who: &Visitor<'_>| draft(PageForm::on(&who.get(page).await, action));
    let (mine, theirs) = (open(one).await.with(field, first), open(other).await.with(field, second));
    mine.send(one).await.onward();
    let lost = theirs.send(other).await;
    assert_eq!(lost.status, StatusCode::CONFLICT, "{action} {field}: {}", lost.text);
    assert!(lost.keeps(field, second), "{action} keeps {second:?}: {}", lost.text);
    let [stored] = &told(&lost)[..] else { panic!("one field differs: {:?}", told(&lost)) };
    assert!(stored.starts_with(&format!("Intussen bewaard: {shown}")), "{stored}");
    assert_eq!(stands(&open(one).await, field), *first, "{action} {field} is not overwritten");
    draft(PageForm::on(&lost, action)).send(other).await.onward();
    assert_eq!(stands(&open(other).await, field), *second, "{action} {field} is saved knowingly");
}

#[tokio::test]
async fn the_fields_that_both_changed_are_listed_with_a_way_to_each() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/projects/{id}/dossier");
    let open = async |who: &Visitor<'_>| PageForm::on(&who.get(&path).await, &path);
    let theirs = open(&other).await.with("lessons", "Een andere les.").with("proof_of_concept", "Het prototype staat in Hengelo.");
    let theirs = theirs.with("trl", "5").with("accession", "closed");
    let mine = open(&one).await.with("proof_of_concept", "Het prototype staat in Enschede.").with("trl", "7").with("accession", "conditional");
    let mine = mine.with("lessons", "Een eerste les.");
    mine.send(&one).await.onward();
    let lost = theirs.send(&other).await;
    let stored = [
        "Intussen bewaard: Open onder voorwaarden",
        "Intussen bewaard: 7: prototype getoond in de praktijk",
        "Intussen bewaard: Het prototype staat in Enschede.",
        "Intussen bewaard: Een eerste les.",
    ];
    assert_eq!(told(&lost), stored);
    assert_eq!(lost.texts(".errors--stored h2"), ["4 velden zijn intussen gewijzigd"]);
    assert_eq!(lost.errors().len(), 4);
    for link in lost.links(".errors--stored a") {
        assert!(lost.text.contains(&format!("id=\"{}\"", link.trim_start_matches('#'))), "{link} leads to a field");
    }
    other.post("/language", &[("language", "en"), ("path", "/")]).await;
    let english = theirs.with("key", &a_key()).send(&other).await;
    assert_eq!(english.texts(".errors--stored h2"), ["4 fields were changed in the meantime"]);
    assert_eq!(english.texts(".stored").first().map(String::as_str), Some("Saved in the meantime: Open under conditions"));
}

#[tokio::test]
async fn what_was_taken_away_meanwhile_is_said_and_the_typed_text_stays() {
    let poort = Poort::with_people().await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project_with_an_instrument(&poort, &one).await;
    let loan = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a loan").id;
    let place = poort.story().partners_now(id).await.pop().expect("a partner").id;
    let at = |rest: String| format!("/projects/{id}/{rest}");
    let (instrument, partner, money) = (at(format!("instruments/{loan}")), at(format!("partners/{place}")), at("financing/innovation".to_owned()));
    let open = async |who: &Visitor<'_>, path: &str| PageForm::on(&who.get(path).await, path).with_reason();
    let late = open(&other, &instrument).await.with("terms", "Vijf jaar, in termijnen.");
    let (late_partner, late_money) = (open(&other, &partner).await.with("role", "buyer"), open(&other, &money).await.with("rows.2.cost", "12.345"));
    for path in [&instrument, &partner] {
        let remove = format!("{path}/remove");
        PageForm::on(&one.get(&remove).await, &remove).with_reason().send(&one).await.onward();
    }
    let gone = late.send(&other).await;
    assert_eq!((gone.status, gone.texts(".notice b")), (StatusCode::CONFLICT, vec!["Dit is intussen weggehaald".to_owned()]));
    assert!(
        gone.text.contains("Marieke Demo was eerder") && gone.texts(".facts dd").contains(&"Vijf jaar, in termijnen.".to_owned()),
        "{}",
        gone.text
    );
    let gone = late_partner.send(&other).await;
    assert_eq!((gone.status, gone.texts(".notice b")), (StatusCode::CONFLICT, vec!["Dit is intussen weggehaald".to_owned()]));
    assert_eq!(gone.texts(".facts dd").first().map(String::as_str), Some("Afnemer"));
    let lost = late_money.send(&other).await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    assert!(lost.text.contains("is geen partner meer; u vulde in: Kosten 12.345"), "{}", lost.text);
    PageForm::on(&lost, &money).send(&other).await.onward();
    for path in [&instrument, &partner] {
        let remove = format!("{path}/remove");
        let again = other.post(&remove, &[("key", &a_key()), ("version", &version(&poort, id).await)]).await;
        assert_eq!((again.status, again.texts(".notice b")), (StatusCode::CONFLICT, vec!["Dit is intussen weggehaald".to_owned()]), "{remove}");
        let strange = format!("{}/00000000-0000-7000-8000-000000000000", path.rsplit_once('/').expect("a path").0);
        assert_eq!(other.post(&strange, &[("key", &a_key()), ("version", "1"), ("kind", "loan")]).await.status, StatusCode::NOT_FOUND, "{strange}");
    }
    let read = &poort.state.database.read;
    let counts =
        (instrument::Entity::find().count(read).await, partner::Entity::find().count(read).await, financing_row::Entity::find().count(read).await);
    assert_eq!(counts, (Ok(0), Ok(2), Ok(2)));
}

#[tokio::test]
async fn two_who_add_at_the_same_time_keep_what_they_typed_and_overwrite_nothing() {
    let poort = Poort::with_people().await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY_FOR_G1).await;
    let (regge, saxion) = (poort.story().organisation("Regge").arrives().await, poort.story().organisation("Saxion").arrives().await);
    let path = format!("/projects/{id}/partners/new");
    let open = async |who: &Visitor<'_>, q: &str| PageForm::on(&who.get(&format!("{path}?q={q}")).await, &path).with("role", "funder");
    let late = open(&other, "saxion").await.with("organisation", &saxion.to_string());
    open(&one, "regge").await.with("organisation", &regge.to_string()).send(&one).await.onward();
    let lost = late.send(&other).await;
    assert_eq!((lost.status, told(&lost)), (StatusCode::CONFLICT, vec![]));
    PageForm::on(&lost, &path).send(&other).await.onward();
    let roles: Vec<_> = poort.story().partners_now(id).await.into_iter().map(|place| (place.organisation_id, place.role)).collect();
    assert_eq!(roles[3..], [(regge, PartnerRole::Funder), (saxion, PartnerRole::Funder)]);
}

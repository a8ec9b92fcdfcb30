//! What is refused of cost lines, by page and by post: outside the period, too many hours, above the budget, twice, of another partner, after handing in.

use crate::form_on_page::PageForm;
use crate::server_under_test::Answer;
use crate::story::a_claim::{BILL, a_claim, adds_to, budget_of};
use crate::story::a_gate::a_key;
use crate::story::a_report::{AReport, a_report_of, day};
use axum::http::StatusCode;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use domain::reports::ReportSection;
use sea_orm::ConnectionTrait;

fn refuses(answer: &Answer, words: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", answer.texts("main"));
    assert!(answer.text.contains(words), "{words}: {:?}", answer.texts("main"));
}

const STAFF: [(&str, &str); 7] = [
    ("from_on", "1-6-2026"),
    ("until_on", "30-6-2026"),
    ("description", "Uren van een medewerker"),
    ("category", "staff"),
    ("means", "in_kind"),
    ("person", "Medewerker 3"),
    ("method", "fixed_rate"),
];

/// The same report on another project, in which the partners of the first take part too.
async fn another(it: &AReport, title: &str) -> (ProjectId, String) {
    let story = it.poort.story();
    let project = story.project(title).led_by(it.parts[0]).in_phase(Phase::Innovation).with_status(Status::Active);
    let project = project.with(it.parts[2], PartnerRole::Participant).but(|row| {
        (row.start_on, row.phase_from, row.duration_months) = (Some(day("2026-05-23")), Some(day("2026-05-23")), Some(12));
    });
    let id: ProjectId = project.arrives().await;
    let report = a_report_of(&it.poort, id).await;
    budget_of(it, id, &[it.parts[0], it.parts[2]]).await;
    (id, format!("/projects/{id}/reports/{report}/costs/{}", it.parts[0]))
}

#[tokio::test]
async fn a_cost_outside_the_period_or_before_the_start_is_refused_with_what_was_typed() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    for (on, words) in [("22-5-2026", "kies een dag vanaf 23 mei 2026"), ("23-11-2026", "kies een dag tot en met 22 november 2026")] {
        let again = it.adds_bill(&lead, 0, &[("from_on", on)]).await;
        refuses(&again, words);
        assert!(again.text.contains(on) && again.text.contains("Weverij Regge B.V."), "what was typed stays");
    }
    let write = it.poort.state.begin().await.expect("a write begins");
    write.execute_unprepared("UPDATE project SET start_on = '2026-07-01'").await.expect("another start");
    write.finish([]).await.expect("the write holds");
    refuses(&it.adds_bill(&lead, 0, &[]).await, "kies een dag vanaf 1 juli 2026");
    assert_eq!(it.lines(0).await, []);
}

#[tokio::test]
async fn a_person_has_1720_hours_in_a_year_over_all_projects() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    let (_, other) = another(&it, "VezelBalk").await;
    adds_to(&lead, &other, &[&STAFF[..], &[("hours", "300")]].concat()).await.onward();
    let more = [
        &STAFF[..],
        &[("from_on", "1-7-2026"), ("until_on", "31-7-2026"), ("hours", "1.421"), ("means", "cash"), ("method", "integral_rate"), ("rate", "10")],
    ]
    .concat();
    let again = it.adds(&lead, 0, &more).await;
    refuses(&again, "in 2026 heeft deze persoon nog 1.420 uur, van de 1.720 over alle projecten");
    it.adds(&lead, 0, &[&more[..], &[("hours", "1.420")]].concat()).await.onward();
}

#[tokio::test]
async fn a_claim_above_what_is_left_is_refused_and_leads_to_a_change_request() {
    let it = a_claim().await;
    let (lead, buur) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await);
    it.adds_bill(&lead, 0, &[("amount", "39.000")]).await.onward();
    let again = it.adds_bill(&lead, 0, &[("amount", "1.000,01"), ("invoice", "2")]).await;
    refuses(&again, "van de goedgekeurde begroting is nog €\u{a0}1.000 over");
    assert!(again.text.contains(&format!("/projects/{}/changes/new/innovation", it.project)), "{:?}", again.texts("main"));
    it.adds_bill(&lead, 0, &[("amount", "1.000"), ("invoice", "2")]).await.onward();
    it.adds(&lead, 0, &[&STAFF[..], &[("hours", "400")]].concat()).await.onward();
    let in_kind = it.adds(&lead, 0, &[&STAFF[..], &[("hours", "1"), ("from_on", "1-7-2026"), ("until_on", "2-7-2026")]].concat()).await;
    refuses(&in_kind, "is nog €\u{a0}0 over");
    let of_other = it.adds_bill(&buur, 1, &[("amount", "40.000,01"), ("invoice", "3")]).await;
    refuses(&of_other, "is nog €\u{a0}40.000 over");
    assert!(of_other.text.contains(&format!("/projects/{}/money", it.project)), "who cannot write a request reads where one is");
}

#[tokio::test]
async fn the_same_bill_is_refused_over_all_projects_and_another_project_is_named_to_its_own_people_only() {
    let it = a_claim().await;
    let (lead, derde, buur) = (it.poort.signed_in("partner").await, it.poort.signed_in("derde").await, it.poort.signed_in("buur").await);
    let (_, other) = another(&it, "VezelBalk").await;
    adds_to(&lead, &other, &BILL).await.onward();
    let again = it.adds_bill(&lead, 0, &[("amount", "7"), ("supplier", "weverij regge bv"), ("invoice", "2026 0187")]).await;
    refuses(&again, "deze factuur is al eerder opgegeven");
    assert!(again.text.contains("VezelBalk, Eindrapport 1, regel 1"), "{:?}", again.texts("main"));
    for (which, visitor) in [(1, &buur), (2, &derde)] {
        let again = it.adds_bill(visitor, which, &[]).await;
        refuses(&again, "deze factuur is al eerder opgegeven");
        assert!(again.text.contains("bij een andere organisatie") && !again.text.contains("VezelBalk"), "{:?}", again.texts("main"));
    }
    it.adds_bill(&lead, 0, &[("amount", "7"), ("invoice", "2026-0188")]).await.onward();
}

#[tokio::test]
async fn the_same_time_sheet_or_file_is_refused_over_all_projects() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    let (elsewhere, other) = another(&it, "VezelBalk").await;
    adds_to(&lead, &other, &[&STAFF[..], &[("hours", "80")]].concat()).await.onward();
    let again = it.adds(&lead, 0, &[&STAFF[..], &[("hours", "80"), ("person", "medewerker  3")]].concat()).await;
    refuses(&again, "deze urenstaat is al eerder opgegeven");
    let there = it.has_file(elsewhere, 0, ("factuur.pdf", "abc")).await.to_string();
    adds_to(&lead, &other, &[&BILL[..], &[("evidence", &*there)]].concat()).await.onward();
    let here = it.has_file(it.project, 0, ("zelfde.pdf", "abc")).await.to_string();
    let again = it.adds_bill(&lead, 0, &[("evidence", &here), ("invoice", "9"), ("amount", "9")]).await;
    refuses(&again, "dit bestand bewijst al een andere kost");
    let foreign = it.adds_bill(&lead, 0, &[("evidence", &there), ("invoice", "9"), ("amount", "9")]).await;
    refuses(&foreign, "kies iets uit de lijst");
    let own = it.has_file(it.project, 0, ("ander.pdf", "def")).await.to_string();
    it.adds_bill(&lead, 0, &[("evidence", &own), ("invoice", "9"), ("amount", "9")]).await.onward();
}

#[tokio::test]
async fn the_same_refusals_meet_what_is_pasted() {
    let it = a_claim().await;
    let lead = it.poort.signed_in("partner").await;
    it.adds_bill(&lead, 0, &[]).await.onward();
    let heads = "Datum of eerste dag\tLaatste dag\tOmschrijving\tCategorie\tGeld of in kind\tWie\tHoe de uren tellen\tUren\tBedrag\tLeverancier\tFactuurnummer\n";
    let rows = [
        "22-5-2026\t\tTe vroeg\tmaterials\tcash\t\t\t\t5\tRegge\tB-1",
        "1-6-2026\t30-6-2026\tTe veel uren\tstaff\tin_kind\tBo\tfixed_rate\t1.721\t\t\t",
        "19-6-2026\t\tTe veel geld\tmaterials\tcash\t\t\t\t50.000\tRegge\tB-2",
        "19-6-2026\t\tTwee keer\tmaterials\tcash\t\t\t\t8\tWeverij Regge BV\t2026-0187",
        "19-6-2026\t\tGoed\tmaterials\tcash\t\t\t\t8\tRegge\tB-3",
        "19-6-2026\t\tTwee keer in dit blad\tmaterials\tcash\t\t\t\t9\tRegge\tB-3",
    ];
    it.pastes(&lead, 0, &format!("{heads}{}", rows.join("\n")), "").await.onward();
    assert_eq!(it.lines(0).await.iter().map(|line| line.description.as_str()).collect::<Vec<_>>(), ["Koolstofweefsel", "Goed"]);
    let text = lead.get(&it.costs(0)).await.texts("section[aria-labelledby='waiting'] li").join(" ");
    for words in ["Cel A2", "Cel H3", "Cel I4", "Cel K5", "Cel K7", "nog 1.720 uur", "kies een dag vanaf 23 mei 2026", "al eerder opgegeven"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn nobody_writes_in_the_part_of_another_or_after_handing_in() {
    let it = a_claim().await;
    let (lead, buur) = (it.poort.signed_in("partner").await, it.poort.signed_in("buur").await);
    it.adds_bill(&lead, 0, &[]).await.onward();
    let line = it.lines(0).await[0].id;
    let new = format!("{}/new", it.costs(0));
    assert_eq!(buur.get(&new).await.status, StatusCode::NOT_FOUND);
    assert_eq!(buur.get(&format!("{}/lines/{line}", it.costs(0))).await.status, StatusCode::NOT_FOUND);
    let own = format!("{}/new", it.costs(1));
    let form = BILL.iter().fold(PageForm::on(&buur.get(&own).await, &own), |form, (name, value)| form.with(name, value));
    assert_eq!(form.with("invoice", "77").to(&new).send(&buur).await.status, StatusCode::NOT_FOUND);
    for (path, pairs) in
        [(format!("{}/lines/{line}/remove", it.costs(0)), vec![]), (format!("{}/paste", it.costs(0)), vec![("pasted", "x"), ("pasted_means", "")])]
    {
        let key = a_key();
        let pairs = [&[("key", &*key), ("version", "1")][..], &pairs[..]].concat();
        assert_eq!(buur.post(&path, &pairs).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(it.lines(0).await.len(), 1);
    for section in ReportSection::of_form(false) {
        it.writes(&lead, 0, section).await.onward();
    }
    let (path, open) = (format!("{}/lines/{line}", it.costs(0)), lead.get(&new).await);
    let stale = PageForm::on(&lead.get(&path).await, &path);
    it.hands_in(&lead, 0).await.onward();
    refuses(&stale.with("amount", "5").send(&lead).await, "Dit deel is ingeleverd");
    let late = BILL.iter().fold(PageForm::on(&open, &new), |form, (name, value)| form.with(name, value)).with("invoice", "78");
    refuses(&late.send(&lead).await, "Dit deel is ingeleverd");
    assert_eq!(it.lines(0).await.iter().map(|line| line.value.0).collect::<Vec<_>>(), [100_050]);
}

#[tokio::test]
async fn a_line_that_was_handed_in_or_approved_does_not_change_by_sql_either() {
    let it = a_claim().await;
    it.every_part_claims().await;
    let tries = async |sql: &str| {
        let write = it.poort.state.begin().await.expect("a write begins");
        write.execute_unprepared(sql).await.expect_err(sql).to_string()
    };
    for sql in ["UPDATE cost_line SET value = 1", "DELETE FROM cost_line"] {
        assert!(tries(sql).await.contains("what was handed in or approved does not change"), "{sql}");
    }
    let manager = it.poort.signed_in("manager").await;
    for which in 0..3 {
        it.approves_rest(&manager, which).await.onward();
    }
    it.approves(&manager).await.onward();
    for sql in ["UPDATE cost_line SET value = 1", "DELETE FROM cost_line", "UPDATE cost_verdict SET approved = 1", "DELETE FROM cost_verdict"] {
        assert!(tries(sql).await.contains("what was handed in or approved does not change"), "{sql}");
    }
    assert!(tries("UPDATE report SET view_note = 'anders' WHERE state = 'approved'").await.contains("an approved report"));
}

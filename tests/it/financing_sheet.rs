//! A financing table that is filled from a spreadsheet without scripts: hundreds of lines, some of them wrong, and lines that come and go.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort};
use crate::story::a_gate::a_key;
use crate::story::money::{MoneyStory, a_story, value};
use axum::http::StatusCode;
use domain::Eur;
use domain::financing::FinancingRow;
use domain::partners::PartnerRole;
use domain::projects::Phase;
use std::fmt::Write;

/// A project with this many partners, the first of which leads.
pub async fn with_partners(count: usize) -> MoneyStory {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let mut names = Vec::new();
    for number in 0..count {
        names.push(story.organisation(&format!("Deelnemer {number} B.V.")).arrives().await);
    }
    story.works_for("partner", names[0]).await;
    let project = story.project("Grote keten").led_by(names[0]);
    let project = names[1..].iter().fold(project, |project, name| project.with(*name, PartnerRole::Participant)).arrives().await;
    let partners = story.partners_now(project).await;
    let [lead, university, interested] = [0, 1, 2].map(|place: usize| partners[place].id);
    MoneyStory { poort, project, lead, university, interested }
}

fn pasted(answer: &Answer) -> String {
    answer.texts("textarea[name=pasted]").join("\n")
}

#[tokio::test]
async fn of_two_hundred_pasted_lines_the_good_ones_stay_and_the_three_wrong_ones_are_named() {
    let story = with_partners(200).await;
    let manager = story.poort.signed_in("manager").await;
    let (page, path) = (story.path(Phase::Start), story.path(Phase::Start));
    let mut text = "Kosten\tPartner\tGeld\tProvincie\n".to_owned();
    for number in 0..200 {
        let _ = match number {
            17 => writeln!(text, "1.017,00\tVreemd & Zonen\t1.017\t"),
            58 => writeln!(text, "12.50.00\tdeelnemer 58 bv\t€ 58,-\t"),
            120 => writeln!(text, "1.120,00\tDeelnemer 119 B.V.\t1.120\t"),
            _ => writeln!(text, "€ 1.{number:03},00\tDeelnemer {number} B.V.\t1.{number:03}\t"),
        };
    }
    let form = PageForm::on(&manager.get(&page).await, &path);
    let told = form.clone().with("pasted", &text).with("take", "yes").send(&manager).await;
    let expected = [
        "Deelnemer 58 B.V., Kosten: dit is geen bedrag. Schrijf bijvoorbeeld 1.250.000.",
        "Geplakte regel 19 (Vreemd & Zonen): dit is geen partner van dit project.",
        "Geplakte regel 121 (Deelnemer 119 B.V.): deze partner staat al op regel 122.",
        "Geplakte regel 122 (Deelnemer 119 B.V.): deze partner staat al op regel 121.",
    ];
    assert_eq!((told.status, told.errors()), (StatusCode::UNPROCESSABLE_ENTITY, expected.map(str::to_owned).to_vec()));
    assert_eq!(told.texts(".notice b"), ["197 regels zijn overgenomen in de tabel"]);
    assert_eq!(told.attributes("input[aria-invalid=true]", "name"), ["rows.58.cost"], "the cell is marked");
    assert_eq!((value(&told, "rows.58.cost"), value(&told, "rows.58.own_cash")), (Some("12.50.00".to_owned()), Some("€ 58,-".to_owned())));
    assert_eq!((value(&told, "rows.199.cost"), value(&told, "rows.120.cost")), (Some("€ 1.199,00".to_owned()), Some("0".to_owned())));
    let left = "Kosten Partner Geld Provincie 1.017,00 Vreemd & Zonen 1.017 € 1.119,00 Deelnemer 119 B.V. 1.119 1.120,00 Deelnemer 119 B.V. 1.120";
    assert_eq!(pasted(&told), left, "what cannot be taken over stays");
    assert_eq!(story.rows(Phase::Start).await, [], "nothing is saved before somebody says so");

    // Saved while lines are wrong: nothing is saved and nothing is lost.
    let mended = PageForm::on(&told, &path).with("rows.58.cost", "1.058");
    let again = mended.send(&manager).await;
    assert_eq!((again.status, again.errors().len(), pasted(&again)), (StatusCode::UNPROCESSABLE_ENTITY, 3, left.to_owned()));
    assert_eq!((story.rows(Phase::Start).await, value(&again, "rows.58.cost")), (vec![], Some("1.058".to_owned())));

    let rest = "Deelnemer 17 B.V.\t1.017\nDeelnemer 119 B.V.\t1.119\nDeelnemer 120 B.V.\t1.120\n";
    let saved = PageForm::on(&again, &path).with("pasted", rest).send(&manager).await;
    assert_eq!(saved.location, Some(format!("{path}?done=financing-saved")), "{:?}", saved.errors());
    let costs: Vec<Eur> = story.rows(Phase::Start).await.iter().map(|row| row.cost).collect();
    assert_eq!((costs.len(), costs[17], costs[120], costs[199]), (200, Eur::euros(1_017), Eur::euros(1_120), Eur::euros(1_199)));
    assert_eq!(costs.iter().map(|cost| cost.0).sum::<i64>(), (0..200).map(|number| 100_000 + number * 100).sum::<i64>());
    assert_eq!(story.events("financing_changed").await, 1);
}

#[tokio::test]
async fn a_line_is_added_and_taken_away_without_scripts() {
    let story = a_story().await;
    let manager = story.poort.signed_in("manager").await;
    let (path, interested) = (story.path(Phase::Start), story.interested.to_string());
    let page = manager.get(&path).await;
    assert_eq!(page.texts("select[name=more] option"), ["Kies een partner", "Kijker"]);
    let nobody = PageForm::on(&page, &path).with("add", "yes").send(&manager).await;
    assert_eq!((nobody.status, nobody.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Vul in: Partner zonder regel.".to_owned()]));
    let added = PageForm::on(&page, &path).with("rows.0.cost", "90").with("more", &interested).with("add", "yes").send(&manager).await;
    let saved = PageForm::on(&page, &path).with("rows.0.cost", "90").with("more", &interested).send(&manager).await;
    assert_eq!((saved.status, value(&saved, "rows.2.partner").as_deref()), (StatusCode::OK, Some(interested.as_str())), "saving forgets no choice");
    assert_eq!(saved.texts(".notice b"), ["Er is een regel voor Kijker bij gekomen"]);
    assert_eq!(
        (added.status, value(&added, "rows.2.partner"), value(&added, "rows.0.cost")),
        (StatusCode::OK, Some(interested), Some("90".to_owned()))
    );
    assert_eq!(added.texts("select[name=more]").len(), 0, "everybody has a line");
    PageForm::on(&added, &path).with("rows.2.other", "90").with("rows.1.cost", "5").send(&manager).await.onward();
    assert_eq!(story.rows(Phase::Start).await.len(), 3);

    let form = PageForm::on(&manager.get(&path).await, &path);
    let looked = form.clone().with("rows.2.remove", "yes").with("calculate", "yes").send(&manager).await;
    assert_eq!(looked.attributes("[name='rows.2.remove']", "checked").len(), 1, "it stays ticked");
    assert_eq!(looked.texts(".outcome__balance"), ["Er is nog € 95 te vinden."], "what goes does not count");
    assert_eq!(story.rows(Phase::Start).await.len(), 3);
    form.with("rows.2.other", "dit hoeft geen bedrag te zijn").with("rows.2.remove", "yes").send(&manager).await.onward();
    let costs: Vec<_> = story.rows(Phase::Start).await.iter().map(|row| (row.partner, row.cost)).collect();
    assert_eq!(costs, [(story.lead, Eur::euros(90)), (story.university, Eur::euros(5))]);
    assert_eq!(manager.get(&path).await.texts("select[name=more] option"), ["Kies een partner", "Kijker"]);
}

#[tokio::test]
async fn a_stranger_in_the_paste_is_named_with_the_way_to_add_them_and_a_lost_race_keeps_the_lines() {
    let story = a_story().await;
    let (manager, petra) = (story.poort.signed_in("manager").await, story.poort.signed_in("partner").await);
    let path = story.path(Phase::Start);
    let form = PageForm::on(&petra.get(&path).await, &path);
    let told = form.clone().with("pasted", "Stranger Ltd\t10").with("take", "yes").send(&petra).await;
    assert_eq!(told.errors(), ["Geplakte regel 1 (Stranger Ltd): dit is geen partner van dit project."]);
    assert_eq!(told.attributes(".pasted a", "href"), [format!("/projects/{}/partners/new", story.project)]);
    assert_eq!(told.attributes("textarea[name=pasted]", "aria-invalid"), ["true"]);
    assert_eq!(story.save(&manager, Phase::Start, "1", ["10", "10"], &a_key()).await.status, StatusCode::SEE_OTHER);
    let lost = form.with("pasted", "Universiteit Voorbeeld\t10").send(&petra).await;
    assert_eq!((lost.status, pasted(&lost).as_str()), (StatusCode::CONFLICT, "Universiteit Voorbeeld 10"));
    PageForm::on(&lost, &path).send(&petra).await.onward();
    let first = FinancingRow { cost: Eur::euros(10), own_cash: Eur::euros(10), ..FinancingRow::empty(story.lead) };
    assert_eq!(story.rows(Phase::Start).await, [first, FinancingRow { cost: Eur::euros(10), ..FinancingRow::empty(story.university) }]);
}

#[tokio::test]
async fn a_table_of_five_hundred_lines_opens_and_is_saved_with_a_handful_of_statements() {
    let story = with_partners(500).await;
    let manager = story.poort.signed_in("manager").await;
    let path = story.path(Phase::Start);
    let text = (0..500).fold(String::new(), |text, number| format!("{text}Deelnemer {number} B.V.\t1.000\t100\t100\t100\t100\t300\t300\t0\n"));
    let form = PageForm::on(&manager.get(&path).await, &path);
    form.with("pasted", &text).send(&manager).await.onward();
    assert_eq!((story.rows(Phase::Start).await.len(), story.project().await.cost), (500, Eur::euros(500_000)));
    assert!(manager.queries(&path).await <= 6);
    let page = manager.get(&path).await;
    assert_eq!(
        (page.texts(".outcome__balance"), value(&page, "rows.499.own_cash")),
        (vec!["In balans: alle kosten zijn gedekt.".to_owned()], Some("300".to_owned()))
    );
    PageForm::on(&page, &path).with("rows.499.own_cash", "299").send(&manager).await.onward();
    assert_eq!(story.project().await.own_cash, Eur::euros(149_999));
}
